"""Desktop notifications for what must not be missed: paid, declined, not delivered."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop.models.inbox import InboxRow
from desktop.models.ladder import Stage
from desktop.models.money import Money
from desktop.models.one_line import isolated
from desktop.resources import resource
from desktop.views.payment.payment_words import decline_reason
from desktop.views.style.theme import Tone
from desktop.views.window.toast import Notice
from desktop.views.words import formatting

_NEWS_S = 120
"""What happened longer ago than this is history, not news."""
_KEPT = 50


class News(StrEnum):
    """What is worth a notification."""

    PAID = "paid"
    DECLINED = "declined"
    NOT_DELIVERED = "not_delivered"


@dataclass(frozen=True, slots=True)
class Shown:
    """One notification as it was shown. Never a customer's words."""

    news: News
    conversation_id: int
    title: str
    text: str


class Notifications(QObject):
    """Shows them through the system tray where there is one, and remembers the last ones.

    `clicked` carries the conversation that a person wants to see; `shown` each notification.
    """

    clicked = Signal(int)
    shown = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.silent = False
        """Whether nothing is shown outside the window, as while it is locked: names stand there."""
        self._tray: QSystemTrayIcon | None = None
        self._in_tray: Shown | None = None
        self._told: dict[tuple[str, Stage, float], None] = {}
        self.history: deque[Shown] = deque(maxlen=_KEPT)

    def look_at(
        self,
        rows: Iterable[InboxRow],
        paid: frozenset[str],
        *,
        me: int | None,
        now: float,
    ) -> list[int]:
        """Tell the news in `rows`, those of mine and of nobody; return the conversations paid.

        `paid` are the quotes that were paid just now; `now` is UTC seconds.
        """
        came = []
        for row in rows:
            news = self._news(row, paid, now)
            if news is None or row.badge is None or row.assignee_id not in (None, me):
                continue
            key = (row.badge.quote_id, row.badge.stage, row.badge.since)
            if key in self._told:
                continue
            self._told[key] = None
            self._show(_notification(news, row))
            if news is News.PAID:
                came.append(row.conversation_id)
        while len(self._told) > 500:
            del self._told[next(iter(self._told))]
        return came

    def notice(self, shown: Shown, open_it: Callable[[int], object]) -> Notice:
        """Return the same news as a notice inside the window."""
        conversation_id = shown.conversation_id
        return Notice(
            shown.title,
            shown.text,
            Tone.OK if shown.news is News.PAID else Tone.BAD,
            (
                QCoreApplication.translate("Notifications", "Open"),
                lambda: open_it(conversation_id),
            ),
            passes=True,  # the row's badge goes on saying it
        )

    def _news(self, row: InboxRow, paid: frozenset[str], now: float) -> News | None:
        badge = row.badge
        if badge is None:
            return None
        if badge.quote_id in paid:
            return News.PAID
        if now - badge.since > _NEWS_S:
            return None
        if badge.stage is Stage.DECLINED:
            return News.DECLINED
        return News.NOT_DELIVERED if badge.stage is Stage.NOT_DELIVERED else None

    def _show(self, notification: Shown) -> None:
        self.history.append(notification)
        self.shown.emit(notification)
        tray = self._tray_icon()
        if tray is not None and not self.silent:
            self._in_tray = notification
            tray.showMessage(notification.title, notification.text, tray.icon())

    def _tray_icon(self) -> QSystemTrayIcon | None:
        if self._tray is None and QSystemTrayIcon.isSystemTrayAvailable():
            tray = QSystemTrayIcon(QIcon(str(resource("icons", "app.svg"))), self)
            tray.setToolTip(QApplication.applicationDisplayName())
            tray.messageClicked.connect(self._message_clicked)
            tray.show()
            self._tray = tray
        return self._tray

    def _message_clicked(self) -> None:
        # The newest news may have come while nothing was shown outside the window.
        if self._in_tray is not None:
            self.clicked.emit(self._in_tray.conversation_id)


def _notification(news: News, row: InboxRow) -> Shown:
    translate = QCoreApplication.translate
    badge = row.badge
    amount = (
        formatting.money(Money(badge.amount, badge.currency)) if badge and badge.currency else ""
    )
    match news:
        case News.PAID:
            title = translate("Notifications", "Paid {amount}")
            text = translate("Notifications", "{name} has paid. The ticket can be issued.")
        case News.DECLINED:
            title = translate("Notifications", "Declined {amount}")
            reason = decline_reason(badge.reason) if badge and badge.reason else ""
            text = (
                translate("Notifications", "{name}: {reason}. The link can still be paid.")
                if reason
                else translate("Notifications", "{name}: the link can still be paid.")
            ).replace("{reason}", reason)
        case News.NOT_DELIVERED:
            title = translate("Notifications", "Not delivered {amount}")
            text = translate("Notifications", "{name} did not get the payment link.")
    return Shown(
        news,
        row.conversation_id,
        title.format(amount=amount),
        text.replace("{name}", isolated(row.name)),
    )
