"""The way down to the newest messages, over the foot of a thread."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton

from desktop.views.style.theme import TextRole, Theme

_ABOVE_FOOT = 12


class NewestPill(QPushButton):
    """Shown when messages came that are out of sight, or when the thread goes on below."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(self.tr("New messages ↓"), view)
        self._view = view
        self.setObjectName("newMessagesPill")
        self.setProperty("role", "primary")
        self.setFont(theme.font(TextRole.BUTTON))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is End
        self.setToolTip(self.tr("Go to the newest message (End)"))
        self.hide()

    def tell_new(self) -> None:
        """Say that messages came."""
        self.place()
        self.show()
        self.raise_()

    def offer(self, *, goes_on: bool) -> None:
        """Offer the way where the thread goes on below what is loaded, and only there."""
        self.setText(self.tr("Newest messages ↓") if goes_on else self.tr("New messages ↓"))
        self.setVisible(goes_on)
        self.place()
        self.raise_()

    def place(self) -> None:
        """Stand over the middle of the view's foot."""
        size = self.sizeHint()
        area = self._view.viewport().geometry()
        left = area.left() + (area.width() - size.width()) // 2
        top = area.bottom() - size.height() - _ABOVE_FOOT
        self.setGeometry(QRect(QPoint(left, top), size))
