"""An interrupt ends `serve`, whatever the process is about when it comes.

Python answers an interrupt with an exception between two steps of the main thread, and there it can be lost. What is
raised while an object is cleared away is printed and dropped: a callback of a weak reference, of which each import has
one, a `__del__`, a function that a library in C or Rust calls. And where the system hands the signal to another thread,
a main thread that waits for a lock is not woken. Then nothing ends a session that waits for the next save.

So the signal is written into a pipe as well, by Python's handler in C, and a thread that reads it sees to the end: it
interrupts the main thread again as long as there is a session, and ends the process where even that does not help.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from journeysite.cli.terminal import INTERRUPTED

PAUSE: Final = 1.0  # seconds from one knock to the next; an end in good order takes less
KNOCKS: Final = 5  # then the process ends as it is; nothing is lost, since a session publishes nothing

_in_session = threading.Event()


@contextmanager
def seen_to() -> Iterator[None]:
    """Sees to it that an interrupt ends what is done meanwhile: soon, and the process with it if need be."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell's script has it for what it starts with `&`
        signal.signal(signal.SIGINT, signal.default_int_handler)
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    before = signal.set_wakeup_fd(theirs)
    threading.Thread(target=_wait_and_knock, args=(ours, threading.main_thread()), daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(theirs)


@contextmanager
def session() -> Iterator[None]:
    """While it lasts, an interrupt that was lost is given again."""
    _in_session.set()
    try:
        yield
    finally:
        _in_session.clear()


def _wait_and_knock(pipe: int, main: threading.Thread) -> None:
    """Waits for a signal, and does nothing if none comes until the other end of the pipe is closed."""
    came = os.read(pipe, 1)
    os.close(pipe)
    for _ in range(KNOCKS if came else 0):
        time.sleep(PAUSE)
        if _in_session.is_set() and main.ident is not None:
            with suppress(ProcessLookupError):
                signal.pthread_kill(main.ident, signal.SIGINT)
    if came:
        os._exit(INTERRUPTED)
