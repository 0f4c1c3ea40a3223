"""What a change costs: worked by hand, then as rules that nothing may break."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.money import Money
from desktop.models.quote import (
    Flight,
    LineKind,
    Passenger,
    PassengerType,
    Quote,
    QuoteLine,
    QuoteProblem,
)
from desktop.models.rebooking.computing import Computed, compute
from desktop.models.rebooking.itinerary import Cabin, Itinerary, Segment
from desktop.models.rebooking.lines import ReasonCode
from desktop.models.rebooking.passengers import (
    Ancillary,
    Change,
    PassengerPrice,
    TaxChange,
    Waiver,
    losing_nothing,
)
from desktop.models.rebooking.refusals import NoticeCode, RefusalCode, by_provider
from desktop.models.rebooking.taxes import tax_changes
from desktop.models.rebooking.terms import (
    Basis,
    Cause,
    Covers,
    Law,
    Rebooking,
    ResidualPolicy,
    ResidualUse,
    Verification,
    WhoseChange,
)

OURS = Rebooking(
    whose=WhoseChange.AIRLINE,
    cause=Cause.CANCELLATION,
    basis=Basis(Law.EU261, "5(1)(a), 8(1)", "AMS"),
)


def tax(code: str, old: int, new: int) -> TaxChange:
    return TaxChange(code, Change(old, new))


def quoted(price: PassengerPrice, policy: ResidualPolicy | None = None) -> Computed:
    return compute((Passenger("Ann", price=price),), Rebooking(residual=policy))


def codes(computed: Computed) -> list[RefusalCode]:
    return [one.code for one in computed.refusals]


def test_a_dearer_flight_costs_the_difference_and_the_fee() -> None:
    price = PassengerPrice(Change(12300, 24100), (tax("CJ", 1254, 1254),), 6800, "Standard")
    found = quoted(price)
    assert [(one.kind, one.amount, one.reason.code) for one in found.lines] == [
        (LineKind.FARE_DIFFERENCE, 11800, ReasonCode.FARE_HIGHER),
        (LineKind.TAX_DIFFERENCE, 0, ReasonCode.TAXES_SAME),
        (LineKind.CHANGE_FEE, 6800, ReasonCode.FEE_BY_RULE),
    ]
    assert found.total == 18600 and not found.refusals


def test_each_tax_is_compared_with_itself() -> None:
    price = PassengerPrice(taxes=(tax("CJ", 1000, 3000), tax("JD", 1500, 500), tax("RN", 5, 5)))
    found = quoted(price, ResidualPolicy(ResidualUse.VOUCHER, "rule 16"))
    assert found.total == 2000
    assert found.residual(ResidualUse.VOUCHER) == 1000
    assert dict(found.lines[1].reason.values) == {"CJ": 2000, "JD": -1000}


def test_carrier_surcharges_are_kept_while_an_airports_tax_goes_back() -> None:
    falls = (tax("YQ", 12000, 8000), tax("YR", 500, 0), tax("CJ", 1200, 1000))
    kept = (("YQ", ResidualUse.FORFEITED), ("YR", ResidualUse.FORFEITED))
    policy = ResidualPolicy(ResidualUse.FORFEITED, "category 33", by_tax=kept)
    found = quoted(PassengerPrice(Change(30000, 24000), falls, 6000), policy)
    assert found.total == 6000
    assert found.residual(ResidualUse.FORFEITED) == 6000 + 4000 + 500
    assert found.residual(ResidualUse.CARD) == 200
    assert [(one.code, one.values) for one in found.notices if one.values] == [
        (NoticeCode.TAX_GIVEN_BACK, (("amount", 200),))
    ]
    added_up = quoted(PassengerPrice(taxes=(tax("XT", 13700, 9000),)), policy)
    assert NoticeCode.TAXES_ADDED_UP in [one.code for one in added_up.notices]


def test_each_ticket_has_the_rule_of_its_own_fare() -> None:
    flex = ResidualPolicy(ResidualUse.VOUCHER, "Flex")
    people = (
        Passenger("A", price=PassengerPrice(Change(10000, 8000), fee=6000)),
        Passenger("B", price=PassengerPrice(Change(30000, 25000), residual=flex)),
    )
    found = compute(people, Rebooking(residual=ResidualPolicy(ResidualUse.FORFEITED, "Light")))
    assert found.total == 6000 and not found.refusals
    assert found.residual(ResidualUse.FORFEITED) == 2000
    assert found.residual(ResidualUse.VOUCHER) == 5000
    missing = compute(people, Rebooking())
    assert [(one.code, one.passenger) for one in missing.refusals] == [
        (RefusalCode.RESIDUAL_POLICY, 0)
    ]


def test_a_no_show_fee_stands_beside_the_change_fee_and_is_waived_with_it() -> None:
    price = PassengerPrice(Change(20000, 23000), fee=7000, no_show=10000)
    found = quoted(price)
    assert found.total == 20000
    assert [(one.kind, one.amount) for one in found.lines if one.amount] == [
        (LineKind.FARE_DIFFERENCE, 3000),
        (LineKind.CHANGE_FEE, 7000),
        (LineKind.NO_SHOW_FEE, 10000),
    ]
    assert quoted(replace(price, waiver=Waiver("in hospital"))).total == 3000
    assert quoted(replace(price, waiver=Waiver("in hospital", 12000))).total == 8000
    ours = compute((Passenger("Ann", price=price),), OURS)
    assert ours.total == 0 and ours.passengers[0].spared == 20000


def test_the_same_tax_in_two_boxes_is_one() -> None:
    taxes, in_total = tax_changes(PassengerPrice(taxes=(tax("ZP", 0, 400), tax("ZP", 800, 0))))
    assert taxes == (tax("ZP", 800, 400),) and not in_total


def test_taxes_added_up_on_one_ticket_are_compared_as_sums() -> None:
    price = PassengerPrice(taxes=(tax("XT", 4500, 0), tax("CJ", 0, 2500), tax("RN", 0, 2600)))
    found = quoted(price)
    assert found.total == 600
    assert found.lines[1].reason.code is ReasonCode.TAXES_IN_TOTAL


def test_what_is_added_up_on_both_tickets_is_not_the_same_taxes() -> None:
    """A ticket has three boxes: RN stands by itself on the old one and within XT on the new."""
    old = tax("CJ", 1254, 0), tax("RN", 1543, 0), tax("XT", 2000, 0)
    new = tax("YQ", 0, 800), tax("CJ", 0, 1254), tax("XT", 0, 4000)
    found = quoted(PassengerPrice(taxes=(*old, *new)))
    assert found.total == 6054 - 4797 and not found.residuals
    assert found.lines[1].reason.code is ReasonCode.TAXES_IN_TOTAL
    same = quoted(PassengerPrice(taxes=(tax("CJ", 1254, 1000), tax("XT", 2000, 2400))))
    assert same.total == 400 and len(same.residuals) == 1


@pytest.mark.parametrize(
    ("policy", "due", "left"),
    [
        (ResidualPolicy(ResidualUse.VOUCHER, "r"), 6000, {ResidualUse.VOUCHER: 9000}),
        (ResidualPolicy(ResidualUse.CARD, "r"), 6000, {ResidualUse.CARD: 9000}),
        (
            ResidualPolicy(ResidualUse.FORFEITED, "r"),
            6000,
            {ResidualUse.FORFEITED: 8000, ResidualUse.CARD: 1000},
        ),
        (
            ResidualPolicy(ResidualUse.FORFEITED, "r", taxes=ResidualUse.FORFEITED),
            6000,
            {ResidualUse.FORFEITED: 9000},
        ),
        (
            ResidualPolicy(ResidualUse.FORFEITED, "r", taxes=ResidualUse.OFFSET),
            5000,
            {ResidualUse.FORFEITED: 8000},
        ),
        (
            ResidualPolicy(ResidualUse.OFFSET, "r", rest=ResidualUse.VOUCHER),
            0,
            {ResidualUse.VOUCHER: 3000},
        ),
        (
            ResidualPolicy(ResidualUse.OFFSET, "r", rest=ResidualUse.FORFEITED),
            0,
            {ResidualUse.FORFEITED: 2000, ResidualUse.CARD: 1000},
        ),
    ],
)
def test_the_policy_says_what_becomes_of_a_residual(
    policy: ResidualPolicy, due: int, left: dict[ResidualUse, int]
) -> None:
    price = PassengerPrice(Change(20000, 12000), (tax("CJ", 2000, 1000),), 6000)
    found = quoted(price, policy)
    assert found.total == due
    assert {one.use: found.residual(one.use) for one in found.residuals} == left
    assert (not found.refusals) == (due > 0)


def test_a_residual_without_a_policy_is_refused() -> None:
    price = PassengerPrice(Change(20000, 12000), fee=6000)
    assert codes(quoted(price)) == [RefusalCode.RESIDUAL_POLICY]
    rest_unknown = ResidualPolicy(ResidualUse.OFFSET, "r")
    assert RefusalCode.RESIDUAL_REST in codes(quoted(price, rest_unknown))


def test_an_offset_may_be_bound_to_the_fee() -> None:
    price = PassengerPrice(Change(9000, 1000), (tax("CJ", 0, 1200),), 6000)
    all_of_it = ResidualPolicy(ResidualUse.OFFSET, "r", ResidualUse.VOUCHER)
    assert quoted(price, all_of_it).total == 0
    fee_only = replace(all_of_it, covers=(Covers.FEE,))
    found = quoted(price, fee_only)
    assert (found.total, found.given_back) == (1200, 2000)


def test_a_residual_pays_for_nobody_else() -> None:
    cheaper = PassengerPrice(Change(20000, 12000), fee=6000)
    dearer = PassengerPrice(Change(10000, 15000), fee=6000)
    policy = ResidualPolicy(ResidualUse.OFFSET, "r", ResidualUse.VOUCHER)
    found = compute(
        (Passenger("A", price=cheaper), Passenger("B", price=dearer)), Rebooking(residual=policy)
    )
    assert [one.due for one in found.passengers] == [0, 11000]
    assert found.total == 11000 and found.given_back == 2000 and not found.refusals


def test_nothing_to_pay_is_an_even_exchange_or_gives_back() -> None:
    same = PassengerPrice(Change(10000, 10000))
    assert codes(quoted(same)) == [RefusalCode.EVEN_EXCHANGE]
    cheaper = PassengerPrice(Change(10000, 9000))
    (refusal,) = quoted(cheaper, ResidualPolicy(ResidualUse.CARD, "r")).refusals
    assert refusal.code is RefusalCode.GIVES_BACK
    assert refusal.value("card") == 1000
    lost = quoted(cheaper, ResidualPolicy(ResidualUse.FORFEITED, "r"))
    assert codes(lost) == [RefusalCode.EVEN_EXCHANGE]


def test_a_waiver_needs_a_reason_and_something_to_waive() -> None:
    price = PassengerPrice(Change(10000, 12000), fee=6000, waiver=Waiver("storm Ciarán"))
    found = quoted(price)
    assert found.total == 2000 and not found.refusals
    assert found.lines[-1].amount == -6000
    unexplained = replace(price, waiver=Waiver(" "))
    assert codes(quoted(unexplained)) == [RefusalCode.WAIVER_REASON]
    too_much = replace(price, waiver=Waiver("storm", fee=7000))
    assert codes(quoted(too_much)) == [RefusalCode.WAIVER_TOO_LARGE]
    too_much_fare = replace(price, waiver=Waiver("storm", fee=0, fare=2001))
    assert codes(quoted(too_much_fare)) == [RefusalCode.WAIVER_TOO_LARGE]
    of_fare = replace(price, waiver=Waiver("storm", fee=0, fare=500))
    assert quoted(of_fare).total == 7500


def test_an_extra_is_the_customers_choice() -> None:
    bag = Ancillary(LineKind.BAG, 3500, "23 kg")
    price = PassengerPrice(fee=6000, extras=(bag,))
    assert quoted(price).total == 6000
    assert codes(quoted(price)) == [RefusalCode.EXTRA_NOT_CHOSEN]
    chosen = replace(price, extras=(replace(bag, chosen=True),))
    assert quoted(chosen).total == 9500 and not quoted(chosen).refusals
    smuggled = replace(price, extras=(Ancillary(LineKind.CHANGE_FEE, 1, chosen=True),))
    assert codes(quoted(smuggled)) == [RefusalCode.EXTRA_KIND]


def test_an_extra_is_not_sold_along_with_our_change() -> None:
    chosen = PassengerPrice(extras=(Ancillary(LineKind.BAG, 3500, "23 kg", chosen=True),))
    found = compute((Passenger("A", price=chosen),), OURS)
    assert RefusalCode.EXTRA_WITH_OUR_CHANGE in codes(found) and found.total == 0


def test_a_negative_amount_and_a_passenger_without_a_price_get_no_link() -> None:
    wrong = PassengerPrice(Change(10000, 12000), fee=-1)
    assert RefusalCode.AMOUNT_NEGATIVE in codes(quoted(wrong))
    priced = Passenger("A", price=PassengerPrice(fee=6000))
    assert codes(compute((priced, Passenger("B")), Rebooking())) == [RefusalCode.NOT_PRICED]


def test_taxes_given_as_differences_stay_apart() -> None:
    taxes = (TaxChange("XT", Change.by(900)), TaxChange("CJ", Change.by(-400)))
    found = quoted(PassengerPrice(taxes=taxes), ResidualPolicy(ResidualUse.CARD, "r"))
    assert (found.total, found.residual(ResidualUse.CARD)) == (900, 400)


def test_an_offset_whose_rest_is_an_offset_says_nothing() -> None:
    price = PassengerPrice(Change(9000, 1000), fee=6000)
    policy = ResidualPolicy(ResidualUse.OFFSET, "r", rest=ResidualUse.OFFSET)
    assert RefusalCode.RESIDUAL_REST in codes(quoted(price, policy))


def test_what_the_agent_should_know_is_noticed() -> None:
    def noticed(policy: ResidualPolicy, verified: str) -> list[NoticeCode]:
        price = PassengerPrice(Change(9000, 1000), (tax("CJ", 900, 0),), no_fee=True)
        terms = Rebooking(residual=policy, verified=Verification(verified))
        return [one.code for one in compute((Passenger("A", price=price),), terms).notices]

    lost = ResidualPolicy(ResidualUse.FORFEITED, "rule 16")
    assert noticed(lost, "code") == [NoticeCode.TAX_GIVEN_BACK]
    assert noticed(ResidualPolicy(ResidualUse.CARD), "code") == [NoticeCode.RESIDUAL_RULE]
    assert noticed(ResidualPolicy(ResidualUse.CARD, "r"), "") == [NoticeCode.NOT_VERIFIED]


def test_a_fee_that_nobody_stated_is_noticed_and_nothing_is_claimed_of_the_rule() -> None:
    verified = Rebooking(verified=Verification("code"))

    def seen(price: PassengerPrice, terms: Rebooking = verified) -> tuple[ReasonCode, list[str]]:
        found = compute((Passenger("A", price=price),), terms)
        reason = next(one for one in found.lines if one.kind is LineKind.CHANGE_FEE).reason
        return reason.code, [one.code.value for one in found.notices]

    open_fee = PassengerPrice(Change(0, 100))
    assert seen(open_fee) == (ReasonCode.FEE_LEFT_OPEN, ["fee_left_open"])
    assert seen(replace(open_fee, no_fee=True)) == (ReasonCode.NO_FEE, [])
    assert seen(replace(open_fee, fee=5)) == (ReasonCode.FEE_BY_RULE, [])
    assert seen(open_fee, replace(verified, whose=WhoseChange.AIRLINE))[1] == []


def test_a_waiver_for_our_own_change_asks_the_first_question_again() -> None:
    def seen(reason: str, terms: Rebooking) -> tuple[list[RefusalCode], list[NoticeCode]]:
        price = PassengerPrice(Change(0, 9000), (), 5000, waiver=Waiver(reason))
        found = compute((Passenger("A", price=price),), terms)
        return codes(found), [one.code for one in found.notices]

    theirs = Rebooking(verified=Verification("code"))
    assert seen("EU261 cancellation", theirs) == ([RefusalCode.WAIVER_OURS], [])
    assert seen("missed connection", theirs) == ([], [NoticeCode.WAIVER_MAY_BE_OURS])
    assert seen("goodwill", theirs) == ([], [])
    assert seen("\u200b", theirs)[0] == [RefusalCode.WAIVER_REASON]
    assert RefusalCode.WAIVER_OURS not in seen("EU261 cancellation", OURS)[0]


def test_a_card_surcharge_stands_against_a_link() -> None:
    extra = Ancillary(LineKind.OTHER, 300, "card surcharge", chosen=True)
    price = PassengerPrice(Change(0, 9000), extras=(extra,))
    assert codes(compute((Passenger("A", price=price),), Rebooking())) == [
        RefusalCode.CARD_SURCHARGE
    ]


def test_our_change_costs_nothing_and_names_its_law() -> None:
    price = PassengerPrice(Change(10000, 30000), (tax("CJ", 1, 2),), 7000)
    found = compute((Passenger("A", price=price),), OURS)
    assert found.total == 0 and found.refusals
    assert all(line.reason.value("articles") == "5(1)(a), 8(1)" for line in found.lines)
    assert found.passengers[0].spared == 27001
    (refusal,) = found.refusals
    assert (refusal.code, refusal.value("law")) == (RefusalCode.OUR_CHANGE, "eu261")


def test_our_change_needs_no_prices_and_no_residual_policy() -> None:
    assert codes(compute((Passenger("A"),), OURS)) == [RefusalCode.OUR_CHANGE]
    cheaper = PassengerPrice(Change(10000, 4000))
    found = compute((Passenger("A", price=cheaper),), OURS)
    assert found.residual(ResidualUse.NOT_DUE) == 6000
    assert codes(found) == [RefusalCode.OUR_CHANGE]


@pytest.mark.parametrize(
    ("policy", "becomes"),
    [
        (ResidualPolicy(ResidualUse.FORFEITED), {ResidualUse.NOT_DUE: 7000}),
        (
            ResidualPolicy(ResidualUse.OFFSET, rest=ResidualUse.FORFEITED),
            {ResidualUse.NOT_DUE: 7000},
        ),
        (
            ResidualPolicy(ResidualUse.FORFEITED, "r", by_tax=(("CJ", ResidualUse.CARD),)),
            {ResidualUse.NOT_DUE: 6000, ResidualUse.CARD: 1000},
        ),
        (
            ResidualPolicy(ResidualUse.OFFSET, "r", rest=ResidualUse.VOUCHER),
            {ResidualUse.VOUCHER: 7000},
        ),
    ],
)
def test_by_our_change_nobody_loses_what_a_fare_rule_forfeits(
    policy: ResidualPolicy, becomes: dict[ResidualUse, int]
) -> None:
    cheaper = PassengerPrice(Change(20000, 14000), (tax("CJ", 2000, 1000),), 5000)
    found = compute((Passenger("A", price=cheaper),), replace(OURS, residual=policy))
    assert {one.use: found.residual(one.use) for one in found.residuals} == becomes
    assert [one.code for one in found.notices] == [NoticeCode.NOT_VERIFIED]


LOSING = [
    ResidualPolicy(ResidualUse.FORFEITED, "r"),
    ResidualPolicy(ResidualUse.OFFSET, "r", rest=ResidualUse.FORFEITED),
    ResidualPolicy(ResidualUse.CARD, "r", taxes=ResidualUse.FORFEITED),
    ResidualPolicy(ResidualUse.CARD, "r", by_tax=(("YQ", ResidualUse.FORFEITED),)),
]


@pytest.mark.parametrize("policy", LOSING)
def test_by_our_change_a_policy_that_forfeits_is_refused(policy: ResidualPolicy) -> None:
    cheaper = PassengerPrice(Change(20000, 14000))
    found = compute((Passenger("A", price=cheaper),), replace(OURS, residual=policy))
    assert codes(found) == [RefusalCode.FORFEITED_BY_US, RefusalCode.OUR_CHANGE]
    own = Passenger("A", price=replace(cheaper, residual=policy))
    (refusal, _) = compute((own,), OURS).refusals
    assert (refusal.code, refusal.passenger) == (RefusalCode.FORFEITED_BY_US, 0)
    assert losing_nothing(own).price == cheaper
    theirs = replace(OURS, whose=WhoseChange.CUSTOMER, residual=policy)
    kept = compute((Passenger("A", price=cheaper),), theirs)
    assert RefusalCode.FORFEITED_BY_US not in codes(kept)


def test_by_our_change_a_policy_that_gives_back_stands() -> None:
    policy = ResidualPolicy(ResidualUse.OFFSET, "r", rest=ResidualUse.VOUCHER)
    price = PassengerPrice(Change(20000, 14000), residual=ResidualPolicy(ResidualUse.CARD, "r"))
    found = compute((Passenger("A", price=price),), replace(OURS, residual=policy))
    assert codes(found) == [RefusalCode.OUR_CHANGE]


def test_a_lower_cabin_by_us_is_pointed_out() -> None:
    old = Itinerary((Segment("AMS", "JFK", cabin=Cabin.BUSINESS),))
    new = Itinerary((Segment("AMS", "JFK", cabin=Cabin.ECONOMY),))
    found = compute((Passenger("A"),), replace(OURS, old=old, new=new))
    assert NoticeCode.DOWNGRADE in [one.code for one in found.notices]
    same = compute((Passenger("A"),), replace(OURS, old=old, new=old))
    assert NoticeCode.DOWNGRADE not in [one.code for one in same.notices]
    for law in (Law.POLICY, Law.US260):
        elsewhere = replace(OURS, old=old, new=new, basis=Basis(law))
        out_of_scope = compute((Passenger("A"),), elsewhere)
        assert NoticeCode.DOWNGRADE not in [one.code for one in out_of_scope.notices]


def test_typed_lines_do_not_outlive_our_change() -> None:
    typed = Quote("q", 1, lines=(QuoteLine(LineKind.CHANGE_FEE, 7000),), rebooking=OURS)
    assert typed.total == Money(0, "EUR") and typed.priced_lines == ()


def test_the_provider_has_bounds_of_its_own() -> None:
    assert [one.code for one in by_provider(Money(49, "EUR"))] == [RefusalCode.BELOW_MINIMUM]
    for little in (Money(140, "KWD"), Money(60, "ISK")):
        assert [one.code for one in by_provider(little)] == [RefusalCode.BELOW_MINIMUM]
    for other in (
        "XXX",
        "XTS",
        "KPW",
        "SYP",
        "CLF",
        "XAU",
        "HRK",
        "IRR",
        "CUP",
        "VES",
        "IQD",
        "LYD",
    ):
        assert [one.code for one in by_provider(Money(10**6, other))] == [RefusalCode.CURRENCY]
    assert [one.code for one in by_provider(Money(5124, "KWD"))] == [RefusalCode.PROVIDER_AMOUNT]
    assert list(by_provider(Money(5120, "KWD"))) == []
    assert list(by_provider(Money(17500, "HUF"))) == []


@pytest.mark.parametrize(
    ("money", "refused"),
    [
        (Money(49, "EUR"), RefusalCode.BELOW_MINIMUM),
        (Money(99, "XOF"), RefusalCode.BELOW_MINIMUM),
        (Money(50_000, "HRK"), RefusalCode.CURRENCY),
        (Money(5124, "KWD"), RefusalCode.PROVIDER_AMOUNT),
        (Money(50, "EUR"), None),
    ],
)
def test_the_provider_has_them_for_typed_lines_too(
    money: Money, refused: RefusalCode | None
) -> None:
    typed = Quote(
        "q",
        1,
        currency=money.currency,
        new=Flight("AMS", "BCN"),
        lines=(QuoteLine(LineKind.CHANGE_FEE, money.amount),),
        rebooking=Rebooking(whose=WhoseChange.CUSTOMER),
    )
    assert [one.code for one in typed.refusals] == ([refused] if refused else [])
    assert typed.problems() == ((QuoteProblem.REBOOKING,) if refused else ())


MONEY = st.integers(0, 500_000)
CHANGES = st.builds(Change, MONEY, MONEY) | st.integers(-50_000, 50_000).map(Change.by)
USES = st.sampled_from(
    [ResidualUse.OFFSET, ResidualUse.VOUCHER, ResidualUse.CARD, ResidualUse.FORFEITED]
)
POLICIES = st.none() | st.builds(
    ResidualPolicy,
    USES,
    st.just("r"),
    st.none() | USES,
    st.none() | USES,
    st.lists(st.sampled_from(Covers), unique=True).map(tuple),
    st.dictionaries(st.sampled_from(["RN", "VV"]), USES).map(lambda uses: tuple(uses.items())),
)
PRICES = st.builds(
    PassengerPrice,
    CHANGES,
    st.lists(
        st.builds(TaxChange, st.sampled_from(["CJ", "RN", "XT", "VV"]), CHANGES), max_size=5
    ).map(tuple),
    MONEY,
    st.just("rule"),
    st.lists(
        st.builds(
            Ancillary,
            st.sampled_from([LineKind.SEAT, LineKind.BAG]),
            MONEY,
            st.just("x"),
            st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    st.none() | st.builds(Waiver, st.sampled_from(["", "storm"]), st.none() | MONEY, MONEY),
    st.just(0) | MONEY,
    POLICIES,
)
PEOPLE = st.lists(
    st.builds(Passenger, st.just("A"), st.sampled_from(PassengerType), PRICES),
    min_size=1,
    max_size=5,
)
CHANGED = st.builds(
    Rebooking,
    whose=st.sampled_from(WhoseChange),
    cause=st.none() | st.sampled_from(Cause),
    basis=st.none() | st.builds(Basis, st.sampled_from(Law)),
    residual=POLICIES,
    verified=st.just(Verification("e-mail code")),
)


@pytest.mark.property
@given(PEOPLE, CHANGED)
def test_the_sums_add_up(people: list[Passenger], change: Rebooking) -> None:
    found = compute(people, change)
    for place, total in enumerate(found.passengers):
        of_one = [line.amount for line in found.lines if line.passenger == place]
        assert sum(of_one) == total.due >= 0
        assert total.due == total.collected - total.waived - total.offset
    assert found.total == sum(line.amount for line in found.lines)
    quote = Quote("q", 1, passengers=tuple(people), rebooking=change)
    assert quote.total.amount == found.total


@pytest.mark.property
@given(PEOPLE, CHANGED)
def test_no_value_is_lost_or_made(people: list[Passenger], change: Rebooking) -> None:
    for one, total in zip(people, compute(people, change).passengers, strict=True):
        price = one.price
        assert price is not None
        old = price.fare.old + sum(each.change.old for each in price.taxes)
        new = price.fare.new + sum(each.change.new for each in price.taxes)
        extras = 0 if change.is_ours else sum(each.amount for each in price.extras if each.chosen)
        paid = total.due + total.waived + total.spared
        assert old + paid == new + price.fees + extras + total.residual


@pytest.mark.property
@given(PEOPLE, CHANGED)
def test_our_change_never_charges(people: list[Passenger], change: Rebooking) -> None:
    ours = replace(change, whose=WhoseChange.AIRLINE)
    quote = Quote("q", 1, passengers=tuple(people), rebooking=ours)
    assert quote.total.amount == 0
    assert all(line.amount == 0 for line in quote.computed.lines)
    assert RefusalCode.OUR_CHANGE in [one.code for one in quote.refusals]
    kept = {ResidualUse.NOT_DUE, ResidualUse.VOUCHER, ResidualUse.CARD}
    assert {one.use for one in quote.computed.residuals} <= kept, "no airline change takes value"


@pytest.mark.property
@given(PEOPLE.flatmap(lambda people: st.tuples(st.just(people), st.permutations(people))), CHANGED)
def test_the_order_of_passengers_changes_no_sum(
    orders: tuple[list[Passenger], list[Passenger]], change: Rebooking
) -> None:
    one, other = (compute(people, change) for people in orders)
    assert one.total == other.total
    assert all(one.residual(use) == other.residual(use) for use in (*ResidualUse, None))
    assert bool(one.refusals) == bool(other.refusals)


@pytest.mark.property
@given(PEOPLE, CHANGED)
def test_a_priced_quote_reads_back(people: list[Passenger], change: Rebooking) -> None:
    quote = Quote("q", 1, passengers=tuple(people), rebooking=change, ticketing_until=5.0)
    again = Quote.from_json(quote.to_json())
    assert again == quote and again.fingerprint() == quote.fingerprint()
    assert "storm" not in str(quote.nameless().public())
