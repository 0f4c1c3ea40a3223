"""What a person chose at this desk: language, looks, keys, notices, hours. Nothing secret."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from desktop.models.inbox_filter import SavedView, views_from_json
from desktop.models.stuck_kind import MOST_MIN, StuckKind

_T = TypeVar("_T")
_Otherwise = TypeVar("_Otherwise")

TEXT_PERCENT = (80, 200)
"""The smallest and the largest text, in percent of the system's."""
RECENT_EMOJI = 9
"""So many emoji that were used last are remembered."""
TEXT_PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)
"""The sizes that are offered."""
REMIND_MIN = (5, 12 * 60)
"""The shortest and the longest time before its end at which a link is reminded of, in minutes."""
_MOST_TARGET_MIN = 7 * 24 * 60
_DAY_MIN = 24 * 60


class Notice(StrEnum):
    """What the desk may call a person's attention to, by a notification and a sound."""

    PAID = "paid"
    DECLINED = "declined"
    NOT_DELIVERED = "not_delivered"
    REMIND = "remind"
    """A link is about to end, and only a person can see to its reminder."""
    ASSIGNED = "assigned"
    MENTIONED = "mentioned"
    OVERDUE = "overdue"
    STUCK = "stuck"
    """Money waits longer for us than was promised."""


_SOUNDS: Mapping[Notice, str] = MappingProxyType(
    {
        Notice.PAID: "chime",
        Notice.DECLINED: "fall",
        Notice.NOT_DELIVERED: "fall",
        Notice.REMIND: "knock",
        Notice.ASSIGNED: "knock",
        Notice.MENTIONED: "wood",
        Notice.OVERDUE: "drop",
        Notice.STUCK: "drop",
    }
)
"""Until a person chooses others: bad news sounds low, money high."""


@dataclass(frozen=True, slots=True)
class BusinessHours:
    """When somebody answers. `days` are Monday to Sunday, each the spans that are worked, in
    minutes from midnight of `zone` (an IANA name; empty: this computer's). No span on any day means
    around the clock.
    """

    zone: str = ""
    days: tuple[tuple[tuple[int, int], ...], ...] = ((),) * 7

    @property
    def around_the_clock(self) -> bool:
        """Whether every hour counts."""
        return not any(self.days)


