"""`journeysite.yml`: what a site decides once, with every default filled in."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Tag

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.model.settings import (
    ChannelDeclaration,
    Criterion,
    EmotionScale,
    Lane,
    Level,
    Objective,
    Phase,
    Settings,
    TeamDeclaration,
    ThemeChoice,
)
from journeysite.read import codes
from journeysite.read.discover import SETTINGS
from journeysite.read.fields import BY_SHAPE, FILLED, MAPPING, TEXT, Id, Ids, Number, Path, Text, Truth
from journeysite.read.locate import without_echoes
from journeysite.read.records import Record
from journeysite.read.text import read_text
from journeysite.read.validate import validate
from journeysite.read.yaml import read_mapping


def _mentioned(value: object) -> object:
    """A mapping in which an id with nothing behind it is declared as well, with all of its defaults."""
    return {key: {} if one is None else one for key, one in value.items()} if isinstance(value, dict) else value


MENTIONED = BeforeValidator(_mentioned)
Labels = Annotated[dict[Id, Text], FILLED]  # by language
Label = Annotated[Annotated[Labels, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]


class ThemeRecord(Record):
    """The theme, and what the site changes of it."""

    name: Text = Field("default", description="A folder below `themes/`, or `default`.", examples=["default"])
    accent: Text | None = Field(None, description="The colour of links and marks.", examples=['"#0b6e75"'])
    logo: Path | None = Field(None, description="A picture for the header.", examples=["media/logo.svg"])
    tokens: Annotated[dict[Id, Text], FILLED] = Field(
        {}, description="Other tokens of the theme, by name.", examples=['{paper: "#fffdf8"}']
    )


class LevelRecord(Record):
    """A named step of the emotion scale."""

    value: Number = Field(description="Where it lies on the scale.", examples=["2"])
    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["{en: Delight, fr: Enchantement}"]
    )


LevelValue = Annotated[Annotated[LevelRecord, Tag(MAPPING)] | Annotated[Number, Tag(TEXT)], BY_SHAPE]


class EmotionRecord(Record):
    """The emotion scale."""

    scale: tuple[Number, ...] = Field((-2.0, 2.0), description="Its low and its high end.", examples=["[-2, 2]"])
    levels: Annotated[dict[Id, LevelValue], MENTIONED] = Field(
        {}, description="Its named levels: numbers, or mappings with labels.", examples=["{delight: 2, irritant: -2}"]
    )


class ChannelSettings(Record):
    """A channel that customers use."""

    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["{en: Store, fr: Magasin}"]
    )
    icon: Id | None = Field(None, description="An icon of the theme.", examples=["store"])
    online: Truth = Field(False, description="Whether it is online.", examples=["true"])


class TeamSettings(Record):
    """A department."""

    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["Logistics"]
    )
    contact: Text | None = Field(None, description="Where to reach it.", examples=["logistics@example.com"])
    icon: Id | None = Field(None, description="An icon of the theme.", examples=["truck"])


class LaneSettings(Record):
    """A text lane of the site's own on its maps."""

    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["Open questions"]
    )
    caption: Label | None = Field(None, description="A word of explanation below it.", examples=["still unanswered"])
    icon: Id | None = Field(None, description="An icon of the theme.", examples=["quote"])


