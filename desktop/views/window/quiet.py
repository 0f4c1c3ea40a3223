"""Do-not-disturb: begun for a while or until it is ended, and seen for as long as it lasts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.preferences import Preferences
from desktop.views.words import formatting

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow

_FOREVER = float("inf")
_CHOICES_MIN = (30, 60, None)


def is_quiet(choices: Preferences, now: float) -> bool:
    """Whether nothing may be shown outside the window, nor heard. `now` is UTC seconds."""
    return choices.quiet_until is not None and now < choices.quiet_until


def quiet_words(choices: Preferences, now: float) -> str:
    """Say that it is quiet and until when; empty when it is not."""
    translate = QCoreApplication.translate
    until = choices.quiet_until
    if until is None or now >= until:
        return ""
    if until == _FOREVER:
        return translate("Quiet", "Do not disturb")
    return translate("Quiet", "Do not disturb until {time}").format(
        time=formatting.moment(until, now)
    )


class Quiet(QObject):
    """One window's. What it changes is a preference, and holds after a restart too."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._menus: list[QMenu] = []
        window.rail.quiet_button.clicked.connect(self.end)
        end = window.preferences.subscribe(lambda _choices: self.show())
        self.destroyed.connect(lambda: end())
        self.show()

    @property
    def is_on(self) -> bool:
        """Whether it is quiet now."""
        return is_quiet(self._window.preferences.current, self._window.now())

    def begin(self, minutes: int | None) -> None:
        """Be quiet for so long; None: until it is ended."""
        until = _FOREVER if minutes is None else self._window.now() + 60.0 * minutes
        self._window.choose(quiet_until=until)

    def end(self) -> None:
        """Be heard again."""
        self._window.choose(quiet_until=None)

    def press(self) -> None:
        """The key: ends it, or asks for how long."""
        if self.is_on:
            self.end()
            self._window.toaster.say(self.tr("Do-not-disturb is off"))
            return
        button = self._window.rail.presence_button
        menu = self.make_menu(button)
        menu.aboutToHide.connect(menu.deleteLater)
        at = button.mapToGlobal(QPoint(button.width() + 2, button.height()))
        menu.popup(at - QPoint(0, menu.sizeHint().height()))
        menu.setActiveAction(menu.actions()[0])

    def make_menu(self, parent: QWidget) -> QMenu:
        """The choices as a menu, right each time that it is opened."""
        menu = QMenu(self.tr("Do not disturb"), parent)
        menu.setObjectName("quietMenu")
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._fill(menu)
        return menu

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        if self.is_on:
            menu.addAction(self.tr("Switch off do-not-disturb")).triggered.connect(self.end)
            menu.addSeparator()
        for minutes in _CHOICES_MIN:
            action = menu.addAction(length_words(minutes))
            action.triggered.connect(lambda _on=False, minutes=minutes: self.begin(minutes))

    def show(self) -> None:
        """Show whether it is quiet; called each second, for it may end by itself."""
        window = self._window
        words = quiet_words(window.preferences.current, window.now())
        window.status_bar.show_quiet(words)
        window.rail.show_quiet(words)
        if not words and window.preferences.current.quiet_until is not None:
            self.end()


def length_words(minutes: int | None) -> str:
    """Say for how long; None: until it is ended."""
    translate = QCoreApplication.translate
    if minutes is None:
        return translate("Quiet", "Until I switch it off")
    if minutes < 60:
        return translate("Quiet", "For {count} minutes").format(count=minutes)
    return translate("Quiet", "For 1 hour")
