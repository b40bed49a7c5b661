"""Documentation that is carried out: files it shows are written, commands it shows are run, outputs it shows compared.

- A fenced block whose info string names a path, such as ```` ```markdown content/index.md ````, is written there.
- In a `console` block, lines after `$ ` are commands for a shell; what follows is what they say. `…` stands for
  anything on one line, and a line of `…` alone for any number of lines. Seconds and sizes are not compared.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MEASURED = re.compile(r"\b\d+(?:[.,]\d+)? ?(?:s|ms|kB|MB|B)\b")
ANY_LINES = r"(?:.*\n)*?.*"
END = "@@ the end of what it said @@"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its info string, text, and line in the page (from 1)."""

    info: str
    text: str
    line: int


def blocks(page: str) -> Iterator[Block]:
    """Every fenced block of a page, in order."""
    for found in FENCE.finditer(page):
        yield Block(found.group(1).strip(), found.group(2), page.count("\n", 0, found.start()) + 1)


def walk(page: Path, folder: Path) -> list[str]:
    """Carries out a page in `folder`; what came out differently from what it says, empty where it is true."""
    differences: list[str] = []
    here = folder
    for block in blocks(page.read_text(encoding="utf-8")):
        language, _, path = block.info.partition(" ")
        if path:
            file = here / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        elif language == "console":
            for command, expected in commands(block.text):
                said, here = run(command, here)
                if not matches(expected, said):
                    differences.append(f"{page.name}:{block.line}: $ {command}\n{said}")
    return differences


def commands(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with what it is said to say."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, said = part.partition("\n")
        yield command, said


def run(command: str, folder: Path) -> tuple[str, Path]:
    """What a command says on both channels, and the folder in which it leaves the shell."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", f"{command}\nprintf '\\n%s\\n' '{END}'; pwd -P"],
        cwd=folder,
        env={**os.environ, "CI": "", "PATH": programs, "NO_COLOR": "1", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    said, _, place = done.stdout.rpartition(f"\n{END}\n")
    return said, Path(place.strip())


def matches(expected: str, said: str) -> bool:
    """Whether a command said what the page says, but for what is measured."""
    lines = MEASURED.sub("…", expected.strip()).split("\n")
    wanted = "\n".join(ANY_LINES if line == "…" else re.escape(line).replace("…", ".*?") for line in lines)
    return re.fullmatch(wanted, MEASURED.sub("…", said.strip())) is not None
