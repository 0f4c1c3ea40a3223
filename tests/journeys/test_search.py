"""Finding with the mouse unplugged: at each keystroke, in the thread, at the hub."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView

from tests.journeys.agent import at_the_desk
from tests.sandbox_process import Sandbox


async def test_from_a_word_to_the_message_and_on_within_the_thread(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    number = sandbox.conversation_of("Marie Lefèvre")
    sandbox.say(number, "Where do I bring my xylophone?")
    for letter in "abcdefghijklmn":
        sandbox.say(number, "xylophone or not?" if letter == "j" else f"also {letter}")
        sandbox.advance(400)
    far = sandbox.conversation_of("Aiko Kimura")
    sandbox.say(far, "May I take my marimba?")
    for letter in "abcdefghijklmnopqrstuvwxyz":
        sandbox.say(far, f"and {letter}")
        sandbox.advance(400)
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands, window = agent.hands, agent.window
        await agent.opens("James Okafor")

        async def types(search: str) -> None:
            await hands.press("Ctrl+F")
            await hands.until(hands.find(QLineEdit, "inboxSearch").hasFocus, "the search")
            await hands.write(search)

        await types("xylo br")
        results = await hands.until(
            lambda: window.findChild(QListView, "searchResults"), "what is found"
        )
        await hands.until(lambda: results.model().rowCount() == 2, "one conversation")
        await agent.shot("search")
        await hands.press("Return")
        thread = window.thread_panel
        assert thread is not None

        def stands_at(words: str) -> bool:
            index = thread.view.currentIndex()
            place = thread.view.visualRect(index)
            shown = thread.view.viewport().rect().contains(place)
            return index.isValid() and shown and words in str(index.data())

        await hands.until(lambda: stands_at("bring my xylophone"), "the message")
        await hands.press("Ctrl+Shift+F")
        await hands.write("xylophone")
        count = hands.find(QLabel, "findCount")
        await hands.until(lambda: count.text() == "1 of 2", "the matches")
        await hands.until(lambda: stands_at("xylophone or not"), "the newest match")
        await agent.shot("find-in-thread")
        await hands.press("F3")
        await hands.until(lambda: stands_at("bring my xylophone"), "the older match")
        await hands.press("Escape")
        assert not hands.sees(QLineEdit, "findField")

        await types("marimba")
        await hands.until(lambda: "Nothing on this desk" in last_words(results), "that it is not")
        await hands.press("Alt+H")
        await hands.until(lambda: "at the hub" in last_words(results), "the hub's answer")
        await agent.shot("search-hub")
        await hands.press("Down")
        await hands.press("Return")
        await hands.until(lambda: stands_at("take my marimba"), "the message from the hub")
        assert len(thread.model.items()) > 25  # and all that came after it
        await types("nowhere to be found")
        await hands.until(lambda: "Nothing on this desk" in last_words(results), "that it is not")
        await hands.press("Alt+H")
        await hands.until(
            lambda: "The hub finds nothing more" in last_words(results), "that the hub has none"
        )


def last_words(results: QListView) -> str:
    """What a screen reader says of the last row."""
    model = results.model()
    last = model.index(model.rowCount() - 1, 0)
    return str(model.data(last, Qt.ItemDataRole.AccessibleTextRole))
