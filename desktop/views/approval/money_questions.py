"""What is asked before a person's word ends a case of stuck money."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.issuing import TicketEnd
from desktop.models.money import Money
from desktop.models.refund import GivenBy
from desktop.views.approval.reference_dialog import ReferenceDialog
from desktop.views.payment.payment_words import paid_by
from desktop.views.style.theme import Theme
from desktop.views.words.formatting import money


def given_back(theme: Theme, amount: Money, parent: QWidget) -> ReferenceDialog:
    """Ask by what other way a refund that failed was given back; `amount` is what failed."""
    translate = QCoreApplication.translate
    title = translate("GivenBack", "{amount} was given back another way")
    told = translate(
        "GivenBack",
        "The provider is asked first: if the refund has gone through after all, nothing is written"
        " down and you hear of it.",
    )
    labels = translate("GivenBack", "Given by"), translate("GivenBack", "Where to find it")
    return ReferenceDialog(
        theme,
        title.format(amount=money(amount)),
        told,
        [(one.value, paid_by(one.value)) for one in GivenBy],
        labels,
        translate("GivenBack", "Write down"),
        parent,
    )


def ticket_ended(theme: Theme, parent: QWidget) -> ReferenceDialog:
    """Ask what became of a ticket that nobody pays for any more."""
    translate = QCoreApplication.translate
    title = translate("TicketEnded", "A ticket was issued, and nobody pays for it")
    told = translate(
        "TicketEnded",
        "Void it in the reservation system first. Colleagues read in a note what became of it.",
    )
    choices = (
        (TicketEnd.VOIDED.value, translate("TicketEnded", "It was voided")),
        (TicketEnd.KEPT.value, translate("TicketEnded", "It stays valid, out of goodwill")),
    )
    labels = (
        translate("TicketEnded", "What became of it"),
        translate("TicketEnded", "Reference or reason"),
    )
    return ReferenceDialog(
        theme,
        title,
        told,
        choices,
        labels,
        translate("TicketEnded", "Write down"),
        parent,
    )
