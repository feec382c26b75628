"""What services, desks and colleagues may be, and what stands in the way of a change."""

from __future__ import annotations

import msgspec

from protocol.commands import (
    CreateServicePoint,
    DeleteService,
    DeleteServicePoint,
    JoinQueue,
    PutStaff,
    ServiceSpec,
    UpdateDesk,
    UpdateStaff,
)
from protocol.outcomes import Saved
from protocol.records import (
    Desk,
    Entry,
    Errand,
    Service,
    Staff,
    Visit,
)
from tests.hall import ANN, KIOSK, hall
from tests.server.domain.settling import desk_change, no, update
from tests.server.domain.walking import entry_of, in_state, join


def test_a_desk_that_is_not_closed_holds_the_capacity() -> None:
    at = hall(capacity=3)
    for state in ("open", "paused", "closing"):
        desk = at.floor.desks(at.point)[2]
        at.floor.remember(msgspec.structs.replace(desk, state=state))
        refusal = no(at, capacity=2)
        assert (refusal.code, refusal.field) == ("in_use", "capacity")


def test_a_service_is_put_elsewhere_and_asks_for_skills() -> None:
    at = hall()
    first, second = at.floor.services(at.point)
    specs = [
        ServiceSpec(id=second.id, name="Licence", position=0, skills=["Driving  Law", "french"]),
        ServiceSpec(id=first.id, name="Passport", position=1),
    ]
    at.do(update(at, services=specs))
    now = at.floor.services(at.point)
    assert [service.name for service in now] == ["Licence", "Passport"]
    assert now[0].skills == ["driving law", "french"]
    at.do(update(at, services=[ServiceSpec(name="Births"), ServiceSpec(name="Deaths")]))
    names = [service.name for service in at.floor.services(at.point)]
    assert names == ["Licence", "Passport", "Births", "Deaths"]


def test_what_is_wrong_with_a_service_is_said_at_its_place_in_the_list() -> None:
    at = hall()
    at.do(CreateServicePoint(name="Cash", prefix="C", capacity=1))
    good = ServiceSpec(name="Births")
    wrong = {
        "services[1].prefix": ServiceSpec(name="Deaths", prefix="C"),
        "services[1].skills": ServiceSpec(name="Deaths", skills=["\t"]),
        "services[1].name": ServiceSpec(name="\t"),
        "services[1]": ServiceSpec(name="Deaths", id="0" * 36),
    }
    for field, spec in wrong.items():
        assert no(at, services=[good, spec]).field == field


def test_a_service_goes_when_nobody_is_here_for_it_and_another_stays() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    entry = in_state(at, "waiting")
    refusal = at.refused(DeleteService(service=passport.id))
    assert (refusal.code, refusal.field) == ("in_use", "service")
    at.do(DeleteService(service=licence.id))
    assert at.floor.services(at.point) == [passport]
    assert at.refused(DeleteService(service=licence.id)).code == "unknown_service"
    at.floor.remember(msgspec.structs.replace(entry_of(at, entry), state="left"))
    assert "only service" in at.refused(DeleteService(service=passport.id)).detail


def test_a_service_that_somebody_comes_for_later_stays_too() -> None:
    at = hall()
    _, licence = at.floor.services(at.point)
    entry = entry_of(at, in_state(at, "waiting"))
    visit = at.floor.get(Visit, entry.visit)
    assert visit is not None
    later = msgspec.structs.replace(visit, errands=[Errand(at.point, [licence.id])])
    at.floor.remember(later)
    assert at.refused(DeleteService(service=licence.id)).code == "in_use"
    at.floor.remember(visit)
    at.floor.remember(msgspec.structs.replace(entry, also=[licence.id]))
    assert at.refused(DeleteService(service=licence.id)).code == "in_use"


def test_a_point_that_somebody_goes_on_to_stays() -> None:
    at = hall()
    cash = at.do(CreateServicePoint(name="Cash", prefix="C", capacity=1))
    assert isinstance(cash, Saved)
    visit = at.floor.get(Visit, entry_of(at, in_state(at, "waiting")).visit)
    assert visit is not None
    at.floor.remember(msgspec.structs.replace(visit, errands=[Errand(cash.id, [])]))
    assert at.refused(DeleteServicePoint(service_point=cash.id)).code == "in_use"


