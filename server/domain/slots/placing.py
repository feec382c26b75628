"""Who has a time: a session that goes on, or resources that are free; or why nobody has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protocol.records import Staff
from server.domain.hours import spans
from server.domain.slots.asked import Asked
from server.domain.slots.claims import Claim
from server.domain.slots.resources import choose, everybody
from server.domain.slots.times import covers, day_bounds, local_day, staff_calendar


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
    for session in sessions(asked, start_at, end_at):
        if session.left >= asked.wanted.seats and _joins(asked, session, start_at, end_at):
            return Placed(session.resources, session.left)
    ranked = [each for each in _ranked(asked, start_at) if _free(asked, each, start_at, end_at)]
    chosen = _choose(asked, ranked)
    return Placed(chosen, asked.definition.seats) if chosen is not None else None


def _choose(asked: Asked, able: Sequence[str]) -> tuple[str, ...] | None:
    """Those picked among them, and the foremost of the others."""
    if not asked.picked <= set(able):
        return None
    chosen = choose(asked.needs, able)
    return chosen if chosen is not None and asked.picked <= set(chosen) else None


def _ranked(asked: Asked, start_at: int) -> list[str]:
    """All who could be needed, the best first: who is asked for, who has it already, who has the
    fewest bookings that day."""
    begins, ends = day_bounds(local_day(start_at, asked.zone), asked.zone)

    def rank(resource: str) -> tuple[bool, bool, int, str]:
        claims = {c.id: c for c in asked.agenda.around(resource, begins, ends)}.values()
        load = sum(
            1
            for claim in claims
            if begins <= claim.start_at < ends and claim.expires_at is None and asked.live(claim)
        )
        return resource not in asked.picked, resource not in asked.own, load, resource

    return sorted(everybody(asked.needs), key=rank)


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
    if not all(_free(asked, each, start_at, end_at, session) for each in session.resources):
        return False
    return _choose(asked, session.resources) == session.resources


def works(asked: Asked, resource: str, start_at: int, end_at: int) -> bool:
    """Whether a resource can be had then, whoever has it; a desk whenever its point is open."""
    colleague = asked.floor.get(Staff, resource)
    if colleague is None:
        return True
    calendar = staff_calendar(asked.floor.site, colleague)
    return covers(spans(calendar, start_at, end_at), start_at, end_at)


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


def _free(
    asked: Asked, resource: str, start_at: int, end_at: int, session: Session | None = None
) -> bool:
    if next(in_the_way(asked, resource, start_at, end_at, session), None) is not None:
        return False
    return works(asked, resource, start_at, end_at)
