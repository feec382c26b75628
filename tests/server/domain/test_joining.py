"""Taking a number: series and days, joining twice, closed and full, names of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.commands import (
    CreateServicePoint,
    Customer,
    JoinQueue,
    Leave,
    RollDay,
    ServiceSpec,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.outcomes import Refusal, Saved
from protocol.records import Person, Visit
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.addresses import normalised_phone
from tests.hall import ANN, KIOSK, Hall, hall
from tests.server.domain.walking import join

PHONE = "+47 912 34 567"


def phone(at: Hall, number: str, actor: Actor = PUBLIC) -> Refusal:
    command = JoinQueue(service_point=at.point, customer=Customer(phone=number))
    return at.refused(command, actor)


def test_numbers_count_up_in_each_series_and_start_again_on_the_next_business_day() -> None:
    at = hall()
    licence = at.floor.services(at.point)[1].id
    numbers = [join(at).number, join(at).number, join(at, service=licence).number]
    assert numbers == ["A001", "A002", "B001"]
    at.clock.advance(86_400)
    at.do(RollDay(), TIMER)
    assert join(at).number == "A001"


def test_whoever_names_no_language_is_spoken_to_in_the_houses_own() -> None:
    at = hall()
    at.do(UpdateSite(languages=["de", "en"]))
    plain, spanish = join(at), join(at, language="es")
    spoken = [at.floor.get(Visit, joined.visit) for joined in (plain, spanish)]
    assert [visit.language for visit in spoken if visit] == ["de", "es"]


def test_points_and_services_never_share_a_series_so_that_no_number_is_given_twice() -> None:
    at = hall()
    taken = [CreateServicePoint(name="Cash", prefix=prefix, capacity=1) for prefix in ("A", "B")]
    assert [at.refused(command).code for command in taken] == ["prefix_taken"] * 2
    spec = ServiceSpec(name="Cash", prefix="A")
    other = CreateServicePoint(name="Cash", prefix="C", capacity=1, services=[spec])
    assert at.refused(other).code == "prefix_taken"


def test_a_prefix_that_changes_hands_within_the_day_goes_on_counting() -> None:
    at = hall()
    assert join(at).number == "A001"
    at.do(UpdateServicePoint(service_point=at.point, version=1, prefix="D"))
    saved = at.do(CreateServicePoint(name="Cash", prefix="A", capacity=1))
    assert isinstance(saved, Saved)
    assert join(at).number == "D001"
    at.point = saved.id
    assert join(at).number == "A002"


def test_after_999_the_numbers_grow_longer() -> None:
    at = hall(max_waiting=2_000)
    assert [join(at).number for _ in range(1_001)][-3:] == ["A999", "A1000", "A1001"]


def test_staff_are_told_of_a_phone_number_that_waits_however_it_is_written() -> None:
    at = hall()
    mine = join(at, PUBLIC, customer=Customer(phone=PHONE))
    for same in ("+4791234567", "0047 912 34 567", "(+47) 912-34-567", "+٤٧ ٩١٢ ٣٤ ٥٦٧"):
        refusal = phone(at, same, ANN)
        assert refusal.code == "already_waiting"
        assert refusal.own is not None and refusal.own.number == mine.number
    assert join(at, ANN, customer=Customer(phone="+46 912 34 567")).number == "A002"


@pytest.mark.parametrize("actor", [PUBLIC, KIOSK], ids=["phone", "kiosk"])
def test_whoever_else_types_a_phone_number_does_not_learn_that_it_waits_here(actor: Actor) -> None:
    first, second = hall(), hall()
    join(first, PUBLIC, customer=Customer(phone=PHONE))
    join(second, PUBLIC, customer=Customer(phone="+46 912 34 567"))
    told = [join(at, actor, customer=Customer(phone=PHONE)) for at in (first, second)]
    assert told[0] == told[1]
    assert [at.floor.live[told[0].visit].reason for at in (first, second)] == [
        "Same phone number as A001", "",
    ]  # fmt: skip


def test_the_same_browser_gets_its_own_place_and_may_join_again_after_leaving() -> None:
    at = hall()
    own = join(at, PUBLIC, browser="b1")
    again = at.refused(JoinQueue(service_point=at.point, browser="b1"), PUBLIC)
    assert again.own is not None
    assert (again.own.number, again.own.visit) == (own.number, own.visit)
    at.do(Leave(entry=own.entry), Actor(own.visit, "visitor", visit=own.visit))
    assert join(at, PUBLIC, browser="b1").number == "A002"


def test_a_browser_with_somebody_elses_phone_is_told_of_its_own_place_alone() -> None:
    at = hall()
    join(at, PUBLIC, customer=Customer(phone=PHONE))
    own = join(at, PUBLIC, browser="b1")
    command = JoinQueue(service_point=at.point, browser="b1", customer=Customer(phone=PHONE))
    told = at.refused(command, PUBLIC).own
    assert told is not None and told.number == own.number


@pytest.mark.parametrize("state", ["draining", "closed"])
def test_a_point_that_takes_nobody_in_says_so(state: str) -> None:
    at = hall()
    change = UpdateServicePoint(service_point=at.point, version=1, state=state)  # type: ignore[arg-type]
    at.do(change)
    assert at.refused(JoinQueue(service_point=at.point), KIOSK).code == "queue_closed"


def test_a_full_queue_says_when_to_come_back_and_has_room_after_somebody_left() -> None:
    at = hall(max_waiting=1)
    first = join(at)
    refusal = at.refused(JoinQueue(service_point=at.point), KIOSK)
    assert (refusal.code, refusal.retry_after) == ("queue_full", 300)
    at.do(Leave(entry=first.entry), ANN)
    assert join(at).number == "A002", "a refusal takes no number"


def test_a_service_that_is_closed_or_of_another_point_is_refused() -> None:
    at = hall()
    passport = at.floor.services(at.point)[0]
    spec = ServiceSpec(id=passport.id, name=passport.name, open=False)
    at.do(UpdateServicePoint(service_point=at.point, version=1, services=[spec]))
    closed = at.refused(JoinQueue(service_point=at.point, service=passport.id), KIOSK)
    assert closed.code == "service_closed"
    assert join(at).number == "B001", "without a service the first open one"
    other = at.do(CreateServicePoint(name="Cash", prefix="C", capacity=1))
    assert isinstance(other, Saved)
    command = JoinQueue(service_point=other.id, service=passport.id)
    assert at.refused(command, KIOSK).code == "unknown_service"


@pytest.mark.parametrize(
    "name", ["ليلى 👩‍🔧 O'Neill", "עדי", "𝒜𝓁𝒾𝒸ℯ", "Robert'); DROP TABLE visit;--", "n" * 120]
)
def test_names_in_any_script_are_kept_as_they_are(name: str) -> None:
    at = hall()
    told = join(at, PUBLIC, customer=Customer(name=name))
    visit = at.floor.get(Visit, told.visit)
    assert visit is not None
    kept = at.floor.get(Person, visit.person)
    assert kept is not None and kept.name == name


def test_what_cannot_be_seen_is_left_out_of_a_name() -> None:
    at = hall()
    odd = Customer(name=" Al\x1b[31mice\0\u202e ", email="a@b\r\nBcc: c")
    told = join(at, PUBLIC, customer=odd, notes="one\ntwo\x07")
    visit = at.floor.get(Visit, told.visit)
    assert visit is not None
    kept = at.floor.get(Person, visit.person)
    assert kept is not None
    assert (kept.name, kept.email, kept.notes) == ("Al [31mice", "a@b  Bcc: c", "one\ntwo")


def test_a_name_that_shows_nothing_is_no_name_of_a_place() -> None:
    at = hall()
    refusal = at.refused(UpdateSite(name="\u200b \u200d"))
    assert (refusal.code, refusal.field) == ("invalid", "name")


def test_whoever_tells_nothing_is_no_person() -> None:
    at = hall()
    for told in (Customer(), Customer(name=" \t", phone="  ")):
        visit = at.floor.get(Visit, join(at, PUBLIC, customer=told, notes=" ").visit)
        assert visit is not None and visit.person is None


@given(st.text(max_size=40))
def test_a_phone_number_is_reduced_to_ascii_digits_whatever_is_typed(typed: str) -> None:
    told = normalised_phone(typed)
    assert told == "" or (told.lstrip("+").isascii() and told.lstrip("+").isdigit())
    assert normalised_phone(told) == told
