"""Documents -> which journeys, stages, touchpoints and other things there are, each with its id and in order."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from journeysite.diagnostics import Place
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.link import codes
from journeysite.link.codes import Findings
from journeysite.link.entry import Entry, JourneyEntry, Outline, StageEntry
from journeysite.link.suggestions import plain_name
from journeysite.model.address import Address, Kind
from journeysite.model.slug import canonical, is_id, shortened, slug, trouble_with_name, usable_name
from journeysite.read import limits
from journeysite.read.codes import LARGE_JOURNEY
from journeysite.read.document import NO_BODY, Body, Document, DocumentKind
from journeysite.read.records.journey import JourneyRecord, StageRecord
from journeysite.read.records.record import Record
from journeysite.read.records.touchpoint import TouchpointRecord


def outline(documents: Iterable[Document], findings: Findings) -> Outline:
    """All that the base files say there is, in their order. A second touchpoint of one id is reported and renamed."""
    listed = tuple(documents)
    by_kind = {kind: _unique(d for d in listed if d.kind is kind) for kind in DocumentKind}
    home = by_kind[DocumentKind.HOME]
    return Outline(
        home=next((_entry(Address(Kind.HOME, ""), document) for document in home.values()), None),
        journeys=_journeys(by_kind[DocumentKind.JOURNEY], by_kind[DocumentKind.STAGE], findings),
        personas=_entries(Kind.PERSONA, by_kind[DocumentKind.PERSONA]),
        roadmap=_entries(Kind.ROADMAP, by_kind[DocumentKind.ROADMAP]),
        evidence=_entries(Kind.EVIDENCE, by_kind[DocumentKind.EVIDENCE]),
        indicators=_entries(Kind.INDICATOR, by_kind[DocumentKind.INDICATOR]),
        channels=_entries(Kind.CHANNEL, by_kind[DocumentKind.CHANNEL]),
        teams=_entries(Kind.TEAM, by_kind[DocumentKind.TEAM]),
        pages=_entries(Kind.PAGE, by_kind[DocumentKind.PAGE]),
    )


def _unique(documents: Iterable[Document]) -> dict[str, Document]:
    """Documents by id, the first of each: two files with one address are reported where files are listed."""
    kept: dict[str, Document] = {}
    for document in documents:
        kept.setdefault(canonical(document.id), document)
    return kept


def _entry(address: Address, document: Document) -> Entry[Any]:
    return Entry(address, document.record, Place(document.file), document.body, document.file, document.order)


def _entries(kind: Kind, documents: Mapping[str, Document]) -> dict[str, Entry[Any]]:
    return {id: _entry(Address(kind, id), document) for id, document in documents.items()}


def _journeys(
    journeys: Mapping[str, Document], stages: Mapping[str, Document], findings: Findings
) -> dict[str, JourneyEntry]:
    files: dict[str, dict[str, Document]] = {}
    for id, document in stages.items():
        journey, _, stage = id.partition("/")
        files.setdefault(journey, {})[stage] = document
    for journey, orphans in files.items():
        if journey not in journeys:
            _report_orphans(journey, orphans, findings)
    return {id: _journey(id, document, files.get(id, {}), findings) for id, document in journeys.items()}


def _report_orphans(journey: str, stages: Mapping[str, Document], findings: Findings) -> None:
    folder = next(iter(stages.values())).file.rpartition("/")[0]
    held = "a stage" if len(stages) == 1 else f"{len(stages)} stages"
    findings.append(
        codes.STAGE_ALONE.at(
            Place(folder),
            f"the journey `{journey}` has {held} but no `index.md`",
            f"add `{folder}/index.md` with at least a title",
        )
    )


def _journey(id: str, document: Document, files: Mapping[str, Document], findings: Findings) -> JourneyEntry:
    entry: Entry[JourneyRecord] = _entry(Address(Kind.JOURNEY, id), document)
    listed = _listed_stages(entry, document, files, findings)
    rest = [_stage_file(id, name, file) for name, file in files.items() if name not in listed]
    if listed and any(isinstance(stage, str) for stage in entry.record.stages):
        _report_unlisted(entry, rest, findings)
    stages = tuple(_stage(stage, findings) for stage in (*listed.values(), *rest))
    return JourneyEntry(entry, _within_limits(entry.place, stages, findings))


def _within_limits(journey: Place, stages: tuple[StageEntry, ...], findings: Findings) -> tuple[StageEntry, ...]:
    """The stages and touchpoints that a map can show; what lies behind them is reported and left out."""
    kept, room = stages[: limits.STAGES], limits.TOUCHPOINTS
    within: list[StageEntry] = []
    for stage in kept:
        if len(stage.touchpoints) > limits.OF_A_STAGE:
            told = f"this stage has {len(stage.touchpoints):,} touchpoints, and its page shows {limits.OF_A_STAGE}"
            findings.append(LARGE_JOURNEY.at(stage.entry.place.key("touchpoints"), told, "cut it into several stages"))
        within.append(replace(stage, touchpoints=stage.touchpoints[: min(room, limits.OF_A_STAGE)]))
        room -= len(within[-1].touchpoints)
    for what, most, number in (
        ("stages", limits.STAGES, len(stages)),
        ("touchpoints", limits.TOUCHPOINTS, sum(len(stage.touchpoints) for stage in stages)),
    ):
        if number > most:
            told = f"this journey has {number:,} {what}, and a map shows {most}"
            findings.append(LARGE_JOURNEY.at(journey.key("stages"), told, "tell it as several journeys"))
    return tuple(within)


def _report_unlisted(journey: Entry[JourneyRecord], rest: Iterable[Entry[StageRecord]], findings: Findings) -> None:
    for stage in rest:
        message = f"the stage `{stage.name}` is not on the list of its journey, and comes behind all that are"
        findings.append(
            codes.UNLISTED_STAGE.at(journey.place.key("stages"), message, f"add `{stage.name}` to the list")
        )


def _stage_file(journey: str, name: str, document: Document) -> Entry[StageRecord]:
    return _entry(Address(Kind.STAGE, f"{journey}/{name}"), document)


def _listed_stages(
    journey: Entry[JourneyRecord], document: Document, files: Mapping[str, Document], findings: Findings
) -> dict[str, Entry[StageRecord]]:
    """The stages that the journey's own file names or holds, in its order."""
    stories = dict(document.stories)
    files_of = {name.casefold(): file.file for name, file in files.items()}
    listed: dict[str, Entry[StageRecord]] = {}
    seen: set[str] = set()  # without capitals: the pages of two stages must not overwrite each other
    for index, written in enumerate(journey.record.stages):
        place = journey.place.at("stages", index)
        if isinstance(written, StageRecord):
            stage = _inner_stage(journey, written, index, stories.get(index, NO_BODY), findings)
            twin = files_of.get(stage.name.casefold(), "")
        elif canonical(written) in files:
            stage, twin = _stage_file(journey.address.id, canonical(written), files[canonical(written)]), ""
        else:
            _report_unknown_stage(canonical(written), files, place, findings)
            continue
        if twin or stage.name.casefold() in seen:
            _report_second_stage(stage.name, written, twin, place, findings)
            continue
        seen.add(stage.name.casefold())
        listed[stage.name] = stage
    return listed


