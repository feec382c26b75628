"""What the settings of a service point may be: hours, dates, classes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from protocol.records import (
    CLASSES,
    DayException,
    Hours,
    PriorityClass,
)
from tests.hall import hall
from tests.server.domain.settling import no, open_from, point, update
from tests.server.domain.walking import entry_of, in_state


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
        "holidays": False, "late_s": 900, "lost_s": 2_400,
    }  # fmt: skip
    at.do(update(at, **said))
    kept = point(at)
    assert {name: getattr(kept, name) for name in said} == said
    assert kept.version == 2
    at.do(update(at, hours=[], exceptions=[]))
    assert (point(at).hours, point(at).exceptions, point(at).name) == ([], [], "Town hall")


def test_who_has_lost_the_slot_has_not_lost_its_weight_before() -> None:
    at = hall()
    assert no(at, late_s=2_000).field == "lateSeconds"
    assert no(at, lost_s=300).field == "lostSeconds"
    at.do(update(at, late_s=2_400, lost_s=2_400))
    assert point(at).late_s == 2_400


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
