"""The business time of a bench: of the calendar that its terms name, else of its service point."""

from __future__ import annotations

from protocol.records import RepairTerms, ServicePoint
from protocol.sla import SlaCalendar
from server.domain.floor import Floor
from server.domain.sla import OpenTime, open_time


def hours_of(floor: Floor, point: str) -> OpenTime | None:
    """When the bench of a service point works; None where it has no hours at all, so that nobody
    can tell."""
    terms = floor.get(RepairTerms, point)
    named = floor.get(SlaCalendar, terms.calendar) if terms is not None else None
    if named is not None:
        return open_time(named, floor.site)
    here = floor.get(ServicePoint, point)
    if here is None or not here.hours:
        return None
    own = SlaCalendar(
        id=here.id,
        name=here.name,
        zone=floor.site.zone,
        hours=here.hours,
        exceptions=here.exceptions,
        holidays=here.holidays,
    )
    return open_time(own, floor.site)
