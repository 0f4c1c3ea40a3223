"""Filling the hub at the start: the cast, and as many others as were asked for."""

from __future__ import annotations

import csv
import html
import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from desktop.sandbox.customers.cast import CAST, Ending, Line, Role
from desktop.sandbox.customers.papers import paper
from desktop.sandbox.customers.people import Person, invent, opening_of
from desktop.sandbox.customers.phrases import PHRASES
from desktop.sandbox.hub import files
from desktop.sandbox.hub.account import COLLEAGUE_ID, DESK_AGENT_ID, SECOND_COLLEAGUE_ID
from desktop.sandbox.hub.records import Contact, Conversation, Message, MessageType
from desktop.sandbox.hub.world import HubWorld

WEEK_MINUTES = 7 * 24 * 60.0
_STATUS_WEIGHTS = {"resolved": 66, "open": 28, "snoozed": 4, "pending": 2}
_ASSIGNEE_WEIGHTS: dict[int | None, int] = {
    None: 50,
    DESK_AGENT_ID: 12,
    COLLEAGUE_ID: 20,
    SECOND_COLLEAGUE_ID: 18,
}
_LABEL_CHOICES: tuple[tuple[str, ...], ...] = (
    (),
    (),
    ("rebook",),
    ("rebook",),
    ("baggage",),
    ("refund",),
    ("complaint",),
    ("seat",),
    ("rebook", "vip"),
)
_AGENT_LINES = (
    "Thank you for your message, I am looking at your booking now.",
    "Hoi, ik kijk het even voor je na.",
    "That is arranged. Have a good flight!",
    "Het is geregeld, goede reis!",
    "I found a seat on the flight you wanted.",
)


class MessagesFile(ValueError):
    """A CSV of customers' words that cannot be used; the text says why."""


class Openings:
    """Where customers' first words come from: their language's phrases, or a file."""

    def __init__(self, texts: list[str] | None = None) -> None:
        self._texts: Iterator[str] | None = cycle(texts) if texts else None

    @property
    def from_file(self) -> bool:
        """True when a file gives the words; they are English then."""
        return self._texts is not None

    def next(self, person: Person, rng: random.Random, own: str | None = None) -> str:
        """The words this person opens with; `own` is what the script has for him."""
        if self._texts is not None:
            return next(self._texts)
        if own is not None:
            return own
        return opening_of(rng.choice(PHRASES[person.language].openings), person, rng)


