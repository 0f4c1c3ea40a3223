"""Screens of each reservation system whose prices run over several lines, and near misses."""

import time
from datetime import date

import pytest

from desktop.models.gds.amounts import PastedFare
from desktop.models.gds.into_quote import Left, Side, into_quote
from desktop.models.gds.paste import Pasted, UnreadReason, read_paste
from desktop.models.quote import PassengerType, Quote

TODAY = date(2026, 11, 21)

QUOTATION = """\
FXP/P1
01 JANSEN/ANNA
LAST TKT DTE 20DEC26/23:59 LT IN POS - SEE ADV PURCHASE
------------------------------------------------------------
     AL FLGT  BK   DATE  TIME  FARE BASIS      NVB  NVA   BG
 AMS
XLON KL  1007 Y    20DEC 0815  YNL                        1P
 NYC VS     3 Y    20DEC 1235  YNL                        1P

EUR   610.00      20DEC26AMS KL X/LON VS NYC M712.40YNL NUC
USD   702.00      712.40END ROE0.856262
USD   208.00-YQ   XT USD 13.40-CJ USD 12.60-RN USD 18.00-US USD
USD     9.00-VV   18.00-US USD 5.60-AY
                                                  PAGE  2/ 3
 MD
USD    67.60-XT
USD   986.60
BG CXR: KL
TICKETS ARE NON-REFUNDABLE
"""
TABLE = """\
   PASSENGER         PTC    NP  FARE EUR  TAX/FEE   PER PSGR
01 JANSEN/ANNA*      ADT     1     241.00   17.34     258.34
02 JANSEN/PIET       ADT     1     241.00   17.34     258.34
03 JANSEN/SANNE      CNN     1     180.00   17.34     197.34
04 JANSEN/TIM        INF     1      24.00    0.00      24.00
                   TOTALS    4     686.00   52.02     738.02
"""
LINEAR = """\
>$B/:N
$B-1 C21NOV26
AMS KL X/PAR AF NYC 190.64QOWEU NUC190.64END ROE0.890562
FARE EUR 170.00 EQU USD 193.00 TAX 4.50CJ TAX 8.70RN TAX
4.00VV TAX 113.70YQ TOT
USD 323.90
S1 NVB10DEC/NVA10DEC
E NONEND/REF AND CHNG RESTR
BAGGAGE ALLOWANCE
ADT
 KL AMSNYC  1PC
   BAG 2 -  70.00 EUR    UPTO50LB/23KG AND UPTO62LI/158LCM
"""
TICKET = """\
TKT-0742345678901        RCI-                     1A  LOC-K7Q2MX
 OD-AMSBCN  SI-      FCMI-0   POI-AMS  DOI-08SEP26  IOI-57100000
   1.JANSEN/SANNE MISS         CNN            ST
 1 OAMS KL1677   Y 22NOV1215 OK YNL           O   22NOV22NOV 1PC
    BCN
FARE   F EUR       123.00
TOTALTAX EUR        22.54
TOTAL    EUR       145.54
/FC AMS KL BCN137.24YNL NUC137.24END ROE0.896200
FO 074-9999999999AMS08AUG26/57100000/074-9999999999
"""
SABRE = """\
 1.1JANSEN/JOHN MR*AW918782  2.1JANSEN/SANNE*C-09
 1 KL1677Y 22NOV S AMSBCN HK2  1215P  230P /DCKL*QDDWB6 /E
TKT/TIME LIMIT
  1.TAW/22NOV
PHONES
  1.AMS0201234567-H
REMARKS
6IIF.6IIF*ALF 1157/16NOV26 GQZBOC H
"""
WORLDSPAN = """\
1P- X4T6XB
 1.1JANSEN/ANNA.MS  2.1JANSEN/SANNE.MISS*P-C07  3.1JANSEN/TIM*INF
 1 KL1677Y 22NOV SU AMSBCN HK2  1215P  230P     O $ E
 2 KL 641Y 04DEC FR AMSJFK HK2  1130P  610A#1   O $ E
P- 1.AMS/20 1234567-H
T- 1.TAW/22NOV
 ADT  EUR  241.00   17.34XT  EUR 258.34
 C07  EUR  180.00   17.34XT  EUR 197.34
"""
TRAVELSKY = """\
 1.JANSEN/ANNA MS 2.JANSEN/PIET MR HRXTNS
 3.  CA931  Y   SU22NOV  PEKFRA HK2   1430 1830          E T3 1
 4.  CA932  Y   FR04DEC  FRAPEK HK2   2025 1305+1        E 1 T3
 5.SSR ADTK 1E BY BJS23NOV26/1200 OR CXL CA931 Y22NOV
01 YRT FARE:CNY4130.00 TAX:CNY90.00 YQ:CNY1160.00 TOTAL:5380.00
FN/A/FCNY4130.00/SCNY4130.00/C3.00/XCNY1250.00/TCNY90.00CN/TCNY1160.00YQ/ACNY5380.00
"""


