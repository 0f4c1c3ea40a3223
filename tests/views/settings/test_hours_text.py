"""A day's hours are read as people write them, and written one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.settings.hours_text import NotHours, Spans, hours_text, read_hours


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("  ", ()),
        ("9-17", ((540, 1020),)),
        ("9:00–17:30", ((540, 1050),)),
        ("09.00 tot 17.30", ((540, 1050),)),
        ("13:30-18:00, 9-12:30", ((540, 750), (810, 1080))),
        ("0-24", ((0, 1440),)),
        ("0900-1730", ((540, 1050),)),
    ],
)
def test_what_is_written_is_understood(text: str, spans: Spans) -> None:
    assert read_hours(text) == spans


@pytest.mark.parametrize(
    "text", ["x", "9", "17-9", "9-9", "9-25", "9:60-10", "9-12,11-13", "9-12,", "-5-9"]
)
def test_what_is_no_hours_is_refused(text: str) -> None:
    with pytest.raises(NotHours):
        read_hours(text)


@pytest.mark.property
@given(st.lists(st.integers(0, 1440), unique=True, max_size=8).filter(lambda m: len(m) % 2 == 0))
def test_what_is_written_reads_back(minutes: list[int]) -> None:
    edges = sorted(minutes)
    spans = tuple(zip(edges[::2], edges[1::2], strict=True))
    assert read_hours(hours_text(spans)) == spans


@pytest.mark.property
@given(st.text(alphabet="0123456789:.-–, tohx", max_size=20))
def test_any_text_is_hours_or_refused(text: str) -> None:
    try:
        spans = read_hours(text)
    except NotHours:
        return
    assert all(0 <= begin < end <= 1440 for begin, end in spans)
