"""A network printer: the slip arrives dot by dot, or the kiosk hears why not."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import pytest

from kiosk.printing import escpos, line
from kiosk.printing.escpos import EscposPrinter
from kiosk.printing.faults import NotPrinted
from kiosk.printing.network import NetworkLine
from kiosk.slip_marks import USUAL
from tests.kiosk.kiosk_value import given
from tests.kiosk.printing.network_printer import NetworkPrinter, network_printer
from tests.kiosk.printing.roll import FINE, Roll

IsTheSlip = Callable[[Roll], None]


@pytest.fixture
def printer() -> Iterator[NetworkPrinter]:
    with network_printer() as made:
        yield made


def at(printer: NetworkPrinter) -> EscposPrinter:
    return EscposPrinter(NetworkLine("127.0.0.1", printer.port), USUAL)


def fails(printer: EscposPrinter) -> str:
    """The code of why nothing came out."""
    with pytest.raises(NotPrinted) as caught:
        printer.print_slip(given())
    return caught.value.code


def test_the_printed_slip_is_the_painted_one(
    printer: NetworkPrinter, is_the_slip: IsTheSlip
) -> None:
    at(printer).print_slip(given())
    is_the_slip(printer.roll)


def test_a_printer_that_says_nothing_prints_all_the_same(
    printer: NetworkPrinter, is_the_slip: IsTheSlip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escpos, "ANSWER_S", 0.05)
    printer.state.clear()
    mine = at(printer)
    mine.print_slip(given())
    printer.close()
    is_the_slip(printer.roll)
    assert not mine.answers


def test_a_printer_that_cannot_tell_when_it_is_done_is_asked_how_it_is(
    printer: NetworkPrinter, is_the_slip: IsTheSlip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escpos, "ANSWER_S", 59.9)
    printer.done = None
    at(printer).print_slip(given())
    is_the_slip(printer.roll)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ({4: 0x72, 2: 0x32, 1: 0x1E}, "no_paper"),
        ({2: 0x16, 1: 0x1E}, "cover_open"),
        ({3: 0x1A, 1: 0x1E}, "cutter"),
        ({3: 0x32, 1: 0x1E}, "fault"),
        ({1: 0x1E}, "offline"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_printed(
    printer: NetworkPrinter, state: dict[int, int], code: str
) -> None:
    printer.state.update(state)
    assert fails(at(printer)) == code
    assert printer.roll.rows == []


def test_paper_that_is_nearly_out_still_prints(printer: NetworkPrinter) -> None:
    printer.state[4] = 0x1E
    at(printer).print_slip(given())
    assert printer.roll.cuts


def test_paper_that_runs_out_while_it_prints_is_no_slip(printer: NetworkPrinter) -> None:
    printer.done = 0x0C
    assert fails(at(printer)) == "no_paper"


def test_a_cable_that_is_pulled_half_way_is_noticed(printer: NetworkPrinter) -> None:
    printer.breaks_at = 30_000
    assert fails(at(printer)) == "broke_off"


def test_a_printer_that_takes_nothing_is_given_up_in_time(
    printer: NetworkPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escpos, "ANSWER_S", 0.05)
    monkeypatch.setattr(escpos, "WITHIN_S", 0.5)
    printer.stuck = True
    assert fails(at(printer)) == "no_answer"


def test_who_has_answered_before_and_does_not_now_is_away(
    printer: NetworkPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = at(printer)
    mine.print_slip(given())
    monkeypatch.setattr(escpos, "ANSWER_S", 0.05)
    printer.state.clear()
    assert fails(mine) == "no_answer"


def test_a_printer_that_was_away_prints_once_it_is_back(is_the_slip: IsTheSlip) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    mine = EscposPrinter(NetworkLine("127.0.0.1", port), USUAL)
    assert fails(mine) == "not_found"
    with network_printer(port) as back:
        mine.print_slip(given())
    is_the_slip(back.roll)


def test_chatter_before_the_answers_is_passed_over(printer: NetworkPrinter) -> None:
    deadline = line.Deadline(30)
    port = NetworkLine("127.0.0.1", printer.port).open(deadline)
    try:
        port.write(b"\x10\x04\x04\x10\x04\x01", deadline)
        assert escpos._answer(port, lambda byte: byte == FINE[1], 30) == FINE[1]
    finally:
        port.close()
