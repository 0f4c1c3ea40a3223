"""What a person does with files: attach them to a reply, look at what customers sent, save it."""

import asyncio
import contextlib
import logging
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from desktop.models import file_kinds, file_limits
from desktop.models.card_shield import mask
from desktop.models.conversation import Attachment, Channel, Message
from desktop.models.file_limits import MEGABYTE, MOST_FILES
from desktop.models.job import Job, JobState
from desktop.models.jpeg_privacy import without_traces
from desktop.models.one_line import one_line
from desktop.models.outgoing_file import OutgoingFile
from desktop.services.channels.channel import ChannelError, HubNotReached
from desktop.services.jobs.crash_points import (
    FILES_AFTER_FORGET,
    FILES_BEFORE_FORGET,
    FILES_COPIED,
)
from desktop.services.jobs.tools import Tools
from desktop.services.store.attachment_store import PIECE
from desktop.services.use_cases.refusals import DeskRefusal, FileRefused

log = logging.getLogger(__name__)


class NotFetched(DeskRefusal):
    """A file of the customer's did not come; `offline` says that it may, when the hub is back."""

    def __init__(self, error: ChannelError) -> None:
        super().__init__(error.message)
        self.offline = isinstance(error, HubNotReached)


PICTURE_LIMIT = 12 * MEGABYTE
"""A picture larger than this is not fetched to be seen in the thread; it can be saved."""
FILE_LIMIT = 100 * MEGABYTE
KEPT_S = 600.0
"""A file stays so long after its reply has left or was taken back, for a change of mind."""
_COPIED = "copied:"
"""Stands before the id of a job that is to have the files, until it is written."""
_AT_ONCE = 3
_LONGEST_NAME = 120


