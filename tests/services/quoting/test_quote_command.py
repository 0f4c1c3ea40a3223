"""`main.py quote`: a rebooking in, its computed quote out, and errors that name their field."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from desktop.commands import quote_command
from desktop.models.money import Money
from desktop.models.quote import LineKind, QuoteLine
from desktop.models.quote_code import quote_code, read_code
from desktop.models.rebooking.refusals import Notice, NoticeCode, Refusal, RefusalCode
from desktop.services import wording
from desktop.services.airports import airport, zone_of
from desktop.services.quoting.fields import InputError, an_amount
from desktop.services.quoting.reading import read_request
from desktop.services.quoting.reason_words import notice_words, refusal_words
from desktop.services.use_cases.link_checks import check_quote
from desktop.services.use_cases.refusals import LinkRefused

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = Draft202012Validator(json.loads((ROOT / "docs/quote.schema.json").read_text("utf-8")))
FLIGHT = {"flight": "KL1677", "origin": "AMS", "destination": "BCN", "departs": "2027-11-22T12:15"}
NOW = "2027-11-01T12:00:00Z"


def asked(**changes: Any) -> dict[str, Any]:
    """A change of one adult for 118.00 and a fee of 68.00."""
    return {
        "currency": "EUR",
        "whose_change": "customer",
        "new": [FLIGHT],
        "passengers": [{"old_fare": "123.00", "new_fare": "241.00", "change_fee": "68.00"}],
        "deadlines": {"now": NOW, "valid_for_s": 14400},
        "verified": "date of birth",
        **changes,
    }


def run(data: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any], str]:
    """Exit code, the JSON that was printed, and what was said on standard error."""
    text = data if isinstance(data, str) else json.dumps(data)
    code = quote_command.run("-", stdin=io.StringIO(text))
    told = capsys.readouterr()
    return code, json.loads(told.out), told.err


def computed(data: object, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The quote of an input that the schema allows."""
    SCHEMA.validate(data)
    code, out, said = run(data, capsys)
    assert (code, said) == (0, "")
    return out


def test_a_dearer_flight_gets_a_link(capsys: pytest.CaptureFixture[str]) -> None:
    out = computed(asked(), capsys)
    assert out["total"] == {"amount": "186.00", "minor": 18600}
    assert [line["reason"]["words"] for line in out["lines"]] == [
        "new fare EUR 241.00, old fare EUR 123.00",
        "the taxes stay the same",
        "change fee by the rule of the old ticket",
    ]
    assert out["link"]["allowed"] and out["next_step"] == "send_link"
    assert out["link"]["ends_at"] == "2027-11-01T16:00:00+00:00"
    assert out["payment_page"]["en"][0]["each"]["minor"] == 11800


