"""Reads a journal through from its first entry: do both chains hold, and what was erased?"""

import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from desktop.models.journal import (
    GENESIS,
    ChainFault,
    JournalEntry,
    SequencedEntry,
    digest,
    verify,
)
from desktop.services.store import columns, engine
from desktop.services.store.files import as_told, open_to_read
from desktop.services.store.journal_rows import (
    Walk,
    entries_after,
    gap_records,
    gaps_in,
    last_seq,
)
from desktop.services.store.migrations import DESK_STEPS
from desktop.services.store.schema import PRIVATE_VALUES

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class JournalCheck:
    """What reading a journal through found. `entries` is the last entry's place, `head` its chain
    hash; of an export, `chain` holds the hash of each place.

    `personal` values stand beside the entries and fit their digests; of `erased` ones only the
    digest is left. `faults` are in the journal's order. `gaps` (first and last place) are entries
    that a repair could not save, and recorded as lost: they are no faults. Nor are those up to the
    place `expired`, which left at the end of the legal term.
    """

    entries: int
    head: str
    personal: int = 0
    erased: int = 0
    faults: tuple[ChainFault, ...] = field(default=())
    gaps: tuple[tuple[int, int], ...] = ()
    expired: int = 0
    chain: Mapping[int, str] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether nothing was changed, removed, inserted or reordered, but for the gaps."""
        return not self.faults

    @property
    def present(self) -> int:
        """How many entries there are."""
        return self.entries - self.expired - sum(last - first + 1 for first, last in self.gaps)


class ExportDiffers(Exception):
    """An export is no journal, or this journal does not go on from it. The text says where."""


def check(connection: Connection) -> JournalCheck:
    """Verify both chains over all entries, and each personal value against its digest."""
    private_faults: list[ChainFault] = []
    counts = {"personal": 0, "erased": 0}
    head = GENESIS

    def entries() -> Iterator[SequencedEntry]:
        nonlocal head
        for page in _pages(connection):
            values = _values_of(connection, page)
            for one in page:
                head = one.chain_hash
                private_faults.extend(_private_faults(one, values, counts))
                yield one

    walk = Walk()
    faults, gaps, expired = walk.sort_out(verify(walk.over(entries())))
    return JournalCheck(
        last_seq(connection),
        head,
        counts["personal"],
        counts["erased"],
        tuple(sorted(faults + private_faults, key=lambda fault: fault.seq)),
        tuple(gaps),
        expired,
    )


def export(connection: Connection, write: Callable[[str], object]) -> tuple[int, str]:
    """Write every entry as a line of JSON, without personal values; returns how many, and the head.

    The last line names the newest entry's place and the head: kept elsewhere, it shows if the
    newest entries are ever cut off.
    """
    count, last, head = 0, 0, GENESIS
    for page in _pages(connection):
        for one in page:
            write(json.dumps(_as_line(one), ensure_ascii=False, sort_keys=True) + "\n")
            count, last, head = count + 1, one.seq, one.chain_hash
    write(json.dumps({"entries": last, "head": head}) + "\n")
    return count, head


def check_export(lines: Iterator[str]) -> JournalCheck:
    """Verify an export by itself. Raises `ExportDiffers` for a file that is none, or cut short."""
    seen: list[SequencedEntry] = []
    foot: dict[str, Any] | None = None
    for number, line in enumerate(lines, start=1):
        try:
            data = json.loads(line)
            if "entries" in data:
                foot = data
            else:
                seen.append(_from_line(data))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ExportDiffers(f"Line {number} of the export is no journal entry.") from error
    head = seen[-1].chain_hash if seen else GENESIS
    walk = Walk()
    faults, gaps, expired = walk.sort_out(verify(walk.over(seen)))
    found = JournalCheck(
        seen[-1].seq if seen else 0,
        head,
        faults=tuple(faults),
        gaps=tuple(gaps),
        expired=expired,
        chain={one.seq: one.chain_hash for one in seen},
    )
    whole = found.present == len(seen)
    if foot is None or not whole or (foot["entries"], foot.get("head")) != (found.entries, head):
        raise ExportDiffers("The export is not complete: its last line does not fit the entries.")
    return found


def continues(connection: Connection, export: JournalCheck) -> int:
    """Raise `ExportDiffers` unless this journal holds the export's entries as its beginning.

    Returns up to which place: further back than the export goes where a repair has recorded that
    the entries after it were lost, and 0 where all of it has left at the end of the legal term.
    """
    lost: set[tuple[int, int]] = set()
    for seq, _, body in gap_records(connection):
        after = body.get("lost_after")
        lost |= gaps_in(body) | {(seq, seq + after - 1 if isinstance(after, int) else seq - 1)}
    place = export.entries
    while place:
        at = next(iter(entries_after(connection, place - 1, 1)), None)
        if at is not None and at.seq == place and at.chain_hash == export.chain.get(place):
            return place
        gap = next((first for first, last in lost if first <= place <= last), None)
        if gap is None:
            raise ExportDiffers(_difference(connection, export, cut_off=at is None))
        place = gap - 1
    return 0


def _difference(connection: Connection, export: JournalCheck, *, cut_off: bool) -> str:
    """Which of both it is, as far as the chains tell it."""
    same = max(
        (
            one.seq
            for page in _pages(connection)
            for one in page
            if export.chain.get(one.seq) == one.chain_hash
        ),
        default=0,
    )
    if not same:
        return (
            "The export was not made by this journal: they have no entry in common. Name this"
            " desk's own export, or this export's --data-dir."
        )
    how = "its newest entries were cut off" if cut_off else f"entry {same + 1} is another one"
    return (
        f"The journal was altered after the export was made: they agree up to entry {same}, then"
        f" {how}. Keep both and a copy of the data folder, and tell your administrator."
    )


def in_folder(folder: Path, key: bytes | None, action: Callable[[Connection], Any]) -> Any:
    """Run `action` on one state of the journal in `folder`, beside whoever writes it. Blocks.

    Raises the `StoreError`s of opening a file for reading.
    """
    path = folder / columns.DESK_FILE
    connection = open_to_read(path, key, len(DESK_STEPS))
    try:
        with as_told(path), connection.begin():
            return action(connection)
    finally:
        engine.close(connection)


def _pages(connection: Connection) -> Iterator[list[SequencedEntry]]:
    seq = 0
    while page := entries_after(connection, seq, _PAGE):
        yield page
        seq = page[-1].seq


def _values_of(
    connection: Connection, page: list[SequencedEntry]
) -> dict[tuple[str, str], tuple[str, bytes]]:
    columns_of = PRIVATE_VALUES.c
    names = [one.entry.entry_id for one in page if one.entry.body.get("digests")]
    found: dict[tuple[str, str], tuple[str, bytes]] = {}
    for start in range(0, len(names), 500):
        some = names[start : start + 500]
        rows = connection.execute(select(PRIVATE_VALUES).where(columns_of.entry_id.in_(some)))
        found.update({(row.entry_id, row.name): (row.value, row.salt) for row in rows})
    return found


def _private_faults(
    one: SequencedEntry,
    values: dict[tuple[str, str], tuple[str, bytes]],
    counts: dict[str, int],
) -> Iterator[ChainFault]:
    digests = one.entry.body.get("digests") or {}
    for name, expected in digests.items():
        stored = values.get((one.entry.entry_id, name))
        if stored is None:
            counts["erased"] += 1
        elif hmac.compare_digest(digest(stored[1], stored[0]), str(expected)):
            counts["personal"] += 1
        else:
            yield ChainFault(one.seq, one.entry.entry_id, f"personal value {name} changed")


def _as_line(one: SequencedEntry) -> dict[str, Any]:
    return {
        "seq": one.seq,
        **asdict(one.entry),
        "previous_chain_hash": one.previous_chain_hash,
        "chain_hash": one.chain_hash,
    }


def _from_line(data: dict[str, Any]) -> SequencedEntry:
    own = {name: data[name] for name in JournalEntry.__slots__}
    return SequencedEntry(
        int(data["seq"]), JournalEntry(**own), data["previous_chain_hash"], data["chain_hash"]
    )
