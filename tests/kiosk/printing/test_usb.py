"""A printer at USB: found by what it is or by its ids, taken from the system, and given back."""

from __future__ import annotations

import errno
from collections.abc import Callable

import pytest
import usb.core

from kiosk.printing import usb_line
from kiosk.printing.escpos import EscposPrinter
from kiosk.printing.faults import NotPrinted
from kiosk.printing.usb_line import UsbLine
from kiosk.slip import slip_picture
from kiosk.slip_marks import USUAL
from tests.kiosk.kiosk_value import given
from tests.kiosk.printing.roll import Roll
from tests.kiosk.printing.usb_bus import PRODUCT, VENDOR, UsbBus

IsTheSlip = Callable[[Roll], None]


def at(bus: UsbBus, *ids: int) -> EscposPrinter:
    return EscposPrinter(UsbLine(*ids, backend=bus), USUAL)


def fails(printer: EscposPrinter) -> str:
    with pytest.raises(NotPrinted) as caught:
        printer.print_slip(given())
    return caught.value.code


@pytest.mark.parametrize("ids", [(), (VENDOR, PRODUCT)])
def test_the_printed_slip_is_the_painted_one(ids: tuple[int, ...], is_the_slip: IsTheSlip) -> None:
    bus = UsbBus()
    at(bus, *ids).print_slip(given())
    is_the_slip(bus.roll)
    assert (bus.held_by_system, bus.claimed) == (False, 0)


def test_a_maker_that_hides_what_it_is_is_found_by_its_ids(is_the_slip: IsTheSlip) -> None:
    bus = UsbBus(interface_class=0xFF)
    assert fails(at(bus)) == "not_found"
    at(bus, VENDOR, PRODUCT).print_slip(given())
    is_the_slip(bus.roll)


def test_a_printer_that_is_not_plugged_in_prints_once_it_is(is_the_slip: IsTheSlip) -> None:
    bus = UsbBus()
    bus.plugged = False
    printer = at(bus)
    assert fails(printer) == "not_found"
    bus.plugged = True
    printer.print_slip(given())
    is_the_slip(bus.roll)


@pytest.mark.parametrize(
    ("fault", "code"),
    [(errno.EACCES, "not_allowed"), (errno.EBUSY, "busy"), (errno.ENODEV, "broke_off")],
)
def test_why_it_cannot_be_opened_is_told(fault: int, code: str) -> None:
    bus = UsbBus()
    bus.fault = fault
    assert fails(at(bus)) == code


def test_a_plug_that_is_pulled_half_way_is_noticed() -> None:
    bus = UsbBus()
    bus.fault, bus.fault_at = errno.ENODEV, 20_000
    assert fails(at(bus)) == "broke_off"


def test_a_picture_that_was_cut_off_does_not_swallow_the_next_slip(is_the_slip: IsTheSlip) -> None:
    bus = UsbBus()
    printer = at(bus)
    bus.fault, bus.fault_at = errno.ENODEV, 20_000
    assert fails(printer) == "broke_off"
    bus.fault_at = None
    bus.fault = 0
    printer.print_slip(given())
    torn = len(bus.roll.rows) - slip_picture(given()).height()
    assert torn > 0
    bus.roll.rows = bus.roll.rows[torn:]
    bus.roll.cuts = [cut - torn for cut in bus.roll.cuts]
    bus.roll.started -= 1
    is_the_slip(bus.roll)


def test_an_open_cover_is_told() -> None:
    bus = UsbBus()
    bus.state[2] = 0x16
    assert fails(at(bus)) == "cover_open"


def test_a_machine_without_libusb_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb_line.usb.core, "find", none)
    assert fails(EscposPrinter(UsbLine(), USUAL)) == "no_library"
