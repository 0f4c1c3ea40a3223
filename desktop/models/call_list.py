"""One call as the list of calls shows it."""

from dataclasses import dataclass

from desktop.models.conversation import Contact
from desktop.models.inbox import PaymentBadge
from desktop.models.phone_call import Call
from desktop.models.stage import Stage

_TO_TICKET = frozenset(
    {
        Stage.PAID,
        Stage.PAID_AFTER_LAPSE,
        Stage.PAID_TWICE,
        Stage.PAID_ELSEWHERE,
        Stage.PARTLY_TICKETED,
    }
)


@dataclass(frozen=True, slots=True)
class CallRow:
    """`contact` is None while nobody knows who called; `badge` is the money of the conversation in
    which the call went on."""

    call: Call
    contact: Contact | None = None
    badge: PaymentBadge | None = None

    @property
    def to_pay(self) -> bool:
        """Whether a link of it can still be paid."""
        return self.badge is not None and self.badge.stage.is_open

    @property
    def to_ticket(self) -> bool:
        """Whether it is paid, and somebody waits for a ticket."""
        return self.badge is not None and self.badge.stage in _TO_TICKET
