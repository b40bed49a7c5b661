"""`journeysite.yml`: what a site decides once, with every default filled in."""

import re
from collections.abc import Mapping
from typing import get_args

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
    Status,
    TeamDeclaration,
    ThemeChoice,
)
from journeysite.read import codes
from journeysite.read.conflicts import without_conflicts
from journeysite.read.file_names import SETTINGS
from journeysite.read.locate import nulls_settled, without_echoes
from journeysite.read.records.settings import (
    ChannelSettings,
    CriterionRecord,
    LaneSettings,
    LevelRecord,
    SettingsRecord,
    StatusMeaning,
    StatusSettings,
    TeamSettings,
)
from journeysite.read.text import read_text
from journeysite.read.validate import validate
from journeysite.read.words import is_french, meant, near
from journeysite.read.yaml import Value, read_mapping

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
STATUS_MEANINGS: tuple[str, ...] = get_args(StatusMeaning)
_STATUSES = tuple(Status(id, id) for id in STATUS_MEANINGS)
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
    written = read_text(data, SETTINGS)
    text = without_conflicts(written.value, SETTINGS)
    read = read_mapping(text.value, SETTINGS)
    place = Place(SETTINGS)
    title = "A site of customer journeys"
    record = validate(SettingsRecord, read.value.values, place, title, _first_language(read.value.values))
    structure = record.diagnostics
    if not read.value.whole:
        structure = tuple(one for one in structure if one.code != codes.MISSING_KEY.code)
    yaml = nulls_settled(read.diagnostics, structure, text.value)
    structure = without_echoes(structure, read.diagnostics, text.value)
    writing = _Writing(record.value, language)
    settings = writing.settings()
    told = (*written.diagnostics, *text.diagnostics)
    return Reported(settings, (*told, *yaml, *structure, *writing.diagnostics))


def _first_language(values: Mapping[str, Value]) -> str:
    """The language that messages take their words from, as it is written."""
    languages = values.get("languages")
    return languages[0] if isinstance(languages, list) and languages and isinstance(languages[0], str) else ""


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
            statuses=self.statuses(),
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
        return labels[1] if is_french(self.language) else labels[0]

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

    def statuses(self) -> tuple[Status, ...]:
        """The statuses as declared, each once; the five known ones where none are."""
        written = self.record.roadmap.statuses
        if isinstance(written, dict):
            return tuple(self.status(id, status) for id, status in written.items()) or _STATUSES
        places = {id: ("roadmap", "statuses", at) for at, id in reversed(tuple(enumerate(written)))}
        return tuple(Status(id, *self.meaning(id, places[id])) for id in dict.fromkeys(written)) or _STATUSES

    def status(self, id: str, written: "StatusSettings | str") -> Status:
        path = ("roadmap", "statuses", id)
        means, label = (written, None) if isinstance(written, str) else (written.means, written.label)
        if means is None:
            means, usual = self.meaning(id, path)
        else:
            usual = "" if id == means else _sentence(id)
        return Status(id, means, self.label((*path, "label"), label, id) if label else usual)

    def meaning(self, id: str, path: tuple[str | int, ...]) -> tuple[str, str]:
        """What a status means that only its name tells, and its label."""
        if means := meant(id, STATUS_MEANINGS):
            return means, "" if id == means else _sentence(id)
        likely = near(id, STATUS_MEANINGS, self.languages[0]) or "planned"
        hint = f"say which of the known ones it is: `statuses: {{{id}: {likely}}}`"
        self.tell(codes.NO_MEANING, path, f"nothing says what the status `{id}` means", hint)
        return "planned", _sentence(id)

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
