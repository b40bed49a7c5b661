"""HTML that a writer typed, cleaned of all that could run, look elsewhere or break out. The one door to nh3."""

from collections.abc import Callable

# What a story may hold beyond Markdown: nothing that scripts, styles, frames or sends.
_TAGS = """
    a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption
    figure h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q rp rt ruby s samp section small span
    strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title", "role", "tabindex"},
    "a": {"href", "hreflang", "rel"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "input": {"type", "checked", "disabled"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
    "details": {"open"},
}

Follow = Callable[[str, str], str | None]  # (tag, URL) -> the URL to put there, or None to leave it out


def clean(html: str, follow: Follow) -> str:
    """The same HTML without anything dangerous; `follow` decides about every `href` and `src` that is left."""
    import nh3  # only sites that allow raw HTML pay for it

    def filtered(tag: str, attribute: str, value: str) -> str | None:
        if attribute in {"href", "src"}:
            return follow(tag, value) if tag in {"a", "img"} else None
        if tag == "input" and attribute == "type":
            return "checkbox"
        return value

    return nh3.clean(
        html,
        tags=set(_TAGS.split()),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=filtered,
        url_schemes={"http", "https", "mailto", "tel", "sms"},
        link_rel=None,
    )
