"""The door through which a theme comes in: folders, manifests, tokens, style sheets, templates, icons, words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.model.settings import Settings, ThemeChoice
from journeysite.read.conflicts import without_conflicts
from journeysite.read.drawings import cleaned_drawing, told_of
from journeysite.read.opening import LARGEST_ASSET, LARGEST_TEXT, below, linked, look_inside, not_a_file
from journeysite.read.svg import BrokenDrawingError, clean_svg
from journeysite.theme import codes
from journeysite.theme.catalogs import catalog, catalog_file, unspoken
from journeysite.theme.colour import parse_colour
from journeysite.theme.folder import (
    DEFAULT,
    MANIFEST,
    ThemeFolder,
    builtin_folder,
    is_closed,
    nearest_files,
    own_folder,
    own_names,
    refused_file,
    site_itself,
)
from journeysite.theme.former_names import renamed
from journeysite.theme.letters import letter_icons
from journeysite.theme.manifest import NO_MANIFEST, Chosen, Manifest, chosen_tokens, parse_manifest
from journeysite.theme.sheets import Published, StyleSheet, closed_sheet, joined, publish_sheet
from journeysite.theme.theme import Template, Theme
from journeysite.theme.tokens import ACCENTS, Faint, Palette, accented, faint, readable, resolved_tokens, token_sheet

SETTINGS: Final = "journeysite.yml"
SITE_SHEET: Final = "theme.css"

_PLAIN_ICON: Final = "save it as plain SVG, in a square of 24"

# What the style of a drawing that stands alone is made of, beside the tokens.
_FIGURE_SHEETS: Final = ("map.css", "figures.css")


def load_theme(root: Path, settings: Settings) -> Reported[Theme]:
    """The theme that the settings of the site in `root` choose.

    Reported: an unknown or circular theme, tokens that do not exist or are no colours, colours too close to be read,
    files that style sheets name and nobody has, text that is not UTF-8, icons that are no drawings.
    """
    found: list[Diagnostic] = []
    chain, manifests = _chain(root, settings.theme.name, found)
    palette = _palette(manifests, settings.theme, found)
    published = Published(chain)
    sheets = tuple(_sheets(root, chain, found))
    style = joined((token_sheet(palette), *(publish_sheet(sheet, published) for sheet in sheets)))
    stylesheet = published.add("site.css", style)
    links = _publish_files(chain, published, found)
    templates = _templates(chain, found)
    icons = _icons(chain, found)
    letters = letter_icons(settings, icons)
    found.extend(_unknown_icons(settings, icons))
    figure_style = _figure_style(palette, sheets)
    catalogs = {language: catalog_file(language) for language in settings.languages}
    found.extend(unspoken(catalogs))
    metrics, favicon = _nearest(chain, "fonts/metrics.json", found)[1], _favicon(chain, found)
    theme = Theme(
        name=settings.theme.name,
        palette=palette,
        templates=templates,
        assets=tuple(published.assets[path] for path in sorted(published.assets)),
        links=links,
        stylesheets=(stylesheet,),
        scripts=tuple(links[name] for name in links if name.endswith(".js")),
        icons={**icons, **letters},
        figure_style=figure_style,
        metrics_table=metrics,
        logo=_logo(root, settings.theme, found),
        favicon=favicon.decode("utf-8", "replace").strip(),
        catalogs={language: catalog(file) for language, file in catalogs.items()},
        digest=_digest(
            stylesheet, *links.values(), *icons.values(), *letters, figure_style, metrics, favicon, *catalogs.values()
        ),
    )
    return Reported(theme, tuple(dict.fromkeys((*found, *published.diagnostics))))  # a file may be named twice


# The chain of themes


def _chain(root: Path, name: str, found: list[Diagnostic]) -> tuple[tuple[ThemeFolder, ...], tuple[Manifest, ...]]:
    """The folders from the chosen theme down to the default one, and what each says about itself."""
    folders: list[ThemeFolder] = []
    manifests: list[Manifest] = []
    place = Place(SETTINGS, ("theme", "name"))
    if look_inside(root, "themes") == "link":
        name = DEFAULT  # and told below
    elif is_closed(root / "themes"):
        found.append(_refused(Place("themes"), "folder"))
        name = DEFAULT
    while folder := own_folder(root, name):
        if is_closed(folder.path):
            found.append(_refused(Place(folder.place), "folder"))
            name = DEFAULT
            break
        if any(folder.path == earlier.path for earlier in folders):
            way = " → ".join([*(earlier.name for earlier in folders), name])
            found.append(codes.CIRCULAR_THEME.at(place, f"theme `{name}` extends itself: {way}", "extend `default`"))
            name = DEFAULT
            break
        found.extend(_refused_below(folder))
        manifest = _manifest(folder, found)
        folders.append(folder)
        manifests.append(manifest)
        place = Place(folder.file(MANIFEST), ("extends",))
        name = manifest.extends or DEFAULT
        if folder.name == name == DEFAULT:
            break  # a site's own folder of that name changes the built-in theme
    if look_inside(root, f"themes/{name}") == "link":
        found.append(linked("themes" if look_inside(root, "themes") == "link" else f"themes/{name}"))
    elif name != DEFAULT:
        names = [f"`{one}`" for one in own_names(root)]
        there = f"there are {', '.join(names)}" if names[1:] else f"there is {names[0]} only"
        hint = did_you_mean(name, own_names(root)) or there
        found.append(codes.UNKNOWN_THEME.at(place, f"there is no theme `{name}`", hint))
    builtin = builtin_folder()
    return (*folders, builtin), (*manifests, _manifest(builtin, found))


def _refused_below(folder: ThemeFolder) -> Iterator[Diagnostic]:
    """What lies below a theme's folder and is not read: links, pipes and the like, folders that are closed to us."""
    for inside, what in below(folder.root, folder.below):
        if what == "link":
            yield linked(folder.file(inside))
        elif what == "folder" and is_closed(folder.path / inside):
            yield _refused(Place(folder.file(inside)), "folder")
        elif what not in ("file", "folder"):
            yield not_a_file(folder.file(inside), what)


