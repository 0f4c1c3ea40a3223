"""Where in a row of the inbox the next step of a paid conversation stands, and when it does."""

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QFontMetricsF

from desktop.models.inbox import InboxRow
from desktop.models.stage import Stage
from desktop.views.controls.buttons import key_width
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.style.metrics import Metrics
from desktop.views.style.theme import TextRole, Theme

TOP = 11
"""Between a row's edge and its first line."""
_BELOW_LINES = 7
_AROUND = 6
"""How much higher than a badge the button is."""
_EDGES = 22
_PAID = (Stage.PAID, Stage.PAID_AFTER_LAPSE, Stage.PARTLY_TICKETED)


def step_words() -> str:
    """Name the step."""
    return QCoreApplication.translate("Badges", "Issue ticket")


def has_step(row: InboxRow | None, *, forward: bool) -> bool:
    """Whether a button for it stands in this row: it is paid, and in front for that."""
    return forward and row is not None and row.badge is not None and row.badge.stage in _PAID


def badges_top(metrics: Metrics) -> int:
    """How far below a row's edge its badges begin."""
    return TOP + 2 * metrics.line_height + _BELOW_LINES


def step_width(theme: Theme) -> int:
    """How wide the button is."""
    words = QFontMetricsF(theme.font(TextRole.BADGE)).horizontalAdvance(step_words())
    key = hint(KeyId.TICKET)
    return round(words + _EDGES + (key_width(key, theme) + 8 if key else 0))


def step_place(row: QRect, theme: Theme) -> QRect:
    """Where the button stands in a row: level with the badges, at the end of their line."""
    metrics, wide = theme.metrics, step_width(theme)
    right = row.right() + 1 - metrics.row_padding
    top = row.top() + badges_top(metrics) - _AROUND // 2
    return QRect(right - wide, top, wide, metrics.badge_height + _AROUND)
