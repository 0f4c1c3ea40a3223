"""What stands in the middle of a page while it has nothing else to show."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.views.controls.sections import MARGIN
from desktop.views.style.theme import TextRole, Theme, color


def no_conversation() -> str:
    """That nothing is open whose page this could be."""
    return QCoreApplication.translate("SidePages", "No conversation is open.")


def paint_empty(page: QWidget, theme: Theme, words: str) -> None:
    """Paint these words in the middle of a page; called while it paints itself."""
    painter = QPainter(page)
    painter.setFont(theme.font(TextRole.BODY))
    painter.setPen(color(theme.tokens.text2))
    inside = QRectF(page.rect()).adjusted(MARGIN, 0, -MARGIN, 0)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(inside, int(flags), words)
    painter.end()
