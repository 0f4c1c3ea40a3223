"""Asks the ticketing team for what no payment link can do, exactly once for each form of a quote:
a note with the computed lines for colleagues, and then the label by which the team finds it.

Where the customer pays and gets something beside it, the team is asked once the payment has come,
by itself (`payments/residual_watch.py`), and never before.
"""

from dataclasses import replace
from datetime import datetime

from desktop.models import approval
from desktop.models.conversation_change import SetLabels
from desktop.models.fact import SAID, FactKind
from desktop.models.ids import new_id
from desktop.models.job import Job, JobState
from desktop.models.journal import Draft
from desktop.models.money import Money
from desktop.models.quote import Flight, Quote
from desktop.models.quote_code import quote_code, spoken
from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.models.rebooking.refusals import NoticeCode
from desktop.models.rebooking.terms import ResidualUse
from desktop.models.segment_text import segment_text
from desktop.models.ticketing_request import TicketingRequest, has_link, request_for
from desktop.services import wording
from desktop.services.jobs.behind import behind
from desktop.services.jobs.residuals import RESIDUAL
from desktop.services.jobs.tools import Tools
from desktop.services.quoting.reason_words import law_words, notice_words, reason_words
from desktop.services.use_cases import approvals, change, link_checks, note, trip_times
from desktop.services.use_cases.refusals import LinkRefused

LABEL = "ticketing"
"""The team's label at the hub."""

_ASKED_FOR = {
    TicketingRequest.REISSUE: "Please reissue: nothing is paid either way.",
    TicketingRequest.VOUCHER: "Please issue an EMD voucher for the residual value.",
    TicketingRequest.REFUND: "Please refund the residual value.",
}
_USES = {
    ResidualUse.VOUCHER: "EMD voucher",
    ResidualUse.CARD: "original form of payment",
    ResidualUse.FORFEITED: "forfeited",
    ResidualUse.NOT_DUE: "not due",
}


async def asked(tools: Tools, quote: Quote) -> Job | None:
    """The job by which this very form of the quote was asked for; None where it was not, or never
    reached the hub."""
    job = await tools.ledger.store.job_by_client(_client_id(quote, 0))
    nth = 0
    while job is not None and job.state in (JobState.FAILED, JobState.REMOVED):
        nth += 1
        job = await tools.ledger.store.job_by_client(_client_id(quote, nth))
    return job


async def ask(tools: Tools, quote: Quote, me: int | None) -> Job:
    """Make the request durable: note, label and journal entry in one transaction; asked twice it is
    one. Where the policy wants a second person for it (our change, a waiver), the note asks, and
    the label follows it. Raises `LinkRefused` where the quote asks nothing of the team, or the
    customer has to pay first."""
    wanted = request_for(quote)
    if wanted is None:
        raise LinkRefused("There is nothing to ask of ticketing.", "Look at the quote once more.")
    if quote.rebooking.whose is None:
        raise LinkRefused(*link_checks.WHOSE_CHANGE)
    beside = has_link(quote)
    # What was paid was quoted on: how the customer was verified is no question any more.
    if quote.needs_verification and not beside:
        raise LinkRefused(link_checks.NOT_VERIFIED, "Say how, then ask ticketing.")
    quote = quote.shielded()
    policy = (await tools.policy.current()).sha256
    async with tools.ledger.deciding():
        if beside:
            await _check_paid(tools, quote)
        standing = await asked(tools, quote)
        if standing is not None:
            return standing
        if not beside:
            now = tools.provider_now()
            link_checks.check_lapsed(await trip_times.timed(quote, now), now)
        nth = 0
        while await tools.ledger.store.job_by_client(_client_id(quote, nth)) is not None:
            nth += 1
        job_id = new_id(tools.now())
        job = note.new_note(
            tools,
            quote.conversation_id,
            note_text(quote, wanted),
            job_id=job_id,
            asked_as=_client_id(quote, nth),
        )
        about = approval.ticketing(quote) | ({RESIDUAL: True} if beside else {})
        job = replace(job, payload={**job.payload, **about})
        weighed, asks = await approvals.asked(tools, job, LinkRefused)
        if weighed.needs_approval:
            waits = replace(weighed, payload={**job.payload, note.THEN_LABELS: [LABEL]})
            return await tools.ledger.add_job(
                waits, [_entry(tools, job, quote, wanted, policy), *asks]
            )
        label = await change.new_job(
            tools,
            quote.conversation_id,
            SetLabels(add=(LABEL,)),
            me=me,
            job_id=new_id(tools.now()),
        )
        then = behind(job, [label] if label is not None else [])
        await tools.ledger.add_jobs(
            [
                (job, _entry(tools, job, quote, wanted, policy)),
                *((one, change.asked(tools, one)) for one in then),
            ]
        )
    return job


