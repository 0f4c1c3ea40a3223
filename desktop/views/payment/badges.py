"""Payment badges: icon, word and tone of every stage, and how a badge is painted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.models.hub_words import ConversationStatus
from desktop.models.inbox import InboxRow, PaymentBadge
from desktop.models.money import Money
from desktop.models.priority import Priority
from desktop.models.stage import ReminderDue, Stage
from desktop.views.payment.payment_words import decline_reason, method_name
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone, color
from desktop.views.words import formatting

_PAD = 7.0
_GAP = 5.0
LEAVING_S = 3
"""What was queued just now is on its way; only what stays is waiting for a connection."""
_URGENT_S = 5 * 60
"""From here on the reply timer is red."""


@dataclass(frozen=True, slots=True)
class BadgeLook:
    """What a badge shows: the words, the icon before them, the tone; dashed for what waits;
    whether others give way to it where there is little room; and the words for little room.
    """

    text: str
    icon: Icon | None
    tone: Tone
    dashed: bool = False
    keep: bool = False
    short: str = field(default="", compare=False)


def badge_of(badge: PaymentBadge, now: float, locale: QLocale | None = None) -> BadgeLook:
    """Return how the money of a conversation shows. `now` is UTC seconds."""
    stage = badge.stage
    if stage is Stage.QUEUED and now - badge.since < LEAVING_S:
        stage = Stage.CREATING
    return stage_look(
        stage,
        # An attempt to pay may be told before the link that it pays.
        Money(badge.amount, badge.currency) if badge.currency else None,
        method=badge.method,
        reason=badge.reason,
        locale=locale,
    )


def stage_look(
    stage: Stage,
    total: Money | None,
    *,
    method: str = "",
    reason: str = "",
    locale: QLocale | None = None,
) -> BadgeLook:
    """Return how a stage shows. `method` and `reason` are the provider's codes."""
    words = _words(stage, bool(method), bool(reason))
    if stage is Stage.DISPUTED and reason == "lost":
        words = QCoreApplication.translate("Badges", "Dispute lost {amount}")
    amount = formatting.money(total, locale) if total is not None else ""
    named = {
        "method": method_name(method) if method else "",
        "reason": decline_reason(reason) if reason else "",
    }
    text = words.format(amount=amount, **named).strip()
    short = " ".join(words.format(amount="", **named).split()).strip(" ·")
    icon, tone, dashed = _SHAPES[stage]
    if dashed:  # what waits says when it goes on
        short = short.partition(" · ")[0]
    return BadgeLook(text, icon, tone, dashed, short="" if short == text else short)


def row_badges(
    row: InboxRow, now: float, locale: QLocale | None = None, *, with_step: bool = True
) -> tuple[BadgeLook, ...]:
    """Return all badges of an inbox row, the most important first; a narrow row drops the last.
    `with_step`: the next step too, where no button stands for it."""
    looks: list[BadgeLook] = []
    badge = row.badge
    translate = QCoreApplication.translate
    if badge is not None and (badge.stage is not Stage.DRAFT or badge.amount):
        looks.append(badge_of(badge, now, locale))
    if row.asking:
        looks.append(BadgeLook(translate("Badges", "Needs you"), Icon.WARNING, Tone.BAD, keep=True))
    if row.reply_due_at is not None and (badge is None or not badge.stage.has_money):
        timer = reply_timer(row.reply_due_at, now)
        # What nobody but this agent has seen waits longer than a customer.
        is_first = timer.keep and badge is not None and badge.stage is Stage.DRAFT
        looks.insert(0 if is_first else len(looks), timer)
    paid = (Stage.PAID, Stage.PAID_AFTER_LAPSE, Stage.PARTLY_TICKETED)
    if with_step and badge is not None and badge.stage in paid:
        looks.append(BadgeLook(translate("Badges", "Issue ticket"), None, Tone.MUTED))
    if badge is not None and badge.reminder_due:
        looks.append(_due_look(badge.reminder_due))
    if badge is not None and badge.stage in _COUNTED_DOWN and badge.expires_at is not None:
        looks.append(countdown(badge.expires_at, now))
    if row.queued and (badge is None or badge.stage not in (Stage.QUEUED, Stage.NEEDS_APPROVAL)):
        looks.append(
            BadgeLook(
                translate("Badges", "Not sent yet"),
                Icon.OFFLINE,
                Tone.QUEUE,
                dashed=True,
            )
        )
    match row.status:
        case ConversationStatus.RESOLVED:
            looks.append(BadgeLook(translate("Badges", "Resolved"), Icon.CHECK, Tone.MUTED))
        case ConversationStatus.SNOOZED:
            looks.append(BadgeLook(translate("Badges", "Snoozed"), Icon.CLOCK, Tone.MUTED))
        case _:
            pass
    priority = priority_look(row.priority)
    looks += [priority] if priority is not None else []
    looks += [BadgeLook(label, None, Tone.MUTED) for label in row.labels]
    return tuple(looks)


