"""The desk as views, tour and command line see it: read from the cache, ask for effects as jobs."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.models.board.rates import Rates
from desktop.models.company import Present, came_since, present
from desktop.models.conversation import Agent, Availability, Contact, Message
from desktop.models.customer import ContactEdit, Customer
from desktop.models.customer_history import CustomerHistory
from desktop.models.ids import new_id
from desktop.models.inbox import InboxCounts, InboxRow
from desktop.models.inbox_filter import FilterChoices, InboxFilter, Wanted
from desktop.models.job import Job
from desktop.models.ladder import Ladder
from desktop.models.news import News
from desktop.models.policy import Policy
from desktop.models.preferences import Preferences
from desktop.models.reach import Caller, Reach
from desktop.models.reply_targets import ReplyTargets
from desktop.models.search import Coverage, Hit, HubFound, HubHit, ThreadMatches
from desktop.models.stage import Stage
from desktop.models.status import DeskStatus, Health
from desktop.models.stuck_kind import Promises
from desktop.models.thread import QuoteCard, Thread, ThreadPage
from desktop.services.attachments.attachments import Attachments
from desktop.services.attachments.uploads import Uploads
from desktop.services.background import Background
from desktop.services.board.board_service import BoardService
from desktop.services.board.hub_reports import HubReports
from desktop.services.channels.channel import ChannelError, Hub
from desktop.services.health.service_health import Service, ServiceHealth
from desktop.services.health.set_aside import SetAside
from desktop.services.inbox.directory_watch import DirectoryWatch
from desktop.services.inbox.inbox_sync import InboxSync
from desktop.services.inbox.overdue_watch import OverdueWatch
from desktop.services.inbox.shield_again import ShieldAgain
from desktop.services.jobs.job_moves import note_refusal
from desktop.services.jobs.ledger import Ledger
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change, Notices
from desktop.services.noticing import Noticing
from desktop.services.outbox.outbox_worker import OutboxWorker
from desktop.services.payments.payment_watcher import PaymentWatcher
from desktop.services.payments.reminder_watch import ReminderWatch
from desktop.services.payments.residual_watch import ResidualWatch
from desktop.services.payments.stuck_watch import StuckWatch
from desktop.services.phone.caller_work import CallerWork
from desktop.services.phone.calls import Calls
from desktop.services.policy_file import PolicyFile
from desktop.services.psp.budget import ReadBudget
from desktop.services.psp.gateway import Capabilities, Gateway
from desktop.services.psp.priority_gate import PriorityGate
from desktop.services.secrecy.held_token import HeldToken
from desktop.services.secrecy.lock_code import LockCode
from desktop.services.secrecy.retention import DEFAULT_DAYS, DEFAULT_YEARS, Retention
from desktop.services.spelling import Spelling
from desktop.services.store.crash import CrashPoints
from desktop.services.store.errors import ProfileMismatch, StoreError
from desktop.services.store.filter_sql import Condition, condition_of
from desktop.services.store.profile import Profile
from desktop.services.store.store import Store
from desktop.services.templates import Templates
from desktop.services.timing.clock import Clock
from desktop.services.timing.clock_memory import ClockMemory
from desktop.services.timing.horizons import Horizons
from desktop.services.usage import Usage
from desktop.services.use_cases import (
    answers,
    approvals,
    asking,
    asking_to_open,
    hub_search,
    opening,
    predecessor,
    safe_reply,
)
from desktop.services.use_cases.after_payment import AfterPayment
from desktop.services.use_cases.conversation_work import ConversationWork
from desktop.services.use_cases.customer_fetching import fetch_conversations, fetch_details
from desktop.services.use_cases.customer_reading import read_customer
from desktop.services.use_cases.history_reading import read_history
from desktop.services.use_cases.link_work import LinkWork
from desktop.services.use_cases.payment_book import PaymentBook
from desktop.services.use_cases.quote_work import QuoteWork
from desktop.services.use_cases.refusals import Answer, DeskRefusal
from desktop.services.use_cases.thread_reading import (
    find_in_thread,
    page_after,
    page_around,
    read_payments,
    read_thread,
)
from desktop.services.use_cases.writing_work import WritingWork

if TYPE_CHECKING:
    from desktop.services.board.publishing import Publisher
    from desktop.services.health.doctor import Finding, Patient

log = logging.getLogger(__name__)

AGENT = "agent"
"""The mark under which the agent is kept for starts without a network; without the token."""

_DRAIN_S = 3.0


class Desk:
    """One agent's desk. Construct it on the event loop that it runs on.

    `profile` says whose data this is (`user_id` 0 until the hub has told). `link_host` is what the
    preview shows of a link. `tells_by_itself` as in `Tools`. Message text leaves this desk after
    `retention_days`, payments after `journal_years` (0: never). `preferences` hold until `prefer`
    tells others. `patient` is what `examine` looks at. `policy` is the airline's; without one all
    is open. `rates` are what the board adds other currencies up by. `phone_region` is as in
    `Settings`. `close_also` are closed after the services, before the store.
    """

    def __init__(
        self,
        *,
        store: Store,
        hub: Hub,
        gateway: Gateway,
        clock: Clock,
        profile: Profile,
        budget: ReadBudget,
        success_url: str,
        tells_by_itself: bool = True,
        link_host: str = "",
        horizons: Horizons | None = None,
        crash: CrashPoints | None = None,
        sandbox: bool = False,
        retention_days: int = DEFAULT_DAYS,
        journal_years: int = DEFAULT_YEARS,
        preferences: Preferences | None = None,
        patient: "Patient | None" = None,
        policy: PolicyFile | None = None,
        rates: Rates | None = None,
        phone_region: str = "",
        close_also: Sequence[Callable[[], Awaitable[None]]] = (),
    ) -> None:
        self.notices = Notices()
        self.agent: Agent | None = None
        self.preferences = preferences or Preferences()
        self.failure: str = ""
        """Why the services stopped for good, in a person's words; empty while they run."""
        self.patient = patient
        self.publisher: Publisher | None = None
        """What publishes the response time, where that was set up; it says what went wrong."""
        self._store = store
        self._profile = profile
        self._budget = budget
        self._sandbox = sandbox
        self._close_also = close_also
        self._background = Background()
        self._agent_known = asyncio.Event()
        self._whole: set[int] = set()
        self._wanted: Availability | None = None
        self._hub_away = False
        health = ServiceHealth(
            clock.now, horizons or Horizons(), self._status_changed, self._came_back
        )
        self.tools = Tools(
            ledger=Ledger(store, self.notices, clock.now),
            hub=hub,
            gateway=gateway,
            clock=clock,
            provider_clock=ClockMemory(clock, gateway.capabilities.name),
            health=health,
            gate=PriorityGate(),
            horizons=horizons or Horizons(),
            crash=crash or CrashPoints(),
            actor=self._actor,
            success_url=success_url,
            tells_by_itself=tells_by_itself,
            policy=policy or PolicyFile(),
            agent=lambda: self.agent,
        )
        self.lock_code = LockCode(store)
        self.usage = Usage(store)
        self.directory = DirectoryWatch(self.tools)
        self.templates = Templates(self.tools)
        self.spelling = Spelling(store.folder)
        self.attachments = Attachments(self.tools)
        self.outbox = OutboxWorker(self.tools)
        self.work = ConversationWork(self.tools, lambda: self._me, self.outbox.wake)
        self.tools.ledger.on_ladder(self._ladder_moved)
        host = link_host or f"https://{gateway.capabilities.link_hosts[0]}"
        self.quotes = QuoteWork(self.tools, lambda: self._me, self.outbox.wake, host)
        self.writing = WritingWork(self.tools, self.outbox.wake, host)
        self.after = AfterPayment(self.tools, lambda: self._me, self.outbox.wake)
        self.calls = Calls(self.tools, self.outbox.wake)
        self.callers = CallerWork(
            self.tools, self.calls, self.quotes, lambda: self.directory, phone_region
        )
        self._set_aside = SetAside(self.tools)
        self.watcher = PaymentWatcher(self.tools, budget)
        self.links = LinkWork(
            self.tools,
            self.outbox.wake,
            self.watcher.check_now,
            lambda: self.directory.inboxes,
            self.calls.check_read_back,
            host,
        )
        self.inbox = InboxSync(
            self.tools, knows_agent=self._knows_agent, customer_wrote=self.watcher.customer_wrote
        )
        self.noticing = Noticing(self.tools, lambda: self._me, lambda: self.reply_targets)
        self.book = PaymentBook(store, self._agents, lambda: self.promises, clock.now)
        reports = HubReports(self.tools, self._background.once)
        self.board = BoardService(
            store,
            now=clock.now,
            targets=lambda: self.reply_targets,
            promises=lambda: self.promises,
            directory=lambda: self.directory.known,
            rates=rates,
            look=self.watcher.look_at_links,
            report=reports.of,
            refuses=reports.refuses,
        )
        self.stuck = StuckWatch(store, self.notices, clock.now, lambda: self.promises)
        self.reminders = ReminderWatch(
            self.tools, lambda: self.preferences.remind_before_min, self.outbox.wake
        )
        self.residuals = ResidualWatch(self.tools, lambda: self._me, self.outbox.wake)
        self.retention = Retention(
            self.tools,
            retention_days,
            lambda: self.inbox.pages.opened,
            self.calls.forget_old,
            years=journal_years,
            every_s=self.tools.horizons.forget_every_s,
        )

    # --- living

    async def prepare(self) -> None:
        """Check whose data this is and read what is open. Raises `StoreError`."""
        await self._store.bind_profile(self._profile)
        await self.tools.ledger.load()
        await self.inbox.messages.languages.load()
        await self.tools.provider_clock.load(self._store)
        await self.directory.load()
        stored = await self._store.mark(AGENT)
        if stored:
            self.agent = Agent(**{**json.loads(stored), "pubsub_token": ""})
            self._agent_known.set()

    async def start(self) -> None:
        """Begin to sync, send and follow payments in the background. Raises `StoreError`."""
        await self.prepare()
        await self.outbox.recover()
        await predecessor.recover(self.tools)
        await self.attachments.recover()
        self._background.keep("inbox", self._sync)
        self._background.keep("directory", self._follow_directory)
        self._background.keep("watcher", self.watcher.run)
        self._background.keep("outbox", self._send)
        self._background.keep("retention", self.retention.run)
        self._background.keep("attachments", self.attachments.run)
        self._background.keep("set aside", self._set_aside.run)
        overdue = OverdueWatch(self._store, self.notices, self.now, lambda: self.reply_targets)
        self._background.keep("overdue", overdue.run)
        self._background.keep("stuck money", self.stuck.run)
        self._background.keep("board", self.board.run)
        self._background.keep("reminders", self.reminders.run)
        self._background.keep("residuals", self._ask_residuals)
        self._background.keep("card shield", ShieldAgain(self.tools.ledger).run)
        self._background.once("words", asyncio.to_thread(_load_words))
        self._background.once("usage", self.usage.load())

    async def stop(self) -> None:
        """End everything and close the files. What is under way gets a moment to end by itself."""
        self.outbox.hold()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_DRAIN_S):
                await self.outbox.idle()
        await self._background.stop()
        await self.attachments.stop()
        await self.spelling.close()
        with contextlib.suppress(StoreError):
            await self._set_aside.note()
        with contextlib.suppress(StoreError):
            await self.board.count()
        for close in (self.tools.hub.close, self.tools.gateway.close, *self._close_also):
            try:
                await close()
            except Exception:
                log.exception("closing failed")
        await self._store.close()

    async def _sync(self) -> None:
        try:
            await self.inbox.run()
        except* ProfileMismatch as group:
            self.failure = str(group.exceptions[0])
            self.tools.health.refused(Service.HUB, self.failure)
            self._agent_known.clear()
            self.outbox.hold()

    async def _follow_directory(self) -> None:
        await self.inbox.synced.wait()
        while True:
            await self.directory.refresh()
            await self.templates.refresh()
            await asyncio.sleep(self.tools.horizons.directory_every_s)

    async def _ask_residuals(self) -> None:
        await self._agent_known.wait()
        await self.residuals.run()

    async def _send(self) -> None:
        await self._agent_known.wait()
        await self.outbox.run()

    async def _knows_agent(self, agent: Agent) -> None:
        await self._store.bind_profile(replace(self._profile, user_id=agent.user_id))
        self.agent = agent
        kept = {
            "account_id": agent.account_id,
            "user_id": agent.user_id,
            "name": agent.name,
            "role": agent.role,
            "email": agent.email,
        }
        await self._store.set_marks({AGENT: json.dumps(kept)})
        self._agent_known.set()
        self.notices.publish(Change(status=True, lists=True))

    def prefer(self, preferences: Preferences) -> None:
        """Work by other choices from now on."""
        if preferences != self.preferences:
            self.preferences = preferences
            self.notices.publish(Change(lists=True, status=True))

    def publish(self, publisher: "Publisher") -> None:
        """Let the response time leave the desk every five minutes, while it runs."""
        self.publisher = publisher
        self._background.keep("publishing", publisher.run)

    def keep_messages(self, days: int) -> None:
        """Keep message text on this desk for so many days from now on; 0 keeps it all."""
        self.retention.keep(days)

    async def examine(self) -> "list[Finding]":
        """Look at each connection, and say what is wrong and what to do about it."""
        from desktop.services.health.doctor import examine  # seldom asked for

        return await examine(self.patient) if self.patient is not None else []

    def _ladder_moved(self, quote_id: str, before: Ladder | None, after: Ladder) -> None:
        if after.alternatives and after.stage is Stage.CANCELLING:
            self.outbox.wake()  # the job that cancels it came with the fact
        self.residuals.follow(quote_id, after)
        if before is not None and after.stage.has_money:  # its link was open
            self._background.once("overtaken", predecessor.overtaken(self.tools, quote_id))

    def _actor(self) -> str:
        return self.agent.actor if self.agent else "desk"

    def _status_changed(self) -> None:
        away = self.tools.health.state(Service.HUB).health is Health.DOWN
        if away and not self._hub_away:
            self.watcher.look_again()  # is it the whole network? The provider tells by itself
        self._hub_away = away
        self.notices.publish(Change(status=True))

    def _came_back(self, service: Service) -> None:
        self._background.once("retry", self.outbox.retry_now(service))
        if service is Service.HUB and self._wanted is not None:
            self._background.once("availability", self.set_availability(self._wanted))

    @property
    def uploads(self) -> Uploads:
        """How much of the files that leave just now has left."""
        return self.tools.uploads

    # --- state

    @property
    def capabilities(self) -> Capabilities:
        """What the payment service provider can do."""
        return self.tools.gateway.capabilities

    def now(self) -> float:
        """UTC seconds by the desk's clock."""
        return self.tools.now()

    def status(self) -> DeskStatus:
        """The status bar's facts, from memory."""
        now, health = self.now(), self.tools.health
        return DeskStatus(
            hub=health.state(Service.HUB),
            psp=health.state(Service.PSP),
            live=self.inbox.live,
            synced=self.inbox.synced.is_set(),
            payments_checked_at=self.watcher.checked_at,
            payments_every_s=self.watcher.every_s,
            links_open=len(self.tools.ledger.open_links),
            waiting=self.tools.ledger.waiting,
            asking=self.tools.ledger.asking,
            sandbox=self._sandbox,
            clock_off_s=self.tools.clock.correction(),
            reads_used=self._budget.used(now),
            reads_budget=self._budget.allowance(now),
        )

    # --- reading

    @property
    def reply_targets(self) -> ReplyTargets:
        """Within what time a customer who waits is due an answer."""
        return ReplyTargets.of(self.preferences)

    @property
    def promises(self) -> Promises:
        """Within what time each kind of stuck money is dealt with."""
        return Promises(self.preferences.stuck_after_min)

    def _agents(self) -> dict[int, str]:
        """Who works here: names by the hub's number."""
        known = {one.user_id: one.name for one in self.directory.known.colleagues}
        return known | ({self.agent.user_id: self.agent.name} if self.agent else {})

    async def inbox_ids(self, wanted: Wanted, limit: int = 2000) -> list[int]:
        """The conversations of a tab or a filter, `limit` at most: overdue ones first, then the
        newest activity."""
        limits = self.reply_targets.limits(self.now())
        return await self._store.inbox_ids(wanted, self._me, limit, limits=limits)

    async def inbox_rows(self, ids: Sequence[int]) -> dict[int, InboxRow]:
        """The rows of these conversations."""
        return await self._store.inbox_rows(ids, self.reply_targets)

    async def search(self, text: str, limit: int = 60, within: Wanted | None = None) -> list[Hit]:
        """The conversations on this desk that `text` finds, and why: what it names exactly first,
        then the newest; with `within`, only in what that lists. Cancel it when a newer one is
        wanted."""
        return await self._store.search(text, limit, self._condition(within))

    async def count_outside(self, text: str, most: int, within: Wanted) -> int:
        """How many conversations `text` finds that `within` does not list; `most` stands for
        more."""
        condition = condition_of(within, self._me, self.reply_targets.limits(self.now()))
        return await self._store.count_outside(text, most, condition)

    def _condition(self, within: Wanted | None) -> Condition | None:
        limits = self.reply_targets.limits(self.now())
        return None if within is None else condition_of(within, self._me, limits)

    async def get_ready_to_search(self) -> None:
        """Open what the first search would wait for."""
        await self._store.get_ready_to_search()

    async def search_rows(
        self, text: str, limit: int, in_sight: int, within: Wanted | None = None
    ) -> tuple[list[Hit], dict[int, InboxRow]]:
        """The same, and the rows of the first `in_sight` of them."""
        condition = self._condition(within)
        return await self._store.search_rows(text, limit, in_sight, self.reply_targets, condition)

    async def payments(self, conversation_ids: Sequence[int]) -> list[QuoteCard]:
        """The quotes of these conversations that a customer was asked to pay, the newest first."""
        return await read_payments(self._store, conversation_ids)

    async def used(self, name: str) -> None:
        """Note that something was chosen, so that it stands further in front the next time."""
        await self.usage.note(name, self.now())

    async def inbox_counts(self, also: InboxFilter | None = None) -> InboxCounts:
        """How many conversations each tab and each saved view hold, and one more filter."""
        limits, views = self.reply_targets.limits(self.now()), self.preferences.views
        return await self._store.inbox_counts(self._me, limits=limits, views=views, also=also)

    async def news(self, change: Change) -> list[News]:
        """What of a change the agent must not miss, once each."""
        return await self.noticing.of(change)

    async def overdue_news(self) -> list[News]:
        """Which of her conversations have begun to wait too long, if any."""
        return await self.noticing.overdue()

    async def stuck_news(self) -> list[News]:
        """Which money has begun to wait longer than was promised, if any; each case once."""
        return await self.noticing.stuck(self.stuck.money, self.promises)

    async def filter_choices(self) -> FilterChoices:
        """What an inbox filter can be made of."""
        at_hand, known = await self._store.filter_choices(), self.directory.known
        return replace(
            at_hand,
            labels=tuple(dict.fromkeys((*at_hand.labels, *(one.title for one in known.labels)))),
            colleagues=tuple(
                (one.user_id, one.name) for one in known.colleagues if one.user_id != self._me
            ),
        )

    async def reply_pace(self) -> tuple[float | None, int]:
        """Median first response over the last five minutes, in seconds of business hours, and of
        how many cases."""
        now = await self.board.response_now()
        return now.median, now.cases

    async def thread(
        self, conversation_id: int, before: int | None = None, limit: int = 200
    ) -> Thread:
        """A page of a conversation. Raises `UnknownConversation`."""
        thread = await read_thread(
            self._store, conversation_id, before, limit, whole=conversation_id in self._whole
        )
        self.quotes.note_name(conversation_id, thread.contact.name)
        thread = self.inbox.messages.cards.shown(thread)
        return thread if before else await safe_reply.noticed(self._store, thread)

    async def customer(self, conversation_id: int) -> Customer:
        """What this desk knows of a conversation's customer. Raises `UnknownConversation`."""
        return await read_customer(self._store, conversation_id)

    async def messages_around(
        self, conversation_id: int, message_id: int, limit: int = 200
    ) -> ThreadPage:
        """The messages of a conversation before and after one."""
        whole = conversation_id in self._whole
        return await page_around(self._store, conversation_id, message_id, limit, whole=whole)

    async def messages_after(
        self, conversation_id: int, after: int, limit: int = 200
    ) -> ThreadPage:
        """The messages of a conversation after one."""
        return await page_after(self._store, conversation_id, after, limit)

    async def find_in_thread(self, conversation_id: int, text: str) -> ThreadMatches:
        """The messages of a conversation in which all of these words stand, newest first."""
        whole = conversation_id in self._whole
        return await find_in_thread(self._store, conversation_id, text, whole=whole)

    async def searched(self) -> Coverage:
        """What a search on this desk looks through."""
        return await self._store.searched()

    async def search_hub(self, text: str, page: int = 1) -> HubFound:
        """What the hub itself finds: asked for, and never at each keystroke."""
        return await hub_search.search(self.tools, text, page)

    async def bring(self, hit: HubHit) -> int | None:
        """Fetch onto this desk what a search at the hub found; returns the conversation, None
        where there is none. Raises `HubAway`."""
        return await hub_search.bring(self.tools, self.inbox, hit)

    async def history(self, conversation_id: int) -> CustomerHistory:
        """What came before with its customer, on any channel. Raises `UnknownConversation`."""
        return await read_history(self._store, conversation_id)

    async def history_count(self, conversation_id: int) -> int:
        """How many entries its customer's history has on this desk."""
        return await self._store.history_count(conversation_id)

    async def fetch_details(self, conversation_id: int) -> bool:
        """Ask the hub for the customer's handles and notes; whether it answered."""
        fetched = False
        async with self._hub_errors():
            await fetch_details(self.tools, conversation_id)
            fetched = True
        return fetched

    async def add_contact_note(self, conversation_id: int, text: str) -> Job:
        """Leave a note about the customer. Raises `ReplyRefused`."""
        return self._asked(await asking.contact_note(self.tools, conversation_id, text))

    async def edit_contact(self, conversation_id: int, edit: ContactEdit) -> Job:
        """Change the customer's name, phone number or address. Raises `ContactRefused`."""
        return self._asked(await asking.contact_edit(self.tools, conversation_id, edit))

    async def fetch_history(self, conversation_id: int) -> bool:
        """Ask the hub for the customer's conversations on every channel; whether it answered."""
        fetched = False
        async with self._hub_errors():
            await fetch_conversations(self.tools, conversation_id)
            fetched = True
        return fetched

    @property
    def _me(self) -> int | None:
        return self.agent.user_id if self.agent else None

    # --- opening

    async def open_conversation(self, conversation_id: int, *, seen: bool = True) -> None:
        """Fetch what is new of a conversation and mark it as `seen`; nothing when offline."""
        async with self._hub_errors():
            await self.inbox.open(conversation_id)
            if not seen:
                return
            await self.tools.hub.mark_seen(conversation_id)
            conversation = await self._store.conversation(conversation_id)
            if conversation is not None and conversation.unread:
                await self.tools.ledger.save_conversations([replace(conversation, unread=0)])

    async def fetch_older(self, conversation_id: int, before: int) -> bool:
        """Fetch the messages before one from the hub; True when there were any."""
        found = False
        async with self._hub_errors():
            found = await self.inbox.older(conversation_id, before)
            if not found:
                self._whole.add(conversation_id)
        return found

    def openings(self, contact: Contact | None) -> tuple[Reach, ...]:
        """In which inboxes a conversation with this contact can be opened, each with the address
        there; with none where the contact has none, or is not known yet."""
        return asking_to_open.openings(self.directory.inboxes, contact)

    async def open_at(
        self,
        to: Reach,
        *,
        contact_id: int | None = None,
        caller: Caller | None = None,
        call_id: str = "",
    ) -> Job:
        """Open a conversation with a contact of this desk, or with a caller whom the hub may not
        know, at an address that was read back; `call_id` is the call in which it was, which knows
        of it after a restart too. Raises `LinkRefused` and `ContactRefused`."""
        job_id = new_id(self.now())
        if call_id:
            await self.calls.opens(call_id, job_id)
        try:
            job = await asking_to_open.open_at(
                self.tools, to, contact_id=contact_id, caller=caller, job_id=job_id
            )
        except DeskRefusal:
            if call_id:
                await self.calls.opens(call_id, "")
            raise
        if call_id:
            await self.calls.opens(call_id, job.job_id)  # the same address was being opened already
        return self._asked(job)

    async def opened(self, job_id: str) -> tuple[Job | None, int]:
        """How far a job of `open_at` has come, and its conversation; 0 until that is there."""
        job = await self._store.known_job(job_id)
        return job, opening.opened_by(job) if job is not None else 0

    async def approve(self, job_id: str, token: HeldToken) -> Agent:
        """Let a second person approve what a job asks, with their own token, which is wiped.
        Raises `ApprovalRefused`."""
        approver = await approvals.approve(self.tools, job_id, token)
        self.outbox.wake()
        return approver

    @property
    def policy_path(self) -> Path | None:
        """Where the policy's file lies, or would; None where this desk has no place for one."""
        return self.tools.policy.path

    async def policy(self) -> Policy:
        """The airline's policy, as its file has it now."""
        return await self.tools.policy.current()

    def _asked(self, job: Job) -> Job:
        self.outbox.wake()
        return job

    # --- talking

    async def resolve(self, conversation_id: int) -> Job:
        """Resolve a conversation at the hub."""
        return self._asked(
            await asking.resolved(self.tools, conversation_id, read=True, me=self._me)
        )

    async def answer(self, job_id: str, answer: Answer) -> None:
        """Tell an asking job what the person decided."""
        await answers.answer(self.tools, job_id, answer)
        self.outbox.wake()

    async def remove_job(self, job_id: str) -> bool:
        """Take a job back before anything of it left; False when something may have left."""
        removed = await answers.take_back(self.tools, job_id)
        self.outbox.wake()
        return removed

    async def set_availability(self, availability: Availability) -> None:
        """Set the agent's presence at the hub; when offline, as soon as the hub is back."""
        self._wanted = availability
        async with self._hub_errors():
            await self.tools.hub.set_availability(availability)
            self._wanted = None
            if self.agent is not None:
                self.agent = replace(self.agent, availability=availability)
                self.notices.publish(Change(status=True))

    def company(self, thread: Thread) -> tuple[Present, ...]:
        """Who else is in a conversation now, from memory: who types, and who wrote just now."""
        typing = self.inbox.company.typing(thread.conversation.conversation_id)
        return present(typing, thread.messages, self._me, self.now())

    def came_since(self, thread: Thread, after: int) -> tuple[Message, ...]:
        """What others wrote in a conversation after message `after`, oldest first."""
        return came_since(thread.messages, after, self._me)

    async def set_typing(self, conversation_id: int, on: bool) -> None:
        """Show the customer that somebody is typing, as far as the channel can."""
        async with self._hub_errors():
            await self.tools.hub.set_typing(conversation_id, on)

    @contextlib.asynccontextmanager
    async def _hub_errors(self) -> AsyncIterator[None]:
        """Nothing that waits for the hub may stop a person from going on."""
        try:
            yield
        except ChannelError as error:
            note_refusal(self.tools, error)
            log.info("the hub did not: %s", error.code)


def _load_words() -> None:
    """Load what takes a while on a thread, before the first link needs it."""
    from desktop.services import airports, emoji_table, wording
    from desktop.services.templates import shipped

    wording.languages()
    airports.load()
    emoji_table.emoji()
    shipped()
