"""A drawing in the making: marks go in, finished markup comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from journeysite.draw.stamps import Value, filled, map_stamps, stops_of
from journeysite.draw.svg import Svg, escaped
from journeysite.geometry.numbers import NUMERALS

#: A piece of a line with a class of its own (or none: ``""``).
Run = tuple[str, str]
#: A line of text, plain or in pieces.
Line = str | Sequence[Run]
#: ``text-anchor`` of a text: where its x is.
Anchor = str


class Canvas:
    """A drawing in the making. Coordinates in px, numbers rounded to two decimals, words escaped, ids prefixed.

    Every mark takes its CSS classes (words of ours from ``classes``, never an author's) and, by name, further
    attributes: ``tabindex=0``, ``aria_hidden="true"``, ``fill=canvas.reference("area")``; ``_`` stands for ``-``.
    """

    def __init__(
        self,
        width: float,
        height: float,
        prefix: str,
        cls: str = "",
        title: str = "",
        desc: str = "",
        label: str = "",
        **more: Value,
    ) -> None:
        """An empty canvas whose ids all begin with ``prefix``.

        It is named by a title, with a description, or by a short ``label``, and a group unless ``more`` has another
        ``role``; with neither it is decoration that is not read aloud.
        """
        role = more.pop("role", "group")
        self.width, self.height, self.prefix = width, height, prefix
        self._marks: list[str] = []
        self._put = self._marks.append
        self._stamps = map_stamps()
        self._symbols: set[str] = set()
        n = NUMERALS
        if cls and not (title or label or more):
            self._attributes = self._stamps.decoration % (cls, n[height], n[width], n[height], n[width])
        else:
            place: dict[str, Value] = {"width": width, "height": height, "viewBox": f"0 0 {n[width]} {n[height]}"}
            attributes = {"class": cls, **place, **self._naming(title, desc, label, role), **more}
            self._attributes = filled("svg", attributes)[0][len("<svg") : -1]

    def _naming(self, title: str, desc: str, label: str, role: Value) -> dict[str, Value]:
        if title:
            names = self._name("title", title) + self._name("desc", desc)
            return {"aria_labelledby": " ".join(names), "role": role}
        return {"aria_label": label, "role": role} if label else {"aria_hidden": "true"}

    def _name(self, element: str, words: str) -> list[str]:
        """Puts a title or description that the drawing is named by; its id, or none without words."""
        if not words:
            return []
        name = self.id(element)
        self._put(f'<{element} id="{escaped(name)}">{escaped(words)}</{element}>')
        return [name]

    def svg(self) -> Svg:
        """The drawing as it stands."""
        symbols = tuple(sorted(self._symbols))
        return Svg(self._attributes, "".join(self._marks), self.width, self.height, symbols)

    def id(self, name: str) -> str:
        """The id of that name in this drawing."""
        return f"{self.prefix}-{name}"

    def reference(self, name: str) -> str:
        """The paint or clip of that name in this drawing, for ``fill``, ``stroke`` and ``clip_path``."""
        return f"url(#{self.prefix}-{name})"

    def place(self, drawn: Svg) -> None:
        """Puts in what another drawing holds, where it stands there; of what is the same in many drawings."""
        self._put(drawn.body)
        self._symbols.update(drawn.symbols)

    # Shapes

    def line(self, x1: float, y1: float, x2: float, y2: float, cls: str, **more: Value) -> None:
        """A straight line."""
        n = NUMERALS
        if more:
            self._mark("line", {"class": cls, "x1": x1, "y1": y1, "x2": x2, "y2": y2, **more})
        else:
            self._put(self._stamps.line % (cls, n[x1], n[x2], n[y1], n[y2]))

    def rect(self, x: float, y: float, width: float, height: float, cls: str, rx: float = 0, **more: Value) -> None:
        """A rectangle, with corners of radius ``rx``."""
        n = NUMERALS
        if more:
            corners: dict[str, Value] = {"rx": rx} if rx else {}
            place = {"x": x, "y": y, "width": width, "height": height}
            self._mark("rect", {"class": cls, **place, **corners, **more})
        elif rx:
            self._put(self._stamps.round_rect % (cls, n[height], n[rx], n[width], n[x], n[y]))
        else:
            self._put(self._stamps.rect % (cls, n[height], n[width], n[x], n[y]))

    def circle(self, cx: float, cy: float, r: float, cls: str, **more: Value) -> None:
        """A circle."""
        n = NUMERALS
        if more:
            self._mark("circle", {"class": cls, "cx": cx, "cy": cy, "r": r, **more})
        else:
            self._put(self._stamps.circle % (cls, n[cx], n[cy], n[r]))

    def path(self, d: str, cls: str, fill: str = "", stroke: str = "", **more: Value) -> None:
        """A path; ``d`` is finished path data, its numbers rounded already, ``fill`` or ``stroke`` a paint."""
        if more:
            paints = {name: paint for name, paint in (("fill", fill), ("stroke", stroke)) if paint}
            self._mark("path", {"class": cls, "d": d, **paints, **more})
        elif fill:
            self._put(self._stamps.filled_path % (cls, d, escaped(fill)))
        elif stroke:
            self._put(self._stamps.stroked_path % (cls, d, escaped(stroke)))
        else:
            self._put(self._stamps.path % (cls, d))

    def use(self, symbol: str, cx: float, cy: float, size: float, cls: str, **more: Value) -> None:
        """A shared symbol (``m-p2``, ``m-star``, ``i-globe``), ``size`` px square, with its middle at (cx, cy)."""
        self._symbols.add(symbol)
        n = NUMERALS
        x, y = cx - size / 2, cy - size / 2
        if more:
            place = {"x": x, "y": y, "width": size, "height": size}
            self._mark("use", {"class": cls, "href": f"#{symbol}", **place, **more})
        else:
            self._put(self._stamps.use % (cls, n[size], symbol, n[size], n[x], n[y]))

    def image(
        self, href: str, x: float, y: float, width: float, height: float, cls: str, label: str = "", **more: Value
    ) -> None:
        """A picture, cut to fill its frame; without a label it is decoration."""
        named: dict[str, Value] = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
        frame: dict[str, Value] = {"x": x, "y": y, "width": width, "height": height}
        crop: dict[str, Value] = {"preserveAspectRatio": "xMidYMid slice"}
        self._mark("image", {"class": cls, "href": href, **frame, **crop, **named, **more})

    # Words

    def text(self, x: float, y: float, words: str, cls: str, anchor: Anchor = "start", **more: Value) -> None:
        """One line of text whose baseline is at y; ``anchor`` (start, middle, end) says what x is."""
        if more:
            place: dict[str, Value] = {"x": x, "y": y} if anchor == "start" else {"x": x, "y": y, "text_anchor": anchor}
            start, end = filled("text", {"class": cls, **place, **more})
            self._put(start + escaped(words) + end)
        else:
            self._words(escaped(words), x, y, cls, anchor)

    def runs(self, x: float, y: float, runs: Sequence[Run], cls: str, anchor: Anchor = "start") -> None:
        """One line of text in pieces, each with a class of its own."""
        self._words(self._joined(runs), x, y, cls, anchor)

    def paragraph(
        self,
        x: float,
        y: float,
        lines: Sequence[Line],
        leading: float,
        cls: str,
        anchor: Anchor = "start",
    ) -> None:
        """Lines of text ``leading`` px apart, the first with its baseline at y; a line may consist of runs."""
        if lines:
            self._words("".join(self._rows(x, lines, leading)), x, y, cls, anchor)

    def _rows(self, x: float, lines: Sequence[Line], leading: float) -> Iterator[str]:
        """The first line as it is, each further one with where it begins: a map has more of them than of anything."""
        first, *further = lines
        yield self._line(first)
        for line in further:
            yield self._stamps.next_line % (NUMERALS[leading], NUMERALS[x], self._line(line))

    def _line(self, line: Line) -> str:
        return escaped(line) if isinstance(line, str) else self._joined(line)

    def _joined(self, runs: Sequence[Run]) -> str:
        return "".join(self._stamps.run % (cls, escaped(words)) if cls else escaped(words) for words, cls in runs)

    def _words(self, content: str, x: float, y: float, cls: str, anchor: Anchor) -> None:
        if anchor == "start":
            self._put(self._stamps.text % (cls, NUMERALS[x], NUMERALS[y], content))
        else:
            self._put(self._stamps.anchored % (cls, anchor, NUMERALS[x], NUMERALS[y], content))

    def title(self, words: str) -> None:
        """The tooltip of the group or link that is open."""
        self._put(f"<title>{escaped(words)}</title>")

    # Containers

    def group(self, cls: str, **more: Value) -> _Container:
        """What is drawn inside forms a group."""
        if cls and not more:
            return _Container(self._put, self._stamps.group % cls, "</g>")
        return self._inside("g", {"class": cls, **more})

    def link(self, href: str, label: str, cls: str, **more: Value) -> _Container:
        """What is drawn inside leads to ``href``, and is a plain group without one.

        ``label`` is read aloud instead of the words inside; a link without one is called by them.
        """
        if href and label and cls and not more:
            return _Container(self._put, self._stamps.link % (escaped(label), cls, escaped(href)), "</a>")
        named: dict[str, Value] = {"aria_label": label} if label else {}
        if href:
            return self._inside("a", {"class": cls, "href": href, **named, **more})
        return self._inside("g", {"class": cls, **({"role": "img"} if label else {}), **named, **more})

    def clipped(self, name: str, x: float, y: float, width: float, height: float) -> _Container:
        """What is drawn inside shows in that rectangle only. A name serves once per drawing."""
        with self._inside("clipPath", {"id": self.id(name)}):
            self._mark("rect", {"x": x, "y": y, "width": width, "height": height})
        return self._inside("g", {"clip_path": self.reference(name)})

    def clipped_by(self, name: str, d: str) -> _Container:
        """What is drawn inside shows within that path only. A name serves once per drawing."""
        with self._inside("clipPath", {"id": self.id(name)}):
            self._mark("path", {"d": d})
        return self._inside("g", {"clip_path": self.reference(name)})

    def pattern(self, name: str, width: float, height: float, **more: Value) -> _Container:
        """What is drawn inside becomes a paint of that name: a tile of that size, in user space."""
        units = "userSpaceOnUse"
        return self._inside(
            "pattern", {"id": self.id(name), "width": width, "height": height, "patternUnits": units, **more}
        )

    def gradient(
        self, name: str, start: tuple[float, float], end: tuple[float, float], stops: Sequence[tuple[float, str]]
    ) -> str:
        """A paint of that name between two places in user space, by stops (share 0 … 1, class); its reference."""
        (x1, y1), (x2, y2), n = start, end, NUMERALS
        place = (n[x1], n[x2], n[y1], n[y2], stops_of(tuple(stops)))
        self._put(self._stamps.gradient % ("userSpaceOnUse", escaped(self.id(name)), *place))
        return self.reference(name)

    def _inside(self, kind: str, attributes: Mapping[str, Value]) -> _Container:
        return _Container(self._put, *filled(kind, attributes))

    def _mark(self, kind: str, attributes: Mapping[str, Value]) -> None:
        start, end = filled(kind, attributes)
        self._put(start + end)


class _Container:
    """An element that stays open for a while; a class of its own, since a generator takes three times as long."""

    __slots__ = ("_end", "_put", "_start")

    def __init__(self, put: Callable[[str], None], start: str, end: str) -> None:
        self._put, self._start, self._end = put, start, end

    def __enter__(self) -> None:
        self._put(self._start)

    def __exit__(self, kind: object, trouble: object, trace: object) -> None:
        self._put(self._end)
