"""What the services say of a conversation that is opened by SMS or e-mail.

Each sentence by itself, for they are put together; a test compares them with the services'.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

OPENING_TEXTS = (
    QT_TRANSLATE_NOOP("Services", "The conversation was not opened."),
    QT_TRANSLATE_NOOP("Services", "It is opened by itself."),
    QT_TRANSLATE_NOOP("Services", "The conversation may have been opened."),
    QT_TRANSLATE_NOOP("Services", "The desk looks for it; none is opened twice by itself."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The hub does not show the conversation that was to be opened, and it may still come.",
    ),
    QT_TRANSLATE_NOOP("Services", "Press Open again, or Leave as it is."),
    QT_TRANSLATE_NOOP("Services", "It is not known whether the conversation was opened."),
    QT_TRANSLATE_NOOP(
        "Services", "The hub has another address of this customer by now than was read back."
    ),
    QT_TRANSLATE_NOOP(
        "Services", "The customer has another address there by now than was read back."
    ),
    QT_TRANSLATE_NOOP("Services", "Read the new one back, and send it again."),
    QT_TRANSLATE_NOOP("Services", "The hub has another address of this customer."),
    QT_TRANSLATE_NOOP("Services", "Correct it under Customer, and read it back."),
    QT_TRANSLATE_NOOP("Services", "This customer is not on this desk."),
    QT_TRANSLATE_NOOP("Services", "Look them up at the hub first."),
    QT_TRANSLATE_NOOP("Services", "There only the customer can begin."),
    QT_TRANSLATE_NOOP("Services", "Choose SMS or e-mail, or wait for them."),
    QT_TRANSLATE_NOOP("Services", "The phone number is missing."),
    QT_TRANSLATE_NOOP("Services", "The e-mail address is missing."),
    QT_TRANSLATE_NOOP("Services", "Type it, and read it back."),
)