def _manifest(folder: ThemeFolder, found: list[Diagnostic]) -> Manifest:
    text = _text(folder, MANIFEST, found)
    if text is None:
        return NO_MANIFEST
    parsed = parse_manifest(text, folder.file(MANIFEST))
    found.extend(parsed.diagnostics)
    return parsed.value


def _refused(place: Place, what: str, reason: str = os.strerror(errno.EACCES)) -> Diagnostic:
    return codes.UNREADABLE.at(place, f"this {what} cannot be read: {reason.lower()}")


def _read(folder: ThemeFolder, inside: str, found: list[Diagnostic], most: int = LARGEST_TEXT) -> bytes | None:
    try:
        return folder.read(inside, most)
    except OSError as trouble:
        found.append(refused_file(folder.file(inside), trouble))
        return None


def _text(folder: ThemeFolder, inside: str, found: list[Diagnostic]) -> str | None:
    data = _read(folder, inside, found)
    try:
        text = "" if data is None else data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = trouble.object.count(b"\n", 0, trouble.start) + 1
        message = f"byte {trouble.start + 1} is not UTF-8"
        found.append(codes.UNREADABLE.at(Place(folder.file(inside), line=line), message, "save the file as UTF-8"))
        return None
    resolved = without_conflicts(text.replace("\r\n", "\n"), folder.file(inside))
    found.extend(resolved.diagnostics)
    return None if data is None else resolved.value if resolved.diagnostics else text


# Tokens


def _palette(manifests: tuple[Manifest, ...], choice: ThemeChoice, found: list[Diagnostic]) -> Palette:
    """The default theme's tokens, changed by each theme of the chain in turn and at last by the settings."""
    place = Place(SETTINGS, ("theme",))
    own = chosen_tokens(choice.tokens, place.at("tokens"))
    found.extend(own.diagnostics)
    accent = parse_colour(choice.accent) if choice.accent else None
    settings = replace(own.value, accent=accent, place=place)
    layers = (*(manifest.chosen for manifest in reversed(manifests)), settings)
    palette = Palette({}, {}, "")
    for layer in layers:
        palette = _changed(palette, layer)
    found.extend(_faint_diagnostics(palette, layers))
    return palette


def _changed(palette: Palette, layer: Chosen) -> Palette:
    if layer.accent:
        palette = accented(palette, layer.accent)
    return Palette({**palette.light, **layer.light}, {**palette.dark, **layer.dark}, layer.font or palette.font)