class Attachments:
    """Files on this desk. Raises `StoreError` where its file fails, besides what is named."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._store = tools.ledger.store.attachments
        self._at_once = asyncio.Semaphore(_AT_ONCE)
        self._coming: dict[str, asyncio.Task[bytes]] = {}

    # --- on their way out

    async def attach(
        self, conversation_id: int, source: Path | bytes, name: str = ""
    ) -> OutgoingFile:
        """Copy a file to this desk, for the draft of this conversation: the original may be gone
        before the reply leaves. What a camera wrote into a JPEG is left out. Raises `FileRefused`.
        """
        name = _plain_name(name or (source.name if isinstance(source, Path) else ""))
        check_number(1 + len(await self._store.drafted(conversation_id)))
        return await self._copied(conversation_id, source, name)

    async def check(self, conversation_id: int, path: Path) -> str:
        """Look whether this file can go to a conversation, which need not be on this desk; returns
        its type. Raises `FileRefused`."""
        return await self._type_of(conversation_id, path, _plain_name(path.name))

    async def copy_for(
        self, job_id: str, conversation_id: int, paths: Sequence[Path]
    ) -> list[OutgoingFile]:
        """Copy files for a job that is written next, and then is to be `given` them. A crash before
        that leaves nothing of them. Raises `FileRefused`, and nothing is kept."""
        copied = _COPIED + job_id
        try:
            files = [
                await self._copied(conversation_id, path, _plain_name(path.name), copied)
                for path in paths
            ]
        except FileRefused:
            await self.copied_in_vain(job_id)
            raise
        self._tools.crash.hit(FILES_COPIED)
        return files

    async def copied_in_vain(self, job_id: str) -> None:
        """The job is not written after all."""
        await self._store.forget_job(_COPIED + job_id)

    async def given(self, job_id: str) -> None:
        """The job stands: what was copied for it is its own."""
        await self._store.hand_over(_COPIED + job_id, job_id)

    async def _type_of(self, conversation_id: int, source: Path | bytes, name: str) -> str:
        channel = await self._tools.channel(conversation_id) or Channel.API
        try:
            size, head = await asyncio.to_thread(_look, source)
        except OSError as error:
            raise _unreadable(error) from error
        mime = file_kinds.mime_of(name, head)
        check(channel, name, mime, size)
        return mime

    async def _copied(
        self, conversation_id: int, source: Path | bytes, name: str, job_id: str = ""
    ) -> OutgoingFile:
        mime = await self._type_of(conversation_id, source, name)
        try:
            if mime == "image/jpeg":
                source = await asyncio.to_thread(_without_traces, source)
            return await self._store.attach(
                conversation_id, name, mime, _pieces(source), job_id=job_id
            )
        except OSError as error:
            raise _unreadable(error) from error

    async def drafted(self, conversation_id: int) -> list[OutgoingFile]:
        """What is attached to the draft of a conversation."""
        return await self._store.drafted(conversation_id)

    async def remove(self, file_id: str) -> None:
        """Take a file off its draft, with its copy."""
        await self._store.remove(file_id)

    async def preview(self, file_id: str) -> bytes:
        """The bytes of a file that is attached."""
        return b"".join([piece async for piece in self._store.pieces(file_id)])

    async def back_to_draft(self, job_id: str) -> list[OutgoingFile]:
        """Give the files of a refused reply to the draft again; returns them."""
        return await self._store.release(job_id)

    # --- as they came

    async def picture(self, message: Message, attachment: Attachment) -> bytes:
        """A picture that came with a message: from this desk, or else from the hub. Raises
        `NotFetched`."""
        key = _key(attachment)
        coming = self._coming.get(key)
        if coming is None:
            coming = asyncio.create_task(self._fetched(key, message, attachment))
            self._coming[key] = coming
            coming.add_done_callback(partial(self._came, key))
        return await asyncio.shield(coming)

    def _came(self, key: str, coming: asyncio.Task[bytes]) -> None:
        self._coming.pop(key, None)
        if not coming.cancelled():
            coming.exception()  # whoever waited may have gone, and nobody else would ask for it

    async def save(self, attachment: Attachment, path: Path) -> None:
        """Save a file of the customer's. Raises `NotFetched`, and `FileRefused` where it cannot be
        written."""
        data = await self._store.picture(_key(attachment))
        if data is None:
            data = await self._from_hub(attachment, FILE_LIMIT)
        try:
            await asyncio.to_thread(_write, path, data)
        except OSError as error:
            log.info("a file cannot be saved: %s", type(error).__name__)
            raise FileRefused(
                "The file cannot be saved there.", "Choose another folder."
            ) from error

    async def save_in(self, attachment: Attachment, folder: Path, name: str) -> Path:
        """The same under a name that is not taken there yet; returns where it lies."""
        path = await asyncio.to_thread(_free, folder / name)
        await self.save(attachment, path)
        return path

    async def _fetched(self, key: str, message: Message, attachment: Attachment) -> bytes:
        known = await self._store.picture(key)
        if known is not None:
            return known
        data = await self._from_hub(attachment, PICTURE_LIMIT)
        await self._store.keep_picture(key, message.conversation_id, message.created_at, data)
        return data

    async def _from_hub(self, attachment: Attachment, most: int) -> bytes:
        async with self._at_once:
            try:
                return await self._tools.hub.file(attachment.url, most)
            except ChannelError as error:
                log.info("a file was not fetched: %s", error.code)
                raise NotFetched(error) from error

    # --- living

    async def recover(self) -> None:
        """Give the files of jobs that never stood back to their drafts, and end what a crash cut
        off between a copy and its job. Call once, before anybody can ask for a reply."""
        for claimed in await self._store.claimed():
            job_id = claimed.removeprefix(_COPIED)
            stands = await self._tools.ledger.store.job_stands(job_id)
            if claimed != job_id and stands:
                await self.given(job_id)
            elif claimed != job_id:  # their job is in a file, and no draft of an agent's
                await self._store.forget_job(claimed)
            elif not stands:
                await self._store.release(job_id)

    async def run(self) -> None:
        """Let go of what has left, until cancelled."""
        while True:
            await self.let_go()
            await asyncio.sleep(KEPT_S)

    async def stop(self) -> None:
        """Fetch nothing more: nobody waits for it."""
        coming = list(self._coming.values())
        for task in coming:
            task.cancel()
        await asyncio.gather(*coming, return_exceptions=True)

    async def let_go(self) -> None:
        """Forget the files of replies that left, or were taken back, a while ago; of one that was
        refused as soon as its words have left this desk."""
        for job_id in await self._store.claimed():
            job = await self._tools.ledger.store.known_job(job_id)
            if job is not None and self._is_over(job):
                self._tools.crash.hit(FILES_BEFORE_FORGET)
                await self._store.forget_job(job_id)
                self._tools.crash.hit(FILES_AFTER_FORGET)

    def _is_over(self, job: Job) -> bool:
        if job.state is JobState.FAILED:
            return not OutgoingFile.of(job.payload)
        over = job.state in (JobState.DONE, JobState.REMOVED)
        return over and self._tools.now() - (job.finished_at or 0.0) > KEPT_S


def check_number(files: int) -> None:
    """Raise `FileRefused` for more files than a message takes."""
    if files > MOST_FILES:
        raise FileRefused(f"A message takes at most {MOST_FILES} files.", "Send it by itself.")


def check(channel: Channel, name: str, mime: str, size: int) -> None:
    """Raise `FileRefused` for a file that this channel would not deliver."""
    if size == 0:
        raise FileRefused("This file is empty.", "Choose another one.")
    if file_kinds.is_runnable(name):
        raise FileRefused(
            "This is a program, or a page that can run one. It is never sent.",
            "Send it as a PDF or a picture.",
        )
    if not mime:
        raise FileRefused(
            "This file is of a kind that is not sent, or not what its name says.",
            "Send it as a PDF or a picture.",
        )
    taken = file_limits.taken(channel, mime)
    if taken is None:
        raise FileRefused(
            "This channel takes no files of this kind.",
            "Send it as another kind, or by another channel.",
        )
    if size > taken.size:
        raise FileRefused(
            f"This file has {megabytes(size)} MB; this channel takes {megabytes(taken.size)} MB.",
            "Make it smaller, or send it by another channel.",
        )


def megabytes(size: int) -> str:
    """A size in bytes as megabytes, with a decimal where it is no whole number."""
    return f"{size / MEGABYTE:.1f}".removesuffix(".0")


def _plain_name(name: str) -> str:
    """A name on one line, without a card number, short enough for every platform."""
    plain = mask(one_line(Path(name).name)).strip() or "file"
    ending = file_kinds.suffix(plain)
    if len(plain) > _LONGEST_NAME:
        plain = plain[: _LONGEST_NAME - len(ending) - 1] + (f".{ending}" if ending else "")
    return plain


def _free(path: Path) -> Path:
    """`path`, or the same with a number, where something is there already."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def _write(path: Path, data: bytes) -> None:
    """Write a stranger's file, with Windows' mark that it came from outside: programs then open it
    guarded. Source: MS-FSCC 5.6.1, Zone.Identifier."""
    path.write_bytes(data)
    if sys.platform == "win32":
        with contextlib.suppress(OSError):  # not every file system has a place for it
            Path(f"{path}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")


