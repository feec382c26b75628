"""The promised time is a budget of business time that stands while it is not the house's turn."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from protocol.places import DayException, Hours
from protocol.records import Site
from protocol.request_states import RequestState
from protocol.service_requests import ServiceRequest
from protocol.sla import SlaCalendar
from server.domain.requests import promise
from server.domain.sla import OpenTime, open_time

OSLO = ZoneInfo("Europe/Oslo")
SITE = Site(id="s", name="Riverside")
HOUR = 3_600


def at(text: str) -> int:
    """An instant (ms) by the clock in Oslo."""
    return int(datetime.fromisoformat(text).replace(tzinfo=OSLO).timestamp() * 1000)


def shop(*windows: tuple[int, int], days: range = range(5), **more: Any) -> OpenTime:
    """Open from one hour to another, Monday to Friday if nothing else is told."""
    hours = [Hours(day, opens * 60, closes * 60) for day in days for opens, closes in windows]
    return open_time(
        SlaCalendar(id="c", name="Shop", zone="Europe/Oslo", hours=hours, **more), SITE
    )


LUNCH = shop((9, 12), (13, 17))


def begun(when: str, seconds: int, hours: OpenTime, **fields: Any) -> ServiceRequest:
    """A request that is checked in, with so much promised from then on."""
    told: dict[str, Any] = {"state": "checked_in"} | fields
    bare = ServiceRequest(
        id="r", number=1187, service_point="p", contact="c", channel="staff",
        since=at(when), opened_at=at(when), updated_at=at(when), **told,
    )  # fmt: skip
    return promise.followed(promise.promised(bare, seconds, at(when)), hours, 60, at(when))


def into(
    request: ServiceRequest, state: RequestState, when: str, hours: OpenTime
) -> ServiceRequest:
    """The request in another state from then on."""
    judged = promise.judged(request, hours, at(when))
    return promise.followed(replace(judged, state=state), hours, 60, at(when))


def test_a_lunch_break_is_no_time_to_work() -> None:
    request = begun("2026-11-24T11:00", 4 * HOUR, LUNCH)
    assert request.promised_at == request.first_promised_at == at("2026-11-24T16:00")
    assert request.warn_at == at("2026-11-24T15:00")


def test_a_weekend_in_which_the_clock_is_set_back_and_a_closure_of_weeks_are_none_either() -> None:
    sundays = shop((0, 24), days=range(7))
    request = begun("2026-10-24T12:00", 24 * HOUR, sundays)
    assert request.promised_at == at("2026-10-25T11:00")
    forward = begun("2026-03-28T12:00", 24 * HOUR, sundays)
    assert forward.promised_at == at("2026-03-29T13:00")
    closed = [DayException(f"2026-12-{day:02}", []) for day in range(1, 32)]
    request = begun("2026-11-30T15:00", 4 * HOUR, shop((9, 17), exceptions=closed))
    assert request.promised_at == at("2027-01-01T11:00")


def test_while_it_stands_nothing_is_promised_and_what_is_left_goes_on_after() -> None:
    request = begun("2026-11-24T09:00", 6 * HOUR, LUNCH)
    waits = into(request, "estimate_sent", "2026-11-24T11:30", LUNCH)
    assert (waits.promised_at, waits.warn_at, waits.left_s) == (None, None, int(3.5 * HOUR))
    assert waits.pause == "customer"
    resumed = into(waits, "approved", "2026-11-25T10:00", LUNCH)
    assert (resumed.pause, resumed.left_s) == ("", None)
    assert resumed.promised_at == at("2026-11-25T14:30")
    assert resumed.first_promised_at == at("2026-11-24T16:00")


def test_pauses_of_supplier_and_customer_follow_one_another_without_a_gap() -> None:
    request = begun("2026-11-24T09:00", 6 * HOUR, LUNCH)
    waits = into(request, "waiting_parts", "2026-11-24T10:00", LUNCH)
    asks = into(waits, "estimate_sent", "2026-11-25T10:00", LUNCH)
    assert (waits.pause, asks.pause) == ("supplier", "customer")
    back = into(asks, "approved", "2026-11-26T10:00", LUNCH)
    assert [(each.why, each.to_at) for each in back.pauses] == [
        ("supplier", at("2026-11-25T10:00")),
        ("customer", at("2026-11-26T10:00")),
    ]
    assert back.promised_at == at("2026-11-26T16:00")


def test_pauses_that_overlap_count_once() -> None:
    request = begun("2026-11-24T09:00", 6 * HOUR, LUNCH)
    both = into(into(request, "waiting_parts", "2026-11-24T10:00", LUNCH), "approved",
                "2026-11-24T14:00", LUNCH)  # fmt: skip
    twice = replace(both, pauses=[*both.pauses, *both.pauses])
    assert promise.reckoned(twice, LUNCH).at == both.promised_at == at("2026-11-25T11:00")


def test_who_closes_at_five_is_in_time_until_they_open_again_and_a_breach_stays() -> None:
    request = begun("2026-11-24T16:00", HOUR, LUNCH)
    assert request.promised_at == at("2026-11-24T17:00")
    assert promise.breaks_at(request, LUNCH) == at("2026-11-25T09:00") + 1
    assert promise.judged(request, LUNCH, at("2026-11-25T09:00")).breached_at is None
    late = promise.judged(request, LUNCH, at("2026-11-25T12:00"))
    assert late.breached_at == at("2026-11-25T09:00") + 1
    assert promise.breaks_at(late, LUNCH) is None
    ready = into(late, "ready", "2026-11-25T12:00", LUNCH)
    assert ready.breached_at == late.breached_at


@pytest.mark.parametrize("state", ["ready", "estimate_sent", "picked_up"])
def test_no_change_hides_that_it_was_late_before(state: RequestState) -> None:
    request = begun("2026-11-24T09:00", HOUR, LUNCH)
    after = into(request, state, "2026-11-24T10:01", LUNCH)
    assert after.breached_at == at("2026-11-24T10:00") + 1


def test_what_is_ready_has_kept_its_promise_unless_it_is_taken_back() -> None:
    request = begun("2026-11-24T09:00", 2 * HOUR, LUNCH, state="qc")
    ready = into(request, "ready", "2026-11-24T10:00", LUNCH)
    assert (ready.promised_at, ready.warn_at) == (at("2026-11-24T11:00"), None)
    assert promise.breaks_at(ready, LUNCH) is None
    back = into(ready, "qc", "2026-11-24T10:30", LUNCH)
    assert promise.breaks_at(back, LUNCH) == at("2026-11-24T11:00") + 1


def test_a_promise_by_hand_is_the_budget_and_is_told_as_it_was_set() -> None:
    now = at("2026-11-24T14:00")
    request = promise.promised_for(
        begun("2026-11-24T09:00", HOUR, LUNCH), at("2026-11-25T20:00"), LUNCH, now
    )
    assert request.target_s == 10 * HOUR
    told = promise.followed(request, LUNCH, 60, now, at("2026-11-25T20:00"))
    assert told.promised_at == at("2026-11-25T20:00")
    assert promise.breaks_at(told, LUNCH) == at("2026-11-26T09:00") + 1
    none = promise.followed(promise.promised(told, 0, now), LUNCH, 60, now)
    assert (none.promised_at, none.target_s, promise.runs(none)) == (None, 0, False)


def test_one_that_is_promised_while_nobody_works_before_it_is_late_when_they_open() -> None:
    now = at("2026-11-24T18:00")
    request = promise.promised_for(
        begun("2026-11-24T09:00", 0, LUNCH), at("2026-11-25T08:00"), LUNCH, now
    )
    assert request.target_s == 1
    assert promise.breaks_at(request, LUNCH) == at("2026-11-25T09:00") + 1_001


def test_a_bench_that_never_opens_promises_nothing_and_breaks_nothing() -> None:
    request = begun("2026-11-24T09:00", HOUR, shop())
    assert (request.promised_at, promise.breaks_at(request, shop())) == (None, None)


def test_a_warning_comes_once_before_and_not_after_it_is_broken() -> None:
    request = begun("2026-11-24T09:00", 2 * HOUR, LUNCH)
    assert promise.judged(request, LUNCH, at("2026-11-24T09:59")) is request
    warned = promise.judged(request, LUNCH, at("2026-11-24T10:00"))
    assert (warned.warned, warned.breached_at) == (True, None)
    assert promise.judged(warned, LUNCH, at("2026-11-24T10:30")) is warned


def test_only_what_is_later_by_more_than_an_hour_is_told_anew() -> None:
    request = promise.told(begun("2026-11-24T09:00", 2 * HOUR, LUNCH))
    assert request.told_promise_at == request.promised_at == at("2026-11-24T11:00")
    for shift, told in ((-3_600, "11:00"), (3_600, "11:00"), (3_601, "12:00:01")):
        later = replace(request, promised_at=at("2026-11-24T11:00") + shift * 1000)
        after = promise.told(later)
        assert after.told_promise_at == at(f"2026-11-24T{told}")
        assert promise.is_later(request, after) == (shift == 3_601)
        assert not promise.is_later(replace(request, pause="customer"), after)
