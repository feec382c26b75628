"""What a change of settings would do to bookings is told before it is saved."""

from __future__ import annotations

import pytest

from protocol.commands import DeleteDefinition, PutDefinition, UpdateStaff
from protocol.places import DayException, Hours
from protocol.records import Staff
from server.domain.effects import NOTHING
from tests.hall import ANN, BEN, Hall
from tests.server.domain.foretelling import told, update
from tests.server.domain.reservations.salon import books, cut, definition, o_clock, salon

MORNINGS = [Hours(day, 9 * 60, 12 * 60) for day in range(7)]
ALL_DAY = [Hours(day, 9 * 60, 17 * 60) for day in range(7)]


def staff_change(at: Hall, staff: str, **fields: object) -> list[str]:
    colleague = at.floor.get(Staff, staff)
    assert colleague is not None
    return told(at, UpdateStaff(staff=staff, version=colleague.version, **fields))  # type: ignore[arg-type]


def test_hours_name_the_reservations_for_which_they_leave_no_room() -> None:
    at = salon()
    ident = cut(at)
    books(at, ident, o_clock(10))
    books(at, ident, o_clock(14))
    said = update(at, hours=MORNINGS)
    assert (
        "1 reservation would no longer fit: tomorrow at 14:00. It stays until somebody moves or "
        "cancels it."
    ) in said
    assert not any("no longer fit" in each for each in update(at, hours=ALL_DAY))


def test_many_are_counted_and_three_of_them_named(monkeypatch: pytest.MonkeyPatch) -> None:
    at = salon()
    ident = cut(at)
    for half in range(5):
        books(at, ident, o_clock(13 + half / 2))
    (said,) = [each for each in update(at, hours=MORNINGS) if "no longer fit" in each]
    assert said.startswith("5 reservations would no longer fit: tomorrow at 13:00, ")
    assert " and 2 more. They stay until" in said
    monkeypatch.setattr("server.domain.effects_on_bookings.LOOKED_AT", 4)
    (said,) = [each for each in update(at, hours=MORNINGS) if "no longer fit" in each]
    assert said.startswith("4 reservations of the next 4 would no longer fit: ")


def test_a_colleague_who_takes_no_more_bookings_leaves_those_that_were_made() -> None:
    at = salon()
    books(at, cut(at), o_clock(10), staff=ANN.id)
    said = staff_change(at, ANN.id, bookable=False)
    assert "Ann is offered to nobody who books any more." in said
    assert any(each.startswith("1 reservation would no longer fit") for each in said)
    at.do(UpdateStaff(staff=BEN.id, version=1, bookable=False))
    assert staff_change(at, BEN.id, bookable=True) == [
        "Ben takes bookings from now on, whenever the service point is open."
    ]


def test_hours_and_days_of_a_colleague_are_told() -> None:
    at = salon()
    assert staff_change(at, ANN.id, hours=MORNINGS[:1]) == [
        "Ann can be booked by hours of their own on 1 day of the week."
    ]
    away = [DayException("2026-12-24", [], "Away")]
    assert staff_change(at, ANN.id, exceptions=away) == ["Ann: other hours hold on 2026-12-24."]


def test_what_can_be_booked_is_told_with_its_first_time() -> None:
    at = salon()
    made = PutDefinition(name="Colour", service_point=at.point, duration_min=60)
    (said,) = told(at, made)
    assert said.startswith("Customers can book Colour at once: the first time is ")
    nobody = PutDefinition(
        name="Colour", service_point=at.point, duration_min=60, notice_min=60 * 1_440,
        horizon_days=1,
    )  # fmt: skip
    (said,) = told(at, nobody)
    assert "but there is no time: see who takes bookings" in said


def test_what_is_booked_stays_when_its_rules_change() -> None:
    at = salon()
    ident = cut(at)
    books(at, ident, o_clock(10))
    version = definition(at, ident).version
    shut = told(at, PutDefinition(definition=ident, version=version, open=False))
    assert shut == [
        "Customers can book Cut no longer; the reservation to come stays as it was booked."
    ]
    longer = told(at, PutDefinition(definition=ident, version=version, duration_min=45))
    assert longer == [
        "New bookings of Cut take 45 minutes; the reservation to come stays as it was booked."
    ]
    assert told(at, PutDefinition(definition=ident, version=version, name="Cut")) == [NOTHING]


def test_what_is_removed_says_so() -> None:
    at = salon()
    assert told(at, DeleteDefinition(definition=cut(at))) == [
        "Cut can be booked no longer; its past stays on record."
    ]
