"""What settings may be, and what stands in the way of a change."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from protocol.commands import (
    CreateServicePoint,
    DeleteService,
    DeleteServicePoint,
    PutStaff,
    ServiceSpec,
    UpdateDesk,
    UpdateServicePoint,
    UpdateStaff,
)
from protocol.outcomes import Refusal, Saved
from protocol.records import (
    CLASSES,
    DayException,
    Desk,
    Entry,
    Errand,
    Hours,
    PriorityClass,
    Service,
    ServicePoint,
    Staff,
    Visit,
)
from tests.hall import ANN, KIOSK, Hall, hall
from tests.server.domain.walking import entry_of, in_state, join


def point(at: Hall) -> ServicePoint:
    found = at.floor.get(ServicePoint, at.point)
    assert found is not None
    return found


def update(at: Hall, **fields: Any) -> UpdateServicePoint:
    return UpdateServicePoint(service_point=at.point, version=point(at).version, **fields)


def no(at: Hall, **fields: Any) -> Refusal:
    """The refusal of an update, which says what to do."""
    refusal = at.refused(update(at, **fields))
    assert refusal.detail.endswith(".") and refusal.detail.count(".") >= 2
    return refusal


def desk_change(at: Hall, number: int, **fields: Any) -> UpdateDesk:
    desk = at.floor.desks(at.point)[number - 1]
    return UpdateDesk(desk=desk.id, version=desk.version, **fields)


def clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def open_from(weekday: int, opens: str, closes: str) -> Hours:
    return Hours(weekday, clock(opens), clock(closes))


def test_every_setting_of_a_point_is_kept_as_it_is_said() -> None:
    at = hall()
    said: dict[str, Any] = {
        "name": "Town hall", "prefix": "T", "location": "Hall 1", "max_waiting": 40,
        "grace_s": 60, "grace_remote_s": 240, "call_absent": False, "repeat_s": 30,
        "calls_most": 2, "missed_s": 600, "missed_calls": 5, "hold_remote_s": 300,
        "max_wait_s": 3_600, "policy": "ratio",
        "classes": [*CLASSES, PriorityClass("appointment", "Appointment", 2.0, 2)],
        "hours": [open_from(0, "08:00", "12:00"), open_from(0, "13:00", "17:00")],
        "exceptions": [DayException("2026-12-24", [(480, 720)], "Christmas Eve")],
    }  # fmt: skip
    at.do(update(at, **said))
    kept = point(at)
    assert {name: getattr(kept, name) for name in said} == said
    assert kept.version == 2
    at.do(update(at, hours=[], exceptions=[]))
    assert (point(at).hours, point(at).exceptions, point(at).name) == ([], [], "Town hall")


def test_hours_are_kept_in_the_order_of_the_week() -> None:
    at = hall()
    late, early = open_from(3, "13:00", "18:00"), open_from(0, "08:00", "12:00")
    at.do(update(at, hours=[late, early]))
    assert point(at).hours == [early, late]


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        ([open_from(0, "12:00", "08:00")], "hours[0]"),
        ([open_from(0, "12:00", "12:00")], "hours[0]"),
        ([open_from(0, "08:00", "12:00"), open_from(0, "11:00", "13:00")], "hours[1]"),
        ([open_from(0, "11:00", "13:00"), open_from(0, "08:00", "12:00")], "hours[0]"),
        ([open_from(2, "20:00", "26:00"), open_from(3, "01:00", "05:00")], "hours[1]"),
        ([open_from(0, "01:00", "05:00"), open_from(6, "20:00", "26:00")], "hours[0]"),
    ],
)
def test_hours_that_overlap_or_end_before_they_begin_are_refused(
    hours: list[Hours], field: str
) -> None:
    refusal = no(hall(), hours=hours)
    assert (refusal.code, refusal.field) == ("invalid", field)


def test_hours_may_touch_and_go_past_midnight() -> None:
    at = hall()
    touching = [open_from(4, "08:00", "12:00"), open_from(4, "12:00", "26:00")]
    at.do(update(at, hours=[*touching, open_from(5, "02:00", "03:00")]))


@pytest.mark.parametrize(
    "exceptions",
    [
        [DayException("2026-02-30")],
        [DayException("2026-13-01")],
        [DayException("2026-12-24"), DayException("2026-12-24", [(60, 120)])],
        [DayException("2026-12-24", [(120, 60)])],
        [DayException("2026-12-24", [(60, 120), (90, 180)])],
    ],
)
def test_an_exception_is_one_day_that_exists_with_spans_in_order(
    exceptions: list[DayException],
) -> None:
    refusal = no(hall(), exceptions=exceptions)
    assert refusal.code == "invalid"
    assert refusal.field == f"exceptions[{len(exceptions) - 1}]"


def test_exceptions_are_kept_by_date() -> None:
    at = hall()
    days = ["2027-01-01", "2026-12-25"]
    at.do(update(at, exceptions=[DayException(day, note=" closed\t") for day in days]))
    assert point(at).exceptions == [DayException(day, [], "closed") for day in sorted(days)]


def test_two_classes_never_share_a_name_and_the_standard_stays() -> None:
    at = hall()
    assert no(at, classes=[*CLASSES, PriorityClass("priority", "Again")]).field == "classes[2]"
    refusal = no(at, classes=[PriorityClass("priority", "Priority")])
    assert (refusal.field, "standard" in refusal.detail) == ("classes", True)
    unseen = [*CLASSES, PriorityClass("silent", "\u3000")]
    assert no(at, classes=unseen).field == "classes[2]"


def test_a_class_that_somebody_has_cannot_go() -> None:
    at = hall()
    entry = entry_of(at, in_state(at, "waiting"))
    at.floor.remember(msgspec.structs.replace(entry, priority="priority"))
    refusal = no(at, classes=[PriorityClass("standard", "Everybody")])
    assert (refusal.code, refusal.field) == ("in_use", "classes")
    assert entry.number in refusal.detail
    at.floor.remember(entry)
    at.do(update(at, classes=[PriorityClass("standard", "Everybody")]))


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
