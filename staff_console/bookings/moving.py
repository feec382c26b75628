"""A reservation that is being moved: where to, what the server says of that place. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Any, Final

from client.instants import local
from protocol.booking import Reservation
from protocol.booking_queries import Explained, OpenSlot
from protocol.commands import Reschedule
from protocol.records import Desk, Staff
from protocol.replica import Replica
from staff_console.answers import OFFERED, AnswerLine, Offer
from staff_console.bookings.blocks import Known, customer_of
from staff_console.bookings.business_days import instant, later
from staff_console.bookings.grid import By
from staff_console.reports.days import day_name
from staff_console.speech import tr
from staff_console.words import isolated, minutes

MINUTE: Final = 60_000
SHORTEST_MS: Final = 5 * MINUTE


@dataclass(frozen=True)
class Place:
    """A column and a time, ms. The column is a colleague or a desk, or empty for neither."""

    column: str
    start_at: int
    end_at: int


@dataclass(frozen=True)
class Move:
    """From where and to where; `explained` is of that place, None until the server has said it."""

    reservation: Reservation
    by: By
    origin: Place
    place: Place
    explained: Explained | None = None
    failed: str = ""

    @property
    def moved(self) -> bool:
        """Whether it is somewhere else."""
        return self.place != self.origin

    @property
    def refused(self) -> bool:
        """Whether it cannot go there, as far as is known."""
        return self.moved and self.explained is not None and not self.explained.offered


@dataclass(frozen=True)
class Fit:
    """A place where it fits, and what it is called."""

    who: str
    at: str
    about: str
    slot: OpenSlot
    cap: str = ""


def begun(reservation: Reservation, by: By, column: str) -> Move:
    """It is taken up where it stands."""
    place = Place(column, reservation.start_at, reservation.end_at)
    return Move(reservation, by, place, place)


def to_place(move: Move, column: str, start_at: int) -> Move:
    """It is moved there, as long as it is."""
    long = move.place.end_at - move.place.start_at
    return _at(move, Place(column, start_at, start_at + long))


def stretched(move: Move, end_at: int) -> Move:
    """Its end is moved."""
    end = max(end_at, move.place.start_at + SHORTEST_MS)
    return _at(move, replace(move.place, end_at=end))


def carried(move: Move, day: str, to_day: str, zone: tzinfo) -> Move:
    """It is taken along to another day, at the same time of the clock."""
    days = (date.fromisoformat(to_day) - date.fromisoformat(day)).days
    there = local(move.place.start_at, zone)
    minute = there.hour * 60 + there.minute
    start = instant(later(there.date().isoformat(), days), minute, zone)
    return to_place(move, move.place.column, start)


def _at(move: Move, place: Place) -> Move:
    return move if place == move.place else replace(move, place=place, explained=None, failed="")


def snapped(at: int, start_at: int, step_min: int) -> int:
    """The step of the grid next to an instant; the grid begins at `start_at`."""
    step = step_min * MINUTE
    return start_at + round((at - start_at) / step) * step


def question(move: Move) -> dict[str, Any]:
    """The arguments of `explain_slot` for where it is now."""
    args: dict[str, Any] = {
        "definition": move.reservation.definition,
        "start_at": move.place.start_at,
        "end_at": move.place.end_at,
        "seats": move.reservation.seats,
        "reservation": move.reservation.id,
    }
    return {**args, move.by: move.place.column} if move.place.column else args


def command(move: Move) -> Reschedule:
    """What is asked when it is dropped."""
    return _reschedule(move.reservation, move.reservation.version, move.by, move.place, move.origin)


def _reschedule(
    reservation: Reservation, version: int, by: By, place: Place, before: Place
) -> Reschedule:
    other = place.end_at - place.start_at != before.end_at - before.start_at
    usual = place.end_at - place.start_at == reservation.end_at - reservation.start_at
    return Reschedule(
        reservation=reservation.id,
        expected=version,
        start_at=place.start_at,
        # Its own length need not be said; another one only staff may give.
        end_at=place.end_at if other or not usual else None,
        staff=place.column or None if by == "staff" else None,
        desk=place.column or None if by == "desk" else None,
    )


def resource_name(staff: Replica, idents: Sequence[str]) -> str:
    """The colleague, else the desk, that a slot would take."""
    for ident in idents:
        if (who := staff.get(Staff, ident)) is not None:
            return who.name.partition(" ")[0]
    for ident in idents:
        if (desk := staff.get(Desk, ident)) is not None:
            return desk.name
    return ""


def fits(known: Known, move: Move, zone: tzinfo) -> tuple[Fit, ...]:
    """Where else it fits, the best first."""
    explained = move.explained
    found = []
    for at, slot in enumerate(explained.elsewhere[:OFFERED] if explained is not None else ()):
        by = (slot.start_at - move.place.start_at) // MINUTE
        about = tr("fits") if by == 0 else tr("{later} min later").format(later=by)
        if by < 0:
            about = tr("{earlier} min earlier").format(earlier=-by)
        if abs(by) >= 24 * 60:
            about = f"{_day(slot.start_at, zone)}"
        who = resource_name(known.staff, slot.resources)
        found.append(Fit(who, minutes(slot.start_at, zone), about, slot, f"Alt+{at + 1}"))
    return tuple(found)


def _day(at: int, zone: tzinfo) -> str:
    day = local(at, zone).date().isoformat()
    return day_name(day, day)


def fit_command(known: Known, move: Move, fit: Fit) -> Reschedule:
    """What is asked when an alternative is taken."""
    column = _column(known, move, fit.slot.resources)
    place = Place(column, fit.slot.start_at, fit.slot.end_at)
    return _reschedule(move.reservation, move.reservation.version, move.by, place, move.origin)


def _column(known: Known, move: Move, resources: Sequence[str]) -> str:
    kind = Staff if move.by == "staff" else Desk
    return next((each for each in resources if known.staff.get(kind, each) is not None), "")


def move_line(known: Known, move: Move, zone: tzinfo) -> AnswerLine:
    """What the answer line says while it is moved."""
    name = isolated(customer_of(known, move.reservation))
    at, back = minutes(move.place.start_at, zone), tr("put back")
    if not move.moved:
        title = tr("{name} is taken up.").format(name=name)
        text = tr("Shift and arrows move it, Ctrl+Shift+↑ ↓ change its end.")
        return AnswerLine("note", title, text, "Esc", back)
    if move.failed:
        return AnswerLine("refused", tr("The server did not say."), move.failed, "Esc", back)
    who = resource_name(known.staff, [move.place.column])
    to = tr("{name} to {at} with {who}.") if who else tr("{name} to {at}.")
    title = to.format(name=name, at=at, who=isolated(who))
    if move.explained is None:
        return AnswerLine("note", title, tr("Asking whether that fits …"), "Esc", back)
    if move.explained.offered:
        return AnswerLine("note", title, tr("It fits. Enter drops it there."), "Esc", back)
    reasons = [each.said for each in move.explained.reasons]
    offers = tuple(
        Offer(f"{fit.who} {fit.at}".strip(), "reschedule", fit_command(known, move, fit), name)
        for fit in fits(known, move, zone)
    )
    first = reasons[0] if reasons else tr("Not here.")
    return AnswerLine(
        "refused", first, tr("Nothing was changed."), "Esc", back, offers=offers
    )  # fmt: skip


def told_how(known: Known, reservation: Reservation) -> str:
    """Who tells its customer of another time."""
    person = known.person(reservation.person)
    if person is not None and (person.email or person.phone):
        return tr("The customer is told.")
    return tr("No mail address, no phone: tell them yourself.")


def overtaken(known: Known, move: Move, zone: tzinfo) -> AnswerLine | None:
    """What is said when somebody else has changed what is being moved; None while nobody has."""
    before = move.reservation
    name = isolated(customer_of(known, before))
    now = known.reservation(before.id)
    if now is None:
        title = tr("{name}: erased, or moved to another week.").format(name=name)
        return AnswerLine("refused", title, tr("Your move was put back."), "Esc", tr("put away"))
    if now.version == before.version or _same(before, now):
        return None
    who = known.staff.get(Staff, now.actor)
    by = who.name if who is not None else tr("The customer") if now.actor is None else ""
    by = by or tr("Somebody")
    if now.state == "cancelled":
        said = tr("{who} cancelled {name}.")
    elif now.state != before.state:
        said = tr("{who} changed {name}.")
    else:
        said = tr("{who} moved {name} to {at}.")
    title = said.format(who=isolated(by), name=name, at=minutes(now.start_at, zone))
    return AnswerLine("refused", title, tr("Your move was put back."), "Esc", tr("put away"))


def _same(before: Reservation, now: Reservation) -> bool:
    """Whether only what does not matter to a move is otherwise."""
    return (before.start_at, before.end_at, before.state, before.resources) == (
        now.start_at,
        now.end_at,
        now.state,
        now.resources,
    )


def moved_line(before: Reservation, what: Reschedule, name: str, where: tzinfo) -> str:
    """What became of it: it begins at another time, or ends at one."""
    stays = what.start_at == before.start_at
    if stays and what.end_at is not None and what.end_at != before.end_at:
        return tr("{name} ends at {at} now.").format(name=name, at=minutes(what.end_at, where))
    return tr("{name} moved to {at}.").format(name=name, at=minutes(what.start_at, where))