ChannelValue = Annotated[Annotated[ChannelSettings, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]
TeamValue = Annotated[Annotated[TeamSettings, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]
LaneValue = Annotated[Annotated[LaneSettings, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]


class CriterionRecord(Record):
    """One column of the arbitration matrix, scored 1 to 5."""

    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["Importance to customers"]
    )
    weight: Number = Field(1.0, gt=0, description="How much it counts.", examples=["3"])
    axis: Literal["value", "effort"] = Field(
        "value", description="Which axis of the matrix it belongs to.", examples=["effort"]
    )
    direction: Literal["higher-is-better", "lower-is-better", "higher-is-easier", "lower-is-easier"] | None = Field(
        None,
        description="Which end is good. Left out, high is good on the value axis and low on the effort axis.",
        examples=["higher-is-easier"],
    )


class RoadmapSettings(Record):
    """How roadmap items are named, scored and ranked."""

    statuses: Ids = Field(
        (), description="The statuses an item may have, in order.", examples=["[idea, planned, done]"]
    )
    criteria: Annotated[dict[Id, CriterionRecord], MENTIONED] = Field(
        {}, description="The criteria of the arbitration matrix.", examples=["{cost: {weight: 2, axis: effort}}"]
    )
    scoring: Literal["weighted", "value-effort", "rice", "wsjf"] = Field(
        "weighted", description="How the criteria become one score.", examples=["weighted"]
    )


class SettingsRecord(Record):
    """`journeysite.yml`."""

    title: Text = Field(description="The name of the site.", examples=["Palmes & Rando, customer journeys"])
    languages: Ids = Field(("en",), description="Language codes; the first is the default.", examples=["[en, fr]"])
    base_url: Text | None = Field(
        None,
        description="Where the site will stand; only needed for the sitemap.",
        examples=["https://intranet.example/"],
    )
    repository: Text | None = Field(
        None, description="Where its files are edited: adds links to every page.", examples=["https://git.example/cx"]
    )
    theme: Annotated[Annotated[ThemeRecord, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE] = Field(
        ThemeRecord.model_construct(),
        description="The theme's name, or a mapping.",
        examples=['{name: default, accent: "#0b6e75"}'],
    )
    emotion: EmotionRecord = Field(
        EmotionRecord.model_construct(),
        description="The emotion scale; five levels when left out.",
        examples=["{scale: [-2, 2]}"],
    )
    phases: Annotated[dict[Id, Label], MENTIONED] = Field(
        {}, description="The phases of journeys, in order.", examples=["{before: Before, after: After}"]
    )
    channels: Annotated[dict[Id, ChannelValue], MENTIONED] = Field(
        {}, description="The channels, in the order of the rows on maps.", examples=["{store: {label: Store}}"]
    )
    teams: Annotated[dict[Id, TeamValue], MENTIONED] = Field(
        {}, description="The teams.", examples=["{logistics: {label: Logistics}}"]
    )
    objectives: Annotated[dict[Id, Label], MENTIONED] = Field(
        {}, description="Why the company invests.", examples=["{retention: Retention}"]
    )
    lanes: Annotated[dict[Id, LaneValue], MENTIONED] = Field(
        {}, description="Text lanes of the site's own.", examples=["{questions: {label: Open questions}}"]
    )
    roadmap: RoadmapSettings = Field(
        RoadmapSettings(), description="How roadmap items are scored.", examples=["{scoring: weighted}"]
    )
    checks: Annotated[dict[Id, Literal["off", "note", "warning", "error"]], FILLED] = Field(
        {}, description="Raises, lowers or silences checks, by code.", examples=["{J301: off, J204: error}"]
    )
    raw_html: Truth = Field(False, description="Whether HTML in stories is interpreted, cleaned.", examples=["true"])
    robots: Literal["noindex", "index"] = Field(
        "noindex", description="Whether search engines may list the site.", examples=["index"]
    )


_LEVELS: Mapping[str, tuple[float, str, str]] = {
    "delight": (2, "Delight", "Enchantement"),
    "pleasure": (1, "Pleasure", "Plaisir"),
    "satisfaction": (0, "Satisfaction", "Satisfaction"),
    "disappointment": (-1, "Disappointment", "Déception"),
    "irritant": (-2, "Irritant", "Irritant"),
}
_PHASES: Mapping[str, tuple[str, str]] = {
    "before": ("Before the purchase", "Avant l’achat"),
    "purchase": ("Purchase", "Achat"),
    "after": ("After the purchase", "Après l’achat"),
}
_OBJECTIVES: Mapping[str, tuple[str, str]] = {
    "acquisition": ("Acquisition", "Conquête"),
    "retention": ("Retention", "Fidélisation"),
    "recommendation": ("Recommendation", "Recommandation"),
    "profitability": ("Profitability", "Rentabilité"),
}
_STATUSES = ("idea", "planned", "in-progress", "done", "dropped")
_CRITERIA: Mapping[str, tuple[float, str, str]] = {
    "customer_importance": (3, "value", ""),
    "expectation": (2, "value", ""),
    "objectives": (2, "value", ""),
    "cost": (2, "effort", ""),
    "delay": (1, "effort", ""),
    "feasibility": (1, "effort", "higher-is-easier"),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?", re.ASCII)
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
_SHELL_ADDRESS = re.compile(r"(?:ssh://)?git@([\w.-]+)[:/](.+?)(?:\.git)?")
_CHECK = re.compile(r"J[0-9]{3}", re.ASCII)


def parse_settings(data: bytes, language: str = "") -> Reported[Settings]:
    """The settings of `journeysite.yml`, complete, with labels in one of the site's languages ("" is the default).

    Always usable; what was refused has its default. Reported: all that is wrong with the file, at its place.
    """
    text = read_text(data, SETTINGS)
    read = read_mapping(text.value, SETTINGS)
    place = Place(SETTINGS)
    record = validate(SettingsRecord, read.value.values, place, fallback_title="A site of customer journeys")
    structure = record.diagnostics
    if not read.value.whole:
        structure = tuple(one for one in structure if one.code != codes.MISSING_KEY.code)
    structure = without_echoes(structure, read.diagnostics, text.value)
    writing = _Writing(record.value, language)
    settings = writing.settings()
    return Reported(settings, (*text.diagnostics, *read.diagnostics, *structure, *writing.diagnostics))


class _Writing:
    """The settings in one language, made from what was written."""

    def __init__(self, record: SettingsRecord, language: str) -> None:
        self.record = record
        self.place = Place(SETTINGS)
        self.diagnostics: list[Diagnostic] = []
        self.languages = self.usable_languages()
        self.language = language or self.languages[0]

    def tell(self, code: codes.Code, path: tuple[str | int, ...], message: str, hint: str = "") -> None:
        self.diagnostics.append(code.at(self.place.at(*path), message, hint))

    def settings(self) -> Settings:
        record = self.record
        return Settings(
            title=record.title,
            languages=self.languages,
            base_url=self.web_address("base_url", record.base_url),
            repository=self.web_address("repository", record.repository),
            theme=self.theme(),
            emotion=self.emotion(),
            phases=tuple(Phase(id, label) for id, label in self.named("phases", record.phases, _PHASES)),
            objectives=tuple(
                Objective(id, label) for id, label in self.named("objectives", record.objectives, _OBJECTIVES)
            ),
            lanes=tuple(self.lane(id, lane) for id, lane in record.lanes.items()),
            statuses=tuple(dict.fromkeys(record.roadmap.statuses)) or _STATUSES,
            criteria=self.criteria(),
            scoring=record.roadmap.scoring,
            checks=self.checks(),
            raw_html=record.raw_html,
            robots=record.robots,
            channels=tuple(self.channel(id, channel) for id, channel in record.channels.items()),
            teams=tuple(self.team(id, team) for id, team in record.teams.items()),
        )

    def usable_languages(self) -> tuple[str, ...]:
        usable: dict[str, None] = {}
        if not self.record.languages:
            self.tell(codes.BAD_LANGUAGE, ("languages",), "no language is listed", "write `languages: [en]`")
        for at, language in enumerate(self.record.languages):
            if not _LANGUAGE.fullmatch(language):
                hint = "write a code such as en, fr or pt-BR"
                self.tell(codes.BAD_LANGUAGE, ("languages", at), f"`{language}` is not a language code", hint)
            elif language in usable:
                self.tell(codes.BAD_LANGUAGE, ("languages", at), f"`{language}` is listed twice", "keep one of the two")
            usable.update({language: None} if _LANGUAGE.fullmatch(language) else {})
        return tuple(usable) or ("en",)

    def web_address(self, key: str, written: str | None) -> str:
        if not written or _WEB_ADDRESS.fullmatch(written):
            return written or ""
        hint = "begin it with `https://`"
        if written.startswith("http"):
            hint = "leave out spaces, and what follows a `?` or `#`"
        elif found := _SHELL_ADDRESS.fullmatch(written):
            hint = f"write `https://{found[1]}/{found[2]}`"
        self.tell(codes.BAD_ADDRESS, (key,), f"`{written}` is not a whole web address", hint)
        return ""

    def theme(self) -> ThemeChoice:
        written = self.record.theme
        if isinstance(written, str):
            return ThemeChoice(written)
        accent = written.accent or ""
        if accent and not _COLOUR.fullmatch(accent):
            hint = 'write it in hexadecimal and quoted: "#0b6e75"'
            self.tell(codes.BAD_COLOUR, ("theme", "accent"), f"`{accent}` is not a colour we can read", hint)
            accent = ""
        return ThemeChoice(written.name, accent, written.logo or "", dict(written.tokens))

    def emotion(self) -> EmotionScale:
        low, high = self.scale_ends()
        written = self.record.emotion.levels
        if not written:
            step = (high - low) / 4
            return EmotionScale(
                low, high, tuple(_default_level(id, low + step * (value + 2)) for id, (value, *_) in _LEVELS.items())
            )
        levels = [self.level(id, level) for id, level in written.items()]
        levels.sort(key=lambda level: -level.value)
        self.check_levels(low, high, levels)
        return EmotionScale(low, high, tuple(levels))

    def scale_ends(self) -> tuple[float, float]:
        ends = self.record.emotion.scale
        if len(ends) == 2 and ends[0] < ends[1]:
            return ends[0], ends[1]
        written = ", ".join(f"{end:g}" for end in ends)
        hint = "write its low end and its high end: `[-2, 2]`"
        self.tell(codes.BAD_SCALE, ("emotion", "scale"), f"the scale [{written}] has no low and high end", hint)
        return -2.0, 2.0

    def check_levels(self, low: float, high: float, levels: list[Level]) -> None:
        if len(levels) < 2:
            self.tell(codes.BAD_SCALE, ("emotion", "levels"), "a scale needs at least two levels", "name its two ends")
        seen: dict[float, str] = {}
        for level in levels:
            path = ("emotion", "levels", level.id)
            if not low <= level.value <= high:
                hint = f"the scale goes from {low:g} to {high:g}"
                self.tell(
                    codes.BAD_SCALE, path, f"the level `{level.id}` at {level.value:g} lies outside the scale", hint
                )
            elif level.value in seen:
                told = f"the levels `{seen[level.value]}` and `{level.id}` are both at {level.value:g}"
                self.tell(codes.BAD_SCALE, path, told, "give each level a value of its own")
            seen[level.value] = level.id

    def level(self, id: str, written: "LevelRecord | float") -> Level:
        if not isinstance(written, LevelRecord):
            return Level(id, written, _default_labels(id))
        label = written.label
        if label is None:
            return Level(id, written.value, _default_labels(id))
        path = ("emotion", "levels", id, "label")
        if isinstance(label, str):
            return Level(id, written.value, dict.fromkeys(self.languages, label))
        self.label(path, label, id)
        return Level(id, written.value, dict(label))

    def label(self, path: tuple[str | int, ...], written: "dict[str, str] | str | None", id: str) -> str:
        """A label in the language asked for; else in the site's first language that has one; else made from the id."""
        if isinstance(written, str):
            return written
        if not written:
            return _sentence(id)
        for language in written:
            if language not in self.languages:
                hint = f"languages of this site: {', '.join(self.languages)}"
                self.tell(codes.BAD_LANGUAGE, (*path, language), f"`{language}` is not a language of this site", hint)
        found = (written[language] for language in (self.language, *self.languages) if language in written)
        return next(found, next(iter(written.values())))

    def named(
        self, key: str, written: "Mapping[str, dict[str, str] | str]", defaults: Mapping[str, tuple[str, str]]
    ) -> list[tuple[str, str]]:
        """Ids with labels, as written or, where nothing is, by default."""
        if not written:
            return [(id, self.default_label(labels)) for id, labels in defaults.items()]
        return [(id, self.label((key, id), label, id)) for id, label in written.items()]

    def default_label(self, labels: tuple[str, str]) -> str:
        return labels[1] if self.language.partition("-")[0] == "fr" else labels[0]

    def lane(self, id: str, written: "LaneSettings | str") -> Lane:
        if isinstance(written, str):
            return Lane(id, written)
        label = self.label(("lanes", id, "label"), written.label, id)
        caption = self.label(("lanes", id, "caption"), written.caption, "") if written.caption else ""
        return Lane(id, label, caption, written.icon or "")

    def channel(self, id: str, written: "ChannelSettings | str") -> ChannelDeclaration:
        if isinstance(written, str):
            return ChannelDeclaration(id, written)
        label = self.label(("channels", id, "label"), written.label, id)
        return ChannelDeclaration(id, label, written.icon or "", written.online)

    def team(self, id: str, written: "TeamSettings | str") -> TeamDeclaration:
        if isinstance(written, str):
            return TeamDeclaration(id, written)
        label = self.label(("teams", id, "label"), written.label, id)
        return TeamDeclaration(id, label, written.contact or "", written.icon or "")

    def criteria(self) -> tuple[Criterion, ...]:
        written = self.record.roadmap.criteria
        if not written:
            return tuple(
                self.criterion(
                    id, CriterionRecord.model_validate({"weight": weight, "axis": axis, "direction": direction or None})
                )
                for id, (weight, axis, direction) in _CRITERIA.items()
            )
        return tuple(self.criterion(id, criterion) for id, criterion in written.items())

    def criterion(self, id: str, written: CriterionRecord) -> Criterion:
        label = ""  # the usual criteria are named in the reader's language when they are shown
        if written.label or id not in _CRITERIA:
            label = self.label(("roadmap", "criteria", id, "label"), written.label, id)
        direction = written.direction or ("higher-is-better" if written.axis == "value" else "lower-is-better")
        return Criterion(id, label, written.weight, written.axis, direction.startswith("higher"))

    def checks(self) -> Mapping[str, str]:
        for code in self.record.checks:
            if not _CHECK.fullmatch(code):
                hint = "codes are a J and three digits: `J301: off`"
                if _CHECK.fullmatch(code.upper()):
                    hint = f"write `{code.upper()}`"
                self.diagnostics.append(
                    codes.BAD_CHECK.at(self.place.key("checks", code), f"`{code}` is not the code of a check", hint)
                )
        return {code: level for code, level in self.record.checks.items() if _CHECK.fullmatch(code)}


def _default_level(id: str, value: float) -> Level:
    return Level(id, value, _default_labels(id))


def _default_labels(id: str) -> Mapping[str, str]:
    if id not in _LEVELS:
        return {}
    _, english, french = _LEVELS[id]
    return {"en": english, "fr": french}


def _sentence(id: str) -> str:
    words = id.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
