"""The change fee: one amount, or those of several fare components, of which a rule makes one."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.models.money import parse_amount
from desktop.views.quote.price_row import AmountField

_HIGHEST = "/"
_BETWEEN = re.compile(r"(?<=\S)\s*([/+])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Fee:
    """What was read, in minor units; `words` say how it came of several components, in the
    agent's language, and are empty for one amount."""

    amount: int = 0
    words: str = ""


class FeeField(AmountField):
    """`100 / 150` is the most restrictive of two components' fees, `100 + 150` both together."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolTip(
            QCoreApplication.translate(
                "FareCard",
                "Of several fare components: 100 / 150 takes the highest, 100 + 150 their sum",
            )
        )

    def fee(self, currency: str) -> Fee:
        """What stands there. Raises `AmountError` where it is no amount, or both ways at once."""
        text = self.text().strip().removeprefix("+")
        parts = _BETWEEN.split(text)
        amounts, ways = parts[::2], set(parts[1::2])
        if len(amounts) < 2 or len(ways) > 1:
            return Fee(parse_amount(text, currency).amount if text else 0)
        fees = [parse_amount(one, currency).amount for one in amounts]
        way, translate = ways.pop(), QCoreApplication.translate
        said = f" {way} ".join(amounts)  # as it was typed, which is short
        # Cut off in a narrow field it would name another fee: hence the word to translators.
        if way == _HIGHEST:
            words = translate("FareCard", "highest of {fees}", "as short as can be")
            return Fee(max(fees), words.format(fees=said))
        words = translate("FareCard", "sum of {fees}", "as short as can be")
        return Fee(sum(fees), words.format(fees=said))
