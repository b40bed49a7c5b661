"""Jinja2 in its sandbox: templates may be a stranger's, so they reach values, and nothing that could run code.

Where a theme has templates of its own, whatever they and ours make is weighed: loops, calls and captured text by `step`
and `charge`, which are put into the tree of nodes before Jinja2 compiles it, and values by `held` and `printed`. So a
page ends, and its memory too. The default theme ends by itself, and is not weighed: that would take half as long again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from jinja2 import FunctionLoader, StrictUndefined, Undefined, nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from journeysite.html.filters import FILTERS, TESTS, bounded_range, printed
from journeysite.html.meter import LARGEST, MOST_BITS, TooMuchError, begin_page, charge, held, step
from journeysite.html.reach import NAMES, has_items, may_be_called, refused
from journeysite.theme.theme import Template

Functions = Mapping[str, Callable[..., object]]


class ThemeEnvironment(ImmutableSandboxedEnvironment):
    """A theme's templates by name, and `functions`, by the names that templates call them: all that they can call."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(
        self, templates: Mapping[str, Template], functions: Functions | None = None, filters: Functions | None = None
    ) -> None:
        def load(name: str) -> tuple[str, str, None] | None:
            template = templates.get(name)
            return None if template is None else (template.source, template.file or name, None)

        self._is_weighed = any(template.file for template in templates.values())
        super().__init__(
            loader=FunctionLoader(load),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printed if self._is_weighed else None,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            extensions=["jinja2.ext.i18n"],
        )
        self.sandboxed = self._is_weighed  # what our own templates call need not be asked about, 250,000 times a build
        self.newstyle_gettext = True  # {% trans %} hands values over by name
        ours: dict[str, Callable[..., object]] = {"range": bounded_range, "namespace": _namespace, **(functions or {})}
        self._ours: frozenset[Callable[..., object]] = frozenset(ours.values())
        self.globals.clear()
        self.globals.update(ours)
        self.filters = {**FILTERS, **(filters or {}), _CHARGE: _charged, _HELD: held, _PRINTED: printed}
        self.tests = dict(TESTS)

    def page(self, template: str, **values: object) -> bytes:
        """What a template makes of these values, in UTF-8. Raises what Jinja2 does, and `TooMuchError`."""
        begin_page()
        return self.get_template(template).render(values).encode()

    def compile(self, source: str | nodes.Template, *args: Any, **kwargs: Any) -> Any:
        """The code of a template, which weighs what it makes where that may be a stranger's."""
        if not self._is_weighed:
            return super().compile(source, *args, **kwargs)
        name, filename = (*args, None, None)[:2]
        tree = self.parse(source, name, kwargs.get("filename", filename)) if isinstance(source, str) else source
        return super().compile(_weighed(tree), *args, **kwargs)

    # What templates reach

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A name of a value, or the item of that name. Raises `SecurityError` for what no template may use."""
        if attribute in NAMES[type(obj)]:
            return getattr(obj, attribute)
        return self._found(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The item of a value, or the name that is so called."""
        if has_items(obj):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        return self.undefined(obj=obj, name=argument)

    def _found(self, obj: Any, name: str) -> Any:
        """A name that is none of the kind's own: of a namespace, a set of macros, a key."""
        if name.startswith("_"):
            raise refused(obj, name)
        if isinstance(obj, Undefined):
            return getattr(obj, name)
        if isinstance(obj, Namespace | TemplateModule):
            return getattr(obj, name, self.undefined(obj=obj, name=name))
        if has_items(obj):
            try:
                return obj[name]
            except (TypeError, LookupError):
                pass
        if hasattr(obj, name):
            raise refused(obj, name)
        return self.undefined(obj=obj, name=name)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        """Whether a template may read this name of a value."""
        return attr in NAMES[type(obj)]

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call it."""
        return may_be_called(obj, self._ours)

    # What templates make

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """What a function, a macro or a method gives."""
        step()
        if not may_be_called(__obj, __self._ours):
            if isinstance(__obj, Undefined):
                str(__obj)  # raises what is missing
            raise refused(__obj, "()")
        if type(__obj) is not Macro:
            found = __context.call(__obj, *args, **kwargs)
            return held(found) if type(found) is list else found
        for one in (*args, *kwargs.values()):
            if isinstance(one, tuple | list | dict):
                held(one)
        return __context.call(__obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic, as far as its results are small."""
        if operator == "%" and isinstance(left, str):
            raise refused(left, "%")
        if operator == "**" and _bits(left) * abs(right) > MOST_BITS:
            raise TooMuchError("it makes a number that is too large")
        if operator == "*" and max(_repeated(left, right), _repeated(right, left)) > LARGEST:
            raise TooMuchError(f"it makes a value of more than {LARGEST:,} parts")
        found = super().call_binop(context, operator, left, right)
        if isinstance(found, str):
            charge(len(found))
        return held(found)


def _bits(number: Any) -> int:
    return number.bit_length() if isinstance(number, int) else 1


def _repeated(value: Any, times: Any) -> int:
    """How much there is once a text or list is repeated; 0 where nothing is."""
    return len(value) * times if isinstance(value, str | list | tuple) and isinstance(times, int) else 0


def _namespace(**values: object) -> Namespace:
    return Namespace(**values)


# What weighs, put into the tree of a template by names that none of its words can have

_CHARGE: Final = "charge!"
_HELD: Final = "held!"
_PRINTED: Final = "printed!"


@pass_context  # so that nothing is turned into text while the template is compiled, before it is looked at
def _printed(_: Context, value: Any) -> Any:
    return printed(value)


@pass_context  # so that it is never called while the template is compiled
def _charged(_: Context, amount: int) -> None:
    step()
    charge(amount)


def _weighed(tree: nodes.Template) -> nodes.Template:
    """The tree, with a charge at the start of all that can be passed again, and its lists and joined texts weighed."""
    repeated: list[Any] = [tree, *tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block))]
    for node in repeated:
        fixed = sum(len(text.data) for text in node.find_all(nodes.TemplateData))
        if not (isinstance(node, nodes.Block) and node.required):
            node.body.insert(0, nodes.ExprStmt(_filter(_CHARGE, nodes.Const(fixed), tree)).set_lineno(node.lineno))
    several: list[Any] = [*tree.find_all((nodes.List, nodes.Tuple))]
    for node in several:
        if getattr(node, "ctx", "load") == "load":
            node.items = [_filter(_HELD, item, tree) for item in node.items]
    for pair in tree.find_all(nodes.Pair):
        pair.value = _filter(_HELD, pair.value, tree)
    for joined in tree.find_all(nodes.Concat):
        joined.nodes = [_filter(_PRINTED, one, tree) for one in joined.nodes]
    return tree


def _filter(name: str, node: nodes.Expr, tree: nodes.Template) -> nodes.Expr:
    if isinstance(node, nodes.Const) and name != _CHARGE:
        return node
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno or 1, environment=tree.environment)
