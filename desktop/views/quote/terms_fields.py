"""The terms of a quote: how long the price holds, the customer's language, where the link goes."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QDateTime, Qt, QTime, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from desktop.models.quote import Quote
from desktop.resources import resource
from desktop.views.controls.buttons import LINK_EDGE
from desktop.views.controls.quiet_fields import QuietComboBox, QuietDateTimeEdit
from desktop.views.controls.sections import outdented
from desktop.views.controls.segmented import Segmented, segment_height
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.quote.ticketing_limit import TicketingLimit
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.formatting import duration
from desktop.views.words.languages import language_name

HOLD = "hold"
SHORT_S, LONG_S = 45 * 60, 4 * 3600
_DEFAULT_LANGUAGE = "en"
# Where Qt's own name is that of one country's variety.
_NAMES = {"en": "English", "es": "Español", "pt": "Português"}
LABEL_WIDTH = 80


class TermsFields(QWidget):
    """`edited` tells of each change by a person; `now` is the desk's clock in UTC seconds.

    What nobody has changed since `set_terms` stays exactly as it was given, also where there is no
    such choice.
    """

    edited = Signal()

    def __init__(self, theme: Theme, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._quote: Quote | None = None
        self._given = ("", -1)
        self._read_only = False
        self._charged = True
        self.validity = Segmented(
            theme,
            self.tr("Valid for"),
            (
                (str(SHORT_S), self.tr("45 min")),
                (str(LONG_S), self.tr("4 h")),
                (HOLD, self.tr("Fare hold")),
            ),
        )
        self.validity.setObjectName("validityChoice")
        self.validity.set_value(str(LONG_S))
        self.hold = QuietDateTimeEdit()
        self.hold.setObjectName("fareHoldEdit")
        self.hold.setDisplayFormat("d MMM yyyy HH:mm")
        self.hold.setMinimumWidth(120)
        self.hold.lineEdit().setTextMargins(6, 0, 0, 0)
        self.hold.setAccessibleName(self.tr("Fare hold ends, your time"))
        self.limit = TicketingLimit(theme, now)
        self.language = QuietComboBox()
        self.language.setObjectName("languageBox")
        self.language.setAccessibleName(self.tr("Customer's language"))
        names = {
            code: _NAMES.get(code) or language_name(code)
            for code in (path.stem for path in resource("messages").glob("*.json"))
        }
        for code in sorted(names, key=lambda code: names[code].casefold()):
            self.language.addItem(names[code], code)
        self.sent_by = wrapped_label(theme, TextRole.BODY)
        self.sent_by.setObjectName("sentBy")
        self._validity_words = wrapped_label(theme, TextRole.BODY)
        self._limit_words = wrapped_label(theme, TextRole.BODY)
        self._language_words = wrapped_label(theme, TextRole.BODY)
        self._lay_out(theme)
        self.validity.chosen.connect(self._validity_chosen)
        self.hold.dateTimeChanged.connect(self._changed)
        self.limit.edited.connect(self._changed)
        self.language.currentIndexChanged.connect(self._changed)

    def valid_for_s(self) -> int | None:
        """How long the price holds from sending, in seconds; None is until the fare hold ends."""
        choice = self.validity.value()
        if self._quote is not None and choice == self._given[0]:
            return self._quote.valid_for_s
        return None if choice == HOLD else int(choice)

    def fare_hold_until(self) -> float | None:
        """When the fare hold ends, in UTC seconds; None where the price does not hang on it."""
        choice = self.validity.value()
        if choice == HOLD:
            return float(self.hold.dateTime().toSecsSinceEpoch())
        if self._quote is not None and choice == self._given[0]:
            return self._quote.fare_hold_until
        return None

    def customer_language(self) -> str:
        """The customer's language, BCP 47."""
        if self._quote is not None and self.language.currentIndex() == self._given[1]:
            return self._quote.language
        return str(self.language.currentData())

    def set_terms(self, quote: Quote, sent_by: str, zone: tzinfo, city: str) -> None:
        """Show a quote's terms without telling anyone. `zone` is the departure city's."""
        self._quote = None
        self.blockSignals(True)
        choice = HOLD if quote.valid_for_s is None else str(quote.valid_for_s)
        if quote.valid_for_s is not None:
            self.validity.offer(choice, duration(quote.valid_for_s))
        self.validity.set_value(choice)
        until = quote.fare_hold_until
        if until is None:
            later = QDateTime.fromSecsSinceEpoch(int(self._now()) + 12 * 3600)
            later.setTime(QTime(later.time().hour(), 0))
            self.hold.setDateTime(later)
        else:
            self.hold.setDateTime(QDateTime.fromSecsSinceEpoch(int(until)))
        place = self.language.findData(quote.language.replace("_", "-").split("-")[0].lower())
        if place < 0:
            place = self.language.findData(_DEFAULT_LANGUAGE)
        self.language.setCurrentIndex(place)
        self.limit.set_limit(quote.ticketing_until, zone, city)
        self.sent_by.setText(sent_by)
        self._given = choice, place
        self._quote = quote
        self._show_rows()
        self.blockSignals(False)

    def set_read_only(self, read_only: bool) -> None:
        """Show the same as plain words."""
        self._read_only = read_only
        held = self.validity.value() == HOLD
        self._validity_words.setText(self.hold.text() if held else self.validity.words())
        self._limit_words.setText(self.limit.words())
        self._language_words.setText(self.language.currentText())
        self._show_rows()

    def set_charged(self, charged: bool) -> None:
        """Leave out how long the price holds where there is none."""
        if charged is not self._charged:
            self._charged = charged
            self._show_rows()

    def _show_rows(self) -> None:
        held, editable = self.validity.value() == HOLD, not self._read_only
        for row, shown in (
            (0, editable and self._charged),
            (1, not editable and self._charged),
            (2, held and editable and self._charged),
            (3, editable and self._charged),
            (4, not editable and self._charged and bool(self.limit.words())),
            (5, editable),
            (6, not editable),
        ):
            self._form.setRowVisible(row, shown)

    def _lay_out(self, theme: Theme) -> None:
        form = self._form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(9)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, widget in (
            (self.tr("Valid for"), self.validity),
            (self.tr("Valid for"), self._validity_words),
            (self.tr("Fare hold ends"), self.hold),
            (self.tr("Ticket by"), self.limit),
            (self.tr("Ticket by"), self._limit_words),
            (self.tr("Language"), self.language),
            (self.tr("Language"), self._language_words),
            (self.tr("Sent by"), self.sent_by),
        ):
            label = QLabel(words)
            label.setProperty("role", "support")
            label.setMinimumWidth(LABEL_WIDTH)
            if not isinstance(widget, QLabel):
                label.setMinimumHeight(segment_height(theme))
            if widget is self.limit:  # in line with the field, not with what stands below it
                label.setMaximumHeight(segment_height(theme))
            label.setBuddy(widget)
            if widget is self.limit:
                form.addRow(label, outdented(widget, left=LINK_EDGE, stretches=True))
            else:
                form.addRow(label, widget)
        self.set_read_only(False)

    def _validity_chosen(self, _value: str) -> None:
        self._show_rows()
        self._changed()

    def _changed(self) -> None:
        self.edited.emit()
