"""What the airline's policy lets an agent do alone."""

import tomllib
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.money import Money, exponent
from desktop.models.policy import (
    ADMINISTRATOR,
    Always,
    Deed,
    Limit,
    Limits,
    Objection,
    Person,
    Policy,
    Request,
    Today,
    Verdict,
    Why,
    decide,
    objection,
)
from desktop.models.policy_text import PolicyError, read

ANA, LEAD = Person(7, "agent"), Person(1, ADMINISTRATOR)
TEXT = """
base = "EUR"
zone = "Europe/Amsterdam"
[rates]
USD = "0.5"
JPY = "0.01"
[limits.agent]
per_link = "300.00"
per_agent_day = "1000"
per_customer_day = { EUR = "400.00", JPY = "50000" }
per_refund = "100.00"
at_most = "5000.00"
[limits.administrator]
per_link = "2000.00"
[limits.users.12]
per_link = "900.00"
[approval]
always = ["waiver", "paid_elsewhere"]
approvers = [12]
[verification]
ways = ["date of birth", "address"]
"""
POLICY = read(tomllib.loads(TEXT), "ab" * 32)


def link(amount: int, currency: str = "EUR", *holds: Always) -> Request:
    return Request(Deed.LINK, Money(amount, currency), frozenset(holds))


def codes(policy: Policy, who: Person, request: Request, today: Today | None = None) -> set[Why]:
    return set(decide(policy, who, request, today or Today()).codes)


@pytest.mark.parametrize(
    ("who", "request_", "why"),
    [
        (ANA, link(30000), set()),
        (ANA, link(30001), {Why.LINK_LIMIT}),
        (LEAD, link(30001), set()),
        (LEAD, link(200001), {Why.LINK_LIMIT}),
        (Person(12, "agent"), link(90000), set()),
        (ANA, link(60000, "USD"), {Why.NO_LIMIT_IN_CURRENCY}),  # no customers' limit in dollars
        (ANA, link(30000, "JPY"), set()),  # ¥30,000 are €300
        (ANA, link(30001, "JPY"), {Why.LINK_LIMIT}),
        (ANA, link(1000, "SEK"), {Why.NO_LIMIT_IN_CURRENCY}),
        (ANA, link(1000, "EUR", Always.WAIVER), {Why.WAIVER}),
        (ANA, link(1000, "EUR", Always.MANUAL_PRICE), set()),
        (ANA, link(0, "EUR", Always.MANUAL_PRICE), set()),
        (ANA, link(500001), {Why.LINK_LIMIT, Why.AGENT_DAY, Why.CUSTOMER_DAY, Why.AT_MOST}),
        (ANA, Request(Deed.REFUND, Money(10000, "EUR")), set()),
        (ANA, Request(Deed.REFUND, Money(5001, "EUR"), before=5000), {Why.REFUND_LIMIT}),
        (LEAD, Request(Deed.REFUND, Money(99999, "EUR")), set()),
        (
            LEAD,
            Request(Deed.PAID_ELSEWHERE, Money(1, "EUR"), frozenset({Always.PAID_ELSEWHERE})),
            {Why.PAID_ELSEWHERE},
        ),
    ],
)
def test_what_an_agent_may_do_alone(who: Person, request_: Request, why: set[Why]) -> None:
    assert codes(POLICY, who, request_) == why


def test_a_day_counts_every_currency_at_the_stated_rate() -> None:
    today = Today(by_agent={"EUR": 50000, "USD": 60000, "JPY": 10000})  # 500 + 300 + 100
    assert codes(POLICY, ANA, link(10000), today) == set()
    decision = decide(POLICY, ANA, link(10001), today)
    [reason] = decision.reasons
    assert (reason.why, reason.counted, reason.limit) == (
        Why.AGENT_DAY,
        Money(100001, "EUR"),
        Money(100000, "EUR"),
    )


def test_a_customers_currencies_are_counted_apart_where_each_has_its_own_limit() -> None:
    today = Today(by_customer={"JPY": 40000, "EUR": 39000})
    assert codes(POLICY, ANA, link(10000, "JPY"), today) == set()
    assert codes(POLICY, ANA, link(10001, "JPY"), today) == {Why.CUSTOMER_DAY}
    assert codes(POLICY, ANA, link(1001), today) == {Why.CUSTOMER_DAY}


def test_what_was_asked_in_a_currency_without_a_rate_is_not_left_out() -> None:
    today = Today(by_agent={"SEK": 100})
    assert codes(POLICY, ANA, link(100), today) == {Why.NO_LIMIT_IN_CURRENCY}


def test_without_a_file_all_is_open_but_what_nobody_could_check() -> None:
    assert codes(Policy(), ANA, link(10**9, "EUR", *Always)) == {Why.PAID_ELSEWHERE}
    assert Policy().sha256 == "none"


