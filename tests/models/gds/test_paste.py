"""Pasted screens of reservation systems, in the shapes that agents see."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.gds.amounts import PastedFare
from desktop.models.gds.paste import Pasted, UnreadReason, read_paste
from desktop.models.gds.segments import read_segment
from desktop.models.quote import PassengerType

TODAY = date(2026, 11, 21)

AMADEUS = """\
--- TST TSM RLR SFP ---
RP/AMS1A0980/AMS1A0980            AA/GS  21NOV26/0358Z   QDDWB6
AMS1A0980/9998WS/9NOV26
  1.JANSEN/ANNA MRS(ADT/01FEB86)   2.JANSEN/PIET MR(INFJANSEN/TIM/10OCT25)
  3.JANSEN/SANNE MISS(CHD/12JAN18)
  4  KL1677 Y 22NOV 7 AMSBCN HK3  1215 1430  22NOV  E  KL/QDDWB6
  5  KL 641 Y 04DEC 5 BCNJFK HK3  1130P 610A 05DEC  E  KL/QDDWB6
     OPERATED BY DELTA AIR LINES
  6 AP AMS 020 1234567-A
  7 TK TL22NOV/1200/AMS1A0980
  8 SSR ADTK 1A TO KL BY 22NOV 1800 AMS OTHERWISE WILL BE XLD
  9 RM NOTIFY PASSENGER PRIOR TO TICKET PURCHASE & CHECK-IN:
       FEDERAL LAWS FORBID THE CARRIAGE OF HAZARDOUS MATERIALS -
 10 FA PAX 074-2345678901/ETKL/EUR300.00/08SEP26/AMS1A0980/05578
       602/S4-5
 11 FP CCVI4111111111111111/0119/A05857A
TST00001     AMS1A0980/28NOV I 0 LD 30NOV26 OD AMSBCN
FARE  F EUR      241.00
TX001 X EUR    12.34YQAC TX002 X EUR     1.00CJSO TX003 O EUR 5.50RNMI
TOTAL   EUR      259.84
ADD COLLECT   EUR   118.00
PENALTY   EUR    68.00
RESIDUAL  EUR 0.00
"""
SABRE = """\
 1.1JANSEN/JOHN MR*AW918782    2.2DE VRIES/ANNY MRS/PIET MR
 3.I/1JANSEN/TIM*10OCT25
 1 TK 224S 12APR 1 CCSIST*HK2  0030  1910  /DCTK*SII3YM /E
 2 TK  27A 27APR 2 PVGIST*HK2  2225  0525   28APR 3
                                               /DCTK*SII3YM /E
 3 9U 173O 20JUN J KIVDME HK1  0700  0845  /DC9U*QEPF7 /E
TKT/TIME LIMIT
  1.TAW6IIF11JUN077/0400A/
PQ 1  NCB
BASE FARE                     TAXES/FEES/CHARGES           TOTAL
USD2741.00                       1119.30XT          USD3860.30ADT
XT BREAKDOWN
        28.00YQ        740.00YR         72.90AK          2.50C2
       219.30YN         27.40EU         11.60TR         13.00CN
         4.60M6
BASE FARE       EQUIV AMT     TAXES/FEES/CHARGES          TOTAL
USD65.00        UAH1738         944XT                UAH2682ADT
"""
TRAVELPORT = """\
K7LM2P/WS QSBYC DPBVGWS  AG 99999992 21NOV
 1.1JANSEN/ANNAMRS  2.1JANSEN/TIMMSTR*P-C07
 1. KL 1677 Y  22NOV AMSBCN HK1  1215   1430   O        E SU
 2 SQ  21Z 14DEC EWRSIN SS1  1025A  510P+*      MO/TU   E  1
