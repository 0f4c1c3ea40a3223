"""The board: how the floor and the money stand, in figures, charts and tables."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.models.board.channels import ChannelGroup
from desktop.models.board.figures import Board, BoardFilter, Figure
from desktop.models.board.period import local_day
from desktop.models.board.tables import Names
from desktop.models.hub_words import Channel
from desktop.models.stuck_kind import StuckKind
from desktop.services.notices import Change
from desktop.views.board.board_cases import BoardCasesOpener
from desktop.views.board.board_choice import choice_of
from desktop.views.board.board_export import BoardExport
from desktop.views.board.board_filters import BoardFilters
from desktop.views.board.board_head import (
    figures_from,
    hints,
    publishing_words,
    trouble,
    when_words,
)
from desktop.views.board.board_reader import BoardReader
from desktop.views.board.board_tables import BoardTables
from desktop.views.board.board_words import period_words
from desktop.views.board.card_pairs import GAP, CardPair, TableCard
from desktop.views.board.chart_card import ChartCard, CohortChart, PaidChart, ResponseChart
from desktop.views.board.figure_words import figure_words
from desktop.views.board.pillars import Pillars
from desktop.views.board.wallboard import Wallboard
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keys import KeyId
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import TextRole, Theme, Tone

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_SIDE = 26
_WHEN = 200
"""The days that it is about have this much room at least: what is chosen must not move the rest."""
_AGES_EVERY_S = 5


class BoardPage(QFrame):
    """A place of the window. `open_wanted` carries a conversation and the message that carries its
    link (or None), `said` what was done with a detail and a tone; `left` is Escape."""

    left = Signal()
    open_wanted = Signal(int, object)
    said = Signal(str, str, Tone)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._desk: Desk | None = None
        self._shown: Any = None
        self._veiled = False
        self._stale = False
        self._failed = False
        self._seconds = 0
        self._hints: Mapping[Figure, str] = {}
        self._looked_at: tuple[Figure | None, str] = (None, "")
        self._last: QWidget | None = None
        self.setObjectName("boardPage")
        self.setProperty("role", "app")
        self.setAccessibleName(self.tr("Team board"))
        self.reader = BoardReader(tasks, self)
        self.filters = BoardFilters(theme)
        self.pillars = Pillars(theme)
        self.paid = PaidChart(theme, Figure.PAID, "boardPaidChart")
        self.response = ResponseChart(theme, Figure.RESPONSE, "boardResponseChart")
        self.cohorts = CohortChart(theme, Figure.CONVERSION, "boardCohortChart")
        self.tables = BoardTables(theme, self)
        self.export_button = KeyButton(theme, self.tr("Export CSV"))
        self.export_button.setObjectName("boardExport")
        self.wall_button = KeyButton(theme, self.tr("Wallboard"), key=KeyId.WALLBOARD)
        self.wall_button.setObjectName("boardWall")
        self.exporting = BoardExport(tasks, self.export_button, self)
        self.cases = BoardCasesOpener(theme, tasks, self)
        self.wall = Wallboard(theme, self)
        self._remember_soon = QTimer(self, singleShot=True, interval=0)
        self._remember_soon.timeout.connect(self._remember)
        self._lay_out()
        self._connect()

    # --- living

    def attach(self, desk: "Desk", shown: Any = None) -> None:
        """Show this desk's board; `shown` is the veiled desk while personal data is hidden."""
        self._desk, self._shown = desk, shown
        self._veiled = shown is not None and shown is not desk
        if self._veiled:
            self._hide_names()
        self.cases.attach(desk, shown or desk)
        self.filters.offer_weeks(local_day(desk.now(), desk.board.zone))
        self.filters.offer_teams(desk.board.directory.teams)
        self.reader.choice = self.filters.choice
        self._stale = not self._is_seen
        if self._is_seen:
            self.reader.attach(desk, self._shown or desk)

    def detach(self) -> None:
        """Follow no desk."""
        self.wall.leave()
        self._desk = self._shown = None
        self.cases.detach()
        self.reader.detach()

    def refresh(self, change: Change) -> None:
        """Take in what changed; out of sight, when it is shown again."""
        if not self._is_seen:
            self._stale = True
            return
        self.reader.take(change)
        if change.status:
            self._say_trouble()

    def tick(self) -> None:
        """A second has passed: let the ages go on."""
        self._seconds += 1
        if self._is_seen and self._seconds % _AGES_EVERY_S == 0:
            self.reader.look_again()

    def kept(self) -> dict[str, Any]:
        """What is remembered of it: what was chosen, and how the tables are sorted."""
        return {**self.filters.choice.kept(), "tables": self.tables.kept()}

    def bring_back(self, kept: Any) -> None:
        """Look as it did; what cannot be read is as good as nothing."""
        self.filters.show_choice(choice_of(kept))
        self.reader.choice = self.filters.choice
        self.tables.bring_back(kept.get("tables") if isinstance(kept, dict) else None)

    def focus_first(self) -> None:
        """Go to the figure that was looked at last, or to the first."""
        last = self._last
        if last is None or not shiboken6.isValid(last) or not last.isVisibleTo(self):
            last = self.pillars.tiles[0]
        last.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Nothing is searched here: go to what narrows it."""
        self.filters.period.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._desk is not None and (self._stale or self.reader.board is None):
            self._stale = False
            self.reader.attach(self._desk, self._shown or self._desk)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- building

    @property
    def _charts(self) -> tuple[ChartCard, ...]:
        return self.paid, self.response, self.cohorts

    @property
    def _is_seen(self) -> bool:
        return self.isVisible() or self.wall.is_up

    def _lay_out(self) -> None:
        theme = self._theme
        self._title = QLabel(self.tr("Team board"))
        self._title.setFont(theme.font(TextRole.TOTAL))
        self.when = ElidedLabel()
        self.when.setMinimumWidth(round(_WHEN * theme.text_scale))
        self.when.setObjectName("boardWhen")
        self.when.setProperty("role", "support")
        # What joins the page first is what Tab reaches first.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 20, 0, 10)
        whole.setSpacing(10)
        head, below, note = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head, self._below = head, below
        for row in (head, below, note):
            row.setContentsMargins(_SIDE, 0, _SIDE, 0)
            whole.addLayout(row)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self.when, 1)
        head.addWidget(self.filters)
        head.addWidget(self.export_button)
        head.addWidget(self.wall_button)
        below.addStretch(1)
        self.trouble = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self.trouble.setObjectName("boardTrouble")
        self.again = KeyButton(theme, self.tr("Try again"))
        self.again.setObjectName("boardAgain")
        self.again.hide()
        self.trouble.hide()
        note.addWidget(self.trouble, 1)
        note.addWidget(self.again)
        inside = QWidget()
        inside.setProperty("role", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 4, _SIDE, 4)
        column.setSpacing(GAP)
        column.addWidget(self.pillars)
        cards = {one: TableCard(theme, one) for one in self.tables}
        self._pairs = [
            CardPair(theme, self.paid, self.response),
            CardPair(theme, cards[self.tables.due], cards[self.tables.agents]),
            CardPair(theme, cards[self.tables.stuck], cards[self.tables.channels]),
        ]
        for pair in self._pairs:
            column.addWidget(pair)
        column.addWidget(self.cohorts)
        self.source = wrapped_label(theme, TextRole.SMALL, "meta")
        self.source.setObjectName("boardSource")
        column.addWidget(self.source)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("boardArea")
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = wrapped_label(theme, TextRole.SMALL, "meta")
        self.told.setObjectName("boardTold")
        self.told.setMinimumHeight(theme.height(15, TextRole.SMALL) * 2)
        self.told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 0, _SIDE, 0)
        foot.addWidget(self.told, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.filters.changed.connect(self._choose)
        self.reader.read.connect(self._show)
        self.reader.failed.connect(self._fail)
        self.again.clicked.connect(self.reader.again)
        self.export_button.clicked.connect(self.export)
        self.exporting.said.connect(self.said)
        self.cases.said.connect(self.said)
        self.cases.open_wanted.connect(self.open_wanted)
        self.wall_button.clicked.connect(self.show_wall)
        self.wall.left.connect(self._back_from_wall)
        self.pillars.pressed.connect(self._open_figure)
        self.pillars.looked_at.connect(lambda figure: self._tell(figure))
        for chart in self._charts:
            chart.pressed.connect(
                lambda wanted, chart=chart: self._open_figure(chart.figure, wanted)
            )
            chart.looked_at.connect(self._tell)
        tables = self.tables
        tables.looked_at.connect(self._tell)
        tables.due.opened.connect(self._open_link)
        tables.agents.opened.connect(lambda agent, figure: self._open_figure(figure, agent=agent))
        tables.stuck.opened.connect(lambda kind, figure: self._open_figure(figure, kind=kind))
        tables.channels.opened.connect(self._open_channel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The filters have a line of their own where the first has no room for them."""
        super().resizeEvent(event)
        self._place_filters()
        for pair in self._pairs:
            pair.place(self.width() - 2 * _SIDE)

    def _place_filters(self) -> None:
        parts = (self._title, self.filters, self.export_button, self.wall_button)
        needed = self.when.minimumWidth() + sum(one.sizeHint().width() for one in parts)
        is_narrow = needed > self.width() - 2 * _SIDE - self._head.spacing() * len(parts)
        goes, before = (self._below, self._head) if is_narrow else (self._head, self._below)
        if goes.indexOf(self.filters) < 0:
            before.removeWidget(self.filters)
            goes.insertWidget(0 if is_narrow else 2, self.filters)  # behind title and day

    # --- showing

    def _choose(self) -> None:
        choice = self.filters.choice
        # What a room watches is of now, whichever past week was looked into.
        self.reader.choice = replace(choice, week="") if self.wall.is_up else choice

    @property
    def _part(self) -> str:
        """Which part of the work is chosen, in words."""
        choice = self.filters.choice
        named = [self.filters.channels.words()] if choice.channels is not ChannelGroup.ALL else []
        if choice.team is not None:
            named.append(self.filters.team.currentText())
        return " · ".join(named)

    def _show(self, board: Board) -> None:
        desk = self._desk
        if desk is None:
            return
        self._failed = False
        rates = desk.board.rates
        self._hints = hints(board, desk.status())
        self.when.setText(when_words(board))
        self.pillars.show_board(board, rates, self._hints)
        days = self.reader.days or board
        for chart in (self.paid, self.cohorts):
            chart.show_board(days, rates, self._hints[chart.figure])
        self.response.show_board(board, rates, self._hints[self.response.figure])
        self.tables.show_board(board, rates, self.reader.links, self._name_of)
        self.filters.offer_weeks(local_day(board.at, desk.board.zone))
        self.filters.offer_teams(desk.board.directory.teams)
        self._place_filters()
        self._say_trouble()
        self.wall.show_board(board, rates, self._part)
        self.source.setText(figures_from(board, rates))
        self._say_told()

    def _hide_names(self) -> None:
        """At once: what is read anew may come late, or not at all."""
        board, desk = self.reader.board, self._desk
        self.reader.forget_customers()
        if board is not None and desk is not None:
            self.tables.show_board(board, desk.board.rates, self.reader.links, self._name_of)

    def _fail(self) -> None:
        self._failed = True
        self._say_trouble()

    def _say_trouble(self) -> None:
        desk = self._desk
        if desk is None:
            return
        words, is_problem = trouble(desk.status(), desk.now())
        if self._failed:
            is_problem = True
            words = self.tr(
                "The figures could not be read from this desk's files. What stands here is older; "
                "nothing is lost."
            )
        self.wall.show_trouble(words)  # what customers are shown is none of the room's business
        if desk.publisher is not None and desk.publisher.trouble is not None:
            is_problem = True
            words = f"{words} {publishing_words(desk.publisher.trouble)}".strip()
        self.trouble.setText(words)
        role = "problem" if is_problem else "support"
        if self.trouble.property("role") != role:
            self.trouble.setProperty("role", role)
            self.trouble.style().unpolish(self.trouble)
            self.trouble.style().polish(self.trouble)
        self.trouble.setVisible(bool(words))
        self.again.setVisible(self._failed)

    def _tell(self, figure: Figure | None, step: str = "") -> None:
        """Say below how the figure is made that a person points at or has come to."""
        self._remember_soon.start()
        self._looked_at = figure, step
        self._say_told()

    def _remember(self) -> None:
        """Where a person is, to bring her back there. Not at once: a page that is being hidden
        hands the focus on to another of its own."""
        focused = self.focusWidget()
        if self.isVisible() and focused in (*self.pillars.tiles, *self._charts, *self.tables):
            self._last = focused

    def _say_told(self) -> None:
        figure, step = self._looked_at
        told = self._hints.get(figure, "").replace("\n", " ") if figure is not None else ""
        if figure is not None and told:
            told = f"{figure_words(figure)}: {told}"
        self.told.setText("\n".join(part for part in (step, told) if part))

    def _name_of(self, agent: int) -> str:
        """An agent's name, unless personal data is hidden or nobody has told it."""
        desk = self._desk
        name = "" if desk is None or self._veiled else desk.board.directory.name_of(agent)
        return name or self.tr("Agent {number}").format(number=agent)

    # --- acting

    def show_wall(self) -> None:
        """Fill the screen with the figures that a room watches."""
        if self._desk is not None:
            self.wall.show_up()
            self._choose()
            self.reader.look_again()

    def _back_from_wall(self) -> None:
        self._choose()
        self.activateWindow()
        if self.isEnabled():  # else the window was locked meanwhile
            self.focus_first()

    def export(self) -> None:
        """Write the board's tables to a folder that the person chooses."""
        board, desk = self.reader.board, self._desk
        if board is None or desk is None:
            return
        directory = desk.board.directory
        names = Names(
            {one.agent: self._name_of(one.agent) for one in board.agents},
            {one.team_id: one.name for one in directory.teams},
        )
        self.exporting.begin(board, desk.board.rates, names)

    def _open_link(self, quote_id: str) -> None:
        row = self.reader.links.get(quote_id)
        if row is not None:
            self.cases.open_link(row)

    def _open_channel(self, channel: Channel, figure: Figure) -> None:
        board = self.reader.board
        if board is not None:
            self._open_figure(figure, replace(board.wanted, channels=frozenset({channel})))

    def _open_figure(
        self,
        figure: Figure,
        wanted: BoardFilter | None = None,
        *,
        agent: int | None = None,
        kind: StuckKind | None = None,
    ) -> None:
        """Show the cases behind a figure as it stands here, or behind a step or a line of it."""
        board = self.reader.board
        if board is None:
            return
        wanted = wanted or board.wanted
        title = figure_words(figure)
        if agent is not None:
            title = f"{title} · {self._name_of(agent)}"
        if not figure.is_now:
            title = f"{title} · {period_words(wanted.period)}"
        self.cases.show(figure, wanted, title, self._hints.get(figure, ""), agent=agent, kind=kind)
