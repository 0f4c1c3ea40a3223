"""Follows the money: one look at the provider's event feed after another, never a read per link."""

import asyncio
import json
import logging
from collections.abc import Iterable, Sequence

from desktop.models.fact import FactKind
from desktop.models.fraud_hints import Payer
from desktop.models.journal import Draft, JournalEntry
from desktop.models.ladder import Ladder
from desktop.models.stage import Stage
from desktop.services.health.service_health import Service
from desktop.services.jobs.crash_points import FEED_AFTER_READ
from desktop.services.jobs.job_moves import asked_to_wait, note_refusal
from desktop.services.jobs.ledger import is_news
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change
from desktop.services.payments.check_link import check_link, news
from desktop.services.payments.payer import payer_of
from desktop.services.payments.payment_facts import (
    Joined,
    join,
    link_created_fact,
    number,
    offers_known,
)
from desktop.services.psp.budget import ReadBudget
from desktop.services.psp.gateway import (
    GatewayError,
    Link,
    NotAllowed,
    NotReached,
    PaymentFact,
    PaymentMethod,
)
from desktop.services.timing.clock import WORTH_SHOWING_S
from desktop.services.timing.horizons import Horizons

log = logging.getLogger(__name__)

WATERMARK = "psp.watermark"
LISTED = "psp.listed"
"""Until when the provider's list of links was read (UTC seconds)."""
BUDGET = "psp.budget"
_LAG_S = 600.0
"""How far the watermark may stay behind in a quiet account; events can show late."""
_MOST_HOMELESS = 100
"""Refunds and disputes whose payment is not known yet, kept to be joined when it is."""
_METHOD_TRIES = 3
_LONGEST_AWAY_S = 31 * 86400.0
"""A desk that was off for longer asks for the links of this time only."""
_RECONCILE_AGAIN_S = 300.0
_HEATING = (Stage.SEEN, Stage.PAYING, Stage.AT_BANK, Stage.DECLINED)
_TAKES = frozenset({FactKind.PAYMENT_PAID, FactKind.PAYMENT_PROCESSING})
"""After which nothing else of an offer may stand."""
_NAMED_BY = (FactKind.PAYMENT_AT_BANK, FactKind.PAYMENT_PROCESSING, FactKind.PAYMENT_PAID)


def interval(
    ladders: Iterable[Ladder], *, hot: bool, just_lapsed: bool, horizons: Horizons
) -> float:
    """Seconds between two looks at the feed. It depends on what is open, not on how much."""
    stages = {ladder.stage for ladder in ladders}
    if hot and stages:
        return horizons.watch_hot_s
    if stages - {Stage.PROCESSING}:
        return horizons.watch_open_s
    if stages or just_lapsed:
        return horizons.watch_processing_s
    return horizons.watch_idle_s


