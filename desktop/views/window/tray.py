"""The icon in the system's tray: what is unread, notifications, and the nearest actions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from desktop.models.conversation import Availability
from desktop.resources import resource
from desktop.views.inbox.inbox_words import count_words
from desktop.views.style.tokens import LIGHT
from desktop.views.window.notifications import Shown
from desktop.views.window.rail import presence_words

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow

_SIDE = 64


class Tray(QObject):
    """Where the system has one; elsewhere it does nothing but the task bar's count.

    `clicked` carries the conversation to show, 0 for just the window.
    """

    clicked = Signal(int)

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._count = 0
        self._last: Shown | None = None
        self.icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon = QSystemTrayIcon(_drawn(0), self)
            self.icon.setContextMenu(self._make_menu())
            self.icon.messageClicked.connect(self._message_clicked)
            self.icon.activated.connect(self._activated)
            self.show_count(0)
            self.icon.show()

    def show_count(self, unread: int) -> None:
        """Show how much is unread, on the icon and in the task bar."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and unread != self._count:
            app.setBadgeNumber(unread)
        self._count = unread
        if self.icon is not None:
            name = QApplication.applicationDisplayName()
            words = self.tr("{name}, {count} unread").format(name=name, count=unread)
            self.icon.setToolTip(words if unread else name)
            self.icon.setIcon(_drawn(unread))

    def tell(self, shown: Shown) -> None:
        """Show a notification outside the window."""
        if self.icon is not None:
            self._last = shown
            self.icon.showMessage(shown.title, shown.text, self.icon.icon())

    def _message_clicked(self) -> None:
        self.clicked.emit(self._last.conversation_id if self._last is not None else 0)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.clicked.emit(0)

    def _make_menu(self) -> QMenu:
        window = self._window
        menu = QMenu(window)
        menu.setObjectName("trayMenu")
        menu.addAction(self.tr("Open the desk")).triggered.connect(lambda: self.clicked.emit(0))
        menu.addMenu(window.quiet.make_menu(menu))
        presence = menu.addMenu(QCoreApplication.translate("PresenceButton", "Your presence"))
        for availability in Availability:
            action = presence.addAction(presence_words(availability))
            action.triggered.connect(
                lambda _on=False, wanted=availability: window.rail.presence.emit(wanted)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Close the desk")).triggered.connect(window.close)
        return menu


def _drawn(count: int) -> QIcon:
    """The program's icon, with a count over its corner."""
    plain = QIcon(str(resource("icons", "app.svg")))
    if not count:
        return plain
    pixmap = QPixmap(plain.pixmap(QSize(_SIDE, _SIDE)))
    ratio = pixmap.devicePixelRatio()
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    high = _SIDE * 0.56
    text = count_words(count)
    wide = high if len(text) == 1 else _SIDE * (0.72 if len(text) == 2 else 1.0)
    pill = QRectF(_SIDE - wide, _SIDE - high, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.count_bg))
    painter.drawRoundedRect(pill, high / 2, high / 2)
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(high * 0.74))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.count_text))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)
