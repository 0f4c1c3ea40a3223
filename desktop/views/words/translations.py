"""Puts the window into the person's language: our own words, Qt's, and the locale."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.resources import resource

SOURCE_LANGUAGE = "en"
LANGUAGES = (SOURCE_LANGUAGE, "nl")
"""What the window speaks."""


def system_language() -> str:
    """Return the system's language if the window speaks it, English otherwise."""
    for name in QLocale.system().uiLanguages():
        code = name.replace("_", "-").split("-")[0].lower()
        if code in LANGUAGES:
            return code
    return SOURCE_LANGUAGE


def locale_for(language: str) -> QLocale:
    """Return the agent's locale: the system's own where it is of this language."""
    system = QLocale.system()
    wanted = QLocale(language)
    if system.language() == wanted.language() and system.name() != "C":
        return system
    # "en" alone would mean the United States: a 12-hour clock and month before day.
    return QLocale("en_GB") if language == SOURCE_LANGUAGE else wanted


_OURS = "deskTranslator"


def install(app: QApplication, language: str) -> tuple[QTranslator, ...]:
    """Load the language's words, in place of those before, and make its locale the default.

    What is made from now on speaks it. Raises ValueError for a language the window does not speak.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no translation into {language!r}; there are {', '.join(LANGUAGES)}")
    QLocale.setDefault(locale_for(language))
    for before in app.findChildren(QTranslator, _OURS):
        app.removeTranslator(before)
        before.setObjectName("")
        before.deleteLater()
    if language == SOURCE_LANGUAGE:
        return ()
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    loaded = []
    for name, folder in (("qtbase", qt_folder), ("desk", str(resource("translations")))):
        translator = QTranslator(app)
        translator.setObjectName(_OURS)
        if translator.load(f"{name}_{language}", folder):
            app.installTranslator(translator)
            loaded.append(translator)
    return tuple(loaded)
