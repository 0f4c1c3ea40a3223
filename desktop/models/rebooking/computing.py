"""The arithmetic of a change: each ticket by itself, then the sum; whole minor units only.

The rules, which `docs/quote.md` explains with examples:

1. What rises is collected, what falls is residual: the fare by itself, each tax by its own code.
2. A residual belongs to its own ticket: it never pays for another passenger.
3. The stated policy, this ticket's own or that for all, says what becomes of it. An offset pays for
   the fees first, then taxes, fare and extras; the fare's residual is used up before that of taxes.
4. Taxes that fall are given back although the fare is forfeited, unless the rule says otherwise.
5. Where the airline changed the booking nobody pays or loses anything, whatever else is entered; a
   policy that forfeits is refused there, by its name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.models.rebooking.downgrades import lowered
from desktop.models.rebooking.lines import (
    EXTRAS,
    LineKind,
    PricedLine,
    Reason,
    ReasonCode,
    Values,
)
from desktop.models.rebooking.passengers import (
    COMBINED_TAX,
    Passenger,
    PassengerPrice,
    PassengerType,
    TaxChange,
    Waiver,
)
from desktop.models.rebooking.reasons import fare_reason, fee_reason, tax_reason
from desktop.models.rebooking.refusals import Notice, NoticeCode, Refusal, RefusalCode
from desktop.models.rebooking.taxes import tax_changes
from desktop.models.rebooking.terms import (
    KEPT_WHOLE,
    Basis,
    Covers,
    Law,
    Rebooking,
    ResidualPolicy,
    ResidualUse,
)
from desktop.models.typed_words import (
    is_card_surcharge,
    may_be_our_change,
    names_our_change,
    says_something,
)

_PAYS_FOR_DOWNGRADES = frozenset({Law.EU261, Law.UK261, Law.UNKNOWN})
"""Laws with Art. 10(2); where the law is not known it may be one of them."""


@dataclass(frozen=True, slots=True)
class Residual:
    """Value of one passenger's old ticket that the change does not use up, and what becomes of it.

    `of_taxes`: it comes from taxes that fell, not from the fare. `use` is None while no policy
    says what becomes of it; it is never `OFFSET`, for what was offset is used up.
    """

    passenger: int
    amount: int
    of_taxes: bool
    use: ResidualUse | None


@dataclass(frozen=True, slots=True)
class PassengerSum:
    """One ticket's sums in minor units. What they obey, with `extras` chosen and `fee` by the rule:

    `due = collected - waived - offset`, and old value + due + waived + spared = new value + fee +
    extras + residuals. `spared` is what the airline bears where the change is its own.
    """

    passenger: int
    type: PassengerType
    collected: int = 0
    waived: int = 0
    offset: int = 0
    spared: int = 0
    due: int = 0
    residuals: tuple[Residual, ...] = ()

    @property
    def residual(self) -> int:
        """What is left over, whatever becomes of it."""
        return sum(one.amount for one in self.residuals)


@dataclass(frozen=True, slots=True)
class Computed:
    """What a change costs: the lines in order, the sums, and why there may be no link for it."""

    lines: tuple[PricedLine, ...] = ()
    passengers: tuple[PassengerSum, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def total(self) -> int:
        """What all passengers pay together, all-in."""
        return sum(one.due for one in self.passengers)

    @property
    def residuals(self) -> tuple[Residual, ...]:
        """All that is left over of anybody's ticket."""
        return tuple(one for each in self.passengers for one in each.residuals)

    def residual(self, use: ResidualUse | None) -> int:
        """How much is left over that becomes this."""
        return sum(one.amount for one in self.residuals if one.use is use)

    @property
    def given_back(self) -> int:
        """What the customer gets, as a voucher or on the original card."""
        return self.residual(ResidualUse.VOUCHER) + self.residual(ResidualUse.CARD)


