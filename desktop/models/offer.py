"""An offer: up to three alternatives in one message, of which the customer pays one.

Each alternative is a quote with a link and a ladder of its own. What the offer as a whole comes to
is a pure function of theirs, so it depends on no order and no desk.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.models.fact import Fact, FactKind
from desktop.models.ladder import Ladder, fold, offered_with
from desktop.models.quote import Quote
from desktop.models.stage import Stage

MOST = 3
"""So many alternatives stand in one message."""


def in_order(quotes: Sequence[Quote], offer: str) -> list[Quote]:
    """These quotes as the alternatives of `offer`, in this order; one alone is part of none."""
    if len(quotes) < 2:
        return [replace(quote, offer="", place=0) for quote in quotes]
    return [replace(quote, offer=offer, place=place) for place, quote in enumerate(quotes)]


def together_with(draft: Quote, drafts: Iterable[Quote]) -> tuple[Quote, ...]:
    """The drafts that stand in one offer with `draft`, itself among them, in their order; none
    where it stands alone."""
    found = [one for one in drafts if draft.offer and one.offer == draft.offer]
    return tuple(sorted(found, key=lambda one: one.place)) if len(found) > 1 else ()


class OfferState(Enum):
    """What has become of an offer."""

    OPEN = "open"
    PAYING = "paying"
    """The customer tries to pay one of them; the others can still be paid."""
    TAKEN = "taken"
    """One is paid, or its payment is under way at the bank, and no other can be paid."""
    CLOSING = "closing"
    """One is taken, and another can still be paid for a moment."""
    PAID_TWICE = "paid_twice"
    """More than one holds money of the customer."""
    OVER = "over"
    """None can be paid any more, and none was."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What must end, because it must not stand beside `because` (a quote; empty: the offer was
    given up). `has_link`: its link is to be cancelled at the provider; otherwise it was never made,
    and is withdrawn."""

    quote_id: str
    generation: int
    because: str
    has_link: bool


def is_taken(ladder: Ladder) -> bool:
    """Whether this alternative is the customer's choice, so that no other may be paid.

    A delayed method that is processing counts. Its session is complete and cannot be cancelled, it
    takes days (Stripe: 2 to 14), and any other link that stood open so long would be an invitation
    to pay twice. Should it fail, an ended link is made anew by one press; money that was taken
    twice has to be given back.
    """
    return _is_settled(ladder) or ladder.stage is Stage.PROCESSING


def can_be_ended(ladder: Ladder) -> bool:
    """Whether its link can be taken from the customer: it can be paid, and nothing has been done
    about that by either side."""
    return ladder.stage.is_open and ladder.stage is not Stage.CANCELLING and not is_taken(ladder)


def holds_money(ladder: Ladder) -> bool:
    """Whether money of the customer is still here for it, disputed or not."""
    return ladder.paid > ladder.refunded


def _is_settled(ladder: Ladder) -> bool:
    """Whether it is paid for: here, or elsewhere by somebody's word."""
    return holds_money(ladder) or ladder.elsewhere


def state_of(ladders: Iterable[Ladder]) -> OfferState:
    """What the alternatives' ladders together come to."""
    known = list(ladders)
    if sum(map(_is_settled, known)) > 1 and any(map(holds_money, known)):
        return OfferState.PAID_TWICE
    taken = [one for one in known if is_taken(one)]
    still_open = [one for one in known if one.stage.is_open and not is_taken(one)]
    if taken:
        return OfferState.CLOSING if still_open else OfferState.TAKEN
    if any(one.stage in _TRYING for one in still_open):
        return OfferState.PAYING
    if still_open or any(one.stage in _TO_COME for one in known):
        return OfferState.OPEN
    return OfferState.OVER


def beside(ladder: Ladder, others: Iterable[Ladder]) -> Ladder:
    """The ladder of an alternative as it is with the others beside it: paid twice, where another
    holds the customer's money too. A refund that failed and a dispute are more pressing."""
    if not holds_money(ladder) or ladder.stage in _MORE_PRESSING:
        return ladder
    twice = [one for one in others if _is_settled(one)]
    if not twice:
        return ladder
    since = max([_paid_at(ladder), *map(_paid_at, twice)])
    return replace(ladder, stage=Stage.PAID_TWICE, since=since)


