"""Nothing lies about that nobody uses: vulture finds it."""

from __future__ import annotations

import re
from pathlib import Path

import vulture

from tests.architecture.package import PACKAGE

# What vulture cannot see in use, by who does use it.
USED = {
    "Typer, which offers every value of an option": "JSON GITHUB GITLAB SARIF",
    "by value: words of levels, statuses and classes that are looked up": "P2 P1 Z0 N1 N2 IDEA PLANNED HOLE",
    "tests, which name all formats, look into maps and the gallery, and undo a scale": (
        "FORMATS plan_maps plan_gallery read_source recall inverse holds removed modified"
    ),
    "scripts, which write the manual": "diagnostics_reference format_reference",
    "svgwrite": "elementname debug",
    "Jinja2": ("intercepted_binops sandboxed newstyle_gettext tests getitem is_safe_attribute is_safe_callable"),
    "markdown-it, which calls by the kind of token": (
        "normalizeLink validateLink link_open link_close wiki figure_in_text table_open table_close "
        "blockquote_open blockquote_close open_comment"
    ),
    "Pydantic": "model_config _empty_is_absent",
    "expat": (
        "buffer_text StartElementHandler EndElementHandler CharacterDataHandler ProcessingInstructionHandler "
        "StartDoctypeDeclHandler XmlDeclHandler"
    ),
    "the library's server": (
        "daemon_threads request_queue_size address_family handle_error protocol_version disable_nagle_algorithm "
        "do_HEAD log_message close_connection"
    ),
    "a type in quotation marks": "Connection",
}


def test_whatever_is_written_is_used_somewhere(repository: Path) -> None:
    """Templates use the fields of views by name; a check is used because it is registered."""
    finder = vulture.Vulture(ignore_decorators=["@check", "@app.*"])
    scripts = [file for file in (repository / "scripts").iterdir() if _is_python(file)]
    finder.scavenge([PACKAGE, repository / "benchmarks", *scripts])
    templates = (repository / "themes" / "default" / "templates").glob("*.html")
    shown = {word for file in templates for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))}
    unused = {item.name for item in finder.get_unused_code(min_confidence=60) if item.filename.is_relative_to(PACKAGE)}
    assert unused - shown - {name for names in USED.values() for name in names.split()} == set()


def _is_python(file: Path) -> bool:
    return file.is_file() and b"python" in file.read_bytes().split(b"\n", 1)[0]
