"""The status bar: what is true right now of each service, the outbox and the money."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.models.status import DeskStatus, Health, ServiceState
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.words import formatting
from desktop.views.words.service_words import service_words

CLOCK_WORTH_SHOWING_S = 30
_AGE_STEP_S = 10.0
_LATE_S = 60.0
"""A check that is due this long has not come."""
_SHORT = 170
"""What matters most may always take this much, in a text of the design's size."""
_BUDGET_WORTH_SHOWING = 0.5


class StatusLine(QWidget):
    """One statement, with a dot where it is about a service; cut short where room is short, but
    never below what a short statement takes."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
        *,
        whole: bool = False,
        kept: bool = False,
    ) -> None:
        """`whole`: never cut short. `kept`: cut short last."""
        super().__init__(parent)
        self._kept = kept
        self._theme = theme
        self._whole = whole
        self._text = ""
        self._dot = ""
        self._is_problem = False
        self.setObjectName(name)
        self.setFont(theme.font(TextRole.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str, *, dot: str = "", problem: bool = False, tip: str = "") -> None:
        """Say this; nothing hides it. `dot` names a token; `tip` says more, else the text again."""
        self.setToolTip(plain_tip(tip or text))
        self.setAccessibleDescription(tip)
        if (text, dot, problem) == (self._text, self._dot, self._is_problem):
            return
        before = self.sizeHint()
        self._text, self._dot, self._is_problem = text, dot, problem
        self.setVisible(bool(text))
        self.setAccessibleName(text)
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.font()).horizontalAdvance(self._text)
        return QSize(round(wide + (14 if self._dot else 0)) + 3, 20)

    def minimumSizeHint(self) -> QSize:
        wide = self.sizeHint()
        if self._whole:
            return wide
        short = round(_SHORT * self._theme.text_scale) if self._kept else 24
        return QSize(min(wide.width(), short), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        left = 0.0
        if self._dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(getattr(tokens, self._dot)))
            painter.drawEllipse(QRectF(0, self.height() / 2 - 4, 8, 8))
            left = 14.0
        painter.setFont(self.font())
        painter.setPen(color(tokens.bad if self._is_problem else tokens.text2))
        room = self.width() - left
        text = QFontMetricsF(self.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRectF(left, 0, room, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text
        )
        painter.end()


class StatusBar(QFrame):
    """Shows a `DeskStatus`, and lets its ages go on each second."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status: DeskStatus | None = None
        self.setObjectName("statusBar")
        self.setFixedHeight(theme.metrics.status_height)
        self.setAccessibleName(QCoreApplication.translate("StatusBar", "Status"))
        self.hub = StatusLine(theme, "statusHub", kept=True)
        self.payments = StatusLine(theme, "statusPayments")
        self.outbox = StatusLine(theme, "statusOutbox", kept=True)
        self.stuck = StatusLine(theme, "statusStuck", kept=True)
        self.quiet = StatusLine(theme, "statusQuiet")
        self.clock = StatusLine(theme, "statusClock")
        self.budget = StatusLine(theme, "statusBudget")
        self.sandbox = StatusLine(theme, "statusSandbox", whole=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 1, 14, 0)
        layout.setSpacing(18)
        for line in (self.hub, self.payments, self.outbox, self.stuck):
            layout.addWidget(line)
        layout.addStretch(1)
        for line in (self.quiet, self.clock, self.budget, self.sandbox):
            layout.addWidget(line)
        for line in self.lines:
            line.hide()
        theme.changed.connect(self.update)

    @property
    def lines(self) -> tuple[StatusLine, ...]:
        """All statements, from left to right."""
        left = self.hub, self.payments, self.outbox, self.stuck
        return *left, self.quiet, self.clock, self.budget, self.sandbox

    @property
    def text(self) -> str:
        """All that it says now."""
        return " · ".join(line.text for line in self.lines if line.text)

    def show_status(self, status: DeskStatus, now: float) -> None:
        """Show this. `now` is UTC seconds by the desk's clock."""
        translate = QCoreApplication.translate
        self._status = status
        hub, dot, problem = hub_words(status, now)
        self.hub.say(hub, dot=dot, problem=problem)
        payments, problem = payment_words(status, now)
        self.payments.say(payments, problem=problem, tip=payments_tip(status, now))
        self.outbox.say(outbox_words(status), problem=status.asking > 0)
        off = abs(status.clock_off_s)
        self.clock.say(
            translate("StatusBar", "This computer's clock is off by {duration}").format(
                duration=formatting.rounded(off)
            )
            if off > CLOCK_WORTH_SHOWING_S
            else "",
            problem=True,
        )
        self.budget.say(budget_words(status), problem=status.reads_used >= status.reads_budget)
        self.sandbox.say(
            translate("StatusBar", "Sandbox — no real money moves") if status.sandbox else ""
        )
        self.setAccessibleDescription(
            " · ".join(line.text for line in self.lines if line.text and line is not self.payments)
        )

    def show_stuck(self, late: int) -> None:
        """Say how much money has waited longer than was promised; nothing where none has."""
        translate = QCoreApplication.translate
        words = ""
        if late == 1:
            words = translate("StatusBar", "1 payment waits too long")
        elif late:
            words = translate("StatusBar", "{count} payments wait too long").format(count=late)
        self.stuck.say(words, problem=True)

    def show_quiet(self, words: str) -> None:
        """Say that nothing disturbs, and until when; empty when it may."""
        self.quiet.say(words)

    def tick(self, now: float) -> None:
        """Let the ages go on."""
        if self._status is not None:
            self.show_status(self._status, now)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), color(tokens.sunken))
        painter.fillRect(0, 0, self.width(), 1, color(tokens.line))
        painter.end()


