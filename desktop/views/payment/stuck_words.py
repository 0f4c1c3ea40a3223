"""The words of stuck money: what is the matter, and what can be done about it."""

from PySide6.QtCore import QCoreApplication

from desktop.models.stuck_kind import StuckKind
from desktop.views.words import formatting


def kind_words(kind: StuckKind) -> str:
    """Name what is the matter."""
    translate = QCoreApplication.translate
    match kind:
        case StuckKind.PAID_TWICE:
            return translate("StuckMoney", "Paid twice")
        case StuckKind.DISPUTED:
            return translate("StuckMoney", "Disputed")
        case StuckKind.REFUND_FAILED:
            return translate("StuckMoney", "Refund failed")
        case StuckKind.TICKET_VALID:
            return translate("StuckMoney", "Refunded, ticket still valid")
        case StuckKind.TICKET_UNPAID:
            return translate("StuckMoney", "Ticket without payment")
        case StuckKind.AFTER_LAPSE:
            return translate("StuckMoney", "Paid after the fare lapsed")
        case StuckKind.NOT_TICKETED:
            return translate("StuckMoney", "Paid, not ticketed")
        case StuckKind.NOT_TOLD:
            return translate("StuckMoney", "Ticketed, customer not told")
        case StuckKind.RESIDUAL_DUE:
            return translate("StuckMoney", "Paid, residual not asked for")
        case StuckKind.CANCEL_FAILED:
            return translate("StuckMoney", "Cancel failed")
        case StuckKind.REFUND_PENDING:
            return translate("StuckMoney", "Refund not confirmed")


def kind_hint(kind: StuckKind) -> str:
    """Say what is done about it, where something is."""
    translate = QCoreApplication.translate
    match kind:
        case StuckKind.PAID_TWICE:
            return translate("StuckMoney", "refund the second payment")
        case StuckKind.DISPUTED:
            return translate("StuckMoney", "answer it at the payment provider")
        case StuckKind.REFUND_FAILED:
            return translate("StuckMoney", "refund again, or by another way")
        case StuckKind.TICKET_VALID:
            return translate("StuckMoney", "void the ticket, then write it down")
        case StuckKind.TICKET_UNPAID:
            return translate("StuckMoney", "send a new link, or void the ticket")
        case StuckKind.AFTER_LAPSE:
            return translate("StuckMoney", "price again, or refund")
        case StuckKind.NOT_TICKETED:
            return translate("StuckMoney", "issue the ticket")
        case StuckKind.NOT_TOLD:
            return translate("StuckMoney", "tell the customer again")
        case StuckKind.RESIDUAL_DUE:
            return translate("StuckMoney", "ask ticketing for the voucher or refund")
        case StuckKind.CANCEL_FAILED:
            return translate("StuckMoney", "cancel again: it can still be paid")
        case StuckKind.REFUND_PENDING:
            return translate("StuckMoney", "the provider is working on it")


def ticket_by(until: float, now: float) -> str:
    """`ticket by 18:00`, the airline's time limit in the agent's own time; that it is over."""
    translate = QCoreApplication.translate
    words = (
        translate("StuckMoney", "ticket by {time}")
        if until > now
        else translate("StuckMoney", "ticketing limit passed {time}")
    )
    return words.format(time=formatting.moment(until, now))
