"""The reference of the format, made from the records themselves, so that it cannot say what they do not."""

from collections.abc import Iterable, Iterator, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from journeysite.read import limits
from journeysite.read.fields import Named
from journeysite.read.markdown import ATTRIBUTES, BOXES
from journeysite.read.records.evidence import EvidenceRecord, IndicatorRecord
from journeysite.read.records.journey import JourneyRecord, StageRecord
from journeysite.read.records.organisation import ChannelRecord, PageRecord, TeamRecord
from journeysite.read.records.persona import AvatarRecord, PersonaRecord
from journeysite.read.records.roadmap import OutcomeRecord, RoadmapRecord
from journeysite.read.records.settings import (
    ChannelSettings,
    CriterionRecord,
    EmotionRecord,
    LaneSettings,
    LevelRecord,
    RoadmapSettings,
    SettingsRecord,
    StatusSettings,
    TeamSettings,
    ThemeRecord,
)
from journeysite.read.records.touchpoint import (
    ActorRecord,
    ImageRecord,
    OpportunityRecord,
    PainPointRecord,
    ReadingRecord,
    TouchpointRecord,
    VerbatimRecord,
)
from journeysite.read.validate import records_in
from journeysite.read.words import FRENCH

_FILES: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("A journey", "`content/journeys/<journey>/index.md`, or `content/journeys/<journey>.md`", JourneyRecord),
    ("A stage", "`content/journeys/<journey>/<stage>.md`, or an item of `stages` in its journey", StageRecord),
    ("A persona", "`content/personas/<persona>.md`", PersonaRecord),
    ("A roadmap item", "`content/roadmap/<item>.md`", RoadmapRecord),
    ("A study", "`content/evidence/<study>.md`", EvidenceRecord),
    ("An indicator", "`content/indicators/<indicator>.md`", IndicatorRecord),
    ("A channel", "`content/channels/<channel>.md`, for a channel declared in the settings", ChannelRecord),
    ("A team", "`content/teams/<team>.md`, for a team declared in the settings", TeamRecord),
    ("A page", "`content/index.md` and `content/pages/**/*.md`", PageRecord),
    ("The settings", "`journeysite.yml`", SettingsRecord),
)

# Mappings inside a file, where they are described once.
_INNER: dict[type[BaseModel], str] = {
    StageRecord: "A stage",
    TouchpointRecord: "A touchpoint",
    VerbatimRecord: "A verbatim",
    PainPointRecord: "A pain point",
    OpportunityRecord: "An opportunity",
    ActorRecord: "An actor",
    ReadingRecord: "A reading of an indicator",
    ImageRecord: "A picture",
    AvatarRecord: "An avatar",
    OutcomeRecord: "An outcome",
    ThemeRecord: "The theme",
    EmotionRecord: "The emotion scale",
    LevelRecord: "A level of the scale",
    StatusSettings: "A status",
    ChannelSettings: "A channel in the settings",
    TeamSettings: "A team in the settings",
    LaneSettings: "A lane of the site's own",
    RoadmapSettings: "The roadmap",
    CriterionRecord: "A criterion",
}

_INTRODUCTION = """\
# Reference of the format

What each file may say, key by key. Keys are English, values are in the writer's language. A key in **bold** must be
there, every other may be left out, and a key that is not listed is an error. An empty value is the same as none.

How values are written:

- **text** as it is. Quote it when it holds `: ` or ` #`, or begins with one of ``[ { * & ! | > % @ ` " '``.
- **id**: the name of a file without folder, leading number and ending (`personas/01-quentin.md` is `quentin`), or a
  name declared in the settings.
- **number**: with a decimal point and nothing else, `-1.5`.
- **day**: `2026-11-22`. Where less is known a date may also be a month `2026-11`, a quarter `2026-Q4` (or `2026-T4`)
  or a year `2026`.
- **hours**: `07:30-09:00`.
- **emotion**: the name of a level in any language of the site, or a number on the scale.
- **list**: `[one, two]`, or one line with a dash for each.
- **mapping**: `{key: value}`, or one indented line for each.

A comment begins with `#`. Behind unquoted text it needs two spaces before it: `status: draft  # until March`. With a
single space, as in `title: Step #1`, the rest of the text would silently be a comment, so that is reported.

A translation stands beside its file (`quentin.fr.md` beside `quentin.md`) and carries only what reads differently.
Figures, ids, emotions, dates and links are written once, in the base file; touchpoints and stages are matched by `id`.
"""

