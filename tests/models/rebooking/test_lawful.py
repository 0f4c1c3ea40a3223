"""By which law a change by the airline stands, by airports and carriers that are really there."""

import pytest

from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.models.rebooking.lawful import basis_for
from desktop.models.rebooking.terms import Basis, Cause, Law
from desktop.services.airports import airport


def booked(*flights: str) -> Itinerary:
    """Flights as `KL AMS BCN`."""
    split = [flight.split() for flight in flights]
    return Itinerary(tuple(Segment(origin, to, flight=f"{by}123") for by, origin, to in split))


@pytest.mark.parametrize(
    ("flights", "law", "by"),
    [
        (["KL AMS BCN"], Law.EU261, "AMS"),
        (["DL AMS JFK"], Law.EU261, "AMS"),
        (["KL JFK AMS"], Law.EU261, "KL"),
        (["DL JFK AMS"], Law.US260, "JFK"),
        (["KL JFK LHR"], Law.UK261, "KL"),
        (["BA LHR JFK"], Law.UK261, "LHR"),
        (["BA JFK LHR"], Law.UK261, "BA"),
        (["BA JFK AMS"], Law.UK261, "BA"),
        (["AA JFK LHR"], Law.US260, "JFK"),
        (["JL NRT HNL"], Law.US260, "HNL"),
        (["UA NRT GUM"], Law.US260, "GUM"),
        (["AA SJU SDQ"], Law.US260, "SJU"),
        (["UA NRT LAX", "UA LAX GRU"], Law.US260, "LAX"),
        (["AC YYZ NRT"], Law.POLICY, ""),
        (["FI KEF JFK"], Law.EU261, "KEF"),
        (["LX GVA JFK"], Law.EU261, "GVA"),
        (["TK IST AMS"], Law.POLICY, ""),
        (["AF PTP FDF"], Law.EU261, "PTP"),
        (["AF NOU NRT"], Law.POLICY, ""),
        (["KL AMS IST", "TK IST BKK"], Law.EU261, "AMS"),
        (["EK BKK DXB", "EK DXB AMS"], Law.POLICY, ""),
        (["DL AMS JFK", "DL JFK AMS"], Law.EU261, "AMS"),
        (["NH NRT HND"], Law.POLICY, ""),
        (["KL LHR AMS"], Law.UK261, "LHR"),
        (["U2 LGW AMS"], Law.UK261, "LGW"),
        (["TK AMS IST"], Law.EU261, "AMS"),
        (["TN PPT CDG"], Law.EU261, "TN"),
        (["RC FAE CPH"], Law.EU261, "RC"),
        (["SK LYR OSL"], Law.EU261, "SK"),
        (["KL DXB AMS", "KL AMS JFK"], Law.US260, "JFK"),
        (["QZ JFK QQQ"], Law.UNKNOWN, ""),
        (["ZZ JFK AMS"], Law.UNKNOWN, ""),
        ([], Law.UNKNOWN, ""),
    ],
)
def test_the_law_follows_the_place_of_departure_and_the_carrier(
    flights: list[str], law: Law, by: str
) -> None:
    basis = basis_for(booked(*flights), Cause.CANCELLATION, airport)
    assert (basis.law, basis.by) == (law, by)


def test_who_flies_counts_not_who_sells() -> None:
    codeshare = Itinerary((Segment("JFK", "AMS", flight="KL6001", operating="DL"),))
    assert basis_for(codeshare, None, airport).law is Law.US260


@pytest.mark.parametrize(
    ("cause", "articles"),
    [
        (None, "Art. 5(1)(a), 8(1)"),
        (Cause.SCHEDULE_CHANGE, "Art. 5(1)(a), 8(1)"),
        (Cause.DELAY, "Art. 6(1)(iii), 8(1)(a)"),
        (Cause.DENIED_BOARDING, "Art. 4(3), 8(1)"),
    ],
)
def test_the_articles_follow_what_happened(cause: Cause | None, articles: str) -> None:
    assert basis_for(booked("KL AMS BCN"), cause, airport) == Basis(Law.EU261, articles, "AMS")


@pytest.mark.parametrize(
    ("cause", "basis"),
    [
        (None, Basis(Law.US260, "§ 260.6", "JFK")),
        (Cause.CANCELLATION, Basis(Law.US260, "§ 260.6", "JFK")),
        (Cause.SCHEDULE_CHANGE, Basis(Law.US260, "§§ 260.2, 260.6", "JFK")),
        (Cause.DELAY, Basis(Law.US260, "§§ 260.2, 260.6", "JFK")),
        (Cause.DENIED_BOARDING, Basis(Law.POLICY)),
    ],
)
def test_the_american_rule_is_about_flights_cancelled_or_changed(
    cause: Cause | None, basis: Basis
) -> None:
    assert basis_for(booked("DL JFK LAX"), cause, airport) == basis
