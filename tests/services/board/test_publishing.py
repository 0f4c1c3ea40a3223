"""The response time leaves the desk as files, and by the airline's own command."""

import asyncio
import stat
import sys
from pathlib import Path

import pytest

from desktop.models.board.figures import ResponseNow
from desktop.models.board.published import Published
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


def publisher(floor: Floor, folder: Path, command: str = "") -> Publisher:
    return Publisher(folder, command, read=floor.read, words=words, paint=painted, every_s=0.01)


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


@pytest.mark.parametrize("command", ["/no/such/command", f"'{sys.executable}' -c 'exit(3)'"])
async def test_what_went_wrong_is_told_and_tried_again(tmp_path: Path, command: str) -> None:
    desk = publisher(Floor(), tmp_path, command)
    with pytest.raises(OSError, match=r"No such file|status 3"):
        await desk.publish()
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
