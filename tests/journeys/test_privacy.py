"""Other eyes: the desk locks after a pause, and hides personal data while the screen is shared."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QWidget

from desktop.models.inbox_filter import InboxFilter
from desktop.models.stage import Stage
from desktop.tour.driver import NotSeen, texts
from desktop.views.privacy.privacy_guard import Cover
from desktop.views.settings.sections import SECTIONS
from desktop.views.window.places import Place
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox

CODE = "blue-heron-7"
HIDDEN = "nobody is named"


def visible_words(agent: Agent) -> str:
    """All that the window shows in labels, rows and the thread."""
    window = agent.window
    assert window.thread_panel is not None
    labels = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    names = [
        f"{one.accessibleName()} {one.accessibleDescription()}"
        for one in window.findChildren(QWidget)
        if one.isVisible()
    ]
    return "\n".join(
        [*labels, *names, *texts(window.inbox.model), *texts(window.thread_panel.model)]
    )


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_OWN = "text plainText toPlainText placeholderText toolTip statusTip whatsThis".split()
_OWN += "accessibleName accessibleDescription windowTitle title".split()


def all_words() -> str:
    """All that can be read in, over and beside the window: words, tooltips, accessible names,
    titles, each cell of each list; not what a cover lies over."""
    said: list[str] = [QApplication.clipboard().text()]
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            said += [f"{type(one).__name__}: {word}" for one in _seen(top) for word in _words(one)]
    return "\n".join(said)


def _seen(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    children = [one for one in widget.children() if isinstance(one, QWidget)]
    covers = [one for one in children if isinstance(one, Cover) and one.isVisible()]
    for child in covers or children:
        if child.isVisible():
            yield from _seen(child)


def _words(widget: QWidget) -> Iterator[str]:
    for name in _OWN:
        value = getattr(widget, name, None)
        with contextlib.suppress(TypeError):  # one of our own, which makes something
            value = value() if callable(value) else value
        if isinstance(value, str) and value:
            yield value
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    for row in range(model.rowCount(QModelIndex()) if model is not None else 0):
        for column in range(
            1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        ):
            cell = model.index(row, column)
            yield from (str(cell.data(role) or "") for role in _ROLES)


async def who_is_known(agent: Agent) -> dict[str, str]:
    """What no stranger may read, by what it is: of all customers, and of the colleagues."""
    desk, found = agent.desk, dict[str, str]()
    for number in (await desk.inbox_ids(InboxFilter()))[:60]:
        thread = await desk.thread(number)
        contact = thread.contact
        for value in (contact.name, contact.phone, contact.email, contact.handle, contact.booking):
            found |= {value: f"of {number}"} if len(value) > 3 else {}
        for message in thread.messages:
            words = message.text[:24].strip()
            found |= {words: f"written in {number}"} if len(message.text) > 24 else {}
    me = desk.agent.user_id if desk.agent is not None else None
    colleagues = desk.directory.known.colleagues
    return found | {one.name: "a colleague" for one in colleagues if one.user_id != me}


def is_covered(agent: Agent) -> bool:
    """Whether nothing of the window can be seen or clicked but the lock."""
    window, page = agent.window, agent.window.guard.page
    corners = [window.rect().center() / 2, window.rect().center(), window.rect().center() * 1.5]
    seen = [window.childAt(place) for place in corners]
    return page.geometry() == window.rect() and all(
        one is page or (one is not None and page.isAncestorOf(one)) for one in seen
    )


async def test_locked_by_hand_it_opens_with_the_agents_code_only(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands, window = agent.hands, agent.window
        await agent.opens("James Okafor")
        await hands.press("Ctrl+L")
        page = window.guard.page
        await hands.until(lambda: page.without.isVisible(), "the choice of a code")
        assert is_covered(agent)
        await agent.shot("lock-choice")
        await hands.write(CODE)
        await hands.press("Return")
        await hands.until(lambda: not page.without.isVisible(), "the question for the code")
        await agent.shot("lock")

        before = agent.conversation
        await hands.press("Alt+Down")
        await hands.press("Ctrl+Shift+Return")
        assert window.inbox.conversation_id == before and not agent.links()

        await hands.write("something else")
        await hands.press("Return")
        await hands.until(lambda: "not the code" in visible_words(agent), "that it was wrong")
        assert window.guard.locked
        await hands.write(CODE)
        await hands.press("Return")
        await hands.until(lambda: not window.guard.locked, "the desk")
        assert not page.isVisible()
        await agent.replies("Here I am again")

    async with at_the_desk(sandbox, tmp_path) as agent:  # started again, it asks for the code
        await agent.hands.until(lambda: agent.window.guard.locked, "the lock")
        assert is_covered(agent)
        await agent.hands.write(CODE)
        await agent.hands.press("Return")
        await agent.hands.until(lambda: not agent.window.guard.locked, "the desk")


async def test_after_a_pause_it_locks_by_itself(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands, guard = agent.hands, agent.window.guard
        await agent.opens("James Okafor")
        assert guard.idle.isActive()  # fifteen minutes, where nothing else is set
        guard.idle.setInterval(200)
        guard.idle.start()
        await hands.until(lambda: guard.locked, "the lock")
        assert is_covered(agent)
        await hands.until(lambda: guard.page.button.isEnabled(), "the button")
        assert guard.page.button.hasFocus()
        guard.idle.setInterval(900_000)
        await hands.press("Space")
        await hands.until(lambda: not guard.locked, "the desk")


async def test_while_the_screen_is_shared_nobodys_data_shows(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands = agent.hands
        await agent.opens("Lucía Romero")
        await agent.sends_quoted_link()
        await agent.writes("A draft for Lucía")
        await hands.press("Escape")
        contact = agent.thread().contact
        said = [one.text for one in agent.thread().messages if len(one.text) > 12]
        personal = {contact.name, *said, *(one for one in (contact.booking, contact.phone) if one)}
        assert all(one in visible_words(agent) for one in (contact.name, said[0]))

        await hands.press("Ctrl+Shift+H")

        def hidden() -> bool:
            words = visible_words(agent)
            return not any(one in words for one in personal)

        await hands.until(hidden, f"no word of {personal}")
        assert "186.00" in visible_words(agent)  # the money still shows
        await agent.shot("veiled")
        assert agent.window.side_panel is not None
        quote = agent.window.side_panel.pages.grab().toImage()
        above = range(0, quote.height() // 3, 2)
        seen = {quote.pixel(x, y) for x in range(0, quote.width(), 3) for y in above}
        assert len(seen) == 1, "the quote shows through its cover"
        links = len(agent.links())
        await hands.press("Ctrl+Shift+Return")
        assert len(agent.links()) == links

        await hands.press("Ctrl+Shift+H")
        await hands.until(lambda: said[0] in visible_words(agent), "the words again")
        assert agent.composer.toPlainText() == "A draft for Lucía"
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        kept = (await agent.desk.thread(agent.conversation)).cards[-1].quote
        assert kept.passengers[0].name != "•••••"


async def test_on_no_page_is_anybody_named_while_the_screen_is_shared(
    own_sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(own_sandbox, tmp_path) as agent:
        hands, window = agent.hands, agent.window
        QApplication.clipboard().clear()  # of what the journey before has copied
        await agent.opens("Lucía Romero")
        session, hers = await agent.sends_quoted_link(), agent.conversation
        await agent.opens("James Okafor")
        window.places.take_call("+31634567890")
        await hands.until(lambda: "Daan Willems" in all_words(), "who calls")
        known = await who_is_known(agent)
        assert len(known) > 40 and {"a colleague"} < set(known.values())
        phones = {one for one in known if one.startswith("+")}

        def named() -> set[str]:
            return {
                f"{line} ({what})"
                for line in all_words().split("\n")
                for one, what in known.items()
                if one in line or (one in phones and one in "".join(line.split()))
            }

        def notices() -> str:
            return " ".join(one.detail for one in window.toaster.notices)

        async def on_every_page(is_right: Callable[[], bool], what: str) -> None:
            for place in Place:
                window.leave_settings()
                window.places.show(place)
                try:
                    await hands.until(is_right, "")
                except NotSeen:
                    raise AssertionError(f"{what} on {place}: {sorted(named())}") from None
            for section in SECTIONS:
                window.show_settings(section.name)
                await hands.rest()
                assert what != HIDDEN or not named(), (section.name, sorted(named()))

        await on_every_page(lambda: bool(named()), "somebody is named")
        window.leave_settings()
        window.places.show(Place.INBOX)
        own_sandbox.pay(session["id"])
        await hands.until(lambda: "Lucía Romero" in notices(), "that she has paid")

        await hands.press("Ctrl+Shift+H")
        assert "Lucía" not in notices()
        await on_every_page(lambda: not named(), HIDDEN)
        window.leave_settings()
        window.places.show(Place.INBOX)
        window.inbox.choose(hers)
        await hands.rest()
        await hands.press("Alt+C")  # the link, of which nobody may have a copy
        assert not QApplication.clipboard().text()
