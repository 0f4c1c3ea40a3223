"""One link of a quote: asked for, made, sent, tried, ended. A fold over its facts in order."""

from dataclasses import dataclass, field

from desktop.models.fact import SAID, Fact, FactKind
from desktop.models.stage import ReminderDue, Stage

_ATTEMPT = {
    FactKind.PAYMENT_TRYING: Stage.PAYING,
    FactKind.PAYMENT_AT_BANK: Stage.AT_BANK,
    FactKind.PAYMENT_DECLINED: Stage.DECLINED,
    FactKind.PAYMENT_PROCESSING: Stage.PROCESSING,
    FactKind.PAYMENT_FAILED: Stage.PAYMENT_FAILED,
}
_MESSAGE_RUNGS = {
    FactKind.MESSAGE_ACCEPTED: Stage.WITH_HUB,
    FactKind.MESSAGE_ON_PLATFORM: Stage.SENT,
    FactKind.MESSAGE_DELIVERED: Stage.DELIVERED,
    FactKind.MESSAGE_READ: Stage.SEEN,
}
_RUNG_ORDER = {rung: height for height, rung in enumerate(_MESSAGE_RUNGS.values())}
_PROGRESS = {
    FactKind.MESSAGE_POSTING: Stage.CREATING,
    FactKind.MESSAGE_CHECKING: Stage.CHECKING,
    FactKind.MESSAGE_ABSENT: Stage.UNKNOWN,
}
# A provider stamps whole seconds: an end this close to the planned one is the planned one.
_EXPIRY_SLACK_S = 5.0
Outcome = tuple[Stage, Fact]
"""Where something stands, and the fact that says so."""


