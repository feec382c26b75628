"""Which resources something bookable needs, who can be one, and who is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from protocol.booking import Definition, ResourceKind
from protocol.records import Desk, Record, Staff

if TYPE_CHECKING:
    from server.domain.floor import Floor


class Need(NamedTuple):
    """So many of these at once."""

    kind: ResourceKind
    skill: str
    many: int
    candidates: frozenset[str]


def needs_of(floor: Floor, definition: Definition) -> list[Need]:
    """What a definition requires, the same asked for twice as one, with all who could be it."""
    counts: dict[tuple[ResourceKind, str], int] = {}
    for required in definition.requires:
        key = (required.kind, required.skill)
        counts[key] = counts.get(key, 0) + required.count
    return [
        Need(kind, skill, count, _candidates(floor, definition, kind, skill))
        for (kind, skill), count in counts.items()
    ]


def choose(needs: Sequence[Need], ranked: Iterable[str]) -> tuple[str, ...] | None:
    """Resources that meet all needs of a kind at once, the foremost in rank; None where there are
    none.

    A resource is taken if some who were taken before can make room for it among the needs; so what
    comes out is best in the order of the ranks.
    """
    filled: list[list[str]] = [[] for _ in needs]
    missing = sum(need.many for need in needs)
    for resource in ranked:
        if _place(needs, filled, resource, set()):
            missing -= 1
            if not missing:
                return tuple(resource for group in filled for resource in group)
    return None


def _place(needs: Sequence[Need], filled: list[list[str]], resource: str, tried: set[int]) -> bool:
    for at, need in enumerate(needs):
        if at in tried or resource not in need.candidates:
            continue
        tried.add(at)
        if len(filled[at]) < need.many:
            filled[at].append(resource)
            return True
        for other in list(filled[at]):
            if _place(needs, filled, other, tried):
                filled[at].remove(other)
                filled[at].append(resource)
                return True
    return False


def by_kind(needs: Iterable[Need]) -> dict[ResourceKind, list[Need]]:
    """The needs of each kind; no resource is of two."""
    found: dict[ResourceKind, list[Need]] = {}
    for need in needs:
        found.setdefault(need.kind, []).append(need)
    return found


def everybody(needs: Sequence[Need]) -> set[str]:
    """All who could be needed."""
    return {resource for need in needs for resource in need.candidates}


def _candidates(
    floor: Floor, definition: Definition, kind: ResourceKind, skill: str
) -> frozenset[str]:
    if kind == "desk":
        desks = (d for d in floor.of(Desk) if d.service_point == definition.service_point)
        return frozenset(d.id for d in desks if not skill or skill in d.access)
    return frozenset(s.id for s in floor.of(Staff) if takes_bookings(s, skill))


def takes_bookings(colleague: Staff, skill: str = "") -> bool:
    """Whether reservations may take a colleague, for what needs a skill or none."""
    able = not skill or skill in colleague.skills
    return colleague.bookable and not colleague.left and able


def able_as(record: Record | None) -> object:
    """What decides whether a colleague or a desk could be needed."""
    match record:
        case Staff():
            return record.bookable, record.left, record.skills
        case Desk():
            return record.service_point, record.access
    return None
