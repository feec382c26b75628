"""How repairs are taken in, the list of parts and suppliers, on the real rules."""

from __future__ import annotations

import msgspec
import pytest

from protocol.records import Part, RepairTerms, Service, Supplier
from protocol.repair_settings import PutPart, PutSupplier
from protocol.request_queries import FoundPart
from staff_console.faces import Face
from staff_console.look import LEAST
from staff_console.settings import workshop_scenes
from tests.staff_console.layout import misplaced, squeezed
from tests.staff_console.settings.office import Office, save
from tests.staff_console.settings.whole import Open, assert_whole


def terms(at: Office) -> RepairTerms:
    found = at.hall.floor.get(RepairTerms, at.hall.point)
    assert found is not None
    return found


def begin(at: Office) -> None:
    at.go("new_repair_terms")
    at.write("labour_rate", "65")
    at.write("takes", "yes")
    save(at)


def lists(at: Office, *parts: Part) -> None:
    """The server finds these, and asks again answer the same."""
    found = parts or tuple(at.hall.floor.of(Part))
    answer = [FoundPart(part=each, supplier="", wanted="2") for each in found]
    at.answers["parts"] = [msgspec.to_builtins(each) for each in answer]


def looks(at: Office) -> None:
    lists(at)
    at.go("repair_parts", "")
    at.model.refresh()


def test_a_service_point_begins_to_take_in_repairs_and_ends_it(office: Office) -> None:
    names = [row.name for row in office.screen.places]
    assert "Take in repairs" in names and "Parts" not in names
    begin(office)
    assert terms(office).labour_rate == "65.00"
    services = {each.id: each.name for each in office.hall.floor.of(Service)}
    assert services[terms(office).intake] == "Bring in a repair"
    names = [row.name for row in office.screen.places]
    assert {"Repairs", "Parts", "Suppliers"} <= set(names) and "Take in repairs" not in names
    assert office.screen.place.section == "repair_terms"
    office.write("gone", "yes")
    assert "takes in no repairs any more" in office.screen.effect.lines[0]
    save(office)
    assert office.hall.floor.get(RepairTerms, office.hall.point) is None
    assert office.screen.place.section == "new_repair_terms"


def test_what_begins_says_that_it_has_to_be_switched_on(office: Office) -> None:
    office.go("new_repair_terms")
    office.write("labour_rate", "65")
    assert office.face("takes").error and not office.screen.can_save


def test_terms_are_foretold_saved_and_put_back(office: Office) -> None:
    begin(office)
    office.write("labour_rate", "72,5")
    office.write("turnaround_min", "16 h")
    office.write("valid_h", "2 d")
    office.write("seller", "Fix & Co.\nHafenstr. 3")
    said = " ".join(office.screen.effect.lines)
    assert "€72.50 for new lines" in said and "promised within 16 h" in said and "2 days" in said
    save(office)
    now = terms(office)
    assert (now.labour_rate, now.turnaround_min, now.valid_h) == ("72.50", 960, 48)
    assert now.seller == "Fix & Co.\nHafenstr. 3"
    office.model.restore()
    assert terms(office).labour_rate == "65.00" and terms(office).turnaround_min == 0


def test_what_is_wrong_with_terms_is_said_at_its_field(office: Office) -> None:
    begin(office)
    for name, text, why in (
        ("labour_rate", "65.123", "EUR has 2 decimals"),
        ("parts_tax", "abc", "percent"),
        ("valid_h", "90 min", "whole hours"),
        ("pickup", terms(office).intake, "two services"),
        ("technicians", "0", "from 1 to 100"),
    ):
        office.write(name, text)
        assert why in office.face(name).error
        office.model.discard()
    office.write("currency", "xyz")
    assert office.screen.effect.kind == "refused"
    assert "There is no currency XYZ" in office.face("currency").error


