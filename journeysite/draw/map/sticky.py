"""Draws the head of a map in pieces that can stay in sight: one for the labels, one for each phase and each stage.

Each cell is as wide as its columns by a drawing of the rules alone; on it lies a smaller one with the name, which the
style sheet lets stick to the left edge of what is in view, as far as its cell reaches.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.map import classes as own
from journeysite.draw.map.head import draw_phase, draw_stage
from journeysite.draw.map.text import Pen
from journeysite.draw.svg import Svg
from journeysite.geometry.numbers import number
from journeysite.layout.map.layout import MapLayout, PhaseBand, StageHead

__all__ = ["StickyHead", "draw_sticky_head"]

AIR = 8.0


class StickyHead(Struct, frozen=True):
    """The head as markup, and the ids of the symbols it places."""

    markup: str
    symbols: tuple[str, ...]


class _Run(Struct, frozen=True):
    """Stages of one phase: indices of the first and the last, and the band over them, if they have a phase."""

    first: int
    last: int
    band: PhaseBand | None


def draw_sticky_head(layout: MapLayout, both: bool, prefix: str) -> StickyHead:
    """The whole head; ``both`` and ``prefix`` as in ``draw_map``."""
    pieces = _Pieces(layout, both, prefix)
    runs = "".join(pieces.run(run) for run in _runs(layout))
    markup = f'<div class="{own.STICKY}">{pieces.labels()}<div class="{own.HEADS}">{runs}</div></div>'
    return StickyHead(markup, tuple(sorted(pieces.symbols)))


def _runs(layout: MapLayout) -> Iterator[_Run]:
    """The stages cut where the phase changes."""
    edges = [x for x, strong in layout.rules if strong]
    first = 0
    for at, column in enumerate(layout.columns):
        if column.right in edges or at == len(layout.columns) - 1:
            left = layout.columns[first].left
            band = next((phase for phase in layout.phases if left <= phase.left < column.right), None)
            yield _Run(first, at, band)
            first = at + 1


class _Pieces:
    """Draws the pieces one by one and remembers the symbols that they place."""

    def __init__(self, layout: MapLayout, both: bool, prefix: str) -> None:
        self._layout, self._both, self._prefix = layout, both, prefix
        self._rules = dict(layout.rules)
        self._plain: dict[tuple[float, float, str], str] = {}
        self.symbols: set[str] = set()

    def labels(self) -> str:
        """What stands in the label column."""
        layout = self._layout
        canvas = self._canvas(layout.labels, layout.head_bottom, own.LABELS, "labels")
        Pen(canvas).texts(layout.head.texts)
        return self._done(canvas)

    def run(self, run: _Run) -> str:
        """A phase over its stages."""
        layout = self._layout
        columns = layout.columns[run.first : run.last + 1]
        left = columns[0].left
        ground = self._ground(columns[-1].right - left, layout.head_top, run.last, run.band, left, phase=True)
        name = self._phase_name(run.band, left) if run.band else ""
        cells = "".join(self._stage(at) for at in range(run.first, run.last + 1))
        return f'<div>{_cell(ground, name)}<div class="{own.HEADS}">{cells}</div></div>'

    def _phase_name(self, band: PhaseBand, left: float) -> str:
        width = max((text.right for text in band.texts), default=left) - left + AIR
        canvas = self._canvas(width, self._layout.head_top, own.NAME, f"phase-{number(left)}")
        with canvas.group(own.BODY, transform=f"translate({number(-left)} 0)"):
            Pen(canvas).texts(band.texts)
        return self._done(canvas)

    def _stage(self, at: int) -> str:
        layout = self._layout
        column, stage = layout.columns[at], layout.stages[at]
        height = layout.head_bottom - layout.head_top
        canvas = self._canvas(_reach(stage) - column.left, height, own.NAME, f"stage-{at + 1}", aria_hidden="false")
        with canvas.group(own.BODY, transform=f"translate({number(-column.left)} {number(-layout.head_top)})"):
            draw_stage(Pen(canvas, prefix=self._prefix), stage, self._both)
        return _cell(self._ground(column.width, height, at), self._done(canvas))

    def _ground(
        self, width: float, height: float, at: int, band: PhaseBand | None = None, left: float = 0.0,
        phase: bool = False,
    ) -> str:  # fmt: skip
        """What lies under a name and gives its cell the width: the rule of a phase, the rule after stage ``at``."""
        strong = self._rules.get(self._layout.columns[at].right)
        rule = own.PHASE_RULE if strong else own.COLUMN_RULE if strong is False and not phase else ""
        if band:
            canvas = self._canvas(width, height, own.CELL_GROUND, f"ground-{at}")
            with canvas.group(own.BODY, transform=f"translate({number(-left)} 0)"):
                draw_phase(Pen(canvas), band)
            return self._ruled(canvas, rule)
        plain = width, height, rule
        if plain not in self._plain:
            self._plain[plain] = self._ruled(self._canvas(width, height, own.CELL_GROUND, f"ground-{at}"), rule)
        return self._plain[plain]

    def _ruled(self, canvas: Canvas, rule: str) -> str:
        """What is drawn, with a rule at its right edge where there is one."""
        if rule:
            canvas.path(f"M{number(canvas.width)} 0V{number(canvas.height)}", rule)
        return self._done(canvas)

    def _canvas(self, width: float, height: float, cls: str, name: str, **more: str) -> Canvas:
        return Canvas(width, height, f"{self._layout.id}-{name}", css.join(css.FIGURE, own.MAP, cls), **more)

    def _done(self, canvas: Canvas) -> str:
        svg: Svg = canvas.svg()
        self.symbols.update(svg.symbols)
        return svg.markup


def _reach(stage: StageHead) -> float:
    """Where the words and signs of a stage's head end, with a little air."""
    ends = [text.right for text in stage.texts]
    ends += [mean.text.right for mean in (stage.mean, stage.target) if mean]
    ends += [drawn.x + drawn.size for drawn in (stage.chevron, stage.star) if drawn]
    return min(max(ends) + AIR, stage.box.right)


def _cell(*pieces: str) -> str:
    return f'<div class="{own.CELL}">{"".join(pieces)}</div>'