def read(text: str) -> Pasted:
    return read_paste(text, TODAY)


def test_an_amadeus_quotation_beside_its_construction() -> None:
    pasted = read(QUOTATION)
    taxes = [("YQ", 20800), ("VV", 900)]
    taxes += [("CJ", 1340), ("RN", 1260), ("US", 1800), ("US", 1800), ("AY", 560)]
    assert pasted.fares == (PastedFare("USD", 70200, taxes, total=98660),)
    assert pasted.unread == ()


def test_an_amadeus_quotation_for_several() -> None:
    pasted = read(TABLE)
    assert [(one.type, one.base, one.total) for one in pasted.fares] == [
        ("ADT", 24100, 25834),
        ("ADT", 24100, 25834),
        ("CNN", 18000, 19734),
        ("INF", 2400, 2400),
    ]
    people = read("  1.JANSEN/ANNA MRS(INF/TIM)  2.JANSEN/PIET MR  3.JANSEN/SANNE(CHD)")
    quote = into_quote(Quote("q", 1), people, Side.OLD).quote
    filled = into_quote(quote, pasted, Side.NEW)
    assert filled.left == ()
    assert [one.price and one.price.fare.new for one in filled.quote.passengers] == [
        24100,
        2400,
        24100,
        18000,
    ]


def test_two_prices_for_one_type_are_nobodys() -> None:
    dearer = TABLE.replace("241.00   17.34     258.34\n03", "251.00   17.34     268.34\n03")
    pasted = read(dearer)
    assert len(pasted.fares) == 4 and dearer != TABLE
    people = read("  1.JANSEN/ANNA MRS(INF/TIM)  2.JANSEN/PIET MR  3.JANSEN/SANNE(CHD)")
    quote = into_quote(Quote("q", 1), people, Side.OLD).quote
    assert into_quote(quote, pasted, Side.NEW).left == (Left.PRICES,)


def test_a_linear_fare_that_breaks_anywhere() -> None:
    pasted = read(LINEAR)
    taxes = [("CJ", 450), ("RN", 870), ("VV", 400), ("YQ", 11370)]
    assert pasted.fares == (PastedFare("USD", 19300, taxes, total=32390, type="ADT"),)
    assert pasted.unread == ()


@pytest.mark.parametrize(
    "cut",
    [
        LINEAR.replace("USD 323.90\n", ""),
        LINEAR.replace("4.00VV TAX 113.70YQ TOT\n", "\n"),
        QUOTATION.replace("USD   986.60\n", ""),
        QUOTATION.replace("USD     9.00-VV ", "                "),
        TICKET.replace("TOTALTAX EUR        22.54\n", ""),
        "FARE  F EUR 241.00",
        "EUR   241.00      22NOV26AMS KL BCN 271.91NUC271.91END ROE0.886300",
    ],
)
def test_a_price_of_which_a_line_is_missing_is_none(cut: str) -> None:
    pasted = read(cut)
    assert pasted.fares == ()
    assert UnreadReason.SUMS in [one.reason for one in pasted.unread]


def test_an_amadeus_ticket() -> None:
    pasted = read(TICKET)
    assert [(one.name, one.type) for one in pasted.passengers] == [
        ("Sanne Jansen", PassengerType.CHILD)
    ]
    assert pasted.fares == (PastedFare("EUR", 12300, [("XT", 2254)], total=14554),)
    # The ticket that this one was exchanged for is not the customer's any more.
    assert [str(one) for one in pasted.tickets] == ["074-2345678901"]
    assert pasted.locator == "K7Q2MX" and pasted.unread == ()


def test_an_emd_is_no_ticket() -> None:
    lines = "10 FA PAX 074-8212345678/DTKL/EUR30.00/08SEP26\n11 FA PAX 074-2345678901/ETKL/08SEP26"
    assert [str(one) for one in read(lines).tickets] == ["074-2345678901"]


