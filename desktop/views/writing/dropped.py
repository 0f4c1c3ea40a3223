"""What a person pastes or drops that is no text: files, or a picture without a file."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files by their places, or a picture; one of the two."""

    files: tuple[Path, ...] = ()
    picture: QImage | None = None


def dropped(data: QMimeData) -> Dropped | None:
    """What `data` brings to attach; None where it is text, as from a table that is copied as a
    picture too, or nothing that this desk can read."""
    urls = data.urls() if data.hasUrls() else []
    if urls and all(url.isLocalFile() for url in urls):
        return Dropped(tuple(Path(url.toLocalFile()) for url in urls))
    if data.hasImage() and not data.hasText():
        picture = data.imageData()
        if isinstance(picture, QImage) and not picture.isNull():
            return Dropped(picture=picture)
    return None


def holds_files(data: QMimeData) -> bool:
    """The same without taking it, while it is dragged over the window."""
    urls = data.urls() if data.hasUrls() else []
    local = bool(urls) and all(url.isLocalFile() for url in urls)
    return local or (data.hasImage() and not data.hasText())
