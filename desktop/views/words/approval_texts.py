"""What the services say of the airline's policy, of a second person and of what was paid elsewhere.

Each sentence by itself, for they are put together; a test compares them with the services'.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

APPROVAL_TEXTS = (
    QT_TRANSLATE_NOOP("Services", "This is no access token."),
    QT_TRANSLATE_NOOP("Services", "Copy the token from the approver's own profile at the hub."),
    QT_TRANSLATE_NOOP("Services", "The hub does not know this token."),
    QT_TRANSLATE_NOOP("Services", "This token belongs to another account."),
    QT_TRANSLATE_NOOP("Services", "The hub cannot be reached, so nobody can be signed in."),
    QT_TRANSLATE_NOOP("Services", "The request is kept."),
    QT_TRANSLATE_NOOP("Services", "Approve it when the connection is back."),
    QT_TRANSLATE_NOOP("Services", "This no longer waits for approval."),
    QT_TRANSLATE_NOOP("Services", "The hub has not told yet who works at this desk."),
    QT_TRANSLATE_NOOP("Services", "Try again in a moment."),
    QT_TRANSLATE_NOOP("Services", "More stands against it by now than was shown."),
    QT_TRANSLATE_NOOP("Services", "Look at it, then approve again."),
    QT_TRANSLATE_NOOP("Services", "Nobody approves their own request."),
    QT_TRANSLATE_NOOP("Services", "Another person has to sign in here."),
    QT_TRANSLATE_NOOP("Services", "{0} may not approve this."),
    QT_TRANSLATE_NOOP("Services", "An administrator can, or somebody whom the policy names."),
    QT_TRANSLATE_NOOP("Services", "Nothing was quoted yet."),
    QT_TRANSLATE_NOOP("Services", "Enter the amounts first."),
    QT_TRANSLATE_NOOP("Services", "This quote is marked as paid elsewhere already."),
    QT_TRANSLATE_NOOP("Services", "This quote was paid by its link."),
    QT_TRANSLATE_NOOP("Services", "Issue the ticket."),
    QT_TRANSLATE_NOOP("Services", "The customer's payment by the link is under way at the bank."),
    QT_TRANSLATE_NOOP("Services", "Wait until it has come or failed."),
    QT_TRANSLATE_NOOP("Services", "There is no amount."),
    QT_TRANSLATE_NOOP("Services", "Enter what was paid."),
    QT_TRANSLATE_NOOP("Services", "Nothing says where it can be found."),
    QT_TRANSLATE_NOOP("Services", "Enter the receipt's or voucher's number."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The airline's policy cannot be read, so nothing that moves money leaves.",
    ),
    QT_TRANSLATE_NOOP("Services", "Everything is kept."),
    QT_TRANSLATE_NOOP(
        "Services", "Ask your administrator to mend the file; it is read again at the next press."
    ),
    QT_TRANSLATE_NOOP("Services", "The link is above the most that is allowed ({0} of {1})."),
    QT_TRANSLATE_NOOP("Services", "Nobody may approve this."),
    QT_TRANSLATE_NOOP("Services", "Lower the amount."),
    QT_TRANSLATE_NOOP(
        "Services", "The customer has paid the link, so it was not marked as paid elsewhere."
    ),
    QT_TRANSLATE_NOOP(
        "Services", "The customer has just paid the link, so it was not marked as paid elsewhere."
    ),
    QT_TRANSLATE_NOOP("Services", "Issue the ticket, or refund what was paid twice."),
    QT_TRANSLATE_NOOP("Services", "It was not marked as paid."),
    QT_TRANSLATE_NOOP("Services", "The link may have been made, so it was not marked as paid."),
    QT_TRANSLATE_NOOP("Services", "Answer what the link asks first."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The customer's payment by the link is under way at the bank, so it was not marked as paid"
        " elsewhere.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "The link was not ended and can still be paid, so it was not marked as paid elsewhere.",
    ),
    QT_TRANSLATE_NOOP("Services", "Policy"),
    QT_TRANSLATE_NOOP("Services", "Until it is mended nothing that moves money leaves."),
    QT_TRANSLATE_NOOP(
        "Services", "Mend the file as docs/policy.md has it; it is read again at the next press."
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "Put it there (docs/policy.example.toml is a beginning), or take policy out of"
        " settings.toml or DESK_POLICY.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "There is no policy file, so there are no limits; only marking as paid elsewhere needs a"
        " second person.",
    ),
    QT_TRANSLATE_NOOP("Services", "SHA-256 {0}…; a second person is always needed for: {1}."),
    QT_TRANSLATE_NOOP("Services", "Stripe refund key"),
    QT_TRANSLATE_NOOP(
        "Services",
        "One key is a live one and the other is not, so no refund can find its payment.",
    ),
    QT_TRANSLATE_NOOP("Services", "Set DESK_STRIPE_REFUND_KEY to a key of the same mode."),
    QT_TRANSLATE_NOOP("Services", "It is the everyday key, so whoever has that can refund."),
    QT_TRANSLATE_NOOP(
        "Services", "Make a key of its own for refunds, and take the permission from the other."
    ),
    QT_TRANSLATE_NOOP("Services", "A restricted key of its own."),
    QT_TRANSLATE_NOOP("Services", "Give the {0} {1} in Stripe's Dashboard."),
)
