"""The sections of the settings, in the order in which they are listed.

A new one: a function here that imports its page and makes it, and a line in `SECTIONS`. A page is a
`SettingsSection`, or any widget that takes the keyboard.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.views.style.theme import Theme
    from desktop.views.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Section:
    """One subject. `title` is in the language of now; `make` builds the page when it is shown."""

    name: str
    title: Callable[[], str]
    make: "Callable[[MainWindow, Theme], QWidget]"


def _general(window: "MainWindow", theme: "Theme") -> QWidget:
    from desktop.views.settings.general_page import GeneralPage

    return GeneralPage(window, theme)


def _keys(window: "MainWindow", theme: "Theme") -> QWidget:
    from desktop.views.keymap import keymap
    from desktop.views.settings.keys_page import KeysPage

    return KeysPage(theme, keymap(), window.preferences, window.choose)


def _notices(window: "MainWindow", theme: "Theme") -> QWidget:
    from desktop.views.settings.notices_page import NoticesPage

    return NoticesPage(window, theme)


def _hours(window: "MainWindow", theme: "Theme") -> QWidget:
    from desktop.views.settings.hours_page import HoursPage

    return HoursPage(window, theme)


def _privacy(window: "MainWindow", theme: "Theme") -> QWidget:
    from desktop.views.settings.privacy_page import PrivacyPage

    return PrivacyPage(window, theme)


def _policy(window: "MainWindow", theme: "Theme") -> QWidget:
    from desktop.views.settings.policy_page import PolicyPage

    return PolicyPage(window, theme)


def _connections(window: "MainWindow", theme: "Theme") -> QWidget:
    from desktop.views.settings.connections_page import ConnectionsPage

    return ConnectionsPage(window, theme)


def _templates(window: "MainWindow", theme: "Theme") -> QWidget:
    from desktop.views.settings.templates_page import TemplatesPage

    return TemplatesPage(window, theme)


def _spelling(window: "MainWindow", theme: "Theme") -> QWidget:
    from desktop.views.settings.spelling_page import SpellingPage

    return SpellingPage(window, theme)


SECTIONS = (
    Section("general", lambda: QCoreApplication.translate("Settings", "General"), _general),
    Section("notices", lambda: QCoreApplication.translate("Settings", "Notices"), _notices),
    Section("hours", lambda: QCoreApplication.translate("Settings", "Hours"), _hours),
    Section("privacy", lambda: QCoreApplication.translate("Settings", "Privacy"), _privacy),
    Section("keys", lambda: QCoreApplication.translate("Settings", "Keys"), _keys),
    Section("spelling", lambda: QCoreApplication.translate("Settings", "Spelling"), _spelling),
    Section("templates", lambda: QCoreApplication.translate("Settings", "Templates"), _templates),
    Section("policy", lambda: QCoreApplication.translate("Settings", "Policy"), _policy),
    Section(
        "connections", lambda: QCoreApplication.translate("Settings", "Connections"), _connections
    ),
)
