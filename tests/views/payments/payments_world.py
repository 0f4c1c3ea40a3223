"""A desk with links in many states, as the design draws them."""

from dataclasses import dataclass
from typing import Any

from desktop.models.colleague import Colleague, Directory
from desktop.models.conversation import Contact, Conversation
from desktop.models.fact import FactKind as K
from desktop.models.hub_words import Channel, ConversationStatus
from desktop.models.journal import Draft
from desktop.models.quote import Flight, LineKind, Passenger, Quote, QuoteLine
from desktop.services.desk import Desk
from tests.views.inbox.inbox_world import ME


@dataclass(frozen=True)
class Sold:
    """One link: whose, what for, by whom, and what is known of it since (minutes ago, body)."""

    number: int
    name: str
    channel: Channel
    agent: int
    amount: int
    told: tuple[tuple[K, float, dict[str, Any]], ...]
    currency: str = "EUR"
    route: tuple[str, str] = ("AMS", "BCN")
    kind: LineKind = LineKind.FARE_DIFFERENCE
    travellers: int = 1
    expires_in_min: float = 240.0

    @property
    def quote_id(self) -> str:
        """Its quote."""
        return f"0199aa{self.number:02d}-quote"


SENT = ((K.MESSAGE_ACCEPTED, 30.0, {"message": 1}), (K.MESSAGE_ON_PLATFORM, 29.0, {"message": 1}))


def _paid(ago: float, amount: int, currency: str = "EUR", session: str = "a") -> Any:
    body = {"session": session, "intent": f"pi_{session}", "amount": amount, "currency": currency}
    return (K.PAYMENT_PAID, ago, body)


LINKS = (
    Sold(
        1,
        "Sanne de Vries",
        Channel.MESSENGER,
        ME,
        18600,
        (
            *SENT,
            (K.PAYMENT_AT_BANK, 2.0, {"intent": "pi_1"}),
            (K.PAYMENT_METHOD, 1.9, {"intent": "pi_1", "method": "ideal"}),
        ),
    ),
    Sold(
        2,
        "Lucía Romero",
        Channel.MESSENGER,
        8,
        6700,
        (*SENT, _paid(17.0, 6700)),
        route=("MAD", "AMS"),
        kind=LineKind.BAG,
    ),
    Sold(
        3,
        "Aiko Kimura",
        Channel.INSTAGRAM,
        9,
        23100,
        (
            *SENT,
            (K.PAYMENT_DECLINED, 9.0, {"intent": "pi_3", "reason": "do_not_honor"}),
            (K.PAYMENT_DECLINED, 7.0, {"intent": "pi_3", "reason": "insufficient_funds"}),
        ),
        route=("NRT", "AMS"),
    ),
    Sold(
        4,
        "Thomas Berger",
        Channel.SMS,
        10,
        9500,
        (*SENT, (K.MESSAGE_READ, 14.0, {"message": 1})),
        route=("FRA", "AMS"),
    ),
    Sold(5, "Chidi Eze", Channel.X, 8, 54000, SENT, "USD", ("LOS", "AMS"), travellers=2),
    Sold(
        6,
        "Daan Willems",
        Channel.X,
        9,
        14800,
        (*SENT, (K.LINK_EXPIRED, 90.0, {"session": "a"}), _paid(62.0, 14800)),
        route=("AMS", "LIS"),
        expires_in_min=-90.0,
    ),
    Sold(
        7,
        "James Okafor",
        Channel.X,
        11,
        41250,
        (
            *SENT,
            _paid(120.0, 41250),
            (K.TICKET_ISSUED, 100.0, {"passengers": 1}),
            (K.CUSTOMER_TOLD, 99.0, {"message": 9}),
        ),
        route=("LHR", "BCN"),
    ),
    Sold(
        8,
        "Ingrid Solberg",
        Channel.EMAIL,
        9,
        69000,
        (*SENT, (K.LINK_EXPIRED, 180.0, {"session": "a"})),
        "NOK",
        ("OSL", "AMS"),
        LineKind.OTHER,
        expires_in_min=-180.0,
    ),
    Sold(
        9,
        "Mei Tanaka",
        Channel.WHATSAPP,
        ME,
        4800,
        (
            *SENT,
            _paid(300.0, 4800, "JPY"),
            (K.REFUND, 220.0, {"refund": "re_1", "amount": 4800, "status": "succeeded"}),
        ),
        "JPY",
        ("HND", "AMS"),
        LineKind.SEAT,
    ),
)
"""The design's rows: one each of what an agent meets in a day."""

AGENTS = ((8, "Bert"), (9, "Noor"), (10, "Yara"), (11, "Mehmet"))


async def sell(desk: Desk, some: tuple[Sold, ...] = LINKS) -> None:
    """Put these links on the desk."""
    now = desk.now()
    store = desk.tools.ledger.store
    desk.directory._known = Directory(tuple(Colleague(*one) for one in AGENTS))
    await store.save_conversations(
        [
            Conversation(
                one.number,
                one.number,
                1,
                one.channel,
                ConversationStatus.OPEN,
                assignee_id=ME,
                created_at=now - 7200,
                last_activity_at=now - 60 * one.number,
                updated_at=now,
            )
            for one in some
        ],
        [Contact(one.number, one.name) for one in some],
    )
    for one in some:
        await _sell(desk, one, now)
    await desk.stuck.look()


async def _sell(desk: Desk, one: Sold, now: float) -> None:
    quote = Quote(
        one.quote_id,
        one.number,
        one.currency,
        booking="K7LM2P",
        new=Flight(*one.route, "2026-11-22T12:15", "KL1677"),
        passengers=(Passenger(one.name),) * one.travellers,
        lines=(QuoteLine(one.kind, one.amount),),
    )
    ledger = desk.tools.ledger
    begun = now - max([240.0 * 60, *(60 * ago + 600 for _, ago, _ in one.told)])
    base = {"generation": 1, "conversation": one.number}

    def draft(kind: K, at: float, body: dict[str, Any], by: str = "stripe") -> Draft:
        source = f"{by}:{kind}:{one.number}:{at}"
        return Draft(at, kind.value, one.quote_id, by, source, {**base, **body})

    actor = f"hub:1:{one.agent}"
    await ledger.save_quote(quote, draft(K.QUOTE_SAVED, begun, quote.public(), actor))
    created = {
        "session": f"cs_{one.number}",
        "total": one.amount,
        "currency": one.currency,
        "expires_at": now + 60 * one.expires_in_min,
    }
    told = [
        draft(
            kind,
            now - 60 * ago,
            {**body, **({"session": f"cs_{one.number}"} if "session" in body else {})},
            "hub" if kind.value.startswith("message") else "stripe",
        )
        for kind, ago, body in one.told
    ]
    await ledger.record(
        [
            draft(K.LINK_ASKED, begun + 1, quote.public(), actor),
            draft(K.LINK_CREATED, begun + 2, created),
            *told,
        ]
    )
