"""What PySide6 says of its signatures is put off, and said in the same words when it is asked."""

import os
import subprocess
import sys

import pytest

from tests.sandbox_process import ROOT

_ASKING = """
import inspect
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication

class Teller(QObject):
    told = Signal(int)

app = QGuiApplication([])
def wrongly(call):
    try:
        call()
    except (AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)

wrongly(lambda: QObject(3, 4))
wrongly(lambda: QTimer().start("soon"))
wrongly(lambda: QTimer(soon=3))
wrongly(lambda: QTimer.singleShot(1))
wrongly(lambda: QColor([]))
teller = Teller()
wrongly(lambda: teller.told.emit("a", "b"))
print(QTimer.start.__doc__)
print(QColor.__doc__)
from PySide6.support.signature import get_signature
print(get_signature(QTimer.start))
from PySide6.support.signature.lib import enum_sig, pyi_generator
print(enum_sig.HintingEnumerator, pyi_generator.generate_pyi.__name__)
"""


@pytest.mark.slow
def test_pyside_says_of_its_signatures_what_it_would_say_without_us() -> None:
    later = (
        "import desktop.views\n"
        "from desktop.views.qt import signatures_later\n"
        "assert signatures_later.still_put_off() >= 5\n"
        + _ASKING
        + "assert signatures_later.still_put_off() == 0\n"
    )
    said = [_run(code) for code in (_ASKING, later)]
    assert said[0] == said[1]
    assert "Supported signatures" in said[0]


def _run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout
