"""The lanes of a map. A lane is one value: its words, where it stands, and what it shows of a touchpoint or a stage.

Map, table, narrow list and poster, and the page of a stage for what it does not tell in full, read nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct

from journeysite.incremental.tracked import tracked
from journeysite.layout.map.subject import Content, Lane, LaneItem, Lanes, View
from journeysite.model.journey import Stage, Touchpoint
from journeysite.model.settings import Lane as DeclaredLane
from journeysite.pages.folder_context import FolderContext
from journeysite.pages.queries import SiteQueries
from journeysite.pages.subjects.lane_items import failing, image, indicator, meeting, pain_points, working

Gettext = Callable[[str], str]
Items = Iterable[LaneItem]


def _nothing(_context: FolderContext, _of: object) -> Items:
    return ()


class LaneDefinition(Struct, frozen=True, kw_only=True):
    """A lane before it is said in a language.

    `words`: label and caption. `shows`: what stands in it at a touchpoint; `shows_of_stage`: for a stage as a whole.
    Empty texts are left out. What the figures show of a touchpoint besides (`Content.VOICES`, `CHANNELS`, `ROADMAP`)
    needs no function.

    `journey`, `blueprint`: its place on either map, 0 for none. `told_in_full`: whether the page of a stage has markup
    of its own for it; without, it is told there as a plain fact. The others are those of `Lane`.
    """

    key: str
    content: Content
    icon: str
    words: Callable[[Gettext], tuple[str, str]]
    shows: Callable[[FolderContext, Touchpoint], Items] = _nothing
    shows_of_stage: Callable[[FolderContext, Stage], Items] = _nothing
    journey: int = 0
    blueprint: int = 0
    spare: int = 0
    boxed: bool = False
    rail: bool = False
    above: str = ""
    shades: bool = False
    told_in_full: bool = False

    def place(self, view: View) -> int:
        """Where it stands on a map arranged like that, 0 where it does not."""
        return self.blueprint if view is View.BLUEPRINT else self.journey

    def at(self, context: FolderContext, touchpoint: Touchpoint) -> tuple[LaneItem, ...]:
        """What it shows of a touchpoint, as far as that says something."""
        return tuple([item for item in self.shows(context, touchpoint) if item])

    def of_stage(self, context: FolderContext, stage: Stage) -> tuple[LaneItem, ...]:
        """What it shows of a stage as a whole, as far as that says something."""
        return tuple([item for item in self.shows_of_stage(context, stage) if item])

    def lane(self, gettext: Gettext) -> Lane:
        """The lane in the reader's language."""
        label, caption = self.words(gettext)
        return Lane(
            key=self.key,
            content=self.content,
            label=label,
            caption=caption,
            icon=self.icon,
            spare=self.spare,
            boxed=self.boxed,
            rail=self.rail,
            above=self.above,
            shades=self.shades,
        )


