"""Settings are typed, foretold, saved, and put back if that was wrong."""

from __future__ import annotations

from protocol.commands import (
    Cancel,
    JoinQueue,
    ServiceSpec,
    UpdateServicePoint,
)
from protocol.records import DayException, Hours, Staff
from staff_console.settings.field import YES
from tests.hall import ANN, KIOSK
from tests.staff_console.settings.office import Office, point, save


def test_every_page_shows_what_the_records_say(office: Office) -> None:
    for row in office.screen.places:
        if row.kind == "page":
            office.go(row.key.partition(":")[0])
            assert office.screen.fields, row.key
            assert office.screen.effect.kind == "nothing"
            assert not office.screen.can_save and not office.screen.can_discard


def test_what_is_typed_is_foretold_before_it_is_saved(office: Office) -> None:
    office.go("general")
    office.model.write("prefix", "d")
    assert office.screen.effect.kind == "asking" and not office.screen.can_save
    office.rest()
    assert office.screen.effect.lines == ("Numbers given today keep A; new ones begin with D001.",)
    assert office.screen.effect.kind == "told" and point(office).prefix == "A"
    save(office)
    assert point(office).prefix == "D"
    assert office.face("prefix").value == "D" and not office.face("prefix").changed
    assert office.screen.answer.title == "Saved 12:00:00."


def test_what_cannot_be_read_is_said_at_the_field_without_asking(office: Office) -> None:
    office.go("calls")
    for text in ("soon", "2 days", "-1", "25 h"):
        office.write("grace_s", text)
        assert office.face("grace_s").error and office.face("grace_s").value == text
        assert office.screen.effect.kind == "unread" and not office.screen.can_save
    office.write("grace_s", "3 m")
    assert not office.face("grace_s").error
    save(office)
    assert point(office).grace_s == 180 and office.face("grace_s").value == "3 min"


def test_the_servers_refusal_stands_at_the_field_that_it_names(office: Office) -> None:
    office.go("desks")
    office.write("capacity", "1")
    face = office.face("capacity")
    assert office.screen.effect.kind == "refused"
    assert face.error == "Desk 2 is open. Close it before you remove it."
    office.go("site")
    office.write("public_url", "hall.test")
    assert "https://" in office.face("public_url").error
    office.write("public_url", "https://hall.test")
    save(office)


def test_hours_are_written_as_people_write_them(office: Office) -> None:
    office.go("opening")
    office.cell("hours", 0, 2, "8-12, 13:30 – 17")
    office.cell("hours", 1, 2, "8-12")
    office.cell("hours", 4, 2, "22 to 26")
    rows = (("", "24.12.2026", "8-12", "Christmas Eve"), ("", "2026-12-25", "", ""))
    office.write("exceptions", rows)
    save(office)
    assert point(office).hours == [
        Hours(0, 480, 720), Hours(0, 810, 1020), Hours(1, 480, 720), Hours(4, 1320, 1560),
    ]  # fmt: skip
    assert point(office).exceptions == [
        DayException("2026-12-24", [(480, 720)], "Christmas Eve"), DayException("2026-12-25"),
    ]  # fmt: skip
    assert office.rows("hours")[0][2] == "08:00–12:00, 13:30–17:00"


def test_hours_that_overlap_are_said_at_their_day(office: Office) -> None:
    office.go("opening")
    office.cell("hours", 0, 2, "8-12, 13-17")
    office.cell("hours", 2, 2, "8-12, 11-17")
    face = office.face("hours")
    assert (face.error_rows, "Wednesday" in face.error) == ((2,), True)
    office.cell("hours", 2, 2, "8-99")
    assert office.face("hours").error_rows == (2,)


def test_a_row_of_services_is_added_changed_moved_and_taken_away(office: Office) -> None:
    office.go("services")
    passport, licence = office.rows("services")
    births = ("", "Births", "d", "12 min", "Births, French", YES)
    office.write("services", (licence, births, (passport[0], "Passports", *passport[2:])))
    save(office)
    now = office.hall.floor.services(office.hall.point)
    assert [service.name for service in now] == ["Licence", "Births", "Passports"]
    assert (now[1].prefix, now[1].mean_s, now[1].skills) == ("D", 720, ["births", "french"])
    office.write("services", office.rows("services")[1:])
    assert "Licence goes from kiosk and phones; nobody is here for it." in (
        office.screen.effect.lines
    )
    save(office)
    now = office.hall.floor.services(office.hall.point)
    assert [service.name for service in now] == ["Births", "Passports"]


def test_a_service_that_somebody_waits_for_is_not_taken_away(office: Office) -> None:
    office.hall.do(JoinQueue(service_point=office.hall.point), KIOSK)
    office.feed()
    office.go("services")
    office.write("services", office.rows("services")[1:])
    assert office.screen.effect.kind == "refused"
    assert "are here for Passport" in office.face("services").error


def test_what_was_taken_away_is_put_back(office: Office) -> None:
    office.go("services")
    before = [row[1:] for row in office.rows("services")]
    office.write("services", office.rows("services")[:1])
    save(office)
    assert office.screen.can_restore
    office.model.restore()
    assert office.screen.answer.title == "Put back 12:00:00."
    assert [row[1:] for row in office.rows("services")] == before


