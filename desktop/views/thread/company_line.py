"""One line above the composer that says who else is in the conversation: typing, or just wrote."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.models.company import Doing, Present
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.words import formatting

_SIDE = 14
_MOST = 2
"""So many are named; the others are counted."""


class CompanyLine(QFrame):
    """Hidden while nobody else is there. Who begins to type a reply is announced, once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._replying: frozenset[int | None] = frozenset()
        self.setObjectName("companyLine")
        self.setProperty("role", "surface")
        self._icon = QWidget()
        self._icon.setFixedSize(QSize(_SIDE, _SIDE))
        self._words = ElidedLabel()
        self._words.setFont(theme.font(TextRole.SMALL))
        self._words.setProperty("role", "support")
        box = QHBoxLayout(self)
        box.setContentsMargins(20, 6, 20, 0)
        box.setSpacing(7)
        box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self._words, 1)
        theme.changed.connect(self.update)
        self.hide()

    def show_company(self, company: Sequence[Present], now: float) -> None:
        """Say who is there. `now` is UTC seconds."""
        words = company_words(company, now)
        self._words.show_words(words)
        self.setAccessibleName(words)
        self.setVisible(bool(company))
        replying = frozenset(
            one.user_id for one in company if one.doing is Doing.TYPING and one.user_id is not None
        )
        if replying - self._replying and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._replying = replying

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, color(tokens.line))
        icons.paint(painter, self._icon.geometry().toRectF(), Icon.USER, tokens.text2)
        painter.end()


def company_words(company: Sequence[Present], now: float) -> str:
    """`Eva is writing a reply · Jan wrote 2 min ago · and 1 more`."""
    said = [_does(one, now) for one in company[:_MOST]]
    if len(company) > _MOST:
        words = QCoreApplication.translate("CompanyLine", "and {count} more")
        said.append(words.format(count=len(company) - _MOST))
    return " · ".join(said)


def _does(one: Present, now: float) -> str:
    translate = QCoreApplication.translate
    if one.user_id is None:
        return translate("CompanyLine", "{name} is typing…").format(name=one.name)
    match one.doing:
        case Doing.TYPING:
            words = translate("CompanyLine", "{name} is writing a reply…")
        case Doing.NOTING:
            words = translate("CompanyLine", "{name} is writing a note…")
        case Doing.WROTE:
            words = translate("CompanyLine", "{name} wrote {duration} ago")
        case Doing.NOTED:
            words = translate("CompanyLine", "{name} left a note {duration} ago")
    return words.format(name=one.name, duration=formatting.rounded(max(0.0, now - one.at)))
