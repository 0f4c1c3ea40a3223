"""The settings without a mouse and without eyes: all is named, reached in order, and shows where
one is."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.settings.sections import SECTIONS
from desktop.views.window.main_window import MainWindow
from tests.journeys.test_keys import CONTROLS

NAMELESS = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)
A_FEW = 12
"""Of many that are alike, so many are looked at for their focus: those last reached, in sight."""


@pytest.mark.parametrize("section", [one.name for one in SECTIONS])
def test_a_section_is_named_reached_in_order_and_shows_its_focus(
    window: MainWindow, section: str, qtbot: QtBot
) -> None:
    page = window.show_settings(section)
    inside = page._sections.currentWidget()
    wanted = [
        one
        for one in inside.findChildren(QWidget)
        if isinstance(one, CONTROLS) and one.isVisible() and one.isEnabled()
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not within(one, CONTROLS)
    ]
    for control in wanted:
        heard = QAccessible.queryAccessibleInterface(control)
        assert heard.text(QAccessible.Text.Name), control.objectName()
        assert heard.role() not in NAMELESS, control.objectName()

    reached: list[QWidget] = []
    for _ in range(2 * len(wanted) + 20):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is page._close or now in reached:
            break
        reached.append(now)
        if len(reached) > 1 and inside.isAncestorOf(focused):
            assert place(now, page).bottom() > place(focused, page).top(), (
                f"{now.objectName()} is above the last"
            )
    members = {one for button in reached for one in (button, *group(button))}
    assert [one.objectName() or type(one).__name__ for one in wanted if one not in members] == []

    for control in reached[-A_FEW:]:
        if isinstance(control, QAbstractItemView) and not control.model().rowCount():
            continue  # its rows come with a desk
        page.list.setFocus()
        without = page.grab(place(control, page)).toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        assert page.grab(place(control, page)).toImage() != without, control.objectName()


def within(control: QWidget, kinds: tuple[type[QWidget], ...]) -> bool:
    """Whether it is a part of another control, like the field of a list of choices."""
    parent = control.parentWidget()
    while parent is not None:
        if isinstance(parent, kinds) and not isinstance(parent, QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False


def group(control: QWidget) -> list[QAbstractButton]:
    """Tab reaches one of an exclusive group; the arrows reach the others."""
    buttons = control.group() if isinstance(control, QAbstractButton) else None
    return list(buttons.buttons()) if buttons is not None and buttons.exclusive() else []


def place(control: QWidget, page: QWidget) -> QRect:
    """Where it stands, with the ring around it."""
    return QRect(control.mapTo(page, QPoint(0, 0)), control.size()).adjusted(-3, -3, 3, 3)
