"""What customers read: every language complete, sums equal, deadlines with their zone."""

import json
import string
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models import money
from desktop.models.money import Money
from desktop.models.quote import Flight, LineKind, Passenger, Quote, QuoteLine
from desktop.models.quote_code import quote_code, spoken
from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.models.rebooking.lines import Reason, ReasonCode
from desktop.models.rebooking.passengers import Change, PassengerPrice
from desktop.models.rebooking.terms import (
    Basis,
    Cause,
    Law,
    Rebooking,
    ResidualPolicy,
    ResidualUse,
    WhoseChange,
)
from desktop.models.ticket import TicketNumber
from desktop.resources import resource
from desktop.services import wording
from desktop.services.customer_texts import locale_of

NOW = datetime(2026, 11, 21, 13, 7, tzinfo=UTC).timestamp()
QUOTE = Quote(
    "q1",
    1,
    booking="K7Q2MX",
    old=Flight("AMS", "BCN", "2026-11-21T19:40"),
    new=Flight("AMS", "BCN", "2026-11-22T12:15"),
    lines=(QuoteLine(LineKind.FARE_DIFFERENCE, 11800), QuoteLine(LineKind.CHANGE_FEE, 6800)),
)
LANGUAGES = wording.languages()


def in_language(language: str, **changes: object) -> Quote:
    from dataclasses import replace

    return replace(QUOTE, language=language, **changes)  # type: ignore[arg-type]


