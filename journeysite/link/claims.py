"""Claims and what they rest on: readings of indicators, and citations of evidence."""

from msgspec import Struct

from journeysite.diagnostics import Place
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

    def nps(self, address: Address, record: JourneyRecord) -> tuple[Reading, ...]:
        """What the shorthand `nps: 24` measures; nothing where it is not used."""
        if record.nps is None:
            return ()
        reading = Reading(NPS, record.nps)
        self._note_reading(address, reading)
        return (reading,)
