"""Says what was read out of a pasted screen, what was not, and takes it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.gds.into_quote import Left, Side
from desktop.models.gds.paste import Pasted, Unread, UnreadReason
from desktop.models.one_line import one_line
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.controls.sections import section
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme

_MOST_LINES = 6


class PasteNote(QWidget):
    """`undone` asks for the quote as it was; `turned` for the other side of it."""

    undone = Signal()
    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pasteNote")
        frame, inside = section(theme, self.tr("Pasted"))
        self.read = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.unread = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self.undo_button = KeyButton(theme, self.tr("Undo"))
        self.undo_button.setObjectName("undoPasteButton")
        self.turn_button = KeyButton(theme, self.tr("Other side"))
        self.turn_button.setObjectName("turnPasteButton")
        self.close_button = KeyButton(theme, self.tr("Close"), role="quiet")
        row = QWidget()
        flow = FlowLayout(row, gap=8, line_gap=6)
        for button in (self.undo_button, self.turn_button, self.close_button):
            button.setAutoDefault(True)
            flow.addWidget(button)
        for part in (self.read, self.unread, row):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.undo_button.clicked.connect(self.undone)
        self.turn_button.clicked.connect(self.turned)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_pasted(
        self, pasted: Pasted, side: Side, left: tuple[Left, ...], *, limited: bool = False
    ) -> None:
        """Say what of this went into that side of the quote; `limited`: its ticketing limit too."""
        counted = (
            (len(pasted.itinerary.segments), self.tr("flights: {count}")),
            (len(pasted.passengers), self.tr("passengers: {count}")),
            (0 if Left.PRICES in left else len(pasted.fares), self.tr("prices: {count}")),
            (0 if Left.TICKETS in left else len(pasted.tickets), self.tr("tickets: {count}")),
        )
        found = [words.format(count=count) for count, words in counted if count]
        found += [self.tr("the ticketing limit")] if limited else []
        into = (
            self.tr("Read as what the customer has: {found}.")
            if side is Side.OLD
            else self.tr("Read as what the customer gets: {found}.")
        )
        nothing = self.tr("Nothing in it could be read as an itinerary or a price.")
        self.read.setText(into.format(found=", ".join(found)) if found else nothing)
        # A limit first: unread it costs the fare, so it is never among those that are only counted.
        unread = sorted(pasted.unread, key=lambda one: one.reason is not UnreadReason.LIMIT)
        wrong = [*map(self._left_words, left), *map(self._line_words, unread[:_MOST_LINES])]
        more = len(pasted.unread) - _MOST_LINES
        if more > 0:
            wrong.append(self.tr("and {count} lines more").format(count=more))
        self.unread.setText("\n".join(wrong))
        self.unread.setVisible(bool(wrong))
        self.turn_button.setVisible(bool(found))
        self.setAccessibleName(f"{self.read.text()} {self.unread.text()}".strip())
        self.show()
        announce(self, self.accessibleName())

    def _line_words(self, unread: Unread) -> str:
        words = self.tr("Line {number}: {why}: {line}")
        return words.format(
            number=unread.number, why=self._why(unread.reason), line=one_line(unread.line)
        )

    def _why(self, reason: UnreadReason) -> str:
        match reason:
            case UnreadReason.UNKNOWN:
                return self.tr("not known")
            case UnreadReason.SEGMENT:
                return self.tr("a flight that is not certain")
            case UnreadReason.AMOUNT:
                return self.tr("too many decimals for its currency")
            case UnreadReason.SUMS:
                return self.tr("fare and taxes are not the total")
            case UnreadReason.CURRENCY:
                return self.tr("a price in no currency, or in more than one: type it")
            case UnreadReason.GONE:
                return self.tr("cancelled or refused, left out")
            case UnreadReason.OPERATED_BY:
                return self.tr("who flies is named in words: add “by” and the two signs")
            case UnreadReason.LIMIT:
                return self.tr("a ticketing limit that is not certain: type it")
            case UnreadReason.TOO_LONG:
                return self.tr("the rest was too long")

    def _left_words(self, left: Left) -> str:
        match left:
            case Left.PRICES:
                return self.tr("It is not certain whose the prices are: type them.")
            case Left.CURRENCY:
                return self.tr("The prices are in another currency: type them.")
            case Left.REISSUE:
                return self.tr("The values of the ticket changer are one passenger’s: type them.")
            case Left.TICKETS:
                return self.tr("There are not as many ticket numbers as passengers.")
