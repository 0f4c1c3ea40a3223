"""The language a customer writes in, as it is known; pressed, the agent says what it really is."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QWidget

from desktop.views.payment.badges import Badge, BadgeLook
from desktop.views.style.theme import Theme, Tone, color
from desktop.views.words.languages import language_name

OFFERED = (
    *("en", "nl", "de", "fr", "es", "it", "pt", "sv", "da", "nb", "pl", "tr"),
    *("ja", "zh", "ko", "ar", "he", "th", "el", "ru", "uk", "hi", "fa"),
)
"""What a customer may be said to write in: all that is recognised."""


class LanguageBadge(Badge):
    """A badge that is pressed by click, Space, Enter or Down; `chosen` carries a code (BCP 47)."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._code = ""
        self._menu: QMenu | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_language(self, code: str, name: str) -> None:
        """Show in which language the customer of this name writes; an empty code is unknown."""
        self._code = code
        language = language_name(code)
        short = code.replace("_", "-").partition("-")[0].upper()
        self.show_look(BadgeLook(language or self.tr("Language?"), None, Tone.MUTED, short=short))
        if language:
            words = self.tr("{name} writes in {language}").format(name=name, language=language)
        else:
            words = self.tr("It is not known in which language {name} writes").format(name=name)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Press to say in which language"))

    def open_menu(self) -> None:
        """Offer the languages, the one in force ticked."""
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self)
        menu.setObjectName("languageMenu")
        by_name = sorted(OFFERED, key=lambda code: language_name(code).casefold())
        actions = [self._add(menu, code) for code in by_name]
        ticked = next((action for action in actions if action.isChecked()), None)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)), ticked)
        if ticked is not None:
            menu.setActiveAction(ticked)

    def _add(self, menu: QMenu, code: str) -> QAction:
        action = QAction(language_name(code), menu, checkable=True)
        action.setChecked(code == self._code.replace("_", "-").split("-")[0])
        action.triggered.connect(lambda: self.chosen.emit(code))
        menu.addAction(action)
        return action

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSES and not event.isAutoRepeat():
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = self._theme.metrics.focus_ring
            painter.setPen(QPen(color(self._theme.tokens.focus), ring))
            area = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
            radius = self._theme.metrics.radius_badge
            painter.drawRoundedRect(area, radius, radius)
            painter.end()


_PRESSES: Sequence[int] = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Down,
)
