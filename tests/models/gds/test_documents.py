"""Ticket blocks of the reservation systems: who got which document, and what is left alone."""

from desktop.models.gds.documents import read_documents
from desktop.models.rebooking.passengers import Passenger, PassengerType

SANNE, TOM = Passenger("Sanne de Vries"), Passenger("Tom de Vries")
BO = Passenger("Bo de Vries", PassengerType.INFANT)

AMADEUS = """RP/AMSKL2101/AMSKL2101  WS/SU  30NOV26/1200Z  ABC123
  1.DE VRIES/TOM MR  2.DE VRIES/SANNE MRS(INF/BO/10OCT25)
 12 FA PAX 074-2345678902-03/ETKL/EUR186.00/30NOV26/AMSKL2101/57200001/S3-4/P1
 13 FA PAX 074-2345678901/ETKL/EUR186.00/30NOV26/AMSKL2101/57200001/S3-4/P2
 14 FA INF 074-2345678904/ETKL/EUR18.00/30NOV26/AMSKL2101/57200001/S3-4/P2
 15 FA PAX 074-8201234567/DTKL/EUR50.00/30NOV26/AMSKL2101/57200001/E5/P2
 16 FO 074-1111111111AMS20OCT26/57200001/074-11111111111E1/P1
"""
SABRE = """TKT/TIME LIMIT
  1.T-30NOV-AMS
  2.TE 0742345678901-AT DEVRI/S AMS2101*ABC 1240/30NOV*I
  3.TE 0742345678902-AT DEVRI/T AMS2101*ABC 1240/30NOV*I
  4.TV 0742345678903-AT *VOID* AMS
"""
TKNE = """SSR TKNE KL HK1 AMSBCN1677Y22NOV-1DE VRIES/SANNEMRS.0742345678901C1
SSR TKNE KL HK1 BCNAMS1678Y25NOV-1DE VRIES/SANNEMRS.0742345678901C2
SSR TKNE KL HK1 AMSBCN1677Y22NOV-1DE VRIES/TOMMR.0742345678902C1"""


def read(text: str, *people: Passenger) -> dict[int, list[str]]:
    found = read_documents(text, people).by_passenger
    return {place: [str(one) for one in documents] for place, documents in found.items()}


def test_amadeus_names_the_passenger_by_number_and_the_quote_by_name() -> None:
    assert read(AMADEUS, SANNE, TOM, BO) == {
        1: ["074-2345678901", "EMD-S 074-8201234567"],
        2: ["074-2345678902-03"],
        3: ["074-2345678904"],
    }
    assert read_documents(AMADEUS, (SANNE, TOM, BO)).left_out == 1


def test_sabre_shortens_names_and_void_tickets_are_left_out() -> None:
    assert read(SABRE, SANNE, TOM) == {1: ["074-2345678901"], 2: ["074-2345678902"]}
    assert read_documents(SABRE, (SANNE, TOM)).left_out == 1


def test_the_coupons_of_one_ticket_are_one_document() -> None:
    assert read(TKNE, TOM, SANNE) == {1: ["074-2345678902"], 2: ["074-2345678901"]}


def test_galileo_s_listing_names_the_passenger() -> None:
    assert read("TKT: 074 2345 678901 NAME: DE VRIES/TOMMR", SANNE, TOM) == {2: ["074-2345678901"]}


def test_bare_numbers_go_in_order_only_where_they_are_as_many_as_passengers() -> None:
    bare = "074-2345678901\n074-2345678902"
    assert read(bare, SANNE, TOM) == {1: ["074-2345678901"], 2: ["074-2345678902"]}
    found = read_documents(bare, (SANNE, TOM, BO))
    assert found.by_passenger == {}
    assert len(found.unplaced) == 2


def test_a_stranger_s_ticket_is_given_to_nobody() -> None:
    found = read_documents("TKT: 074 2345 678901 NAME: BAKKER/PIETMR", (SANNE, TOM))
    assert found.by_passenger == {}
    assert [str(one) for one in found.unplaced] == ["074-2345678901"]
