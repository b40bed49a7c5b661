"""A function holds one thought, and the pipeline fits one screen."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.package import modules

LONGEST_FUNCTION = 60
ONE_SCREEN = 60
WIDEST_LINE = 140

# Longer ones, each with the reason why cutting it would make it harder to read.
LONGER: dict[str, str] = {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{module}:{node.name}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _lines(node) > LONGEST_FUNCTION
    }
    assert long == set(LONGER)


def test_the_pipeline_fits_one_screen() -> None:
    statements = [node for node in modules()["build.py"].body if not isinstance(node, ast.Import | ast.ImportFrom)]
    assert sum(_lines(node) for node in statements if not _is_text(node)) <= ONE_SCREEN


def test_templates_style_sheets_and_scripts_can_be_read_without_scrolling_sideways(repository: Path) -> None:
    files = sorted((repository / "themes" / "default").rglob("*"))
    assert {".html", ".css", ".js"} <= {file.suffix for file in files}
    long = [
        f"{file.name}:{number}"
        for file in files
        if file.suffix in {".html", ".css", ".js"}
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) >= WIDEST_LINE
    ]
    assert long == []


def _lines(node: ast.stmt) -> int:
    """Lines from `def` to the last statement, docstring apart: explaining more is never punished."""
    first = node.body[0] if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else None
    explained = first.end_lineno - first.lineno + 1 if first and _is_text(first) else 0
    return node.end_lineno - node.lineno + 1 - explained


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
