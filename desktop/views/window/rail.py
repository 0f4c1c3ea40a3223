"""The rail at the left: the inbox with what is unread, help, and the agent's own presence."""

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QMenu, QVBoxLayout, QWidget

from desktop.models.hub_words import Availability
from desktop.views.controls.avatar import paint_avatar, paint_mark
from desktop.views.inbox.inbox_words import count_words
from desktop.views.keymap import keymap, with_key
from desktop.views.keys import KeyId
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color


class RailButton(QAbstractButton):
    """One place of the window, with the key that leads there and a count of what is new there."""

    def __init__(
        self, theme: Theme, icon: Icon, name: str, key: KeyId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._name = name
        self._key = key
        self._count = 0
        side = theme.metrics.rail_button
        self.setFixedSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self._tell_key()
        theme.changed.connect(self.update)
        keymap().changed.connect(self._tell_key)

    @property
    def count(self) -> int:
        """How much is new there."""
        return self._count

    def show_count(self, count: int, words: str = "") -> None:
        """Show how much is new there, called `words`; zero shows nothing."""
        if count == self._count:
            return
        self._count = count
        name = self._name
        if count:
            words = words or self.tr("{count} unread").format(count=count)
            name = self.tr("{place}, {what}").format(place=name, what=words)
        self.setAccessibleName(name)
        self.update()

    def rename(self, name: str) -> None:
        """Say something else of the same place."""
        if name != self._name:
            self._name = name
            self.setAccessibleName(name)
            self._tell_key()

    def _tell_key(self) -> None:
        self.setToolTip(with_key(self._name, self._key))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(QPen(color(tokens.line), 1))
            painter.setBrush(color(tokens.surface))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), self._theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 10, 10)
        side = self._theme.metrics.icon
        middle = rect.center()
        square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        icons.paint(
            painter, square, self._icon, tokens.accent if self.isChecked() else tokens.text2
        )
        if self._count:
            self._paint_count(painter)
        painter.end()

    def _paint_count(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        font = self._theme.font(TextRole.COUNT)
        text = count_words(self._count)
        high = self._theme.height(14, TextRole.COUNT)
        wide = max(float(high), QFontMetricsF(font).horizontalAdvance(text) + 6)
        pill = QRectF(self.width() - 2 - wide, 3, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.count_bg))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setFont(font)
        painter.setPen(color(tokens.count_text))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)