class PaymentWatcher:
    """The one that reads the feed. `passes` counts whole looks, `checked_at` is when the last one
    ended (UTC seconds, None before the first)."""

    def __init__(self, tools: Tools, budget: ReadBudget) -> None:
        self._tools = tools
        self._budget = budget
        self.checked_at: float | None = None
        self.passes = 0
        self._wake = asyncio.Event()
        self._hot_until = 0.0
        self._lapsed_until = 0.0
        self._looked_at = float("-inf")
        self._reconcile_at = 0.0
        self._overdue_at = 0.0
        self._beside_at = float("inf")
        self._may_name = True
        self._unnamed: dict[str, tuple[JournalEntry, int]] = {}
        self._homeless: list[PaymentFact] = []
        self._restored = False
        tools.ledger.on_ladder(self._on_ladder)

    @property
    def every_s(self) -> float:
        """Seconds between two looks, as things stand."""
        return self._interval(_monotonic())

    def heat(self) -> None:
        """Something may happen soon: look often for a while."""
        now = _monotonic()
        was_hot = self._hot_until > now
        self._hot_until = now + self._tools.horizons.hot_for_s
        if not was_hot:
            self._wake.set()

    def customer_wrote(self, conversation_id: int) -> None:
        """A message came in: the customer is there, and may be paying."""
        if self._tools.ledger.open_in(conversation_id):
            self.heat()

    def look_again(self) -> None:
        """Look at the feed at once."""
        self._looked_at = float("-inf")
        self._wake.set()

    def look_at_links(self) -> None:
        """Somebody looks at the links of all desks: the provider's list is read at once, where that
        was not done for five minutes."""
        if _monotonic() >= self._overdue_at:
            self._beside_at = min(self._beside_at, _monotonic())
            self._wake.set()

    async def run(self) -> None:
        """Look until cancelled."""
        await self._restore_budget()
        while True:
            await self._sleep()
            await self.look()

    async def look(self) -> bool:
        """One whole pass: the feed, and the session list when it is due. True when it succeeded."""
        tools = self._tools
        await tools.gate.poll()
        self._looked_at = _monotonic()
        if self._looked_at >= self._beside_at:
            self._beside_at, self._reconcile_at = float("inf"), 0.0
        try:
            await self._read_feed()
            if self._is_reconcile_due():
                await self._reconcile()
                if self._homeless:
                    await tools.ledger.record((await self._join()).drafts)
            await self._name_methods()
        except GatewayError as error:
            note_refusal(tools, error)
            if not isinstance(error, NotAllowed):
                tools.health.unreachable(
                    Service.PSP, error.message, error.retry_after_s, slowed=asked_to_wait(error)
                )
            return False
        self.passes += 1
        self.checked_at = tools.now()
        await tools.provider_clock.keep(tools.ledger.store)
        short = self._budget.is_short(tools.now())
        tools.health.worked(Service.PSP, "reads_short" if short else "")
        tools.ledger.notices.publish(Change(status=True))
        return True

    async def check_now(self, quote_id: str) -> None:
        """Read one link directly, because a person asks. Raises `GatewayError`."""
        self.heat()
        await check_link(self._tools, quote_id)

    def _on_ladder(self, quote_id: str, before: Ladder | None, after: Ladder) -> None:
        if any(is_news(before, after, stage) for stage in _HEATING):
            self.heat()
        if before is not None and after.stage is Stage.EXPIRED:
            self._lapsed_until = _monotonic() + self._tools.horizons.after_expiry_s
        if before is None and after.stage.is_open:
            self._wake.set()  # from now on the interval is a shorter one

    async def _sleep(self) -> None:
        """Wait until the next look is due, however that changes meanwhile."""
        tools = self._tools
        while True:
            self._wake.clear()
            now = _monotonic()
            pause = tools.health.paused_until(Service.PSP) - tools.now()
            due = min(self._looked_at + self._interval(now), self._beside_at)
            seconds = max(due - now, pause)
            if seconds <= 0:
                return
            try:
                async with asyncio.timeout(seconds):
                    await self._wake.wait()
            except TimeoutError:
                return

    def _interval(self, now: float) -> float:
        seconds = interval(
            self._tools.ledger.open_links.values(),
            hot=self._hot_until > now,
            just_lapsed=self._lapsed_until > now,
            horizons=self._tools.horizons,
        )
        return seconds * self._budget.interval_factor(self._tools.now())

    async def _read_feed(self) -> None:
        tools = self._tools
        store = tools.ledger.store
        mark = await store.mark(WATERMARK)
        if mark is None:
            watermark = tools.provider_now() - tools.horizons.look_back_s
        else:
            # Never ahead of the provider: a mark of a wrong clock would hide all until then.
            watermark = min(float(mark), tools.provider_now())
        since = watermark - tools.horizons.feed_overlap_s
        known = await store.seen_events(since)
        page = await tools.gateway.feed(since, known)
        if page.watermark > tools.provider_now() + WORTH_SHOWING_S:
            # The provider's clock was set: a second answer tells the desk's clock for certain.
            page = await tools.gateway.feed(since, known)
        tools.crash.hit(FEED_AFTER_READ)
        if page.unread:
            log.warning("%d events of the feed could not be read", page.unread)
        now = tools.provider_now()
        newest = max(watermark, min(page.watermark, now + WORTH_SHOWING_S), now - _LAG_S)
        joined = await self._join(page.facts)
        # One that waits for its payment is not read yet: should the desk end now, it is read again.
        fresh = page.seen - known - {fact.event_id for fact in joined.homeless}
        if fresh or joined.drafts or mark is None or newest - watermark > _LAG_S / 10:
            entries = await tools.ledger.record(
                joined.drafts,
                marks={WATERMARK: repr(newest), **joined.marks, **self._budget_mark()},
                seen_events=[(event_id, newest) for event_id in fresh],
            )
            self._note_payments(entries)
            if entries:
                await self._look_beside(page.facts)

    async def _look_beside(self, facts: Sequence[PaymentFact]) -> None:
        """A link that another desk made is taken: what stands in one offer with it is looked for
        soon, and ended where that desk did not, because it is off."""
        makers = {one.metadata.get("desk_job", "") for one in facts if one.kind in _TAKES} - {""}
        for maker in makers:
            if not await self._tools.ledger.store.job_stands(maker):
                soon = _monotonic() + self._tools.horizons.siblings_after_s
                self._beside_at = min(self._beside_at, soon)

    async def _join(self, facts: Sequence[PaymentFact] = ()) -> Joined:
        """Join new facts, and those that wait for their payment to be known."""
        waiting = {fact.source: fact for fact in (*self._homeless, *facts)}
        tools = self._tools
        joined = await join(
            tools.ledger.store, tuple(waiting.values()), tools.gateway.capabilities.name
        )
        self._homeless = joined.homeless[-_MOST_HOMELESS:]
        return joined

    def _note_payments(self, entries: Sequence[JournalEntry]) -> None:
        for entry in entries:
            if entry.kind == FactKind.PAYMENT_PAID and entry.body.get("session"):
                self._budget.note_payment(self._tools.now())
            intent = str(entry.body.get("intent") or "")
            if entry.kind in _NAMED_BY and intent and not entry.body.get("method"):
                self._unnamed[intent] = (entry, 0)

    async def _name_methods(self) -> None:
        """Read how the customer pays: once for each attempt, where the key may."""
        tools = self._tools
        for intent, (entry, tries) in tuple(self._unnamed.items()):
            if not self._may_name:
                self._unnamed.clear()
                return
            try:
                method = await tools.gateway.payment_method(intent)
            except NotAllowed:
                self._may_name = False
                continue
            except NotReached:
                if tries + 1 < _METHOD_TRIES:
                    self._unnamed[intent] = (entry, tries + 1)
                else:
                    del self._unnamed[intent]
                continue
            except GatewayError:
                method = PaymentMethod()
            del self._unnamed[intent]
            if method.type:
                payer = await payer_of(tools.ledger.store, entry.quote_id, method.payer)
                await tools.ledger.record([_method_fact(entry, intent, method, payer)])

    def _is_reconcile_due(self) -> bool:
        now = _monotonic()
        if now >= self._reconcile_at:
            return True
        overdue = self._tools.provider_now() - self._tools.horizons.overdue_s
        return now >= self._overdue_at and any(
            ladder.expires_at is not None and ladder.expires_at < overdue
            for ladder in self._tools.ledger.open_links.values()
            if ladder.stage is not Stage.PROCESSING
        )

    async def _reconcile(self) -> None:
        """Compare what is known with the provider's list: nothing may have been missed."""
        tools = self._tools
        horizons = tools.horizons
        margin = horizons.look_back_s + horizons.reconcile_every_s
        begun = tools.provider_now()
        oldest = min(
            (
                ladder.expires_at
                for ladder in tools.ledger.open_links.values()
                if ladder.expires_at is not None
            ),
            default=begun,
        )
        # What other desks made while this one was off is in no event: only the list tells of it.
        listed = float(await tools.ledger.store.mark(LISTED) or begun)
        since = min(oldest, max(listed, begun - _LONGEST_AWAY_S), begun) - margin
        links = await tools.gateway.links_since(since)
        ours = [link for link in links if link.metadata.get("desk_quote")]
        theirs: list[Link] = []
        ladders = await tools.ledger.store.ladders(
            list({link.metadata["desk_quote"] for link in ours})
        )
        drafts: list[Draft] = []
        marks: dict[str, str] = {}
        provider = tools.gateway.capabilities.name
        for link in ours:
            quote_id = link.metadata["desk_quote"]
            generation = number(link.metadata, "desk_generation")
            conversation = number(link.metadata, "desk_conversation")
            maker = link.metadata.get("desk_job", "")
            job = await tools.ledger.store.known_job(maker)
            if job is not None and not job.state.is_over and "session" not in job.progress:
                continue  # its own job is about to find it
            is_ours = job is not None or await tools.ledger.store.job_stands(maker)
            if not is_ours:
                theirs.append(link)
            if await tools.ledger.store.quote_of_session(link.session) is None:
                drafts.append(
                    link_created_fact(
                        link, quote_id, generation, conversation, provider=provider, ours=is_ours
                    )
                )
            drafts += news(tools, link, quote_id, generation, conversation, ladders.get(quote_id))
            if link.intent:
                marks[f"intent:{link.intent}"] = f"{quote_id} {generation} {conversation}"
        # What is known already is left out by its source; a payment above is seen with its offer.
        drafts += offers_known(theirs, provider)
        await tools.ledger.record(drafts, marks=marks | {LISTED: repr(begun)})
        tools.ledger.reconciled = True
        self._beside_at = float("inf")
        now = _monotonic()
        self._reconcile_at = now + horizons.reconcile_every_s
        self._overdue_at = now + _RECONCILE_AGAIN_S

    async def _restore_budget(self) -> None:
        if self._restored:
            return  # it is added to what was counted since: once
        self._restored = True
        stored = await self._tools.ledger.store.mark(BUDGET)
        if stored:
            self._budget.restore(json.loads(stored))

    def _budget_mark(self) -> dict[str, str]:
        return {BUDGET: json.dumps(self._budget.snapshot())}


def _method_fact(
    entry: JournalEntry, intent: str, method: PaymentMethod, payer: Payer | None
) -> Draft:
    """How it is paid, and of who pays a country, and a word in place of the name."""
    provider, _, rest = entry.source.partition(":")
    return Draft(
        entry.at,
        FactKind.PAYMENT_METHOD,
        entry.quote_id,
        entry.actor,
        f"{provider}:method:{rest}",
        {
            "generation": entry.body.get("generation", 0),
            "conversation": entry.body.get("conversation", 0),
            "intent": intent,
            "method": method.type,
            **({"card_country": method.country} if method.country else {}),
            **({"payer": payer.value} if payer is not None else {}),
        },
    )


def _monotonic() -> float:
    return asyncio.get_running_loop().time()
