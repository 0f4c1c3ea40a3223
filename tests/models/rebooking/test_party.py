"""Who can travel together in one booking."""

import pytest

from desktop.models.quote import Passenger, PassengerType, Quote
from desktop.models.rebooking.noticing import noticed
from desktop.models.rebooking.refusals import NoticeCode
from desktop.services.airports import zone_of

GROUP, INFANTS = NoticeCode.GROUP, NoticeCode.INFANTS


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        ("", []),
        ("9 ADT, 9 INF", []),
        ("10 ADT", [GROUP]),
        ("8 ADT, 2 CHD", [GROUP]),
        ("9 ADT, 1 INS", [GROUP]),
        ("1 ADT, 1 INF", []),
        ("1 SRC, 1 INF", []),
        ("1 ADT, 2 INF", [INFANTS]),
        ("1 ADT, 1 INF, 1 INS", []),
        ("1 INF", [INFANTS]),
        ("1 INS", [INFANTS]),
        ("1 CHD, 1 INF", [INFANTS]),
        ("1 UNN", []),
        ("10 CHD, 1 INF", [GROUP, INFANTS]),
    ],
)
def test_a_party_that_no_booking_holds_is_noticed(party: str, expected: list[NoticeCode]) -> None:
    people = tuple(
        Passenger("", PassengerType(part.split()[1]))
        for part in filter(None, party.split(", "))
        for _ in range(int(part.split()[0]))
    )
    found = noticed(Quote("q", 1, passengers=people), 0.0, zone_of)
    assert [one.code for one in found] == expected
