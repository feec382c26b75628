"""The order of the bench, and about when each of its requests is ready."""

from __future__ import annotations

from typing import Any

from protocol.request_states import RequestState
from protocol.service_requests import BenchPlace, RequestLine, ServiceRequest
from server.domain.requests.bench import Work, ordered, work_of
from server.domain.sla import OpenTime
from tests.server.domain.requests.test_promise import LUNCH, at, shop

NINE = at("2026-11-24T09:00")
MINUTE = 60_000


def request(number: int, state: RequestState = "approved", **fields: Any) -> ServiceRequest:
    told: dict[str, Any] = {"since": NINE, "opened_at": NINE + number, "updated_at": NINE}
    return ServiceRequest(
        id=f"r{number}", number=number, service_point="p", contact="c", channel="staff",
        state=state, **(told | fields),
    )  # fmt: skip


def labour(minutes: int, state: str = "planned", since: int = 0) -> RequestLine:
    return RequestLine(
        id=f"l{minutes}", request="r", position=1, line_kind="labour", name="Repair",
        minutes=minutes, state=state, since=since,  # type: ignore[arg-type]
    )  # fmt: skip


def bench(
    *works: tuple[ServiceRequest, int],
    technicians: int = 1,
    hours: OpenTime | None = LUNCH,
    now: int = NINE,
) -> list[BenchPlace]:
    found = [work_of(each, [labour(minutes)], 30, hours, now) for each, minutes in works]
    return ordered(found, technicians, hours, now)


def order(places: list[BenchPlace]) -> list[str]:
    return [each.request for each in places]


def ready(places: list[BenchPlace]) -> list[int | None]:
    return [each.ready_at for each in places]


def test_what_is_promised_sooner_goes_first_then_what_is_urgent_then_what_came_first() -> None:
    places = bench(
        (request(1), 10),
        (request(2, priority="urgent"), 10),
        (request(3, priority="low", promised_at=NINE + 9), 10),
        (request(4, promised_at=NINE + 8), 10),
        (request(5), 10),
        (request(6, priority="high", promised_at=NINE + 8), 10),
    )
    assert order(places) == ["r6", "r4", "r3", "r2", "r1", "r5"]


def test_it_is_ready_after_what_goes_before_over_lunch_and_night_in_quarters_of_an_hour() -> None:
    places = bench((request(1), 100), (request(2), 110), (request(3), 300))
    times = ("2026-11-24T10:45", "2026-11-24T13:30", "2026-11-25T10:30")
    assert ready(places) == [at(each) for each in times]
    assert [each.labour_min for each in places] == [100, 110, 300]


def test_two_technicians_share_the_work_each_taking_the_next_when_free() -> None:
    places = bench((request(1), 120), (request(2), 30), (request(3), 60), technicians=2)
    times = ("2026-11-24T11:00", "2026-11-24T09:30", "2026-11-24T10:30")
    assert ready(places) == [at(each) for each in times]


def test_who_is_at_something_goes_on_with_it_and_its_time_stays_the_same_meanwhile() -> None:
    doing = labour(60, "doing", NINE)
    for minutes in (0, 20, 59):
        now = NINE + minutes * MINUTE
        works = [
            work_of(request(1, promised_at=NINE), [labour(30)], 30, LUNCH, now),
            work_of(request(2), [doing], 30, LUNCH, now),
        ]
        places = ordered(works, 1, LUNCH, now)
        assert order(places) == ["r1", "r2"]
        assert ready(places) == [at("2026-11-24T10:30"), at("2026-11-24T10:00")]


def test_until_there_are_lines_a_diagnosis_is_reckoned_with() -> None:
    now = NINE + 10 * MINUTE
    waits = work_of(request(1, "checked_in"), [], 30, LUNCH, now)
    begun = work_of(request(2, "diagnosing"), [], 30, LUNCH, now)
    assert (waits.labour_min, waits.left_ms, waits.in_hand) == (30, 30 * MINUTE, False)
    assert (begun.labour_min, begun.left_ms, begun.in_hand) == (30, 20 * MINUTE, True)
    done = [labour(45, "done"), labour(15, "dropped"), labour(20)]
    assert work_of(request(3), done, 30, LUNCH, now).labour_min == 20
    assert work_of(request(4), [], 30, LUNCH, now) == Work(request(4), 0, 0, False)


def test_outside_of_the_hours_what_is_left_of_nothing_is_ready_when_they_open() -> None:
    places = bench((request(1), 0), (request(2), 15), now=at("2026-11-24T20:00"))
    assert ready(places) == [at("2026-11-25T09:00"), at("2026-11-25T09:15")]


def test_a_bench_that_never_opens_or_has_no_hours_has_an_order_and_no_times() -> None:
    for hours in (None, shop()):
        places = bench((request(2), 10), (request(1), 10), hours=hours)
        assert (order(places), ready(places)) == (["r1", "r2"], [None, None])
