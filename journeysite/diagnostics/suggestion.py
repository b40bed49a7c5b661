"""What somebody probably meant: the nearest name among those that exist."""

from collections.abc import Iterable
from functools import lru_cache


def nearest(word: str, names: Iterable[str]) -> str:
    """The name that `word` is most likely a slip for, or "" when none is near enough.

    Near is one slip (a letter wrong, missing, too many, or two swapped) in three letters, two from four on, three
    from nine on; case, `-`, `_` and spaces do not count. Failing that, the only name that starts with the word.
    Of equally near names one that begins with the word wins, and else the first given.
    """
    folded = _folded(word)
    listed = sorted(_prepared(tuple(names)), key=lambda known: not known[1].startswith(folded))
    letters = frozenset(folded)
    best, best_slips = "", _slips_allowed(folded) + 1
    for name, other, theirs in listed:
        if abs(len(other) - len(folded)) < best_slips and len(letters - theirs) < best_slips:
            slips = _slips(folded, other, best_slips)
            if slips < best_slips:
                best, best_slips = name, slips
    return best or _only_start(folded, listed)


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """The hint `did you mean `store`?`, or "" when nothing is near."""
    name = nearest(word, names)
    return f"did you mean `{name}`?" if name else ""


@lru_cache(maxsize=16)
def _prepared(names: tuple[str, ...]) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Each name with its folded form and its letters; a site with many slips asks about the same names many times."""
    return tuple((name, folded := _folded(name), frozenset(folded)) for name in names)


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def _slips_allowed(word: str) -> int:
    return (len(word) > 2) + (len(word) > 3) + (len(word) > 8)


def _only_start(word: str, listed: Iterable[tuple[str, str, frozenset[str]]]) -> str:
    starts = [name for name, other, _ in listed if len(word) > 2 and other.startswith(word)]
    return starts[0] if len(starts) == 1 else ""


def _slips(one: str, other: str, limit: int) -> int:
    """Edit distance with swaps of neighbours (optimal string alignment), cut off at `limit`."""
    one, other = _without_common_ends(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, theirs in enumerate(other, start=1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                steps = min(steps, last[j - 2] + 1)
            row.append(steps)
        if min(row) >= limit:
            return limit
    return row[-1]


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    """What is left of two words between the letters that they begin and end with alike."""
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    one, other = one[start:], other[start:]
    shorter -= start
    end = next((i for i in range(shorter) if one[-1 - i] != other[-1 - i]), shorter)
    return one[: len(one) - end], other[: len(other) - end]
