"""Taxes as they can be compared between an old and a new ticket."""

from collections.abc import Sequence

from desktop.models.rebooking.passengers import COMBINED_TAX, PassengerPrice, TaxChange


def tax_changes(price: PassengerPrice) -> tuple[tuple[TaxChange, ...], bool]:
    """The taxes as they can be compared: each code once, or one sum where a ticket may show some
    added up (`XT`) that the other one shows apart; then the second value is True."""
    by_code: dict[str, list[TaxChange]] = {}
    for tax in price.taxes:
        by_code.setdefault(tax.code, []).append(tax)
    merged = tuple(_added(code, taxes) for code, taxes in by_code.items())
    combined = [tax for tax in merged if tax.code == COMBINED_TAX]
    one_sided = any(not tax.change.old or not tax.change.new for tax in merged)
    only_sums = combined and not any(tax.change.only_difference for tax in combined)
    if only_sums and one_sided and len(merged) > 1:
        return (_added(COMBINED_TAX, merged),), True
    return merged, False


def _added(code: str, taxes: Sequence[TaxChange]) -> TaxChange:
    change = type(taxes[0].change)(
        sum(tax.change.old for tax in taxes),
        sum(tax.change.new for tax in taxes),
        any(tax.change.only_difference for tax in taxes),
    )
    return TaxChange(code, change)
