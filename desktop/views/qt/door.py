"""The door of the running desk: what a second start of the program asks comes in here."""

import logging

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.models.handover import MOST_BYTES, NotUnderstood, decode
from desktop.services.phone.front_door import TAKEN

log = logging.getLogger(__name__)

_MOST_AT_ONCE = 8
_PATIENCE_MS = 2000
"""Who says nothing for so long is shown out."""
_REFUSED = b'{"v": 1, "ok": false}\n'


class Door(QObject):
    """`knocked` carries the `HandOver` that somebody of this user asked for. What is too long, too
    late or not understood is refused, and the connection closed; nothing of it is logged."""

    knocked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_AT_ONCE)
        self._server.newConnection.connect(self._let_in)
        self._visits: dict[QLocalSocket, QTimer] = {}

    def open(self, address: str) -> bool:
        """Listen at this address; whoever calls holds the folder's lock, so what a desk that was
        killed has left there is nobody's. False where that is impossible."""
        QLocalServer.removeServer(address)
        if self._server.listen(address):
            return True
        log.warning("no door for other starts: %s", self._server.errorString())
        return False

    def close(self) -> None:
        """Let nobody in any more."""
        self._server.close()
        for visit in list(self._visits):
            self._show_out(visit)

    def _let_in(self) -> None:
        while (visit := self._server.nextPendingConnection()) is not None:
            if len(self._visits) >= _MOST_AT_ONCE:
                visit.abort()
                visit.deleteLater()
                continue
            timer = self._visits[visit] = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
            timer.timeout.connect(lambda visit=visit: self._show_out(visit))
            visit.readyRead.connect(lambda visit=visit: self._read(visit))
            visit.disconnected.connect(lambda visit=visit: self._show_out(visit))
            timer.start()
            self._read(visit)

    def _read(self, visit: QLocalSocket) -> None:
        if visit not in self._visits:
            return
        if not visit.canReadLine():
            if visit.bytesAvailable() > MOST_BYTES:
                self._answer(visit, _REFUSED)
            return
        line = bytes(visit.readLine(MOST_BYTES + 2).data())
        try:
            asked = decode(line)
        except NotUnderstood:
            self._answer(visit, _REFUSED)
            return
        self._answer(visit, TAKEN)
        self.knocked.emit(asked)

    def _answer(self, visit: QLocalSocket, line: bytes) -> None:
        visit.write(line)
        visit.flush()
        self._show_out(visit)

    def _show_out(self, visit: QLocalSocket) -> None:
        timer = self._visits.pop(visit, None)
        if timer is None:
            return
        timer.stop()
        timer.deleteLater()
        visit.disconnectFromServer()
        visit.deleteLater()
