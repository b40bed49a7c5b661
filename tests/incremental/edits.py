"""Random edits of a site, as writers, designers and programs make them: each a new state of all its files.

An edit may break the site or leave it as it is; whoever compares after each one finds out. The same random numbers
always give the same edits, and nothing here knows how the site is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

Files = Mapping[str, bytes]  # what lies in the site's folder, by path


@dataclass(frozen=True)
class Edit:
    """What was done, in words that let one do it again, and the files as they are now.

    `folders`: those that were moved whole, of which a system that watches may name nothing else.
    """

    told: str
    files: Files
    folders: tuple[str, ...] = ()


Act = Callable[[Random, Files], Edit | None]


@dataclass(frozen=True)
class Facts:
    """Values of one kind: the pattern that finds one, and what may be written in its place."""

    pattern: str
    values: Sequence[str]
    files: str = r"content/.*\.md"


IDS = {
    "persona": ("ana", "bo"), "channel": ("store", "web", "club"), "team": ("shop", "it", "crm"),
    "study": ("talks", "visits"), "item": ("sizes", "basin", "ramp"), "indicator": ("wait", "returns"),
}  # fmt: skip
ALL_IDS = tuple(id for ids in IDS.values() for id in ids)
LEVELS = ("-2", "-1.25", "-0.5", "0", "1", "1.75", "2", "delight", "irritant")

FACTS = {
    "title": Facts(r"\btitle: [^,}\n]+", ("title: Renamed", "title: A < B", "title: Waiting", "title: Choose")),
    "title of the first page": Facts(r"^title: .*", ("title: Home", "title: Begin here"), r"content/index\.md"),
    "emotion": Facts(r"\bemotion: [\w.-]+", tuple(f"emotion: {one}" for one in LEVELS)),
    "emotion of a persona": Facts(r"emotions: \{.*?\}", ("emotions: {bo: 2}", "emotions: {ana: -2}", "emotions: {}")),
    "channel": Facts(r"\bchannel: \w+", tuple(f"channel: {one}" for one in IDS["channel"])),
    "other channels": Facts(r"other_channels: \[.*?\]", ("other_channels: [club]", "other_channels: [web, club]")),
    "severity": Facts(r"\bseverity: \w+", ("severity: minor", "severity: major", "severity: critical")),
    "share": Facts(r"\bshare: [\d.]+", ("share: 5", "share: 40", "share: 77.5")),
    "moment of truth": Facts(r"moment_of_truth: \w+", ("moment_of_truth: true", "moment_of_truth: false")),
    "status": Facts(r"^status: [\w-]+", ("status: idea", "status: done", "status: draft", "status: archived")),
    "progress": Facts(r"^(progress|nps|lift): \S+", (r"\1: 0", r"\1: 0.5", r"\1: 100")),
    "quarter": Facts(r"^end: \S+", ("end: 2027-Q1", "end: 2027-Q4", "end: 2028")),
    "horizon": Facts(r"^horizon: \w+", ("horizon: now", "horizon: next")),
    "scores": Facts(r"scores: \{.*?\}", ("scores: {importance: 1, cost: 5}", "scores: {importance: 5, cost: 1}")),
    "number": Facts(r"\b(value|sample|from|age): \d+", (r"\1: 2", r"\1: 30")),
    "better": Facts(r"^better: \w+", ("better: higher", "better: lower")),
    "method": Facts(r"^method: [\w-]+", ("method: survey", "method: workshop", "method: call-listening")),
    "day": Facts(r"^(date|updated|review_by): [\w-]+", (r"\1: 2026-09-01", r"\1: 2026-12-02")),
    "persona": Facts(r"^persona: .*", ("persona: ana", "persona: bo", "personas: [ana, bo]")),
    "owner": Facts(r"^owner: \w+", tuple(f"owner: {one}" for one in IDS["team"])),
    "teams": Facts(r"^teams: .*", ("teams: [it]", "teams: [crm, shop]", "teams: []")),
    "team": Facts(r"\bteam: \w+", tuple(f"team: {one}" for one in IDS["team"])),
    "source": Facts(r"\bsource: (talks|visits)", ("source: talks", "source: visits")),
    "evidence": Facts(r"evidence: \[.*?\]", ("evidence: [talks]", "evidence: [visits, talks]", "evidence: []")),
    "items": Facts(r"roadmap: \[.*?\]", ("roadmap: [ramp]", "roadmap: [basin, sizes]", "roadmap: []")),
    "dependencies": Facts(r"depends_on: \[.*?\]", ("depends_on: [ramp]", "depends_on: [sizes]", "depends_on: []")),
    "touchpoints": Facts(r"^touchpoints: \[.*\]", ("touchpoints: [mask/swim/dive]", "touchpoints: [mask/swim/rinse]")),
    "outcome": Facts(r"\bindicator: \w+", ("indicator: wait", "indicator: returns")),
    "readings": Facts(r"indicators: \[.*\]", ("indicators: [returns]", "indicators: [{id: wait, value: 3}, returns]")),
    "objective": Facts(r"^objective: \w+", ("objective: retention", "objective: acquisition")),
    "phase": Facts(r"\bphase: \w+", ("phase: before", "phase: purchase", "phase: after")),
    "order of stages": Facts(r"^stages: \[.*\]", ("stages: [swim, wish, choose]", "stages: [wish, choose, swim]")),
    "hours": Facts(r'hours: ".*?"', ('hours: "06:00-07:15"', 'hours: "11:00-12:00"')),
    "target": Facts(r"^(target|current): [a-z].*\n", ("", "target: mask-target\n", "current: mask\n")),
    "loop": Facts(r"^loop: \w+", ("loop: false", "view: blueprint", "loop: true")),
    "aliases": Facts(r"^aliases: .*", ("aliases: [old]", "aliases: [older, old-too]", "aliases: []")),
    "words": Facts(r"\b(quote|role|thought|action|goal|stake): [^,}\n]+", (r"\1: Other words", r"\1: Waiting")),
    "picture": Facts(r"src: media/\S+", ("src: media/ramp.png,", "src: media/mask.svg,")),
    "a line": Facts(r"^[a-z_]+: .*\n", ("", "", "tags: [new]\n")),
    "settings: title": Facts(r"^title: .*", ("title: Small again", "title: Large"), r"journeysite\.yml"),
    "settings: label": Facts(r"label: \w[\w ]+", ("label: Another name", "label: Shops"), r"journeysite\.yml"),
    "settings: theme": Facts(
        r"^theme: .*", ("theme: default", 'theme: {name: own, accent: "#0b6e75"}', "theme: own"), r"journeysite\.yml"
    ),
    "settings: number": Facts(r"weight: \d", ("weight: 1", "weight: 5"), r"journeysite\.yml"),
    "settings: scoring": Facts(r"scoring: .*", ("scoring: value-effort", "scoring: weighted"), r"journeysite\.yml"),
    "settings: statuses": Facts(
        r"statuses: .*",
        (
            "statuses: {idea: idea, planned: {as: done, label: {en: Sure}}, in-progress: planned, done: done}",
            "statuses: [idea, planned, in-progress, done, dropped]",
        ),
        r"journeysite\.yml",
    ),
    "settings: languages": Facts(r"^languages: .*", ("languages: [en]", "languages: [en, fr]"), r"journeysite\.yml"),
    "settings: address": Facts(r"^base_url: .*\n", ("base_url: https://b.example\n", ""), r"journeysite\.yml"),
    "settings: repository": Facts(r"^repository: .*", ("repository: https://git.example/b",), r"journeysite\.yml"),
    "settings: robots": Facts(r"^robots: .*", ("robots: noindex", "robots: index"), r"journeysite\.yml"),
    "settings: scale": Facts(r"irritant: -2", ("irritant: -2, anger: -1.25",), r"journeysite\.yml"),
    "settings: order": Facts(r"^  (web: .*\n)  (club: .*\n)", (r"  \2  \1",), r"journeysite\.yml"),
    "settings: icon": Facts(r"icon: \w+", ("icon: own", "icon: globe", "icon: mail"), r"journeysite\.yml"),
    "settings: checks": Facts(
        r"^checks: .*", ("checks: {}", "checks: {J301: off}", "checks: {J306: note}"), r"journeysite\.yml"
    ),
}  # fmt: skip


def changed_fact(facts: Facts) -> Act:
    """Another value somewhere in the place of one."""

    def act(random: Random, files: Files) -> Edit | None:
        found = [
            (path, match)
            for path in sorted(files)
            if re.fullmatch(facts.files, path)
            for match in re.finditer(facts.pattern, _text(files, path), re.MULTILINE)
        ]
        if not found:
            return None
        path, match = random.choice(found)
        new = random.choice([*{match.expand(value): None for value in facts.values if match.expand(value) != match[0]}])
        text = f"{match.string[: match.start()]}{new}{match.string[match.end() :]}"
        return _written(files, path, text, f"{path}: {match[0]!r} becomes {new!r}")

    return act


# Stories

LINKS = (
    "[[{id}]]", "[[{id}|see there]]", "[[mask/choose]]", "[[mask/choose/try]]", "[[roadmap/{id}]]",
    "[one](../personas/ana.md#needs)", "[two](../pages/method.md#two)", "[three](/pages/method.md)",
)  # fmt: skip
BLOCKS = (
    "![[map:mask]]", "![[loop:mask]]", "![[gaps:mask]]", "![[curve:boots]]", "![[roadmap]]", "![[matrix]]",
    "![[channels:mask]]", "![[levels:boots]]", "![[blueprint:mask]]", "![[day:day]]", "![A ramp](../media/ramp.png)",
    "| a | b |\n|---|--:|\n| [[ana]] | 2 |", "::: note Mind\nThis.\n:::", "Noted[^n].\n\n[^n]: There.",
)  # fmt: skip
HEADINGS = ("## One", "## Two", "## Three", "## Needs", "## Where to begin", "### Deeper", "## Needs {#wants}")


def told_more(random: Random, files: Files) -> Edit:
    """One paragraph more, with a link, a figure, a heading or none."""
    path = random.choice(_content(files))
    words = f"Words {random.randrange(1000)}"
    block = random.choice(
        (words, f"{words} {_link(random)}.", random.choice(BLOCKS), f"{random.choice(HEADINGS)}\n\n{words}")
    )
    return _written(files, path, f"{_text(files, path)}\n{block}\n", f"{path}: at the end {block!r}")


def told_less(random: Random, files: Files) -> Edit | None:
    """One line of a story less."""
    path = random.choice(_content(files))
    head, fence, story = _text(files, path).partition("\n---\n")
    lines = story.splitlines(keepends=True)
    if not fence or not lines:
        return None
    gone = lines.pop(random.randrange(len(lines)))
    return _written(files, path, f"{head}{fence}{''.join(lines)}", f"{path}: without the line {gone!r}")


def told_otherwise(random: Random, files: Files) -> Edit | None:
    """A heading, a link or a sentence that reads otherwise."""
    path = random.choice(_content(files))
    pattern, news = random.choice(
        (
            (r"^##+ .*$", HEADINGS),
            (r"!?\[\[.*?\]\]", tuple(_link(random) for _ in range(3))),
            (r"\b[Tt]he\b", ("That",)),
        )
    )
    head, fence, story = _text(files, path).partition("\n---\n")
    found = [*re.finditer(pattern, story, re.MULTILINE)]
    if not fence or not found:
        return None
    old, new = random.choice(found), random.choice(news)
    text = f"{head}{fence}{story[: old.start()]}{new}{story[old.end() :]}"
    return _written(files, path, text, f"{path}: in the story {old[0]!r} becomes {new!r}")


def _link(random: Random) -> str:
    return random.choice(LINKS).replace("{id}", random.choice(ALL_IDS))


# Bytes that mean the same


def same_meaning(random: Random, files: Files) -> Edit | None:
    """A remark, another end of lines, a mark of the byte order, or the very same bytes again."""
    path = random.choice([*_content(files), "journeysite.yml"])
    text = _text(files, path)
    remarked = text.replace("---\n", "---\n# a remark\n", 1) if path.endswith(".md") else f"# a remark\n{text}"
    text = random.choice((remarked, text.replace("\n", "\r\n"), f"\ufeff{text.lstrip(chr(0xFEFF))}", text))
    return _written(files, path, text, f"{path}: written otherwise, with the same meaning")


# Files that come and go


def taken_away(random: Random, files: Files) -> Edit | None:
    """A file less, whoever names it."""
    path = random.choice(sorted(set(files) - {"journeysite.yml"}))
    return Edit(f"{path} goes", {one: data for one, data in files.items() if one != path})


def copied(random: Random, files: Files) -> Edit:
    """A file once more, under a new name beside it."""
    path = random.choice(_content(files))
    new = re.sub(r"[\w-]+(?=\.md$|\.\w\w\.md$)", f"new-{random.randrange(4)}", path)
    return _written(files, new, _text(files, path), f"{path} is copied to {new}")


def swapped(random: Random, files: Files) -> Edit | None:
    """What two files of a kind say, each in the other's place."""
    path = random.choice(sorted(files))
    folder, _, ending = path.rpartition("/")[0], *path.rpartition(".")[1:]
    others = [one for one in sorted(files) if one != path and one.startswith(f"{folder}/") and one.endswith(ending)]
    if not folder or not others:
        return None
    other = random.choice(others)
    return Edit(f"{path} and {other} are swapped", {**files, path: files[other], other: files[path]})