FQG 1.4         Y0|   USD  4942.00   437.91   10759.82 ADT
FQG 2           Y0|   USD   355.00    64.41     419.41 INF
GRAND TOTAL INCLUDING TAXES ****     USD     16549.34
NYC SQ SIN 20.00NUC20.00END FARE USD 30.00 TAX 8.90XF TAX 12.60ZP TOT USD 51.50
"""


def flights(pasted: Pasted) -> list[tuple[str, str, str]]:
    return [(one.flight, one.departs, one.arrives) for one in pasted.itinerary.segments]


def test_an_amadeus_booking_is_read() -> None:
    read = read_paste(AMADEUS, TODAY)
    assert flights(read) == [
        ("KL1677", "2026-11-22T12:15", "2026-11-22T14:30"),
        ("KL641", "2026-12-04T23:30", "2026-12-05T06:10"),
    ]
    assert [one.operating for one in read.itinerary.segments] == ["", "DL"]
    assert read.unread == ()
    assert [(one.name, one.type) for one in read.passengers] == [
        ("Anna Jansen", PassengerType.ADULT),
        ("Piet Jansen", PassengerType.ADULT),
        ("Tim Jansen", PassengerType.INFANT),
        ("Sanne Jansen", PassengerType.CHILD),
    ]
    (fare,) = read.fares
    assert (fare.base, fare.taxes, fare.paid_taxes) == (
        24100,
        [("YQ", 1234), ("CJ", 100)],
        [("RN", 550)],
    )
    assert read.reissue is not None
    assert (read.reissue.add_collect, read.reissue.penalty, read.reissue.residual) == (
        11800,
        6800,
        0,
    )
    assert read.locator == "QDDWB6"
    assert [one.wall for one in read.limits] == [
        "2026-11-22T12:00",
        "2026-11-22T18:00",
        "2026-11-30T23:59",
    ]
    assert [str(ticket) for ticket in read.tickets] == ["074-2345678901"]


def test_what_could_not_be_read_is_named_by_its_line() -> None:
    unheard_of = AMADEUS.replace("DELTA AIR LINES", "SOMEBODY ELSE")
    read = read_paste(unheard_of, TODAY)
    assert [(one.number, one.reason) for one in read.unread] == [(8, UnreadReason.OPERATED_BY)]
    strange = read_paste("the customer asks for a window seat", TODAY)
    assert not strange and strange.unread[0].reason is UnreadReason.UNKNOWN


def test_a_sabre_booking_is_read() -> None:
    read = read_paste(SABRE, TODAY)
    assert flights(read) == [
        ("TK224", "2027-04-12T00:30", "2027-04-12T19:10"),
        ("TK27", "2027-04-27T22:25", "2027-04-28T05:25"),
    ]
    # 20 June 2027 is a Sunday, and J means Saturday: that was in 2026, before the others.
    assert [(one.number, one.reason) for one in read.unread] == [(6, UnreadReason.SEGMENT)]
    assert [(one.name, one.type.value) for one in read.passengers] == [
        ("John Jansen", "ADT"),
        ("Anny De Vries", "ADT"),
        ("Piet De Vries", "ADT"),
        ("Tim Jansen", "INF"),
    ]
    dollars, hryvnias = read.fares
    assert (dollars.base, dollars.total, len(dollars.taxes)) == (274100, 386030, 9)
    assert (hryvnias.currency, hryvnias.base, hryvnias.taxes) == ("UAH", 173800, [("XT", 94400)])


def test_a_travelport_booking_is_read() -> None:
    read = read_paste(TRAVELPORT, TODAY)
    assert flights(read) == [
        ("KL1677", "2026-11-22T12:15", "2026-11-22T14:30"),
        ("SQ21", "2026-12-14T10:25", "2026-12-15T17:10"),
    ]
    assert read.locator == "K7LM2P"
    assert [(one.name, one.type.value) for one in read.passengers] == [
        ("Anna Jansen", "ADT"),
        ("Tim Jansen", "CHD"),
    ]
    assert [(one.type, one.count, one.total) for one in read.fares] == [
        ("ADT", 2, 537991),
        ("INF", 1, 41941),
        ("", 1, 5150),
    ]
    assert read.unread == ()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("ANNAMRS", "Anna"),
        ("ANNA MARIA MRS", "Anna Maria"),
        ("AMR", "Amr"),
        ("AMR MR", "Amr"),
        ("ALEXANDR", "Alexandr"),
        ("ALEXANDR DR", "Alexandr"),
        ("J.MR", "J"),
    ],
)
def test_a_title_is_no_name_and_no_name_a_title(given: str, name: str) -> None:
    (one,) = read_paste(f" 1.1JANSEN/{given}", TODAY).passengers
    assert one.name == f"{name} Jansen"


def test_an_amadeus_quotation_is_read() -> None:
    screen = """\
