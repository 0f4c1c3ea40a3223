"""Why the total is what it is: each line with its reason, sums for each ticket, what is left, and
what else the agent should know of it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.money import Money
from desktop.models.quote import LineKind, Quote
from desktop.models.rebooking.computing import Computed, Residual
from desktop.models.rebooking.lines import EXTRAS
from desktop.models.rebooking.noticing import noticed
from desktop.models.rebooking.terms import ResidualUse
from desktop.services.airports import zone_of
from desktop.views.controls.sections import section
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.quote.passenger_words import counted
from desktop.views.quote.reason_words import notice_words, reason_words
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.style.tokens import Tone
from desktop.views.words.formatting import amount as amount_words
from desktop.views.words.formatting import money

_MARK = 14
"""Logical pixels of a remark's sign at the design's size of text."""


@dataclass(frozen=True, slots=True)
class WhyLine:
    """An amount with its reason, for all passengers who pay the same for it; `each` in minor
    units."""

    kind: LineKind
    each: int
    count: int
    reason: str
    detail: str = ""


def why_lines(computed: Computed, currency: str) -> tuple[WhyLine, ...]:
    """The lines of a computed price with their reasons, equal ones as one."""
    found: dict[tuple[LineKind, int, str, str], int] = {}
    for line in computed.lines:
        extra = line.detail if line.kind in EXTRAS else ""
        key = (line.kind, line.amount, reason_words(line.reason, currency), extra)
        found[key] = found.get(key, 0) + 1
    order = list(LineKind)
    return tuple(
        WhyLine(kind, each, count, reason, detail)
        for (kind, each, reason, detail), count in sorted(
            found.items(), key=lambda item: order.index(item[0][0])
        )
    )


class WhySection(QWidget):
    """`name` says what a kind of line is called."""

    def __init__(self, theme: Theme, name: Callable[[LineKind], str]) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._shown: tuple[object, ...] = ()
        self.setObjectName("whySection")
        frame, self._inside = section(theme)
        self._title = QLabel()
        self._title.setProperty("role", "section")
        self._title.setFont(theme.font(TextRole.SECTION))
        self._inside.addWidget(self._title)
        self._rows: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.hide()

    def show_quote(self, quote: Quote, now: float) -> None:
        """Show the reasons of a computed price and what is noticed `now` (UTC seconds); to typed
        lines there may be nothing to add."""
        computed = quote.computed
        notices = notice_words(noticed(quote, now, zone_of), quote)
        if not computed.lines and not notices:
            self.hide()
            return
        shown = (quote.currency, quote.passengers, quote.total, computed, notices)
        if shown != self._shown:
            self._shown = shown
            why = self.tr("Why {amount}").format(amount=money(quote.total))
            self._title.setText(why if computed.lines else self.tr("To know"))
            self._build(quote, computed, notices)
        self.show()

    def _build(self, quote: Quote, computed: Computed, notices: tuple[str, ...]) -> None:
        if self._rows is not None:
            self._inside.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        spoken: list[str] = []
        for line in why_lines(computed, quote.currency):
            amount = Money(line.each * line.count, quote.currency)
            self._add(grid, self._line_words(line, quote), line.reason, amount)
            spoken.append(f"{self._line_words(line, quote)} {money(amount)}: {line.reason}")
        if len({one.due for one in computed.passengers}) > 1:
            for one in computed.passengers:
                passenger = quote.passengers[one.passenger]
                who = passenger.name or counted(one.type, 1)
                kind = counted(one.type, 1).split(" ", 1)[-1]
                self._add(
                    grid,
                    self.tr("{name} pays").format(name=who),
                    kind,
                    Money(one.due, quote.currency),
                )
                spoken.append(f"{who} {money(Money(one.due, quote.currency))}")
        for use, left in _by_use(computed.residuals).items():
            words = residual_words(use)
            self._add(grid, self.tr("Left of the old tickets"), words, Money(left, quote.currency))
            spoken.append(f"{words} {money(Money(left, quote.currency))}")
        for words in notices:
            grid.addWidget(_NoticeLine(self._theme, words), grid.rowCount(), 0, 1, 2)
            spoken.append(words)
        self._inside.addWidget(self._rows)
        self.setAccessibleName(". ".join(one.rstrip(".") for one in (self._title.text(), *spoken)))

    def _line_words(self, line: WhyLine, quote: Quote) -> str:
        words = " · ".join(filter(None, (self._name(line.kind), line.detail)))
        if line.count > 1 and line.each:
            each = amount_words(Money(line.each, quote.currency))
            words = f"{words}, {line.count} × {each}"
        return words

    def _add(self, grid: QGridLayout, words: str, reason: str, amount: Money) -> None:
        at = grid.rowCount()
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = wrapped_label(self._theme, TextRole.BODY)
        head.setText(words)
        column.addWidget(head)
        if reason:
            below = wrapped_label(self._theme, TextRole.META, "meta")
            below.setText(reason)
            column.addWidget(below)
        number = QLabel(amount_words(amount))
        number.setFont(self._theme.font(TextRole.BODY))
        grid.addWidget(cell, at, 0)
        grid.addWidget(number, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _NoticeLine(QWidget):
    """A remark behind its sign."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._mark = QLabel()
        text = wrapped_label(theme, TextRole.SUPPORT)
        text.setObjectName("priceNotice")
        text.setText(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        theme.changed.connect(self._redraw)
        self._redraw()

    def _redraw(self) -> None:
        shade, _ = self._theme.tokens.tone(Tone.PROGRESS)
        side = round(_MARK * self._theme.text_scale)
        self._mark.setPixmap(icons.pixmap(Icon.WARNING, shade, side, self.devicePixelRatioF()))


def residual_words(use: ResidualUse | None) -> str:
    """What becomes of a residual."""
    translate = QCoreApplication.translate
    match use:
        case ResidualUse.OFFSET:
            return translate("Residual", "pays for the change")
        case ResidualUse.VOUCHER:
            return translate("Residual", "as an EMD voucher")
        case ResidualUse.CARD:
            return translate("Residual", "back in the way it was paid")
        case ResidualUse.FORFEITED:
            return translate("Residual", "forfeited")
        case ResidualUse.NOT_DUE:
            return translate("Residual", "neither charged nor paid out: our change")
        case None:
            return translate("Residual", "to be decided by the fare rule")


def _by_use(residuals: tuple[Residual, ...]) -> dict[ResidualUse | None, int]:
    found: dict[ResidualUse | None, int] = {}
    for one in residuals:
        found[one.use] = found.get(one.use, 0) + one.amount
    return found