LANES: Final = (
    LaneDefinition(
        key="actions",
        content=Content.TEXTS,
        icon="footprints",
        words=lambda gettext: (gettext("Actions"), gettext("what they do")),
        shows=lambda _, touchpoint: (touchpoint.action,),
        journey=10,
        blueprint=20,
        boxed=True,
        told_in_full=True,
    ),
    LaneDefinition(
        key="thoughts",
        content=Content.VOICES,
        icon="quote",
        words=lambda gettext: (gettext("Thoughts"), gettext("in their own words")),
        journey=20,
        blueprint=2,
        told_in_full=True,
    ),
    LaneDefinition(
        key="channels",
        content=Content.CHANNELS,
        icon="route",
        words=lambda gettext: (gettext("Channels"), gettext("the way they go")),
        journey=30,
        blueprint=3,
        rail=True,
        told_in_full=True,
    ),
    LaneDefinition(
        key="expectations",
        content=Content.COMMON_TEXTS,
        icon="target",
        words=lambda gettext: (gettext("Expectations"), gettext("what they hope for")),
        shows=lambda _, touchpoint: (touchpoint.expectation,),
        journey=40,
        blueprint=5,
        spare=10,
        told_in_full=True,
    ),
    LaneDefinition(
        key="motivations",
        content=Content.COMMON_TEXTS,
        icon="heart",
        words=lambda gettext: (gettext("Motivations"), gettext("why they engage")),
        shows=lambda _, touchpoint: (touchpoint.motivation,),
        shows_of_stage=lambda _, stage: stage.motivations,
        journey=50,
        blueprint=6,
        spare=4,
        told_in_full=True,
    ),
    LaneDefinition(
        key="obstacles",
        content=Content.COMMON_TEXTS,
        icon="mountain",
        words=lambda gettext: (gettext("Obstacles"), gettext("what holds them back")),
        shows_of_stage=lambda _, stage: stage.obstacles,
        journey=75,
        blueprint=7,
        spare=3,
        told_in_full=True,
    ),
    LaneDefinition(
        key="physical-evidence",
        content=Content.COMMON_TEXTS,
        icon="ticket",
        words=lambda gettext: (gettext("Physical evidence"), gettext("what they see and hold")),
        shows=lambda _, touchpoint: touchpoint.physical_evidence,
        journey=78,
        blueprint=15,
        spare=6,
        boxed=True,
    ),
    LaneDefinition(
        key="stakes",
        content=Content.TEXTS,
        icon="flag",
        words=lambda gettext: (gettext("At stake"), gettext("what it means for us")),
        shows_of_stage=lambda _, stage: (stage.stake,),
        journey=55,
        blueprint=145,
        spare=2,
        told_in_full=True,
    ),
    LaneDefinition(
        key="durations",
        content=Content.TEXTS,
        icon="timer",
        words=lambda gettext: (gettext("Duration"), gettext("how long it takes")),
        shows=lambda _, touchpoint: (touchpoint.duration,),
        journey=35,
        blueprint=4,
        spare=1,
        told_in_full=True,
    ),
    LaneDefinition(
        key="images",
        content=Content.PICTURES,
        icon="image",
        words=lambda gettext: (gettext("Storyboard"), ""),
        shows=image,
        journey=60,
        blueprint=10,
        spare=5,
        told_in_full=True,
    ),
    LaneDefinition(
        key="pain-points",
        content=Content.PAIN_POINTS,
        icon="triangle-alert",
        words=lambda gettext: (gettext("Pain points"), gettext("severity, share of customers")),
        shows=pain_points,
        journey=80,
        blueprint=8,
        rail=True,
        told_in_full=True,
    ),
    LaneDefinition(
        key="front-stage",
        content=Content.COMMON_TEXTS,
        icon="users",
        words=lambda gettext: (gettext("Front stage"), gettext("whom they meet")),
        shows=meeting,
        journey=90,
        blueprint=40,
        spare=13,
        boxed=True,
        told_in_full=True,
    ),
    LaneDefinition(
        key="line-of-visibility",
        content=Content.LINE,
        icon="eye",
        words=lambda gettext: (gettext("Line of visibility"), ""),
        journey=100,
        blueprint=50,
        above="backstage",
        shades=True,
    ),
    LaneDefinition(
        key="backstage",
        content=Content.BACKSTAGE,
        icon="layers",
        words=lambda gettext: (gettext("Backstage"), gettext("our actions, our tools")),
        shows=working,
        journey=110,
        blueprint=60,
        spare=12,
        boxed=True,
        told_in_full=True,
    ),
    LaneDefinition(
        key="fail-points",
        content=Content.PAIN_POINTS,
        icon="octagon-alert",
        words=lambda gettext: (gettext("Fail points"), gettext("where our side breaks")),
        shows=failing,
        journey=115,
        blueprint=85,
        spare=8,
        told_in_full=True,
    ),
    LaneDefinition(
        key="indicators",
        content=Content.INDICATORS,
        icon="gauge",
        words=lambda gettext: (gettext("Indicators"), gettext("measured, then target")),
        shows=lambda context, touchpoint: (indicator(context, reading) for reading in touchpoint.indicators),
        shows_of_stage=lambda context, stage: (indicator(context, reading) for reading in stage.indicators),
        journey=120,
        blueprint=150,
        told_in_full=True,
    ),
    LaneDefinition(
        key="opportunities",
        content=Content.COMMON_TEXTS,
        icon="lightbulb",
        words=lambda gettext: (gettext("Opportunities"), gettext("what could be done")),
        shows=lambda _, touchpoint: (opportunity.text for opportunity in touchpoint.opportunities),
        journey=130,
        blueprint=160,
        spare=9,
        told_in_full=True,
    ),
    LaneDefinition(
        key="roadmap",
        content=Content.ROADMAP,
        icon="milestone",
        words=lambda gettext: (gettext("Roadmap"), gettext("a dot for each touchpoint served")),
        journey=140,
        blueprint=170,
        rail=True,
        told_in_full=True,
    ),
    LaneDefinition(
        key="line-of-interaction",
        content=Content.LINE,
        icon="handshake",
        words=lambda gettext: (gettext("Line of interaction"), ""),
        blueprint=30,
        above="front-stage",
    ),
    LaneDefinition(
        key="line-of-internal-interaction",
        content=Content.LINE,
        icon="network",
        words=lambda gettext: (gettext("Line of internal interaction"), ""),
        blueprint=70,
        above="systems",
    ),
    LaneDefinition(
        key="systems",
        content=Content.TAGS,
        icon="server",
        words=lambda gettext: (gettext("Support systems"), ""),
        shows=lambda _, touchpoint: (*(actor.system for actor in touchpoint.backstage), *touchpoint.support),
        blueprint=80,
        spare=11,
        boxed=True,
        told_in_full=True,
    ),
)


