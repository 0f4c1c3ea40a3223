"""Every word of the window is there in Dutch, and what is loaded is what was written."""

import ast
import re
import string
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop import views
from desktop.resources import resource
from desktop.views.words import translations


@pytest.fixture(scope="module")
def script() -> ModuleType:
    path = Path(__file__).parents[3] / "packaging" / "translations.py"
    spec = spec_from_file_location("packaging_translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_is_stale_or_untranslated(script: ModuleType) -> None:
    assert script.problems() == []


def test_places_and_marks_survive_translation(script: ModuleType) -> None:
    texts = script.entries(resource("translations", "desk_nl.ts"))
    assert len(texts) > 300
    for (_, source), translation in texts.items():
        assert places(translation) == places(source), source
        assert source.endswith("…") == translation.endswith("…"), source


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_no_view_hides_words_from_the_collector() -> None:
    """`tr` as another name for `translate` would be read as a text with a comment."""
    root = Path(views.__file__).parent
    hidden = [
        path.name
        for path in root.rglob("*.py")
        if re.search(r"\btr = |(?<![.\w])tr\(", path.read_text("utf-8"))
    ]
    assert hidden == []


@pytest.mark.usefixtures("dutch")
def test_qts_own_words_are_dutch_too(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuleren"


def test_an_unknown_language_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="xx"):
        translations.install(qapp, "xx")
    assert translations.system_language() in translations.LANGUAGES


def test_english_is_british_unless_the_system_says_otherwise() -> None:
    locale = translations.locale_for("en")
    assert locale.language() == QLocale.Language.English
    assert translations.locale_for("nl").language() == QLocale.Language.Dutch


SHOWN_BY = {
    *("setText", "setTitle", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis"),
    *("setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setPlainText"),
    *("addItem", "addAction", "addMenu", "addTab", "setTabText", "setLabelText", "say", "drawText"),
    *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QAction", "QMenu", "QGroupBox"),
    *("KeyButton", "LinkButton", "IconButton", "RailButton", "Notice", "Badge", "BadgeLook"),
    *("SettingRow", "Choice", "Pick", "announce"),
}
"""What takes words that a person reads or hears."""
NAMES = {"Social Pay Desk"}
"""Words that are the same in every language."""


def test_no_words_reach_a_person_untranslated() -> None:
    root = Path(views.__file__).parent
    found = [
        f"{path.relative_to(root)}:{call.lineno} {words!r}"
        for path in sorted(root.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and name_of(call.func) in SHOWN_BY
        for given in (*call.args, *(one.value for one in call.keywords if one.arg in WORDS))
        for words in literals(given)
        if re.search(r"[^\W\d_]{2,}", words) and words not in NAMES
    ]
    assert found == []


WORDS = ("text", "title", "detail", "name", "note", "hint")


def name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def literals(given: ast.expr) -> list[str]:
    """The words that are written out where something is shown; those of a call are its own."""
    match given:
        case ast.Constant(value=str(words)):
            return [words]
        case ast.JoinedStr(values=parts) | ast.Tuple(elts=parts):
            return [words for part in parts for words in literals(part)]
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            return [*literals(left), *literals(right)]
        case ast.BoolOp(values=parts):
            return [words for part in parts for words in literals(part)]
        case _:
            return []