class PresenceButton(QAbstractButton):
    """The agent's avatar with their presence; opens a menu to change it."""

    wanted = Signal(Availability)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self._identity = 0
        self._availability: Availability | None = None
        self.setObjectName("presenceButton")
        side = theme.metrics.rail_button
        self.setFixedSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = self._make_menu()
        self.clicked.connect(self.open_menu)
        theme.changed.connect(self.update)
        keymap().changed.connect(self._name_it)
        self._name_it()

    @property
    def availability(self) -> Availability | None:
        """The presence that is shown; None until it is known."""
        return self._availability

    def show_agent(self, name: str, identity: int, availability: Availability) -> None:
        """Show who works here and how present."""
        self._name, self._identity, self._availability = name, identity, availability
        for action in self.menu.actions():
            if action.isCheckable():
                action.setChecked(action.data() == availability.value)
        self._name_it()
        self.update()

    def add_menu(self, menu: QMenu) -> None:
        """Offer this below the presences."""
        self.menu.addSeparator()
        self.menu.addMenu(menu)

    def open_menu(self) -> None:
        """Open the menu beside the avatar, ready for the arrow keys."""
        at = self.mapToGlobal(QPoint(self.width() + 2, self.height()))
        self.menu.popup(at - QPoint(0, self.menu.sizeHint().height()))
        checked = next((one for one in self.menu.actions() if one.isChecked()), None)
        self.menu.setActiveAction(checked or self.menu.actions()[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, metrics = self._theme.tokens, self._theme.metrics
        side = metrics.avatar_small
        inset = (self.width() - side) / 2
        rect = QRectF(inset, inset, side, side)
        if self._availability is None:
            icons.paint(painter, rect.adjusted(6, 6, -6, -6), Icon.USER, tokens.text3)
        else:
            paint_avatar(painter, rect, self._name, self._identity, self._theme, small=True)
            size = 14.0
            mark = QRectF(rect.right() + 3 - size, rect.bottom() + 3 - size, size, size)
            paint_mark(painter, mark, _dot(self._availability, self._theme), tokens.sunken)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("presenceMenu")
        menu.setAccessibleName(self.tr("Your presence"))
        group = QActionGroup(menu)
        for availability in Availability:
            action = menu.addAction(presence_words(availability))
            action.setData(availability.value)
            action.setCheckable(True)
            group.addAction(action)
        group.triggered.connect(lambda action: self.wanted.emit(Availability(action.data())))
        return menu

    def _name_it(self) -> None:
        if self._availability is None:
            text = self.tr("Not signed in yet")
        else:
            text = self.tr("{name}, {presence}").format(
                name=self._name, presence=presence_words(self._availability)
            )
        self.setAccessibleName(text)
        self.setToolTip(with_key(text, KeyId.PRESENCE))


class Rail(QFrame):
    """`inbox` goes to the list, `side` to what stands beside the thread, `anything` to the palette,
    `settings` to the settings, `help` shows the keys, `presence` asks for another presence."""

    inbox = Signal()
    side = Signal()
    anything = Signal()
    settings = Signal()
    help = Signal()
    presence = Signal(Availability)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedWidth(theme.metrics.rail_width)
        self.setAccessibleName(self.tr("Places"))
        self.inbox_button = RailButton(theme, Icon.INBOX, self.tr("Inbox"), KeyId.INBOX)
        self.inbox_button.setObjectName("railInbox")
        self.inbox_button.setCheckable(True)
        self.inbox_button.setChecked(True)
        self.inbox_button.clicked.connect(self.to_inbox)
        self.payments_button = RailButton(theme, Icon.CARD, self.tr("Payments"), KeyId.PAYMENTS)
        self.payments_button.setObjectName("railPayments")
        self.payments_button.setCheckable(True)
        self.payments_button.setEnabled(False)  # until there is a desk
        self.phone_button = RailButton(theme, Icon.PHONE, self.tr("Phone"), KeyId.PHONE)
        self.phone_button.setObjectName("railPhone")
        self.phone_button.setCheckable(True)
        self.phone_button.setEnabled(False)  # until there is a desk
        self.board_button = RailButton(theme, Icon.BOARD, self.tr("Team board"), KeyId.BOARD)
        self.board_button.setObjectName("railBoard")
        self.board_button.setCheckable(True)
        self.board_button.setEnabled(False)  # until there is a desk
        self.side_button = RailButton(
            theme, Icon.USER, self.tr("Quote, customer and history"), KeyId.QUOTE
        )
        self.side_button.setObjectName("railSide")
        self.side_button.hide()  # unless they have no room beside the thread
        self.side_button.clicked.connect(self.side.emit)
        self.palette_button = RailButton(
            theme, Icon.SEARCH, self.tr("Find anything, do anything"), KeyId.PALETTE
        )
        self.palette_button.setObjectName("railSearch")
        self.palette_button.clicked.connect(self.anything.emit)
        self.settings_button = RailButton(theme, Icon.SETTINGS, self.tr("Settings"), KeyId.SETTINGS)
        self.settings_button.setObjectName("railSettings")
        self.settings_button.setCheckable(True)
        self.settings_button.setEnabled(False)  # until there is a desk to set
        self.settings_button.clicked.connect(self._to_settings)
        self.help_button = RailButton(theme, Icon.HELP, self.tr("Keys and help"), KeyId.HELP)
        self.help_button.setObjectName("helpButton")
        self.help_button.clicked.connect(self.help.emit)
        self.quiet_button = RailButton(
            theme, Icon.QUIET, self.tr("Do not disturb"), KeyId.DO_NOT_DISTURB
        )
        self.quiet_button.setObjectName("railQuiet")
        self.quiet_button.hide()
        self.presence_button = PresenceButton(theme)
        self.presence_button.wanted.connect(self.presence.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 12, 10, 12)
        layout.setSpacing(6)
        layout.addWidget(self.inbox_button)
        layout.addWidget(self.payments_button)
        layout.addWidget(self.phone_button)
        layout.addWidget(self.board_button)
        layout.addWidget(self.side_button)
        layout.addStretch(1)
        layout.addWidget(self.quiet_button)
        layout.addWidget(self.palette_button)
        layout.addWidget(self.help_button)
        layout.addWidget(self.settings_button)
        layout.addWidget(self.presence_button)
        theme.changed.connect(self.update)

    def to_inbox(self) -> None:
        """Go to the inbox, as by a click."""
        self.show_place(self.inbox_button)
        self.inbox.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), color(tokens.sunken))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), color(tokens.line))
        painter.end()

    def show_stuck(self, count: int) -> None:
        """Show how much money does not go on."""
        self.payments_button.show_count(count, self.tr("{count} stuck").format(count=count))

    def show_calls(self, count: int) -> None:
        """Show how many calls are on, or are to be wrapped up."""
        self.phone_button.show_count(count, self.tr("{count} to wrap up").format(count=count))

    def show_quiet(self, words: str) -> None:
        """Show that nothing disturbs, until when, and how it is ended; empty when it may."""
        self.quiet_button.setVisible(bool(words))
        if words:
            self.quiet_button.rename(self.tr("{quiet}. Press to end it.").format(quiet=words))

    def show_place(self, place: RailButton) -> None:
        """Mark the place that the window shows."""
        places = self.payments_button, self.phone_button, self.board_button
        for button in (self.inbox_button, *places, self.settings_button):
            button.setChecked(button is place)

    def _to_settings(self) -> None:
        self.show_place(self.settings_button)
        self.settings.emit()


def _dot(availability: Availability, theme: Theme) -> str:
    match availability:
        case Availability.ONLINE:
            return theme.tokens.online
        case Availability.BUSY:
            return theme.tokens.busy
        case Availability.OFFLINE:
            return theme.tokens.away


def presence_words(availability: Availability) -> str:
    """Name a presence."""
    match availability:
        case Availability.ONLINE:
            return QCoreApplication.translate("Rail", "Available")
        case Availability.BUSY:
            return QCoreApplication.translate("Rail", "Busy")
        case Availability.OFFLINE:
            return QCoreApplication.translate("Rail", "Away")