def test_tickets_stand_as_the_passengers_do() -> None:
    lines = """\
  1.JANSEN/ANNA MRS(INF/TIM)   2.JANSEN/PIET MR
 10 FA PAX 074-2345678902/ETKL/EUR300.00/08SEP26/AMS1A0980/05578602/S3/P2
 11 FA PAX 074-2345678901/ETKL/EUR300.00/08SEP26/AMS1A0980/05578602/S3/P1
 12 FA INF 074-2345678903/ETKL/EUR30.00/08SEP26/AMS1A0980/05578602/S3/P1
"""
    quote = into_quote(Quote("q", 1), read(lines), Side.OLD).quote
    assert [(one.name, one.ticket[-1]) for one in quote.passengers] == [
        ("Anna Jansen", "1"),
        ("Tim Jansen", "3"),
        ("Piet Jansen", "2"),
    ]


def test_a_sabre_locator_and_child() -> None:
    pasted = read(SABRE)
    assert pasted.locator == "GQZBOC" and pasted.unread == ()
    assert [one.type.value for one in pasted.passengers] == ["ADT", "CHD"]


def test_a_worldspan_booking() -> None:
    pasted = read(WORLDSPAN)
    assert pasted.locator == "X4T6XB" and pasted.unread == ()
    assert [(one.name, one.type.value) for one in pasted.passengers] == [
        ("Anna Jansen", "ADT"),
        ("Sanne Jansen", "CHD"),
        ("Tim Jansen", "INF"),
    ]
    assert [(one.flight, one.departs, one.arrives) for one in pasted.itinerary.segments] == [
        ("KL1677", "2026-11-22T12:15", "2026-11-22T14:30"),
        ("KL641", "2026-12-04T23:30", "2026-12-05T06:10"),
    ]
    assert [(one.type, one.base, one.total) for one in pasted.fares] == [
        ("ADT", 24100, 25834),
        ("C07", 18000, 19734),
    ]


def test_a_travelsky_booking() -> None:
    pasted = read(TRAVELSKY)
    assert pasted.locator == "HRXTNS"
    assert [one.name for one in pasted.passengers] == ["Anna Jansen", "Piet Jansen"]
    assert [(one.flight, one.departs, one.arrives) for one in pasted.itinerary.segments] == [
        ("CA931", "2026-11-22T14:30", "2026-11-22T18:30"),
        ("CA932", "2026-12-04T20:25", "2026-12-05T13:05"),
    ]
    offered, stored = pasted.fares
    assert offered.taxes == [("XT", 9000), ("YQ", 116000)]
    assert stored.taxes == [("CN", 9000), ("YQ", 116000)]
    assert offered.total == stored.total == 538000


def test_who_flies_is_said_of_the_flight_above_and_no_other() -> None:
    good = " 2  KL1677 Y 22NOV 7 AMSBCN HK2  1215 1430\n"
    bad = " 3  KL 641 Y 05DEC 5 AMSJFK HK2  1000 1200\n     OPERATED BY DELTA AIR LINES"
    pasted = read(good + bad)  # 5 December is no Friday
    assert [one.operating for one in pasted.itinerary.segments] == [""]
    assert [one.reason for one in pasted.unread] == [
        UnreadReason.SEGMENT,
        UnreadReason.OPERATED_BY,
    ]


@pytest.mark.parametrize(
    "line",
    [
        " 2 FZ 4511 05FEB 3 DXBGOI HK1  2320  0400",
        " 3 TK1952 OPEN 22NOV AMSIST",
        " 4. *CZ3539 Y   FR04DEC  CANPEK HK1   0900 1200",
    ],
)
def test_a_flight_in_a_shape_that_is_not_known_is_not_passed_over(line: str) -> None:
    assert [one.reason for one in read(line).unread] == [UnreadReason.SEGMENT]


@pytest.mark.parametrize(
    "piece", ["USD 1", "TAX ", "1.A/", "A" * 79 + " ", " ", "9", "XT USD 1.00"]
)
def test_a_long_paste_takes_no_time(piece: str) -> None:
    started = time.process_time()  # the time of others does not count
    read(f"FARE USD 1 TAX {piece * (39_000 // len(piece))}")
    assert time.process_time() - started < 2.0
