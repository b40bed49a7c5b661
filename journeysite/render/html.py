"""The one door to Jinja2: closed views go in, finished pages come out.

Content is never a template: it arrives as values, and every value is escaped but finished prose and drawings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from jinja2 import TemplateSyntaxError, UndefinedError, meta
from markupsafe import Markup

from journeysite.diagnostics import Diagnostic, Place
from journeysite.draw.marks import level_mark, sprite, status_mark, symbols
from journeysite.layout.map_subject import Emotion, MapSubject
from journeysite.render.cells import linked, listed
from journeysite.render.environment import Fixed, ThemeEnvironment, as_markup, text_of
from journeysite.render.figures import Drawings, draw_figure, draw_rail_of
from journeysite.render.map_table import channels_at, map_table, work_at
from journeysite.render.poster import PosterMap, poster_map
from journeysite.render.views.common import Avatar, Figure, Placed, Rich, Shell
from journeysite.render.words import Words
from journeysite.theme import codes
from journeysite.theme.theme import Theme

if TYPE_CHECKING:
    from types import TracebackType

#: Stands in a template where the definitions of all symbols belong that the page uses.
SPRITE: Final = b"<!--symbols-->"
#: The template of figures within prose.
PLACED: Final = "placed.html"
_USED: Final = re.compile(rb'href="#([im]-[a-z0-9-]+)"')


class TemplateFault(Exception):  # noqa: N818 -- a fault of a template, not of the program
    """A template that cannot make its page, as something to tell its author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Press:
    """A theme ready to print pages in one language."""

    def __init__(self, theme: Theme, language: str, drawings: Drawings | None = None) -> None:
        self.theme = theme
        self._draw = drawings.of if drawings else draw_figure
        self._words = Words(language, theme.catalogs.get(language))
        self._symbols = symbols_of(theme)
        fixed: Fixed = {"_": self.say, "gettext": self.say, "icon": icon, "mark": mark}
        self._environment = ThemeEnvironment(theme.templates, fixed)
        self._environment.globals.update(
            ngettext=self.say_counted,
            pgettext=self.say_among,
            figure=self.figure,
            emotion=self.emotion,
            map_table=map_table,
            listed=listed,
            linked=linked,
            portrait=lru_cache(maxsize=512)(self.portrait),
            channels_at=channels_at,
            work_at=work_at,
            status_mark=status_mark,
            rail=draw_rail_of,
            poster_map=self.poster_map,
            masthead=lambda shell: self._once("masthead.html", shell),
            footer=lambda shell: self._once("footer.html", shell),
            bar=bar,
        )
        self._environment.filters.update(rich=self.rich, drawing=as_markup)
        self._parts: dict[tuple[str, Shell], Markup] = {}
        self._latest: dict[str, tuple[Shell, Markup]] = {}
        self._emotions: dict[tuple[Emotion | None, int, bool], Markup] = {}

    def render(self, template: str, view: object) -> bytes:
        """The page of a view, in UTF-8. Raises `TemplateFault` where the template is to blame."""
        try:
            page = self._environment.page(template, view=view)
        except TemplateSyntaxError as trouble:
            raise TemplateFault(_syntax_fault(trouble, self.theme)) from trouble
        except Exception as trouble:
            fault = _fault(trouble, template, self.theme)
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

    # What templates may call

    def say(self, sentence: str, **values: object) -> Markup:
        """A sentence of the interface in the reader's language, its ``%(name)s`` filled in; the sentence is markup."""
        return _filled(self._words.gettext(sentence), values)

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

    def emotion(self, emotion: Emotion | None, size: int = 12, named: bool = False) -> Markup:
        """An emotion as mark and number, its level's name beside it or, if not `named`, for those who only hear.

        A function, not a macro: kept by value, it costs a fiftieth, and a page of a journey has sixty of them.
        """
        key = (emotion, size, named)
        found = self._emotions.get(key)
        if found is None:
            found = self._emotions[key] = self._emotion(emotion, size, named)
        return found

    def _emotion(self, emotion: Emotion | None, size: int, named: bool) -> Markup:
        if emotion is None:
            unknown = self._words.gettext("emotion unknown")
            pattern = '<span class="emo none"><span aria-hidden="true">—</span><span class="vh">%s</span></span>'
            return Markup(pattern) % unknown
        name = Markup(" <span>%s</span>" if named else '<span class="vh"> %s</span>') % emotion.name
        pattern = '<span class="emo %s">%s<b>%s</b>%s</span>'
        return Markup(pattern) % (emotion.level, mark(emotion.level, size), emotion.text, name)

    def portrait(self, avatar: Avatar, size: int = 40, kind: str = "") -> Markup:
        """A portrait, or a drawn one where there is none; `kind` is a class of its own."""
        gettext, kind = self._words.gettext, f"avatar {text_of(kind)}"
        if avatar.src:
            alt = _filled(gettext("Portrait of %(name)s"), {"name": avatar.name})
            return as_markup(
                f'<img class="{kind}" src="{text_of(avatar.src)}" alt="{alt}" width="{size}" height="{size}">'
            )
        if avatar.drawn is None:
            return Markup()
        label = _filled(gettext("Drawn portrait of %(name)s"), {"name": avatar.name})
        drawing = self.figure(avatar.drawn)
        return as_markup(f'<span class="{kind}" role="img" aria-label="{label}">{drawing}</span>')

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
    return Markup(
        sentence % {name: found if type(found) in _NUMBERS else text_of(found) for name, found in values.items()}
    )


