"""Who is there at the start: the cast, as many others as asked for, and words from a file."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from desktop.sandbox.clock import SandboxClock
from desktop.sandbox.customers.cast import CAST, Ending
from desktop.sandbox.customers.phrases import PHRASES
from desktop.sandbox.customers.population import MessagesFile, Openings, populate, read_openings
from desktop.sandbox.hub.records import MessageType
from desktop.sandbox.hub.world import HubWorld


def filled(count: int | None, texts: list[str] | None = None, seed: int = 1) -> HubWorld:
    hub = HubWorld(SandboxClock(), random.Random(seed))
    populate(hub, random.Random(seed), Openings(texts), count)
    return hub


def test_the_cast_is_as_varied_as_life() -> None:
    assert len(CAST) >= 14
    assert len({role.person.language for role in CAST}) >= 6
    assert {role.person.inbox_id for role in CAST} == {1, 2, 3, 4, 5}
    assert {role.ending for role in CAST} == set(Ending)
    assert all(role.person.language in PHRASES for role in CAST)


def test_some_are_mine_some_free_some_a_colleagues_and_not_all_new() -> None:
    hub = filled(None)
    assert {c.assignee_id for c in hub.conversations.values()} >= {None, 7, 8}
    now = hub.clock.now()
    ages = [now - c.last_activity_at for c in hub.conversations.values()]
    assert sum(100 < age < 3700 for age in ages) >= 12
    assert any(m.message_type == MessageType.OUTGOING for m in hub.messages.values())
    sanne = max(hub.conversations.values(), key=lambda c: c.last_activity_at)
    assert hub.contacts[sanne.contact_id].custom_attributes == {
        "membership": "Gold",
        "booking": "K7Q2MX",
        "language": "nl",
    }


def test_numbers_rise_with_time() -> None:
    hub = filled(500)
    times = [hub.messages[number].created_at for number in sorted(hub.messages)]
    assert times == sorted(times)
    created = [hub.conversations[number].created_at for number in sorted(hub.conversations)]
    assert created == sorted(created)


@pytest.mark.slow
def test_a_week_of_questions_starts_in_seconds() -> None:
    began = time.monotonic()
    hub = filled(35_000)
    assert time.monotonic() - began < 20
    assert len(hub.conversations) == 35_000
    assert {c.status for c in hub.conversations.values()} == {
        "open",
        "resolved",
        "snoozed",
        "pending",
    }
    openings = {hub.messages[thread[0]].content for thread in hub.threads.values()}
    assert len(openings) > 10_000
    emails = [contact.email for contact in hub.contacts.values()]
    assert len(set(emails)) == len(emails)


def test_the_same_seed_gives_the_same_people() -> None:
    def people(seed: int) -> list[tuple[str, str | None]]:
        hub = filled(200, seed=seed)
        return [(c.name, c.phone_number) for c in hub.contacts.values()]

    assert people(5) == people(5) != people(6)


def test_fewer_than_the_cast() -> None:
    assert len(filled(3).conversations) == 3
    assert len(filled(0).conversations) == 0


def test_words_from_a_file_open_every_conversation_in_turn(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text('airline,text\nA,"Rock &amp; roll\nflight"\nB,\nC,late &lt;3\n', "utf-8")
    texts = read_openings(path)
    assert texts == ["Rock & roll\nflight", "late <3"]
    hub = filled(40, texts)
    first = [hub.messages[thread[0]].content for thread in hub.threads.values()]
    assert set(first) == set(texts) and len(first) == 40
    assert {c.custom_attributes["language"] for c in hub.contacts.values()} == {"en"}


@pytest.mark.parametrize(
    ("content", "words"),
    [("a,b\n1,2\n", "no column named text"), ("text\n \n", "no text"), (None, "cannot be read")],
)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, content: str | None, words: str
) -> None:
    path = tmp_path / "words.csv"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(MessagesFile, match=words) as caught:
        read_openings(path)
    assert str(path) in str(caught.value)
