"""Writes a large but believable site: N journeys of eight stages and 21 touchpoints, with all that hangs on them.

    python benchmarks/corpus.py FOLDER --journeys 1000

The same numbers always give the same bytes, and no two pages are alike, so nothing that remembers equal inputs can
gain by it. Of ten journeys nine are current and the tenth is the target of the ninth. There are two roadmap items a
journey, a persona for every ten, a study for every five and twenty indicators.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

STAGES = (
    ("need", "before", 2),
    ("search", "before", 3),
    ("select", "before", 3),
    ("buy", "purchase", 3),
    ("discover", "after", 3),
    ("use", "after", 3),
    ("maintain", "after", 2),
    ("recommend", "after", 2),
)
CHANNELS = {
    "store": ("Store", "store", False),
    "web": ("Website", "globe", True),
    "phone": ("Phone", "phone", False),
    "email": ("E-mail", "mail", True),
    "app": ("App", "smartphone", True),
    "word-of-mouth": ("Word of mouth", "users", False),
}
TEAMS = ("store-network", "web-team", "logistics", "customer-service", "crm", "purchasing")
OBJECTIVES = ("acquisition", "retention", "recommendation")
METHODS = ("mystery-visit", "interview", "call-listening", "survey", "data-study", "workshop")
STATUSES = ("idea", "planned", "in-progress", "done")
CRITERIA = ("customer_importance", "expectation", "objectives", "cost", "delay", "feasibility")
SYSTEMS = ("ERP", "CRM", "WMS")
SEVERITIES = ("minor", "major", "critical")
INDICATORS = 20

ACTORS = ("The customer", "A beginner", "A regular", "The family", "A club member", "The buyer", "A guest", "The host")
VERBS = ("compares", "looks for", "asks about", "waits for", "tries", "returns", "books", "unpacks", "checks", "orders")
THINGS = (
    "the price list", "a size chart", "the delivery date", "a second opinion", "the nearest store", "an invoice",
    "the loyalty card", "a spare part", "the manual", "a refund", "the opening hours", "a test product",
    "the repair service", "a gift voucher", "the stock level", "an appointment",
)  # fmt: skip
PLACES = (
    "on the way home", "in the shop", "from the sofa", "during the lunch break", "at the club", "on a phone screen",
    "with friends", "at the counter", "in the car park", "late in the evening",
)  # fmt: skip
REASONS = (
    "the three prices do not agree", "nobody has answered yet", "the form asks too much", "the shelf is empty",
    "the advice was clear", "the confirmation came at once", "the seller took the time", "the search finds nothing",
    "the parcel is a day late", "the first try went well",
)  # fmt: skip
WISHES = (
    "a clear answer",
    "one price everywhere",
    "time to choose",
    "honest advice",
    "a quick return",
    "a human voice",
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """How large the site is: `journeys` from 1 up, and the lines of prose on each page."""

    journeys: int
    prose: int = 12

    @property
    def personas(self) -> int:
        return max(1, self.journeys // 10)

    @property
    def studies(self) -> int:
        return max(2, self.journeys // 5)

    @property
    def items(self) -> int:
        return 2 * self.journeys

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file of the site as (path, text)."""
        yield "journeysite.yml", _settings(self)
        yield "content/index.md", "---\ntitle: Customer journeys\n---\n\n" + _prose(Random("home"), self.prose)
        for number in range(self.journeys):
            yield from _journey(self, number)
        yield from ((f"content/roadmap/{_item_id(n)}.md", _item(self, n)) for n in range(self.items))
        yield from ((f"content/personas/{_persona_id(n)}.md", _persona(self, n)) for n in range(self.personas))
        yield from ((f"content/evidence/{_study_id(n)}.md", _study(self, n)) for n in range(self.studies))
        yield from ((f"content/indicators/{_indicator_id(n)}.md", _indicator(self, n)) for n in range(INDICATORS))

    def write(self, folder: Path) -> int:
        """How many files were written below `folder`, which need not exist."""
        written = 0
        for path, text in self.files():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            written += 1
        return written


def journey_id(number: int) -> str:
    return f"journey-{number:05d}"


def _item_id(number: int) -> str:
    return f"item-{number:05d}"


def _persona_id(number: int) -> str:
    return f"persona-{number:04d}"


def _study_id(number: int) -> str:
    return f"study-{number:04d}"


def _indicator_id(number: int) -> str:
    return f"indicator-{number:02d}"


def _sentence(chance: Random) -> str:
    return (
        f"{chance.choice(ACTORS)} {chance.choice(VERBS)} {chance.choice(THINGS)} {chance.choice(PLACES)}, "
        f"because {chance.choice(REASONS)}."
    )


