"""A pasted screen goes into the quote, and what is not certain stays with the agent."""

from dataclasses import replace
from datetime import date

from desktop.models.gds.into_quote import Left, Side, into_quote
from desktop.models.gds.paste import read_paste
from desktop.models.money import Money
from desktop.models.quote import Flight, Passenger, PassengerType, Quote

TODAY = date(2026, 11, 21)
EMPTY = Quote("q", 1, passengers=(Passenger("Anna Jansen"),))


def screen(fare: str, tax: str, total: str, day: str = "22NOV 7") -> str:
    return (
        f"RP/AMS1A0980/AMS1A0980            AA/GS  21NOV26/0358Z   QDDWB6\n"
        f"  1.JANSEN/ANNA MRS\n"
        f"  2  KL1677 Y {day} AMSBCN HK1  1215 1430\n"
        f"FARE  F EUR      {fare}\nTX001 X EUR {tax}CJSO\nTOTAL   EUR {total}\n"
    )


def test_old_and_new_screens_make_the_price() -> None:
    old = read_paste(screen("123.00", "10.00", "133.00"), TODAY)
    new = read_paste(screen("241.00", "12.50", "253.50", "24NOV 2"), TODAY)
    with_old = into_quote(EMPTY, old, Side.OLD)
    filled = into_quote(with_old.quote, new, Side.NEW)
    quote = filled.quote
    assert with_old.left == filled.left == ()
    assert quote.booking == "QDDWB6"
    assert quote.old == Flight("AMS", "BCN", "2026-11-22T12:15", "KL1677")
    assert quote.new == Flight("AMS", "BCN", "2026-11-24T12:15", "KL1677")
    assert quote.total == Money(12050, "EUR")
    again = into_quote(quote, new, Side.NEW)
    assert again.quote == quote, "the same screen pasted twice is there once"


def test_a_ticket_changers_values_are_taken_for_one_ticket() -> None:
    pasted = read_paste("ADD COLLECT EUR 118.00\nPENALTY EUR 68.00\nRESIDUAL EUR 0.00", TODAY)
    assert into_quote(EMPTY, pasted, Side.NEW).quote.total == Money(18600, "EUR")
    two = replace(EMPTY, passengers=(Passenger("A"), Passenger("B")))
    filled = into_quote(two, pasted, Side.NEW)
    assert filled.left == (Left.REISSUE,) and not filled.quote.is_priced


FAMILY = """\
FQG 1.2         Y0|   EUR  200.00   20.00   440.00 ADT
FQG 3           Y0|   EUR  150.00   20.00   170.00 C07
"""


def test_each_pays_the_fare_of_their_type() -> None:
    people = (Passenger("A"), Passenger("B"), Passenger("C", PassengerType.CHILD))
    filled = into_quote(replace(EMPTY, passengers=people), read_paste(FAMILY, TODAY), Side.NEW)
    assert filled.left == ()
    assert filled.quote.total == Money(61000, "EUR")


def test_whose_price_is_not_certain_is_left_to_the_agent() -> None:
    baby = (Passenger("A"), Passenger("B", PassengerType.INFANT))
    filled = into_quote(replace(EMPTY, passengers=baby), read_paste(FAMILY, TODAY), Side.NEW)
    assert filled.left == (Left.PRICES,) and not filled.quote.is_priced


def test_prices_in_another_currency_are_left_to_the_agent() -> None:
    euros = into_quote(EMPTY, read_paste(screen("1.00", "1.00", "2.00"), TODAY), Side.OLD).quote
    dollars = read_paste("FARE  F USD 5.00\nTOTAL USD 5.00", TODAY)
    filled = into_quote(euros, dollars, Side.NEW)
    assert filled.left == (Left.CURRENCY,) and filled.quote == euros


def test_tickets_are_whose_they_are_when_there_is_one_each() -> None:
    one = read_paste(" 10 FA PAX 074-2345678901/ETKL/EUR300.00/08SEP26/AMS1A0980", TODAY)
    assert into_quote(EMPTY, one, Side.OLD).quote.passengers[0].ticket == "074-2345678901"
    two = replace(EMPTY, passengers=(Passenger("A"), Passenger("B")))
    assert into_quote(two, one, Side.OLD).left == (Left.TICKETS,)
