"""What the conditions of a filter are called."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.models.inbox_filter import InboxFilter, StatusChoice, Whose
from desktop.models.one_line import one_line
from desktop.views.controls.avatar import channel_name
from desktop.views.words.languages import language_name

FLAGS = ("waiting", "overdue", "to_pay", "to_ticket")
_FACETS = ("whose", "status", *FLAGS, "channels", "languages", "labels")


def whose_words(whose: Whose | int, names: Mapping[int, str]) -> str:
    """Whose conversations; `names` are the colleagues that are known."""
    translate = QCoreApplication.translate
    match whose:
        case Whose.ALL:
            return translate("Filter", "Everyone's")
        case Whose.MINE:
            return translate("Filter", "Mine")
        case Whose.UNASSIGNED:
            return translate("Filter", "Unassigned")
        case number:
            unknown = translate("Filter", "Colleague {number}").format(number=int(number))
            return one_line(names.get(int(number), "")) or unknown


def status_words(status: StatusChoice) -> str:
    """How far conversations have come."""
    translate = QCoreApplication.translate
    match status:
        case StatusChoice.ALL:
            return translate("Filter", "Any status")
        case StatusChoice.WORKED_ON:
            return translate("Filter", "Open")
        case StatusChoice.SNOOZED:
            return translate("Filter", "Snoozed")
        case StatusChoice.RESOLVED:
            return translate("Filter", "Resolved")


def flag_words(flag: str, on: bool = True) -> str:
    """A condition that holds or is not asked for."""
    translate = QCoreApplication.translate
    match flag:
        case "waiting":
            on_, off = translate("Filter", "Waiting for us"), translate("Filter", "Waiting or not")
        case "overdue":
            on_, off = translate("Filter", "Overdue"), translate("Filter", "Overdue or not")
        case "to_pay":
            on_, off = translate("Filter", "To pay"), translate("Filter", "To pay or not")
        case _:
            on_, off = translate("Filter", "To ticket"), translate("Filter", "To ticket or not")
    return on_ if on else off


def count_words(count: int) -> str:
    """How many conversations there are."""
    translate = QCoreApplication.translate
    if count == 1:
        return translate("Filter", "1 conversation")
    return translate("Filter", "{count} conversations").format(count=QLocale().toString(count))


def differences(
    base: InboxFilter, chosen: InboxFilter, names: Mapping[int, str]
) -> list[tuple[str, InboxFilter]]:
    """What a person chose beyond a tab, in words, each with the filter without it."""
    return [
        (_facet_words(facet, chosen, names), replace(chosen, **{facet: getattr(base, facet)}))
        for facet in _FACETS
        if getattr(chosen, facet) != getattr(base, facet)
    ]


def _facet_words(facet: str, chosen: InboxFilter, names: Mapping[int, str]) -> str:
    translate = QCoreApplication.translate
    match facet:
        case "whose":
            return whose_words(chosen.whose, names)
        case "status":
            return status_words(chosen.status)
        case "channels":
            several = sorted(channel_name(one) for one in chosen.channels)
            return ", ".join(several) or translate("Filter", "Any channel")
        case "languages":
            several = sorted({language_name(one) for one in chosen.languages})
            return ", ".join(several) or translate("Filter", "Any language")
        case "labels":
            several = sorted(one_line(one) for one in chosen.labels)
            return ", ".join(several) or translate("Filter", "Any label")
        case _:
            return flag_words(facet, getattr(chosen, facet))
