"""What the house offers now, as the rows of a page: services, or the service points first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final, Literal

from client.house import page_link, points_of, services_of, site_of, under, wait
from client.instants import zone_of
from client.openings import opens
from kiosk.flow import Choosing
from kiosk.layout import ASIDE_HEADING, HEADING, Fit, Layout
from protocol.point_states import INTAKE
from protocol.replica import Replica
from protocol.views import PublicPoint, PublicService, PublicSite

MOST_CODES: Final = 2
"""More codes than this on one page would be scanned in error."""

RowKind = Literal["heading", "service", "point"]
Condition = Literal["open", "ended", "closed"]
Shut = Literal["", "ended", "closed"]


@dataclass(frozen=True)
class Row:
    """A line of the page: what is chosen, how many wait, and how long."""

    key: str
    kind: RowKind
    name: str
    detail: str = ""
    """Where a service point is."""
    waiting: int = 0
    wait: str = ""
    under: bool = False
    """Whether the wait is less than that."""
    condition: Condition = "open"
    """`ended`: those who wait are served, no new numbers."""
    desks: bool = True
    """Whether a desk is open."""
    last: bool = False
    """Whether these are the last numbers of the day."""
    opens: str = ""
    """When a service point that is closed opens next."""
    column: int = 0
    stands: float = 0.0
    """Where it stands, px from the top of the keys."""


@dataclass(frozen=True)
class Code:
    """A link by which a phone joins, and the service point that it joins if there are several."""

    link: str
    name: str


NO_FIT: Final = Fit(0, 0)


@dataclass(frozen=True)
class Offer:
    """One page."""

    rows: tuple[Row, ...] = ()
    fit: Fit = NO_FIT
    columns: int = 1
    height: float = 0.0
    """Of all rows, px."""
    page: int = 0
    pages: int = 1
    point: PublicPoint | None = None
    """The service point that was chosen."""
    codes: tuple[Code, ...] = ()
    shut: Shut = ""
    """Set when nothing at all can be chosen; `ended` while people are still served."""
    opens: str = ""
    """When it opens next, where all is shut."""

    @property
    def nav(self) -> bool:
        """Whether keys lead back or on."""
        return self.pages > 1 or self.point is not None


@dataclass(frozen=True)
class _Group:
    point: PublicPoint
    services: tuple[Row, ...]


def offer(replica: Replica, layout: Layout, stage: Choosing, note: bool, now: int) -> Offer:
    """The page of a stage at the server's time (ms); a chosen point that is gone leads back."""
    site = site_of(replica)
    zone = zone_of(site.zone) if site is not None else None
    groups = _groups(replica, now, zone)
    page = _page(groups, site, layout, stage, note)
    if not page.shut:
        return page
    opening = [point for group in groups if (point := group.point).opens_at is not None]
    soonest = min(opening, key=lambda point: point.opens_at or 0, default=None)
    ended = any(row.condition == "ended" for group in groups for row in group.services)
    return replace(
        page,
        # The voice says it for all; a row says it only beside others that are open.
        rows=tuple(replace(row, opens="") for row in page.rows),
        shut="ended" if ended else "closed",
        opens=opens(soonest, now, zone) if soonest is not None else "",
    )


def _page(
    groups: list[_Group],
    site: PublicSite | None,
    layout: Layout,
    stage: Choosing,
    note: bool,
) -> Offer:
    chosen = next((g for g in groups if g.point.id == stage.point), None)
    if chosen is not None or len(groups) == 1:
        group = chosen or groups[0]
        point = group.point if chosen is not None else None
        codes = _codes(site, [group], named=False)
        return _paged(group.services, layout, stage.page, note, point, codes)
    whole = _whole(groups, layout, note)
    if whole is not None:
        return replace(whole, codes=_codes(site, groups, named=True))
    return _paged(tuple(_point_row(group) for group in groups), layout, stage.page, note)


def _groups(replica: Replica, now: int, zone: tzinfo | None) -> list[_Group]:
    services = sorted(services_of(replica), key=lambda s: (s.position, s.name, s.id))
    made = [
        _Group(
            p,
            tuple(
                _service_row(s, p, opens(p, now, zone)) for s in services if s.service_point == p.id
            ),
        )
        for p in points_of(replica)
    ]
    return [group for group in made if group.services]


