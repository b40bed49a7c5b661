"""The filters and tests of templates: those of Jinja2 that only look at values or make no more than there was.

Left out is what reaches for attributes by name (`attr`), depends on chance (`random`), can make much of little
(`center`, `indent`, `batch`, `format`) or takes long over it (`striptags`); what is useful and could, `join`,
`replace`, `list`, `round`, is bounded here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from itertools import islice
from typing import Any, Final

from jinja2 import Undefined, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.filters import make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.tests import TESTS as DEFAULT_TESTS
from markupsafe import Markup

from journeysite.html.meter import LARGEST, TooMuchError, charge, held

LONGEST_RANGE: Final = 100_000


def printed(value: Any) -> Any:
    """A value that can stand in a page: text or a number. Raises `SecurityError` for any other."""
    kind = type(value)
    if kind is str or kind is Markup or isinstance(value, str):
        if value:
            charge(len(value))
        return value
    if isinstance(value, int | float) or value is None:
        return held(value)
    if isinstance(value, Undefined):
        return str(value)  # raises what is missing
    raise SecurityError(f"a value of the kind `{kind.__name__}` cannot stand in a page; write its parts")


def bounded_range(*bounds: int) -> range:
    """`range`, as far as a template may count."""
    found = range(*bounds)
    if found[LONGEST_RANGE:]:
        raise TooMuchError(f"`range` counts to {LONGEST_RANGE:,} at the most")
    return found


def _of_text(name: str) -> Callable[..., Any]:
    """A filter of Jinja2 that is given text or a number only: of a list, it would write out all members."""
    made: Callable[..., Any] = DEFAULT_FILTERS[name]
    place = int(hasattr(made, "jinja_pass_arg"))

    @wraps(made)
    def filtered(*args: Any, **kwargs: Any) -> Any:
        printed(args[place])
        return made(*args, **kwargs)

    return filtered


@pass_eval_context
def _joined(context: EvalContext, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> Any:
    parts = _listed(value)
    if attribute is not None:
        parts = [*map(make_attrgetter(context.environment, attribute), parts)]
    parts = [printed(part) for part in parts]
    charge(len(printed(d)) * len(parts))
    return DEFAULT_FILTERS["join"](context, parts, d)


@pass_eval_context
def _replaced(context: EvalContext, text: str, old: str, new: str, count: int | None = None) -> Any:
    text, old, new = (str(printed(one)) if not isinstance(one, Markup) else one for one in (text, old, new))
    charge((text.count(old) if old else len(text) + 1) * len(new))
    return DEFAULT_FILTERS["replace"](context, text, old, new, count)


def _listed(value: Iterable[Any]) -> list[Any]:
    found = list(islice(value, LARGEST + 1))
    held(found)
    return found


def _rounded(value: float, precision: int = 0, method: str = "common") -> float:
    if not -20 <= precision <= 20:
        raise TooMuchError("`round` keeps 20 digits at the most")
    rounded: float = DEFAULT_FILTERS["round"](value, precision, method)
    return rounded


_OF_TEXT: Final = "capitalize e escape forceescape lower safe string title trim truncate upper urlencode wordcount"
_ALL: Final = (
    "abs count d default dictsort first float groupby int items last length map max min reject rejectattr reverse "
    "select selectattr sort unique"
)
FILTERS: Final[dict[str, Callable[..., Any]]] = {
    **{name: DEFAULT_FILTERS[name] for name in _ALL.split()},
    **{name: _of_text(name) for name in _OF_TEXT.split()},
    "join": _joined,
    "list": _listed,
    "replace": _replaced,
    "round": _rounded,
}
#: Left out: `callable`, `filter` and `test`, which ask about Jinja2, and what writes a value out to look at it.
TESTS: Final = {
    name: test for name, test in DEFAULT_TESTS.items() if name not in {"callable", "filter", "test", "lower", "upper"}
}
