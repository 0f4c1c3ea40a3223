"""Files in the thread as the agent sees and uses them: pictures without a jump, others in a row."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Attachment, Message
from desktop.models.job import JobState
from desktop.services.attachments.attachments import Attachments, NotFetched
from desktop.services.channels.channel import HubNotReached
from desktop.views.qt.tasks import Tasks
from desktop.views.thread import pictures as pictures_module
from desktop.views.thread.file_uses import FileUse, all_uses, file_uses
from desktop.views.thread.job_question import JobQuestion
from desktop.views.thread.picture_viewer import PictureViewer
from desktop.views.thread.thread_files import ThreadFiles, safe_name
from desktop.views.thread.thread_items import assemble
from desktop.views.thread.thread_model import ThreadModel
from desktop.views.thread.thread_view import ThreadView
from desktop.views.thread.thread_words import ThreadWords, job_state, job_words
from tests.views.thread.test_picture_decoding import encoded
from tests.views.thread.thread_world import NOW, job, light_theme, message, on_screen, thread

OnLoop = Callable[[Coroutine[Any, Any, Any]], Any]
URL = "https://hub.example/{}"
PASS = Attachment("boarding-pass.png", "image", URL.format("pass.png"), 3000, 640, 400, 1)
SEAT = Attachment("seat.jpg", "image", URL.format("seat.jpg"), 2_500_000, 0, 0, 2)
TERMS = Attachment("terms.pdf", "file", URL.format("terms.pdf"), 120_000, attachment_id=3)
TOOL = Attachment("update.exe", "file", URL.format("update.exe"), 9_000, attachment_id=4)


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """What a test leaves of Qt goes here, and not on the thread of the next test's store."""
    yield
    gc.collect()