def _report_second_stage(name: str, written: StageRecord | str, twin: str, place: Place, findings: Findings) -> None:
    message = f"the stage `{name}` is here and in `{twin}`" if twin else f"the stage `{name}` is there twice"
    if isinstance(written, str):
        hint = "take one of the two off the list"
    elif written.id is not None:
        hint = "keep one of the two, or give this one another `id:`"
    else:
        hint = "its id is made from its title: keep one of the two, or give this one an `id:` of its own"
    findings.append(codes.STAGE_TWICE.at(place, message, hint))


def _inner_stage(
    journey: Entry[JourneyRecord], record: StageRecord, index: int, body: Body, findings: Findings
) -> Entry[StageRecord]:
    """A stage that is written inside its journey's file."""
    place = journey.place.at("stages", index)
    name = _own_id(record.id, record.title, "stage", index, place, findings)
    return Entry(Address(Kind.STAGE, f"{journey.address.id}/{name}"), record, place, body, place.file)


def _report_unknown_stage(name: str, files: Mapping[str, Document], place: Place, findings: Findings) -> None:
    folder = place.file.removesuffix(".md").removesuffix("/index")
    plain = plain_name(name)
    hint = f"write `{plain}`: numbers and endings are not part of a name" if plain in files else ""
    hint = hint or did_you_mean(name, files)
    hint = hint or f"write it as `{folder}/{slug(plain) or name}.md`, or take it off the list"
    findings.append(codes.UNKNOWN_STAGE.at(place, f"this journey has no stage `{name}`", hint))


