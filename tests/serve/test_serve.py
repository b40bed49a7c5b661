"""Building while somebody writes: what an edit does not touch is not made again, and nothing ever ends the session."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from journeysite.build import Loaded, load
from journeysite.diagnostics import Diagnostic
from journeysite.html.figures import Drawings, draw_figure
from journeysite.html.poster import Drawn
from journeysite.html.printing import render_page
from journeysite.incremental.memory import Memo
from journeysite.layout.metrics import Metrics
from journeysite.pages.beside import static_artifacts
from journeysite.pages.plan import PageView, plan_files
from journeysite.publish import Artifact
from journeysite.serve import Attempt, Rebuilder, Reporter, announce
from journeysite.serve.files import Files
from journeysite.serve.live import Finding, Live
from journeysite.serve.session import Session
from journeysite.serve.watch import Changes, Watcher
from journeysite.starter import start_site
from journeysite.steps import media_files, print_all
from journeysite.theme.theme import Theme

STAGE = "content/journeys/bike-repair/02-hand-over.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The starter: one journey of three stages."""
    start_site(tmp_path / "shop")
    return tmp_path / "shop"


def edit(site: Path, file: str, old: str, new: str) -> None:
    text = (site / file).read_text(encoding="utf-8")
    assert old in text
    (site / file).write_text(text.replace(old, new), encoding="utf-8")


def load_whole(site: Path) -> Loaded:
    loaded = load(site).value
    assert loaded is not None
    return loaded


def clean(site: Path) -> dict[str, bytes]:
    """The site built from nothing."""
    loaded = load_whole(site)
    plans = plan_files(loaded.site, loaded.theme, loaded.build_info)
    beside = static_artifacts(loaded.site, loaded.theme)
    printed = chain(print_all(plans, loaded.theme, Memo()), beside, media_files(loaded.root, loaded.media))
    return {file.path: file.data for file in printed if isinstance(file, Artifact)}


def saved(site: Path, file: str) -> Changes:
    return frozenset({site.resolve() / file})


def test_an_edited_story_is_the_only_file_read_and_changes_what_tells_it(site: Path) -> None:
    rebuilder = Rebuilder(site)
    first = rebuilder.build()
    assert first.files is not None
    before = dict(first.files)
    assert STAGE in first.parsed
    edit(site, STAGE, "The workshop knows at ten", "The workshop knows at nine")
    edit(site, "content/index.md", "[[roadmap/ready-message]]", "[[nothing]]")  # which nobody has told of yet
    second = rebuilder.build(saved(site, STAGE))
    assert second.files is not None
    assert second.parsed == (STAGE,)
    assert {path for path, data in second.files.items() if data != before[path]} == {
        "journeys/bike-repair.html",  # with its first sentence
        "journeys/bike-repair/hand-over.html",
    }


