"""Git is asked about a folder that a stranger wrote, and nothing in the folder makes it run anything."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journeysite.read import git as asked
from journeysite.read.git import ask_git, work_tree
from journeysite.read.history import History, read_history
from journeysite.starter import start_site
from tests.architecture.package import imports_of, modules

IDENTITY = ("-c", "user.name=Writer", "-c", "user.email=writer@example.com", "-c", "commit.gpgsign=false")

# Settings of a repository by which git can be made to run a command, which is `RUN` here.
RUNNING = {
    "sshCommand": "[core]\n sshCommand = RUN",
    "fsmonitor": "[core]\n fsmonitor = RUN",
    "pager": "[core]\n pager = RUN\n[pager]\n log = RUN\n rev-parse = RUN",
    "hooks": "[core]\n hooksPath = HOOKS",
    "gitProxy": "[core]\n gitProxy = RUN",
    "askPass": "[core]\n askPass = RUN",
    "editor": "[core]\n editor = RUN",
    "alternateRefsCommand": "[core]\n alternateRefsCommand = RUN",
    "attributesFile": '[core]\n attributesFile = .gitattributes\n[diff "x"]\n textconv = RUN\n command = RUN',
    "diff.external": "[diff]\n external = RUN",
    "diff driver": '[diff "x"]\n textconv = RUN\n command = RUN\n cachetextconv = true',
    "filter": '[filter "x"]\n clean = RUN\n smudge = RUN\n process = RUN\n required = true',
    "merge driver": '[merge "x"]\n driver = RUN',
    "alias": "[alias]\n log = !RUN\n rev-parse = !RUN",
    "signature": '[log]\n showSignature = true\n[gpg]\n program = RUN\n[gpg "ssh"]\n program = RUN',
    "credential": "[credential]\n helper = !RUN",
    "include": "[include]\n path = more.config",
    "includeIf": '[includeIf "gitdir:**"]\n path = more.config',
    "worktreeConfig": "[core]\n repositoryformatversion = 1\n[extensions]\n worktreeConfig = true",
    "formats": "[format]\n pretty = %G?%h\n[log]\n showSignature = true\n diffMerges = on\n follow = true",
    "trace": "[trace2]\n eventTarget = CANARY\n normalTarget = CANARY\n perfTarget = CANARY",
}
# Where an object is missing, git may fetch it.
FETCHING = {
    "ext": "url = ext::RUN",
    "ssh": "url = ssh://example.com/a\n[core]\n sshCommand = RUN",
    "upload-pack": "url = /tmp\n uploadpack = RUN",
    "git": "url = git://example.com/a\n[core]\n gitProxy = RUN",
    "https": "url = https://127.0.0.1:9/a\n[credential]\n helper = !RUN",
    "vcs": "url = a\n vcs = ext",
    "packObjectsHook": "url = .\n[uploadpack]\n packObjectsHook = RUN",
}
LAZY = """
[core]
 repositoryformatversion = 1
[extensions]
 partialClone = origin
[protocol]
 allow = always
[protocol "ext"]
 allow = always
[protocol "file"]
 allow = always
