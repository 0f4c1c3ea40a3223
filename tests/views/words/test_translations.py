"""Every word of the window is there in Dutch, and what is loaded is what was written."""

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