def renamed(random: Random, files: Files) -> Edit | None:
    """A file with another name: with or without all that names it, a number before it, an alias in it."""
    path = random.choice(_content(files))
    folder, _, name = path.rpartition("/")
    id = re.sub(r"^\d+-|(\.\w\w)?\.md$", "", name)
    if id == "index":
        return None
    manner = random.choice(("number", "alone", "alias", "everywhere"))
    new = f"{random.randrange(1, 20):02}-{id}" if manner == "number" else f"{id}-{random.randrange(4)}"
    rest = {one: data for one, data in files.items() if one != path}
    data = files[path]
    if manner == "alias":
        data = data.replace(b"---\n", f"---\naliases: [{id}]\n".encode(), 1)
    after = {**rest, f"{folder}/{name.replace(id, new)}": data}
    if manner == "everywhere":
        after = {one: _renamed_in(data, id, new) if _is_text(one) else data for one, data in after.items()}
    return Edit(f"{path} becomes {new} ({manner})", after)


def _renamed_in(data: bytes, id: str, new: str) -> bytes:
    return re.sub(rf"(?<![\w-]){re.escape(id)}(?![\w-])", new, data.decode()).encode()


def moved_folder(random: Random, files: Files) -> Edit | None:
    """A folder that goes, is copied, or gets another name."""
    folders = sorted({one.rpartition("/")[0] for one in files if one.count("/") > 1})
    folder = random.choice(folders)
    inside = {one: data for one, data in files.items() if one.startswith(f"{folder}/")}
    rest = {one: data for one, data in files.items() if one not in inside}
    manner = random.choice(("goes", "is copied", "is renamed"))
    new = f"{folder}-{random.randrange(3)}"
    there = {one.replace(folder, new, 1): data for one, data in inside.items()}
    after = {"goes": rest, "is copied": {**files, **there}, "is renamed": {**rest, **there}}[manner]
    return Edit(f"{folder} {manner} ({new})", after, (folder, new))


