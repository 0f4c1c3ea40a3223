"""What was paid and what went back, over all links of a quote. A fold over facts in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.models.fact import Fact, FactKind, amount_of, canonical
from desktop.models.issuing import Issued
from desktop.models.ladder_link import LinkFacts, Outcome
from desktop.models.stage import Stage

OF_DISPUTES = frozenset({FactKind.DISPUTED, FactKind.DISPUTE_UPDATED, FactKind.DISPUTE_CLOSED})
"""What tells of a dispute."""
_DISPUTE_OVER = frozenset({"won", "warning_closed", "prevented"})
_REFUND_UNDER_WAY = frozenset({"pending", "requires_action"})


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of a quote, and what went back of it, in minor units. `intent` is empty while
    only the session is known."""

    generation: int
    session: str
    intent: str
    amount: int
    refunded: int
    given: int = 0
    """What of `refunded` went back by another way, so that the provider knows nothing of it."""

    @property
    def left(self) -> int:
        """What can still be refunded of it."""
        return max(0, self.amount - self.refunded)


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that came in (or, below 0, went back) at a moment, in minor units."""

    at: float
    amount: int
    currency: str


def movements(facts: Iterable[Fact]) -> tuple[Movement, ...]:
    """Return each payment of a quote, and each refund that has not failed, when it was first known,
    the earliest first. Together they are the ladder's `paid` less its `refunded`."""
    money = MoneyFacts.of(canonical(facts))
    came = [Movement(one.at, amount_of(one), money.currency) for one in money.payments.values()]
    went = [
        Movement(money.refunded_at.get(key, one.at), -amount_of(one), money.currency)
        for key, one in money.refunds.items()
        if not _refund_failed(one)
    ]
    return tuple(sorted(came + went, key=lambda one: (one.at, -one.amount)))


