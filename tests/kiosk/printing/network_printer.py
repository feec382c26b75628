"""A network printer on this machine, as a thread of its own."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.kiosk.printing.roll import FINE, Roll, answers


class NetworkPrinter:
    """Prints on `roll`. `state` are its answers by question; empty: it says nothing at all.

    `breaks_at` pulls the cable after so many bytes; `stuck` takes nothing of who connects then.
    """

    def __init__(self, port: int = 0) -> None:
        self.roll = Roll()
        self.state = dict(FINE)
        self.done: int | None = 0
        self.breaks_at: int | None = None
        self.stuck = False
        self.spoken_to = threading.Event()
        """Set once somebody has connected."""
        self._released = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", port))
        # A printer keeps little of what it has not printed.
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.port = int(self._listening.getsockname()[1])
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def reset(self) -> None:
        """Hang up on whoever waits, and print from now on."""
        self.stuck = False
        self._released.set()

    def close(self) -> None:
        """Switch it off."""
        self._released.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(30)

    def _work(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                with connection, contextlib.suppress(OSError):
                    self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        got, stuck = 0, self.stuck
        self.spoken_to.set()
        while not stuck and (data := connection.recv(4096)):
            got += len(data)
            if self.breaks_at is not None and got >= self.breaks_at:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                return
            before = len(self.roll.asked)
            self.roll.take(data)
            connection.sendall(answers(self.roll, before, self.state, self.done))
        if stuck:
            self._released.wait(30)


@contextmanager
def network_printer(port: int = 0) -> Iterator[NetworkPrinter]:
    """A printer that is switched on for so long."""
    made = NetworkPrinter(port)
    try:
        yield made
    finally:
        made.close()
