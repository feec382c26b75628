"""Parts, labour and fees of a request: what they come to, and when they change."""

from __future__ import annotations

from typing import Any

import pytest

from protocol.parts import RepairTerms
from protocol.request_commands import PutLine, SendEstimate, StepLine
from server.domain.actor import TIMER
from server.domain.requests.editing import EDITABLE
from tests.hall import ANN, BEN
from tests.server.domain.requests.cost_desk import Repair

ABSURD = ["0", "-1", "10000", "NaN", "nan", "1e3", "Infinity", "", "2.0001", "two"]


def test_labour_costs_what_an_hour_costs_in_the_terms_and_a_part_what_the_list_says() -> None:
    it = Repair(labour_rate="65.00", parts_tax="8.875", labour_tax="0")
    labour = it.adds("labour", name="Solder", minutes=10)
    battery = it.adds(part=it.part(price="4.49", tax_rate="").id, quantity="2")
    assert (labour.unit_price, labour.tax_rate) == ("65.00", "0")
    assert (battery.name, battery.unit_price, battery.tax_rate) == ("Battery", "4.49", "8.875")
    assert it.now.total == "20.61"  # 10.83 + 8.98 + 0.80


def test_parts_and_untaxed_labour_come_to_214_30() -> None:
    it = Repair(currency="EUR", parts_tax="8.875", labour_tax="0", labour_rate="63.00")
    it.adds(name="Display", unit_price="129.99")
    it.adds(name="Screw", unit_price="4.49", quantity="2")
    it.adds("labour", minutes=60)
    assert it.now.total == "214.30"
    it.sets(rounding="line")
    it.adds("fee", unit_price="0.00")
    assert it.now.total == "214.31"


@pytest.mark.parametrize("quantity", ABSURD)
def test_absurd_quantities_are_refused_and_nothing_changes(quantity: str) -> None:
    it = Repair()
    before = it.now
    assert it.no_line(line_kind="part", name="Port", quantity=quantity).field == "quantity"
    assert it.now == before and not it.lines(it.it)


@pytest.mark.parametrize("minutes", [0, -5, 6_001])
def test_absurd_labour_is_refused(minutes: int) -> None:
    assert Repair().no_line(line_kind="labour", name="Solder", minutes=minutes).field == "minutes"


def test_a_sum_that_no_record_holds_is_refused_with_what_it_would_be() -> None:
    it = Repair()
    price, quantity = "999999999", "9999.999"
    no = it.no_line(line_kind="part", name="Gold", unit_price=price, quantity=quantity)
    assert (no.code, no.field) == ("invalid", "quantity") and "999999999 is the most" in no.detail
    it.adds(name="Gold", unit_price="500000000", tax_rate="0")
    assert it.no_line(line_kind="fee", name="More", unit_price="500000000").code == "invalid"
    assert it.now.total == "500000000.00"


def test_a_price_that_is_finer_than_the_currency_is_refused_not_rounded() -> None:
    it = Repair()
    assert it.no_line(line_kind="part", name="Screw", unit_price="0.005").field == "unitPrice"
    assert it.adds(name="Screw", unit_price="0.0500").unit_price == "0.05"


def test_a_part_whose_price_the_currency_does_not_have_needs_one() -> None:
    it = Repair()
    part = it.part(price="4.49")
    it.placed(it.it, "diagnosed", currency="JPY")
    assert it.no_line(part=part.id).field == "unitPrice"
    assert it.adds(part=part.id, unit_price="500").unit_price == "500"
    assert it.now.total == "595"


def test_where_benches_have_several_currencies_nobody_knows_which_the_list_is_in() -> None:
    it = Repair(currency="JPY")
    part = it.part(price="49")
    it.put(RepairTerms(id=ANN.id, intake="", pickup="", currency="EUR"))
    assert it.no_line(part=part.id).field == "unitPrice"
    assert it.adds(part=part.id, unit_price="7900").unit_price == "7900"


def test_what_was_taken_in_for_another_currency_is_never_for_nothing() -> None:
    it = Repair(labour_rate="60.00")
    part = it.part(price="49.00")
    it.sets(currency="USD")
    assert it.no_line(line_kind="labour", name="Solder", minutes=10).field == "unitPrice"
    assert it.no_line(part=part.id).field == "unitPrice"
    assert it.adds("labour", unit_price="60.00").unit_price == "60.00"
    assert it.sends().currency == "EUR"


