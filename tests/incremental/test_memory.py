"""A pure function runs once for equal inputs, within a process and across processes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from journeysite.incremental import store as stores
from journeysite.incremental.memory import Memo
from journeysite.incremental.store import DAMAGED, FOREIGN, Store, digest, open_store

PROGRAM = digest("this program")


class Text:
    """Text as UTF-8."""

    def write(self, value: str) -> bytes:
        return value.encode()

    def read(self, data: bytes) -> str:
        return data.decode()


def store(folder: Path, program: bytes = PROGRAM, largest: int = stores.LARGEST) -> Store:
    return open_store(folder, program, largest)


def filled(folder: Path, values: dict[str, bytes], **options: int) -> Store:
    """The store after one more build that put these values."""
    opened = store(folder, **options)  # type: ignore[arg-type]
    for name, value in values.items():
        opened.put("draw", digest(name), value)
    assert opened.save() == ()
    return opened


def packs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.pack"))


def test_a_digest_tells_lists_of_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("é") == digest("é".encode())


def test_what_was_made_once_is_not_made_again_and_ran_says_what_was() -> None:
    remembered = Memo()
    made = [
        remembered.recall("draw", name, digest(text), text.upper) for name, text in [("a", "x"), ("b", "x"), ("c", "y")]
    ]
    assert made == ["X", "X", "Y"]
    assert remembered.ran == ["draw a", "draw c"]


def test_kinds_do_not_share_their_values() -> None:
    remembered = Memo()
    assert remembered.recall("layout", "a", digest("x"), lambda: 1) == 1
    assert remembered.recall("draw", "a", digest("x"), lambda: 2) == 2


def test_what_a_build_did_not_use_is_forgotten_in_memory() -> None:
    remembered = Memo()
    for texts in ("ab", "b", "ab"):
        for text in texts:
            remembered.recall("draw", text, digest(text), text.upper)
        ran = list(remembered.ran)
        remembered.end_build()
    assert ran == ["draw a"]


def test_the_next_process_remembers_what_has_a_codec(tmp_path: Path) -> None:
    ran = []
    for _ in range(2):
        remembered = Memo(store(tmp_path / "memo"))
        assert remembered.recall("draw", "a", digest("x"), lambda: "X", Text()) == "X"
        assert remembered.recall("parse", "a", digest("x"), lambda: ("kept", "in", "memory")) == (
            "kept",
            "in",
            "memory",
        )
        ran.append(list(remembered.ran))
        assert remembered.end_build() == ()
    assert ran == [["draw a", "parse a"], ["parse a"]]


def test_a_build_that_learns_nothing_writes_nothing(tmp_path: Path) -> None:
    filled(tmp_path, {"a": b"x"})
    before = [(file, file.stat().st_mtime_ns) for file in tmp_path.iterdir()]
    filled(tmp_path, {})
    assert [(file, file.stat().st_mtime_ns) for file in tmp_path.iterdir()] == before


def test_many_builds_leave_few_packs_and_lose_nothing(tmp_path: Path) -> None:
    for number in range(100):
        filled(tmp_path, {f"value {number}": b"%03d" % number * 500})
    assert len(packs(tmp_path)) <= 7
    opened = store(tmp_path)
    assert [opened.get("draw", digest(f"value {n}")) for n in range(100)] == [b"%03d" % n * 500 for n in range(100)]


def test_beyond_its_bound_the_oldest_values_go(tmp_path: Path) -> None:
    for number in range(40):
        filled(tmp_path, {f"value {number}": bytes(1000)}, largest=10_000)
    opened = store(tmp_path)
    left = [number for number in range(40) if opened.get("draw", digest(f"value {number}")) is not None]
    assert left == list(range(left[0], 40))
    assert 4 <= len(left) <= 10
    assert sum(file.stat().st_size for file in packs(tmp_path)) < 12_000


def test_two_processes_at_once_keep_what_both_learnt(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put("draw", digest("a"), b"from one")
    other.put("draw", digest("b"), b"from the other")
    assert one.save() == other.save() == ()
    opened = store(tmp_path)
    assert (opened.get("draw", digest("a")), opened.get("draw", digest("b"))) == (b"from one", b"from the other")


@pytest.mark.parametrize("size", [0, 1, 60, 200])
def test_a_cut_off_pack_is_thrown_away_with_a_notice(tmp_path: Path, size: int) -> None:
    filled(tmp_path, {"a": bytes(500)})
    (pack,) = packs(tmp_path)
    os.truncate(pack, size)
    opened = store(tmp_path)
    assert [(notice.code, notice.severity) for notice in opened.notices] == [("J513", "note")]
    assert opened.notices[0].message.startswith("the memory of earlier builds is begun anew: it ")
    assert opened.get("draw", digest("a")) is None
    assert packs(tmp_path) == []


@pytest.mark.parametrize("place", [10, 40, -1, -20, -80])
def test_a_changed_byte_of_head_or_index_throws_the_pack_away(tmp_path: Path, place: int) -> None:
    filled(tmp_path, {"a": bytes(500)})
    change_byte(packs(tmp_path)[0], place)
    assert [notice.code for notice in store(tmp_path).notices] == ["J513"]


def change_byte(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)


def test_a_changed_byte_of_a_value_loses_that_value_alone(tmp_path: Path) -> None:
    filled(tmp_path, {"a": bytes(500), "b": bytes(500)})
    change_byte(packs(tmp_path)[0], 100)
    opened = store(tmp_path)
    assert (opened.get("draw", digest("a")), opened.get("draw", digest("b"))) == (None, bytes(500))


def test_a_pack_of_another_program_is_thrown_away_with_a_notice(tmp_path: Path) -> None:
    filled(tmp_path, {"a": b"x"})
    opened = store(tmp_path, program=digest("the next version"))
    assert [notice.message for notice in opened.notices] == [f"the memory of earlier builds is begun anew: {FOREIGN}"]
    assert DAMAGED not in opened.notices[0].message
    assert opened.get("draw", digest("a")) is None
    assert store(tmp_path).notices == ()


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "memo").write_text("a file where the folder should be")
    opened = store(tmp_path / "memo")
    opened.put("draw", digest("a"), b"x")
    (notice,) = opened.save()
    assert (notice.code, notice.severity) == ("J514", "note")
    assert opened.get("draw", digest("a")) == b"x"


def test_half_written_packs_of_killed_builds_go_after_a_day(tmp_path: Path) -> None:
    for name, age in (("young.part", 60), ("old.part", 100_000)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age, time.time() - age))
    store(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["young.part"]


def test_the_folder_tells_git_and_backups_that_nobody_needs_it(tmp_path: Path) -> None:
    filled(tmp_path / ".journeysite", {"a": b"x"})
    assert (tmp_path / ".journeysite/.gitignore").read_text() == "*\n"
    assert (
        (tmp_path / ".journeysite/CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    )


def test_the_key_of_the_program_stays_the_same_until_the_program_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    key = stores.program_key()
    assert stores.program_key() == key
    monkeypatch.setattr(stores, "__version__", "another")
    assert stores.program_key() != key


def test_kinds_and_digests_that_would_not_fit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="too long"):
        store(tmp_path).put("a kind of seventeen", digest("x"), b"")
    with pytest.raises(ValueError, match="32 bytes"):
        store(tmp_path).put("draw", b"short", b"")
