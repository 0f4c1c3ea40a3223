"""The booking codes of a customer: each goes into the quote by a press, or onto the clipboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.customer import NamedBooking
from desktop.views.controls.copy_value import CopyValue
from desktop.views.controls.link_button import LinkButton
from desktop.views.style.theme import TextRole, Theme
from desktop.views.thread.mention_uses import MentionUse, UsedMention
from desktop.views.words import formatting

_MOST = 12
"""So many are listed; a customer who names more is an agency, and the thread has them all."""


class CustomerBookings(QWidget):
    """`used` carries a `UsedMention`."""

    used = Signal(object)

    def __init__(self, theme: Theme, copy: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self._copy = copy
        self._shown: Sequence[NamedBooking] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def codes(self) -> tuple[str, ...]:
        """What is listed."""
        return tuple(one.code for one in self._shown)

    def show_bookings(self, bookings: Sequence[NamedBooking], now: float) -> None:
        """List these. `now` is UTC seconds."""
        bookings = bookings[:_MOST]
        if bookings == self._shown:
            return
        self._shown = bookings
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [self._row(one, now) for one in bookings]
        for row in self._rows:
            self._column.addWidget(row)

    def first(self) -> QWidget | None:
        """What a key leads to."""
        return self._rows[0].findChild(CopyValue) if self._rows else None

    def _row(self, booking: NamedBooking, now: float) -> QWidget:
        row = QWidget()
        code = CopyValue(self._theme, self.tr("Booking"), self._copy)
        code.show_value(booking.code)
        words = self.tr("at the hub") if booking.own else ""
        if booking.at:
            named = self.tr("named {time}").format(time=formatting.moment(booking.at, now))
            words = f"{words} · {named}" if words else named
        about = QLabel(words)
        about.setFont(self._theme.font(TextRole.META))
        about.setProperty("role", "meta")
        take = LinkButton(self._theme, self.tr("into the quote"))
        take.setAccessibleName(
            self.tr("Put booking {value} into the quote").format(value=booking.code)
        )
        used = UsedMention(booking.code, MentionUse.BOOKING)
        take.clicked.connect(lambda: self.used.emit(used))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(code)
        about.setContentsMargins(5, 0, 0, 0)
        names.addWidget(about)
        line.addLayout(names, 1)
        line.addWidget(take)
        return row
