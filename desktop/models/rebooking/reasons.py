"""Why the amounts of a passenger's own change are what they are."""

from collections.abc import Sequence

from desktop.models.rebooking.lines import Reason, ReasonCode
from desktop.models.rebooking.passengers import PassengerPrice, TaxChange


def fare_reason(price: PassengerPrice) -> Reason:
    """Why the fare difference is what it is."""
    fare = price.fare
    if fare.only_difference:
        return Reason(ReasonCode.FARE_DIFFERENCE, (("difference", fare.difference),))
    values = (("old", fare.old), ("new", fare.new))
    if fare.difference > 0:
        return Reason(ReasonCode.FARE_HIGHER, values)
    return Reason(ReasonCode.FARE_LOWER if fare.difference else ReasonCode.FARE_SAME, values)


def tax_reason(taxes: Sequence[TaxChange], in_total: bool) -> Reason:
    """Why the difference of taxes is; `in_total`: only their sums could be compared."""
    differ = [tax for tax in taxes if tax.change.difference]
    if not differ:
        return Reason(ReasonCode.TAXES_SAME)
    first = differ[0].change
    if len(taxes) == 1 and first.only_difference:
        return Reason(ReasonCode.TAXES_DIFFERENCE, (("difference", first.difference),))
    if in_total:
        return Reason(ReasonCode.TAXES_IN_TOTAL, (("old", first.old), ("new", first.new)))
    return Reason(
        ReasonCode.TAXES_BY_CODE, tuple((tax.code, tax.change.difference) for tax in differ)
    )


def fee_reason(price: PassengerPrice) -> Reason:
    """Why the change fee is; of one that nobody stated nothing is claimed."""
    if not price.fee and not price.no_fee:
        return Reason(ReasonCode.FEE_LEFT_OPEN)
    code = ReasonCode.FEE_BY_RULE if price.fee else ReasonCode.NO_FEE
    return Reason(code, (("rule", price.fee_rule),))
