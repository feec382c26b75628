"""What staff see of a customer's past: the spans of this visit, and earlier visits."""

from __future__ import annotations

from typing import Final

from protocol.queries import HistoryItem, PastVisit, Span
from protocol.records import Entry
from server.store.history import OnRecord, earlier, of_visit, service_names
from server.store.store import Store

PAGE: Final = 50


def history(store: Store, visit: str, cursor: str | None) -> tuple[list[HistoryItem], str | None]:
    """A page of the history of a visit, and the cursor of the next. Blocks: call it in a thread.

    Without a cursor the spans of the visit itself come first. Empty for a visit that is not known.
    """
    items: list[HistoryItem] = []
    if cursor is None:
        own = of_visit(store, visit)
        items += _spans(own) if own else []
    found = earlier(store, visit, cursor, PAGE + 1)
    page = found[:PAGE]
    services = {service for each in page for leg in each.entries for service in _services(leg)}
    names = service_names(store, services)
    items += [_past(each, names) for each in page if each.entries]
    return items, page[-1].visit.id if len(found) > PAGE else None


def _spans(own: OnRecord) -> list[Span]:
    points = {entry.id: entry.service_point for entry in own.entries}
    return [
        Span(
            entry=span.entry,
            service_point=points[span.entry],
            state=span.state,
            from_at=span.from_at,
            to_at=span.to_at,
            desk=span.desk,
            actor=span.actor,
            reason=span.reason,
        )
        for span in own.intervals
        if not span.withdrawn
    ]


def _past(found: OnRecord, names: dict[str, str]) -> PastVisit:
    last = found.entries[-1]
    services = [service for leg in found.entries for service in _services(leg)]
    return PastVisit(
        visit=found.visit.id,
        number=found.visit.number,
        day=found.visit.day,
        arrived_at=found.visit.arrived_at,
        services=[names[service] for service in dict.fromkeys(services) if service in names],
        outcome=last.state,
        reason=last.reason,
        waited_s=_seconds(found, "waiting", "away"),
        served_s=_seconds(found, "serving"),
    )


def _services(leg: Entry) -> tuple[str, ...]:
    return (leg.service, *leg.also)


def _seconds(found: OnRecord, *states: str) -> int:
    spans = (s for s in found.intervals if s.state in states and not s.withdrawn)
    return sum(span.to_at - span.from_at for span in spans) // 1000
