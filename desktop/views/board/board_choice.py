"""Which board a person has chosen to see: the period, the channels, the team."""

from dataclasses import dataclass
from typing import Any

from desktop.models.board.channels import ChannelGroup
from desktop.models.board.figures import BoardFilter
from desktop.models.board.period import (
    Period,
    PeriodKind,
    last_12_months,
    last_30_days,
    this_week,
    today,
    week_named,
)


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """What stays the same while days go by: today is another day tomorrow. `week` is the ISO 8601
    name of a past week, and empty for the period that runs; `team` the hub's number."""

    kind: PeriodKind = PeriodKind.TODAY
    week: str = ""
    channels: ChannelGroup = ChannelGroup.ALL
    team: int | None = None

    def filter(self, now: float, zone: str) -> BoardFilter:
        """Which part of the work that is now (UTC seconds), by the calendar of `zone`."""
        return BoardFilter(self.period(now, zone), self.channels.channels, self.team)

    def period(self, now: float, zone: str) -> Period:
        """Which days those are now."""
        if self.week:
            return week_named(self.week, zone)
        match self.kind:
            case PeriodKind.TODAY:
                return today(now, zone)
            case PeriodKind.WEEK:
                return this_week(now, zone)
            case PeriodKind.DAYS_30:
                return last_30_days(now, zone)
            case PeriodKind.MONTHS_12:
                return last_12_months(now, zone)

    @property
    def is_narrowed(self) -> bool:
        """Whether it is about a part of the work, whatever the period."""
        return self.channels is not ChannelGroup.ALL or self.team is not None

    def kept(self) -> dict[str, Any]:
        """What the next start brings back."""
        return {
            "period": self.kind.value,
            "week": self.week,
            "channels": self.channels.value,
            "team": self.team,
        }


def choice_of(kept: Any) -> BoardChoice:
    """What was chosen at an earlier start; what cannot be read is as good as nothing."""
    try:
        team = kept["team"]
        choice = BoardChoice(
            PeriodKind(kept["period"]),
            str(kept["week"]),
            ChannelGroup(kept["channels"]),
            None if team is None else int(team),
        )
        if choice.week:
            week_named(choice.week)
    except (KeyError, TypeError, ValueError):
        return BoardChoice()
    return choice
