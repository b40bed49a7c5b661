"""A theme, loaded: everything a page or a drawing needs to look like something, as values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from gettext import NullTranslations

from msgspec import Struct, field

from journeysite.layout.metrics import Metrics, parse_metrics
from journeysite.theme.tokens import Palette


class Asset(Struct, frozen=True):
    """A file of the look as it is published: `path` below the site's folder, its name carries a digest."""

    path: str
    data: bytes


class Template(Struct, frozen=True):
    """A page's mould: its source, and the file it came from (relative to the site's folder; "" inside the package)."""

    source: str
    file: str = ""


class Theme(Struct, frozen=True, eq=False):
    """What `load_theme` made of a theme, the themes it extends, and the settings; two are told apart by `digest`.

    `templates`: by the name a template is asked for, both plain (`journey.html`, the nearest theme's) and with its
    theme before it (`default/journey.html`). `links`: name of an asset inside `assets/` -> the path it is published
    under. `stylesheets` and `scripts`: published paths in the order in which a page names them. `icons`: SVG source by
    name. `figure_style`: the style sheet of a drawing that stands alone. `logo`: its path below `media/`.
    `favicon`: SVG source of the sign on a browser's tab. `catalogs`: words by language. `digest`: of everything above
    but the templates, which are followed one by one.
    """

    name: str
    palette: Palette
    templates: Mapping[str, Template]
    assets: tuple[Asset, ...]
    links: Mapping[str, str]
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    icons: Mapping[str, str]
    figure_style: str
    metrics_table: bytes
    logo: str = ""
    favicon: str = ""
    catalogs: Mapping[str, NullTranslations] = field(default_factory=dict)
    digest: str = ""

    @property
    def metrics(self) -> Metrics:
        """The theme's font, ready to measure with; read once per process."""
        return _metrics(self.metrics_table)


@lru_cache(maxsize=4)
def _metrics(table: bytes) -> Metrics:
    return parse_metrics(table)
