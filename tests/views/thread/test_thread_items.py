"""A thread's rows: groups, days, and where cards and waiting jobs stand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from desktop.models.conversation import (
    Channel,
    Contact,
    Conversation,
    ConversationStatus,
    Delivery,
    Direction,
    Message,
)
from desktop.models.job import Job, JobKind, JobState
from desktop.models.ladder import Ladder
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard, Thread
from desktop.views.thread.thread_items import ItemKind, ThreadItem, assemble, current_card
from tests.views.thread.thread_world import offered_together

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()


def message(
    message_id: int,
    minutes: float,
    text: str = "Hoi",
    *,
    direction: Direction = Direction.INCOMING,
    delivery: Delivery = Delivery.SENT,
    ref: str = "",
) -> Message:
    return Message(
        message_id,
        7,
        direction,
        text,
        NOON + minutes * 60,
        delivery=delivery,
        platform_id=f"mid.{message_id}",
        client_ref=ref,
        sender_name="Sanne" if direction is Direction.INCOMING else "Frederiek",
    )


def thread(
    *messages: Message,
    cards: tuple[QuoteCard, ...] = (),
    jobs: tuple[Job, ...] = (),
    has_older: bool = False,
) -> Thread:
    conversation = Conversation(7, 1, 1, Channel.MESSENGER, ConversationStatus.OPEN)
    return Thread(conversation, Contact(1, "Sanne"), messages, has_older, cards, None, jobs)


def card(
    stage: Stage = Stage.SEEN, message_id: int | None = None, minutes: float = 0.0, name: str = "q1"
) -> QuoteCard:
    ladder = Ladder(stage, NOON + minutes * 60, "hub:msg:1:read", message=message_id)
    return QuoteCard(Quote(name, 7), ladder)


def job(kind: JobKind = JobKind.REPLY, state: JobState = JobState.READY, name: str = "j1") -> Job:
    return Job(name, name, kind, 7, {"text": "Momentje"}, NOON + 3600, state=state)


def rows(shown: Thread) -> list[ThreadItem]:
    return assemble(shown.messages, shown, UTC)


def kinds(shown: Thread) -> list[ItemKind]:
    return [row.kind for row in rows(shown)]


def test_a_run_of_one_sender_within_five_minutes_is_one_group() -> None:
    shown = rows(thread(message(1, 0), message(2, 2), message(3, 4), message(4, 20)))[1:]
    assert [(row.starts_group, row.ends_group) for row in shown] == [
        (True, False),
        (False, False),
        (False, True),
        (True, True),
    ]


def test_another_sender_or_another_delivery_begins_a_new_group() -> None:
    ours = Direction.OUTGOING
    shown = rows(
        thread(
            message(1, 0),
            message(2, 1, direction=ours, delivery=Delivery.READ),
            message(3, 2, direction=ours, delivery=Delivery.DELIVERED),
        )
    )
    assert all(row.starts_group and row.ends_group for row in shown)


def test_a_failed_message_always_says_so_itself() -> None:
    ours, failed = Direction.OUTGOING, Delivery.FAILED
    shown = rows(
        thread(
            message(1, 0, direction=ours, delivery=failed),
            message(2, 1, direction=ours, delivery=failed),
        )
    )[1:]
    assert all(row.ends_group for row in shown)


def test_each_day_is_marked_once_in_the_agents_zone() -> None:
    shown = thread(message(1, 0), message(2, 60), message(3, 13 * 60))
    assert kinds(shown) == [
        ItemKind.DAY,
        ItemKind.BUBBLE,
        ItemKind.BUBBLE,
        ItemKind.DAY,
        ItemKind.BUBBLE,
    ]
    west = timezone(timedelta(hours=-6))
    assert [row.kind for row in assemble(shown.messages, shown, west)].count(ItemKind.DAY) == 1


def test_the_card_takes_the_place_of_the_message_that_carries_the_link() -> None:
    sent = message(2, 5, "link", direction=Direction.OUTGOING)
    shown = thread(message(1, 0), sent, message(3, 6), cards=(card(message_id=2),))
    assert kinds(shown) == [ItemKind.DAY, ItemKind.BUBBLE, ItemKind.CARD, ItemKind.BUBBLE]


def test_the_message_of_a_link_job_is_known_before_the_ladder_names_it() -> None:
    sending = job(JobKind.SEND_LINK, JobState.RUNNING, "send")
    one = QuoteCard(Quote("q1", 7), Ladder(Stage.CREATING, NOON, "desk:job:send"), job=sending)
    sent = message(2, 5, "link", direction=Direction.OUTGOING, ref="send")
    assert kinds(thread(message(1, 0), sent, cards=(one,), jobs=(sending,))) == [
        ItemKind.DAY,
        ItemKind.BUBBLE,
        ItemKind.CARD,
    ]


def test_a_queued_card_without_a_message_stands_where_its_time_says() -> None:
    shown = thread(message(1, 0), message(2, 10), cards=(card(Stage.QUEUED, minutes=5),))
    assert kinds(shown) == [ItemKind.DAY, ItemKind.BUBBLE, ItemKind.CARD, ItemKind.BUBBLE]


def test_what_waits_stands_in_the_order_it_was_asked_in() -> None:
    """A reply, then a link, then a reply: also where the customer wrote meanwhile."""
    first, last = job(), replace(job(name="j2"), created_at=NOON + 3800)
    sending = replace(job(JobKind.SEND_LINK, name="send"), created_at=NOON + 3700)
    link = QuoteCard(
        Quote("q1", 7), Ladder(Stage.QUEUED, NOON + 3700, "desk:job:send"), job=sending
    )
    for minutes in (0, 61.5, 70):
        shown = rows(thread(message(1, minutes), cards=(link,), jobs=(first, sending, last)))
        waiting = [row.key for row in shown if row.job is not None]
        assert waiting == ["job:j1", "card:q1", "job:j2"]


def test_a_card_from_an_older_page_waits_for_it_unless_it_matters_now() -> None:
    expired = card(Stage.EXPIRED, message_id=3, minutes=-90, name="old")
    open_one = card(Stage.SENT, message_id=5, minutes=-60, name="open")
    shown = rows(thread(message(100, 0), cards=(expired, open_one), has_older=True))
    assert [row.key for row in shown if row.kind is ItemKind.CARD] == ["card:open"]
    assert shown[1].current


def test_the_card_that_still_moves_is_the_current_one() -> None:
    cancelled = card(Stage.CANCELLED, minutes=30, name="cancelled")
    paid = card(Stage.PAID, minutes=0, name="paid")
    assert current_card([paid, cancelled]) is paid
    assert current_card([cancelled]) is cancelled
    ticketed = card(Stage.TICKETED)
    settled = replace(ticketed, ladder=replace(ticketed.ladder, priced_again="again"))
    assert current_card([settled, cancelled]) is cancelled, "another quote goes on for it"
    assert current_card([]) is None


def test_a_reply_that_waits_stands_last_until_its_message_is_there() -> None:
    waiting = job()
    assert kinds(thread(message(1, 0), jobs=(waiting,)))[-1] is ItemKind.JOB
    arrived = message(2, 61, "Momentje", direction=Direction.OUTGOING, ref="j1")
    assert kinds(thread(message(1, 0), arrived, jobs=(waiting,))).count(ItemKind.JOB) == 0


def test_a_reply_that_nobody_can_account_for_asks() -> None:
    shown = rows(thread(message(1, 0), jobs=(job(state=JobState.ASKING),)))
    assert shown[-1].kind is ItemKind.QUESTION
    assert shown[-1].text == "Momentje"


def test_a_link_job_shows_on_its_card_only() -> None:
    sending = job(JobKind.SEND_LINK, name="send")
    one = QuoteCard(Quote("q1", 7), Ladder(Stage.QUEUED, NOON, "desk:job:send"), job=sending)
    assert kinds(thread(message(1, -5), cards=(one,), jobs=(sending,))) == [
        ItemKind.DAY,
        ItemKind.BUBBLE,
        ItemKind.CARD,
    ]


def test_a_refund_shows_on_its_card_only_and_holds_up_nothing() -> None:
    refund = replace(job(JobKind.REFUND, name="back"), attempts=1)
    reply = replace(job(name="j2"), created_at=NOON + 3700)
    one = QuoteCard(Quote("q1", 7), Ladder(Stage.PAID, NOON, "stripe:paid:cs_1"), job=refund)
    shown = rows(thread(message(1, -5), cards=(one,), jobs=(refund, reply)))
    assert [row.kind for row in shown[2:]] == [ItemKind.CARD, ItemKind.JOB]
    assert not shown[-1].behind


def test_what_could_not_leave_at_once_can_be_changed_and_so_can_what_stands_behind_it() -> None:
    held = replace(job(), attempts=1)
    later = replace(job(name="j2"), created_at=NOON + 3700)
    shown = rows(thread(message(1, 0), jobs=(held, later)))[-2:]
    assert [(row.kind, row.behind) for row in shown] == [
        (ItemKind.WAITING, False),
        (ItemKind.WAITING, True),
    ]
    alone = rows(thread(message(1, 0), jobs=(later,)))[-1]
    assert (alone.kind, alone.behind) == (ItemKind.JOB, False)


def test_the_alternatives_of_an_offer_stand_together_and_the_one_being_paid_matters() -> None:
    first, second, third = offered_together(
        card(Stage.SENT, 2, name="q1"),
        card(Stage.PAYING, 2, name="q2"),
        card(Stage.SENT, 2, name="q3"),
    )
    cards = (third, second, first)
    offered = message(2, 1, "Three ways", direction=Direction.OUTGOING)
    rows = assemble([message(1, 0), offered], thread(message(1, 0), offered, cards=cards))
    assert [row.card.quote.quote_id for row in rows if row.card] == ["q1", "q2", "q3"]
    current = current_card(cards)
    assert current is not None and current.quote.quote_id == "q2"
