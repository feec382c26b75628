"""The connections to a database, which can be closed for good while other threads read."""

from __future__ import annotations

import logging
import threading
from typing import Any, Final

from sqlalchemy.exc import ResourceClosedError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

_log = logging.getLogger(__name__)
CLOSE_S: Final = 5.0
"""So long whoever closes the database waits for those who read."""

# Where a pool of this class tells of each connection; SQLAlchemy keeps its own as silent.
logging.getLogger(f"{__name__}.Connections").setLevel(logging.WARNING)


class Connections(QueuePool):
    """A pool whose `close` leaves nothing behind.

    The task that asked for a read may be cancelled; its thread reads on. While a connection is
    open, the newest commits stand beside the database, and not in its file alone.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._changed = threading.Condition()
        self._asking = 0
        """Threads that are being given a connection just now."""
        self._closed = False

    def connect(self) -> PoolProxiedConnection:
        """A connection. Raises `ResourceClosedError` once it is closed."""
        with self._changed:
            if self._closed:
                raise ResourceClosedError("The database is closed.")
            self._asking += 1
        try:
            return super().connect()
        finally:
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()

    def close(self) -> None:
        """Give out no more, and wait for those that are out, but not for ever. Blocks."""
        with self._changed:
            self._closed = True
            if not self._changed.wait_for(self._all_are_back, CLOSE_S):
                _log.warning("the database is still read; its file is let go of after that")
        self.dispose()

    def _all_are_back(self) -> bool:
        return self._asking == 0 and self.checkedout() == 0

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        if self._closed:
            record.close()
        super()._do_return_conn(record)
        with self._changed:
            self._changed.notify_all()
