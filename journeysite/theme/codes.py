"""What loading a theme may have to say: one code for each kind of trouble, with the explanation the manual shows."""

from typing import Final

from journeysite.diagnostics import Severity
from journeysite.diagnostics.code import Code

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

UNKNOWN_THEME: Final = Code(
    "J420",
    ERROR,
    "theme does not exist",
    "A theme is a folder below `themes/`, or `default`, which comes with journeysite.",
)
BROKEN_MANIFEST: Final = Code(
    "J421",
    ERROR,
    "theme.yml cannot be used",
    "`theme.yml` may say `title`, `extends`, `accent`, `font` and `tokens`; everything else is a mistake.",
)
CIRCULAR_THEME: Final = Code(
    "J422",
    ERROR,
    "theme extends itself",
    "A theme may extend another, and that one a third; the chain must end at `default`.",
)
UNKNOWN_TOKEN: Final = Code(
    "J423",
    ERROR,
    "theme has no such token",
    "A token is a colour with a name that the style sheets use. The theming guide lists all of them; `dark-` before "
    "the name means the dark scheme.",
)
BAD_TOKEN: Final = Code(
    "J424",
    ERROR,
    "token is not a colour",
    "A colour is `#rgb`, `#rrggbb` or one of the common CSS names such as `teal`.",
)
FAINT_TOKEN: Final = Code(
    "J425",
    WARNING,
    "colours are too close to be read",
    "Text needs a contrast of at least 4.5 against what it stands on, marks and the edges of controls 3 (WCAG 2.2).",
)
MISSING_ASSET: Final = Code(
    "J426",
    ERROR,
    "style sheet names a file that is not there",
    "`url(…)` is read from the place of the style sheet. The file must lie in `assets/`, `fonts/` or `icons/` of the "
    "theme or of one that it extends; a site's `theme.css` may also name pictures and fonts in `content/media/`.",
)
FOREIGN_ASSET: Final = Code(
    "J427",
    ERROR,
    "style sheet asks another host for something",
    "No page asks anything of another host: the site must open from disk and keep its readers to itself. Put the file "
    "into the theme's folder. However the address is written, `none` stands in its place.",
    protects=True,
)
BROKEN_TEMPLATE: Final = Code(
    "J428",
    ERROR,
    "template cannot be used",
    "The template is Jinja2. A name that a page does not have is an error too, so that no gap goes unnoticed.",
)
MISSING_LOGO: Final = Code(
    "J429",
    ERROR,
    "logo is not there",
    "`logo` is the path of a picture below `content/`, such as `media/logo.svg`.",
)
UNKNOWN_ICON: Final = Code(
    "J430",
    WARNING,
    "theme has no such icon",
    "Icons are the SVG files in the theme's `icons/` folder, named without their ending. The first letter of the"
    " label is drawn in its place.",
)
BROKEN_ICON: Final = Code(
    "J431",
    ERROR,
    "icon cannot be used",
    "An icon is one SVG drawing in a square of 24, without scripts.",
    protects=True,
)
UNREADABLE: Final = Code(
    "J432",
    ERROR,
    "file or folder of the theme cannot be read",
    "The system refuses to read it, or it is not text: style sheets, templates and theme.yml are UTF-8.",
)
REFUSED_TEMPLATE: Final = Code(
    "J440",
    ERROR,
    "template asks for what no template may use",
    "A template reads values and writes them down; it cannot run code. No name that begins with `_`, no method but "
    "those that look at a text or a list, no function but those in the theming guide. Lists and other values of many "
    "parts are not written as they stand: write their parts.",
)
GREEDY_TEMPLATE: Final = Code(
    "J441",
    ERROR,
    "template takes too long or makes too much",
    "A page may take ten seconds of the processor's time and thirty million characters, and no value that a template "
    "makes may have more than a million parts. A macro that calls itself must come to an end.",
)

FORMER_TOKEN: Final = Code(
    "J442",
    NOTE,
    "token has another name now",
    "Tokens are named by what they are for. The former name still works in this version and will be "
    "unknown in the next.",
)
FORMER_PROPERTY: Final = Code(
    "J443",
    NOTE,
    "style sheet or template uses a token's former name",
    "`var(--…)` with a token's former name still works in this version, and so does a rule that sets it; in the next "
    "it will mean nothing. Icons and templates of a theme are looked at as well.",
)
BROKEN_SHEET: Final = Code(
    "J433",
    ERROR,
    "style sheet is not whole",
    "A string, a comment, an address or a bracket has no end, or has one too many. All style sheets are joined, so it "
    "would take the sheets behind it along.",
)
SHEET_CODE: Final = Code(
    "J434",
    ERROR,
    "style sheet holds what is never published",
    "`expression(…)`, `behavior` and `-moz-binding` run code in some browsers, and `@namespace` means nothing in a "
    "sheet that is joined with others. They are left out.",
    protects=True,
)

CODES: Final[tuple[Code, ...]] = tuple(
    sorted((code for code in list(vars().values()) if isinstance(code, Code)), key=lambda code: code.code)
)
