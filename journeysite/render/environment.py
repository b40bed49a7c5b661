"""Jinja2, told what it cannot know about our templates, so that it compiles them to less.

Measured on the page of a stage, whose template takes a third of its 5 ms:

- What a theme says in fixed words, ``{{ _("Evidence") }}`` or ``{{ icon("flag", 14) }}``, is the same on every page of
  a language: it is said while the template is compiled and becomes part of the markup around it. Each took 6 µs.
- Nothing that a template of ours may call asks for Jinja's context, so calls need not find out whether it does (1 µs).
- Values are only ever joined to a page: escaped they stay plain text and are not wrapped as `Markup` (0.6 µs).
- Views have what our templates read, so ``{{ point.title }}`` reads an attribute without asking first whether it is
  one (0.1 µs, five thousand times on the page of a journey), and macros are called with their arguments in order.
- What stands between two statements is put out as one text, not piece by piece through four generators.

What a template means stays the same: these are shorter ways to the same page. Where the short way ends, at something
that is not there, the page is printed again by Jinja2 alone, which knows what then to do or to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import cached_property
from keyword import iskeyword
from typing import Any, Final, TypeVar

import markupsafe
from jinja2 import Environment, FunctionLoader, StrictUndefined, nodes
from jinja2 import Template as Printed
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from journeysite.theme.theme import Template

T = TypeVar("T")

#: What always gives the same for the same arguments, by the name that templates call it.
Fixed = Mapping[str, Callable[..., Markup]]


class ThemeEnvironment(Environment):
    """A theme's templates by name. ``fixed``: functions whose constant calls are made when a template is compiled."""

    def __init__(self, templates: Mapping[str, Template], fixed: Fixed | None = None) -> None:
        def load(name: str) -> tuple[str, str, None] | None:
            template = templates.get(name)
            return None if template is None else (template.source, template.file or name, None)

        super().__init__(
            loader=FunctionLoader(load),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            extensions=["jinja2.ext.i18n"],
        )
        self.newstyle_gettext = True  # {% trans %} hands values over by name, as calls of ours take them
        self.fixed = dict(fixed or {})
        self.globals.update(self.fixed)
        self.text_of = text_of
        self.Macro = _Macro
        self.code_generator_class = _Code
        self.template_class = _Printed

    @cached_property
    def patient(self) -> Environment:
        """The same templates, compiled by Jinja2 as it comes: for a page where something is missing."""
        found = self.overlay()
        found.code_generator_class = CodeGenerator
        found.template_class = Printed
        return found

    def page(self, template: str, **values: object) -> bytes:
        """What a template makes of these values, in UTF-8."""
        found = self.get_template(template)
        assert isinstance(found, _Printed)
        return found.encoded(**values)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What templates may call; no template of ours adds names for itself, so one dictionary does for all."""
        return self.globals if d is None else super().make_globals(d)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        given = _names_given(tree)
        _Settled({name: make for name, make in self.fixed.items() if name not in given}).visit(tree)
        return tree


class _Printed(Printed):
    """A compiled template. What the short way of printing fails at is printed again with patience."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page."""
        return self._printed("".join, dict(*args, **kwargs))

    def encoded(self, **values: object) -> bytes:
        """The page in UTF-8. Piece by piece: most are ASCII, and a large page of wide characters is never held."""
        return self._printed(_encoded, values)

    def _printed(self, joined: Callable[[Iterable[str]], T], values: dict[str, Any]) -> T:
        try:
            return joined(self.root_render_func(self.new_context(values)))
        except Exception:
            environment, name = self.environment, self.name
            if not isinstance(environment, ThemeEnvironment) or name is None:
                raise
        return joined([environment.patient.get_template(name).render(values)])


def _encoded(pieces: Iterable[str]) -> bytes:
    return b"".join(map(str.encode, pieces))


class _Macro(Macro):
    """A macro that takes what it is given without further ado, if it takes nothing special."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._takes_more = self.catch_kwargs or self.catch_varargs or self.caller
        self._defaults = (missing,) * self._argument_count

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro prints. What it is not given is `missing`: then its defaults count."""
        if self._takes_more or len(args) > self._argument_count:
            return super().__call__(*args, **kwargs)
        if kwargs:
            args = (*args, *[kwargs.pop(name, missing) for name in self.arguments[len(args) :]])
            if kwargs:
                return super().__call__(*args, **kwargs)
        elif len(args) < self._argument_count:
            args += self._defaults[len(args) :]
        printed = self._func(*args)
        return as_markup(printed) if self._default_autoescape else printed