def _faint_diagnostics(palette: Palette, layers: tuple[Chosen, ...]) -> Iterator[Diagnostic]:
    """One for each colour that somebody chose, however many others it stands too close to."""
    chosen: dict[tuple[Place, str, str], list[Faint]] = {}
    for pair in faint(palette):
        if author := _author_of(pair, layers):
            chosen.setdefault((*author, pair.scheme), []).append(pair)
    return (_faint_diagnostic(palette, place, token, pairs) for (place, token, _), pairs in chosen.items())


def _author_of(pair: Faint, layers: tuple[Chosen, ...]) -> tuple[Place, str] | None:
    """Where the colour that is to blame was written, and its token: the text's if somebody chose it, else the ground's.

    None where nobody did.
    """
    for token in (pair.token, pair.ground):
        for layer in reversed(layers[1:]):
            if place := layer.places.get((pair.scheme, token)):
                return place, token
            if layer.accent and token in ACCENTS:
                return layer.place.at("accent"), "accent"
    return None


def _faint_diagnostic(palette: Palette, place: Place, token: str, pairs: list[Faint]) -> Diagnostic:
    worst = min(pairs, key=lambda pair: pair.found / pair.wanted)
    told = f"`{worst.token}` has a contrast of {worst.found:.1f} on `{worst.ground}` in the {worst.scheme} scheme"
    # What follows from an accent follows another one too.
    given = [pair for pair in pairs if pair.other(token) not in ACCENTS] or [worst]
    others = [f"`{pair.other(token)}`" for pair in given if pair is not worst]
    listed = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
    also = f"; `{token}` is too close to {listed} as well" if others else ""
    colour = readable(palette, token, given)
    hint = f"`{colour}` is the nearest that can be read" if colour else "choose one that is much lighter or darker"
    return codes.FAINT_TOKEN.at(place, f"{told}; it needs {worst.wanted:g}{also}", hint)


# Style sheets and other files


def _sheets(root: Path, chain: tuple[ThemeFolder, ...], found: list[Diagnostic]) -> Iterator[StyleSheet]:
    """Every style sheet in the order in which they apply: the default theme's first, the site's own file last."""
    for folder in reversed(chain):
        for name in folder.names("assets/css", (".css",)):
            yield from _sheet(folder, f"assets/css/{name}", folder.file(f"assets/css/{name}"), found)
    yield from _sheet(site_itself(root), SITE_SHEET, SITE_SHEET, found)


def _sheet(folder: ThemeFolder, inside: str, file: str, found: list[Diagnostic]) -> Iterator[StyleSheet]:
    text = _text(folder, inside, found)
    if text is not None:
        yield StyleSheet(folder, inside, file, _today(folder, file, text, found))


def _today(folder: ThemeFolder, file: str, text: str, found: list[Diagnostic]) -> str:
    """The text of somebody's theme with the tokens' names of today; each former name is told once."""
    if folder.is_built_in:
        return text
    now = renamed(text, file)
    found.extend(now.diagnostics)
    return now.value


def _nearest(chain: tuple[ThemeFolder, ...], inside: str, found: list[Diagnostic]) -> tuple[ThemeFolder, bytes]:
    """The nearest theme that has a file of that name, and the file; empty where none has it."""
    read = ((folder, _read(folder, inside, found)) for folder in chain)
    return next(((folder, data) for folder, data in read if data), (chain[-1], b""))


def _favicon(chain: tuple[ThemeFolder, ...], found: list[Diagnostic]) -> bytes:
    folder, data = _nearest(chain, "favicon.svg", found)
    if folder.is_built_in or not data:
        return data
    drawing = cleaned_drawing(folder.file("favicon.svg"), data)
    found.extend(drawing.diagnostics)
    return drawing.value or b""


def _publish_files(chain: tuple[ThemeFolder, ...], published: Published, found: list[Diagnostic]) -> Mapping[str, str]:
    """Publishes all assets but style sheets; name inside `assets/` -> published path."""
    links: dict[str, str] = {}
    for name, folder in nearest_files(chain, "assets", ()).items():
        if not name.endswith(".css"):
            data = _read(folder, f"assets/{name}", found, LARGEST_ASSET) or b""
            links[name] = published.add(name, published.cleaned(f"assets/{name}", folder, data))
    return links


