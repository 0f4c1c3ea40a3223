"""When customers are answered, and within how long."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimeZone
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from desktop.models.preferences import REMIND_MIN, BusinessHours, Preferences
from desktop.models.stuck_kind import MOST_MIN, Promises, StuckKind
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.quiet_fields import QuietComboBox, QuietSpinBox
from desktop.views.payment.stuck_words import kind_hint, kind_words
from desktop.views.settings.hours_text import NotHours, hours_text, read_hours
from desktop.views.settings.settings_section import SettingRow, SettingsSection
from desktop.views.style.theme import Theme

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow

_LONGEST_MIN = 24 * 60
_FIELD_WIDTH = 260


class HoursPage(SettingsSection):
    """Targets, the days' hours and their zone. What is written is taken over when it is left."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(theme, self.tr("Hours and targets"))
        self._window = window
        self.days: list[QLineEdit] = []
        self._day_rows: list[SettingRow] = []
        self.group(self.tr("A customer is answered"))
        self.first = self._add_target("first_target_min", self.tr("First reply within"))
        self.next = self._add_target("next_target_min", self.tr("Every further reply within"))
        self.group(self.tr("Money goes on, or an alarm comes"))
        self.promises: dict[StuckKind, QuietSpinBox] = {
            kind: self._add_promise(kind) for kind in StuckKind
        }
        self.group(self.tr("A link is about to end"))
        self.remind = self._add_reminder()
        self.group(self.tr("Business hours"))
        self._around = self.text("")
        locale = QLocale()
        for number in range(7):
            self._add_day(number, locale.standaloneDayName(number + 1).capitalize())
        self._add_zone()
        self.follow(window.preferences, self._show)

    def _add_target(self, name: str, words: str) -> QuietSpinBox:
        box = QuietSpinBox()
        box.setObjectName(name)
        box.setRange(1, _LONGEST_MIN)
        box.setSuffix(self.tr(" min"))
        box.setKeyboardTracking(False)  # not each digit on the way
        box.valueChanged.connect(lambda minutes: self._window.choose(**{name: minutes}))
        self.row(words, box)
        return box

    def _add_promise(self, kind: StuckKind) -> QuietSpinBox:
        box = QuietSpinBox()
        box.setObjectName(f"promise_{kind}")
        box.setRange(1, MOST_MIN)
        box.setSuffix(self.tr(" min"))
        box.setGroupSeparatorShown(True)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda minutes: self._promise(kind, minutes))
        self.row(kind_words(kind), box, kind_hint(kind))
        return box

    def _add_reminder(self) -> QuietSpinBox:
        box = QuietSpinBox()
        box.setObjectName("remind_before_min")
        least, most = REMIND_MIN
        box.setRange(least - 1, most)
        box.setSpecialValueText(self.tr("Never"))
        box.setSuffix(self.tr(" min before"))
        box.setKeyboardTracking(False)
        box.valueChanged.connect(
            lambda minutes: self._window.choose(
                remind_before_min=minutes if minutes >= least else None
            )
        )
        hint = self.tr(
            "Once for each link, and not where the customer has paid. Messenger, Instagram and X"
            " let only a person write: there the card says when it is time."
        )
        self.row(self.tr("Remind the customer by itself"), box, hint)
        return box

    def _promise(self, kind: StuckKind, minutes: int) -> None:
        """What is as usual is not kept: it follows when the usual changes."""
        now = self._window.preferences.current.stuck_after_min
        others = {one: most for one, most in now.items() if one is not kind}
        chosen = {} if minutes == Promises().minutes(kind) else {kind: minutes}
        self._window.choose(stuck_after_min=others | chosen)

    def _add_day(self, number: int, name: str) -> None:
        field = QLineEdit()
        field.setObjectName(f"hours{number}")
        field.setFixedWidth(round(_FIELD_WIDTH * self.theme.text_scale))
        field.editingFinished.connect(lambda: self._read_day(number))
        self.days.append(field)
        self._day_rows.append(self.row(name, field))

    def _add_zone(self) -> None:
        self.zone = QuietComboBox()
        self.zone.setObjectName("zoneBox")
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.setFixedWidth(round(_FIELD_WIDTH * self.theme.text_scale))
        here = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        self.zone.addItem(self.tr("This computer's: {zone}").format(zone=here), "")
        for zone in QTimeZone.availableTimeZoneIds():
            name = bytes(zone.data()).decode()
            if "/" in name:
                self.zone.addItem(name, name)
        completer = self.zone.completer() or QCompleter(self.zone)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.zone.activated.connect(lambda: self._choose_zone(self.zone.currentIndex()))
        line = self.zone.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._read_zone)
        self._zone_row = self.row(
            self.tr("Time zone"), self.zone, self.tr("Type a part of a city's name.")
        )

    def _read_day(self, number: int) -> None:
        field, row = self.days[number], self._day_rows[number]
        hours = self._window.preferences.current.business_hours
        try:
            spans = read_hours(field.text())
        except NotHours:
            row.say(self.tr("Write it as 9:00–12:30, 13:30–18:00; leave it empty for a day off."))
            show_problem(
                field, self.tr("These are no hours of a day. What was before still holds.")
            )
            return
        show_problem(field, "")
        row.say("")
        field.setText(hours_text(spans))
        days = (*hours.days[:number], spans, *hours.days[number + 1 :])
        self._window.choose(business_hours=replace(hours, days=days))

    def _choose_zone(self, at: int) -> None:
        hours = self._window.preferences.current.business_hours
        zone = str(self.zone.itemData(at))
        self._window.choose(business_hours=replace(hours, zone=zone))

    def _read_zone(self) -> None:
        """A name that was typed to its end counts; anything else falls back to what holds."""
        at = self.zone.findText(self.zone.currentText(), Qt.MatchFlag.MatchFixedString)
        if at >= 0:
            self._choose_zone(at)
        self._show_zone(self._window.preferences.current.business_hours)

    def _show(self, choices: Preferences) -> None:
        for box, minutes in (
            (self.first, choices.first_target_min),
            (self.next, choices.next_target_min),
        ):
            box.blockSignals(True)
            box.setMaximum(max(_LONGEST_MIN, minutes))
            box.setValue(minutes)
            box.blockSignals(False)
        self.remind.blockSignals(True)
        self.remind.setValue(choices.remind_before_min or REMIND_MIN[0] - 1)
        self.remind.blockSignals(False)
        promises = Promises(choices.stuck_after_min)
        for kind, box in self.promises.items():
            box.blockSignals(True)
            box.setValue(promises.minutes(kind))
            box.blockSignals(False)
        hours = choices.business_hours
        self._around.setText(
            self.tr("No hours are given, so the time counts around the clock.")
            if hours.around_the_clock
            else self.tr("Only these hours count for the time that a customer waits.")
        )
        for field, spans in zip(self.days, hours.days, strict=True):
            empty = "0:00–24:00" if hours.around_the_clock else self.tr("Closed")
            field.setPlaceholderText(empty)
            if not field.hasFocus() and not field.property("problem"):
                field.setText(hours_text(spans))
        self._show_zone(hours)

    def _show_zone(self, hours: BusinessHours) -> None:
        at = self.zone.findData(hours.zone)
        if at < 0:
            self.zone.addItem(hours.zone, hours.zone)
            at = self.zone.count() - 1
        self.zone.setCurrentIndex(at)
