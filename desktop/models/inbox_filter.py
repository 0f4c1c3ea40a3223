"""Which conversations an inbox lists: conditions that combine, and views that keep them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from desktop.models.hub_words import Channel
from desktop.models.inbox import InboxTab
from desktop.models.one_line import one_line

_T = TypeVar("_T")

MOST_VIEWS = 20
MOST_NAME = 40
"""How many views there may be, and how many characters a view's name may have."""
_MOST_OF_A_KIND = 100


class Whose(StrEnum):
    """Whose conversations; a number in its place is that colleague's."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    ALL = "all"


class StatusChoice(StrEnum):
    """How far conversations have come; worked on are the hub's open and pending ones."""

    WORKED_ON = "worked_on"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class InboxFilter:
    """All conditions must hold; of several channels, labels or languages, one.

    `waiting` are those in which the customer waits for us, `overdue` those in which longer than the
    target, `to_pay` and `to_ticket` those whose money says so.
    """

    whose: Whose | int = Whose.ALL
    status: StatusChoice = StatusChoice.ALL
    channels: frozenset[Channel] = frozenset()
    labels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    waiting: bool = False
    overdue: bool = False
    to_pay: bool = False
    to_ticket: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what `from_json` reads: what differs from the whole inbox."""
        values: dict[str, Any] = {
            "whose": self.whose,
            "status": self.status.value,
            "channels": sorted(self.channels),
            "labels": sorted(self.labels),
            "languages": sorted(self.languages),
            **{name: getattr(self, name) for name in _FLAGS},
        }
        plain = {"whose": Whose.ALL, "status": StatusChoice.ALL.value}
        return {name: value for name, value in values.items() if value and plain.get(name) != value}

    @classmethod
    def from_json(cls, data: object) -> "InboxFilter":
        """Read a filter. A condition that cannot be read is as good as none."""
        values = data if isinstance(data, Mapping) else {}
        status = values.get("status")
        return cls(
            whose=_whose(values.get("whose")),
            status=StatusChoice(status) if status in list(StatusChoice) else StatusChoice.ALL,
            channels=frozenset(_each(Channel, values.get("channels"))),
            labels=frozenset(_each(_word, values.get("labels"))),
            languages=frozenset(_each(_word, values.get("languages"))),
            **{name: values.get(name) is True for name in _FLAGS},
        )


_FLAGS = ("waiting", "overdue", "to_pay", "to_ticket")

TAB_FILTERS: Mapping[InboxTab, InboxFilter] = {
    InboxTab.MINE: InboxFilter(Whose.MINE, StatusChoice.WORKED_ON),
    InboxTab.UNASSIGNED: InboxFilter(Whose.UNASSIGNED, StatusChoice.WORKED_ON),
    InboxTab.TO_PAY: InboxFilter(to_pay=True),
    InboxTab.TO_TICKET: InboxFilter(to_ticket=True),
    InboxTab.ALL: InboxFilter(),
}
"""What each of the built-in tabs lists."""

Wanted: TypeAlias = InboxTab | InboxFilter
"""What to list: a tab stands for its filter."""


def filter_of(wanted: Wanted) -> InboxFilter:
    """Return the filter that is meant."""
    return TAB_FILTERS[wanted] if isinstance(wanted, InboxTab) else wanted


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What can be chosen: what stands at the conversations of this desk and in the hub's account.
    `colleagues` are numbers and names of the other agents.
    """

    channels: tuple[Channel, ...] = ()
    languages: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    colleagues: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter under a name of its own, which no other view has."""

    name: str
    filter: InboxFilter

    def as_json(self) -> dict[str, Any]:
        """Return what `views_from_json` reads."""
        return {"name": self.name, "filter": self.filter.as_json()}


def view_name(name: str) -> str:
    """Return a name as a view may bear it: one line, not too long."""
    return " ".join(one_line(name).split())[:MOST_NAME].strip()


def views_from_json(data: object) -> tuple[SavedView, ...]:
    """Read saved views. One without a name of its own is left out, its neighbours are kept."""
    views: dict[str, SavedView] = {}
    for item in data if isinstance(data, list) else ():
        values = item if isinstance(item, Mapping) else {}
        name = view_name(values["name"]) if isinstance(values.get("name"), str) else ""
        if name:
            view = SavedView(name, InboxFilter.from_json(values.get("filter")))
            views.setdefault(name.casefold(), view)
    return tuple(views.values())[:MOST_VIEWS]


def _each(how: Callable[[Any], _T], values: Any) -> Iterable[_T]:
    for value in values[:_MOST_OF_A_KIND] if isinstance(values, list) else ():
        try:
            yield how(value)
        except (TypeError, ValueError):
            continue


def _whose(value: Any) -> Whose | int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63:
        return value
    return Whose(value) if value in list(Whose) else Whose.ALL


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError
    return value
