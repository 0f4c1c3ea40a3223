"""Fields that the mouse wheel scrolls past: nothing may change under a scrolling hand."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QSpinBox, QWidget


class QuietComboBox(QComboBox):
    """A list to choose from by click or key; the wheel is left to what scrolls around it.

    `may_be_narrow`: where there is no room for the longest choice the field cuts what is chosen,
    and its tooltip and the list still show all of it.
    """

    def __init__(self, parent: QWidget | None = None, *, may_be_narrow: bool = False) -> None:
        super().__init__(parent)
        if may_be_narrow:
            self.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self.setMinimumContentsLength(8)
            self.currentTextChanged.connect(self.setToolTip)

    def showPopup(self) -> None:
        around = self.view().verticalScrollBar().sizeHint().width() + 12
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + around))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuietDateTimeEdit(QDateTimeEdit):
    """A moment to type or step by key; the wheel is left to what scrolls around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuietSpinBox(QSpinBox):
    """A number to type or step by key; the wheel is left to what scrolls around it."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(8, 0, 8, 0)  # the style sheet's padding does not reach it

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