@dataclass(slots=True)
class LinkFacts:
    """One generation: its link, its messages, and the attempts to pay it."""

    created: Fact | None = None
    lapsed: Outcome | None = None
    attempt: Outcome | None = None
    cancel: Outcome | None = None
    request: Outcome | None = None
    progress: Outcome | None = None
    rungs: dict[int, Outcome] = field(default_factory=dict)
    failed: dict[int, Fact] = field(default_factory=dict)
    message: int | None = None
    intent: str = ""
    method: str = ""
    declines: int = 0
    not_delivered: str = ""
    cancel_failed: str = ""
    reminded: float | None = None
    reminder_due: ReminderDue = ReminderDue.NO
    reached: dict[Stage, float] = field(default_factory=dict)

    @property
    def was_made(self) -> bool:
        """Whether something of what is known says that there is, or was, a link."""
        return bool(self.created or self.rungs or self.failed or self.attempt or self.lapsed)

    @property
    def can_be_paid(self) -> bool:
        """Whether the link is there and has not ended."""
        failed = self.attempt is not None and self.attempt[0] is Stage.PAYMENT_FAILED
        return self.created is not None and self.lapsed is None and not failed

    @classmethod
    def of(cls, ordered: list[Fact]) -> "LinkFacts":
        """What the facts of one generation, in their order, say of it."""
        link = cls()
        for fact in ordered:
            link._take_link(fact)
            link._take_message(fact)
            link._take_attempt(fact)
        link._settle(ordered)
        return link

    def _take_link(self, fact: Fact) -> None:
        match fact.kind:
            case FactKind.LINK_ASKED:
                self.request = Stage.QUEUED, fact
            case FactKind.APPROVAL_ASKED:
                self.request = Stage.NEEDS_APPROVAL, fact
            case FactKind.APPROVED:
                self.request = Stage.QUEUED, fact
            case FactKind.LINK_WITHDRAWN:
                self.request = self.cancel = None  # without a link there is nothing to cancel
            case FactKind.LINK_CREATING:
                self.request = Stage.CREATING, fact
            case FactKind.LINK_CHECKING:
                self.request = Stage.CHECKING, fact
            case FactKind.LINK_REFUSED:
                self.request = Stage.REFUSED, fact
            case FactKind.LINK_CREATED:
                self.created = self.created or fact
            case FactKind.CANCEL_ASKED:
                self.cancel = Stage.CANCELLING, fact
            case FactKind.CANCEL_FAILED:
                self.cancel = Stage.CANCEL_FAILED, fact
                self.cancel_failed = str(fact.body.get("reason", ""))
            case FactKind.REMINDER_DUE:
                self.reminder_due = _due(fact)
            case _:
                pass

    def _take_message(self, fact: Fact) -> None:
        if fact.kind in _PROGRESS:
            self.progress = _PROGRESS[fact.kind], fact
        message = fact.body.get("message")
        if fact.kind is FactKind.MESSAGE_FAILED:
            # The hub may refuse a message before it has an id.
            self.failed[-1 if message is None else message] = fact
        rung = _MESSAGE_RUNGS.get(fact.kind)
        if rung is None:
            return
        if fact.kind is FactKind.MESSAGE_ACCEPTED:
            self.reminder_due = ReminderDue.NO  # sent once more is reminded, by whatever channel
        if fact.body.get("reminds") and self.reminded is None:
            self.reminded = fact.at
        message = -1 if message is None else message
        before = self.rungs.get(message)
        if before is None or _RUNG_ORDER[rung] > _RUNG_ORDER[before[0]]:
            self.rungs[message] = rung, fact
        self.reached.setdefault(rung, fact.at)

    def _take_attempt(self, fact: Fact) -> None:
        self.intent = str(fact.body.get("intent") or self.intent)
        if fact.kind is FactKind.PAYMENT_DECLINED:
            self.declines += 1
        if fact.kind in _ATTEMPT:
            self.attempt = _ATTEMPT[fact.kind], fact
            self.reached.setdefault(Stage.PAYING, fact.at)
            if fact.kind in (FactKind.PAYMENT_TRYING, FactKind.PAYMENT_AT_BANK):
                self.method = ""  # another attempt, perhaps by another way: not the last one's
        elif fact.kind is FactKind.PAYMENT_CANCELED:
            self.attempt = None
        self.method = str(fact.body.get("method") or self.method)

    def _settle(self, ordered: list[Fact]) -> None:
        """What can only be said once all facts are in."""
        expires_at = self.created.body.get("expires_at") if self.created else None
        for fact in ordered:
            if fact.kind is FactKind.LINK_CANCELLED:
                self.lapsed = Stage.CANCELLED, fact
            elif fact.kind is FactKind.LINK_EXPIRED and (
                self.lapsed is None or self.lapsed[0] is not Stage.CANCELLED
            ):
                early = expires_at is not None and fact.at < expires_at - _EXPIRY_SLACK_S
                self.lapsed = (Stage.CANCELLED if early else Stage.EXPIRED), fact
        standing = {key: rung for key, rung in self.rungs.items() if key not in self.failed}
        if standing:
            best = max(standing, key=lambda key: (_RUNG_ORDER[standing[key][0]], key))
            self.message = None if best < 0 else best
        elif self.failed:
            last = max(self.failed)
            self.message = None if last < 0 else last
            body = self.failed[last].body
            self.not_delivered = str(body.get(SAID) or body.get("reason") or "failed")

    def stage(self) -> Outcome | None:
        """Where an unpaid link stands; None when there is none."""
        if self.attempt and self.attempt[0] is Stage.PROCESSING:
            return self.attempt
        if self.attempt and self.attempt[0] is Stage.PAYMENT_FAILED:
            return self.attempt
        return (
            self.lapsed
            or self.cancel
            or self.attempt
            or self._message_stage()
            or self._link_stage()
        )

    def _message_stage(self) -> Outcome | None:
        standing = [rung for key, rung in self.rungs.items() if key not in self.failed]
        if standing:
            return max(standing, key=lambda rung: _RUNG_ORDER[rung[0]])
        last_failed = max(self.failed.values(), key=lambda fact: fact.at, default=None)
        if self.progress and (last_failed is None or self.progress[1].at > last_failed.at):
            return self.progress
        return (Stage.NOT_DELIVERED, last_failed) if last_failed else None

    def _link_stage(self) -> Outcome | None:
        if self.created:
            return Stage.CREATING, self.created
        return self.request


def _due(fact: Fact) -> ReminderDue:
    """Why a person has to remind; by a reason that is not known, because nobody else may."""
    reason = str(fact.body.get("reason", ""))
    return ReminderDue(reason) if reason in set(ReminderDue) and reason else ReminderDue.PERSON