def _declared(lane: DeclaredLane, icon: str) -> LaneDefinition:
    """A text lane of the site's own; the prefix keeps its key apart from those of other lanes."""
    return LaneDefinition(
        key=f"lanes.{lane.id}",
        content=Content.TEXTS,
        icon=icon,
        words=lambda _: (lane.label, lane.caption),
        shows=lambda _, touchpoint: (touchpoint.lanes.get(lane.id, ""),),
        shows_of_stage=lambda _, stage: (stage.lanes.get(lane.id, ""),),
        journey=70,
        blueprint=9,
        spare=7,
    )


@tracked
def definitions(queries: SiteQueries) -> tuple[LaneDefinition, ...]:
    """All lanes: those of every site, then the site's own."""
    declared = queries.site.settings.lanes
    return (*LANES, *(_declared(lane, queries.icon_or_letter(lane.label, lane.icon)) for lane in declared))


def lanes(context: FolderContext, view: View) -> tuple[Lane, ...]:
    """The rows in drawing order: of a journey map, or of a service blueprint with its three lines."""
    return _lanes(context.queries, view)


@tracked
def _lanes(queries: SiteQueries, view: View) -> tuple[Lane, ...]:
    shown = sorted((one for one in definitions(queries) if one.place(view)), key=lambda one: one.place(view))
    return tuple(one.lane(queries.words.gettext) for one in shown)


def items_at(context: FolderContext, touchpoint: Touchpoint) -> Lanes:
    """What stands in each lane at a touchpoint, by the lane's key."""
    found = ((one.key, one.at(context, touchpoint)) for one in definitions(context.queries))
    return tuple([(key, items) for key, items in found if items])


def items_of_stage(context: FolderContext, stage: Stage) -> Lanes:
    """What stands in each lane for a stage as a whole, by the lane's key."""
    found = ((one.key, one.of_stage(context, stage)) for one in definitions(context.queries))
    return tuple([(key, items) for key, items in found if items])
