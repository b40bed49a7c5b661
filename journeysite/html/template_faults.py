"""What can go wrong in a template that somebody else wrote, as something to tell its author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from jinja2 import TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from journeysite.diagnostics import Diagnostic, Place
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.html.environment import ThemeEnvironment
from journeysite.html.meter import TooMuchError, begin_page
from journeysite.theme import codes
from journeysite.theme.theme import Template, Theme

if TYPE_CHECKING:
    from types import TracebackType

REFUSED_HINT: Final = "the theming guide lists what a template may use"


class TemplateFault(Exception):  # noqa: N818 -- a fault of a template, not of the program
    """A template that cannot make its page, as something to tell its author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def check_templates(theme: Theme) -> tuple[Diagnostic, ...]:
    """Every template of the site's own that cannot be compiled, or asks for one that nobody has."""
    # Compiling asks for the names of our filters, a press for what they do.
    environment = ThemeEnvironment(theme.templates, filters={"rich": Markup, "drawing": Markup})
    own = {template.file: template for template in theme.templates.values() if template.file}
    return tuple(found for template in own.values() if (found := _check(template, environment, theme)))


def _check(template: Template, environment: ThemeEnvironment, theme: Theme) -> Diagnostic | None:
    begin_page()
    try:
        tree = environment.parse(template.source, filename=template.file)
        names = [*meta.find_referenced_templates(tree)]
        hidden = next((node for node in tree.find_all(nodes.Getattr) if node.attr.startswith("_")), None)
        environment.compile(tree, filename=template.file)
    except TemplateSyntaxError as trouble:
        return _syntax_fault(trouble, theme, template.file)
    except Exception as trouble:  # of Jinja2 or Python: too deep for them, a number that is too long
        return _diagnostic(trouble, Place(template.file, line=1), f"the template cannot be read: {trouble}")
    if hidden:
        told = f"a template may not use `{hidden.attr}`: names that begin with `_` are no data"
        return codes.REFUSED_TEMPLATE.at(Place(template.file, line=hidden.lineno), told, REFUSED_HINT)
    for name in names:
        if name is not None and name not in theme.templates:
            return _missing_template(name, template.file, template.source, theme)
    return None


def _missing_template(name: str, file: str, source: str, theme: Theme) -> Diagnostic:
    line = source.count("\n", 0, max(0, source.find(name))) + 1
    hint = did_you_mean(name, theme.templates)
    return codes.BROKEN_TEMPLATE.at(Place(file, line=line), f"there is no template `{name}`", hint)


def _syntax_fault(trouble: TemplateSyntaxError, theme: Theme, file: str = "") -> Diagnostic:
    name = trouble.name or ""
    known = theme.templates[name].file if name in theme.templates else ""
    place = Place(file or trouble.filename or known or name, line=trouble.lineno)
    return codes.BROKEN_TEMPLATE.at(place, f"the template cannot be read: {trouble.message}")


def fault_of(trouble: Exception, template: str, theme: Theme) -> Diagnostic | None:
    """What to tell the author of a template of the site's own; None where the trouble is in ours."""
    if isinstance(trouble, TemplateSyntaxError):
        return _syntax_fault(trouble, theme)
    own = {found.file for found in theme.templates.values() if found.file}
    lines = [(file, line) for file, line in _frames(trouble.__traceback__) if file in own]
    if not lines:
        return None
    file, line = lines[-1]
    return _diagnostic(trouble, Place(file, line=line), f"`{template}` cannot be rendered: {trouble}")


def _diagnostic(trouble: Exception, place: Place, told: str) -> Diagnostic:
    match trouble:
        case SecurityError():
            return codes.REFUSED_TEMPLATE.at(place, told, REFUSED_HINT)
        case TooMuchError() | RecursionError() | MemoryError():
            return codes.GREEDY_TEMPLATE.at(place, told, "end the loop earlier, or let the macro not call itself")
        case UndefinedError():
            return codes.BROKEN_TEMPLATE.at(place, told, "the theming guide lists what each page has")
    return codes.BROKEN_TEMPLATE.at(place, told)


def _frames(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
