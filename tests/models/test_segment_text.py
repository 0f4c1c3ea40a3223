"""A flight in one line."""

from datetime import date

import pytest

from desktop.models.itinerary_text import ItineraryError
from desktop.models.rebooking.itinerary import Segment
from desktop.models.segment_text import parse_segment, segment_text

TODAY = date(2026, 11, 20)


def read(text: str) -> Segment:
    return parse_segment(text, TODAY, lambda _pair: True)


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        ("ams bcn", Segment("AMS", "BCN")),
        ("kl1677 ams-bcn 22 nov 12:15", Segment("AMS", "BCN", "2026-11-22T12:15", "", "KL1677")),
        (
            "KL1677 AMS-BCN 22 nov 12:15-14:30",
            Segment("AMS", "BCN", "2026-11-22T12:15", "2026-11-22T14:30", "KL1677"),
        ),
        (
            "KL9441 JFK-AMS 22 nov 1830-0755 by DL",
            Segment("JFK", "AMS", "2026-11-22T18:30", "2026-11-23T07:55", "KL9441", "DL"),
        ),
        (
            "NRT HNL 22-11 21:00-09:00 +0",
            Segment("NRT", "HNL", "2026-11-22T21:00", "2026-11-22T09:00"),
        ),
        (
            "SYD LAX 22-11 10:00-11:00 -1",
            Segment("SYD", "LAX", "2026-11-22T10:00", "2026-11-21T11:00"),
        ),
    ],
)
def test_a_line_is_read_and_its_words_are_read_back(text: str, segment: Segment) -> None:
    assert read(text) == segment
    assert read(segment_text(segment)) == segment
    assert read(segment_text(segment, lambda day: f"{day.day} nov")) == segment


@pytest.mark.parametrize("text", ["", "AMS", "AMS BCN someday", "AMS BCN 22 nov 12:15-99:99"])
def test_what_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(ItineraryError):
        read(text)
