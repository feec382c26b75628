"""What lines take from stock and put back, and when what is ordered should come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.parts import Part, Supplier
from protocol.service_requests import RequestLine, ServiceRequest
from server.domain.floor import Floor
from server.domain.hours import wall_instant
from server.domain.money.amounts import decimal, plain
from server.domain.refused import refuse
from server.domain.requests.hours import hours_of
from server.domain.sla.calendar import HORIZON_DAYS

_ENDS_MIN: Final = 17 * 60
"""When a working day is over where no hours are set up: Monday to Friday."""
_DAY_MIN: Final = 24 * 60


def taken(floor: Floor, line: RequestLine) -> list[Change]:
    """The stock without what a line takes. Raises `Refused` where there is not so much."""
    part = floor.get(Part, line.part)
    if part is None:
        raise refuse(
            "unknown_part",
            f"{line.name} is not on the list of parts. Say that it came instead.",
            field="line",
        )
    here, needed = decimal(part.stock), decimal(line.quantity)
    if here < needed:
        raise refuse(
            "out_of_stock",
            f"{part.name}: {plain(needed)} needed, {plain(here)} in stock. Order it, or count "
            "the stock again.",
            field="line",
        )
    return [Put(_with_stock(part, here - needed))]


def put_back(floor: Floor, *lines: RequestLine) -> list[Change]:
    """The stock with what lines had taken and have not used up."""
    back: dict[str, Decimal] = {}
    for line in lines:
        if line.from_stock and line.part is not None:
            back[line.part] = back.get(line.part, Decimal(0)) + decimal(line.quantity)
    parts = {ident: floor.get(Part, ident) for ident in back}
    return [
        Put(_with_stock(part, decimal(part.stock) + back[ident]))
        for ident, part in parts.items()
        if part is not None
    ]


def taken_unused(floor: Floor, request: str) -> list[RequestLine]:
    """Lines of a request whose parts were taken from stock and not built in."""
    lines = floor.requests.lines(request)
    return [each for each in lines if each.from_stock and each.state == "here"]


def unused_back(floor: Floor, request: str) -> list[Change]:
    """What goes back to stock when something is given back as it is; its lines are dropped."""
    lines = taken_unused(floor, request)
    dropped: list[Change] = [
        Put(replace(each, state="dropped", from_stock=False, version=each.version + 1))
        for each in lines
    ]
    return dropped + put_back(floor, *lines)


def due_at(floor: Floor, request: ServiceRequest, line: RequestLine, now: int) -> int | None:
    """When an ordered part should come (ms): at the end of so many business days of the bench as
    its supplier takes. None where nobody knows its supplier."""
    supplier = floor.get(Supplier, line.supplier)
    if supplier is None:
        return None
    hours, zone = hours_of(floor, request.service_point), ZoneInfo(floor.site.zone)
    day = datetime.fromtimestamp(now / 1000, UTC).astimezone(zone).date()
    left = supplier.lead_days
    for ahead in range(HORIZON_DAYS):
        that = day + timedelta(days=ahead)
        from_at, to_at = (wall_instant(that, minute, zone, 0) for minute in (0, _DAY_MIN))
        if hours is None:
            ends = wall_instant(that, _ENDS_MIN, zone, 0) if that.weekday() < 5 else None
        else:
            spans = list(hours.table(from_at, to_at).between(from_at, to_at))
            ends = spans[-1][1] if spans else None
        left -= ends is not None and ahead > 0
        if ends is not None and ends > now and left <= 0:
            return ends
    return None


def _with_stock(part: Part, stock: Decimal) -> Part:
    return replace(part, stock=plain(stock), version=part.version + 1)
