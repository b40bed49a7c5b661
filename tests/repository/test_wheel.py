"""The wheel is all that is needed: installed far from this repository it makes a site and builds it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a command said on stdout; the test fails where the command does."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        command, cwd=cwd, env={**clean, **environment}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.fail(f"{' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Without isolation: the tools that make it are here, and the network need not be.
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, repository, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment with the wheel and what it depends on."""
    environment = tmp_path_factory.mktemp("elsewhere") / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=environment.parent)
    python = environment / "bin" / "python"
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install"),
        *("--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", wheel),
        cwd=environment.parent,
    )
    # What journeysite depends on is borrowed from the environment of the tests, behind the wheel's own files.
    packages = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=environment).strip()
    )
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / "bin"


def test_the_wheel_holds_the_package_and_the_whole_default_theme(wheel: Path, repository: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "journeysite", "themes/default"], cwd=repository, capture_output=True, check=True
    )
    files = {name for name in tracked.stdout.decode().split("\0") if name and (repository / name).is_file()}
    expected = {name.replace("themes/default/", "journeysite/_themes/default/", 1) for name in files}
    assert expected - names == set()
    assert {name.split("/")[0] for name in names} == {"journeysite"}


def test_a_new_site_is_made_and_built_without_a_warning(elsewhere: Path, tmp_path: Path) -> None:
    program = elsewhere / "journeysite"
    home = run(elsewhere / "python", "-c", "import journeysite; print(journeysite.__file__)", cwd=tmp_path)
    assert Path(home.strip()).is_relative_to(elsewhere.parent)
    run(program, "new", "demo", cwd=tmp_path)
    run(program, "build", "--strict", cwd=tmp_path / "demo")
    built = {file.relative_to(tmp_path / "demo/site").as_posix() for file in (tmp_path / "demo/site").rglob("*.html")}
    assert {"index.html", "404.html", "roadmap.html"} <= built
    assert any(path.startswith("journeys/") for path in built)
