"""The tickets of a quote and what it promised beside them, by its facts in order."""

from desktop.models.fact import Fact, FactKind
from desktop.models.issuing import Issued, issued_of
from desktop.models.rebooking.terms import GIVEN_TO

_PAPERWORK = frozenset(
    {
        FactKind.TICKET_ISSUED,
        FactKind.TELLING_CUSTOMER,
        FactKind.CUSTOMER_TOLD,
        FactKind.TELL_FAILED,
        FactKind.PAID_ELSEWHERE,
    }
)
_OF_TICKETS = frozenset(
    {
        FactKind.TICKET_ISSUED,
        FactKind.TELLING_CUSTOMER,
        FactKind.CUSTOMER_TOLD,
        FactKind.TELL_FAILED,
        FactKind.TICKET_KEPT,
    }
)
_OF_RESIDUALS = frozenset({FactKind.RESIDUAL_ASKED, FactKind.RESIDUAL_REFUSED})


def stands(fact: Fact, ordered: list[Fact]) -> bool:
    """Whether it is paperwork, and no news that its message failed on the platform afterwards."""
    if fact.kind is not FactKind.CUSTOMER_TOLD or fact.body.get("message") is None:
        return fact.kind in _PAPERWORK
    message = fact.body["message"]
    return not any(
        one.kind is FactKind.TELL_FAILED and one.body.get("message") == message for one in ordered
    )


def unvoided(ordered: list[Fact]) -> list[Fact]:
    """The facts without what was issued, told and kept before a ticket was voided."""
    voided = max(
        (place for place, fact in enumerate(ordered) if fact.kind is FactKind.TICKET_VOIDED),
        default=-1,
    )
    if voided < 0:
        return ordered
    after = ordered[voided:]
    issued = any(fact.kind is FactKind.TICKET_ISSUED for fact in after)
    return [
        fact
        for place, fact in enumerate(ordered)
        if fact.kind not in _OF_TICKETS
        # News of the voided ticket may come late: it is none of another that is not issued yet.
        or (place > voided and (issued or fact.kind is not FactKind.CUSTOMER_TOLD))
    ]


def promised_beside(ordered: list[Fact], generation: int) -> int:
    """What the link of `generation` promised beside what is to be paid."""
    told = (
        _given_to(one)
        for one in reversed(ordered)
        if one.kind is FactKind.LINK_ASKED and one.generation == generation
    )
    return next(told, 0)


def _given_to(fact: Fact) -> int:
    """What its customer gets beside the price, in minor units."""
    told = fact.body.get("residuals") or ()
    return sum(int(amount) for use, amount in told if use in GIVEN_TO)


def said_of_residual(ordered: list[Fact], promised: int) -> FactKind | None:
    """What was told last of the request for what the link promised. Older desks could ask for it
    before the link, which was no fact of its own yet: it is not asked for twice."""
    told = [
        FactKind.RESIDUAL_ASKED if one.kind is FactKind.TICKETING_ASKED else one.kind
        for one in ordered
        if one.kind in _OF_RESIDUALS
        or (
            one.kind is FactKind.TICKETING_ASKED
            and int(one.body.get("total", 0)) > 0
            and _given_to(one) == promised
        )
    ]
    return told[-1] if told else None


def issue_of(ordered: list[Fact], paperwork: dict[FactKind, Fact]) -> Issued | None:
    """What was issued. While passengers wait, neither the ticket nor the telling stands."""
    known: list[Fact] = []
    for fact in ordered:
        if fact.kind is FactKind.TICKET_ISSUED:
            known.append(fact)
            issued = issued_of(one.body for one in known)
            if issued is not None and issued.is_complete:
                paperwork[FactKind.TICKET_ISSUED] = fact  # the one that made it whole
                break
    else:
        if known:
            paperwork[FactKind.TICKET_ISSUED] = known[-1]
            paperwork.pop(FactKind.CUSTOMER_TOLD, None)
    return issued_of(one.body for one in known)
