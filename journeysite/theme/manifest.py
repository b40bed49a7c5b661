"""`theme.yml`: what a theme says about itself, and the tokens it changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.read.yaml import read_yaml
from journeysite.theme import codes
from journeysite.theme.colour import NAMED, Colour, parse_colour
from journeysite.theme.former_names import FORMER, former_token
from journeysite.theme.tokens import NAMES

KEYS: Final = ("title", "extends", "accent", "font", "tokens")
DARK: Final = "dark-"

_FAMILY: Final = r"""(?:"[^"\\<>{};\n]+"|'[^'\\<>{};\n]+'|-?\w[\w -]*)"""
_FONT: Final = re.compile(rf"\s*{_FAMILY}(?:\s*,\s*{_FAMILY})*\s*")


class Chosen(Struct, frozen=True):
    """Colours somebody chose, by token. `accent` is the one that others follow from.

    `place` is where the choice as a whole is written, `places` where each colour is, by scheme and token.
    """

    light: Mapping[str, Colour] = field(default_factory=dict)
    dark: Mapping[str, Colour] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    accent: Colour | None = None
    font: str = ""
    place: Place = field(default_factory=lambda: Place(""))


class Manifest(Struct, frozen=True):
    """A theme's own words. `extends`: the theme it changes; "" only for the default one."""

    extends: str
    chosen: Chosen


NO_MANIFEST: Final = Manifest("default", Chosen())


def parse_manifest(text: str, file: str) -> Reported[Manifest]:
    """What a `theme.yml` says; reported is what is no key, no text or no colour."""
    yaml = read_yaml(text, file)
    if yaml.diagnostics or yaml.value.value is None:
        return Reported(NO_MANIFEST, yaml.diagnostics)
    place, written = Place(file), yaml.value.value
    if not isinstance(written, dict):
        return Reported(NO_MANIFEST, (codes.BROKEN_MANIFEST.at(place, "theme.yml must be a mapping of keys"),))
    found = list(_wrong_keys(written, place))
    tokens = written.get("tokens") or {}
    if not isinstance(tokens, dict):
        found.append(codes.BROKEN_MANIFEST.at(place.at("tokens"), "`tokens` must map names to colours"))
        tokens = {}
    chosen = chosen_tokens(tokens, place.at("tokens"))
    accent = written.get("accent")
    colour = _accent(accent, place.at("accent"), found) if isinstance(accent, str) else None
    manifest = Manifest(
        str(written.get("extends") or ""),
        replace(chosen.value, accent=colour, font=_font(written.get("font"), place.at("font"), found), place=place),
    )
    return Reported(manifest, (*found, *chosen.diagnostics))


def _wrong_keys(written: Mapping[str, object], place: Place) -> Iterator[Diagnostic]:
    for key, value in written.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS)
            yield codes.BROKEN_MANIFEST.at(place.key(key), f"theme.yml has no key `{key}`", hint)
        elif key != "tokens" and not isinstance(value, str | None):
            yield codes.BROKEN_MANIFEST.at(place.at(key), f"`{key}` must be a text")


def _font(written: object, place: Place, found: list[Diagnostic]) -> str:
    """A list of font names as CSS has it; "" where it is something else, which would end up in the style sheet."""
    if not isinstance(written, str) or not written:
        return ""
    if _FONT.fullmatch(written):
        return written
    hint = 'write names with commas between them, such as `Georgia, "Times New Roman", serif`'
    found.append(codes.BROKEN_MANIFEST.at(place, f"`font` is `{written}`, which is no list of fonts", hint))
    return ""


def _accent(text: str, place: Place, found: list[Diagnostic]) -> Colour | None:
    colour = parse_colour(text)
    if colour is None:
        found.append(_no_colour("accent", text, place))
    return colour


def chosen_tokens(written: Mapping[str, object], place: Place) -> Reported[Chosen]:
    """The colours of a mapping of tokens: `ground`, `dark-ground`, or a token with both (`{light: …, dark: …}`)."""
    light: dict[str, Colour] = {}
    dark: dict[str, Colour] = {}
    places: dict[tuple[str, str], Place] = {}
    found: list[Diagnostic] = []
    for name, value in written.items():
        former = name.removeprefix(DARK)
        token = FORMER.get(former, former)
        if token not in NAMES:
            names = (*NAMES, *(DARK + known for known in NAMES))
            message = f"the theme has no token `{name}`"
            found.append(codes.UNKNOWN_TOKEN.at(place.key(name), message, did_you_mean(name, names)))
            continue
        if token != former:
            found.append(former_token(name, f"{DARK if name.startswith(DARK) else ''}{token}", place.key(name)))
        schemes = value if isinstance(value, dict) else {"dark" if name.startswith(DARK) else "light": value}
        for scheme, text in schemes.items():
            colour = parse_colour(text) if isinstance(text, str) and scheme in ("light", "dark") else None
            if colour is None:
                found.append(_no_colour(name, str(text), place.at(name)))
            else:
                (light if scheme == "light" else dark)[token] = colour
                places[scheme, token] = place.at(name, scheme) if isinstance(value, dict) else place.at(name)
    return Reported(Chosen(light, dark, places, place=place), tuple(found))


def _no_colour(name: str, text: str, place: Place) -> Diagnostic:
    hint = did_you_mean(text, NAMED) or "write it as `#rrggbb`, in quotes"
    return codes.BAD_TOKEN.at(place, f"`{name}` is `{text}`, which is no colour", hint)