def hub_words(status: DeskStatus, now: float) -> tuple[str, str, bool]:
    """What is true of the hub: the words, the dot's token, and whether it is a problem."""
    translate = QCoreApplication.translate
    match status.hub.health:
        case Health.OK:
            if status.live:
                return translate("StatusBar", "Online"), "online", False
            return translate("StatusBar", "Online, without live updates"), "busy", False
        case Health.SLOW:
            words = _until(translate("StatusBar", "Online, slowed down"), status.hub, now)
            return _with(words, status.hub.detail), "busy", False
        case Health.DOWN:
            return _away_words(status, now), "bad", True
        case Health.REFUSED:
            words = translate("StatusBar", "The hub refuses this desk")
            return _with(words, status.hub.detail), "bad", True
        case Health.UNKNOWN:
            return translate("StatusBar", "Connecting…"), "away", False


def _away_words(status: DeskStatus, now: float) -> str:
    """That the hub is not reached: alone, or with the payments."""
    translate = QCoreApplication.translate
    words = translate("StatusBar", "Offline")
    if status.psp.health in (Health.OK, Health.SLOW):
        words = translate("StatusBar", "Messages offline")
    return _until(words, status.hub, now)


def payment_words(status: DeskStatus, now: float) -> tuple[str, bool]:
    """What is true of the payments: the words, and whether it is a problem."""
    translate = QCoreApplication.translate
    checked = status.payments_checked_at
    age = formatting.since(checked, checked + _in_steps(now - checked)) if checked else ""
    why = ""
    match status.psp.health:
        case Health.OK | Health.UNKNOWN:
            if not age:
                return translate("StatusBar", "Payments not checked yet"), False
            if _rests(status, now):
                return translate("StatusBar", "Payments · nothing open"), False
            return translate("StatusBar", "Payments checked {age}").format(age=age), False
        case Health.SLOW:
            words = _until(translate("StatusBar", "Payments slowed down"), status.psp, now)
            why = service_words(status.psp.detail).partition(". ")[0]
        case Health.DOWN:
            words = translate("StatusBar", "Payments offline")
        case Health.REFUSED:
            words = _with(translate("StatusBar", "The payment key is refused"), status.psp.detail)
    if age:
        words = translate("StatusBar", "{state}, last checked {age}").format(state=words, age=age)
    return _with(words, why), status.psp.health is not Health.SLOW


def payments_tip(status: DeskStatus, now: float) -> str:
    """When the payments are checked while there is nothing to follow; empty at other times."""
    checked = status.payments_checked_at
    if checked is None or not _rests(status, now):
        return ""
    words = QCoreApplication.translate(
        "StatusBar",
        "No payment link is open. Payments checked {age}; they are checked every {duration},"
        " for refunds and disputes come late.",
    )
    age = formatting.since(checked, checked + _in_steps(now - checked))
    return words.format(age=age, duration=formatting.duration(status.payments_every_s))


def _rests(status: DeskStatus, now: float) -> bool:
    """Whether the age of the last check says nothing: no link is open, and none is overdue."""
    checked = status.payments_checked_at
    return (
        checked is not None
        and not status.links_open
        and status.psp.health in (Health.OK, Health.UNKNOWN)
        and now - checked <= status.payments_every_s + _LATE_S
    )


def _in_steps(age_s: float) -> float:
    """An age that need not be painted anew each second, once it is no more about seconds."""
    return age_s if age_s < _AGE_STEP_S else age_s - age_s % _AGE_STEP_S


def outbox_words(status: DeskStatus) -> str:
    """What has not left, and what waits for a person."""
    translate = QCoreApplication.translate
    if not status.waiting and not status.asking:
        return translate("StatusBar", "Nothing waiting to send")
    parts = []
    if status.waiting:
        parts.append(translate("StatusBar", "{count} waiting to send").format(count=status.waiting))
    if status.asking == 1:
        parts.append(translate("StatusBar", "1 needs you"))
    elif status.asking:
        parts.append(translate("StatusBar", "{count} need you").format(count=status.asking))
    return " · ".join(parts)


def budget_words(status: DeskStatus) -> str:
    """How many reads of the payments are used, once that is worth knowing."""
    if not status.reads_budget or status.reads_used < _BUDGET_WORTH_SHOWING * status.reads_budget:
        return ""
    return QCoreApplication.translate("StatusBar", "Payment reads used: {percent}%").format(
        percent=status.reads_used * 100 // status.reads_budget
    )


def _until(words: str, service: ServiceState, now: float) -> str:
    """The words, with when the service is tried again."""
    if service.until is None or service.until <= now:
        return words
    again = QCoreApplication.translate("StatusBar", "{state}, trying again in {duration}")
    return again.format(state=words, duration=formatting.duration(service.until - now))


def _with(words: str, detail: str) -> str:
    return f"{words}: {service_words(detail)}" if detail else words
