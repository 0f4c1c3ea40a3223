"""The pictures of a thread, scaled for their places: fetched for what is painted, and kept in
memory within bounds."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap

from desktop.models.conversation import Attachment, Message
from desktop.views.thread.file_layout import RADIUS

if TYPE_CHECKING:
    from desktop.services.attachments.attachments import Attachments
    from desktop.views.qt.tasks import Tasks

MOST_BYTES = 32 << 20
"""What the scaled pictures may take in memory; those painted longest ago go first."""
_SOON_MS = 30
"""What scrolls past in less is not fetched."""
_AT_ONCE = 6


class PictureState(StrEnum):
    """Why a picture does not stand in its place yet."""

    COMING = "coming"
    OFFLINE = "offline"
    FAILED = "failed"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class _Place:
    picture: tuple[int, str]
    width: int
    height: int
    ratio: float
    whole: bool


class Pictures(QObject):
    """`changed` says that one has come, or will not. Without a source nothing is fetched."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Attachments | None = None
        self._tasks: Tasks | None = None
        self._kept: OrderedDict[_Place, QPixmap] = OrderedDict()
        self._bytes = 0
        self._wanted: dict[_Place, tuple[Message, Attachment]] = {}
        self._failed: dict[tuple[int, str], PictureState] = {}
        self._timer = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._timer.timeout.connect(self._fetch)

    def attach(self, source: "Attachments | None", tasks: "Tasks | None" = None) -> None:
        """From now on fetch from here."""
        self._source, self._tasks = source, tasks
        self._wanted.clear()
        self.try_again()

    def try_again(self, *, offline_only: bool = False) -> None:
        """What could not be fetched may be asked for again, as soon as it is painted."""
        left: dict[tuple[int, str], PictureState] = {
            picture: state
            for picture, state in self._failed.items()
            if offline_only and state is not PictureState.OFFLINE
        }
        if left != self._failed:
            self._failed = left
            self.changed.emit()

    def pixmap(
        self, message: Message, attachment: Attachment, size: QSize, ratio: float, *, whole: bool
    ) -> QPixmap | PictureState:
        """The picture for a place of `size` logical pixels, or why it is not there. Asking for it
        is what fetches it."""
        if not attachment.url:
            return PictureState.HIDDEN
        picture = (attachment.attachment_id, attachment.url)
        place = _Place(picture, size.width(), size.height(), ratio, whole)
        known = self._kept.get(place)
        if known is not None:
            self._kept.move_to_end(place)
            return known
        failed = self._failed.get(picture)
        if failed is not None:
            return failed
        if self._source is not None:
            self._wanted.pop(place, None)
            self._wanted[place] = message, attachment  # what was painted last is fetched first
            if not self._timer.isActive():
                self._timer.start()
        return PictureState.COMING

    def _fetch(self) -> None:
        wanted = [(place, one) for place, one in self._wanted.items() if place not in self._kept]
        self._wanted.clear()
        if self._source is None or self._tasks is None:
            return
        for place, (message, attachment) in reversed(wanted[-_AT_ONCE:]):
            key = f"picture:{attachment.attachment_id}:{place.width}x{place.height}"
            self._tasks.spawn(self._load(self._source, place, message, attachment), key=key)

    async def _load(
        self, source: "Attachments", place: _Place, message: Message, attachment: Attachment
    ) -> None:
        from desktop.services.attachments.attachments import NotFetched
        from desktop.services.store.errors import StoreError
        from desktop.views.thread.picture_decoding import NoPicture, thumbnail

        pixels = QSize(round(place.width * place.ratio), round(place.height * place.ratio))
        try:
            data = await source.picture(message, attachment)
            image = await asyncio.to_thread(
                thumbnail, data, pixels, whole=place.whole, radius=RADIUS * place.ratio
            )
        except NotFetched as error:
            offline = PictureState.OFFLINE if error.offline else PictureState.FAILED
            self._failed[place.picture] = offline
        except (NoPicture, StoreError):
            self._failed[place.picture] = PictureState.FAILED
        else:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(place.ratio)
            self._keep(place, pixmap)
        self.changed.emit()

    def _keep(self, place: _Place, pixmap: QPixmap) -> None:
        before = self._kept.pop(place, None)
        self._bytes += _size(pixmap) - (_size(before) if before is not None else 0)
        self._kept[place] = pixmap
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= _size(gone)


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
