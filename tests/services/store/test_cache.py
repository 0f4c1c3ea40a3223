"""What the hub told: newer over older, delivery only forward, neighbours never lost."""

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.conversation import (
    Attachment,
    Channel,
    Contact,
    Conversation,
    ConversationStatus,
    Delivery,
    Direction,
    Message,
    as_hub_replies,
)
from desktop.models.fact import FactKind
from desktop.models.inbox import InboxTab
from desktop.services.store import cache_rows
from desktop.services.store.columns import PREVIEW_LENGTH
from desktop.services.store.first_rows import first_rows
from desktop.services.store.store import Store
from tests.services.store.examples import (
    ME,
    NOW,
    a_contact,
    a_conversation,
    a_message,
    a_quote,
    fact,
    sold,
)

FULL = Conversation(
    42,
    1042,
    3,
    Channel.INSTAGRAM,
    ConversationStatus.SNOOZED,
    assignee_id=None,
    labels=("vip", "überbucht"),
    unread=3,
    can_reply=False,
    is_private=False,
    created_at=NOW - 9.5,
    last_activity_at=NOW,
    waiting_since=NOW - 5,
    first_reply_at=NOW - 4,
    snoozed_until=NOW + 99,
    priority="urgent",
    language="pt-BR",
    window_closes_at=NOW + 7,
    updated_at=NOW,
)


async def test_everything_reads_back(store: Store) -> None:
    contact = Contact(1042, "Zoë", "@zoe", "+31 6 1234", "z@x.nl", "Gold", "K7LM2P", "nl")
    message = Message(
        9,
        42,
        Direction.OUTGOING,
        "Hoi 🛫",
        NOW,
        Delivery.DELIVERED,
        "wamid.1",
        "job-1",
        7,
        "Sanne",
        "late",
        (Attachment("a.pdf", "file", "https://hub/a", 12),),
    )
    assert await store.save_conversations([FULL], [contact], [message]) == {42}
    assert await store.conversation(42) == FULL
    assert await store.contact(1042) == contact
    assert await store.messages(42) == [message]
    assert await store.message_by_ref("job-1") == message
    assert (await store.conversation(1), await store.contact(1), await store.messages(1)) == (
        None,
        None,
        [],
    )


async def test_only_what_really_changed_is_told(store: Store) -> None:
    told = ([FULL], [a_contact()], [a_message(1)])
    assert await store.save_conversations(*told) == {42}
    assert await store.save_conversations(*told) == frozenset()
    assert await store.save_messages([a_message(1)]) == frozenset()
    assert await store.save_messages([a_message(1, text="Edited")]) == {42}
    assert await store.save_conversations([], [a_contact(name="Zoë K.")]) == {42}


async def test_the_longer_window_that_the_hub_was_seen_to_keep_stays(store: Store) -> None:
    """Of the same message of the customer; a new one begins a new day."""
    day = 24 * 3600
    told = a_conversation(42, channel=Channel.MESSENGER, window_closes_at=NOW)
    await store.save_conversations([as_hub_replies(told, NOW, NOW + 60)])

    async def closes() -> float | None:
        kept = await store.conversation(42)
        return kept.window_closes_at if kept is not None else None

    assert await closes() == NOW + 6 * day
    await store.save_conversations([told])
    assert await closes() == NOW + 6 * day
    await store.save_conversations([replace(told, can_reply=False)])
    assert await closes() == NOW
    await store.save_conversations([replace(told, window_closes_at=NOW + day)])
    assert await closes() == NOW + day


async def test_older_news_never_overwrites_newer(store: Store) -> None:
    newer = replace(FULL, unread=0, updated_at=NOW + 1)
    assert await store.save_conversations([newer, FULL]) == {42}
    assert await store.save_conversations([FULL]) == frozenset()
    assert await store.conversation(42) == newer
    same_time = replace(newer, unread=1)
    assert await store.save_conversations([same_time]) == {42}


