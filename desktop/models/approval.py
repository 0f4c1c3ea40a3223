"""What a second person's word is bound to, so that it holds for that and for nothing else."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.models.job import Job, JobKind
from desktop.models.money import Money
from desktop.models.policy import Always, Decision, Deed, Reason, Request, Why
from desktop.models.quote import LineKind, Passenger, Quote

REASONS = "reasons"
"""Under which key a job that asks keeps why it needs a second person."""
CHANGED = "changed"
"""Under which key it keeps that another form of the quote was approved before."""
APPROVES = "approves"
"""The private value beside an approval that says for what it is. The quote's hash covers names and
booking, so a body holds only its salted digest."""
_ABOUT = "ticketing"
"""Under which key a note's payload says for which quote it asks ticketing."""


def of_quote(quote: Quote) -> str:
    """SHA-256 of all that the customer is asked to agree to: any edit makes it another."""
    return quote.shielded().fingerprint()


def of_quotes(quotes: Sequence[Quote]) -> str:
    """The same of the alternatives of one offer, in their order; of one quote its own."""
    if len(quotes) == 1:
        return of_quote(quotes[0])
    return hashlib.sha256("".join(map(of_quote, quotes)).encode()).hexdigest()


def of_deed(
    deed: Deed, job_id: str, quote_id: str, amount: int | None, currency: str, why: str
) -> str:
    """SHA-256 of one refund or mark: it holds for this job alone. `amount` in minor units, None:
    all that is left."""
    told = json.dumps([deed.value, job_id, quote_id, amount, currency, why])
    return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Approval:
    """For what, and which reasons the second person was shown."""

    approves: str
    reasons: frozenset[Why]

    def covers(self, approves: str, reasons: Iterable[Why]) -> bool:
        """Whether it holds for this, and nobody has found another reason since."""
        return self.approves == approves and self.reasons.issuperset(reasons)

    def to_text(self) -> str:
        """What is kept."""
        return " ".join((self.approves, *sorted(self.reasons)))

    @classmethod
    def from_text(cls, text: str) -> "Approval":
        """Read what `to_text` wrote; a reason that is not known covers nothing."""
        approves, *reasons = text.split()
        return cls(approves, frozenset(Why(one) for one in reasons if one in set(Why)))


def link_request(quote: Quote) -> Request:
    """What a policy is asked about a quote's link."""
    holds = set[Always]()
    if any(line.kind is LineKind.WAIVER and line.amount for line in quote.priced_lines):
        holds.add(Always.WAIVER)
    if quote.rebooking.is_ours:
        holds.add(Always.OUR_CHANGE)
    elif not quote.is_priced or any(map(_is_typed, quote.passengers)):
        holds.add(Always.MANUAL_PRICE)
    return Request(Deed.LINK, quote.total, frozenset(holds))


def _is_typed(passenger: Passenger) -> bool:
    """Whether a fare difference was typed as such: no two fares stand behind it, so that lines
    which became prices of each passenger are not taken for computed ones."""
    fare = passenger.price.fare if passenger.price is not None else None
    return fare is not None and fare.only_difference and fare.difference != 0


def ticketing(quote: Quote) -> dict[str, object]:
    """What the note by which ticketing is asked for a quote says of it: whose form it is, and what
    of `Always` is in it."""
    return {
        _ABOUT: {
            "quote": quote.quote_id,
            "form": of_quote(quote),
            "holds": sorted(link_request(quote).holds),
        }
    }


def about(job: Job) -> str:
    """The quote that a note asks ticketing for; empty for every other job."""
    return str(_told(job).get("quote", ""))


def form_of(job: Job) -> str:
    """SHA-256 of the quote that a note asks ticketing for, as it was then."""
    return str(_told(job).get("form", ""))


def ticketing_request(job: Job) -> Request:
    """What a policy is asked about a note: no money moves by it, but a fee may be waived, or the
    change counted as the airline's own."""
    holds = frozenset(Always(one) for one in _told(job).get("holds", ()))
    return Request(Deed.TICKETING, Money(0, "EUR"), holds)


def _told(job: Job) -> Mapping[str, Any]:
    told = job.payload.get(_ABOUT) if job.kind is JobKind.NOTE else None
    return told if isinstance(told, Mapping) else {}


def reasons_of(job: Job) -> tuple[Reason, ...]:
    """Why a job needs a second person, as far as it was told."""
    found: list[Reason] = []
    for item in job.progress.get(REASONS, ()):
        why, counted, limit = item
        found.append(
            Reason(Why(why), Money(*counted) if counted else None, Money(*limit) if limit else None)
        )
    return tuple(found)


def was_changed(job: Job) -> bool:
    """Whether the quote was approved in another form, before it was changed."""
    return bool(job.progress.get(CHANGED))


def stored(decision: Decision) -> list[list[object]]:
    """The reasons as a job and the journal keep them."""
    return [
        [
            one.why.value,
            [one.counted.amount, one.counted.currency] if one.counted else None,
            [one.limit.amount, one.limit.currency] if one.limit else None,
        ]
        for one in decision.reasons
    ]