@dataclass(frozen=True, slots=True)
class Preferences:
    """All choices; each has a default, so that a desk without any works.

    `language`, `theme`: empty where the settings file decides, `system` follows the system.
    `text_percent` is of the system's text size. `retention_days` and `lock_after_min` are None
    where the settings file decides.
    `first_target_min` and `next_target_min` are minutes of business hours within which the first
    and every further reply is due. `stuck_after_min` are minutes after which a kind of stuck money
    calls for attention, where they differ from what is usual. `remind_before_min` is how many
    minutes before a link ends its customer is reminded without a click; None: never. `sounds`
    names a sound for a notice;
    a notice without one is silent. `quiet_until` is do-not-disturb: UTC seconds, infinity until it
    is ended. `keys` are Qt's portable names by action, where they differ from the table; no name
    means no key.
    `recent_emoji` are the signs used last, the last one first. `views` are the saved views of the
    inbox, in the order of their tabs.
    """

    language: str = ""
    theme: str = ""
    text_percent: int = 100
    retention_days: int | None = None
    lock_after_min: int | None = None
    first_target_min: int = 20
    next_target_min: int = 20
    business_hours: BusinessHours = BusinessHours()
    remind_before_min: int | None = None
    stuck_after_min: Mapping[StuckKind, int] = field(default_factory=lambda: MappingProxyType({}))
    notices: frozenset[Notice] = frozenset(Notice)
    sounds_on: bool = True
    sounds: Mapping[Notice, str] = field(default_factory=lambda: _SOUNDS)
    quiet_until: float | None = None
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    spelling: bool = True
    recent_emoji: tuple[str, ...] = ()
    views: tuple[SavedView, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return what `from_json` reads."""
        return {
            "language": self.language,
            "theme": self.theme,
            "text_percent": self.text_percent,
            "retention_days": self.retention_days,
            "lock_after_min": self.lock_after_min,
            "first_target_min": self.first_target_min,
            "next_target_min": self.next_target_min,
            "business_hours": {
                "zone": self.business_hours.zone,
                "days": [[list(span) for span in day] for day in self.business_hours.days],
            },
            "remind_before_min": self.remind_before_min,
            "stuck_after_min": {kind.value: most for kind, most in self.stuck_after_min.items()},
            "notices": sorted(self.notices),
            "notices_offered": sorted(Notice),
            "sounds_on": self.sounds_on,
            "sounds": {notice.value: name for notice, name in self.sounds.items()},
            "quiet_until": "ended by hand" if self.quiet_until == _FOREVER else self.quiet_until,
            "keys": {action: list(sequences) for action, sequences in self.keys.items()},
            "spelling": self.spelling,
            "recent_emoji": list(self.recent_emoji),
            "views": [view.as_json() for view in self.views],
        }

    @classmethod
    def from_json(cls, data: object) -> "Preferences":
        """Read choices. What cannot be read has its default; its neighbours are kept."""
        values = data if isinstance(data, Mapping) else {}
        default = cls()

        def read(name: str, how: Callable[[Any], _T], otherwise: _Otherwise) -> _T | _Otherwise:
            try:
                return how(values[name])
            except (KeyError, TypeError, ValueError, OverflowError):
                return otherwise

        def count(name: str, otherwise: _Otherwise, least: int, most: int) -> int | _Otherwise:
            return read(name, lambda value: _whole(value, least, most), otherwise)

        return cls(
            language=read("language", _text, default.language),
            theme=read("theme", _text, default.theme),
            text_percent=count("text_percent", default.text_percent, *TEXT_PERCENT),
            retention_days=count("retention_days", None, 0, 3650),
            lock_after_min=count("lock_after_min", None, 0, _DAY_MIN),
            first_target_min=count("first_target_min", 20, 1, _MOST_TARGET_MIN),
            next_target_min=count("next_target_min", 20, 1, _MOST_TARGET_MIN),
            business_hours=read("business_hours", _hours, default.business_hours),
            remind_before_min=count("remind_before_min", None, *REMIND_MIN),
            stuck_after_min=read("stuck_after_min", _promises, default.stuck_after_min),
            # What was not yet offered when she chose is on, as at the beginning.
            notices=read("notices", _notices, default.notices)
            | (default.notices - read("notices_offered", _notices, _OFFERED_AT_FIRST)),
            sounds_on=read("sounds_on", _yes_or_no, default.sounds_on),
            sounds=read("sounds", _sounds, default.sounds),
            quiet_until=read("quiet_until", _until, default.quiet_until),
            keys=read("keys", _keys, default.keys),
            spelling=read("spelling", _yes_or_no, default.spelling),
            recent_emoji=read("recent_emoji", _recent, default.recent_emoji),
            views=read("views", views_from_json, default.views),
        )


_FOREVER = float("inf")
_OFFERED_AT_FIRST = frozenset(Notice) - {Notice.STUCK, Notice.REMIND}
"""Before a file told what was offered."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Any, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise ValueError
    return value


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _until(value: Any) -> float | None:
    if value == "ended by hand":
        return _FOREVER
    if value is not None and not 0.0 <= float(value) < _FOREVER:
        raise ValueError
    return None if value is None else float(value)


def _recent(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(map(_text, value))[:RECENT_EMOJI]


def _hours(value: Any) -> BusinessHours:
    days = tuple(tuple(map(_span, day)) for day in value["days"])
    if len(days) != 7:
        raise ValueError
    return BusinessHours(_text(value["zone"]), days)


def _span(value: Any) -> tuple[int, int]:
    begin, end = value
    if _whole(begin, 0, _DAY_MIN) >= _whole(end, 0, _DAY_MIN):
        raise ValueError
    return begin, end


def _sounds(value: Any) -> Mapping[Notice, str]:
    return MappingProxyType({Notice(notice): _text(name) for notice, name in dict(value).items()})


def _notices(value: Any) -> frozenset[Notice]:
    return frozenset(map(Notice, value))


def _promises(value: Any) -> Mapping[StuckKind, int]:
    return MappingProxyType(
        {StuckKind(kind): _whole(most, 1, MOST_MIN) for kind, most in dict(value).items()}
    )


def _keys(value: Any) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {_text(action): tuple(map(_text, sequences)) for action, sequences in dict(value).items()}
    )