@dataclass(slots=True)
class MoneyFacts:
    """What was paid and what went back, over all generations of a quote."""

    payments: dict[str, Fact] = field(default_factory=dict)
    refunds: dict[str, Fact] = field(default_factory=dict)
    refunded_at: dict[str, float] = field(default_factory=dict)
    disputes: dict[str, Fact] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, ordered: list[Fact]) -> "MoneyFacts":
        """What all facts of a quote, in their order, say of its money."""
        money = cls()
        # A payment is told by its session and by its PaymentIntent: one of them, known by both.
        intent_of = {
            fact.body["session"]: fact.body["intent"]
            for fact in ordered
            if fact.body.get("session") and fact.body.get("intent")
        }
        unclaimed = _unclaimed_intents(ordered, set(intent_of.values()))
        for fact in ordered:
            if fact.kind is FactKind.PAYMENT_PAID:
                session = str(fact.body.get("session") or "")
                intent = fact.body.get("intent") or intent_of.get(session)
                key = str(intent or unclaimed.get(fact.generation) or session)
                known = money.payments.setdefault(key, fact)
                said = {name: value for name, value in known.body.items() if value}
                money.payments[key] = Fact(
                    known.kind, known.at, known.source, {**known.body, **fact.body, **said}
                )
            elif fact.kind in (FactKind.REFUND, FactKind.REFUND_FAILED):
                key = str(fact.body.get("refund", ""))
                money.refunded_at.setdefault(key, fact.at)
                before = money.refunds.get(key)
                if before is None or not _refund_failed(before):
                    money.refunds[key] = fact
            elif fact.kind is FactKind.GIVEN_BACK:
                money.refunds[fact.source] = fact  # its own key: it stands for others
                money.refunded_at.setdefault(fact.source, fact.at)
                money.settled.update(_names(fact.body.get("failed")))
            elif fact.kind in OF_DISPUTES:
                key = str(fact.body.get("dispute", ""))
                before = money.disputes.get(key)
                ends = fact.kind is FactKind.DISPUTE_CLOSED
                if before is None or (ends and before.kind is not FactKind.DISPUTE_CLOSED):
                    money.disputes[key] = fact  # how it goes on meanwhile changes no stage
        return money

    @property
    def first(self) -> Fact | None:
        """The earliest payment."""
        return next(iter(self.payments.values()), None)

    @property
    def generation(self) -> int:
        """Which link was paid first; 0 where none was."""
        return self.first.generation if self.first else 0

    @property
    def currency(self) -> str:
        """That of the earliest payment; empty where there is none."""
        return str(self.first.body.get("currency", "")) if self.first else ""

    @property
    def session(self) -> str:
        """That of the earliest payment; empty while only its PaymentIntent is known."""
        return str(self.first.body.get("session", "")) if self.first else ""

    @property
    def total(self) -> int:
        """What was paid, in minor units."""
        return sum(amount_of(fact) for fact in self.payments.values())

    @property
    def refunded(self) -> int:
        """What went back or is on its way, in minor units."""
        return sum(amount_of(fact) for fact in self.refunds.values() if not _refund_failed(fact))

    @property
    def refund_pending(self) -> int:
        """What of it the provider has not confirmed, in minor units."""
        return sum(
            amount_of(fact)
            for fact in self.refunds.values()
            if fact.body.get("status") in _REFUND_UNDER_WAY
        )

    def failed(self) -> tuple[tuple[str, int], ...]:
        """The refunds that failed after the last one that did not, and for which nothing was given
        by another way. What was given stands for those that it names, and for no others."""
        went = [one for one in self.refunds.values() if not _refund_failed(one)]
        by_provider = (one for one in went if one.kind is not FactKind.GIVEN_BACK)
        last = max(map(_when, by_provider), default=(0.0, ""))
        return tuple(
            (key, amount_of(fact))
            for key, fact in self.refunds.items()
            if _refund_failed(fact) and key not in self.settled and _when(fact) > last
        )

    @property
    def _last_refund(self) -> Fact | None:
        """The latest refund that is not settled by another way; what was given so comes after one
        that failed, whenever it did."""
        standing = [
            fact
            for key, fact in self.refunds.items()
            if not (_refund_failed(fact) and key in self.settled)
        ]
        by_provider = [one for one in standing if one.kind is not FactKind.GIVEN_BACK]
        last = max(by_provider, key=_when, default=None)
        if last is not None and _refund_failed(last):
            return last
        return max(standing, key=_when, default=None)

    def each(self) -> tuple[Payment, ...]:
        """The payments with what went back of each, the earliest first. A refund that names none
        of them counts where there is still most left."""
        back = dict.fromkeys(self.payments, 0)
        given = dict.fromkeys(self.payments, 0)
        loose: list[Fact] = []
        for fact in self.refunds.values():
            intent = str(fact.body.get("intent") or "")
            if _refund_failed(fact):
                continue
            if intent in back:
                back[intent] += amount_of(fact)
            else:
                loose.append(fact)
        for fact in loose:
            if back:
                most = max(back, key=lambda key: amount_of(self.payments[key]) - back[key])
                back[most] += amount_of(fact)
                if fact.kind is FactKind.GIVEN_BACK:
                    given[most] += amount_of(fact)
        found: list[Payment] = []
        for key, fact in self.payments.items():
            session = str(fact.body.get("session") or "")
            intent = str(fact.body.get("intent") or ("" if key == session else key))
            found.append(
                Payment(fact.generation, session, intent, amount_of(fact), back[key], given[key])
            )
        return tuple(found)

    def stage(
        self,
        link: LinkFacts,
        paperwork: Mapping[FactKind, Fact],
        issued: Issued | None,
        late: bool,
    ) -> Outcome | None:
        """Where a paid quote stands; None when no money has come. `late`: after its price."""
        elsewhere = paperwork.get(FactKind.PAID_ELSEWHERE)
        if self.first is None and elsewhere is None:
            return None
        against_us = [
            fact
            for fact in self.disputes.values()
            if str(fact.body.get("status", "")) not in _DISPUTE_OVER
        ]
        # One that the bank has not decided goes before those that it has.
        open_dispute = next(
            (fact for fact in against_us if fact.kind is not FactKind.DISPUTE_CLOSED),
            next(iter(against_us), None),
        )
        if open_dispute is not None:
            return Stage.DISPUTED, open_dispute
        refund = self._last_refund
        if refund is not None and _refund_failed(refund):
            return Stage.REFUND_FAILED, refund
        payments = list(self.payments.values())
        surplus = self.total - int(payments[0].body.get("amount", 0)) if payments else 0
        if elsewhere is not None:
            surplus = (
                self.total
            )  # it was paid by another way: all that the link brought is too much
        if refund is not None and self.refunded >= self.total and elsewhere is None:
            return Stage.REFUNDED, refund
        if surplus > self.refunded:
            return Stage.PAID_TWICE, payments[0 if elsewhere is not None else 1]
        if refund is not None and self.refunded > surplus:
            return Stage.PARTLY_REFUNDED, refund
        if FactKind.CUSTOMER_TOLD in paperwork:
            return Stage.TOLD, paperwork[FactKind.CUSTOMER_TOLD]
        if FactKind.TICKET_ISSUED in paperwork:
            whole = issued is None or issued.is_complete
            stage = Stage.TICKETED if whole else Stage.PARTLY_TICKETED
            return stage, paperwork[FactKind.TICKET_ISSUED]
        if self.first is None or elsewhere is not None:
            return (Stage.PAID_ELSEWHERE, elsewhere) if elsewhere else None
        if late or (link.lapsed is not None and link.lapsed[1].at < self.first.at):
            return Stage.PAID_AFTER_LAPSE, self.first
        return Stage.PAID, self.first


def _unclaimed_intents(ordered: list[Fact], claimed: set[object]) -> dict[int, object]:
    """By generation, the one paid PaymentIntent that no session names.

    A generation has one session: where that was told as paid without its PaymentIntent, this is it.
    """
    loose: dict[int, set[object]] = {}
    for fact in ordered:
        intent = fact.body.get("intent")
        if fact.kind is FactKind.PAYMENT_PAID and intent and intent not in claimed:
            loose.setdefault(fact.generation, set()).add(intent)
    return {number: found.pop() for number, found in loose.items() if len(found) == 1}


def _when(fact: Fact) -> tuple[float, str]:
    return fact.at, fact.source


def _names(value: object) -> Iterable[str]:
    """The ids that a body lists."""
    return map(str, value) if isinstance(value, list | tuple) else ()


def _refund_failed(fact: Fact) -> bool:
    return fact.kind is FactKind.REFUND_FAILED or fact.body.get("status") in ("failed", "canceled")
