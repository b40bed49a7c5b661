"""A function holds one thought, and the pipeline fits one screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.package import PACKAGE, modules

LONGEST_FUNCTION = 40
LONGEST_MODULE = 400
MOST_PARAMETERS = 7
ONE_SCREEN = 60
WIDEST_LINE = 140

# Longer modules, each with the reason why cutting it would make it harder to read, or that it is still to be cut.
LONGER = {
    "read/codes.py": "a table to look up, of one entry a code",
    "read/markdown.py": "still to be cut along its headings",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_a_function_holds_one_thought() -> None:
    assert [name for name, node in _functions() if _lines(node) > LONGEST_FUNCTION] == []


def test_a_function_is_given_as_much_as_a_reader_can_keep_in_mind() -> None:
    assert [name for name, node in _functions() if len(_parameters(node)) > MOST_PARAMETERS] == []


def test_a_module_has_one_subject() -> None:
    files = {module: (PACKAGE / module).read_text(encoding="utf-8").count("\n") for module in modules()}
    long = {module for module, lines in files.items() if lines > LONGEST_MODULE}
    assert long <= LONGER.keys()


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


def _functions() -> Iterator[tuple[str, Function]]:
    """Every function and method of the package, and where it is."""
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{module}:{node.name}", node


def _parameters(node: Function) -> list[str]:
    """What it is given by place or by name, `self` and `cls` in front apart, and what it only hands on (`**more`)."""
    given = [one.arg for one in (*node.args.posonlyargs, *node.args.args)]
    del given[: bool(given and given[0].strip("_") in ("self", "cls"))]
    return given + [one.arg for one in node.args.kwonlyargs]


def _lines(node: ast.stmt) -> int:
    """Lines from `def` to the last statement, docstring apart: explaining more is never punished."""
    first = node.body[0] if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else None
    explained = first.end_lineno - first.lineno + 1 if first and _is_text(first) else 0
    return node.end_lineno - node.lineno + 1 - explained


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
