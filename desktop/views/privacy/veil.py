"""What the window shows while the screen is shared: money and states, and nobody's data."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.models.colleague import Directory
from desktop.models.company import Present
from desktop.models.conversation import Attachment, Contact, Message
from desktop.models.inbox import InboxRow
from desktop.models.inbox_filter import FilterChoices, Wanted
from desktop.models.job import Job
from desktop.models.note_draft import NoteDraft
from desktop.models.payment_list import PaymentRow
from desktop.models.quote import Quote
from desktop.models.search import Field, Hit, HubFound, HubHit
from desktop.models.thread import QuoteCard, Thread, ThreadPage

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_MONEY = ("amount", "currency")
"""What a refund's payload may show."""
_WORD = re.compile(r"\S")


def veiled_name(number: int) -> str:
    """What stands for a customer's name."""
    return QCoreApplication.translate("Veil", "Customer {number}").format(number=number)


def veiled_agent(number: int) -> str:
    """What stands for a colleague's name, as on the board."""
    return QCoreApplication.translate("Veil", "Agent {number}").format(number=number)


def veiled_text(text: str) -> str:
    """The shape of a text, of dots."""
    return _WORD.sub("•", text)


def veiled_row(row: InboxRow) -> InboxRow:
    """A row of the inbox without name and words."""
    return replace(
        row,
        name=veiled_name(row.conversation_id),
        preview=veiled_text(row.preview),
        draft=veiled_text(row.draft),
    )


def veiled_thread(thread: Thread) -> Thread:
    """A thread without names, words, links and drafts; what waits to leave is not shown."""
    number = thread.conversation.conversation_id
    return replace(
        thread,
        contact=Contact(
            thread.contact.contact_id,
            veiled_name(number),
            membership=thread.contact.membership,
            language=thread.contact.language,
            blocked=thread.contact.blocked,
        ),
        messages=tuple(_message(one) for one in thread.messages),
        cards=tuple(_card(one) for one in thread.cards),
        draft=None,
        jobs=(),
        reply_draft="",
        note_draft="",
        replacement=None,
        reply_draft_at=0.0,
    )


def veiled_page(page: ThreadPage) -> ThreadPage:
    """A stretch of messages without names and words."""
    return replace(page, messages=tuple(_message(one) for one in page.messages))


class VeiledDesk:
    """A desk whose rows and threads are veiled; everything else is the desk's own."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)

    async def inbox_rows(self, ids: Sequence[int]) -> dict[int, InboxRow]:
        """The rows of these conversations, veiled."""
        rows = await self._desk.inbox_rows(ids)
        return {number: veiled_row(row) for number, row in rows.items()}

    async def thread(
        self, conversation_id: int, before: int | None = None, limit: int = 200
    ) -> Thread:
        """A page of a conversation, veiled. Raises `UnknownConversation`."""
        return veiled_thread(await self._desk.thread(conversation_id, before, limit))

    async def messages_around(
        self, conversation_id: int, message_id: int, limit: int = 200
    ) -> ThreadPage:
        """The messages before and after one, veiled."""
        return veiled_page(await self._desk.messages_around(conversation_id, message_id, limit))

    async def messages_after(
        self, conversation_id: int, after: int, limit: int = 200
    ) -> ThreadPage:
        """The messages after one, veiled."""
        return veiled_page(await self._desk.messages_after(conversation_id, after, limit))

    async def search(self, text: str, limit: int = 60, within: Wanted | None = None) -> list[Hit]:
        """What is found, without the words that it was found by."""
        return [_hit(hit) for hit in await self._desk.search(text, limit, within)]

    async def search_rows(
        self, text: str, limit: int, in_sight: int, within: Wanted | None = None
    ) -> tuple[list[Hit], dict[int, InboxRow]]:
        """The same, and the first ones' rows, veiled."""
        hits, rows = await self._desk.search_rows(text, limit, in_sight, within)
        veiled = {number: veiled_row(row) for number, row in rows.items()}
        return [_hit(hit) for hit in hits], veiled

    async def search_hub(self, text: str, page: int = 1) -> HubFound:
        """What the hub finds, without names and words."""
        found = await self._desk.search_hub(text, page)
        return replace(found, hits=tuple(_hub_hit(hit) for hit in found.hits))

    async def payments(self, conversation_ids: Sequence[int]) -> list[QuoteCard]:
        """The quotes of these conversations, veiled."""
        return [_card(card) for card in await self._desk.payments(conversation_ids)]

    async def filter_choices(self) -> FilterChoices:
        """What the inbox can be filtered by; colleagues are numbers."""
        choices = await self._desk.filter_choices()
        named = tuple((number, veiled_agent(number)) for number, _ in choices.colleagues)
        return replace(choices, colleagues=named)

    @property
    def directory(self) -> "VeiledDirectory":
        """Who and what can be picked; colleagues are numbers."""
        return VeiledDirectory(self._desk)

    @property
    def book(self) -> "VeiledBook":
        """The links, veiled."""
        return VeiledBook(self._desk)

    @property
    def writing(self) -> "VeiledWriting":
        """What is written, without its drafts."""
        return VeiledWriting(self._desk)

    def company(self, thread: Thread) -> tuple[Present, ...]:
        """Nobody is named."""
        return ()


