"""Quiet hours, the address that phones open, how people join, where desks lie."""

from __future__ import annotations

from msgspec import structs

from protocol.commands import ConfirmAddress, UpdateSite
from protocol.pin import opens
from server.domain.actor import HERE
from staff_console.settings.address import AddressFace
from staff_console.settings.field import YES
from tests.staff_console.settings.office import Office, point, save


def address(office: Office) -> AddressFace:
    face = office.face("public_url").address
    assert face is not None
    return face


def test_quiet_hours_have_a_beginning_and_an_end_or_neither(office: Office) -> None:
    office.go("site")
    office.write("quiet_from", "20")
    assert "both" not in office.face("quiet_from").error
    assert "or neither" in office.face("quiet_to").error and not office.screen.can_save
    office.write("quiet_to", "25:00")
    assert "such as 20:00" in office.face("quiet_to").error
    office.write("quiet_to", "20:00")
    assert "another end" in office.face("quiet_to").error
    office.write("quiet_to", "8")
    assert office.screen.effect.lines == ("Walls show calls without a sound from 20:00 to 08:00.",)
    save(office)
    site = office.hall.floor.site
    assert (site.quiet_from, site.quiet_to) == (1200, 480)
    office.write("quiet_to", "24:00")
    save(office)
    assert office.face("quiet_to").value == "00:00"
    office.write("quiet_from", "")
    office.write("quiet_to", "")
    save(office)
    assert office.hall.floor.site.quiet_from is None


def test_how_long_customers_are_known_is_told_with_what_it_does_to_their_history(
    office: Office,
) -> None:
    office.go("site")
    assert (office.face("keep_contact_h").value, office.face("keep_notes_d").value) == ("24", "30")
    office.write("keep_contact_h", "0")
    assert "from 1 to 8784" in office.face("keep_contact_h").error and not office.screen.can_save
    office.write("keep_contact_h", "72")
    office.write("keep_notes_d", "1")
    assert office.screen.effect.lines == (
        "Name, telephone and address of a customer are forgotten 72 hours after the visit.",
        "The history of customers reaches back 72 hours.",
        "Notes of customers and about them are forgotten 1 day after the visit.",
    )
    save(office)
    site = office.hall.floor.site
    assert (site.keep_contact_h, site.keep_notes_d) == (72, 1)


def test_the_pin_of_kiosks_is_proven_and_never_shown(office: Office) -> None:
    office.go("site")
    assert "None is set" in office.face("kiosk_pin").field.hint
    office.write("kiosk_pin", "47a1")
    assert "4 to 8 digits" in office.face("kiosk_pin").error and not office.screen.can_save
    office.write("kiosk_pin", "4711")
    assert office.screen.effect.lines[0].startswith("Kiosks ask for the new PIN at once")
    save(office)
    assert opens("4711", office.hall.floor.site.kiosk_pin)
    assert office.face("kiosk_pin").value == ""
    assert "never shown" in office.face("kiosk_pin").field.hint
    office.write("kiosk_pin", "-")
    assert office.screen.effect.lines[0].startswith("Kiosks ask for no PIN")
    save(office)
    assert office.hall.floor.site.kiosk_pin == ""


def test_the_link_to_check_an_address_is_shown_until_a_phone_has_opened_it(
    office: Office,
) -> None:
    office.go("site")
    assert address(office).kind == "none"
    office.write("public_url", "https://hall.test")
    assert address(office) == AddressFace("typed", "Save it; then it is checked here with a phone.")
    save(office)
    assert address(office).kind == "unchecked"
    assert address(office).link == "https://hall.test/check/proof"
    office.hall.do(ConfirmAddress(address="https://hall.test"), HERE)
    office.feed()
    assert (address(office).kind, address(office).link) == ("checked", "")
    office.colleague(UpdateSite(public_url="https://other.test"))
    assert address(office).link == "https://other.test/check/proof"


def test_an_address_of_this_machine_alone_leads_no_phone_anywhere(office: Office) -> None:
    office.colleague(UpdateSite(public_url="http://127.0.0.1:8080"))
    office.go("site")
    assert address(office).kind == "nowhere" and address(office).link == ""


def test_a_link_that_comes_late_is_of_the_address_that_it_was_asked_for(office: Office) -> None:
    office.colleague(UpdateSite(public_url="https://hall.test"))
    office.go("staff")
    office.held = []
    office.colleague(UpdateSite(public_url="https://other.test"))
    office.go("site")
    assert (address(office).kind, address(office).link) == ("unchecked", "")
    office.give_answers()
    assert address(office).link == "https://other.test/check/proof"


def test_how_people_join_and_what_a_kiosk_asks_are_set(office: Office) -> None:
    office.go("joining")
    office.write("join_by", "on_site")
    office.write("ask_party_size", YES)
    office.write("ask_name", YES)
    save(office)
    assert (point(office).join_by, point(office).asks) == ("on_site", ["name", "party_size"])
    office.write("ask_name", "")
    save(office)
    assert point(office).asks == ["party_size"]
    office.model.restore()
    assert point(office).asks == ["name", "party_size"]


def test_a_service_point_belongs_to_a_part_of_the_house(office: Office) -> None:
    office.go("general")
    office.write("zone", "  East   wing ")
    assert office.screen.effect.lines[0].startswith("Walls and kiosks of East wing show")
    save(office)
    assert (point(office).zone, office.face("zone").value) == ("East wing", "East wing")


def test_a_desk_lies_to_a_side_of_the_wall(office: Office) -> None:
    office.go("desks")
    office.cell("desks", 1, 4, "left")
    save(office)
    one, two = office.hall.floor.desks(office.hall.point)
    assert (one.direction, two.direction) == ("", "left")


def test_a_state_that_was_set_by_hand_is_told_beside_the_hours(office: Office) -> None:
    office.go("opening")
    there = point(office)
    assert "by hand" not in office.face("hours").field.hint
    for days, said in ((0, "until 15:00;"), (1, "2026-11-25, 15:00;")):
        held = office.hall.clock.now() + 3 * 3_600_000 + days * 86_400_000
        changed = structs.replace(there, state="closed", held_until=held)
        office.hall.floor.state[("service_point", there.id)] = changed  # type: ignore[index]
        office.feed()
        hint = office.face("hours").field.hint
        assert hint.startswith("It was closed by hand") and said in hint