def _service_row(service: PublicService, point: PublicPoint, opening: str) -> Row:
    state = _state(point)
    condition: Condition = "closed" if state == "open" and not service.open else state
    return Row(
        key=service.id,
        kind="service",
        name=service.name,
        # All services of a point share one line: these people are ahead, whatever they came for.
        waiting=point.waiting if condition == "open" else service.waiting,
        wait=wait(service.low, service.high),
        under=under(service.low),
        condition=condition,
        desks=point.desks_open > 0,
        last=condition == "open" and point.state == "last_numbers",
        opens=opening if state == "closed" else "",
    )


def _point_row(group: _Group) -> Row:
    point = group.point
    open_ones = any(row.condition == "open" for row in group.services)
    state = _state(point)
    return Row(
        key=point.id,
        kind="point",
        name=point.name,
        detail=point.location,
        waiting=point.waiting,
        condition="closed" if state == "open" and not open_ones else state,
        desks=point.desks_open > 0,
        last=open_ones and point.state == "last_numbers",
        opens=group.services[0].opens,
    )


def _state(point: PublicPoint) -> Condition:
    if point.state in INTAKE:
        return "open"
    return "closed" if point.state == "closed" else "ended"


def _whole(groups: list[_Group], layout: Layout, note: bool) -> Offer | None:
    """All services under the names of their points, if one page holds them; two service points
    stand side by side where there is the width."""
    titled = [
        (Row(g.point.id, "heading", g.point.name, g.point.location), *g.services) for g in groups
    ]
    if len(groups) == layout.columns:
        most = max(len(group.services) for group in groups)
        fit = layout.fit(most, 1, note=note, nav=False, heading=ASIDE_HEADING)
        return None if fit is None else _placed(titled, fit, layout)
    rows = tuple(row for group in titled for row in group)
    fit = layout.fit(len(rows) - len(groups), len(groups), note=note, nav=False)
    return None if fit is None or not groups else _placed([rows], fit, layout)


def _placed(columns: Sequence[tuple[Row, ...]], fit: Fit, layout: Layout) -> Offer:
    """The rows at their places; keys are as high as `fit` says."""
    placed: list[Row] = []
    height = 0.0
    heading = (HEADING if len(columns) == 1 else ASIDE_HEADING) * layout.unit
    for column, rows in enumerate(columns):
        top = 0.0
        for row in rows:
            placed.append(replace(row, column=column, stands=top))
            top += (heading if row.kind == "heading" else fit.key) + fit.gap
        height = max(height, top - fit.gap)
    return Offer(tuple(placed), fit, len(columns), height, shut=_shut(placed))


def _paged(
    rows: tuple[Row, ...],
    layout: Layout,
    page: int,
    note: bool,
    point: PublicPoint | None = None,
    codes: tuple[Code, ...] = (),
) -> Offer:
    """Rows on as few pages as hold them, evenly; the page is brought into range."""
    nav = point is not None or len(rows) > layout.most(note=note, nav=False)
    most = layout.most(note=note, nav=nav)
    pages = max(1, -(-len(rows) // most))
    size = -(-len(rows) // pages) if rows else 0
    page = min(page, pages - 1)
    fit = layout.fit(size, 0, note=note, nav=nav)
    shown = _placed([rows[page * size : (page + 1) * size]], fit or NO_FIT, layout)
    shut = _shut(rows)
    return replace(shown, page=page, pages=pages, point=point, codes=codes, shut=shut)


def _codes(site: PublicSite | None, groups: list[_Group], named: bool) -> tuple[Code, ...]:
    joinable = [g.point for g in groups if any(row.condition == "open" for row in g.services)]
    links = [(page_link(site, "q", point.id), point) for point in joinable]
    codes = tuple(Code(link, point.name if named else "") for link, point in links if link)
    return codes if len(codes) <= MOST_CODES else ()


def _shut(rows: Sequence[Row]) -> Shut:
    open_ones = any(row.condition == "open" for row in rows if row.kind != "heading")
    return "" if open_ones else "closed"
