"""Notices over the top of the thread: what happened, what was kept, what to press."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.views.controls.buttons import IconButton
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone

SHOWN_FOR_S = 8
"""A good notice leaves by itself after this; a problem stays until it is put away."""
ACTION_SHOWN_FOR_S = 20
"""The same for one with a button, which takes longer to read and reach."""
_WIDEST, _EDGE, _BELOW_HEAD = 480, 16, 8
_BETWEEN = 8
_MARK = 18  # of the design; larger words bring a larger one
_AT_MOST = 3
_MOVES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)
_ICONS = {
    Tone.OK: Icon.CHECK,
    Tone.BAD: Icon.WARNING,
    Tone.DONE: Icon.TICKET,
    Tone.PROGRESS: Icon.CLOCK,
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What a toast says. `action` is a button's words with what it does.

    `passes` says whether it leaves by itself; problems do not unless told so.
    """

    text: str
    detail: str = ""
    tone: Tone = Tone.INFO
    action: tuple[str, Callable[[], object]] | None = None
    passes: bool | None = None
    brief_s: int | None = None
    """Seconds after which it leaves although it has a button, where a key does the same."""
    lasts: Callable[[], object] | None = None
    """What the button does also once all that the window holds was made anew."""

    @property
    def shown_for_s(self) -> int | None:
        """Seconds until it leaves, None for what stays until it is put away."""
        if not (self.tone is not Tone.BAD if self.passes is None else self.passes):
            return None
        return self.brief_s or (SHOWN_FOR_S if self.action is None else ACTION_SHOWN_FOR_S)


