"""Filtering the inbox by keys alone: add, take away, clear, keep as a view."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel
from desktop.models.inbox import InboxTab
from desktop.models.inbox_filter import FilterChoices, InboxFilter, SavedView, StatusChoice, Whose
from desktop.models.preferences import Preferences
from desktop.services.desk import Desk
from desktop.views.inbox.filter_popover import FilterPopover
from desktop.views.inbox.inbox_panel import InboxPanel
from desktop.views.qt.tasks import Tasks
from desktop.views.style.metrics import METRICS
from desktop.views.style.theme import Theme
from tests.views.inbox.inbox_world import NOW, desk_without_network, fill, until

Run = Callable[[Any], Any]
Key = Qt.Key


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> Iterator[InboxPanel]:
    failures: list[Exception] = []
    panel = InboxPanel(theme, Tasks(lambda doing, error: failures.append(error)), lambda: NOW)
    panel.resize(METRICS.inbox_width, 800)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield panel
    assert failures == []


async def filled(desk: Desk) -> None:
    """Six conversations of mine: the even ones by WhatsApp, the last two with a label."""
    await fill(desk, range(1, 7))
    store = desk.tools.ledger.store
    changed = []
    for number in range(1, 7):
        one = await store.conversation(number)
        assert one is not None
        changed.append(
            replace(
                one,
                channel=Channel.WHATSAPP if number % 2 == 0 else Channel.MESSENGER,
                labels=("vip",) if number > 4 else (),
                language="nl",
            )
        )
    await store.save_conversations(changed)


@asynccontextmanager
async def at_work(panel: InboxPanel, folder: Path) -> AsyncIterator[Desk]:
    """The panel over a desk with these conversations."""
    async with desk_without_network(folder) as desk:
        await filled(desk)
        panel.attach(desk)
        await until(lambda: panel.model.rowCount() == 6)
        yield desk
        await panel._tasks.stop()


async def opened(panel: InboxPanel) -> FilterPopover:
    panel.filtering.open()
    await until(lambda: isinstance(QApplication.activePopupWidget(), FilterPopover))
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, FilterPopover)
    return popover


def press(popover: QWidget, *keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(popover.focusWidget() or popover, key)


def chips(panel: InboxPanel) -> list[QPushButton]:
    bar = panel.findChild(QWidget, "filterBar")
    return bar.findChildren(QPushButton) if bar is not None and bar.isVisible() else []


def spoken(panel: InboxPanel) -> list[str]:
    return [chip.accessibleName() for chip in chips(panel)]


def test_conditions_are_added_and_taken_away_by_keys(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with at_work(panel, folder):
            popover = await opened(panel)
            # Whose, status, only; then the channels: Messenger, and by an arrow WhatsApp.
            press(popover, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Right, Key.Key_Space)
            await until(lambda: panel.model.ids == (2, 4, 6))
            press(popover, Key.Key_Tab, Key.Key_Tab, Key.Key_Return)  # past languages: the label
            await until(lambda: panel.model.ids == (6,))
            count = popover.findChild(QLabel, "filterCount")
            await until(lambda: count is not None and count.text() == "1 conversation")
            press(popover, Key.Key_Escape)
            await until(lambda: panel.list.hasFocus())
            assert spoken(panel) == ["Take away: WhatsApp", "Take away: vip"]
            assert panel.filtering.button.accessibleName() == "Filter, active"
            panel.search.setFocus()
            for _ in range(6):
                QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
                if QApplication.focusWidget() is chips(panel)[0]:
                    break
            assert chips(panel)[0].hasFocus()
            QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
            assert chips(panel)[1].hasFocus()
            QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
            assert panel.list.hasFocus()
            QTest.keyClick(chips(panel)[0], Key.Key_Delete)
            await until(lambda: panel.model.ids == (5, 6))
            QTest.keyClick(chips(panel)[0], Key.Key_Return)
            await until(lambda: panel.model.rowCount() == 6)
            assert chips(panel) == []

    on_loop(scenario())


def test_one_key_clears_and_another_tab_starts_anew(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with at_work(panel, folder):
            vip = InboxFilter(Whose.UNASSIGNED, labels=frozenset({"vip"}))
            panel.filtering.choose(vip)
            await until(lambda: panel.model.rowCount() == 0)
            words = panel.findChild(QLabel, "inboxEmpty")
            assert words is not None and "like that" in words.text()
            assert spoken(panel) == [
                "Take away: Unassigned",
                "Take away: Any status",
                "Take away: vip",
            ]
            popover = await opened(panel)
            press(popover, Key.Key_Delete)
            await until(lambda: panel.model.rowCount() == 6)
            assert panel.filtering.wanted is InboxTab.MINE
            press(popover, Key.Key_Escape)
            panel.filtering.choose(vip)
            panel.show_tab(InboxTab.ALL)
            assert panel.filtering.chosen == InboxFilter()
            await until(lambda: panel.model.rowCount() == 6)

    on_loop(scenario())


def test_a_filter_is_kept_as_a_view_with_a_live_count(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with at_work(panel, folder) as desk:

            def keep(views: tuple[SavedView, ...]) -> None:
                desk.prefer(Preferences(views=views))
                panel.show_views(views)

            panel.views_changed.connect(keep)
            desk.notices.subscribe(panel.refresh)
            keep((SavedView("All of VIP", InboxFilter(labels=frozenset({"vip"}))),))
            whatsapp = InboxFilter(
                Whose.MINE, StatusChoice.WORKED_ON, frozenset({Channel.WHATSAPP})
            )
            panel.filtering.choose(whatsapp)
            popover = await opened(panel)
            popover.findChild(QPushButton, "saveAsView").click()  # type: ignore[union-attr]
            QTest.keyClicks(popover.focusWidget(), "all of vip")
            press(popover, Key.Key_Return)  # taken: it stays
            assert popover.isVisible()
            field = popover.focusWidget()
            assert field is not None and "already" in field.accessibleDescription()
            QTest.keySequence(field, "Ctrl+A")
            QTest.keyClicks(field, "Green")
            press(popover, Key.Key_Return)
            kept = SavedView("Green", whatsapp)
            await until(lambda: panel.tabs.tab == kept)
            assert chips(panel) == []  # that is what this tab lists
            await until(lambda: "Green 3" in panel.tabs.tabText(6))
            assert panel.tabs.tabText(5) == "All of VIP 2"
            one = await desk.tools.ledger.store.conversation(1)
            assert one is not None
            await desk.tools.ledger.save_conversations([replace(one, channel=Channel.WHATSAPP)])
            await until(lambda: "Green 4" in panel.tabs.tabText(6))
            panel.show_view(0)
            await until(lambda: panel.model.ids == (5, 6))
            panel.show_view(3)  # there is none
            assert panel.tabs.tab.name == "All of VIP"  # type: ignore[union-attr]

    on_loop(scenario())


def test_a_colleague_can_be_chosen_who_is_known(theme: Theme, qtbot: QtBot) -> None:
    choices = FilterChoices(colleagues=((7, "Ben"), (9, "Mila")))
    parent = QWidget()
    qtbot.addWidget(parent)
    popover = FilterPopover(theme, choices, InboxFilter(), (), parent)
    chosen: list[InboxFilter] = []
    popover.changed.connect(chosen.append)
    popover.show()
    whose = popover.findChild(QWidget, "filterWhose")
    assert whose is not None
    whose.setFocus()
    press(popover, Key.Key_Left)
    assert chosen[-1].whose == 7
    combo = popover.findChild(QWidget, "filterColleague")
    assert combo is not None and combo.isVisible()
    popover.show_filter(InboxFilter(whose=12))  # who has left the account
    assert combo.currentText() == "Colleague 12"  # type: ignore[attr-defined]


def test_a_language_is_offered_once_with_and_without_a_country(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    choices = FilterChoices(languages=("nl", "pt", "pt_BR"))
    popover = FilterPopover(theme, choices, InboxFilter(languages=frozenset({"pt"})), (), parent)
    chosen: list[InboxFilter] = []
    popover.changed.connect(chosen.append)
    languages = popover.findChild(QWidget, "filterLanguages")
    assert languages is not None
    dutch, portuguese = languages.findChildren(QCheckBox)
    assert portuguese.isChecked() and not dutch.isChecked()
    dutch.click()
    assert chosen[-1].languages == {"nl", "pt", "pt_BR"}
    portuguese.click()
    assert chosen[-1].languages == {"nl"}
