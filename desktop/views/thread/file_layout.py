"""Where the files of a message stand in its bubble. Known before anything is fetched, so that no
row ever moves when a picture comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from desktop.models.conversation import Attachment

GAP = 6.0
PICTURE = QSizeF(280, 210)
"""The most that one picture takes, and what it takes while its measures are not known."""
SMALLEST = 72.0
PADDING = 8.0
ICON = 20.0
RADIUS = 8.0
_ROW = 280.0


@dataclass(frozen=True, slots=True)
class FileBox:
    """A file's place, measured from the top left corner of all of them. `whole` shows all of a
    picture; otherwise it fills its place, and what goes beyond is cut off."""

    attachment: Attachment
    area: QRectF
    whole: bool = True


@dataclass(frozen=True, slots=True)
class FileLayout:
    """The places of all files of a message, pictures first."""

    boxes: tuple[FileBox, ...]
    size: QSizeF


NONE = FileLayout((), QSizeF(0, 0))


def lay_out(files: Sequence[Attachment], room: float, lines: float) -> FileLayout:
    """Place files in `room` pixels of width; `lines` is the height of a name and a line below."""
    if not files:
        return NONE
    pictures = [one for one in files if one.is_picture]
    boxes = _one(pictures[0], room) if len(pictures) == 1 else _grid(pictures, room)
    top = max((box.area.bottom() + GAP for box in boxes), default=0.0)
    width = min(room, _ROW)
    for one in files:
        if not one.is_picture:
            area = QRectF(0, top, width, lines + 2 * PADDING)
            boxes.append(FileBox(one, area))
            top = area.bottom() + GAP
    right = max(box.area.right() for box in boxes)
    bottom = max(box.area.bottom() for box in boxes)
    return FileLayout(tuple(boxes), QSizeF(right, bottom))


def _one(picture: Attachment, room: float) -> list[FileBox]:
    most = QSizeF(min(room, PICTURE.width()), PICTURE.height())
    size = QSizeF(picture.width or most.width(), picture.height or most.height())
    if size.width() > most.width() or size.height() > most.height():
        scale = min(most.width() / size.width(), most.height() / size.height())
        size = QSizeF(size.width() * scale, size.height() * scale)
    width = min(max(round(size.width()), SMALLEST), most.width())
    height = min(max(round(size.height()), SMALLEST), most.height())
    return [FileBox(picture, QRectF(0, 0, width, height))]


def _grid(pictures: Sequence[Attachment], room: float) -> list[FileBox]:
    width = float(int((min(room, PICTURE.width()) - GAP) / 2))
    height = float(int(width * 0.75))
    return [
        FileBox(
            one,
            QRectF((at % 2) * (width + GAP), (at // 2) * (height + GAP), width, height),
            whole=False,
        )
        for at, one in enumerate(pictures)
    ]
