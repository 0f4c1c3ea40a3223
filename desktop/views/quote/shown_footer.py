"""Keeps the footer beside the quote that is shown: what can be pressed, and what is said of it."""

from dataclasses import replace

from PySide6.QtCore import QObject

from desktop.views.qt.tasks import Tasks
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_actions import CARD_KEY, QuoteActions
from desktop.views.quote.quote_draft import QuoteDraft
from desktop.views.quote.quote_footer import QuoteFooter
from desktop.views.quote.quote_reading import QuoteReading
from desktop.views.quote.quote_shown import told_when_asked


class ShownFooter(QObject):
    """Shows it anew also as something begins or ends that is done to a link."""

    def __init__(
        self,
        opened: OpenQuote,
        draft: QuoteDraft,
        reading: QuoteReading,
        actions: QuoteActions,
        footer: QuoteFooter,
        tasks: Tasks,
    ) -> None:
        super().__init__(footer)
        self._opened = opened
        self._draft = draft
        self._reading = reading
        self._actions = actions
        self._footer = footer
        footer.check_pressed.connect(actions.check)
        footer.ended.connect(actions.end)
        footer.answered.connect(actions.answer)
        tasks.busy_changed.connect(self._busy_changed)

    def show(self) -> None:
        """Say it as it is now; before a conversation was read there is nothing to say."""
        shown, quote = self._opened.shown, self._draft.quote
        if shown is None:
            return
        busy = quote is not None and self._actions.is_busy(quote)
        state = shown.footer(self._opened.mode, quote, busy=busy, now=self._opened.now())
        if not state.ends_link:
            state = replace(state, links_in_one=len(self._draft.alternatives))
        if state.request is not None and quote is not None:
            state = told_when_asked(state, asked=self._reading.has_asked(quote))
        self._footer.show_state(state)

    def _busy_changed(self, key: str, _busy: bool) -> None:
        if key.startswith(CARD_KEY):
            self.show()