def compute(passengers: Sequence[Passenger], rebooking: Rebooking) -> Computed:
    """Return what the change costs each passenger and all of them. Pure; raises nothing.

    Refusals about the provider and about time are made where those are known (`refusals`).
    """
    ours = rebooking.is_ours
    lines: list[PricedLine] = []
    sums: list[PassengerSum] = []
    found: list[Refusal] = []
    for place, passenger in enumerate(passengers):
        price = passenger.price or (PassengerPrice() if ours else None)
        if price is None:
            found.append(Refusal(RefusalCode.NOT_PRICED, passenger=place))
            sums.append(PassengerSum(place, passenger.type))
            continue
        found.extend(_wrong(place, price, ours))
        policy = _policy(price, rebooking)
        if ours:
            part, total = _ours(place, passenger.type, price, rebooking, policy)
            if price.residual is not None and price.residual.forfeits:
                found.append(Refusal(RefusalCode.FORFEITED_BY_US, passenger=place))
        else:
            part, total = _theirs(place, passenger.type, price, policy)
            found.extend(_policy_missing(place, total, policy))
        lines.extend(part)
        sums.append(total)
    if ours and rebooking.residual is not None and rebooking.residual.forfeits:
        found.append(Refusal(RefusalCode.FORFEITED_BY_US))
    computed = Computed(tuple(lines), tuple(sums))
    return Computed(
        computed.lines,
        computed.passengers,
        (*found, *_nothing_due(computed, rebooking)),
        tuple(_notices(passengers, computed, rebooking)),
    )


def _theirs(
    place: int, type_: PassengerType, price: PassengerPrice, policy: ResidualPolicy | None
) -> tuple[list[PricedLine], PassengerSum]:
    """The customer's own change."""
    taxes, in_total = tax_changes(price)
    fare = price.fare.difference
    tax_rise = sum(max(0, tax.change.difference) for tax in taxes)
    extras = [extra for extra in price.extras if extra.chosen]
    waived_fee, waived_fare = _waived(price)
    owed = {
        Covers.FEE: price.fees - waived_fee,
        Covers.TAXES: tax_rise,
        Covers.FARE: max(0, fare) - waived_fare,
        Covers.EXTRAS: sum(extra.amount for extra in extras),
    }
    collected = sum(owed.values()) + waived_fee + waived_fare
    offset, residuals = _residuals(place, max(0, -fare), taxes, owed, policy)
    lines = [
        PricedLine(LineKind.FARE_DIFFERENCE, place, max(0, fare), fare_reason(price)),
        PricedLine(LineKind.TAX_DIFFERENCE, place, tax_rise, tax_reason(taxes, in_total)),
        PricedLine(LineKind.CHANGE_FEE, place, price.fee, fee_reason(price)),
    ]
    if price.no_show:
        by_rule = Reason(ReasonCode.FEE_BY_RULE, (("rule", price.fee_rule),))
        lines.append(PricedLine(LineKind.NO_SHOW_FEE, place, price.no_show, by_rule))
    lines.extend(
        PricedLine(
            extra.kind,
            place,
            extra.amount,
            Reason(ReasonCode.CHOSEN, (("detail", extra.detail),)),
            extra.detail,
        )
        for extra in extras
    )
    if price.waiver is not None and (waived_fee or waived_fare):
        lines.append(_waiver_line(place, price.waiver, waived_fee, waived_fare))
    if offset and policy is not None:
        left = sum(one.amount for one in residuals)
        values = (("residual", offset + left), ("rest", left), ("rule", policy.rule))
        reason = Reason(ReasonCode.RESIDUAL_USED, values)
        lines.append(PricedLine(LineKind.OFFSET, place, -offset, reason))
    due = collected - waived_fee - waived_fare - offset
    total = PassengerSum(
        place, type_, collected, waived_fee + waived_fare, offset, 0, due, residuals
    )
    return lines, total


def _policy(price: PassengerPrice, rebooking: Rebooking) -> ResidualPolicy | None:
    """What becomes of this ticket's residual."""
    stated = price.residual or rebooking.residual
    if not rebooking.is_ours:
        return stated
    return stated.without_loss() if stated else KEPT_WHOLE


def _ours(
    place: int,
    type_: PassengerType,
    price: PassengerPrice,
    rebooking: Rebooking,
    policy: ResidualPolicy | None,
) -> tuple[list[PricedLine], PassengerSum]:
    """The airline's change: every line is zero, and nothing here can make it anything else."""
    taxes, _ = tax_changes(price)
    fare = price.fare.difference
    spared = {
        LineKind.FARE_DIFFERENCE: max(0, fare),
        LineKind.TAX_DIFFERENCE: sum(max(0, tax.change.difference) for tax in taxes),
        LineKind.CHANGE_FEE: price.fee,
    }
    if price.no_show:
        spared[LineKind.NO_SHOW_FEE] = price.no_show
    stands_on = _stands_on(rebooking)
    lines = [
        PricedLine(kind, place, 0, Reason(ReasonCode.OUR_CHANGE, (*stands_on, ("spared", amount))))
        for kind, amount in spared.items()
    ]
    _, residuals = _residuals(place, max(0, -fare), taxes, {}, policy)
    return lines, PassengerSum(place, type_, spared=sum(spared.values()), residuals=residuals)


