"""What making one page may take: so much time, so much text. Templates of a site's own theme may be a stranger's.

Time is that of the processor in this thread: it is the same in the main thread, in a forked process and in a thread of
the server, where alarms cannot be had, and a busy machine does not use it up. It is looked at where every loop, macro,
call and included template passes, so nothing that repeats can outlast it; what one step may take is held small by
`held` and `printed`, that everything made by a template goes through.
"""

import threading
from time import thread_time
from typing import Final

SECONDS: Final = 10.0  # a page of the largest site that was measured takes half a second
MOST_TEXT: Final = 30_000_000  # characters that a page may make; the largest measured has two million
LARGEST: Final = 1_000_000  # weight of one value: characters of text, members of lists
MOST_TURNS: Final = (
    32  # steps from one look at the clock to the next; one that lays out a map takes a fifth of a second
)
MOST_BITS: Final = 4096  # of a whole number


class TooMuchError(Exception):
    """A template that makes too much, or takes too long."""


class _Page(threading.local):
    """What is left for the page that this thread makes."""

    text = MOST_TEXT
    turns = MOST_TURNS
    until = float("inf")


_page: Final = _Page()


def begin_page() -> None:
    """Gives the next page of this thread all that a page may take."""
    _page.text, _page.turns, _page.until = MOST_TEXT, MOST_TURNS, thread_time() + SECONDS


def step() -> None:
    """One more turn of a loop, or call. Raises `TooMuchError` where the page's time is over."""
    _page.turns = turns = _page.turns - 1
    if turns < 0:
        _page.turns = MOST_TURNS
        if thread_time() > _page.until:
            raise TooMuchError(f"it takes more than {SECONDS:g} seconds")


def charge(amount: int) -> None:
    """So many more characters are made. Raises `TooMuchError` where they are too many for a page."""
    if amount > 0:  # a template may ask for less than nothing
        _page.text = left = _page.text - amount
        if left >= 0:
            return
        raise TooMuchError(f"it makes more than {MOST_TEXT:,} characters")


def held(value: object) -> object:
    """The value, as long as it is not too large. Raises `TooMuchError` otherwise."""
    if _weight(value, LARGEST) > LARGEST:
        raise TooMuchError(f"it makes a value of more than {LARGEST:,} parts")
    return value


def _weight(value: object, most: int) -> int:
    """How much a value would be if it were written out, a little over `most` at the most."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, int):
        return 1 if value.bit_length() <= MOST_BITS else most + 1
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if not isinstance(value, list | tuple | set | frozenset):
        return 1
    found = 1 + len(value)
    for one in value:
        if found > most:
            break
        found += _weight(one, most - found)
    return found
