"""What the palette lists: entries in their parts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.models.search import Mark
from desktop.views.payment.badges import BadgeLook
from desktop.views.style.icons import Icon

MOST = 12
"""Of each part at most so many entries are listed."""


class Part(StrEnum):
    """A group of entries under a heading."""

    CONVERSATIONS = "conversations"
    PAYMENTS = "payments"
    ACTIONS = "actions"


def part_words(part: Part) -> str:
    """Name a part."""
    translate = QCoreApplication.translate
    match part:
        case Part.CONVERSATIONS:
            return translate("Palette", "Conversations")
        case Part.PAYMENTS:
            return translate("Palette", "Payments")
        case Part.ACTIONS:
            return translate("Palette", "Do")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to or to do. `name` is what its use is counted under: `chat:12`, `do:lock`.

    `face` is a customer's name and the number that decides the colour; `key` the combination that
    does the same. `open` goes there or does it.
    """

    name: str
    part: Part
    title: str
    detail: str = ""
    title_marks: tuple[Mark, ...] = ()
    detail_marks: tuple[Mark, ...] = ()
    icon: Icon | None = None
    face: tuple[str, int] | None = None
    badge: BadgeLook | None = None
    key: str = ""
    open: Callable[[], object] = field(default=lambda: None, compare=False)

    @property
    def spoken(self) -> str:
        """The entry as it is read aloud, without its key."""
        badge = self.badge.text if self.badge is not None else ""
        return ", ".join(text for text in (self.title, self.detail, badge) if text)
