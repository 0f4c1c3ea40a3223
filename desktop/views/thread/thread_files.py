"""What a person does with the files in a thread: looks at pictures, saves, opens."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.views.thread.file_uses import FileUse, UsedFile
from desktop.views.thread.picture_viewer import PictureViewer, Shown
from desktop.views.thread.thread_view import ThreadView

if TYPE_CHECKING:
    from desktop.services.attachments.attachments import Attachments
    from desktop.views.qt.tasks import Tasks
    from desktop.views.style.theme import Theme

_LONGEST = 100


class ThreadFiles(QObject):
    """The files of the thread in `view`. `said` carries a short sentence about what was done."""

    said = Signal(str)

    def __init__(
        self,
        theme: "Theme",
        tasks: "Tasks",
        view: ThreadView,
        opens: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(view)
        self._theme = theme
        self._tasks = tasks
        self._view = view
        self._opens = opens or _open_by_the_system
        self._source: Attachments | None = None
        self._viewer: PictureViewer | None = None
        view.file_used.connect(self.use)

    @property
    def viewer(self) -> PictureViewer | None:
        """The picture over the window, once there was one."""
        return self._viewer

    def attach(self, source: "Attachments | None") -> None:
        """From now on fetch from here."""
        self._source = source
        self._view.pictures.attach(source, self._tasks)
        if source is None:
            self.leave()

    def hub_is_back(self) -> None:
        """What could not be fetched is asked for again."""
        self._view.pictures.try_again(offline_only=True)

    def leave(self) -> None:
        """Close what lies over the window."""
        if self._viewer is not None:
            self._viewer.leave()

    def use(self, used: UsedFile) -> None:
        """Do with a file what was chosen."""
        source = self._source
        if source is None:
            return
        match used.use:
            case FileUse.VIEW:
                self._view.pictures.try_again()
                self._show(source, used)
            case FileUse.SAVE:
                self._ask_where(source, used)
            case FileUse.OPEN:
                self._tasks.spawn(
                    self._open(source, used),
                    key=f"open:{used.attachment.attachment_id}",
                    doing=self.tr("Opening the file"),
                )

    def _show(self, source: "Attachments", used: UsedFile) -> None:
        window = self._view.window()
        if self._viewer is None:
            self._viewer = PictureViewer(self._theme, self._tasks, window)
            self._viewer.save_wanted.connect(self.use)
            self._viewer.closed.connect(self._view.setFocus)
        pictures = self._view.shown_pictures()
        shown: Shown = (used.message, used.attachment)
        if shown not in pictures:
            pictures = [shown]
        self._viewer.open(source, pictures, pictures.index(shown))

    def _ask_where(self, source: "Attachments", used: UsedFile) -> None:
        parent: QWidget = self._view.window()
        dialog = QFileDialog(parent, self.tr("Save the file"))
        dialog.setObjectName("saveFile")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDirectory(str(downloads()))
        dialog.selectFile(safe_name(used.attachment.name))
        dialog.fileSelected.connect(lambda path: self._save(source, used, Path(path)))
        dialog.open()

    def _save(self, source: "Attachments", used: UsedFile, path: Path) -> None:
        self._tasks.spawn(
            self._saved(source, used, path),
            key=f"save:{used.attachment.attachment_id}",
            doing=self.tr("Saving the file"),
        )

    async def _saved(self, source: "Attachments", used: UsedFile, path: Path) -> None:
        await source.save(used.attachment, path)
        self.said.emit(self.tr("Saved as {name}").format(name=path.name))

    async def _open(self, source: "Attachments", used: UsedFile) -> None:
        """A saved copy, so that it is clear where the file lies and that it stays there."""
        path = await source.save_in(used.attachment, downloads(), safe_name(used.attachment.name))
        self._opens(path)
        self.said.emit(self.tr("Saved in Downloads as {name}").format(name=path.name))


def downloads() -> Path:
    """Where this computer's user looks for what came."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return Path(place) if place else Path.home()


def safe_name(name: str) -> str:
    """A stranger's name of a file as one that every system takes, its ending kept."""
    plain = "".join("_" if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in name)
    plain = plain.strip(" .") or "file"
    if len(plain) > _LONGEST:
        stem, dot, ending = plain.rpartition(".")
        plain = stem[: _LONGEST - len(dot + ending)] + dot + ending if dot else plain[:_LONGEST]
    return plain


def _open_by_the_system(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
