"""One file that is attached to the reply: what it looks like, its name and size, its removal."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.file_kinds import FileKind, kind_of
from desktop.models.outgoing_file import OutgoingFile
from desktop.views.controls.buttons import IconButton
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.thread.file_uses import kind_words

THUMBNAIL = 36
_NAME = 150
_RADIUS = 8


class AttachmentChip(QFrame):
    """`removed` says that the agent takes the file off, `went` carries the key that leads away."""

    removed = Signal()
    went = Signal(int)

    def __init__(self, theme: Theme, file: OutgoingFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.file = file
        self.setObjectName("attachmentChip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sign = _Sign(theme, kind_of(file.mime) is FileKind.IMAGE)
        about = kind_words(file.name, kind_of(file.mime).value, file.size)
        name, size = QLabel(), QLabel(about)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setFont(theme.font(TextRole.SUPPORT_STRONG))
        # In the middle, so that the ending, which tells what it is, is always seen.
        name.setText(name.fontMetrics().elidedText(file.name, Qt.TextElideMode.ElideMiddle, _NAME))
        size.setTextFormat(Qt.TextFormat.PlainText)
        size.setFont(theme.font(TextRole.META))
        size.setProperty("role", "support")
        remove = IconButton(
            theme, Icon.CROSS, self.tr("Remove {name} (Del)").format(name=file.name), size=16
        )
        remove.setObjectName("removeAttachment")
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        remove.clicked.connect(self.removed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(size)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addLayout(words)
        row.addWidget(remove)
        self.setToolTip(plain_tip(file.name))
        self.setAccessibleName(
            self.tr("Attached: {name}, {about}. Del removes it.").format(
                name=file.name, about=about
            )
        )
        theme.changed.connect(self.update)

    def show_picture(self, picture: QPixmap) -> None:
        """Show what the file looks like."""
        self._sign.picture = picture
        self._sign.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.went.emit(event.key())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = float(self._theme.metrics.focus_ring) if self.hasFocus() else 1.0
        painter.setPen(QPen(color(tokens.focus if self.hasFocus() else tokens.line), width))
        painter.setBrush(color(tokens.app))
        inset = width / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.end()


class _Sign(QWidget):
    """The picture, or the sign of a file, in a square."""

    def __init__(self, theme: Theme, is_picture: bool) -> None:
        super().__init__()
        self._theme = theme
        self._icon = Icon.PICTURE if is_picture else Icon.NOTE
        self.picture: QPixmap | None = None
        self.setFixedSize(QSize(THUMBNAIL, THUMBNAIL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.picture is not None:
            painter.drawPixmap(0, 0, self.picture)
        else:
            side = 20.0
            at = (THUMBNAIL - side) / 2
            tokens = self._theme.tokens
            icons.paint(painter, QRectF(at, at, side, side), self._icon, tokens.text2)
        painter.end()
