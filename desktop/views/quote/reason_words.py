"""Why an amount of a quote is what it is, and what the agent should know of it, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.models.money import Money
from desktop.models.quote import Quote
from desktop.models.rebooking.itinerary import Cabin
from desktop.models.rebooking.lines import Reason, ReasonCode, Values
from desktop.models.rebooking.refusals import Notice, NoticeCode, Refusal, RefusalCode
from desktop.models.stripe_amount import names_minimum
from desktop.services.use_cases.link_checks import provider_amount, refused
from desktop.views.words.formatting import amount as amount_words
from desktop.views.words.formatting import money
from desktop.views.words.service_words import service_words

translate = QCoreApplication.translate


def reason_words(reason: Reason, currency: str) -> str:
    """Why a line is what it is."""
    values = dict(reason.values)

    def amount(name: str) -> str:
        return amount_words(Money(int(values[name]), currency))

    def text(name: str) -> str:
        return str(values.get(name, ""))

    match reason.code:
        case ReasonCode.TYPED:
            return ""
        case ReasonCode.FARE_HIGHER:
            words = translate("PriceReason", "new {new}, old {old}")
            return words.format(new=amount("new"), old=amount("old"))
        case ReasonCode.FARE_LOWER:
            words = translate("PriceReason", "new {new}, old {old}: the rest is residual value")
            return words.format(new=amount("new"), old=amount("old"))
        case ReasonCode.FARE_SAME:
            return translate("PriceReason", "the fare stays the same")
        case ReasonCode.FARE_DIFFERENCE | ReasonCode.TAXES_DIFFERENCE:
            words = translate("PriceReason", "difference of {difference}, as entered")
            return words.format(difference=amount("difference"))
        case ReasonCode.TAXES_BY_CODE:
            return ", ".join(
                f"{code} {'+' if int(value) > 0 else ''}{amount_words(Money(int(value), currency))}"
                for code, value in reason.values
            )
        case ReasonCode.TAXES_IN_TOTAL:
            words = translate("PriceReason", "new {new}, old {old}, compared as sums")
            return words.format(new=amount("new"), old=amount("old"))
        case ReasonCode.TAXES_SAME:
            return translate("PriceReason", "the taxes stay the same")
        case ReasonCode.FEE_BY_RULE:
            words = translate("PriceReason", "rule of the old ticket")
            return ", ".join(filter(None, (words, text("rule"))))
        case ReasonCode.NO_FEE:
            words = translate("PriceReason", "the old ticket has no change fee")
            return ", ".join(filter(None, (words, text("rule"))))
        case ReasonCode.FEE_LEFT_OPEN:
            return translate("PriceReason", "no change fee was entered")
        case ReasonCode.CHOSEN:
            return translate("PriceReason", "chosen by the customer")
        case ReasonCode.WAIVED:
            return translate("PriceReason", "waived: {reason}").format(reason=text("reason"))
        case ReasonCode.RESIDUAL_USED:
            words = translate("PriceReason", "value of the old ticket pays; {rest} is left")
            return words.format(rest=amount("rest"))
        case ReasonCode.OUR_CHANGE:
            spared = amount("spared") if int(values["spared"]) else ""
            words = translate("PriceReason", "our change: nothing to pay")
            more = translate("PriceReason", "{amount} borne by us")
            return ", ".join(filter(None, (words, more.format(amount=spared) if spared else "")))


def refusal_words(refusal: Refusal, quote: Quote) -> str:
    """Why a change gets no link, and what to do instead, whose it is where that matters."""
    values = dict(refusal.values)
    if refusal.code is RefusalCode.PROVIDER_AMOUNT:
        rest = Money(int(values["rest"]), quote.currency)
        words, way = provider_amount(str(values["why"]), rest)
    else:
        words, way = refused(refusal.code)
    said: tuple[str, ...] = service_words(words), service_words(way)
    if refusal.code is RefusalCode.BELOW_MINIMUM:
        least = Money(int(values["minimum"]), quote.currency)
        named = translate("PriceReason", "The least is {amount}.")
        about = translate("PriceReason", "The least is about {amount}.")
        more = named if names_minimum(quote.currency) else about
        said = said[0], more.format(amount=money(least)), said[1]
    return _of_whom((refusal.passenger,), quote, " ".join(said))


def notice_words(notices: Sequence[Notice], quote: Quote) -> tuple[str, ...]:
    """What the agent should know though it stands against nothing, equal remarks as one. How the
    customer was verified has its own place in the form."""
    found: dict[tuple[NoticeCode, Values], list[int | None]] = {}
    for one in notices:
        if one.code is not NoticeCode.NOT_VERIFIED:
            found.setdefault((one.code, one.values), []).append(one.passenger)
    return tuple(
        _of_whom(passengers, quote, _notice(Notice(code, values), quote.currency))
        for (code, values), passengers in found.items()
    )


def _notice(notice: Notice, currency: str) -> str:
    values = dict(notice.values)
    match notice.code:
        case NoticeCode.RESIDUAL_RULE:
            return translate("PriceNotice", "No fare rule is named for what is left of a ticket.")
        case NoticeCode.TAX_GIVEN_BACK:
            words = translate(
                "PriceNotice", "The fare is forfeited, but {amount} of unused taxes goes back."
            )
            return words.format(amount=money(Money(int(values["amount"]), currency)))
        case NoticeCode.TAXES_ADDED_UP:
            words = translate(
                "PriceNotice",
                "The rule treats {codes} apart, and the taxes are one sum here: enter them by"
                " code.",
            )
            return words.format(codes=values["codes"])
        case NoticeCode.DOWNGRADE:
            words = translate(
                "PriceNotice",
                "{route}, from {old} to {new}: we owe 30, 50 or 75 % of that flight’s price, by its"
                " distance (Reg. (EC) 261/2004, Art. 10(2)).",
            )
            old, new = (_cabin(Cabin(str(values[name]))) for name in ("old", "new"))
            return words.format(route=values["route"], old=old, new=new)
        case NoticeCode.FEE_LEFT_OPEN:
            return translate(
                "PriceNotice", "No change fee is entered: enter 0 where the rule asks none."
            )
        case NoticeCode.WAIVER_MAY_BE_OURS:
            words = translate(
                "PriceNotice",
                "“{reason}” sounds like our own change: then the customer pays nothing. Press 2 at"
                " the first question if so.",
            )
            return words.format(reason=values["reason"])
        case NoticeCode.NO_SHOW:
            return translate(
                "PriceNotice",
                "The old flight has left: the rule may ask a no-show fee, or refuse the change.",
            )
        case NoticeCode.PERHAPS_TOO_SMALL:
            return translate(
                "PriceNotice",
                "The provider takes no payment below the worth of half a US dollar, and this is"
                " near it: it may refuse the link.",
            )
        case NoticeCode.GROUP:
            words = translate(
                "PriceNotice",
                "{seats} passengers need a seat, and one booking holds nine: more are a group,"
                " which has fares and time limits of its own.",
            )
            return words.format(seats=values["seats"])
        case NoticeCode.INFANTS:
            words = translate(
                "PriceNotice",
                "Infants: {infants}, adults: {adults}. Each infant needs an adult of their own,"
                " or, with a seat, one beside it.",
            )
            return words.format(infants=values["infants"], adults=values["adults"])
        case NoticeCode.NOT_VERIFIED:
            return translate("PriceNotice", "It is not recorded how the customer was verified.")


def _cabin(cabin: Cabin) -> str:
    match cabin:
        case Cabin.ECONOMY:
            return translate("PriceNotice", "economy")
        case Cabin.PREMIUM_ECONOMY:
            return translate("PriceNotice", "premium economy")
        case Cabin.BUSINESS:
            return translate("PriceNotice", "business class")
        case Cabin.FIRST:
            return translate("PriceNotice", "first class")


def _of_whom(passengers: Sequence[int | None], quote: Quote, words: str) -> str:
    """With the names before it, where it is not about all passengers."""
    named = {one for one in passengers if one is not None}
    if not named or len(named) == len(quote.passengers):
        return words
    who = ", ".join(filter(None, (quote.passengers[one].name for one in sorted(named))))
    return f"{who}: {words}" if who else words
