"""The files that stand beside the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journeysite.draw.svg import escaped
from journeysite.model.site import Site
from journeysite.pages.addresses import way
from journeysite.pages.page_kinds import MAP
from journeysite.pages.plan import Planner
from journeysite.publish.artifact import Artifact
from journeysite.theme.theme import Theme


def static_artifacts(site: Site, theme: Theme) -> Iterator[Artifact]:
    """What is published as it is: assets, and what robots and servers look for.

    Pictures and files below `media/` are not among them: their bytes come straight from disk.
    """
    yield from (Artifact(asset.path, asset.data) for asset in theme.assets)
    yield Artifact(".nojekyll", b"")
    yield Artifact("robots.txt", _robots(site).encode("utf-8"))
    if site.settings.base_url:
        yield Artifact("sitemap.xml", _sitemap(site, theme).encode("utf-8"))


_REFUSAL: Final = "User-agent: *\nDisallow: /\n"


def _robots(site: Site) -> str:
    """No robot is welcome unless the settings say so: most sites lie on an intranet."""
    if site.settings.robots != "index":
        return _REFUSAL
    base = site.settings.base_url.rstrip("/")
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {base}/sitemap.xml\n" if base else "")


def _sitemap(site: Site, theme: Theme) -> str:
    base = site.settings.base_url.rstrip("/")
    unlisted = (MAP, "404.html", "redirect.html", "poster.html")
    paths = (route.path for route in Planner(site, theme).routes.values() if route.template not in unlisted)
    urls = "".join(f"<url><loc>{escaped(base + '/' + way('', path))}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{urls}</urlset>\n"