def _due_look(due: ReminderDue) -> BadgeLook:
    """How a reminder that waits for a person shows. It goes before what may give way."""
    translate = QCoreApplication.translate
    if due is ReminderDue.WINDOW:
        return BadgeLook(translate("Badges", "Not reminded"), Icon.CLOCK, Tone.BAD, keep=True)
    return BadgeLook(translate("Badges", "Remind now"), Icon.CLOCK, Tone.PROGRESS, keep=True)


def priority_look(priority: str) -> BadgeLook | None:
    """How a priority of the hub shows; None where there is none."""
    if not priority or priority not in set(Priority):
        return None
    urgent, high = priority == Priority.URGENT, priority == Priority.HIGH
    tone = Tone.BAD if urgent else Tone.PROGRESS if high else Tone.MUTED
    words = priority_words(Priority(priority))
    return BadgeLook(words, Icon.WARNING if urgent or high else None, tone, keep=urgent)


def priority_words(priority: Priority) -> str:
    """Name a priority."""
    translate = QCoreApplication.translate
    match priority:
        case Priority.URGENT:
            return translate("Badges", "Urgent")
        case Priority.HIGH:
            return translate("Badges", "High priority")
        case Priority.MEDIUM:
            return translate("Badges", "Medium priority")
        case Priority.LOW:
            return translate("Badges", "Low priority")
        case Priority.NONE:
            return translate("Badges", "No priority")


def reply_timer(due_at: float, now: float) -> BadgeLook:
    """`Reply in 3 min`, or how long it is overdue. Both are UTC seconds."""
    left = due_at - now
    if left <= 0:
        text, short = (
            words.format(duration=formatting.remaining(-left))
            for words in (
                QCoreApplication.translate("Badges", "Reply overdue {duration}"),
                QCoreApplication.translate("Badges", "Overdue {duration}"),
            )
        )
        return BadgeLook(text, Icon.CLOCK, Tone.BAD, keep=True, short=short)
    text = QCoreApplication.translate("Badges", "Reply in {duration}").format(
        duration=formatting.remaining(left)
    )
    urgent = left <= _URGENT_S
    return BadgeLook(text, Icon.CLOCK, Tone.BAD if urgent else Tone.MUTED, keep=urgent)


def countdown(expires_at: float, now: float) -> BadgeLook:
    """`2 h 10 left` of a link that can still be paid; `Ending` while the provider has not said."""
    left = expires_at - now
    if left <= 0:
        return BadgeLook(
            QCoreApplication.translate("Badges", "Time is over"), Icon.CLOCK, Tone.MUTED
        )
    text = QCoreApplication.translate("Badges", "{duration} left").format(
        duration=formatting.duration(left)
    )
    return BadgeLook(text, Icon.CLOCK, Tone.MUTED)


def fitted(
    looks: Sequence[BadgeLook], room: float, metrics: QFontMetricsF
) -> list[tuple[BadgeLook, float]]:
    """Which badges stand side by side in `room`, and how wide, in logical pixels.

    `keep` ones make those before them shorter, and do without their icon; of the others, all but
    the first give way when they are not whole: half an amount or half a time is a wrong one.
    """
    for bare in range(len(looks) - 1, -1, -1):  # the last one's icon goes first
        if width(looks[0], metrics) + _wide(looks[1:], metrics) <= room:
            break
        looks = [
            replace(look, icon=None) if look.keep and at >= bare else look
            for at, look in enumerate(looks)
        ]
    shown: list[tuple[BadgeLook, float]] = []
    for at, look in enumerate(looks):
        left = room if look.keep else room - _wide(looks[at + 1 :], metrics)
        wish = width(look, metrics)
        if wish > left and look.short:
            look = replace(look, text=look.short)
            wish = width(look, metrics)
        if not look.keep and left < (wish if shown else min(wish, _LEAST)):
            continue
        wide = max(0.0, min(wish, left))
        shown.append((look, wide))
        room -= wide + BETWEEN
    return shown


def _wide(looks: Sequence[BadgeLook], metrics: QFontMetricsF) -> float:
    """The room that those of them need which give way to none."""
    return sum(width(look, metrics) + BETWEEN for look in looks if look.keep)


def width(look: BadgeLook, metrics: QFontMetricsF) -> float:
    """Return the badge's width in logical pixels with a BADGE font of these metrics."""
    icon = _icon_side(metrics) + _GAP if look.icon else 0.0
    return 2 * _PAD + icon + metrics.horizontalAdvance(look.text)