async def test_delivery_never_goes_back_in_any_order(store: Store) -> None:
    ends = {Delivery.READ: list(Delivery), Delivery.FAILED: [Delivery.SENT, Delivery.FAILED]}
    message_id = 0
    for end, told in ends.items():
        for order in permutations(told):
            message_id += 1
            for delivery in order:
                await store.save_messages(
                    [a_message(message_id, direction=Direction.OUTGOING, delivery=delivery)]
                )
            assert (await store.messages(42))[-1].delivery is end


async def test_ids_once_known_stay(store: Store) -> None:
    mine = a_message(1, direction=Direction.OUTGOING, client_ref="job", platform_id="wamid")
    await store.save_messages([mine])
    assert await store.save_messages([replace(mine, client_ref="", platform_id="")]) == frozenset()
    assert await store.message_by_ref("job") == mine
    assert await store.message_by_ref("") is None


async def test_the_row_shows_the_newest_words(store: Store) -> None:
    await store.save_messages([a_message(2, text="Second")])
    await store.save_conversations([a_conversation()], [a_contact()])
    row = (await store.inbox_rows([42]))[42]
    assert (row.name, row.preview, row.preview_by) == ("Zoë Ünal", "Second", Direction.INCOMING)
    await store.save_messages([a_message(3, text="Third" * 100, direction=Direction.OUTGOING)])
    await store.save_messages([a_message(1, text="First")])
    await store.save_messages([a_message(4, text="Assigned", direction=Direction.ACTIVITY)])
    row = (await store.inbox_rows([42]))[42]
    assert (row.preview, row.preview_by) == (("Third" * 100)[:200], Direction.OUTGOING)
    photo = Attachment("boarding pass.png", "image", "https://hub.example/a.png")
    await store.save_messages([a_message(5, text="", attachments=(photo,))])
    row = (await store.inbox_rows([42]))[42]
    assert (row.preview, row.preview_by) == ("📎 boarding pass.png", Direction.INCOMING)


async def test_messages_are_read_page_by_page(store: Store) -> None:
    await store.save_messages([a_message(number) for number in (5, 3, 1, 4, 2)])
    await store.save_messages([a_message(9, 43)])

    def numbers(messages: list[Message]) -> list[int]:
        return [message.message_id for message in messages]

    assert numbers(await store.messages(42)) == [1, 2, 3, 4, 5]
    assert numbers(await store.messages(42, limit=2)) == [4, 5]
    assert numbers(await store.messages(42, before=4, limit=2)) == [2, 3]
    assert await store.newest_message_id(42) == 5
    assert await store.newest_message_id(1) is None


async def test_unsettled_messages_with_links_come_first(store: Store) -> None:
    def out(number: int, delivery: Delivery) -> Message:
        return a_message(number, direction=Direction.OUTGOING, delivery=delivery)

    await store.append(sold(a_quote())[:3])
    await store.save_messages(
        [
            a_message(5003),
            out(5001, Delivery.SENT),
            out(5002, Delivery.DELIVERED),
            out(5004, Delivery.READ),
            out(5005, Delivery.FAILED),
            out(10, Delivery.SENT),
        ]
    )
    assert await store.unsettled_messages(NOW + 100) == [(42, 5001, True), (42, 5002, False)]


async def test_first_replies_tell_from_when_to_when_each_waited(store: Store) -> None:
    for number, replied in ((1, None), (2, NOW - 400), (3, NOW - 10), (4, NOW - 5)):
        await store.save_conversations(
            [a_conversation(number, created_at=NOW - 500, first_reply_at=replied)]
        )
    found = await store.first_replies(NOW - 300)
    assert sorted((one.created_at, one.first_reply_at) for one in found) == [
        (NOW - 500, NOW - 10),
        (NOW - 500, NOW - 5),
    ]


