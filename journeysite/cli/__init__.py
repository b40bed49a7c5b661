"""argv in, one call, printed report and exit code out.

Typer takes several times as long to import as Python takes to start, and Rich as long again. So the first screen of
help and the version are answered here without either, and so are the plain `build` and `check` of a folder, which are
typed a hundred times a day. Everything else is parsed by Typer.
"""

import os
import sys
from collections.abc import Callable

from journeysite import __version__
from journeysite.cli import terminal
from journeysite.cli.terminal import INTERRUPTED, UNWRITABLE, put, say, styled

HELP = """\
Customer-journey maps: from Markdown files to a published site.

  *journeysite new* FOLDER       write a small site to start from
  *journeysite serve* [SITE]     show the site, and every change as you save it
  *journeysite check* [SITE]     say what is wrong, and where
  *journeysite build* [SITE]     publish into SITE/site
  *journeysite explain* [CODE]   what a code such as J201 means

  *journeysite* COMMAND *--help*   what else a command can do
  *journeysite --version*

SITE is the folder with journeysite.yml: the one you are in, if you name none.
"""


def run(arguments: list[str]) -> int:
    """The exit code: 0 done, 1 findings, 2 wrong usage or settings or no room for the output, 130 interrupted."""
    try:
        return _run_and_flush(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run_and_flush(arguments: list[str]) -> int:
    terminal.open_streams()
    try:
        return _run(arguments)
    except terminal.UnwritableError as trouble:
        say(f"error: the output cannot be written: {trouble}", "bad")
        return UNWRITABLE
    finally:
        terminal.flush()


def _run(arguments: list[str]) -> int:
    if arguments in ([], ["--help"], ["-h"], ["help"]):
        return _help()
    if arguments in (["--version"], ["-V"]):
        return _version()
    if arguments[0] == "build" and _is_built(arguments[1:]):
        return 0
    if len(arguments) <= 2 and not any(argument.startswith("-") for argument in arguments):
        from journeysite.cli import commands

        plain: dict[str, Callable[..., int]] = {"build": commands.build, "check": commands.check}
        if arguments[0] in plain:
            return plain[arguments[0]](*arguments[1:])
    if arguments[0] == "serve":
        from journeysite.cli.interrupt import seen_to

        with seen_to():
            return _parsed_and_run(arguments)
    return _parsed_and_run(arguments)


def _parsed_and_run(arguments: list[str]) -> int:
    from journeysite.cli.options import parse_and_run

    return parse_and_run(arguments)


def _is_built(arguments: list[str]) -> bool:
    """Whether there is nothing to build, which is said here; False where other options need a closer look."""
    site, output, rest = ".", "", list(arguments)
    while rest:
        argument = rest.pop(0)
        if argument in ("-o", "--output") and rest:
            output = rest.pop(0)
        elif not argument.startswith("-"):
            site = argument
        elif argument != "--strict":
            return False
    from journeysite.incremental import up_to_date

    folder = output or (f"{site}/site" if site != "." else "site")
    if os.environ.get("CI") or "~" in (site[:1], folder[:1]):  # where builds look for themselves, or for a home
        return False
    summary = up_to_date.summary_if_unchanged(site, folder)
    if summary:
        say(f"{folder}: {summary}, nothing changed", "good")
    return bool(summary)


def _help() -> int:
    parts = HELP.split("*")
    put("".join(styled(part, "bold", sys.stdout) if index % 2 else part for index, part in enumerate(parts)))
    return 0


def _version() -> int:
    put(f"journeysite {__version__}\n")
    return 0
