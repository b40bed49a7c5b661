"""The package's own source as syntax trees, for the laws that are checked on it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "journeysite"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module's tree by its path inside the package, such as `read/yaml.py`."""
    files = sorted(file for file in PACKAGE.rglob("*.py") if "_themes" not in file.parts)
    return {
        file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text(encoding="utf-8"), filename=str(file))
        for file in files
    }


def imports_of(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every imported module with its line, those inside functions too; relative imports are left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno


def dotted(node: ast.AST) -> str:
    """`os.environ` for the attribute of that spelling; empty for what is no plain chain of names."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""
