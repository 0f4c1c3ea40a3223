"""The search over the Payments table."""

from PySide6.QtWidgets import QWidget

from desktop.views.inbox.search_field import SearchField
from desktop.views.style.theme import Theme


class PaymentsSearch(SearchField):
    """Finds links by customer, booking, amount, quote or session."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("paymentsSearch")
        self.setPlaceholderText(self.tr("Find a link, name, booking…"))
        self.setAccessibleName(self.tr("Find a link by name, booking, amount, quote or session"))
        self.setMinimumWidth(round(120 * theme.text_scale))
        self.setMaximumWidth(round(250 * theme.text_scale))
