"""Changes as airlines' fare rules have them, each worked by hand beforehand."""

from typing import Any

import pytest

from desktop.services.airports import airport, zone_of
from desktop.services.quoting.quote_json import computed_quote
from desktop.services.quoting.reading import read_request

VOUCHER = {"policy": "emd_voucher", "rule": "r"}
LOST = {"policy": "forfeited", "rule": "r"}
CARD = {"policy": "original_card", "rule": "r"}


def offset(rest: str, **more: object) -> dict[str, object]:
    return {"policy": "offset_fee", "rest": rest, "rule": "r", **more}


def pax(old: str, new: str, fee: str | None, **more: Any) -> dict[str, Any]:
    given = {"old_fare": old, "new_fare": new, **more}
    return given if fee is None else {**given, "change_fee": fee}


def taxes(old: object, new: object) -> dict[str, object]:
    return {"old_taxes": old, "new_taxes": new}


EXAMPLES: dict[str, tuple[str, list[dict[str, Any]], dict[str, Any], int, dict[str, int], str]] = {
    "KLM Light, dearer": ("EUR", [pax("59.00", "89.00", "70.00")], {}, 10000, {}, "send_link"),
    "KLM Standard, cheaper, and a tax falls": (
        "EUR",
        [
            pax(
                "123.00",
                "99.00",
                "0",
                **taxes({"CJ": "12.54", "RN": "11"}, {"CJ": "12.54", "RN": "9.50"}),
            )
        ],
        {"residual": LOST},
        0,
        {"forfeited": 2400, "original_card": 150},
        "refund_request",
    ),
    "KLM Flex, the same fare": ("EUR", [pax("311.00", "311.00", "0")], {}, 0, {}, "reissue"),
    "Lufthansa Light, cheaper": (
        "EUR",
        [pax("180.00", "120.00", "70.00")],
        {"residual": LOST},
        7000,
        {"forfeited": 6000},
        "send_link",
    ),
    "British Airways, one airport tax falls": (
        "GBP",
        [pax("60.00", "95.00", "50.00", **taxes({"UB": "22.33"}, {"UB": "20.11"}))],
        {"residual": CARD},
        8500,
        {"original_card": 222},
        "send_link",
    ),
    "Ryanair, fee for each and none for the infant": (
        "EUR",
        [pax("29.99", "64.99", "45.00", count=2), pax("25", "25", "0", type="INF")],
        {},
        16000,
        {},
        "send_link",
    ),
    "ANA in yen, family of five": (
        "JPY",
        [
            pax("98000", "112000", "20000", count=2, **taxes({"YQ": "38000"}, {"YQ": "41500"})),
            pax(
                "73500",
                "84000",
                "20000",
                type="CHD",
                count=2,
                **taxes({"YQ": "38000"}, {"YQ": "41500"}),
            ),
            pax("9800", "11200", "0", type="INF"),
        ],
        {},
        144400,
        {},
        "send_link",
    ),
    "JAL in yen, the residual pays a part of the fee": (
        "JPY",
        [pax("98000", "91000", "10000", count=2)],
        {"residual": offset("emd_voucher")},
        6000,
        {},
        "send_link",
    ),
    "Kuwait Airways, five fils too odd for the provider": (
        "KWD",
        [
            pax("98.500", "112.250", "10.000", count=2),
            pax("73.875", "84.190", "10.000", type="CHD", count=2),
            pax("9.850", "11.225", "0", type="INF"),
        ],
        {},
        89505,
        {},
        "correct",
    ),
    "Kuwait Airways, a whole ten fils": (
        "KWD",
        [pax("45.500", "41.120", "15.000")],
        {"residual": offset("forfeited")},
        10620,
        {},
        "send_link",
    ),
    "Icelandair, taxes as sums": (
        "ISK",
        [
            pax("45300", "61200", "15000", count=2, **taxes("9850", "10100")),
            pax("33975", "45900", "15000", type="CHD", count=3, **taxes("9850", "10100")),
        ],
        {},
        143825,
        {},
        "send_link",
    ),
    "Wizz, a family's forints over eight digits": (
        "HUF",
        [pax("50000", "290000", "18000", count=5)],
        {},
        129000000,
        {},
        "send_link",
    ),
    "TAP, fare and tax fall, another tax rises": (
        "EUR",
        [pax("210", "160", "75", **taxes({"PT": "8", "YP": "30"}, {"PT": "9.50", "YP": "28"}))],
        {"residual": offset("emd_voucher")},
        2450,
        {},
        "send_link",
    ),
    "Norwegian": ("NOK", [pax("899", "1249", "450", count=3)], {}, 240000, {}, "send_link"),
    "Delta, no fee, credit for fare and taxes": (
        "USD",
        [
            pax(
                "412",
                "318",
                "0",
                **taxes({"US": "20.60", "ZP": "9.20"}, {"US": "15.90", "ZP": "4.60"}),
            )
        ],
        {"residual": VOUCHER},
        0,
        {"emd_voucher": 10330},
        "voucher_request",
    ),
    "United, one dearer and one cheaper": (
        "USD",
        [pax("300", "380", "0"), pax("300", "250", "0")],
        {"residual": VOUCHER},
        8000,
        {"emd_voucher": 5000},
        "send_link",
    ),
    "American, Basic: the fee comes out of the residual": (
        "USD",
        [pax("250", "100", "99")],
        {"residual": offset("emd_voucher", covers=["fee"])},
        0,
        {"emd_voucher": 5100},
        "voucher_request",
    ),
    "family of five, every ticket by itself": (
        "EUR",
        [
            pax("200", "150", "70", count=2),
            pax("150", "160", "70", type="CHD", count=2),
            pax("20", "15", "0", type="INF"),
        ],
        {"residual": offset("original_card")},
        20000,
        {"original_card": 500},
        "send_link",
    ),
    "half of the fee waived for all, the infant has none": (
        "EUR",
        [pax("100", "120", "70", count=2), pax("10", "12", "0", type="INF")],
        {"waiver": {"reason": "strike", "fee": "35.00"}},
        11200,
        {},
        "send_link",
    ),
    "the fare difference is waived and the fee is not": (
        "EUR",
        [pax("100", "150", "70", waiver={"reason": "schedule", "fare": "50.00"})],
        {},
        7000,
        {},
        "send_link",
    ),
    "a waived fee uses up no residual": (
        "EUR",
        [pax("100", "50", "20", waiver={"reason": "x"})],
        {"residual": offset("emd_voucher")},
        0,
        {"emd_voucher": 5000},
        "voucher_request",
    ),
    "one ticket shows its taxes added up": (
        "EUR",
        [pax("100", "100", "0", **taxes({"XT": "45"}, {"CJ": "25", "RN": "26"}))],
        {},
        600,
        {},
        "send_link",
    ),
    "Iberia, the residual pays the fee and the rest is an EMD": (
        "EUR",
        [pax("300", "150", "70"), pax("180", "150", "70")],
        {"residual": offset("emd_voucher", covers=["fee"])},
        4000,  # 0 and 70 - 30
        {"emd_voucher": 8000},  # 150 - 70
        "send_link",
    ),
    "Air France, after a no-show": (
        "EUR",
        [pax("200", "230", "70", no_show_fee="100")],
        {},
        20000,
        {},
        "send_link",
    ),
    "no-show for a reason: both fees are waived, the dearer fare is not": (
        "EUR",
        [pax("200", "230", "70", no_show_fee="100", waiver={"reason": "in hospital"})],
        {},
        3000,
        {},
        "send_link",
    ),
    "child 75 %, infant 10 %, also of the fee": (
        "EUR",
        [
            pax("200", "260", None, count=2),
            pax("150", "195", None, type="CHD", count=2),
            pax("20", "26", None, type="INF"),
        ],
        {"change_fee": {"ADT": "80", "CHD": "60", "INF": "8"}},
        50400,  # 2 × (60 + 80) + 2 × (45 + 60) + 6 + 8
        {},
        "send_link",
    ),
    "Qatar, carrier surcharges are kept and an airport's tax goes back": (
        "EUR",
        [pax("300", "240", "60", **taxes({"YQ": "120", "CJ": "12"}, {"YQ": "80", "CJ": "10"}))],
        {
            "residual": offset(
                "emd_voucher",
                taxes="original_card",
                by_tax={"YQ": "forfeited", "YR": "forfeited"},
            )
        },
        0,
        {"original_card": 200, "forfeited": 4000},
        "refund_request",
    ),
    "a non-refundable fare keeps its surcharge too": (
        "GBP",
        [pax("100", "80", "50", **taxes({"YQ": "30", "UB": "22"}, {"YQ": "20", "UB": "20"}))],
        {"residual": {**LOST, "by_tax": {"YQ": "forfeited"}}},
        5000,
        {"forfeited": 3000, "original_card": 200},
        "send_link",
    ),
    "two fare components, the most restrictive applies": (
        "USD",
        [pax("400", "440", None)],
        {"change_fee": {"highest_of": ["100", "150"]}},
        19000,
        {},
        "send_link",
    ),
    "two fare components, a fee for each; a child has one fee": (
        "USD",
        [pax("400", "440", None), pax("300", "330", None, type="CHD")],
        {"change_fee": {"ADT": {"sum_of": ["100", "150"]}, "CHD": "75"}},
        39500,  # 40 + 250 + 30 + 75
        {},
        "send_link",
    ),
    "two fares in one booking, each with its own rule": (
        "EUR",
        [
            pax("100", "80", "60", residual="forfeited"),
            pax("300", "250", "0", residual={"policy": "emd_voucher", "rule": "Flex"}),
        ],
        {},
        6000,
        {"forfeited": 2000, "emd_voucher": 5000},
        "send_link",
    ),
    "JAL, family of five, the surcharge falls and is kept": (
        "JPY",
        [
            pax("120000", "135000", "15000", count=2, **taxes({"YQ": "52000"}, {"YQ": "46000"})),
            pax(
                "90000",
                "101250",
                "11250",
                type="CHD",
                count=2,
                **taxes({"YQ": "52000"}, {"YQ": "46000"}),
            ),
            pax("12000", "13500", "0", type="INF"),
        ],
        {"residual": {**LOST, "by_tax": {"YQ": "forfeited"}}},
        106500,  # 2 × 30,000 + 2 × 22,500 + 1,500
        {"forfeited": 24000},
        "send_link",
    ),
    "Kuwait, family of five": (
        "KWD",
        [
            pax("120.000", "131.250", "10.000", count=2),
            pax("90.000", "98.440", "7.500", type="CHD", count=2),
            pax("12.000", "13.130", "0", type="INF"),
        ],
        {},
        75510,  # 2 × 21.250 + 2 × 15.940 + 1.130
        {},
        "send_link",
    ),
    "Iceland, family of five who missed their flight": (
        "ISK",
        [
            pax("45000", "52000", "12000", no_show_fee="8000", count=2),
            pax("33750", "39000", "9000", no_show_fee="8000", type="CHD", count=2),
            pax("4500", "5200", "0", type="INF"),
        ],
        {},
        99200,  # 2 × 27,000 + 2 × 22,250 + 700
        {},
        "send_link",
    ),
    "Hungary, family of five": (
        "HUF",
        [
            pax("60000", "64500", "20000", count=2),
            pax("45000", "48375", "20000", type="CHD", count=2),
            pax("6000", "6450", "0", type="INF"),
        ],
        {},
        9620000,  # 2 × 24,500 + 2 × 23,375 + 450
        {},
        "send_link",
    ),
    "after departure: only the unused half is worth something": (
        "EUR",
        [pax("95", "140", "90", fee_rule="after departure")],
        {},
        13500,
        {},
        "send_link",
    ),
    "under the smallest charge": ("EUR", [pax("100", "100.49", "0")], {}, 49, {}, "correct"),
    "over the largest": (
        "EUR",
        [pax("0", "99999.99", "0", count=99)],
        {},
        989999901,
        {},
        "correct",
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_change_worked_by_hand(name: str) -> None:
    currency, people, terms, total, becomes, step = EXAMPLES[name]
    data = {
        "currency": currency,
        "whose_change": "customer",
        "new": [{"origin": "AMS", "destination": "BCN", "departs": "2027-03-02T10:35"}],
        "passengers": people,
        "verified": "code",
        "deadlines": {"now": "2027-01-10T10:00:00Z", "valid_for_s": 14400},
        **terms,
    }
    request = read_request(data, now=0, airports=airport, zones=zone_of)
    out = computed_quote(request, host="checkout.stripe.com")
    assert out["total"]["minor"] == total
    left = out["residual"]["becomes"]
    assert {use: amount["minor"] for use, amount in left.items()} == becomes
    assert out["next_step"] == step
