"""Painting a message's files: pictures in their places, others as a row with what can be done."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from desktop.models.conversation import Message
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.thread.file_layout import ICON, PADDING, RADIUS, FileBox, FileLayout
from desktop.views.thread.file_uses import FileUse, UsedFile, file_uses, kind_words, link_words
from desktop.views.thread.pictures import Pictures, PictureState
from desktop.views.thread.thread_words import picture_words

_LINK_GAP = 12.0
_TEXT = PADDING + ICON + 8.0
"""Where the words of a row begin."""


class FilePainter:
    """Paints a `FileLayout`, and knows what stands where in it."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        self._theme = theme
        self._pictures = pictures

    def paint(
        self, painter: QPainter, layout: FileLayout, message: Message, at: QPointF, ink: str
    ) -> None:
        """Paint with the top left corner at `at`, in the colour `ink` of the bubble's words."""
        for box in layout.boxes:
            area = box.area.translated(at)
            if box.attachment.is_picture:
                self._paint_picture(painter, box, message, area, ink)
            else:
                self._paint_row(painter, box, message, area, ink)

    def use_at(self, layout: FileLayout, message: Message, point: QPointF) -> UsedFile | None:
        """What a click there does, measured from the top left corner; None where nothing is."""
        for box in layout.boxes:
            if not box.area.contains(point):
                continue
            uses = file_uses(message, box.attachment)
            if box.attachment.is_picture:
                return uses[0] if uses else None
            for use, area in self._links(box, message, box.area):
                if area.contains(point):
                    return next((one for one in uses if one.use is use), None)
        return None

    def _paint_picture(
        self, painter: QPainter, box: FileBox, message: Message, area: QRectF, ink: str
    ) -> None:
        size = QSize(round(area.width()), round(area.height()))
        ratio = painter.device().devicePixelRatio()
        found = self._pictures.pixmap(message, box.attachment, size, ratio, whole=box.whole)
        if isinstance(found, QPixmap):
            painter.drawPixmap(area.topLeft(), found)
            return
        self._paint_ground(painter, area, ink)
        words = picture_words(found)
        side = 22.0
        font = self._theme.font(TextRole.META)
        room = area.adjusted(8, 0, -8, 0)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        flags |= int(Qt.TextFlag.TextWordWrap)
        high = QFontMetricsF(font).boundingRect(room, flags, words).height() if words else 0.0
        middle = area.center().y() - high / 2
        square = QRectF(area.center().x() - side / 2, middle - side / 2, side, side)
        icons.paint(painter, square, Icon.OFFLINE if found is _AWAY else Icon.PICTURE, ink)
        painter.setFont(font)
        painter.setPen(color(ink))
        room.setTop(middle + side / 2 + 4)
        painter.drawText(room, flags, words)

    def _paint_row(
        self, painter: QPainter, box: FileBox, message: Message, area: QRectF, ink: str
    ) -> None:
        self._paint_ground(painter, area, ink)
        one, metrics = box.attachment, self._theme.metrics
        icon = QRectF(area.left() + PADDING, area.center().y() - ICON / 2, ICON, ICON)
        icons.paint(painter, icon, Icon.NOTE, ink)
        name_font, small = self._theme.font(TextRole.STRONG), self._theme.font(TextRole.META)
        left, width = area.left() + _TEXT, area.width() - _TEXT - PADDING
        painter.setPen(color(ink))
        painter.setFont(name_font)
        # In the middle, so that the ending, which tells what it is, is always seen.
        name = QFontMetricsF(name_font).elidedText(one.name, Qt.TextElideMode.ElideMiddle, width)
        line = QRectF(left, area.top() + PADDING, width, metrics.line_height)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        links = self._links(box, message, area)
        room = (links[0][1].left() if links else area.right()) - left - 8
        painter.setFont(small)
        below = QRectF(left, line.bottom(), room, metrics.meta_height)
        kind = QFontMetricsF(small).elidedText(
            kind_words(one.name, one.kind, one.size), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, kind)
        underlined = self._theme.font(TextRole.META_STRONG)
        underlined.setUnderline(True)
        painter.setFont(underlined)
        for use, place in links:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, link_words(use))

    def _paint_ground(self, painter: QPainter, area: QRectF, ink: str) -> None:
        """A pale plate in the colour of the words, seen on every bubble in every look."""
        painter.setPen(QPen(color(ink, 1.0 if self._theme.is_high_contrast else 0.25), 1.0))
        painter.setBrush(color(ink, 0.07))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _links(self, box: FileBox, message: Message, area: QRectF) -> list[tuple[FileUse, QRectF]]:
        """What can be pressed in a row, at its right end, from the left."""
        metrics = QFontMetricsF(self._theme.font(TextRole.META_STRONG))
        high = self._theme.metrics.meta_height
        top = area.top() + PADDING + self._theme.metrics.line_height
        right = area.right() - PADDING
        found: list[tuple[FileUse, QRectF]] = []
        for used in reversed(file_uses(message, box.attachment)):
            width = metrics.horizontalAdvance(link_words(used.use)) + 2
            found.append((used.use, QRectF(right - width, top, width, high)))
            right -= width + _LINK_GAP
        return found[::-1]


_AWAY = PictureState.OFFLINE
