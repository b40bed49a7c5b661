"""The command line: what it says where, how it ends, and what it does not import to say so."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journeysite import __version__
from journeysite.cli import HELP, run

REPOSITORY = Path(__file__).resolve().parents[2]
HOME = "---\ntitle: Home\n---\nHello\n"
WRONG = {"content/index.md": HOME, "content/journeys/a.md": "---\ntitle: A\npersona: nobody\n---\n"}


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The working folder: a site as `new` makes it."""
    assert run(["new", str(tmp_path / "shop")]) == 0
    monkeypatch.chdir(tmp_path / "shop")
    capsys.readouterr()
    return tmp_path / "shop"


def process(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "journeysite", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_help_fits_one_screen(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    said = capsys.readouterr()
    assert said.out == HELP.replace("*", "")
    assert said.err == ""
    assert len(said.out.splitlines()) < 24
    assert max(map(len, said.out.splitlines())) <= 80


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    from journeysite.cli.options import app

    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert commands == {"new", "serve", "check", "build", "explain"}
    assert all(f"*journeysite {command}*" in HELP for command in commands)
    assert run(["build", "--help"]) == 0
    assert "--output" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--version"], ["-V"]])
def test_the_version_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    assert capsys.readouterr().out == f"journeysite {__version__}\n"


@pytest.mark.parametrize("arguments", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(arguments: str) -> None:
    loaded = (
        "import sys; from journeysite.cli import run; run(sys.argv[1:]); "
        "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded, arguments], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    heavy = {"typer", "click", "rich", "pydantic", "jinja2", "markdown_it", "svgwrite", "yaml", "watchfiles", "pathlib"}
    assert heavy.isdisjoint(json.loads(done.stderr.replace("'", '"')))


def test_a_plain_build_imports_neither_typer_nor_rich_nor_a_css_parser(started: Path) -> None:
    loaded = (
        "import sys; from journeysite.cli import run; code = run(['build']); "
        "print(code, {'typer', 'rich', 'watchfiles', 'http.server', 'tinycss2'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded],
        cwd=started,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "0 set()\n"


def test_a_new_site_is_published_without_a_warning(started: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--strict"]) == 0
    assert run(["build", "--strict"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert lines[0] == "nothing to report"
    assert lines[1].startswith("site: ")
    assert " pages and 1 map, no warnings, " in lines[1]
    assert (started / "site/index.html").is_file()
    assert (started / "site/journeys/bike-repair/book.html").is_file()


def test_a_second_build_says_that_nothing_is_new(started: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build"])
    run(["build", ".", "--output", "site"])
    last = capsys.readouterr().err.splitlines()[-1]
    assert ", 0 of " in last
    assert last.endswith(" files new")


def test_output_may_lie_elsewhere(started: Path, tmp_path: Path) -> None:
    assert run(["build", str(started), "-o", str(tmp_path / "published")]) == 0
    assert (tmp_path / "published/index.html").is_file()
    assert not (started / "site").exists()


def test_findings_are_data_and_end_with_1(
    site_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_folder(WRONG)
    monkeypatch.chdir(site)
    assert run(["build"]) == 1
    said = capsys.readouterr()
    assert "content/journeys/a.md:3:10: error[J201]: unknown persona `nobody`\n  3 | persona: nobody\n" in said.out
    assert said.err == "nothing was published in site\n"
    assert not (site / "site").exists()
    assert run(["check"]) == 1
    assert "error[J201]" in capsys.readouterr().out


def test_paths_lead_from_where_the_writer_stands(
    site_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_folder(WRONG)
    monkeypatch.chdir(site.parent)
    run(["check", site.name])
    assert capsys.readouterr().out.startswith(f"{site.name}/content/journeys/a.md:")


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_a_forge_is_told_the_paths_of_its_repository_from_wherever_in_it_the_check_runs(
    started: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=started.parent, check=True)
    (started / "content/oddly.txt").write_text("odd", encoding="utf-8")
    told = []
    for folder in (started.parent, started, started / "content"):
        monkeypatch.chdir(folder)
        run(["check", os.path.relpath(started, folder), "--format", form])
        told.append(capsys.readouterr().out)
    assert len(set(told)) == 1
    assert f"{started.name}/content/oddly.txt" in told[0]


@pytest.mark.parametrize(("form", "key"), [("json", "findings"), ("sarif", "runs"), ("gitlab", None)])
def test_machines_get_their_format_and_nothing_else_on_stdout(
    site_folder: Callable[..., Path], capsys: pytest.CaptureFixture[str], form: str, key: str | None
) -> None:
    site = site_folder(WRONG)
    assert run(["check", str(site), "--format", form]) == 1
    read = json.loads(capsys.readouterr().out)
    assert (read[key] if key else read) != []


def test_an_empty_report_is_still_a_report_for_machines(started: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_a_warning_stops_only_a_strict_build(
    site_folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_folder({"content/index.md": HOME, "content/notes.xyz": "?"})
    assert run(["build", str(site), "--strict"]) == 1
    assert not (site / "site").exists()
    assert run(["build", str(site)]) == 0
    assert ", 1 warning, " in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "No such command 'biuld'"),
        (["build", "--port", "1"], "No such option: --port"),
        (["check", "a", "b"], "unexpected extra argument"),
        (["check", "--format", "xml"], "xml"),
        (["new"], "Missing argument"),
        (["explain", "J999"], "there is no code `J999`"),
        (["serve", "--port", "70000"], "65535"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    heard = capsys.readouterr()
    assert said in heard.err
    assert heard.out == ""


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_folder_without_settings_ends_with_2(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, str(tmp_path)]) == 2
    assert "there is no `journeysite.yml` here" in capsys.readouterr().out


def test_wrong_settings_end_with_2(started: Path) -> None:
    (started / "journeysite.yml").write_text("titel: Shop\n")
    assert run(["check"]) == 2


@pytest.mark.parametrize("output", [".", "content", ".."])
def test_an_output_folder_that_is_refused_ends_with_2(
    started: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--output", output]) == 2
    assert "the site is not published into" in capsys.readouterr().out
    assert (started / "journeysite.yml").is_file()


def test_new_refuses_what_is_not_empty_and_says_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "my shop")]) == 0
    assert f"  cd '{tmp_path / 'my shop'}' && journeysite serve\n" in capsys.readouterr().err
    assert run(["new", str(tmp_path / "my shop")]) == 2
    assert "is not empty: it holds `README.md`" in capsys.readouterr().err


def test_new_here_does_not_say_to_go_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "."]) == 0
    assert "\n  journeysite serve\n" in capsys.readouterr().err


def test_explain_lists_all_codes_and_shows_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    codes = [line.split()[0] for line in lines]
    assert codes == sorted(set(codes))
    assert {"J001", "J101", "J201", "J301", "J401", "J501"} <= set(codes)
    assert run(["explain", "j501"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(
        "J501: output folder holds what cannot be replaced (error)\n\nPublishing makes a folder hold"
    )
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize(
    ("environment", "styled"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_a_pipe_gets_no_styles_unless_they_are_asked_for(
    site_folder: Callable[..., Path], environment: dict[str, str], styled: bool
) -> None:
    done = process("check", ".", cwd=site_folder(WRONG), **environment)
    assert ("\x1b[" in done.stdout) is styled
    assert done.returncode == 1


def test_a_reader_that_goes_away_is_no_error(started: Path) -> None:
    command = f"{sys.executable} -m journeysite explain | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[1:] == ["0"]
    assert done.stderr == ""


def in_a_shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = command.replace("journeysite", f"{sys.executable} -m journeysite")
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(["sh", "-c", command], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command", ["journeysite --version >&-", "journeysite check >&- 2>&-", "journeysite build 2>&-"]
)
def test_a_closed_stream_is_no_error(started: Path, command: str) -> None:
    done = in_a_shell(command, started)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_report_that_nobody_can_keep_is_told_and_ends_with_2(site_folder: Callable[..., Path]) -> None:
    done = in_a_shell("journeysite check > /dev/full", site_folder(WRONG))
    assert (done.returncode, done.stderr) == (2, "error: the output cannot be written: No space left on device\n")


def test_a_build_without_a_folder_for_it_does_not_speak_of_what_was_there(
    site_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site_folder(WRONG))
    Path("site").mkdir()
    assert run(["build"]) == 1
    assert capsys.readouterr().err == "nothing was published in site; what was there before is still there\n"


def test_the_last_line_counts_warnings_as_the_report_does(
    site_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = "| <b>a</b> | <b>a</b> |\n|---|---|\n"  # told once: both stand at the same place
    monkeypatch.chdir(site_folder({"content/index.md": HOME + twice}))
    assert run(["build"]) == 0
    said = capsys.readouterr()
    assert said.out.endswith("\n1 warning in 1 file\n")
    assert ", 1 warning, " in said.err


class Terminal:
    """A command in a terminal of its own."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "journeysite", *arguments],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self.shown = ""

    def until(self, text: str, timeout: float = 60) -> None:
        """Reads until the text was shown, or fails."""
        end = time.monotonic() + timeout
        while text not in self.shown:
            assert time.monotonic() < end, f"{text!r} was not shown, but {self.shown!r}"
            if select.select([self.master], [], [], 0.2)[0]:
                self.shown += os.read(self.master, 65536).decode()

    def end(self) -> int:
        """Interrupts, and gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(10)
        finally:
            while select.select([self.master], [], [], 0.2)[0]:
                try:
                    self.shown += os.read(self.master, 65536).decode()
                except OSError:
                    break
            os.close(self.master)


def test_serve_follows_the_writer_and_ends_with_130_without_a_traceback(started: Path) -> None:
    terminal = Terminal("serve", "--port", "0", cwd=started)
    terminal.until(" ready in ")
    (started / "content/personas/amina.md").write_text("---\ntitle: Amina\nrole\n---\n")
    terminal.until("the last good site stays until this is mended")
    assert "content/personas/amina.md:" in terminal.shown
    (started / "content/personas/amina.md").write_text("---\ntitle: Amina the second\nquote: Hello.\n---\nShe.\n")
    terminal.shown = ""
    terminal.until(" new in ")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.shown
    assert not (started / "site").exists()


def test_an_interrupted_build_ends_with_130_without_a_traceback(started: Path) -> None:
    code = (
        "import sys, journeysite.build as b\n"
        "def interrupted(*_, **__): raise KeyboardInterrupt\n"
        "b.build = interrupted\n"
        "from journeysite.cli import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    for arguments in (["build"], ["build", "--strict"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=started,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_home_that_the_shell_left_to_us_is_no_folder_named_tilde(
    site_folder: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_folder({"content/index.md": "---\ntitle: Home\n---\n\nWelcome.\n"})
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(site)
    assert run(["build", "--output", "~"]) == 2
    assert run(["build", "--output", "~/published"]) == 0
    assert (tmp_path / "home/published/index.html").is_file()
    assert not (site / "~").exists()
