"""The middle of the window: the head of a conversation, its thread, and the composer."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from desktop.models.conversation import Direction
from desktop.models.job import Job, JobKind
from desktop.models.note_mentions import shown as shown_note
from desktop.models.reply_targets import ReplyTargets
from desktop.models.status import Health
from desktop.models.thread import Thread
from desktop.services.jobs.wanted import change_of
from desktop.services.use_cases.refusals import UnknownConversation
from desktop.views.actions.action_words import standing
from desktop.views.keymap import hint, keymap
from desktop.views.keys import KeyId
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import TextRole, Theme
from desktop.views.thread.card_notice import CardNotice
from desktop.views.thread.changed_words import changed_words
from desktop.views.thread.company_line import CompanyLine
from desktop.views.thread.composer import Composer, first_name
from desktop.views.thread.note_taking import NoteTaking
from desktop.views.thread.notice_bar import NoticeBar
from desktop.views.thread.replying import Replying
from desktop.views.thread.thread_actions import ThreadActions
from desktop.views.thread.thread_cards import ThreadCards
from desktop.views.thread.thread_files import ThreadFiles
from desktop.views.thread.thread_finding import ThreadFinding
from desktop.views.thread.thread_header import ThreadHeader
from desktop.views.thread.thread_items import local_day
from desktop.views.thread.thread_model import PAGE, ThreadModel
from desktop.views.thread.thread_view import ThreadView
from desktop.views.thread.thread_words import ThreadWords
from desktop.views.writing.attaching import Attaching
from desktop.views.writing.writing_tools import WritingTools

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.notices import Change

log = logging.getLogger(__name__)
_TICK_MS = 15_000
_MOST_READINGS = 5
"""So many readings in a row are waited for; more is a flood, which must hold up nobody else."""


class ThreadPanel(QWidget):
    """Shows one conversation and takes what the agent does in it to the desk.

    `shown` carries each `Thread` as it is read, for whoever shows other parts of it; `resolved` the
    id of a conversation that was just resolved and the job that does it; `work_wanted` the key
    whose work a button of the head asks for; `ticket_wanted` the quote whose ticket is to be
    entered; `mention_used` a `UsedMention`; `said` a short sentence about what was done; `left`
    says that Escape asked for the inbox; `composer_focus` that the agent went to write;
    `approval_wanted` a job that may need a second person, `elsewhere_wanted` the card that was paid
    another way, `given_back_wanted` one whose refund failed, `ticket_end_wanted` one whose ticket
    nobody pays for.
    """

    shown = Signal(object)
    resolved = Signal(int, str)
    work_wanted = Signal(KeyId)
    ticket_wanted = Signal(str)
    price_again_wanted = Signal(str)
    replace_wanted = Signal(object)
    said = Signal(str)
    left = Signal()
    mention_used = Signal(object)
    composer_focus = Signal()
    approval_wanted = Signal(object)
    elsewhere_wanted = Signal(object)
    given_back_wanted = Signal(object)
    ticket_end_wanted = Signal(object)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._desk: Desk | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._conversation_id: int | None = None
        self._unseen: int | None = None
        self._day = 0
        self._targets = ReplyTargets()
        self._write_wanted = False
        self._suggested = ""
        self._reading: asyncio.Task[None] | None = None
        self._no_uploads: Callable[[], None] = _nothing
        self._words = ThreadWords(self._now)
        self._actions = ThreadActions(tasks, self._words, self)
        self._actions.ticket_wanted.connect(self.ticket_wanted)
        self._actions.price_again_wanted.connect(self.price_again_wanted)
        self._actions.replace_wanted.connect(self.replace_wanted)
        self._actions.said.connect(self.said)
        self._actions.approval_wanted.connect(self.approval_wanted)
        self._actions.elsewhere_wanted.connect(self.elsewhere_wanted)
        self._actions.given_back_wanted.connect(self.given_back_wanted)
        self._actions.ticket_end_wanted.connect(self.ticket_end_wanted)
        self._actions.text_wanted_back.connect(self._put_back)
        self._actions.reply_suggested.connect(self._take_suggestion)
        self.setObjectName("threadPanel")
        self.setAccessibleName(self.tr("Conversation"))
        self._build()
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self.tick)
        tasks.busy_changed.connect(self._busy_changed)

    @property
    def conversation_id(self) -> int | None:
        """The conversation that is open."""
        return self._conversation_id

    @property
    def thread_shown(self) -> Thread | None:
        """The thread as it was last read."""
        return self._model.shown

    @property
    def view(self) -> ThreadView:
        """The list (`threadView`)."""
        return self._view

    @property
    def model(self) -> ThreadModel:
        """Its rows."""
        return self._model

    @property
    def header(self) -> ThreadHeader:
        """The head, below which stands what is chosen about the conversation."""
        return self._header

    @property
    def composer(self) -> Composer:
        """Where the agent writes."""
        return self._composer

    def attach(self, desk: "Desk") -> None:
        """From now on read from and act through this desk."""
        self.detach()
        self._desk = self._actions.desk = self._notice.desk = self.finding.desk = desk
        self.notes.desk = self.replying.desk = desk
        self.files.attach(desk.attachments)
        self.writing.attach(desk)
        self.attaching.attach(desk.attachments)
        self._words.share = desk.uploads.share
        self._no_uploads = desk.uploads.subscribe(self._view.viewport().update)
        self._unsubscribe = desk.notices.subscribe(self._desk_changed)
        self._ticker.start()
        if self._conversation_id is not None:
            self._model.forget_pages()  # what is veiled now was not before
            self._composer.forget()
            self.notes.editor.forget()
            self.refresh()

    def detach(self) -> None:
        """Let go of the desk, before it stops; what was being written is kept first."""
        self._ticker.stop()
        self.replying.notice.let_go()
        if self._desk is not None:
            self._composer.save_draft()
            self.notes.editor.save_draft()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._desk = self._actions.desk = self._notice.desk = self.finding.desk = None
        self.notes.desk = self.replying.desk = None
        self.files.attach(None)
        self.writing.attach(None)
        self.attaching.attach(None)
        self._no_uploads()
        self._no_uploads = _nothing

    async def flush(self) -> None:
        """Keep what is written in the composer, before the window closes."""
        # Whose text it is, the composer knows: another conversation may be on its way here.
        conversation_id = self._composer.conversation_id
        if self._desk is not None and conversation_id is not None:
            await self._desk.writing.save_draft(conversation_id, self._composer.text)
            await self.notes.flush()

    def open(self, conversation_id: int) -> None:
        """Show this conversation; its newest messages are fetched behind it."""
        if conversation_id == self._conversation_id:
            return
        self._composer.save_draft()
        self.notes.editor.save_draft()
        self._conversation_id = conversation_id
        self._write_wanted = False
        self._suggested = ""
        if self._desk is not None:
            self._tasks.spawn(
                self._open(self._desk, conversation_id),
                key="thread",
                doing=self.tr("Opening the conversation"),
                replace=True,
            )

    def close_conversation(self) -> None:
        """Show that no conversation is open."""
        self._composer.close_conversation()
        self._conversation_id = None
        self._model.clear()
        self._pages.setCurrentWidget(self._empty)

    def refresh(self) -> None:
        """Read the open conversation again."""
        if self._desk is not None and self._conversation_id is not None:
            self._reading = self._tasks.spawn(
                self._read(self._desk, self._conversation_id),
                key="thread",
                doing=self.tr("Showing the conversation"),
                replace=True,
            )

    async def caught_up(self) -> None:
        """Wait until what `refresh` reads of the open conversation stands in the thread."""
        for _ in range(_MOST_READINGS):
            if self._reading is None or self._reading.done():
                return
            await asyncio.wait((self._reading,))  # it may have been cancelled for a newer one

    def focus_composer(self) -> None:
        """Go and write."""
        if self._conversation_id is None:
            return
        self.notes.end()
        if self._composer.conversation_id != self._conversation_id:
            self._write_wanted = True  # the field is still another customer's
            return
        self._composer.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.composer_focus.emit()

    def focus_thread(self) -> None:
        """Go and read."""
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def notices(self) -> tuple[NoticeBar, ...]:
        """What stands above the composer to be dealt with first, from the top down."""
        return self._notice, self.replying.notice

    def send_reply(self) -> None:
        """Send what stands in the composer; a note that is being written is left instead."""
        if self.notes.is_on:
            self.notes.editor.press_leave()
        else:
            self._composer.press_send()

    def safe_reply(self) -> None:
        """Answer the card number that was masked, where one was."""
        self._notice.send()

    def resolve(self) -> None:
        """Resolve the open conversation, once."""
        desk, conversation_id = self._desk, self._conversation_id
        if desk is None or conversation_id is None:
            return
        self._tasks.spawn(
            self._resolve(desk, conversation_id),
            key=f"resolve:{conversation_id}",
            doing=self.tr("Resolving the conversation"),
        )

    def _show_head(self, thread: Thread, now: float) -> None:
        desk = self._desk
        if desk is not None:
            self._targets = desk.reply_targets
            self._header.show_standing(
                standing(
                    thread.conversation,
                    desk.directory.known,
                    desk.agent.user_id if desk.agent is not None else None,
                    now,
                    waits=any(job.has_waited and change_of(job) for job in thread.jobs),
                    blocked=bool(thread.contact.blocked),
                )
            )
        self._header.show_conversation(thread.conversation, thread.contact, now, self._targets)

    def tick(self) -> None:
        """Times go on: reply window, reply pace, deadlines, and after midnight the days."""
        thread = self._model.shown
        if thread is None:
            return
        now = self._now()
        self._show_head(thread, now)
        self._show_company()
        self._composer.tick(now)
        if local_day(now) != self._day:
            self._day = local_day(now)
            self._model.days_changed()

    def _build(self) -> None:
        theme = self._theme
        self._header = ThreadHeader(theme)
        self._header.resolve_pressed.connect(self.resolve)
        self._header.work_wanted.connect(self.work_wanted)
        self._model = ThreadModel(
            self._words.spoken, self._words.hint, self, offers=self._words.offers
        )
        self.cards = ThreadCards(
            theme,
            self._tasks,
            self._model,
            self._actions,
            lambda: self._view.contents(),
            self._now,
            self._changed,
            self,
        )
        self._view = ThreadView(theme, self._words, self.cards.make, self.cards.update)
        self._view.set_thread_model(self._model)
        self._view.older_wanted.connect(self._older)
        self._view.copy_wanted.connect(self._actions.copy)
        self._view.mention_used.connect(self.mention_used)
        self._view.left.connect(self.left)
        self.finding = ThreadFinding(
            theme, self._tasks, self._view, self._model, self._now, self.cards.name, self
        )
        self.files = ThreadFiles(theme, self._tasks, self._view)
        self.files.said.connect(self.said)
        self._notice = CardNotice(theme, self._tasks)
        self._notice.left.connect(self.focus_composer)
        self._composer = Composer(theme)
        self._composer.language_chosen.connect(self._choose_language)
        self._composer.typing.connect(self._typing)
        self._company = CompanyLine(theme)
        self._composer.left.connect(self.left)
        self._composer.window_ended.connect(self._ask_whether_still)
        self.writing = WritingTools(theme, self._tasks, self._composer)
        self.notes = NoteTaking(theme, self._tasks, self._composer)
        self.notes.written.connect(lambda: self._view.to_newest())
        self.attaching = Attaching(theme, self._tasks, self._composer, self)
        self.replying = Replying(
            theme, self._tasks, self._composer, self.attaching, self._model, self
        )
        self.replying.notice.left.connect(self.focus_composer)
        self.replying.sent.connect(self._reply_sent)
        self.replying.writing_wanted.connect(self.focus_composer)
        self._actions.files_wanted_back.connect(self.attaching.reload)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # Tab comes from the inbox to the composer, and goes on to what stands above it.
        column.addWidget(self._notice)
        column.addWidget(self.replying.notice)
        column.addWidget(self._company)
        column.addWidget(self._composer)
        column.addWidget(self.notes.editor)
        column.insertWidget(0, self._header)
        column.insertWidget(1, self.finding.bar)
        column.insertWidget(2, self._view, 1)
        self._empty = QLabel()
        keymap().changed.connect(self._say_empty)
        self._say_empty()
        self._empty.setObjectName("noConversation")
        self._empty.setProperty("role", "meta")
        self._empty.setFont(theme.font(TextRole.BODY))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._whole = whole
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(whole)
        self.setMinimumWidth(theme.metrics.thread_min_width)

    def _say_empty(self) -> None:
        key = hint(KeyId.NEXT)
        words = self.tr("Choose a conversation with {key} or a click")
        self._empty.setText(words.format(key=key) if key else self.tr("Choose a conversation"))

    def _now(self) -> float:
        return self._desk.now() if self._desk is not None else 0.0

    async def _open(self, desk: "Desk", conversation_id: int) -> None:
        await self._read(desk, conversation_id)
        self._unseen = None if self.isVisible() else conversation_id
        await desk.open_conversation(conversation_id, seen=self._unseen is None)

    def showEvent(self, event: QShowEvent) -> None:
        """What was opened out of sight is seen from now on."""
        super().showEvent(event)
        unseen, self._unseen = self._unseen, None
        if self._desk is not None and unseen is not None and unseen == self._conversation_id:
            self._tasks.spawn(self._desk.open_conversation(unseen), key="thread.seen")

    async def _read(self, desk: "Desk", conversation_id: int) -> None:
        try:
            thread = await desk.thread(conversation_id, limit=PAGE)
        except UnknownConversation:
            if conversation_id == self._conversation_id:
                self.close_conversation()
            return
        if conversation_id == self._conversation_id:
            self.show_thread(thread)

    def show_thread(self, thread: Thread) -> None:
        """Show a thread as it was read."""
        now = self._now()
        conversation, contact = thread.conversation, thread.contact
        self._conversation_id = conversation.conversation_id
        newest = self._model.newest_id
        before = self._model.shown
        self._day = local_day(now)
        self._words.channel = conversation.channel
        self._words.booking = contact.booking
        self._show_head(thread, now)
        self._composer.open(conversation, contact, self.replying.draft_of(thread), now)
        self.notes.show_thread(thread)
        self.attaching.show(conversation.conversation_id, first_name(contact.name))
        self._notice.show_thread(thread, first_name(contact.name))
        self.writing.show_thread(thread)
        if before is None or before.conversation.conversation_id != conversation.conversation_id:
            self.replying.begin(thread)
        self._model.show(thread)
        self._show_company()
        self._pages.setCurrentWidget(self._whole)
        self.cards.came()
        if self._write_wanted:
            self._write_wanted = False
            self.focus_composer()
        if self._suggested:
            words, self._suggested = self._suggested, ""
            self._take_suggestion(conversation.conversation_id, words)
        same = before is not None and (
            before.conversation.conversation_id == conversation.conversation_id
        )
        if same and newest is not None:
            self._announce(thread, newest)
        self.shown.emit(thread)
        self.finding.thread_came(thread)

    def _announce(self, thread: Thread, newest: int) -> None:
        """Say what the customer has just written, and tell the hub that it is seen."""
        new = [
            message
            for message in thread.messages
            if message.message_id > newest and message.direction is Direction.INCOMING
        ]
        if not new:
            return
        if QAccessible.isActive():
            text = "; ".join(f"{message.sender_name}: {message.text}" for message in new)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, text))
        if self._desk is not None and self.window().isActiveWindow():
            conversation_id = thread.conversation.conversation_id
            self._tasks.spawn(
                self._desk.open_conversation(conversation_id), key=f"seen:{conversation_id}"
            )

    def _changed(self, job: Job) -> str:
        desk = self._desk
        if desk is None:
            return ""
        me = desk.agent.user_id if desk.agent is not None else None
        return changed_words(job, desk.directory.known, me, self._now())

    def _ask_whether_still(self, conversation_id: int) -> None:
        """The reply window has closed by the desk's count: the hub may take replies still."""
        if self._desk is not None:
            self._tasks.spawn(
                self._desk.open_conversation(conversation_id), key=f"seen:{conversation_id}"
            )

    def _busy_changed(self, key: str, busy: bool) -> None:
        if key == f"resolve:{self._conversation_id}":
            self._header.set_busy(busy)
            if not busy:
                self.tick()

    def _put_back(self, job: Job) -> None:
        """A refused text goes back to where it was written, and nowhere else."""
        text = str(job.payload.get("text", ""))
        if job.kind is JobKind.NOTE:
            self.notes.put_back(shown_note(text))
        else:
            self.notes.end()
            self._composer.put_back(text)

    def suggest_reply(self, conversation_id: int, quote_id: str) -> None:
        """Bring words for the customer of this conversation, which is open or being opened, whose
        payment was declined."""
        self._actions.suggest(conversation_id, quote_id)

    def _take_suggestion(self, conversation_id: int, words: str) -> None:
        """Words for the customer come to the composer, where the agent reads and sends them: to
        this customer's, once it stands there, and to nobody else's."""
        if conversation_id != self._conversation_id:
            return  # she has gone on to another customer
        if self._composer.conversation_id != conversation_id:
            self._suggested = words
            return
        self.notes.end()
        self._composer.put_back(words)
        self.focus_composer()

    def _show_company(self) -> None:
        thread = self._model.shown
        if thread is not None and self._desk is not None:
            self._company.show_company(self._desk.company(thread), self._now())

    def _reply_sent(self, conversation_id: int) -> None:
        if conversation_id == self._conversation_id:
            self._view.to_newest()

    async def _resolve(self, desk: "Desk", conversation_id: int) -> None:
        job = await desk.resolve(conversation_id)
        self.resolved.emit(conversation_id, job.job_id)

    def _choose_language(self, conversation_id: int, language: str) -> None:
        if self._desk is not None:
            self._tasks.spawn(
                self._desk.writing.choose_language(conversation_id, language),
                key=f"language:{conversation_id}",
                doing=self.tr("Keeping the customer's language"),
            )

    def _typing(self, conversation_id: int, on: bool) -> None:
        if self._desk is not None:
            self._tasks.spawn(_quietly(self._desk.set_typing(conversation_id, on)))

    def _older(self) -> None:
        desk, conversation_id, before = self._desk, self._conversation_id, self._model.oldest_id
        if desk is not None and conversation_id is not None and before is not None:
            self._tasks.spawn(
                self._load_older(desk, conversation_id, before),
                key=f"older:{conversation_id}",
                doing=self.tr("Fetching older messages"),
            )

    async def _load_older(self, desk: "Desk", conversation_id: int, before: int) -> None:
        """The page before, from this desk's cache; from the hub where the cache ends."""
        page = await desk.thread(conversation_id, before=before, limit=PAGE)
        if not page.messages and await desk.fetch_older(conversation_id, before):
            page = await desk.thread(conversation_id, before=before, limit=PAGE)
        if conversation_id == self._conversation_id and page.messages:
            self._model.prepend(page)
            self.cards.name()

    def _desk_changed(self, change: "Change") -> None:
        thread = self._model.shown
        desk = self._desk
        if change.status and desk is not None and desk.status().hub.health is Health.OK:
            self.files.hub_is_back()
        if self._conversation_id in change.company:
            self._show_company()
        mine = self._conversation_id in change.conversations
        if not mine and thread is not None and change.quotes:
            mine = any(card.quote.quote_id in change.quotes for card in thread.cards)
        if mine:
            self.refresh()
        elif self._desk is not None and self._desk.reply_targets != self._targets:
            self.tick()


def _nothing() -> None:
    """What ends a listening that never began."""


async def _quietly(work: Coroutine[Any, Any, object]) -> None:
    """What is only a courtesy to the customer: its failure is nobody's business."""
    try:
        await work
    except Exception as error:
        log.debug("a typing notice was not sent: %s", type(error).__name__)
