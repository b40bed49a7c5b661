"""The one door to Jinja2: closed views go in, finished pages come out.

Content is never a template: it arrives as values, and every value is escaped but finished prose and drawings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from journeysite.draw.marks import level_mark, sprite, status_mark, symbols
from journeysite.html.environment import ThemeEnvironment
from journeysite.html.figures import Drawings, draw_figure, draw_rail_of
from journeysite.html.filters import printed
from journeysite.html.meter import charge
from journeysite.html.poster import PosterMap, poster_map
from journeysite.html.template_faults import TemplateFault, fault_of
from journeysite.layout.map.subject import MapSubject
from journeysite.pages.map_table import channels_at, map_table, rail_items, work_at
from journeysite.pages.parts import Figure, Placed, Rich, Shell
from journeysite.pages.words import Words
from journeysite.theme.templates import MARK_TEMPLATES, PLACED
from journeysite.theme.theme import Theme

#: Stands in a template where the definitions of all symbols belong that the page uses.
SPRITE: Final = b"<!--symbols-->"
#: The macros that every template may call as they are, and where they are.
MARKS: Final = ("icon", "mark", "emotion", "portrait", "bar")
#: Characters of a sentence or an argument beyond which what is made of it is not kept.
LONGEST_KEPT: Final = 500
_USED: Final = re.compile(rb'href="#([im]-[a-z0-9-]+)"')


class Renderer:
    """A theme ready to print pages in one language."""

    def __init__(self, theme: Theme, language: str, drawings: Drawings | None = None) -> None:
        self.theme = theme
        self._draw = drawings.of if drawings else draw_figure
        self._words = Words(language, theme.catalogs.get(language))
        self._symbols = symbols_of(theme)
        functions: dict[str, Callable[..., object]] = {
            "_": self.say,
            "gettext": self.say,
            "ngettext": self.say_counted,
            "pgettext": self.say_among,
            "figure": self.figure,
            "map_table": map_table,
            "channels_at": channels_at,
            "work_at": work_at,
            "rail_items": rail_items,
            "status_mark": status_mark,
            "rail": draw_rail_of,
            "poster_map": self.poster_map,
            "masthead": lambda shell: self._once("masthead.html", shell),
            "footer": lambda shell: self._once("footer.html", shell),
            "level_mark": level_mark,
            "bar_width": bar_width,
            **{name: self._kept(name) for name in MARKS},
        }
        self._environment = ThemeEnvironment(theme.templates, functions, {"rich": self.rich, "drawing": drawn})
        self._sentence = lru_cache(maxsize=1024)(lambda sentence: _filled(self._words.gettext(sentence), {}))
        self._parts: dict[tuple[str, Shell], Markup] = {}
        self._latest: dict[str, tuple[Shell, Markup]] = {}

    def render(self, template: str, view: object) -> bytes:
        """The page of a view, in UTF-8. Raises `TemplateFault` where the template is to blame."""
        try:
            page = self._environment.page(template, view=view)
        except Exception as trouble:
            fault = fault_of(trouble, template, self.theme)
            if fault is None:
                raise
            raise TemplateFault(fault) from trouble
        return self._with_symbols(page)

    def _with_symbols(self, page: bytes) -> bytes:
        """The page with every symbol that it places defined once, where the template wants them."""
        before, placed, after = page.rpartition(SPRITE)
        if not placed:
            return page
        used = {name.decode() for name in set(_USED.findall(page))}
        return b"".join((before, sprite(used & self._symbols.keys(), self._symbols).encode(), after))

    def _once(self, template: str, shell: Shell) -> Markup:
        """A part that all pages of a section share: rendered for the first of them.

        Mostly the shell is the very one of the page before: to see that takes a fiftieth of hashing it (9 µs).
        """
        latest, found = self._latest.get(template, (None, Markup()))
        if latest is not shell:
            found = self._parts.get((template, shell)) or self._part(template, shell)
            self._latest[template] = shell, found
        return found

    def _part(self, template: str, shell: Shell) -> Markup:
        made = Markup(self._environment.get_template(template).render(shell=shell))
        self._parts[template, shell] = made
        return made

    def _kept(self, name: str) -> Callable[..., Markup]:
        """A mark of the theme, or of the default one where the theme has none of that name.

        Kept by what it is given: a page of a journey places a hundred marks of a dozen kinds.
        """

        def make(*args: object, **kwargs: object) -> Markup:
            modules = (self._environment.get_template(template).module for template in MARK_TEMPLATES)
            made: Markup = next(getattr(module, name) for module in modules if hasattr(module, name))(*args, **kwargs)
            return made

        kept = lru_cache(maxsize=1024, typed=True)(make)  # a text and the same text as markup are not the same

        def marked(*args: object, **kwargs: object) -> Markup:
            for one in (*args, *kwargs.values()):
                if isinstance(one, str) and len(one) > LONGEST_KEPT:
                    return make(*args, **kwargs)
            return kept(*args, **kwargs)

        return marked

    # What templates may call

    def say(self, sentence: str, **values: object) -> Markup:
        """A sentence of the interface in the reader's language, its ``%(name)s`` filled in; the sentence is markup."""
        if values or len(sentence) > LONGEST_KEPT:
            return _filled(self._words.gettext(sentence), values)
        return self._sentence(sentence)

    def say_counted(self, one: str, many: str, num: int, **values: object) -> Markup:
        """The form of a sentence for ``num``, which it may name."""
        return _filled(self._words.plural(one, many, num), {"num": num, **values})

    def say_among(self, context: str, sentence: str, **values: object) -> Markup:
        """A sentence that means several things, of which ``context`` names one."""
        return _filled(self._words.pgettext(context, sentence), {"context": context, **values})

    def figure(self, figure: object) -> Markup:
        """A drawing as markup, of a `Figure` or of a bare subject; nothing for none."""
        if figure is None:
            return Markup()
        found = figure if isinstance(figure, Figure) else Figure(figure)
        return Markup(self._draw(found.subject, self.theme.metrics).markup)

    def poster_map(self, subject: MapSubject) -> PosterMap:
        """A map fitted to its sheet, and what that took."""
        return poster_map(subject, self.theme.metrics)

    def rich(self, prose: Rich) -> Markup:
        """Finished prose as markup, drawings drawn."""
        return Markup().join(Markup(part) if isinstance(part, str) else self._placed(part) for part in prose.parts)

    def _placed(self, placed: Placed) -> Markup:
        return Markup(self._environment.get_template(PLACED).render(placed=placed))


