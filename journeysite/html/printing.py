"""Views -> finished files."""

from __future__ import annotations

from typing import Final

from journeysite.html.figures import Drawings
from journeysite.html.renderer import renderer_of, symbols_of
from journeysite.incremental.digest import digest_of
from journeysite.layout.map.subject import MapSubject
from journeysite.pages.plan import PageView
from journeysite.publish.artifact import Artifact
from journeysite.theme.templates import template_digest
from journeysite.theme.theme import Theme


def render_page(view: PageView, theme: Theme, drawings: Drawings | None = None) -> Artifact:
    """The finished file of a view; figures that are among the `drawings` are not drawn again.

    Raises `TemplateFault` where a template of the site's own cannot make it.
    """
    if isinstance(view.content, MapSubject):
        return Artifact(view.path, _standing_alone(view.content, theme))
    return Artifact(view.path, renderer_of(theme, view.language, drawings).render(view.template, view.content))


_FROM_MAPS: Final = "../journeys/"


def _standing_alone(subject: MapSubject, theme: Theme) -> bytes:
    """A map as a file of its own, that opens in a browser, in a wiki, in a drawing program."""
    from journeysite.draw.map.journey_map import draw_map_alone
    from journeysite.draw.style import standing_alone
    from journeysite.html.map_layout import map_layout

    drawing = draw_map_alone(map_layout(subject, theme.metrics), prefix=_FROM_MAPS)
    return standing_alone(drawing, theme.figure_style, symbols_of(theme)).encode("utf-8")


def view_digest(view: PageView, theme: Theme) -> str:
    """A digest of all that a page is made of: equal digests, equal pages."""
    return digest_of(view, template_digest(theme, view.template)).hex()
