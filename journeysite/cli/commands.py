"""What each command does: one call, its report, its exit code. Imports wait until a command needs them."""

import os
import sys
import time
from os.path import exists, isfile, realpath, relpath  # which give an answer where those of a Path raise
from pathlib import Path
from textwrap import fill, indent
from typing import TYPE_CHECKING, Final, TextIO

from journeysite import __version__
from journeysite.cli.terminal import DONE, FINDINGS, USAGE, Bar, put, say, show, shows_styles, width_of
from journeysite.incremental import up_to_date
from journeysite.incremental.parallel import uncollected

if TYPE_CHECKING:
    from journeysite.build import Built
    from journeysite.checks.examples import Example
    from journeysite.diagnostics import Diagnostic
    from journeysite.diagnostics.code import Code

FORGES: Final = ("github", "gitlab", "sarif")  # formats that a forge reads
FOLDER: Final = "site"  # in the site's own folder, unless somebody says otherwise


def new(folder: str) -> int:
    """Writes the starter, and says what to do next."""
    from journeysite.starter import NotEmptyError, start_site

    try:
        written = start_site(_folder(folder))
    except (NotEmptyError, OSError) as trouble:
        return _misused(f"no site was made: {_reason(trouble)}")
    say(f"{folder}: {len(written)} files, with a persona, a journey, a roadmap item and a study", "good")
    step = "" if realpath(_folder(folder)) == realpath(Path.cwd()) else f"cd {_quoted(folder)} && "
    say(f"\n  {step}journeysite serve\n\nThen open README.md: it names the next three steps.")
    return DONE


def check(site: str = ".", strict: bool = False, form: str = "text") -> int:
    """Reports what is wrong with a site."""
    with uncollected():
        from journeysite.build import load

    root = _folder(site)
    diagnostics = load(root).diagnostics
    put(report_of(diagnostics, root, form, sys.stdout))
    if not diagnostics:
        say("nothing to report", "good")
    return exit_code(diagnostics, strict)


def build(
    site: str = ".",
    output: str | None = None,
    strict: bool = False,
    form: str = "text",
    jobs: int = 0,
    gallery: bool = False,
    verify: bool = False,
) -> int:
    """Publishes a site, and says what came of it."""
    with uncollected():
        from journeysite.build import build as build_site

    started = time.perf_counter()
    root = _folder(site)
    folder = _folder(output) if output else root / FOLDER
    inputs, noticed = up_to_date.inputs_of(str(root)), time.time_ns()
    up_to_date.forget(str(root))
    with Bar("pages") as bar:
        built = build_site(
            root,
            folder,
            strict=strict,
            jobs=jobs,
            gallery=gallery,
            verify=verify or bool(os.environ.get("CI")),
            progress=bar.show,
        )
    put(report_of(built.diagnostics, root, form, sys.stdout))
    say(*summary(built.value, built.diagnostics, folder, time.perf_counter() - started))
    if not (gallery or any(map(_is_worth_repeating, built.diagnostics))) and up_to_date.is_settled(inputs, noticed):
        counts = f"{_counted(built.value.pages, 'page')} and {_counted(built.value.maps, 'map')}"
        up_to_date.remember(str(root), str(folder), inputs, counts)
    return exit_code(built.diagnostics, strict)


def serve(site: str, port: int, host: str, open_browser: bool) -> int:
    """Shows a site while it is written; ends by an interrupt only."""
    from journeysite.cli.interrupt import session

    with uncollected():
        from journeysite import serve as live

    root = _folder(site)
    if not isfile(root / "journeysite.yml"):
        return check(site)

    def report(diagnostics: "tuple[Diagnostic, ...]") -> None:
        if diagnostics:
            show(report_of(diagnostics, root, "text", sys.stderr))

    try:
        with session():
            live.serve(root, host, port, open_browser, live.Reporter(say, report))
    except OSError as trouble:
        return _misused(f"nothing can be served at {host}:{port}: {_reason(trouble)}")
    return DONE


def explain(code: str = "") -> int:
    """Shows what a code means and an example of it, or a line for each code."""
    from journeysite.catalog import codes
    from journeysite.checks.examples import EXAMPLES

    if not code:
        put("".join(map(_listed, codes().values())))
        return DONE
    found = codes().get(code.upper())
    if found is None:
        return _misused(f"there is no code `{code}`", "`journeysite explain` lists all of them")
    put(explanation(found, EXAMPLES.get(found.code)))
    return DONE


def _listed(code: "Code") -> str:
    protects = " (cannot be lowered)" if code.protects else ""
    return f"{code.code}  {code.severity.value:<7}  {code.title}{protects}\n"


