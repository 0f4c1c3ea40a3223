"""What the results of a search say: why each was found, what was searched, and the way on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models.one_line import isolated, one_line
from desktop.models.search import Field, Hit, HubHit, HubTrouble, Mark
from desktop.views.words import formatting

if TYPE_CHECKING:
    from desktop.views.inbox.search_model import Strip

_LONGEST = 60
"""How much of what was searched for is said again."""


def field_word(field: Field) -> str:
    """Name a field before its value; empty where the value says it itself."""
    translate = QCoreApplication.translate
    match field:
        case Field.NUMBER:
            return translate("Search", "Conversation")
        case Field.BOOKING:
            return translate("Search", "Booking")
        case Field.TICKET:
            return translate("Search", "Ticket")
        case Field.PHONE:
            return translate("Search", "Phone")
        case Field.EMAIL:
            return translate("Search", "E-mail")
        case Field.QUOTE:
            return translate("Search", "Quote")
        case Field.AMOUNT:
            return translate("Search", "Quote of")
        case Field.HANDLE:
            return translate("Search", "Handle")
        case Field.MEMBERSHIP:
            return translate("Search", "Member")
        case Field.PASSENGER:
            return translate("Search", "Passenger")
        case Field.NAME | Field.MESSAGE:
            return ""


def reason(field: Field, text: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Return why something was found, on one line, with its marks."""
    word = field_word(field)
    before = f"{word} " if word else ""
    shown = one_line(text)
    if len(shown) != len(text):
        marks = ()  # its signs moved: what was counted is not what stands there
    return before + shown, tuple(
        Mark(mark.start + len(before), mark.end + len(before)) for mark in marks
    )


def hit_reason(hit: Hit) -> tuple[str, tuple[Mark, ...]]:
    """The same of a hit; an amount as the agent writes it."""
    if hit.amount is not None:
        amount = formatting.money(hit.amount)
        return reason(hit.field, amount, [Mark(0, len(amount))])
    return reason(hit.field, hit.text, hit.marks)


def hit_words(hit: Hit, name: str, now: float) -> str:
    """A result as it is read aloud. `now` is UTC seconds."""
    why, _ = hit_reason(hit)
    parts = [isolated(name), why if hit.field is not Field.NAME else "", _when(hit.at, now)]
    return ", ".join(part for part in parts if part)


def hub_hit_words(hit: HubHit, now: float) -> str:
    """A result of the hub as it is read aloud."""
    why, _ = reason(hit.field, hit.text, hit.marks)
    at_hub = QCoreApplication.translate("Search", "at the hub")
    why = why if hit.field is not Field.NAME else ""
    parts = [isolated(hub_hit_name(hit)), why, _when(hit.at, now), at_hub]
    return ", ".join(part for part in parts if part)


def hub_hit_name(hit: HubHit) -> str:
    """Whose a result of the hub is; the conversation's number where nobody has told."""
    number = hit.conversation_id or 0
    unknown = QCoreApplication.translate("Search", "Conversation {number}").format(number=number)
    return hit.name or unknown


def at_hub_word() -> str:
    """Marks a result that is not on this desk."""
    return QCoreApplication.translate("Search", "At the hub")


def strip_words(strip: "Strip", now: float) -> tuple[str, str]:
    """What was searched and found, and the way on; the way is empty where there is none."""
    from desktop.views.inbox.search_model import HubState

    translate = QCoreApplication.translate
    said = (
        []
        if strip.found
        else [
            translate("Search", "Nothing on this desk for “{search}”.").format(
                search=isolated(_shortened(strip.text))
            )
        ]
    )
    match strip.hub:
        case HubState.OFFERED:
            return _join(said, _searched(strip, now)), translate("Search", "Search the hub")
        case HubState.ASKED:
            return _join(said, translate("Search", "The hub is searching…")), ""
        case HubState.TOLD:
            pass
    match strip.trouble:
        case HubTrouble.AWAY:
            why = translate("Search", "The hub cannot be reached: only this desk was searched.")
        case HubTrouble.BUSY:
            why = translate("Search", "The hub asks to wait a minute before another search.")
        case HubTrouble.REFUSED:
            why = translate("Search", "The hub refuses this search.")
        case HubTrouble.NONE:
            if not strip.at_hub:
                return _join(said, translate("Search", "The hub finds nothing more.")), ""
            more = translate("Search", "More from the hub") if strip.has_more else ""
            return _join(said, translate("Search", "Below: what the hub finds.")), more
    return _join(said, why), translate("Search", "Try again")


def _searched(strip: "Strip", now: float) -> str:
    translate = QCoreApplication.translate
    if strip.coverage is None or not strip.coverage.conversations:
        return ""
    count = strip.coverage.conversations
    if strip.coverage.since is None:
        words = translate("Search", "Searched {count} conversations on this desk.")
        return words.format(count=count)
    words = translate("Search", "Searched {count} conversations on this desk, back to {day}.")
    return words.format(count=count, day=formatting.day(strip.coverage.since, now))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _join(said: list[str], more: str) -> str:
    return " ".join([*said, more]).strip()


def _when(at: float, now: float) -> str:
    return formatting.ago(at, now) if at else ""
