"""By which law a change by the airline stands: Regulation (EC) 261/2004, its British copy, the
refund rule of the United States, or none.

Art. 3(1): it applies to whoever departs from an airport in the territory of a Member State, and to
whoever flies there from a third country with a Community carrier. Iceland and Norway (EEA) and
Switzerland (by treaty) count as Member States; France's outermost regions, the Canaries, Madeira
and the Azores are their territory; Gibraltar, the Faroes, Greenland and Svalbard are not. Flights
under one booking are one journey (CJEU C-537/17), and the way back is one of its own (C-173/07).
The United Kingdom keeps the same rules, with its own airports and carriers beside the Union's.

14 CFR Part 260 (49 U.S.C. 42305) holds for flights to, from and within the United States, whoever
flies them, and beside the others too; it is named where neither of them applies, for they give
more. It gives the money back and no new booking, and nothing for denied boarding.

A scope that is doubtful is found to apply: charging a passenger whom the law protects is the worst
error. In no case does a passenger pay for the airline's change; the law says on what it stands.
"""

from desktop.models.airlines import DESIGNATORS
from desktop.models.airport import Airports
from desktop.models.rebooking.itinerary import Itinerary
from desktop.models.rebooking.terms import Basis, Cause, Law

_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
    " IS NO CH LI GP MQ GF RE YT MF".split()
)
_BRITISH = frozenset({"GB"})
_OUTSIDE = frozenset({"LYR", "ECN"})
"""Airports in these countries' names to which the regulation does not reach."""
_UNITED_STATES = frozenset("US PR VI GU AS MP UM".split())
"""With its territories and possessions (49 U.S.C. 40102(a)(46))."""
_COMMUNITY_CARRIERS = frozenset(
    "EI FR W6 W4 AF TO A5 XK SS TX BF UU B0 5O KL WA HV OR CD LH EW DE X3 CL VL EN 4Y XR OS LX WK"
    " 2L PE SN TB KF LG IB UX VY V7 NT I2 YW PU PM EB E9 TP S4 SP NI WI AZ NO XZ BQ SK DY D8 AY FI"
    " DX WF BT DC 6B LO OK QS RO OU A3 OA GQ CY FB KM EC DS U2 TN SB RC GL LV N0 2W RR AL OE TF"
    " A2 DK".split()
)
"""Carriers with an operating licence of the Union, the EEA or Switzerland; those of Tahiti (TN),
New Caledonia (SB), the Faroes (RC) and Greenland (GL) have French and Danish ones. easyJet is on
both lists: its European carrier flies under the British one's designator."""
_BRITISH_CARRIERS = frozenset("BA CJ VS U2 LS BY LM SI T3 W9 RK Z0".split())
_ARTICLES = {
    Cause.CANCELLATION: "Art. 5(1)(a), 8(1)",
    Cause.SCHEDULE_CHANGE: "Art. 5(1)(a), 8(1)",  # more than an hour earlier is one: C-146/20
    Cause.DELAY: "Art. 6(1)(iii), 8(1)(a)",  # the money back from five hours, no re-routing
    Cause.DENIED_BOARDING: "Art. 4(3), 8(1)",
}

_US_SECTIONS = {
    Cause.CANCELLATION: "§ 260.6",
    Cause.SCHEDULE_CHANGE: "§§ 260.2, 260.6",  # where it is significant, as the former defines it
    Cause.DELAY: "§§ 260.2, 260.6",
}


def basis_for(booked: Itinerary, cause: Cause | None, airports: Airports) -> Basis:
    """Return on what the airline's change of `booked` stands. A missing cause is a cancellation,
    of which the passenger has the most rights."""
    articles = _ARTICLES[cause or Cause.CANCELLATION]
    for journey in booked.journeys:
        origin, destination = _ends(journey, airports)
        flown_by = [segment.carrier for segment in journey.segments]
        community = next((one for one in flown_by if one in _COMMUNITY_CARRIERS), "")
        british = next((one for one in flown_by if one in _BRITISH_CARRIERS), "")
        if origin in _UNION:
            return Basis(Law.EU261, articles, journey.origin)
        # From London to Amsterdam on KLM both would apply; Art. 3(1)(b) stands back behind the law
        # of the country of departure.
        if origin in _BRITISH:
            return Basis(Law.UK261, articles, journey.origin)
        if destination in _UNION and community:
            return Basis(Law.EU261, articles, community)
        if (destination in _BRITISH and (british or community)) or (
            destination in _UNION and british
        ):
            return Basis(Law.UK261, articles, british or community)
    if not _is_clear(booked, airports):
        return Basis(Law.UNKNOWN)
    sections = _US_SECTIONS.get(cause or Cause.CANCELLATION)
    by = _in_united_states(booked, airports)
    return Basis(Law.US260, sections, by) if sections and by else Basis(Law.POLICY)


def _in_united_states(booked: Itinerary, airports: Airports) -> str:
    """The first airport there; empty where the booking does not touch it."""
    codes = (code for one in booked.segments for code in (one.origin, one.destination))
    places = ((code, airports(code)) for code in codes)
    return next((code for code, at in places if at and at.country in _UNITED_STATES), "")


def _is_clear(booked: Itinerary, airports: Airports) -> bool:
    """Whether everything by which a law could have applied is known."""
    for journey in booked.journeys:
        origin, destination = _ends(journey, airports)
        to_europe = destination in _UNION | _BRITISH
        carriers = [segment.carrier for segment in journey.segments]
        if not (origin and destination):
            return False
        if to_europe and not all(carrier in DESIGNATORS for carrier in carriers):
            return False
    return bool(booked)


def _ends(journey: Itinerary, airports: Airports) -> tuple[str, str]:
    """The countries where a journey begins and ends; empty where not known."""
    codes = journey.segments[0].origin, journey.segments[-1].destination
    origin, destination = (
        "--" if code in _OUTSIDE else place.country if (place := airports(code)) else ""
        for code in codes
    )
    return origin, destination