def _filled(sentence: str, values: Mapping[str, object]) -> Markup:
    """A sentence, which is markup, with its values filled in as text: as `Markup` would do it, in half the time."""
    texts = {name: found if type(found) in _NUMBERS else escape(printed(found)) for name, found in values.items()}
    _weigh(sentence, texts)
    return Markup(sentence % texts)


def _weigh(sentence: str, texts: Mapping[str, object]) -> None:
    """Charges what the sentence will come to: it may be a template's own, and name a text or a width many times."""
    longest = max((len(text) for text in texts.values() if isinstance(text, str)), default=0)
    charge(sentence.count("%") * longest + sum(map(int, _DIGITS.findall(sentence))))


_DIGITS: Final = re.compile("[0-9]+")
_NUMBERS: Final = frozenset({int, float})  # patterns may say how these are written


def drawn(markup: str) -> Markup:
    """A finished drawing as markup."""
    return Markup(printed(markup))


def bar_width(share: float) -> str:
    """A share, of 0 to 100, as the width of a bar."""
    return f"{min(100.0, max(0.0, share)):.5g}"


@lru_cache(maxsize=4)
def renderer_of(theme: Theme, language: str, drawings: Drawings | None = None) -> Renderer:
    """One press per theme and language and process: templates are compiled once."""
    return Renderer(theme, language, drawings)


@lru_cache(maxsize=4)
def symbols_of(theme: Theme) -> Mapping[str, str]:
    """The markup of every symbol of a theme by its id."""
    return symbols(theme.icons)