@pytest.mark.parametrize(
    "free",
    [
        {"whose_change": "airline", "cause": "cancellation"},
        {"passengers": [{"fare_difference": "0"}]},
        {"passengers": [{"fare_difference": "-9.00"}], "residual": "emd_voucher"},
        {"passengers": [{"fare_difference": "0", "change_fee": "9", "waiver": {"reason": "ill"}}]},
    ],
)
@pytest.mark.parametrize(
    ("ends", "code"),
    [
        ({"now": "2027-11-22T12:15"}, "lapsed"),  # as the new flight leaves
        ({"now": NOW, "fare_hold": "2027-11-01T11:00:00Z"}, "lapsed"),
        ({"now": NOW, "fare_hold": "2027-11-01T12:05:00Z"}, None),  # no link needs half an hour
    ],
)
def test_a_change_that_costs_nothing_is_told_only_while_it_can_be_kept(
    free: dict[str, Any],
    ends: dict[str, Any],
    code: str | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = computed(asked(deadlines=ends, **free), capsys)
    assert out["total"]["minor"] == 0 and not out["link"]["allowed"]
    codes = [one["code"] for one in out["link"]["why_not"]]
    assert "lapses_too_soon" not in codes and ("lapsed" in codes) == (code is not None)
    assert (out["next_step"] == "extend_or_requote") == (code is not None)
    assert bool(out["messages"]) == (code is None)
    if code is not None:
        assert out["no_message"]["codes"] == ["lapsed"]
        assert "no-show" not in out["no_message"]["words"] or free.get("whose_change") is None


@pytest.mark.parametrize(
    ("currency", "fares", "fee", "total"),
    [
        ("JPY", ("98000", "112000"), "10000", "120000"),
        ("KWD", ("98.500", "112.250"), "10.000", "118.750"),
        ("ISK", ("98000", "112000"), "10000", "120000"),
        ("HUF", ("98000", "112000.00"), "10000", "120000.00"),
        ("EUR", ("98.00", "112.00"), "10.00", "120.00"),
    ],
)
def test_a_family_of_five_in_each_currency(
    currency: str,
    fares: tuple[str, str],
    fee: str,
    total: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, new = fares
    people = [
        {"type": "ADT", "count": 2, "old_fare": old, "new_fare": new},
        {"type": "CHD", "count": 2, "old_fare": old, "new_fare": new},
        {"type": "INF", "old_fare": old, "new_fare": new},
    ]
    out = computed(asked(currency=currency, passengers=people, change_fee=fee), capsys)
    assert out["total"]["amount"] == total
    assert out["link"]["allowed"] and len(out["passengers"]) == 5
    assert "5 passengers" in out["messages"]["en"]


def test_every_language_is_written_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    data = asked(languages=list(wording.languages()), old=[FLIGHT], contact_name="Sanne")
    out = computed(data, capsys)
    code = out["quote"]["code"]
    for language, text in out["messages"].items():
        lines = text.splitlines()
        assert 8 <= len(lines) <= 14, language
        assert f"{code[:3]} {code[3:]}" in text and "checkout.stripe.com/…" in lines
        assert sum("AMS–BCN" in line for line in lines) == 3, language


def test_our_cancellation_names_its_law_and_charges_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = computed(asked(whose_change="airline", cause="cancellation", old=[FLIGHT]), capsys)
    assert out["total"]["minor"] == 0 and not out["link"]["allowed"]
    assert out["law"] == {
        "code": "eu261",
        "articles": "Art. 5(1)(a), 8(1)",
        "applies_by": "AMS",
        "words": "Reg. (EC) 261/2004, Art. 5(1)(a), 8(1)",
    }
    assert out["next_step"] == "reissue"
    assert out["passengers"][0]["spared"]["amount"] == "186.00"
    assert "Regulation (EC) No 261/2004, Article 8" in out["messages"]["en"]


@pytest.mark.parametrize(
    ("now", "fee", "told"),
    [
        ("2027-11-20T10:00:00Z", None, False),
        ("2027-11-20T20:00:00Z", None, True),
        ("2027-11-20T20:00:00Z", "0", False),
        ("2027-11-20T20:00:00Z", "90.00", False),
    ],
)
def test_of_a_flight_that_has_left_the_no_show_is_asked_after(
    now: str, fee: str | None, told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    missed = {**FLIGHT, "departs": "2027-11-20T12:15"}
    given = {"no_show_fee": fee} if fee is not None else {}
    out = computed(asked(old=[missed], deadlines={"now": now}, **given), capsys)
    assert ("no_show" in [one["code"] for one in out["notices"]]) == told
    assert out["link"]["allowed"], "it stands against nothing"


def test_of_a_delay_no_law_is_named_for_the_new_booking(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = computed(asked(whose_change="airline", cause="delay", old=[FLIGHT]), capsys)
    assert (
        out["law"]["words"] == "the airline's own policy; from five hours of delay the money back"
        " instead by Reg. (EC) 261/2004, Art. 6(1)(iii), 8(1)(a)"
    )
    assert out["law"]["words"] in out["lines"][0]["reason"]["words"]
    assert "five hours" in out["messages"]["en"] and "your right" not in out["messages"]["en"]


def test_out_of_scope_it_is_the_airlines_policy(capsys: pytest.CaptureFixture[str]) -> None:
    away = {**FLIGHT, "origin": "NRT", "destination": "HND", "flight": "NH0001"}
    out = computed(asked(whose_change="airline", old=[away], new=[away]), capsys)
    assert out["law"]["code"] == "policy" and out["total"]["minor"] == 0
    assert "261/2004" not in out["messages"]["en"]


def test_a_cheaper_flight_is_a_request_and_no_link(capsys: pytest.CaptureFixture[str]) -> None:
    people = [{"old_fare": "241.00", "new_fare": "123.00", "change_fee": "68.00"}]
    policy = {"policy": "offset_fee", "rest": "emd_voucher", "rule": "category 31"}
    out = computed(asked(passengers=people, residual=policy), capsys)
    assert out["next_step"] == "voucher_request"
    assert out["residual"]["becomes"] == {"emd_voucher": {"amount": "50.00", "minor": 5000}}
    assert [one["code"] for one in out["link"]["why_not"]] == ["gives_back"]
    assert "€50.00 back as a voucher" in out["messages"]["en"]
    unsaid = computed(asked(passengers=people), capsys)
    assert unsaid["next_step"] == "correct"
    assert unsaid["link"]["why_not"][0]["code"] == "residual_policy"
    assert unsaid["messages"] == {} and unsaid["no_message"]["codes"] == ["residual_policy"]
    assert out["no_message"] is None


def test_too_little_time_says_what_would_work(capsys: pytest.CaptureFixture[str]) -> None:
    late = {"now": NOW, "ticketing_limit": "2027-11-01T13:20"}  # in Amsterdam: in 20 minutes
    out = computed(asked(deadlines=late), capsys)
    (refusal,) = out["link"]["why_not"]
    assert refusal["code"] == "lapses_too_soon"
    assert out["messages"] == {} and out["payment_page"] == {}
    assert out["no_message"]["codes"] == ["lapses_too_soon"]
    assert "a link needs 31" in out["no_message"]["words"]
    assert refusal["words"] == "The ticketing time limit ends in 20 minutes; a link needs 31."
    assert "Extend it" in refusal["way"] and out["next_step"] == "extend_or_requote"
    assert out["deadlines"]["bounds"][0]["local"] == "2027-11-01T13:20+01:00"


def test_an_amount_is_text_or_minor_units(capsys: pytest.CaptureFixture[str]) -> None:
    people = [{"old_fare": 12300, "new_fare": "241.0", "change_fee": 6800}]
    assert computed(asked(passengers=people), capsys)["total"]["minor"] == 18600


PERSON = {"old_fare": "1.00", "new_fare": "2.00"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"currency": None}, "currency"),
        ({"currency": "EURO"}, "currency"),
        ({"whose_change": "ours"}, "whose_change"),
        ({"new": None}, "new"),
        ({"new": [{**FLIGHT, "origin": "AM"}]}, "new[0].origin"),
        ({"new": [{**FLIGHT, "departs": "2027-11-22"}]}, "new[0].departs"),
        ({"new": [{**FLIGHT, "departs": "2027-11-22T12:15+01:00"}]}, "new[0].departs"),
        ({"new": [{**FLIGHT, "arrives": "2027-11-22T12:10"}]}, "new[0].arrives"),
        ({"new": [{**FLIGHT, "seat": "12A"}]}, "new[0].seat"),
        ({"booking": "K7"}, "booking"),
        ({"passengers": []}, "passengers"),
        ({"passengers": [{}]}, "passengers[0].old_fare"),
        ({"passengers": [{"old_fare": "1.00"}]}, "passengers[0].new_fare"),
        ({"passengers": [{**PERSON, "fare_difference": "1"}]}, "passengers[0].fare_difference"),
        ({"passengers": [{**PERSON, "new_fare": 2.5}]}, "passengers[0].new_fare"),
        ({"passengers": [{**PERSON, "new_fare": "2.005"}]}, "passengers[0].new_fare"),
        ({"passengers": [{**PERSON, "new_fare": "1,000.00"}]}, "passengers[0].new_fare"),
        ({"passengers": [{**PERSON, "new_fare": True}]}, "passengers[0].new_fare"),
        ({"passengers": [{**PERSON, "old_fare": "-1"}]}, "passengers[0].old_fare"),
        ({"passengers": [{**PERSON, "type": "DOG"}]}, "passengers[0].type"),
        ({"passengers": [{**PERSON, "ticket": "074-1"}]}, "passengers[0].ticket"),
        ({"passengers": [{**PERSON, "ticket": "998-2345678901"}]}, "passengers[0].ticket"),
        (
            {"passengers": [{**PERSON, "type": "INF"}], "change_fee": {"ADT": "5.00"}},
            "change_fee.INF",
        ),
        ({"residual": "mine"}, "residual.policy"),
        ({"residual": {"policy": "offset_fee", "rest": "offset_fee"}}, "residual.rest"),
        ({"deadlines": {"fare_hold": "soon"}}, "deadlines.fare_hold"),
        ({"deadlines": {"fare_hold": "2027-03-28T02:30"}}, "deadlines.fare_hold"),
        ({"curency": "EUR"}, "curency"),
    ],
)
def test_bad_input_names_its_field(
    changes: dict[str, Any], field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, said = run(asked(**changes), capsys)
    assert code == 2
    assert out["error"]["field"] == field
    assert said.startswith(f"main.py quote: {field}: ")


def test_without_an_id_the_code_follows_from_the_content(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def told(**changes: Any) -> tuple[str, str]:
        quote = computed(asked(**changes), capsys)["quote"]
        return quote["id"], quote["code"]

    first = told()
    assert first == told(deadlines={"now": "2027-11-02T09:00:00Z", "valid_for_s": 14400})
    assert read_code(first[1]) == first[1]
    person = {"old_fare": "123.00", "new_fare": "241.01", "change_fee": "68.00"}
    others = [
        told(passengers=[person]),
        told(booking="K7Q2MX"),
        told(new=[{**FLIGHT, "departs": "2027-11-23T12:15"}]),
        told(deadlines={"now": NOW, "valid_for_s": 14401}),
    ]
    assert len({first, *others}) == 5
    assert told(id="mine-1")[0] == "mine-1" and told(id="mine-1")[1] == quote_code("mine-1")


def test_a_link_ends_with_the_flight_that_it_sells(capsys: pytest.CaptureFixture[str]) -> None:
    soon = {"now": "2027-11-22T08:00:00+01:00", "fare_hold": "2027-11-23T18:00"}
    out = computed(asked(deadlines=soon), capsys)
    assert out["link"]["ends_at"] == "2027-11-22T11:15:00+00:00"
    assert out["deadlines"]["ended_by"] == "departure"
    assert {"what": "departure", "utc": "2027-11-22T11:15:00+00:00"}.items() <= out["deadlines"][
        "bounds"
    ][0].items()
    assert "12:15, Amsterdam time" in out["messages"]["en"]
    late = {**soon, "now": "2027-11-22T11:50:00+01:00"}
    out = computed(asked(deadlines=late), capsys)
    [refused] = out["link"]["why_not"]
    assert refused["words"] == "The flight departs in 25 minutes; a link needs 31."
    assert (out["next_step"], out["messages"]) == ("extend_or_requote", {})
    gone = {**soon, "now": "2027-11-22T12:20:00+01:00"}
    [refused] = computed(asked(deadlines=gone), capsys)["link"]["why_not"]
    assert refused["words"] == "The flight has departed." and "no-show" in refused["way"]


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 5000, "7"])
def test_what_is_no_rebooking_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(text, capsys)
    assert code == 2 and out["error"]["message"]


def test_a_tax_that_stands_twice_is_not_lost(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run('{"currency": "EUR", "currency": "USD"}', capsys)
    assert (code, out["error"]["field"]) == (2, "currency")
    taxes = [["ZP", "4.10"], ["ZP", "4.10"]]
    people = [{**PERSON, "old_taxes": {}, "new_taxes": taxes}]
    assert computed(asked(passengers=people), capsys)["total"]["amount"] == "9.20"


@pytest.mark.property
@given(
    st.integers(0, 10**12),
    st.sampled_from(["EUR", "JPY", "KWD", "ISK", "HUF", "UGX", "TWD"]),
)
def test_every_amount_is_read_as_it_is_written(amount: int, currency: str) -> None:
    written = Money(amount, currency).decimal
    assert an_amount(written, "x", currency) == an_amount(amount, "x", currency) == amount
    with pytest.raises(InputError, match=currency):
        an_amount(f"{written}{'' if '.' in written else '.'}1", "x", currency)


@pytest.mark.parametrize("code", RefusalCode)
def test_every_refusal_says_what_and_what_to_do(code: RefusalCode) -> None:
    values = (
        ("bound", "fare_hold"), ("seconds_left", 60), ("least_seconds", 1860), ("minimum", 50),
        ("why", "Stripe cannot"), ("rest", 5), ("law", "eu261"), ("articles", "Art. 8"),
        ("cause", "delay"), ("whose", "airline"), ("to_pay", 0),
    )  # fmt: skip
    said = refusal_words(Refusal(code, values), "EUR")
    assert said["words"].endswith((".", ")")) and said["way"].endswith(".")


@pytest.mark.parametrize("code", NoticeCode)
def test_every_notice_has_words(code: NoticeCode) -> None:
    values = (
        ("amount", 5),
        ("route", "AMS–JFK"),
        ("old", "business"),
        ("new", "economy"),
        ("codes", "YQ"),
        ("reason", "strike"),
        ("seats", "10"),
        ("infants", "2"),
        ("adults", "1"),
    )
    assert notice_words(Notice(code, values), "EUR").endswith(".")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"whose_change": "airline"}, "This is our change, so the customer pays nothing."),
        (
            {"whose_change": "airline", "residual": {"policy": "forfeited", "rule": "Light"}},
            "This is our change, so the customer loses nothing of the old ticket.",
        ),
        (
            {"passengers": [{"old_fare": "9.00", "new_fare": "8.00"}]},
            "The new ticket is worth less, and nothing says what becomes of the rest.",
        ),
        (
            {"passengers": [{"fare_difference": "0.20"}]},
            "The provider takes no payment as small as this.",
        ),
    ],
)
def test_the_desk_refuses_the_same(changes: dict[str, Any], refusal: str) -> None:
    request = read_request(asked(**changes), now=0.0, airports=airport, zones=zone_of)
    with pytest.raises(LinkRefused, match=refusal):
        check_quote(request.quote)