def speaks(ladders: Mapping[str, Ladder]) -> str:
    """Which alternative speaks for the offer in one badge: the one furthest, and of those equally
    far the first. `ladders` are in the message's order; empty for none."""
    return max(
        ladders, key=lambda one: (_WEIGHT.get(ladders[one].stage, 0), is_taken(ladders[one])),
        default="",
    )  # fmt: skip


def to_end(facts: Mapping[str, Sequence[Fact]]) -> tuple[Ending, ...]:
    """What of an offer must end now, given all facts about each of its alternatives.

    When one is taken: each other link that can still be paid. When the offer was given up before
    its message went (one of its links was refused, withdrawn or cancelled): all of it, because a
    message goes only when all of its links stand. Asked again it says the same; whoever acts on it
    does so once.
    """
    ladders = {quote_id: fold(known) for quote_id, known in facts.items()}
    taken = [quote_id for quote_id, one in ladders.items() if one is not None and is_taken(one)]
    endings: list[Ending] = []
    for quote_id, ladder in ladders.items():
        if ladder is None or is_taken(ladder) or ladder.stage in (Stage.CANCELLED, Stage.EXPIRED):
            continue
        made = _made(facts[quote_id], ladder.generation)
        because = next((one for one in taken if one != quote_id), "")
        if because and made and ladder.stage.is_open:
            endings.append(Ending(quote_id, ladder.generation, because, True))
        elif not because and _given_up(facts, quote_id, ladder.generation):
            if made and ladder.stage.is_open:
                endings.append(Ending(quote_id, ladder.generation, "", True))
            elif not made and ladder.stage in _TO_COME:
                endings.append(Ending(quote_id, ladder.generation, "", False))
    return tuple(endings)


_TRYING = frozenset({Stage.PAYING, Stage.AT_BANK, Stage.DECLINED})
_TO_COME = frozenset(
    {Stage.NEEDS_APPROVAL, Stage.QUEUED, Stage.CREATING, Stage.CHECKING, Stage.UNKNOWN}
)
_MORE_PRESSING = frozenset({Stage.REFUND_FAILED, Stage.DISPUTED})
_ENDS_ALL = frozenset({FactKind.LINK_REFUSED, FactKind.LINK_WITHDRAWN, FactKind.OFFER_GIVEN_UP})

_ORDER = (
    (Stage.EXPIRED, Stage.CANCELLED),
    (Stage.REFUSED, Stage.PAYMENT_FAILED),
    (Stage.REFUNDED,),
    (Stage.QUEUED, Stage.NEEDS_APPROVAL),
    (Stage.CREATING,),
    (Stage.CANCELLING,),
    (Stage.CHECKING, Stage.UNKNOWN, Stage.WITH_HUB),
    (Stage.SENT, Stage.NOT_DELIVERED),
    (Stage.DELIVERED,),
    (Stage.SEEN,),
    (Stage.CANCEL_FAILED,),
    (Stage.DECLINED,),
    (Stage.PAYING,),
    (Stage.AT_BANK,),
    (Stage.PROCESSING,),
    (Stage.PARTLY_REFUNDED,),
    (Stage.PAID_ELSEWHERE,),
    (Stage.TOLD,),
    (Stage.TICKETED,),
    (Stage.PAID, Stage.PAID_AFTER_LAPSE),
    (Stage.PAID_TWICE,),
    (Stage.REFUND_FAILED,),
    (Stage.DISPUTED,),
)  # fmt: skip
_WEIGHT = {stage: weight for weight, stages in enumerate(_ORDER, 1) for stage in stages}


def _made(facts: Sequence[Fact], generation: int) -> bool:
    return any(one.kind is FactKind.LINK_CREATED and one.generation == generation for one in facts)


def _given_up(facts: Mapping[str, Sequence[Fact]], quote_id: str, generation: int) -> bool:
    """Whether the very message in which this generation was to go does not go."""
    together = offered_with(facts[quote_id])
    if together.get(quote_id) != generation:
        return False
    return any(
        fact.kind in _ENDS_ALL and fact.generation == together[other]
        for other in together
        for fact in facts.get(other, ())
    )


def _paid_at(ladder: Ladder) -> float:
    return ladder.reached.get(Stage.PAID, ladder.since)
