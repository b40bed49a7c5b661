"""References in frontmatter: each is either the id of something that exists, or a finding."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from msgspec import Struct, field

from journeysite.diagnostics import Place
from journeysite.diagnostics.code import Code
from journeysite.diagnostics.suggestion import nearest
from journeysite.link import codes
from journeysite.link.codes import Findings
from journeysite.link.names import FOLDER, Names
from journeysite.link.suggestions import listed, meant_name, plain_name, same_end
from journeysite.model.address import Address, Kind
from journeysite.model.settings import Settings, Status
from journeysite.model.slug import canonical, is_id, slug, usable_name
from journeysite.read.fields import fold
from journeysite.read.words import meant


class Noun(Struct, frozen=True):
    """How a kind of thing is spoken of: the code when one is unknown, its name, and where new ones are declared."""

    unknown: Code
    name: str
    declared: str
    folder: str = ""


NOUNS: Mapping[Kind, Noun] = {
    Kind.PERSONA: Noun(codes.UNKNOWN_PERSONA, "persona", "write it as `content/personas/{id}.md`", "personas"),
    Kind.CHANNEL: Noun(codes.UNKNOWN_CHANNEL, "channel", "declare it under `channels:` in `journeysite.yml`"),
    Kind.TEAM: Noun(codes.UNKNOWN_TEAM, "team", "declare it under `teams:` in `journeysite.yml`"),
    Kind.TOUCHPOINT: Noun(codes.UNKNOWN_TOUCHPOINT, "touchpoint", "write its full address, `journey/stage/touchpoint`"),
    Kind.EVIDENCE: Noun(codes.UNKNOWN_EVIDENCE, "evidence", "write it as `content/evidence/{id}.md`", "evidence"),
    Kind.ROADMAP: Noun(codes.UNKNOWN_ROADMAP_ITEM, "roadmap item", "write it as `content/roadmap/{id}.md`", "roadmap"),
    Kind.INDICATOR: Noun(
        codes.UNKNOWN_INDICATOR, "indicator", "write it as `content/indicators/{id}.md`", "indicators"
    ),
    Kind.JOURNEY: Noun(codes.UNKNOWN_JOURNEY, "journey", "write it as `content/journeys/{id}/index.md`", "journeys"),
}
WORDS: Mapping[str, Noun] = {
    "objective": Noun(codes.UNKNOWN_OBJECTIVE, "objective", "declare it under `objectives:` in `journeysite.yml`"),
    "phase": Noun(codes.UNKNOWN_PHASE, "phase", "declare it under `phases:` in `journeysite.yml`"),
    "criterion": Noun(
        codes.UNKNOWN_CRITERION, "criterion", "declare it under `roadmap: criteria:` in `journeysite.yml`"
    ),
    "status": Noun(codes.UNKNOWN_STATUS, "status", "declare it under `roadmap: statuses:` in `journeysite.yml`"),
    "lane": Noun(codes.UNKNOWN_LANE, "lane", "declare it under `lanes:` in `journeysite.yml`"),
}
_STEPS = (Kind.JOURNEY, Kind.STAGE, Kind.TOUCHPOINT)


class References(Struct, frozen=True):
    """Looks references up and collects what is wrong with them."""

    names: Names
    words: Mapping[str, frozenset[str]]
    listed: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, Mapping[str, str]]  # by noun: ids by the slugs of their labels
    findings: Findings
    statuses: tuple[Status, ...] = ()
    unread: frozenset[str] = frozenset()  # ids of stages whose file could not be read as a whole
    meant: dict[tuple[Noun, str], str] = field(default_factory=dict)  # suggestions already looked for

    def one(self, kind: Kind, written: str | None, place: Place, *steps: str | int) -> str:
        """The id that was meant, "" when nothing was written or nothing of that kind has the id."""
        if not written:
            return ""
        if written in self.names.of[kind]:
            return written
        return self._not_plain(kind, written, place.at(*steps) if steps else place)

    def many(self, kind: Kind, written: Iterable[str], place: Place, *steps: str | int) -> tuple[str, ...]:
        """The ids that exist, each once, in the order written."""
        if not written:
            return ()
        found = {self.one(kind, id, place, *steps, index): None for index, id in enumerate(written)}
        found.pop("", None)
        return tuple(found)

    def word(self, noun: str, written: str | None, place: Place, *steps: str | int) -> str:
        """A name that the settings declare (objective, phase, criterion, lane), "" when they do not."""
        if not written or written in self.words[noun]:
            return written or ""
        self._report(WORDS[noun], written, self.listed[noun], place.at(*steps) if steps else place)
        return ""

    def status(self, written: str | None, place: Place) -> Status | None:
        """A status that the settings declare: by its id, else by a word that means the same."""
        if not written:
            return None
        known = {fold(status.id): status for status in reversed(self.statuses)}
        if found := known.get(fold(written)):
            return found
        means = meant(written, (status.means for status in self.statuses))
        alike = [status for status in self.statuses if status.means == means]
        if alike:
            return next((status for status in alike if meant(status.id, (means,))), alike[0])
        self._report(WORDS["status"], written, self.listed["status"], place)
        return None

    def lanes(self, written: Mapping[str, str], place: Place) -> dict[str, str]:
        """Texts for the site's own lanes, by lane; those of lanes that are not declared are left out."""
        return {lane: text for lane, text in written.items() if self.word("lane", lane, place.key("lanes", lane))}

    def touchpoint(self, written: str, place: Place) -> Address | None:
        """The touchpoint of a full address, written outside any journey."""
        address = self.names.known(Kind.TOUCHPOINT, written.strip("/").removeprefix("journeys/"))
        if address is None and canonical(written).strip("/").rpartition("/")[0] not in self.unread:
            self._report_touchpoint(written, place)
        elif address is None:
            return None
        elif address.id != written:
            self._report_old(written, address.id, place)
        return address

    def _not_plain(self, kind: Kind, written: str, place: Place) -> str:
        plain = canonical(written).removeprefix(f"{FOLDER.get(kind, '')}/")
        address = self.names.known(kind, plain)
        if address is None:
            self._report(NOUNS[kind], written, self.names.of[kind], place)
            return ""
        if address.id != plain:
            self._report_old(written, address.id, place)
        return address.id

    def _report(self, noun: Noun, written: str, known: Collection[str], place: Place) -> None:
        key = noun, written
        if key not in self.meant:
            self.meant[key] = meant_name(written, known, self.labels.get(noun.name, {}), noun.folder)
        self.findings.append(noun.unknown.at(place, f"unknown {noun.name} `{written}`", self._hint(noun, written)))

    def _hint(self, noun: Noun, written: str) -> str:
        if meant := self.meant[noun, written]:
            return f"did you mean `{meant}`?"
        if "," in written:
            return f"several names stand in a list: [{', '.join(filter(None, map(str.strip, written.split(','))))}]"
        steps = (plain_name(written) or written).split("/")
        return noun.declared.format(id="/".join(step if is_id(step) else usable_name(step) for step in steps))

    def _report_old(self, written: str, now: str, place: Place) -> None:
        self.findings.append(codes.OLD_NAME.at(place, f"`{written}` is an old name", f"it is called `{now}` now"))

    def _report_touchpoint(self, written: str, place: Place) -> None:
        noun, plain = NOUNS[Kind.TOUCHPOINT], plain_name(written).removeprefix("journeys/")
        ends = [id for id in self.names.of[Kind.TOUCHPOINT] if id.endswith(f"/{canonical(plain)}")]
        if len(ends) == 1:
            hint = f"write its full address: `{ends[0]}`"
            self.findings.append(noun.unknown.at(place, f"`{written}` is not the full address of a touchpoint", hint))
            return
        meant = meant_name(written, self._neighbours(plain), {}) or same_end(plain, self.names.of[Kind.TOUCHPOINT])
        hint = f"did you mean `{meant}`?" if meant else self._what_is_missing(plain.split("/"))
        self.findings.append(noun.unknown.at(place, f"unknown touchpoint `{written}`", hint))

    def _neighbours(self, written: str) -> Collection[str]:
        """The touchpoints of the journey that is named, or that was probably meant."""
        journey = written.split("/", 1)[0]
        if journey not in self.names.of[Kind.JOURNEY]:
            journey = nearest(journey, self.names.of[Kind.JOURNEY])
        return [id for id in self.names.of[Kind.TOUCHPOINT] if id.startswith(f"{journey}/")]

    def _what_is_missing(self, steps: list[str]) -> str:
        """The first step of an address that leads nowhere, and what there is instead."""
        above = ""
        for kind, noun, step in zip(_STEPS, ("journey", "stage", "touchpoint"), steps, strict=False):
            known = [id.rpartition("/")[2] for id in self.names.of[kind] if id.rpartition("/")[0] == above]
            if step not in known and len(steps) == len(_STEPS):
                missing = f"`{above}` has no {noun} `{step}`" if above else f"there is no {noun} `{step}`"
                return f"{missing}, but {listed(known)}" if known else missing
            above = f"{above}/{step}".lstrip("/")
        return NOUNS[Kind.TOUCHPOINT].declared


def references(names: Names, settings: Settings, findings: Findings, unread: Iterable[str] = ()) -> References:
    """Lookups among these names and the words that the settings declare.

    `unread`: stages of which a part could not be read. Touchpoints that are missing there are not reported.
    """
    ids = {
        "objective": tuple(objective.id for objective in settings.objectives),
        "phase": tuple(phase.id for phase in settings.phases),
        "criterion": tuple(criterion.id for criterion in settings.criteria),
        "status": tuple(status.id for status in settings.statuses),
        "lane": tuple(lane.id for lane in settings.lanes),
    }
    words = {noun: frozenset(known) for noun, known in ids.items()}
    labels = {
        "channel": _by_label(settings.channels),
        "team": _by_label(settings.teams),
        "objective": _by_label(settings.objectives),
        "phase": _by_label(settings.phases),
        "lane": _by_label(settings.lanes),
        "criterion": _by_label(settings.criteria),
        "status": _by_label(settings.statuses),
    }
    return References(names, words, ids, labels, findings, settings.statuses, frozenset(unread))


class _Labelled(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...


def _by_label(declared: Iterable[_Labelled]) -> dict[str, str]:
    return {slug(one.label): one.id for one in declared if slug(one.label)}