def _look(source: Path | bytes) -> tuple[int, bytes]:
    if isinstance(source, bytes):
        return len(source), source[: file_kinds.HEAD]
    if not source.is_file():
        raise FileNotFoundError
    with source.open("rb") as file:
        head = file.read(file_kinds.HEAD)
        return source.stat().st_size, head


def _without_traces(source: Path | bytes) -> bytes:
    return without_traces(source if isinstance(source, bytes) else source.read_bytes())


def _pieces(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        for start in range(0, len(source), PIECE):
            yield source[start : start + PIECE]
        return
    left = file_limits.HUB_LIMIT  # it may have grown since it was looked at
    try:
        with source.open("rb") as file:
            while left > 0 and (piece := file.read(min(PIECE, left))):
                left -= len(piece)
                yield piece
    except OSError as error:
        raise _unreadable(error) from error


def _unreadable(error: OSError) -> FileRefused:
    log.info("a file cannot be read: %s", type(error).__name__)
    return FileRefused("This file cannot be read.", "Choose another one.")


def _key(attachment: Attachment) -> str:
    """Under what a picture is kept; the hub's signature in its address changes."""
    if attachment.attachment_id:
        return f"id:{attachment.attachment_id}"
    return sha256(attachment.url.partition("?")[0].encode()).hexdigest()
