"""One file written anew: linked in part, the site is the one that linking all of it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journeysite.link import Linked, link_all, relinked
from journeysite.model.settings import Settings
from journeysite.model.site import Site
from journeysite.read.discover import discover, read_settings_file
from journeysite.read.document import Document, Source
from journeysite.read.documents import parse_document
from journeysite.read.settings import parse_settings
from tests.conftest import REPOSITORY

MAPPINGS = (
    "journeys", "personas", "roadmap", "evidence", "indicators", "channels", "teams", "pages", "redirects", "nouns",
)  # fmt: skip


@dataclass(frozen=True)
class Written:
    """A site's files and settings, read."""

    sources: Mapping[str, Source]
    settings: Settings
    media: tuple[str, ...]

    def document(self, file: str, text: str | None = None) -> Document | None:
        """A file as it is, or as it would be with this text; None where there is something to say about it."""
        source = self.sources[file]
        parsed = parse_document(source if text is None else replace(source, data=text.encode()), self.settings)
        return None if parsed.diagnostics else parsed.value

    def documents(self) -> dict[str, Document]:
        return {file: document for file in self.sources if (document := self.document(file))}

    def link(self, documents: Mapping[str, Document]) -> Linked:
        return link_all(tuple(documents.values()), self.settings, self.media)


def read(root: Path) -> Written:
    found = discover(root).value
    sources = {source.file: source for source in found.sources}
    return Written(
        sources, parse_settings(read_settings_file(root).value or b"").value, tuple(file.path for file in found.media)
    )


def same(one: Site, other: Site) -> bool:
    """Whether two sites are equal, with everything in the same order but the nouns, which nobody lists."""
    in_order = all(list(getattr(one, name)) == list(getattr(other, name)) for name in MAPPINGS if name != "nouns")
    return one == other and in_order


EXAMPLE = read(REPOSITORY)
DOCUMENTS = EXAMPLE.documents()
LINKED = EXAMPLE.link(DOCUMENTS)

GEAR = "content/journeys/01-diving-gear"


@pytest.mark.parametrize(
    ("file", "old", "new", "others"),
    [
        (
            f"{GEAR}/02-search.md",
            "emotion: ",
            "emotion: 0.1 # ",
            {"journeys/diving-gear", "journeys/diving-gear-target"},
        ),
        (f"{GEAR}/index.md", "title: ", "title: My own ", {"journeys/diving-gear"}),
        (f"{GEAR}/index.md", "owner: cx", "owner: stores", {"journeys/diving-gear", "teams/stores", "teams/cx"}),
        ("content/index.md", "\n---\n", "\n---\nWell.\n\n", set()),
    ],
)
def test_what_an_edit_does_not_concern_stays_the_same_object(file: str, old: str, new: str, others: set[str]) -> None:
    text = EXAMPLE.sources[file].data.decode()
    assert old in text
    document = EXAMPLE.document(file, text.replace(old, new, 1))
    assert document is not None
    anew = relinked(LINKED, document, DOCUMENTS)
    assert anew is not None
    assert {
        f"{name}/{id}"
        for name in MAPPINGS[:-2]
        for id, noun in getattr(anew.site, name).items()
        if noun is not getattr(LINKED.site, name)[id]
    } == others
    assert same(anew.site, EXAMPLE.link({**DOCUMENTS, file: document}).site)


STAGE = f"{GEAR}/02-search.md"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"{GEAR}/index.md", "title:", "aliases: [gear]\ntitle:"),
        (f"{GEAR}/index.md", "target: diving-gear-target\n", ""),
        (STAGE, "id: forums", "aliases: [boards]\n    id: forums"),
        (STAGE, "channel: ", "channel: nowhere # "),
        (STAGE, "\n---\n", "\n---\nSee [[nobody]].\n\n"),
    ],
)
def test_an_edit_that_others_may_notice_is_left_to_linking_the_whole_site(file: str, old: str, new: str) -> None:
    text = EXAMPLE.sources[file].data.decode()
    assert old in text
    document = EXAMPLE.document(file, text.replace(old, new, 1))
    assert document is None or relinked(LINKED, document, DOCUMENTS) is None


def test_a_file_with_a_translation_is_linked_with_the_whole_site(site_folder: Callable[..., Path]) -> None:
    persona = "---\ntitle: {}\n---\nRides.\n"
    site = read(
        site_folder({
            "journeysite.yml": "title: Two languages\nlanguages: [en, fr]\n",
            "content/personas/amina.md": persona.format("Amina"),
            "content/personas/amina.fr.md": persona.format("Amina"),
            "content/personas/marius.md": persona.format("Marius"),
        })
    )  # fmt: skip
    documents = site.documents()
    linked = site.link(documents)
    told = {
        file: document and relinked(linked, document, documents) is not None
        for file in documents
        if (document := site.document(file, persona.format("Somebody")))
    }
    assert told == {
        "content/personas/amina.md": False,
        "content/personas/amina.fr.md": False,
        "content/personas/marius.md": True,
    }


