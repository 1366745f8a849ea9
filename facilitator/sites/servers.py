"""Starts and ends nats-server processes of our own; nobody else's are ever touched."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.sites.configuring import Server
from facilitator.sites.packed import unpacked
from facilitator.store.faults import from_os

START_S = 15.0
STOP_S = 10.0
LOOK_S = 0.05


def program(named: str = "") -> Path:
    """Return the server program: the one named, the wheel's or folder's, or one on the path.

    Raises Failed(MISSING), or what unpacking it raises.
    """
    if named:
        path = Path(named)
        if not path.is_file():
            raise Failed(Fault.MISSING, name=named)
        return path
    name = "nats-server.exe" if os.name == "nt" else "nats-server"
    beside = Path(sys.executable).parent / name
    if beside.is_file():
        return beside
    if (brought := unpacked(name)) is not None:
        return brought
    found = shutil.which(name)
    if found is None:
        raise Failed(Fault.MISSING, name=name)
    return Path(found)


@dataclass(slots=True)
class Running:
    """A server that we started."""

    server: Server
    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def stop(self) -> None:
        """End it in good order; one that does not listen is killed."""
        if self.alive:
            self.process.terminate()
            try:
                self.process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait()


def start(exe: Path, server: Server, folder: Path) -> Running:
    """Start a server with the configuration in its folder; it says what happens in server.log.

    Raises Failed: PORT_TAKEN if its port is in use, UNREACHABLE if it does not come up.
    """
    if _answers(server):
        raise Failed(Fault.PORT_TAKEN, name=server.address, port=str(server.port))
    command = [str(exe.absolute()), "-c", "server.conf"]
    try:
        with (folder / "server.log").open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - the program that was chosen
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
    except OSError as error:
        raise from_os(error, exe.name) from error
    running = Running(server, process, folder)
    waited = 0.0
    while running.alive and waited < START_S:
        if _answers(server):
            return running
        time.sleep(LOOK_S)
        waited += LOOK_S
    running.stop()
    raise Failed(Fault.UNREACHABLE, name=server.address, said=_last_words(folder))


def _answers(server: Server) -> bool:
    with suppress(OSError), socket.create_connection((server.host, server.port), 1):
        return True
    return False


def _last_words(folder: Path) -> str:
    with suppress(OSError):
        lines = (folder / "server.log").read_text(errors="replace").splitlines()
        return lines[-1] if lines else ""
    return ""
