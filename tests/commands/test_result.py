"""A command's result stands where it was asked for, whole, or what is missing is said."""

import io
import json
import sys
from pathlib import Path

import pytest

from desktop.commands.result import NotWritten, Result
from desktop.services.store.files import as_told

_FULL = Path("/dev/full")
needs_a_full_disk = pytest.mark.skipif(not _FULL.exists(), reason="no device that is always full")


def test_a_file_of_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    with Result(str(path), tmp_path / "desk") as out:
        json.dump({"name": "Zoë"}, out, ensure_ascii=False)
    assert path.read_bytes() == '{"name": "Zoë"}'.encode()
    assert sys.platform == "win32" or path.stat().st_mode & 0o077 == 0


def test_where_none_can_stand_the_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"cannot be written: .*name another") as told:
        Result(str(tmp_path), tmp_path / "desk").__enter__()
    assert str(tmp_path) in str(told.value) and "Errno" not in str(told.value)


@needs_a_full_disk
def test_a_disk_that_is_full_is_not_the_desks(tmp_path: Path) -> None:
    with (
        pytest.raises(NotWritten, match="/dev/full cannot be written: No space"),
        Result(str(_FULL), tmp_path) as out,
    ):
        out.write("a line that waits in the buffer until the end")


@needs_a_full_disk
def test_a_store_that_is_being_read_is_not_blamed_for_it(tmp_path: Path) -> None:
    with (
        Result(str(_FULL), tmp_path) as out,
        pytest.raises(NotWritten),
        as_told(tmp_path / "desk.db"),
    ):
        out.write("more than any buffer holds " * 100_000)


def test_a_reader_that_has_gone_ends_it_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())
    with (
        pytest.raises(BrokenPipeError),
        Result(None, Path("desk")) as out,
        as_told(tmp_path / "desk.db"),
    ):
        out.write("a line")


def test_standard_output_is_utf8_on_any_console(monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(console, encoding="cp437"))
    with Result(None, Path("desk")) as out:
        out.write("Łódź 中")
    assert console.getvalue() == "Łódź 中".encode()


def test_closed_standard_output_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(NotWritten, match="standard output cannot be written: it is closed"):
        Result(None, Path("desk")).__enter__()


def test_what_stood_there_stays_where_the_new_one_comes_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out" / "all.json"
    path.parent.mkdir()
    path.write_text("the last good one")
    with pytest.raises(KeyError), Result(str(path), tmp_path / "desk") as out:
        out.write("half of")
        raise KeyError
    assert path.read_text() == "the last good one"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", ["desk.db", "backups/all.json"])
def test_no_file_of_the_desk_is_written_over(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"what nobody may lose")
    with pytest.raises(NotWritten, match=r"it is in the desk's own folder\. Nothing was changed"):
        Result(str(path), tmp_path).__enter__()
    assert path.read_bytes() == b"what nobody may lose"
