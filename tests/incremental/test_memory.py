"""A pure function runs once for equal inputs, within a process and across processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from journeysite.incremental import store as stores
from journeysite.incremental.folder import SIGNATURE
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


def database(folder: Path) -> Path:
    """The one database of a folder."""
    (found,) = folder.glob("*.sqlite")
    return found


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


def test_many_builds_leave_one_file_and_lose_nothing(tmp_path: Path) -> None:
    for number in range(100):
        filled(tmp_path, {f"value {number}": b"%03d" % number * 500})
    assert sorted(file.name for file in tmp_path.iterdir()) == [".gitignore", "CACHEDIR.TAG", database(tmp_path).name]
    opened = store(tmp_path)
    assert [opened.get("draw", digest(f"value {n}")) for n in range(100)] == [b"%03d" % n * 500 for n in range(100)]


def test_many_values_are_found_at_once_in_the_order_they_are_asked_for(tmp_path: Path) -> None:
    filled(tmp_path, {str(number): b"%d" % number for number in range(0, 1500, 2)})
    opened = store(tmp_path)
    opened.put("draw", digest("1"), b"new")
    found = list(opened.get_all("draw", [digest(str(number)) for number in range(1500)]))
    assert found == [b"new" if n == 1 else None if n % 2 else b"%d" % n for n in range(1500)]


def test_beyond_its_bound_the_oldest_values_go(tmp_path: Path) -> None:
    for number in range(40):
        filled(tmp_path, {f"value {number}": bytes(20_000)}, largest=200_000)
    opened = store(tmp_path)
    left = [number for number in range(40) if opened.get("draw", digest(f"value {number}")) is not None]
    assert left == list(range(left[0], 40))
    assert 4 <= len(left) <= 10
    assert database(tmp_path).stat().st_size < 280_000


def test_a_value_that_is_put_again_is_young_again(tmp_path: Path) -> None:
    filled(tmp_path, {"a": b"first"})
    filled(tmp_path, {"b": b"x" * 60_000})
    filled(tmp_path, {"a": b"second"}, largest=50_000)
    assert [store(tmp_path).get("draw", digest(name)) for name in "ab"] == [b"second", None]


def test_two_processes_at_once_keep_what_both_learnt(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put("draw", digest("a"), b"from one")
    other.put("draw", digest("b"), b"from the other")
    assert one.save() == other.save() == ()
    opened = store(tmp_path)
    assert (opened.get("draw", digest("a")), opened.get("draw", digest("b"))) == (b"from one", b"from the other")


def test_a_database_before_its_first_transaction_is_not_taken_for_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = store(tmp_path)
    begun.put("draw", digest("a"), b"learnt")
    connect = Store._connection

    def while_another_build_starts(self: Store) -> object:
        if self is begun:
            assert store(tmp_path).notices == ()
        return connect(self)

    monkeypatch.setattr(Store, "_connection", while_another_build_starts)
    assert begun.save() == ()
    assert store(tmp_path).get("draw", digest("a")) == b"learnt"


WRITER = """
import sys
from pathlib import Path
from journeysite.incremental.store import digest, open_store

own, folder = sys.argv[1:]
for turn in range(30):
    opened = open_store(Path(folder), digest("this program"))
    assert not opened.notices, opened.notices
    for number in range(20):
        opened.put("draw", digest(f"{own} {turn} {number}"), own.encode() * 5_000)
    told = opened.save()
    assert not told, told
