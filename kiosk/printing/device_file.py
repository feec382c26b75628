"""A printer that the system shows as a file, such as `/dev/usb/lp0`."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import stat
from pathlib import Path
from typing import Final

from kiosk.printing.faults import NotPrinted
from kiosk.printing.line import READS, Deadline

_CODES: Final = {
    errno.ENOENT: "not_found",
    errno.ENXIO: "not_found",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EBUSY: "busy",
    errno.ENOSPC: "no_paper",
}
"""The driver of USB printers says by "no space left" that the paper has run out."""
_WAITS: Final = getattr(os, "O_NONBLOCK", 0)


class FileLine:
    """The printer behind a file. The file is never made: a name that is wrong would be a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.name = f"escpos:file:{path}"

    def open(self, deadline: Deadline) -> FilePort:
        """Open the file, to read as well where it is a device. Raises `NotPrinted`."""
        try:
            talks = stat.S_ISCHR(self._path.stat().st_mode)
            how = os.O_RDWR if talks else os.O_WRONLY | os.O_APPEND
            return FilePort(os.open(self._path, how | _WAITS), talks)
        except OSError as fault:
            raise _fault(fault, "not_found") from fault

    def takes_s(self, size: int) -> float:
        """As fast as the printer takes it."""
        return 0.0


class FilePort:
    """An open file."""

    def __init__(self, number: int, talks: bool) -> None:
        self._number = number
        self._talks = talks

    def write(self, data: bytes, deadline: Deadline) -> None:
        """Write all of it, as the printer takes it."""
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self._number, rest) :]
            except BlockingIOError:
                select.select([], [self._number], [], deadline.left())
            except OSError as fault:
                raise _fault(fault, "broke_off") from fault

    def read(self, within_s: float) -> bytes:
        """What it says; a file that is no device says nothing."""
        if not self._talks:
            return b""
        try:
            ready, _, _ = select.select([self._number], [], [], within_s)
            return os.read(self._number, READS) if ready else b""
        except BlockingIOError:
            return b""
        except OSError as fault:
            raise _fault(fault, "broke_off") from fault

    def finish(self, deadline: Deadline) -> None:
        """Nothing waits: what was written has gone to the driver."""

    def close(self) -> None:
        """Close it."""
        with contextlib.suppress(OSError):
            os.close(self._number)


def _fault(fault: OSError, usual: str) -> NotPrinted:
    return NotPrinted(_CODES.get(fault.errno or 0, usual), str(fault))
