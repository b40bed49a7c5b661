"""Imports lead down without a circle, and those inside functions are for a quick start, each with its reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter

from tests.architecture.package import modules

# What is imported inside functions, by the module that does so, and why. Nothing else is: where two modules need each
# other, what both need goes into a third.
LATE: dict[str, tuple[str, set[str]]] = {
    "catalog.py": (
        "only one of five formats tells what codes mean",
        {"journeysite.diagnostics.report_sarif"},
    ),
    "cli/__init__.py": (
        "help, version and `nothing changed` need no command",
        {
            "journeysite.cli.commands",
            "journeysite.cli.interrupt",
            "journeysite.cli.options",
            "journeysite.incremental.up_to_date",
        },
    ),
    "cli/commands.py": (
        "each command imports what it needs, and a report what it shows",
        {
            "journeysite.build",
            "journeysite.catalog",
            "journeysite.checks.examples",
            "journeysite.checks.reference",
            "journeysite.cli.interrupt",
            "journeysite.diagnostics",
            "journeysite.diagnostics.report",
            "journeysite.diagnostics.report_text",
            "journeysite.read.git",
            "journeysite.read.history",
            "journeysite.read.lines",
            "journeysite.serve",
            "journeysite.starter",
            "shlex",
        },
    ),
    "cli/terminal.py": (
        "help needs neither a progress bar nor the width of a terminal",
        {"journeysite.diagnostics.visible", "rich.console", "rich.progress", "shutil"},
    ),
    "diagnostics/report.py": (
        "a run reports in one format",
        {
            "journeysite.diagnostics.report_github",
            "journeysite.diagnostics.report_gitlab",
            "journeysite.diagnostics.report_json",
            "journeysite.diagnostics.report_sarif",
            "journeysite.diagnostics.report_text",
        },
    ),
    "draw/stamps.py": (
        "a build with nothing to draw needs no svgwrite",
        {"svgwrite.base", "xml.etree.ElementTree"},
    ),
    "html/figures.py": (
        "a build with nothing to draw needs no figures",
        {"journeysite.draw.rail", "journeysite.html.drawers", "journeysite.layout.rail"},
    ),
    "html/printing.py": (
        "a build with nothing to draw needs no figures",
        {"journeysite.draw.map.journey_map", "journeysite.draw.style", "journeysite.html.map_layout"},
    ),
    "incremental/store.py": ("`check` keeps nothing on disk", {"sqlite3"}),
    "incremental/up_to_date.py": ("`nothing changed` is said without it", {"journeysite.incremental.folder"}),
    "pages/words.py": ("a build with few changes says no date", {"babel", "babel.dates"}),
    "publish/disk.py": ("Windows has no `fcntl`; `check` publishes nothing", {"ctypes", "fcntl"}),
    "read/css.py": (
        "only style sheets of a site's own are parsed",
        {"tinycss2", "tinycss2.ast", "tinycss2.serializer"},
    ),
    "read/html.py": ("only sites that allow raw HTML pay for it", {"nh3"}),
    "read/yaml.py": ("a machine may lack libyaml", {"yaml.cyaml"}),
    "serve/watch.py": ("where the system cannot tell of changes, it is not needed", {"watchfiles._rust_notify"}),
}


def test_imports_inside_functions_are_those_that_are_listed_with_a_reason() -> None:
    found: dict[str, set[str]] = {}
    for module, tree in modules().items():
        late = {
            name
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for name in _imported(function)
        }
        if late:
            found[module] = late
    assert found == {module: names for module, (_, names) in LATE.items()}


def test_no_module_leads_back_to_itself_not_even_by_imports_inside_functions() -> None:
    """What import-linter cannot see as well: a circle between a package and a module of it."""
    leads = {_dotted(module): set(_imported(tree)) & _names() for module, tree in modules().items()}
    TopologicalSorter(leads).prepare()  # raises CycleError with the modules of a circle


def _imported(within: ast.AST) -> Iterator[str]:
    """The modules that are imported there, by name."""
    for node in ast.walk(within):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in _names() else node.module


@cache
def _names() -> frozenset[str]:
    return frozenset(map(_dotted, modules()))


def _dotted(module: str) -> str:
    """`journeysite.read.yaml` for `read/yaml.py`, `journeysite.cli` for `cli/__init__.py`."""
    return f"journeysite/{module}".removesuffix(".py").replace("/", ".").removesuffix(".__init__")
