"""What can be done with what is chosen, by which key, or why it cannot. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from protocol.booking import COMPLETE_EARLY_S, Reservation
from protocol.dues import expected_at
from protocol.records import LIVE_STATES, Entry
from staff_console.bookings.blocks import Known
from staff_console.bookings.business_days import day_at
from staff_console.bookings.expected import by_video, kept_ms
from staff_console.bookings.grid import site_of
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
    here = Verb("check_in_booking", tr("Is here"), _no_check_in(known, reservation, now))
    why = _no_complete(known, reservation, now)
    first: tuple[Verb, ...] = (here, Verb("complete_booking", tr("Was served"), why))
    if by_video(known.staff, reservation):
        # Nobody is looked for in the hall: the talk begins, and has taken place.
        video = Verb("video", tr("Start video"), _no_video(known, reservation))
        first = (video, Verb("complete_booking", tr("Took place"), why), here)
    return (
        *first,
        Verb("miss_booking", tr("Did not come"), _no_miss(known, reservation, now)),
        Verb("edit_booking", tr("Change details"), _over(reservation, served=True)),
        Verb("remind", tr("Send reminder"), _no_reminder(known, reservation, now)),
        Verb("cancel_booking", tr("Cancel booking"), _no_cancel(reservation), danger=True),
    )


def due_at(known: Known, reservation: Reservation) -> int:
    """From when nobody waits for its customer any more, ms."""
    return expected_at(reservation) + kept_ms(known.staff, reservation)


def _over(reservation: Reservation, served: bool = False) -> str:
    said = {
        "completed": "" if served else tr("It was served."),
        "no_show": tr("Nobody came."),
        "cancelled": tr("It is cancelled."),
    }
    return said.get(reservation.state, "")


def _no_check_in(known: Known, reservation: Reservation, now: int) -> str:
    if reservation.state == "checked_in":
        return tr("Is here already.")
    why = _over(reservation)
    if why:
        return why
    if by_video(known.staff, reservation):
        return tr("It is held by video.")
    site = site_of(known.staff)
    where, roll = zone(known.staff), site.roll_hour if site is not None else 4
    day = day_at(reservation.start_at, where, roll)
    today = day_at(now, where, roll)
    return tr("It is for another day.") if day != today else ""


def _no_complete(known: Known, reservation: Reservation, now: int) -> str:
    live = (each for each in known.staff.of(Entry) if each.state in LIVE_STATES)
    if any(each.reservation == reservation.id for each in live):
        return tr("Is here: complete the visit.")
    why = _over(reservation)
    possible = reservation.start_at - COMPLETE_EARLY_S * 1000
    if not why and now < possible:
        return tr("From {at} on.").format(at=minutes(possible, zone(known.staff)))
    return why


def _no_miss(known: Known, reservation: Reservation, now: int) -> str:
    if reservation.state == "checked_in":
        return tr("Is here.")
    why = _over(reservation)
    due = due_at(known, reservation)
    if not why and now < due:
        return tr("From {at} on.").format(at=minutes(due, zone(known.staff)))
    return why


def _no_cancel(reservation: Reservation) -> str:
    if reservation.state == "checked_in":
        return tr("Is here: cancel the turn.")
    return _over(reservation)


def _no_reminder(known: Known, reservation: Reservation, now: int) -> str:
    if reservation.state == "checked_in":
        return tr("Is here.")
    person = known.person(reservation.person)
    why = _over(reservation)
    if not why and reservation.start_at <= now:
        return tr("Its time has come.")
    if not why and (person is None or not (person.email or person.phone)):
        return tr("No mail address and no phone.")
    return why


def _no_video(known: Known, reservation: Reservation) -> str:
    return _over(reservation)
