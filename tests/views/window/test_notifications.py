"""The words of notifications: what happened and to whom, and never a customer's words."""

import pytest

from desktop.models.inbox import InboxRow, PaymentBadge
from desktop.models.news import News
from desktop.models.preferences import Notice
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind
from desktop.views.window.notifications import notification
from tests.views.inbox.inbox_world import NOW, row


def money_row(**more: object) -> InboxRow:
    badge = PaymentBadge("q1", Stage.PAID, 18600, "EUR", NOW - 5, reason="insufficient_funds")
    return row(7, badge=badge, preview="My card is 4242", **more)


@pytest.mark.parametrize(
    ("news", "title", "text"),
    [
        (
            News(Notice.PAID, 7),
            "Paid €186.00",
            "Sanne de Vries has paid. The ticket can be issued.",
        ),
        (
            News(Notice.DECLINED, 7),
            "Declined €186.00",
            "Sanne de Vries: insufficient funds. The link can still be paid.",
        ),
        (
            News(Notice.NOT_DELIVERED, 7),
            "Not delivered €186.00",
            "Sanne de Vries did not get the payment link.",
        ),
        (
            News(Notice.REMIND, 7),
            "Remind now €186.00",
            "The link of Sanne de Vries is about to end, and a person has to say so.",
        ),
        (
            News(Notice.ASSIGNED, 7),
            "Assigned to you",
            "The conversation with Sanne de Vries is yours now.",
        ),
        (
            News(Notice.MENTIONED, 7),
            "You were mentioned",
            "In a note beside the conversation with Sanne de Vries.",
        ),
        (
            News(Notice.OVERDUE, 7),
            "Overdue",
            "Sanne de Vries has waited longer than was promised.",
        ),
        (
            News(Notice.OVERDUE, 7, 12),
            "12 conversations are overdue",
            "Sanne de Vries waits the longest.",
        ),
        (
            News(Notice.STUCK, 7, 1, StuckKind.NOT_TICKETED),
            "Paid, not ticketed",
            "Sanne de Vries has waited longer than was promised.",
        ),
        (
            News(Notice.STUCK, 7, 3, StuckKind.PAID_TWICE),
            "Money is stuck in 3 places",
            "Sanne de Vries waits the longest.",
        ),
    ],
)
def test_each_says_what_happened_and_to_whom(news: News, title: str, text: str) -> None:
    shown = notification(news, money_row(), named=True)
    assert (shown.title, shown.text) == (title, text)
    assert "4242" not in shown.title + shown.text


@pytest.mark.parametrize("notice", list(Notice))
def test_a_locked_desk_names_nobody(notice: Notice) -> None:
    shown = notification(News(notice, 7), money_row(), named=False)
    assert "Sanne" not in shown.title + shown.text
    assert shown.conversation_id == 7


def test_a_name_cannot_turn_the_words_around_it() -> None:
    shown = notification(News(Notice.PAID, 7), money_row(name="\u202eدانا {name}"), named=True)
    assert shown.text == "\u2068دانا {name}\u2069 has paid. The ticket can be issued."
