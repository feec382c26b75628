"""The figures of how promises were kept."""

from __future__ import annotations

from typing import Any

from protocol.queries import HourHeld, Reliability, ToldAndWaited
from protocol.records import Promise
from server.domain.keeping import WORST, report
from tests.hall import NOON

MINUTE = 60_000


def promised(number: int, waited_min: float | None = None, **fields: Any) -> Promise:
    """Up to 10 minutes, 4 at the 20th, 6 at the 50th, 9 at the 80th percentile."""
    at = fields.pop("at", NOON)
    by = at + fields.pop("said_min", 10) * MINUTE
    ended_at = None if waited_min is None else at + int(waited_min * MINUTE)
    outcome = "open" if ended_at is None else "held" if ended_at <= by else "late"
    told: dict[str, Any] = {"p20": 240, "p50": 360, "p80": 540, "outcome": outcome} | fields
    return Promise(
        id=f"e{number}.1", entry=f"e{number}", number=f"A{number:03}", service_point="p",
        service="s", at=at, by=by, ended_at=ended_at, **told,
    )  # fmt: skip


def test_held_and_late_are_judged_and_what_was_given_up_or_changed_is_only_counted() -> None:
    promises = [
        promised(1, 9), promised(2, 10), promised(3, 11), promised(4, 2, outcome="left"),
        promised(5, 3, outcome="void"), promised(6),
    ]  # fmt: skip
    found = report(promises, "UTC", NOON)
    assert (found.judged, found.held, found.left, found.void) == (3, 2, 1, 1)


def test_hours_are_of_the_local_day_in_which_a_promise_was_told() -> None:
    later = NOON + 60 * MINUTE
    promises = [promised(1, 9), promised(2, 11), promised(3, 5, at=later)]
    assert report(promises, "Asia/Kolkata", NOON).by_hour == [
        HourHeld(17, 2, 1),
        HourHeld(18, 1, 1),
    ]


def test_a_wait_is_set_against_what_was_reckoned_and_not_against_what_was_said() -> None:
    promises = [promised(n, waited) for n, waited in enumerate((3, 5, 8, 9.5, 12))]
    assert report(promises, "UTC", NOON).reliability == [
        Reliability(20, 5, 1), Reliability(50, 5, 2), Reliability(80, 5, 3),
    ]  # fmt: skip


def test_whoever_gave_up_on_a_broken_promise_has_not_waited_less_than_was_reckoned() -> None:
    gone = promised(1, 5, outcome="late", broken_at=NOON + MINUTE)
    assert report([gone], "UTC", NOON).reliability == [
        Reliability(percent, 1, 0) for percent in (20, 50, 80)
    ]


def test_waits_are_grouped_by_what_was_said() -> None:
    short = [promised(n, waited, said_min=5) for n, waited in enumerate((1, 2, 3, 4, 6))]
    long = [promised(9, 20, said_min=25)]
    assert report([*long, *short], "UTC", NOON).told == [
        ToldAndWaited(5, 5, 4, 180, 360), ToldAndWaited(25, 1, 1, 1200, 1200),
    ]  # fmt: skip


def test_the_worst_misses_come_first_with_those_who_still_wait_among_them() -> None:
    now = NOON + 30 * MINUTE
    waits = promised(1, broken_at=NOON + 11 * MINUTE)
    promises = [promised(2, 15), waits, promised(3, 40), promised(4, 9), promised(5)]
    worst = report(promises, "UTC", now).worst
    assert [miss.entry for miss in worst] == ["e3", "e1", "e2"]
    assert worst[1].ended_at is None
    many = [promised(n, 11 + n) for n in range(WORST + 5)]
    assert len(report(many, "UTC", now).worst) == WORST


def test_nothing_promised_is_a_report_too() -> None:
    found = report([], "UTC", NOON)
    assert (found.judged, found.by_hour, found.told, found.worst) == (0, [], [], [])
