"""What was noticed about a payment, in neutral words: for the agent alone, and never a block."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.models.fraud_hints import Hint, Sign
from desktop.models.stage import Stage

LOOKED_AT = frozenset(
    {
        Stage.PROCESSING,
        Stage.PAID,
        Stage.PAID_AFTER_LAPSE,
        Stage.PAID_TWICE,
        Stage.PARTLY_TICKETED,
    }
)
"""Where money has come and the documents have not gone yet: a second look can still help."""


def together(hints: Sequence[Hint]) -> str:
    """All of them in one paragraph; empty where there is none."""
    if not hints:
        return ""
    first = QCoreApplication.translate("HintBox", "Worth a second look:")
    return " ".join((first, *map(hint_words, hints)))


def hint_words(hint: Hint) -> str:
    """Say what was noticed: a fact, and no verdict."""
    translate = QCoreApplication.translate
    values = hint.values
    match hint.sign:
        case Sign.FIRST_TIME:
            return translate("HintBox", "First conversation with this customer.")
        case Sign.SOON:
            return translate("HintBox", "Departs in {hours} hours.").format(**values)
        case Sign.PAYER:
            return translate(
                "HintBox", "The name at the bank is none of the passengers, nor the customer's."
            )
        case Sign.CARD_COUNTRY:
            return translate(
                "HintBox", "The card is from {country}, where the trip neither begins nor ends."
            ).format(**values)
        case Sign.DECLINES:
            return translate("HintBox", "{count} attempts to pay were declined.").format(**values)
        case Sign.NAME:
            return translate("HintBox", "Who writes is none of the passengers, by their name.")
        case Sign.MANY_LINKS:
            return translate("HintBox", "{count} links were asked for at this desk today.").format(
                **values
            )
