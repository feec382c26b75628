"""Whoever has booked is forgotten once that is over, and erased with it at any time."""

from __future__ import annotations

from pathlib import Path

from protocol.booking_commands import Book, CancelReservation, DeleteReservation, JoinWaitList
from protocol.commands import Customer, ErasePerson, RollDay
from protocol.outcomes import Reserved, Saved
from protocol.records import Reservation
from protocol.reservation_number import shown
from server.domain.actor import PUBLIC, TIMER
from server.execution.persons import find_persons, person_export
from server.jobs.forgetting import Forgetting
from tests.hall import ADMIN, ANN, House, house
from tests.server.domain.reservations.salon import o_clock
from tests.server.execution.test_racing import bookable
from tests.server.store.test_erasing import PHONE, SECRET, bytes_of

CANARY = Customer(name=SECRET, phone=PHONE, email="canaria@example.org")


async def booked(at: House, ident: str, days: int = 1) -> Reserved:
    command = Book(
        definition=ident, start_at=o_clock(10, days), customer=CANARY, notes=SECRET,
        access_needs=[SECRET],
    )  # fmt: skip
    told = await at.do(command, PUBLIC)
    assert isinstance(told, Reserved)
    return told


async def forgotten(at: House, hours: float) -> bool:
    """Whether the name is gone after so many hours more."""
    at.clock.advance(hours * 3_600)
    await at.do(RollDay(), TIMER)
    await Forgetting(at.door, at.tailer, at.clock).forget()
    return SECRET.encode() not in bytes_of(at.store.path.parent)


async def test_no_byte_knows_whose_reservation_was_deleted(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        told = await booked(at, await bookable(at))
        cancel = CancelReservation(reservation=told.reservation, reason=SECRET)
        await at.do(cancel, ANN)
        assert isinstance(await at.do(DeleteReservation(reservation=told.reservation)), Saved)
        assert at.store.get("reservation", told.reservation) is None
        folder = bytes_of(tmp_path)
        assert not any(each.encode() in folder for each in (SECRET, PHONE, "canaria"))


async def test_what_somebody_has_booked_who_is_erased_is_cancelled_and_nobody_is_written_to(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        told = await booked(at, await bookable(at))
        found = at.tailer.floor.get(Reservation, told.reservation)
        assert found is not None and found.person is not None
        assert SECRET.encode() in bytes_of(tmp_path)
        await at.do(ErasePerson(person=found.person), ADMIN)
        after = at.tailer.floor.get(Reservation, told.reservation)
        assert after is not None and after.undo_until is None
        assert (after.state, after.access_needs, after.revision) == ("cancelled", [], 2)
        assert not at.tailer.floor.outbox
        folder = bytes_of(tmp_path)
        assert not any(each.encode() in folder for each in (SECRET, PHONE, "canaria"))
        again = Book(definition=found.definition, start_at=found.start_at, customer=CANARY)
        assert isinstance(await at.do(again, PUBLIC), Reserved), "the time is free"


async def test_a_contact_is_kept_until_the_reservation_is_over_for_a_day(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        ident = await bookable(at)
        told = await booked(at, ident, days=5)
        wait = JoinWaitList(
            definition=ident, from_at=o_clock(10, 5), to_at=o_clock(10, 5), customer=CANARY
        )
        assert isinstance(await at.do(wait, PUBLIC), Saved)
        assert not await forgotten(at, 4 * 24)
        assert len(at.tailer.floor.lists["person"]) == 2
        await at.do(CancelReservation(reservation=told.reservation), ANN)
        assert not await forgotten(at, 1)


async def test_whoever_has_booked_is_found_by_address_and_number_and_handed_all_that_is_known(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        told = await booked(at, await bookable(at))
        await at.do(CancelReservation(reservation=told.reservation, reason="ill"), ANN)
        (found,) = find_persons(at.store, " CANARIA@Example.org ")
        assert (found.reservation, found.to_come, found.number) == (told.number, False, "")
        assert find_persons(at.store, shown(told.number)) == [found]
        known = person_export(at.store, found.person, at.clock.now())
        assert known is not None
        (one,) = known.reservations
        assert (one["number"], one["state"], one["reason"]) == (told.number, "cancelled", "ill")
        assert one["definition"] == "Cut" and one["start_at"].endswith("T10:00:00+00:00")
        assert {each["what"] for each in one["messages"]} >= {"confirmation", "reminder"}
        steps = [each["what"] for each in known.activities]
        assert steps == ["appointment_booked", "appointment_cancelled"]
        assert {row["op"] for row in known.audit} >= {"book", "cancel_reservation"}