def _figure_style(palette: Palette, sheets: tuple[StyleSheet, ...]) -> str:
    """The tokens of the light scheme and the style sheets of drawings, without anything that must be fetched."""
    drawn = (sheet for sheet in sheets if sheet.inside.rpartition("/")[2] in _FIGURE_SHEETS)
    return resolved_tokens(palette) + "".join(closed_sheet(sheet) for sheet in drawn)


def _templates(chain: tuple[ThemeFolder, ...], found: list[Diagnostic]) -> Mapping[str, Template]:
    """Every template under its plain name and under its theme's: the nearest theme wins the plain one."""
    templates: dict[str, Template] = {}
    for folder in reversed(chain):
        for name in folder.names("templates", (".html",)):
            text = _text(folder, f"templates/{name}", found)
            if text is not None:
                text = _today(folder, folder.file(f"templates/{name}"), text, found)
                template = Template(text, folder.file(f"templates/{name}") if folder.place else "")
                templates[name] = template
                templates.setdefault(f"{folder.name}/{name}", template)
    return templates


def _icons(chain: tuple[ThemeFolder, ...], found: list[Diagnostic]) -> Mapping[str, str]:
    """SVG source by icon name."""
    icons: dict[str, str] = {}
    for name, folder in nearest_files(chain, "icons", (".svg",)).items():
        text = _text(folder, f"icons/{name}", found)
        if text is not None and not folder.is_built_in:
            text = _cleaned_icon(folder, name, _today(folder, folder.file(f"icons/{name}"), text, found), found)
        if text is not None:
            icons[name.removesuffix(".svg")] = text
    return icons


def _cleaned_icon(folder: ThemeFolder, name: str, text: str, found: list[Diagnostic]) -> str | None:
    """The drawing of an icon that somebody else made, None where there is none."""
    file = folder.file(f"icons/{name}")
    try:
        drawing, left_out = clean_svg(text.encode("utf-8"), inlined=True)
    except BrokenDrawingError as trouble:
        place = Place(file, line=trouble.line, column=trouble.column)
        found.append(codes.BROKEN_ICON.at(place, f"`{name}` is not one plain SVG drawing: {trouble}", _PLAIN_ICON))
        return None
    found.extend(told_of(file, left_out))
    if b"</svg>" not in drawing:
        found.append(codes.BROKEN_ICON.at(Place(file, line=1), f"`{name}` draws nothing", _PLAIN_ICON))
        return None
    return drawing.decode("utf-8")


def _unknown_icons(settings: Settings, icons: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Icons that channels, teams and lanes are declared with and the theme does not have."""
    declared = (
        *(("channels", channel.id, channel.icon) for channel in settings.channels),
        *(("teams", team.id, team.icon) for team in settings.teams),
        *(("lanes", lane.id, lane.icon) for lane in settings.lanes),
    )
    for section, name, icon in declared:
        if icon and icon not in icons:
            place = Place(SETTINGS, (section, name, "icon"))
            hint = did_you_mean(icon, icons) or "such as `globe`, `mail` or `store`; docs/theming.md lists all of them"
            yield codes.UNKNOWN_ICON.at(place, f"the theme has no icon `{icon}`", hint)


def _logo(root: Path, choice: ThemeChoice, found: list[Diagnostic]) -> str:
    """The logo's path below `media/`, "" for none."""
    name = choice.logo.removeprefix("content/").removeprefix("media/")
    if not name:
        return ""
    if look_inside(root, f"content/media/{name}") == "file":
        return name
    place = Place(SETTINGS, ("theme", "logo"))
    names = (path for path, what in below(root, "content/media") if what == "file")
    message = f"there is no picture `{choice.logo}`"
    found.append(codes.MISSING_LOGO.at(place, message, did_you_mean(name, names) or "put it into `content/media/`"))
    return ""


def _digest(*parts: str | bytes) -> str:
    whole = sha256()
    for part in _as_bytes(parts):
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def _as_bytes(parts: Iterable[str | bytes]) -> Iterator[bytes]:
    return (part if isinstance(part, bytes) else part.encode("utf-8") for part in parts)
