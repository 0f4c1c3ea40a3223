"""What lies open in the quote panel: its conversation, and what was read of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.thread import QuoteCard
from desktop.views.quote.quote_shown import Shown
from desktop.views.quote.quote_stage import Mode

if TYPE_CHECKING:
    from desktop.services.desk import Desk


@dataclass(slots=True)
class OpenQuote:
    """Shared by the panel's pieces, which read it. Only the panel writes it, and what carries a
    quote to another conversation."""

    desk: "Desk | None" = None
    conversation: int | None = None
    shown: Shown | None = None
    """None until the conversation has been read."""
    mode: Mode = Mode.EMPTY

    @property
    def is_edited(self) -> bool:
        """Whether what stands in the form can be changed."""
        return self.mode.is_edited

    @property
    def is_draft(self) -> bool:
        """Whether that is a quote of which no link was asked for."""
        return self.mode is Mode.EDIT

    @property
    def card(self) -> QuoteCard | None:
        """The quote with its link; None where there is none yet."""
        return self.shown.card if self.shown is not None else None

    def now(self) -> float:
        """The desk's clock in UTC seconds; 0 while there is no desk."""
        return self.desk.now() if self.desk is not None else 0.0
