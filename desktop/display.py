"""Whether there is a display to open a window on, asked before Qt ends the program without one."""

import os
import sys
from collections.abc import Mapping

NO_DISPLAY = (
    "main.py: There is no display here to open a window on. Start the desk in a desktop session."
    " To see it work without one, set QT_QPA_PLATFORM=offscreen and run: main.py tour --shots DIR"
)


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether Qt can find a display. Windows and macOS always have one; a platform that was chosen
    for Qt (QT_QPA_PLATFORM) is taken at its word."""
    if platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in names)
