"""Do-not-disturb: begun and ended by key and button, and shown for as long as it lasts."""

from PySide6.QtWidgets import QMenu

from desktop.models.preferences import Preferences
from desktop.services.preference_file import PreferenceFile
from desktop.views.window.main_window import MainWindow
from desktop.views.window.quiet import Quiet, is_quiet, quiet_words
from tests.views.inbox.inbox_world import NOW


def test_it_is_quiet_until_then() -> None:
    choices = Preferences(quiet_until=NOW + 60)
    assert is_quiet(choices, NOW)
    assert not is_quiet(choices, NOW + 60)
    assert not is_quiet(Preferences(), NOW)
    assert is_quiet(Preferences(quiet_until=float("inf")), NOW + 1e9)
    assert quiet_words(Preferences(quiet_until=float("inf")), NOW) == "Do not disturb"
    assert quiet_words(choices, NOW + 60) == ""


def test_the_menu_begins_it_and_the_window_says_so(window: MainWindow) -> None:
    quiet = Quiet(window)
    menu = quiet.make_menu(window)
    assert [action.text() for action in menu.actions()] == [
        "For 30 minutes",
        "For 1 hour",
        "Until I switch it off",
    ]
    assert not window.rail.quiet_button.isVisible()
    menu.actions()[0].trigger()
    assert quiet.is_on
    assert window.status_bar.quiet.text.startswith("Do not disturb until ")
    assert window.rail.quiet_button.isVisible()
    assert "Press to end it" in window.rail.quiet_button.accessibleName()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "Switch off do-not-disturb"
    window.rail.quiet_button.click()
    assert not quiet.is_on
    assert window.status_bar.quiet.text == ""
    assert not window.rail.quiet_button.isVisible()


def test_the_key_asks_for_how_long_and_ends_it(window: MainWindow) -> None:
    quiet = Quiet(window)
    quiet.press()
    [menu] = [one for one in window.findChildren(QMenu, "quietMenu") if one.isVisible()]
    menu.actions()[2].trigger()
    menu.close()
    assert quiet.is_on
    quiet.press()
    assert not quiet.is_on
    assert [notice.text for notice in window.toaster.notices] == ["Do-not-disturb is off"]


def test_it_ends_by_itself_and_holds_after_a_restart(window: MainWindow, folder: object) -> None:
    window.preferences = PreferenceFile(folder)  # type: ignore[arg-type]
    quiet = Quiet(window)
    quiet.begin(60)
    window.preferences.flush()
    assert is_quiet(PreferenceFile(folder).current, window.now())  # type: ignore[arg-type]
    window.choose(quiet_until=window.now() - 1)
    quiet.show()
    assert window.preferences.current.quiet_until is None
