"""What linking a single thing asks for, beside the thing itself."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from journeysite.link.backlinks import Backlinks
from journeysite.link.claims import ClaimLinker
from journeysite.link.codes import Findings
from journeysite.link.emotions import EmotionValues
from journeysite.link.entry import Outline
from journeysite.link.journeys import JourneyLinker
from journeysite.link.organisation import OrganisationLinker
from journeysite.link.pairs import Pairs
from journeysite.link.prose import Bodies
from journeysite.link.references import References
from journeysite.link.touchpoints import TouchpointLinker
from journeysite.model.settings import Settings


class LinkContext(Struct, frozen=True):
    """All that was written, and what was worked out from it before the first thing is linked.

    `served`: the roadmap items that name a touchpoint from their side, by its id.
    """

    settings: Settings
    written: Outline
    lookup: References
    bodies: Bodies
    pairs: Pairs
    emotion_values: Mapping[str, EmotionValues]
    served: Mapping[str, tuple[str, ...]]

    def reporting(self, findings: Findings) -> "LinkContext":
        """The same, with another list for what there is to say."""
        return replace(
            self, lookup=replace(self.lookup, findings=findings), bodies=replace(self.bodies, findings=findings)
        )

    def journeys(self, backlinks: Backlinks) -> JourneyLinker:
        """Links journeys, and notes whom they refer to."""
        claims = ClaimLinker(self.lookup, backlinks)
        touchpoints = TouchpointLinker(
            references=self.lookup,
            bodies=self.bodies,
            claims=claims,
            emotion_values=self.emotion_values,
            pairs=self.pairs,
            served=self.served,
            item_order={id: place for place, id in enumerate(self.written.roadmap)},
            backlinks=backlinks,
        )
        return JourneyLinker(self.lookup, self.bodies, claims, self.pairs, touchpoints, backlinks)

    def others(self, backlinks: Backlinks) -> OrganisationLinker:
        """Links what stands beside the journeys, by what was noted."""
        return OrganisationLinker(
            self.lookup, self.bodies, ClaimLinker(self.lookup, backlinks), backlinks, self.settings
        )
