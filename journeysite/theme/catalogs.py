"""The interface's words in the languages of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from os.path import realpath  # which gives an answer where that of a Path raises
from pathlib import Path
from typing import Final

from journeysite.diagnostics import Diagnostic, Place
from journeysite.read import codes

_CATALOGS: Final = Path(realpath(__file__)).parent.parent / "locale"


def catalog_file(language: str) -> bytes:
    """The interface's words in a language, as a compiled catalogue; empty where we do not speak it."""
    for name in (language, language.split("-")[0]):
        file = _CATALOGS / name.replace("-", "_") / "LC_MESSAGES" / "journeysite.mo"
        if file.is_file():
            return file.read_bytes()
    return b""


def unspoken(catalogs: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """One note for each language of the site that the interface has no words in."""
    for at, (language, file) in enumerate(catalogs.items()):
        if not file and language.split("-")[0] != "en":
            told = f"the words around your texts have no translation into `{language}`: they are shown in English"
            yield codes.UNSPOKEN_LANGUAGE.at(
                Place("journeysite.yml").at("languages", at),
                told,
                "your own texts, dates and numbers are in that language",
            )


def catalog(file: bytes) -> NullTranslations:
    """The words of a compiled catalogue; our own English ones where it is empty."""
    return GNUTranslations(BytesIO(file)) if file else NullTranslations()
