"""The desk's own refusals in the agent's language: services speak English and know no Qt.

Every text that a service refuses with stands here; a test compares the two.
"""

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.views.words.approval_texts import APPROVAL_TEXTS
from desktop.views.words.doctor_texts import DOCTOR_TEXTS
from desktop.views.words.service_job_texts import JOB_TEXTS
from desktop.views.words.service_link_texts import LINK_TEXTS
from desktop.views.words.service_money_texts import MONEY_TEXTS
from desktop.views.words.service_offer_texts import OFFER_TEXTS
from desktop.views.words.service_opening_texts import OPENING_TEXTS

TEXTS = (
    QT_TRANSLATE_NOOP("Services", "The text still has a gap: {0}."),
    QT_TRANSLATE_NOOP("Services", "Fill it in, or take it out."),
    QT_TRANSLATE_NOOP("Services", "The name is missing."),
    QT_TRANSLATE_NOOP("Services", "A customer needs one."),
    QT_TRANSLATE_NOOP("Services", "This is not a whole phone number."),
    QT_TRANSLATE_NOOP("Services", "Begin with the country: +31 6 12345678."),
    QT_TRANSLATE_NOOP("Services", "There is no such phone number."),
    QT_TRANSLATE_NOOP("Services", "Look at its digits once more."),
    QT_TRANSLATE_NOOP("Services", "This is not an e-mail address."),
    QT_TRANSLATE_NOOP("Services", "It looks like name@example.com."),
    QT_TRANSLATE_NOOP("Services", "Nobody has said whose change it is."),
    QT_TRANSLATE_NOOP(
        "Services", "Say the customer's or ours: our own change costs the customer nothing."
    ),
    QT_TRANSLATE_NOOP("Services", "There is nothing to pay yet."),
    QT_TRANSLATE_NOOP("Services", "Enter at least one amount."),
    QT_TRANSLATE_NOOP("Services", "Only a waiver may lower the price."),
    QT_TRANSLATE_NOOP("Services", "A waiver above zero would raise the price."),
    QT_TRANSLATE_NOOP("Services", "Enter it below zero."),
    QT_TRANSLATE_NOOP("Services", "Enter the reduction as a waiver with its reason."),
    QT_TRANSLATE_NOOP("Services", "A line has no quantity."),
    QT_TRANSLATE_NOOP("Services", "Enter 1 or more, or remove the line."),
    QT_TRANSLATE_NOOP("Services", "The waiver has no reason."),
    QT_TRANSLATE_NOOP("Services", "Enter why it is waived."),
    QT_TRANSLATE_NOOP("Services", "The booking is not a record locator."),
    QT_TRANSLATE_NOOP("Services", "Enter its six letters and digits, or leave it empty."),
    QT_TRANSLATE_NOOP("Services", "The new flight is not complete."),
    QT_TRANSLATE_NOOP("Services", "Enter both airports."),
    QT_TRANSLATE_NOOP("Services", "The new flight departs and arrives at the same airport."),
    QT_TRANSLATE_NOOP("Services", "Correct one of them."),
    QT_TRANSLATE_NOOP("Services", "Booking code and full name"),
    QT_TRANSLATE_NOOP("Services", "Ticket number and full name"),
    QT_TRANSLATE_NOOP("Services", "Booking code and date of birth"),
    QT_TRANSLATE_NOOP("Services", "Address or number of the booking"),
    QT_TRANSLATE_NOOP("Services", "There is nothing to ask of ticketing."),
    QT_TRANSLATE_NOOP("Services", "Nobody has said how the customer of this booking was verified."),
    QT_TRANSLATE_NOOP("Services", "Say how, then ask ticketing."),
    QT_TRANSLATE_NOOP(
        "Services", "Say how, or why it was skipped, in the quote, then send the link."
    ),
    QT_TRANSLATE_NOOP("Services", "Look at the quote once more."),
    QT_TRANSLATE_NOOP("Services", "The change has no passengers."),
    QT_TRANSLATE_NOOP("Services", "Enter who travels."),
    QT_TRANSLATE_NOOP("Services", "A passenger has no price."),
    QT_TRANSLATE_NOOP("Services", "Enter it for each of them; 0 where there is nothing to pay."),
    QT_TRANSLATE_NOOP("Services", "A fare, tax, fee or extra is below zero."),
    QT_TRANSLATE_NOOP("Services", "Enter what it cost and what it costs now."),
    QT_TRANSLATE_NOOP("Services", "This is our change, so the customer pays nothing."),
    QT_TRANSLATE_NOOP("Services", "Reissue the tickets without a link."),
    QT_TRANSLATE_NOOP("Services", "There is nothing to pay."),
    QT_TRANSLATE_NOOP("Services", "The customer gets money back."),
    QT_TRANSLATE_NOOP("Services", "Ask for the refund or the EMD voucher instead of a link."),
    QT_TRANSLATE_NOOP(
        "Services", "The new ticket is worth less, and nothing says what becomes of the rest."
    ),
    QT_TRANSLATE_NOOP("Services", "Choose what the fare rule says of a residual value."),
    QT_TRANSLATE_NOOP("Services", "Value of the old ticket is left after the fee."),
    QT_TRANSLATE_NOOP("Services", "Choose what the fare rule says of the rest."),
    QT_TRANSLATE_NOOP("Services", "More is waived than there is to pay."),
    QT_TRANSLATE_NOOP("Services", "Lower the waiver."),
    QT_TRANSLATE_NOOP("Services", "An extra is on the quote that the customer did not choose."),
    QT_TRANSLATE_NOOP("Services", "Ask the customer, or remove it."),
    QT_TRANSLATE_NOOP("Services", "An extra stands beside our own change."),
    QT_TRANSLATE_NOOP("Services", "Sell it in a quote of its own."),
    QT_TRANSLATE_NOOP("Services", "A fare or fee stands among the extras."),
    QT_TRANSLATE_NOOP("Services", "Enter it in its place."),
    QT_TRANSLATE_NOOP("Services", "The provider takes no payment as small as this."),
    QT_TRANSLATE_NOOP("Services", "Waive it with a reason, or take it with another payment."),
    QT_TRANSLATE_NOOP(
        "Services", "Extend it in the booking system first, or take the payment by phone."
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "Ask the customer to write again, which opens it anew, or take the payment by phone.",
    ),
    QT_TRANSLATE_NOOP("Services", "Change the amount."),
    QT_TRANSLATE_NOOP("Services", "Waive {0} with a reason, or take it another way."),
    QT_TRANSLATE_NOOP("Services", "Stripe charges {0} in whole units only."),
    QT_TRANSLATE_NOOP("Services", "Stripe's largest charge is {0}."),
    QT_TRANSLATE_NOOP("Services", "Stripe needs the last decimal of {0} to be 0."),
    QT_TRANSLATE_NOOP(
        "Services", "This is a public post, and a link goes into private messages only."
    ),
    QT_TRANSLATE_NOOP("Services", "Ask the customer for a private message and quote there."),
    QT_TRANSLATE_NOOP(
        "Services",
        "The channel's reply window has closed, so the message would not be delivered.",
    ),
    QT_TRANSLATE_NOOP(
        "Services", "Wait until the customer writes again, or reach them by another channel."
    ),
    QT_TRANSLATE_NOOP(
        "Services", "The fare hold ends in {0} minutes; the shortest link lives {1}."
    ),
    QT_TRANSLATE_NOOP(
        "Services", "The ticketing time limit ends in {0} minutes; the shortest link lives {1}."
    ),
    QT_TRANSLATE_NOOP(
        "Services", "The channel's reply window ends in {0} minutes; the shortest link lives {1}."
    ),
    QT_TRANSLATE_NOOP("Services", "The price ends in {0} minutes; the shortest link lives {1}."),
    QT_TRANSLATE_NOOP(
        "Services", "The flight departs in {0} minutes; the shortest link lives {1}."
    ),
    QT_TRANSLATE_NOOP("Services", "Take the payment by phone or at the airport before it departs."),
    QT_TRANSLATE_NOOP("Services", "The flight has departed."),
    QT_TRANSLATE_NOOP("Services", "The fare hold has ended."),
    QT_TRANSLATE_NOOP("Services", "The ticketing time limit has ended."),
    QT_TRANSLATE_NOOP("Services", "The channel's reply window has ended."),
    QT_TRANSLATE_NOOP("Services", "The price has ended."),
    QT_TRANSLATE_NOOP(
        "Services", "Extend the fare hold in the booking system first, or price it again."
    ),
    QT_TRANSLATE_NOOP("Services", "Extend it in the booking system first, or price it again."),
    QT_TRANSLATE_NOOP("Services", "Ask the customer to write again, which opens it anew."),
    QT_TRANSLATE_NOOP("Services", "Give the price a later end."),
    QT_TRANSLATE_NOOP(
        "Services",
        "Choose a flight that still leaves: the change stays free. If the time is wrong, correct"
        " it.",
    ),
    QT_TRANSLATE_NOOP("Services", "A flight's times cannot be right: {0}."),
    QT_TRANSLATE_NOOP("Services", "Correct them in the quote."),
    QT_TRANSLATE_NOOP("Services", "the clock is put forward over this time, so it never comes"),
    QT_TRANSLATE_NOOP("Services", "by the airports' zones it arrives before it departs"),
    QT_TRANSLATE_NOOP(
        "Services", "by the airports' zones it is under way longer than any flight there"
    ),
    QT_TRANSLATE_NOOP("Services", "it departs before the flight before it arrives"),
    QT_TRANSLATE_NOOP(
        "Services",
        "Price it again: the customer may owe a no-show fee. If the time is wrong, correct it.",
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "Extend the fare hold in the booking system first, or take the payment by phone.",
    ),
    QT_TRANSLATE_NOOP("Services", "Give the price a validity of more than {0} minutes."),
    QT_TRANSLATE_NOOP(
        "Services",
        "By the waiver's reason this is our change, and then the customer pays nothing.",
    ),
    QT_TRANSLATE_NOOP(
        "Services", "Answer the first question again, or give the reason that it was waived for."
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "An extra is a charge for paying by card, which is forbidden (PSD2 Art. 62(4)).",
    ),
    QT_TRANSLATE_NOOP("Services", "Remove it."),
    QT_TRANSLATE_NOOP("Services", "The provider takes no payments in this currency."),
    QT_TRANSLATE_NOOP("Services", "Price it in another currency, or take the payment another way."),
    QT_TRANSLATE_NOOP("Services", "This quote is paid already."),
    QT_TRANSLATE_NOOP("Services", "Make a new quote for anything more."),
    QT_TRANSLATE_NOOP("Services", "This conversation is not on this desk."),
    QT_TRANSLATE_NOOP("Services", "Open it first."),
    QT_TRANSLATE_NOOP(
        "Services", "The link of this quote can still be paid, though its message was not sent."
    ),
    QT_TRANSLATE_NOOP("Services", "Send it by another channel, or cancel it first."),
    QT_TRANSLATE_NOOP("Services", "The link of this quote can still be paid."),
    QT_TRANSLATE_NOOP("Services", "Cancel it first."),
    QT_TRANSLATE_NOOP("Services", "This link has already ended."),
    QT_TRANSLATE_NOOP("Services", "This quote is not on this desk."),
    QT_TRANSLATE_NOOP("Services", "Make a new one."),
    QT_TRANSLATE_NOOP(
        "Services", "Another link is open in this conversation, and two could both be paid."
    ),
    QT_TRANSLATE_NOOP("Services", "Cancel that one first, or wait until it ends."),
    QT_TRANSLATE_NOOP("Services", "There is nothing to send."),
    QT_TRANSLATE_NOOP("Services", "Write something first."),
    QT_TRANSLATE_NOOP("Services", "The message has {0} characters; the hub takes {1}."),
    QT_TRANSLATE_NOOP("Services", "Send it in parts."),
    QT_TRANSLATE_NOOP("Services", "This quote is not paid yet."),
    QT_TRANSLATE_NOOP("Services", "Wait for the payment, or press Check now."),
    QT_TRANSLATE_NOOP("Services", "No ticket number was entered."),
    QT_TRANSLATE_NOOP("Services", "Enter one for each passenger."),
    QT_TRANSLATE_NOOP("Services", "Two passengers have the same ticket number."),
    QT_TRANSLATE_NOOP("Services", "Each has a number of their own."),
    QT_TRANSLATE_NOOP("Services", "There are {0} passengers and {1} ticket numbers."),
    QT_TRANSLATE_NOOP("Services", "The numbers are of different airlines."),
    QT_TRANSLATE_NOOP("Services", "Check their first three digits."),
    QT_TRANSLATE_NOOP("Services", "No airline has a number that begins with these three digits."),
    QT_TRANSLATE_NOOP("Services", "Check the first three digits of each number."),
    QT_TRANSLATE_NOOP("Services", "The tickets of this quote are recorded already."),
    QT_TRANSLATE_NOOP("Services", "The tickets of this passenger are recorded already."),
    QT_TRANSLATE_NOOP("Services", "Look at the quote again."),
    QT_TRANSLATE_NOOP("Services", "A passenger has no ticket number."),
    QT_TRANSLATE_NOOP("Services", "Enter one, or say why there is none."),
    QT_TRANSLATE_NOOP("Services", "Nobody has a ticket number."),
    QT_TRANSLATE_NOOP("Services", "Enter one, or refund what was paid."),
    QT_TRANSLATE_NOOP(
        "Services", "Only a quote that is paid, not ticketed and not refunded is priced again."
    ),
    QT_TRANSLATE_NOOP("Services", "No ticket of this quote is recorded yet."),
    QT_TRANSLATE_NOOP("Services", "Issue the ticket first."),
    QT_TRANSLATE_NOOP("Services", "The customer has been told already."),
    QT_TRANSLATE_NOOP("Services", "The message about the ticket has just left."),
    QT_TRANSLATE_NOOP("Services", "Wait a moment: it shows here as soon as the channel has it."),
    QT_TRANSLATE_NOOP("Services", "The ticket numbers are not on this desk any more."),
    QT_TRANSLATE_NOOP("Services", "Tell the customer yourself, then press I told them."),
    QT_TRANSLATE_NOOP("Services", "This quote is not paid, so there is nothing to refund."),
    QT_TRANSLATE_NOOP(
        "Services", "The customer's bank disputes this payment, so it cannot be refunded."
    ),
    QT_TRANSLATE_NOOP("Services", "Answer the dispute in Stripe's Dashboard."),
    QT_TRANSLATE_NOOP("Services", "This payment was refunded in full already."),
    QT_TRANSLATE_NOOP("Services", "The refund of this payment is under way."),
    QT_TRANSLATE_NOOP("Services", "Wait until it ends."),
    QT_TRANSLATE_NOOP("Services", "There is nothing to refund."),
    QT_TRANSLATE_NOOP("Services", "Enter an amount."),
    QT_TRANSLATE_NOOP("Services", "At most {0} of one payment can go back."),
    QT_TRANSLATE_NOOP("Services", "Refund it at the provider."),
    QT_TRANSLATE_NOOP("Services", "What is left of this payment has changed meanwhile."),
    QT_TRANSLATE_NOOP("Services", "Look at it, then press Refund again."),
    QT_TRANSLATE_NOOP("Services", "Clear that with your payment desk before issuing a ticket."),
    QT_TRANSLATE_NOOP("Services", "A file of this reply is not on this desk any more."),
    QT_TRANSLATE_NOOP("Services", "Remove it, and attach it again."),
    QT_TRANSLATE_NOOP("Services", "A message takes at most {0} files."),
    QT_TRANSLATE_NOOP("Services", "Send it by itself."),
    QT_TRANSLATE_NOOP("Services", "This file cannot be read."),
    QT_TRANSLATE_NOOP("Services", "Choose another one."),
    QT_TRANSLATE_NOOP("Services", "The file cannot be saved there."),
    QT_TRANSLATE_NOOP("Services", "Choose another folder."),
    QT_TRANSLATE_NOOP("Services", "This file is empty."),
    QT_TRANSLATE_NOOP("Services", "This is a program, or a page that can run one."),
    QT_TRANSLATE_NOOP("Services", "It is never sent."),
    QT_TRANSLATE_NOOP("Services", "Send it as a PDF or a picture."),
    QT_TRANSLATE_NOOP(
        "Services", "This file is of a kind that is not sent, or not what its name says."
    ),
    QT_TRANSLATE_NOOP("Services", "This channel takes no files of this kind."),
    QT_TRANSLATE_NOOP("Services", "Send it as another kind, or by another channel."),
    QT_TRANSLATE_NOOP("Services", "This file has {0} MB; this channel takes {1} MB."),
    QT_TRANSLATE_NOOP("Services", "Make it smaller, or send it by another channel."),
)


_BETWEEN = re.compile(r"(?<=[.?!]) ")


def service_words(text: str) -> str:
    """Return what a service said in the agent's language, sentence by sentence.

    What was filled in is translated too, where it is the services' own; unknown words, such as
    those of a provider, stay as they are.
    """
    said, rest = [], _BETWEEN.split(text)
    while rest:
        for count in range(1, len(rest) + 1):
            known = _known(" ".join(rest[:count]))
            if known is not None:
                said.append(known)
                del rest[:count]
                break
        else:
            said.append(rest.pop(0))
    return " ".join(said)


def _known(text: str) -> str | None:
    for template, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match:
            words = QCoreApplication.translate("Services", template)
            return words.format(*(_known(group) or group for group in match.groups()))
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (str(text), re.compile(re.sub(r"\\\{\d\\\}", "(.+?)", re.escape(str(text)))))
        for text in (
            *TEXTS,
            *JOB_TEXTS,
            *LINK_TEXTS,
            *OPENING_TEXTS,
            *APPROVAL_TEXTS,
            *OFFER_TEXTS,
            *MONEY_TEXTS,
            *DOCTOR_TEXTS,
        )
    )
