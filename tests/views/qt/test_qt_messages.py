"""What Qt warns of stands in the desk's log."""

import logging

import pytest
from PySide6.QtCore import qWarning

from desktop.views.qt.qt_messages import qt_in_log


def test_a_warning_of_qt_is_logged_and_then_no_longer(
    caplog: pytest.LogCaptureFixture, qtlog: object
) -> None:
    with caplog.at_level(logging.DEBUG, "desktop"), qt_in_log():
        qWarning("the font is missing")
    assert [(one.levelname, one.getMessage()) for one in caplog.records] == [
        ("WARNING", "Qt: the font is missing")
    ]
