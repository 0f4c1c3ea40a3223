"""Why a change gets no payment link: codes with values, worded elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.models.money import AmountError, Money
from desktop.models.rebooking.lines import Values
from desktop.models.stripe_amount import is_taken, minimum, to_stripe, uncharged


class RefusalCode(StrEnum):
    """What stands against a link. The values stand in brackets, amounts in minor units."""

    NO_PASSENGERS = "no_passengers"
    NOT_PRICED = "not_priced"
    AMOUNT_NEGATIVE = "amount_negative"
    OUR_CHANGE = "our_change"
    """(law, articles, cause, by): the airline changed the booking, so there is nothing to pay."""
    EVEN_EXCHANGE = "even_exchange"
    """Nothing to pay and nothing to give back: reissue the tickets."""
    GIVES_BACK = "gives_back"
    """(voucher, card): the customer gets money: a refund or EMD voucher request."""
    RESIDUAL_POLICY = "residual_policy"
    """(residual): no policy says what becomes of it."""
    RESIDUAL_REST = "residual_rest"
    """(residual): the policy does not say what becomes of what an offset leaves."""
    FORFEITED_BY_US = "forfeited_by_us"
    """A policy lets the customer lose value by the airline's own change."""
    WAIVER_REASON = "waiver_reason"
    WAIVER_TOO_LARGE = "waiver_too_large"
    WAIVER_OURS = "waiver_ours"
    """(reason): it says that the airline changed the booking, and then nobody pays anything."""
    EXTRA_NOT_CHOSEN = "extra_not_chosen"
    """(detail): the customer did not ask for it."""
    EXTRA_WITH_OUR_CHANGE = "extra_with_our_change"
    """(detail): sell it in a quote of its own, apart from the airline's change."""
    EXTRA_KIND = "extra_kind"
    """(kind): a fee or fare is no extra."""
    CARD_SURCHARGE = "card_surcharge"
    """(detail): an extra for paying by card, which PSD2 Art. 62(4) forbids."""
    PROVIDER_AMOUNT = "provider_amount"
    """(why, rest): the provider cannot charge exactly this amount. Without the rest it could, where
    that is not 0."""
    CURRENCY = "currency"
    """The provider takes no payments in it."""
    BELOW_MINIMUM = "below_minimum"
    """(minimum): the provider takes no payment as small as this."""
    LAPSED = "lapsed"
    """(bound, whose, to_pay): it has ended, which also ends a change that costs nothing."""
    LAPSES_TOO_SOON = "lapses_too_soon"
    """(bound, seconds_left, least_seconds): no link lives as short as this."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason against a link; `passenger` is their place among all, where it is about one."""

    code: RefusalCode
    values: Values = ()
    passenger: int | None = None

    def value(self, name: str) -> int | str:
        """The value with this name. Raises `KeyError`."""
        return dict(self.values)[name]


class NoticeCode(StrEnum):
    """What the agent should know, though it stands against nothing. The values in brackets."""

    RESIDUAL_RULE = "residual_rule"
    """The policy does not say by which rule the residual is dealt with."""
    TAX_GIVEN_BACK = "tax_given_back"
    """(amount): the fare is forfeited, but these taxes are not."""
    TAXES_ADDED_UP = "taxes_added_up"
    """(codes): the rule treats these taxes apart, and a ticket shows its taxes added up."""
    DOWNGRADE = "downgrade"
    """(route, old, new): the airline seats the customer lower on this flight, or journey by another
    route: Reg. (EC) 261/2004 Art. 10(2) gives back 30, 50 or 75 % of the flight's price."""
    FEE_LEFT_OPEN = "fee_left_open"
    """Nobody said what change fee the rule asks."""
    WAIVER_MAY_BE_OURS = "waiver_may_be_ours"
    """(reason): it sounds as if the airline had changed the booking."""
    NO_SHOW = "no_show"
    """The old flight has left without the customer: a fare rule may ask a fee for that, or refuse
    the change."""
    PERHAPS_TOO_SMALL = "perhaps_too_small"
    """It is near half a US dollar, below which the provider takes no payment in this currency."""
    GROUP = "group"
    """(seats): more than one booking holds. A count is text, as whole numbers are amounts."""
    INFANTS = "infants"
    """(infants, adults): some infant travels without an adult of their own."""
    NOT_VERIFIED = "not_verified"
    """Nobody recorded how the customer was verified, or why not."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark with its values; `passenger` as in `Refusal`."""

    code: NoticeCode
    values: Values = ()
    passenger: int | None = None


def by_provider(total: Money) -> Iterator[Refusal]:
    """What the provider has against charging `total`."""
    if total.amount <= 0:
        return
    if not is_taken(total.currency):
        yield Refusal(RefusalCode.CURRENCY)
        return
    try:
        to_stripe(total)
    except AmountError as error:
        values = (("why", str(error)), ("rest", uncharged(total).amount))
        yield Refusal(RefusalCode.PROVIDER_AMOUNT, values)
        return
    least = minimum(total.currency)
    if least is not None and total < least:
        yield Refusal(RefusalCode.BELOW_MINIMUM, (("minimum", least.amount),))