class Toast(QFrame):
    """One notice, dismissible by mouse and keyboard."""

    closed = Signal(object)

    def __init__(self, theme: Theme, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self._theme = theme
        self.setObjectName("toast")
        self.setProperty("role", "card")
        self.setAccessibleName(" ".join(part for part in (notice.text, notice.detail) if part))
        self._mark = QLabel()
        title = QLabel(notice.text)
        title.setFont(theme.font(TextRole.STRONG))
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        if notice.detail:
            detail = QLabel(notice.detail)
            detail.setProperty("role", "support")
            detail.setWordWrap(True)
            detail.setTextFormat(Qt.TextFormat.PlainText)
            words.addWidget(detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if notice.action is not None:
            label, act = notice.action
            button = QPushButton(label)
            button.setObjectName("toastAction")
            button.setFont(theme.font(TextRole.BUTTON))
            button.clicked.connect(lambda: self._act(act))
            row.addWidget(button)
        dismiss = IconButton(
            theme, Icon.CROSS, QCoreApplication.translate("Toast", "Put away"), size=16
        )
        dismiss.setObjectName("toastDismiss")
        dismiss.clicked.connect(self.dismiss)
        row.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._redraw)
        self._redraw()
        if notice.shown_for_s is not None:
            self._timer = QTimer(self, singleShot=True, interval=notice.shown_for_s * 1000)
            self._timer.timeout.connect(self.dismiss)
            self._timer.start()

    def dismiss(self) -> None:
        """Put it away."""
        self.closed.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _act(self, act: Callable[[], object]) -> None:
        self.dismiss()
        act()

    def _redraw(self) -> None:
        tone_color, _ = self._theme.tokens.tone(self.notice.tone)
        drawn = _ICONS.get(self.notice.tone, Icon.CHAT)
        side = round(_MARK * self._theme.text_scale)
        self._mark.setPixmap(icons.pixmap(drawn, tone_color, side, self.devicePixelRatioF()))


class Toaster(QObject):
    """Shows notices over the top of `host`, the newest lowest, and reads them out.

    The top, because at the bottom they would cover what a person writes and presses. `beside` gives
    the part of the host over which they stand, where it is not all of it; `at_foot` whether they
    stand at its bottom, because what a person reads and presses there is at the top.
    """

    def __init__(
        self,
        theme: Theme,
        host: QWidget,
        beside: Callable[[], QRect] | None = None,
        at_foot: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._top = theme.metrics.header_height + _BELOW_HEAD
        self._beside = beside or host.rect
        self._at_foot = at_foot
        self._toasts: list[Toast] = []
        self._silent = False
        self._above: QWidget | None = None
        host.installEventFilter(self)

    def keep_below(self, above: QWidget) -> None:
        """Cover nothing of this while it shows: a person may be typing in it."""
        self._above = above
        above.installEventFilter(self)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown now, oldest first."""
        return tuple(toast.notice for toast in self._toasts)

    @property
    def silent(self) -> bool:
        """Whether notices wait out of sight, while the window is locked."""
        return self._silent

    @silent.setter
    def silent(self, silent: bool) -> None:
        self._silent = silent
        for toast in self._toasts:
            toast.setHidden(silent)
        self.place()

    def show(self, notice: Notice) -> None:
        """Show a notice; the same one twice shows once."""
        for toast in list(self._toasts):
            if (toast.notice.text, toast.notice.detail) == (notice.text, notice.detail):
                self._close(toast)
        while len(self._toasts) >= _AT_MOST:
            self._close(self._toasts[0])
        toast = Toast(self._theme, notice, self._host)
        toast.closed.connect(self._close)
        self._toasts.append(toast)
        toast.setHidden(self._silent)
        self.place()
        if self._silent:
            return
        # Here and not above: the first paint needs no notice.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        announcement = QAccessibleAnnouncementEvent(self._host, toast.accessibleName())
        QAccessible.updateAccessibility(announcement)

    def say(self, text: str, detail: str = "", tone: Tone = Tone.OK) -> None:
        """Show that something was done."""
        self.show(Notice(text, detail, tone))

    def report(self, doing: str, error: Exception) -> None:
        """Show that something failed: fits `Tasks`.

        The services' own refusals carry words for the person (`message`, and `suggestion` for
        what to press); anything else is ours and gets plain ones.
        """
        # Here and not above: the first paint needs no failure's words.
        from desktop.services.channels.channel import ChannelError
        from desktop.services.psp.gateway import GatewayError
        from desktop.services.store.errors import StoreError
        from desktop.services.use_cases.refusals import DeskRefusal
        from desktop.views.words.service_words import service_words
        from desktop.views.words.store_words import store_words

        translate = QCoreApplication.translate
        if isinstance(error, DeskRefusal):
            text, detail = service_words(error.message), service_words(error.suggestion)
            self.show(Notice(text, detail, Tone.BAD))
            return
        if isinstance(error, ChannelError | GatewayError):
            text = _did_not_work(doing)
            self.show(Notice(text, service_words(error.message), Tone.BAD))
            return
        if isinstance(error, StoreError):
            self.show(Notice(*store_words(error), Tone.BAD))
            return
        text = _did_not_work(doing)
        detail = translate(
            "Toast",
            "What you wrote is kept, and nothing was sent twice. Try again; if it stays, restart "
            "the desk. ({kind})",
        ).format(kind=type(error).__name__)
        self.show(Notice(text, detail, Tone.BAD))

    def put_away(self, notice: Notice) -> None:
        """Put this notice away, where it still shows."""
        for toast in [one for one in self._toasts if one.notice is notice]:
            self._close(toast)

    def put_away_passing(self) -> None:
        """Put away all that would leave by themselves; problems stay."""
        for toast in [one for one in self._toasts if one.notice.shown_for_s is not None]:
            self._close(toast)

    def dismiss(self) -> None:
        """Put away the newest notice."""
        if self._toasts:
            self._close(self._toasts[-1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (watched is self._host and event.type() == QEvent.Type.Resize) or (
            watched is self._above and event.type() in _MOVES
        ):
            self.place()
        return False

    def _close(self, toast: Toast) -> None:
        if toast not in self._toasts:
            return
        self._toasts.remove(toast)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and toast.isAncestorOf(focused)
        toast.hide()
        toast.deleteLater()
        if had_focus:
            self._host.setFocus()
        self.place()

    def place(self) -> None:
        """Put them where they belong: what they stand over may have moved."""
        beside = self._beside()
        width = min(round(_WIDEST * self._theme.text_scale), beside.width() - 2 * _EDGE)
        for toast in self._toasts:
            toast.setFixedWidth(width)
            height = toast.heightForWidth(width) if toast.hasHeightForWidth() else 0
            toast.setFixedHeight(max(height, toast.sizeHint().height()))
        top = self._first(beside)
        for toast in self._toasts:
            toast.move(beside.center().x() - width // 2, top)
            toast.raise_()
            top += toast.height() + _BETWEEN

    def _first(self, beside: QRect) -> int:
        """Where the oldest begins."""
        if self._at_foot():
            whole = sum(toast.height() + _BETWEEN for toast in self._toasts)
            return max(beside.top(), beside.bottom() - _BELOW_HEAD - whole + _BETWEEN)
        top = max(self._top, beside.top())
        if self._above is not None and isValid(self._above) and self._above.isVisible():
            foot = self._above.mapTo(self._host, QPoint(0, self._above.height())).y()
            top = max(top, foot + _BETWEEN)
        return top


def _did_not_work(doing: str) -> str:
    translate = QCoreApplication.translate
    if doing:
        return translate("Toast", "{doing} did not work").format(doing=doing)
    return translate("Toast", "Something did not work")
