"""Brings the window before the agent, from wherever it is."""

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def come_forward(window: QWidget, token: str = "") -> None:
    """Show the window above all others, with the focus. `token` is the desktop's leave for that,
    which Wayland wants; Qt takes it from the environment, once."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    if QGuiApplication.platformName() != "offscreen":  # which has no others, and warns
        window.raise_()
    window.activateWindow()
