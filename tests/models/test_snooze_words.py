"""Snoozing in words: what agents type, in English and Dutch, and what it never means."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.snooze_words import UNTIL_ANSWER, Snooze, parse, suggestions

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY_NOON = datetime(2026, 11, 30, 11, 30, tzinfo=AMSTERDAM)


def when(words: str, now: datetime = MONDAY_NOON) -> str:
    """What the words mean, by the clock in Amsterdam."""
    found = parse(words, now.timestamp(), AMSTERDAM)
    if found is None:
        return "?"
    if found.until is None:
        return "answer"
    return datetime.fromtimestamp(found.until, AMSTERDAM).strftime("%a %d %b %H:%M")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("tomorrow 9", "Tue 01 Dec 09:00"),
        ("tomorrow", "Tue 01 Dec 09:00"),
        ("Tomorrow at 14:30", "Tue 01 Dec 14:30"),
        ("tomorrow evening", "Tue 01 Dec 18:00"),
        ("tomorrow 3pm", "Tue 01 Dec 15:00"),
        ("in 2 hours", "Mon 30 Nov 13:30"),
        ("in half an hour", "Mon 30 Nov 12:00"),
        ("in an hour", "Mon 30 Nov 12:30"),
        ("90 minutes", "Mon 30 Nov 13:00"),
        ("1h30", "Mon 30 Nov 13:00"),
        ("in 3 days", "Thu 03 Dec 11:30"),
        ("in two weeks", "Mon 14 Dec 11:30"),
        ("tonight", "Mon 30 Nov 18:00"),
        ("tonight 8", "Mon 30 Nov 20:00"),
        ("monday 14:00", "Mon 30 Nov 14:00"),
        ("monday 9", "Mon 07 Dec 09:00"),
        ("wednesday", "Wed 02 Dec 09:00"),
        ("next monday", "Mon 07 Dec 09:00"),
        ("next week", "Mon 07 Dec 09:00"),
        ("next week friday 10:00", "Fri 11 Dec 10:00"),
        ("1 december", "Tue 01 Dec 09:00"),
        ("December 24 at 10", "Thu 24 Dec 10:00"),
        ("3", "Mon 30 Nov 15:00"),
        ("9", "Tue 01 Dec 09:00"),
        ("16:00", "Mon 30 Nov 16:00"),
        ("until she answers", "answer"),
        ("when he replies", "answer"),
        ("reply", "answer"),
        ("morgen 9", "Tue 01 Dec 09:00"),
        ("morgen om 9 uur", "Tue 01 Dec 09:00"),
        ("morgenochtend", "Tue 01 Dec 09:00"),
        ("morgenmiddag 2 uur", "Tue 01 Dec 14:00"),
        ("overmorgen", "Wed 02 Dec 09:00"),
        ("over 2 uur", "Mon 30 Nov 13:30"),
        ("over een half uur", "Mon 30 Nov 12:00"),
        ("over een kwartier", "Mon 30 Nov 11:45"),
        ("over 3 dagen", "Thu 03 Dec 11:30"),
        ("vanavond", "Mon 30 Nov 18:00"),
        ("vanavond 8 uur", "Mon 30 Nov 20:00"),
        ("vanmiddag", "Mon 30 Nov 13:00"),
        ("dinsdag half 9", "Tue 01 Dec 08:30"),
        ("maandag morgen", "Mon 07 Dec 09:00"),
        ("volgende week", "Mon 07 Dec 09:00"),
        ("volgende week woensdag", "Wed 09 Dec 09:00"),
        ("als ze antwoordt", "answer"),
        ("tot hij reageert", "answer"),
        ("", "?"),
        ("soon", "?"),
        ("yesterday", "?"),
        ("today 9:00", "?"),
        ("25:00", "?"),
        ("in 0 minutes", "?"),
        ("in 5 years", "?"),
        ("31 february", "?"),
    ],
)
def test_what_an_agent_types(words: str, meant: str) -> None:
    assert when(words) == meant


def test_the_night_that_has_an_hour_less() -> None:
    """Half past two does not exist on that morning; two days later is still nine o'clock."""
    night = datetime(2027, 3, 27, 20, 0, tzinfo=AMSTERDAM)
    assert when("tomorrow 2:30", night) == "Sun 28 Mar 03:30"
    assert when("in 2 days", night) == "Mon 29 Mar 20:00"
    autumn = datetime(2026, 10, 24, 20, 0, tzinfo=AMSTERDAM)
    assert when("tomorrow 9", autumn) == "Sun 25 Oct 09:00"


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "UTC")]
)
WORDS = st.lists(
    st.sampled_from(
        "tomorrow morgen monday ma next week volgende tonight vanavond in over 2 9 14:00 half uur "
        "hours dagen am pm december 1 31 february morning when she answers als ze 23:59 0 h".split()
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@given(words=WORDS | st.text(max_size=30), now=MOMENTS, zone=ZONES)
def test_never_in_the_past_and_never_out_of_sight(
    words: str, now: datetime, zone: ZoneInfo
) -> None:
    found = parse(words, now.timestamp(), zone)
    if found is not None and found.until is not None:
        assert 60 <= found.until - now.timestamp() <= 366 * 86400


@given(now=MOMENTS, zone=ZONES)
def test_suggestions_are_ahead_and_in_order(now: datetime, zone: ZoneInfo) -> None:
    offered = suggestions(now.timestamp(), zone)
    assert offered[0] == UNTIL_ANSWER
    times = [one.until for one in offered[1:] if one.until is not None]
    assert times == sorted(set(times)) and times[0] > now.timestamp()
    assert all(isinstance(one, Snooze) for one in offered) and len(offered) >= 3
