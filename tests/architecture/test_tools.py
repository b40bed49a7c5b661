"""What the tools that read our code have to say: nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent

TOOLS = {
    "imports go down only": ["lint-imports", "--no-cache"],
    "ruff finds nothing": ["ruff", "check", "--no-cache", "."],
    "ruff would format nothing": ["ruff", "format", "--no-cache", "--check", "."],
    "mypy in strict mode finds nothing": ["mypy"],
}


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_tool_has_no_complaint(tool: list[str], repository: Path) -> None:
    done = subprocess.run(
        [BIN / tool[0], *tool[1:]],
        cwd=repository,
        env={**os.environ, "PYTHONPATH": str(repository), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
