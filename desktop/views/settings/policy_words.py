"""The airline's policy in words: its limits, whom it lets approve, and what always needs two."""

from collections.abc import Callable
from dataclasses import fields

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.models.money import Money
from desktop.models.policy import Always, Limit, Limits, Policy
from desktop.views.words import formatting

LIMIT_NAMES = tuple(one.name for one in fields(Limits))
"""The limits, in the order in which they are shown."""


def limit_name(name: str) -> str:
    """What a limit is on."""
    translate = QCoreApplication.translate
    match name:
        case "per_link":
            return translate("PolicyPage", "One payment link")
        case "per_agent_day":
            return translate("PolicyPage", "All links of an agent, a day")
        case "per_customer_day":
            return translate("PolicyPage", "All links of a customer, a day")
        case "per_refund":
            return translate("PolicyPage", "Refunds of one quote")
        case _:
            return translate("PolicyPage", "One link, whoever approves it")


def limit_words(limit: Limit | None) -> str:
    """`€300.00`; each currency where it is counted for itself; that there is none."""
    if limit is None:
        return QCoreApplication.translate("PolicyPage", "no limit")
    return ", ".join(formatting.money(Money(amount, one)) for one, amount in limit.amounts.items())


def own_limits(policy: Policy, name_of: Callable[[int], str]) -> str:
    """Those of single people, a line each: what is left out has no limit, whatever their role."""
    lines = []
    for number, limits in policy.users.items():
        told = [
            f"{limit_name(one).lower()} {limit_words(getattr(limits, one))}"
            for one in LIMIT_NAMES
            if getattr(limits, one) is not None
        ]
        none = QCoreApplication.translate("PolicyPage", "no limits")
        lines.append(f"{person(number, name_of)}: {', '.join(told) or none}")
    return "\n".join(lines)


def person(number: int, name_of: Callable[[int], str]) -> str:
    """`Bert (8)`; the number at the hub alone where nobody of that number is known."""
    name = name_of(number)
    if name:
        return f"{name} ({number})"
    return QCoreApplication.translate("PolicyPage", "number {number}").format(number=number)


def rates(policy: Policy, base: str) -> str:
    """`1 USD = EUR 0.92`, each in a line."""
    locale = QLocale()
    return "\n".join(
        f"1 {currency} = {base} {locale.toString(float(rate), 'g', 12)}"
        for currency, rate in policy.rates.items()
    )


def base_of(policy: Policy) -> str:
    """The currency in which limits are counted; empty where each is counted for itself."""
    every = (policy.agent, policy.administrator, *policy.users.values())
    found = (getattr(limits, name) for limits in every for name in LIMIT_NAMES)
    return next((limit.base for limit in found if limit is not None and limit.base), "")


def always(policy: Policy) -> str:
    """What needs a second person whatever the amount."""
    translate = QCoreApplication.translate
    if not policy.always:
        return translate("PolicyPage", "Nothing by itself: only what is above a limit.")
    return "\n".join(_always(one) for one in Always if one in policy.always)


def _always(one: Always) -> str:
    translate = QCoreApplication.translate
    match one:
        case Always.WAIVER:
            return translate("PolicyPage", "Something of the price is waived")
        case Always.OUR_CHANGE:
            return translate("PolicyPage", "The change counts as our own")
        case Always.MANUAL_PRICE:
            return translate("PolicyPage", "The price was typed, not computed")
        case Always.REFUND:
            return translate("PolicyPage", "Every refund")
        case Always.PAID_ELSEWHERE:
            return translate("PolicyPage", "A quote is marked as paid elsewhere")


def approvers(policy: Policy, name_of: Callable[[int], str]) -> str:
    """Who may be the second person."""
    translate = QCoreApplication.translate
    who = [translate("PolicyPage", "Administrators of the hub")]
    who = who if policy.administrators_approve else []
    who += [person(number, name_of) for number in sorted(policy.approvers)]
    none = translate("PolicyPage", "Nobody: what needs a second person cannot leave.")
    return "\n".join(who) or none