@pytest.mark.parametrize(
    ("currency", "amount", "says"),
    [("EUR", 49, "as small as this"), ("IRR", 500_000_00, "in this currency")],
)
def test_the_provider_refuses_typed_lines_likewise(currency: str, amount: int, says: str) -> None:
    request = read_request(asked(), now=0.0, airports=airport, zones=zone_of)
    typed = replace(
        request.quote,
        currency=currency,
        passengers=(),
        lines=(QuoteLine(LineKind.FARE_DIFFERENCE, amount),),
    )
    with pytest.raises(LinkRefused, match=says):
        check_quote(typed)


def test_an_airport_that_is_not_known_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    out = computed(asked(new=[{**FLIGHT, "destination": "QQQ"}]), capsys)
    assert out["unknown_airports"] == ["QQQ"]


def test_a_citys_code_has_its_zone_and_its_law(capsys: pytest.CaptureFixture[str]) -> None:
    flight = {"flight": "KL1008", "origin": "LON", "destination": "NYC"}
    flight |= {"departs": "2027-11-22T12:15", "arrives": "2027-11-22T15:30"}
    out = computed(asked(new=[flight]), capsys)
    assert out["unknown_airports"] == [] and out["deadlines"]["zone"] == "Europe/London"
    assert "time in London" in out["messages"]["en"] or "London time" in out["messages"]["en"]
    free = asked(new=[flight], whose_change="airline", cause="cancellation", passengers=[{}])
    assert computed(free, capsys)["law"]["code"] == "uk261"


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert quote_command.run("/nowhere/quote.json") == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe{", "it is not UTF-8"), (b" \n", "it is empty"), (b"9" * 5000, "has 5000 digits)")],
)
def test_a_file_that_is_no_quote_is_said_in_plain_words(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "quote.json").write_bytes(content)
    assert quote_command.run(str(tmp_path / "quote.json")) == 2
    assert said in capsys.readouterr().err


