"""A day's hours as a person writes them: `9:00–12:30, 13:30–18:00`."""

import re
from itertools import pairwise

Spans = tuple[tuple[int, int], ...]
"""Begin and end of each, in minutes from midnight."""

_TIME = r"(\d{1,2})(?:[:.h]?(\d{2}))?"
_SPAN = re.compile(rf"\s*{_TIME}\s*(?:-|–|—|to|tot)\s*{_TIME}\s*", re.ASCII)
_DAY_MIN = 24 * 60


class NotHours(ValueError):
    """What was written is no hours of a day."""


def read_hours(text: str) -> Spans:
    """Read the hours of a day; nothing is a day off. Raises `NotHours`."""
    if not text.strip():
        return ()
    spans = sorted(_span(part) for part in re.split(r"[,;]", text))
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise NotHours
    return tuple(spans)


def hours_text(spans: Spans) -> str:
    """Write the hours of a day."""
    return ", ".join(f"{_clock(begin)}–{_clock(end)}" for begin, end in spans)


def _span(text: str) -> tuple[int, int]:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise NotHours
    begin_hour, begin_minute, end_hour, end_minute = (int(one or 0) for one in match.groups())
    begin, end = begin_hour * 60 + begin_minute, end_hour * 60 + end_minute
    if begin_minute > 59 or end_minute > 59 or not begin < end <= _DAY_MIN:
        raise NotHours
    return begin, end


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
