"""Shows the cases behind a figure of the board, and leads to the one that is chosen."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.board.figures import BoardFilter, Figure
from desktop.models.inbox import InboxRow
from desktop.models.payment_list import PaymentRow
from desktop.models.stuck_kind import StuckKind
from desktop.services.store.errors import StoreError
from desktop.views.board.cases_dialog import CasesDialog
from desktop.views.board.cases_model import CaseKey, CaseRow
from desktop.views.payments.payment_doing import PaymentDoing
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme, Tone

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class BoardCasesOpener(QObject):
    """`open_wanted` carries a conversation and the message that carries its link (None where there
    is none), `said` what was done, with a detail and a tone."""

    open_wanted = Signal(int, object)
    said = Signal(str, str, Tone)

    def __init__(self, theme: Theme, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._tasks = tasks
        self._page = page
        self._desk: Desk | None = None
        self._shown: Desk | None = None
        self._links = PaymentDoing(theme, tasks, page)
        self._links.open_wanted.connect(self.open_wanted)
        self._links.said.connect(self.said)

    def attach(self, desk: "Desk", shown: "Desk") -> None:
        """Look behind this desk's figures; `shown` stands for it while personal data is hidden."""
        self._desk, self._shown = desk, shown
        self._links.attach(desk)

    def detach(self) -> None:
        """Look behind none."""
        self._desk = self._shown = None
        self._links.detach()

    def show(
        self,
        figure: Figure,
        wanted: BoardFilter,
        title: str,
        detail: str,
        *,
        agent: int | None = None,
        kind: StuckKind | None = None,
    ) -> None:
        """Open the list of the cases behind a figure, of one agent or one kind of stuck money where
        that is wanted."""
        desk, shown = self._desk, self._shown
        if desk is None or shown is None:
            return
        dialog = CasesDialog(self._theme, self._tasks, shown, title, detail, self._page)
        dialog.chosen.connect(self._open)
        dialog.open()
        self._tasks.spawn(
            self._fill(dialog, desk, shown, figure, wanted, agent, kind),
            key="board.cases",
            replace=True,
        )

    async def _fill(
        self,
        dialog: CasesDialog,
        desk: "Desk",
        shown: "Desk",
        figure: Figure,
        wanted: BoardFilter,
        agent: int | None,
        kind: StuckKind | None,
    ) -> None:
        known: dict[CaseKey, CaseRow] = {}
        try:
            cases = await desk.board.behind(figure, wanted, agent)
            keys: tuple[CaseKey, ...] = cases.quotes or cases.conversations
            if kind is not None:
                rows = await shown.book.rows(cases.quotes)
                known.update(
                    (key, row)
                    for key, row in rows.items()
                    if row.stuck is not None and row.stuck.kind is kind
                )
                keys = tuple(key for key in keys if key in known)
        except StoreError:
            if shiboken6.isValid(dialog):
                dialog.fail()
            return
        if shiboken6.isValid(dialog):  # else it was left meanwhile
            dialog.show_cases(keys, self._counted(len(keys), bool(cases.quotes)), known)

    def _counted(self, count: int, are_links: bool) -> str:
        if not count:
            return ""
        if are_links:
            words = self.tr("1 link") if count == 1 else self.tr("{count} links")
        else:
            words = self.tr("1 conversation") if count == 1 else self.tr("{count} conversations")
        return words.format(count=QLocale().toString(count))

    def open_link(self, row: PaymentRow) -> None:
        """Go to a link's conversation."""
        self._links.open(row)

    def _open(self, row: CaseRow) -> None:
        if isinstance(row, InboxRow):
            self.open_wanted.emit(row.conversation_id, None)
        elif isinstance(row, PaymentRow):
            self._links.open(row)
