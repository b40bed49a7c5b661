"""A path leads to what was read, or to nothing where it ends too soon."""

from __future__ import annotations

import pytest
from msgspec import Struct

from journeysite.incremental.paths import ALL, KEYS, NOTHING, STEP, found_at


class Town(Struct, frozen=True):
    houses: dict[str, tuple[str, ...] | None] | None
    mayor: str | None = None


HOUSES: dict[str, tuple[str, ...] | None] = {"a": ("hall", "attic"), "b": None}
TOWN = Town(HOUSES)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("mayor", None),
        ("houses", HOUSES),
        (f"houses{KEYS}", HOUSES),
        (f"houses{ALL}", HOUSES),
        (f"houses{STEP}a{STEP}1", "attic"),
        (f"houses{STEP}b", None),
    ],
)
def test_a_path_leads_to_what_was_read(path: str, found: object) -> None:
    assert found_at(TOWN, path) is found


@pytest.mark.parametrize(
    "path", ["gate", f"houses{STEP}z", f"houses{STEP}a{STEP}2", f"houses{STEP}a{STEP}x", f"mayor{KEYS}", f"mayor{ALL}"]
)
def test_a_path_that_ends_too_soon_leads_to_nothing(path: str) -> None:
    assert found_at(TOWN, path) is NOTHING
