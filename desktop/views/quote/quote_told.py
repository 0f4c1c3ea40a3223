"""What a quote says to the customer, and the same in the agent's own language."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from desktop.models.quote import Quote

if TYPE_CHECKING:
    from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Told:
    """The customer's message, and the same in `own_language`; `own` is empty where it is that."""

    text: str = ""
    own: str = ""
    own_language: str = ""


def own_language() -> str:
    """The language that the agent works in, `nl`."""
    return QLocale().name().split("_")[0]


def tell(desk: "Desk", quotes: Sequence[Quote], language: str, *, replaces: bool = False) -> Told:
    """Compose both, of one quote or of the alternatives of one message; `language` is the agent's.
    `replaces`: it takes the place of a link that the customer has. Not on the UI thread: the first
    time the languages and the airports have to be loaded."""
    from desktop.services import wording  # babel takes a while to load

    text = desk.quotes.offer_preview(quotes, replaces=replaces)
    if wording.supported(quotes[0].language) == wording.supported(language):
        return Told(text, "", language)
    mine = [replace(quote, language=language) for quote in quotes]
    own = desk.quotes.offer_preview(mine, replaces=replaces)
    return Told(text, own, language)