def _title(chance: Random) -> str:
    return f"{chance.choice(VERBS).capitalize()} {chance.choice(THINGS)}"


def _prose(chance: Random, lines: int) -> str:
    """Paragraphs of four lines with a little markup, and a list for every third."""
    blocks = [_block(chance, number) for number in range(max(1, lines // 4))]
    return "\n\n".join(blocks) + "\n"


def _block(chance: Random, number: int) -> str:
    if number % 3 == 2:
        return "\n".join(f"- **{chance.choice(WISHES).capitalize()}**: {_sentence(chance)}" for _ in range(4))
    sentences = [_sentence(chance) for _ in range(4)]
    sentences[1] = f"*{sentences[1]}*"
    return "\n".join(sentences)


def _settings(corpus: Corpus) -> str:
    channels = "\n".join(
        f"  {id}: {{label: {label}, icon: {icon}{', online: true' if online else ''}}}"
        for id, (label, icon, online) in CHANNELS.items()
    )
    teams = "\n".join(f"  {id}: {{label: {id.replace('-', ' ').capitalize()}}}" for id in TEAMS)
    return f"""\
title: {corpus.journeys} customer journeys
languages: [en]
phases: {{before: Before the purchase, purchase: Purchase, after: After the purchase}}
channels:
{channels}
teams:
{teams}
objectives: {{{", ".join(f"{id}: {id.capitalize()}" for id in OBJECTIVES)}}}
roadmap:
  statuses: [idea, planned, in-progress, done, dropped]
  criteria:
    customer_importance: {{weight: 3, axis: value}}
    expectation: {{weight: 2, axis: value}}
    objectives: {{weight: 2, axis: value}}
    cost: {{weight: 2, axis: effort}}
    delay: {{weight: 1, axis: effort}}
    feasibility: {{weight: 1, axis: effort, direction: higher-is-easier}}
  scoring: weighted
"""


def _pair(corpus: Corpus, number: int) -> tuple[str, int | None]:
    """A journey's kind and, for one of a pair, the number of the other."""
    if number % 10 == 9:
        return "target", number - 1
    if number % 10 == 8 and number + 1 < corpus.journeys:
        return "current", number + 1
    return "current", None


def _journey(corpus: Corpus, number: int) -> Iterator[tuple[str, str]]:
    chance = Random(f"journey {number}")
    folder = f"content/journeys/{journey_id(number)}"
    kind, other = _pair(corpus, number)
    pair = "" if other is None else f"{'current' if kind == 'target' else 'target'}: {journey_id(other)}\n"
    yield (
        f"{folder}/index.md",
        f"""\
---
title: {_title(chance)} ({number})
persona: {_persona_id(number % corpus.personas)}
kind: {kind}
{pair}objective: {chance.choice(OBJECTIVES)}
scope: From the first {chance.choice(THINGS).split(" ", 1)[1]} to the second season, all channels
owner: {chance.choice(TEAMS)}
review_by: 2027-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}
nps: {chance.randint(-20, 60)}
evidence: [{_study_id(number % corpus.studies)}, {_study_id((number + 1) % corpus.studies)}]
---

{_prose(chance, corpus.prose)}""",
    )
    # A target journey keeps its current one's touchpoints: same ids, other feelings.
    named = Random(f"names {number - 1 if kind == 'target' else number}")
    for place, (stage, phase, touchpoints) in enumerate(STAGES, start=1):
        text = "".join(_touchpoint(corpus, number, chance, named, stage, n) for n in range(touchpoints))
        yield (
            f"{folder}/{place:02d}-{stage}.md",
            f"""\
---
title: {stage.capitalize()}
phase: {phase}
goal: {chance.choice(WISHES).capitalize()}
stake: Be chosen for {chance.choice(WISHES)}
touchpoints:
{text}---

{_prose(chance, corpus.prose)}""",
        )


def _touchpoint(corpus: Corpus, number: int, chance: Random, named: Random, stage: str, place: int) -> str:
    item = _item_id(2 * number + place % 2)
    channel, other = chance.sample(list(CHANNELS), 2)
    target = _pair(corpus, number)[0] == "target"
    emotion = chance.randint(0 if target else -20, 20) / 10
    keys = f"""\
  - id: {stage}-{place + 1}
    title: {_title(named)}
    channel: {channel}
    other_channels: [{other}]
    emotion: {emotion:g}
    action: {_sentence(chance)}
    thought: {_sentence(chance)}
    verbatim: {{text: "{_sentence(chance)}", source: {_study_id(number % corpus.studies)}}}
    expectation: {chance.choice(WISHES).capitalize()}
    motivation: {chance.choice(WISHES).capitalize()}
    frontstage: [{chance.choice(TEAMS)}]
    backstage:
      - {{team: {chance.choice(TEAMS)}, action: Prepares {chance.choice(THINGS)}, system: {chance.choice(SYSTEMS)}}}
    indicators:
      - {{id: {_indicator_id(chance.randrange(INDICATORS))}, value: {chance.randint(1, 99)}}}
    duration: {chance.randint(1, 90)} min
"""
    if emotion < 0:
        keys += f"""\
    pain_points:
      - {{text: "{_sentence(chance)}", severity: {chance.choice(SEVERITIES)}, share: {chance.randint(5, 60)}}}
    opportunities:
      - {{text: "Offer {chance.choice(WISHES)}", roadmap: [{item}]}}
    roadmap: [{item}]
"""
    return keys + ("    moment_of_truth: true\n" if abs(emotion) >= 1.8 else "")


def _item(corpus: Corpus, number: int) -> str:
    chance = Random(f"item {number}")
    journey = number // 2
    stage, _, touchpoints = STAGES[chance.randrange(len(STAGES))]
    quarter = chance.randint(1, 3)
    scores = ", ".join(f"{criterion}: {chance.randint(1, 5)}" for criterion in CRITERIA)
    status = chance.choice(STATUSES)
    progress = {"done": 100, "in-progress": chance.randint(5, 95)}.get(status, 0)
    indicator = chance.randrange(INDICATORS)
    before, change = chance.randint(40, 60), chance.randint(1, 30)
    after = before + change if _better(indicator) == "higher" else before - change
    return f"""\
---
title: {chance.choice(WISHES).capitalize()} for {chance.choice(THINGS)} ({number})
teams: [{", ".join(chance.sample(TEAMS, 2))}]
kind: feature
status: {status}
start: 2027-Q{quarter}
end: 2027-Q{quarter + 1}
progress: {progress}
objectives: [{chance.choice(OBJECTIVES)}]
scores: {{{scores}}}
touchpoints: [{journey_id(journey)}/{stage}/{stage}-{chance.randint(1, touchpoints)}]
lift: {chance.randint(2, 20) / 10:g}
outcome: {{indicator: {_indicator_id(indicator)}, from: {before}, to: {after}}}
---

{_prose(chance, corpus.prose)}"""


def _persona(corpus: Corpus, number: int) -> str:
    chance = Random(f"persona {number}")
    lists = "\n".join(
        f"{key}: [{', '.join(dict.fromkeys(chance.choice(WISHES).capitalize() for _ in range(3)))}]"
        for key in ("goals", "needs", "motivations", "obstacles", "habits")
    )
    return f"""\
---
title: Persona {number}
role: {chance.choice(("Teacher", "Nurse", "Engineer", "Student", "Retired"))}
age: {chance.randint(18, 80)}
segment: {chance.choice(("Beginners", "Regulars", "Families", "Clubs"))}
share: {chance.randint(2, 40)}
quote: "{_sentence(chance)}"
{lists}
channels: {{{", ".join(f"{id}: {chance.randint(1, 5)}" for id in CHANNELS)}}}
---

{_prose(chance, corpus.prose)}"""


def _study(corpus: Corpus, number: int) -> str:
    chance = Random(f"study {number}")
    return f"""\
---
title: Study {number} on {chance.choice(THINGS)}
method: {chance.choice(METHODS)}
date: 2026-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}
sample: {chance.randint(8, 2000)}
source: Internal
---

{_prose(chance, corpus.prose)}"""


def _better(indicator: int) -> str:
    return ("higher", "lower")[indicator % 2]


def _indicator(corpus: Corpus, number: int) -> str:
    chance = Random(f"indicator {number}")
    return f"""\
---
title: Indicator {number}
unit: "%"
better: {_better(number)}
target: {chance.randint(20, 80)}
source: Analytics
---

{_prose(chance, corpus.prose)}"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a large site to measure with.")
    parser.add_argument(
        "folder", type=Path, help="where to; it must not exist, so that nothing of yours is overwritten"
    )
    parser.add_argument("--journeys", type=int, default=1000)
    parser.add_argument("--prose", type=int, default=12, help="lines of prose on each page")
    asked = parser.parse_args()
    if asked.folder.exists():
        parser.error(f"{asked.folder} exists")
    print(f"{Corpus(asked.journeys, asked.prose).write(asked.folder)} files")


if __name__ == "__main__":
    main()
