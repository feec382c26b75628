"""Setting up points and services; who sits at which desk."""

from __future__ import annotations

import pytest

from protocol.commands import (
    CreateServicePoint,
    DeleteServicePoint,
    Leave,
    ServiceSpec,
    SetDesk,
    Undo,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.records import Call, Desk, Estimate, Service, ServicePoint
from server.domain.actor import TIMER
from server.domain.estimates.published import estimate
from tests.hall import ANN, BEN, hall
from tests.server.domain.walking import in_state


def test_fewer_desks_go_from_the_end_and_an_open_one_holds() -> None:
    at = hall(capacity=3)
    change = UpdateServicePoint(service_point=at.point, version=1, capacity=1)
    assert at.refused(change).code == "in_use"
    at.do(SetDesk(desk=at.desk(2), state="closed"), BEN)
    at.do(change)
    assert [desk.number for desk in at.floor.desks(at.point)] == [1]


def test_a_point_is_removed_with_all_that_belongs_to_it() -> None:
    at = hall()
    at.do(estimate(at.floor, at.point, at.clock.now()), TIMER)
    entry = in_state(at, "completed")
    at.do(DeleteServicePoint(service_point=at.point))
    for kind in (ServicePoint, Service, Desk, Estimate, Call):
        assert not list(at.floor.of(kind)), kind
    assert at.refused(Undo(entry=entry)).code == "unknown_service_point"
    assert at.refused(DeleteServicePoint(service_point=at.point)).code == "unknown_service_point"


@pytest.mark.parametrize("state", ["waiting", "called", "serving"])
def test_a_point_at_which_somebody_is_stays(state: str) -> None:
    at = hall()
    in_state(at, state)
    assert at.refused(DeleteServicePoint(service_point=at.point)).code == "in_use"


def test_services_are_added_and_changed_and_keep_their_order() -> None:
    at = hall()
    passport, _ = at.floor.services(at.point)
    specs = [ServiceSpec(id=passport.id, name="Passports"), ServiceSpec(name="Births", prefix="D")]
    at.do(UpdateServicePoint(service_point=at.point, version=1, services=specs))
    names = [service.name for service in at.floor.services(at.point)]
    assert names == ["Passports", "Licence", "Births"]
    wrong = [ServiceSpec(id="0" * 36, name="Deaths")]
    change = UpdateServicePoint(service_point=at.point, version=2, services=wrong)
    assert at.refused(change).code == "unknown_service"


def test_what_is_not_said_of_a_service_stays_as_it_was() -> None:
    at = hall()
    licence = at.floor.services(at.point)[1]
    told = ServiceSpec(id=licence.id, name="Licence", mean_s=900, open=False)
    renamed = ServiceSpec(id=licence.id, name="Driving licence")
    for version, spec in enumerate((told, renamed), 1):
        at.do(UpdateServicePoint(service_point=at.point, version=version, services=[spec]))
    now = at.floor.get(Service, licence.id)
    assert now is not None
    assert (now.name, now.prefix, now.mean_s, now.open) == ("Driving licence", "B", 900, False)
    shared = ServiceSpec(id=licence.id, name="Licence", prefix="")
    at.do(UpdateServicePoint(service_point=at.point, version=3, services=[shared]))
    now = at.floor.get(Service, licence.id)
    assert now is not None and now.prefix == ""


def test_an_overtaken_version_of_a_point_is_refused() -> None:
    at = hall()
    at.do(UpdateServicePoint(service_point=at.point, version=1, name="First"))
    late = UpdateServicePoint(service_point=at.point, version=1, name="Second")
    assert at.refused(late).code == "version_mismatch"


def test_a_name_that_shows_nothing_is_refused() -> None:
    at = hall()
    blank = CreateServicePoint(name=" \u3000", prefix="C", capacity=1)
    assert at.refused(blank).field == "name"
    renamed = UpdateServicePoint(service_point=at.point, version=1, name="\t")
    assert at.refused(renamed).field == "name"
    services = [ServiceSpec(name=" ")]
    nameless = UpdateServicePoint(service_point=at.point, version=1, services=services)
    assert at.refused(nameless).field == "services[0].name"
    desks = CreateServicePoint(name="Cash", prefix="C", capacity=1, desk_names=["\n"])
    assert at.refused(desks).field == "deskNames"


def test_the_halls_address_is_one_that_phones_can_open() -> None:
    at = hall()
    for address in ("javascript:alert(1)", "hall.test", "ftp://hall", "https:// hall", "http://"):
        assert at.refused(UpdateSite(public_url=address)).field == "publicUrl"
    for address in ("https://hall.test", "http://10.0.0.5:8080", ""):
        at.do(UpdateSite(public_url=address))
        assert at.floor.site.public_url == address


def test_a_time_zone_that_would_end_the_day_waits_until_nobody_is_there() -> None:
    at = hall()
    at.clock.advance(9 * 3600)  # 21:00 UTC is six in the morning of the next day in Tokyo
    entry = in_state(at, "waiting")
    refusal = at.refused(UpdateSite(zone="Asia/Tokyo"))
    assert (refusal.code, refusal.field) == ("in_use", "zone")
    at.do(UpdateSite(zone="Europe/Oslo"))
    at.do(Leave(entry=entry), ANN)
    at.do(UpdateSite(zone="Asia/Tokyo"))
