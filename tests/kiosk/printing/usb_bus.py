"""A USB bus in memory: a backend for pyusb with one device, as libusb would show it."""

from __future__ import annotations

import errno
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

from tests.kiosk.printing.roll import FINE, Roll, answers

VENDOR, PRODUCT = 0x04B8, 0x0E15
OUT, BACK = 0x03, 0x81


class UsbBus(usb.backend.IBackend):  # type: ignore[misc]
    """One device: a printer with its pipes at unusual ends, held by the system's driver.

    `fault` is the system's number of an error: at opening, or after `fault_at` bytes.
    """

    def __init__(self, interface_class: int = 7) -> None:
        self.roll = Roll()
        self.state = dict(FINE)
        self.plugged = True
        self.fault = 0
        self.fault_at: int | None = None
        self.held_by_system = True
        self.claimed = 0
        self._class = interface_class
        self._taken = 0
        self._said = b""

    def enumerate_devices(self) -> Any:
        return iter(["printer"] if self.plugged else [])

    def get_device_descriptor(self, _: object) -> Any:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=VENDOR, idProduct=PRODUCT,
            bcdDevice=0x100, iManufacturer=0, iProduct=0, iSerialNumber=0, bNumConfigurations=1,
            bus=1, address=4, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, _: object, __: int) -> Any:
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1,
            bConfigurationValue=1, iConfiguration=0, bmAttributes=0x80, bMaxPower=1,
            extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, _: object, number: int, alternate: int, __: int) -> Any:
        if number or alternate:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0,
            bNumEndpoints=2, bInterfaceClass=self._class, bInterfaceSubClass=1,
            bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, _: object, end: int, *__: object) -> Any:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(OUT, BACK)[end], bmAttributes=2,
            wMaxPacketSize=64, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, device: object) -> object:
        if self.fault and self.fault_at is None:
            raise usb.core.USBError("cannot open", errno=self.fault)
        return device

    def close_device(self, _: object) -> None:
        self.claimed = 0

    def get_configuration(self, _: object) -> int:
        return 1

    def is_kernel_driver_active(self, _: object, __: int) -> bool:
        return self.held_by_system

    def detach_kernel_driver(self, _: object, __: int) -> None:
        self.held_by_system = False

    def claim_interface(self, _: object, __: int) -> None:
        if self.held_by_system:
            raise usb.core.USBError("busy", errno=errno.EBUSY)
        self.claimed += 1

    def release_interface(self, _: object, __: int) -> None:
        self.claimed -= 1

    def bulk_write(self, _: object, end: int, __: int, data: Any, ___: int) -> int:
        assert end == OUT
        # A pipe may take less than it was offered.
        part = bytes(data)[:3000]
        self._taken += len(part)
        if self.fault_at is not None and self._taken > self.fault_at:
            raise usb.core.USBError("gone", errno=self.fault)
        before = len(self.roll.asked)
        self.roll.take(part)
        self._said += answers(self.roll, before, self.state)
        return len(part)

    def bulk_read(self, _: object, end: int, __: int, buffer: Any, ___: int) -> int:
        assert end == BACK
        if not self._said:
            raise usb.core.USBTimeoutError("timed out", errno=errno.ETIMEDOUT)
        count = min(len(buffer), len(self._said))
        buffer[:count] = type(buffer)("B", self._said[:count])
        self._said = self._said[count:]
        return count
