"""The payment link as a QR code, for a customer who stands at the desk."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.dialog_frame import dialog_buttons, dialog_column
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme

_SIDE = 400
_LEAST = 4
"""Pixels of a module that a phone's camera still reads off a screen at arm's length."""
_QUIET = 4
"""Modules of white around the code. Source: ISO/IEC 18004, 6.3.8."""


class QrCode(QWidget):
    """Black on white in every theme, for cameras; whole pixels for each module."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._rows = tuple(bytes(row) for row in segno.make_qr(text, error="l").matrix)
        count = len(self._rows) + 2 * _QUIET
        self._module = max(_LEAST, _SIDE // count)
        self.setObjectName("qrCode")
        self.setFixedSize(QSize(self._module * count, self._module * count))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        side = self._module
        first = side * _QUIET
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    place = QRectF(first + x * side, first + y * side, side, side)
                    painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()


class QrDialog(QDialog):
    """Shows the code until it is closed, or the desk is locked or veiled."""

    def __init__(self, theme: Theme, url: str, amount: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("qrDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pay {amount}").format(amount=amount))
        words = wrapped_label(theme, TextRole.BODY, "support")
        words.setText(
            self.tr(
                "Only for the customer before you: whoever scans it can pay {amount} with this"
                " link. It is the same link that was sent."
            ).format(amount=amount)
        )
        code = QrCode(url)
        code.setAccessibleName(
            self.tr("QR code of the payment link of {amount}").format(amount=amount)
        )
        close = KeyButton(theme, self.tr("Close"), role="primary")
        close.setObjectName("qrClose")
        close.clicked.connect(self.accept)
        column = dialog_column(self, 12)
        column.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addLayout(dialog_buttons(close))
        close.setFocus()