class Hub:
    """Where files come from: counts, and fails as it is told."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.away = False
        self.saved: list[tuple[str, Path]] = []

    async def picture(self, message: Message, attachment: Attachment) -> bytes:
        self.asked.append(attachment.attachment_id)
        if self.away:
            raise NotFetched(HubNotReached("The hub could not be reached."))
        return encoded(640, 400)

    async def save(self, attachment: Attachment, path: Path) -> None:
        self.saved.append((attachment.name, path))

    async def save_in(self, attachment: Attachment, folder: Path, name: str) -> Path:
        self.saved.append((attachment.name, folder / name))
        return folder / name


class Shown:
    """A thread with these messages in a window."""

    def __init__(self, qtbot: QtBot, *messages: Message) -> None:
        self.window = QWidget()
        theme = light_theme()
        self.tasks = Tasks(lambda doing, error: self.failures.append(error), self.window)
        self.failures: list[Exception] = []
        words = ThreadWords(lambda: NOW)
        self.view = ThreadView(
            theme, words, lambda item: JobQuestion(theme), lambda content, item: None, self.window
        )
        self.model = ThreadModel(words.spoken, words.hint, self.view)
        self.view.set_thread_model(self.model)
        self.hub = Hub()
        self.opened: list[Path] = []
        self.files = ThreadFiles(theme, self.tasks, self.view, self.opened.append)
        self.window.resize(520, 700)
        self.view.setGeometry(self.window.rect())
        on_screen(qtbot, self.window)
        self.model.show(thread(*messages))

    def attach(self) -> None:
        self.files.attach(cast(Attachments, self.hub))

    async def close(self) -> None:
        """Let go of the desk, as at the end of the day."""
        self.files.attach(None)
        await self.tasks.stop()

    @property
    def viewer(self) -> PictureViewer:
        assert self.files.viewer is not None
        return self.files.viewer

    def place(self, row: int, x: float, y: float) -> QPoint:
        """A point in the files of a row, measured from their top left corner."""
        index = self.model.index(row)
        rect = self.view.visualRect(index)
        shape = self.view.delegate.shape(self.model.item(row), rect.width())
        top = rect.top() + (self.view.delegate.lead if row == 0 else 0)
        return QPoint(round(rect.left() + shape.files.x() + x), round(top + shape.files.y() + y))


def with_files(number: int, *files: Attachment, text: str = "") -> Message:
    return replace(message(number, text), attachments=files)


def test_a_picture_comes_into_its_place_and_nothing_moves(qtbot: QtBot, on_loop: OnLoop) -> None:
    async def story() -> None:
        shown = Shown(qtbot, with_files(1, PASS, text="Here"), with_files(2, SEAT), message(3, "?"))
        rects = [shown.view.visualRect(shown.model.index(row)) for row in range(4)]
        shown.attach()
        shown.view.viewport().repaint()
        await until(lambda: sorted(shown.hub.asked) == [1, 2])
        await until(lambda: not shown.tasks._running)
        before = shown.view.grab().toImage()
        assert rects == [shown.view.visualRect(shown.model.index(row)) for row in range(4)]
        assert blue_at(before, shown.place(1, 20, 20))
        shown.view.viewport().repaint()
        assert sorted(shown.hub.asked) == [1, 2]  # what is there is not asked for again
        await shown.close()

    on_loop(story())


def test_offline_the_place_says_so_and_the_picture_comes_with_the_hub(
    qtbot: QtBot, on_loop: OnLoop
) -> None:
    async def story() -> None:
        shown = Shown(qtbot, with_files(1, PASS))
        shown.hub.away = True
        shown.attach()
        shown.view.viewport().repaint()
        await until(lambda: shown.hub.asked == [1] and not shown.tasks._running)
        shown.view.viewport().repaint()
        assert shown.hub.asked == [1]
        shown.hub.away = False
        shown.files.hub_is_back()
        shown.view.viewport().repaint()
        await until(lambda: shown.hub.asked == [1, 1] and not shown.tasks._running)
        assert blue_at(shown.view.grab().toImage(), shown.place(1, 20, 20))
        assert shown.failures == []
        await shown.close()

    on_loop(story())


def test_a_click_opens_the_picture_over_the_window_and_keys_lead_on(
    qtbot: QtBot, on_loop: OnLoop
) -> None:
    async def story() -> None:
        shown = Shown(qtbot, with_files(1, PASS), with_files(2, SEAT, TERMS))
        shown.attach()
        qtbot.mouseClick(
            shown.view.viewport(), Qt.MouseButton.LeftButton, pos=shown.place(1, 20, 20)
        )
        viewer = shown.viewer
        assert viewer.isVisible() and viewer.hasFocus()
        assert viewer.geometry() == shown.window.rect()
        await until(lambda: viewer.image is not None)
        assert viewer.accessibleName() == "Picture boarding-pass.png"
        assert viewer.is_whole
        qtbot.keyClick(viewer, Qt.Key.Key_Z)
        assert not viewer.is_whole
        qtbot.keyClick(viewer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().image().size() == viewer.image.size()  # type: ignore[union-attr]
        qtbot.keyClick(viewer, Qt.Key.Key_Right)
        assert viewer.accessibleName() == "Picture seat.jpg"
        qtbot.keyClick(viewer, Qt.Key.Key_Right)  # the document is no picture
        assert viewer.accessibleName() == "Picture seat.jpg"
        for _ in range(7):
            qtbot.keyClick(viewer.focusWidget() or viewer, Qt.Key.Key_Tab)
            focused = viewer.focusWidget()
            assert focused is viewer or (focused is not None and viewer.isAncestorOf(focused))
        qtbot.keyClick(viewer, Qt.Key.Key_Escape)
        assert not viewer.isVisible() and viewer.image is None
        assert shown.view.hasFocus()
        QGuiApplication.clipboard().clear()
        await shown.close()

    on_loop(story())


def test_enter_looks_at_a_picture_and_offers_what_can_be_done_with_others(
    qtbot: QtBot, on_loop: OnLoop
) -> None:
    async def story() -> None:
        shown = Shown(qtbot, with_files(1, PASS), with_files(2, TERMS, TOOL))
        shown.attach()
        shown.view.setFocus()
        shown.view.setCurrentIndex(shown.model.index(1))
        qtbot.keyClick(shown.view, Qt.Key.Key_Return)
        assert shown.viewer.isVisible()
        qtbot.keyClick(shown.viewer, Qt.Key.Key_Escape)
        shown.view.setCurrentIndex(shown.model.index(2))
        qtbot.keyClick(shown.view, Qt.Key.Key_Return)
        menu = shown.view.findChild(QMenu)
        assert menu is not None
        assert [one.text() for one in menu.actions()] == [
            "Open terms.pdf",
            "Save terms.pdf…",
            "Save update.exe…",  # a program is never opened
        ]
        menu.actions()[0].trigger()
        await until(lambda: bool(shown.opened))
        assert [path.name for path in shown.opened] == ["terms.pdf"]
        menu.close()
        await shown.close()

    on_loop(story())


def test_save_asks_where_without_stopping_anything(
    qtbot: QtBot, on_loop: OnLoop, tmp_path: Path
) -> None:
    async def story() -> None:
        shown = Shown(qtbot, with_files(1, TERMS))
        shown.attach()
        shown.files.use(file_uses(shown.model.item(1).message or message(1, ""), TERMS)[1])
        dialog = shown.window.findChild(QFileDialog, "saveFile")
        assert dialog is not None
        dialog.fileSelected.emit(str(tmp_path / "hers.pdf"))
        await until(lambda: bool(shown.hub.saved))
        assert shown.hub.saved == [("terms.pdf", tmp_path / "hers.pdf")]
        dialog.close()
        await shown.close()

    on_loop(story())


def test_scaled_pictures_are_bounded_in_memory(
    qtbot: QtBot, on_loop: OnLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        monkeypatch.setattr(pictures_module, "MOST_BYTES", 300_000)
        several = [replace(PASS, attachment_id=10 + at) for at in range(4)]
        shown = Shown(qtbot, *(with_files(at, one) for at, one in enumerate(several, start=1)))
        shown.attach()
        for row in range(1, 5):
            shown.view.scrollTo(shown.model.index(row))
            shown.view.viewport().repaint()
            await until(lambda row=row: 9 + row in shown.hub.asked and not shown.tasks._running)
        kept = shown.view.pictures
        assert kept._bytes <= 300_000 and len(kept._kept) == 1
        await shown.close()

    on_loop(story())


def test_a_reply_that_leaves_names_its_files_and_how_much_has_left() -> None:
    file = {"file_id": "f1", "name": "terms.pdf", "mime": "application/pdf", "size": 120_000}
    leaving = replace(
        job(state=JobState.RUNNING), payload={"text": "Hier", "files": [file]}, attempts=1
    )
    [item] = [one for one in assemble((), thread(jobs=(leaving,))) if one.job is not None]
    words = ThreadWords(lambda: NOW)
    assert words.body(item) == "Hier\nAttachment: terms.pdf (117 kB)"
    assert job_state(leaving, share=0.404) == "Sending… 40 %"
    assert job_state(leaving) == "Sending…"
    alone = replace(leaving, payload={"text": "", "files": [file]})
    assert job_words(alone) == "Attachment: terms.pdf (117 kB)"


def test_what_is_veiled_has_no_use() -> None:
    veiled = with_files(1, replace(PASS, name="•••", url=""), replace(TERMS, url=""))
    assert all_uses(veiled) == ()
    assert [one.use for one in all_uses(with_files(1, PASS))] == [FileUse.VIEW, FileUse.SAVE]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("boarding pass.pdf", "boarding pass.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a:b*c?.png", "a_b_c_.png"),
        (" . ", "file"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_a_strangers_name_is_no_way_into_other_folders(name: str, safe: str) -> None:
    assert safe_name(name) == safe


async def until(true: Callable[[], bool]) -> None:
    """Let Qt and the tasks go on until it is so."""
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.01)


def blue_at(image: QImage, point: QPoint) -> bool:
    return image.pixelColor(point * image.devicePixelRatio()).name() == "#3366cc"
