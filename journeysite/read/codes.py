"""What reading may have to say: one code for each kind of trouble, with the explanation that the manual shows.

J0xx are about files, YAML, frontmatter and Markdown, J1xx about the keys of a record, J4xx about the settings.
"""

from journeysite.diagnostics import Severity
from journeysite.diagnostics.code import Code as Code
from journeysite.read import limits

ERROR, WARNING = Severity.ERROR, Severity.WARNING

UNREADABLE = Code(
    "J001",
    ERROR,
    "file cannot be read",
    "The file is there but the system refuses to hand it out. Look at its permissions, or whether it is a broken link.",
)
NOT_UTF8 = Code(
    "J002",
    ERROR,
    "file is not UTF-8",
    "Content files are UTF-8 text. A file saved as Windows-1252, Latin-1 or UTF-16 would lose its accents, and a "
    "document of a word processor is no text at all. Save it again as plain text in UTF-8.",
)
CONTROL_CHARACTER = Code(
    "J003",
    ERROR,
    "character that no page can show",
    "The text holds a character that nobody can see, that turns the line around, or that stands for a lost letter or "
    "for a sign of a special font, mostly pasted from another program. Delete it and type the place again.",
    protects=True,
)
TOO_LARGE = Code(
    "J004",
    ERROR,
    "file is too large",
    f"A file may have {limits.FILE // 10**6} MB, its frontmatter {limits.FRONTMATTER:,} characters and its story "
    f"{limits.STORY:,}; journeysite.yml and theme.yml {limits.SETTINGS:,}. A font or another file of a theme may have "
    "32 MB, one in `content/media` 1 GB. Larger ones are most likely not what they seem. Of a story that is too long "
    "the beginning is read.",
)
MISPLACED = Code(
    "J005",
    WARNING,
    "file is in no folder that is read",
    "The folder says what a file describes. A file elsewhere belongs to nothing and is left out of the site.",
)
WRONG_ENDING = Code(
    "J006",
    WARNING,
    "file name ends in something that is not read",
    "Content files end in `.md`. Others are left out, so that drafts and backups never get published by accident.",
)
UNUSABLE_NAME = Code(
    "J007",
    ERROR,
    "file name cannot be part of an address",
    "A file's name becomes its id and its page's address. Spaces and the characters # ? % : * < > | \" \\ would have "
    "to be escaped in every link to it, and no common file system has names of more than 255 bytes.",
)
SAME_NAME = Code(
    "J008",
    ERROR,
    "two files have the same address",
    "Ids must differ by more than capitals, the way accents are stored, or a leading number: on some computers the "
    "two files are one, and their pages would overwrite each other.",
)
FOREIGN_LINK = Code(
    "J009",
    ERROR,
    "symbolic link is not followed",
    "Wherever it stands in the site and wherever it leads, a link is not followed: `content` and `themes` themselves, "
    "`journeysite.yml`, a file of a theme. What it leads to could be another file tomorrow, or on the machine that "
    "publishes a secret. Put the file or folder itself there.",
    protects=True,
)
LONELY_TRANSLATION = Code(
    "J010",
    ERROR,
    "translation without a file to translate",
    "`quentin.fr.md` carries only what differs in French from `quentin.md`. It needs that file beside it, and its "
    "language must be among `languages` in journeysite.yml.",
)
NOT_CLOSED = Code(
    "J011",
    ERROR,
    "frontmatter does not end where it should",
    "The frontmatter stands between two lines of three dashes. Without the second, the story would be read as keys; "
    "where it comes too early, keys would be read as the story.",
)
NO_FRONTMATTER = Code(
    "J012",
    ERROR,
    "frontmatter is missing or comes too late",
    "The frontmatter begins on the very first line of the file, with `---`.",
)
YAML_SYNTAX = Code(
    "J013",
    ERROR,
    "YAML cannot be read",
    "The keys are written in YAML. Common causes: a value that holds `: ` and is not quoted, a quotation mark or "
    "bracket that is never closed, a line that is indented differently from its neighbours, a tab.",
)
DUPLICATE_KEY = Code(
    "J014",
    ERROR,
    "key is written twice",
    "YAML tools disagree about which of the two counts. Keep one.",
)
CUT_VALUE = Code(
    "J015",
    ERROR,
    "value is cut by ` #`",
    "In YAML a `#` after a space begins a comment, so the rest of an unquoted value is lost without a word. A comment "
    "behind unquoted text is therefore set off by at least two spaces (the usual convention for YAML and Python); "
    "a `#` after a single space is taken for a part of the text and reported. Behind quoted text, numbers, dates, "
    "true, false and closing brackets one space is enough.",
)
YAML_FEATURE = Code(
    "J016",
    ERROR,
    "YAML anchors, aliases and tags are not used",
    "A value that begins with `&`, `*` or `!` is a command to YAML. Most of the time plain text was meant: quote it.",
)
YAML_TOO_DEEP = Code(
    "J017",
    ERROR,
    "YAML is nested too deeply",
    "No record nests deeper than twenty levels. Look for a row of opening brackets.",
)
UNUSABLE_KEY = Code(
    "J018",
    ERROR,
    "key is not a word",
    "A key is a word followed by a colon. A list or a mapping cannot be a key; text in braces has to be quoted.",
)
MARKDOWN_TOO_DEEP = Code(
    "J021",
    ERROR,
    "Markdown is nested too deeply",
    "Lists and quotations inside each other are read to a depth of fifty; what lies deeper would be dropped.",
)
HTML_AS_TEXT = Code(
    "J022",
    WARNING,
    "HTML is shown as text",
    "HTML in a story is not interpreted: its readers see the tag. Use Markdown, or set `raw_html: true` in "
    "journeysite.yml (it is then cleaned of scripts).",
)
REFUSED_ATTRIBUTE = Code(
    "J023",
    WARNING,
    "attribute is not allowed",
    "Attributes in braces may set an id, classes, a language, a title, a width and a height. Styles and event "
    "handlers are dropped.",
)
ADMONITION = Code(
    "J024",
    WARNING,
    "box is not complete",
    "A box begins with `::: note` (or tip, important, warning, caution) and ends with a line of three colons.",
)
REFUSED_LINK = Code(
    "J025",
    ERROR,
    "link leads nowhere",
    "A link needs a target: a path to a file of the site, an id in double brackets, or an address that begins with "
    "https, http, mailto, tel or sms. Others, such as javascript, are shown as text.",
)
FOREIGN_PICTURE = Code(
    "J026",
    ERROR,
    "picture from another site",
    "Pages make no request to other machines. Put the picture into content/media and name it from there.",
    protects=True,
)
FIGURE_IN_TEXT = Code(
    "J027",
    ERROR,
    "figure inside a line of text",
    "A figure such as `![[map:diving-gear]]` stands on a line of its own.",
)
UNDEFINED_LABEL = Code(
    "J028",
    WARNING,
    "note or link label is not defined",
    "`[^1]` needs a line `[^1]: …`, and `[text][label]` a line `[label]: …`. Without it readers see the brackets.",
)
SKIPPED_LANGUAGE = Code(
    "J029",
    WARNING,
    "translation repeats a key of the base file",
    "Figures, ids, emotions and links are written once, in the base file. A translation carries words only.",
)
MARKDOWN_AS_TEXT = Code(
    "J030",
    WARNING,
    "Markdown is shown as text",
    "This looks like a link, a heading, a table or a box, but a detail keeps it from being one: a space in a path, "
    "none behind `##`, no line of dashes below a table's head. Readers see the characters as they stand. Where that "
    "is meant, put the text in backticks.",
)
OPEN_CODE = Code(
    "J031",
    WARNING,
    "block of code is not closed",
    "A block of code begins with three backticks and ends with a line of three. Without that line, all that follows is "
    "shown as code.",
)
NOT_A_FILE = Code(
    "J042",
    ERROR,
    "not a regular file",
    "A named pipe, a socket or a device stands where a file should. It is never opened, as one could wait for it "
    "without end.",
)
UNPUBLISHED_KIND = Code(
    "J043",
    ERROR,
    "kind of file that is not published",
    "Pictures (png, jpg, gif, webp, avif, svg), films, sound, PDF, documents of an office program without macros, data "
    "(csv, tsv, json), fonts and plain text may lie in `content/media`. Others are not published: pages and scripts of "
    "their own would run in the reader's browser, in the name of the site.",
)
DISGUISED = Code(
    "J044",
    ERROR,
    "file is a page under another name",
    "The file says by its ending that it is a picture, a document or text, and begins like a web page. Some servers "
    "and browsers look at the beginning and would show it as a page, with its scripts.",
)
LONG_PARAGRAPH = Code(
    "J032",
    ERROR,
    "paragraph is too long",
    f"A paragraph, a heading or a cell of a table may have {limits.PARAGRAPH:,} characters; the marks of a longer one "
    "are shown as they stand. Most likely the empty lines between paragraphs were lost.",
)
DEEP_BRACKETS = Code(
    "J033",
    ERROR,
    "too many brackets inside each other",
    f"Square brackets are read to a depth of {limits.BRACKETS} in one paragraph. Those that lie deeper begin no link "
    "and no note: readers see them as they stand. Look for a row of brackets that nobody closes.",
)
TOO_MANY_REFERENCES = Code(
    "J034",
    ERROR,
    "too many links or figures in one story",
    f"A story may hold {limits.REFERENCES:,} links and pictures, and {limits.FIGURES} figures. Those behind them are "
    "shown as text. Share such a story among several pages.",
)
TOO_MANY_ITEMS = Code(
    "J035",
    ERROR,
    "list or mapping is too long",
    f"A list may have {limits.ITEMS:,} items and a mapping as many keys. What follows is left out.",
)
LARGE_JOURNEY = Code(
    "J036",
    ERROR,
    "journey is too large for a map",
    f"A journey may have {limits.STAGES} stages and {limits.TOUCHPOINTS} touchpoints, {limits.OF_A_STAGE} of them in "
    "one stage: a map with more of them cannot be read. Those behind are left out. Tell it as several journeys.",
)
MERGE_CONFLICT = Code(
    "J037",
    ERROR,
    "unresolved merge conflict",
    "Version control could not join two changes and left both in the file, between lines of `<`, `=` and `>`. Of each "
    "place the first side is read until you have chosen.",
)
NULL_WORD = Code(
    "J038",
    WARNING,
    "word that means nothing in YAML",
    "`null` stands for nothing in YAML, and may as well be a name. Put it between quotation marks where the word is "
    "meant, and leave the key or the dash out where nothing is. Where something has to stand it is an error.",
)
LOST_CELLS = Code(
    "J039",
    ERROR,
    "row of a table has too many cells",
    "A table has as many columns as its head. Cells beyond them are not shown. A bar inside a cell, even between "
    "backticks, ends the cell unless a backslash stands before it.",
)
DEFINED_TWICE = Code(
    "J040",
    ERROR,
    "note or link label is defined twice",
    "Of two notes or addresses with one label the first counts; the other is read by nobody.",
)
OPEN_COMMENT = Code(
    "J045",
    ERROR,
    "comment is not closed",
    "A comment begins with `<!--` and ends with `-->`, in the same paragraph or from a line of its own on. Where the "
    "end is missing, the rest of its paragraph, or all that follows its line, is left out of the page: it may be "
    "meant for nobody else.",
)
MORE_FINDINGS = Code(
    "J041",
    ERROR,
    "more findings in a file",
    f"Of one kind {limits.FINDINGS_OF_A_KIND} findings in a file are told one by one, and {limits.FINDINGS_OF_A_FILE} "
    "findings in all; the others are counted, and the report's totals hold them. It matters as much as what it stands "
    "for, whatever `checks` says of it. Mend the first ones: the others often go with them.",
)
UNKNOWN_KEY = Code(
    "J101",
    ERROR,
    "unknown key",
    "Nothing reads this key, so what it says would be lost. The reference of the format lists all keys.",
)
MISSING_KEY = Code("J102", ERROR, "key is missing", "This key has no default: the page cannot be made without it.")
WRONG_SHAPE = Code(
    "J103",
    ERROR,
    "wrong kind of value",
    "A list stands in square brackets or as lines with dashes, a group of keys in braces or as indented lines, and "
    "text as itself.",
)
NOT_A_CHOICE = Code(
    "J104",
    ERROR,
    "value is none of the possible ones",
    "This key takes one of a few words. The reference of the format lists them.",
)
OUT_OF_RANGE = Code("J105", ERROR, "number is out of range", "Percentages go from 0 to 100, scores from 1 to 5.")
EMPTY_VALUE = Code(
    "J106", ERROR, "value is empty", "Leave the key or the dash out, or write something. Absent means unknown."
)
NOT_A_NUMBER = Code(
    "J107",
    ERROR,
    "value is not a number",
    "Numbers are written with a decimal point and without units or separators: `1.5`, `12000`.",
)
NOT_A_DATE = Code(
    "J108",
    ERROR,
    "value is not a date that exists",
    "Days are written `2026-11-22`; where less is known also `2026-11`, `2026-Q4` or `2026`. Hours are written "
    "`07:30-09:00`.",
)
NOT_TRUE_OR_FALSE = Code(
    "J109",
    ERROR,
    "value is neither true nor false",
    "Only `true` and `false` are booleans. `yes`, `no` and `on` are text, in every language.",
)
CONTRADICTION = Code(
    "J110",
    ERROR,
    "keys contradict each other",
    "Two keys say the same thing in different ways, or one makes no sense without the other.",
)
NO_MEANING = Code(
    "J111",
    WARNING,
    "status without a meaning",
    "A status of the site's own is counted and drawn as one of the five that are known: `idea`, `planned`, "
    "`in-progress`, `done` or `dropped`. Nothing can tell which one, so its items count as planned: they are missing "
    "from what is under way or done.",
)
UNSPOKEN_LANGUAGE = Code(
    "J112",
    Severity.NOTE,
    "interface does not speak this language",
    "A site may be written in any language; dates and numbers follow it. Headings, buttons and labels around the texts "
    "come from a catalogue, and where there is none for the language they are in English. A screen reader then reads "
    "them with the wrong voice.",
)
NO_SETTINGS = Code(
    "J401",
    ERROR,
    "no settings",
    "A site is a folder with a file `journeysite.yml` and a folder `content`. `journeysite new SITE` makes one.",
)
BAD_LANGUAGE = Code(
    "J402",
    ERROR,
    "language cannot be used",
    "Languages are codes such as `en`, `fr` or `pt-BR`, each once; labels are given in the languages of the site.",
)
BAD_SCALE = Code(
    "J403",
    ERROR,
    "emotion scale makes no sense",
    "The scale goes from its low end to its high end, has at least two levels, and every level lies on it at a value "
    "of its own.",
)
BAD_ADDRESS = Code("J404", ERROR, "web address is not complete", "A web address begins with https:// or http://.")
BAD_COLOUR = Code("J405", ERROR, "colour cannot be read", 'Colours are written in hexadecimal and quoted: `"#0b6e75"`.')
BAD_CHECK = Code(
    "J406",
    ERROR,
    "check cannot be set like this",
    "`checks` maps codes such as `J301` to off, note, warning or error.",
)
PROTECTED = Code(
    "J435",
    ERROR,
    "check that protects cannot be lowered",
    "Some checks keep foreign code, foreign hosts and files that are not the site's own away from readers, reviewers "
    "and the machine that builds. A site may raise their level, not lower it: whoever can edit journeysite.yml could "
    "switch the protection off.",
    protects=True,
)
CLEANED_DRAWING = Code(
    "J436",
    WARNING,
    "part of a drawing is left out",
    "An SVG file can hold scripts, links, pages and requests to other hosts beside its drawing. What a drawing does "
    "not need is left out of what is published; the file itself stays as it is. Attributes, styles and animations are "
    "looked at too. A drawing without any of this is published byte for byte.",
    protects=True,
)
BROKEN_DRAWING = Code(
    "J437",
    ERROR,
    "drawing cannot be published",
    "An SVG file is well-formed XML in UTF-8 whose outermost element is `svg`, and its document type declares nothing. "
    "What is broken is read in one way by one program and in another by the next, and so cannot be checked.",
    protects=True,
)
SHALLOW_CLONE = Code(
    "J060",
    Severity.NOTE,
    "clone without its history",
    "Journeys and pages that do not say when they were `updated` are as old as git knows their files to be. A shallow "
    "clone, as many build services make by default, holds only the last commits, and every older file would look as "
    "young as the first of them. So such a clone dates nothing; `updated` in a file still counts.",
)

CODES: tuple[Code, ...] = tuple(sorted((c for c in list(vars().values()) if isinstance(c, Code)), key=lambda c: c.code))
