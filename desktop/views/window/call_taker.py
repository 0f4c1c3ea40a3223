"""Takes what the softphone, or another start of the program, hands over, when the window can."""

from typing import TYPE_CHECKING

from desktop.models.handover import HandOver
from desktop.views.window.coming_forward import come_forward

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow


class CallTaker:
    """Of one window. The last call waits while there is no desk, or while it is locked: a caller's
    card is nobody's to see then."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._waits: str | None = None

    def take(self, asked: HandOver) -> None:
        """Bring the window before the agent, and with it who calls."""
        come_forward(self._window, asked.token)
        if asked.number is not None:
            self._waits = asked.number
            self.go_on()

    def go_on(self) -> None:
        """Show the call that waited, where it can be shown now."""
        number, window = self._waits, self._window
        if number is None or window.desk is None or window.guard.locked:
            return
        self._waits = None
        window.leave_settings()
        window.places.take_call(number)
