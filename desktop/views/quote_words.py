"""Where a quote stands and what can be done with it, in one sentence for the quote panel."""

from PySide6.QtCore import QCoreApplication

from desktop.models.ladder import Ladder, Stage
from desktop.views.formatting import moment


def situation(ladder: Ladder, now: float, *, asking: bool = False) -> str:
    """Say it for a link that was asked for. `now` is UTC seconds."""
    tr = QCoreApplication.translate
    if asking:
        return tr("QuoteWords", "The desk needs your answer: it stands in the thread.")
    stage = ladder.stage
    until = moment(ladder.expires_at, now) if ladder.expires_at is not None else ""
    match stage:
        case Stage.QUEUED:
            return tr("QuoteWords", "The link waits to be made. You can take it back.")
        case Stage.CREATING | Stage.CHECKING | Stage.UNKNOWN | Stage.WITH_HUB:
            return tr("QuoteWords", "The link is on its way.")
        case Stage.PROCESSING:
            return tr("QuoteWords", "The bank is processing the payment: no money yet.")
        case Stage.CANCELLING:
            return tr("QuoteWords", "The link is being cancelled.")
        case Stage.EXPIRED:
            return tr("QuoteWords", "The link has expired unpaid.")
        case Stage.CANCELLED:
            return tr("QuoteWords", "The link was cancelled.")
        case Stage.REFUSED:
            return tr("QuoteWords", "The provider refused to make the link.")
        case Stage.PAYMENT_FAILED:
            return tr("QuoteWords", "The payment failed at the bank.")
        case Stage.TICKETED:
            return tr("QuoteWords", "Ticketed. The customer is being told.")
        case Stage.TOLD:
            return tr("QuoteWords", "Ticketed, and the customer was told.")
        case Stage.PARTLY_REFUNDED | Stage.REFUNDED | Stage.REFUND_FAILED:
            return tr("QuoteWords", "See the card in the thread for the refund.")
        case Stage.DISPUTED:
            return tr("QuoteWords", "The customer's bank disputes this payment.")
        case _ if stage.is_open and until:
            return tr(
                "QuoteWords",
                "This link can be paid until {time}. To change the price, cancel it first.",
            ).format(time=until)
        case _:
            return tr("QuoteWords", "To change the price, cancel the link first.")