def read_openings(path: Path) -> list[str]:
    """The `text` column of a CSV, HTML entities resolved, empty lines left out.

    Raises MessagesFile when it cannot be read, has no such column or no text in it.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if "text" not in (rows.fieldnames or ()):
                raise MessagesFile(f"{path} has no column named text")
            texts = [html.unescape(row["text"] or "").strip() for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MessagesFile(f"{path} cannot be read: {error}") from error
    texts = [text for text in texts if text]
    if not texts:
        raise MessagesFile(f"{path} has no text in its column text")
    return texts


@dataclass(slots=True)
class _Story:
    """A conversation to be put into the hub, before it has numbers."""

    person: Person
    lines: tuple[Line, ...]
    status: str
    assignee_id: int | None
    labels: tuple[str, ...]
    priority: str | None = None
    unreachable: bool = False
    ending: Ending | None = None
    agent_id: int = DESK_AGENT_ID


def populate(
    hub: HubWorld, rng: random.Random, openings: Openings, count: int | None
) -> dict[int, Ending]:
    """Fill an empty hub with `count` conversations (default: the cast alone).

    Returns the scripted endings by conversation id. Ids rise with time, as at the hub.
    """
    roles = CAST if count is None else CAST[:count]
    stories = [_from_role(role, openings, rng) for role in roles]
    extra = 0 if count is None else max(count - len(CAST), 0)
    stories += [_generated(rng, openings, number) for number in range(extra)]
    return _enter(hub, rng, stories)


def _from_role(role: Role, openings: Openings, rng: random.Random) -> _Story:
    person, lines = role.person, role.lines
    if openings.from_file:
        person = _in_english(person)
        first = lines[0]
        lines = (Line("customer", openings.next(person, rng), first.ago), *lines[1:])
    return _Story(
        person,
        lines,
        role.status,
        role.assignee_id,
        role.labels,
        role.priority,
        role.unreachable,
        role.ending,
        role.assignee_id or COLLEAGUE_ID,
    )


def _in_english(person: Person) -> Person:
    return Person(
        person.name,
        "en",
        person.inbox_id,
        person.phone,
        person.email,
        person.membership,
        person.booking,
    )


def _generated(rng: random.Random, openings: Openings, number: int) -> _Story:
    person = invent(rng, number, "en" if openings.from_file else None)
    status = rng.choices(list(_STATUS_WEIGHTS), weights=list(_STATUS_WEIGHTS.values()))[0]
    assignee = rng.choices(list(_ASSIGNEE_WEIGHTS), weights=list(_ASSIGNEE_WEIGHTS.values()))[0]
    # Open ones are mostly of today; the rest spreads over the week.
    ago = rng.uniform(65, 900) if status == "open" else rng.uniform(65, WEEK_MINUTES)
    lines = [Line("customer", openings.next(person, rng), ago)]
    answered = status == "resolved" or rng.random() < 0.3
    if answered:
        ago *= rng.uniform(0.9, 0.995)
        lines.append(Line("agent", rng.choice(_AGENT_LINES), ago))
        if rng.random() < 0.6:
            ago *= rng.uniform(0.9, 0.995)
            phrases = PHRASES[person.language]
            words = phrases.thanks if status == "resolved" else phrases.chat
            lines.append(Line("customer", rng.choice(words), ago))
    agent = assignee or rng.choice((COLLEAGUE_ID, SECOND_COLLEAGUE_ID))
    labels = rng.choice(_LABEL_CHOICES)
    return _Story(person, tuple(lines), status, assignee, labels, agent_id=agent)


def _enter(hub: HubWorld, rng: random.Random, stories: list[_Story]) -> dict[int, Ending]:
    now = hub.clock.now()
    stories.sort(key=lambda story: -story.lines[0].ago)
    written = sorted(
        (-line.ago, story_number, line_number)
        for story_number, story in enumerate(stories)
        for line_number, line in enumerate(story.lines)
    )
    ids = {(story, line): number for number, (_, story, line) in enumerate(written, start=1)}
    endings: dict[int, Ending] = {}
    for number, story in enumerate(stories):
        first_id = number + 1
        contact = contact_for(story.person, first_id, now - story.lines[0].ago * 60)
        contact.unreachable = story.unreachable
        inbox = hub.inboxes[story.person.inbox_id]
        contact.inboxes[str(inbox.id)] = hub.new_source_id(contact, inbox)
        record = _conversation(story, contact, first_id, now, rng)
        messages = [
            _message(story, record, contact, ids[number, index], line, now, rng)
            for index, line in enumerate(story.lines)
        ]
        hub.add_history(contact, record, messages)
        hub.watch_snooze(record)
        if story.ending is not None:
            endings[record.id] = story.ending
    return endings


def contact_for(person: Person, contact_id: int, when: float) -> Contact:
    """A person as the hub knows him; booking, membership and language are attributes."""
    return Contact(
        id=contact_id,
        name=person.name,
        email=person.email,
        phone_number=person.phone,
        created_at=when,
        last_activity_at=when,
        custom_attributes={
            "membership": person.membership,
            "booking": person.booking,
            "language": person.language,
        },
    )


def _conversation(
    story: _Story, contact: Contact, number: int, now: float, rng: random.Random
) -> Conversation:
    times = [now - line.ago * 60 for line in story.lines]
    incoming = [t for t, line in zip(times, story.lines, strict=True) if line.who == "customer"]
    outgoing = [t for t, line in zip(times, story.lines, strict=True) if line.who == "agent"]
    last_agent = max(outgoing, default=0.0)
    waiting = [t for t in incoming if t > last_agent]
    contact.last_activity_at = max(incoming)
    resolved = story.status == "resolved"
    return Conversation(
        id=number,
        uuid=str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        contact_id=contact.id,
        inbox_id=story.person.inbox_id,
        created_at=times[0],
        updated_at=times[-1],
        last_activity_at=times[-1],
        status=story.status,
        snoozed_until=now + rng.uniform(3600, 86400) if story.status == "snoozed" else None,
        assignee_id=story.assignee_id,
        priority=story.priority,
        labels=list(story.labels),
        agent_last_seen_at=times[-1] if resolved else last_agent,
        assignee_last_seen_at=times[-1] if resolved else last_agent,
        contact_last_seen_at=max(incoming),
        first_reply_created_at=min(outgoing, default=0.0),
        waiting_since=0.0 if resolved else min(waiting, default=0.0),
        last_incoming_at=max(incoming),
    )


def _message(
    story: _Story,
    record: Conversation,
    contact: Contact,
    number: int,
    line: Line,
    now: float,
    rng: random.Random,
) -> Message:
    when = now - line.ago * 60
    ours = line.who == "agent"
    return Message(
        id=number,
        conversation_id=record.id,
        inbox_id=record.inbox_id,
        content=line.text,
        message_type=MessageType.OUTGOING if ours else MessageType.INCOMING,
        created_at=when,
        updated_at=when,
        sender_type="User" if ours else "Contact",
        sender_id=story.agent_id if ours else contact.id,
        status="read" if ours and record.inbox_id in (1, 2, 3) else "sent",
        source_id=f"m_{rng.getrandbits(96):024x}",
        attachments=enclosed(number, line.files, contact),
    )


def enclosed(message_id: int, names: Sequence[str], contact: Contact) -> list[dict[str, Any]]:
    """A customer's papers as a message keeps them. Raises KeyError where there is no such paper."""
    booking = str(contact.custom_attributes.get("booking", ""))
    papers = [paper(name, contact.name, booking) for name in names]
    return [
        files.attachment(message_id, index, one.name, one.kind, one.data)
        for index, one in enumerate(papers)
    ]
