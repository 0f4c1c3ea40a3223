"""Where a search looks: everywhere on this desk, or in what the inbox lists."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.models.inbox import InboxTab
from desktop.models.inbox_filter import Wanted
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.controls.segmented import Segmented
from desktop.views.keymap import with_key
from desktop.views.keys import KeyId
from desktop.views.style.theme import TextRole, Theme

EVERYWHERE, LISTED = "everywhere", "listed"
MOST_OUTSIDE = 200
"""More than so many outside are not counted."""


class SearchScope(QWidget):
    """Is seen while something is searched for, where the inbox lists less than all. A search begins
    everywhere: who looks for a customer must not miss her for the tab that stands open. `changed`
    says that a person wants it otherwise.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._listed: Wanted = InboxTab.ALL
        self.setObjectName("searchScope")
        self.choice = Segmented(
            theme,
            self.tr("Where to search"),
            ((EVERYWHERE, self.tr("Everywhere")), (LISTED, self.tr("In this list"))),
        )
        self.choice.setObjectName("searchScopeChoice")
        self.choice.setToolTip(plain_tip(with_key(self.tr("Where to search"), KeyId.SEARCH_SCOPE)))
        self.choice.set_value(EVERYWHERE)
        self.choice.chosen.connect(lambda _value: self.changed.emit())
        self._outside = QLabel()
        self._outside.setObjectName("searchOutside")
        self._outside.setFont(theme.font(TextRole.SMALL))
        self._outside.setProperty("role", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 6)
        row.setSpacing(10)
        row.addWidget(self.choice)
        row.addWidget(self._outside, 1)
        self.hide()

    @property
    def within(self) -> Wanted | None:
        """In what is searched; None is everywhere."""
        return self._listed if self._offered and self.choice.value() == LISTED else None

    def begin(self, listed: Wanted) -> None:
        """Something is searched for, while the inbox lists this."""
        self._listed = listed
        if self.within is None:
            self.show_outside(None)
        self.setVisible(self._offered)

    def end(self) -> None:
        """The search is left; the next one begins everywhere."""
        self.choice.set_value(EVERYWHERE)
        self.show_outside(None)
        self.hide()

    def turn(self) -> None:
        """The other of the two."""
        if not self.isHidden():
            self.choice.set_value(LISTED if self.choice.value() == EVERYWHERE else EVERYWHERE)
            self.changed.emit()

    def show_outside(self, count: int | None) -> None:
        """How many more are found outside the list; None while that is not asked."""
        if count is None:
            words = ""
        elif count >= MOST_OUTSIDE:
            words = self.tr("{count}+ outside it").format(count=MOST_OUTSIDE)
        else:
            words = self.tr("{count} outside it").format(count=count)
        self._outside.setText(words)

    @property
    def _offered(self) -> bool:
        return self._listed is not InboxTab.ALL
