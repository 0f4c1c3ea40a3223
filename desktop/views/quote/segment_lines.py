"""An itinerary of several flights, a line for each; Enter adds one, Ctrl+Delete takes one away."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.itinerary_text import ItineraryError
from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.models.rebooking.local_time import wrong_time
from desktop.models.segment_text import parse_segment, segment_text
from desktop.services.airports import is_pair, zone_of
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.quote.flight_box import day_words
from desktop.views.quote.time_words import wrong_time_words
from desktop.views.style.theme import TextRole, Theme

Problem = tuple[QLineEdit, str]


class SegmentLines(QWidget):
    """`edited` tells of each change by a person. What nobody has typed over stays as it was given,
    cabin and booking class too. `today` is the agent's day."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._given: dict[str, Segment] = {}
        self.name = name
        self.fields: list[QLineEdit] = []
        title = QLabel(name)
        title.setProperty("role", "meta")
        title.setFont(theme.font(TextRole.META))
        self.complaint = QLabel()
        self.complaint.setProperty("role", "problem")
        self.complaint.setFont(theme.font(TextRole.META))
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3)
        whole.addWidget(title)
        whole.addLayout(self._column)
        whole.addWidget(self.complaint)
        self.hide()

    def set_itinerary(self, itinerary: Itinerary) -> None:
        """Show these flights without telling anyone."""
        for field in list(self.fields):
            self._drop(field)
        self._given = {self._line(one): one for one in itinerary.segments}
        for text in self._given or ("",):
            self._append(text)
        self.show_problems()

    def texts(self) -> tuple[str, ...]:
        """What stands in each line, readable or not."""
        return tuple(field.text() for field in self.fields)

    def put_texts(self, texts: Sequence[str]) -> None:
        """Show what was typed before, without telling anyone."""
        for field in list(self.fields):
            self._drop(field)
        for text in texts:
            self._append(text)
        self.show_problems()

    def itinerary(self) -> Itinerary:
        """The lines that can be read, in order."""
        read = [self._segment(field) for field in self.fields if field.text().strip()]
        return Itinerary(tuple(one for one in read if one is not None))

    def problem(self) -> Problem | None:
        """The first line that cannot be read, and why."""
        for field in self.fields:
            text = field.text().strip()
            if not text or text in self._given:
                continue
            try:
                segment = parse_segment(text, self._today(), is_pair)
            except ItineraryError:
                return field, self.tr("A flight is like KL1677 AMS-BCN 22 Nov 12:15-14:30 +1 by AF")
            if segment.problems():
                return field, self.tr("Airports, flight or times of this line cannot be right")
        return None

    def impossible(self) -> Problem | None:
        """The line of the first flight that cannot be flown at its times, and why."""
        wrong = wrong_time(self.itinerary(), zone_of)
        return (self.field_of(wrong.place), wrong_time_words(wrong)) if wrong is not None else None

    def field_of(self, place: int) -> QLineEdit:
        """The line of the itinerary's flight at this place."""
        return [one for one in self.fields if self._segment(one) is not None][place]

    def show_problems(self) -> None:
        """Say at once what is wrong."""
        self._complain(self.problem() or self.impossible())

    def add(self, after: QLineEdit | None = None) -> None:
        """One more line, below this one, and go there."""
        at = len(self.fields)
        if after is not None and after in self.fields:
            at = self.fields.index(after) + 1
        self._append("", at).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edited.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        focus = Qt.FocusPolicy.ClickFocus if read_only else Qt.FocusPolicy.StrongFocus
        for field in self.fields:
            field.setReadOnly(read_only)
            field.setFocusPolicy(focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        field = next((one for one in self.fields if one is watched), None)
        if field is None or field.isReadOnly():
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Delete and control and len(self.fields) > 1:
            at = self.fields.index(field)
            self.fields[at - 1 if at else 1].setFocus(Qt.FocusReason.OtherFocusReason)
            self._drop(field)
            self.edited.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.add(field)
            return True
        return False

    def _line(self, segment: Segment) -> str:
        """A flight with its day in the agent's words, `22 Nov`, where that is read back as the same
        day."""
        today = self._today()
        text = segment_text(segment, lambda day: day_words(day, today))
        try:
            same = parse_segment(text, today, is_pair).departs == segment.departs
        except ItineraryError:
            same = False
        return text if same else segment_text(segment)

    def _segment(self, field: QLineEdit) -> Segment | None:
        text = field.text().strip()
        if text in self._given:
            return self._given[text]
        try:
            return parse_segment(text, self._today(), is_pair)
        except ItineraryError:
            return None

    def _append(self, text: str, at: int | None = None) -> QLineEdit:
        field = QLineEdit(text)
        field.setFont(self._theme.font(TextRole.SUPPORT))
        field.setCursorPosition(0)
        field.setToolTip(plain_tip(text))
        field.setPlaceholderText(self.tr("KL1677 AMS-BCN 22 Nov 12:15-14:30"))
        field.setAccessibleName(self.tr("{itinerary}: a flight").format(itinerary=self.name))
        field.textEdited.connect(self._typed)
        field.editingFinished.connect(self.show_problems)
        field.installEventFilter(self)
        place = len(self.fields) if at is None else at
        self.fields.insert(place, field)
        self._column.insertWidget(place, field)
        field.show()
        if place:
            QWidget.setTabOrder(self.fields[place - 1], field)
        return field

    def _typed(self) -> None:
        self._complain(None)
        self.edited.emit()

    def _drop(self, field: QLineEdit) -> None:
        self.fields.remove(field)
        self._column.removeWidget(field)
        field.blockSignals(True)
        field.hide()
        field.deleteLater()

    def _complain(self, problem: Problem | None) -> None:
        words = problem[1] if problem else ""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
        for field in self.fields:
            show_problem(field, words if problem and problem[0] is field else "")
