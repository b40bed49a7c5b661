"""An interrupt ends `serve` at any moment, with 130 and without a word, whatever the process is about."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from journeysite.starter import start_site

AT_ONCE = 8  # sessions that are interrupted side by side
SOME, MANY = 32, 304
LONGEST = 60.0  # seconds that an end may take on a machine that is very busy

# The command, which says when it listens: before that, nobody but the interpreter answers to an interrupt.
COMMAND = """
import os, signal, sys, threading
from journeysite.cli import run
{first}
os.write(1, b"listens\\n")
os._exit(run(sys.argv[1:]))
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    start_site(tmp_path / "shop")
    return tmp_path / "shop"


def serve(site: Path, first: str = "") -> subprocess.Popen[bytes]:
    """A session that has begun to load what it needs; `first` is run before."""
    words = [sys.executable, "-c", COMMAND.format(first=first), "serve", str(site), "--port", "0"]
    session = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert session.stdout is not None
    assert session.stdout.readline() == b"listens\n"
    return session


def ended(session: subprocess.Popen[bytes]) -> tuple[int | str, str]:
    """How a session ended, and what it said; "goes on" where it does not end."""
    try:
        told = session.communicate(timeout=LONGEST)[1].decode()
        return session.returncode, told
    except subprocess.TimeoutExpired:
        session.kill()
        return "goes on", session.communicate()[1].decode()


def ready(session: subprocess.Popen[bytes]) -> None:
    assert session.stderr is not None
    while b"ready in" not in session.stderr.readline():
        assert session.poll() is None


@pytest.mark.slow
@pytest.mark.parametrize("interrupts", [SOME, pytest.param(MANY, marks=pytest.mark.soak)])
def test_an_interrupt_at_any_moment_ends_a_session(site: Path, interrupts: int) -> None:
    chance, ends = Random("interrupts"), []
    page = site / "content/index.md"
    written = page.read_text(encoding="utf-8")
    started = time.perf_counter()
    first = serve(site)
    ready(first)
    duration = time.perf_counter() - started
    first.send_signal(signal.SIGINT)
    ends.append(ended(first))
    for _ in range(interrupts // AT_ONCE):
        sessions = [serve(site) for _ in range(AT_ONCE)]
        moments = sorted(chance.uniform(0, 3 * duration) for _ in sessions)
        started = time.perf_counter()
        for session, moment in zip(sessions, moments, strict=True):
            time.sleep(max(0.0, moment - (time.perf_counter() - started)))
            page.write_text(f"{written}\n{chance.random()}\n", encoding="utf-8")  # so that they build again and again
            session.send_signal(signal.SIGINT)
        ends += [ended(session) for session in sessions]
    lost = "Exception ignored"  # what Python says of an interrupt that it has lost, with its own traceback
    assert [end for end in ends if end[0] != 130 or ("Traceback" in end[1] and lost not in end[1])] == []


# Moments at which Python loses an interrupt, each made to happen. `at(moment)` runs a function in the main thread
# when the session waits for the next save.
AT = """
from journeysite.serve import watch
wait = watch.Watcher.wait
def at(moment):
    def waited(self, timeout=None):
        watch.Watcher.wait = wait
        moment()
        return wait(self, timeout)
    watch.Watcher.wait = waited
"""
LOST = {
    "while an object is cleared away": """
import weakref
class Thing: pass
def cleared():
    thing = Thing()
    noticed = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGINT))
    del thing
at(cleared)
""",
    "in a thread of its own": """
def elsewhere():
    me = lambda: (__import__("time").sleep(1), signal.pthread_kill(threading.get_ident(), signal.SIGINT))
    threading.Thread(target=me, daemon=True).start()
at(elsewhere)
""",
    "while a watching thread does not end": """
def deaf():
    watch._Told.changes = watch._Polling.changes = lambda self, stop: threading.Event().wait()
    threading.Timer(2, os.kill, (os.getpid(), signal.SIGINT)).start()
at(deaf)
""",
    "while the server does not end": """
from journeysite.serve.server import Server
def stuck():
    Server.shutdown = lambda self: threading.Event().wait()
    os.kill(os.getpid(), signal.SIGINT)
at(stuck)
""",
    "while everything is still loaded": """
import weakref
class Thing: pass
thing = Thing()
noticed = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGINT))
from journeysite import cli
parse = cli._run
def run_and_lose(arguments):
    from journeysite.cli import options
    command = options.commands.serve
    def late(*words):
        global thing
        del thing
        return command(*words)
    options.commands.serve = late
    return parse(arguments)
cli._run = run_and_lose
""",
}


@pytest.mark.parametrize("moment", LOST)
def test_an_interrupt_that_python_loses_ends_a_session_all_the_same(site: Path, moment: str) -> None:
    code, _told = ended(serve(site, AT + LOST[moment]))
    assert code == 130


def test_an_interrupt_ends_a_session_that_nobody_listens_to(site: Path) -> None:
    """What it has to say fills the pipe, and it waits for a reader who does not come."""
    interrupt = "threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()"
    session = serve(site, f'{AT}\nat(lambda: ({interrupt}, print("x" * 10**6, file=sys.stderr)))')
    assert session.wait(LONGEST) == 130
    session.communicate()


def test_an_interrupt_ends_a_session_that_a_script_started_in_the_background(site: Path) -> None:
    session = serve(site, "signal.signal(signal.SIGINT, signal.SIG_IGN)")  # as a shell without a terminal has it
    ready(session)
    session.send_signal(signal.SIGINT)
    assert ended(session)[0] == 130
