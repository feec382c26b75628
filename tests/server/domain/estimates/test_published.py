"""What is published of a line: its order with reasons, waits, and when the last is done."""

from __future__ import annotations

import pytest

from protocol.commands import Away, CallNext, PublishEstimate
from protocol.records import Desk, Service
from server.domain.actor import PUBLIC, TIMER
from server.domain.estimates.forecaster import Forecaster
from server.domain.estimates.published import estimate, quotes
from tests.hall import ANN, Hall, hall
from tests.server.domain.test_picking import comes, fit
from tests.server.domain.walking import entry_of, join


def published(at: Hall) -> PublishEstimate:
    return estimate(at.floor, at.point, at.clock.now())


def line(at: Hall) -> list[str]:
    return [f"{entry_of(at, place.entry).number} {place.why}" for place in published(at).line]


def quoted(at: Hall) -> set[str]:
    """The services that a wait is told for."""
    names = {service.id: service.name for service in at.floor.services(at.point)}
    return {names[quote.service] for quote in published(at).quotes}


def test_the_line_is_published_in_the_order_of_being_called_with_its_reasons() -> None:
    at = hall()
    comes(at, 6)
    comes(at, 5, priority="priority")
    comes(at, standing="next")
    assert line(at) == ["A003 next", "A002 weight", "A001 longest"]
    waits = [place.p50 for place in published(at).line]
    assert waits[0] == waits[1] == 0 < waits[2], "two desks are free"


def test_whoever_is_away_is_not_in_the_line_and_whoever_must_check_in_has_their_place() -> None:
    at = hall(call_absent=False)
    away = comes(at)
    join(at, PUBLIC, browser="b1")
    at.do(Away(entry=away), ANN)
    assert line(at) == ["A002 longest"]


@pytest.mark.parametrize("state", ["paused", "closing", "closed"])
def test_only_open_desks_are_counted(state: str) -> None:
    at = hall()
    fit(at, Desk, at.desk(2), state=state)
    assert published(at).desks_open == 1


def test_with_no_open_desk_no_wait_is_told() -> None:
    at = hall()
    comes(at)
    for number in (1, 2):
        fit(at, Desk, at.desk(number), state="closed")
    assert published(at) == PublishEstimate(service_point=at.point, desks_open=0)


def test_whom_no_open_desk_can_serve_has_no_wait() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    fit(at, Service, passport.id, skills=["notary"])
    comes(at, service=passport.id), comes(at, service=licence.id)
    assert line(at) == ["B001 longest"]
    assert quoted(at) == {"Licence"}


def test_a_quote_is_published_with_what_it_was_reckoned_from() -> None:
    found = published(hall())
    assert found.grounds.keys() == {quote.service for quote in found.quotes}
    assert all(found.grounds.values())


def test_one_more_is_done_after_the_last_of_those_who_are_here() -> None:
    at, now = hall(), hall().clock.now()
    empty = published(at)
    assert empty.last_at is None and empty.one_more_at is not None
    assert now + 300_000 < empty.one_more_at < now + 1_500_000
    ends = []
    for _ in range(6):
        comes(at)
        found = published(at)
        assert found.last_at and found.one_more_at and found.last_at <= found.one_more_at
        ends.append(found.last_at)
    assert ends[-1] > ends[0]


def test_the_same_floor_is_told_the_same_all_day() -> None:
    at = hall(capacity=1)
    comes(at), comes(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    first = published(at)
    assert published(at) == first
    assert quotes(at.floor, at.point, at.clock.now()) == first.quotes


def test_what_was_told_and_is_sure_not_to_hold_is_told_anew() -> None:
    at = hall(capacity=1)
    at.do(published(at), TIMER)
    entry = comes(at)
    assert published(at).renewals == []
    at.clock.advance(3_600)
    (renewal,) = published(at).renewals
    assert renewal.entry == entry and renewal.causes


def test_where_people_are_called_by_voice_the_last_wait_is_told() -> None:
    at = hall(capacity=1)
    fit(at, Desk, at.desk(1), state="closed")
    comes(at, 0), comes(at, 0)
    forecaster, now = Forecaster(), at.clock.now()
    service = at.floor.services(at.point)[0].id
    forecaster.called(now - 60_000, (service,), 900.0, at.desk(1))
    told = estimate(at.floor, at.point, now, forecaster, staffing_known=False)
    assert told.desks_open == 0
    assert {place.p50 for place in told.line} == {900}
    assert estimate(at.floor, at.point, now, forecaster).line == []


def test_a_point_that_is_gone_has_no_waits() -> None:
    at = hall()
    assert estimate(at.floor, "gone", 0) == PublishEstimate(service_point="gone", desks_open=0)
    assert quotes(at.floor, "gone", 0) == []