async def test_one_bad_row_does_not_take_its_neighbours(store: Store) -> None:
    too_large = a_message(2**70)
    half = json.loads('"\\ud83d\\u0000"')
    changed = await store.save_messages([a_message(1), too_large, a_message(3, text=half)])
    assert changed == {42}
    assert [message.text for message in await store.messages(42)] == [
        "Can I fly tomorrow?",
        "?\x00",
    ]
    strange = replace(FULL, conversation_id=43, unread=2**70)
    assert await store.save_conversations([strange, FULL]) == {42}
    assert await store.inbox_ids(InboxTab.ALL, ME) == [42]


async def test_rows_carry_jobs_and_the_reply_that_is_due(store: Store) -> None:
    await store.save_conversations([a_conversation(waiting_since=NOW), a_conversation(43)])
    rows = await store.inbox_rows([42, 43, 99])
    assert rows.keys() == {42, 43}
    assert rows[42].reply_due_at == NOW + 20 * 60
    assert rows[43].reply_due_at is None
    assert (rows[42].queued, rows[42].asking, rows[42].badge) == (0, 0, None)


async def test_a_reply_that_was_begun_shows_in_the_row_through_a_restart(
    store: Store, folder: Path
) -> None:
    await store.save_conversations([a_conversation(42), a_conversation(43)])
    await store.save_draft(42, "Dear Zoë, " + "x" * 400)
    rows = await store.inbox_rows([42, 43])
    assert rows[42].draft.startswith("Dear Zoë") and len(rows[42].draft) == PREVIEW_LENGTH
    assert rows[43].draft == ""
    first = {row.conversation_id: row.draft for row in first_rows(folder, None)}
    assert first == {42: rows[42].draft, 43: ""}
    await store.save_draft(42, "")
    assert (await store.inbox_rows([42]))[42].draft == ""


async def test_tabs_and_counts_agree(store: Store) -> None:
    status = ConversationStatus
    await store.save_conversations(
        [
            a_conversation(1, unread=2),
            a_conversation(2, assignee_id=None, unread=1),
            a_conversation(3, status=status.RESOLVED, unread=1),
            a_conversation(4, assignee_id=ME + 1, unread=5),
            a_conversation(5, assignee_id=None, status=status.SNOOZED),
            a_conversation(6, status=status.PENDING),
        ]
    )
    await store.append(sold(a_quote("paid", 3), "cs_paid"))
    await store.append([*sold(a_quote("open", 4), "cs_open")[:2]])
    await store.append([fact(FactKind.LINK_ASKED, "asked", conversation=5)])
    expected = {
        InboxTab.MINE: [1, 6],
        InboxTab.UNASSIGNED: [2],
        InboxTab.TO_PAY: [4, 5],
        InboxTab.TO_TICKET: [3],
        InboxTab.ALL: [1, 2, 3, 4, 5, 6],
    }
    assert {tab: await store.inbox_ids(tab, ME) for tab in InboxTab} == expected
    counts = await store.inbox_counts(ME)
    assert counts.tabs == {tab: len(found) for tab, found in expected.items()}
    assert counts.unread == 3
    assert await store.inbox_ids(InboxTab.MINE, None) == []
    assert (await store.inbox_counts(None)).unread == 0
    assert await store.inbox_ids(InboxTab.ALL, ME, limit=2) == [1, 2]


async def test_notes_about_the_cache_go_with_it(store: Store) -> None:
    await store.set_cache_marks({"synced": "1"})
    await store.set_cache_marks({"synced": "2"})
    await store.set_cache_marks({})
    assert await store.cache_mark("synced") == "2"
    assert await store.cache_mark("other") is None


DELIVERIES = st.lists(st.sampled_from(Delivery), min_size=1, max_size=6)


@pytest.mark.property
@given(DELIVERIES)
def test_the_end_of_a_delivery_does_not_depend_on_order(told: list[Delivery]) -> None:
    def end(order: list[Delivery]) -> Delivery:
        message = a_message(1, delivery=order[0])
        for delivery in order[1:]:
            message = cache_rows.joined(message, a_message(1, delivery=delivery))
        return message.delivery

    assert end(told) is end(sorted(told)) is end([*told, *reversed(told)])
