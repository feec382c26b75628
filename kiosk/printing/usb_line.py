"""A printer at USB, found by its ids or as the one printer that is there; through libusb."""

from __future__ import annotations

import contextlib
from typing import Any, Final

import usb.core
import usb.util

from kiosk.printing.faults import NotPrinted
from kiosk.printing.line import READS, Deadline

PRINTER_CLASS: Final = 7
_IN: Final = 0x80
_CODES: Final = {2: "not_found", 13: "not_allowed", 16: "busy", 19: "broke_off"}
"""What the errors of libusb mean, by the system's numbers."""
_PIECE: Final = 4096


class UsbLine:
    """The printer of these ids; without them the first that says that it is a printer.

    `backend` is libusb unless a test gives its own.
    """

    def __init__(
        self, vendor: int | None = None, product: int | None = None, backend: Any = None
    ) -> None:
        ids: dict[str, Any] = {"idVendor": vendor, "idProduct": product}
        self._wanted = {"custom_match": _interface} if vendor is None else ids
        self._backend = backend
        self.name = "escpos:usb" if vendor is None else f"escpos:usb:{vendor:04x}:{product:04x}"

    def open(self, deadline: Deadline) -> UsbPort:
        """Find it, and take it from the system's own driver. Raises `NotPrinted`."""
        try:
            return self._open()
        except usb.core.NoBackendError as fault:
            raise NotPrinted("no_library", str(fault)) from fault
        except usb.core.USBError as fault:
            raise _fault(fault, self.name) from fault

    def takes_s(self, size: int) -> float:
        """USB is faster than paper."""
        return 0.0

    def _open(self) -> UsbPort:
        device = usb.core.find(backend=self._backend, **self._wanted)
        if device is None:
            raise NotPrinted("not_found", self.name)
        interface = _interface(device) or device[0][(0, 0)]
        out = usb.util.find_descriptor(interface, custom_match=lambda end: _leads(end, False))
        if out is None:
            raise NotPrinted("not_found", f"{self.name} takes no data: it is no printer")
        back = usb.util.find_descriptor(interface, custom_match=lambda end: _leads(end, True))
        number = interface.bInterfaceNumber
        # Not all systems have a driver of their own that could be asked for.
        with contextlib.suppress(NotImplementedError):
            if device.is_kernel_driver_active(number):
                device.detach_kernel_driver(number)
        usb.util.claim_interface(device, number)
        return UsbPort(device, out, back)


class UsbPort:
    """A claimed printer with the ends of its two pipes; `back` is None where it only listens."""

    def __init__(self, device: Any, out: Any, back: Any) -> None:
        self._device = device
        self._out = out
        self._back = back

    def write(self, data: bytes, deadline: Deadline) -> None:
        """Send it piece by piece, as the printer takes it."""
        rest = data
        while rest:
            try:
                sent = self._out.write(rest[:_PIECE], round(deadline.left() * 1000))
            except usb.core.USBTimeoutError as fault:
                raise NotPrinted("no_answer", "it takes no more") from fault
            except usb.core.USBError as fault:
                raise _fault(fault, "writing") from fault
            rest = rest[sent:]

    def read(self, within_s: float) -> bytes:
        """What it says."""
        if self._back is None:
            return b""
        try:
            most = max(READS, self._back.wMaxPacketSize)
            return bytes(self._back.read(most, max(1, round(within_s * 1000))))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as fault:
            raise _fault(fault, "reading") from fault

    def finish(self, deadline: Deadline) -> None:
        """Nothing waits: each piece was taken."""

    def close(self) -> None:
        """Give it back."""
        with contextlib.suppress(usb.core.USBError):
            usb.util.dispose_resources(self._device)


def _interface(device: Any) -> Any:
    """The part of a device that is a printer; None where none is."""
    for configuration in device:
        for interface in configuration:
            if interface.bInterfaceClass == PRINTER_CLASS:
                return interface
    return None


def _leads(end: Any, back: bool) -> bool:
    bulk = usb.util.endpoint_type(end.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
    return bool(bulk and bool(end.bEndpointAddress & _IN) is back)


def _fault(fault: usb.core.USBError, where: str) -> NotPrinted:
    return NotPrinted(_CODES.get(fault.errno or 0, "broke_off"), f"{where}: {fault}")