def came_back(random: Random, files: Files, first: Files) -> Edit | None:
    """A file of the beginning, as it was."""
    lost = [path for path in sorted(first) if files.get(path) != first[path]]
    if not lost:
        return None
    path = random.choice(lost)
    return Edit(f"{path} is again what it was", {**files, path: first[path]})


# Beside the stories

NEW_FILES: Mapping[str, tuple[str, ...]] = {
    "theme.css": (".lede { color: var(--text-secondary); }\n", "h1 { margin: 0 }\nh2 { margin: 1px }\n", ""),
    "themes/own/assets/css/own.css": ("h1 { color: var(--accent); }\n", 'h1 { background: url("../dot.svg"); }\n'),
    "themes/own/assets/dot.svg": ('<svg xmlns="http://www.w3.org/2000/svg"/>\n', "<svg/>\n"),
    "themes/own/assets/own.js": ("document.title += 1;\n", "document.title += 2;\n"),
    "themes/own/icons/globe.svg": ('<svg viewBox="0 0 9 9"><path d="M1 1h9"/></svg>\n', "<svg></svg>\n"),
    "themes/own/icons/own.svg": ('<svg viewBox="0 0 24 24"><path d="M3 3h9"/></svg>\n', "no drawing\n"),
    "themes/own/theme.yml": ("extends: default\n", "extends: default\naccent: '#0b6e75'\n", "extends: nothing\n"),
    "themes/own/templates/persona.html": (
        '{% extends "default/persona.html" %}\n',
        '{% extends "default/persona.html" %}{% block wishes %}{{ view.title }}{% endblock %}\n',
        "{% block wishes %}\n",
    ),
    "themes/own/templates/footer.html": ("<footer>{{ view.path }}</footer>\n", "<footer>Ours</footer>\n"),
    "content/media/ramp.png": ("another picture\n", "one more picture\n"),
    "content/media/mask.svg": ('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n',),
    "content/media/new.txt": ("a file\n", "another\n"),
    "content/data/returns.csv": ("month,share\n2026-09,8\n", "month,share\n"),
    "content/personas/ana.fr.md": ("---\ntitle: Anna\n---\nElle court.\n", "---\ntitle: An\n---\n[[nothing]]\n"),
    "content/pages/method.fr.md": ("---\ntitle: Méthode\n---\nVoilà.\n",),
    "content/roadmap/sizes.fr.md": ("---\ntitle: Tailles\n---\nBientôt.\n", "---\ntitle: Les tailles\n---\n"),
    "content/pages/new.md": ("# New\n\n[[ana]] and [[new]]\n", "---\ntitle: Newer\n---\n## One\n\n[[bo]]\n"),
    "content/personas/cy.md": ("---\ntitle: Cy\nshare: 10\n---\nAlone.\n", "---\ntitle: Cyd\n---\n"),
    "content/evidence/calls.md": ("---\ntitle: Calls\nmethod: call-listening\ndate: 2026-09\n---\n",),
    "content/teams/crm.md": ("---\ntitle: Our CRM\n---\n[[boots]]\n", "They wait.\n"),
    "content/channels/web.md": ("---\ntitle: The site\n---\n", "Online.\n"),
    "content/journeys/mask/wish.md": (
        "---\ntitle: Wish\nphase: before\ntouchpoints:\n  - {title: Dreams, emotion: 1, channel: club}\n---\nNow.\n",
    ),
    "content/journeys/kayak.md": (
        "---\ntitle: A kayak\npersona: ana\nstages:\n  - {title: Choose, touchpoints: [{title: Looks, emotion: -1,"
        " pain_points: [No sizes]}]}\n---\nOn [[mask]].\n",
    ),
    "content/index.md": ("---\ntitle: Home\n---\nHello.\n", "Only words, and [[boots]].\n"),
}  # fmt: skip


