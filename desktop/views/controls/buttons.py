"""Buttons that show their icon and their key, as everywhere in the window."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from desktop.views.keymap import hint, keymap, with_key
from desktop.views.keys import KeyId
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

_EDGES = 12
"""Left and right of what stands in a big button, at least."""
LINK_EDGE = 4
"""Left and right of a link's words; its focus ring stands there."""
_ICON_EDGE = 3
"""So much of an icon's square is empty before what is drawn in it."""
_LEAST_EDGE = 3
"""The same on each side of another, where its key still stands."""


class KeyButton(QPushButton):
    """A button with its words, an icon before them and the key that presses it behind.

    `role` is one of the style sheet's: empty, `primary`, `danger`, `quiet`, `link`.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        key: KeyId | None = None,
        icon: Icon | None = None,
        role: str = "",
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._key = key
        self._hint = hint(key) if key else ""
        self._drawn = icon
        self._big = big
        self._role = role
        self._waits = False
        if role:
            self.setProperty("role", role)
        self.setFont(theme.font(TextRole.BIG_BUTTON if big else TextRole.BUTTON))
        if big or key:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        if key:
            keymap().changed.connect(self._key_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too, as Space does; held down, it presses once."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def set_drawn_icon(self, icon: Icon | None) -> None:
        """Change the icon before the words."""
        self._drawn = icon
        self.updateGeometry()
        self.update()

    @property
    def waits(self) -> bool:
        """Whether it looks as what cannot be done yet."""
        return self._waits

    def set_waits(self, waits: bool) -> None:
        """Let a primary button look as what cannot be done yet: it can be reached and pressed all
        the same, for then it is said what is missing."""
        if waits == self._waits:
            return
        self._waits = waits
        self.setProperty("waits", waits)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def sizeHint(self) -> QSize:
        margin = 12 if self._big else 3 if self._role == "link" else 11
        height = 44 if self._big else 26 if self._role == "link" else 33
        role = TextRole.BIG_BUTTON if self._big else TextRole.BUTTON
        return QSize(
            round(self._content_width()) + 2 * margin + 2, self._theme.height(height, role)
        )

    def minimumSizeHint(self) -> QSize:
        """A button may be as narrow as its words, without its key; a big one as its words in the
        smaller size, without icon and key."""
        if not self._big:
            key = round(self._hint_width()) + 8 if self._hint else 0
            return self.sizeHint() - QSize(key, 0)
        words = QFontMetricsF(self._theme.font(TextRole.BUTTON)).horizontalAdvance(self.text())
        return QSize(round(words) + _EDGES + 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter = QPainter(self)
        # The bevel alone: the whole button has a second ring around the style sheet's.
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        text_color = self._text_color()
        font, icon, hint = self._fitting()
        metrics = QFontMetricsF(font)
        text = self.text()
        if self._big:
            room = self.width() - _EDGES
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        words = metrics.horizontalAdvance(text)
        content = words + (self._hint_width() + 8 if hint else 0)
        content += self._icon_width() if icon else 0
        left = (self.width() - content) / 2
        if self._role == "link":  # in line with what stands above and below it
            left = min(left, float(LINK_EDGE))
        if self._drawn and icon:
            side = self._icon_side()
            left -= self._icon_edge()
            square = QRectF(left, (self.height() - side) / 2, side, side)
            icons.paint(painter, square, self._drawn, text_color)
            left += side + 7
        painter.setFont(font)
        painter.setPen(color(text_color))
        painter.drawText(
            QRectF(left, 0, words + 2, self.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            text,
        )
        if hint:
            self._paint_hint(painter, left + words + 8, text_color)
        painter.end()

    def _paint_hint(self, painter: QPainter, left: float, text_color: str) -> None:
        tokens = self._theme.tokens
        solid = self._role == "primary" and self.isEnabled() and not self._waits
        paint_key(
            painter,
            QRectF(left, 0, self._hint_width(), self.height()),
            self._hint,
            self._theme,
            text_color=text_color if solid else tokens.text3,
            edge=color(text_color, 0.4) if solid else None,
            ground="" if solid else tokens.app,
        )

    def _key_changed(self) -> None:
        self._hint = hint(self._key) if self._key else ""
        self.updateGeometry()
        self.update()

    def _text_color(self) -> str:
        tokens = self._theme.tokens
        if not self.isEnabled():
            return tokens.text3
        if self._role == "primary":
            return tokens.text2 if self._waits else tokens.on_accent
        if self._role == "danger":
            return tokens.bad
        if self._role == "link":
            return tokens.accent
        return tokens.text2 if self._role == "quiet" else tokens.text1

    def _icon_side(self) -> int:
        return round((20 if self._big else 16) * self._theme.text_scale)

    def _words_width(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(self.text())

    def _hint_width(self) -> float:
        return key_width(self._hint, self._theme)

    def _icon_width(self) -> float:
        if not self._drawn:
            return 0
        return self._icon_side() + (7 if self.text() else 0) - self._icon_edge()

    def _icon_edge(self) -> int:
        """What an icon's square keeps empty at its left counts for nothing where it stands in line
        with words."""
        return round(_ICON_EDGE * self._theme.text_scale) if self._role == "link" else 0

    def _content_width(self) -> float:
        key = self._hint_width() + 8 if self._hint else 0
        return self._icon_width() + self._words_width() + key

    def _fitting(self) -> tuple[QFont, bool, bool]:
        """The font, and whether icon and key are shown: the words come first where it is narrow."""
        room = self.width() - _EDGES
        font, small = self.font(), self._theme.font(TextRole.BUTTON)
        if not self._big:
            room = self.width() - 2 * _LEAST_EDGE
            return font, True, bool(self._hint) and self._content_width() <= room
        if self._content_width() <= room:
            return font, True, bool(self._hint)
        if self._icon_width() + self._words_width() <= room:
            return font, True, False
        words = QFontMetricsF(small).horizontalAdvance(self.text())
        return small, self._icon_width() + words <= room, False


class IconButton(QToolButton):
    """A button that is only an icon; its name is its accessible name, and with its key its tool
    tip."""

    def __init__(
        self,
        theme: Theme,
        icon: Icon,
        name: str,
        *,
        key: KeyId | None = None,
        size: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawn = icon
        self._key = key
        self._size = round(size * theme.icon_scale)
        self.setIconSize(icons.icon_size(self._size))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)
        theme.changed.connect(self._redraw)
        if key:
            keymap().changed.connect(self._tell)
        self._redraw()

    def set_name(self, name: str) -> None:
        """Say what the button does."""
        self.setAccessibleName(name)
        self._tell()

    def _tell(self) -> None:
        name = self.accessibleName()
        self.setToolTip(with_key(name, self._key) if self._key else name)

    def _redraw(self) -> None:
        tokens = self._theme.tokens
        self.setIcon(icons.icon(self._drawn, tokens.text2, self._size, tokens.text3))


def key_width(text: str, theme: Theme) -> float:
    """Return the width of a key's box."""
    metrics = QFontMetricsF(theme.font(TextRole.KEY))
    return max(float(key_height(theme)), metrics.horizontalAdvance(text) + 10)


def key_height(theme: Theme) -> int:
    """Return the height of a key's box."""
    return theme.height(17, TextRole.KEY)


def paint_key(
    painter: QPainter,
    rect: QRectF,
    text: str,
    theme: Theme,
    *,
    text_color: str = "",
    edge: QColor | None = None,
    ground: str = "",
) -> None:
    """Paint a key's name in its box, centred in the height of `rect`."""
    tokens = theme.tokens
    high = key_height(theme)
    box = QRectF(rect.x(), rect.center().y() - high / 2, rect.width(), high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge or color(tokens.line), 1))
    painter.setBrush(color(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(color(text_color or tokens.text3))
    painter.setFont(theme.font(TextRole.KEY))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
