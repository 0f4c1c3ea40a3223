"""Journal entries and their two hash chains.

A desk chains its own entries (`previous_hash` → `content_hash`, by `device_seq`); the sequencer
chains the account's (`seq`, `previous_chain_hash` → `chain_hash`). Bodies hold ids, amounts, states
and salted digests only; personal values stand beside them and can be erased without breaking
either chain.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64
"""The previous hash of a chain's first entry."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One fact, as its device wrote it. `at` is UTC seconds; `source` is unique per account.

    `kind` is a `FactKind` value or a record that the ladder ignores. `quote_id` is empty where the
    fact belongs to no quote. `actor` is `hub:<account>:<user>`, `stripe`, `hub` or `desk`.
    """

    entry_id: str
    device_id: str
    device_seq: int
    at: float
    kind: str
    quote_id: str
    actor: str
    source: str
    body: Mapping[str, Any]
    previous_hash: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class SequencedEntry:
    """An entry with the place that the sequencer gave it in the account's journal."""

    seq: int
    entry: JournalEntry
    previous_chain_hash: str
    chain_hash: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that is to become an entry. `private` holds personal values by name."""

    at: float
    kind: str
    quote_id: str
    actor: str
    source: str
    body: Mapping[str, Any]
    private: Mapping[str, str] | None = None


def canonical(body: Mapping[str, Any]) -> str:
    """Return the one JSON text of a body that is hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def content_hash(
    previous_hash: str,
    *,
    entry_id: str,
    device_id: str,
    device_seq: int,
    at: float,
    kind: str,
    quote_id: str,
    actor: str,
    source: str,
    body: Mapping[str, Any],
) -> str:
    """SHA-256 (hex) over the device's previous hash and every field of the entry."""
    fields = [
        previous_hash,
        entry_id,
        device_id,
        device_seq,
        repr(float(at)),
        kind,
        quote_id,
        actor,
        source,
        canonical(body),
    ]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


def chain_hash(previous_chain_hash: str, seq: int, entry_hash: str) -> str:
    """SHA-256 (hex) that binds an entry to its place in the account's journal."""
    return hashlib.sha256(f"{previous_chain_hash}:{seq}:{entry_hash}".encode()).hexdigest()


def digest(salt: bytes, value: str) -> str:
    """Salted digest of a personal value, which may stand in a body (HMAC-SHA-256, hex)."""
    return hmac.new(salt, value.encode(), hashlib.sha256).hexdigest()


def seal(
    draft: Draft,
    *,
    entry_id: str,
    device_id: str,
    device_seq: int,
    previous_hash: str,
    body: Mapping[str, Any],
) -> JournalEntry:
    """Turn a draft into the device's next entry. `body` is the draft's, with digests added."""
    return JournalEntry(
        entry_id,
        device_id,
        device_seq,
        float(draft.at),
        draft.kind,
        draft.quote_id,
        draft.actor,
        draft.source,
        body,
        previous_hash,
        content_hash(
            previous_hash,
            entry_id=entry_id,
            device_id=device_id,
            device_seq=device_seq,
            at=draft.at,
            kind=draft.kind,
            quote_id=draft.quote_id,
            actor=draft.actor,
            source=draft.source,
            body=body,
        ),
    )


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Where a chain does not hold. `seq` is the place in the account's journal."""

    seq: int
    entry_id: str
    reason: str


def verify(
    entries: Iterable[SequencedEntry],
    *,
    after: SequencedEntry | None = None,
    devices: Mapping[str, tuple[int, str]] | None = None,
) -> list[ChainFault]:
    """Check both chains over all entries in order of `seq`; an empty list means that they hold.

    To check a tail only, give the entry that it comes `after`, and for each of its `devices` the
    device sequence and content hash of the last entry before the tail.

    Detects changed, removed, inserted, reordered and repeated entries. It cannot detect that the
    newest entries were cut off: for that, compare the last chain hash with a copy kept elsewhere.
    """
    faults: list[ChainFault] = []
    previous_seq, previous_chain = (after.seq, after.chain_hash) if after else (0, GENESIS)
    heads: dict[str, tuple[int, str]] = dict(devices or {})
    sources: set[str] = set()
    for sequenced in entries:
        entry, seq = sequenced.entry, sequenced.seq

        def fault(reason: str, seq: int = seq, entry_id: str = entry.entry_id) -> None:
            faults.append(ChainFault(seq, entry_id, reason))

        device_seq, device_hash = heads.get(entry.device_id, (0, GENESIS))
        expected = content_hash(
            entry.previous_hash,
            entry_id=entry.entry_id,
            device_id=entry.device_id,
            device_seq=entry.device_seq,
            at=entry.at,
            kind=entry.kind,
            quote_id=entry.quote_id,
            actor=entry.actor,
            source=entry.source,
            body=entry.body,
        )
        if expected != entry.content_hash:
            fault("content changed")
        if entry.device_seq != device_seq + 1 or entry.previous_hash != device_hash:
            fault("device chain broken")
        if seq != previous_seq + 1 or sequenced.previous_chain_hash != previous_chain:
            fault("account chain broken")
        if chain_hash(sequenced.previous_chain_hash, seq, entry.content_hash) != (
            sequenced.chain_hash
        ):
            fault("chain hash changed")
        if entry.source in sources:
            fault("source repeated")
        sources.add(entry.source)
        heads[entry.device_id] = (entry.device_seq, entry.content_hash)
        previous_seq, previous_chain = seq, sequenced.chain_hash
    return faults