"""


def test_processes_that_write_at_the_same_time_wait_for_each_other_and_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER]
    writers = [subprocess.Popen([*command, own, str(tmp_path / "memo")], stderr=subprocess.PIPE) for own in "abc"]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [(b"", 0)] * 3
    opened = store(tmp_path / "memo")
    keys = [(own, digest(f"{own} {turn} {number}")) for own in "abc" for turn in range(30) for number in range(20)]
    found = opened.get_all("draw", [key for _, key in keys])
    assert [own for (own, _), data in zip(keys, found, strict=True) if data != own.encode() * 5_000] == []


def test_a_process_forked_off_reads_what_its_parent_reads(tmp_path: Path) -> None:
    filled(tmp_path, {"a": b"x"})
    opened = store(tmp_path)
    assert opened.get("draw", digest("a")) == b"x"
    child = os.fork()
    if not child:
        os._exit(0 if opened.get("draw", digest("a")) == b"x" and len(opened._open) == 2 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert opened.get("draw", digest("a")) == b"x"


@pytest.mark.parametrize("size", [0, 1, 60, 200, 5000])
def test_a_cut_off_database_is_thrown_away_with_a_notice(tmp_path: Path, size: int) -> None:
    filled(tmp_path, {"a": bytes(500)})
    os.truncate(database(tmp_path), size)
    opened = store(tmp_path)
    assert [(notice.code, notice.severity) for notice in opened.notices] == [("J513", "note")]
    assert opened.notices[0].message == f"the memory of earlier builds is begun anew: {DAMAGED}"
    assert opened.get("draw", digest("a")) is None
    assert list(tmp_path.glob("*.sqlite")) == []


def change_byte(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)


def test_a_changed_byte_of_a_value_loses_that_value_alone(tmp_path: Path) -> None:
    filled(tmp_path, {"a": bytes(500), "b": b"b" * 500})
    change_byte(database(tmp_path), database(tmp_path).read_bytes().index(b"b" * 500) + 100)
    opened = store(tmp_path)
    assert (opened.get("draw", digest("a")), opened.get("draw", digest("b"))) == (bytes(500), None)


def test_whichever_byte_is_changed_no_value_is_another_and_the_next_build_remembers_again(tmp_path: Path) -> None:
    values = {str(number): b"%d" % number * 700 for number in range(30)}
    filled(tmp_path / "memo", values)
    whole = database(tmp_path / "memo").read_bytes()
    chance = Random("a byte")
    for place in (*range(0, 120, 3), *(chance.randrange(len(whole)) for _ in range(150))):
        database(tmp_path / "memo").write_bytes(whole)
        change_byte(database(tmp_path / "memo"), place)
        opened = store(tmp_path / "memo")
        found = {name: opened.get("draw", digest(name)) for name in values}
        assert {name for name, data in found.items() if data not in (None, values[name])} == set(), place
        opened.put("draw", digest("new"), b"new")
        assert [one.code for one in opened.save()] in ([], ["J513"]), place
        assert store(tmp_path / "memo").get("draw", digest("new")) == b"new", place


def test_what_shows_to_be_damaged_when_it_is_read_is_told_when_the_build_ends(tmp_path: Path) -> None:
    filled(tmp_path, {str(number): bytes(3000) for number in range(100)})
    whole = bytearray(database(tmp_path).read_bytes())
    whole[8192:-4096] = bytes(len(whole) - 8192 - 4096)
    database(tmp_path).write_bytes(whole)
    opened = store(tmp_path)
    assert all(opened.get("draw", digest(str(number))) in (None, bytes(3000)) for number in range(100))
    opened.put("draw", digest("new"), b"new")
    assert [one.code for one in (*opened.notices, *opened.save())] == ["J513"]
    assert store(tmp_path).get("draw", digest("new")) == b"new"


def test_a_memory_of_another_program_is_thrown_away_with_a_notice(tmp_path: Path) -> None:
    filled(tmp_path, {"a": b"x"})
    opened = store(tmp_path, program=digest("the next version"))
    assert [notice.message for notice in opened.notices] == [f"the memory of earlier builds is begun anew: {FOREIGN}"]
    assert DAMAGED not in opened.notices[0].message
    assert opened.get("draw", digest("a")) is None
    assert store(tmp_path).notices == ()


def test_packs_of_earlier_versions_are_thrown_away_with_a_notice(tmp_path: Path) -> None:
    (tmp_path / "CACHEDIR.TAG").write_bytes(SIGNATURE)
    (tmp_path / "00000001-0badcafe.pack").write_bytes(b"journeysite memo 1\n\n\n\n\n\nand more")
    (tmp_path / "00000002-0badcafe.pack").write_bytes(b"PACK of somebody's history")
    assert [notice.code for notice in store(tmp_path).notices] == ["J513"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["00000002-0badcafe.pack", "CACHEDIR.TAG"]


def test_a_copy_of_a_memory_is_not_believed(tmp_path: Path) -> None:
    """Whoever could commit one would write the pages of the site."""
    filled(tmp_path / "memo", {"a": b"x"})
    copytree(tmp_path / "memo", tmp_path / "copy")
    opened = store(tmp_path / "copy")
    assert opened.get("draw", digest("a")) is None
    assert [notice.message for notice in opened.notices] == [f"the memory of earlier builds is begun anew: {FOREIGN}"]
    (tmp_path / "memo").rename(tmp_path / "moved")
    assert store(tmp_path / "moved").get("draw", digest("a")) == b"x"


def test_a_file_in_the_folders_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "memo").write_text("a file where the folder should be")
    opened = store(tmp_path / "memo")
    assert [(notice.code, notice.severity) for notice in opened.notices] == [("J516", "warning")]
    opened.put("draw", digest("a"), b"x")
    assert opened.save() == ()
    assert opened.get("draw", digest("a")) == b"x"


def test_a_disk_that_is_full_costs_only_the_memory(tmp_path: Path) -> None:
    opened = filled(tmp_path, {"a": b"x"})
    opened._connection().execute("PRAGMA max_page_count = 8")
    opened.put("draw", digest("b"), bytes(100_000))
    (notice,) = opened.save()
    assert (notice.code, notice.severity) == ("J514", "note")
    assert notice.message.endswith(": No space left on device")
    assert opened.get("draw", digest("b")) == bytes(100_000)
    assert store(tmp_path).get("draw", digest("a")) == b"x"


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


def test_digests_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        store(tmp_path).put("draw", b"short", b"")