def test_the_dutch_message_reads_as_in_the_design() -> None:
    text = wording.preview(
        in_language("nl"), contact_name="Sanne de Vries", host="checkout.stripe.com", now=NOW
    )
    assert text.startswith(
        "Hoi Sanne, hier is je beveiligde betaallink voor AMS–BCN, zo 22 nov 12:15"
    )
    assert "\ncheckout.stripe.com/…\n" in text
    assert text.splitlines()[2:] == [
        "Nu: AMS–BCN, za 21 nov 19:40",
        "Nieuw, in lokale tijd: AMS–BCN, zo 22 nov 12:15",
        "• tariefverschil: €\u00a0118,00",
        "• wijzigingskosten: €\u00a068,00",
        "Totaal te betalen, alles inbegrepen: €\u00a0186,00",
        "Geldig tot 18:07 (tijd in Amsterdam).",
        "Je huidige boeking blijft staan tot je betaalt. Antwoord NEE om die te houden.",
        "Zijn wij het echt? De pagina staat op checkout.stripe.com en je offertecode is "
        f"{spoken(quote_code('q1'))}; elke collega kan die telefonisch bevestigen. We vragen in dit"
        " gesprek nooit om kaartgegevens.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_that_matters(language: str) -> None:
    text = wording.link_message(
        in_language(language), "https://pay.example/x#y", contact_name="Sanne", ends_at=NOW, now=NOW
    )
    assert "https://pay.example/x#y" in text.splitlines(), "the link stands on its own line"
    assert "Sanne" in text and "AMS–BCN" in text
    assert wording.money_words(Money(18600, "EUR"), language) in text
    assert ("14.07" if language == "da" else "14:07") in text
    tickets = [TicketNumber.parse("0741234567890"), TicketNumber.parse("0741234567891")]
    told = wording.ticket_message(in_language(language), tickets, contact_name="Sanne", now=NOW)
    assert "074-1234567890" in told and "074-1234567891" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_and_fields(language: str) -> None:
    def shape(code: str) -> dict[str, set[str | None]]:
        texts = json.loads(resource("messages", f"{code}.json").read_text(encoding="utf-8"))
        return {
            key: {field for _, field, _, _ in string.Formatter().parse(text) if field}
            for key, text in texts.items()
        }

    def plain(code: str) -> dict[str, set[str | None]]:
        return {key: fields for key, fields in shape(code).items() if "." not in key}

    assert plain(language) == plain("en")
    forms = {f"total.{form}" for form in locale_of(language).plural_form.tags | {"other"}}
    # Of millions alone: no booking has as many passengers.
    romance = {"total.many"} if language in ("es", "fr", "it", "pt") else set()
    counted = {key: fields for key, fields in shape(language).items() if "." in key}
    assert set(counted) == forms - romance
    assert all(fields == {"count", "total"} for fields in counted.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("most", [1000, 400, 1])
def test_a_short_channel_loses_details_and_never_link_or_total(language: str, most: int) -> None:
    url = f"https://pay.example/{'x' * 120}"
    text = wording.link_message(
        in_language(language), url, contact_name="Sanne", ends_at=NOW, now=NOW, most=most
    )
    assert url in text.splitlines()
    assert wording.money_words(Money(18600, "EUR"), language) in text
    assert len(text.encode()) <= max(most, 480)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_why_a_line_is_what_it_is(language: str) -> None:
    values = (
        ("old", 12300), ("new", 24100), ("difference", 500), ("residual", 900), ("rest", 1),
        ("rule", "r"), ("detail", "d"), ("reason", "storm"), ("fee", 1), ("fare", 0),
        ("law", "eu261"), ("articles", "Art. 8"), ("spared", 5),
    )  # fmt: skip
    for code in set(ReasonCode) - {ReasonCode.TAXES_BY_CODE}:
        words = wording.why_words(Reason(code, values), "EUR", language)
        assert bool(words) == (code is not ReasonCode.TYPED), code
        assert "{" not in words and "storm" not in words, "the desk's own words stay here"
    taxes = Reason(ReasonCode.TAXES_BY_CODE, (("CJ", 200), ("RN", -50)))
    assert wording.why_words(taxes, "EUR", "en") == "CJ +€2.00, RN -€0.50"


def test_who_flies_is_named_and_the_day_of_arrival_is_marked() -> None:
    night = Segment("AMS", "JFK", "2026-11-22T21:15", "2026-11-23T00:25", "KL6001", operating="DL")
    text = wording.preview(
        in_language("en", rebooking=Rebooking(new=Itinerary((night,)))),
        contact_name="Sanne",
        host="pay.example",
        now=NOW,
    )
    assert (
        "New, in local times: KL6001 AMS–JFK, Sun 22 Nov 21:15–00:25 (+1), operated by"
        " Delta Air Lines"
    ) in text.splitlines()


@pytest.mark.parametrize(
    ("language", "when", "clock"),
    [
        ("en", "Sun 22 Nov 12:15", "12:15, Amsterdam time"),
        ("de", "So., 22. Nov., 12:15 Uhr", "12:15 Uhr (Ortszeit Amsterdam)"),
        ("fr", "dim. 22 nov., 12:15", "12:15 (heure locale, Amsterdam)"),
        ("sv", "sön 22 nov. kl. 12:15", "kl. 12:15 (lokal tid i Amsterdam)"),
        ("da", "søn. 22. nov. kl. 12.15", "kl. 12.15 (lokal tid i Amsterdam)"),
        ("ja", "11月22日(日) 12:15", "12:15（アムステルダム時間）"),
    ],
)
def test_a_day_and_a_time_stand_together_as_each_language_has_it(
    language: str, when: str, clock: str
) -> None:
    quote = in_language(language)
    assert when in wording.preview(quote, contact_name="", host="pay.example", now=NOW)
    later = datetime(2026, 11, 22, 11, 15, tzinfo=UTC).timestamp()
    assert when in wording.deadline_words(quote, later, now=NOW)
    assert wording.deadline_words(quote, later, now=later) == clock


def test_a_nameless_contact_is_greeted_without_a_gap() -> None:
    text = wording.preview(in_language("en"), contact_name=" ", host="pay.example", now=NOW)
    assert text.startswith("Hello, here is")


def test_a_deadline_on_another_day_names_the_day() -> None:
    quote = in_language("en")
    assert wording.deadline_words(quote, NOW + 3600, now=NOW) == "15:07, Amsterdam time"
    assert (
        wording.deadline_words(quote, NOW + 24 * 3600, now=NOW)
        == "Sun 22 Nov 14:07, Amsterdam time"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_year_is_named(language: str) -> None:
    def year_of(departs: str) -> int:
        quote = in_language(language, new=Flight("AMS", "BCN", departs), old=None)
        said = wording.preview(quote, contact_name="", host="pay.example", now=NOW)
        return said.count(departs[:4])

    assert year_of("2027-01-05T12:15") == 2, "where the trip is named, and in its own line"
    assert year_of("2026-12-05T12:15") == 0
    ends = datetime(2027, 1, 2, 11, 15, tzinfo=UTC).timestamp()
    said = wording.deadline_words(in_language(language), ends, now=NOW)
    assert "2027" in said and (language != "en" or said.startswith("Sat 2 Jan 2027 12:15"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_alternatives_say_that_their_times_are_local(language: str) -> None:
    quotes = [in_language(language), in_language(language, quote_id="q2", new=QUOTE.old)]
    said = wording.offer_preview(quotes, contact_name="", host="pay.example", now=NOW)
    begins = wording.texts_of(language)["new"].split("{trips}")[0]
    assert f"1. {begins}" in said and f"2. {begins}" in said


def test_a_deadline_at_midnight_is_the_last_minute_of_its_day() -> None:
    midnight = datetime(2026, 11, 22, 23, tzinfo=UTC).timestamp()  # 00:00 in Amsterdam
    said = wording.deadline_words(in_language("en"), midnight, now=NOW)
    assert said == "Sun 22 Nov 23:59, Amsterdam time"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_price_that_outlives_its_link_says_until_when_both_hold(language: str) -> None:
    def until(**changes: object) -> list[str]:
        quote = in_language(language, valid_for_s=None, **changes)
        said = wording.preview(quote, contact_name="", host="pay.example", now=NOW).splitlines()
        texts = wording.texts_of(language)
        begins = [texts[key].split("{until}")[0] for key in ("valid", "valid_longer")]
        return [line for line in said if line.startswith(tuple(begins))]

    held = NOW + 3 * 86400
    link, price = until(fare_hold_until=held)
    quote = in_language(language)
    assert wording.deadline_words(quote, NOW + 86100, now=NOW) in link
    assert wording.deadline_words(quote, held, now=NOW) in price
    assert len(until(fare_hold_until=NOW + 3600)) == 1
    assert len(until()) == 1, "nobody promised it for longer"


def test_a_promise_of_days_is_told_beside_its_link() -> None:
    quote = in_language("en", valid_for_s=3 * 86400)
    said = wording.preview(quote, contact_name="", host="pay.example", now=NOW)
    assert "The price itself holds until Tue 24 Nov 14:07, Amsterdam time." in said
    short = in_language("en", valid_for_s=3600)
    assert "itself" not in wording.preview(short, contact_name="", host="pay.example", now=NOW)


def test_the_deadline_is_in_the_departure_citys_zone() -> None:
    quote = in_language("en", new=Flight("NRT", "AMS", "2026-11-22T12:15"))
    assert wording.deadline_words(quote, NOW, now=NOW) == "22:07, Tokyo time"


def test_an_unknown_airport_falls_back_to_utc() -> None:
    quote = in_language("en", new=Flight("QQQ", "AMS"), old=None)
    assert wording.deadline_words(quote, NOW, now=NOW).endswith("13:07 UTC")


@pytest.mark.parametrize(
    ("amount", "currency", "language", "expected"),
    [
        (18600, "EUR", "en", "€186.00"),
        (18600, "EUR", "nl", "€ 186,00"),
        (123456, "EUR", "de", "1.234,56 €"),
        (12000, "JPY", "ja", "￥12,000"),
        (12340, "KWD", "en", "KWD 12.340"),
        (1500, "ISK", "en", "ISK 1,500"),
        (1500, "ISK", "tr", "ISK 1.500"),
        (-3500, "EUR", "nl", "€ -35,00"),
        (-3500, "EUR", "sv", "−35,00 €"),
        (123456789, "HUF", "pl", "1 234 567,89 HUF"),
    ],
)
def test_money_has_the_currencys_own_decimals(
    amount: int, currency: str, language: str, expected: str
) -> None:
    words = wording.money_words(Money(amount, currency), language)
    assert words.replace("\u00a0", " ").replace("\u202f", " ") == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("pt-BR", "pt"), ("nl_NL", "nl"), ("xx", "en"), ("", "en")]
)
def test_any_language_code_finds_a_text(language: str, expected: str) -> None:
    assert wording.supported(language) == expected


lines = st.lists(
    st.builds(
        QuoteLine,
        st.sampled_from([kind for kind in LineKind if kind is not LineKind.WAIVER]),
        st.integers(0, 500_000),
        st.integers(1, 9),
        st.just(""),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.property
@given(lines, st.integers(0, 1000), st.sampled_from(LANGUAGES))
def test_the_payment_page_adds_up_to_the_quote(
    priced: list[QuoteLine], waived: int, language: str
) -> None:
    waiver = (QuoteLine(LineKind.WAIVER, -waived, 1, "delay"),) if waived else ()
    quote = in_language(language, lines=(*priced, *waiver))
    named = wording.line_names(quote)
    assert money.total((each * quantity for _, each, quantity in named), "EUR") == quote.total
    if quote.total.amount > 0:
        assert all(each.amount > 0 for _, each, _ in named)


def test_what_runs_left_to_right_keeps_together_in_arabic() -> None:
    night = Segment("AMS", "JFK", "2026-11-22T21:15", "2026-11-23T00:25", "KL6001")
    quote = in_language("ar", rebooking=Rebooking(new=Itinerary((night,))))
    text = wording.preview(quote, contact_name="ليلى", host="pay.example", now=NOW)
    for piece in ("KL6001 AMS–JFK", "21:15–00:25 (+1)", "pay.example", spoken(quote_code("q1"))):
        assert f"\u2068{piece}\u2069" in text
    assert "pay.example/…" in text.splitlines(), "the link itself is left alone"
    assert text.count("\u2068") == text.count("\u2069")
    assert "," not in text.replace(",000", "")


def of_our_change(cause: Cause, law: Law, language: str = "en") -> str:
    """What the customer reads of it."""
    ours = Rebooking(whose=WhoseChange.AIRLINE, cause=cause, basis=Basis(law, "", "AMS"))
    quote = in_language(language, rebooking=ours)
    return wording.free_message(quote, contact_name="Sanne", now=NOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("law", "where"), [(Law.EU261, ""), (Law.UK261, " (UK)")])
def test_of_a_delay_the_law_gives_the_money_back_and_no_new_booking(
    law: Law, where: str, language: str
) -> None:
    texts = wording.texts_of(language)
    told = of_our_change(Cause.DELAY, law, language)
    assert texts["delay_choice"].format(where=where) in told
    assert texts["rights"].format(where=where) not in told and texts["choice"] not in told
    assert of_our_change(Cause.DELAY, Law.POLICY, language).count("261/2004") == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("law", "cause", "told"),
    [
        (Law.EU261, Cause.CANCELLATION, ["rights", "choice"]),
        (Law.UK261, Cause.DENIED_BOARDING, ["rights", "choice"]),
        (Law.EU261, Cause.SCHEDULE_CHANGE, ["rights", "choice"]),
        (Law.US260, Cause.CANCELLATION, ["choice", "us_rights"]),
        (Law.US260, Cause.SCHEDULE_CHANGE, ["us_choice"]),
        (Law.US260, Cause.DELAY, ["us_choice"]),
        (Law.POLICY, Cause.CANCELLATION, ["choice"]),
        (Law.POLICY, Cause.DENIED_BOARDING, ["choice"]),
        (Law.UNKNOWN, Cause.CANCELLATION, ["choice"]),
        (Law.POLICY, Cause.SCHEDULE_CHANGE, []),
        (Law.POLICY, Cause.DELAY, []),
    ],
)
def test_the_money_back_is_offered_wherever_the_flight_is_gone(
    law: Law, cause: Cause, told: list[str], language: str
) -> None:
    texts = wording.texts_of(language)
    where = " (UK)" if law is Law.UK261 else ""
    said = of_our_change(cause, law, language)
    every = ("rights", "choice", "delay_choice", "us_rights", "us_choice")
    assert [key for key in every if texts[key].format(where=where) in said] == told
    assert ("14 CFR Part 260" in said) == (law is Law.US260)


def test_our_change_says_what_happened_and_names_the_right() -> None:
    def told(cause: Cause) -> str:
        return of_our_change(cause, Law.EU261)

    assert "This is your right" in told(Cause.CANCELLATION)
    assert "money back" in told(Cause.CANCELLATION)
    assert "If the delay is five hours or more" in told(Cause.DELAY)
    assert "we cancelled your flight" in told(Cause.CANCELLATION)
    assert "we changed your flight" in told(Cause.SCHEDULE_CHANGE)
    assert "your flight is delayed" in told(Cause.DELAY)
    assert "could not take you" in told(Cause.DENIED_BOARDING)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_without_a_link_says_how_to_know_that_it_is_us(language: str) -> None:
    ours = Rebooking(whose=WhoseChange.AIRLINE, cause=Cause.CANCELLATION, basis=Basis(Law.EU261))
    last = wording.free_message(
        in_language(language, rebooking=ours), contact_name="", now=NOW
    ).splitlines()
    genuine = wording.texts_of(language)["genuine"]
    assert spoken(quote_code("q1")) in last[-1]
    assert last[-1][-16:] == genuine[-16:], "no card details, in the same words"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("new_fare", "policy", "is_free"),
    [
        (20000, None, True),
        (15000, ResidualPolicy(ResidualUse.VOUCHER, "r"), True),
        (15000, ResidualPolicy(ResidualUse.FORFEITED, "Light"), False),
        (15000, ResidualPolicy(ResidualUse.OFFSET, "r", rest=ResidualUse.FORFEITED), False),
        (15000, ResidualPolicy(ResidualUse.OFFSET, "r", rest=ResidualUse.CARD), False),
    ],
)
def test_only_what_takes_no_value_of_the_old_ticket_is_said_to_cost_nothing(
    new_fare: int, policy: ResidualPolicy | None, is_free: bool, language: str
) -> None:
    offsets = policy is not None and policy.use is ResidualUse.OFFSET
    price = PassengerPrice(Change(20000, new_fare), fee=4000 if offsets else 0, residual=policy)
    quote = in_language(language, passengers=(Passenger("Ann", price=price),))
    assert quote.total.amount == 0
    texts = wording.texts_of(language)
    said = wording.free_message(quote, contact_name="", now=NOW).splitlines()[0]
    begins = texts["even" if is_free else "nothing_to_pay"]
    assert said == begins.format(greeting=texts["greeting_nameless"])


@pytest.mark.parametrize("offered", [False, True])
@pytest.mark.parametrize(
    ("changes", "stays"),
    [
        ({}, True),
        ({"old": None}, True),
        ({"old": Flight("AMS", "BCN", "2026-11-21T14:00")}, False),
        ({"old": Flight("JFK", "AMS", "2026-11-21T14:00")}, True),
        (
            {"rebooking": Rebooking(old=Itinerary((Segment("AMS", "BCN", "2026-11-20T08:00"),)))},
            False,
        ),
        ({"lines": (QuoteLine(LineKind.NO_SHOW_FEE, 9000),)}, False),
        ({"passengers": (Passenger("Ann", price=PassengerPrice(no_show=9000)),)}, False),
    ],
)
def test_a_booking_that_was_missed_is_not_promised_to_stay(
    changes: dict[str, object], stays: bool, offered: bool
) -> None:
    quote = in_language("en", **changes)
    text = (
        wording.offer_preview([quote, quote], contact_name="", host="pay.example", now=NOW)
        if offered
        else wording.preview(quote, contact_name="", host="pay.example", now=NOW)
    )
    assert ("stays as it is until you pay" in text) == stays
    assert ("Reply NO" in text) == stays
