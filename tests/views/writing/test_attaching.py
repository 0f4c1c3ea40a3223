"""Files come to the reply by the clip, by pasting and by letting go, and leave it by Del."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.outgoing_file import OutgoingFile
from desktop.services.attachments.attachments import Attachments
from desktop.services.use_cases.refusals import FileRefused
from desktop.views.qt.tasks import Tasks
from desktop.views.thread.composer import Composer
from desktop.views.thread.writing_field import GrowingEdit
from desktop.views.writing.attaching import Attaching
from desktop.views.writing.attachment_chip import AttachmentChip
from desktop.views.writing.drop_target import DropTarget
from desktop.views.writing.dropped import Dropped, dropped
from tests.views.thread.test_picture_decoding import encoded
from tests.views.thread.thread_world import CONTACT, CONVERSATION, NOW, light_theme, on_screen

OnLoop = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """What a test leaves of Qt goes here, and not on the thread of the next test's store."""
    yield
    gc.collect()


class Desk:
    """Keeps what is attached, by conversation; a program is refused."""

    def __init__(self) -> None:
        self.kept: dict[int, list[OutgoingFile]] = {}
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()

    async def attach(
        self, conversation_id: int, source: Path | bytes, name: str = ""
    ) -> OutgoingFile:
        await self.may_go_on.wait()
        name = name or cast(Path, source).name
        if name.endswith(".exe"):
            raise FileRefused("This file is empty.", "Choose another one.")
        mime = "image/png" if name.endswith(".png") else "application/pdf"
        files = self.kept.setdefault(conversation_id, [])
        files.append(OutgoingFile(f"f{conversation_id}-{len(files)}", name, mime, 2_000))
        return files[-1]

    async def drafted(self, conversation_id: int) -> list[OutgoingFile]:
        return list(self.kept.get(conversation_id, ()))

    async def remove(self, file_id: str) -> None:
        for files in self.kept.values():
            files[:] = [one for one in files if one.file_id != file_id]

    async def preview(self, file_id: str) -> bytes:
        return encoded(60, 40)


