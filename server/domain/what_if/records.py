"""The records of a replayed hall: just those that decide who is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from protocol.capability import Capability
from protocol.records import Desk, Entry, Record, ServicePoint, Visit
from server.domain.what_if.recorded import RecordedDay, RecordedDesk, RecordedLeg

R = TypeVar("R", bound=Record)


class DayRecords:
    """Records by kind and id; desks open and close in it, everything else stays."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._lists: dict[str, dict[str, Record]] = {}
        for record in records:
            self.put(record)

    def put(self, record: Record) -> None:
        """The record is now so."""
        self._lists.setdefault(record.kind(), {})[record.id] = record

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record, or None."""
        found = self._lists.get(kind.kind(), {}).get(ident or "")
        return found if isinstance(found, kind) else None

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind."""
        found: Iterable[Record] = self._lists.get(kind.kind(), {}).values()
        return (record for record in found if isinstance(record, kind))


def entry_of(leg: RecordedLeg, point: ServicePoint) -> Entry:
    """Somebody as the line has them; nobody is put first, as that is a colleague's doing."""
    return Entry(
        id=leg.id,
        visit=leg.id,
        number=leg.id,
        service_point=point.id,
        service=leg.service,
        also=leg.also,
        state="waiting",
        joined_at=leg.joined_at,
        eligible_at=leg.eligible_at,
        since=leg.joined_at,
        present=True,
        priority=leg.priority,
    )


def visit_of(leg: RecordedLeg) -> Visit:
    """The visit of somebody, for the access needs."""
    return Visit(
        id=leg.id,
        number=leg.id,
        day="",
        arrived_at=leg.joined_at,
        tag="",
        source="kiosk",
        access_needs=leg.needs,
    )


def settings_of(day: RecordedDay) -> list[Record]:
    """What stays as it is all day: point, services, colleagues, and all desks, closed."""
    desks = (closed(desk.desk) for desk in day.desks)
    return [day.point, *day.services, *day.staff, *desks]


def closed(desk: Desk) -> Desk:
    """The desk with nobody at work."""
    return replace(desk, state="closed", staff=None)


def opened(desk: Desk, staff: str | None) -> Desk:
    """The desk with a colleague at work."""
    return replace(desk, state="open", staff=staff)


class Abilities:
    """Who can be served at which desk while all desks are at work, whoever else is nearer to it."""

    def __init__(self, day: RecordedDay) -> None:
        records = DayRecords([day.point, *day.services, *day.staff])
        for desk in day.desks:
            records.put(opened(desk.desk, desk.work[-1].staff))
        self._of = {desk.id: Capability(records, day.point, desk) for desk in records.of(Desk)}
        self._known: dict[tuple[str, tuple[str, ...]], bool] = {}
        self.all_do_all = all(each.does_all for each in self._of.values())
        """Whether nothing restricts anybody: then it need not be asked each time."""

    def able(self, desk: RecordedDesk, leg: RecordedLeg) -> bool:
        """Whether the desk does what somebody came for."""
        key = desk.desk.id, leg.task
        if key not in self._known:
            self._known[key] = self._of[desk.desk.id].hindered(leg.task) is None
        return self._known[key]
