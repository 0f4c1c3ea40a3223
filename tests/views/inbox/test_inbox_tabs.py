"""Tabs and saved views in whatever width there is: nothing is cut, nothing is out of reach."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.models.inbox import InboxCounts, InboxTab
from desktop.models.inbox_filter import InboxFilter, SavedView
from desktop.views.controls.tab_painting import tab_width
from desktop.views.inbox.inbox_tabs import InboxTabs, Tab
from desktop.views.inbox.inbox_words import count_words
from desktop.views.style.metrics import METRICS
from desktop.views.style.theme import Theme

VIP = SavedView("VIP", InboxFilter(labels=frozenset({"vip"})))
LATE = SavedView("Too late", InboxFilter(overdue=True))
FRENCH = SavedView("R&D in French", InboxFilter(languages=frozenset({"fr"})))
COUNTS = InboxCounts(
    dict(zip(InboxTab, (9, 31, 4, 2, 12345), strict=True)), {"VIP": 7, "Too late": 12}
)


def on_screen(theme: Theme, qtbot: QtBot, width: int, views: Sequence[SavedView] = ()) -> InboxTabs:
    tabs = InboxTabs(theme)
    tabs.resize(width, METRICS.tab_height)
    qtbot.addWidget(tabs)
    with qtbot.waitExposed(tabs):
        tabs.show()
    tabs.show_views(views)
    tabs.show_counts(COUNTS)
    return tabs


def is_whole(tabs: InboxTabs, theme: Theme) -> bool:
    """Whether all that is shown of the tabs is inside and is shown in full."""
    shown = [at for at in range(tabs.count()) if tabs.isTabVisible(at)]
    rects = [tabs.tabRect(at) for at in shown]
    wholes = [
        tab_width(theme, *tabs.tabText(at).rsplit(" ", 1), 0.0)  # type: ignore[misc]
        for at in shown
    ]
    return rects[-1].right() <= tabs.width() and all(
        rect.width() >= whole - 8 for rect, whole in zip(rects, wholes, strict=True)
    )


@pytest.mark.parametrize("width", [METRICS.inbox_min_width - 12, METRICS.inbox_width, 500])
@pytest.mark.parametrize("views", [(), (VIP, LATE, FRENCH)], ids=["built-in", "with views"])
def test_what_shows_is_whole_and_the_rest_is_behind_the_dots(
    theme: Theme,
    qtbot: QtBot,
    width: int,
    views: Sequence[SavedView],
    request: pytest.FixtureRequest,
) -> None:
    tabs = on_screen(theme, qtbot, width, views)
    assert tabs.tabText(4) == "All 12345"
    everything: list[Tab] = [*InboxTab, *views]
    for tab in everything:
        tabs.show_tab(tab)
        assert tabs.tab == tab
        assert tabs.isTabVisible(tabs.currentIndex())
        assert is_whole(tabs, theme)
    if tabs.hidden:
        assert tabs.findChild(object, "moreTabs").isVisible()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("dutch")
def test_dutch_tabs_are_whole_in_the_narrowest_window(theme: Theme, qtbot: QtBot) -> None:
    tabs = on_screen(theme, qtbot, METRICS.inbox_width - 12)
    assert is_whole(tabs, theme)
    assert InboxTab.TO_PAY not in tabs.hidden
    narrow = on_screen(theme, qtbot, METRICS.inbox_min_width - 12)
    assert is_whole(narrow, theme)


def test_arrows_lead_to_what_has_no_room(theme: Theme, qtbot: QtBot) -> None:
    tabs = on_screen(theme, qtbot, 260, [VIP, LATE])
    chosen: list[Tab] = []
    tabs.chosen.connect(chosen.append)
    assert VIP in tabs.hidden
    for _ in range(9):
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert chosen == [*list(InboxTab)[1:], VIP, LATE]
    assert LATE not in tabs.hidden


def entries(menu: QMenu) -> dict[str, bool]:
    return {
        one.text().replace("&&", "&"): one.isEnabled()
        for one in menu.actions()
        if not one.isSeparator()
    }


def test_the_dots_list_what_has_no_room_and_what_can_be_done(theme: Theme, qtbot: QtBot) -> None:
    tabs = on_screen(theme, qtbot, 260, [VIP, FRENCH])
    tabs.show_tab(FRENCH)
    tabs.open_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = entries(menu)
    assert "VIP\t7" in offered
    assert offered["Move left"] and not offered["Move right"]
    assert "Rename “R&D in French”…" in offered
    wanted: list[tuple[SavedView, ...]] = []
    tabs.views_changed.connect(wanted.append)
    next(one for one in menu.actions() if one.text() == "Move left").trigger()
    next(one for one in menu.actions() if one.text().startswith("Remove")).trigger()
    assert wanted == [(FRENCH, VIP), (VIP,)]
    menu.close()


def test_who_is_at_a_view_stays_there_until_it_is_gone(theme: Theme, qtbot: QtBot) -> None:
    tabs = on_screen(theme, qtbot, 400, [VIP, LATE])
    tabs.show_tab(LATE)
    chosen: list[Tab] = []
    tabs.chosen.connect(chosen.append)
    tabs.show_views([LATE, VIP])
    assert tabs.tab == LATE and chosen == []
    renamed = SavedView("Overdue", LATE.filter)
    tabs.show_views([renamed, VIP])
    assert tabs.tab == renamed
    tabs.show_views([VIP])
    assert tabs.tab is InboxTab.MINE
    assert chosen == [renamed, InboxTab.MINE]


def test_counts_of_a_thousand_are_short(theme: Theme) -> None:
    assert count_words(12345) == "999+"
