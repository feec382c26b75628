"""A printer with a network socket: raw bytes to a port, mostly 9100."""

from __future__ import annotations

import contextlib
import socket
from typing import Final

from kiosk.printing.faults import NotPrinted
from kiosk.printing.line import PORT, READS, Deadline

CONNECT_S: Final = 3.0
BUFFER: Final = 4096
"""Of ours, in bytes: what is written has nearly all arrived, so that a pulled cable is noticed."""


class NetworkLine:
    """The printer at an address."""

    def __init__(self, host: str, port: int = PORT) -> None:
        self._where = (host, port)
        self.name = f"escpos:network:{host}:{port}"

    def open(self, deadline: Deadline) -> NetworkPort:
        """Connect. Raises `NotPrinted`."""
        try:
            made = socket.create_connection(self._where, timeout=deadline.left(CONNECT_S))
        except TimeoutError as fault:
            raise NotPrinted("no_answer", f"{self.name}: no connection in time") from fault
        except OSError as fault:
            raise NotPrinted("not_found", f"{self.name}: {fault.strerror or fault}") from fault
        made.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER)
        return NetworkPort(made)

    def takes_s(self, size: int) -> float:
        """A network is faster than paper."""
        return 0.0


class NetworkPort:
    """A connection."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection

    def write(self, data: bytes, deadline: Deadline) -> None:
        """Send all of it; a printer that takes no more is one that does not answer."""
        try:
            self._socket.settimeout(deadline.left())
            self._socket.sendall(data)
        except TimeoutError as fault:
            raise NotPrinted("no_answer", "it takes no more") from fault
        except OSError as fault:
            raise NotPrinted("broke_off", fault.strerror or str(fault)) from fault

    def read(self, within_s: float) -> bytes:
        """What it says."""
        try:
            self._socket.settimeout(max(0.001, within_s))
            said = self._socket.recv(READS)
        except TimeoutError:
            return b""
        except OSError as fault:
            raise NotPrinted("broke_off", fault.strerror or str(fault)) from fault
        if not said:
            raise NotPrinted("broke_off", "it hung up")
        return said

    def finish(self, deadline: Deadline) -> None:
        """Say that all was sent, and hear whether it hangs up on that: not all printers do."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Close the connection; what the printer still says would reset it, and is read away."""
        with contextlib.suppress(OSError):
            self._socket.settimeout(0)
            while self._socket.recv(READS):
                pass
        self._socket.close()