def test_a_new_line_says_what_it_is() -> None:
    it = Repair()
    assert it.no_line(name="Port").field == "lineKind"
    assert it.no_line(line_kind="part").field == "name"
    assert it.no_line(line_kind="part", name=" ").field == "name"
    assert it.no_line(line_kind="labour", name="Solder").field == "minutes"
    assert it.no_line(line_kind="part", name="Port", minutes=5).field == "minutes"
    hour = {"line_kind": "labour", "name": "Solder", "minutes": 60}
    assert it.no_line(**hour, quantity="2").field == "quantity"
    assert it.adds(**hour, quantity="1.0").quantity == "1"
    assert it.no_line(line_kind="fee", part=it.part().id).field == "part"
    assert it.no_line(part=it.hall.ids()).code == "unknown_part"
    assert it.no_line(line_kind="part", name="Port", supplier=it.hall.ids()).field == "supplier"
    assert it.no_line(line_kind="fee", name="Fee", technician=it.hall.ids()).field == "technician"
    assert it.no_line(line=it.hall.ids(), name="Port").code == "unknown_line"
    port = it.adds()
    assert it.no_line(line=port.id, line_kind="fee").field == "lineKind"
    assert it.changes(port, line_kind="part", name="Jack").name == "Jack"


def test_what_is_under_warranty_costs_nothing_and_is_so_on_a_warranty_return() -> None:
    it = Repair()
    port = it.adds()
    assert it.now.total == "23.80"
    assert it.changes(port, warranty=True).warranty and it.now.total == "0.00"
    it.placed(it.it, "diagnosed", warranty_of=it.hall.ids())
    assert it.adds().warranty
    assert not it.adds(warranty=False).warranty


def test_lines_change_until_the_final_check_and_not_before_the_item_is_here() -> None:
    it = Repair()
    for state in sorted(EDITABLE):
        it.placed(it.it, state)
        it.adds()
    codes = {"queued": "not_checked_in", "cancelled": "request_ended", "picked_up": "request_ended"}
    states: Any = ("queued", "qc", "ready", "return_ready", "cancelled", "picked_up", "abandoned")
    for state in states:
        it.placed(it.it, state)
        expected = codes.get(state, "request_ended" if state == "abandoned" else "wrong_state")
        assert it.no_line(line_kind="fee", name="Fee").code == expected


def test_whoever_saw_an_older_request_is_told_who_changed_it() -> None:
    it = Repair()
    seen = it.now.version
    port = it.adds(by=BEN)
    no = it.no_line(line_kind="fee", name="Fee", expected=seen)
    assert no.code == "version_mismatch" and "Clerk 3" in no.detail
    assert it.no_step(port, "order", expected=seen).code == "version_mismatch"


def test_what_came_from_stock_keeps_its_part_and_quantity() -> None:
    it = Repair()
    line = it.steps(it.adds(part=it.part().id), "take")
    other = it.part(name="Other", sku="O-1")
    assert it.no_line(line=line.id, quantity="2").code == "part_used"
    assert it.no_line(line=line.id, part=other.id).code == "part_used"
    assert it.changes(line, unit_price="45.00").unit_price == "45.00"


def test_what_was_used_or_done_as_it_was_approved_stays_so() -> None:
    it = Repair()
    port, labour = it.adds(), it.adds("labour")
    it.sends()
    it.answers()
    it.steps(port, "arrive", "use")
    it.steps(labour, "begin", "finish")
    assert it.no_line(line=port.id, unit_price="1.00").code == "part_used"
    assert it.no_line(line=port.id, warranty=True).code == "part_used"
    assert it.no_line(line=labour.id, minutes=5).code == "wrong_state"
    assert it.no_step(port, "drop").code == "part_used"
    assert it.no_step(labour, "drop").code == "wrong_state"
    assert it.changes(port, position=7).position == 7
    more = it.steps(it.adds(unit_price="1.00"), "arrive", "use")
    assert it.changes(more, unit_price="1.50").unit_price == "1.50"


def test_only_staff_touch_lines() -> None:
    it = Repair()
    line = it.adds()
    for command in (
        PutLine(request=it.it, line_kind="fee", name="Fee"),
        StepLine(request=it.it, line=line.id, step="drop"),
        SendEstimate(request=it.it),
    ):
        assert it.hall.refused(command, TIMER).code == "forbidden"


def test_a_request_has_a_hundred_lines_at_most() -> None:
    it = Repair()
    for nth in range(100):
        it.lined(it.it, "fee", unit_price="0.01", position=nth)
    assert "100 lines" in it.no_line(line_kind="fee", name="Fee").detail
