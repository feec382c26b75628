"""Published order and waits, and when the last is done."""

from __future__ import annotations

import pytest

from protocol.capability import LONG
from protocol.commands import Away, CallNext, Hold, Start
from protocol.records import Desk, Service
from server.domain.actor import PUBLIC
from server.domain.estimates.formula import estimate, last_finish
from tests.hall import ANN, Hall, hall
from tests.server.domain.test_picking import comes, fit
from tests.server.domain.walking import entry_of, join

MEAN_S = 480


def line(at: Hall) -> list[str]:
    published = estimate(at.floor, at.point, at.clock.now())
    return [f"{entry_of(at, p.entry).number} {p.why} {p.p50}" for p in published.line]


def quotes(at: Hall) -> dict[str, int]:
    published = estimate(at.floor, at.point, at.clock.now())
    names = {service.id: service.name for service in at.floor.services(at.point)}
    return {names[quote.service]: quote.p50 for quote in published.quotes}


def last_s(at: Hall, more: int = 0) -> float | None:
    found = last_finish(at.floor, at.point, at.clock.now(), more)
    return None if found is None else (found - at.clock.now()) / 1000 / LONG


def test_the_line_is_published_in_the_order_of_being_called_with_its_reasons() -> None:
    at = hall()
    comes(at, 6)
    comes(at, 5, priority="priority")
    comes(at, standing="next")
    wanted = ["A003 next 0", "A002 weight 240", "A001 longest 480"]
    assert line(at) == wanted


def test_whoever_is_away_is_not_in_the_line_and_still_counts_for_who_comes_now() -> None:
    at = hall()
    first, _ = comes(at), comes(at)
    at.do(Away(entry=first), ANN)
    assert line(at) == ["A002 longest 0"]
    assert quotes(at) == {"Passport": 480, "Licence": 480}


def test_whoever_must_check_in_first_has_the_place_that_waits_for_them() -> None:
    at = hall(call_absent=False)
    join(at, PUBLIC, browser="b1")
    comes(at)
    assert line(at) == ["A001 longest 0", "A002 longest 240"]


def test_somebody_in_service_counts_half_once_no_desk_is_free() -> None:
    at = hall()
    comes(at), comes(at), comes(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    assert line(at) == ["A002 longest 0", "A003 longest 240"]
    at.do(CallNext(desk=at.desk(2)), ANN)
    assert line(at) == ["A003 longest 240"]


@pytest.mark.parametrize("state", ["paused", "closing", "closed"])
def test_only_open_desks_count(state: str) -> None:
    at = hall()
    comes(at), comes(at)
    fit(at, Desk, at.desk(2), state=state)
    assert estimate(at.floor, at.point, at.clock.now()).desks_open == 1
    assert line(at) == ["A001 longest 0", "A002 longest 480"]


def test_with_no_open_desk_no_wait_is_told() -> None:
    at = hall()
    comes(at)
    for number in (1, 2):
        fit(at, Desk, at.desk(number), state="paused")
    published = estimate(at.floor, at.point, at.clock.now())
    assert (published.desks_open, published.line, published.quotes) == (0, [], [])
    assert published.last_at is None
    assert last_s(at, 1) is None


def test_a_desk_counts_only_for_those_whom_it_can_serve() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    fit(at, Desk, at.desk(2), services=[licence.id])
    for _ in range(2):
        comes(at, service=passport.id)
    # Desk 1 alone does passports; of two licences it is expected to do one.
    assert line(at) == ["A001 longest 0", "A002 longest 480"]
    assert quotes(at) == {"Passport": 960, "Licence": 480}
    for _ in range(2):
        comes(at, service=licence.id)
    assert quotes(at) == {"Passport": 1440, "Licence": 960}


def test_whom_no_open_desk_can_serve_has_no_wait_and_is_in_nobodys_way() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    fit(at, Service, passport.id, skills=["notary"])
    comes(at, service=passport.id), comes(at, service=licence.id)
    assert line(at) == ["B001 longest 0"]
    assert quotes(at) == {"Licence": 240}


def test_several_services_of_one_customer_take_their_time_together() -> None:
    at = hall(capacity=1)
    passport, licence = at.floor.services(at.point)
    comes(at, service=passport.id, also=[licence.id]), comes(at)
    assert line(at) == ["A001 longest 0", "A002 longest 960"]


def test_the_last_is_done_once_all_who_are_here_are_served() -> None:
    at = hall(capacity=1)
    assert last_s(at) is None
    serving, held, _ = comes(at), comes(at), comes(at)
    at.do(Start(entry=held, desk=at.desk(1)), ANN)
    at.do(Hold(entry=held, until=at.clock.now() + 60_000), ANN)
    assert last_s(at) == 2 * MEAN_S + MEAN_S / 2
    at.do(Start(entry=serving, desk=at.desk(1)), ANN)
    assert last_s(at) == MEAN_S / 2 + MEAN_S + MEAN_S / 2
    published = estimate(at.floor, at.point, at.clock.now())
    assert published.last_at == at.clock.now() + round(2 * MEAN_S * LONG) * 1000


def test_the_last_of_a_desk_that_closes_is_waited_for_too() -> None:
    at = hall()
    comes(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    fit(at, Desk, at.desk(1), state="closing")
    assert last_s(at) == MEAN_S / 2


def test_one_more_is_done_after_all_who_are_here() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    fit(at, Service, licence.id, mean_s=720)
    # Of a service of 480 and one of 720 seconds somebody takes 600 on average.
    assert last_s(at, 1) == 600
    assert last_s(at, 2) == 900
    fit(at, Service, licence.id, open=False)
    assert last_s(at, 1) == 480
    comes(at, service=passport.id)
    assert last_s(at, 1) == 720


def test_who_joins_one_after_another_is_never_done_before_who_was_there() -> None:
    at = hall(capacity=3)
    ends: list[float] = []
    for _ in range(12):
        comes(at, 0)
        ends.append(last_s(at) or 0)
    assert ends == sorted(ends)


def test_a_point_that_is_gone_has_no_waits() -> None:
    at = hall()
    assert last_finish(at.floor, "gone", at.clock.now()) is None
    assert estimate(at.floor, "gone", at.clock.now()).line == []
