"""Made-up conversations for the tests of the thread: Sanne, her quote, and where her money is."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

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
from desktop.models.quote import Flight, LineKind, Passenger, Quote, QuoteLine
from desktop.models.rebooking.terms import Rebooking, Verification
from desktop.models.stage import Stage
from desktop.models.thread import Alternative, QuoteCard, Thread
from desktop.views.style.theme import Theme, ThemeChoice

NOW = 1_795_262_940.0
URL = "https://checkout.stripe.com/c/pay/cs_test_a1B2c3D4e5F6g7H8i9J0k1L2m3N4"
CONVERSATION = Conversation(
    7,
    4,
    1,
    Channel.MESSENGER,
    ConversationStatus.OPEN,
    language="nl",
    created_at=NOW - 420,
    first_reply_at=NOW - 240,
    window_closes_at=NOW + 23 * 3600,
)
CONTACT = Contact(4, "Sanne de Vries", membership="Gold", booking="K7Q2MX", language="nl")
QUOTE = Quote(
    "q1",
    7,
    booking="K7Q2MX",
    new=Flight("AMS", "BCN", "2037-11-22T12:15"),
    passengers=(Passenger("Sanne de Vries"),),
    lines=(QuoteLine(LineKind.FARE_DIFFERENCE, 11800), QuoteLine(LineKind.CHANGE_FEE, 6800)),
    language="nl",
    rebooking=Rebooking(verified=Verification("Booking code and full name")),
)


def light_theme() -> Theme:
    """The light theme that the tests share."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app.findChild(Theme) or Theme(app, ThemeChoice.LIGHT)


def on_screen(qtbot: QtBot, widget: QWidget) -> None:
    """Show a window and give it the keyboard."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def message(
    message_id: int, text: str = "Hoi", *, out: bool = False, at: float = NOW, ref: str = ""
) -> Message:
    return Message(
        message_id,
        7,
        Direction.OUTGOING if out else Direction.INCOMING,
        text,
        at,
        delivery=Delivery.READ,
        platform_id=f"mid.{message_id}",
        client_ref=ref,
        sender_name="Frederiek" if out else "Sanne de Vries",
    )


_PAPERS = (Stage.TICKETED, Stage.TOLD)


def ladder(
    stage: Stage,
    *,
    reached: dict[Stage, float] | None = None,
    message_id: int | None = 4,
    method: str = "",
    reason: str = "",
    declines: int = 0,
    paid: int | None = None,
    refunded: int | None = None,
    not_delivered: str = "",
    cancel_failed: str = "",
) -> Ladder:
    by_link = stage.has_money and stage is not Stage.PAID_ELSEWHERE
    if paid is None:
        paid = 18600 if by_link else 0
    if refunded is None:
        refunded = {Stage.REFUNDED: paid, Stage.PARTLY_REFUNDED: 600}.get(stage, 0)
    reached = {stage: NOW} if reached is None and stage in _PAPERS else reached
    return Ladder(
        stage,
        NOW,
        "stripe:evt_1",
        generation=1,
        currency="EUR",
        amount=18600,
        paid=paid,
        refunded=refunded,
        expires_at=NOW + 4 * 3600,
        message=message_id,
        method=method,
        reason=reason,
        declines=declines,
        not_delivered=not_delivered,
        cancel_failed=cancel_failed,
        reached=reached or {},
        elsewhere=stage is Stage.PAID_ELSEWHERE,
    )


def card(
    stage: Stage = Stage.SEEN,
    *,
    known: Ladder | None = None,
    job: Job | None = None,
    tickets: tuple[str, ...] = (),
    quote: Quote = QUOTE,
) -> QuoteCard:
    url = URL if stage.is_open else ""
    return QuoteCard(quote, known or ladder(stage), url, tickets, job)


def offered_together(*cards: QuoteCard) -> list[QuoteCard]:
    """These cards as the alternatives of one offer, in this order."""
    together = tuple(one.quote.quote_id for one in cards)
    offer = tuple(
        Alternative(one.quote, replace(one.ladder, alternatives=together)) for one in cards
    )
    return [
        replace(one, ladder=its.ladder, offer=offer) for one, its in zip(cards, offer, strict=True)
    ]


def job(
    kind: JobKind = JobKind.REPLY,
    state: JobState = JobState.READY,
    *,
    text: str = "Momentje",
    error: str = "",
    name: str = "j1",
) -> Job:
    quote_id = "" if kind in (JobKind.REPLY, JobKind.RESOLVE) else "q1"
    return Job(name, name, kind, 7, {"text": text}, NOW, quote_id, state, error=error)


def thread(
    *messages: Message,
    cards: tuple[QuoteCard, ...] = (),
    jobs: tuple[Job, ...] = (),
    has_older: bool = False,
    conversation: Conversation = CONVERSATION,
    reply_draft: str = "",
) -> Thread:
    return Thread(
        conversation, CONTACT, messages, has_older, cards, None, jobs, reply_draft=reply_draft
    )