def test_the_documents_examples_are_computed(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = (ROOT / "docs/quote.md").read_text("utf-8").split("```json\n")[1:]
    totals = [
        computed(json.loads(block.split("```")[0]), capsys)["total"]["amount"] for block in blocks
    ]
    assert totals == ["318.00", "6000", "0.00"]


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"currency": "EUD"}, "currency", "no currency"),
        ({"whose_change": "airline "}, "whose_change", "not one of customer, airline"),
        ({"deadlines": {"fare_hold": "2027-11-20"}}, "deadlines.fare_hold", "no time of day"),
        ({"new": [{**FLIGHT, "departs": "2027-03-28T02:30"}]}, "new[0].departs", "never comes"),
        ({"new": [{**FLIGHT, "arrives": "2027-11-22T11:00"}]}, "new[0].arrives", "arrives before"),
        (
            {"passengers": [{"old_fare": "1", "new_fare": "1", "extras": [{"kind": "meal"}]}]},
            "passengers[0].extras[0].kind",
            "not one of seat, bag, other",
        ),
    ],
)
def test_an_error_names_the_right_field(
    changes: dict[str, Any], field: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, said = run(asked(**changes), capsys)
    assert (code, out["error"]["field"]) == (2, field)
    assert says in out["error"]["message"] and says in said


def test_a_byte_order_mark_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("\ufeff" + json.dumps(asked()), capsys)[0] == 0


def test_a_card_number_reaches_neither_the_customers_texts_nor_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    card = "4111 1111 1111 1111"
    extras = [{"kind": "bag", "amount": "30.00", "chosen": True, "detail": f"23 kg {card}"}]
    person = {**asked()["passengers"][0], "extras": extras, "name": f"Ann {card}"}
    data = asked(
        passengers=[person],
        contact_name=f"Ann {card}",
        verified=f"read {card}",
        languages=list(wording.languages()),
    )
    said = json.dumps(computed(data, capsys), ensure_ascii=False)
    assert "23 kg" in said and "1111 1111" not in said and "41111111" not in said
    for wrong in (asked(whose_change=card), {**asked(), card: 1}, asked(passengers=[{card: 1}])):
        code, out, error = run(wrong, capsys)
        assert code == quote_command.EXIT_INPUT
        assert "1111 1111" not in error + json.dumps(out)


@pytest.mark.parametrize(
    ("currency", "amount", "least"),
    [("EUR", "0.20", "The least is EUR 0.50."), ("ISK", "20", "The least is about ISK 61.")],
)
def test_the_least_amount_is_said_as_surely_as_it_is_known(
    currency: str, amount: str, least: str, capsys: pytest.CaptureFixture[str]
) -> None:
    person = {"fare_difference": amount}
    out = computed(asked(currency=currency, passengers=[person]), capsys)
    assert out["link"]["why_not"][0]["words"].endswith(least)


def test_an_amount_that_the_provider_may_find_too_small_is_noticed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = computed(asked(currency="ISK", passengers=[{"fare_difference": "65"}]), capsys)
    assert out["link"]["allowed"]
    assert "perhaps_too_small" in [one["code"] for one in out["notices"]]


def test_a_group_and_its_infants_are_noticed_and_nothing_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fare = {"old_fare": "123.00", "new_fare": "241.00", "change_fee": "68.00"}
    people = [{**fare, "count": 10}, {**fare, "type": "INF", "count": 11}]
    out = computed(asked(passengers=people), capsys)
    told = {one["code"]: one for one in out["notices"]}
    assert told["group"]["values"] == {"seats": "10"}
    assert told["group"]["words"].startswith("10 passengers need a seat")
    assert told["infants"]["words"].startswith("Infants: 11, adults: 10.")
    assert out["link"]["allowed"]


def test_what_the_provider_cannot_charge_is_to_be_waived(
    capsys: pytest.CaptureFixture[str],
) -> None:
    person = {"old_fare": "98.500", "new_fare": "112.255", "change_fee": "10.000"}
    out = computed(asked(currency="KWD", passengers=[person]), capsys)
    [refusal] = out["link"]["why_not"]
    assert refusal["way"] == "Waive KWD 0.005 with a reason, or take it another way."
    with pytest.raises(LinkRefused) as refused:
        data = asked(currency="KWD", passengers=[person])
        check_quote(read_request(data, now=0.0, airports=airport, zones=zone_of).quote)
    assert refused.value.suggestion == refusal["way"]
    waived = {**person, "waiver": {"fee": "0.005", "reason": "not chargeable"}}
    out = computed(asked(currency="KWD", passengers=[waived]), capsys)
    assert out["link"]["allowed"] and out["total"]["amount"] == "23.750"
