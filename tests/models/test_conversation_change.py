"""Changes of a conversation: what they make of it, the way back, and how they travel."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.conversation import Channel, Conversation, ConversationStatus
from desktop.models.conversation_change import (
    Assign,
    Block,
    ConversationChange,
    Merge,
    Priority,
    SetLabels,
    SetPriority,
    SetStatus,
    applied,
    from_json,
    to_json,
    undoing,
)

ME = 7
LABELS = st.lists(st.sampled_from(["rebook", "vip", "spam", "seat"]), unique=True, max_size=4)
AGENTS = st.sampled_from([None, ME, 8, 9])
TIMES = st.none() | st.floats(1.7e9, 1.9e9)
CHANGES: st.SearchStrategy[ConversationChange] = st.one_of(
    st.builds(Assign, AGENTS),
    st.builds(SetStatus, st.sampled_from(ConversationStatus), TIMES),
    st.builds(SetPriority, st.sampled_from(Priority)),
    st.builds(SetLabels, LABELS.map(tuple), LABELS.map(tuple)),
    st.builds(Block, st.integers(1, 9), st.booleans()),
    st.builds(Merge, st.integers(1, 9), st.integers(1, 9)),
)


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    status = draw(st.sampled_from(ConversationStatus))
    snoozed = status is ConversationStatus.SNOOZED
    return Conversation(
        5,
        3,
        1,
        Channel.WHATSAPP,
        status,
        assignee_id=draw(AGENTS),
        labels=tuple(draw(LABELS)),
        snoozed_until=draw(TIMES) if snoozed else None,
        priority=draw(st.sampled_from(Priority)).value,
    )


@given(change=CHANGES)
def test_a_change_travels_in_a_job_as_it_is(change: ConversationChange) -> None:
    assert from_json(to_json(change)) == change


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"assign": "7"},
        {"assign": True},
        {"assign": -1},
        {"assign": 2**70},
        {"status": "asleep", "until": None},
        {"status": "snoozed", "until": float("inf")},
        {"status": "snoozed", "until": float("nan")},
        {"priority": 3},
        {"stays": 1, "goes": True},
    ],
)
def test_what_is_no_change_is_none(data: Any) -> None:
    assert from_json(data) is None


@given(change=CHANGES, before=conversations())
def test_undo_leads_back_to_how_it_was(change: ConversationChange, before: Conversation) -> None:
    after = applied(change, before)
    for one in undoing(change, before, ME):
        after = applied(one, after)
    assert set(after.labels) == set(before.labels)
    assert (after.status, after.snoozed_until, after.assignee_id, after.priority) == (
        before.status,
        before.snoozed_until,
        before.assignee_id,
        before.priority,
    )


@given(change=CHANGES, before=conversations())
def test_a_change_made_twice_is_made_once(change: ConversationChange, before: Conversation) -> None:
    once = applied(change, before)
    assert applied(change, once) == once


def test_a_reopened_conversation_goes_back_to_whom_it_was_of() -> None:
    """The hub gives it to whoever opens it again."""
    before = Conversation(5, 3, 1, Channel.SMS, ConversationStatus.OPEN, assignee_id=8)
    resolved = SetStatus(ConversationStatus.RESOLVED)
    assert undoing(resolved, before, ME) == (SetStatus(ConversationStatus.OPEN), Assign(8))


def test_undo_brings_back_since_when_the_customer_waits() -> None:
    """The hub forgets it when a conversation is resolved."""
    before = Conversation(
        5, 3, 1, Channel.SMS, ConversationStatus.OPEN, assignee_id=ME, waiting_since=900.0
    )
    [back] = undoing(SetStatus(ConversationStatus.RESOLVED), before, ME)
    at_the_hub = replace(before, status=ConversationStatus.RESOLVED, waiting_since=None)
    assert from_json(to_json(back)) == back
    assert applied(back, at_the_hub).waiting_since == 900.0


def test_two_contacts_that_became_one_cannot_be_two_again() -> None:
    before = Conversation(5, 3, 1, Channel.SMS, ConversationStatus.OPEN)
    assert undoing(Merge(3, 4), before, ME) == ()


def test_a_card_number_in_a_label_stays_out_of_job_and_journal() -> None:
    assert "4242" not in str(to_json(SetLabels(("4242 4242 4242 4242",), ("4242424242424242",))))
