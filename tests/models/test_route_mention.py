"""The route that a customer writes of."""

import pytest

from desktop.models.route_mention import find_route

AIRPORTS = frozenset({"AMS", "BCN", "JFK", "LHR", "THE"})


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Hoi! Ik vlieg vanavond om 19:40 AMS → BCN, maar", ("AMS", "BCN")),
        ("my Sunday flight AMS to LHR to the early one", ("AMS", "LHR")),
        ("AMS-JFK please", ("AMS", "JFK")),
        ("vlucht van AMS naar BCN", ("AMS", "BCN")),
        ("I fly from Amsterdam to Barcelona", None),
        ("XXX-YYY", None),
        ("AMS-AMS", None),
        ("KLM AMS", None),
        ("seats 12A-12B, AMSBCN", None),
    ],
)
def test_a_route_is_two_airports_named_by_their_codes(
    text: str, route: tuple[str, str] | None
) -> None:
    assert find_route(text, AIRPORTS.__contains__) == route