async def note_refused(tools: Tools, quote: Quote, refusal: LinkRefused) -> None:
    """Write down that what a paid quote promised could not be asked for, so that it is seen."""
    facts = await tools.ledger.store.facts(quote.quote_id)
    before = sum(one.kind is FactKind.RESIDUAL_REFUSED for one in facts)
    source = f"desk:residual:{quote.quote_id}:{before}"
    body = {"generation": 0, "conversation": quote.conversation_id, "reason": "not_asked"}
    private = {SAID: f"{refusal.message} {refusal.suggestion}".strip()}
    kind = FactKind.RESIDUAL_REFUSED.value
    told = Draft(tools.now(), kind, quote.quote_id, "desk", source, body, private)
    await tools.ledger.record([told])


async def _check_paid(tools: Tools, quote: Quote) -> None:
    """Raise `LinkRefused` while the customer has not paid."""
    ladder = await tools.ledger.store.ladder(quote.quote_id)
    if ladder is None or not ladder.is_covered:
        raise LinkRefused(
            "The customer has not paid, so ticketing is not asked.",
            "It is asked by itself as soon as the payment has come.",
        )


def note_text(quote: Quote, wanted: TicketingRequest) -> str:
    """The request as the team reads it: what for, each passenger's lines with their reasons, and
    what becomes of the residual. In English, as the systems that the team works in."""
    computed, currency = quote.computed, quote.currency
    lines = [
        f"{_ASKED_FOR[wanted]} Booking {quote.booking or 'not known'}, quote "
        f"{spoken(quote_code(quote.quote_id))}."
    ]
    terms = quote.rebooking
    lines.extend(
        f"{way}: {trip}"
        for way, trip in (
            ("Old", _trip(terms.old, quote.old)),
            ("New", _trip(terms.new, quote.new)),
        )
        if trip
    )
    if quote.ticketing_until is not None:
        zone, name = wording.departure_zone(quote)
        by = datetime.fromtimestamp(quote.ticketing_until, zone)
        lines.append(f"Ticketing time limit: {by:%Y-%m-%d %H:%M} ({name}).")
    basis = terms.basis
    if terms.is_ours and basis is not None:
        lines.append(f"Our change: {law_words(basis.law, basis.articles, terms.cause or '')}.")
    lines.extend(
        notice_words(one, currency) for one in computed.notices if one.code is NoticeCode.DOWNGRADE
    )
    for place, passenger in enumerate(quote.passengers):
        who = " ".join(filter(None, (passenger.name, passenger.type.value, passenger.ticket)))
        lines.append(f"{place + 1}. {who}")
        lines.extend(
            f"   {line.kind.value.replace('_', ' ')} {_amount(line.amount, currency)}: "
            f"{reason_words(line.reason, currency)}"
            for line in computed.lines
            if line.passenger == place and not terms.is_ours
        )
        lines.extend(
            f"   residual {_amount(one.amount, currency)}"
            f"{' of taxes' if one.of_taxes else ''}: {_USES[one.use]}"
            for one in computed.residuals
            if one.passenger == place and one.use in _USES
        )
    own = [one.price.residual for one in quote.passengers if one.price is not None]
    policies = [terms.residual, *own]
    rules = dict.fromkeys(one.rule for one in policies if one is not None and one.rule)
    if rules:
        lines.append(f"Rule: {'; '.join(rules)}")
    lines.append(
        f"To pay {_amount(computed.total, currency)}, "
        f"to give back {_amount(computed.given_back, currency)}."
    )
    return "\n".join(lines)


def _trip(itinerary: Itinerary, flight: Flight | None) -> str:
    """All its flights; of a quick quote the one that is known."""
    if itinerary:
        return " + ".join(segment_text(one) for one in itinerary.segments)
    if flight is None:
        return ""
    return segment_text(
        Segment(flight.origin, flight.destination, flight.departs, flight=flight.flight)
    )


def _entry(tools: Tools, job: Job, quote: Quote, wanted: TicketingRequest, policy: str) -> Draft:
    given_back = quote.computed.given_back
    told = {"asked": wanted.value, "given_back": given_back, "policy": policy}
    body: dict[str, object] = {**quote.public(), **told}
    kind = FactKind.TICKETING_ASKED.value
    if job.payload.get(RESIDUAL):
        kind = FactKind.RESIDUAL_ASKED.value
        body["generation"] = 0  # it is the quote's, whichever of its links was paid
    source = f"desk:job:{job.job_id}:asked"
    return Draft(tools.now(), kind, quote.quote_id, tools.actor(), source, body)


def _client_id(quote: Quote, nth: int) -> str:
    again = f":{nth}" if nth else ""
    if has_link(quote):
        return f"residual:{quote.quote_id}{again}"
    return f"ticketing:{quote.quote_id}:{quote.fingerprint()[:16]}{again}"


def _amount(value: int, currency: str) -> str:
    return f"{currency} {Money(value, currency).decimal}"
