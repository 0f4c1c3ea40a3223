"""Reasons, refusals and notices in English, for who reads a computed quote outside the window."""

from collections.abc import Mapping
from typing import Any

from desktop.models.money import Money
from desktop.models.quote import Bound
from desktop.models.rebooking.clock import STRIPE
from desktop.models.rebooking.lines import Reason, ReasonCode
from desktop.models.rebooking.refusals import Notice, NoticeCode, Refusal, RefusalCode
from desktop.models.rebooking.terms import Cause, Law
from desktop.models.stripe_amount import names_minimum
from desktop.services.use_cases.link_checks import (
    bound_words,
    lapsed_words,
    provider_amount,
    refused,
)

LINK_LEAST_MIN = STRIPE.least_s // 60
_LAWS = {
    Law.EU261.value: "Reg. (EC) 261/2004, {articles}",
    Law.UK261.value: "Reg. (EC) 261/2004 as it stands in UK law, {articles}",
    Law.US260.value: "the airline's own policy; the money back instead by 14 CFR Part 260,"
    " {articles}, where {condition}",
    Law.POLICY.value: "the airline's own policy: neither the place of departure nor the carrier"
    " falls under Reg. (EC) 261/2004",
    Law.UNKNOWN.value: "the airline's own policy; whether Reg. (EC) 261/2004 applies is not known,"
    " because an airport or carrier is not",
}
_FROM_FIVE_HOURS = (
    "the airline's own policy; from five hours of delay the money back instead by {law}"
)
"""Of a delay, for which these laws give no new booking (Art. 6(1)(iii))."""
_NOT_ACCEPTED = "the customer does not accept the new booking"
_SIGNIFICANT = (
    "the change is significant and the customer does not accept it: 3 hours or more (6 on an"
    " international journey), another airport, more connections, a lower cabin"
)
_REASONS = {
    ReasonCode.TYPED: "typed by the agent",
    ReasonCode.FARE_HIGHER: "new fare {new}, old fare {old}",
    ReasonCode.FARE_LOWER: "new fare {new} is lower than the old one {old}: residual value",
    ReasonCode.FARE_SAME: "the fare stays {new}",
    ReasonCode.FARE_DIFFERENCE: "difference of fares {difference}, as given",
    ReasonCode.TAXES_IN_TOTAL: "new taxes {new}, old taxes {old}, compared as sums",
    ReasonCode.TAXES_DIFFERENCE: "difference of taxes {difference}, as given",
    ReasonCode.TAXES_SAME: "the taxes stay the same",
    ReasonCode.FEE_BY_RULE: "change fee by the rule of the old ticket{rule}",
    ReasonCode.NO_FEE: "no change fee{rule}",
    ReasonCode.FEE_LEFT_OPEN: "no change fee was given",
    ReasonCode.CHOSEN: "chosen by the customer{detail}",
    ReasonCode.WAIVED: "waived: {reason}",
    ReasonCode.RESIDUAL_USED: "of the residual value {residual}; {rest} is left{rule}",
}
_NOTICES = {
    NoticeCode.RESIDUAL_RULE: "The policy for the residual names no fare rule.",
    NoticeCode.TAX_GIVEN_BACK: "The fare is forfeited, but taxes of {amount} go back: they were not"
    " incurred.",
    NoticeCode.TAXES_ADDED_UP: "The rule treats {codes} apart, but a ticket shows its taxes added"
    " up: give them by code.",
    NoticeCode.DOWNGRADE: "On {route} the new cabin is {new}, the old one {old}: Reg. (EC)"
    " 261/2004 Art. 10(2) gives back 30, 50 or 75 % of the flight's price.",
    NoticeCode.FEE_LEFT_OPEN: "No change fee is given, so none is asked: give it, or 0 where the"
    " rule asks none.",
    NoticeCode.WAIVER_MAY_BE_OURS: "“{reason}” may mean that we changed the booking: then the"
    " customer pays nothing. Answer the first question again if so.",
    NoticeCode.NO_SHOW: "The old flight has left: the rule may ask a no-show fee, or refuse the"
    " change. Give no_show_fee, 0 where it asks none.",
    NoticeCode.PERHAPS_TOO_SMALL: "The provider takes no payment below the worth of half a US"
    " dollar, and this is near it: it may refuse the link.",
    NoticeCode.GROUP: "{seats} passengers need a seat, and one booking holds nine: more are a"
    " group, which has fares and time limits of its own.",
    NoticeCode.INFANTS: "Infants: {infants}, adults: {adults}. Each infant needs an adult of their"
    " own, or, with a seat, one beside it.",
    NoticeCode.NOT_VERIFIED: "It is not recorded how the customer was verified.",
}
_IN_WORDS = frozenset({"rule", "detail"})
"""Values that stand in brackets, where there are any."""
_CABINS = frozenset({"old", "new"})
"""Values that are a cabin, `premium_economy`, where they are no amounts."""


