"""Saves `desk.db` from its damaged file and its backups, as far as they can be read.

Every journal entry that is taken over has proved its own hashes and fits its neighbours; every
personal value has proved its digest. What is missing is written into the journal and told. The
damaged file is kept beside the new one and never deleted.
"""

import contextlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from desktop.models.counted import counted
from desktop.models.ids import new_id
from desktop.models.journal import Draft
from desktop.models.quote import Quote
from desktop.services.store import (
    attachment_store,
    backups,
    case_rows,
    columns,
    engine,
    journal_rows,
    quote_rows,
    repair_folder,
    schema,
)
from desktop.services.store.connection import Opening, connect, quick_check
from desktop.services.store.errors import NothingToSave, WrongKey, wrong_key
from desktop.services.store.file_system import refuse_network
from desktop.services.store.files import SIDE_FILES, as_told, order_rebuild
from desktop.services.store.found_rows import Found, Values, follows, is_genuine, sort_out
from desktop.services.store.lock import FolderLock
from desktop.services.store.migrations import DESK_STEPS, migrate
from desktop.services.store.page_reader import read_pages
from desktop.services.store.restored import RESTORED, SALVAGED

log = logging.getLogger(__name__)

_NO_GAP = "journal_no_gap"
_ENTRIES = ("entry", "entries")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved. `missing` are the journal's places (first, last) that no file holds,
    but for those of which the journal itself tells.

    `lost_after` counts entries after the newest one that are known to have been there. `since` is
    the time (UTC seconds) from which on facts may be missing, None where none is. `beside` are
    older damaged files that hold entries, and how many, where none could be saved.
    """

    entries: int
    entries_from_backups: int
    missing: tuple[tuple[int, int], ...]
    lost_after: int
    values_missing: int
    jobs: int
    jobs_in_doubt: int
    drafts: int
    since: float | None
    kept: Path | None
    beside: tuple[tuple[str, int], ...] = ()

    def lines(self) -> list[str]:
        """Tell it, a sentence a line."""
        entries = counted(self.entries, "journal entry", "journal entries")
        jobs, drafts = counted(self.jobs, "job"), counted(self.drafts, "draft")
        told = [f"Saved: {entries}, {jobs}, {drafts}."]
        if not self.entries:
            told = [
                "Nothing of the journal could be read; a new journal was begun. Look at the "
                "payments at the provider: what was paid and refunded stands there.",
                f"Saved: {jobs}, {drafts}.",
            ]
        if self.entries_from_backups:
            told.append(f"From the backups: {counted(self.entries_from_backups, *_ENTRIES)}.")
        lost = sum(last - first + 1 for first, last in self.missing)
        if lost:
            places = ", ".join(
                str(first) if first == last else f"{first}–{last}" for first, last in self.missing
            )
            told.append(f"Missing: {counted(lost, *_ENTRIES)} (journal places {places}).")
        if self.lost_after:
            told.append(f"Missing: the newest {counted(self.lost_after, *_ENTRIES)}.")
        if self.values_missing:
            told.append(
                f"{counted(self.values_missing, 'personal value')} (names, links, ticket numbers) "
                "could not be read or had been erased."
            )
        if self.entries and not (lost or self.lost_after):
            told.append("Nothing of the journal is missing.")
        if self.jobs_in_doubt:
            told.append(
                f"{counted(self.jobs_in_doubt, 'unfinished job')} may have gone already: each is "
                "looked up or asks you before anything is sent."
            )
        if self.beside:
            files = ", ".join(
                f"{name} ({counted(number, *_ENTRIES)})" for name, number in self.beside
            )
            told.append(
                f"Older damaged files beside it can be read in part: {files}. To go on from them, "
                "move desk.db to another folder and run “main.py repair” again."
            )
        if self.kept is not None:
            told.append(f"The damaged file is kept as {self.kept.name}.")
        return told


def salvage(
    folder: Path,
    key: bytes | None,
    now: Callable[[], float],
    *,
    rewind: Collection[str] = (),
) -> Salvaged | None:
    """Put a sound `desk.db` into `folder`; None where the one that stands is sound.

    `now` is UTC seconds. `rewind` names the marks that hold a time (UTC seconds) up to which others
    were read: where entries are missing, they go back to the first of these. May be killed at any
    instant and run again. Raises `NothingToSave` where no file can be read, `WrongKey` where a key
    is the trouble, `FolderInUse`, `DiskFull` and the other `StoreError`s; then nothing was changed.
    """
    path = folder / columns.DESK_FILE
    refuse_network(folder)
    lock = FolderLock(folder, now())
    try:
        with as_told(path):
            if _is_sound(path, key):
                return None
            repair_folder.drop_left(folder)  # by a repair that was killed
            with repair_folder.made(folder) as work:
                return _salvage(path, key, now(), rewind, work)
    finally:
        lock.release()


def begin_anew(folder: Path, now: Callable[[], float]) -> Path:
    """Move everything that this folder holds into a new one inside it, and return that.

    For data that cannot be opened, because its key is gone or nothing of it can be read: all of it
    is kept, and the next start begins with an empty desk. Raises `StoreError`.
    """
    refuse_network(folder)
    lock = FolderLock(folder, now())
    try:
        with as_told(folder):
            aside = folder / f"set-aside-{_stamp(now())}"
            aside.mkdir(mode=0o700)
            # The journal goes last: until then, a second try still finds everything.
            for name in (
                "cache.db*",
                f"{attachment_store.FILE}*",
                "desk.salt",
                "desk.key-name",
                backups.FOLDER,
                "desk.db*",
            ):
                for old in folder.glob(name):
                    os.replace(old, aside / old.name)
            return aside
    finally:
        lock.release()


def _is_sound(path: Path, key: bytes | None) -> bool:
    if not path.is_file() or not backups.opens(path, key):
        return False
    with contextlib.closing(connect(path, key, Opening.READ)) as file:
        return not quick_check(file)


def _salvage(
    path: Path, key: bytes | None, now: float, rewind: Collection[str], work: Path
) -> Salvaged:
    current = _read(path, key, work)
    older = [_read(source, key, work) for source in _older(path)]
    if not (current or any(older)):
        if key is not None and path.is_file():
            raise WrongKey(wrong_key(path))
        raise NothingToSave(
            f"Neither {path.name} nor a backup of it can be read. Nothing was changed. If you have "
            f"a copy elsewhere, put it into {path.parent}. Otherwise begin anew: everything is "
            "moved aside and kept."
        )
    merged, from_backups, doubtful = _merge(current, older)
    known_to = max(
        _watermark(path.parent / columns.CACHE_FILE, key), max(merged.journal, default=0)
    )
    result = _result(merged, from_backups, doubtful, known_to)
    if not result.entries and path.is_file():
        result = replace(result, beside=_beside(path, key, work))
    new = work / path.name
    kept = None
    if path.is_file() or _has_log(path):
        kept = path.with_name(f"{path.name}.damaged-{_stamp(now)}")
    result = replace(result, kept=kept)
    _write(new, key, merged, doubtful, result, rewind, now)
    _swap(path, new, kept)
    order_rebuild(path.parent / columns.CACHE_FILE)
    log.info("desk.db was repaired: %s", " ".join(result.lines()))
    return result


def _older(path: Path) -> list[Path]:
    """The files to fill up from, the newest first: what was set aside, and the backups."""
    return ([] if path.is_file() else _aside(path)) + backups.backups_of(path)


def _aside(path: Path) -> list[Path]:
    """What repairs before this one had set aside, the newest first."""
    found = sorted(path.parent.glob(f"{path.name}.damaged-*"), reverse=True)
    return [one for one in found if not one.name.endswith(SIDE_FILES)]


def _beside(path: Path, key: bytes | None, work: Path) -> tuple[tuple[str, int], ...]:
    """Which of them hold entries that can be read, and how many."""
    counts = ((one.name, len(_read(one, key, work).journal)) for one in _aside(path))
    return tuple((name, number) for name, number in counts if number)


def _read(path: Path, key: bytes | None, work: Path) -> Found:
    if not (path.is_file() or _has_log(path)):
        return Found()
    found = sort_out(read_pages(path, key, work))
    salt = backups.salt_of(path) if key is not None and not found else b""
    return sort_out(read_pages(path, key, work, salt)) if salt else found


def _merge(current: Found, older: list[Found]) -> tuple[Found, int, set[str]]:
    """Fill up what the newest file lacks; returns how many entries came, and the doubtful jobs."""
    merged = current
    filled = 0
    doubtful: set[str] = set()
    taken = {entry["source"] for entry in merged.journal.values()}
    for found in older:
        for seq in sorted(found.journal):
            entry = found.journal[seq]
            before, after = merged.journal.get(seq - 1), merged.journal.get(seq + 1)
            fresh = seq not in merged.journal and entry["source"] not in taken
            if fresh and follows(entry, before, after):
                merged.journal[seq] = entry
                taken.add(entry["source"])
                filled += 1
        for job_id, job in found.jobs.items():
            if job_id not in merged.jobs:
                merged.jobs[job_id] = job
                if job["state"] not in columns.OVER:
                    doubtful.add(job_id)
        for place, value in found.private.items():
            merged.private.setdefault(place, value)
        for conversation_id, draft in found.drafts.items():
            merged.drafts.setdefault(conversation_id, draft)
        merged.cases = case_rows.filled_up(merged.cases, found.cases)
        merged.marks = {**found.marks, **merged.marks}
        merged.meta = {**found.meta, **merged.meta}
    entries = {entry["entry_id"]: entry for entry in merged.journal.values()}
    merged.private = {
        (entry_id, name): (value, salt)
        for (entry_id, name), (value, salt) in merged.private.items()
        if entry_id in entries and is_genuine(entries[entry_id], name, value, salt)
    }
    return merged, filled, doubtful


def _result(found: Found, from_backups: int, doubtful: set[str], known_to: int) -> Salvaged:
    places = sorted(found.journal)
    missing: list[tuple[int, int]] = []
    known = _recorded(found)
    for before, after in zip([0, *places], places, strict=False):
        if after > before + 1 and (before + 1, after - 1) not in known:
            missing.append((before + 1, after - 1))
    newest = places[-1] if places else 0
    since = None
    if missing:
        first = found.journal.get(missing[0][0] - 1)
        since = first["at"] if first else 0.0
    elif known_to > newest:
        since = found.journal[newest]["at"] if newest else 0.0
    digests = sum(
        len(json.loads(entry["body"]).get("digests", ())) for entry in found.journal.values()
    )
    return Salvaged(
        entries=len(places),
        entries_from_backups=from_backups,
        missing=tuple(missing),
        lost_after=known_to - newest,
        values_missing=digests - len(found.private),
        jobs=len(found.jobs),
        jobs_in_doubt=len(doubtful),
        drafts=len(found.drafts),
        since=since,
        kept=None,
    )


def _recorded(found: Found) -> set[tuple[int, int]]:
    """The gaps that an earlier repair, or the end of the legal term, has left."""
    gaps: set[tuple[int, int]] = set()
    for entry in found.journal.values():
        if entry["kind"] in journal_rows.GAPS:
            gaps |= journal_rows.gaps_in(json.loads(entry["body"]))
    return gaps


def _write(
    path: Path,
    key: bytes | None,
    found: Found,
    doubtful: set[str],
    result: Salvaged,
    rewind: Collection[str],
    now: float,
) -> None:
    """Write the new file whole, and make it durable."""
    connection = engine.open_writer(path, key, durable=True)
    try:
        migrate(connection, DESK_STEPS, path.name)
        marks = _marks(found, result, rewind)
        device_id = _device_id(found, now)
        if doubtful:
            marks[RESTORED] = json.dumps(sorted(doubtful))
        with connection.begin():
            _put_journal(connection, found)
            _put(connection, schema.JOBS, _numbered(found))
            _put(connection, schema.DRAFTS, list(found.drafts.values()))
            _put(connection, schema.META, _pairs(found.meta))
            _put(connection, schema.MARKS, _pairs(marks))
            case_rows.put_back(connection, found.cases)
            journal_rows.append(
                connection,
                [_record(result, now)],
                device_id=device_id,
                make_id=lambda: new_id(now),
            )
        engine.driver_of(connection).execute("PRAGMA journal_mode = DELETE")
    finally:
        engine.close(connection)
    backups.sync(path)


def _put_journal(connection: Connection, found: Found) -> None:
    guard = next(text for text in schema.JOURNAL_GUARDS if _NO_GAP in text)
    connection.exec_driver_sql(f"DROP TRIGGER {_NO_GAP}")
    _put(connection, schema.JOURNAL, [found.journal[seq] for seq in sorted(found.journal)])
    connection.exec_driver_sql(guard)
    private = [
        {"entry_id": entry_id, "name": name, "value": value, "salt": salt}
        for (entry_id, name), (value, salt) in found.private.items()
    ]
    _put(connection, schema.PRIVATE_VALUES, private)
    quotes: dict[str, Values] = {}
    for seq in sorted(found.journal):
        entry = found.journal[seq]
        value = found.private.get((entry["entry_id"], quote_rows.QUOTE))
        if value is None:
            continue
        with contextlib.suppress(ValueError, KeyError, TypeError):
            quote = Quote.from_json(value[0])
            first = quotes.get(quote.quote_id, {"first_seq": seq})["first_seq"]
            quotes[quote.quote_id] = {
                "quote_id": quote.quote_id,
                "conversation_id": quote.conversation_id,
                "entry_id": entry["entry_id"],
                "first_seq": first,
            }
    _put(connection, schema.QUOTES, list(quotes.values()))


def _put(connection: Connection, table: Any, rows: list[Values]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _numbered(found: Found) -> list[Values]:
    """The jobs in their order; one whose number or asker is taken stands behind, or not at all."""
    jobs: list[Values] = []
    numbers: set[int] = set()
    clients: set[str] = set()
    highest = max((job["number"] for job in found.jobs.values()), default=0)
    for job in sorted(found.jobs.values(), key=lambda job: int(job["number"])):
        if job["client_id"] and job["client_id"] in clients:
            continue
        if job["number"] in numbers:
            highest += 1
            job = {**job, "number": highest}
        numbers.add(job["number"])
        clients.add(job["client_id"])
        jobs.append(job)
    return jobs


def _marks(found: Found, result: Salvaged, rewind: Collection[str]) -> dict[str, str]:
    marks = dict(found.marks)
    if result.since is not None:
        for name in rewind:
            with contextlib.suppress(KeyError, ValueError):
                marks[name] = repr(min(float(marks[name]), result.since))
    return marks


def _record(result: Salvaged, now: float) -> Draft:
    body = {
        "missing": [list(places) for places in result.missing],
        "lost_after": result.lost_after,
        "from_backups": result.entries_from_backups,
        "values_missing": result.values_missing,
    }
    return Draft(now, SALVAGED, "", "desk", f"desk:salvaged:{new_id(now)}", body)


def _device_id(found: Found, now: float) -> str:
    if columns.DEVICE not in found.meta:
        newest = found.journal[max(found.journal)] if found.journal else {"device_id": new_id(now)}
        found.meta[columns.DEVICE] = newest["device_id"]
    return found.meta[columns.DEVICE]


def _pairs(values: dict[str, str]) -> list[Values]:
    return [{"key": key, "value": value} for key, value in values.items()]


def _swap(path: Path, new: Path, kept: Path | None) -> None:
    """Set the damaged file aside with what belongs to it, and put the new one in its place.

    The new file never meets the old one's log; killed in between, the next run finds all of it.
    """
    if kept is not None:
        if _has_log(path):
            shutil.copyfile(_wal_of(path), _wal_of(kept))
        if path.is_file():
            os.replace(path, kept)
    for suffix in SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    os.replace(new, path)
    backups.sync_folder(path.parent)


def _wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _has_log(path: Path) -> bool:
    return _wal_of(path).is_file() and _wal_of(path).stat().st_size > 0


def _watermark(cache: Path, key: bytes | None) -> int:
    """Up to which entry the cache was brought: so many the journal once had."""
    with (
        contextlib.suppress(Exception),
        contextlib.closing(connect(cache, key, Opening.READ)) as file,
    ):
        row = file.execute("SELECT value FROM meta WHERE key = 'journal_seq'").fetchone()
        return int(row[0]) if row else 0
    return 0


def _stamp(now: float) -> str:
    return datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H%M%SZ")
