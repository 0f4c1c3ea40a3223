"""A reply is held once for each text, when others wrote while it was written."""

from collections.abc import Sequence
from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop.models.company import Doing, Present, came_since
from desktop.models.conversation import Direction, Message
from desktop.models.thread import Thread
from desktop.views.style.theme import Theme
from desktop.views.thread.company_line import CompanyLine, company_words
from desktop.views.thread.held_notice import HeldNotice, came_words
from desktop.views.thread.held_send import HeldSend
from tests.views.thread.thread_world import CONTACT, CONVERSATION, NOW, message

ME = 1


def came(thread: Thread, after: int) -> Sequence[Message]:
    return came_since(thread.messages, after, ME)


def talk(*numbers: int, draft_at: float | None = None) -> Thread:
    """Messages that came a minute apart, the first at `NOW`."""
    messages = tuple(message(number, at=NOW + (number - 1) * 60) for number in numbers)
    found = Thread(CONVERSATION, CONTACT, messages, has_older=False)
    if draft_at is not None:
        return replace(found, reply_draft="Beste", reply_draft_at=draft_at)
    return found


def test_it_is_held_once_and_then_goes() -> None:
    held = HeldSend()
    held.wrote(7, "H", 2)
    held.wrote(7, "Hoi", 3)  # message 3 came while it was being written
    assert [one.message_id for one in held.came(talk(1, 2, 3), came)] == [3]
    assert held.came(talk(1, 2, 3, 4), came) == ()


def test_nothing_is_held_where_nothing_came() -> None:
    held = HeldSend()
    held.wrote(7, "Hoi", 3)
    assert held.came(talk(1, 2, 3), came) == ()
    assert HeldSend().came(talk(1, 2, 3), came) == ()


def test_a_text_that_was_emptied_is_begun_anew() -> None:
    held = HeldSend()
    held.wrote(7, "Hoi", 2)
    held.wrote(7, " ", 3)
    held.wrote(7, "Dag", 3)
    assert held.came(talk(1, 2, 3), came) == ()


def test_a_draft_of_yesterday_has_not_read_what_came_since() -> None:
    held = HeldSend()
    found = talk(1, 2, 3, draft_at=NOW + 90)
    held.found_draft(found)
    held.wrote(7, "Beste Sanne", 3)
    assert [one.message_id for one in held.came(found, came)] == [3]


def test_the_notice_shows_the_last_of_what_came(theme: Theme, qtbot: QtBot) -> None:
    notice = HeldNotice(theme)
    notice.hold([message(number, f"bericht {number}") for number in range(1, 6)], "Sanne")
    said = notice.accessibleName()
    assert "Not sent yet: the customer wrote while you did" in said
    assert "2 more before these" in said
    assert "bericht 5" in said and "bericht 2" not in said
    colleague = message(6, "Ik help al", out=True)
    notice.hold([colleague], "Sanne")
    assert "a colleague answered" in notice.accessibleName()


def test_what_came_stands_on_one_line() -> None:
    long = replace(message(1, "a\nb" + "x" * 500), sender_name="")
    line = came_words(long, "Sanne")
    assert "\n" not in line and "Sanne" in line and len(line) < 220
    assert "in a note" in came_words(replace(message(1), direction=Direction.NOTE), "Sanne")


def test_the_line_names_two_and_counts_the_others(theme: Theme, qtbot: QtBot) -> None:
    company = [
        Present("Eva", Doing.TYPING, NOW, 8),
        Present("Sanne", Doing.TYPING, NOW),
        Present("Jan", Doing.WROTE, NOW, 9),
    ]
    assert company_words(company, NOW) == "Eva is writing a reply… · Sanne is typing… · and 1 more"
    assert company_words(company[2:], NOW + 120) == "Jan wrote 2 min ago"
    line = CompanyLine(theme)
    line.show_company(company, NOW)
    assert not line.isHidden() and line.accessibleName().startswith("Eva")
    line.show_company([], NOW)
    assert line.isHidden()