def test_a_content_file_that_becomes_a_link_while_it_is_served_is_not_followed(site: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: token\n---\n", encoding="utf-8")
    rebuilder = Rebuilder(site)
    assert rebuilder.build().files is not None
    page = site / "content/index.md"
    page.unlink()
    page.symlink_to(secret)
    attempt = rebuilder.build(saved(site, "content/index.md"))
    assert [one.code for one in attempt.diagnostics] == ["J009"]


def test_a_save_that_changes_nothing_parses_nothing(site: Path) -> None:
    rebuilder = Rebuilder(site)
    first = rebuilder.build()
    again = rebuilder.build(saved(site, STAGE))
    assert (again.parsed, rebuilder.build().parsed) == ((), ())
    assert first.files is not None
    assert again.files is not None
    assert dict(again.files) == dict(first.files)


EDITS: dict[str, Callable[[Path], object]] = {
    STAGE: lambda site: edit(site, STAGE, "emotion: irritant", "emotion: delight"),
    "content/journeys/bike-repair/index.md": lambda site: edit(
        site, "content/journeys/bike-repair/index.md", "title: My bike", "title: Our bike"
    ),
    "content/personas/amina.md": lambda site: edit(
        site, "content/personas/amina.md", "title: Amina", "title: Amina B."
    ),
    "journeysite.yml": lambda site: edit(site, "journeysite.yml", "#5a389b", "#0b6e75"),
    "content/pages/method.md": lambda site: (site / "content/pages/method.md").write_text(
        "# Method\n\n[[bike-repair]]\n\n## How\n\nLike this.\n"
    ),
    "content/pages/method.md (story)": lambda site: edit(site, "content/pages/method.md", "Like this", "[[amina]]"),
    "content/pages/method.md (heading)": lambda site: edit(site, "content/pages/method.md", "How", "Why"),
    "content/index.md": lambda site: edit(site, "content/index.md", "[[roadmap/ready-message]]", "[[amina|She]]"),
    "content/roadmap/tell.md": lambda site: (site / "content/roadmap/ready-message.md").rename(
        site / "content/roadmap/tell.md"
    ),
    f"{STAGE} (broken link)": lambda site: edit(site, STAGE, "The workshop knows at ten", "[[nobody]] knows at ten"),
    f"{STAGE} (mended)": lambda site: edit(site, STAGE, "[[nobody]] knows", "[[amina]] knows"),
    f"{STAGE} (item)": lambda site: edit(site, STAGE, "roadmap: [ready-message]", "roadmap: [tell]"),
    f"{STAGE} (item, from now on)": lambda site: edit(
        site, STAGE, "channel: phone", "channel: phone\n    roadmap: [tell]"
    ),
    f"{STAGE} (channel)": lambda site: edit(site, STAGE, "channel: phone", "channel: store"),
    f"{STAGE} (touchpoint renamed)": lambda site: edit(site, STAGE, "Leaves the bike", "Leaves her bike"),
    f"{STAGE} (touchpoint gone)": lambda site: edit(
        site, STAGE, "  - title: Leaves her bike\n    channel: store\n", "  - title: Leaves it\n"
    ),
    "content/roadmap/tell.md (touchpoint)": lambda site: edit(
        site, "content/roadmap/tell.md", "touchpoints: [bike-repair/hand-over/wait]\n", ""
    ),
    "content/roadmap/tell.md (title)": lambda site: edit(
        site, "content/roadmap/tell.md", "title: A message", "title: One message"
    ),
    "content/personas/amina.md (story)": lambda site: (site / "content/personas/amina.md").write_text(
        (site / "content/personas/amina.md").read_text(encoding="utf-8") + "\nShe rides in [[bike-repair]].\n"
    ),
}


def test_after_any_edits_the_site_is_that_of_a_clean_build(site: Path) -> None:
    (site / "content/pages").mkdir()
    rebuilder = Rebuilder(site)
    rebuilder.build()
    compared = 0
    changed: Changes = frozenset()
    for name, act in EDITS.items():
        act(site)
        changed |= saved(site, name.partition(" ")[0])
        attempt = rebuilder.build(changed)
        if attempt.files is not None:
            assert dict(attempt.files) == clean(site), name
            compared += 1
            changed = frozenset()
    assert compared >= len(EDITS) - 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The workshop knows at ten", "[[nobody]] knows at ten"),
        ("The workshop knows at ten", "![](media/bike.svg) knows at ten"),
        ("emotion: irritant", "emotion: delight"),
        ("title: Hand over", "title: [Hand over"),
    ],
)
def test_a_save_with_more_than_a_new_story_is_told_as_a_build_tells_it(old: str, new: str, site: Path) -> None:
    rebuilder = Rebuilder(site)
    rebuilder.build()
    edit(site, STAGE, old, new)
    assert rebuilder.build(saved(site, STAGE)).diagnostics == load(site).diagnostics


KEPT_UP = {
    "emotion": (STAGE, "emotion: irritant", "emotion: delight"),
    "title": (STAGE, "title: Waits for news", "title: Waits for a call"),
    "title without an id": (STAGE, "title: Leaves the bike", "title: Leaves her bike"),
    "channel": (STAGE, "channel: phone", "channel: store"),
    "heading": (STAGE, "The workshop knows at ten", "## At ten\n\nThe workshop knows"),
    "journey": ("content/journeys/bike-repair/index.md", "owner: workshop", "owner: front-desk"),
    "roadmap item": ("content/roadmap/ready-message.md", "status: planned", "status: in-progress"),
    "home": ("content/index.md", "\n---\n", "\n---\nWelcome.\n\n"),
}


def built_without_loading(rebuilder: Rebuilder, changed: Changes) -> Attempt:
    """The site after these changes; to load it whole is a fault."""
    with pytest.MonkeyPatch.context() as forbidden:
        forbidden.setattr("journeysite.serve.session.load", forbidden.undo)
        return rebuilder.build(changed)


@pytest.mark.parametrize(("file", "old", "new"), KEPT_UP.values(), ids=KEPT_UP)
def test_a_save_that_leaves_names_alone_loads_no_site(file: str, old: str, new: str, site: Path) -> None:
    rebuilder = Rebuilder(site)
    rebuilder.build()
    edit(site, file, old, new)
    attempt = built_without_loading(rebuilder, saved(site, file))
    assert (attempt.failure, attempt.parsed) == ("", (file,))
    assert attempt.files is not None
    assert dict(attempt.files) == clean(site)


