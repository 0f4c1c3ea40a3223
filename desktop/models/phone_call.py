"""A call: who called, for how long, about what, and how it ended; a fold of what was noted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class CallKind(StrEnum):
    """What the journal holds of calls. Numbers and addresses stand beside the entries, as personal
    values; bodies hold ids, kinds and seconds."""

    BEGAN = "call.began"
    JOINED = "call.joined"
    """Whose call it is became known, and in which conversation it is dealt with."""
    READ_BACK = "call.read_back"
    """The agent has read the number or address back to the caller to which a link may go."""
    OPENING = "call.opening"
    """By which job a conversation is being opened for it; by none, where that came to nothing."""
    HUNG_UP = "call.hung_up"
    GOES_ON = "call.goes_on"
    """It had not ended after all."""
    ENDED = "call.ended"
    """Wrapped up."""
    DROPPED = "call.dropped"
    """It was no call: it counts nowhere."""


class CallReason(StrEnum):
    """What a call was about."""

    REBOOKING = "rebooking"
    REFUND = "refund"
    EXTRAS = "extras"
    BOOKING = "booking"
    PAYMENT = "payment"
    COMPLAINT = "complaint"
    OTHER = "other"


class CallEnd(StrEnum):
    """How a call ended for the customer."""

    PAID = "paid"
    LINK_SENT = "link_sent"
    ANSWERED = "answered"
    CALL_BACK = "call_back"
    HANDED_OVER = "handed_over"
    CUT_OFF = "cut_off"


@dataclass(frozen=True, slots=True)
class CallFact:
    """One entry about a call. `at` is UTC seconds; `private` what stands beside it."""

    kind: CallKind
    at: float
    actor: str
    body: Mapping[str, Any]
    private: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """Times are UTC seconds by the desk's clock. `number` is the caller's, empty when withheld, or
    forgotten by now. `contact_id` and `conversation_id` are 0 while nobody knows whose call it is.

    `read_back` says to which address in which conversation a link may go: it was read back.
    `opening` is the job that opens a conversation at an address that was read back; empty where
    none does.
    """

    call_id: str
    began_at: float
    actor: str
    number: str = ""
    contact_id: int = 0
    conversation_id: int = 0
    read_back: tuple[int, str] = (0, "")
    opening: str = ""
    hung_up_at: float | None = None
    ended_at: float | None = None
    reason: CallReason | None = None
    end: CallEnd | None = None

    @property
    def is_over(self) -> bool:
        """Whether it is wrapped up."""
        return self.ended_at is not None

    @property
    def is_talking(self) -> bool:
        """Whether the caller is on the line."""
        return self.hung_up_at is None and self.ended_at is None

    def talked_s(self, now: float) -> float:
        """For how long they talked, so far."""
        until = self.hung_up_at if self.hung_up_at is not None else self.ended_at
        return max(0.0, (now if until is None else until) - self.began_at)

    def may_send(self, conversation_id: int) -> bool:
        """Whether a link may go into this conversation: its address was read back in this call."""
        return bool(conversation_id) and self.read_back[0] == conversation_id


def fold_calls(facts: Iterable[CallFact]) -> tuple[Call, ...]:
    """Return the calls of which these facts tell, the newest first; facts in the order of the
    journal. What was no call is left out, and so is one whose beginning is not among them."""
    calls: dict[str, Call] = {}
    for fact in facts:
        call_id = str(fact.body.get("call", ""))
        if fact.kind is CallKind.BEGAN:
            number = fact.private.get("number", "")
            calls.setdefault(call_id, Call(call_id, fact.at, fact.actor, number))
        elif fact.kind is CallKind.DROPPED:
            calls.pop(call_id, None)
        elif call_id in calls:
            calls[call_id] = _after(calls[call_id], fact)
    return tuple(sorted(calls.values(), key=lambda one: (one.began_at, one.call_id), reverse=True))


def _after(call: Call, fact: CallFact) -> Call:
    body = fact.body
    match fact.kind:
        case CallKind.JOINED:
            return replace(
                call,
                contact_id=_number(body.get("contact")),
                conversation_id=_number(body.get("conversation")),
            )
        case CallKind.READ_BACK:
            address = fact.private.get("address", "")
            there = _number(body.get("conversation"))
            return replace(call, read_back=(there, address), opening="")
        case CallKind.OPENING:
            return replace(call, opening=str(body.get("job", "")))
        case CallKind.HUNG_UP:
            return replace(call, hung_up_at=fact.at)
        case CallKind.GOES_ON:
            return replace(call, hung_up_at=None)
        case CallKind.ENDED:
            return replace(
                call,
                ended_at=fact.at,
                reason=_one_of(CallReason, body.get("reason")),
                end=_one_of(CallEnd, body.get("end")),
            )
    return call


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _one_of(kind: Any, value: Any) -> Any:
    return kind(value) if value in set(kind) else None
