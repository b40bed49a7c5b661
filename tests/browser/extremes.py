"""A site of extremes, written as people would write it: very short and very long journeys, hard words, all and nothing.

Every journey has something that breaks drawings: one touchpoint or two hundred, one stage or fourteen, titles that
never end, scripts that run the other way, fields that nobody filled in, or all of them at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

__all__ = ["JOURNEYS", "LONG", "WORD", "extreme_site"]

Fields = dict[str, Any]

LONG: Final = (
    "He asks the instructor, the seller and two friends which mask fits a narrow face, "
    "then writes it down in a blue logbook."
)
WORD: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerksverein"
ARABIC: Final = "يسأل المدرب عن القناع المناسب ثم يقارن الأسعار"
CHINESE: Final = "顾客在商店里比较三种潜水面罩，然后询问教练的意见。"
COMBINING: Final = "Die\u0302\u0303m đe\u0323\u0302p: e\u0301quipe\u0301 a\u0300 S\u030cte\u030cpa\u0301n"
EMOJI: Final = "Dives 🤿 with 👩‍👩‍👧‍👦 in 🇫🇷 👍🏽"
HARD: Final = (LONG, WORD, ARABIC, CHINESE, COMBINING, EMOJI)

STAGES: Final = ("Need", "Search", "Select", "Buy", "Discover", "Use", "Maintain", "Recommend")
MOMENTS: Final = (
    "First dive", "Level passed", "Forums and videos", "Diving packs", "Compares prices", "Advice in the store",
    "The club votes", "Choice of size", "Basket", "Payment refused", "Call to an adviser", "Two parcels", "Unboxing",
    "Own gear", "Fogged mask", "Logbook", "Reminder", "Workshop", "Collection", "Late request", "Brings friends",
)  # fmt: skip
PERSONAS: Final = ("ada", "bo", "chiyoko-margaretha", "dimitri", "esra")
PHASES: Final = ("before", "purchase", "after")
STATUSES: Final = ("idea", "planned", "in-progress", "done", "dropped")

#: Touchpoints per stage of each journey that is made up by counting.
COUNTED: Final[Mapping[str, Sequence[int]]] = {
    "one": (1,),
    "five": (1, 1, 0, 1, 0, 1, 0, 1),
    "twenty-one": (2, 3, 3, 3, 2, 3, 3, 2),
    "sixty": (8, 8, 8, 7, 8, 7, 7, 7),
    "two-hundred": (25,) * 8,
    "one-stage": (9,),
    "fourteen-stages": (1, 2) * 7,
}
JOURNEYS: Final = (
    *COUNTED, "hard-words", "bare", "everything", "everything-target", "nobody-knows", "a-day", "blueprint",
)  # fmt: skip


def extreme_site() -> dict[str, str | bytes | None]:
    """The site's files by path."""
    files: dict[str, str | bytes | None] = {
        "journeysite.yml": _settings(),
        "content/index.md": _file({"title": LONG}, f"{WORD} {ARABIC} {CHINESE}\n\n![[matrix]]\n\n![[roadmap]]\n"),
        "content/media/scene.svg": _PICTURE.format(width=320, height=180),
        "content/media/tower.svg": _PICTURE.format(width=60, height=640),
        "content/data/web.csv": "month,value\n2026-09,68\n",
    }
    files |= {f"content/journeys/{name}.md": text for name, text in _journeys()}
    files |= {f"content/roadmap/{name}.md": text for name, text in _items()}
    files |= {f"content/personas/{name}.md": text for name, text in _personas()}
    files["content/evidence/interviews.md"] = _file(
        {"title": LONG, "method": "interview", "date": "2026-04-15", "sample": 14, "source": WORD}
    )
    files["content/indicators/abandonment.md"] = _file(
        {"title": LONG, "unit": "%", "better": "lower", "target": 45, "source": "data/web.csv"}
    )
    return files


_PICTURE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    '<rect width="100%" height="100%" fill="#2D8199"/></svg>\n'
)


def _file(fields: Mapping[str, Any], body: str = "") -> str:
    """A Markdown file. JSON is YAML too, and needs no care with quotation marks."""
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return f"---\n{lines}---\n{body}"


def _settings() -> str:
    channels = {
        f"channel-{at}": {"label": label, "icon": "store" if at % 2 else "globe", "online": not at % 2}
        for at, label in enumerate((*HARD, "Store", "Website", "Phone", "E-mail", "At the club", "Out there"), start=1)
    }
    criteria = {
        "importance": {"weight": 3, "axis": "value"},
        "cost": {"weight": 2, "axis": "effort"},
        "feasibility": {"weight": 1, "axis": "effort", "direction": "higher-is-easier"},
    }
    fields: Fields = {
        "title": LONG,
        "languages": ["en"],
        "phases": {"before": "Before the purchase", "purchase": WORD, "after": LONG},
        "channels": channels,
        "teams": {"web-team": {"label": LONG}, "logistics": {"label": "Logistics"}, "stores": {"label": ARABIC}},
        "objectives": {"retention": LONG},
        "lanes": {
            "questions": {"label": "Open questions", "caption": "what stays unanswered", "icon": "clipboard-list"},
            "hard": {"label": WORD, "caption": LONG, "icon": "flag"},
        },
        "roadmap": {"statuses": list(STATUSES), "criteria": criteria, "scoring": "weighted"},
        "checks": dict.fromkeys(("J301", "J306", "J317", "J323", "J325"), "off"),  # extremes are meant
    }
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())


