"""Measured text: how wide a string is in a given style, and where its lines break.

Widths are sums of the font's own advance widths, so that what layout decides is what a browser shows. Breaking is
greedy, on plain spaces only: a no-break space keeps « words » together, and a hyphen stays inside its word.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import Struct, field

from journeysite.geometry.breaks import EAST, clusters_of, unbroken_pieces

ELLIPSIS: Final = "…"
_REMEMBERED = 100_000
_WRAPPED = 4_096


class TextStyle(NamedTuple):
    """How a text is set: ``size`` and ``tracking`` (added after each letter) in px, ``weight`` from 100 to 900.

    ``tabular`` sets digits to one common width, as columns of figures want. A tuple, since it is the key under which
    all that was measured is found: its hash takes a third of a data class's.
    """

    size: float
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    tabular: bool = False


class Master(Struct, frozen=True):
    """Advance widths, in em, of one cut of a face: at one weight and one optical size (px)."""

    weight: float
    optical_size: float
    widths: Mapping[str, float]
    tabular: Mapping[str, float] = field(default_factory=dict)


class Face(Struct, frozen=True):
    """One style of a variable font: masters in a full grid of weights × optical sizes, and kerned pairs (em)."""

    masters: tuple[Master, ...]
    kerning: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def widths(self, weight: float, size: float, tabular: bool = False) -> dict[str, float]:
        """Advance widths in em at that weight and size, linear between the masters, held beyond them.

        A browser sets the optical size to the font size in px (CSS ``font-optical-sizing: auto``).
        """
        shares = [
            (a * b, self._master(w, o))
            for a, w in _between(sorted({m.weight for m in self.masters}), weight)
            for b, o in _between(sorted({m.optical_size for m in self.masters}), size)
        ]
        found = {c: sum(share * m.widths[c] for share, m in shares) for c in shares[0][1].widths}
        if tabular:
            found |= {c: sum(share * m.tabular[c] for share, m in shares) for c in shares[0][1].tabular}
        return found

    def _master(self, weight: float, optical_size: float) -> Master:
        return next(m for m in self.masters if (m.weight, m.optical_size) == (weight, optical_size))


def _between(stops: Sequence[float], value: float) -> tuple[tuple[float, float], ...]:
    """The one or two stops around a value, each with its share of it."""
    low = max((s for s in stops if s <= value), default=stops[0])
    high = min((s for s in stops if s >= value), default=stops[-1])
    if low >= high:
        return ((1.0, low),)
    share = (value - low) / (high - low)
    return ((1 - share, low), (share, high))


class Lines(Struct, frozen=True):
    """A text set in lines: the lines, the width of each in px, and whether some of the text is left out."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    cut: bool = False

    @property
    def width(self) -> float:
        """Of the widest line, in px."""
        return max(self.widths) if self.widths else 0.0

    def __len__(self) -> int:
        return len(self.lines)


class _Widths(dict[str, float]):
    """Width in px of each character in one style; those that the font lacks are estimated when first met."""

    def __init__(self, known: Mapping[str, float], style: TextStyle) -> None:
        super().__init__({c: w * style.size + style.tracking for c, w in known.items()})
        self._known = known
        self._style = style

    def __missing__(self, character: str) -> float:
        em = self._estimate(character)
        width = self[character] = em * self._style.size + (self._style.tracking if em else 0.0)
        return width

    def _estimate(self, character: str) -> float:
        """Em width of a character that another font will show; rather wide, since a text too wide is clipped."""
        category = unicodedata.category(character)
        if category in ("Mn", "Me", "Cf", "Cc") or "\ufe00" <= character <= "\ufe0f":
            return 0.0
        base = unicodedata.normalize("NFD", character)[0]
        if base != character and base in self._known:
            return self._known[base]
        heavier = 1 + max(self._style.weight - 400, 0) / 400 * 0.06
        if "\U0001f000" <= character <= "\U0001faff":
            return 1.27  # colour emoji fonts are a quarter wider than an em
        if unicodedata.east_asian_width(character) in "WF":
            return 1.0
        if category == "So":
            return 1.0
        if category == "Lu":
            return 0.76 * heavier
        if category == "Ll":
            return 0.62 * heavier
        if category in ("Zs", "Po", "Pd", "Ps", "Pe", "Lm", "Sk"):
            return 0.5
        return 0.72 * heavier


