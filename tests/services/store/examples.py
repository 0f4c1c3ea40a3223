"""A quote, jobs, facts and conversations to put into a store."""

from collections.abc import Sequence
from typing import Any

from desktop.models.conversation import (
    Channel,
    Contact,
    Conversation,
    ConversationStatus,
    Direction,
    Message,
)
from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind
from desktop.models.journal import Draft
from desktop.models.quote import Flight, LineKind, Passenger, Quote, QuoteLine

NOW = 1_800_000_000.0
ME = 7


def clock() -> float:
    """Return the desk's time, which stands still."""
    return NOW


def a_quote(quote_id: str = "q1", conversation_id: int = 42, **changes: Any) -> Quote:
    """Return a quote of €186.00."""
    return Quote(
        quote_id,
        conversation_id,
        **{
            "booking": "K7LM2P",
            "new": Flight("AMS", "BCN", "2026-11-22T12:15", "KL1677"),
            "passengers": (Passenger("Zoë Ünal"),),
            "lines": (QuoteLine(LineKind.FARE_DIFFERENCE, 18600),),
            **changes,
        },
    )


def a_job(
    job_id: str = "j1", conversation_id: int = 42, kind: JobKind = JobKind.REPLY, **changes: Any
) -> Job:
    """Return a job that may be worked on at once."""
    values: dict[str, Any] = {"client_id": f"client-{job_id}", "payload": {"text": "Hello"}}
    return Job(
        job_id,
        kind=kind,
        conversation_id=conversation_id,
        created_at=NOW,
        **{**values, **changes},
    )


def fact(kind: FactKind, quote_id: str = "q1", at: float = NOW, **body: Any) -> Draft:
    """Return a fact about the first link of a quote; its source names it."""
    return Draft(
        at,
        kind.value,
        quote_id,
        "desk",
        f"test:{quote_id}:{kind.value}:{at}",
        {"generation": 1, **body},
    )


def asked(quote: Quote) -> Draft:
    """Return the entry that asks for the link of a quote."""
    return fact(FactKind.LINK_ASKED, quote.quote_id, **quote.public())


def sold(quote: Quote, session: str = "cs_1") -> list[Draft]:
    """Return what becomes known while a link is made, sent, seen and paid."""
    name = quote.quote_id
    return [
        asked(quote),
        Draft(
            NOW + 1,
            FactKind.LINK_CREATED.value,
            name,
            "stripe",
            f"stripe:{session}",
            {"generation": 1, "session": session, "total": 18600, "currency": "EUR"},
            {"url": f"https://pay.example/{session}"},
        ),
        fact(FactKind.MESSAGE_ACCEPTED, name, NOW + 2, message=5001),
        fact(FactKind.MESSAGE_READ, name, NOW + 3, message=5001),
        fact(
            FactKind.PAYMENT_PAID,
            name,
            NOW + 4,
            session=session,
            intent="pi_1",
            amount=18600,
            currency="EUR",
        ),
    ]


def a_conversation(conversation_id: int = 42, **changes: Any) -> Conversation:
    """Return an open conversation of mine."""
    values: dict[str, Any] = {
        "contact_id": conversation_id + 1000,
        "inbox_id": 1,
        "channel": Channel.WHATSAPP,
        "status": ConversationStatus.OPEN,
        "assignee_id": ME,
        "last_activity_at": NOW - conversation_id,
        "updated_at": NOW,
    }
    return Conversation(conversation_id, **{**values, **changes})


def a_contact(conversation_id: int = 42, name: str = "Zoë Ünal", **changes: Any) -> Contact:
    """Return the contact of `a_conversation` with that number."""
    return Contact(conversation_id + 1000, name, **changes)


def a_message(
    message_id: int,
    conversation_id: int = 42,
    text: str = "Can I fly tomorrow?",
    direction: Direction = Direction.INCOMING,
    **changes: Any,
) -> Message:
    """Return a message whose time follows its number."""
    return Message(
        message_id, conversation_id, direction, text, **{"created_at": NOW + message_id, **changes}
    )


def sources(entries: Sequence[Any]) -> list[str]:
    """Return where entries come from."""
    return [entry.source for entry in entries]