def test_what_an_editor_makes_and_takes_away_while_it_saves_loads_no_site(site: Path) -> None:
    rebuilder = Rebuilder(site)
    rebuilder.build()
    edit(site, STAGE, "emotion: irritant", "emotion: delight")
    attempt = built_without_loading(rebuilder, saved(site, STAGE) | saved(site, "content/journeys/bike-repair/sedQy7"))
    assert (attempt.failure, attempt.parsed) == ("", (STAGE,))


def test_a_file_that_is_gone_is_missed(site: Path) -> None:
    rebuilder = Rebuilder(site)
    rebuilder.build()
    (site / "content/journeys/bike-repair/03-collect.md").unlink()
    attempt = rebuilder.build(saved(site, "content/journeys/bike-repair/03-collect.md"))
    assert attempt.files is not None
    assert dict(attempt.files) == clean(site)


def test_a_site_that_could_not_be_shown_is_loaded_whole(site: Path) -> None:
    rebuilder = Rebuilder(site)
    rebuilder.build()
    edit(site, STAGE, "emotion: irritant", "emotion: delight")
    (item := site / "content/roadmap/ready-message.md").write_text(
        item.read_text(encoding="utf-8").replace("kind: process", "start: 2027\nend: 2026"), encoding="utf-8"
    )
    assert rebuilder.build(saved(site, STAGE) | saved(site, "content/roadmap/ready-message.md")).files is None
    edit(site, "content/roadmap/ready-message.md", "start: 2027\nend: 2026", "start: 2026\nend: 2027")
    attempt = rebuilder.build(saved(site, "content/roadmap/ready-message.md"))
    assert attempt.files is not None
    assert dict(attempt.files) == clean(site)


def test_findings_that_have_been_told_are_not_told_again(site: Path) -> None:
    rebuilder = Rebuilder(site)
    rebuilder.build()
    edit(site, "content/roadmap/ready-message.md", "teams: [front-desk, workshop]\n", "")
    told = rebuilder.build(saved(site, "content/roadmap/ready-message.md")).diagnostics
    assert [one.code for one in told] == ["J314"]
    edit(site, STAGE, "The workshop knows at ten", "The workshop knows at nine")
    assert rebuilder.build(saved(site, STAGE)).diagnostics == ()


def test_a_build_that_fails_forgets_nothing(site: Path) -> None:
    rebuilder = Rebuilder(site)
    rebuilder.build()
    edit(site, STAGE, "title: Hand over", "title: [Hand over")
    assert rebuilder.build(saved(site, STAGE)).files is None
    edit(site, STAGE, "title: [Hand over", "title: Hand over")
    assert rebuilder.build(saved(site, STAGE)).parsed == ()


def test_templates_are_compiled_once_for_as_long_as_the_theme_is_the_same(site: Path) -> None:
    session = Session(site)
    loaded = [session.load().value]
    edit(site, STAGE, "title: Hand over", "title: Hand it over")
    loaded.append(session.load().value)
    (site / "theme.css").write_text("h1 { color: #123456 }\n", encoding="utf-8")
    loaded.append(session.load().value)
    themes = [one.theme for one in loaded if one]
    assert (themes[0] is themes[1], themes[1] is themes[2]) == (True, False)


def test_what_was_printed_is_not_printed_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []

    def counted(view: PageView, theme: Theme, drawings: Drawings) -> Artifact:
        printed.append(view.path)
        return render_page(view, theme, drawings)

    monkeypatch.setattr("journeysite.serve.files.render_page", counted)
    rebuilder = Rebuilder(site)
    first = rebuilder.build().files
    assert first is not None
    asked = ("journeys/bike-repair/hand-over.html", "personas.html", "404.html")
    before = {path: first[path] for path in asked}
    assert printed == list(asked)
    edit(site, STAGE, "title: Hand over", "title: Hand it over")
    second = rebuilder.build(saved(site, STAGE)).files
    assert second is not None
    assert [second[path] == before[path] for path in asked] == [False, True, True]
    assert printed[3:] == [asked[0]]