class Ruler(dict[str, float]):
    """Widths in px of texts in one style; what is asked for the first time is measured, and then remembered.

    A look-up costs a twentieth of hashing the style each time, and layouts ask for some hundred words a figure.
    """

    def __init__(self, face: Face, style: TextStyle) -> None:
        super().__init__()
        self._texts: dict[str, Words] = {}
        self._size = style.size
        self._kerning = face.kerning
        # Figures of one width are other glyphs, which are not kerned.
        self._unkerned: Container[str] = face.masters[0].tabular if style.tabular else ()
        self._characters = _Widths(face.widths(style.weight, style.size, style.tabular), style)
        self._space = self._characters[" "]
        self._after = {
            before: self._space + style.size * pairs[" "] for before, pairs in face.kerning.items() if " " in pairs
        }

    def __missing__(self, text: str) -> float:
        if len(self) >= _REMEMBERED:
            self.clear()
        widths = self._characters
        total = sum([widths[character] for character in text])
        if self._kerning:
            total += self._size * _kerned(text, self._kerning, self._unkerned)
        self[text] = total
        return total

    def words(self, text: str) -> Words:
        """The words of a text with their widths; remembered, since a text is tried in many widths."""
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) >= _WRAPPED:
                self._texts.clear()
            found = self._texts[text] = self._split(text)
        return found

    def _split(self, text: str) -> Words:
        words = text.replace("\n", " ").replace("\t", " ").split(" ")
        if "" in words:
            words = [word for word in words if word]
        # Few characters are kerned with the space after them.
        gaps = [0.0, *[self._after.get(word[-1], self._space) for word in words[:-1]]]
        widths = [self[word] for word in words]
        widest = max(widths, default=0.0) if text.isascii() or not EAST.search(text) else math.inf
        sizes = [*zip(gaps, widths, strict=False)]
        total = 0.0
        for gap, own in sizes:
            total = total + gap + own
        return Words(words, sizes, widest, total, Lines((" ".join(words),), (total,)) if words else Lines((), ()))


class Words(Struct, frozen=True):
    """A text measured: its words, each with the gap before it and its own width, and the least width it can be set in.

    ``widest`` is infinite for a text that breaks elsewhere than at spaces. ``whole``: all of it on one line, whose
    width is ``length``.
    """

    words: list[str]
    sizes: list[tuple[float, float]]
    widest: float
    length: float
    whole: Lines

    def lines(self, max_width: float) -> Lines:
        """As many lines as that width, which may not be less than ``widest``, takes."""
        if self.length <= max_width:
            return self.whole
        words = self.words
        lines: list[str] = []
        widths: list[float] = []
        start, width = 0, 0.0
        for at, (gap, own) in enumerate(self.sizes):
            joined = width + gap + own
            if joined > max_width:
                lines.append(" ".join(words[start:at]))
                widths.append(width)
                start, joined = at, own
            width = joined
        return Lines((*lines, " ".join(words[start:])), (*widths, width)) if words else Lines((), ())

    def narrowest(self, first: Lines) -> Lines:
        """As many lines as ``first`` has, in the smallest width (to a px) that takes no more of them.

        One try tells of many widths: lines that are too many stay so up to the width that lets one hold a word more.
        """
        most, widest = len(first.lines), first.width
        low, high = sum(first.widths) / most, widest
        best, least = high, self.widest  # under the latter all widths are known to be too small
        while high - low > 1.0:
            middle = (low + high) / 2
            if middle < least:
                low = middle
            else:
                fits, width = self._tried(middle, most)
                if fits:
                    best, high = middle, width
                else:
                    least, low = width, middle
        return first if best == widest else self.lines(best)

    def _tried(self, max_width: float, max_lines: int) -> tuple[bool, float]:
        """Whether that many lines of that width hold the text, and the width of the widest one.

        Where they do not: what width would let one of them hold a word more.
        """
        lines, width, widest, wider = 1, 0.0, 0.0, math.inf
        for gap, own in self.sizes:
            joined = width + gap + own
            if joined <= max_width:
                width = joined
                continue
            if joined < wider:
                wider = joined
            if lines == max_lines:
                return False, wider
            lines += 1
            if width > widest:
                widest = width
            width = own
        return True, max(widest, width)


