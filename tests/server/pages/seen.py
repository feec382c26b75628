"""Views of a visit and its queue, made by hand."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from protocol.records import EntryState
from protocol.views import (
    OwnEntry,
    PublicLine,
    PublicPlace,
    PublicPoint,
    PublicService,
    PublicSite,
    PublicWait,
)
from server.pages.face_value import PlaceViews

NOW = 1_795_528_680_000
"""13:58 UTC on 24 November 2026."""
SITE = PublicSite(
    id="site", name="Harbour Street", zone="UTC", message="", public_url="", day="2026-11-24"
)
OWN = OwnEntry(
    id="visit",
    entry="entry",
    tag="own",
    number="A012",
    service_point="point",
    service="service",
    state="waiting",
    present=False,
    joined_at=NOW - 60_000,
    since=NOW - 60_000,
    desk_name=None,
    calls=0,
    called_at=None,
    grace_until=None,
    version=1,
)


def place(tag: str, number: str, order: int = 0, state: EntryState = "waiting") -> PublicPlace:
    """Somebody in the queue."""
    return PublicPlace(
        id=tag, number=number, service="service", state=state, order=order, desk_name=None
    )


def waiting(
    ahead: int = 0,
    *,
    desks: int = 2,
    wait: tuple[int, int] | None = (25, 35),
    soonest: int = 0,
    **own: Any,
) -> PlaceViews:
    """Somebody who waits behind `ahead` others; called in `soonest` minutes at the earliest."""
    others = [place(f"t{n}", f"A{n + 1:03d}", n) for n in range(ahead)]
    line = [PublicWait(other.id, 5, 10) for other in others]
    line += [PublicWait("own", *wait, "longest", soonest)] if wait else []
    return PlaceViews(
        own=replace(OWN, **own),
        site=SITE,
        point=PublicPoint(
            id="point",
            name="Repairs",
            state="open",
            location="Hall 1",
            prefix="A",
            waiting=ahead + 1,
            desks_open=desks,
        ),
        services=[service()],
        places=[*others, place("own", "A012", NOW)],
        line=PublicLine(id="point", at=NOW, desks_open=desks, line=line),
    )


def service(low: int | None = 40, high: int | None = 55) -> PublicService:
    """The one service of the point."""
    return PublicService(
        id="service",
        service_point="point",
        name="Drop off a repair",
        position=0,
        open=True,
        waiting=1,
        next_number="A001",
        low=low,
        high=high,
    )


def moved(state: EntryState, desk: str | None = "Desk 3", **own: Any) -> PlaceViews:
    """Somebody who was called at 13:58 and is now in this state."""
    grace = {"called_at": NOW, "grace_until": NOW + 300_000, "calls": 1}
    return waiting(2, **{"state": state, "desk_name": desk, **grace, **own})
