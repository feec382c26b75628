"""Whether resources are taken, by exact minutes: the same question as the store's triggers ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from protocol.records import Definition, Reservation, SlotHold
from server.domain.floor import Floor
from server.domain.slots.agenda import agenda_of
from server.domain.slots.claims import Claim, claim_of

DAY_MS = 86_400_000
FAR_MS = 7 * DAY_MS
"""The longest buffer."""


def is_free(
    floor: Floor, reservation: Reservation, now: int, without: Collection[str] = ()
) -> bool:
    """Whether a reservation that has given its time up can have the same again; `without` are ids
    of what is not in its way."""
    aside = {reservation.id, *without}
    wanted = as_claim(reservation)
    around = (
        other
        for resource in reservation.resources
        for other in agenda_of(floor).around(
            resource, reservation.start_at - FAR_MS, reservation.end_at + FAR_MS
        )
    )
    others = {each.id: each for each in around if each.live(now, aside)}
    return not any(in_the_way(wanted, other) for other in others.values()) and _has_seats(
        floor, wanted, others.values()
    )


def as_claim(record: Reservation | SlotHold) -> Claim:
    """What it takes, or took before it ended."""
    claim = claim_of(record)
    if claim is None:
        booked = Reservation(
            **{name: getattr(record, name) for name in record.__struct_fields__}
            | {"state": "booked"}
        )
        claim = claim_of(booked)
    assert claim is not None
    return claim


def in_the_way(one: Claim, other: Claim) -> bool:
    """Whether two cannot have what they take. Those of one session share it, up to its seats."""
    if one.together(other.definition, other.start_at, other.end_at):
        return False
    shares = not set(one.resources).isdisjoint(other.resources)
    return shares and one.hinders(other.start_at, other.end_at, other.before, other.after)


def _has_seats(floor: Floor, wanted: Claim, others: Iterable[Claim]) -> bool:
    definition = floor.get(Definition, wanted.definition)
    shared = sum(
        each.seats
        for each in others
        if each.together(wanted.definition, wanted.start_at, wanted.end_at)
        and not set(each.resources).isdisjoint(wanted.resources)
    )
    return definition is None or wanted.seats + shared <= definition.seats
