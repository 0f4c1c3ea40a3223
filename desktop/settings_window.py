"""Shows a wrong setting in a window: started from a menu, nobody sees what is printed."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_UNSEEN = ("offscreen", "minimal")
_SIZE = (680, 420)


def show(error: Exception, options: Mapping[str, Any]) -> bool:
    """Show what is wrong until the window is closed; False where there is no screen to show it on.

    `options` are those of the command line, of which `language` and `theme` count.
    """
    if not has_screen():
        return False
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.app import make_application
    from desktop.models.preferences import Preferences
    from desktop.settings import Settings
    from desktop.views.window.start_problem import StartProblemPage, settings_problem

    app, theme = make_application(
        Settings(
            Path(), language=options.get("language", ""), theme=options.get("theme", "system")
        ),
        Preferences(),
    )
    host = QWidget()
    host.setWindowTitle(QApplication.applicationDisplayName())
    host.resize(*_SIZE)
    page = StartProblemPage(theme, settings_problem(error), host)
    page.chosen.connect(host.close)
    app.setQuitOnLastWindowClosed(True)
    host.show()
    app.exec()
    return True


def has_screen() -> bool:
    """Whether a window can be seen."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _UNSEEN:
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
