"""Themes as a site may bring them: tokens, a style sheet, a template, a whole theme; and everything wrong with them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic, Reported
from journeysite.model.settings import ThemeChoice
from journeysite.read.settings import parse_settings
from journeysite.theme.folder import ThemeFolder
from journeysite.theme.load import load_theme
from journeysite.theme.theme import Theme

SiteFolder = Callable[..., Path]
ICON = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


def told(found: Reported[Theme]) -> list[tuple[str, str, str, str]]:
    return [(d.code, _where(d), d.message, d.hint) for d in found.diagnostics]


def _where(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    return f"{place.file}:{place.line}" if place.line else f"{place.file} {'/'.join(map(str, place.path))}"


def style(theme: Theme) -> str:
    return next(asset.data for asset in theme.assets if asset.path == theme.stylesheets[0]).decode()


def test_the_default_theme_loads_without_a_word(themed: Callable[..., Reported[Theme]]) -> None:
    found = themed()
    assert told(found) == []
    assert {"base.html", "journey.html", "default/journey.html"} <= set(found.value.templates)
    assert {"store", "globe", "laugh"} <= set(found.value.icons)


def test_every_asset_is_named_by_its_content(themed: Callable[..., Reported[Theme]]) -> None:
    one, other = themed().value, themed({"theme.css": "h1{color:red}"}).value
    assert [asset.path.split(".")[-1] for asset in one.assets if "inter-roman" in asset.path] == ["woff2"]
    assert one.stylesheets != other.stylesheets
    assert one.links == other.links


def test_style_sheets_name_only_files_that_are_published_beside_them(themed: Callable[..., Reported[Theme]]) -> None:
    theme = themed().value
    published = {asset.path for asset in theme.assets}
    named = [part.split('"')[0] for part in style(theme).split('url("')[1:]]
    assert len(named) == 2
    assert {f"assets/{name}" for name in named} <= published


def test_first_rung_a_token_changes_the_colour_everywhere(themed: Callable[..., Reported[Theme]]) -> None:
    found = themed(accent="#0b6e75", tokens={"ground": "white", "dark-ground": "#000"})
    assert told(found) == []
    assert "--accent:#0B6E75" in style(found.value)
    assert "--ground:#FFFFFF" in style(found.value)
    assert "--ground:#000000" in style(found.value)
    assert "--accent:#0B6E75" in found.value.figure_style


def test_second_rung_a_style_sheet_of_the_site_comes_last(themed: Callable[..., Reported[Theme]]) -> None:
    assert style(themed({"theme.css": "h1 { color: teal }"}).value).endswith("h1 { color: teal }\n")


def test_third_rung_a_template_shadows_the_one_of_the_same_name(themed: Callable[..., Reported[Theme]]) -> None:
    files = {"themes/ours/templates/404.html": '{% extends "default/404.html" %}'}
    theme = themed(files, name="ours").value
    assert theme.templates["404.html"].source == '{% extends "default/404.html" %}'
    assert theme.templates["404.html"].file == "themes/ours/templates/404.html"
    assert theme.templates["default/404.html"].file == ""


def test_a_folder_named_default_changes_the_built_in_theme(themed: Callable[..., Reported[Theme]]) -> None:
    files = {"themes/default/templates/404.html": '{% extends "default/404.html" %}{# ours #}'}
    theme = themed(files).value
    assert theme.templates["404.html"].source.endswith("{# ours #}")
    assert "ours" not in theme.templates["default/404.html"].source


def test_a_theme_extends_another_and_both_are_heard(themed: Callable[..., Reported[Theme]]) -> None:
    files = {
        "themes/brand/theme.yml": 'accent: "#0b6e75"\nfont: Georgia, serif\n',
        "themes/brand/assets/css/a.css": ".brand{}",
        "themes/shop/theme.yml": 'extends: brand\ntokens: {text: "#000000"}\n',
        "themes/shop/assets/css/a.css": ".shop{}",
        "themes/shop/icons/store.svg": '<svg viewBox="0 0 24 24"><path d="M0 0"/></svg>',
    }
    found = themed(files, name="shop")
    assert told(found) == []
    assert "--font:Georgia, serif" in style(found.value)
    assert "--accent:#0B6E75" in style(found.value)
    assert "--text:#000000" in style(found.value)
    assert style(found.value).index(".brand{}") < style(found.value).index(".shop{}")
    assert found.value.icons["store"] == '<svg viewBox="0 0 24 24"><path d="M0 0"/></svg>'


@pytest.mark.parametrize(
    ("files", "choice", "expected"),
    [
        (
            {"themes/brand/theme.yml": ""},
            {"name": "brnad"},
            ("J420", "journeysite.yml theme/name", "there is no theme `brnad`", "did you mean `brand`?"),
        ),
        (
            {"themes/a/theme.yml": "extends: b"},
            {"name": "a"},
            ("J420", "themes/a/theme.yml extends", "there is no theme `b`", "there are `a`, `default`"),
        ),
        (
            {"themes/a/theme.yml": "colour: red"},
            {"name": "a"},
            ("J421", "themes/a/theme.yml colour", "theme.yml has no key `colour`", ""),
        ),
        (
            {"themes/a/theme.yml": "- title"},
            {"name": "a"},
            ("J421", "themes/a/theme.yml ", "theme.yml must be a mapping of keys", ""),
        ),
        (
            {"themes/a/theme.yml": "tokens: red"},
            {"name": "a"},
            ("J421", "themes/a/theme.yml tokens", "`tokens` must map names to colours", ""),
        ),
        (
            {"themes/a/theme.yml": "extends: b", "themes/b/theme.yml": "extends: a"},
            {"name": "a"},
            ("J422", "themes/b/theme.yml extends", "theme `a` extends itself: a → b → a", "extend `default`"),
        ),
        (
            {},
            {"tokens": {"grund": "#fff"}},
            ("J423", "journeysite.yml theme/tokens/grund", "the theme has no token `grund`", "did you mean `ground`?"),
        ),
        (
            {},
            {"tokens": {"ground": "whit"}},
            (
                "J424",
                "journeysite.yml theme/tokens/ground",
                "`ground` is `whit`, which is no colour",
                "did you mean `white`?",
            ),
        ),
        (
            {"themes/a/theme.yml": 'accent: "#12"'},
            {"name": "a"},
            (
                "J424",
                "themes/a/theme.yml accent",
                "`accent` is `#12`, which is no colour",
                "write it as `#rrggbb`, in quotes",
            ),
        ),
        (
            {"theme.css": "\n\nh1 { background: url(sea.png) }"},
            {},
            (
                "J426",
                "theme.css:3",
                "`url(sea.png)`: there is no `sea.png` in the theme",
                "put it into `content/media/` or a theme's `assets/`",
            ),
        ),
        (
            {"themes/a/assets/css/x.css": "/* one\ntwo */\n@import 'y.css';"},
            {"name": "a"},
            (
                "J426",
                "themes/a/assets/css/x.css:3",
                "`@import y.css` is not followed",
                "put the style sheet into `assets/css/`: all that lie there are used, in the order of their names",
            ),
        ),
        (
            {"theme.css": "h1 { background: url('https://cdn.example/sea.png') }"},
            {},
            (
                "J427",
                "theme.css:1",
                "`https://cdn.example/sea.png` leads to another host",
                "download the file into the theme's folder and name it by its path there",
            ),
        ),
        (
            {"content/media/logo.svg": "<svg/>"},
            {"logo": "media/logo.png"},
            (
                "J429",
                "journeysite.yml theme/logo",
                "there is no picture `media/logo.png`",
                "did you mean `logo.svg`?",
            ),
        ),
        (
            {"journeysite.yml": "title: A\nlanguages: [en]\nchannels: {store: {icon: stroe}}\n"},
            {},
            (
                "J430",
                "journeysite.yml channels/store/icon",
                "the theme has no icon `stroe`",
                "did you mean `store`?",
            ),
        ),
        (
            {"themes/a/icons/boat.svg": "<svg><script>1</script><g/></svg>"},
            {"name": "a"},
            (
                "J436",
                "themes/a/icons/boat.svg:1",
                "`<script>` is left out of this drawing",
                "save it as plain SVG, without scripts, links and files of others",
            ),
        ),
        (
            {"themes/a/icons/boat.svg": "<svg>\n<script></svg>"},
            {"name": "a"},
            (
                "J431",
                "themes/a/icons/boat.svg:2",
                "`boat.svg` is not one plain SVG drawing: mismatched tag",
                "save it as plain SVG, in a square of 24",
            ),
        ),
        (
            {"themes/a/icons/boat.svg": "<svg/>"},
            {"name": "a"},
            (
                "J431",
                "themes/a/icons/boat.svg:1",
                "`boat.svg` draws nothing",
                "save it as plain SVG, in a square of 24",
            ),
        ),
        (
            {"theme.css": "h1{}\n/* \xe9 */".encode("latin-1")},
            {},
            ("J432", "theme.css:2", "byte 9 is not UTF-8", "save the file as UTF-8"),
        ),
    ],
)
def test_what_is_wrong_with_a_theme_is_told_where_it_is_written(
    themed: Callable[..., Reported[Theme]],
    files: Mapping[str, str | bytes],
    choice: Mapping[str, object],
    expected: tuple[str, str, str, str],
) -> None:
    assert told(themed(files, **choice)) == [expected]


def test_an_icon_like_no_other_is_told_with_where_to_look(themed: Callable[..., Reported[Theme]]) -> None:
    settings = {"journeysite.yml": "title: A\nlanguages: [en]\nchannels: {store: {icon: zzzz}}\n"}
    hint = "such as `globe`, `mail` or `store`; docs/theming.md lists all of them"
    assert [one[3] for one in told(themed(settings))] == [hint]


def test_the_theming_guide_lists_every_icon(repository: Path, themed: Callable[..., Reported[Theme]]) -> None:
    section = (
        (repository / "docs/theming.md").read_text(encoding="utf-8").partition("### Icons")[2].partition("\n## ")[0]
    )
    listed = section.partition("anew:")[2]
    assert sorted(re.findall(r"`([^`]+)`", listed)) == sorted(themed().value.icons)


def test_an_accent_that_cannot_be_read_is_told_once_with_one_that_can(themed: Callable[..., Reported[Theme]]) -> None:
    assert told(themed(accent="#99bbdd")) == [
        (
            "J425",
            "journeysite.yml theme/accent",
            "`accent` has a contrast of 1.7 on `ground-muted` in the light scheme; it needs 4.5; "
            "`accent` is too close to `ground` as well",
            "`#51708F` is the nearest that can be read",
        )
    ]
    assert told(themed(accent="#51708F")) == []


def test_of_several_contrasts_that_are_too_low_the_one_farthest_from_its_need_is_told(
    themed: Callable[..., Reported[Theme]],
) -> None:
    light, *_ = told(themed(tokens={"ground": "#787878"}))  # a pleasant mark has 1.0 on it, of 3 that it needs
    assert light[:2] == ("J425", "journeysite.yml theme/tokens/ground")
    assert light[2].startswith("`text-quiet` has a contrast of 1.3 on `ground` in the light scheme; it needs 4.5; ")


def test_a_theme_with_faults_still_dresses_the_site(themed: Callable[..., Reported[Theme]]) -> None:
    assert "journey.html" in themed(name="nowhere").value.templates


def test_a_faint_colour_is_told_where_it_was_chosen(themed: Callable[..., Reported[Theme]]) -> None:
    pale = {"themes/a/theme.yml": 'tokens: {text-quiet: {dark: "#222222"}}'}
    assert {where for _, where, _, _ in told(themed(pale, name="a"))} == {"themes/a/theme.yml tokens/text-quiet/dark"}
    assert {where for _, where, _, _ in told(themed(tokens={"text": "#dddddd"}))} == {
        "journeysite.yml theme/tokens/text"
    }


# What may not come in through a theme


def linked(root: Path, link: str, target: str | Path) -> Path:
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(target)
    return root


def loaded(root: Path, name: str = "default") -> Reported[Theme]:
    settings = parse_settings((root / "journeysite.yml").read_bytes()).value
    return load_theme(root, replace(settings, theme=ThemeChoice(name=name)))


def published(theme: Theme) -> bytes:
    """Every byte that a theme may put into a site."""
    texts = (*theme.icons.values(), *(one.source for one in theme.templates.values()), theme.favicon)
    return b"".join((*(asset.data for asset in theme.assets), theme.metrics_table, *(text.encode() for text in texts)))


@pytest.mark.parametrize(
    "link",
    [
        "theme.css",
        "themes",
        "themes/ours",
        "themes/ours/assets",
        "themes/ours/assets/note.txt",
        "themes/ours/assets/css/more.css",
        "themes/ours/icons/boat.svg",
        "themes/ours/templates/page.html",
        "themes/ours/fonts/metrics.json",
        "themes/ours/favicon.svg",
        "themes/ours/theme.yml",
    ],
)
def test_a_link_in_the_place_of_a_file_or_folder_of_a_theme_is_told_and_not_followed(
    site_folder: SiteFolder, tmp_path: Path, link: str
) -> None:
    for name in ("css/more.css", "note.txt", "boat.svg", "secret"):
        (tmp_path / "outside" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "outside" / name).write_text("<svg>canary</svg>")
    files = {} if link in ("themes", "themes/ours") else {"themes/ours/assets/x.png": "x"}
    if link == "themes/ours/assets":
        files = {"themes/ours/icons/x.svg": ICON}
    is_file = "." in link.rpartition("/")[2]
    root = linked(site_folder(files), link, tmp_path / "outside" / ("secret" if is_file else ""))
    found = loaded(root, "default" if link == "theme.css" else "ours")
    assert {(one.code, one.place.file) for one in found.diagnostics} == {("J009", link)}
    assert b"canary" not in published(found.value)


@pytest.mark.parametrize(
    "url",
    [".git/config", ".env", "content/data/secret.csv", "content/index.md", "journeysite.yml", "../secret.png",
     "secret.png", "content/media/../data/secret.png", "content/media/.hidden.png", "content/media/page.html",
     "content/media", "themes/ours/theme.yml", "assets/../secret.png", "assets/../../secret.png", "./.env",
     "content//media/secret.png"],
)  # fmt: skip
def test_a_style_sheet_of_the_site_reaches_pictures_and_fonts_of_media_and_nothing_else(
    site_folder: SiteFolder, url: str
) -> None:
    secrets = (
        ".git/config",
        ".env",
        "content/data/secret.csv",
        "content/data/secret.png",
        "secret.png",
        "../secret.png",
    )
    files = dict.fromkeys(
        (*secrets, "content/media/.hidden.png", "content/media/page.html", "content/index.md"), "canary"
    )
    root = site_folder(files | {"theme.css": f"a{{background:url({url})}}", "themes/ours/theme.yml": "title: canary"})
    found = loaded(root)
    assert [one.code for one in found.diagnostics] == ["J426"]
    assert b"canary" not in published(found.value)


def test_a_style_sheet_of_the_site_may_name_what_media_and_the_theme_have(site_folder: SiteFolder) -> None:
    sheet = "a{background:url(content/media/sea.png)} b{background:url('assets/wave.svg#up')}"
    files = {"theme.css": sheet, "content/media/sea.png": "sea", "themes/ours/assets/wave.svg": "<svg>wave</svg>"}
    found = loaded(site_folder(files), "ours")
    assert found.diagnostics == ()
    assert {asset.data for asset in found.value.assets} >= {b"sea", b"<svg>wave</svg>"}


def test_a_file_that_no_style_sheet_shows_is_not_proposed_for_itself(site_folder: SiteFolder) -> None:
    files = {"theme.css": "a{background:url(content/media/sea.txt)}", "content/media/sea.txt": "sea"}
    found = loaded(site_folder(files))
    assert [one.code for one in found.diagnostics] == ["J426"]
    assert "did you mean" not in found.diagnostics[0].hint


def test_a_thousand_missing_files_of_a_style_sheet_are_looked_for_in_one_list(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[str] = []
    names = ThemeFolder.asset_names

    def noted(theme: ThemeFolder) -> Iterator[str]:
        listed.append(theme.name)
        return names(theme)

    monkeypatch.setattr(ThemeFolder, "asset_names", noted)
    sheet = "".join(f"a{{background:url(x{number}.png)}}" for number in range(1000))
    assert len(loaded(site_folder({"theme.css": sheet})).diagnostics) == 1000
    assert sorted(listed) == ["", "default"]


@pytest.mark.parametrize(
    "url", ["../../theme.yml", "../../templates/page.html", "../../../../.env", "../../../../../secret"]
)
def test_a_style_sheet_of_a_theme_reaches_its_assets_only(site_folder: SiteFolder, url: str) -> None:
    files = dict.fromkeys((".env", "../secret", "themes/ours/templates/page.html"), "canary")
    sheet = f"a{{background:url({url})}}"
    root = site_folder(files | {"themes/ours/theme.yml": "title: canary", "themes/ours/assets/css/x.css": sheet})
    found = loaded(root, "ours")
    assert [one.code for one in found.diagnostics] == ["J426"]
    assert b"canary" not in b"".join(asset.data for asset in found.value.assets)


def test_pipes_in_a_theme_are_told_and_never_waited_for(site_folder: SiteFolder) -> None:
    root = site_folder({"themes/ours/icons/x.svg": ICON})
    for path in ("theme.css", "themes/ours/theme.yml", "themes/ours/favicon.svg"):
        os.mkfifo(root / path)
    found = loaded(root, "ours")
    assert {(one.code, one.place.file) for one in found.diagnostics} == {
        ("J042", "theme.css"), ("J042", "themes/ours/theme.yml"), ("J042", "themes/ours/favicon.svg")
    }  # fmt: skip


def test_a_logo_is_a_picture_of_media(site_folder: SiteFolder) -> None:
    root = linked(site_folder({"content/media/x.png": "x", "logo.png": "x"}), "content/media/linked.png", "x.png")
    settings = parse_settings((root / "journeysite.yml").read_bytes()).value
    for logo in ("../../logo.png", "media/../x.png", "linked.png", "media"):
        found = load_theme(root, replace(settings, theme=ThemeChoice(logo=logo)))
        assert ([one.code for one in found.diagnostics], found.value.logo) == (["J429"], "")


def test_what_editors_leave_in_a_theme_is_not_published(site_folder: SiteFolder) -> None:
    files = dict.fromkeys((f"themes/ours/assets/{name}" for name in ("4913", "x.png~", "x.png.tmp", "x.png")), "x")
    assert [name for name in loaded(site_folder(files), "ours").value.links if name.startswith(("x", "4"))] == ["x.png"]