def test_suppliers_come_change_and_go_and_one_that_is_needed_stays(office: Office) -> None:
    begin(office)
    office.go("repair_suppliers", "")
    office.write("suppliers", (("", "Fixparts", "+49 30 5550123", "orders@fix.example", "2"),))
    assert "Parts can be got from Fixparts." in office.screen.effect.lines
    save(office)
    supplier = next(office.hall.floor.of(Supplier))
    office.cell("suppliers", 0, 4, "5")
    assert "expected after 5 business days" in office.screen.effect.lines[0]
    save(office)
    office.colleague(PutPart(name="Battery", supplier=supplier.id))
    office.write("suppliers", ())
    assert office.screen.effect.kind == "refused"
    assert "Battery comes from Fixparts" in office.face("suppliers").error


def test_parts_are_edited_in_place_added_and_taken_off(office: Office) -> None:
    begin(office)
    office.hall.do(PutSupplier(name="Fixparts"))
    office.hall.do(PutPart(name="Battery", price="39.00", stock="3", reorder_at="1"))
    looks(office)
    assert office.rows("parts")[0][1:8] == ("Battery", "", "39.00", "", "3", "1", "2")
    office.cell("parts", 0, 5, "5")
    office.cell("parts", 0, 3, "41,5")
    said = " ".join(office.screen.effect.lines)
    assert "Battery: 5 in stock, not 3." in said and "41.50" in said
    save(office)
    battery = next(office.hall.floor.of(Part))
    assert (battery.stock, battery.price) == ("5", "41.50")
    looks(office)
    rows = office.rows("parts")
    office.write("parts", (*rows, ("", "Display", "D-1", "129.99", "", "0", "", "", "", "yes")))
    save(office)
    assert {each.name for each in office.hall.floor.of(Part)} == {"Battery", "Display"}
    looks(office)
    office.model.act("seek", "")
    rows = office.rows("parts")
    office.write("parts", rows[1:])
    assert "goes from the list" in office.screen.effect.lines[0]


def test_a_price_that_is_none_is_said_in_its_row(office: Office) -> None:
    begin(office)
    office.hall.do(PutPart(name="Battery", price="39.00"))
    looks(office)
    office.cell("parts", 0, 3, "much")
    face = office.face("parts")
    assert face.error_rows == (0,) and face.error.startswith("Battery: Price: Write an amount")


def test_parts_are_looked_for_and_not_while_something_is_typed(office: Office) -> None:
    begin(office)
    office.hall.do(PutPart(name="Battery", price="39.00"))
    looks(office)
    office.model.act("seek", "bat")
    office.model.act("low", "yes")
    assert office.queried[-1] == ("parts", {"text": "bat", "low": True})
    panel = office.face("sought").panel
    assert panel is not None and panel.said == "1 part"
    office.cell("parts", 0, 5, "9")
    panel = office.face("sought").panel
    assert panel is not None and "Save or discard" in panel.said


def test_what_others_take_while_something_is_typed_is_not_put_back_by_saving(
    office: Office,
) -> None:
    begin(office)
    for name in ("Battery", "Display"):
        office.hall.do(PutPart(name=name, price="39.00", stock="5"))
    looks(office)
    office.cell("parts", 0, 3, "45")
    display = next(each for each in office.hall.floor.of(Part) if each.name == "Display")
    office.hall.do(PutPart(part=display.id, stock="4"))
    lists(office)
    office.seconds += 11
    office.live.heard()
    office.model.refresh()
    save(office)
    stocks = {each.name: (each.price, each.stock) for each in office.hall.floor.of(Part)}
    assert stocks == {"Battery": ("45.00", "5"), "Display": ("39.00", "4")}
    assert not office.screen.can_restore
    office.model.refresh()
    office.cell("parts", 1, 3, "50")
    office.hall.do(PutPart(part=display.id, stock="3"))
    office.rest()
    assert "some was taken" in office.screen.effect.lines[0]


@pytest.mark.parametrize(
    ("name", "size"), [("parts-typed", (1280, 800)), ("terms-unread", (1280, 800)),
                       ("suppliers", LEAST), ("terms-new", (1440, 900))],
)  # fmt: skip
def test_nothing_is_cut_or_covered(settings: Open, name: str, size: tuple[int, int]) -> None:
    hall, act = workshop_scenes.MOMENTS[name]
    bench = settings(Face(name, hall, act, size=size))
    assert_whole(bench)
    assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []
