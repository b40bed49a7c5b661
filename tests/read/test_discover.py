"""Which files a site has, and what lies there in vain."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeysite.read.discover import discover, list_files, read_settings_file
from journeysite.read.document import DocumentKind
from journeysite.read.media import bytes_of

SiteFolder = Callable[..., Path]


def found(root: Path) -> list[tuple[str, str, int | None, str]]:
    """Kind, id, order and language of every content file, in order."""
    return [(one.kind.value, one.id, one.order, one.language) for one in discover(root).value.sources]


def told(root: Path) -> list[str]:
    return [f"{one.place.file} {one.code} {one.message} | {one.hint}" for one in discover(root).diagnostics]


def test_the_folder_says_what_a_file_describes(site_folder: SiteFolder) -> None:
    root = site_folder(
        {
            "content/index.md": "",
            "content/personas/quentin.md": "",
            "content/journeys/diving-gear/index.md": "",
            "content/journeys/diving-gear/02-search.md": "",
            "content/journeys/diving-gear/01-need.md": "",
            "content/journeys/small.md": "",
            "content/roadmap/clear-prices.md": "",
            "content/evidence/2026-survey.md": "",
            "content/indicators/nps.md": "",
            "content/channels/store.md": "",
            "content/teams/logistics.md": "",
            "content/pages/method.md": "",
            "content/pages/news/index.md": "",
            "content/pages/news/02-second.md": "",
            "content/pages/news/01-first.md": "",
        }
    )
    assert found(root) == [
        ("home", "", None, ""),
        ("journey", "diving-gear", None, ""),
        ("journey", "small", None, ""),
        ("stage", "diving-gear/need", 1, ""),
        ("stage", "diving-gear/search", 2, ""),
        ("persona", "quentin", None, ""),
        ("roadmap", "clear-prices", None, ""),
        ("evidence", "2026-survey", None, ""),
        ("indicator", "nps", None, ""),
        ("channel", "store", None, ""),
        ("team", "logistics", None, ""),
        ("page", "method", None, ""),
        ("page", "news", None, ""),
        ("page", "news/first", 1, ""),
        ("page", "news/second", 2, ""),
    ]
    assert told(root) == []


def test_numbers_order_and_the_rest_follows_by_name(site_folder: SiteFolder) -> None:
    names = ["10-j", "2-i", "b", "a", "1_k", "3 l", "24h"]
    root = site_folder({f"content/personas/{name}.md": "" for name in names})
    assert [(id, order) for _, id, order, _ in found(root)] == [
        ("k", 1), ("i", 2), ("l", 3), ("j", 10), ("24h", None), ("a", None), ("b", None)
    ]  # fmt: skip


def test_a_journeys_folder_may_be_numbered(site_folder: SiteFolder) -> None:
    root = site_folder(
        {"content/journeys/02-b/index.md": "", "content/journeys/02-b/1-x.md": "", "content/journeys/01-c.md": ""}
    )
    assert found(root) == [("journey", "c", 1, ""), ("journey", "b", 2, ""), ("stage", "b/x", 1, "")]


def test_a_translation_follows_its_base_file(site_folder: SiteFolder) -> None:
    root = site_folder(
        {
            "content/index.fr.md": "",
            "content/index.md": "",
            "content/personas/ana.pt-BR.md": "",
            "content/personas/ana.md": "",
            "content/personas/v2.0.md": "",
        }
    )
    assert found(root) == [
        ("home", "", None, ""),
        ("home", "", None, "fr"),
        ("persona", "ana", None, ""),
        ("persona", "ana", None, "pt-BR"),
        ("persona", "v2.0", None, ""),
    ]


def test_pictures_and_data_are_listed_but_not_read(site_folder: SiteFolder) -> None:
    root = site_folder({"content/media/b/x.png": b"12345", "content/media/a.svg": "", "content/data/f.csv": "a,b"})
    listed = discover(root).value
    assert [(one.file, one.path, one.size) for one in listed.media] == [
        ("content/media/a.svg", "a.svg", 0),
        ("content/media/b/x.png", "b/x.png", 5),
    ]
    assert [one.path for one in listed.data] == ["f.csv"]
    assert bytes_of(root, listed.media[1]) == b"12345"


def test_bytes_come_as_they_are(site_folder: SiteFolder) -> None:
    root = site_folder({"content/personas/a.md": b"\xff\r\n"})
    (source,) = discover(root).value.sources
    assert (source.file, source.data) == ("content/personas/a.md", b"\xff\r\n")


def test_hidden_files_and_editors_leftovers_are_passed_over(site_folder: SiteFolder) -> None:
    names = [".a.md", "a.md~", "#a.md#", ".DS_Store", "Thumbs.db", "~$a.docx", ".obsidian/x.md"]
    root = site_folder({f"content/personas/{name}": "" for name in names})
    assert (found(root), told(root)) == ([], [])


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("personas/a.markdown", "J006 `a.markdown` is not read | rename it to `a.md`"),
        ("personas/a.txt", "J006 `a.txt` is not read | rename it to `a.md`"),
        ("personas/a.MD", "J006 `a.MD` is not read | rename it to `a.md`"),
        ("personas/a.md.bak", "J006 `a.md.bak` is not read | content files end in `.md`"),
        ("personas/a.png", "J006 `a.png` is not read | put it into `content/media`"),
        ("personas/a.csv", "J006 `a.csv` is not read | put it into `content/data`"),
        ("persona.md", "J005 nothing reads `persona.md` here | put it into one of: personas, journeys, roadmap, "
         "evidence, indicators, channels, teams, pages"),
        ("personas/b/a.md", "J005 nothing reads `a.md` here | put it into `content/personas`"),
        ("personas/index.md", "J005 nothing reads `index.md` here | name it after the one thing that it describes, "
         "or put it into `content/pages`"),
        ("journeys/a/b/c.md", "J005 nothing reads `c.md` here | put it into `content/journeys/a`"),
        ("personas/a.md.txt", "J006 `a.md.txt` is not read | rename it to `a.md`"),
        ("personas/a.docx", "J006 `a.docx` is not read | save its text as `a.md`, or put it into `content/media` for "
         "download"),
        ("personas/a.fr.md", "J010 there is no `a.md` beside this translation | "
         "write `content/personas/a.md` first, or rename this file to it"),
    ],
)  # fmt: skip
def test_a_file_that_will_not_be_read_is_told(site_folder: SiteFolder, file: str, expected: str) -> None:
    root = site_folder({f"content/{file}": ""})
    assert found(root) == []
    assert told(root) == [f"content/{file} {expected}"]


@pytest.mark.parametrize(
    ("file", "expected", "id"),
    [
        ("personas/a b.md", "J007 a space cannot be part of an address | rename it, such as `a-b.md`", "a-b"),
        ("personas/a#1?.md", "J007 `#` cannot be part of an address | rename it, such as `a-1.md`", "a-1"),
        ("personas/a - Copie.md", "J007 a space cannot be part of an address | rename it, such as `a-copie.md`",
         "a-copie"),
        ("personas/con.md", "J007 `con` is the name of a device on Windows | rename it, such as `con-1.md`", "con-1"),
        ("personas/a..md", "J007 a name cannot end with a dot | rename it, such as `a.md`", "a"),
        ("journeys/a/02-b c.md", "J007 a space cannot be part of an address | rename it, such as `02-b-c.md`", "a/b-c"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_an_address_is_told_and_read_by_one_that_can(
    site_folder: SiteFolder, file: str, expected: str, id: str
) -> None:
    root = site_folder({f"content/{file}": ""})
    assert [id for _, id, _, _ in found(root)] == [id]
    assert told(root) == [f"content/{file} {expected}"]


def test_a_folder_that_cannot_be_part_of_an_address_is_told_once(site_folder: SiteFolder) -> None:
    root = site_folder({"content/journeys/02-My Bike/index.md": "", "content/journeys/02-My Bike/01-book.md": ""})
    assert [id for _, id, _, _ in found(root)] == ["my-bike", "my-bike/book"]
    assert told(root) == [
        "content/journeys/02-My Bike J007 a space cannot be part of an address | rename it, such as `02-my-bike`"
    ]


def test_pictures_need_names_that_windows_can_have(site_folder: SiteFolder) -> None:
    root = site_folder({"content/media/my bike.png": "", "content/media/12:30.png": "", "content/media/aux.png": ""})
    assert [one.path for one in discover(root).value.media] == ["my bike.png"]
    assert told(root) == [
        "content/media/12:30.png J007 `:` cannot be part of an address | rename it, such as `12-30.png`",
        "content/media/aux.png J007 `aux.png` is the name of a device on Windows | rename it, such as `aux-1.png`",
    ]


def test_a_language_in_capitals_is_told(site_folder: SiteFolder) -> None:
    root = site_folder({"content/personas/a.md": "", "content/personas/a.FR.md": ""})
    assert told(root) == [
        "content/personas/a.FR.md J010 `FR` is no language code: they are written in small letters | "
        "rename it to `a.fr.md`"
    ]


def test_a_folder_named_in_french_or_in_capitals_is_understood(site_folder: SiteFolder) -> None:
    root = site_folder({"content/Parcours/a.md": "", "content/Personas/b.md": ""})
    assert told(root) == [
        "content/Parcours J005 nothing reads the folder `Parcours` | did you mean `journeys`?",
        "content/Personas J005 nothing reads the folder `Personas` | did you mean `personas`?",
    ]


def test_a_folder_that_nothing_reads_is_told_once(site_folder: SiteFolder) -> None:
    root = site_folder({"content/persona/a.md": "", "content/persona/b.md": "", "content/odd/x/y.md": ""})
    assert told(root) == [
        "content/odd J005 nothing reads the folder `odd` | folders of a site: personas, journeys, roadmap, evidence, "
        "indicators, channels, teams, pages, media, data",
        "content/persona J005 nothing reads the folder `persona` | did you mean `personas`?",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("personas/Ana.md", "personas/ana.md"),
        ("personas/01-ana.md", "personas/02-ana.md"),
        ("journeys/a.md", "journeys/a/index.md"),
        ("pages/a.md", "pages/a/index.md"),
    ],
)
def test_of_two_files_with_one_address_the_second_is_told(site_folder: SiteFolder, first: str, second: str) -> None:
    root = site_folder({f"content/{first}": "", f"content/{second}": ""})
    (line,) = told(root)
    assert "J008" in line
    assert first in line
    assert second in line
    assert len(found(root)) == 1


def test_names_come_composed_and_two_forms_of_one_name_are_told(site_folder: SiteFolder) -> None:
    root = site_folder(
        {"content/personas/in\u00e8s.md": "", "content/media/e\u0301.png": "", "content/media/\u00e9.png": ""}
    )
    if len([*(root / "content/media").iterdir()]) < 2:
        pytest.skip("this file system composes names itself")
    assert found(root) == [("persona", "in\u00e8s", None, "")]
    assert told(root) == [
        "content/media/\u00e9.png J008 this file and `content/media/\u00e9.png` differ only in capitals or in how "
        "accents are stored | rename or remove one of them"
    ]


def test_a_decomposed_name_is_read_from_where_the_disk_has_it(site_folder: SiteFolder) -> None:
    root = site_folder({"content/personas/ine\u0300s.md": "x"})
    (source,) = discover(root).value.sources
    assert (source.id, source.file, source.data) == ("in\u00e8s", "content/personas/in\u00e8s.md", b"x")


def test_no_link_is_followed_wherever_it_leads(site_folder: SiteFolder, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("secret")
    root = site_folder({"content/personas/a.md": "x", "content/pages/p.md": "", "content/data/f.csv": ""})
    personas = root / "content/personas"
    (personas / "inside.md").symlink_to(personas / "a.md")
    (personas / "outside.md").symlink_to(tmp_path / "outside.md")
    (personas / "broken.md").symlink_to(personas / "nowhere.md")
    (personas / "loop.md").symlink_to("loop.md")
    (personas / "folder").symlink_to(root / "content")
    (root / "content/media").symlink_to("data")
    (root / "content/data/g.csv").symlink_to("f.csv")
    assert [id for _, id, _, _ in found(root)] == ["a", "p"]
    assert [one.path for one in discover(root).value.data] == ["f.csv"]
    links = ["data/g.csv", "media", *(f"personas/{name}" for name in ("broken.md", "folder", "inside.md", "loop.md"))]
    assert told(root) == [
        f"content/{link} J009 this is a link, and links are not followed | put the file or folder itself in its place"
        for link in (*links, "personas/outside.md")
    ]


def test_content_or_settings_that_are_links_are_refused_and_not_looked_into(
    site_folder: SiteFolder, tmp_path: Path
) -> None:
    other = site_folder({"content/personas/secret.md": "x"})
    root = tmp_path / "linked"
    root.mkdir()
    (root / "content").symlink_to(other / "content")
    (root / "journeysite.yml").symlink_to(other / "journeysite.yml")
    assert (found(root), [line.split(" |")[0] for line in told(root)]) == (
        [],
        ["content J009 this is a link, and links are not followed"],
    )
    settings = read_settings_file(root)
    assert settings.value is None
    assert [(one.code, one.place.file) for one in settings.diagnostics] == [("J009", "journeysite.yml")]


def test_a_site_may_itself_be_reached_by_a_link(site_folder: SiteFolder, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(site_folder({"content/personas/a.md": ""}))
    assert (found(tmp_path / "shortcut"), told(tmp_path / "shortcut")) == ([("persona", "a", None, "")], [])


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_the_system_refuses_is_told(site_folder: SiteFolder) -> None:
    root = site_folder({"content/personas/a.md": "x"})
    (root / "content/personas/a.md").chmod(0)
    assert told(root) == ["content/personas/a.md J001 this file cannot be read: permission denied | "]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_pictures_and_settings_that_the_system_refuses_are_told(site_folder: SiteFolder) -> None:
    root = site_folder({"content/media/a.png": "x"})
    (root / "content/media/a.png").chmod(0)
    assert told(root) == ["content/media/a.png J001 this file cannot be read: permission denied | "]
    root.chmod(0)
    assert [one.message for one in read_settings_file(root).diagnostics] == [
        "this file cannot be read: permission denied"
    ]
    root.chmod(0o755)


def test_a_file_that_vanishes_while_it_is_read_is_told(site_folder: SiteFolder) -> None:
    from journeysite.read.discover import read_source

    root = site_folder({"content/personas/a.md": "x"})
    (listed,) = list_files(root).value.contents
    (root / "content/personas/a.md").unlink()
    read = read_source(root, listed)
    assert read.value is None
    assert [one.message for one in read.diagnostics] == ["this file cannot be read: no such file or directory"]


def test_a_site_without_content_is_told(site_folder: SiteFolder) -> None:
    assert told(site_folder({})) == [
        "content J401 there is no folder `content` | put the site's Markdown files into a folder `content` beside "
        "`journeysite.yml`"
    ]
    assert told(site_folder({"Content/index.md": ""})) == [
        "content J401 there is no folder `content` | rename `Content` to `content`"
    ]


def test_settings_are_found_or_their_absence_explained(site_folder: SiteFolder) -> None:
    def hint(root: Path) -> list[str]:
        return [f"{one.message} | {one.hint}" for one in read_settings_file(root).diagnostics]

    assert read_settings_file(site_folder({"journeysite.yml": "title: x"})).value == b"title: x"
    assert hint(site_folder({"journeysite.yml": None, "journeysite.yaml": "title: x"})) == [
        "there is no `journeysite.yml` | rename `journeysite.yaml` to `journeysite.yml`"
    ]
    assert hint(site_folder({"journeysite.yml": None, "content/index.md": ""})) == [
        "there is no `journeysite.yml` here | go to the folder of your site, or make a new one: `journeysite new SITE`"
    ]
    assert hint(site_folder({"journeysite.yml": None, "Journeysite.yml.txt": ""})) == [
        "there is no `journeysite.yml` | rename `Journeysite.yml.txt` to `journeysite.yml`"
    ]
    inside = site_folder({"content/personas/a.md": ""}) / "content" / "personas"
    assert hint(inside) == [
        "there is no `journeysite.yml` here | this is a folder inside a site: name the site, `../..`"
    ]
    assert hint(Path("/nowhere/at-all")) == ["there is no folder `at-all` | check the path"]


def test_listing_reads_nothing_and_stamps_everything(site_folder: SiteFolder) -> None:
    root = site_folder({"content/personas/a.md": "12345"})
    (listed,) = list_files(root).value.contents
    stamp = (root / "content/personas/a.md").stat()
    assert (listed.kind, listed.size, listed.modified) == (DocumentKind.PERSONA, 5, stamp.st_mtime_ns)


def test_finding_files_needs_no_library() -> None:
    libraries = "{'pydantic', 'yaml', 'markdown_it', 'jinja2'}"
    code = f"import sys, journeysite.read.discover; print({libraries} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_names_that_leave_no_room_for_the_rest_of_an_address_are_told_at_their_file(site_folder: SiteFolder) -> None:
    page, picture = f"content/pages/{'a' * 252}.md", f"content/media/{'b' * 251}.png"
    deep = f"content/pages/{'/'.join(['c' * 240] * 5)}.md"
    far = f"content/media/{'/'.join(['d' * 240] * 5)}.png"
    fits = [f"content/pages/{'e' * 247}.md", f"content/media/{'f' * 246}.png", f"content/journeys/01-{'g' * 249}.md"]
    root = site_folder(dict.fromkeys((page, picture, deep, far, *fits), ""))
    short = "a name of more than 250 bytes cannot be part of an address"
    folders = "with its folders this name has more than 1,000 bytes, too many for an address"
    few = "put it into fewer folders, or give them shorter names"
    assert told(root) == [
        f"{picture} J007 {short} | rename it, such as `{'b' * 80}.png`",
        f"{far} J007 {folders} | {few}",
        f"{page} J007 {short} | rename it, such as `{'a' * 80}.md`",
        f"{deep} J007 {folders} | {few}",
    ]
