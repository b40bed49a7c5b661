"""What publishing may have to say: J5xx, with the explanations the manual shows."""

from typing import Final

from journeysite.diagnostics import Severity
from journeysite.diagnostics.code import Code

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

LINKED: Final = Code(
    "J517",
    ERROR,
    "output folder is a link",
    "What is published replaces what was there, and a link may have been put into the repository by anybody: it can "
    "lead to a folder that has nothing to do with the site. So no link is followed that is the output folder itself or "
    "lies on the way to it inside the site's repository. If you mean the folder that it leads to, name that one.",
)
STRANGERS: Final = Code(
    "J518",
    WARNING,
    "published folder holds files of others",
    "Files in the output folder that no build wrote are kept and so published with the site: a file `CNAME`, the "
    "uploads of somebody else, or a page that a stranger's commit has put there. What a browser would run or show as a "
    "page is told as a warning, anything else as a note. Delete what nobody put there on purpose.",
)
PRECIOUS: Final = Code(
    "J501",
    ERROR,
    "output folder holds what cannot be replaced",
    "Publishing makes a folder hold the site and takes its place as a whole. The site's own folder, your "
    "home, the folder you are standing in and any folder around them are therefore refused. Name a folder of "
    "its own, such as `site`.",
)
WORK_TREE: Final = Code(
    "J502",
    ERROR,
    "output folder is a git work tree",
    "A folder with a `.git` inside is a repository, and so is a bare one; its history must not depend on a build. "
    "Publish into a folder below a work tree, or copy the published files into the other repository afterwards.",
)
SOURCE: Final = Code(
    "J503",
    ERROR,
    "output folder is read by the build",
    "The site would be published over its own content, data, pictures or theme, or into them, where the next "
    "build would take it for content.",
)
NOT_A_FOLDER: Final = Code(
    "J504",
    ERROR,
    "output folder is a file",
    "A file has the name that the output folder shall have. It is left alone.",
)
OCCUPIED: Final = Code(
    "J505",
    ERROR,
    "output folder holds somebody else's files",
    "journeysite publishes only into folders that are new, empty, or marked as its own by the list of files "
    "that it keeps there. Everything else belongs to somebody.",
)
DAMAGED_LIST: Final = Code(
    "J506",
    ERROR,
    "list of published files is damaged",
    "The list `.journeysite-manifest` tells the site's files from those that others have put beside them. "
    "Without it nothing can be removed safely. If all files in the folder come from builds, delete the folder "
    "and build again.",
)
BAD_ADDRESS: Final = Code(
    "J507",
    ERROR,
    "address cannot be published",
    "A page's address must be a relative path that every common file system can hold: no `..`, no empty or "
    "overlong name, no control character or backslash, none of the names that git or journeysite reserve.",
)
SAME_ADDRESS: Final = Code(
    "J508",
    ERROR,
    "two files want one address",
    "Two files of the site would have the same address, or addresses that differ only in case or Unicode "
    "form, which are one and the same on macOS, on Windows and in many zip programs; or one is a file where "
    "the other needs a folder.",
)
IN_THE_WAY: Final = Code(
    "J509",
    ERROR,
    "somebody else's file is in the way",
    "Files that others put into the published folder are kept. This one stands where the site needs a page or "
    "a folder of its own, and only you can know which of the two shall go.",
)
BROKEN_OFF: Final = Code(
    "J510",
    ERROR,
    "publishing broke off",
    "The system refused to write: the disk is full, a permission is missing, or a device went away. The "
    "folder holds what it held before, whole; only where files have to be replaced one by one (see J512) it may "
    "hold old ones beside new ones, and the next build goes on from there.",
)
BUSY: Final = Code(
    "J511",
    ERROR,
    "another build is writing",
    "Builds into the same folder wait for each other, and this one has waited long enough. A build that hangs "
    "can be ended: the folder stays whole.",
)
ONE_BY_ONE: Final = Code(
    "J512",
    NOTE,
    "files were replaced one by one",
    "Usually a new site takes the place of the old one in a single step. A mount point cannot be exchanged, "
    "nor a folder whose parent is not writable; there files are replaced one after the other, styles before "
    "pages, and a reader may meet an old page beside a new one for a moment. Publishing into a folder inside "
    "the mount avoids that.",
)
CLOSED: Final = Code(
    "J515",
    ERROR,
    "output folder cannot be read",
    "The system does not let this user look into the folder, so a build cannot tell its own files from somebody "
    "else's, and leaves all of them alone. Mend the permissions, or choose another folder.",
)
