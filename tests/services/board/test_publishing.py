"""The response time leaves the desk as files, and by the airline's own command."""

import asyncio
import stat
import sys
from pathlib import Path

import pytest

from desktop.models.board.figures import ResponseNow
from desktop.models.board.published import Hindrance, NotPublished, Published
from desktop.services.board.publishing import JSON, TEXT, Publisher

AT = 1_800_000_000.0


class Floor:
    """How many answered how quickly just now."""

    def __init__(self) -> None:
        self.now = ResponseNow(AT, 252, 12)

    async def read(self) -> ResponseNow:
        return self.now


def words(figure: Published) -> str:
    return f"We now answer within {figure.minutes} minutes."


def painted(figure: Published) -> dict[str, bytes]:
    return {"banner.png": bytes([figure.minutes])}


def publisher(floor: Floor, folder: Path, command: str = "", patience_s: float = 60.0) -> Publisher:
    return Publisher(
        folder,
        command,
        read=floor.read,
        words=words,
        paint=painted,
        every_s=0.01,
        patience_s=patience_s,
    )


async def test_text_json_and_pictures_stand_in_the_folder_for_everybody(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    assert await publisher(Floor(), folder).publish()
    assert (folder / TEXT).read_text() == "We now answer within 5 minutes.\n"
    assert '"median_seconds": 252' in (folder / JSON).read_text()
    assert (folder / "banner.png").read_bytes() == b"\x05"
    assert len(list(folder.iterdir())) == 3  # nothing half-written beside them
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / TEXT).stat().st_mode) & 0o444 == 0o444


async def test_of_too_few_cases_nothing_new_is_published(tmp_path: Path) -> None:
    floor = Floor()
    desk = publisher(floor, tmp_path)
    await desk.publish()
    floor.now = ResponseNow(AT + 300, 3600, 4)
    assert await desk.publish() is None
    assert "within 5 minutes" in (tmp_path / TEXT).read_text()


async def test_the_airlines_command_is_given_the_folder(tmp_path: Path) -> None:
    folder, script = tmp_path / "out files", tmp_path / "take it.py"
    script.write_text(
        "import pathlib, sys\n"
        "there = pathlib.Path(sys.argv[-1])\n"
        "(there / 'taken.txt').write_text(sys.argv[1] + (there / 'response-time.txt').read_text())"
    )
    command = f"'{sys.executable}' '{script}' --now"
    await publisher(Floor(), folder, command).publish()
    assert (folder / "taken.txt").read_text() == "--nowWe now answer within 5 minutes.\n"


async def test_the_airlines_command_learns_none_of_the_desks_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_PASSPHRASE", "open sesame")
    monkeypatch.setenv("AIRLINES_OWN", "is left alone")
    script = tmp_path / "tell.py"
    script.write_text(
        "import os, pathlib, sys\n"
        "(pathlib.Path(sys.argv[-1]) / 'told.txt').write_text(repr(dict(os.environ)))"
    )
    await publisher(Floor(), tmp_path, f"'{sys.executable}' '{script}'").publish()
    told = (tmp_path / "told.txt").read_text()
    assert "open sesame" not in told and "is left alone" in told


HANGS = f"'{sys.executable}' -c 'import time; time.sleep(600)'"


@pytest.mark.parametrize(
    ("command", "why", "detail"),
    [
        ("/no/such/command", Hindrance.NOT_RUN, "No such file or directory"),
        (f"'{sys.executable}' -c 'exit(3)'", Hindrance.FAILED, "3"),
        (HANGS, Hindrance.HUNG, ""),
    ],
)
async def test_what_went_wrong_is_told_and_tried_again(
    tmp_path: Path, command: str, why: Hindrance, detail: str
) -> None:
    patience_s = 0.2 if command == HANGS else 60.0
    desk = publisher(Floor(), tmp_path, command, patience_s)
    with pytest.raises(NotPublished) as told:
        await desk.publish()
    assert (told.value.why, told.value.detail) == (why, detail)
    running = asyncio.create_task(desk.run())
    async with asyncio.timeout(20):
        while not desk.trouble:
            await asyncio.sleep(0.01)
    assert (tmp_path / TEXT).exists()  # what could be done was done
    desk._command = []
    async with asyncio.timeout(20):
        while desk.trouble:
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.wait([running])


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "web").write_text("a file where the folder should be")
    with pytest.raises(NotPublished) as told:
        await publisher(Floor(), tmp_path / "web").publish()
    assert told.value.why is Hindrance.FOLDER and told.value.detail


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
async def test_what_a_hanging_command_has_started_ends_with_it(tmp_path: Path) -> None:
    command = "sh -c 'sleep 600 & echo $! > \"$0/pid\"; wait'"
    with pytest.raises(NotPublished):
        await publisher(Floor(), tmp_path, command, patience_s=2.0).publish()
    child = Path("/proc") / (tmp_path / "pid").read_text().strip() / "stat"
    async with asyncio.timeout(20):
        while child.exists() and child.read_text().rpartition(")")[2].split()[0] not in "ZX":
            await asyncio.sleep(0.01)
