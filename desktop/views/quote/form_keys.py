"""What keys do in the form of the quote that is being built; where none is, they do nothing."""

from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.quote_page import QuotePage


class FormKeys:
    """Each goes to what it is about, in sight."""

    def __init__(self, opened: OpenQuote, form: QuoteForm, page: QuotePage) -> None:
        self._opened = opened
        self._form = form
        self._page = page

    def add_extra(self) -> None:
        """Show what can be added to the price."""
        if self._opened.is_edited:
            self._page.reveal(self._form.price.lines.add_button)
            self._form.price.lines.open_menu()

    def add_flight(self) -> None:
        """Let the trip have one more flight."""
        if self._opened.is_edited:
            self._form.trip.add_flight()

    def price_each(self) -> None:
        """Price each passenger, or all together again."""
        if self._is_charged:
            self._form.price_each()

    def ask_whose_change(self) -> None:
        """Go to the first question."""
        if self._opened.is_edited:
            self._page.go_to(self._form.change.whose)

    def ask_ticketing_limit(self) -> None:
        """Go to the ticketing time limit; our own change has no link that it could end."""
        if self._is_charged:
            self._form.terms.limit.ask()
            self._page.reveal(self._form.terms.limit)

    @property
    def _is_charged(self) -> bool:
        return self._opened.is_edited and not self._form.change.is_ours
