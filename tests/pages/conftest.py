"""Sites made of a few files, read and linked, ready to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from journeysite.build import Loaded, load
from journeysite.diagnostics import Severity
from journeysite.html.printing import render_page
from journeysite.pages.beside import static_artifacts
from journeysite.pages.plan import plan_maps, plan_pages
from journeysite.publish import Artifact
from tests.pages.sample_site import SAMPLE

Files = tuple[tuple[str, str | None], ...]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Files], Loaded]:
    """Loads the sample site with these files changed, once for all tests that ask for the same."""

    @cache
    def make(files: Files) -> Loaded:
        root = tmp_path_factory.mktemp("sample")
        for name, text in {**SAMPLE, **dict(files)}.items():
            if text is not None:
                _write(root / name, text)
        found = load(root)
        assert [d.message for d in found.diagnostics if d.severity is Severity.ERROR] == []
        assert found.value is not None
        return found.value

    return make


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))


@pytest.fixture
def loaded(sample: Callable[[Files], Loaded]) -> Callable[..., Loaded]:
    """Loads the sample site, with these files changed or added (None leaves one out); errors fail the test."""

    def make(files: Mapping[str, str | None] | None = None) -> Loaded:
        return sample(tuple((files or {}).items()))

    return make


@pytest.fixture
def published(loaded: Callable[..., Loaded]) -> Callable[..., Mapping[str, str]]:
    """Every text file of the sample site by its path, as it would be published; printed when it is asked for."""

    def make(files: Mapping[str, str | None] | None = None) -> Mapping[str, str]:
        return Texts(loaded(files))

    return make


class Texts(Mapping[str, str]):
    """The text files of a site by their paths."""

    def __init__(self, site: Loaded) -> None:
        made_with = (site.site, site.theme, site.build_info)
        plans = (*plan_pages(*made_with), *plan_maps(*made_with))
        static = [
            file for file in static_artifacts(site.site, site.theme) if not file.path.endswith((".woff2", ".png"))
        ]
        self._makers: dict[str, Callable[[], Artifact]] = {
            **{plan.path: lambda plan=plan: render_page(plan.view(), site.theme) for plan in plans},
            **{file.path: lambda file=file: file for file in static if not file.path.endswith((".woff2", ".png"))},
        }

    def __getitem__(self, path: str) -> str:
        return self._makers[path]().data.decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)
