"""A dispute in plain words: what the bank wants, why, until when, and how it ended."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop.models.dispute import Dispute
from desktop.models.money import Money
from desktop.views.words import formatting


def dispute_words(dispute: Dispute, currency: str) -> str:
    """Say where a dispute stands and what helps; `{name}` is left for the customer's name."""
    translate = QCoreApplication.translate
    values = {
        "amount": formatting.money(Money(dispute.amount, dispute.currency or currency))
        if dispute.amount
        else "",
        "reason": dispute_reason(dispute.reason),
        "due": _moment(dispute.due_by),
        "name": "{name}",
    }
    if dispute.is_won:
        words = translate("Disputes", "The bank decided the dispute of {amount} for us.")
    elif dispute.is_lost:
        words = translate(
            "Disputes",
            "The bank decided against us: {amount} went back to {name}. The reason given was:"
            " {reason}.",
        )
    elif dispute.is_inquiry:
        words = translate(
            "Disputes",
            "The bank of {name} asks about this payment: {reason}. No money was taken yet.",
        )
    else:
        words = translate(
            "Disputes", "The bank of {name} took {amount} back until it decides: {reason}."
        )
    return " ".join(part for part in (words, _way_on(dispute)) if part).format(**values)


def _way_on(dispute: Dispute) -> str:
    translate = QCoreApplication.translate
    if dispute.is_closed:
        return ""
    if dispute.is_answered:
        return translate("Disputes", "Our evidence is with the bank; there is only waiting.")
    if dispute.waits_for_us and dispute.due_by:
        return translate("Disputes", "Answer it at the provider by {due}.")
    if dispute.waits_for_us:
        return translate("Disputes", "Answer it at the provider.")
    return translate("Disputes", "See at the provider how it stands.")


def dispute_reason(code: str) -> str:
    """Return why, as the customer told the bank. Codes are Stripe's dispute reasons."""
    translate = QCoreApplication.translate
    match code:
        case "fraudulent":
            return translate("Disputes", "the card's owner says that they did not pay this")
        case "unrecognized":
            return translate("Disputes", "the customer does not recognise the payment")
        case "duplicate":
            return translate("Disputes", "the customer says that they paid twice")
        case "product_not_received":
            return translate("Disputes", "the customer says that they did not get what they paid")
        case "product_unacceptable":
            return translate(
                "Disputes", "the customer says that it was not what they were promised"
            )
        case "credit_not_processed":
            return translate("Disputes", "the customer says that a refund did not come")
        case "subscription_canceled":
            return translate("Disputes", "the customer says that they had cancelled")
        case "debit_not_authorized":
            return translate("Disputes", "the account's owner did not agree to the debit")
        case "insufficient_funds":
            return translate("Disputes", "there was not enough money on the account")
        case "incorrect_account_details" | "bank_cannot_process" | "check_returned":
            return translate("Disputes", "the bank could not process the payment")
        case "customer_initiated":
            return translate("Disputes", "the customer asked the bank for the money")
        case "noncompliant":
            return translate("Disputes", "the card network says that a rule was not kept")
    return translate("Disputes", "the bank gave no reason")


def _moment(at: float | None) -> str:
    """`Mon 7 Dec, 18:00`, by this computer's clock."""
    if at is None:
        return ""
    when = QDateTime.fromSecsSinceEpoch(int(at))
    return f"{QLocale().toString(when, 'ddd d MMM').replace('.', '')}, {formatting.clock(at)}"
