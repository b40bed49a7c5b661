"""The two edits that are measured, in any tool's file: a sentence more in the prose, another title for a touchpoint."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.corpus import journey_id
from benchmarks.peers import Peer

# A touchpoint's title: a key of its record or, where records are told in prose, a heading.
TITLE = re.compile(r"^(    title: |## ).*$", re.MULTILINE)
SENTENCE = "sentence"
NAME = "title"
EDITS = {SENTENCE: "a sentence of prose", NAME: "a touchpoint's title"}


def stage_file(peer: Peer, journey: int = 0) -> Path:
    """The file that is edited: a stage's, with three touchpoints and prose."""
    return peer.folder / f"content/journeys/{journey_id(journey)}/02-search.md"


def saved(number: int) -> str:
    """The words that an edit writes; a page shows them when it is the page of that edit."""
    return f"Saved as number {number}."


def edited(original: str, edits: dict[str, int]) -> str:
    """A stage's file with the last number of each kind of edit in it."""
    text = original
    if NAME in edits:
        text = TITLE.sub(rf"\g<1>{saved(edits[NAME])}", text, count=1)
    if SENTENCE in edits:
        text = f"{text}\n{saved(edits[SENTENCE])}\n"
    return text
