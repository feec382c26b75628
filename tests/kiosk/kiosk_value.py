"""A kiosk's screen as a value, for tests that look at it."""

from __future__ import annotations

from client.house import LinkOf, open_link
from client.live import LinkStatus, Phase
from kiosk.bench import DEVICE
from kiosk.flow import USUAL, Browsing, Manner, Page, Stage, start
from kiosk.hall import HALL, MORNING, TOKEN, Hall
from kiosk.layout import layout
from kiosk.screen import Local, Screen, screen
from kiosk.ticket import Ticket, ticket
from protocol.changes import Change, Put
from protocol.messages import Snapshot
from protocol.outcomes import Joined
from protocol.replica import Replica

BEGIN = 100.0
"""When the stage of a test begins, s of the steady clock."""


def replica_of(hall: Hall | None) -> Replica:
    replica = Replica("kiosk")
    if hall is not None:
        changes: list[Change] = [Put(record) for record in hall.records()]
        replica.snapshot(Snapshot("kiosk", "e", 1, MORNING, changes))
    return replica


def kiosk(
    hall: Hall | None = HALL,
    stage: Stage | None = None,
    phase: Phase = "live",
    *,
    after_s: float = 0.0,
    size: tuple[int, int] = (1080, 1920),
    as_of: int | None = MORNING,
    reason: str = "",
    manner: Manner = USUAL,
    language: str = "en",
    zone: str = "",
    link: LinkOf = open_link,
) -> Screen:
    """The screen of a stage that began at `BEGIN`, so many seconds later."""
    status = LinkStatus(phase, as_of, MORNING, None, phase == "live", reason)
    at = BEGIN + after_s
    division = layout(*size, low=manner.low)
    here = Local(stage or start(BEGIN), division, at, manner, language, zone, DEVICE, link=link)
    return screen(replica_of(hall), status, MORNING + round(after_s * 1000), here)


def given(hall: Hall = HALL, joined: Joined | None = None, token: str | None = TOKEN) -> Ticket:
    """The ticket of a join."""
    return ticket(joined or hall.joined(), token, replica_of(hall))


def page(which: Page = "services", point: str | None = None, leaf: int = 0) -> Browsing:
    """The stage of a page, begun at `BEGIN`."""
    return Browsing(BEGIN, BEGIN, which, point=point, leaf=leaf)


def rows(shown: Screen) -> list[str]:
    """The names of the rows."""
    return [row.name for row in shown.offer.rows]
