"""Attaching files to the reply: by the clip, by keys, by pasting, by letting go over the thread."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QDateTime, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.models.file_kinds import FileKind, kind_of
from desktop.models.outgoing_file import OutgoingFile
from desktop.views.controls.buttons import IconButton
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.qt.tasks import Tasks
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme
from desktop.views.thread.composer import Composer
from desktop.views.writing.attachment_chip import THUMBNAIL
from desktop.views.writing.drop_target import DropTarget
from desktop.views.writing.dropped import Dropped

if TYPE_CHECKING:
    from desktop.services.attachments.attachments import Attachments

_RADIUS = 5


class Attaching(QObject):
    """The files of the reply that is written in `composer`; those of another conversation's draft
    wait there. `panel` is where they can be let go."""

    def __init__(self, theme: Theme, tasks: Tasks, composer: Composer, panel: QWidget) -> None:
        super().__init__(composer)
        self._tasks = tasks
        self._composer = composer
        self._panel = panel
        self._source: Attachments | None = None
        self._shown: int | None = None
        self._folder = Path.home()
        """Where files were taken from last."""
        self._clip = IconButton(theme, Icon.CLIP, self.tr("Attach files"))
        self._clip.setObjectName("attachButton")
        self._clip.setToolTip(f"{self.tr('Attach files')}  {hint(KeyId.ATTACH)}")
        self._clip.clicked.connect(self.choose)
        composer.add_tool(self._clip)
        self.target = DropTarget(theme, panel, lambda: self.is_ready)
        self.target.let_go.connect(self.add)
        composer.edit.takes_files = True
        composer.edit.pasted.connect(self.add)
        composer.tray.remove_wanted.connect(self._remove)

    @property
    def is_ready(self) -> bool:
        """Whether a reply can be written: not while a note is, or personal data is hidden."""
        shown = self._source is not None and self._shown is not None
        return shown and not self._composer.isHidden()

    def attach(self, source: "Attachments | None") -> None:
        """From now on keep files here."""
        self._source = source
        self._shown = None
        self.target.hide()
        self._clip.setEnabled(source is not None)

    def show(self, conversation_id: int, name: str) -> None:
        """The composer belongs to this conversation now; `name` is the customer's."""
        words = self.tr("Let go to attach to the reply to {name}")
        self.target.say(words.format(name=name))
        if conversation_id != self._shown:
            self._shown = conversation_id
            self._composer.tray.show_files(())
            self._composer.tray.tell_problem("")
            self.reload()

    def reload(self) -> None:
        """Show what is attached to the draft."""
        if self._source is not None and self._shown is not None:
            self._tasks.spawn(
                self._load(self._source, self._shown),
                key="attached",
                doing=self.tr("Showing the attached files"),
                replace=True,
            )

    def sent(self, conversation_id: int, files: Sequence[OutgoingFile]) -> None:
        """These belong to a job now."""
        if files and conversation_id == self._shown:
            tray = self._composer.tray
            tray.tell_problem("")
            tray.show_files([one for one in tray.files if one not in files])
            self.reload()

    def choose(self) -> None:
        """Let the agent choose files, without stopping anything."""
        conversation_id = self._shown
        if not self.is_ready:
            return
        dialog = QFileDialog(self._panel.window(), self.tr("Attach files"))
        dialog.setObjectName("attachFiles")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setDirectory(str(self._folder))
        dialog.filesSelected.connect(
            lambda paths: self._chosen(conversation_id, tuple(Path(path) for path in paths))
        )
        dialog.open()

    def _chosen(self, conversation_id: int | None, files: tuple[Path, ...]) -> None:
        """Files for the conversation from which they were asked for, and for no other."""
        self._folder = files[0].parent
        if conversation_id == self._shown:
            self.add(Dropped(files))

    def add(self, found: Dropped) -> None:
        """Attach what was chosen, pasted or let go. A picture without a file becomes a PNG."""
        if self._source is None or self._shown is None or not self.is_ready:
            return
        self._composer.tray.tell_problem("")
        self._tasks.spawn(
            self._add(self._source, self._shown, found),
            doing=self.tr("Attaching the file"),
            keeps=True,
        )
        self._composer.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _add(self, source: "Attachments", conversation_id: int, found: Dropped) -> None:
        from desktop.services.use_cases.refusals import FileRefused
        from desktop.views.words.service_words import service_words

        tray = self._composer.tray
        tray.copying(1)
        problems: list[str] = []
        try:
            for one in found.files or (found.picture,):
                try:
                    if isinstance(one, Path):
                        await source.attach(conversation_id, one)
                    elif one is not None:
                        data = await asyncio.to_thread(_as_png, one)
                        await source.attach(conversation_id, data, _picture_name())
                except FileRefused as refused:
                    words = service_words(f"{refused.message} {refused.suggestion}".strip())
                    problems.append(f"{one.name}: {words}" if isinstance(one, Path) else words)
                if conversation_id == self._shown:
                    await self._load(source, conversation_id)
        finally:
            tray.copying(-1)
        if problems and conversation_id == self._shown:
            tray.tell_problem("\n".join(problems))

    async def _load(self, source: "Attachments", conversation_id: int) -> None:
        files = await source.drafted(conversation_id)
        if conversation_id != self._shown:
            return
        known = {one.file_id for one in self._composer.tray.files}
        self._composer.tray.show_files(files)
        await self._show_pictures(source, [one for one in files if one.file_id not in known])

    async def _show_pictures(self, source: "Attachments", files: Sequence[OutgoingFile]) -> None:
        from desktop.views.thread.picture_decoding import NoPicture, thumbnail

        ratio = self._composer.devicePixelRatioF()
        side = round(THUMBNAIL * ratio)
        for one in files:
            if kind_of(one.mime) is not FileKind.IMAGE:
                continue
            data = await source.preview(one.file_id)
            try:
                image = await asyncio.to_thread(
                    thumbnail, data, QSize(side, side), whole=False, radius=_RADIUS * ratio
                )
            except NoPicture:
                continue
            picture = QPixmap.fromImage(image)
            picture.setDevicePixelRatio(ratio)
            self._composer.tray.show_picture(one.file_id, picture)

    def _remove(self, file_id: str) -> None:
        if self._source is not None and self._shown is not None:
            self._tasks.spawn(
                self._removed(self._source, self._shown, file_id),
                key=f"detach:{file_id}",
                doing=self.tr("Removing the file"),
            )

    async def _removed(self, source: "Attachments", conversation_id: int, file_id: str) -> None:
        await source.remove(file_id)
        self._composer.tray.tell_problem("")
        await self._load(source, conversation_id)


def _as_png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs say bytes
    return bytes(buffer.data().data())


def _picture_name() -> str:
    return QDateTime.currentDateTime().toString("'picture' yyyy-MM-dd HH-mm-ss'.png'")
