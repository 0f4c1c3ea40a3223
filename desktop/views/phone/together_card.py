"""What was with the caller on every channel, the newest first; each leads there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.models.customer_history import CustomerHistory, HistoryEntry
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.link_button import LinkButton
from desktop.views.inbox.inbox_words import preview
from desktop.views.payment import card_words
from desktop.views.payment.badges import Badge, badge_of
from desktop.views.phone.card_frame import CardFrame
from desktop.views.side import history_rows
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words import formatting

_MOST = 12


class TogetherCard(CardFrame):
    """`wanted` carries the conversation that a person went to, and the message in it or None."""

    wanted = Signal(int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "togetherCard")
        self._theme = theme
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 2, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(2, 1)
        self._shown: tuple[object, ...] = ()
        self.column.addWidget(self._rows)
        self.column.addStretch(1)

    def show_history(self, history: CustomerHistory, name: str, now: float) -> None:
        """Show this time line; `name` is how the customer is called, empty where nobody knows."""
        said = self.tr("{name} with us, every channel").format(name=name)
        self.retitle(said if name else self.tr("This customer with us, every channel"))
        entries = history.entries[:_MOST]
        key = tuple(history_rows.spoken(history_rows.HistoryRow(entry=one), now) for one in entries)
        if key == self._shown:
            return
        self._shown = key
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, entry in enumerate(entries):
            self._put(line, entry, now)
        if not entries:
            self._grid.addWidget(self._said(self.tr("Nothing yet."), "support"), 0, 0, 1, 4)

    def _put(self, line: int, entry: HistoryEntry, now: float) -> None:
        """One entry: when, by which channel (it leads there), what was said or asked, its badge."""
        at = self._said(formatting.day(entry.at, now), "meta")
        if formatting.day(entry.at, now) == formatting.day(now, now):
            at.setText(f"{at.text()} {formatting.clock(entry.at)}")
        link = LinkButton(self._theme, history_rows.title(entry))
        link.setAccessibleDescription(
            history_rows.spoken(history_rows.HistoryRow(entry=entry), now)
        )
        message = entry.card.ladder.message if entry.card is not None else None
        number = entry.conversation.conversation_id
        link.clicked.connect(lambda: self.wanted.emit(number, message))
        what = ElidedLabel()
        what.setFont(self._theme.font(TextRole.BODY))
        said = card_words.trip(entry.card) if entry.card is not None else preview(entry.row)
        what.show_words(said or self.tr("Nothing was written yet."))
        self._grid.addWidget(at, line, 0)
        self._grid.addWidget(link, line, 1, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(what, line, 2, 1, 1 if entry.card is not None else 2)
        if entry.card is not None:
            badge = Badge(self._theme)
            self._grid.addWidget(badge, line, 3)  # first: alone it would be a window of its own
            badge.show_look(badge_of(card_words.badge(entry.card), now))

    def _said(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setFont(self._theme.font(TextRole.BODY))
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        return label
