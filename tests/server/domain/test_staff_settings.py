"""Colleagues as screens know them: who may call whom what, and who has left."""

from __future__ import annotations

import pytest

from protocol.commands import PutStaff, UpdateStaff
from protocol.records import Role, Staff
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