_NUMBERS: Final = frozenset({int, float})  # patterns may say how these are written

# A page of a journey places a hundred marks of a dozen kinds: they are put together once.


@lru_cache(maxsize=1024)
def icon(name: str, size: int = 16) -> Markup:
    """An icon of the theme, as decoration."""
    pattern = '<svg class="ic" width="%d" height="%d" aria-hidden="true"><use href="#i-%s"/></svg>'
    return Markup(pattern) % (size, size, name)


@lru_cache(maxsize=256)
def mark(level: str, size: int = 12) -> Markup:
    """The mark of a level, or a symbol such as `m-star` by its whole name, as decoration."""
    symbol = level if level.startswith("m-") else level_mark(level)
    pattern = '<svg class="mk %s" width="%d" height="%d" aria-hidden="true"><use href="#%s"/></svg>'
    return Markup(pattern) % ("" if symbol == level else level, size, size, symbol)


def bar(share: float, kind: str = "") -> Markup:
    """A share of 0 to 100 as a bar, as decoration: its number stands beside it."""
    return as_markup(
        f'<svg class="hbar {text_of(kind)}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="rest" width="100" height="8"/>'
        f'<rect class="part" width="{min(100.0, max(0.0, share)):.5g}" height="8"/></svg>'
    )


@lru_cache(maxsize=4)
def press(theme: Theme, language: str, drawings: Drawings | None = None) -> Press:
    """One press per theme and language and process: templates are compiled once."""
    return Press(theme, language, drawings)


@lru_cache(maxsize=4)
def symbols_of(theme: Theme) -> Mapping[str, str]:
    """The markup of every symbol of a theme by its id."""
    return symbols(theme.icons)


# What can go wrong in a template that somebody else wrote


def check_templates(theme: Theme) -> tuple[Diagnostic, ...]:
    """Every template of the site's own that cannot be compiled, or asks for one that nobody has."""
    environment = ThemeEnvironment(theme.templates)
    environment.filters.update(rich=Markup, drawing=Markup)  # compiling asks for their names, a press for what they do
    found: dict[str, Diagnostic] = {}
    for template in theme.templates.values():
        if template.file and template.file not in found:
            try:
                tree = environment.parse(template.source, filename=template.file)
                environment.compile(tree, filename=template.file)
            except TemplateSyntaxError as trouble:
                found[template.file] = _syntax_fault(trouble, theme, template.file)
                continue
            for name in meta.find_referenced_templates(tree):
                if name is not None and name not in theme.templates:
                    found[template.file] = _missing_template(name, template.file, template.source, theme)
    return tuple(found.values())


def _missing_template(name: str, file: str, source: str, theme: Theme) -> Diagnostic:
    from journeysite.diagnostics.suggestion import did_you_mean

    line = source.count("\n", 0, max(0, source.find(name))) + 1
    hint = did_you_mean(name, theme.templates)
    return codes.BROKEN_TEMPLATE.at(Place(file, line=line), f"there is no template `{name}`", hint)


def _syntax_fault(trouble: TemplateSyntaxError, theme: Theme, file: str = "") -> Diagnostic:
    name = trouble.name or ""
    known = theme.templates[name].file if name in theme.templates else ""
    place = Place(file or trouble.filename or known or name, line=trouble.lineno)
    return codes.BROKEN_TEMPLATE.at(place, f"the template cannot be read: {trouble.message}")


def _fault(trouble: Exception, template: str, theme: Theme) -> Diagnostic | None:
    """What to tell the author of a template of the site's own; None where the trouble is in ours."""
    own = {found.file for found in theme.templates.values() if found.file}
    lines = [(file, line) for file, line in _frames(trouble.__traceback__) if file in own]
    if not lines:
        return None
    file, line = lines[-1]
    hint = "the theming guide lists what each page has" if isinstance(trouble, UndefinedError) else ""
    return codes.BROKEN_TEMPLATE.at(Place(file, line=line), f"`{template}` cannot be rendered: {trouble}", hint)


def _frames(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next


# What a page is made of, besides its view


_REFERENCE: Final = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\s+(\S+)")


@lru_cache(maxsize=256)
def template_digest(theme: Theme, template: str) -> str:
    """A digest of the template, of all that it extends, imports or includes, and of the theme they are printed with.

    References are found by their first words, not by parsing: parsing all templates takes 0.4 s, this a millisecond.
    One that is computed counts as a reference to every template.
    """
    whole = sha256(theme.digest.encode())
    for name in sorted(_closure(theme, (template, *_SHARED))):
        source = theme.templates[name].source
        whole.update(f"{name}\0{len(source)}\0{source}".encode())
    return whole.hexdigest()


_SHARED: Final = ("masthead.html", "footer.html", PLACED)


def _closure(theme: Theme, names: Iterable[str]) -> set[str]:
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in theme.templates:
            continue
        seen.add(name)
        for reference in _REFERENCE.findall(theme.templates[name].source):
            if reference[:1] not in "\"'":
                return set(theme.templates)
            waiting.append(reference.strip("\"'"))
    return seen
