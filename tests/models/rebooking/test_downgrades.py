"""On which flights the airline seats the customer lower, each flight by itself (Art. 10(2))."""

import pytest

from desktop.models.rebooking.downgrades import Lowered, lowered
from desktop.models.rebooking.itinerary import Cabin, Itinerary, Segment

CABINS = {"F": Cabin.FIRST, "B": Cabin.BUSINESS, "P": Cabin.PREMIUM_ECONOMY, "E": Cabin.ECONOMY}


def trip(flights: str) -> Itinerary:
    """Flights as `AMS-JFK B, JFK-AMS E`; `?` is a cabin that nobody gave."""
    found = []
    for one in flights.split(", "):
        (origin, destination), cabin = one[:7].split("-"), one[8:]
        found.append(Segment(origin, destination, cabin=CABINS.get(cabin)))
    return Itinerary(tuple(found))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("AMS-JFK B", "AMS-JFK E", ["AMS–JFK B>E"]),
        ("AMS-JFK B", "AMS-JFK B", []),
        ("AMS-JFK E", "AMS-JFK F", []),
        # The trip has both cabins as before, and one flight is lower.
        ("AMS-LHR B, LHR-JFK E", "AMS-LHR E, LHR-JFK B", ["AMS–LHR B>E"]),
        ("AMS-JFK B, JFK-AMS E", "AMS-JFK E, JFK-AMS B", ["AMS–JFK B>E"]),
        ("AMS-JFK F, JFK-AMS B", "AMS-JFK P, JFK-AMS E", ["AMS–JFK F>P", "JFK–AMS B>E"]),
        # Another route: the journey as a whole, the other one by itself.
        ("AMS-JFK B, JFK-AMS E", "AMS-LHR B, LHR-JFK E, JFK-AMS E", ["AMS–JFK B>E"]),
        ("AMS-JFK B, JFK-AMS B", "AMS-JFK B, JFK-LHR E, LHR-AMS E", ["JFK–AMS B>E"]),
        ("AMS-JFK B, JFK-AMS E", "AMS-LHR B, LHR-JFK B, JFK-CDG E, CDG-AMS E", []),
        ("AMS-LHR E, LHR-JFK B", "AMS-JFK E", ["AMS–JFK B>E"]),
        ("AMS-LHR E, LHR-JFK B", "AMS-CDG E, CDG-JFK B", []),
        ("AMS-LHR B, LHR-JFK B", "AMS-LHR B, LHR-BOS B, BOS-JFK E", ["LHR–JFK B>E"]),
        ("AMS-LHR B, LHR-JFK F", "AMS-JFK E", ["AMS–JFK F>E"]),
        # The outbound was flown; elsewhere than booked.
        ("AMS-JFK B, JFK-AMS E", "JFK-AMS E", []),
        ("AMS-JFK B", "BRU-EWR E", ["AMS–JFK B>E"]),
        ("AMS-JFK E", "AMS-JFK E, JFK-BOS E", []),
        # What nobody gave lowers nothing; what is known counts.
        ("AMS-JFK B", "AMS-JFK ?", []),
        ("AMS-JFK ?", "AMS-JFK E", []),
        ("AMS-JFK B, JFK-AMS ?", "AMS-JFK E, JFK-AMS E", ["AMS–JFK B>E"]),
        ("AMS-LHR E, LHR-JFK B", "AMS-CDG ?, CDG-JFK E", []),
        ("AMS-LHR ?, LHR-JFK B", "AMS-CDG E, CDG-JFK E", ["AMS–JFK B>E"]),
        ("AMS-LHR B, LHR-JFK B", "AMS-CDG ?, CDG-JFK E", ["AMS–JFK B>E"]),
    ],
)
def test_each_flight_is_compared_with_its_own_twin(old: str, new: str, expected: list[str]) -> None:
    found = [Lowered(one[:7], CABINS[one[8]], CABINS[one[10]]) for one in expected]
    assert list(lowered(trip(old), trip(new))) == found


def test_of_two_flights_of_one_route_the_same_day_is_the_twin() -> None:
    out, again = (
        Segment("AMS", "JFK", f"2027-01-{day}T10:00", cabin=cabin)
        for day, cabin in (("05", Cabin.BUSINESS), ("25", Cabin.ECONOMY))
    )
    back = Segment("JFK", "AMS", "2027-01-12T10:00", cabin=Cabin.ECONOMY)
    assert lowered(Itinerary((out, back, again)), Itinerary((again,))) == ()
