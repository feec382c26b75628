"""The list of parts, their stock, and who they come from."""

from __future__ import annotations

from typing import Any

import pytest

from protocol.repair_settings import DeletePart, DeleteSupplier, PutPart, PutSupplier
from protocol.request_commands import DeleteRequest
from tests.hall import ADMIN, ANN
from tests.server.domain.requests.cost_desk import Repair


def test_a_part_is_kept_as_its_currency_writes_it() -> None:
    it = Repair()
    part = it.part(price="4.5", stock="2.500", tax_rate="7.0", reorder_at="1.0", sku=" B-11 ")
    assert (part.price, part.stock, part.tax_rate) == ("4.50", "2.5", "7")
    assert (part.reorder_at, part.sku) == ("1", "B-11")
    it.hall.do(PutPart(part=part.id, reorder_at="", tax_rate="", stock="0", listed=False), ANN)
    emptied = it.stocked(part.id)
    assert (emptied.reorder_at, emptied.tax_rate, emptied.stock) == ("", "", "0")
    assert (emptied.price, emptied.version, emptied.listed) == ("4.50", 2, False)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("name", None),
        ("name", "\t"),
        ("price", "4.505"),
        ("price", "NaN"),
        ("price", "-1"),
        ("tax_rate", "100"),
        ("stock", "-1"),
        ("stock", "10000"),
        ("stock", "many"),
        ("reorder_at", "-1"),
        ("supplier", "0" * 36),
    ],
)
def test_what_is_no_part_is_refused(field: str, told: Any) -> None:
    it = Repair()
    fields = {"name": "Battery"} | {field: told}
    no = it.hall.refused(PutPart(**fields), ANN)
    assert no.code in ("invalid", "unknown_setting")
    assert no.field == "".join(w if not n else w.title() for n, w in enumerate(field.split("_")))


def test_two_parts_have_not_the_same_number() -> None:
    it = Repair()
    part = it.part(sku="B-11")
    assert it.hall.refused(PutPart(name="Other", sku="b-11"), ANN).code == "name_taken"
    it.hall.do(PutPart(part=part.id, sku="B-11", name="Battery 5"), ANN)
    it.part(name="Other"), it.part(name="Third")


def test_who_counts_stock_by_an_older_list_is_told() -> None:
    it = Repair()
    part = it.part(stock="3")
    it.steps(it.adds(part=part.id), "take")
    no = it.hall.refused(PutPart(part=part.id, version=part.version, stock="3"), ANN)
    assert no.code == "version_mismatch" and it.stocked(part.id).stock == "2"


def test_a_part_that_an_open_request_names_stays_on_the_list() -> None:
    it = Repair()
    part = it.part()
    line = it.adds(part=part.id)
    no = it.hall.refused(DeletePart(part=part.id), ADMIN)
    assert no.code == "in_use" and "R-1001" in no.detail
    it.steps(line, "drop")
    it.hall.do(DeletePart(part=part.id), ADMIN)
    assert it.hall.refused(DeletePart(part=part.id), ADMIN).code == "unknown_part"
    assert it.hall.refused(PutPart(part=part.id, stock="1"), ANN).code == "unknown_part"
    line = it.steps(line, "plan")
    assert it.no_step(line, "take").code == "unknown_part"
    assert it.steps(line, "arrive").state == "here"


def test_a_request_that_has_ended_keeps_no_part_on_the_list() -> None:
    it = Repair()
    part = it.part()
    it.adds(part=part.id)
    it.placed(it.it, "cancelled")
    it.hall.do(DeletePart(part=part.id), ADMIN)


def test_a_supplier_from_whom_something_comes_stays() -> None:
    it = Repair()
    supplier, other = it.supplier(), it.supplier(name="Other")
    part = it.part(supplier=supplier)
    line = it.adds(part=part.id)
    assert line.supplier == supplier
    assert "Battery comes" in it.hall.refused(DeleteSupplier(supplier=supplier), ADMIN).detail
    it.hall.do(PutPart(part=part.id, supplier=""), ANN)
    assert "R-1001" in it.hall.refused(DeleteSupplier(supplier=supplier), ADMIN).detail
    it.changes(line, supplier=other)
    it.hall.do(DeleteSupplier(supplier=supplier), ADMIN)
    assert it.hall.refused(DeleteSupplier(supplier=supplier), ADMIN).code == "unknown_setting"


def test_a_supplier_can_be_reached_as_it_says() -> None:
    it = Repair()
    ident = it.supplier(email="orders@parts.example", phone="+49 30 1234567", lead_days=5)
    for field, told in (("email", "orders"), ("phone", "12"), ("name", " ")):
        change: dict[str, Any] = {field: told}
        assert it.hall.refused(PutSupplier(supplier=ident, **change), ADMIN).field == field
    assert it.hall.refused(PutSupplier(), ADMIN).field == "name"
    it.hall.do(PutSupplier(supplier=ident, version=1, email=""), ADMIN)
    stale = PutSupplier(supplier=ident, version=1, lead_days=2)
    assert it.hall.refused(stale, ADMIN).code == "version_mismatch"


def test_parts_that_were_taken_and_not_used_go_back_when_it_is_given_back() -> None:
    it = Repair()
    part = it.part(stock="3")
    line = it.steps(it.adds(part=part.id, quantity="2"), "take")
    it.stepped(it.it, "give_back")
    assert (it.line(line.id).state, it.stocked(part.id).stock) == ("dropped", "3")


def test_the_last_part_is_for_whoever_takes_it_first() -> None:
    it = Repair()
    part = it.part(stock="1")
    line = it.adds(part=part.id)
    it.it = it.opened()
    other = it.adds(part=part.id)
    it.steps(other, "take")
    it.it = line.request
    assert it.no_step(line, "take").code == "out_of_stock"


def test_what_a_request_had_taken_goes_back_when_it_is_erased() -> None:
    it = Repair()
    part = it.part(stock="3")
    it.steps(it.adds(part=part.id, quantity="2"), "take")
    it.hall.do(DeleteRequest(request=it.it), ADMIN)
    assert it.stocked(part.id).stock == "3"


def test_what_was_handed_over_with_a_part_leaves_it_when_it_is_erased() -> None:
    it = Repair()
    part = it.part(stock="3")
    it.steps(it.adds(part=part.id), "take")
    it.placed(it.it, "ready")
    it.stepped(it.it, "pick_up")
    it.hall.do(DeleteRequest(request=it.it), ADMIN)
    assert it.stocked(part.id).stock == "2"