def explanation(code: "Code", example: "Example | None") -> str:
    """What a code means, as text of at most 80 columns, with an example where there is one."""
    from journeysite.checks.reference import PROTECTS

    also = f" {PROTECTS}" if code.protects else ""
    parts = [f"{code.code}: {code.title} ({code.severity.value})", fill(code.explanation + also, 80)]
    if example:
        parts += [f"Wrong:\n\n{_quotation(example.wrong)}", f"Right:\n\n{_quotation(example.right)}"]
    return "\n\n".join(parts) + "\n"


def _quotation(lines: str) -> str:
    return indent(lines.rstrip(), "    ")


def exit_code(diagnostics: "tuple[Diagnostic, ...]", strict: bool) -> int:
    """0 where nothing stops a publication, 2 where settings or the output folder do, 1 where content does."""
    from journeysite.diagnostics import Severity

    errors = [one for one in diagnostics if one.severity is Severity.ERROR]
    if any(_is_about_settings(one) for one in errors):
        return USAGE
    warned = strict and any(one.severity is Severity.WARNING for one in diagnostics)
    return FINDINGS if errors or warned else DONE


def _is_worth_repeating(diagnostic: "Diagnostic") -> bool:
    """All but the note that somebody keeps a file such as `CNAME` in the published folder."""
    return (diagnostic.code, diagnostic.severity.value) != ("J518", "note")


def _folder(text: str) -> Path:
    """The folder of this name, with `~` for the home of a user where a shell left that to us."""
    return Path(os.path.expanduser(text))  # noqa: PTH111  # that of a Path raises where there is no such user


def _is_about_settings(diagnostic: "Diagnostic") -> bool:
    """Settings, themes, and folders that cannot be published into (J501 to J506, J515, J517)."""
    folder = "J501" <= diagnostic.code <= "J506" or diagnostic.code in ("J515", "J517")
    return diagnostic.place.file == "journeysite.yml" or diagnostic.code[:2] == "J4" or folder


def report_of(diagnostics: "tuple[Diagnostic, ...]", root: Path, form: str, stream: TextIO) -> str:
    """The diagnostics in a format, as wide as the stream it is for; see `_folder_shown` for the paths of files."""
    if form == "text" and not diagnostics:
        return ""
    from journeysite.read.lines import located_in, texts_of

    text_of = texts_of(root)
    found = located_in(diagnostics, text_of, _folder_shown(root, form))
    if form == "text":
        from journeysite.diagnostics.report_text import report_ansi, report_text

        written = report_ansi if shows_styles(stream) else report_text
        return written(found, text_of, width_of(stream))
    from journeysite.catalog import rule_texts
    from journeysite.diagnostics.report import report

    return report(found, form, text_of, rule_texts(), __version__)  # type: ignore[arg-type]  # one of the formats


def _folder_shown(root: Path, form: str) -> str:
    """How the site's folder is called in front of its files: the way from the working folder.

    A forge knows files by their path in the repository alone, wherever in it somebody runs us.
    """
    if form in FORGES:
        from journeysite.read.git import work_tree
        from journeysite.read.history import folder_in

        if top := work_tree(root):
            return folder_in(top, root) or "."
    return root.as_posix()


def summary(built: "Built", diagnostics: "tuple[Diagnostic, ...]", folder: Path, seconds: float) -> tuple[str, str]:
    """One line on what a build came to, and the style it is said in."""
    published = built.published
    if published is None:
        kept = "; what was there before is still there" if exists(folder) else ""
        return f"nothing was published in {_shown(folder)}{kept}", "bad"
    warnings = sum(
        one.count for one in set(diagnostics) if one.severity.value == "warning"
    )  # the report shows each once
    parts = [
        f"{_counted(built.pages, 'page')} and {_counted(built.maps, 'map')}",
        _counted(warnings, "warning"),
        f"{seconds:.1f} s",
        _size(published.size),
        f"{len(published.written)} of {published.files} files new" if published.kept else "",
    ]
    return f"{_shown(folder)}: {', '.join(filter(None, parts))}", "warn" if warnings else "good"


def _misused(message: str, hint: str = "") -> int:
    say(f"error: {message}", "bad")
    if hint:
        say(f"  = {hint}")
    return USAGE


def _reason(trouble: Exception) -> str:
    if isinstance(trouble, OSError) and trouble.strerror:
        return f"{trouble.strerror}: `{trouble.filename}`" if trouble.filename else trouble.strerror
    return str(trouble)


def _shown(folder: Path) -> str:
    """The folder as it is shortest: from the working folder, unless that leads far up."""
    way = relpath(folder)
    return str(folder) if way.startswith("..") else way


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number or 'no'} {noun}s"


def _size(size: int) -> str:
    """Bytes as people say them: `640 kB`, `3.4 MB`."""
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _quoted(folder: str) -> str:
    from shlex import quote

    return quote(folder)
