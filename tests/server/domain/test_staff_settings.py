"""Colleagues as screens know them: who may call whom what, and who has left."""

from __future__ import annotations

from typing import Any

import pytest

from protocol.commands import PutStaff, UpdateStaff
from protocol.records import DayException, Hours, Role, Staff
from tests.hall import ADMIN, BEN, hall, person

BOSS = person(7, "manager")


def put(role: Role = "staff", name: str = "Ben", left: bool = False) -> PutStaff:
    return PutStaff(staff=BEN.id, name=name, role=role, left=left)


def test_a_manager_names_staff_and_nobody_above() -> None:
    at = hall()
    at.do(put(), BOSS)
    at.do(put(name="Benjamin", left=True), BOSS)
    known = at.floor.get(Staff, BEN.id)
    assert known is not None and (known.name, known.left, known.version) == ("Benjamin", True, 2)
    assert at.refused(put("manager"), BOSS).code == "forbidden"
    at.do(put("manager"), ADMIN)
    for role in ("staff", "manager", "admin"):
        assert at.refused(put(role), BOSS).code == "forbidden", "not even to make them less"


def test_whoever_leaves_and_comes_back_keeps_what_they_can_do() -> None:
    at = hall()
    at.do(put())
    at.do(UpdateStaff(staff=BEN.id, version=1, skills=["French"]))
    at.do(put(left=True))
    at.do(put())
    known = at.floor.get(Staff, BEN.id)
    assert known is not None and (known.skills, known.left) == (["french"], False)


@pytest.mark.parametrize("name", ["\u200b", "  "])
def test_a_colleague_has_a_name_that_can_be_seen(name: str) -> None:
    refusal = hall().refused(put(name=name))
    assert (refusal.code, refusal.field) == ("invalid", "name")


def test_when_a_colleague_can_be_booked_is_kept_in_order_and_through_a_new_name() -> None:
    at = hall()
    at.do(put())
    late, early = Hours(0, 780, 1_020), Hours(0, 540, 750)
    off = DayException("2026-12-24", [], "leave")
    at.do(UpdateStaff(staff=BEN.id, version=1, bookable=True, hours=[late, early]))
    at.do(UpdateStaff(staff=BEN.id, version=2, exceptions=[off]))
    at.do(put(name="Benjamin"))
    known = at.floor.get(Staff, BEN.id)
    assert known is not None
    assert (known.bookable, known.hours, known.exceptions) == (True, [early, late], [off])
    at.do(UpdateStaff(staff=BEN.id, version=4, hours=[], bookable=False))
    known = at.floor.get(Staff, BEN.id)
    assert known is not None and (known.bookable, known.hours) == (False, [])


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"hours": [Hours(0, 600, 540)]}, "hours[0]"),
        ({"hours": [Hours(0, 540, 700), Hours(0, 690, 800)]}, "hours[1]"),
        ({"exceptions": [DayException("2026-02-30")]}, "exceptions[0]"),
        ({"exceptions": [DayException("2026-12-24")] * 2}, "exceptions[1]"),
        ({"exceptions": [DayException("2026-12-24", [(540, 530)])]}, "exceptions[0]"),
    ],
)
def test_hours_that_cannot_be_are_refused_at_their_place(told: dict[str, Any], field: str) -> None:
    at = hall()
    at.do(put())
    refusal = at.refused(UpdateStaff(staff=BEN.id, version=1, **told))
    assert (refusal.code, refusal.field) == ("invalid", field)