def all_new(path: str) -> Act:
    """A style, a template, an icon, a picture, a table, a translation or a whole noun, new or another one."""

    def act(random: Random, files: Files) -> Edit:
        text = random.choice(NEW_FILES[path])
        return _written(files, path, text, f"{path}: all of it is {text!r}")

    return act


# All of them


def deck(first: Files) -> list[Act]:
    """Every kind of edit, the usual ones more than once; `first` are the files of the beginning."""
    return [
        *map(changed_fact, FACTS.values()),
        *map(all_new, NEW_FILES),
        *[told_more] * 4,
        *[told_less, told_otherwise, copied, swapped] * 2,
        *[taken_away, moved_folder] * 3,
        *[renamed] * 4,
        same_meaning,
        *[lambda random, files: came_back(random, files, first)] * 6,
    ]


def any_edits(random: Random, files: Files, skipped: int = 0) -> Generator[Edit, Files, None]:
    """Edits without end, each of what is sent; none of a kind comes again before all others had their turn.

    The first ones may be skipped, so that several tests share all kinds among them.
    """
    acts = deck(files)
    while True:
        random.shuffle(acts)
        for act in acts[skipped:]:
            if edit := act(random, files):
                files = yield edit
        skipped = 0


def _content(files: Files) -> list[str]:
    return sorted(path for path in files if path.startswith("content/") and path.endswith(".md"))


def _is_text(path: str) -> bool:
    return path.endswith((".md", ".yml"))


def _text(files: Files, path: str) -> str:
    return files[path].decode("utf-8")


def _written(files: Files, path: str, text: str, told: str) -> Edit:
    return Edit(told, {**files, path: text.encode("utf-8")})
