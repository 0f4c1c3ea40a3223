"""What narrows the board: the period, the channels and the team."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.board.channels import ChannelGroup
from desktop.models.board.period import Period, PeriodKind, week, week_name, week_named
from desktop.models.colleague import Team
from desktop.views.board.board_choice import BoardChoice
from desktop.views.board.board_head import short_span
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.controls.segmented import Segmented
from desktop.views.style.theme import TextRole, Theme

_LETTERS = 14
_WEEKS = 104
"""So many past weeks are offered."""


class BoardFilters(QWidget):
    """`changed` tells of a person's choice."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self._week_now: date | None = None
        self._teams: tuple[Team, ...] = ()
        self._wanted_team: int | None = None
        self.period = Segmented(
            theme,
            translate("Board", "Period"),
            [
                (PeriodKind.TODAY.value, translate("Board", "Today")),
                (PeriodKind.WEEK.value, translate("Board", "This week")),
                (PeriodKind.DAYS_30.value, translate("Board", "30 days")),
                (PeriodKind.MONTHS_12.value, translate("Board", "12 months")),
            ],
        )
        self.period.setObjectName("boardPeriod")
        self.period.chosen.connect(self._period_chosen)
        self.week = self._box(theme, "boardWeek", translate("Board", "A past week"))
        self.week.setPlaceholderText(translate("Board", "Past week"))
        self.channels = Segmented(
            theme,
            translate("Board", "Channels"),
            [
                (ChannelGroup.ALL.value, translate("Board", "All channels")),
                (ChannelGroup.SOCIAL.value, translate("Board", "Social")),
                (ChannelGroup.PHONE.value, translate("Board", "Phone")),
            ],
        )
        self.channels.setObjectName("boardChannels")
        self.channels.tell(
            ChannelGroup.SOCIAL.value,
            translate("Board", "Messenger, Instagram, WhatsApp, X and Telegram"),
        )
        self.channels.tell(
            ChannelGroup.PHONE.value,
            translate("Board", "SMS and e-mail: the ways by which a caller is written to"),
        )
        self.channels.chosen.connect(lambda _value: self.changed.emit())
        self.team = self._box(theme, "boardTeam", translate("Board", "Team"))
        self.team.addItem(translate("Board", "All teams"), None)
        self.team.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self.period, self.week, self.channels, self.team):
            row.addWidget(part)
        self.show_choice(BoardChoice())

    @property
    def choice(self) -> BoardChoice:
        """What is chosen."""
        past = self.week.currentData()
        kind = PeriodKind.WEEK if past else PeriodKind(self.period.value() or PeriodKind.TODAY)
        return BoardChoice(kind, past or "", ChannelGroup(self.channels.value()), self._wanted_team)

    def show_choice(self, choice: BoardChoice) -> None:
        """Choose this, without telling anyone."""
        if choice.week:
            self._offer(choice.week)
            self.week.setCurrentIndex(self.week.findData(choice.week))
            self.period.clear()
        else:
            self.week.setCurrentIndex(-1)
            self.period.set_value(choice.kind.value)
        self.channels.set_value(choice.channels.value)
        self._wanted_team = choice.team
        self._show_team()

    def offer_weeks(self, today: date) -> None:
        """Offer the weeks before this day's, the last one first; the chosen one stays."""
        this = week(today).first
        if this == self._week_now:
            return
        self._week_now = this
        chosen = self.week.currentData()
        self.week.clear()
        for number in range(1, _WEEKS + 1):
            self._offer(week_name(this - timedelta(weeks=number)))
        self.show_choice(replace(self.choice, week=chosen or ""))

    def offer_teams(self, teams: Sequence[Team]) -> None:
        """Offer these teams; without any there is nothing to choose. The chosen one stays, also
        while the hub has not told its name."""
        if tuple(teams) == self._teams:
            return
        self._teams = tuple(teams)
        while self.team.count() > 1:
            self.team.removeItem(1)
        for one in teams:
            self.team.addItem(one.name, one.team_id)
        self._show_team()

    def _show_team(self) -> None:
        at = self.team.findData(self._wanted_team) if self._wanted_team is not None else 0
        if at < 0:  # its name will come, or the team is gone: it must be seen that one is chosen
            words = QCoreApplication.translate("Board", "Team {number}")
            self.team.addItem(words.format(number=self._wanted_team), self._wanted_team)
            at = self.team.count() - 1
        self.team.setCurrentIndex(at)
        self.team.setVisible(self.team.count() > 1)

    def _offer(self, name: str) -> None:
        if self.week.findData(name) < 0:
            self.week.addItem(_week_words(week_named(name)), name)

    def _period_chosen(self, _value: str) -> None:
        self.week.setCurrentIndex(-1)
        self.changed.emit()

    def _activated(self) -> None:
        if self.week.currentData():
            self.period.clear()
        self._wanted_team = self.team.currentData()
        self.changed.emit()

    def _box(self, theme: Theme, name: str, words: str) -> QuietComboBox:
        box = QuietComboBox(may_be_narrow=True)
        box.setMinimumContentsLength(_LETTERS)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setFont(theme.font(TextRole.SUPPORT))
        box.setMinimumHeight(theme.height(31, TextRole.SUPPORT))
        box.activated.connect(self._activated)
        return box


def _week_words(one: Period) -> str:
    """`Week 47, 16–22 Nov 2026`."""
    words = QCoreApplication.translate("Board", "Week {number}, {span}")
    return words.format(number=one.first.isocalendar().week, span=short_span(one))
