"""Who has a time: a session that goes on, or resources that are free; or why nobody has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from protocol.booking import ResourceKind
from protocol.records import Staff
from server.domain.slots.asked import Asked
from server.domain.slots.claims import Claim
from server.domain.slots.resources import choose
from server.domain.slots.times import local_day


class Placed(NamedTuple):
    """What a booking takes, and how many seats there are."""

    resources: tuple[str, ...]
    seats: int


class Session(NamedTuple):
    """Those who share one slot: its resources, its seats that are left."""

    resources: tuple[str, ...]
    left: int


def place(asked: Asked, start_at: int, end_at: int) -> Placed | None:
    """A session with room, the fullest first; else free resources; else None."""
    joined = join(asked, start_at, end_at)
    if joined is not None:
        return joined
    chosen: list[str] = []
    day = local_day(start_at, asked.zone).toordinal()
    for kind, needs in asked.kinds.items():
        order = ranked(asked, kind, day)
        able = (each for each in order if free_then(asked, each, start_at, end_at))
        some = choose(needs, able)
        if some is None:
            return None
        chosen += some
    return Placed(tuple(sorted(chosen)), asked.definition.seats) if asked.has(chosen) else None


def join(asked: Asked, start_at: int, end_at: int) -> Placed | None:
    """The session that it can join then, the fullest first."""
    for session in sessions(asked, start_at, end_at):
        if session.left >= asked.wanted.seats and _joins(asked, session, start_at, end_at):
            return Placed(session.resources, session.left)
    return None


def ranked(asked: Asked, kind: ResourceKind, day: int) -> list[str]:
    """All of a kind who could be needed on a local day (its ordinal), the best first: who is asked
    for, who has it already, who has the fewest bookings that day."""
    load = asked.load_on(day)
    some = asked.able[kind]
    order = [each for each in some if not load.get(each)]
    order += sorted((each for each in some if load.get(each)), key=lambda each: load[each])
    if asked.picked or asked.own:
        order.sort(key=lambda each: (each not in asked.picked, each not in asked.own))
    return order


def sessions(asked: Asked, start_at: int, end_at: int) -> list[Session]:
    """Those of a time that it could share, the fullest first."""
    if asked.definition.seats < 2:
        return []
    taken: dict[tuple[str, ...], int] = {}
    for claim in asked.agenda.starting(asked.definition.id, start_at, start_at + 1):
        if claim.end_at == end_at and asked.live(claim):
            taken[claim.resources] = taken.get(claim.resources, 0) + claim.seats
    left = (Session(who, max(asked.definition.seats - n, 0)) for who, n in taken.items())
    return sorted(left, key=lambda session: (session.left, session.resources))


def _joins(asked: Asked, session: Session, start_at: int, end_at: int) -> bool:
    """Whether one more may join: all that it has can be had by what is booked, but for itself."""
    if not all(free_then(asked, each, start_at, end_at, session) for each in session.resources):
        return False
    needed: set[str] = set()
    for needs in asked.kinds.values():
        some = choose(needs, session.resources)
        if some is None:
            return False
        needed.update(some)
    return needed == set(session.resources) and asked.has(needed)


def works(asked: Asked, resource: str, start_at: int, end_at: int) -> bool:
    """Whether a resource can be had then, whoever has it; a desk whenever its point is open."""
    colleague = asked.floor.get(Staff, resource)
    if colleague is None:
        return True
    return asked.timetables(start_at, end_at).of_staff(colleague).holds(start_at, end_at)


def in_the_way(
    asked: Asked, resource: str, start_at: int, end_at: int, session: Session | None = None
) -> Iterator[Claim]:
    """The live claims that keep a resource from a time, but for those of a session."""
    first, last = start_at - asked.before, end_at + asked.after
    for claim in asked.agenda.around(resource, first, last):
        if (
            asked.live(claim)
            and claim.hinders(start_at, end_at, asked.before, asked.after)
            and not (
                session is not None
                and claim.together(asked.definition.id, start_at, end_at)
                and claim.resources == session.resources
            )
        ):
            yield claim


def free_then(
    asked: Asked, resource: str, start_at: int, end_at: int, session: Session | None = None
) -> bool:
    """Whether a resource can be had then."""
    if next(in_the_way(asked, resource, start_at, end_at, session), None) is not None:
        return False
    return works(asked, resource, start_at, end_at)
