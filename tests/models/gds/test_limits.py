"""Until when a screen says that the ticket must be issued, and which of several limits counts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.models.gds.into_quote import Side, with_limit
from desktop.models.gds.limits import TimeLimit, read_limit
from desktop.models.gds.paste import UnreadReason, read_paste
from desktop.models.quote import Flight, Quote
from desktop.services.airports import zone_of

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 14, tzinfo=UTC).timestamp()
FROM_JFK = Quote("q", 1, new=Flight("JFK", "AMS"))


@pytest.mark.parametrize(
    ("line", "wall", "city"),
    [
        ("  7 TK TL22NOV/1200/AMS1A0980", "2026-11-22T12:00", ""),
        ("  7 TK XL22NOV/AMS1A0980", "2026-11-22T23:59", ""),
        ("8 SSR ADTK 1A TO KL BY 22NOV 1800 AMS OTHERWISE WILL BE XLD", "2026-11-22T18:00", "AMS"),
        ("SSR ADTK 1S BY 22NOV 2359 GMT OTH KL CXL", "2026-11-22T23:59", "UTC"),
        ("12.SSR ADTK 1A TO QR BY 22NOV 0559Z", "2026-11-22T05:59", "UTC"),
        (" 5.SSR ADTK 1E BY PEK23NOV26/1200 OR CXL CA931", "2026-11-23T12:00", "PEK"),
        ("SSR OTHS 1S PLS ADTK BY 22NOV/1800 CXL", "2026-11-22T18:00", ""),
        (
            "OPW-22NOV:1200/1C8/KL REQUIRES TICKET ON OR BEFORE 23NOV:1200/S4",
            "2026-11-23T12:00",
            "",
        ),
        ("OPC-24NOV:1200/1C8/KL CANCELLATION DUE TO NO TICKET", "2026-11-24T12:00", ""),
        ("TST00001     AMS1A0980/28NOV I 0 LD 30NOV26 OD AMSBCN", "2026-11-30T23:59", ""),
        ("LAST TKT DTE 20DEC26/23:59 LT IN POS", "2026-12-20T23:59", ""),
        ("LAST DATE TO PURCHASE TICKET: 22NOV26", "2026-11-22T23:59", ""),
        ("  1.TAW6IIF11JUN077/0400A/", "2027-06-11T04:00", ""),
        ("TKTG-TAU/22NOV", "2026-11-22T23:59", ""),
        ("  7 TK TL05DEC/AMSKL0100/1800", "2026-12-05T18:00", ""),
        ("  7 TK TL05DEC/AMSKL0100/1800/P1-2", "2026-12-05T18:00", ""),
        ("  7 TK TL05DEC/AMSKL0100", "2026-12-05T23:59", ""),
        ("TKTL05DEC1800", "2026-12-05T18:00", ""),
        ("TKTL05DEC18:00", "2026-12-05T18:00", ""),
        ("TKXL05DEC/1800", "2026-12-05T18:00", ""),
        ("TKTL05DEC261800", "2026-12-05T18:00", ""),
        ("LD 05DEC26 1800 OD", "2026-12-05T18:00", ""),
        ("LAST TKT DTE 20DEC26 AT 18.00 LT", "2026-12-20T18:00", ""),
        ("LAST DATE TO PURCHASE TICKET: 22NOV26 / 2359", "2026-11-22T23:59", ""),
        ("SSR ADTK 1S TO BA BY 1800 04DEC AMS", "2026-12-04T18:00", "AMS"),
        ("SSR ADTK 1S TO BA BY 1800/4DEC GMT", "2026-12-04T18:00", "UTC"),
        ("SSR ADTK 1S TO BA BY 04DEC 0600PM OR CXL KL1677 Y 05DEC", "2026-12-04T18:00", ""),
        (
            "SSR OTHS 1A AUTO XX IF SSR TKNA/E/M/C NOT RCVD BY LH BY 1430/05DEC/FRA LT",
            "2026-12-05T14:30",
            "FRA",
        ),
    ],
)
def test_each_system_says_it_in_its_own_words(line: str, wall: str, city: str) -> None:
    assert read_limit(line, TODAY) == TimeLimit(wall, city)


@pytest.mark.parametrize(
    "line",
    [
        "  7 TK OK08SEP/AMS1A0980",
        "  1.T-22NOV-AMS",
        "FA PAX 074-2345678901/ETKL/22NOV26",
    ],
)
def test_what_is_no_limit(line: str) -> None:
    assert read_limit(line, TODAY) is None


@pytest.mark.parametrize(
    "line",
    [
        "  7 TK TL99ABC",
        "TKTL1800",
        "TKTL05DEC2026",  # a year or 20:26
        "TKTL05DEC2560",
        "LAST TKT DTE 05/12/26",
        "LAST TKT DTE 20DEC26 - SEE 1700 NOTE",
        "SSR ADTK 1S TO BA BY 04DEC BEFORE 1800",
        "SSR ADTK 1S TO BA BY 04DEC 1800 GMT+1",
        "SSR ADTK 1S TO BA BY 04DEC 1800 EST",
        "SSR ADTK 1A TO KL ADV TKT NBR OR CXL",
        "TAW6IIF22NOV/5P",
    ],
)
def test_a_limit_that_is_not_read_to_its_end_is_named_and_none_is_taken(line: str) -> None:
    pasted = read_paste(line, TODAY)
    assert pasted.limits == ()
    assert [(one.line, one.reason) for one in pasted.unread] == [(line.strip(), UnreadReason.LIMIT)]


def test_the_earliest_counts_by_the_clock_of_its_own_city() -> None:
    # 14:00 in New York is 20:00 in Amsterdam: the later time on paper is the earlier one.
    pasted = read_paste("7 TK TL22NOV/1400/NYC\n8 SSR ADTK TO KL BY 22NOV 1800 AMS", TODAY)
    limited = with_limit(FROM_JFK, pasted, Side.NEW, zones=zone_of, now=NOW)
    assert limited.ticketing_until == datetime(2026, 11, 22, 17, tzinfo=UTC).timestamp()
    assert with_limit(Quote("q", 1), pasted, Side.NEW, zones=zone_of, now=NOW).ticketing_until


def test_the_limit_of_an_issued_ticket_is_of_no_account() -> None:
    passed = read_paste("TST00001     AMS1A0980/28OCT I 0 LD 30OCT26 OD AMSBCN", TODAY)
    assert with_limit(FROM_JFK, passed, Side.OLD, zones=zone_of, now=NOW) == FROM_JFK
    there = with_limit(FROM_JFK, passed, Side.NEW, zones=zone_of, now=NOW)
    assert there.ticketing_until is not None and there.ticketing_until < NOW


def test_without_a_limit_the_one_that_was_typed_stays() -> None:
    typed = replace(FROM_JFK, ticketing_until=5.0)
    nothing = read_paste("PHONES", TODAY)
    assert with_limit(typed, nothing, Side.NEW, zones=zone_of, now=NOW) == typed