# Journeys


def _journeys() -> Iterator[tuple[str, str]]:
    for name, counts in COUNTED.items():
        stages = _counted(counts, lambda number: _usual(number))
        yield name, _file({"title": f"A journey of {name}", "persona": "ada", "loop": True, "stages": stages}, _STORY)
    yield "hard-words", _hard_words()
    yield "bare", _file({"title": "Bare", "stages": _counted((2, 3, 0, 1), lambda number: {"title": _moment(number)})})
    yield from _everything()
    unknown = _counted((3, 3), lambda number: {"title": _moment(number), "action": "Waits."})
    yield "nobody-knows", _file({"title": "Nobody knows how it feels", "loop": True, "stages": unknown})
    yield "a-day", _day()
    stages = _counted((2, 3, 3, 1), lambda number: {**_usual(number), **_behind(number)})
    yield "blueprint", _file({"title": "As a blueprint", "view": "blueprint", "stages": stages})


_STORY: Final = "It begins with a wish, and it ends with a friend who has the same one.\n\n![[curve]]\n"


def _counted(counts: Sequence[int], make: Any) -> list[Fields]:
    """Stages with that many touchpoints each, numbered through."""
    stages, number = [], 0
    for at, count in enumerate(counts):
        touchpoints = []
        for _ in range(count):
            number += 1
            touchpoints.append({"id": f"t{number}", **make(number)})
        stage: Fields = {"id": f"s{at + 1}", "title": STAGES[at % 8], "phase": PHASES[min(2, at * 3 // len(counts))]}
        stages.append({**stage, "touchpoints": touchpoints} if touchpoints else stage)
    return stages


def _moment(number: int) -> str:
    return MOMENTS[(number - 1) % len(MOMENTS)]


def _wave(number: int) -> float:
    """An emotion between −2 and 2 that swings without repeating soon."""
    return ((number * 37) % 41 - 20) / 10


def _usual(number: int) -> Fields:
    """A touchpoint as most are: some fields here, others there."""
    fields: Fields = {
        "title": _moment(number),
        "emotion": _wave(number),
        "channel": f"channel-{7 + number % 6}",
        "action": f"{_moment(number)}: looks, asks, waits and decides.",
        "moment_of_truth": number % 9 == 4,
    }
    if number % 2:
        fields["verbatim"] = "I nearly dropped the whole thing."
    if number % 3 == 0:
        fields["pain_points"] = [{"text": "Three sites, three prices", "severity": "major", "share": 38}]
        fields["roadmap"] = ["item-1", "item-2"]
    if number % 4 == 0:
        fields["expectation"] = "Advice that sells nothing."
        fields["other_channels"] = ["channel-7"]
    return fields


def _behind(number: int) -> Fields:
    """Whom one meets, and who works behind."""
    return {
        "frontstage": ["stores", {"team": "web-team", "action": "order tunnel"}],
        "backstage": [
            {"team": "logistics", "action": "Computes the delivery fee", "system": "WMS"},
            {"team": "web-team", "action": LONG, "system": WORD},
        ],
        "opportunities": ["Show the whole price from the start", LONG][: 1 + number % 2],
    }


def _hard_words() -> str:
    """A journey where every text is one of the hard ones."""

    def make(number: int) -> Fields:
        text = HARD[number % len(HARD)]
        other = HARD[(number + 2) % len(HARD)]
        return {
            "title": text,
            "emotion": _wave(number),
            "channel": f"channel-{1 + number % 6}",
            "action": other,
            "verbatim": {"text": text, "source": "interviews"},
            "thought": other,
            "expectation": text,
            "motivation": other,
            "moment_of_truth": number % 4 == 1,
            "pain_points": [{"text": text, "severity": "critical", "share": 100}, other],
            "frontstage": [text],
            "backstage": [{"team": "web-team", "action": other, "system": text}],
            "opportunities": [other],
            "lanes": {"hard": text},
            "roadmap": ["item-3", "item-4"],
        }

    stages = _counted((3, 2, 4, 1, 2), make)
    for stage, text in zip(stages, HARD, strict=False):
        stage["title"] = text
    fields: Fields = {"title": LONG, "persona": "chiyoko-margaretha", "loop": True, "stages": stages}
    return _file(fields, f"{LONG} {WORD}\n")


def _everything() -> Iterator[tuple[str, str]]:
    """A journey with every field that exists, for five personas, and the target that it is headed for."""

    def full(number: int) -> Fields:
        return {
            **_usual(number),
            **_behind(number),
            "aliases": [f"old-{number}"],
            "emotions": {name: _wave(number + 5 * at) for at, name in enumerate(PERSONAS[1:], start=1)},
            "thought": "What if it breaks?",
            "verbatim": {"text": "Lend one, then I follow the service.", "source": "interviews"},
            "motivation": "Not to waste money.",
            "expectation": "To have it for the weekend.",
            "pain_points": [
                {
                    "text": "Nineteen days without a word",
                    "severity": ("minor", "major", "critical")[number % 3],
                    "share": 41,
                    "evidence": ["interviews"],
                    "roadmap": ["item-5"],
                },
                "Nobody answers on Saturdays",
            ],
            "indicators": [{"id": "abandonment", "value": 60 + number, "target": 45, "date": "2026-09-30"}],
            "duration": f"{number * 5} min",
            "roadmap": [f"item-{1 + number % 14}"],
            "evidence": ["interviews"] if number % 3 else [],
            "image": {"src": f"media/{'scene' if number % 2 else 'tower'}.svg", "alt": "What one sees there"},
            "lanes": {"questions": "Which size?", "hard": HARD[number % len(HARD)]},
            "tags": ["diving"],
        }

    def aimed(number: int) -> Fields:
        return {"title": _moment(number), "emotion": round(min(2.0, _wave(number) + 1.2), 1), "channel": "channel-8"}

    counts = COUNTED["twenty-one"]
    stages = _counted(counts, full)
    for stage in stages:
        stage |= {
            "goal": LONG,
            "stake": "Be found and be trusted",
            "evidence": ["interviews"],
            "indicators": [{"id": "abandonment", "value": 68}],
            "lanes": {"questions": "Who helps at night?"},
            "story": f"{LONG}. {LONG}.\n",
            "tags": ["gear"],
        }
    fields: Fields = {
        "title": "Everything at once",
        "personas": list(PERSONAS),
        "kind": "current",
        "target": "everything-target",
        "objective": "retention",
        "scope": LONG,
        "owner": "web-team",
        "status": "review",
        "updated": "2026-10-14",
        "review_by": "2026-11-01",
        "loop": True,
        "tags": ["diving"],
        "nps": 24,
        "indicators": [{"id": "abandonment", "value": 68, "target": 45}],
        "evidence": ["interviews"],
        "canvas": {LONG: [WORD, ARABIC], "Wishes": [CHINESE, EMOJI, LONG]},
        "stages": stages,
    }
    yield "everything", _file(fields, f"{LONG}.\n\n![[gaps]]\n\n![[loop]]\n\n![[map:five]]\n")
    target: Fields = {"title": "Everything as it shall be", "kind": "target", "current": "everything"}
    yield "everything-target", _file({**target, "stages": _counted(counts, aimed)})


def _day() -> str:
    """A day by the hour, to midnight, with stages that overlap and one that lasts a quarter of an hour."""
    hours = ("06:30-08:00", "08:00-12:15", "12:15-12:30", "12:00-17:00", "17:30-23:00", "23:00-24:00")
    stages = _counted((2, 3, 1, 4, 5, 0), _usual)
    for stage, span in zip(stages, hours, strict=True):
        stage["hours"] = span
    stages[2]["title"] = WORD
    return _file({"title": "A day", "persona": "bo", "kind": "day-in-the-life", "stages": stages})


# Around the journeys


def _items() -> Iterator[tuple[str, str]]:
    """Roadmap items of every status, several of the same value and effort, some with a horizon instead of dates."""
    for number in range(1, 15):
        title = HARD[number // 2 % 6] if number % 2 else f"Item number {number}"
        fields: Fields = {
            "title": title,
            "teams": [("web-team", "logistics", "stores")[number % 3]],
            "status": STATUSES[number % 5],
            "start": f"202{6 + number // 8}-Q{1 + number % 4}",
            "end": f"202{7 + number // 8}-Q{1 + number % 4}",
            "progress": number * 7,
            "scores": {"importance": 1 + number % 5 if number > 5 else 4, "cost": 3, "feasibility": 1 + number % 3},
            "lift": number / 10,
        }
        yield f"item-{number}", _file(fields, f"{title}\n")
    for horizon in ("now", "next", "later"):
        yield f"{horizon}-item", _file({"title": f"{horizon}: {LONG}", "status": "idea", "horizon": horizon})
    yield "bare-item", _file({"title": WORD})


def _personas() -> Iterator[tuple[str, str]]:
    """Five people: one of whom all is known, one of whom nothing is."""
    full: Fields = {
        "title": LONG,
        "role": LONG,
        "age": 130,
        "segment": WORD,
        "share": 35,
        "portrait": {"src": "media/scene.svg", "alt": "A face"},
        "quote": LONG,
        "facts": {WORD: LONG, "Lives in": ARABIC},
        **{name: [LONG, WORD, CHINESE] for name in ("goals", "needs", "motivations", "obstacles", "habits", "tools")},
        "channels": {"channel-1": 5, "channel-2": 4, "channel-3": 1},
    }
    named = ("Ada", "Bo", full["title"], "Dimitri", "Esra")
    for id, title in zip(PERSONAS, named, strict=True):
        yield id, _file(full if id == "chiyoko-margaretha" else {"title": title})