class Writing:
    """A composer with its clip, in a window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.failures: list[Exception] = []
        self.tasks = Tasks(lambda doing, error: self.failures.append(error), self.window)
        theme = light_theme()
        self.composer = Composer(theme)
        column = QVBoxLayout(self.window)
        column.addStretch(1)
        column.addWidget(self.composer)
        self.attaching = Attaching(theme, self.tasks, self.composer, self.window)
        self.desk = Desk()
        self.sent: list[tuple[int, str]] = []
        self.composer.send_wanted.connect(lambda *sent: self.sent.append(sent))
        self.window.resize(560, 420)
        on_screen(qtbot, self.window)
        self.attaching.attach(cast(Attachments, self.desk))
        self.composer.open(CONVERSATION, CONTACT, "", NOW)
        self.attaching.show(CONVERSATION.conversation_id, "Sanne")

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.composer.tray.files]

    @property
    def chips(self) -> list[AttachmentChip]:
        found = self.composer.tray.findChildren(AttachmentChip)
        return [one for one in found if one.isVisible()]

    async def rests(self) -> None:
        async with asyncio.timeout(30):
            while self.tasks._running:
                await asyncio.sleep(0.01)
        assert self.failures == []

    async def closes(self) -> None:
        self.attaching.attach(None)
        await self.tasks.stop()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def picture() -> QImage:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0x3366CC)
    return image


def test_what_is_pasted_is_attached_and_text_stays_text(
    qtbot: QtBot, on_loop: OnLoop, tmp_path: Path
) -> None:
    async def story() -> None:
        writing = Writing(qtbot)
        edit = writing.composer.edit
        edit.insertFromMimeData(files(tmp_path / "terms.pdf", tmp_path / "tool.exe"))
        await writing.rests()
        assert writing.names == ["terms.pdf"]
        assert writing.composer.tray.problem.startswith("tool.exe: This file is empty.")
        shot = QMimeData()
        shot.setImageData(picture())
        edit.insertFromMimeData(shot)
        await writing.rests()
        assert writing.names[1].startswith("picture ") and writing.names[1].endswith(".png")
        assert writing.composer.tray.problem == ""
        cells = QMimeData()  # a table is copied as text and as a picture of itself
        cells.setText("K7Q2MX\t118.00")
        cells.setImageData(picture())
        edit.insertFromMimeData(cells)
        links = QMimeData()
        links.setText("https://www.example.com/terms")
        links.setUrls([QUrl("https://www.example.com/terms")])
        edit.insertFromMimeData(links)
        await writing.rests()
        assert len(writing.names) == 2
        assert writing.composer.text == "K7Q2MX\t118.00https://www.example.com/terms"
        await writing.closes()

    on_loop(story())


def test_a_field_without_a_clip_takes_a_files_name_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    edit = GrowingEdit()
    qtbot.addWidget(edit)
    data = files(tmp_path / "terms.pdf")
    data.setText("terms.pdf")
    edit.insertFromMimeData(data)
    assert edit.toPlainText() == "terms.pdf"


def test_files_are_let_go_over_the_whole_panel(
    qtbot: QtBot, on_loop: OnLoop, tmp_path: Path
) -> None:
    async def story() -> None:
        writing = Writing(qtbot)
        target, data = writing.attaching.target, files(tmp_path / "seat.png")
        drag(writing.window, data)
        assert target.isVisible() and target.geometry() == writing.window.rect()
        drop(target, data)
        assert not target.isVisible()
        await writing.rests()
        assert writing.names == ["seat.png"]
        words = QMimeData()
        words.setText("only words")
        drag(writing.window, words)
        assert not target.isVisible()
        writing.composer.hide()  # veiled: nothing is attached to what is not seen
        writing.attaching.show(CONVERSATION.conversation_id, "Customer 7")
        drag(writing.window, data)
        assert not target.isVisible()
        await writing.closes()

    on_loop(story())


def test_the_clip_asks_which_files_and_stops_nothing(
    qtbot: QtBot, on_loop: OnLoop, tmp_path: Path
) -> None:
    async def story() -> None:
        writing = Writing(qtbot)
        writing.attaching.choose()
        dialog = writing.window.findChild(QFileDialog, "attachFiles")
        assert dialog is not None and dialog.isVisible()
        dialog.filesSelected.emit([str(tmp_path / "a.png"), str(tmp_path / "b.pdf")])
        dialog.close()
        await writing.rests()
        assert writing.names == ["a.png", "b.pdf"]
        await writing.closes()

    on_loop(story())


def test_by_keys_a_file_is_reached_and_removed(
    qtbot: QtBot, on_loop: OnLoop, tmp_path: Path
) -> None:
    async def story() -> None:
        writing = Writing(qtbot)
        paths = tuple(tmp_path / name for name in ("a.png", "b.pdf", "c.pdf"))
        writing.attaching.add(Dropped(paths))
        await writing.rests()
        first = writing.chips[0]
        assert "a.png, PNG" in first.accessibleName()
        first.setFocus()
        qtbot.keyClick(first, Qt.Key.Key_Right)
        assert writing.chips[1].hasFocus()
        qtbot.keyClick(writing.chips[1], Qt.Key.Key_Delete)
        await writing.rests()
        assert writing.names == ["a.png", "c.pdf"]
        assert writing.chips[1].hasFocus()  # who removes by keys goes on by keys
        for _ in range(2):
            focused = QApplication.focusWidget()
            assert isinstance(focused, AttachmentChip)
            qtbot.keyClick(focused, Qt.Key.Key_Delete)
            await writing.rests()
        assert writing.names == [] and writing.composer.edit.hasFocus()
        assert not writing.composer.tray.isVisible()
        await writing.closes()

    on_loop(story())


def test_a_reply_of_files_alone_leaves_and_none_before_all_are_copied(
    qtbot: QtBot, on_loop: OnLoop, tmp_path: Path
) -> None:
    async def story() -> None:
        writing = Writing(qtbot)
        writing.desk.may_go_on.clear()
        writing.attaching.add(Dropped((tmp_path / "a.png",)))
        await asyncio.sleep(0)
        writing.composer.press_send()
        assert writing.composer.tray.is_copying and writing.sent == []
        writing.desk.may_go_on.set()
        await writing.rests()
        writing.composer.press_send()
        assert writing.sent == [(CONVERSATION.conversation_id, "")]
        sent = writing.composer.tray.files
        writing.desk.kept.clear()
        writing.attaching.sent(CONVERSATION.conversation_id, sent)
        assert writing.names == []
        await writing.rests()
        await writing.closes()

    on_loop(story())


def test_each_conversation_has_its_own_files(qtbot: QtBot, on_loop: OnLoop, tmp_path: Path) -> None:
    async def story() -> None:
        writing = Writing(qtbot)
        writing.attaching.add(Dropped((tmp_path / "a.png",)))
        await writing.rests()
        writing.attaching.show(8, "Ben")
        assert writing.names == []
        await writing.rests()
        assert writing.names == []
        writing.attaching.show(CONVERSATION.conversation_id, "Sanne")
        await writing.rests()
        assert writing.names == ["a.png"]
        await writing.closes()

    on_loop(story())


def test_what_is_not_here_cannot_be_attached() -> None:
    remote = QMimeData()
    remote.setUrls([QUrl("https://www.example.com/a.png")])
    assert dropped(remote) is None
    assert dropped(QMimeData()) is None


def drag(widget: QWidget, data: QMimeData) -> None:
    event = QDragEnterEvent(
        widget.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def drop(target: DropTarget, data: QMimeData) -> None:
    """Given to it by hand: Qt sends such an event only to where a real drag is."""
    event = QDropEvent(
        QPointF(target.rect().center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)
