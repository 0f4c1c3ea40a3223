"""Keeps the display awake while a wallboard is up, as the system of this computer offers it.

Where the system does not, the display sleeps as it is set to; nothing else depends on it.
"""

import logging
import os
import sys

from PySide6.QtCore import QObject, QProcess

log = logging.getLogger(__name__)

_CONTINUOUS, _DISPLAY_REQUIRED = 0x80000000, 0x00000002
"""Source: `SetThreadExecutionState`, winbase.h."""
_BUS_NAME = "wallboard"
_SCREEN_SAVER = "org.freedesktop.ScreenSaver"


class Awake(QObject):
    """Asks for it from `begin` to `end`; what the program asked for ends with the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._caffeinate: QProcess | None = None
        self.is_asked = False
        """Whether the system was asked."""

    def begin(self) -> None:
        """Ask the system to leave the display on."""
        if self.is_asked:
            return
        if sys.platform == "win32":
            self.is_asked = _tell_windows(_CONTINUOUS | _DISPLAY_REQUIRED)
        elif sys.platform == "darwin":
            self.is_asked = self._start_caffeinate()
        else:
            self.is_asked = _ask_screen_saver()
        if not self.is_asked:
            log.info("the display cannot be kept awake here")

    def end(self) -> None:
        """Let it sleep again when it is set to."""
        if not self.is_asked:
            return
        self.is_asked = False
        if sys.platform == "win32":
            _tell_windows(_CONTINUOUS)
        elif self._caffeinate is not None:
            self._caffeinate.kill()
            self._caffeinate = None
        else:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(_BUS_NAME)

    def _start_caffeinate(self) -> bool:
        """macOS: `caffeinate -d` holds while it runs, and no longer than this program (`-w`)."""
        process = self._caffeinate = QProcess(self)
        process.finished.connect(process.deleteLater)
        process.start("/usr/bin/caffeinate", ["-d", "-w", str(os.getpid())])
        return True


def _ask_screen_saver() -> bool:
    """Linux: the screen saver is inhibited while who asked is on the bus, so on a connection of its
    own. Source: the freedesktop.org idle inhibition service (`org.freedesktop.ScreenSaver`)."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:  # a Qt without D-Bus
        return False
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _BUS_NAME)
    if not bus.isConnected():
        return False
    path = "/" + _SCREEN_SAVER.replace(".", "/")
    message = QDBusMessage.createMethodCall(_SCREEN_SAVER, path, _SCREEN_SAVER, "Inhibit")
    message.setArguments(["Social Pay Desk", "Wallboard"])
    return bool(bus.send(message))


def _tell_windows(state: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (there is none elsewhere)
    return bool(kernel.SetThreadExecutionState(state))
