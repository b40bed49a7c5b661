"""The styles in which figures set text. Each has a class of the same name in ``draw.classes`` and a rule in the CSS."""

from __future__ import annotations

from typing import Final

from journeysite.geometry.text import TextStyle

__all__ = [
    "AXIS",
    "BODY",
    "CAPTION",
    "FIGURE",
    "LABEL",
    "LABEL_STRONG",
    "NAME",
    "NOTE",
    "QUOTE",
    "QUOTE_LARGE",
    "SMALL_STRONG",
    "STAGE",
    "STRONG",
    "TITLE",
    "VALUE",
]

#: Numbers on an axis.
AXIS: Final = TextStyle(11, tabular=True)
#: What stands under a name.
CAPTION: Final = TextStyle(11.5)
#: A point on a curve, a bubble.
LABEL: Final = TextStyle(11.5, 500)
LABEL_STRONG: Final = TextStyle(11.5, 600)
#: Running text in a figure.
BODY: Final = TextStyle(12)
STRONG: Final = TextStyle(12, 600)
#: What the customer says.
QUOTE: Final = TextStyle(12, italic=True)
QUOTE_LARGE: Final = TextStyle(13, italic=True)
#: Heads of columns.
SMALL_STRONG: Final = TextStyle(12.5, 600)
#: Text beside a figure.
NOTE: Final = TextStyle(13)
#: A lane, a team, a bar.
NAME: Final = TextStyle(13, 600)
#: An emotion as a number.
VALUE: Final = TextStyle(13, 600, tabular=True)
#: A stage's own name.
TITLE: Final = TextStyle(15.5, 600, tracking=-0.1)
#: A stage of the loop.
STAGE: Final = TextStyle(19, 600, tracking=-0.2)
#: The one number in the middle.
FIGURE: Final = TextStyle(34, 600, tracking=-0.6)