def test_prose_redraws_nothing_and_an_emotion_redraws_what_shows_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def counted(subject: object, metrics: Metrics) -> Drawn:
        drawn.append(type(subject).__name__)
        return draw_figure(subject, metrics)

    monkeypatch.setattr("journeysite.html.figures.draw_figure", counted)
    rebuilder, asked = Rebuilder(site), ("journeys/bike-repair.html", "journeys/bike-repair/hand-over.html")

    def redrawn(changes: Changes) -> set[str]:
        drawn.clear()
        files = rebuilder.build(changes).files
        assert files is not None
        assert all(files[path] for path in asked)
        return set(drawn)

    assert "MapSubject" in redrawn(frozenset())
    edit(site, STAGE, "The workshop knows at ten", "The workshop knows at nine")
    edit(site, "content/journeys/bike-repair/index.md", "This journey is about", "These are")
    assert redrawn(saved(site, STAGE) | saved(site, "content/journeys/bike-repair/index.md")) == set()
    edit(site, STAGE, "emotion: irritant", "emotion: delight")
    assert redrawn(saved(site, STAGE)) == {
        "MapSubject", "LocalCurveSubject", "SparklineSubject", "StageSparkSubject",
    }  # fmt: skip


def test_a_site_of_any_size_fills_no_memory(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeysite.serve.files.MOST", 2)
    files = Files(load_whole(site))
    assert all(files[path] for path in ("404.html", "index.html", "roadmap.html", "index.html", "personas.html"))
    assert list(files._printed) == ["roadmap.html", "personas.html"]


def test_after_a_load_that_broke_off_the_site_is_loaded_whole(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuilder = Rebuilder(site)
    rebuilder.build()
    (site / "content/pages").mkdir()
    (site / "content/pages/method.md").write_text("# Method\n", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("journeysite.build.load_theme", broken.undo)
        assert rebuilder.build(saved(site, "content/pages/method.md")).failure
    edit(site, STAGE, "emotion: irritant", "emotion: delight")
    attempt = rebuilder.build(saved(site, STAGE))
    assert attempt.files is not None
    assert dict(attempt.files) == clean(site)


def test_a_fault_of_our_own_is_shown_and_does_not_end_the_session(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("journeysite.serve.session.load", faulty)
    attempt = Rebuilder(site).build()
    live, said = Live(), []
    live.show({"index.html": b"good"})
    announce(attempt, frozenset(), site, live, Reporter(lambda line, style: said.append((line, style)), lambda _: None))
    assert live.edition.pages["index.html"].data == b"good"
    (finding,) = live.edition.findings
    assert finding == Finding("", "error", "journeysite", "journeysite itself failed", "", attempt.failure)
    assert finding.frame.endswith("ZeroDivisionError: a bug\n")
    assert said[0][0].endswith("journeysite itself failed; the last good site stays")


def test_the_writer_is_told_what_changed_and_how_long_it_took(site: Path) -> None:
    live, said = Live(), []
    reporter = Reporter(lambda line, style: said.append((line[10:], style)), lambda _: None)
    files = {"index.html": b"1", "a.html": b"1", "style.css": b"1"}
    root = site.resolve()
    announce(Attempt(None), frozenset(), site, live, reporter)
    announce(Attempt(files), frozenset(), site, live, reporter)
    announce(Attempt(files, seconds=0.5), frozenset({root / STAGE, root / "content/sedXYZ"}), site, live, reporter)
    announce(Attempt(files), frozenset({root / STAGE, root / "journeysite.yml"}), site, live, reporter)
    announce(Attempt(None), frozenset({root / "content/gone.md"}), site, live, reporter)
    assert said == [
        ("there is no site to show until this is mended", "bad"),
        ("ready in 0.00 s", "good"),
        (f"{STAGE}: new in 0.50 s", "good"),
        (f"{STAGE} and 1 more: new in 0.00 s", "good"),
        ("content/gone.md: the last good site stays until this is mended", "bad"),
    ]


def test_a_template_that_cannot_print_its_page_is_told_where_the_page_is_asked_for(site: Path) -> None:
    (site / "themes/own/templates").mkdir(parents=True)
    (site / "themes/own/theme.yml").write_text("extends: default\n")
    (site / "themes/own/templates/404.html").write_text("{{ 1 / 0 }}\n")
    edit(site, "journeysite.yml", "name: default", "name: own")
    live, told = Live(), []
    announce(Rebuilder(site).build(), frozenset(), site, live, Reporter(lambda *_: None, told.extend))
    assert [one.code for one in told] == []
    assert (live.edition.pages.get("404.html"), bool(live.edition.pages["index.html"].data)) == (None, True)
    assert [one.code for one in told] == [finding.code for finding in live.edition.findings]
    assert live.edition.findings[0].place.startswith("themes/own/templates/404.html:1")


def test_a_site_that_nobody_shows_any_more_leaves_the_memory_at_once(site: Path) -> None:
    rebuilder, live = Rebuilder(site), Live()
    reporter = Reporter(lambda *_: None, lambda _: None)
    gc.collect()
    gc.disable()
    try:
        announce(rebuilder.build(), frozenset(), site, live, reporter)
        assert live.edition.pages["index.html"].data
        shown = weakref.ref(rebuilder._files)
        assert shown() is not None
        edit(site, STAGE, "title: Hand over", "title: Hand it over")
        announce(rebuilder.build(saved(site, STAGE)), frozenset(), site, live, reporter)
        assert live.edition.pages["index.html"].data
        assert shown() is None
    finally:
        gc.enable()


def test_a_picture_that_becomes_a_link_while_it_is_served_is_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    picture = site / "content/media/x.png"
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(b"picture")
    rebuilder, live = Rebuilder(site), Live()
    told: list[Diagnostic] = []
    reporter = Reporter(lambda *_: None, told.extend)
    announce(rebuilder.build(), frozenset(), site, live, reporter)
    picture.unlink()
    picture.symlink_to(tmp_path / "secret")
    assert "media/x.png" in live.edition.pages
    assert live.edition.pages.get("media/x.png") is None
    assert [finding.code for finding in live.edition.findings] == ["J009"]
    attempt = rebuilder.build(saved(site, "content/media/x.png"))
    assert (attempt.files, [one.code for one in attempt.diagnostics]) == (None, ["J009"])
    picture.unlink()
    picture.write_bytes(b"another")
    announce(
        rebuilder.build(saved(site, "content/media/x.png")), saved(site, "content/media/x.png"), site, live, reporter
    )
    assert live.edition.pages["media/x.png"].data == b"another"


@pytest.mark.parametrize("folder", ["content", "themes"])
def test_a_folder_that_is_a_link_is_refused_from_the_start_and_a_save_in_it_ends_nothing(
    site: Path, tmp_path: Path, folder: str
) -> None:
    (site / "themes").mkdir()
    (site / folder).rename(tmp_path / "elsewhere")
    (site / folder).symlink_to(tmp_path / "elsewhere")
    rebuilder, live, said = Rebuilder(site), Live(), []
    reporter = Reporter(lambda line, _: said.append(line), lambda _: None)
    with Watcher(site, ("content", "themes"), (), print) as watcher:
        attempt = rebuilder.build()
        announce(attempt, frozenset(), site, live, reporter)
        assert (attempt.files, [(one.code, one.place.file) for one in attempt.diagnostics]) == (
            None,
            [("J009", folder)],
        )
        (tmp_path / "elsewhere/note.md").write_text("saved")
        assert watcher.wait(0.3) == frozenset()
        (site / folder).unlink()
        (tmp_path / "elsewhere/note.md").unlink()
        (tmp_path / "elsewhere").rename(site / folder)
        changed = watcher.wait(5)
    assert changed
    again = rebuilder.build(changed)
    announce(again, changed, site, live, reporter)
    assert again.files is not None
    assert "Traceback" not in "".join(said)


def test_a_file_that_becomes_a_link_while_it_is_served_is_told(site: Path, tmp_path: Path) -> None:
    rebuilder = Rebuilder(site)
    rebuilder.build()
    (site / STAGE).rename(tmp_path / "moved.md")
    (site / STAGE).symlink_to(tmp_path / "moved.md")
    attempt = rebuilder.build(saved(site, STAGE))
    assert (attempt.files, attempt.failure) == (None, "")
    assert ("J009", STAGE) in [(one.code, one.place.file) for one in attempt.diagnostics]


def test_a_data_file_that_comes_or_goes_while_it_is_served_changes_what_is_told_of_a_source(site: Path) -> None:
    indicator, data = site / "content/indicators/visits.md", site / "content/data/visits.csv"
    for file in (indicator, data):
        file.parent.mkdir(exist_ok=True)
    indicator.write_text("---\ntitle: Visits\nsource: data/visits.csv\n---\n", encoding="utf-8")
    rebuilder = Rebuilder(site)

    def is_missed(attempt: Attempt) -> bool:
        return "J248" in [one.code for one in attempt.diagnostics]

    assert is_missed(rebuilder.build())
    data.write_text("day,visits\n", encoding="utf-8")
    assert not is_missed(rebuilder.build(saved(site, "content/data/visits.csv")))
    data.unlink()
    assert is_missed(rebuilder.build(saved(site, "content/data/visits.csv")))
    edit(site, "content/indicators/visits.md", "data/visits.csv", "Web analytics")
    rebuilder.build(saved(site, "content/indicators/visits.md"))
    edit(site, "content/indicators/visits.md", "Web analytics", "data/visits.csv")
    assert is_missed(rebuilder.build(saved(site, "content/indicators/visits.md")))