def _stands_on(rebooking: Rebooking) -> Values:
    """On what the airline's change stands: the law, its articles, and what happened."""
    basis, cause = rebooking.basis or Basis(), rebooking.cause
    return (
        ("law", basis.law.value),
        ("articles", basis.articles),
        ("cause", cause.value if cause is not None else ""),
    )


def _residuals(
    place: int,
    of_fare: int,
    taxes: Sequence[TaxChange],
    owed: dict[Covers, int],
    policy: ResidualPolicy | None,
) -> tuple[int, tuple[Residual, ...]]:
    """How much of a residual is used up, and what becomes of the rest."""
    falls = [(tax.code, max(0, -tax.change.difference)) for tax in taxes]
    if policy is None:
        parts = ((of_fare, False), (sum(amount for _, amount in falls), True))
        return 0, tuple(Residual(place, amount, tax, None) for amount, tax in parts if amount)
    left: dict[tuple[bool, ResidualUse, bool], int] = {(False, policy.use, True): of_fare}
    for code, amount in falls:
        kind = True, *policy.of_tax(code)
        left[kind] = left.get(kind, 0) + amount
    room = sum(max(0, owed.get(what, 0)) for what in policy.covers)
    used = 0
    found: list[Residual] = []
    for (of_taxes, use, stated), amount in left.items():
        spent = min(amount, room - used) if use is ResidualUse.OFFSET else 0
        used += spent
        rest = amount - spent
        if not rest:
            continue
        becomes = policy.rest if use is ResidualUse.OFFSET else use
        if becomes is ResidualUse.OFFSET:
            becomes = None  # there is nothing more that it could pay for
        if not stated and becomes is ResidualUse.FORFEITED:
            becomes = ResidualUse.CARD
        found.append(Residual(place, rest, of_taxes, becomes))
    return used, tuple(found)


def _waived(price: PassengerPrice) -> tuple[int, int]:
    """How much of the fees and of the fare difference is waived, never more than there is."""
    waiver = price.waiver
    if waiver is None:
        return 0, 0
    fee = price.fees if waiver.fee is None else waiver.fee
    fare = min(max(0, waiver.fare), max(0, price.fare.difference))
    return min(max(0, fee), max(0, price.fees)), fare


def _wrong(place: int, price: PassengerPrice, ours: bool) -> Iterator[Refusal]:
    """What is entered for a passenger and cannot stand."""
    values = [price.fee, price.no_show, price.fare.old, price.fare.new]
    values += [value for tax in price.taxes for value in (tax.change.old, tax.change.new)]
    values += [extra.amount for extra in price.extras]
    if any(value < 0 for value in values):
        yield Refusal(RefusalCode.AMOUNT_NEGATIVE, passenger=place)
    for extra in price.extras:
        if not extra.chosen:
            yield Refusal(RefusalCode.EXTRA_NOT_CHOSEN, (("detail", extra.detail),), place)
        elif ours:
            yield Refusal(RefusalCode.EXTRA_WITH_OUR_CHANGE, (("detail", extra.detail),), place)
        if extra.kind not in EXTRAS:
            yield Refusal(RefusalCode.EXTRA_KIND, (("kind", extra.kind.value),), place)
        elif is_card_surcharge(extra.detail):
            yield Refusal(RefusalCode.CARD_SURCHARGE, (("detail", extra.detail),), place)
    waiver = price.waiver
    if waiver is None:
        return
    if not says_something(waiver.reason):
        yield Refusal(RefusalCode.WAIVER_REASON, passenger=place)
    if not ours and names_our_change(waiver.reason):
        yield Refusal(RefusalCode.WAIVER_OURS, (("reason", waiver.reason),), place)
    fee_over = waiver.fee is not None and not 0 <= waiver.fee <= price.fees
    if fee_over or not 0 <= waiver.fare <= max(0, price.fare.difference):
        yield Refusal(RefusalCode.WAIVER_TOO_LARGE, passenger=place)