class Font:
    """A roman and an italic face that measure and break text.

    Remembers what it measured, since words repeat from map to map; what it returns does not depend on that.
    """

    def __init__(self, roman: Face, italic: Face | None = None) -> None:
        self._faces = (roman, italic or roman)
        self._rulers: dict[TextStyle, Ruler] = {}
        # Headings, captions and names of channels are the same on a thousand maps.
        self._wrapped = lru_cache(maxsize=_WRAPPED)(self._wrap)
        self._balanced = lru_cache(maxsize=_WRAPPED)(self._balance)

    def ruler(self, style: TextStyle) -> Ruler:
        """What measures in one style: ``ruler[text]`` is the width of one line of text, in px."""
        ruler = self._rulers.get(style)
        if ruler is None:
            ruler = self._rulers[style] = Ruler(self._faces[style.italic], style)
        return ruler

    def width(self, text: str, style: TextStyle) -> float:
        """The width of one line of text, in px, with the font's kerning."""
        return self.ruler(style)[text]

    def wrap(self, text: str, max_width: float, style: TextStyle, max_lines: int | None = None) -> Lines:
        """The text in as many lines of at most ``max_width`` px as it takes, or ``max_lines`` of them.

        Breaks at plain spaces, between East Asian characters, and inside a word only where the word alone is too
        wide. What does not fit is left out at a word, and the last line ends with an ellipsis.
        """
        return self._wrapped(text, max_width, style, max_lines)

    def _wrap(self, text: str, max_width: float, style: TextStyle, max_lines: int | None) -> Lines:
        words = self.ruler(style).words(text)
        if max_width >= words.widest:
            simple = words.lines(max_width)
            if max_lines is None or len(simple.lines) <= max_lines:
                return simple
            kept = [*simple.lines[:max_lines]]
        else:
            lines = self._break(" ".join(words.words), max_width, style, max_lines)
            if max_lines is None or len(lines) <= max_lines:
                return self._lines(lines, style)
            kept = lines[:max_lines]
        kept[-1] = self._shortened(kept[-1], max_width, style)
        return self._lines(kept, style, cut=True)

    def balance(self, text: str, max_width: float, style: TextStyle, max_lines: int | None = None) -> Lines:
        """Like ``wrap``, in the smallest width that takes no more lines; a text that is cut stays as it is."""
        return self._balanced(text, max_width, style, max_lines)

    def _balance(self, text: str, max_width: float, style: TextStyle, max_lines: int | None) -> Lines:
        first = self._wrap(text, max_width, style, max_lines)
        if len(first.lines) < 2 or first.cut:
            return first
        words = self.ruler(style).words(text)
        if max_width >= words.widest:
            return words.narrowest(first)
        spaced = " ".join(words.words)
        low, high = sum(first.widths) / len(first), first.width
        best = first
        while high - low > 1.0:
            middle = (low + high) / 2
            tried = self._lines(self._break(spaced, middle, style, len(first)), style)
            if len(tried) <= len(first) and tried.width <= middle and not self._splits_more(tried, best):
                best, high = tried, min(middle, tried.width)
            else:
                low = middle
        return best

    def fit(self, text: str, max_width: float, style: TextStyle) -> str:
        """The text on one line of at most ``max_width`` px, cut at a word with an ellipsis where it is too long."""
        lines = self.wrap(text, max_width, style, 1).lines
        return lines[0] if lines else ""

    @staticmethod
    def _splits_more(tried: Lines, best: Lines) -> bool:
        """Whether a narrower setting cut a word that the wider one kept whole (more pieces than words then)."""
        return sum(len(line.split(" ")) for line in tried.lines) > sum(len(line.split(" ")) for line in best.lines)

    def _lines(self, lines: Sequence[str], style: TextStyle, cut: bool = False) -> Lines:
        return Lines(tuple(lines), tuple(self.width(line, style) for line in lines), cut)

    def _break(self, text: str, max_width: float, style: TextStyle, max_lines: int | None) -> list[str]:
        """Greedy lines; stops one line after ``max_lines``, which tells that there was more."""
        lines: list[str] = []
        line = ""
        for word, glue in unbroken_pieces(text):
            joined = line + glue + word if line else word
            if not line or self.width(joined, style) <= max_width:
                line = joined
            else:
                lines.append(line)
                line = word
            while self.width(line, style) > max_width and len(clusters := clusters_of(line)) > 1:
                head = self._head(clusters, max_width, style)
                lines.append(head)
                line = line[len(head) :]
                if max_lines is not None and len(lines) > max_lines:
                    return lines
            if max_lines is not None and len(lines) > max_lines:
                return lines
        return [*lines, line] if line else lines

    def _head(self, clusters: Sequence[str], max_width: float, style: TextStyle) -> str:
        """As many whole characters of an overlong word as fit, at least one."""
        taken = 1
        while taken < len(clusters) - 1 and self.width("".join(clusters[: taken + 1]), style) <= max_width:
            taken += 1
        return "".join(clusters[:taken])

    def _shortened(self, line: str, max_width: float, style: TextStyle) -> str:
        """The line with an ellipsis, less as many words (of a single word: characters) as that takes."""
        words = line.split(" ")
        while len(words) > 1 and self.width(" ".join(words).rstrip(" ,;:.") + ELLIPSIS, style) > max_width:
            words.pop()
        text = " ".join(words).rstrip(" ,;:.\u00a0")
        if self.width(text + ELLIPSIS, style) <= max_width:
            return text + ELLIPSIS
        clusters = clusters_of(text)
        while clusters and self.width("".join(clusters) + ELLIPSIS, style) > max_width:
            clusters.pop()
        return "".join(clusters) + ELLIPSIS


def _kerned(text: str, kerning: Mapping[str, Mapping[str, float]], but: Container[str]) -> float:
    """The sum of kerning, in em, over all neighbouring pairs ``but`` those with one of these characters."""
    total = 0.0
    before: Mapping[str, float] | None = None
    for character in text:
        if before is not None and character not in but:
            total += before.get(character, 0.0)
        before = None if character in but else kerning.get(character)
    return total
