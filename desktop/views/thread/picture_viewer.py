"""A picture as large as the window, over everything else in it: by keys and by mouse."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.models.conversation import Attachment, Message
from desktop.views.controls.buttons import IconButton
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.thread.file_uses import FileUse, UsedFile, kind_words

if TYPE_CHECKING:
    from desktop.services.attachments.attachments import Attachments
    from desktop.views.qt.tasks import Tasks

_STEP = 80
"""Pixels that an arrow key scrolls a picture in its full size."""

Shown = tuple[Message, Attachment]


class PictureViewer(QFrame):
    """Covers `host`. Left and Right go to the conversation's other pictures, Z or a double click
    changes between the whole picture and its full size, Escape closes.

    `save_wanted` carries a `UsedFile`; `closed` says that it went.
    """

    save_wanted = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, tasks: "Tasks", host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._tasks = tasks
        self._host = host
        self._source: Attachments | None = None
        self._pictures: Sequence[Shown] = ()
        self._at = 0
        self.setObjectName("pictureViewer")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = ElidedLabel()
        self._name.setFont(theme.font(TextRole.NAME))
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setFont(theme.font(TextRole.SUPPORT))
        self._about.setProperty("role", "support")
        self._words = QLabel()
        self._words.setObjectName("pictureWords")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setFont(theme.font(TextRole.BODY))
        self._words.setProperty("role", "support")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._canvas = _Canvas()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._canvas)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().installEventFilter(self)
        self._build()
        host.installEventFilter(self)
        self.hide()

    def open(self, source: "Attachments", pictures: Sequence[Shown], at: int) -> None:
        """Show one of these pictures."""
        self._source, self._pictures = source, pictures
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(at)

    def leave(self) -> None:
        """Close it; the picture leaves the memory."""
        if not self.isHidden():
            self.hide()
            self._canvas.show_image(None)
            self._pictures = ()
            self.closed.emit()

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self._canvas.image

    @property
    def is_whole(self) -> bool:
        """Whether all of the picture is seen; otherwise it has its full size."""
        return self._canvas.whole

    def zoom(self) -> None:
        """From the whole picture to its full size, and back."""
        self._canvas.whole = not self._canvas.whole
        self._fit()
        self._tell_zoom()

    def event(self, event: QEvent) -> bool:
        # No key of the window acts under it, and Tab stays in it.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = [self, *(one for one in self._buttons if one.isEnabled() and one.isVisible())]
        focused = self.focusWidget()
        at = stops.index(focused) if focused in stops else 0
        step = 1 if forward else -1
        stops[(at + step) % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bars = {
            Qt.Key.Key_Up: (self._scroll.verticalScrollBar(), -_STEP),
            Qt.Key.Key_Down: (self._scroll.verticalScrollBar(), _STEP),
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Save):
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() == Qt.Key.Key_Z and not event.modifiers():
            self.zoom()
        elif event.key() in bars:
            bar, by = bars[Qt.Key(event.key())]
            bar.setValue(bar.value() + by)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            if watched is self._host:
                self.setGeometry(self._host.rect())
            elif watched is self._scroll.viewport():
                self._fit()
        elif event.type() == QEvent.Type.MouseButtonDblClick and watched is self._scroll.viewport():
            self.zoom()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme = self._theme
        self._before = IconButton(theme, Icon.LEFT, self.tr("Previous picture (←)"))
        self._next = IconButton(theme, Icon.RIGHT, self.tr("Next picture (→)"))
        self._zoom = IconButton(theme, Icon.SEARCH, self.tr("Full size (Z)"))
        self._copying = IconButton(theme, Icon.COPY, self.tr("Copy the picture"))
        self._saving = IconButton(theme, Icon.DOWNLOAD, self.tr("Save the picture…"))
        self._close = IconButton(theme, Icon.CROSS, self.tr("Close (Esc)"))
        self._close.setObjectName("closePicture")
        self._buttons = (
            self._before,
            self._next,
            self._zoom,
            self._copying,
            self._saving,
            self._close,
        )
        acts = (
            lambda: self._step(-1),
            lambda: self._step(1),
            self.zoom,
            self._copy,
            self._save,
            self.leave,
        )
        for button, act in zip(self._buttons, acts, strict=True):
            button.clicked.connect(act)
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 12, 10)
        head.setSpacing(6)
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self._name)
        titles.addWidget(self._about)
        head.addLayout(titles, 1)
        for button in self._buttons:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._words, 1)
        column.addWidget(self._scroll, 1)

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._pictures):
            self._show(self._at + by)

    def _show(self, at: int) -> None:
        self._at = at
        message, attachment = self._pictures[at]
        self._canvas.show_image(None)
        self._canvas.whole = True
        self._tell_zoom()
        self._name.show_words(attachment.name)
        count = self.tr("{number} of {count}").format(number=at + 1, count=len(self._pictures))
        about = [kind_words(attachment.name, attachment.kind, attachment.size)]
        self._about.setText(" · ".join([*about, count] if len(self._pictures) > 1 else about))
        for button, can in (
            (self._before, at > 0),
            (self._next, at < len(self._pictures) - 1),
        ):
            button.setEnabled(can)
            button.setVisible(len(self._pictures) > 1)
        for button in (self._zoom, self._copying):
            button.setEnabled(False)
        self.setAccessibleName(self.tr("Picture {name}").format(name=attachment.name))
        self._say(self.tr("Fetching the picture…"))
        if self._source is not None:
            self._tasks.spawn(
                self._load(self._source, message, attachment), key="viewer", replace=True
            )

    async def _load(self, source: "Attachments", message: Message, attachment: Attachment) -> None:
        from desktop.services.attachments.attachments import NotFetched
        from desktop.views.thread.picture_decoding import NoPicture, picture
        from desktop.views.words.service_words import service_words

        try:
            data = await source.picture(message, attachment)
            image = await asyncio.to_thread(picture, data)
        except NotFetched as error:
            self._say(service_words(error.message))
        except NoPicture:
            self._say(self.tr("This picture cannot be shown. Save it, and look at it elsewhere."))
        else:
            if not self.isHidden() and self._pictures[self._at] == (message, attachment):
                self._say("")
                self._canvas.show_image(image)
                self._fit()
                for button in (self._zoom, self._copying):
                    button.setEnabled(True)

    def _say(self, words: str) -> None:
        """Words in the place of the picture; none: the picture."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._scroll.setHidden(bool(words))
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _fit(self) -> None:
        self._canvas.fit(self._scroll.viewport().size())

    def _tell_zoom(self) -> None:
        whole = self._canvas.whole
        self._zoom.set_name(self.tr("Full size (Z)") if whole else self.tr("Whole picture (Z)"))

    def _copy(self) -> None:
        if self._canvas.image is not None:
            QGuiApplication.clipboard().setImage(self._canvas.image)

    def _save(self) -> None:
        if self._pictures:
            message, attachment = self._pictures[self._at]
            self.save_wanted.emit(UsedFile(message, attachment, FileUse.SAVE))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(color(self._theme.tokens.focus))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()


class _Canvas(QWidget):
    """The picture itself: `whole` shows all of it in the room there is, or else each pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.whole = True

    def show_image(self, image: QImage | None) -> None:
        """Show this picture."""
        self.image = image
        self.update()

    def fit(self, room: QSize) -> None:
        """Take the size that the picture has in this room."""
        if self.image is None:
            return
        full = self.image.size() / self.devicePixelRatioF()
        smaller = full.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self.resize(smaller if self.whole and smaller.width() < full.width() else full)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(QPointF(0, 0), QRectF(self.rect()).size()), self.image)
        painter.end()
