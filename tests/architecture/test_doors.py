"""Each library has one door, and only the ends of the pipeline touch the world."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.package import dotted, imports_of, modules

DOORS = {
    "svgwrite": {"draw/stamps.py"},
    "yaml": {"read/yaml.py"},
    "markdown_it": {"read/markdown.py", "read/boxes.py", "read/markdown_slips.py", "read/task_lists.py"},
    "mdit_py_plugins": {"read/markdown.py"},
    "jinja2": {"html/environment.py", "html/filters.py", "html/reach.py", "html/template_faults.py"},
    "nh3": {"read/html.py"},
    "tinycss2": {"read/css.py"},
    "xml.parsers": {"read/svg.py"},
    "watchfiles": {"serve/watch.py"},
}

ENDS = (
    "__main__.py",
    "cli/",
    "build.py",
    "incremental/",
    "publish/",
    "serve/",
    "starter/",
    "read/discover.py",
    "read/git.py",
    "read/opening.py",
    "read/history.py",  # dates from git or SOURCE_DATE_EPOCH
    "theme/load.py",
    "html/meter.py",  # the clock stops templates of a site's own that do not end
)
SPEAKERS = ("__main__.py", "cli/", "serve/")

IMPURE_MODULES = {"random", "secrets", "uuid", "time", "locale", "socket", "subprocess", "tempfile", "multiprocessing"}
IMPURE_NAMES = {
    "os.environ", "os.getenv", "os.getcwd", "os.urandom", "os.listdir", "os.scandir", "os.walk",
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today",
    "datetime.datetime.now", "datetime.datetime.today", "datetime.date.today",
    "Path.cwd", "Path.home", "open", "hash", "id",
}  # fmt: skip


@pytest.mark.parametrize("library", DOORS)
def test_a_library_is_imported_through_one_door_only(library: str) -> None:
    users = {
        module
        for module, tree in modules().items()
        for name, _ in imports_of(tree)
        if name == library or name.startswith(f"{library}.")
    }
    assert users <= DOORS[library]


def test_only_the_command_line_and_the_server_speak() -> None:
    speaking = [
        f"{module}:{node.lineno}"
        for module, tree in modules().items()
        if not module.startswith(SPEAKERS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and dotted(node) in {"print", "sys.stdout", "sys.stderr", "typer.echo", "click.echo"}
    ]
    assert speaking == []


def test_nothing_between_the_ends_knows_of_time_chance_or_the_environment() -> None:
    impure = [
        f"{module}:{line} {name}"
        for module, tree in modules().items()
        if not module.startswith(ENDS)
        for name, line in (*imports_of(tree), *_names(tree))
        if name in IMPURE_MODULES | IMPURE_NAMES
    ]
    assert impure == []


def test_no_path_is_resolved_by_what_raises_where_a_link_leads_to_itself() -> None:
    """`Path.resolve` raises RuntimeError up to Python 3.12; `os.path.realpath` gives the path as far as it leads."""
    resolving = [
        f"{module}:{node.lineno}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "resolve"
    ]
    assert resolving == []


def _names(tree: ast.Module) -> list[tuple[str, int]]:
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return [(dotted(node), node.lineno) for node in (*called, *attributes)]


def test_values_are_structs_which_are_quick_to_import_and_to_fill() -> None:
    dataclasses = [
        module
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
    ]
    assert dataclasses == []


def test_values_are_frozen_but_for_those_that_collect_while_something_is_made() -> None:
    mutable = [
        f"{module} {node.name}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(dotted(base) == "Struct" for base in node.bases)
        if "frozen" not in [keyword.arg for keyword in node.keywords]
    ]
    assert sorted(mutable) == [
        "incremental/store.py Store",
        "read/discover.py _Walk",
        "read/markdown.py _Story",
        "theme/sheets.py Published",
    ]