EUR   241.00      22NOV26AMS KL BCN 271.91NUC271.91END ROE0.886300
EUR    12.34-YQ   XT EUR 3.00-VV
EUR     5.00-CJ
EUR   258.34
"""
    (fare,) = read_paste(screen, TODAY).fares
    assert fare == PastedFare("EUR", 24100, [("YQ", 1234), ("CJ", 500)], total=25834)


def test_a_price_that_does_not_add_up_is_left_out() -> None:
    read = read_paste("FARE  F EUR 241.00\nTX001 X EUR 12.34YQAC\nTOTAL EUR 300.00", TODAY)
    assert read.fares == ()
    assert [(one.number, one.reason) for one in read.unread] == [(1, UnreadReason.SUMS)]


@pytest.mark.parametrize(
    ("screen", "taxes"),
    [
        ("FARE EUR 241.00\nTAX 12.34YQ\nTAX 5.00CJ\nTOTAL 258.34", [("YQ", 1234), ("CJ", 500)]),
        ("FARE 241.00\nTAX 12.34YQ 5.00CJ\nTOTAL EUR 258.34", [("YQ", 1234), ("CJ", 500)]),
        ("FARE 241.00\nTAX 17.34\nTOTAL 258.34 EUR", [("XT", 1734)]),
        ("BASE FARE: 241.00\nTAXES: EUR 17.34\nTOTAL: 258.34", [("XT", 1734)]),
        ("FARE  F EUR 241.00\nTAX 17.34\nTOTAL 258.34", [("XT", 1734)]),
        ("FARE USD 281.00\nEQUIV EUR 241.00\nTAX 17.34\nTOTAL 258.34", [("XT", 1734)]),
        ("FARE EUR 241.00 TAX 17.34 TOTAL 258.34", [("XT", 1734)]),
        ("FARE 241.00 / TAX 17.34 / TOTAL EUR 258.34", [("XT", 1734)]),
        (
            "AIR FARE : EUR  241.00\nTAX      : EUR  12.34YQ  EUR 3.00CJ\n"
            "AIRLINE SURCHARGES: EUR 2.00YR\nTOTAL    : EUR  258.34",
            [("YQ", 1234), ("CJ", 300), ("YR", 200)],
        ),
        ("FARE EUR 241.00\nTAX 12.34YQ 5.00CJ\nTAXES 17.34\nTOTAL 258.34", None),
    ],
)
def test_a_price_whose_currency_stands_once(
    screen: str, taxes: list[tuple[str, int]] | None
) -> None:
    read = read_paste(screen, TODAY)
    taxes = taxes or [("YQ", 1234), ("CJ", 500)]  # the last one's sum says nothing new
    assert read.fares == (PastedFare("EUR", 24100, taxes, total=25834),)
    assert read.unread == ()


@pytest.mark.parametrize(
    ("screen", "reasons"),
    [
        ("FARE 241.00\nTAX 17.34\nTOTAL 258.34", [UnreadReason.CURRENCY]),
        ("FARE 241.00\nTAX EUR 17.34\nTOTAL USD 258.34", [UnreadReason.CURRENCY]),
        ("FARE 241.00\nTAX 17.34\nTOTAL 258.34 ADT", [UnreadReason.CURRENCY]),
        ("FARE USD 100.00\nTAX EUR 10.00\nTOTAL EUR 110.00", [UnreadReason.CURRENCY]),
        (
            "FARE  F USD 100.00\nTX001 X EUR 10.00YQAC\nTOTAL EUR 110.00",
            [UnreadReason.CURRENCY],
        ),
        ("USD100.00  10.00XT  EUR110.00ADT", [UnreadReason.CURRENCY]),
        ("FARE EUR 241.00\nTAX 17.34\nTOTAL 300.00", [UnreadReason.SUMS]),
        ("FARE EUR 241.00\nTAX 17.34\nTAX 12.34YQ\nTAX 5.00CJ\nTOTAL 258.34", [UnreadReason.SUMS]),
        ("FARE EUR 241.00\nTAX EUR 12.34YQ USD 5.00CJ\nTOTAL 258.34", [UnreadReason.CURRENCY]),
        ("FARE EUR 241.00\nTAX 17.34", [UnreadReason.SUMS]),
        ("FARE JPY 24100\nTAX 12.34\nTOTAL 24112", [UnreadReason.SUMS, UnreadReason.AMOUNT]),
        ("TAX 5.00\nTOTAL 5.00", [UnreadReason.UNKNOWN, UnreadReason.UNKNOWN]),
    ],
)
def test_a_price_whose_currency_is_not_certain_is_left_out(
    screen: str, reasons: list[UnreadReason]
) -> None:
    read = read_paste(screen, TODAY)
    assert read.fares == () and [one.reason for one in read.unread] == reasons


@pytest.mark.parametrize(
    "line",
    [
        "ADD COLLECT EUR 1,118.00",
        "ADD COLLECT EUR 59.00-",
        "PENALTY 68.00",
        "RESIDUAL EUR 20,00",
        "CHANGE FEE EUR 68.00.5",
    ],
)
def test_no_part_of_an_amount_is_read_as_the_whole(line: str) -> None:
    read = read_paste(line, TODAY)
    assert read.reissue is None and [one.reason for one in read.unread] == [UnreadReason.UNKNOWN]


def test_a_passenger_type_behind_an_amount_is_no_currency() -> None:
    [fare] = read_paste("FARE 241.00 CHD\nTAX 17.34\nTOTAL EUR 258.34", TODAY).fares
    assert (fare.currency, fare.type, fare.total) == ("EUR", "CHD", 25834)


def test_each_passengers_price_begins_with_its_fare() -> None:
    one, other = "FARE EUR 241.00\nTAX 17.34\nTOTAL 258.34", "FARE 24.00\nTOTAL EUR 24.00"
    read = read_paste(f"{one}\n{other}\nGRAND TOTAL EUR 282.34", TODAY)
    assert [(fare.currency, fare.base, fare.total) for fare in read.fares] == [
        ("EUR", 24100, 25834),
        ("EUR", 2400, 2400),
    ]


def test_amounts_have_their_currencys_decimals() -> None:
    yen = read_paste("FARE  F JPY 24100\nTX001 X JPY 1234YQAC\nTOTAL JPY 25334", TODAY)
    assert yen.fares[0].total == 25334
    wrong = read_paste("FARE  F JPY 24100.50", TODAY)
    assert wrong.unread[0].reason is UnreadReason.AMOUNT


@pytest.mark.parametrize(
    ("day", "departs"),
    [
        ("21NOV", "2026-11-21"),
        ("20NOV", "2026-11-20"),
        ("19NOV", "2027-11-19"),
        ("02JAN", "2027-01-02"),
        ("02JAN 6", "2027-01-02"),
        ("10SEP 4", "2026-09-10"),
        ("10SEP 5", "2027-09-10"),
        ("22NOV26 7", "2026-11-22"),
    ],
)
def test_the_year_is_the_next_or_what_the_weekday_says(day: str, departs: str) -> None:
    read = read_segment(f" 2  KL1677 Y {day} AMSBCN HK2  1215 1430", TODAY)
    assert read is not None and read.segment.departs == f"{departs}T12:15"


@pytest.mark.parametrize("day", ["31FEB", "22NOV 3", "22NOV25 7", "22NVO 7", "29FEB 1"])
def test_a_day_that_is_not_certain_is_not_guessed(day: str) -> None:
    line = f" 2  KL1677 Y {day} AMSBCN HK2  1215 1430"
    assert read_segment(line, TODAY) is None
    assert read_paste(line, TODAY).unread[0].reason is not UnreadReason.GONE


@pytest.mark.parametrize(
    "line",
    [
        "SU 22NOV KL1677 Y AMSBCN HK1 1215 1430",
        " 1. SUN 22NOV26 KL 1677 Y AMS BCN HK1  1215 1430",
        " 1  22NOV 7 KL1677 Y AMSBCN HK1 1215 1430",
        "22NOV SU KL1677Y AMSBCN HK2  1215P  230P",
        "22NOV S KL1677 Y AMSBCN HK2  1215  1430",
        "SUN, 22NOV KL1677 AMSBCN 1215 1430",
        "22NOV KL1677 AMSBCN 1215 1430",
        "KL 1677 Y Sun 22Nov26 AMS BCN 12:15 14:30",
        " 1 7 KL1677 Y 22NOV AMSBCN HK1 1215 1430",
        "SU KL1677 Y 22NOV 7 AMSBCN HK1 1215 1430",
    ],
)
def test_a_day_before_the_flight_is_read(line: str) -> None:
    read = read_paste(line, TODAY)
    assert flights(read) == [("KL1677", "2026-11-22T12:15", "2026-11-22T14:30")]
    assert read.unread == ()


@pytest.mark.parametrize(
    ("line", "flight"),
    [
        ("22NOV 3U8888 Y PEKCTU HK1 1215 1430", "3U8888"),  # no Tuesday
        ("22NOV SU 1677 Y SVOLED HK1 1215 1430", "SU1677"),  # Aeroflot, no Sunday
        ("SU 1677 Y 22NOV SVOLED HK1 1215 1430", "SU1677"),
        (" 2 FR 1234 Y 22NOV STNDUB HK1 1215 1430", "FR1234"),
    ],
)
def test_a_carrier_that_looks_like_a_weekday_is_the_carrier(line: str, flight: str) -> None:
    assert flights(read_paste(line, TODAY)) == [(flight, "2026-11-22T12:15", "2026-11-22T14:30")]


@pytest.mark.parametrize(
    "line",
    [
        "SA 22NOV KL1677 Y AMSBCN HK1 1215 1430",  # a Sunday
        "SU 22NOV 6 KL1677 Y AMSBCN HK1 1215 1430",
        " 1 6 KL1677 Y 22NOV AMSBCN HK1 1215 1430",
        "22NOV S KL1677 AMSBCN 1215 1430",  # the weekday, or the class
        "22NOV KL1677 Y AMSBCN 1115 1215 1430",
        " 2 22NOV KL1677 Y OPEN AMSBCN",
        " 2 KL1677 Y 22NOV AMSBCN HK1 @1215P  230P",
        "22NOV AT 12 THE MAN CALLED",
    ],
)
def test_what_is_not_certain_of_a_day_before_the_flight_is_named(line: str) -> None:
    read = read_paste(line, TODAY)
    assert not read.itinerary and [one.reason for one in read.unread] == [UnreadReason.SEGMENT]


@pytest.mark.parametrize(
    ("times", "arrives"),
    [
        ("1215 1430", "2026-11-22T14:30"),
        ("2215 0030+1", "2026-11-23T00:30"),
        ("2215 0030 +1", "2026-11-23T00:30"),
        ("1115P #1230A", "2026-11-23T00:30"),
        ("2215 0030  23NOV", "2026-11-23T00:30"),
        ("0005 1700 -1", "2026-11-21T17:00"),
        ("22:15 0:30+1", "2026-11-23T00:30"),
        ("0030  -1015", "2026-11-21T10:15"),
        ("1200N 100P", "2026-11-22T13:00"),
        ("900A1210P 22NOV", "2026-11-22T12:10"),
        ("      2E 1215 1430   *1A/E*", "2026-11-22T14:30"),
        ("       I 1215 0030+1 *1A/E*", "2026-11-23T00:30"),
        ("1115 2F 1215 1430  738 E 0 M", "2026-11-22T14:30"),
    ],
)
def test_the_day_of_arrival_follows_its_mark(times: str, arrives: str) -> None:
    read = read_segment(f" 2  KL1677 Y 22NOV 7 AMSBCN HK2  {times}", TODAY)
    assert read is not None and read.segment.arrives == arrives


def test_which_of_three_times_a_flight_leaves_at_is_not_guessed() -> None:
    line = " 2  KL1677 Y 22NOV 7 AMSBCN HK2  1115 1215 1430   *1A/E*"
    assert read_segment(line, TODAY) is None
    assert read_paste(line, TODAY).unread[0].reason is UnreadReason.SEGMENT


def test_over_the_date_line_the_next_flight_leaves_the_day_before() -> None:
    read = read_paste(
        """RP/AKLNZ0980/AKLNZ0980            AA/SU  12NOV26/0213Z   R8T2KQ