def test_a_file_that_cannot_be_read_lets_nothing_out() -> None:
    damaged = Policy(damage="policy.toml: line 3")
    decision = decide(damaged, LEAD, link(1), Today())
    assert (decision.verdict, decision.codes) == (Verdict.REFUSED, {Why.DAMAGED})
    assert decide(damaged, LEAD, link(0), Today()).verdict is Verdict.ALLOWED


def test_more_than_anybody_may_approve_is_refused() -> None:
    assert decide(POLICY, ANA, link(500001), Today()).verdict is Verdict.REFUSED
    assert decide(POLICY, ANA, link(500000), Today()).verdict is Verdict.NEEDS_APPROVAL


def test_who_may_be_the_second_person() -> None:
    assert objection(POLICY, 7, LEAD) is None
    assert objection(POLICY, 7, Person(12, "agent")) is None
    assert objection(POLICY, 7, Person(8, "agent")) is Objection.NOT_NAMED
    alone = replace(POLICY, administrators_approve=False)
    assert objection(alone, 7, LEAD) is Objection.NOT_NAMED


people = st.builds(Person, st.integers(1, 20), st.sampled_from(["agent", ADMINISTRATOR, "x"]))


@pytest.mark.property
@given(people, st.frozensets(st.integers(1, 20)), st.booleans())
def test_nobody_approves_their_own_request(
    who: Person, approvers: frozenset[int], admins: bool
) -> None:
    policy = Policy(approvers=approvers, administrators_approve=admins)
    assert objection(policy, who.user_id, who) is Objection.SAME_PERSON


sums = st.dictionaries(st.sampled_from(["EUR", "USD", "JPY", "KWD"]), st.integers(0, 10**7))
amounts = st.integers(1, 10**7)
RATES = {"USD": Fraction("0.92"), "JPY": Fraction("0.0061"), "KWD": Fraction("3.01")}


@pytest.mark.property
@given(sums, amounts, st.sampled_from(["EUR", "USD", "JPY", "KWD"]), st.integers(0, 10**8))
def test_a_sum_over_currencies_is_held_to_the_limit_exactly(
    before: dict[str, int], amount: int, currency: str, most: int
) -> None:
    policy = Policy(agent=Limits(per_agent_day=Limit({"EUR": most}, "EUR")), rates=RATES)
    exact = sum(
        (
            Fraction(one, 10 ** exponent(name)) * RATES.get(name, Fraction(1))
            for name, one in [*before.items(), (currency, amount)]
        ),
        Fraction(0),
    )
    found = codes(policy, ANA, link(amount, currency), Today(by_agent=before))
    assert found == ({Why.AGENT_DAY} if exact * 100 > most else set())


@pytest.mark.property
@given(sums, sums, amounts, amounts, people)
def test_more_money_is_never_more_freely_allowed(
    mine: dict[str, int], theirs: dict[str, int], less: int, more: int, who: Person
) -> None:
    today = Today(mine, theirs)
    small, large = sorted((less, more))
    assert codes(POLICY, who, link(small), today) <= codes(POLICY, who, link(large), today)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("limit = 1", "limit is not known"),
        ('[limits.agent]\nper_links = "1"', "limits.agent.per_links is not known"),
        ('[limits.agent]\nper_link = "1"', "a base currency is needed"),
        ('base = "EUR"\n[limits.agent]\nper_link = 300.0', 'as text, such as "300.00"'),
        ('base = "EUR"\n[limits.agent]\nper_link = "3,0015"', "limits.agent.per_link"),
        ('base = "EUR"\n[limits.agent]\nper_link = "-1"', "below zero"),
        ('base = "euro"', "base:"),
        ('base = "EUR"\n[rates]\nUSD = "0"', "rates.USD"),
        ('base = "EUR"\n[rates]\nEUR = "1"', "the base currency has no rate"),
        ('[rates]\nUSD = "1"', "rates need a base currency"),
        ('[limits.users.ana]\nper_link = { EUR = "1" }', "a user's number"),
        ("[limits.agent]\nper_link = {}", "names no currency"),
        ('[approval]\nalways = ["everything"]', "'everything' is not known"),
        ("[approval]\napprovers = [true]", "users' numbers"),
        ("[approval]\nadministrators = 1", "true or false"),
        ('zone = "Amsterdam"', "zone 'Amsterdam' is not known"),
        ("limits = 3", "limits must be a table"),
    ],
)
def test_a_slip_of_the_pen_is_no_open_door(text: str, said: str) -> None:
    with pytest.raises(PolicyError, match=said.replace("[", r"\[")):
        read(tomllib.loads(text), "")


def test_the_airlines_ways_to_verify_are_read() -> None:
    assert POLICY.verification == ("date of birth", "address")
    assert POLICY.zone == "Europe/Amsterdam"