def _policy_missing(
    place: int, total: PassengerSum, policy: ResidualPolicy | None
) -> Iterator[Refusal]:
    undecided = sum(one.amount for one in total.residuals if one.use is None)
    if policy is None and undecided:
        yield Refusal(RefusalCode.RESIDUAL_POLICY, (("residual", undecided),), place)
    elif undecided:
        yield Refusal(RefusalCode.RESIDUAL_REST, (("residual", undecided),), place)


def _notices(
    passengers: Sequence[Passenger], computed: Computed, rebooking: Rebooking
) -> Iterator[Notice]:
    unnamed = False
    for one in computed.passengers:
        price = passengers[one.passenger].price
        policy = _policy(price, rebooking) if price is not None else None
        follows = one.offset or any(left.use is not ResidualUse.NOT_DUE for left in one.residuals)
        if policy is None or not follows:
            continue
        unnamed = unnamed or not policy.rule.strip()
        if price is not None and policy.by_tax and _falls_added_up(price):
            codes = ", ".join(code for code, _ in policy.by_tax)
            yield Notice(NoticeCode.TAXES_ADDED_UP, (("codes", codes),), one.passenger)
        forfeits = ResidualUse.FORFEITED in (policy.use, policy.rest)
        for left in one.residuals:
            if forfeits and policy.taxes is None and _is_tax_given_back(left):
                values = (("amount", left.amount),)
                yield Notice(NoticeCode.TAX_GIVEN_BACK, values, one.passenger)
    if unnamed:
        yield Notice(NoticeCode.RESIDUAL_RULE)
    if rebooking.is_ours and (rebooking.basis or Basis()).law in _PAYS_FOR_DOWNGRADES:
        for lower in lowered(rebooking.old, rebooking.new):
            cabins = (("old", lower.old.value), ("new", lower.new.value))
            yield Notice(NoticeCode.DOWNGRADE, (("route", lower.route), *cabins))
    if not rebooking.is_ours:
        yield from _doubts(passengers)
    if not rebooking.verified:
        yield Notice(NoticeCode.NOT_VERIFIED)


def _doubts(passengers: Sequence[Passenger]) -> Iterator[Notice]:
    """What is left open or sounds otherwise in the customer's own change."""
    for place, one in enumerate(passengers):
        price = one.price
        if price is None:
            continue
        if not price.fee and not price.no_fee:
            yield Notice(NoticeCode.FEE_LEFT_OPEN, passenger=place)
        if price.waiver is not None and may_be_our_change(price.waiver.reason):
            values = (("reason", price.waiver.reason),)
            yield Notice(NoticeCode.WAIVER_MAY_BE_OURS, values, place)


def _falls_added_up(price: PassengerPrice) -> bool:
    taxes, _ = tax_changes(price)
    return any(tax.code == COMBINED_TAX and tax.change.difference < 0 for tax in taxes)


def _is_tax_given_back(left: Residual) -> bool:
    return left.of_taxes and left.use is ResidualUse.CARD


def _nothing_due(computed: Computed, rebooking: Rebooking) -> Iterator[Refusal]:
    if not computed.passengers:
        yield Refusal(RefusalCode.NO_PASSENGERS)
    elif rebooking.is_ours:
        by = ("by", rebooking.basis.by if rebooking.basis is not None else "")
        yield Refusal(RefusalCode.OUR_CHANGE, (*_stands_on(rebooking), by))
    elif computed.total <= 0 and computed.given_back:
        voucher = computed.residual(ResidualUse.VOUCHER)
        card = computed.residual(ResidualUse.CARD)
        yield Refusal(RefusalCode.GIVES_BACK, (("voucher", voucher), ("card", card)))
    elif computed.total <= 0:
        yield Refusal(RefusalCode.EVEN_EXCHANGE)


def _waiver_line(place: int, waiver: Waiver, fee: int, fare: int) -> PricedLine:
    reason = Reason(ReasonCode.WAIVED, (("reason", waiver.reason), ("fee", fee), ("fare", fare)))
    return PricedLine(LineKind.WAIVER, place, -(fee + fare), reason, waiver.reason)
