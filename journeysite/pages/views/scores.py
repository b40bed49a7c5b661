"""How the roadmap's criteria and scores are worded: ticks, labels, and the formula in words."""

from __future__ import annotations

from msgspec import Struct

from journeysite.model.address import Address
from journeysite.model.roadmap import RoadmapItem
from journeysite.model.settings import Criterion
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Link
from journeysite.pages.queries import sentence_case

TICKS = 5


class Ticks(Struct, frozen=True):
    """A criterion's score as ticks, five always the most favourable. `label` is read aloud."""

    filled: int
    label: str


def criterion_label(context: PageContext, criterion: Criterion) -> str:
    """What a criterion is called."""
    gettext = context.words.gettext
    known = {
        "customer_importance": gettext("Importance to customers"),
        "expectation": gettext("Expectation"),
        "objectives": gettext("Company objectives"),
        "cost": gettext("Cost"),
        "delay": gettext("Delay"),
        "feasibility": gettext("Feasibility"),
    }
    written = criterion.label if criterion.label != criterion.id else ""
    return written or known.get(criterion.id) or sentence_case(criterion.id)


def favourable(score: float, criterion: Criterion) -> float:
    """The score so that five is always good news."""
    return score if criterion.higher_is_better else TICKS + 1 - score


def ticks_of(context: PageContext, item: RoadmapItem, criterion: Criterion) -> Ticks | None:
    """A score as ticks, with what is read aloud."""
    score = item.scores.get(criterion.id)
    if score is None:
        return None
    good = favourable(score, criterion)
    pattern = context.words.gettext("%(criterion)s: %(score)s of 5")
    label = context.words.say(pattern, criterion=criterion_label(context, criterion), score=context.words.number(good))
    return Ticks(round(good), label)


def formula(context: PageContext) -> str:
    """How the score comes about, in a sentence."""
    words, gettext, settings = context.words, context.words.gettext, context.site.settings
    if settings.scoring == "value-effort":
        return gettext("Score: value over effort, out of 100. Each is the weighted mean of its criteria.")
    if settings.scoring == "rice":
        return gettext("Score: reach × impact × confidence over effort (RICE), scaled to 100.")
    if settings.scoring == "wsjf":
        return gettext("Score: cost of delay over size of the job (WSJF), scaled to 100.")
    terms = (
        f"{words.number(c.weight)} × {criterion_label(context, c)}" if c.weight != 1 else criterion_label(context, c)
        for c in settings.criteria
    )
    return words.say(gettext("Score out of 100, 5 always the most favourable: %(terms)s."), terms=" + ".join(terms))


def links_to_stages(context: PageContext, item: RoadmapItem) -> tuple[Link, ...]:
    """The stages that an item serves, each once."""
    stages: dict[Address, Link] = {}
    for address in item.touchpoints:
        at = context.queries.lived_at(address)
        if at:
            stages.setdefault(at.stage.address, Link(at.stage.title, context.href(at.stage.address), at.journey.title))
    return tuple(stages.values())
