"""The Payments view: stuck money above, every link below, narrowed, searched, sorted, exported."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from desktop.models.hub_words import Channel
from desktop.models.payment_list import (
    PaymentFilter,
    PaymentGroup,
    PaymentRow,
    PaymentsListed,
    PaymentSort,
    StuckMoney,
)
from desktop.models.payment_step import PaymentStep, next_step, steps
from desktop.models.stuck_kind import StuckKind
from desktop.services.notices import Change
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.segmented import Segmented
from desktop.views.payments import payments_words as words
from desktop.views.payments.payment_doing import PaymentDoing
from desktop.views.payments.payments_export import PaymentsExport
from desktop.views.payments.payments_filters import PaymentsFilters
from desktop.views.payments.payments_model import PaymentsModel, sorted_by
from desktop.views.payments.payments_search import PaymentsSearch
from desktop.views.payments.payments_table import PaymentsTable
from desktop.views.payments.stuck_tiles import StuckTiles
from desktop.views.qt.announcements import announce
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import TextRole, Theme, Tone

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_SIDE = 26
_TYPED_MS = 150
"""So long after the last keystroke it is searched."""
_AGES_EVERY_S = 15
_GROUPS = (
    PaymentGroup.ALL,
    PaymentGroup.TO_PAY,
    PaymentGroup.TO_TICKET,
    PaymentGroup.STUCK,
    PaymentGroup.ENDED,
)


class PaymentsPage(QFrame):
    """A place of the window. `doing` says where a step leads; `left` is Escape."""

    left = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._desk: Desk | None = None
        self._shown: Any = None
        self._seconds = 0
        self._stale = False
        self._chosen = ""
        self.setObjectName("paymentsPage")
        self.setProperty("role", "app")
        self.setAccessibleName(self.tr("Payments"))
        self.model = PaymentsModel(tasks, self._now, self)
        self.table = PaymentsTable(theme, self.model, self._now)
        self.model.visible = self.table.lines_on_screen
        self.doing = PaymentDoing(theme, tasks, self)
        self.tiles = StuckTiles(theme)
        self.groups = Segmented(
            theme, self.tr("Which links"), [(one.value, words.group_words(one)) for one in _GROUPS]
        )
        self.groups.set_value(PaymentGroup.ALL.value)
        self.search = PaymentsSearch(theme)
        self.export_button = KeyButton(theme, self.tr("Export CSV"))
        self.export_button.setObjectName("paymentsExport")
        self.exporting = PaymentsExport(tasks, self.export_button, self)
        self.filters = PaymentsFilters(theme)
        self._lay_out()
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._typed.timeout.connect(self._narrow)
        self._connect()

    # --- living

    def attach(self, desk: "Desk", shown: Any = None) -> None:
        """Show this desk's links; `shown` is the veiled desk while personal data is hidden."""
        self._desk, self._shown = desk, shown or desk
        self.doing.attach(desk)
        self.model.attach(self._shown.book)
        if self._shown is not desk and self.search.text():
            self.search.clear()  # what stands in the field may be a name
            self._narrow()
        self._show_stuck()
        self._tasks.spawn(self._offer_currencies(desk), key="payments.currencies")

    def detach(self) -> None:
        """Follow no desk."""
        self._desk = self._shown = None
        self.doing.detach()
        self.model.detach()

    def refresh(self, change: Change) -> None:
        """Take in what changed; out of sight, when it is shown again."""
        if change.stuck or change.status:
            self._show_stuck()
        if self.isVisible():
            self.model.refresh(change)
        else:
            self.model.forget(change)
            self._stale = self._stale or bool(change.quotes) or change.lists

    def tick(self) -> None:
        """A second has passed: let the ages go on."""
        self._seconds += 1
        if self.isVisible() and self._seconds % _AGES_EVERY_S == 0:
            self._show_stuck()
            self.table.viewport().update()

    def kept(self) -> dict[str, Any]:
        """What is remembered of it: the columns and the order."""
        wanted = self.model.filter
        return {
            "widths": list(self.table.widths),
            "sort": wanted.sort.value,
            "descending": wanted.descending,
        }

    def bring_back(self, kept: Any) -> None:
        """Look as it did; what cannot be read is as good as nothing."""
        try:
            sort, descending = PaymentSort(kept["sort"]), kept["descending"] is True
            widths = tuple(int(wide) for wide in kept["widths"])
        except (KeyError, TypeError, ValueError):
            return
        self.table.set_widths(widths)
        self.model.filter = replace(self.model.filter, sort=sort, descending=descending)

    def focus_first(self) -> None:
        """Go to the table, where the arrows and letters work."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.choose_line(0)

    def focus_search(self) -> None:
        """Go to the search, with what stands in it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_kind(self, kind: StuckKind | None) -> None:
        """Narrow the table to a kind of stuck money."""
        self.tiles.show_kind(kind)
        self._narrow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.model.reload()

    # --- building

    def _lay_out(self) -> None:
        title = self._title = QLabel(self.tr("Payments"))
        title.setFont(self._theme.font(TextRole.TOTAL))
        title.setObjectName("paymentsTitle")
        head = self._head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.groups)
        head.addWidget(self.search, 2)
        head.addWidget(self.export_button)
        below = self._below = QHBoxLayout()
        below.addStretch(1)
        self._card = _TableCard(self._theme, self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 20, _SIDE, 20)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.tiles)
        column.addWidget(self.filters)
        column.addWidget(self._card, 1)
        self._say("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The groups have a line of their own where their words would run into each other."""
        super().resizeEvent(event)
        parts = (self._title, self.groups, self.search, self.export_button)
        needed = sum(one.sizeHint().width() for one in parts)
        is_narrow = needed > self.width() - 2 * _SIDE - self._head.spacing() * len(parts)
        goes, before = (self._below, self._head) if is_narrow else (self._head, self._below)
        if goes.indexOf(self.groups) < 0:
            before.removeWidget(self.groups)
            goes.insertWidget(0 if is_narrow else 2, self.groups)  # behind title and stretch

    def _connect(self) -> None:
        self.groups.chosen.connect(self._narrow)
        self.filters.changed.connect(self._narrow)
        self.filters.cleared.connect(self._show_all)
        self.tiles.chosen.connect(self._narrow)
        self.search.textChanged.connect(lambda _text: self._typed.start())
        self.search.found.connect(self._to_found)
        self.search.left.connect(self.focus_first)
        self.export_button.clicked.connect(self.export)
        self.exporting.said.connect(self.doing.said)
        self.model.changing.connect(self._remember)
        self.model.settled.connect(self._settled)
        self.model.failed.connect(self._show_failure)
        self.table.sorted.connect(
            lambda column: self.model.show_filter(sorted_by(self.model.filter, column))
        )
        self.table.opened.connect(self.doing.open)
        self.table.stepped.connect(self._step)
        self.table.wanted.connect(self._letter)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.left.connect(self.left.emit)
        self._card.again.connect(self._read_again)

    # --- narrowing

    def _narrow(self, *_: object) -> None:
        """List what is chosen now."""
        self._typed.stop()
        agent = self._desk.agent if self._desk is not None else None
        mine = bool(self.filters.whose.currentData())
        period = self.filters.period.currentData()
        channel = self.filters.channel.currentData()
        kind = next((one for one in StuckKind if self.tiles.tile(one).isChecked()), None)
        wanted = replace(
            self.model.filter,
            group=PaymentGroup(self.groups.value() or PaymentGroup.ALL.value),
            agent=(agent.user_id if agent is not None else 0) if mine else None,
            channel=Channel(channel) if channel else None,
            currency=str(self.filters.currency.currentData() or ""),
            since=self._now() - period if period else None,
            kind=kind,
            search=self.search.text(),
        )
        self.model.show_filter(wanted)
        self.filters.clear.setVisible(self._is_narrowed)

    @property
    def _is_narrowed(self) -> bool:
        wanted = self.model.filter
        return wanted != PaymentFilter(sort=wanted.sort, descending=wanted.descending)

    def _show_all(self) -> None:
        """Show every link again."""
        self.groups.set_value(PaymentGroup.ALL.value)
        self.filters.reset()
        self.tiles.show_kind(None)
        self.search.clear()
        self._narrow()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_found(self) -> None:
        self._narrow()
        self.focus_first()

    # --- showing

    def _remember(self) -> None:
        """Which line was chosen before the lines become others."""
        self._chosen = self.model.quote_at(self.table.currentIndex().row()) or self._chosen

    def _settled(self) -> None:
        line = self.model.place(self._chosen) if self._chosen else None
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.choose_line(line if line is not None else 0)
        listed = self.model.listed
        self.filters.totals.show_words(_sum_words(listed))
        if listed.ids:
            self._say("")
        elif self._is_narrowed:
            self._say(self.tr("No link is like that."))
        else:
            self._say(
                self.tr("No payment links yet. Build a quote in a conversation and send its link.")
            )
        if self.search.text():
            announce(self.search, words.count_words(len(listed.ids)))

    def _show_failure(self) -> None:
        self._say(
            self.tr("The links could not be read. Nothing is lost: they stand in the journal."),
            again=True,
        )

    def _read_again(self) -> None:
        self._say("")
        self.model.reload()

    def _say(self, text: str, *, again: bool = False) -> None:
        self._card.say(text, again=again)

    def _show_stuck(self) -> None:
        desk = self._desk
        money = desk.stuck.money if desk is not None else StuckMoney()
        if desk is not None:
            self.tiles.show_money(money, desk.promises, self._now())

    async def _offer_currencies(self, desk: "Desk") -> None:
        self.filters.offer_currencies(await desk.book.currencies())

    # --- acting

    def _step(self, row: PaymentRow) -> None:
        step = next_step(row)
        if step is not None:
            self._do(row, step)
        else:
            self.doing.open(row)

    def _letter(self, row: PaymentRow, wanted: Any) -> None:
        """Do what a letter means, where it can be done now."""
        step = next((one for one in wanted if one in steps(row)), None)
        if step is not None:
            self._do(row, step)

    def _do(self, row: PaymentRow, step: PaymentStep) -> None:
        if self._shown is self._desk:  # what is hidden must not be sent or changed
            self.doing.do(row, step)
        else:
            self.doing.said.emit(
                self.tr("Personal data is hidden, so nothing is done from here"), "", Tone.INFO
            )

    def _show_menu(self, row: PaymentRow, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("paymentMenu")
        menu.setAccessibleName(
            self.tr("What can be done about {customer}").format(customer=words.customer(row))
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened = menu.addAction(self.tr("Open the conversation"))
        opened.setEnabled(bool(row.conversation_id))
        opened.triggered.connect(lambda: self.doing.open(row))
        for step in steps(row):
            if step is not PaymentStep.OPEN:
                action = menu.addAction(words.step_words(step))
                action.triggered.connect(lambda _on=False, step=step: self._do(row, step))
        menu.popup(at)

    def export(self) -> None:
        """Write what is listed to a file that the person chooses."""
        if self._shown is not None:
            self.exporting.begin(self._shown.book, self.model.filter, self._now())

    def _now(self) -> float:
        return self._desk.now() if self._desk is not None else 0.0


class _TableCard(QFrame):
    """The table in its frame. `again` is a press on Try again, after a reading failed."""

    again = Signal()

    def __init__(self, theme: Theme, table: PaymentsTable) -> None:
        super().__init__()
        self._table = table
        self.setObjectName("paymentsCard")
        self.setProperty("role", "card")
        self._button = KeyButton(theme, self.tr("Try again"))
        self._button.setObjectName("paymentsAgain")
        self._button.clicked.connect(self.again)
        self._button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(table, 1)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, text: str, *, again: bool = False) -> None:
        """Say this where the lines would stand, as long as there are none."""
        self._table.show_words(text)
        self._button.setVisible(again)


def _sum_words(listed: PaymentsListed) -> str:
    count = words.count_words(len(listed.ids))
    sums = words.totals(listed.totals)
    return f"{count} · {sums}" if sums else count