def as_markup(text: str) -> Markup:
    """The text as markup; `Markup` itself takes thrice the time (0.3 µs), since it first asks whether it is some."""
    return str.__new__(Markup, text)


#: Escapes a text to plain text where MarkupSafe lets us; to markup, which is slower to make, where it does not.
_escaped: Final[Callable[[str], str]] = getattr(markupsafe, "_escape_inner", escape)


def text_of(value: object) -> str:
    """What stands for a value in a page: markup as it is, all else escaped."""
    kind = type(value)
    if kind is str:
        return _escaped(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(value)


def _names_given(tree: nodes.Template) -> set[str]:
    """The names to which a template gives a meaning of its own."""
    found: set[str] = set()
    for node in tree.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        match node:
            case nodes.FromImport(names=names):
                found.update(name if isinstance(name, str) else name[1] for name in names)
            case nodes.Import(target=name) | nodes.Macro(name=name):
                found.add(name)
            case nodes.Name(name=name, ctx=ctx) if ctx != "load":
                found.add(name)
    return found


class _Settled(NodeTransformer):
    """Replaces calls of fixed functions with constant arguments by what they give."""

    def __init__(self, fixed: Fixed) -> None:
        self._fixed = fixed

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 -- Jinja's name
        self.generic_visit(node)
        make = self._fixed.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        plain = all(isinstance(argument, nodes.Const) for argument in node.args)
        if make is None or not plain or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        given = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
        return nodes.Const(make(*given), lineno=node.lineno)


class _Code(CodeGenerator):
    """Writes the Python of a template: attributes are read, functions called and values put out directly."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("text_of = environment.text_of")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 -- Jinja's names
        if iskeyword(node.attr) or not node.attr.isascii():
            super().visit_Getattr(node, frame)
            return
        self._visit_present(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        self._visit_present(node.node, frame)
        if _is_simple(node) and not forward_caller:
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
        else:
            self.write("(*()")  # what Jinja writes next begins with a comma
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _visit_present(self, node: nodes.Expr, frame: Frame) -> None:
        """What is read or called; a name that nobody gave fails at that, so it need not be asked for before."""
        if isinstance(node, nodes.Name):
            self.write(frame.symbols.ref(node.name))
        else:
            self.write("(")
            self.visit(node, frame)
            self.write(")")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        if frame.buffer is not None or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        finalize = self._make_finalize()
        pieces = self._pieces(node, frame, finalize)
        if len(pieces) == 1 and isinstance(pieces[0], str):
            self.writeline(f"yield {pieces[0]!r}", node)
            return
        self.writeline("yield concat((", node)
        self.indent()
        for piece in pieces:
            if isinstance(piece, str):
                self.writeline(repr(piece))
            else:
                self.newline(piece)
                self._output_child_pre(piece, frame, finalize)
                self.visit(piece, frame)
                self._output_child_post(piece, frame, finalize)
            self.write(",")
        self.outdent()
        self.writeline("))")

    def _pieces(self, node: nodes.Output, frame: Frame, finalize: Any) -> list[str | nodes.Expr]:
        """What is put out at once: texts that are known by now, and what is found out on the page."""
        pieces: list[str | nodes.Expr] = []
        for child in node.nodes:
            try:
                known = self._output_child_to_const(child, frame, finalize)
            except Exception:  # not constant, or wrong: Jinja too leaves that to the page
                pieces.append(child)
                continue
            if pieces and isinstance(pieces[-1], str):
                pieces[-1] += known
            else:
                pieces.append(known)
        return pieces

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("text_of(")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")  # and Jinja goes on: Macro(
        super().macro_def(macro_ref, frame)


def _is_simple(call: nodes.Call) -> bool:
    """Whether all arguments can be written as they stand."""
    return not (call.dyn_args or call.dyn_kwargs or any(iskeyword(argument.key) for argument in call.kwargs))
