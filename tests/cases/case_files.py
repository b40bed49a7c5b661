"""Case files: sites that are wrong in one way, and what the tool says about them.

A case is a heading, the files that differ from the clean site (`clean-site.md`), and the findings expected. Blocks are
fenced by four backticks; the word after them says what they are:

- `file PATH` a file as its author wrote it; `file PATH latin-1` in another encoding, `file PATH escaped` with Python's
  escapes for what cannot be seen, `file PATH repeated 9` that many times over, `file PATH repeated 9 4` with its line 4
  that many times over (`#` in it is the number);
- `without PATH` a file of the clean site that is missing;
- `link PATH` a symbolic link, to the path in the block;
- `pipe PATH` a named pipe that nobody writes to;
- `findings` every finding of the run, in order, without the source lines. Empty means: nothing to report.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
CLEAN = "clean-site.md"

_BLOCK = re.compile(r"^````([^\n]*)\n(.*?)^````$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its words, its text, and where the text begins in its case file."""

    words: tuple[str, ...]
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Case:
    """One section of a case file."""

    file: str
    title: str
    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        return f"{self.file.removesuffix('.md')}: {self.title}"

    @property
    def findings(self) -> Block:
        """The block that says what is expected."""
        return next(block for block in self.blocks if block.words == ("findings",))

    def write(self, folder: Path) -> None:
        """Writes the clean site, changed as the case has it."""
        for block in (*clean_site(), *self.blocks):
            if block.words[0] in _WRITERS:
                _WRITERS[block.words[0]](folder / block.words[1], block)


def cases() -> Iterator[Case]:
    """All cases, by file name and in the order of each file."""
    for path in sorted(FOLDER.glob("*.md")):
        if path.name != CLEAN:
            yield from _cases_in(path)


def _cases_in(path: Path) -> Iterator[Case]:
    text = path.read_text(encoding="utf-8")
    outside = _BLOCK.sub(lambda block: "·" * len(block[0]), text)  # a file may have headings of its own
    headings = list(_HEADING.finditer(outside))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        yield Case(path.name, heading[1], tuple(_blocks(text, heading.end(), end)))


def clean_site() -> tuple[Block, ...]:
    """The files that every case starts from."""
    text = (FOLDER / CLEAN).read_text(encoding="utf-8")
    return tuple(_blocks(text, 0, len(text)))


def _blocks(text: str, start: int, end: int) -> Iterator[Block]:
    for found in _BLOCK.finditer(text, start, end):
        yield Block(tuple(found[1].split()), found[2], found.start(2))


def accept(findings: Mapping[Case, str]) -> None:
    """Writes what was found into the case files."""
    for name in {case.file for case in findings}:
        path = FOLDER / name
        text = path.read_text(encoding="utf-8")
        mine = [(case.findings, said) for case, said in findings.items() if case.file == name]
        for block, said in sorted(mine, key=lambda pair: -pair[0].start):
            text = text[: block.start] + said + text[block.start + len(block.text) :]
        path.write_text(text, encoding="utf-8")


def _write(path: Path, block: Block) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match block.words[2:]:
        case ("escaped",):
            data = block.text.encode("ascii").decode("unicode_escape").encode("utf-8")
        case ("repeated", times):
            data = (block.text * int(times)).encode("utf-8")
        case ("repeated", times, line):
            data = _with_repeated_line(block.text, int(line), int(times)).encode("utf-8")
        case (encoding,):
            data = block.text.encode(encoding)
        case _:
            data = block.text.encode("utf-8")
    path.write_bytes(data)


def _with_repeated_line(text: str, line: int, times: int) -> str:
    lines = text.splitlines(keepends=True)
    repeated = "".join(lines[line - 1].replace("#", str(number)) for number in range(1, times + 1))
    return "".join((*lines[: line - 1], repeated, *lines[line:]))


def _remove(path: Path, _: Block) -> None:
    path.unlink()


def _link(path: Path, block: Block) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(block.text.strip())


def _pipe(path: Path, _: Block) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


_WRITERS = {"file": _write, "without": _remove, "link": _link, "pipe": _pipe}
