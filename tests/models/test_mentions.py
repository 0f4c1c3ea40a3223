"""What customers name, and what only looks like it."""

import csv
import html
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.airlines import ACCOUNTING_CODES, DESIGNATORS
from desktop.models.mentions import Mention, MentionKind, find_mentions

REAL_MESSAGES = Path(__file__).parents[3] / "shared" / "data" / "airline-messages.csv"


def named(text: str, own: str = "") -> list[str]:
    """What a text surely names."""
    return [one.value for one in find_mentions(text, own) if one.sure]


def offered(text: str) -> list[str]:
    """What it may name."""
    return [one.value for one in find_mentions(text) if not one.sure]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("My booking is K7Q2MX", ["K7Q2MX"]),
        ("R4T8WN", ["R4T8WN"]),
        ("booking code: r4t8wn please", ["R4T8WN"]),
        ("PNR JKLMNP, can you help?", ["JKLMNP"]),
        ("Conf #'s MQRC64 & MPBNC2", ["MQRC64", "MPBNC2"]),
        ("reservation (FEHQNB) for two", ["FEHQNB"]),
        ("Record locator LLX144", ["LLX144"]),
        ("Mijn boeking is K7Q2MX.", ["K7Q2MX"]),
        ("boekingscode PQRSTV", ["PQRSTV"]),
        ("Buchungsnummer: TBQ74X", ["TBQ74X"]),
        ("Réservation M2LF9C.", ["M2LF9C"]),
        ("mi localizador es HJKLMN", ["HJKLMN"]),
        ("codice prenotazione QWRTZP", ["QWRTZP"]),
        ("bokningsnummer: ZXCVBM", ["ZXCVBM"]),
        ("numer rezerwacji KLMNPQ", ["KLMNPQ"]),
        ("予約番号はK7Q2MXです", ["K7Q2MX"]),
        ("予約番号 Ｋ７Ｑ２ＭＸ です", ["K7Q2MX"]),
        ("# is FSZ4QO, thank you", ["FSZ4QO"]),
        ("booking UA1066, not the flight", ["UA1066"]),
    ],
)
def test_a_booking_code_is_known_by_its_shape_or_by_what_names_it(
    text: str, codes: list[str]
) -> None:
    found = [one for one in find_mentions(text) if one.sure]
    assert [one.value for one in found] == codes
    assert {one.kind for one in found} == {MentionKind.BOOKING}


@pytest.mark.parametrize(
    "text",
    [
        "PLEASE CANCEL MY FLIGHT",
        "MY BOOKING STATUS IS WRONG",
        "Booking PLEASE",
        "confirmation number please, thanks",
        "the aircraft was N33103 and later N366SW",
        "an ERJ145 or a 737MAX, or an A320NEO",
        "from AMS2NY in one go",
        "on 5FEB15 or 22NOV6",
        "at 1130AM or 0745PM",
        "row ROW12A, SEAT9A and GATE22",
        "it was 150EUR, then USD150",
        "1ST2ND 100KMH 24HRSX",
        "tag numbers 964012 and 964077",
        "#RMOUG5 was fun",
        "see https://example.com/K7Q2MX",
        "write to K7Q2MX@example.com",
        "@K7Q2MX hello",
        "booking trip2nd",
        "EUROPE and MEXICO",
        "REF ANSWER",
        "Booking JANSEN, two people",
        "reservering VISSER voor morgen",
        "Buchung KRAMER",
        "booking 150EUR too much, reservation 5FEB15",
        "£K7Q2MX",
    ],
)
def test_what_only_looks_like_a_booking_code(text: str) -> None:
    assert named(text) == []


def test_the_customers_own_booking_is_always_one() -> None:
    assert named("it is plains", own="PLAINS") == ["PLAINS"]
    assert named("it is UA1066", own="UA1066") == ["UA1066"]
    assert named("k7q2mx") == []
    assert named("k7q2mx", own="K7Q2MX") == ["K7Q2MX"]


def test_what_may_be_a_booking_code_is_only_offered() -> None:
    assert (named("can you change DKYDE6 today"), offered("can you change DKYDE6 today")) == (
        [],
        ["DKYDE6"],
    )
    assert offered("FJBFSC all I need is a receipt") == ["FJBFSC"]
    assert offered("BRRRRR it is cold") == []
    assert offered("Booking JANSEN, two people") == ["JANSEN"]  # a name, or a code of letters


