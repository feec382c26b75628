"""The terms on which a service point takes requests."""

from __future__ import annotations

from typing import Any

import pytest

from protocol.commands import DeleteService, DeleteServicePoint, UpdateSite
from protocol.outcomes import Refusal
from protocol.parts import RepairTerms
from protocol.places import Hours
from protocol.repair_settings import DeleteRepairTerms, PutRepairTerms
from protocol.support_commands import DeleteSlaCalendar, PutSlaCalendar
from tests.hall import ADMIN, Hall, hall
from tests.server.domain.requests.cost_desk import Repair


def no(at: Hall, **fields: Any) -> Refusal:
    command = PutRepairTerms(**({"service_point": at.point} | fields))
    refusal = at.refused(command, ADMIN)
    assert refusal.detail.endswith(".")
    return refusal


def terms(at: Hall, **fields: Any) -> RepairTerms:
    at.do(PutRepairTerms(service_point=at.point, **fields), ADMIN)
    found = at.floor.get(RepairTerms, at.point)
    assert found is not None
    return found


def test_the_first_time_makes_two_services_in_the_languages_of_the_house() -> None:
    at = hall()
    at.do(UpdateSite(languages=["de", "en"]), ADMIN)
    made = terms(at)
    services = {each.id: each for each in at.floor.services(at.point)}
    assert [*services][-2:] == [made.intake, made.pickup]
    assert services[made.intake].name == "Reparatur abgeben"
    assert services[made.pickup].names == {"en": "Pick up a repair"}
    again = terms(at, labour_rate="65")
    assert (again.intake, again.pickup, again.labour_rate) == (made.intake, made.pickup, "65.00")
    assert len(at.floor.services(at.point)) == len(services) and again.version == 2


def test_taking_requests_again_finds_the_services_of_before() -> None:
    at = hall()
    made = terms(at)
    at.do(DeleteRepairTerms(service_point=at.point), ADMIN)
    assert at.floor.get(RepairTerms, at.point) is None
    again = terms(at)
    assert (again.intake, again.pickup) == (made.intake, made.pickup)
    assert len(at.floor.services(at.point)) == 4


def test_a_manager_may_name_services_that_there_are() -> None:
    at = hall()
    first, second = at.floor.services(at.point)
    made = terms(at, intake=first.id, pickup=second.id)
    assert (made.intake, made.pickup) == (first.id, second.id)
    assert len(at.floor.services(at.point)) == 2
    assert no(at, pickup=first.id).field == "pickup"
    assert no(at, intake=at.ids()).field == "intake"


@pytest.mark.parametrize(
    ("field", "told", "says"),
    [
        ("currency", "ABC", "no currency ABC"),
        ("labour_rate", "65.005", "2 decimals"),
        ("return_fee", "NaN", "no number"),
        ("parts_tax", "100", "no rate"),
        ("tolerance", "-1", "no number"),
        ("calendar", "0" * 36, "hours"),
    ],
)
def test_terms_that_nobody_could_reckon_by_are_refused(field: str, told: str, says: str) -> None:
    at = hall()
    assert says in no(at, **{field: told}).detail
    assert at.floor.get(RepairTerms, at.point) is None


def test_another_currency_takes_over_only_what_it_can_pay() -> None:
    at = hall()
    terms(at, labour_rate="65.50", return_fee="15.00")
    refusal = no(at, currency="JPY")
    assert refusal.field == "labourRate" and "no decimals" in refusal.detail
    made = terms(at, currency="JPY", labour_rate="6500")
    assert (made.labour_rate, made.return_fee) == ("6500", "15")


def test_there_is_such_a_point_and_nobody_overwrites_what_they_have_not_seen() -> None:
    at = hall()
    assert no(at, service_point=at.ids()).code == "unknown_service_point"
    terms(at, version=1)
    terms(at, version=1)
    assert no(at, version=1, warn_min=5).code == "version_mismatch"


def test_terms_stay_while_a_request_is_open_there() -> None:
    it = Repair()
    refusal = it.hall.refused(DeleteRepairTerms(service_point=it.point), ADMIN)
    assert refusal.code == "in_use" and "R-1001 is on" in refusal.detail
    it.opened()
    refusal = it.hall.refused(DeleteRepairTerms(service_point=it.point), ADMIN)
    assert "R-1001 and 1 more are" in refusal.detail
    for request in it.floor.requests.at_point(it.point):
        it.placed(request.id, "picked_up")
    it.hall.do(DeleteRepairTerms(service_point=it.point), ADMIN)
    gone = it.hall.refused(DeleteRepairTerms(service_point=it.point), ADMIN)
    assert gone.code == "no_requests"


def test_services_and_points_that_take_requests_are_not_removed_unawares() -> None:
    it = Repair()
    refusal = it.hall.refused(DeleteService(service=it.terms.intake), ADMIN)
    assert refusal.code == "in_use" and "repair" in refusal.detail
    assert it.hall.refused(DeleteServicePoint(service_point=it.point), ADMIN).code == "in_use"
    it.placed(it.it, "picked_up")
    it.hall.do(DeleteServicePoint(service_point=it.point), ADMIN)
    assert it.floor.get(RepairTerms, it.point) is None


def test_hours_that_a_bench_goes_by_are_not_removed_unawares() -> None:
    it = Repair()
    saved = it.hall.do(PutSlaCalendar(name="Bench", hours=[Hours(0, 540, 1_020)]), ADMIN)
    it.sets(calendar=saved.id)
    refusal = it.hall.refused(DeleteSlaCalendar(calendar=saved.id), ADMIN)
    assert (refusal.code, refusal.field) == ("in_use", "calendar")
    it.sets(calendar="")
    it.hall.do(DeleteSlaCalendar(calendar=saved.id), ADMIN)


def test_conditions_may_be_long_in_every_language() -> None:
    at = hall()
    long = "Wir haften nicht. " * 100
    made = terms(at, conditions=long, conditions_in={"en": long}, seller=" Shop\nStreet 1 ")
    assert made.conditions_in["en"] == long.strip() and made.seller == "Shop\nStreet 1"