BETWEEN = 6.0
_LEAST = 64.0


def _icon_side(metrics: QFontMetricsF) -> float:
    """12 pixels beside the design's text."""
    return max(12.0, round(1.44 * metrics.capHeight()))


def paint_in_cell(painter: QPainter, cell: QRectF, look: BadgeLook, theme: Theme) -> None:
    """Paint a badge at the left of a cell, in its middle."""
    high = theme.metrics.badge_height
    wide = min(width(look, QFontMetricsF(theme.font(TextRole.BADGE))) + 1, cell.width())
    top = cell.y() + (cell.height() - high) / 2
    paint_badge(painter, QRectF(cell.x(), top, wide, high), look, theme)


def paint_badge(painter: QPainter, rect: QRectF, look: BadgeLook, theme: Theme) -> None:
    """Paint a badge into `rect`; text that does not fit is elided."""
    text_color, ground = theme.tokens.tone(look.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.metrics.radius_badge
    if look.dashed:
        pen = QPen(color(text_color), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        painter.setPen(color(text_color) if theme.is_high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(color(ground))
        painter.drawRoundedRect(rect, radius, radius)
    left = rect.x() + _PAD
    painter.setFont(theme.font(TextRole.BADGE))
    metrics = QFontMetricsF(painter.font())
    if look.icon:
        side = _icon_side(metrics)
        square = QRectF(left, rect.center().y() - side / 2, side, side)
        icons.paint(painter, square, look.icon, text_color, icons.STROKE_SMALL)
        left += side + _GAP
    painter.setPen(color(text_color))
    room = rect.right() - _PAD - left + 1
    text = metrics.elidedText(look.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(
        QRectF(QPointF(left, rect.y()), rect.bottomRight()),
        int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
        text,
    )
    painter.restore()


class Badge(QWidget):
    """One badge as a widget; hidden while it has nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look: BadgeLook | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def look(self) -> BadgeLook | None:
        """What it shows now."""
        return self._look

    def show_look(self, look: BadgeLook | None) -> None:
        """Show `look`, or nothing."""
        if look == self._look:
            return
        self._look = look
        self.setAccessibleName(look.text if look else "")
        self.setVisible(look is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = self._theme.metrics.badge_height
        if self._look is None:
            return QSize(0, height)
        metrics = QFontMetricsF(self._theme.font(TextRole.BADGE))
        return QSize(int(width(self._look, metrics)) + 1, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(round(_LEAST), 1 << 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is not None:
            look = self._look
            if look.short and self.width() < self.sizeHint().width():
                look = replace(look, text=look.short)
            painter = QPainter(self)
            paint_badge(painter, QRectF(self.rect()), look, self._theme)
            painter.end()


_COUNTED_DOWN = frozenset(
    {
        Stage.WITH_HUB,
        Stage.SENT,
        Stage.DELIVERED,
        Stage.SEEN,
        Stage.NOT_DELIVERED,
        Stage.DECLINED,
    }
)
_SHAPES: dict[Stage, tuple[Icon | None, Tone, bool]] = {
    Stage.DRAFT: (None, Tone.MUTED, False),
    Stage.NEEDS_APPROVAL: (Icon.LOCK, Tone.QUEUE, True),
    Stage.QUEUED: (Icon.OFFLINE, Tone.QUEUE, True),
    Stage.CREATING: (Icon.LINK, Tone.PROGRESS, False),
    Stage.REFUSED: (Icon.CROSS, Tone.BAD, False),
    Stage.WITH_HUB: (Icon.HUB, Tone.INFO, False),
    Stage.CHECKING: (Icon.QUESTION, Tone.QUEUE, True),
    Stage.UNKNOWN: (Icon.QUESTION, Tone.BAD, False),
    Stage.SENT: (Icon.SEND, Tone.INFO, False),
    Stage.DELIVERED: (Icon.DELIVERED, Tone.INFO, False),
    Stage.SEEN: (Icon.EYE, Tone.INFO, False),
    Stage.NOT_DELIVERED: (Icon.WARNING, Tone.BAD, False),
    Stage.PAYING: (Icon.LOCK, Tone.PROGRESS, False),
    Stage.AT_BANK: (Icon.LOCK, Tone.PROGRESS, False),
    Stage.DECLINED: (Icon.CROSS, Tone.BAD, False),
    Stage.PROCESSING: (Icon.CLOCK, Tone.PROGRESS, False),
    Stage.PAYMENT_FAILED: (Icon.CROSS, Tone.BAD, False),
    Stage.CANCELLING: (Icon.CROSS, Tone.PROGRESS, False),
    Stage.CANCEL_FAILED: (Icon.WARNING, Tone.BAD, False),
    Stage.EXPIRED: (Icon.CLOCK, Tone.MUTED, False),
    Stage.CANCELLED: (Icon.CROSS, Tone.MUTED, False),
    Stage.PAID: (Icon.CHECK, Tone.OK, False),
    Stage.PAID_AFTER_LAPSE: (Icon.WARNING, Tone.BAD, False),
    Stage.PAID_TWICE: (Icon.WARNING, Tone.BAD, False),
    Stage.PAID_ELSEWHERE: (Icon.CHECK, Tone.MUTED, False),
    Stage.PARTLY_TICKETED: (Icon.TICKET, Tone.PROGRESS, False),
    Stage.TICKETED: (Icon.TICKET, Tone.DONE, False),
    Stage.TOLD: (Icon.TICKET, Tone.DONE, False),
    Stage.PARTLY_REFUNDED: (Icon.UNDO, Tone.REFUND, False),
    Stage.REFUNDED: (Icon.UNDO, Tone.REFUND, False),
    Stage.REFUND_FAILED: (Icon.UNDO, Tone.BAD, False),
    Stage.DISPUTED: (Icon.CROSS, Tone.BAD, False),
}


def _words(stage: Stage, has_method: bool, has_reason: bool) -> str:
    """The words of a stage, with places for amount, method and reason."""
    translate = QCoreApplication.translate
    match stage:
        case Stage.DRAFT:
            return translate("Badges", "Draft {amount}")
        case Stage.NEEDS_APPROVAL:
            return translate("Badges", "Needs approval {amount}")
        case Stage.QUEUED:
            return translate("Badges", "Queued · sends when online")
        case Stage.CREATING:
            return translate("Badges", "Making the link {amount}")
        case Stage.REFUSED:
            return translate("Badges", "Link refused {amount}")
        case Stage.WITH_HUB:
            return translate("Badges", "With the hub {amount}")
        case Stage.CHECKING:
            return translate("Badges", "Checking whether it went")
        case Stage.UNKNOWN:
            return translate("Badges", "Unknown · did it arrive?")
        case Stage.SENT:
            return translate("Badges", "Sent {amount}")
        case Stage.DELIVERED:
            return translate("Badges", "Delivered {amount}")
        case Stage.SEEN:
            return translate("Badges", "Seen {amount}")
        case Stage.NOT_DELIVERED:
            return translate("Badges", "Not delivered {amount}")
        case Stage.PAYING:
            if has_method:
                return translate("Badges", "Paying · {method} {amount}")
            return translate("Badges", "Paying {amount}")
        case Stage.AT_BANK:
            if has_method:
                return translate("Badges", "At the bank · {method}")
            return translate("Badges", "At the bank {amount}")
        case Stage.DECLINED:
            if has_reason:
                return translate("Badges", "Declined · {reason}")
            return translate("Badges", "Declined {amount}")
        case Stage.PROCESSING:
            if has_method:
                return translate("Badges", "Processing · {method}, up to 5 days")
            return translate("Badges", "Processing {amount}")
        case Stage.PAYMENT_FAILED:
            return translate("Badges", "Payment failed {amount}")
        case Stage.CANCELLING:
            return translate("Badges", "Cancelling {amount}")
        case Stage.CANCEL_FAILED:
            return translate("Badges", "Cancel failed {amount}")
        case Stage.EXPIRED:
            return translate("Badges", "Expired {amount}")
        case Stage.CANCELLED:
            return translate("Badges", "Cancelled {amount}")
        case Stage.PAID:
            return translate("Badges", "Paid {amount}")
        case Stage.PAID_AFTER_LAPSE:
            return translate("Badges", "Paid after it ended {amount}")
        case Stage.PAID_TWICE:
            return translate("Badges", "Paid twice {amount}")
        case Stage.PAID_ELSEWHERE:
            return translate("Badges", "Paid elsewhere {amount}")
        case Stage.PARTLY_TICKETED:
            return translate("Badges", "Partly ticketed {amount}")
        case Stage.TICKETED:
            return translate("Badges", "Ticketed {amount}")
        case Stage.TOLD:
            return translate("Badges", "Ticketed {amount} · told")
        case Stage.PARTLY_REFUNDED:
            return translate("Badges", "Partly refunded · paid {amount}")
        case Stage.REFUNDED:
            return translate("Badges", "Refunded {amount}")
        case Stage.REFUND_FAILED:
            return translate("Badges", "Refund failed {amount}")
        case Stage.DISPUTED:
            return translate("Badges", "Disputed {amount}")