def test_restoring_ends_when_the_page_is_left(office: Office) -> None:
    office.go("general")
    office.write("location", "Hall 2")
    save(office)
    assert office.screen.can_restore
    office.model.restore()
    assert point(office).location == ""
    office.write("location", "Hall 3")
    save(office)
    office.go("calls")
    office.go("general")
    assert not office.screen.can_restore and office.screen.answer.kind == "idle"


def test_a_desk_does_the_services_that_are_named(office: Office) -> None:
    office.go("desks")
    office.cell("desks", 0, 2, "licence,  PASSPORT")
    office.cell("desks", 1, 2, "Licence")
    office.cell("desks", 1, 3, "Wheelchair, seat")
    assert office.rows("desks")[1][3] == "Wheelchair, seat"
    save(office)
    passport, licence = office.hall.floor.services(office.hall.point)
    first, second = office.hall.floor.desks(office.hall.point)
    assert first.services == [passport.id, licence.id]
    assert (second.services, second.access) == ([licence.id], ["wheelchair", "seat"])
    office.cell("desks", 0, 2, "Births")
    assert "no service Births here. There are: " in office.face("desks").error


def test_a_service_with_a_comma_in_its_name_is_still_one(office: Office) -> None:
    passport, _ = office.hall.floor.services(office.hall.point)
    spec = ServiceSpec(id=passport.id, name="Passport, while you wait")
    office.colleague(
        UpdateServicePoint(service_point=office.hall.point, version=1, services=[spec])
    )
    office.go("desks")
    office.cell("desks", 0, 2, "Passport, while you wait, Licence")
    save(office)
    assert len(office.hall.floor.desks(office.hall.point)[0].services) == 2


def test_classes_get_names_of_their_own_and_keep_them(office: Office) -> None:
    office.go("order")
    more = (("", "With appointment", "2,5", "2"), ("", "§", "1", "1"), ("", "§", "1", "1"))
    office.write("classes", (*office.rows("classes"), *more))
    office.write("policy", "ratio")
    save(office)
    names = [(each.name, each.title, each.weight) for each in point(office).classes[2:]]
    assert names == [("with_appointment", "With appointment", 2.5), ("class", "§", 1.0),
                     ("class2", "§", 1.0)]  # fmt: skip
    office.cell("classes", 2, 1, "Booked")
    save(office)
    assert point(office).classes[2].name == "with_appointment"


def test_colleagues_learn(office: Office) -> None:
    office.go("staff")
    office.cell("staff", 0, 3, "French;  ID check")
    save(office)
    ann = office.hall.floor.get(Staff, ANN.id)
    assert ann is not None and ann.skills == ["french", "id check"]


def test_a_new_service_point_is_made(office: Office) -> None:
    office.go("new")
    office.write("name", "Cash")
    assert office.screen.effect.lines == ("Fill in what is empty.",)
    office.write("prefix", "c")
    office.write("services", "Payments, Refunds")
    assert office.screen.effect.lines[0].startswith("Cash is open at once")
    save(office)
    assert "Cash" in [row.name for row in office.screen.places if row.kind == "heading"]
    assert office.face("name").value == "" and not office.screen.can_restore


def test_a_service_point_at_which_nobody_is_can_be_removed(office: Office) -> None:
    office.go("general")
    office.hall.do(JoinQueue(service_point=office.hall.point), KIOSK)
    office.feed()
    office.write("gone", YES)
    assert office.screen.effect.kind == "refused"
    entry = next(iter(office.hall.floor.live.values()))
    office.colleague(Cancel(entry=entry.id, reason="gone home"))
    assert office.screen.effect.lines[0].startswith("Citizens goes from kiosk")
    save(office)
    assert office.screen.fields == () and not office.screen.can_restore
    assert "Citizens" not in [row.name for row in office.screen.places]


def test_saving_what_cannot_be_saved_is_answered_with_the_reason(office: Office) -> None:
    office.go("site")
    office.model.save()
    answer = office.screen.answer
    assert (answer.kind, answer.title, answer.text) == (
        "note",
        "Not saved.",
        " ".join(office.screen.effect.lines),
    )
    office.write("zone", "Mars/Base")
    assert office.screen.answer.kind == "idle"
    office.model.save()
    assert "time zone" in office.screen.answer.text


def test_saving_straight_after_typing_is_done_once_the_effect_is_told(office: Office) -> None:
    office.go("general")
    office.held = []
    office.model.write("prefix", "d")
    office.model.save()
    assert (office.screen.answer.kind, point(office).prefix) == ("sent", "A")
    office.give_answers()
    assert office.screen.answer.kind == "confirmed" and point(office).prefix == "D"


def test_what_is_typed_meanwhile_or_refused_is_not_saved(office: Office) -> None:
    office.go("general")
    office.held = []
    office.model.write("prefix", "d")
    office.model.save()
    office.model.write("prefix", "e")
    assert office.screen.answer.kind == "idle"
    office.give_answers()
    assert point(office).prefix == "A"
    office.go("desks")
    office.model.write("capacity", "1")
    office.model.save()
    assert (office.screen.answer.kind, office.screen.answer.title) == ("note", "Not saved.")
    assert office.screen.effect.kind == "refused"
