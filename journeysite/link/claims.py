"""Claims and what they rest on: readings of indicators, and citations of evidence."""

from msgspec import Struct

from journeysite.diagnostics import Place
from journeysite.link import codes
from journeysite.link.backlinks import Backlinks
from journeysite.link.names import NPS
from journeysite.link.references import References
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Reading
from journeysite.read.records.journey import JourneyRecord
from journeysite.read.records.touchpoint import ReadingRecord


class ClaimLinker(Struct, frozen=True):
    """Links what is measured and what is cited, and notes it on the other side."""

    references: References
    backlinks: Backlinks

    def cited(self, citer: Address, written: tuple[str, ...], place: Place) -> tuple[str, ...]:
        """The studies that exist among those named under `evidence:`; they know their citer from now on."""
        studies = self.references.many(Kind.EVIDENCE, written, place, "evidence")
        for study in studies:
            self.backlinks.evidence[study][citer] = None
        return studies

    def readings(self, address: Address, written: tuple[ReadingRecord | str, ...], place: Place) -> tuple[Reading, ...]:
        """Indicators measured at an address; readings of unknown indicators are reported and left out."""
        if not written:
            return ()
        found = (self._reading(address, one, place, index) for index, one in enumerate(written))
        return tuple(reading for reading in found if reading)

    def _reading(self, address: Address, written: ReadingRecord | str, place: Place, index: int) -> Reading | None:
        if isinstance(written, str):
            id = self.references.one(Kind.INDICATOR, written, place, "indicators", index)
            reading = Reading(id, None)
        else:
            id = self.references.one(Kind.INDICATOR, written.id, place, "indicators", index, "id")
            evidence = self.references.many(Kind.EVIDENCE, written.evidence, place, "indicators", index, "evidence")
            reading = Reading(id, written.value, written.target, written.date, evidence)
        if not id:
            return None
        self._note_reading(address, reading)
        return reading

    def _note_reading(self, address: Address, reading: Reading) -> None:
        self.backlinks.readings[reading.indicator].append((address, reading))
        for study in reading.evidence:
            self.backlinks.evidence[study][address] = None

    def of_journey(self, address: Address, record: JourneyRecord, place: Place) -> tuple[Reading, ...]:
        """What is measured over a whole journey; its shorthand `nps:` is the value of an `nps` listed without one."""
        listed = [one if isinstance(one, str) else one.id for one in record.indicators]
        if record.nps is None or NPS not in listed:
            return self.readings(address, record.indicators, place) + self.nps(address, record)
        at = listed.index(NPS)
        there = record.indicators[at]
        value = None if isinstance(there, str) else there.value
        if value is not None and value != record.nps:
            told = f"`nps` is {record.nps:g} here and {value:g} under `indicators:`"
            self.references.findings.append(codes.TWO_FIGURES.at(place.at("nps"), told, "leave one of the two out"))
        filled = ReadingRecord(id=NPS, value=record.nps) if isinstance(there, str) else there
        if value is None:
            filled = filled.model_copy(update={"value": record.nps})
        return self.readings(address, (*record.indicators[:at], filled, *record.indicators[at + 1 :]), place)

    def nps(self, address: Address, record: JourneyRecord) -> tuple[Reading, ...]:
        """What the shorthand `nps: 24` measures; nothing where it is not used."""
        if record.nps is None:
            return ()
        reading = Reading(NPS, record.nps)
        self._note_reading(address, reading)
        return (reading,)