def _stage(entry: Entry[StageRecord], findings: Findings) -> StageEntry:
    touchpoints: dict[str, Entry[TouchpointRecord]] = {}
    numbers: dict[str, int] = {}  # by id: the last number given to another touchpoint of it
    for index, record in enumerate(entry.record.touchpoints):
        place = entry.place.at("touchpoints", index)
        name = _own_id(record.id, record.title, "touchpoint", index, place, findings)
        if name in touchpoints:
            _report_second(name, record, touchpoints, place, findings)
            name = _free(name, touchpoints, numbers)
        address = Address(Kind.TOUCHPOINT, f"{entry.address.id}/{name}")
        touchpoints[name] = Entry(address, record, place)
    return StageEntry(entry, tuple(touchpoints.values()))


def _own_id(given: str | None, title: str, noun: str, index: int, place: Place, findings: Findings) -> str:
    """The id that was given, else one made from the title, else one made from the position."""
    if given is not None and (not is_id(given) or trouble_with_name(given)):
        findings.append(
            codes.UNUSABLE_ID.at(
                place.at("id"),
                f"`{given}` cannot stand in an address",
                f"use letters, digits and hyphens: `{usable_name(slug(given) or f'{noun}-{index + 1}')}`",
            )
        )
        return usable_name(slug(given) or f"{noun}-{index + 1}")
    if given is not None:
        return canonical(given)
    made = shortened(slug(title))
    if trouble_with_name(made):  # the name of a device
        made = usable_name(made)
    if not made:
        findings.append(
            codes.NO_ID.at(
                place.at("title"), f"no id can be made from the title `{title}`", f"give this {noun} an `id:`"
            )
        )
    return made or f"{noun}-{index + 1}"


def _report_second(
    name: str,
    record: TouchpointRecord,
    touchpoints: Mapping[str, Entry[TouchpointRecord]],
    place: Place,
    findings: Findings,
) -> None:
    first = touchpoints[name]
    said = "title" if record.id is None else "id"
    hint = "give one of the two an `id:` of its own" if said == "title" else "give one of the two another `id:`"
    findings.append(
        codes.TOUCHPOINT_TWICE.at(
            place.at(said), f"the id `{name}` already belongs to the touchpoint “{first.record.title}”", hint
        )
    )


def _free(name: str, taken: Container[str], numbers: dict[str, int]) -> str:
    """A free name for another touchpoint of an id, so that both can still be shown."""
    number = numbers.get(name, 1) + 1
    while f"{name}-{number}" in taken:
        number += 1
    numbers[name] = number
    return f"{name}-{number}"


def written(documents: Iterable[Document]) -> Mapping[Address, Entry[Record]]:
    """What the base files say about each thing, by address: for checks, which ask what was written, and where."""
    base = [document for document in documents if not document.language]
    return {entry.address: entry for entry in outline(base, []).entries()}