4105-1254
  1.JANSEN/ANNA MRS(INFJANSEN/TIM/14FEB26)
  2  HA 446 Y 22JAN 5 AKLHNL HK1  0030 1015  21JAN  E  HA/ABCDEF
  3  HA 002 Y 21JAN 4 HNLLAX HK1  1300 2030  21JAN  E  HA/ABCDEF
  4 /SSR INFT HA HK1 JANSEN/TIM 14FEB26/S2/P1
""",
        TODAY,
    )
    assert [departs for _, departs, _ in flights(read)] == ["2027-01-22T00:30", "2027-01-21T13:00"]
    assert read.unread == ()


def test_what_a_mail_quotes_is_read() -> None:
    plain = " 1. KL 1677 Y 22NOV AMSBCN HK1  1215   1430  O        E SU"
    quoted = "\n".join((">>> " + plain.replace(" ", "\xa0"), "> *FQ", ">*FQ"))
    read = read_paste(quoted, TODAY)
    assert flights(read) == [("KL1677", "2026-11-22T12:15", "2026-11-22T14:30")]
    assert read.unread == ()


def test_a_flight_that_the_booking_holds_no_more_is_left_out() -> None:
    line = " 2  KL1677 Y 22NOV 7 AMSBCN HX2  1215 1430  22NOV  E  KL/ABC123"
    read = read_paste(line, TODAY)
    assert not read.itinerary and read.unread[0].reason is UnreadReason.GONE


@pytest.mark.parametrize(
    "line",
    ["PNR G8CNT4", "Record locator: G8CNT4", "Booking reference G8CNT4", "BKG REF. G8CNT4"],
)
def test_a_booking_code_is_read_behind_its_name(line: str) -> None:
    read = read_paste(f"Dear colleague,\n\n\n{line}\nTicket number: 074-2345678901", TODAY)
    assert read.locator == "G8CNT4" and [str(one) for one in read.tickets] == ["074-2345678901"]
    assert [one.number for one in read.unread] == [1]


def test_a_flight_with_its_day_is_no_booking_code() -> None:
    read = read_paste("KL1619/21DEC AMSLIN 1215/1400", TODAY)
    assert read.locator == "" and [one.number for one in read.unread] == [1]


def test_a_card_number_goes_nowhere() -> None:
    read = read_paste("remember 4111 1111 1111 1111 please", TODAY)
    assert "4111" not in read.unread[0].line


@pytest.mark.property
@given(st.text(max_size=300) | st.text("KL1677 YNOVAMSBCN/0123456789.\n", max_size=300))
def test_whatever_is_pasted_is_survived(text: str) -> None:
    read = read_paste(text, TODAY)
    assert all(fare.adds_up for fare in read.fares)
    assert all(not segment.problems() for segment in read.itinerary.segments)