def law_words(law: str, articles: str, cause: str) -> str:
    """On what the airline's change stands, by what happened (a `Cause`; empty where not said)."""
    cancelled = cause not in (Cause.DELAY, Cause.SCHEDULE_CHANGE)
    condition = _NOT_ACCEPTED if cancelled else _SIGNIFICANT
    words = _LAWS[law].format(articles=articles, condition=condition)
    late = cause == Cause.DELAY and law in (Law.EU261, Law.UK261)
    return _FROM_FIVE_HOURS.format(law=words) if late else words


def reason_words(reason: Reason, currency: str) -> str:
    """Why a line is what it is."""
    values = dict(reason.values)
    if reason.code is ReasonCode.OUR_CHANGE:
        return f"our change, so the customer pays nothing: {_law_of(values)}"
    if reason.code is ReasonCode.TAXES_BY_CODE:
        return ", ".join(
            f"{code} {'+' if int(amount) > 0 else ''}{_amount(amount, currency)}"
            for code, amount in reason.values
        )
    return _REASONS[reason.code].format(**_shown(values, currency))


def notice_words(notice: Notice, currency: str) -> str:
    """What the agent should know."""
    return _NOTICES[notice.code].format(**_shown(dict(notice.values), currency))


def refusal_words(refusal: Refusal, currency: str) -> dict[str, str]:
    """Why there is no link (`words`), and what would work (`way`)."""
    values = dict(refusal.values)
    if refusal.code in (RefusalCode.LAPSED, RefusalCode.LAPSES_TOO_SOON):
        bound = Bound(str(values["bound"]))
        if refusal.code is RefusalCode.LAPSED:
            words, way = lapsed_words(refusal, LINK_LEAST_MIN)
            return {"words": words, "way": way}
        what, way = bound_words(bound, LINK_LEAST_MIN)
        left, least = int(values["seconds_left"]) // 60, int(values["least_seconds"]) // 60
        return {
            "words": f"The {what} in {left} minutes; a link needs {least}.",
            "way": way,
        }
    if refusal.code is RefusalCode.PROVIDER_AMOUNT:
        words, way = provider_amount(str(values["why"]), Money(int(values["rest"]), currency))
        return {"words": words, "way": way}
    words, way = refused(refusal.code)
    if refusal.code is RefusalCode.OUR_CHANGE:
        words = f"{words} ({_law_of(values)})"
    if refusal.code is RefusalCode.BELOW_MINIMUM:
        about = "" if names_minimum(currency) else "about "
        words = f"{words} The least is {about}{_amount(values['minimum'], currency)}."
    return {"words": words, "way": way}


def _law_of(values: Mapping[str, int | str]) -> str:
    return law_words(str(values["law"]), str(values["articles"]), str(values["cause"]))


def _shown(values: Mapping[str, int | str], currency: str) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, int):
            shown[name] = _amount(value, currency)
        elif name in _IN_WORDS:
            shown[name] = f" ({value})" if value else ""
        elif name in _CABINS:
            shown[name] = value.replace("_", " ")
        else:
            shown[name] = value
    return shown


def _amount(value: int | str, currency: str) -> str:
    return f"{currency} {Money(int(value), currency).decimal}"
