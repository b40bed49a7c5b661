"""The command line as Typer parses it: every command with its options, their help, and what is wrong with them."""

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, NoReturn

import typer

from journeysite import __version__
from journeysite.cli import commands
from journeysite.cli.terminal import INTERRUPTED, put, shows_styles

Site = Annotated[str, typer.Argument(metavar="SITE", help="The folder with journeysite.yml.")]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FOLDER", help="Where to publish; SITE/site if you name none.", show_default=False
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")]


class Form(StrEnum):
    """How findings may be written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"


Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="How many processes; 0: as many as help.")]
Verify = Annotated[
    bool, typer.Option("--verify", help="Read and compare every published file; always so where CI is set.")
]
Gallery = Annotated[bool, typer.Option("--gallery", help="Add gallery.html, which shows every kind of figure.")]
Format = Annotated[Form, typer.Option("--format", "-f", help="How findings are written to stdout.")]

app = typer.Typer(
    name="journeysite",
    help="Customer-journey maps: from Markdown files to a published site.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich" if shows_styles(sys.stdout) else None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def parse_and_run(arguments: list[str]) -> int:
    """The exit code of these arguments: that of the command, or 2 where they make no sense."""
    try:
        app(arguments, prog_name="journeysite")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


@app.callback(invoke_without_command=True)
def top(version: Annotated[bool, typer.Option("--version", "-V", help="Say the version.")] = False) -> None:
    """Customer-journey maps: from Markdown files to a published site."""
    if version:
        put(f"journeysite {__version__}\n")
        raise typer.Exit


@app.command()
def new(folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A new or empty folder.")]) -> None:
    """Write a small site to start from. Its title is made of the folder's name."""
    _end(commands.new, folder)


@app.command()
def serve(
    site: Site = ".",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0 for any free one.")] = 8000,
    host: Annotated[str, typer.Option("--host", help="0.0.0.0 lets your network in.")] = "127.0.0.1",
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in your browser.")] = False,
) -> None:
    """Show the site, and every change as you save it. Publishes nothing. Ctrl-C ends it."""
    _end(commands.serve, site, port, host, open_browser)


@app.command()
def check(site: Site = ".", strict: Strict = False, form: Format = Form.TEXT) -> None:
    """Say what is wrong, and where. Publishes nothing."""
    _end(commands.check, site, strict, form.value)


@app.command()
def build(
    site: Site = ".",
    output: Output = None,
    strict: Strict = False,
    form: Format = Form.TEXT,
    jobs: Jobs = 0,
    gallery: Gallery = False,
    verify: Verify = False,
) -> None:
    """Publish the site: all of it, or, where something is wrong, nothing."""
    _end(commands.build, site, output, strict, form.value, jobs, gallery, verify)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Such as J201; all codes, if you name none.")] = "",
) -> None:
    """Say what a code means and what to do."""
    _end(commands.explain, code)


def _end(command: Callable[..., int], *arguments: object) -> NoReturn:
    """Runs the command and ends with its exit code; an interrupt has its own, and not Typer's message."""
    try:
        code = command(*arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    raise typer.Exit(code)
