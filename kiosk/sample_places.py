"""Sample places as a slip's holder has them, and their server, for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from client.own_place import OwnCommand, OwnPlace, own_place
from kiosk.hall import HALL, MORNING, POINTS, Hall
from kiosk.scanned import Outcome
from protocol.changes import Change, Put
from protocol.messages import Snapshot
from protocol.replica import Replica
from protocol.views import OwnEntry, PublicLine, PublicPlace, PublicWait

MINUTE: Final = 60_000


def own_entry(**more: Any) -> OwnEntry:
    """A012, who has waited for ten minutes and is here."""
    own = OwnEntry(
        id="visit",
        entry="01900000-0000-7000-8000-0000000000ee",
        tag="own",
        number="A012",
        service_point=POINTS[0],
        service=HALL.services[0].id,
        state="waiting",
        present=True,
        joined_at=MORNING - 10 * MINUTE,
        since=MORNING - 10 * MINUTE,
        desk_name=None,
        calls=0,
        called_at=None,
        grace_until=None,
        version=1,
    )
    return msgspec.structs.replace(own, **more)


def frames(
    own: OwnEntry, hall: Hall = HALL, ahead: int = 5, published: bool = True
) -> list[Snapshot]:
    """What the server tells of an entry with so many before it; a new one is in no line yet."""
    names = [f"A{number:03}" for number in range(12 - ahead, 12)]
    places = [
        PublicPlace(
            id=name, number=name, service=own.service, state="waiting", order=1, desk_name=None
        )
        for name in names
    ]
    waits = [PublicWait(name, 5, 10) for name in names]
    if published:
        waits.append(PublicWait(own.tag, 4 * ahead + 5, 6 * ahead + 5, soonest=3 * ahead))
    line = PublicLine(
        id=own.service_point,
        at=MORNING,
        desks_open=3,
        line=waits,
    )
    records: list[Any] = [*hall.records(), *places, line]
    queue: list[Change] = [Put(record) for record in records]
    mine: list[Change] = [Put(own), Put(hall.site)]
    return [
        Snapshot(f"visitor/{own.id}", "e", 1, MORNING, mine),
        Snapshot(f"queue/{own.service_point}", "e", 1, MORNING, queue),
    ]


def place(hall: Hall = HALL, ahead: int = 5, **more: Any) -> OwnPlace:
    """The place of such an entry."""
    own = own_entry(**more)
    _, queue = frames(own, hall, ahead)
    copy = Replica(queue.topic)
    copy.snapshot(queue)
    return own_place(own, copy)


class HandHolder:
    """A server's desk for holders of slips that a test or a picture works by hand."""

    def __init__(self) -> None:
        self.looked: list[str] = []
        self.asked: list[tuple[str, OwnCommand, str]] = []
        """Token, command and command id of every change that was asked for."""
        self._seen: list[Callable[[OwnPlace | Outcome], None]] = []
        self._done: list[Callable[[Outcome], None]] = []

    def new_id(self) -> str:
        """Ids that count up."""
        return f"01900000-0000-7000-8000-{len(self.asked) + 1:012d}"

    def look(self, token: str, then: Callable[[OwnPlace | Outcome], None]) -> None:
        """Keep the question."""
        self.looked.append(token)
        self._seen.append(then)

    def change(
        self, token: str, command: OwnCommand, command_id: str, then: Callable[[Outcome], None]
    ) -> None:
        """Keep the question."""
        self.asked.append((token, command, command_id))
        self._done.append(then)

    def show(self, found: OwnPlace | Outcome) -> None:
        """Answer the last look."""
        self._seen[-1](found)

    def answer(self, outcome: Outcome) -> None:
        """Answer the last change."""
        self._done[-1](outcome)
