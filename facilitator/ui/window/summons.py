"""Whoever finds an exercise open elsewhere calls that window to the front."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 300


def _name(path: Path) -> str:
    return "facilitator-" + sha256(str(path.resolve()).encode()).hexdigest()[:24]


class Summons(QObject):
    """Waits, on this computer only, for another window that wants the same exercise."""

    called = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._arrived)
        # what a killed window has left; the lock of the file says that nobody else is there
        QLocalServer.removeServer(_name(path))
        self._server.listen(_name(path))

    @Slot()
    def _arrived(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.called.emit()

    def close(self) -> None:
        """Wait no longer."""
        self._server.close()


def summon(path: Path) -> bool:
    """Call the window that has an exercise open; return whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    answered = socket.waitForConnected(_WAIT_MS)
    if answered:
        socket.disconnectFromServer()
    return answered
