"""The interface's sentences can all be translated, and a translation is used."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from msgspec.structs import replace

from journeysite.build import Loaded
from journeysite.html.printing import render_page
from journeysite.pages.plan import plan_pages


def test_every_sentence_is_in_the_file_that_translators_start_from(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, repository / "scripts" / "extract-messages", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("up to date\n", 0)


def translated(*sentences: tuple[str | tuple[str, str], str | tuple[str, str]]) -> GNUTranslations:
    catalog = Catalog(locale="fr")
    for english, french in sentences:
        catalog.add(english, french)
    stream = BytesIO()
    write_mo(stream, catalog)
    stream.seek(0)
    return GNUTranslations(stream)


def test_a_page_speaks_the_language_of_its_site(loaded: Callable[..., Loaded]) -> None:
    site = loaded()
    words = translated(
        ("Pain points ranked", "Irritants classés"),
        ("Mean emotion", "Émotion moyenne"),
        (("%(count)s touchpoint", "%(count)s touchpoints"), ("%(count)s micro-étape", "%(count)s micro-étapes")),
    )
    theme = replace(site.theme, catalogs={"fr": words})
    plans = plan_pages(replace(site.site, language="fr"), theme)
    page = render_page(next(plan for plan in plans if plan.path == "journeys/mask.html").view(), theme).data.decode()
    assert '<html lang="fr">' in page
    assert ">Irritants classés</h2>" in page
    assert "Émotion moyenne" in page
    assert "<span>2 micro-étapes</span>" in page
    assert "2 nov. 2026" not in page
    assert "Updated on 2 novembre 2026" in page
    assert "+0,8" in page
