"""The first paint is waited for, and no longer than it may take."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.qt.first_paint import wait_for_paint


class Painted(QWidget):
    """Counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.times = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1


def test_the_window_and_all_in_it_are_painted(qtbot: QtBot) -> None:
    window = QWidget()
    inner = Painted()
    QVBoxLayout(window).addWidget(inner)
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    assert inner.times == 0
    assert wait_for_paint(window, at_most_ms=8000)
    assert inner.times > 0


def test_a_window_that_is_not_shown_is_not_waited_for(qapp: QApplication) -> None:
    assert not wait_for_paint(QWidget(), at_most_ms=1)
