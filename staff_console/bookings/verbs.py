"""What can be done with what is chosen, by which key, or why it cannot. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from protocol.booking import Definition, Reservation
from protocol.records import ServicePoint
from staff_console.bookings.blocks import Known
from staff_console.bookings.keys import CAPS, VerbName
from staff_console.bookings.moving import Move
from staff_console.facts import zone
from staff_console.speech import tr
from staff_console.words import minutes


@dataclass(frozen=True)
class Verb:
    """A key: what it does, and why it cannot where it cannot."""

    name: VerbName
    does: str
    why: str = ""
    danger: bool = False

    @property
    def cap(self) -> str:
        """The key."""
        return CAPS[self.name]

    @property
    def there(self) -> bool:
        """Whether it can be used now."""
        return not self.why


def verbs_of(
    known: Known, reservation: Reservation | None, move: Move | None, now: int, connected: bool
) -> tuple[Verb, ...]:
    """All of whoever is chosen, in one order; nothing can be sent while the server is away."""
    verbs = _verbs(known, reservation, move, now)
    if connected:
        return verbs
    return tuple(
        each if each.name == "put_back" else replace(each, why=each.why or tr("offline"))
        for each in verbs
    )


def _verbs(
    known: Known, reservation: Reservation | None, move: Move | None, now: int
) -> tuple[Verb, ...]:
    if move is not None and move.moved:
        cannot = tr("It does not fit there.") if move.refused else ""
        return (
            Verb("drop", tr("Drop here"), cannot),
            Verb("put_back", tr("Put back")),
            Verb("cancel_booking", tr("Cancel booking"), _over(move.reservation), danger=True),
        )
    if reservation is None:
        return ()
    video = Verb("video", tr("Start video"), _no_video(known, reservation))
    definition = known.staff.get(Definition, reservation.definition)
    return (
        Verb("check_in_booking", tr("Is here"), _no_check_in(reservation)),
        Verb("miss_booking", tr("Did not come"), _no_miss(known, reservation, now)),
        Verb("edit_booking", tr("Change details"), _over(reservation, served=True)),
        Verb("remind", tr("Send reminder"), _no_reminder(known, reservation)),
        *((video,) if definition is not None and definition.video else ()),
        Verb("cancel_booking", tr("Cancel booking"), _over(reservation), danger=True),
    )


def due_at(known: Known, reservation: Reservation) -> int:
    """From when nobody waits for its customer any more, ms."""
    point = known.staff.get(ServicePoint, reservation.service_point)
    late = point.late_s if point is not None else 0
    start = max(reservation.start_at, reservation.projected_at or 0)
    return start + late * 1000


def lost_at(known: Known, reservation: Reservation) -> int:
    """From when staff say what a late customer is taken as, ms."""
    point = known.staff.get(ServicePoint, reservation.service_point)
    late = point.lost_s if point is not None else 0
    return max(reservation.start_at, reservation.projected_at or 0) + late * 1000


def _over(reservation: Reservation, served: bool = False) -> str:
    said = {
        "completed": "" if served else tr("It was served."),
        "no_show": tr("Nobody came."),
        "cancelled": tr("It is cancelled."),
    }
    return said.get(reservation.state, "")


def _no_check_in(reservation: Reservation) -> str:
    if reservation.state == "checked_in":
        return tr("Is here already.")
    return _over(reservation)


def _no_miss(known: Known, reservation: Reservation, now: int) -> str:
    if reservation.state == "checked_in":
        return tr("Is here.")
    why = _over(reservation)
    due = due_at(known, reservation)
    if not why and now < due:
        return tr("From {at} on.").format(at=minutes(due, zone(known.staff)))
    return why


def _no_reminder(known: Known, reservation: Reservation) -> str:
    person = known.person(reservation.person)
    why = _over(reservation)
    if not why and (person is None or not (person.email or person.phone)):
        return tr("No mail address and no phone.")
    return why


def _no_video(known: Known, reservation: Reservation) -> str:
    return _over(reservation)
