"""Each section of the settings changes what it says, at once, and shows what others changed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.models.preferences import BusinessHours, Notice
from desktop.models.stuck_kind import StuckKind
from desktop.services.health.doctor import Finding, Verdict
from desktop.views.settings.connections_page import ConnectionsPage, FindingLine
from desktop.views.settings.hours_page import HoursPage
from desktop.views.settings.notices_page import NoticesPage
from desktop.views.settings.privacy_page import PrivacyPage
from desktop.views.style.theme import Theme
from desktop.views.window.main_window import MainWindow
from desktop.views.window.quiet import Quiet


def picks(box: QComboBox, data: object) -> None:
    """Choose an entry, as by keyboard."""
    at = box.findData(data)
    assert at >= 0, data
    box.setCurrentIndex(at)
    box.activated.emit(at)


@pytest.fixture
def shown(window: MainWindow) -> Callable[..., object]:
    def show(name: str, kind: type) -> object:
        window.quiet = Quiet(window)
        window.show_settings(name)
        return window.findChild(kind)

    return show


def test_notices_and_their_sounds(window: MainWindow, shown: Callable[..., NoticesPage]) -> None:
    page = shown("notices", NoticesPage)
    heard: list[str] = []
    page._player.play = heard.append  # type: ignore[method-assign]
    page.boxes[Notice.OVERDUE].click()
    assert window.preferences.current.notices == frozenset(Notice) - {Notice.OVERDUE}
    assert not page.sounds[Notice.OVERDUE].isEnabled()
    picks(page.sounds[Notice.PAID], "rise")
    picks(page.sounds[Notice.DECLINED], "")
    assert heard == ["rise", ""]
    assert window.preferences.current.sounds[Notice.PAID] == "rise"
    assert Notice.DECLINED not in window.preferences.current.sounds
    page.sounds_on.click()
    assert not window.preferences.current.sounds_on
    assert not page.sounds[Notice.PAID].isEnabled()


def test_do_not_disturb_in_the_settings(
    window: MainWindow, shown: Callable[..., NoticesPage]
) -> None:
    page = shown("notices", NoticesPage)
    picks(page.quiet, 30)
    assert window.quiet.is_on
    assert page.quiet.currentText().startswith("Do not disturb until")
    picks(page.quiet, None)
    assert window.preferences.current.quiet_until == float("inf")
    assert page.quiet.currentText() == "Until I switch it off"
    window.quiet.end()
    assert page.quiet.currentText() == "Off"
    picks(page.quiet, 60)
    picks(page.quiet, "off")
    assert not window.quiet.is_on


def test_hours_are_taken_over_when_the_field_is_left(
    window: MainWindow, shown: Callable[..., HoursPage], qtbot: QtBot
) -> None:
    page = shown("hours", HoursPage)
    monday = page.days[0]
    assert monday.placeholderText() == "0:00–24:00"
    monday.setFocus()
    qtbot.keyClicks(monday, "9-12:30, 13-17")
    qtbot.keyClick(monday, Qt.Key.Key_Tab)
    hours = window.preferences.current.business_hours
    assert hours.days[0] == ((540, 750), (780, 1020))
    assert hours.days[1] == ()
    assert monday.text() == "9:00–12:30, 13:00–17:00"
    assert page.days[1].placeholderText() == "Closed"
    tuesday = page.days[1]
    tuesday.setFocus()
    qtbot.keyClicks(tuesday, "late")
    qtbot.keyClick(tuesday, Qt.Key.Key_Tab)
    assert tuesday.property("problem")
    assert tuesday.accessibleDescription()
    assert window.preferences.current.business_hours == hours
    tuesday.clear()
    tuesday.editingFinished.emit()
    assert not tuesday.property("problem")


def test_how_long_money_may_wait(window: MainWindow, shown: Callable[..., HoursPage]) -> None:
    page = shown("hours", HoursPage)
    box = page.promises[StuckKind.NOT_TICKETED]
    assert (box.value(), page.promises[StuckKind.REFUND_PENDING].value()) == (15, 7 * 24 * 60)
    box.setValue(10)
    assert window.preferences.current.stuck_after_min == {StuckKind.NOT_TICKETED: 10}
    box.setValue(15)  # as usual, so nothing is chosen
    assert window.preferences.current.stuck_after_min == {}


def test_targets_and_zone(window: MainWindow, shown: Callable[..., HoursPage]) -> None:
    page = shown("hours", HoursPage)
    page.first.setValue(10)
    page.next.setValue(45)
    assert window.preferences.current.first_target_min == 10
    assert window.preferences.current.next_target_min == 45
    picks(page.zone, "Europe/Amsterdam")
    assert window.preferences.current.business_hours.zone == "Europe/Amsterdam"
    page.zone.setEditText("europe/lisbon")
    page.zone.lineEdit().editingFinished.emit()
    assert window.preferences.current.business_hours.zone == "Europe/Lisbon"
    page.zone.setEditText("Atlantis")
    page.zone.lineEdit().editingFinished.emit()
    assert page.zone.currentText() == "Europe/Lisbon"
    window.choose(business_hours=BusinessHours("Mars/Olympus"))  # written by hand
    assert page.zone.currentText() == "Mars/Olympus"


def test_retention_and_lock(window: MainWindow, shown: Callable[..., PrivacyPage]) -> None:
    page = shown("privacy", PrivacyPage)
    assert page.retention.currentText() == "30 days"
    assert page.lock.currentText() == "Never"
    picks(page.retention, 7)
    picks(page.lock, 5)
    choices = window.preferences.current
    assert (choices.retention_days, choices.lock_after_min) == (7, 5)
    window.choose(retention_days=21, lock_after_min=1)  # written by hand
    assert page.retention.currentText() == "21 days"
    assert page.lock.currentText() == "After 1 minute"


def test_what_an_examination_found_is_said_with_what_to_do(
    window: MainWindow, shown: Callable[..., ConnectionsPage]
) -> None:
    page = shown("connections", ConnectionsPage)
    page.show_findings(
        [
            Finding("Hub", Verdict.OK, "The hub answers."),
            Finding("Keyring", Verdict.WARN, "This computer offers no keyring."),
            Finding("Hub token", Verdict.FAIL, "The hub <b>refuses</b>.", "Copy it again."),
        ]
    )
    lines = page.findChildren(FindingLine)
    assert [line.accessibleName().partition(":")[0] for line in lines] == [
        "In order",
        "Worth a look",
        "Does not work",
    ]
    assert lines[2].accessibleDescription() == "Copy it again."
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "Something does not work. What to do stands beside it." in texts
    assert "→ Copy it again." in texts
    assert "The hub <b>refuses</b>." in texts


def test_a_finding_keeps_its_words_in_every_look(theme: Theme, qtbot: QtBot) -> None:
    line = FindingLine(theme, Finding("Hub", Verdict.FAIL, "Gone.", "Look."))
    qtbot.addWidget(line)
    theme.changed.emit()
    assert line.accessibleName() == "Does not work: Hub. Gone."
