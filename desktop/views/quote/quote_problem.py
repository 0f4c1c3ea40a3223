"""Says what keeps the agent from going on, and points at the field that it is about."""

from PySide6.QtWidgets import QWidget

from desktop.views.controls.field_problem import show_problem
from desktop.views.quote.quote_footer import QuoteFooter
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.quote_page import QuotePage


class QuoteProblem:
    """One at a time; it stands until something is typed or done."""

    def __init__(self, form: QuoteForm, page: QuotePage, footer: QuoteFooter) -> None:
        self._form = form
        self._page = page
        self._footer = footer
        self._marked: QWidget | None = None

    def say(self, words: str) -> None:
        """Say this at the bottom; empty takes it away."""
        if self._marked is not None:
            show_problem(self._marked, "")
            self._marked = None
        if words != self._footer.problem:
            self._footer.show_problem(words)

    def clear(self) -> None:
        """Nothing is wrong any more, as far as is known."""
        self.say("")

    def stops(self) -> bool:
        """Whether something in the form must be mended first; then it is said, and the agent is
        there."""
        problem = self._form.first_problem()
        if problem is None:
            self.clear()
            return False
        field, words = problem
        self._form.show_problems()
        self.say(words)
        show_problem(field, words)
        self._marked = field
        self._page.go_to(field)
        return True
