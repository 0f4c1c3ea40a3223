"""Every distance and size of the design, as a named measure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metrics:
    """Distances and sizes in device-independent pixels; the grid is 8.

    Of a theme, `theme.metrics` are those of the text's size now: what holds text grows with it.
    """

    rail_width: int = 60
    inbox_width: int = 328
    inbox_min_width: int = 264
    strip_width: int = 64
    thread_min_width: int = 380
    thread_width: int = 500
    quote_width: int = 372
    quote_min_width: int = 316
    status_height: int = 28
    header_height: int = 60
    row_height: int = 88
    line_height: int = 19
    meta_height: int = 16
    badge_height: int = 20
    tab_height: int = 36
    row_padding: int = 14
    avatar: int = 36
    avatar_small: int = 32
    channel_mark: int = 16
    icon: int = 20
    rail_button: int = 40
    radius_badge: int = 6
    radius_field: int = 8
    radius_card: int = 14
    radius_tail: int = 5
    bubble_width: int = 430
    selected_edge: int = 3
    focus_ring: int = 2


METRICS = Metrics()
