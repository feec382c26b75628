"""A printer at a serial port, or at a USB adapter that is one."""

from __future__ import annotations

import contextlib
import errno
import time
from typing import Any, Final

import serial

from kiosk.printing.faults import NotPrinted
from kiosk.printing.line import BAUD, READS, Deadline

BITS: Final = 10
"""A byte on the line, with its start and stop."""
_CODES: Final = {
    errno.ENOENT: "not_found",
    errno.ENODEV: "not_found",
    errno.ENXIO: "not_found",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EBUSY: "busy",
    errno.EAGAIN: "busy",
}


class SerialLine:
    """The printer at a serial device."""

    def __init__(self, device: str, baud: int = BAUD) -> None:
        self._device = device
        self._baud = baud
        self.name = f"escpos:serial:{device}:{baud}"

    def open(self, deadline: Deadline) -> SerialPort:
        """Open the device for this program alone. Raises `NotPrinted`."""
        try:
            port = serial.Serial(self._device, self._baud, timeout=0, exclusive=True)
        except (serial.SerialException, OSError, ValueError) as fault:
            code = _CODES.get(getattr(fault, "errno", None) or 0, "not_found")
            raise NotPrinted(code, f"{self.name}: {fault}") from fault
        return SerialPort(port)

    def takes_s(self, size: int) -> float:
        """Bytes by speed."""
        return size * BITS / self._baud


class SerialPort:
    """An open serial port."""

    def __init__(self, port: Any) -> None:
        self._port = port

    def write(self, data: bytes, deadline: Deadline) -> None:
        """Send all of it; one that takes no more has run full, and does not answer."""
        try:
            self._port.write_timeout = deadline.left(60)
            self._port.write(data)
        except serial.SerialTimeoutException as fault:
            raise NotPrinted("no_answer", "it takes no more") from fault
        except (serial.SerialException, OSError) as fault:
            raise NotPrinted("broke_off", str(fault)) from fault

    def read(self, within_s: float) -> bytes:
        """What it says."""
        try:
            self._port.timeout = within_s
            return bytes(self._port.read(1)) + bytes(self._port.read(self._waiting()))
        except (serial.SerialException, OSError) as fault:
            raise NotPrinted("broke_off", str(fault)) from fault

    def finish(self, deadline: Deadline) -> None:
        """Wait until the last byte is on the line."""
        try:
            while self._port.out_waiting:
                time.sleep(min(0.02, deadline.left(60)))
        except (serial.SerialException, OSError) as fault:
            raise NotPrinted("broke_off", str(fault)) from fault

    def close(self) -> None:
        """Throw away what has not left, which closing would wait for."""
        with contextlib.suppress(serial.SerialException, OSError):
            self._port.reset_output_buffer()
        with contextlib.suppress(serial.SerialException, OSError):
            self._port.close()

    def _waiting(self) -> int:
        return min(int(self._port.in_waiting), READS)
