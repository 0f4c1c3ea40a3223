"""Another start of the program knocks at the running desk's door; strangers are shown out."""

import os
import socket
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.handover import MOST_BYTES, HandOver
from desktop.services.phone import front_door
from desktop.services.phone.front_door import TAKEN, address_of, hand_over, make_way
from desktop.services.store.lock import FolderLock
from desktop.views.qt.door import Door

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets of POSIX")

CALL = HandOver("+31612345678")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder, as the desk makes it."""
    (tmp_path / "d").mkdir(mode=0o700)
    return tmp_path / "d"


@pytest.fixture
def door(folder: Path, qtbot: QtBot) -> Iterator[Door]:
    """The door of a desk that works in the folder."""
    lock = FolderLock(folder, 1.0)
    door = Door()
    assert door.open(make_way(folder))
    yield door
    door.close()
    lock.release()


def elsewhere(qtbot: QtBot, act: object) -> object:
    """What another process would do, beside this one's loop."""
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(act()))  # type: ignore[operator]
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=10_000)
    return results[0]


def said(address: str, line: bytes) -> bytes:
    """What the door answers to this, until it closes."""
    answer = b""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as there:
        there.settimeout(8)
        there.connect(address)
        try:
            there.sendall(line)
            while more := there.recv(4096):
                answer += more
        except ConnectionError:
            pass
    return answer


def test_a_call_reaches_the_running_desk(door: Door, folder: Path, qtbot: QtBot) -> None:
    taken: list[HandOver] = []
    door.knocked.connect(taken.append)
    assert elsewhere(qtbot, lambda: hand_over(folder, CALL)) is True
    assert elsewhere(qtbot, lambda: hand_over(folder, HandOver(token="t"))) is True
    assert taken == [CALL, HandOver(None, "t")]


def test_only_this_user_can_open_the_door(door: Door, folder: Path) -> None:
    path = Path(address_of(folder))
    assert stat.S_ISSOCK(path.stat().st_mode)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"hello\n",
        b'{"v": 1, "do": "quit"}\n',
        b'{"v": 99, "do": "show"}\n',
        b'{"v": 1, "do": "call", "from": "' + b"1" * 5000 + b'"}\n',
        b"x" * (MOST_BYTES * 3),
        b"[" * 1500 + b"\n",
        os.urandom(700) + b"\n",
    ],
)
def test_what_is_not_understood_is_refused(
    door: Door, folder: Path, qtbot: QtBot, line: bytes
) -> None:
    taken: list[HandOver] = []
    door.knocked.connect(taken.append)
    answer = elsewhere(qtbot, lambda: said(address_of(folder), line))
    assert answer != TAKEN and taken == []
    assert elsewhere(qtbot, lambda: hand_over(folder, CALL)) is True  # it stands open still


def test_who_comes_and_says_nothing_holds_up_nobody(door: Door, folder: Path, qtbot: QtBot) -> None:
    silent = [socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) for _ in range(6)]
    for one in silent:
        one.connect(address_of(folder))
    assert elsewhere(qtbot, lambda: hand_over(folder, CALL)) is True
    for one in silent:
        one.settimeout(8)
        assert elsewhere(qtbot, lambda one=one: one.recv(1)) == b""  # shown out in time
        one.close()


def test_where_no_desk_runs_nobody_takes_it(folder: Path) -> None:
    assert not hand_over(folder, CALL)
    FolderLock(folder, 1.0).release()
    assert not hand_over(folder, CALL)
    (folder / "desk.lock").write_text('{"pid": 1}')  # a desk that was killed
    assert not hand_over(folder, CALL)


def test_a_desk_that_is_starting_is_waited_for(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, door, taken = FolderLock(folder, 1.0), Door(), []
    door.knocked.connect(taken.append)
    found_nobody, knock = threading.Event(), front_door._knock

    def knocked(address: str, line: bytes) -> bool:
        answered = knock(address, line)
        found_nobody.set()
        return answered

    monkeypatch.setattr(front_door, "_knock", knocked)
    knocking = threading.Thread(target=lambda: hand_over(folder, CALL))
    knocking.start()
    assert found_nobody.wait(10)
    assert door.open(make_way(folder))
    qtbot.waitUntil(lambda: not knocking.is_alive(), timeout=10_000)
    assert taken == [CALL]
    door.close()
    lock.release()


def test_a_desk_without_a_door_is_not_waited_for_long(folder: Path) -> None:
    lock = FolderLock(folder, 1.0)  # such as `work`
    assert not hand_over(folder, CALL, patience_s=0.2)
    lock.release()


def test_what_a_killed_desk_left_is_no_hindrance(folder: Path, qtbot: QtBot) -> None:
    left = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    left.bind(make_way(folder))
    left.close()  # the file stays
    lock, door, taken = FolderLock(folder, 1.0), Door(), []
    door.knocked.connect(taken.append)
    assert door.open(make_way(folder))
    assert elsewhere(qtbot, lambda: hand_over(folder, CALL)) is True
    assert taken == [CALL]
    door.close()
    lock.release()


@pytest.mark.parametrize("why", ["long", "open to others"])
def test_another_place_is_found_where_the_folder_is_none(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    (tmp_path / "t").mkdir()
    monkeypatch.setattr(front_door.tempfile, "gettempdir", lambda: str(tmp_path / "t"))
    folder = tmp_path / ("d" * (120 if why == "long" else 1))
    folder.mkdir(mode=0o700 if why == "long" else 0o755)
    folder.chmod(0o700 if why == "long" else 0o755)
    address = Path(make_way(folder))
    assert address.parent.parent == tmp_path / "t"
    assert address.parent.stat().st_mode & 0o777 == 0o700
    address.parent.chmod(0o777)
    with pytest.raises(PermissionError):  # somebody else's, or open to them
        make_way(folder)


def test_nothing_is_said_at_a_door_that_somebody_else_may_have_put_there(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    short = tmp_path_factory.getbasetemp() / "s"  # a socket's path has little room
    short.mkdir()
    monkeypatch.setattr(front_door.tempfile, "gettempdir", lambda: str(short))
    folder = tmp_path / "d"
    folder.mkdir(mode=0o755)
    lock, door, taken = FolderLock(folder, 1.0), Door(), []
    door.knocked.connect(taken.append)
    address = Path(make_way(folder))
    assert door.open(str(address))
    address.parent.chmod(0o755)  # as a folder that another user has made there
    assert elsewhere(qtbot, lambda: hand_over(folder, CALL, patience_s=0.2)) is False
    assert taken == []
    address.parent.chmod(0o700)
    assert elsewhere(qtbot, lambda: hand_over(folder, CALL)) is True
    assert taken == [CALL]
    door.close()
    lock.release()
