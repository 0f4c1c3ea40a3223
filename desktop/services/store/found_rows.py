"""Tells which table a row belongs to that was found on a page, and whether it may be believed."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.models.journal import GENESIS, chain_hash, content_hash, digest
from desktop.services.store import case_rows
from desktop.services.store.case_blobs import Record
from desktop.services.store.case_rows import Place
from desktop.services.store.page_reader import Pages, Row

META_KEYS = frozenset({"device_id", "hub", "account_id", "user_id", "psp"})
_JOURNAL = (
    "entry_id device_id device_seq at kind quote_id actor source body previous_hash content_hash "
    "previous_chain_hash chain_hash"
).split()
_JOB = (
    "job_id client_id kind conversation_id quote_id payload created_at state progress attempts "
    "not_before error finished_at"
).split()
_JOB_STATES = frozenset("ready running checking asking done failed removed".split())

Values = dict[str, Any]


@dataclass(slots=True)
class Found:
    """The rows of one file, by what names them. A journal row here has proved its own hashes."""

    journal: dict[int, Values] = field(default_factory=dict)
    private: dict[tuple[str, str], tuple[str, bytes]] = field(default_factory=dict)
    jobs: dict[str, Values] = field(default_factory=dict)
    drafts: dict[int, Values] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    cases: dict[Place, list[Record]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.journal or self.jobs or self.drafts or self.marks or self.meta)


def sort_out(pages: Pages) -> Found:
    """Put each row where it belongs; what looks like none of ours is left out."""
    found = Found()
    for rowid, row in pages.rows:
        if entry := _entry(rowid, row):
            found.journal[rowid] = entry
        elif job := _job(rowid, row):
            found.jobs[job["job_id"]] = job
        elif _is(row, "0tf") and _ends(row, 3):
            found.drafts[rowid] = {
                "conversation_id": rowid,
                "text": row[1],
                "saved_at": float(str(row[2])),
            }
        elif _is(row, "tt") and _ends(row, 2):
            kept = found.meta if row[0] in META_KEYS else found.marks
            kept[str(row[0])] = str(row[1])
    for row in pages.keyed:
        if _is(row, "tttb") and isinstance(row[3], bytes):
            found.private[str(row[0]), str(row[1])] = str(row[2]), row[3]
        elif _is(row, "ttiib") and _ends(row, 5):
            found.cases |= case_rows.readable(row[:5])
    return found


def is_genuine(entry: Values, name: str, value: str, salt: bytes) -> bool:
    """Whether a personal value is the one that its entry was written with."""
    digests = json.loads(entry["body"]).get("digests")
    return isinstance(digests, Mapping) and digests.get(name) == digest(salt, value)


def follows(entry: Values, before: Values | None, after: Values | None) -> bool:
    """Whether an entry fits between those that stand, as far as there are any."""
    if entry["seq"] == 1 and entry["previous_chain_hash"] != GENESIS:
        return False
    if before is not None and entry["previous_chain_hash"] != before["chain_hash"]:
        return False
    return after is None or after["previous_chain_hash"] == entry["chain_hash"]


def _entry(seq: int, row: Row) -> Values | None:
    if not _is(row, "0ttifttttttttt"):
        return None
    values: Values = dict(zip(_JOURNAL, row[1:], strict=False))
    values |= {"seq": seq, "at": float(values["at"])}
    try:
        body = json.loads(values["body"])
        expected = content_hash(
            values["previous_hash"],
            **{name: values[name] for name in _JOURNAL[:8]},
            body=body,
        )
    except (ValueError, TypeError, RecursionError):
        return None
    chained = chain_hash(values["previous_chain_hash"], seq, values["content_hash"])
    genuine = expected == values["content_hash"] and chained == values["chain_hash"]
    return values if genuine and isinstance(body, dict) else None


def _job(number: int, row: Row) -> Values | None:
    if not (_is(row, "0tttitt") and _is(row[7:], "fttift") and number > 0):
        return None
    values: Values = dict(zip(_JOB, row[1:], strict=False))
    if values["state"] not in _JOB_STATES:
        return None
    try:
        for name in ("payload", "progress"):
            if not isinstance(json.loads(values[name]), dict):
                return None
    except (ValueError, RecursionError):
        return None
    finished = values["finished_at"]
    if not (finished is None or _fits(finished, "f")):
        return None
    values |= {"number": number, "created_at": float(values["created_at"])}
    values |= {"not_before": float(values["not_before"])}
    values["finished_at"] = None if finished is None else float(finished)
    return values


def _is(row: Sequence[object], kinds: str) -> bool:
    return len(row) >= len(kinds) and all(
        _fits(value, kind) for value, kind in zip(row, kinds, strict=False)
    )


def _ends(row: Sequence[object], length: int) -> bool:
    return all(value is None for value in row[length:])


def _fits(value: object, kind: str) -> bool:
    match kind:
        case "0":
            return value is None
        case "t":
            return isinstance(value, str)
        case "i":
            return isinstance(value, int)
        case "f":  # a whole number is stored as an integer
            return isinstance(value, int | float) and math.isfinite(value)
        case _:
            return isinstance(value, bytes)