[remote "origin"]
 promisor = true
 partialclonefilter = blob:none
 """


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    return tmp_path / "canary"


def run(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *IDENTITY, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def repository(folder: Path, canary: Path, settings: str = "") -> Path:
    """A repository with a site, two commits, and these settings; all its drivers and hooks are made use of."""
    start_site(folder)
    run(folder, "init", "-q")
    run(folder, "add", "-A")
    run(folder, "commit", "-qm", "one")
    (folder / ".gitattributes").write_text("* diff=x filter=x merge=x\n", encoding="utf-8")
    (folder / "content/index.md").write_text("# Home\n", encoding="utf-8")
    run(folder, "add", "-A")
    run(folder, "commit", "-qm", "two")
    with (folder / ".git/config").open("a", encoding="utf-8") as config:
        config.write(armed(settings, canary))
    (folder / ".git/more.config").write_text(armed("[core]\n fsmonitor = RUN\n pager = RUN\n", canary), "utf-8")
    (folder / ".git/config.worktree").write_text(armed("[core]\n fsmonitor = RUN\n pager = RUN\n", canary), "utf-8")
    return folder


def armed(settings: str, canary: Path) -> str:
    """The settings with a program that leaves a file behind, and a folder in which each hook is that program."""
    program = canary.parent / "program"
    program.write_text(f"#!/bin/sh\necho ran >>{canary}\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    hooks = canary.parent / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("reference-transaction", "fsmonitor-watchman", "post-index-change", "pre-auto-gc"):
        shutil.copy(program, hooks / hook)
    named = settings.replace("RUN", str(program)).replace("HOOKS", str(hooks)).replace("CANARY", str(canary))
    return f"\n{named}\n"


def lazy(folder: Path, canary: Path, remote: str) -> Path:
    """A repository that lacks the tree of its last commit, and says where it can be fetched."""
    made = repository(folder, canary)
    tree = run(made, "rev-parse", "HEAD^{tree}")
    with (made / ".git/config").open("a", encoding="utf-8") as config:
        config.write(armed(LAZY + remote, canary))
    (made / f".git/objects/{tree[:2]}/{tree[2:]}").unlink()
    return made


def bare(folder: Path, canary: Path) -> Path:
    """A site whose own folder is a bare repository, as files of a commit can make it."""
    made = lazy(folder, canary, FETCHING["ssh"])
    for name in ("HEAD", "config", "objects", "refs"):
        (made / ".git" / name).rename(made / name)
    text = (made / "config").read_text(encoding="utf-8").replace("bare = false", "bare = true")
    (made / "config").write_text(text, encoding="utf-8")
    shutil.rmtree(made / ".git")
    return made


@pytest.mark.parametrize("name", RUNNING)
def test_no_setting_of_a_repository_runs_anything(tmp_path: Path, canary: Path, name: str) -> None:
    site = repository(tmp_path / "site", canary, RUNNING[name])
    found = read_history(site, {})
    assert not canary.exists()
    assert "content/index.md" in found.updated


@pytest.mark.parametrize("name", FETCHING)
def test_nothing_is_fetched_where_an_object_is_missing(tmp_path: Path, canary: Path, name: str) -> None:
    site = lazy(tmp_path / "site", canary, FETCHING[name])
    read_history(site, {})
    assert not canary.exists()


SHAPES = {
    "all settings": lambda folder, canary: repository(folder, canary, "\n".join(RUNNING.values())),
    "a missing object": lambda folder, canary: lazy(folder, canary, FETCHING["ssh"]),
    "a bare repository": bare,
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_no_command_runs_what_a_repository_asks_for(tmp_path: Path, canary: Path, command: str, shape: str) -> None:
    site = SHAPES[shape](tmp_path / "site", canary)
    words = [sys.executable, "-m", "journeysite", command, str(site), *(("--port", "0") if command == "serve" else ())]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        if "ready in" in line:
            process.send_signal(signal.SIGINT)
    assert process.wait(60) in (0, 2, 130)  # a site is not published into a bare repository
    assert not canary.exists()


def test_a_bare_repository_between_the_site_and_its_work_tree_is_passed_over(tmp_path: Path, canary: Path) -> None:
    outer = repository(tmp_path / "outer", canary)
    site = bare(outer / "docs", canary)
    assert work_tree(site / "content") == outer
    run(outer, "add", "-f", "docs/content", "docs/journeysite.yml")
    run(outer, "commit", "-qm", "docs")
    assert "content/index.md" in read_history(site, {}).updated
    assert not canary.exists()


def test_a_folder_that_is_itself_laid_out_as_a_repository_is_not_asked(tmp_path: Path, canary: Path) -> None:
    site = bare(tmp_path / "site", canary)
    (site / ".git").mkdir()  # which git passes over, and then looks at the folder itself
    assert work_tree(site) is None
    assert read_history(site, {}) == History()


def test_a_worktree_and_a_submodule_have_a_history(tmp_path: Path, canary: Path) -> None:
    main = repository(tmp_path / "main", canary)
    run(main, "worktree", "add", "-q", "--detach", str(tmp_path / "worktree"))
    outer = repository(tmp_path / "outer", canary)
    run(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(main), "module")
    for folder in (tmp_path / "worktree", outer / "module"):
        assert (folder / ".git").is_file()
        assert "content/index.md" in read_history(folder, {}).updated


@pytest.mark.parametrize("how", ["file", "link"])
def test_a_git_file_that_leads_to_a_repository_of_others_is_not_followed(
    tmp_path: Path, canary: Path, how: str
) -> None:
    other = repository(tmp_path / "other", canary)
    start_site(tmp_path / "site")
    if how == "file":
        (tmp_path / "site/.git").write_text(f"gitdir: {other}/.git\n", encoding="utf-8")
    else:
        (tmp_path / "site/.git").symlink_to(other / ".git")
    assert read_history(tmp_path / "site", {}) == History()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_repository_of_another_user_is_not_asked(tmp_path: Path, canary: Path) -> None:
    site = repository(tmp_path / "site", canary)
    for path in (site, site / ".git"):
        os.chown(path, 4242, 4242)
    assert read_history(site, {}) == History()


def test_the_environment_of_a_hook_does_not_lead_git_elsewhere(
    tmp_path: Path, canary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, site = repository(tmp_path / "other", canary), repository(tmp_path / "site", canary)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    monkeypatch.setenv("GIT_TRACE", str(canary))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "touch")
    found = read_history(site, {})
    monkeypatch.undo()
    assert found.revision == run(site, "rev-parse", "HEAD")[:10]
    assert not canary.exists()


def test_a_git_in_the_site_is_not_the_git_that_is_run(
    tmp_path: Path, canary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = repository(tmp_path / "site", canary)
    armed("", canary)
    shutil.copy(tmp_path / "program", site / "git")
    monkeypatch.chdir(site)
    monkeypatch.setenv("PATH", f".:{os.environ['PATH']}")
    assert read_history(Path(), {}).revision
    assert not canary.exists()


def test_a_git_that_does_not_answer_is_done_without(
    tmp_path: Path, canary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = repository(tmp_path / "site", canary)
    os.mkfifo(site / ".git/more.pipe")
    with (site / ".git/config").open("a", encoding="utf-8") as config:
        config.write("[include]\n path = more.pipe\n")  # git waits for somebody to write into it
    monkeypatch.setattr(asked, "PATIENCE", 0.5)
    assert read_history(site, {}) == History()


def test_an_answer_without_end_is_cut_off_with_all_that_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "bin/git"
    endless.parent.mkdir()
    endless.write_text(f"#!/bin/sh\nsleep 600 &\necho $! >{tmp_path}/child\nexec yes\n", encoding="utf-8")
    endless.chmod(0o755)
    monkeypatch.setattr(asked, "MOST", 1_000_000)
    assert ask_git(tmp_path, "log", environment={"PATH": f"{endless.parent}:/usr/bin:/bin"}) == ""
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    for _ in range(100):
        if not _is_running(child):
            return
        time.sleep(0.05)
    pytest.fail("what git started goes on")


def _is_running(process: int) -> bool:
    """Whether it is there and no corpse that nobody has buried."""
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_only_one_module_starts_programs() -> None:
    starting = [
        name
        for name, tree in modules().items()
        if any(module.partition(".")[0] == "subprocess" for module, _ in imports_of(tree))
    ]
    assert starting == ["read/git.py"]
