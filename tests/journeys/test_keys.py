"""The window by keyboard: everything can be reached, and a letter typed is a letter."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from desktop.models.inbox import InboxTab
from desktop.models.stage import Stage
from desktop.views.key_words import words
from desktop.views.keys import KEYS
from desktop.views.window.shortcuts_dialog import ShortcutsDialog
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)


async def test_tab_reaches_every_control(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Mark Brouwer")
        await agent.sees_quote()
        await _reaches_all(agent)
        for key in ("Alt+K", "Alt+Y", "Alt+Q"):
            await agent.hands.press(key)
            await _reaches_all(agent)

        await agent.opens("Daan Willems")
        await agent.sends_quoted_link()
        await agent.stage(Stage.DELIVERED, Stage.SENT)
        await _reaches_all(agent)


async def _reaches_all(agent: Agent) -> None:
    wanted = {control for control in _controls(agent) if not _stands_for_another(control)}
    reached: set[QWidget] = set()
    for _ in range(3 * len(wanted)):
        await agent.hands.press("Tab")
        focused = agent.hands.focused()
        if focused is not None:
            reached |= {focused, *_members(focused)}
    missing = [f"{type(one).__name__} {_name(one)}" for one in wanted - reached]
    assert not missing
    nameless = [type(one).__name__ for one in wanted if not _name(one)]
    assert not nameless


def _controls(agent: Agent) -> Iterable[QWidget]:
    for control in agent.window.findChildren(QWidget):
        if isinstance(control, CONTROLS) and control.isVisible() and control.isEnabled():
            yield control


def _stands_for_another(control: QWidget) -> bool:
    """The field inside of a spin box or a list of choices; what only shows."""
    parent = control.parentWidget()
    inner = isinstance(parent, QAbstractSpinBox | QComboBox)
    only_shows = isinstance(control, QLineEdit | QAbstractSpinBox) and control.isReadOnly()
    return inner or only_shows


def _members(focused: QWidget) -> list[QWidget]:
    """Tab reaches one of an exclusive group; the arrows reach the others."""
    group = focused.group() if isinstance(focused, QAbstractButton) else None
    return list(group.buttons()) if group is not None and group.exclusive() else []


def _name(control: QWidget) -> str:
    text = control.text() if isinstance(control, QAbstractButton | QLineEdit) else ""
    return control.accessibleName() or text


async def test_letters_in_a_field_are_letters(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands = agent.hands
        await agent.opens("Thomas Berger")
        before = len(sandbox.effects()["statuses"])
        text = "Request: quite clear? e/t"
        await agent.writes(text)
        assert agent.composer.toPlainText() == text
        await hands.press("Ctrl+F")
        search = hands.find(QLineEdit, "inboxSearch")
        await hands.until(search.hasFocus, "the search's focus")
        await hands.write("berger? eq")
        assert search.text() == "berger? eq"
        await hands.press("Escape")
        assert not hands.sees(ShortcutsDialog, "shortcutsDialog")
        assert len(sandbox.effects()["statuses"]) == before


async def test_the_question_mark_shows_all_keys(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands = agent.hands
        await agent.opens("Thomas Berger")
        agent.window.inbox.list.setFocus()
        await hands.press("?")
        dialog = await hands.until(
            lambda: agent.window.findChild(ShortcutsDialog, "shortcutsDialog"), "the keys"
        )
        assert dialog is not None
        said = {label.text() for label in dialog.findChildren(QLabel)}
        assert {words(key.key_id) for key in KEYS if key.sequences} <= said
        await hands.until(dialog.isActiveWindow, "the keys in front")
        await hands.press("Escape")
        await hands.until(
            lambda: not agent.window.findChildren(ShortcutsDialog), "the keys put away"
        )


async def test_alt_and_a_number_change_the_tab(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.sees_row("Sanne de Vries")
        for number, tab in enumerate(InboxTab, start=1):
            await agent.hands.press(f"Alt+{number}")
            assert agent.window.inbox.tabs.tab is tab
            await shows_all_of(agent, tab)


async def shows_all_of(agent: Agent, tab: InboxTab) -> None:
    """The list has the tab's rows. What it should have is asked anew at each look: customers write
    and colleagues take over meanwhile."""
    model = agent.window.inbox.model
    async with asyncio.timeout(agent.hands.patience_s):
        while model.rowCount() != len(await agent.desk.inbox_ids(tab)):
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("language", "theme", "said"),
    [("en", "dark", "Quote"), ("nl", "light", "Offerte"), ("nl", "dark", "Offerte")],
)
async def test_pictures_for_people_to_look_at(
    sandbox: Sandbox, tmp_path: Path, language: str, theme: str, said: str
) -> None:
    async with at_the_desk(sandbox, tmp_path, language=language, theme=theme) as agent:
        await agent.opens("Marie Lefèvre")
        await agent.sees_quote()
        side = agent.window.side_panel
        assert side is not None
        await agent.shot(f"window-{language}-{theme}")
        assert side.tabs.tabText(0) == said
