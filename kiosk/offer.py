"""What the house offers now, as the rows of a page: services, or the service points first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final, Literal

from client.house import LinkOf, open_link, services_of, site_of, under, wait
from client.instants import zone_of
from client.openings import opens
from kiosk.catalogue import here
from kiosk.flow import Browsing
from kiosk.layout import ASIDE_HEADING, HEADING, MOST_KEYS, Fit, Layout
from protocol.point_states import INTAKE
from protocol.replica import Replica
from protocol.views import PublicPoint, PublicService, PublicSite

MOST_CODES: Final = 2
"""More codes than this on one page would be scanned in error."""

RowKind = Literal["heading", "service", "point"]
Condition = Literal["open", "ended", "closed", "chosen"]
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
    """`ended`: those who wait are served, no new numbers; `chosen`: it is among the errands."""
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
    waiting: int = 0
    """How many wait where numbers can be had."""
    services: int = 0
    """How many services can be had now."""


@dataclass(frozen=True)
class View:
    """Who looks at the offer, and where: `zone` is the part of the house, `now` in ms."""

    layout: Layout
    now: int
    language: str = ""
    zone: str = ""
    chosen: tuple[str, ...] = ()
    """The services among the errands already."""
    link: LinkOf = open_link


@dataclass(frozen=True)
class _Group:
    point: PublicPoint
    services: tuple[Row, ...]


def offer(replica: Replica, stage: Browsing, view: View) -> Offer:
    """The page of a stage; a chosen point that is gone leads to all."""
    site = site_of(replica, view.language)
    zone = zone_of(site.zone) if site is not None else None
    groups = _groups(replica, view, zone)
    page = _page(groups, site, view, stage)
    ready = [(g, row) for g in groups for row in g.services if row.condition in ("open", "chosen")]
    page = replace(
        page,
        waiting=sum(point.waiting for point in {g.point.id: g.point for g, _ in ready}.values()),
        services=len(ready),
    )
    return page if not page.shut else _shut_page(page, groups, view.now, zone)


def _shut_page(page: Offer, groups: list[_Group], now: int, zone: tzinfo | None) -> Offer:
    """Nothing can be had: when it opens next, said once for all."""
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


def _page(groups: list[_Group], site: PublicSite | None, view: View, stage: Browsing) -> Offer:
    layout = view.layout
    chosen = next((g for g in groups if g.point.id == stage.point), None)
    if chosen is not None or len(groups) == 1:
        group = chosen or groups[0]
        point = group.point if chosen is not None else None
        codes = _codes(site, [group], view.link, named=False)
        return _paged(group.services, layout, stage.leaf, point, codes)
    whole = _whole(groups, layout)
    codes = _codes(site, groups, view.link, named=True)
    if whole is not None:
        return replace(whole, codes=codes)
    return _paged(tuple(_point_row(group) for group in groups), layout, stage.leaf, codes=codes)


def _groups(replica: Replica, view: View, zone: tzinfo | None) -> list[_Group]:
    found = services_of(replica, view.language)
    services = sorted(found, key=lambda s: (s.position, s.name, s.id))
    made = [
        _Group(
            p,
            tuple(
                _service_row(s, p, opens(p, view.now, zone), s.id in view.chosen)
                for s in services
                if s.service_point == p.id
            ),
        )
        for p in here(replica, view.zone, view.language)
    ]
    return [group for group in made if group.services]


def _service_row(service: PublicService, point: PublicPoint, opening: str, chosen: bool) -> Row:
    state = _state(point)
    condition: Condition = "closed" if state == "open" and not service.open else state
    if condition == "open" and chosen:
        condition = "chosen"
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
    open_ones = any(row.condition in ("open", "chosen") for row in group.services)
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


def _whole(groups: list[_Group], layout: Layout) -> Offer | None:
    """All services under the names of their points, if one page holds them; two service points
    stand side by side where there is the width."""
    titled = [
        (Row(g.point.id, "heading", g.point.name, g.point.location), *g.services) for g in groups
    ]
    if len(groups) == layout.columns:
        most = max(len(group.services) for group in groups)
        fit = layout.fit(most, 1, heading=ASIDE_HEADING)
        return None if fit is None else _placed(titled, fit, layout)
    rows = tuple(row for group in titled for row in group)
    keys = len(rows) - len(groups)
    if not groups or keys > MOST_KEYS or layout.columns > 1:
        return None
    fit = layout.fit(keys, len(groups))
    return None if fit is None else _placed([rows], fit, layout)


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
    point: PublicPoint | None = None,
    codes: tuple[Code, ...] = (),
) -> Offer:
    """Rows on as few pages as hold them, evenly; the page is brought into range."""
    most = layout.most(more=len(rows) > layout.most(more=False))
    pages = max(1, -(-len(rows) // most))
    size = -(-len(rows) // pages) if rows else 0
    page = min(page, pages - 1)
    columns = layout.columns if size > 2 else 1
    tall = -(-size // columns)
    fit = layout.fit(tall, more=pages > 1) or NO_FIT
    part = rows[page * size : (page + 1) * size]
    shown = _placed([part[at : at + tall] for at in range(0, len(part), tall or 1)], fit, layout)
    shut = _shut(rows)
    shown = replace(shown, columns=columns)
    return replace(shown, page=page, pages=pages, point=point, codes=codes, shut=shut)


def _codes(
    site: PublicSite | None, groups: list[_Group], link_of: LinkOf, *, named: bool
) -> tuple[Code, ...]:
    joinable = [g.point for g in groups if any(row.condition == "open" for row in g.services)]
    links = [(link_of(site, point), point) for point in joinable]
    codes = tuple(Code(link, point.name if named else "") for link, point in links if link)
    return codes if len(codes) <= MOST_CODES else ()


def _shut(rows: Sequence[Row]) -> Shut:
    open_ones = any(row.condition in ("open", "chosen") for row in rows if row.kind != "heading")
    return "" if open_ones else "closed"
