"""Why something needs a second person, in the agent's words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.models.approval import reasons_of, was_changed
from desktop.models.job import Job, JobKind
from desktop.models.job_parts import ended_by
from desktop.models.money import Money
from desktop.models.policy import Reason, Why
from desktop.views.words import formatting


def asks(job: Job) -> str:
    """What a job that waits for approval says."""
    translate = QCoreApplication.translate
    first = [translate("Approval", "A second person has to approve this.")]
    if was_changed(job):
        first.append(changed())
    return " ".join((*first, *lines(reasons_of(job)), kept(job)))


def changed() -> str:
    """That an edit has voided what was approved."""
    return QCoreApplication.translate(
        "Approval", "The quote was changed after it was approved, so that approval no longer holds."
    )


def kept(job: Job) -> str:
    """What has not happened yet."""
    translate = QCoreApplication.translate
    match job.kind:
        case JobKind.REFUND:
            return translate("Approval", "Nothing has gone back yet.")
        case JobKind.GIVEN_BACK:
            return translate("Approval", "Nothing is written down yet.")
        case JobKind.PAID_ELSEWHERE:
            return translate("Approval", "Nothing is marked yet, and the link stands as it was.")
        case JobKind.NOTE:
            return translate("Approval", "Ticketing has not been asked yet.")
    if ended_by(job):
        return translate(
            "Approval",
            "Nothing has left yet. Until it is approved, the old link can still be paid.",
        )
    return translate("Approval", "No link was made, and nothing has left.")


def what(job: Job, total: Money | None) -> str:
    """What is to be approved, with its amount; `total` is a link's."""
    translate = QCoreApplication.translate
    amount = job.payload.get("amount")
    money = total
    if not job.kind.makes_links and isinstance(amount, int):
        money = Money(amount, str(job.payload.get("currency") or "EUR"))
    told = formatting.money(money) if money is not None else translate("Approval", "what is left")
    match job.kind:
        case JobKind.REFUND:
            words = translate("Approval", "Refund of {amount}")
        case JobKind.GIVEN_BACK:
            words = translate("Approval", "Given back by another way: {amount}")
        case JobKind.PAID_ELSEWHERE:
            words = translate("Approval", "Marked as paid elsewhere: {amount}")
        case JobKind.NOTE:
            words = translate("Approval", "Request to ticketing, without a payment link")
        case JobKind.OFFER:
            words = translate("Approval", "Payment links, the dearest of {amount}")
        case _ if ended_by(job):
            words = translate("Approval", "Payment link of {amount}, in the place of another")
        case _:
            words = translate("Approval", "Payment link of {amount}")
    return words.format(amount=told)


def lines(reasons: Sequence[Reason]) -> list[str]:
    """Each reason as a sentence, with its amounts."""
    return [_line(one) for one in reasons]


def _line(reason: Reason) -> str:
    translate = QCoreApplication.translate
    match reason.why:
        case Why.WAIVER:
            words = translate("Approval", "Something of the price is waived.")
        case Why.OUR_CHANGE:
            words = translate("Approval", "It counts as our own change.")
        case Why.MANUAL_PRICE:
            words = translate("Approval", "The price was typed, not computed.")
        case Why.REFUND:
            words = translate("Approval", "Every refund needs a second person.")
        case Why.PAID_ELSEWHERE:
            words = translate("Approval", "Marking as paid elsewhere needs a second person.")
        case Why.LINK_LIMIT:
            words = translate("Approval", "{counted} is above your limit of {limit} for one link.")
        case Why.AGENT_DAY:
            words = translate("Approval", "Your links of today come to {counted}, of {limit}.")
        case Why.CUSTOMER_DAY:
            words = translate(
                "Approval", "This customer's links of today come to {counted}, of {limit}."
            )
        case Why.REFUND_LIMIT:
            words = translate(
                "Approval", "{counted} goes back in all, above your limit of {limit}."
            )
        case Why.NO_LIMIT_IN_CURRENCY:
            words = translate(
                "Approval", "The policy has neither a limit nor a rate for {currency}."
            )
        case Why.AT_MOST:
            words = translate("Approval", "{counted} is above the most that is allowed, {limit}.")
        case Why.DAMAGED:
            words = translate("Approval", "The airline's policy cannot be read.")
    return words.format(
        counted=formatting.money(reason.counted) if reason.counted else "",
        limit=formatting.money(reason.limit) if reason.limit else "",
        currency=reason.counted.currency if reason.counted else "",
    )