_STORY = """\
## The story

What stands below the keys is the story, in Markdown (CommonMark) with these additions:

| write | to get |
| --- | --- |
| `[Quentin](../personas/quentin.md#needs)` | a link to a file of the site, and to a heading in it |
| `[[search]]`, `[[diving-gear/search\\|the search stage]]` | a link by id, with the title or with a text of your own |
| `![A shop](../media/shop.webp)` | a picture from `content/media`; on a line of its own its title becomes the caption |
| `![[map:diving-gear]]`, `![[roadmap]]` | a figure, on a line of its own |
| `\\| a \\| b \\|` above `\\|---\\|--:\\|` | a table |
| `text[^1]` and `[^1]: note` | a footnote |
| `Term` above `: Meaning` | a definition list |
| `- [ ] open`, `- [x] done` | a task list |
| `~~old~~` | struck text |
| `::: note Title` … `:::`, or `> [!NOTE]` | a box; kinds: BOXES |
| `## Heading {#anchor .class}`, `{width=300}` behind a picture | attributes; possible are ATTRIBUTES |
| `<!-- a remark -->` | nothing: remarks to other writers are not published |

Headings get the same anchors as on GitHub, the second of a kind with `-1` behind it. The highest heading of a story is
shown at the second level, since the page has a title of its own. HTML is shown as text, unless the settings say
`raw_html: true`; it is then cleaned. Braces are text too: a story is never a template.

### Figures

On the page of a journey or of one of its stages the journey need not be named: `![[loop]]`. What has nothing to show
yet says what it waits for. `journeysite build --gallery` adds a page that shows all of them with your own content.

| write | to get |
| --- | --- |
| `![[map:diving-gear]]` | the journey map; on narrow screens the curve turned on its side |
| `![[blueprint:diving-gear]]` | the same journey as a service blueprint |
| `![[curve:diving-gear]]`, `![[curve:diving-gear/search]]` | the emotion curve of a journey or of a stage |
| `![[loop:diving-gear]]` | the journey as a figure of 8 |
| `![[day:a-thursday]]` | a day hour by hour, where stages have `hours` |
| `![[gaps:diving-gear]]` | stage by stage, what is lived, what is aimed at, and what shall close the gap |
| `![[channels:diving-gear]]`, `![[levels:diving-gear]]` | how many touchpoints each channel, each level has |
| `![[heat-map]]` | journeys against stages |
| `![[matrix]]` | roadmap items by value and effort |
| `![[roadmap]]`, `![[horizons]]` | roadmap items by team and quarter; those without dates by now, next, later |
"""


_LIMITS = f"""\
## Limits

No file may stall a build. What goes over a limit is reported and left out; what people write stays far below.

| of | at most |
| --- | --- |
| a file | {limits.FILE // 10**6} MB |
| frontmatter | {limits.FRONTMATTER:,} characters |
| `journeysite.yml`, `theme.yml` | {limits.SETTINGS:,} characters each |
| a list, a mapping | {limits.ITEMS:,} items or keys |
| a story | {limits.STORY:,} characters |
| a paragraph, a heading, a cell of a table | {limits.PARAGRAPH:,} characters, where there are marks in it |
| square brackets in a paragraph | {limits.BRACKETS} inside each other |
| links and pictures in a story | {limits.REFERENCES:,} |
| figures in a story | {limits.FIGURES} |
| a journey | {limits.STAGES} stages and {limits.TOUCHPOINTS} touchpoints, {limits.OF_A_STAGE} of them in one stage |
| findings about a file | {limits.FINDINGS_OF_A_KIND} of a kind, {limits.FINDINGS_OF_A_FILE} in all; then a count |
"""


