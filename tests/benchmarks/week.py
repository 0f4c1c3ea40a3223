"""A week of a large team, made up: 35,000 conversations with 350,000 messages.

Their words are what real customers wrote where the messages of `../shared/data` are present, and
made of common ones otherwise. The same seed gives the same week.
"""

import csv
import html
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from desktop.models.conversation import (
    Channel,
    Contact,
    Conversation,
    ConversationStatus,
    Delivery,
    Direction,
    Message,
)
from tests.sandbox_process import ROOT

CONVERSATIONS = 35_000
MESSAGES = 350_000
LONG = 5_000
"""How many messages the longest conversation has; it is the newest one."""
BATCH = 100
"""Conversations in one transaction, with all their messages."""
ACCOUNT, ME = 1, 7
"""The sandbox's account and agent, so that a desk that plays there goes on with the week."""
AGENTS = 130
WEEK_S = 7 * 24 * 3600.0
NOW = 1_795_953_600.0
"""Monday, 30 November 2026, noon UTC: the end of the week."""

_REAL = ROOT.parent / "shared" / "data" / "airline-messages.csv"
_FIRST = "Sanne Thomas Marie Lucía João Aiko Elif Piotr Freja Nora Luca Emma Noah Mila".split()
_LAST = "de Vries|Berger|Lefèvre|Romero|Pereira|Kimura|Yılmaz|Nowak|Jensen|Rossi".split("|")
_CHANNELS = (
    *(Channel.MESSENGER, Channel.MESSENGER, Channel.WHATSAPP, Channel.WHATSAPP),
    *(Channel.INSTAGRAM, Channel.EMAIL, Channel.SMS),
)
_LANGUAGES = "nl en en de fr es it pt sv da".split()
_CODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_COMMON = """flight cancelled delayed booking ticket gate seat bag luggage tomorrow morning evening
please thanks help change rebook refund customer service hours waiting phone answer call agent
connection missed airport boarding pass price cost difference upgrade meal child family hotel
voucher crew plane weather still why when how what much today yesterday""".split()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes."""

    contacts: tuple[Contact, ...]
    conversations: tuple[Conversation, ...]
    messages: tuple[Message, ...]


def week(
    conversations: int = CONVERSATIONS, messages: int = MESSAGES, *, seed: int = 1
) -> Iterator[Batch]:
    """Make a week, the oldest conversations first. Ids grow with time, as a hub's do."""
    rng = random.Random(seed)
    long = min(LONG, messages // 2)
    number = 0
    pending: list[tuple[Contact, Conversation, tuple[Message, ...]]] = []
    for conversation_id in range(1, conversations + 1):
        left = messages - long - number
        waiting = conversations - conversation_id
        count = long if not waiting else max(1, round(rng.gauss(left / waiting, 2.5)))
        count = min(count, max(1, left - waiting + 1)) if waiting else count
        at = NOW - WEEK_S * (1 - conversation_id / conversations)
        found = _talk(rng, conversation_id, at, number, count)
        number += count
        pending.append(found)
        if len(pending) == BATCH or not waiting:
            yield Batch(
                tuple(one[0] for one in pending),
                tuple(one[1] for one in pending),
                tuple(message for one in pending for message in one[2]),
            )
            pending = []


def _talk(
    rng: random.Random, conversation_id: int, at: float, before: int, count: int
) -> tuple[Contact, Conversation, tuple[Message, ...]]:
    """One customer's conversation of `count` messages, of which the first has number before + 1."""
    name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    is_open = rng.random() < 0.08
    contact = Contact(
        conversation_id,
        name,
        phone=f"+316{rng.randrange(10**8):08d}",
        email=f"{name.split()[0].lower()}{conversation_id}@example.com",
        booking="".join(rng.choices(_CODE, k=6)) if rng.random() < 0.6 else "",
        language=rng.choice(_LANGUAGES),
    )
    assignee = None if rng.random() < 0.05 else 1 + rng.randrange(AGENTS)
    if is_open and conversation_id % 50 == 0:
        assignee = ME  # who starts with more rows than a window shows
    step = min(90.0, 3600.0 * 6 / count)
    messages = tuple(
        _message(rng, before + 1 + turn, conversation_id, turn, at - (count - 1 - turn) * step)
        for turn in range(count)
    )
    messages = tuple(
        replace(one, sender_id=assignee, sender_name=f"Agent {assignee}")
        if one.direction is Direction.OUTGOING
        else replace(one, sender_name=name)
        for one in messages
    )
    waits = messages[-1].direction is Direction.INCOMING
    conversation = Conversation(
        conversation_id,
        contact.contact_id,
        inbox_id=1 + conversation_id % 5,
        channel=rng.choice(_CHANNELS),
        status=ConversationStatus.OPEN if is_open else ConversationStatus.RESOLVED,
        assignee_id=assignee,
        labels=("rebook",) if rng.random() < 0.3 else (),
        unread=1 if is_open and waits else 0,
        created_at=messages[0].created_at,
        last_activity_at=messages[-1].created_at,
        waiting_since=messages[-1].created_at if is_open and waits else None,
        first_reply_at=messages[1].created_at if count > 1 else None,
        language=contact.language,
        updated_at=messages[-1].created_at,
    )
    return contact, conversation, messages


def _message(
    rng: random.Random, number: int, conversation_id: int, turn: int, at: float
) -> Message:
    incoming = turn % 2 == 0
    return Message(
        number,
        conversation_id,
        Direction.INCOMING if incoming else Direction.OUTGOING,
        _words(rng),
        at,
        delivery=Delivery.SENT if incoming else Delivery.READ,
        platform_id=f"mid.{number}",
    )


def _words(rng: random.Random) -> str:
    real = _real_words()
    if real:
        return rng.choice(real)
    return " ".join(rng.choices(_COMMON, k=max(3, round(rng.gauss(16, 6)))))


@lru_cache(maxsize=1)
def _real_words() -> tuple[str, ...]:
    """What real customers wrote to airlines; nothing where the file is absent."""
    if not Path(_REAL).is_file():
        return ()
    with _REAL.open(encoding="utf-8", newline="") as file:
        return tuple(html.unescape(row["text"]) for row in csv.DictReader(file))
