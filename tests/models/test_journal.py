"""The two hash chains: whatever was tampered with, it shows."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.journal import (
    GENESIS,
    Draft,
    JournalEntry,
    SequencedEntry,
    canonical,
    chain_hash,
    digest,
    seal,
    verify,
)

BODIES = st.dictionaries(
    st.text(max_size=4), st.integers() | st.text(max_size=4) | st.none() | st.booleans(), max_size=3
)
WRITES = st.lists(
    st.tuples(
        st.sampled_from(["desk-a", "desk-b"]),
        st.sampled_from(["link.created", "payment.paid", "note"]),
        BODIES,
        st.floats(0, 4e9),
    ),
    min_size=2,
    max_size=8,
)


def journal(writes: list[tuple[str, str, dict[str, Any], float]]) -> list[SequencedEntry]:
    """Let desks write in turn, as the sequencer puts them in order."""
    heads: dict[str, tuple[int, str]] = {}
    chained = GENESIS
    entries: list[SequencedEntry] = []
    for seq, (device, kind, body, at) in enumerate(writes, 1):
        device_seq, previous = heads.get(device, (0, GENESIS))
        draft = Draft(at, kind, "q1", "desk", f"desk:{seq}", body)
        entry = seal(
            draft,
            entry_id=f"e{seq}",
            device_id=device,
            device_seq=device_seq + 1,
            previous_hash=previous,
            body=body,
        )
        link = chain_hash(chained, seq, entry.content_hash)
        entries.append(SequencedEntry(seq, entry, chained, link))
        heads[device] = device_seq + 1, entry.content_hash
        chained = link
    return entries


def edited(entry: JournalEntry, field: str) -> JournalEntry:
    """Change one field of an entry, as somebody with the file in hand might."""
    value = getattr(entry, field)
    if isinstance(value, dict):
        return replace(entry, body={**value, "amount": 1} if "amount" not in value else {})
    changed = value + 1 if isinstance(value, int | float) else f"{value}x"
    return replace(entry, **{field: changed})


FIELDS = [name for name in JournalEntry.__slots__ if name != "at"]


@pytest.mark.property
@given(WRITES)
def test_an_untouched_journal_holds(writes: list[Any]) -> None:
    assert verify(journal(writes)) == []


@pytest.mark.property
@given(WRITES, st.data())
def test_any_edit_of_an_entry_shows(writes: list[Any], data: st.DataObject) -> None:
    entries = journal(writes)
    place = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(st.sampled_from(FIELDS))
    entries[place] = replace(entries[place], entry=edited(entries[place].entry, field))
    assert verify(entries)


@pytest.mark.property
@given(WRITES, st.data())
def test_an_edit_of_the_time_shows(writes: list[Any], data: st.DataObject) -> None:
    entries = journal(writes)
    place = data.draw(st.integers(0, len(entries) - 1))
    entry = entries[place].entry
    entries[place] = replace(entries[place], entry=replace(entry, at=entry.at / 2 + 0.25))
    if entries[place].entry.at != entry.at:
        assert verify(entries)


@pytest.mark.property
@given(WRITES, st.data())
def test_any_edit_of_a_place_shows(writes: list[Any], data: st.DataObject) -> None:
    entries = journal(writes)
    place = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(st.sampled_from(["seq", "previous_chain_hash", "chain_hash"]))
    value = getattr(entries[place], field)
    changed = value + 1 if isinstance(value, int) else value[::-1] + "0"
    entries[place] = replace(entries[place], **{field: changed})
    assert verify(entries)


@pytest.mark.property
@given(WRITES, st.data())
def test_a_removed_entry_shows(writes: list[Any], data: st.DataObject) -> None:
    entries = journal(writes)
    del entries[data.draw(st.integers(0, len(entries) - 2))]
    assert verify(entries)


@pytest.mark.property
@given(WRITES, st.data())
def test_two_entries_changing_places_show(writes: list[Any], data: st.DataObject) -> None:
    entries = journal(writes)
    one = data.draw(st.integers(0, len(entries) - 2))
    other = data.draw(st.integers(one + 1, len(entries) - 1))
    entries[one], entries[other] = entries[other], entries[one]
    assert verify(entries)


@pytest.mark.property
@given(WRITES, st.data())
def test_an_inserted_entry_shows(writes: list[Any], data: st.DataObject) -> None:
    entries = journal(writes)
    copied = data.draw(st.sampled_from(entries))
    entries.insert(data.draw(st.integers(0, len(entries))), copied)
    assert verify(entries)


@pytest.mark.property
@given(WRITES, st.data())
def test_a_forged_entry_shows_even_with_its_own_hash_made_right(
    writes: list[Any], data: st.DataObject
) -> None:
    entries = journal(writes)
    place = data.draw(st.integers(0, len(entries) - 2))
    old = entries[place]
    entry = old.entry
    forged = seal(
        Draft(entry.at, entry.kind, entry.quote_id, entry.actor, entry.source, {"forged": 1}),
        entry_id=entry.entry_id,
        device_id=entry.device_id,
        device_seq=entry.device_seq,
        previous_hash=entry.previous_hash,
        body={"forged": 1},
    )
    link = chain_hash(old.previous_chain_hash, old.seq, forged.content_hash)
    entries[place] = SequencedEntry(old.seq, forged, old.previous_chain_hash, link)
    assert verify(entries)


@pytest.mark.property
@given(WRITES, st.data())
def test_a_tail_is_checked_from_what_precedes_it(writes: list[Any], data: st.DataObject) -> None:
    entries = journal(writes)
    cut = data.draw(st.integers(1, len(entries) - 1))
    heads = {
        sequenced.entry.device_id: (sequenced.entry.device_seq, sequenced.entry.content_hash)
        for sequenced in entries[:cut]
    }
    assert verify(entries[cut:], after=entries[cut - 1], devices=heads) == []
    assert verify(entries[cut:])


def test_a_source_that_comes_twice_is_named() -> None:
    first = seal(
        Draft(1.0, "a", "q", "desk", "same", {}),
        entry_id="e1",
        device_id="d",
        device_seq=1,
        previous_hash=GENESIS,
        body={},
    )
    second = seal(
        Draft(2.0, "b", "q", "desk", "same", {}),
        entry_id="e2",
        device_id="d",
        device_seq=2,
        previous_hash=first.content_hash,
        body={},
    )
    link = chain_hash(GENESIS, 1, first.content_hash)
    faults = verify(
        [
            SequencedEntry(1, first, GENESIS, link),
            SequencedEntry(2, second, link, chain_hash(link, 2, second.content_hash)),
        ]
    )
    assert [(fault.seq, fault.reason) for fault in faults] == [(2, "source repeated")]


@pytest.mark.property
@given(BODIES)
def test_a_body_has_one_text(body: dict[str, Any]) -> None:
    turned = dict(reversed(list(body.items())))
    assert canonical(body) == canonical(turned)


def test_a_body_without_a_json_text_is_refused() -> None:
    with pytest.raises(ValueError):
        canonical({"amount": float("nan")})


@pytest.mark.property
@given(st.binary(min_size=16, max_size=16), st.text(), st.text())
def test_a_digest_tells_values_apart_and_needs_its_salt(salt: bytes, one: str, other: str) -> None:
    try:
        same = digest(salt, one) == digest(salt, other)
    except UnicodeEncodeError:
        return
    assert same == (one == other)
    assert digest(salt, one) != digest(salt + b"x", one)