class VeiledDirectory:
    """The account's colleagues as numbers; labels and teams as they are."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk.directory, name)

    @property
    def known(self) -> Directory:
        """What the hub last told."""
        return _numbered(self._desk.directory.known)

    async def current(self) -> Directory:
        """The same, each colleague with what she has to do."""
        return _numbered(await self._desk.directory.current())

    async def refresh(self) -> Directory:
        """The same, once the hub was asked again."""
        return _numbered(await self._desk.directory.refresh())


class VeiledWriting:
    """What is typed is not kept through it: a veiled draft must not replace the real one."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk.writing, name)

    async def save_draft(self, conversation_id: int, text: str) -> None:
        """Keep the draft as it was."""

    async def save_note_draft(
        self, conversation_id: int, text: str, kind: NoteDraft = NoteDraft.NOTE
    ) -> None:
        """Keep the note as it was."""


class VeiledBook:
    """All links, with nobody's name; their export has none either."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk.book, name)

    def agents(self) -> dict[int, str]:
        """Who may have asked for a link, as numbers."""
        return {number: veiled_agent(number) for number in self._desk.book.agents()}

    async def rows(self, quote_ids: Sequence[str]) -> dict[str, PaymentRow]:
        """The rows of these links, veiled."""
        rows = await self._desk.book.rows(quote_ids)
        return {
            quote_id: replace(row, name=veiled_name(row.conversation_id))
            for quote_id, row in rows.items()
        }


def _numbered(known: Directory) -> Directory:
    numbered = (replace(one, name=veiled_agent(one.user_id)) for one in known.colleagues)
    return replace(known, colleagues=tuple(numbered))


def _message(message: Message) -> Message:
    return replace(
        message,
        text=veiled_text(message.text),
        sender_name="",
        error="",
        attachments=tuple(_file(one) for one in message.attachments),
    )


def _hit(hit: Hit) -> Hit:
    if hit.field in (Field.AMOUNT, Field.NUMBER, Field.QUOTE):
        return hit
    return replace(hit, text=veiled_text(hit.text), marks=())


def _hub_hit(hit: HubHit) -> HubHit:
    number = hit.conversation_id or hit.contact_id or 0
    return replace(hit, name=veiled_name(number), text=veiled_text(hit.text), marks=())


def _file(file: Attachment) -> Attachment:
    """That there is a file, and of what kind; it has no address, so nobody can fetch it."""
    return Attachment("•••", file.kind, "", 0, file.width, file.height)


def _card(card: QuoteCard) -> QuoteCard:
    return replace(
        card,
        quote=_quote(card.quote),
        url="",
        tickets=tuple(f"{number[:3]}-••••••••••" for number in card.tickets),
        job=_job(card.job) if card.job is not None else None,
    )


def _job(job: Job) -> Job:
    money = {name: job.payload[name] for name in _MONEY if name in job.payload}
    return replace(job, payload=money)


def _quote(quote: Quote) -> Quote:
    return quote.nameless("•••••")