def test_a_desk_never_comes_to_do_everything_because_its_one_service_went() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    at.do(desk_change(at, 1, services=[licence.id, passport.id]))
    at.do(desk_change(at, 2, services=[licence.id]))
    refusal = at.refused(DeleteService(service=licence.id))
    assert (refusal.code, "Desk 2" in refusal.detail) == ("in_use", True)
    at.do(desk_change(at, 2, services=[]))
    at.do(DeleteService(service=licence.id))
    assert [desk.services for desk in at.floor.desks(at.point)] == [[passport.id], []]


def test_a_desk_has_a_name_services_of_its_point_and_access() -> None:
    at = hall()
    passport, _ = at.floor.services(at.point)
    told = desk_change(at, 1, name="Window 1", services=[passport.id], access=[" Wheelchair"])
    at.do(told)
    desk = at.floor.desks(at.point)[0]
    assert (desk.name, desk.services, desk.access) == ("Window 1", [passport.id], ["wheelchair"])
    assert (desk.state, desk.staff) == ("open", ANN.id)
    assert at.refused(told).code == "version_mismatch"
    at.do(desk_change(at, 1, access=[]))
    assert at.floor.desks(at.point)[0].services == [passport.id]


def test_needs_and_the_desks_made_for_them_meet_however_they_are_written() -> None:
    at = hall()
    at.do(desk_change(at, 2, access=["WHEELCHAIR "]))
    joined = join(at, access_needs=["Wheelchair", "wheelchair"])
    visit = at.floor.get(Visit, joined.visit)
    assert visit is not None and visit.access_needs == ["wheelchair"]
    assert at.refused(JoinQueue(service_point=at.point, access_needs=["\t"])).field == "accessNeeds"


def test_a_wrong_setting_of_a_desk_is_refused() -> None:
    at = hall()
    cash = at.do(CreateServicePoint(name="Cash", prefix="C", capacity=1))
    assert isinstance(cash, Saved)
    foreign = at.floor.services(cash.id)[0].id
    refusal = at.refused(desk_change(at, 1, services=[foreign]))
    assert (refusal.code, refusal.field) == ("unknown_service", "services")
    assert at.refused(desk_change(at, 1, name=" \t")).field == "name"
    assert at.refused(desk_change(at, 1, access=[" "])).field == "access"
    assert at.refused(UpdateDesk(desk="0" * 36, version=1)).code == "unknown_desk"


def test_a_colleague_can_do_what_a_manager_says() -> None:
    at = hall()
    at.do(PutStaff(staff=ANN.id, name="Ann", role="staff"))
    at.do(UpdateStaff(staff=ANN.id, version=1, skills=["French", "french ", "Passport"]))
    ann = at.floor.get(Staff, ANN.id)
    assert ann is not None
    assert (ann.skills, ann.version) == (["french", "passport"], 2)
    late = UpdateStaff(staff=ANN.id, version=1, skills=[])
    assert at.refused(late).code == "version_mismatch"
    assert at.refused(UpdateStaff(staff=ANN.id, version=2, skills=["\t"])).field == "skills"


def test_a_colleague_who_is_named_again_keeps_the_skills() -> None:
    at = hall()
    at.do(PutStaff(staff=ANN.id, name="Ann", role="staff"))
    at.do(UpdateStaff(staff=ANN.id, version=1, skills=["french"]))
    at.do(PutStaff(staff=ANN.id, name="Ann B.", role="manager"))
    ann = at.floor.get(Staff, ANN.id)
    assert ann == Staff(id=ANN.id, name="Ann B.", role="manager", skills=["french"], version=3)


def test_a_device_has_no_skills() -> None:
    at = hall()
    at.do(PutStaff(staff=KIOSK.id, name="Kiosk", role="kiosk"))
    for ident in (KIOSK.id, "0" * 36):
        refusal = at.refused(UpdateStaff(staff=ident, version=1, skills=["french"]))
        assert refusal.code == "unknown_staff"


def test_settings_leave_those_who_wait_alone() -> None:
    at = hall()
    join(at)
    before = list(at.floor.of(Entry))
    service = at.floor.services(at.point)[0]
    specs = [ServiceSpec(id=service.id, name="Passports", mean_s=900)]
    at.do(update(at, prefix="D", grace_s=5, services=specs))
    assert list(at.floor.of(Entry)) == before
    assert join(at).number == "D001"
    assert [kind for kind in (Service, Desk) if not list(at.floor.of(kind))] == []
