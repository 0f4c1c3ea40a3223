"""Where a quote stands and what can be done with it, in a sentence or two for the quote panel."""

from PySide6.QtCore import QCoreApplication

from desktop.models.conversation import Channel
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard
from desktop.views.payment import card_words
from desktop.views.payment.card_actions import CardAction, card_actions, question_of
from desktop.views.words.formatting import moment


def situation(card: QuoteCard, name: str, channel: Channel, now: float) -> str:
    """Say it for a link that was asked for; empty where the panel shows it otherwise.

    `name` is how the customer is called, `now` UTC seconds.
    """
    if question_of(card.job) is not None:
        return card_words.explanation(card, name, channel)
    stage = card.ladder.stage
    failure = card_words.failure(card.job) if stage is not Stage.REFUSED else ""
    return " ".join(part for part in (failure, _words(card, name, channel, now)) if part)


def _words(card: QuoteCard, name: str, channel: Channel, now: float) -> str:
    translate = QCoreApplication.translate
    ladder = card.ladder
    if ladder.stage.is_open and card_words.is_being_replaced(card):
        return card_words.explanation(card, name, channel)
    match ladder.stage:
        case Stage.NEEDS_APPROVAL:
            return card_words.explanation(card, name, channel)
        case Stage.QUEUED:
            return translate(
                "QuoteWords",
                "The link waits to be made, and nothing has left. To change the price, take it"
                " back first.",
            )
        case Stage.CREATING:
            return translate("QuoteWords", "The link is being made.")
        case Stage.EXPIRED:
            return translate("QuoteWords", "The link has expired unpaid.")
        case Stage.CANCELLED:
            return translate("QuoteWords", "The link was cancelled.")
        case Stage.TICKETED | Stage.TOLD | Stage.PAID:
            return ""  # the ticket's own part of the panel says it
        case Stage.CHECKING | Stage.UNKNOWN | Stage.PROCESSING | Stage.CANCELLING:
            return card_words.explanation(card, name, channel)
        case Stage.CANCEL_FAILED | Stage.NOT_DELIVERED:
            return card_words.explanation(card, name, channel)
        case stage if stage.is_open:
            words = []
            if ladder.expires_at is not None:
                until = translate("QuoteWords", "This link can be paid until {time}.")
                words.append(until.format(time=moment(ladder.expires_at, now)))
            if CardAction.REPLACE in card_actions(card).all:
                words.append(
                    translate("QuoteWords", "Whatever changes goes as another link in its place.")
                )
            return " ".join(words)
    return card_words.explanation(card, name, channel)


def no_place(name: str) -> str:
    """Why no link can be sent from a public post."""
    translate = QCoreApplication.translate
    if name:
        return translate(
            "QuoteWords",
            "Links go into private messages only, and this is a public post. Ask {name} for a"
            " private message and quote there.",
        ).format(name=name)
    return translate(
        "QuoteWords",
        "Links go into private messages only, and this is a public post. Ask the customer for a"
        " private message and quote there.",
    )


def not_replaced(card: QuoteCard, name: str) -> str:
    """Why a link that was to be replaced stays; `name` is how the customer is called."""
    translate = QCoreApplication.translate
    stage = card.ladder.stage
    if stage.has_money:
        words = translate(
            "QuoteWords",
            "{name} has just paid the link, so it was not replaced. What you changed was not sent.",
        )
    elif stage is Stage.PROCESSING:
        words = translate(
            "QuoteWords",
            "{name} is paying at the bank, so the link was not replaced. What you changed was not"
            " sent.",
        )
    else:
        words = translate(
            "QuoteWords",
            "Another link has taken its place meanwhile. What you changed was not sent.",
        )
    return words.format(name=name or translate("QuoteWords", "The customer"))


def ending_label(action: CardAction) -> str:
    """What the button that takes the link from the customer says."""
    translate = QCoreApplication.translate
    match action:
        case CardAction.TAKE_BACK:
            return translate("QuoteWords", "Take back")
        case CardAction.CANCEL_AGAIN:
            return translate("QuoteWords", "Cancel again")
        case _:
            return translate("QuoteWords", "Cancel link")


def ending_question(action: CardAction, name: str) -> str:
    """What is asked before the link is taken away."""
    translate = QCoreApplication.translate
    if action is CardAction.TAKE_BACK:
        return translate("QuoteWords", "Take the request back? Nothing has been sent yet.")
    return translate(
        "QuoteWords", "Cancel this link? {name} can then no longer pay with it."
    ).format(name=name or translate("QuoteWords", "The customer"))
