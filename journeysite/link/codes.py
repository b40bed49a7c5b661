"""What linking may have to say: one code for each kind of trouble with names, references and pairs.

J2xx are about references and addresses. The J3xx here are met while values are read for their meaning.
"""

from typing import TypeAlias

from journeysite.diagnostics import Diagnostic, Severity
from journeysite.diagnostics.code import Code

Findings: TypeAlias = list[Diagnostic]  # grows while a site is linked, and never leaves this room

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

UNKNOWN_PERSONA = Code(
    "J201",
    ERROR,
    "unknown persona",
    "Personas are the files in `content/personas`; a persona is named by its file's name without number and ending.",
)
UNKNOWN_CHANNEL = Code(
    "J202",
    ERROR,
    "unknown channel",
    "Channels are declared once, under `channels:` in `journeysite.yml`. A channel that is not declared there is most "
    "likely a slip, and would get a line of its own on every map.",
)
UNKNOWN_TEAM = Code(
    "J203",
    ERROR,
    "unknown team",
    "Teams are declared under `teams:` in `journeysite.yml`. Journeys, roadmap items and `team:` name them by id.",
)
AMBIGUOUS = Code(
    "J204",
    WARNING,
    "name has several meanings",
    "A plain name in double brackets is looked for in the same stage, then in the same journey, then in the whole site "
    "(journeys, personas, roadmap, evidence, indicators, channels, teams, pages). Where one step finds several, the "
    "first is taken. A prefix such as `roadmap/` or the journey's name says which one is meant.",
)
UNKNOWN_TOUCHPOINT = Code(
    "J205",
    ERROR,
    "unknown touchpoint",
    "A touchpoint's full address is `journey/stage/touchpoint`. Outside its journey only the full address will do: a "
    "short one would change its meaning when another journey gets a touchpoint of the same name.",
)
UNKNOWN_EVIDENCE = Code(
    "J206",
    ERROR,
    "unknown evidence",
    "Evidence are the files in `content/evidence`. A claim that points to a study which nobody can open rests on air.",
)
UNKNOWN_ROADMAP_ITEM = Code(
    "J207",
    ERROR,
    "unknown roadmap item",
    "Roadmap items are the files in `content/roadmap`; an item is named by its file's name without number and ending.",
)
UNKNOWN_INDICATOR = Code(
    "J208",
    ERROR,
    "unknown indicator",
    "Indicators are the files in `content/indicators`, which say unit, direction and source once for all readings. "
    "Only the shorthand `nps:` of a journey needs none.",
)
UNKNOWN_OBJECTIVE = Code(
    "J209", ERROR, "unknown objective", "Objectives are declared under `objectives:` in `journeysite.yml`."
)
UNKNOWN_PHASE = Code(
    "J210", ERROR, "unknown phase", "Phases are declared, in order, under `phases:` in `journeysite.yml`."
)
UNKNOWN_CRITERION = Code(
    "J211",
    ERROR,
    "unknown criterion",
    "Criteria are declared with their weights under `roadmap: criteria:` in `journeysite.yml`. A score for anything "
    "else would count nowhere.",
)
UNKNOWN_STATUS = Code(
    "J212",
    ERROR,
    "unknown status",
    "The statuses of roadmap items are listed under `roadmap: statuses:` in `journeysite.yml`.",
)
UNKNOWN_STAGE = Code(
    "J213",
    ERROR,
    "unknown stage",
    "`stages:` in a journey's `index.md` puts the stage files beside it into order, by their names without numbers.",
)
UNKNOWN_JOURNEY = Code(
    "J214",
    ERROR,
    "unknown journey",
    "`target:` and `current:` name a journey by its folder's name, or its file's name without number and ending.",
)
TWO_FIGURES = Code(
    "J247",
    WARNING,
    "one indicator with two values",
    "The shorthand `nps:` of a journey and its list of indicators give the same score two values. Pages show that of "
    "the list.",
)
MISSING_SOURCE = Code(
    "J248",
    WARNING,
    "source is a file that does not exist",
    "A `source:` that is a path names a file of the site, below `content/data` or `content/media`. The name of a tool "
    "or of a team is text, without a slash.",
)
UNKNOWN_LANE = Code(
    "J215", ERROR, "unknown lane", "A map's own text lanes are declared, in order, under `lanes:` in `journeysite.yml`."
)
UNKNOWN_LEVEL = Code(
    "J216",
    ERROR,
    "unknown emotion",
    "An emotion is the name of a level of the scale, in any language of the site, or a number on the scale. Leave it "
    "out when it is unknown.",
)
ALMOST_A_TEAM = Code(
    "J217",
    WARNING,
    "free word that is almost a team",
    "Who works in front or behind may be a free word, such as a partner. This one is so near to a team's id that the "
    "team was probably meant, and its page would not list this touchpoint.",
)
BROKEN_PATH = Code(
    "J220",
    ERROR,
    "link to a file that does not exist",
    "Links are paths from the file they stand in to another content file, so that they also work where the files are "
    "reviewed. Names, folders and the number in front must be written as they are.",
)
BROKEN_LINK = Code(
    "J221",
    ERROR,
    "link to something that does not exist",
    "A name in double brackets is the id of a stage, touchpoint, journey, persona, roadmap item, evidence, indicator, "
    "channel, team or page.",
)
BROKEN_ANCHOR = Code(
    "J222",
    ERROR,
    "link to a heading that does not exist",
    "What follows the `#` is a heading's anchor (its text in lower case, with hyphens for spaces), or a touchpoint of "
    "the stage.",
)
MISSING_MEDIA = Code(
    "J223",
    ERROR,
    "picture or file that does not exist",
    "Pictures and files for download lie below `content/media`; they are named by path from the file, or as `media/…`.",
)
OUTSIDE = Code(
    "J224",
    ERROR,
    "link leads outside the site",
    "Pages link to content files, to files below `content/media`, and to web addresses. Other files of the folder are "
    "not published.",
)
UNKNOWN_FIGURE = Code(
    "J225",
    ERROR,
    "unknown figure",
    "Pages can show figures of a journey (`map`, `curve`, `loop`, `gaps`), of a stage (`curve`) and of the whole site "
    "(`matrix`, `roadmap`).",
)
NO_SUBJECT = Code(
    "J226",
    ERROR,
    "figure of nothing",
    "A figure shows a journey or stage: the one whose page it stands in, or the one that is named behind the colon.",
)
TOUCHPOINT_TWICE = Code(
    "J232",
    ERROR,
    "two touchpoints with one id",
    "Inside a stage every touchpoint has an id of its own: the one it is given, or one made from its title. Two equal "
    "titles therefore need an `id:`.",
)
ALIAS_TAKEN = Code(
    "J233",
    ERROR,
    "old address is taken",
    "`aliases:` keeps old addresses alive: whoever opens one is led to the new page. That cannot work for an address "
    "that something else has, or that two things claim.",
)
UNUSABLE_ID = Code(
    "J234",
    ERROR,
    "id cannot stand in an address",
    "Ids and aliases consist of letters, digits, `-`, `_` and `.`, and begin with a letter or digit. Capitals and "
    "accents are possible, but easily mistyped. They may have 250 bytes.",
)
STAGE_TWICE = Code(
    "J235", ERROR, "stage is there twice", "A journey passes each stage once; ids tell its stages apart."
)
STAGE_ALONE = Code(
    "J236",
    ERROR,
    "stage without a journey",
    "A folder below `content/journeys` is a journey when it has an `index.md`. Without one, its stages appear nowhere.",
)
UNDECLARED_PAGE = Code(
    "J237",
    ERROR,
    "page of an undeclared channel or team",
    "Files in `content/channels` and `content/teams` add prose to what `journeysite.yml` declares. The file's name is "
    "the declared id.",
)
UNLISTED_STAGE = Code(
    "J238",
    WARNING,
    "stage is not on the list",
    "Where `stages:` puts the stages of a journey in order, it names all of them. Leave the key out and the numbers of "
    "the files decide.",
)
UNMATCHED_TRANSLATION = Code(
    "J240",
    ERROR,
    "translation of nothing",
    "Stages and touchpoints in a translation are matched with those of the base file by id. The id is the same in all "
    "languages, even when it was made from the title.",
)
OLD_NAME = Code(
    "J241",
    NOTE,
    "old name",
    "The name is an alias: it works, but the thing has another name now.",
)
NO_ID = Code(
    "J243",
    WARNING,
    "no id can be made from the title",
    "Ids are made from letters and digits. Without any, the id comes from the position, and changes when something is "
    "put in front.",
)
OFF_SCALE = Code(
    "J302",
    ERROR,
    "emotion outside the scale",
    "The scale is set under `emotion: scale:` in `journeysite.yml`; without that it goes from -2 to 2.",
)
TARGET_ALONE = Code(
    "J303",
    ERROR,
    "target journey without its current one",
    "A target journey shows what shall become of a current one: `current:` on the target or `target:` on the current "
    "journey pairs the two.",
)
CONTRADICTORY_PAIR = Code(
    "J304",
    ERROR,
    "current and target journeys disagree",
    "One current journey has one target journey. One side is enough to say so; where both sides do, they must agree, "
    "and their kinds must fit.",
)
HOURS_OF_NO_DAY = Code(
    "J324",
    WARNING,
    "hours outside a day in the life",
    "Hours place the stages of a day on its 24 hours. The stages of other journeys have no time of day, so theirs are "
    "not shown.",
)

CODES: tuple[Code, ...] = tuple(
    sorted((value for value in list(vars().values()) if isinstance(value, Code)), key=lambda code: code.code)
)
