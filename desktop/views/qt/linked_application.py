"""macOS tells an application of a link that was opened by an event, and starts no second one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.models.handover import HandOver, NotUnderstood, read_link


class LinkedApplication(QApplication):
    """`linked` carries the `HandOver` of a link; the last one is kept while nobody follows."""

    linked = Signal(object)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.last: HandOver | None = None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            try:
                self.last = HandOver(read_link(event.url().toString()))
            except NotUnderstood:
                return False
            self.linked.emit(self.last)
            return True
        return super().event(event)


def follow_links(take: Callable[[HandOver], object]) -> None:
    """Give each link to `take` from now on, first the one that the program was started by."""
    app = QApplication.instance()
    if isinstance(app, LinkedApplication):
        app.linked.connect(take)
        if app.last is not None:
            take(app.last)
