"""Colleagues who change the same, a server that is away, and answers that come late."""

from __future__ import annotations

from protocol.commands import (
    DeleteServicePoint,
    JoinQueue,
    UpdateDesk,
    UpdateServicePoint,
    UpdateSite,
)
from tests.hall import KIOSK
from tests.staff_console.settings.office import Office, point, save


def test_a_colleagues_change_is_seen_and_my_own_field_stays(office: Office) -> None:
    office.go("general")
    office.write("location", "Hall 2")
    office.colleague(UpdateServicePoint(service_point=office.hall.point, version=1, name="Office"))
    assert office.face("name").value == "Office"
    face = office.face("location")
    assert (face.value, face.conflict, face.changed) == ("Hall 2", "", True)
    save(office)
    assert (point(office).name, point(office).location) == ("Office", "Hall 2")


def test_a_field_that_a_colleague_changed_too_says_so_and_either_can_stand(office: Office) -> None:
    office.go("general")
    office.write("location", "Hall 2")
    change = UpdateServicePoint(service_point=office.hall.point, version=1, location="Hall 9")
    office.colleague(change)
    face = office.face("location")
    assert (face.value, "Hall 9" in face.conflict) == ("Hall 2", True)
    office.model.take_theirs("location")
    assert office.face("location").value == "Hall 9"
    assert office.screen.effect.kind == "nothing"
    office.write("location", "Hall 3")
    save(office)


def test_a_list_that_a_colleague_changed_says_so(office: Office) -> None:
    office.go("desks")
    office.cell("desks", 0, 1, "Window 1")
    desk = office.hall.floor.desks(office.hall.point)[1]
    office.colleague(UpdateDesk(desk=desk.id, version=desk.version, name="Window 2"))
    assert "Somebody changed this list" in office.face("desks").conflict


def test_a_point_that_goes_takes_its_pages_along(office: Office) -> None:
    office.go("calls")
    office.write("grace_s", "3 min")
    office.colleague(DeleteServicePoint(service_point=office.hall.point))
    assert office.screen.fields == () and not office.screen.can_save
    assert "removed" in office.screen.about


def test_what_was_typed_stays_while_other_pages_are_looked_at(office: Office) -> None:
    office.go("calls")
    office.write("grace_s", "3 min")
    office.go("site")
    marked = [row.name for row in office.screen.places if row.text == "not saved"]
    assert marked == ["Calls"]
    office.model.show(False)
    office.model.show(True)
    office.go("calls")
    office.rest()
    assert office.face("grace_s").value == "3 min" and office.screen.can_save
    office.model.discard()
    assert office.face("grace_s").value == "2 min" and not office.screen.can_discard


def test_a_server_that_is_away_keeps_what_is_typed_and_foretells_it_later(office: Office) -> None:
    office.go("general")
    office.live.lost("The connection broke", 0.2)
    office.seconds += 40
    office.live.tick()
    office.qt_live.ticked.emit()
    office.write("location", "Hall 2")
    assert office.screen.effect.kind == "away" and not office.screen.can_save
    assert office.face("location").value == "Hall 2"


def test_an_answer_to_what_was_typed_before_is_not_believed(office: Office) -> None:
    office.go("general")
    office.held = []
    office.write("prefix", "D")
    held, office.held = office.held, []
    office.write("prefix", "E")
    for answer in held:
        answer()
    assert office.screen.effect.kind == "asking"
    office.give_answers()
    assert "E001" in office.screen.effect.lines[0]


def test_saving_is_pending_until_it_is_seen(office: Office) -> None:
    office.go("general")
    office.write("location", "Hall 2")
    office.held = []
    office.model.save()
    assert office.screen.answer.kind == "sent" and not office.screen.can_save
    office.model.save()
    office.model.write("location", "Hall 7")
    office.give_answers()
    assert office.screen.answer.kind == "confirmed" and point(office).location == "Hall 2"
    assert len(office.asked) == 1


def test_a_refusal_while_saving_keeps_what_was_typed(office: Office) -> None:
    office.go("desks")
    office.cell("desks", 0, 1, "Window 1")
    desk = office.hall.floor.desks(office.hall.point)[0]
    office.hall.do(UpdateDesk(desk=desk.id, version=desk.version, access=["seat"]))
    office.model.save()
    assert office.screen.answer.kind == "refused"
    assert office.rows("desks")[0][1] == "Window 1"


def test_the_effect_is_told_anew_while_people_come(office: Office) -> None:
    office.go("general")
    office.write("max_waiting", "1")
    assert office.screen.effect.lines == ("1 may wait at most; 0 wait now.",)
    office.hall.do(JoinQueue(service_point=office.hall.point), KIOSK)
    office.feed()
    office.seconds += 6
    office.live.heard()
    office.qt_live.ticked.emit()
    assert office.screen.effect.lines[0].startswith("1 wait now")


def test_ordinary_staff_have_no_settings(office: Office) -> None:
    office.me = office.me.__class__(office.me.id, "staff")
    assert not office.model.allowed


def test_the_hall_is_renamed_live(office: Office) -> None:
    office.go("site")
    office.colleague(UpdateSite(name="Harbour"))
    assert office.face("name").value == "Harbour"


def test_another_page_may_be_looked_at_while_one_is_saved(office: Office) -> None:
    office.go("calls")
    office.write("grace_s", "3 min")
    office.go("general")
    office.write("location", "Hall 2")
    office.held = []
    office.model.save()
    office.go("calls")
    assert office.screen.answer.kind == "sent"
    office.give_answers()
    assert (office.screen.answer.kind, office.screen.answer.text) == (
        "confirmed", "Citizens: Name and limits",
    )  # fmt: skip
    assert office.face("grace_s").value == "3 min" and not office.screen.can_restore
    office.go("general")
    assert office.face("location").value == "Hall 2" and not office.screen.can_discard


def test_a_view_that_is_left_works_nothing_out(office: Office) -> None:
    office.go("general")
    office.model.show(False)
    before = office.screen
    office.colleague(UpdateSite(name="Harbour"))
    office.qt_live.ticked.emit()
    assert office.screen is before
    office.model.show(True)
    office.go("site")
    assert office.face("name").value == "Harbour"


def test_what_is_gone_meanwhile_cannot_be_restored(office: Office) -> None:
    office.go("calls")
    office.write("grace_s", "3 min")
    save(office)
    assert office.screen.can_restore
    office.colleague(DeleteServicePoint(service_point=office.hall.point))
    assert not office.screen.can_restore
    office.model.restore()
    assert office.screen.fields == ()


def test_what_is_typed_on_another_page_while_one_is_saved_stays(office: Office) -> None:
    office.go("calls")
    office.write("grace_s", "3 min")
    office.held = []
    office.model.save()
    office.go("site")
    office.model.write("name", "Town Hall")
    assert office.face("name").value == "Town Hall"
    office.give_answers()
    office.rest()
    assert office.face("name").value == "Town Hall" and office.screen.can_save
    office.go("calls")
    assert office.face("grace_s").value == "3 min" and not office.face("grace_s").changed
