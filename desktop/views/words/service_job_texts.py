"""What the services and their adapters say of a job that did not go as it was asked.

Each sentence by itself, for they are put together; a test compares them with the services'.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

JOB_TEXTS = (
    QT_TRANSLATE_NOOP("Services", "The hub does not show this note, and it may still come."),
    QT_TRANSLATE_NOOP("Services", "Look at the notes, then press Write again, or It is there."),
    QT_TRANSLATE_NOOP("Services", "It is not known whether this note was written."),
    QT_TRANSLATE_NOOP(
        "Services",
        "It is not known whether this was changed: an earlier answer was lost, and the hub does"
        " not show the customer now.",
    ),
    QT_TRANSLATE_NOOP("Services", "The conversation was not changed."),
    QT_TRANSLATE_NOOP(
        "Services",
        "It is not known whether this was done: an earlier answer was lost, and the hub does not"
        " show it now.",
    ),
    QT_TRANSLATE_NOOP("Services", "Look at it at the hub."),
    QT_TRANSLATE_NOOP(
        "Services", "This conversation is no longer as it was when this was asked for."
    ),
    QT_TRANSLATE_NOOP("Services", "Nothing was changed over it."),
    QT_TRANSLATE_NOOP("Services", "Look at it, then press Change anyway, or Leave as it is."),
    QT_TRANSLATE_NOOP("Services", "The note was refused, so nothing was changed."),
    QT_TRANSLATE_NOOP("Services", "Look at the note."),
    QT_TRANSLATE_NOOP("Services", "The note was not left, so nothing was changed."),
    QT_TRANSLATE_NOOP("Services", "Ask for it again if it is still wanted."),
    QT_TRANSLATE_NOOP(
        "Services", "The hub does not know this conversation, or this agent may not see it."
    ),
    QT_TRANSLATE_NOOP("Services", "This version of the desk does not know this change."),
    QT_TRANSLATE_NOOP("Services", "Ask an administrator of the hub for access to this inbox."),
    QT_TRANSLATE_NOOP(
        "Services",
        "Copy a new token from your profile at the hub, enter it in the settings, and try again.",
    ),
    QT_TRANSLATE_NOOP("Services", "Correct the hub's address in the settings."),
    QT_TRANSLATE_NOOP("Services", "No link was made."),
    QT_TRANSLATE_NOOP("Services", "Reload the inbox."),
    QT_TRANSLATE_NOOP("Services", "The quote is kept."),
    QT_TRANSLATE_NOOP("Services", "A payment link may have been made."),
    QT_TRANSLATE_NOOP("Services", "Another link of {0} is open in this conversation."),
    QT_TRANSLATE_NOOP(
        "Services",
        "Ask whoever manages Stripe for a new restricted key, enter it in the settings,"
        " and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "Ask whoever manages Stripe to give the key that permission, then try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "Cancel that one first or wait until it ends, then press Look again.",
    ),
    QT_TRANSLATE_NOOP("Services", "Cancel the link and tell your administrator."),
    QT_TRANSLATE_NOOP("Services", "Cancelling is tried again by itself."),
    QT_TRANSLATE_NOOP("Services", "Change the quote, then press Send payment link."),
    QT_TRANSLATE_NOOP("Services", "Correct the account number or the token in the settings."),
    QT_TRANSLATE_NOOP("Services", "Correct the address of Stripe in the settings."),
    QT_TRANSLATE_NOOP("Services", "Issue the ticket, or refund the payment."),
    QT_TRANSLATE_NOOP("Services", "Issue the ticket."),
    QT_TRANSLATE_NOOP(
        "Services", "Their bank disputes the payment: answer the dispute in Stripe's Dashboard."
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "A refund failed: refund it again, or give it back another way and write that down.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "All of it went back, and its ticket is still valid: void it, then write that down.",
    ),
    QT_TRANSLATE_NOOP(
        "Services", "All of it went back to the customer: there is nothing left to do."
    ),
    QT_TRANSLATE_NOOP("Services", "Issue the ticket, or refund what is left of the payment."),
    QT_TRANSLATE_NOOP(
        "Services", "The ticket is issued: if the customer does not fly, refund what is left."
    ),
    QT_TRANSLATE_NOOP("Services", "It is kept and goes by itself."),
    QT_TRANSLATE_NOOP("Services", "It is kept and waits until this is done."),
    QT_TRANSLATE_NOOP("Services", "It is looked up."),
    QT_TRANSLATE_NOOP("Services", "It is not known whether this message arrived."),
    QT_TRANSLATE_NOOP("Services", "It is read again by itself."),
    QT_TRANSLATE_NOOP("Services", "It is tried again by itself."),
    QT_TRANSLATE_NOOP("Services", "It was left."),
    QT_TRANSLATE_NOOP("Services", "Look at the channel, then press Send again or It arrived."),
    QT_TRANSLATE_NOOP("Services", "No payment link was made."),
    QT_TRANSLATE_NOOP("Services", "No second one was made."),
    QT_TRANSLATE_NOOP("Services", "Nothing was changed."),
    QT_TRANSLATE_NOOP("Services", "Nothing was sent to the customer."),
    QT_TRANSLATE_NOOP("Services", "Nothing was sent."),
    QT_TRANSLATE_NOOP("Services", "Press Check now to read again."),
    QT_TRANSLATE_NOOP("Services", "Press Check now to see its state."),
    QT_TRANSLATE_NOOP("Services", "Press Look again to try once more, or Do not send."),
    QT_TRANSLATE_NOOP("Services", "Press Send new link to make another."),
    QT_TRANSLATE_NOOP("Services", "It was made before and has ended."),
    QT_TRANSLATE_NOOP(
        "Services",
        "Read it, then press Send anyway, change the reply, or remove it.",
    ),
    QT_TRANSLATE_NOOP("Services", "Somebody wrote in this conversation while this waited."),
    QT_TRANSLATE_NOOP(
        "Services",
        "Something between this computer and Stripe refused the request (error {0}),"
        " such as a proxy or a sign-in page.",
    ),
    QT_TRANSLATE_NOOP("Services", "Stripe asks to slow down ({0})."),
    QT_TRANSLATE_NOOP("Services", "Stripe cannot be asked: {0}."),
    QT_TRANSLATE_NOOP("Services", "Stripe cannot charge this quote: {0}."),
    QT_TRANSLATE_NOOP("Services", "Stripe could not be reached: {0}."),
    QT_TRANSLATE_NOOP(
        "Services",
        "Stripe does not accept this key: it is wrong, revoked or expired.",
    ),
    QT_TRANSLATE_NOOP("Services", "Stripe had a problem of its own (error {0})."),
    QT_TRANSLATE_NOOP("Services", "Stripe has already answered this request in another form."),
    QT_TRANSLATE_NOOP("Services", "Stripe is busy with this payment."),
    QT_TRANSLATE_NOOP("Services", "Stripe is still working on this very request."),
    QT_TRANSLATE_NOOP("Services", "Stripe refused: {0}."),
    QT_TRANSLATE_NOOP("Services", "Stripe was asked, but {0}."),
    QT_TRANSLATE_NOOP("Services", "Stripe's answer cannot be read (status {0})."),
    QT_TRANSLATE_NOOP("Services", "Stripe's answer cannot be read."),
    QT_TRANSLATE_NOOP("Services", "Stripe's key lacks {0}."),
    QT_TRANSLATE_NOOP("Services", "the permission {0}"),
    QT_TRANSLATE_NOOP("Services", "a permission that this needs"),
    QT_TRANSLATE_NOOP("Services", "The change may have been made."),
    QT_TRANSLATE_NOOP("Services", "The conversation was not resolved."),
    QT_TRANSLATE_NOOP("Services", "The customer had already paid, so the link was not cancelled."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The customer's payment is under way at the bank, so the link cannot be cancelled.",
    ),
    QT_TRANSLATE_NOOP("Services", "The desk looks for it; nothing is sent twice by itself."),
    QT_TRANSLATE_NOOP("Services", "The desk looks it up."),
    QT_TRANSLATE_NOOP("Services", "The desk looks it up; nothing is made twice."),
    QT_TRANSLATE_NOOP("Services", "The hub asks to slow down."),
    QT_TRANSLATE_NOOP("Services", "The hub cannot be asked: {0}."),
    QT_TRANSLATE_NOOP("Services", "The hub could not be reached: {0}."),
    QT_TRANSLATE_NOOP("Services", "The hub does not accept the access token."),
    QT_TRANSLATE_NOOP("Services", "The hub does not know this, or this agent may not see it."),
    QT_TRANSLATE_NOOP("Services", "The hub does not show this conversation."),
    QT_TRANSLATE_NOOP("Services", "The hub had a problem of its own (error {0})."),
    QT_TRANSLATE_NOOP("Services", "The hub has no such conversation."),
    QT_TRANSLATE_NOOP("Services", "The hub is busy with this."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The hub may or may not have sent this message; it does not show there yet.",
    ),
    QT_TRANSLATE_NOOP("Services", "The hub refused: {0}."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The hub takes no more messages in this conversation for a minute.",
    ),
    QT_TRANSLATE_NOOP("Services", "The hub was asked, but {0}."),
    QT_TRANSLATE_NOOP("Services", "The hub's address leads elsewhere, such as to a sign-in page."),
    QT_TRANSLATE_NOOP("Services", "The hub's answer cannot be read."),
    QT_TRANSLATE_NOOP("Services", "The link ended before its message was sent."),
    QT_TRANSLATE_NOOP("Services", "The link had ended before its message was sent."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The link itself was made and can still be paid: send it by another channel, or cancel it.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "The link leads to {0}, which is not the provider's host, so it was not sent.",
    ),
    QT_TRANSLATE_NOOP("Services", "The link was cancelled before its message was sent."),
    QT_TRANSLATE_NOOP("Services", "The link was dropped."),
    QT_TRANSLATE_NOOP("Services", "The link was not cancelled and can still be paid."),
    QT_TRANSLATE_NOOP("Services", "The message may have been sent."),
    QT_TRANSLATE_NOOP("Services", "The message was not sent."),
    QT_TRANSLATE_NOOP("Services", "The payment link is as it was."),
    QT_TRANSLATE_NOOP("Services", "The payment link may be cancelled already."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The provider's answer was lost, and the link does not show there.",
    ),
    QT_TRANSLATE_NOOP("Services", "The request is kept and goes by itself."),
    QT_TRANSLATE_NOOP("Services", "The text was kept."),
    QT_TRANSLATE_NOOP("Services", "The ticket is recorded; tell the customer by another channel."),
    QT_TRANSLATE_NOOP("Services", "This access token is not of account {0} at the hub."),
    QT_TRANSLATE_NOOP("Services", "This agent may not do that at the hub."),
    QT_TRANSLATE_NOOP("Services", "This quote is not paid, so the customer was not told."),
    QT_TRANSLATE_NOOP("Services", "This quote is paid already, so its link was not sent."),
    QT_TRANSLATE_NOOP("Services", "What is shown is what was last known."),
    QT_TRANSLATE_NOOP("Services", "This reply has left already, or was removed."),
    QT_TRANSLATE_NOOP("Services", "It was not changed."),
    QT_TRANSLATE_NOOP("Services", "Write a new one."),
    QT_TRANSLATE_NOOP("Services", "Nothing was refunded."),
    QT_TRANSLATE_NOOP("Services", "Nothing more was refunded."),
    QT_TRANSLATE_NOOP("Services", "The refund may have been made."),
    QT_TRANSLATE_NOOP("Services", "The desk makes sure; nothing is refunded twice."),
    QT_TRANSLATE_NOOP("Services", "Nothing more is refunded meanwhile."),
    QT_TRANSLATE_NOOP("Services", "The desk looks again by itself."),
    QT_TRANSLATE_NOOP("Services", "Look at the payment in Stripe's Dashboard, then press Refund."),
    QT_TRANSLATE_NOOP("Services", "Stripe cannot refund this amount: {0}."),
    QT_TRANSLATE_NOOP("Services", "Change it, then press Refund."),
    QT_TRANSLATE_NOOP("Services", "This payment was refunded in full already, perhaps elsewhere."),
    QT_TRANSLATE_NOOP(
        "Services",
        "There is less left of this payment than that: part of it was refunded elsewhere.",
    ),
    QT_TRANSLATE_NOOP("Services", "Look at what is left, then press Refund."),
    QT_TRANSLATE_NOOP("Services", "The balance at Stripe is too small for this refund."),
    QT_TRANSLATE_NOOP("Services", "Ask whoever manages Stripe to add to it, then press Refund."),
    QT_TRANSLATE_NOOP(
        "Services", "Ask whoever manages Stripe to give the key that permission, then press Refund."
    ),
    QT_TRANSLATE_NOOP("Services", "This came back from a backup, and does not show at Stripe."),
    QT_TRANSLATE_NOOP("Services", "Press Refund if it is to be refunded."),
    QT_TRANSLATE_NOOP("Services", "Of this payment {0} was refunded elsewhere meanwhile."),
    QT_TRANSLATE_NOOP(
        "Services", "Stripe had a problem of its own each time, and the refund does not show there."
    ),
    QT_TRANSLATE_NOOP("Services", "Press Refund to try again."),
    QT_TRANSLATE_NOOP("Services", "Stripe made the refund, and it did not go through."),
    QT_TRANSLATE_NOOP("Services", "The money is still here."),
    QT_TRANSLATE_NOOP("Services", "Press Refund to try again, or refund it in Stripe's Dashboard."),
    QT_TRANSLATE_NOOP("Services", "its address is not usable: it must start with https://"),
    QT_TRANSLATE_NOOP("Services", "its certificate is not trusted by this computer"),
    QT_TRANSLATE_NOOP("Services", "its name was not found (is this computer online?)"),
    QT_TRANSLATE_NOOP("Services", "no answer came in time"),
    QT_TRANSLATE_NOOP("Services", "no connection came about in time"),
    QT_TRANSLATE_NOOP("Services", "no connection could be made"),
    QT_TRANSLATE_NOOP("Services", "no secure connection could be made"),
    QT_TRANSLATE_NOOP("Services", "the connection broke before the answer was complete"),
    QT_TRANSLATE_NOOP("Services", "the connection was refused"),
    QT_TRANSLATE_NOOP("Services", "the proxy refused the connection"),
    QT_TRANSLATE_NOOP("Services", "The file was not fetched."),
    QT_TRANSLATE_NOOP("Services", "Try again."),
    QT_TRANSLATE_NOOP("Services", "Try again later."),
    QT_TRANSLATE_NOOP("Services", "This file does not lie at the hub, so it was not fetched."),
    QT_TRANSLATE_NOOP("Services", "This file is larger than {0} MB, so it was not fetched."),
    QT_TRANSLATE_NOOP("Services", "Open the conversation at the hub."),
    QT_TRANSLATE_NOOP(
        "Services", "A file of this reply is not on this desk any more, so nothing was sent."
    ),
    QT_TRANSLATE_NOOP("Services", "Attach the file again."),
    QT_TRANSLATE_NOOP(
        "Services", "The channel's reply window has closed, so the customer was not told."
    ),
    QT_TRANSLATE_NOOP(
        "Services", "The ticket is recorded: tell them by another channel, then press I told them."
    ),
    QT_TRANSLATE_NOOP("Services", "This is to be sent by a person."),
    QT_TRANSLATE_NOOP("Services", "Nothing was sent; the ticket is recorded."),
    QT_TRANSLATE_NOOP(
        "Services", "Press Tell now, or tell the customer yourself and press I told them."
    ),
    QT_TRANSLATE_NOOP("Services", "The customer was not told."),
    QT_TRANSLATE_NOOP("Services", "The ticket is recorded."),
)
