"""Avatars: initials on a colour of the person's own, with the mark of the channel."""

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.models.hub_words import Channel
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.words.formatting import initials

AVATAR_COLORS = (
    "#7C5CBF",
    "#B85835",
    "#27806F",
    "#4B6CB7",
    "#9A5B8A",
    "#5E7A34",
    "#38759B",
    "#8A6D3B",
    "#3A5BA0",
    "#A8475B",
)
"""White initials meet 4.5:1 on each."""

CHANNEL_MARKS: dict[Channel, tuple[str, str]] = {
    Channel.MESSENGER: ("f", "#0870E8"),
    Channel.INSTAGRAM: ("i", "#C13584"),
    Channel.WHATSAPP: ("w", "#1B8035"),
    Channel.X: ("X", "#111111"),
    Channel.TELEGRAM: ("t", "#1F74A8"),
    Channel.SMS: ("s", "#6A3EA1"),
    Channel.EMAIL: ("@", "#55626F"),
    Channel.WEB: ("w", "#0B5E66"),
    Channel.API: ("a", "#55626F"),
}
"""The letter and ground of each channel's mark."""


def channel_name(channel: Channel) -> str:
    """Return a channel's name as people say it."""
    match channel:
        case Channel.MESSENGER:
            return "Messenger"
        case Channel.INSTAGRAM:
            return "Instagram"
        case Channel.WHATSAPP:
            return "WhatsApp"
        case Channel.X:
            return "X"
        case Channel.TELEGRAM:
            return "Telegram"
        case Channel.SMS:
            return QCoreApplication.translate("Channels", "SMS")
        case Channel.EMAIL:
            return QCoreApplication.translate("Channels", "E-mail")
        case Channel.WEB:
            return QCoreApplication.translate("Channels", "Web chat")
        case Channel.API:
            return QCoreApplication.translate("Channels", "Other channel")


@lru_cache(maxsize=4096)
def avatar_color(identity: int) -> str:
    """Return the same colour for the same person, on every desk."""
    return AVATAR_COLORS[identity * 7 % len(AVATAR_COLORS)]  # neighbours differ


def paint_avatar(
    painter: QPainter,
    rect: QRectF,
    name: str,
    identity: int,
    theme: Theme,
    *,
    channel: Channel | None = None,
    ground: str = "",
    small: bool = False,
) -> None:
    """Paint an avatar into the square `rect`; `ground` is the colour it stands on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(avatar_color(identity)))
    painter.drawEllipse(rect)
    painter.setPen(Qt.GlobalColor.white)
    painter.setFont(theme.font(TextRole.AVATAR_SMALL if small else TextRole.AVATAR))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), initials(name))
    if channel is not None:
        letter, mark_color = CHANNEL_MARKS[channel]
        size = theme.metrics.channel_mark
        mark = QRectF(rect.right() + 3 - size, rect.bottom() + 3 - size, size, size)
        paint_mark(painter, mark, mark_color, ground or theme.tokens.surface)
        painter.setPen(Qt.GlobalColor.white)
        painter.setFont(theme.font(TextRole.CHANNEL_MARK))
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), letter)
    painter.restore()


def paint_mark(painter: QPainter, rect: QRectF, fill: str, ground: str) -> None:
    """Paint a round mark with a 2-pixel edge in the ground's colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ground))
    painter.drawEllipse(rect)
    painter.setBrush(color(fill))
    painter.drawEllipse(rect.adjusted(2, 2, -2, -2))


class Avatar(QWidget):
    """One person's avatar as a widget."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self._identity = 0
        self._channel: Channel | None = None
        side = theme.metrics.avatar + 3
        self.setFixedSize(QSize(side, side))
        theme.changed.connect(self.update)

    def show_person(self, name: str, identity: int, channel: Channel | None = None) -> None:
        """Show this person. `identity` decides the colour (the conversation's or user's id)."""
        self._name, self._identity, self._channel = name, identity, channel
        self.setAccessibleName(f"{name}, {channel_name(channel)}" if channel is not None else name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.metrics.avatar
        painter = QPainter(self)
        paint_avatar(
            painter,
            QRectF(0, 0, side, side),
            self._name,
            self._identity,
            self._theme,
            channel=self._channel,
        )
        painter.end()
