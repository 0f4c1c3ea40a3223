"""What services refuse with after a payment: tickets, what went back, what was promised beside."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

MONEY_TEXTS = (
    QT_TRANSLATE_NOOP("Services", "What was given back of this payment has changed meanwhile."),
    QT_TRANSLATE_NOOP("Services", "Look at it, then issue the ticket again."),
    QT_TRANSLATE_NOOP("Services", "What failed to go back of this payment has changed meanwhile."),
    QT_TRANSLATE_NOOP("Services", "Look at it, then write it down again."),
    QT_TRANSLATE_NOOP("Services", "The customer's bank disputes the payment of this quote."),
    QT_TRANSLATE_NOOP("Services", "All that was paid for this quote was given back."),
    QT_TRANSLATE_NOOP("Services", "Send a new link before issuing a ticket."),
    QT_TRANSLATE_NOOP("Services", "All that was paid for this quote is about to go back."),
    QT_TRANSLATE_NOOP("Services", "Take the refund back first, or wait until it has ended."),
    QT_TRANSLATE_NOOP(
        "Services",
        "No refund of this payment has failed, so nothing has to be given back by another way.",
    ),
    QT_TRANSLATE_NOOP("Services", "Refund what is left."),
    QT_TRANSLATE_NOOP("Services", "Enter the transfer's or voucher's number."),
    QT_TRANSLATE_NOOP(
        "Services",
        "This payment was refunded meanwhile, so it was not written down that it was given back by "
        "another way.",
    ),
    QT_TRANSLATE_NOOP("Services", "Look at what is left."),
    QT_TRANSLATE_NOOP("Services", "Nothing was written down."),
    QT_TRANSLATE_NOOP(
        "Services", "There is no ticket of this quote that was issued and not paid for."
    ),
    QT_TRANSLATE_NOOP("Services", "Enter the reference, or the reason."),
    QT_TRANSLATE_NOOP(
        "Services", "The ticket was voided meanwhile, so the customer was not told of it."
    ),
    QT_TRANSLATE_NOOP("Services", "The customer has not paid, so ticketing is not asked."),
    QT_TRANSLATE_NOOP("Services", "It is asked by itself as soon as the payment has come."),
    QT_TRANSLATE_NOOP(
        "Services", "This is our change, so the customer loses nothing of the old ticket."
    ),
    QT_TRANSLATE_NOOP("Services", "Choose a voucher, the original way of payment, or none."),
)
