"""What the services say of offers: several alternatives in one message.

Each sentence by itself, for they are put together; a test compares them with the services'.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

OFFER_TEXTS = (
    QT_TRANSLATE_NOOP("Services", "There are {0} alternatives, and a message carries {1}."),
    QT_TRANSLATE_NOOP("Services", "Remove one."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The alternatives are not for the same customer, booking and language.",
    ),
    QT_TRANSLATE_NOOP("Services", "Make them alike, or send one of them alone."),
    QT_TRANSLATE_NOOP("Services", "Two alternatives are the same."),
    QT_TRANSLATE_NOOP("Services", "Change one of them, or remove it."),
    QT_TRANSLATE_NOOP("Services", "Alternative {0}: {1}"),
    QT_TRANSLATE_NOOP("Services", "A link of these alternatives can still be paid."),
    QT_TRANSLATE_NOOP("Services", "Cancel it first, then send again."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The customer has paid another of the alternatives, or is paying it at the bank.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "Refund that payment first, or make a new quote for anything more.",
    ),
    QT_TRANSLATE_NOOP("Services", "{0} links are too long for one message on this channel."),
    QT_TRANSLATE_NOOP("Services", "Send fewer alternatives, or one alone."),
    QT_TRANSLATE_NOOP("Services", "No message was sent."),
    QT_TRANSLATE_NOOP("Services", "No message was sent: the link of {0} was not made."),
    QT_TRANSLATE_NOOP("Services", "The links of the other alternatives are cancelled."),
    QT_TRANSLATE_NOOP("Services", "The quotes are kept."),
    QT_TRANSLATE_NOOP(
        "Services",
        "One of the alternatives is paid already, so the others are cancelled.",
    ),
    QT_TRANSLATE_NOOP("Services", "Go on with the one that is paid."),
    QT_TRANSLATE_NOOP(
        "Services",
        "One of its links was cancelled before, so the others are cancelled too.",
    ),
    QT_TRANSLATE_NOOP("Services", "Send the alternatives again without that one."),
    QT_TRANSLATE_NOOP("Services", "One of its links ended before, so the others are cancelled."),
    QT_TRANSLATE_NOOP("Services", "Send the alternatives again."),
    QT_TRANSLATE_NOOP(
        "Services",
        "One of its links leads to a host that is not the provider's, so all are cancelled.",
    ),
    QT_TRANSLATE_NOOP("Services", "Tell your administrator."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The links are too long for one message on this channel, so they are cancelled.",
    ),
    QT_TRANSLATE_NOOP("Services", "Send fewer alternatives, or use another channel."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The links themselves were made and can still be paid: send them by another"
        " channel, or cancel them.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "The customer has paid this alternative too, so the link was not cancelled.",
    ),
    QT_TRANSLATE_NOOP("Services", "Refund one of the two payments."),
)
