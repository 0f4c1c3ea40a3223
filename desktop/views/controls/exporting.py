"""Writing to a place that the person chose: its button rests meanwhile, and its end is told."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Tone


class Exporting(QObject):
    """One export at a time; its `button` rests meanwhile. `said` is how it ended, with a detail and
    a tone."""

    said = Signal(str, str, Tone)

    def __init__(self, tasks: Tasks, button: QAbstractButton, page: QWidget) -> None:
        super().__init__(page)
        self._tasks = tasks
        self._button = button
        self._page = page

    def write(
        self, key: str, path: Path, work: Callable[[], Awaitable[str]], *, failed: str, instead: str
    ) -> None:
        """Do `work`, which writes to `path` and returns what to say of it. Where the disk does not
        let it, `failed` is said, and what can be done `instead`, with the disk's own `{why}`."""
        self._tasks.spawn(
            self._write(path, work, failed, instead), key=key, doing=self.tr("Exporting")
        )

    async def _write(
        self, path: Path, work: Callable[[], Awaitable[str]], failed: str, instead: str
    ) -> None:
        self._button.setEnabled(False)
        try:
            told = await work()
        except OSError as error:
            why = error.strerror or type(error).__name__
            self.said.emit(failed, instead.format(why=why), Tone.BAD)
        else:
            self.said.emit(told, path.name, Tone.OK)
        finally:
            self._button.setEnabled(True)


def documents() -> str:
    """The folder that is suggested first."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
