"""Price lines, and why each amount is what it is: a code with values, worded elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

Values = tuple[tuple[str, int | str], ...]
"""Named values of a reason; whole numbers are minor units."""


class LineKind(StrEnum):
    """What a price line is for. Extras are the customer's choice and never pre-set."""

    FARE_DIFFERENCE = "fare_difference"
    TAX_DIFFERENCE = "tax_difference"
    CHANGE_FEE = "change_fee"
    NO_SHOW_FEE = "no_show_fee"
    """Beside the change fee, of who did not fly and did not say so in time."""
    SEAT = "seat"
    BAG = "bag"
    OTHER = "other"
    WAIVER = "waiver"
    OFFSET = "offset"
    """Value of the old ticket that is left and pays for a part of the change."""


EXTRAS = (LineKind.SEAT, LineKind.BAG, LineKind.OTHER)
"""The kinds that a customer may add to a change."""


class ReasonCode(StrEnum):
    """Why a line's amount is what it is. The values stand in brackets."""

    TYPED = "typed"
    """An agent typed the line."""
    FARE_HIGHER = "fare_higher"
    """(old, new)"""
    FARE_LOWER = "fare_lower"
    """(old, new): nothing to pay, the difference is residual value."""
    FARE_SAME = "fare_same"
    """(old, new)"""
    FARE_DIFFERENCE = "fare_difference"
    """(difference): old and new fare are not known."""
    TAXES_BY_CODE = "taxes_by_code"
    """(each code that differs): only what rises is collected, what falls is residual value."""
    TAXES_IN_TOTAL = "taxes_in_total"
    """(old, new): one ticket shows its taxes added up, so only the sums can be compared."""
    TAXES_DIFFERENCE = "taxes_difference"
    """(difference): old and new taxes are not known."""
    TAXES_SAME = "taxes_same"
    FEE_BY_RULE = "fee_by_rule"
    """(rule): the rule of the old ticket."""
    NO_FEE = "no_fee"
    """(rule): the rule of the old ticket asks none."""
    FEE_LEFT_OPEN = "fee_left_open"
    """Nobody said what the rule asks, so nothing is asked, and nothing is claimed of the rule."""
    CHOSEN = "chosen"
    """(detail): the customer chose this extra."""
    WAIVED = "waived"
    """(reason, fee, fare)"""
    RESIDUAL_USED = "residual_used"
    """(residual, rest, rule): value of the old ticket pays for a part."""
    OUR_CHANGE = "our_change"
    """(law, articles, spared): the airline changed the booking, so the customer pays nothing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A code with its values."""

    code: ReasonCode
    values: Values = ()

    def value(self, name: str) -> int | str:
        """The value with this name. Raises `KeyError`."""
        return dict(self.values)[name]


@dataclass(frozen=True, slots=True)
class PricedLine:
    """What one passenger (by their place among all) pays for one thing, in minor units.

    A passenger's lines add up to what they pay: a waiver and an offset are negative.
    """

    kind: LineKind
    passenger: int
    amount: int
    reason: Reason
    detail: str = ""
