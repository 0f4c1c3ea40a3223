"""What each figure of the board is called, how it is made, and what it covers."""

from PySide6.QtCore import QCoreApplication

from desktop.models.board.figures import Figure, Pillar, Scope


def pillar_words(pillar: Pillar) -> str:
    """A heading."""
    translate = QCoreApplication.translate
    match pillar:
        case Pillar.SERVICE:
            return translate("Board", "Service")
        case Pillar.REPUTATION:
            return translate("Board", "Reputation")
        case Pillar.COMMERCE:
            return translate("Board", "Commerce")


def figure_words(figure: Figure) -> str:
    """Name a figure."""
    translate = QCoreApplication.translate
    match figure:
        case Figure.RESPONSE_NOW:
            return translate("Board", "First response, last 5 min")
        case Figure.RESPONSE:
            return translate("Board", "First response")
        case Figure.INSIDE_TARGET:
            return translate("Board", "Inside target")
        case Figure.WAITING:
            return translate("Board", "Waiting for a reply")
        case Figure.PAST_TARGET:
            return translate("Board", "Waiting past target")
        case Figure.ON_DUTY:
            return translate("Board", "On duty")
        case Figure.CASES:
            return translate("Board", "Cases")
        case Figure.SOLVED:
            return translate("Board", "Solved")
        case Figure.PUBLIC:
            return translate("Board", "Answered in public")
        case Figure.SATISFACTION:
            return translate("Board", "Satisfied customers")
        case Figure.PAID:
            return translate("Board", "Paid")
        case Figure.REFUNDED:
            return translate("Board", "Refunded")
        case Figure.LINKS_OPEN:
            return translate("Board", "Links open")
        case Figure.CONVERSION:
            return translate("Board", "Links that got paid")
        case Figure.TIME_TO_PAY:
            return translate("Board", "Time to pay")
        case Figure.TIME_TO_TICKET:
            return translate("Board", "Time to ticket")
        case Figure.STUCK:
            return translate("Board", "Stuck money")
        case Figure.NOT_TICKETED:
            return translate("Board", "Paid, not yet ticketed")


def definition(figure: Figure) -> str:
    """Say how a figure is made, so that it can be made again."""
    translate = QCoreApplication.translate
    match figure:
        case Figure.RESPONSE_NOW:
            return translate(
                "Board",
                "Median of the first replies by a person that were given in the last 5 minutes, "
                "from the customer's first message, in business hours.",
            )
        case Figure.RESPONSE:
            return translate(
                "Board",
                "First reply by a person minus the customer's first message, of the cases that "
                "began in the period and were answered: the median, and within what time 90% of "
                "them were (nearest rank).",
            )
        case Figure.INSIDE_TARGET:
            return translate(
                "Board",
                "Cases that were answered within the target, of those that were answered or are "
                "past it.",
            )
        case Figure.WAITING:
            return translate(
                "Board",
                "Open and pending conversations whose customer waits for us now, since when the "
                "first of them does, and how many have waited past the target.",
            )
        case Figure.PAST_TARGET:
            return translate(
                "Board", "Of those who wait now: longer than the target for this reply."
            )
        case Figure.ON_DUTY:
            return translate(
                "Board", "Agents who are online at the hub, and conversations worked on now."
            )
        case Figure.CASES:
            return translate("Board", "Conversations that customers began in the period.")
        case Figure.SOLVED:
            return translate(
                "Board", "Of the cases that began in the period, those that are resolved by now."
            )
        case Figure.PUBLIC:
            return translate(
                "Board", "Of the cases that began in public, those that were answered by now."
            )
        case Figure.SATISFACTION:
            return translate(
                "Board", "Answers of 4 and 5 of all answers to the hub's survey in the period."
            )
        case Figure.PAID:
            return translate(
                "Board",
                "Payments of links that succeeded in the period; refunds are not taken off. "
                "Against the period before, up to the same time of the same day.",
            )
        case Figure.REFUNDED:
            return translate("Board", "Refunds that were made in the period and did not fail.")
        case Figure.LINKS_OPEN:
            return translate("Board", "Links that can be paid now.")
        case Figure.CONVERSION:
            return translate(
                "Board",
                "Of the links that were made in the period, those that are paid by now. A quote's "
                "links count as one, and so do an offer's.",
            )
        case Figure.TIME_TO_PAY:
            return translate(
                "Board",
                "Payment minus the making of the link, of the links that were made in the period: "
                "the median, and within what time 90% of them were.",
            )
        case Figure.TIME_TO_TICKET:
            return translate(
                "Board",
                "The last passenger's ticket minus the payment, of what was paid in the period.",
            )
        case Figure.STUCK:
            return translate(
                "Board", "Money that came in and is not where it belongs, now; as in Payments."
            )
        case Figure.NOT_TICKETED:
            return translate("Board", "Paid, and somebody still waits for the ticket, now.")


def scope_words(scope: Scope) -> str:
    """Say what a figure covers."""
    translate = QCoreApplication.translate
    match scope:
        case Scope.SEEN:
            return translate("Board", "Covers the conversations that this desk has seen.")
        case Scope.PROVIDER:
            return translate("Board", "Covers all links of all desks, from the payment provider.")
        case Scope.OURS:
            return translate("Board", "Covers what was sold at this desk: only it knows.")
        case Scope.HUB:
            return translate("Board", "Covers the whole account, from the hub.")


def hint(figure: Figure) -> str:
    """What hovering over a figure, or its focus, tells."""
    return f"{definition(figure)}\n{scope_words(figure.scope)}"