def format_reference() -> str:
    """The whole reference as Markdown: a table of keys for every file and for every mapping inside one."""
    described: set[type[BaseModel]] = set()
    sections = [section for heading, where, model in _FILES for section in _file(heading, where, model, described)]
    return "\n".join((_INTRODUCTION, *sections, _story(), _LIMITS)).rstrip() + "\n"


def _story() -> str:
    return _STORY.replace("BOXES", _listed(BOXES)).replace("ATTRIBUTES", _listed(ATTRIBUTES))


def _file(heading: str, where: str, model: type[BaseModel], described: set[type[BaseModel]]) -> Iterator[str]:
    described.add(model)
    yield from _section(f"## {heading}", f"{model.__doc__}\n\nFile: {where}.", model)
    for inner in _inner_records(model, described):
        yield from _section(f"### {_INNER[inner]}", str(inner.__doc__), inner)


def _section(heading: str, introduction: str, model: type[BaseModel]) -> Iterator[str]:
    yield f"{heading}\n\n{introduction}\n\n| key | what it says | value | example |\n| --- | --- | --- | --- |"
    yield from (_row(name, field) for name, field in model.model_fields.items())
    if french := _french(model):
        yield "\n" + french
    yield ""


def _inner_records(model: type[BaseModel], described: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """The mappings that a record may hold, however deep, in the order they are met, each once in the reference."""
    for field in model.model_fields.values():
        for inner in records_in(field.annotation):
            if inner in _INNER and inner not in described and inner not in {file[2] for file in _FILES}:
                described.add(inner)
                yield inner
                yield from _inner_records(inner, described)


def _row(name: str, field: FieldInfo) -> str:
    key = f"`{field.alias or name}`"
    if field.is_required():
        key = f"**{key}**"
    example = f"`{field.examples[0]}`" if field.examples else ""
    cells = (key, field.description or "", _value(field.annotation, field.metadata), example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _french(model: type[BaseModel]) -> str:
    """How French writers may put the closed words of a section."""
    words = dict.fromkeys(word for field in model.model_fields.values() for word in _closed(field.annotation))
    said = {word: [french for french in FRENCH.get(word, ()) if french != word] for word in words}
    spoken = (f"`{word}` may also be written {_listed(french)}" for word, french in said.items() if french)
    told = "; ".join(spoken)
    return f"In French, with or without accents and capitals: {told}." if told else ""


def _closed(annotation: Any) -> Iterator[str]:
    """The closed words that stand in a type itself, not in the records inside it."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        for inner in get_args(annotation):
            yield from _closed(inner)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _value(annotation: Any, metadata: Sequence[Any] = (), many: bool = False) -> str:
    """What a value of this type looks like, in words."""
    if named := next((one for one in reversed(metadata) if isinstance(one, Named)), None):
        return (named.many if many else named.one) + _limits(metadata)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(arguments[0], arguments[1:], many)
    if origin in (Union, UnionType):
        words = dict.fromkeys(_value(one, (), many) for one in arguments if one is not NoneType)
        return " or ".join(words) + _limits(metadata)
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in arguments)
    if origin is tuple:
        return f"list of {_value(arguments[0], (), many=True)}"
    if origin is dict:
        return f"mapping of {_value(arguments[0], (), many=True)} to {_value(arguments[1], (), many=True)}"
    return _link(annotation)


def _limits(metadata: Sequence[Any]) -> str:
    metadata = [part for one in metadata for part in (one.metadata if isinstance(one, FieldInfo) else (one,))]
    low = next((one.ge for one in metadata if isinstance(one, Ge)), None)
    high = next((one.le for one in metadata if isinstance(one, Le)), None)
    above = next((one.gt for one in metadata if isinstance(one, Gt)), None)
    if low is not None and high is not None:
        return f" from {low} to {high}"
    if low is not None:
        return f", at least {low}"
    return f" above {above}" if above is not None else ""


def _link(model: type[BaseModel]) -> str:
    heading = _INNER[model]
    anchor = heading.lower().replace(" ", "-").replace(",", "").replace("'", "")
    return f"[{heading[0].lower()}{heading[1:]}](#{anchor})"
