"""Ticket numbers and record locators, as agents type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.ticket import TicketNumber, TicketNumberError, TicketNumberProblem, is_pnr


@pytest.mark.parametrize(
    "typed",
    [
        "0741234567890",
        "074-1234567890",
        "074 1234567890",
        " 074 1234 567 890 ",
        "074\u00a01234567890",
    ],
)
def test_one_number_typed_in_many_ways(typed: str) -> None:
    assert str(TicketNumber.parse(typed)) == "074-1234567890"


def test_only_an_airlines_number_is_taken_of_what_is_typed() -> None:
    assert str(TicketNumber.parse("074-1234567890").checked()) == "074-1234567890"
    assert TicketNumber.parse("057-1234567890").checked()  # Air France: interline tickets exist
    with pytest.raises(TicketNumberError, match="accounting code 998") as refused:
        TicketNumber.parse("998-1234567890").checked()
    assert refused.value.problem is TicketNumberProblem.AIRLINE
    assert refused.value.airline == "998"


@pytest.mark.parametrize(
    ("typed", "reason", "problem"),
    [
        ("", "missing", TicketNumberProblem.MISSING),
        ("   ", "missing", TicketNumberProblem.MISSING),
        ("074123456789", "13 digits, this has 12", TicketNumberProblem.LENGTH),
        ("07412345678901", "13 digits, this has 14", TicketNumberProblem.LENGTH),
        ("074-12345678X0", "digits only", TicketNumberProblem.NOT_DIGITS),
        ("٠٧٤١٢٣٤٥٦٧٨٩٠", "digits only", TicketNumberProblem.NOT_DIGITS),
        ("0740000000000", "zeros", TicketNumberProblem.ZEROS),
    ],
)
def test_what_is_wrong_is_said(typed: str, reason: str, problem: TicketNumberProblem) -> None:
    with pytest.raises(TicketNumberError, match=reason) as refused:
        TicketNumber.parse(typed)
    assert refused.value.problem is problem


@pytest.mark.property
@given(st.integers(0, 999), st.integers(1, 10**10 - 1))
def test_every_number_reads_back(airline: int, document: int) -> None:
    number = TicketNumber(f"{airline:03d}", f"{document:010d}")
    assert TicketNumber.parse(str(number)) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ABC123", True), ("QWERTY", True), ("abc123", False), ("ABC12", False), ("ÀBC123", False)],
)
def test_the_shape_of_a_record_locator(text: str, expected: bool) -> None:
    assert is_pnr(text) is expected