@pytest.mark.parametrize(
    ("text", "flights"),
    [
        ("KL1677 is late", ["KL1677"]),
        ("KL 1677 and KL-1678", ["KL1677", "KL1678"]),
        ("#UA1516 again", ["UA1516"]),
        ("flight kl 1677", ["KL1677"]),
        ("ba1551 tomorrow", ["BA1551"]),
        ("vlucht KL1", ["KL1"]),
        ("LX009 to Zurich", ["LX9"]),
        ("U2 8456 or B6 620", ["U28456", "B6620"]),
        ("6E 2043", ["6E2043"]),
        ("Flug 4U 12", []),
        ("AA91 LHR-ORD", ["AA91"]),
        ("KL861便に乗ります", ["KL861"]),
        ("vuelo IB3166", ["IB3166"]),
        ("flight ON123", ["ON123"]),
        ("US755-AA2595", ["AA2595"]),
    ],
)
def test_a_flight_number_is_an_airlines(text: str, flights: list[str]) -> None:
    found = [one for one in find_mentions(text) if one.sure]
    assert [one.value for one in found] == flights
    assert all(one.kind is MentionKind.FLIGHT for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "AT 8 or TO 5 or IN 2026",
        "a flight at 630, the flight to 4278",
        "an A320, a B737, an MD80 and an E190",
        "seat 3A 12, gate B62, gate KL12",
        "KL 2025 was a good year",
        "BA 400 pounds, DL 500 miles, UA 100 dollars",
        "KL 45 minutes late",
        "ZZ1234 and QX99",
        "open 24/7, at 7H30",
        "LH 10,000 and LH10:30",
        "UA 00",
        "we were 12 of 40",
    ],
)
def test_what_only_looks_like_a_flight_number(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "ticket"),
    [
        ("ticket 0741234567890", "074-1234567890"),
        ("074-1234567890.", "074-1234567890"),
        ("074 1234 567 890 please", "074-1234567890"),
        ("07412345678903", "074-1234567890"),  # 1234567890 is 3 more than a multiple of 7
        ("07412345678902", ""),
        ("9991234567890", "999-1234567890"),
        ("7771234567890", ""),
        ("+0741234567890", ""),
        ("0740000000000", ""),
        ("10741234567890", ""),
    ],
)
def test_a_ticket_number_is_an_airlines_too(text: str, ticket: str) -> None:
    assert named(text) == ([ticket] if ticket else [])


def test_a_mention_says_where_it_stands() -> None:
    text = "😀 flight KL 1677, booking K7Q2MX 😀 074-1234567890"
    found = find_mentions(text)
    assert [text[one.start : one.end] for one in found] == ["KL 1677", "K7Q2MX", "074-1234567890"]
    assert [one.kind.value for one in found] == ["flight", "booking", "ticket"]


@given(st.text(alphabet=st.sampled_from("KLUA19Zé 予@#.-/\n&pnr"), max_size=40), st.just("K1L2U3"))
def test_any_text_is_read_and_nothing_overlaps(text: str, own: str) -> None:
    found = find_mentions(text, own)
    ends = 0
    for one in found:
        assert isinstance(one, Mention)
        assert ends <= one.start < one.end <= len(text)
        ends = one.end


def test_the_airlines_are_each_named_once() -> None:
    assert len(DESIGNATORS) > 300
    assert {"KL", "AF", "LH", "BA", "UA", "U2", "6E"} <= DESIGNATORS
    assert all(len(code) == 2 and code.isupper() for code in DESIGNATORS)
    assert ACCOUNTING_CODES["074"] == "KL"
    assert set(ACCOUNTING_CODES.values()) <= DESIGNATORS
    assert len(set(ACCOUNTING_CODES.values())) == len(ACCOUNTING_CODES)


@pytest.mark.skipif(not REAL_MESSAGES.exists(), reason="the messages may not be shipped")
def test_in_what_customers_really_wrote() -> None:
    """Each of these was read by a person in November 2026: all 32 that are marked as bookings are
    some, as are all tickets; of the flights all are, with an aircraft's or a time's among none."""
    with REAL_MESSAGES.open(encoding="utf-8", newline="") as file:
        texts = [html.unescape(row["text"]) for row in csv.DictReader(file)]
    found = Counter((one.kind.value, one.sure) for text in texts for one in find_mentions(text))
    assert found == {
        ("booking", True): 32,
        ("booking", False): 6,
        ("flight", True): 185,
        ("ticket", True): 3,
    }