def test_stages_that_are_listed_no_longer_come_in_the_order_of_their_files(site_folder: Callable[..., Path]) -> None:
    index = "content/journeys/ride/index.md"
    site = read(
        site_folder({
            "journeysite.yml": "title: A ride\n",
            index: "---\ntitle: Ride\nstages: [back, out]\n---\n",
            "content/journeys/ride/01-out.md": "---\ntitle: Out\n---\n",
            "content/journeys/ride/02-back.md": "---\ntitle: Back\n---\n",
        })
    )  # fmt: skip
    documents = site.documents()
    linked, document = site.link(documents), site.document(index, "---\ntitle: Ride\n---\n")
    assert [stage.id for stage in linked.site.journeys["ride"].stages] == ["back", "out"]
    assert document is not None
    assert relinked(linked, document, documents) is None


def test_a_heading_that_a_broken_link_waits_for_mends_that_link(site_folder: Callable[..., Path]) -> None:
    file = "content/pages/method.md"
    site = read(
        site_folder({
            "journeysite.yml": "title: A link too many\n",
            "content/index.md": "---\ntitle: Home\n---\n[How](pages/method.md#how)\n",
            file: "# Method\n",
        })
    )  # fmt: skip
    documents = site.documents()
    linked, document = site.link(documents), site.document(file, "# Method\n\n## How\n")
    assert [one.code for one in linked.findings] == ["J222"]
    assert document is not None
    assert relinked(linked, document, documents) is None


def other_line(line: str, random: Random) -> str:
    """A line of a record or story that says something else, such as it may be: a name, a number, more words."""
    found = re.fullmatch(r"(\s*(?:- )?)([a-z_]+): (.*)", line)
    site = LINKED.site
    named = {
        "roadmap": site.roadmap, "evidence": site.evidence, "channel": site.channels, "owner": site.teams,
        "teams": site.teams, "depends_on": site.roadmap, "other_channels": site.channels, "personas": site.personas,
        "touchpoints": [one.id for one in site.nouns if one.kind == "touchpoint"], "frontstage": site.teams,
    }  # fmt: skip
    if found and found[2] in named:
        ids = random.sample(sorted(named[found[2]]), random.randrange(1, 3))
        return f"{found[1]}{found[2]}: " + (f"[{', '.join(ids)}]" if found[3].startswith("[") else ids[0])
    if found and found[2] == "emotion":
        return f"{found[1]}emotion: {random.choice([-2, -0.5, 0, 1.5])}"
    return f"{line} too"


def other_text(text: str, random: Random) -> str:
    """A file with another line, a line less, a heading more, or a touchpoint moved, added, renamed or taken away."""
    lines = text.split("\n")
    place = random.randrange(len(lines))
    parts = re.split(r"(?m)^(?=  - )", text)
    match random.randrange(8):
        case 0:
            return "\n".join((*lines[:place], *lines[place + 1 :]))
        case 1:
            return f"{text}\n\n## Heading {random.randrange(3)}\n\nText\n"
        case 2 | 3 | 4 if "touchpoints:" in text and len(parts) > 3:
            place = random.randrange(1, len(parts) - 1)
            kept = {
                "renamed": (re.sub(r"(?m)^(  - |    )id: .*$", r"\g<1>id: renamed", parts[place], count=1),),
                "gone": (),
                "more": (parts[place], "  - {title: Something new, emotion: 1}\n"),
                "last": (),
            }
            how = random.choice(sorted(kept))
            last = (parts[place],) if how == "last" else ()
            return "".join((*parts[:place], *kept[how], *parts[place + 1 : -1], *last, parts[-1]))
        case _:
            return "\n".join((*lines[:place], other_line(lines[place], random), *lines[place + 1 :]))


@settings(max_examples=80)
@given(st.randoms(use_true_random=False))
def test_after_any_edits_a_site_linked_in_part_is_the_one_that_is_linked_whole(random: Random) -> None:
    linked, documents = LINKED, dict(DOCUMENTS)
    texts = {file: source.data.decode() for file, source in EXAMPLE.sources.items()}
    for _ in range(3):
        file = random.choice(sorted(documents))
        text = other_text(texts[file], random)
        document = EXAMPLE.document(file, text)
        anew = relinked(linked, document, documents) if document else None
        if document is None or anew is None:
            continue
        documents[file], texts[file], linked = document, text, anew
        whole = EXAMPLE.link(documents)
        assert same(linked.site, whole.site), file
        assert linked.findings == whole.findings, file
        assert linked.context.lookup.names == whole.context.lookup.names, file
