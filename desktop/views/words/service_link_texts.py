"""What the services say of a link that was sent: reminded of, sent again, renewed, replaced.

Each sentence by itself, for they are put together; a test compares them with the services'.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LINK_TEXTS = (
    QT_TRANSLATE_NOOP("Services", "The customer's payment is under way at the bank."),
    QT_TRANSLATE_NOOP("Services", "Wait until the bank has answered."),
    QT_TRANSLATE_NOOP("Services", "It is not known yet whether the link's first message went."),
    QT_TRANSLATE_NOOP("Services", "Wait for that first."),
    QT_TRANSLATE_NOOP("Services", "There is no link that can be paid."),
    QT_TRANSLATE_NOOP("Services", "Send a new link."),
    QT_TRANSLATE_NOOP("Services", "The link is about to end."),
    QT_TRANSLATE_NOOP(
        "Services", "The address was not read back to the caller yet. Nothing was sent."
    ),
    QT_TRANSLATE_NOOP("Services", "Read it back, then press again."),
    QT_TRANSLATE_NOOP(
        "Services", "This link was made by another desk, which alone knows its address."
    ),
    QT_TRANSLATE_NOOP("Services", "Send it again there, or cancel it and send a new one."),
    QT_TRANSLATE_NOOP("Services", "The link is still on its way."),
    QT_TRANSLATE_NOOP("Services", "Wait until it has been sent."),
    QT_TRANSLATE_NOOP("Services", "That channel does not reach this customer now."),
    QT_TRANSLATE_NOOP("Services", "Choose another, or send it here."),
    QT_TRANSLATE_NOOP("Services", "This link has been sent once more meanwhile."),
    QT_TRANSLATE_NOOP("Services", "Look at it, then press again."),
    QT_TRANSLATE_NOOP("Services", "No payment of this link is declined now."),
    QT_TRANSLATE_NOOP("Services", "The link itself can still be paid."),
    QT_TRANSLATE_NOOP("Services", "The old link was not ended and can still be paid."),
    QT_TRANSLATE_NOOP(
        "Services", "The customer had just paid the old link, so it was not replaced."
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "The customer's payment is under way at the bank, so the link was not replaced.",
    ),
    QT_TRANSLATE_NOOP("Services", "The old link has ended."),
    QT_TRANSLATE_NOOP("Services", "A newer link has taken this one's place."),
    QT_TRANSLATE_NOOP("Services", "The hub does not show this conversation."),
    QT_TRANSLATE_NOOP("Services", "A person has to send this reminder."),
    QT_TRANSLATE_NOOP("Services", "The reminder was not sent."),
    QT_TRANSLATE_NOOP("Services", "The customer was reminded of this link before."),
    QT_TRANSLATE_NOOP("Services", "That conversation belongs to another customer by now."),
)
