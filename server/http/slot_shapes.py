"""Free times in JSON."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Final, cast

import msgspec
from msgspec import Meta

from server.domain.slots import Explanation, Free, ReasonKind
from server.http.shapes import Shape, instant, instant_or_none

REMEMBERED: Final = 256
MOST_BYTES: Final = 8_000_000
"""So many lists, and so much of them, are kept as they were written."""


_instant: Final = lru_cache(8_192)(instant)
"""Starts lie on a grid, and each is the end of another: half of what a list costs is saved."""


class FreeSlot(Shape, frozen=True):
    """A time that can be booked."""

    start: datetime
    end: datetime
    seats: Annotated[int, Meta(description="How many seats are left.", examples=[1])]
    resources: Annotated[
        list[str], Meta(description="Ids of colleagues and desks that it takes; for staff alone.")
    ]

    @classmethod
    def of(cls, free: Free, staff: bool) -> FreeSlot:
        """The JSON of a free time."""
        return cls(
            start=_instant(free.start_at),
            end=_instant(free.end_at),
            seats=free.seats,
            resources=list(free.resources) if staff else [],
        )


class Written:
    """Lists of free times in JSON: many ask for the same days, and mostly nothing has changed."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, tuple[list[Free], msgspec.Raw]] = OrderedDict()
        self._bytes = 0

    def of(self, question: Hashable, found: list[Free], staff: bool) -> list[FreeSlot]:
        """The list as the answer to a question; the same list is written once."""
        before, written = self._known.get(question, (None, msgspec.Raw()))
        if before != found:
            told = [FreeSlot.of(each, staff) for each in found]
            written = msgspec.Raw(msgspec.json.encode(told))
            self._keep(question, found, written)
        # What is written already is put into the answer as it is.
        return cast(list[FreeSlot], written)

    def _keep(self, question: Hashable, found: list[Free], written: msgspec.Raw) -> None:
        _, before = self._known.pop(question, (None, b""))
        self._known[question] = (found, written)
        self._bytes += len(written) - len(before)
        while len(self._known) > REMEMBERED or self._bytes > MOST_BYTES:
            _, (_, gone) = self._known.popitem(last=False)
            self._bytes -= len(gone)


class ReasonShape(Shape, frozen=True):
    """A reason why a time is not offered."""

    kind: ReasonKind
    said: str
    until: Annotated[datetime | None, Meta(description="Until when that is so, if it is known.")]


class NotOffered(Shape, frozen=True):
    """A time that cannot be booked now."""

    start: datetime
    reasons: list[ReasonShape]


class SlotsAnswer(Shape, frozen=True):
    """What is free."""

    definition_id: str
    zone: Annotated[
        str, Meta(description="The hall's time zone, to show times in.", examples=["Europe/Berlin"])
    ]
    items: list[FreeSlot]
    refused: Annotated[
        list[NotOffered] | None,
        Meta(description="With `explain=true`: the other starts of the grid."),
    ]


_SAID: Final[dict[ReasonKind, str]] = {
    "past": "This time is past.",
    "closed": "It is closed then.",
    "holiday": "It is a holiday.",
    "off_grid": "Nothing begins at that time.",
    "notice": "It is too soon: it must be booked earlier.",
    "horizon": "It is too far ahead: it cannot be booked yet.",
    "day_limit": "That day is fully booked.",
    "customer_limit": "You have as many reservations as you may.",
    "no_staff": "Nobody is there for it then.",
    "no_desk": "There is no place for it then.",
    "taken": "It is taken.",
    "held": "Somebody is booking it just now.",
    "seats": "There are not so many seats left.",
    "not_open": "It is booked with staff: call, or ask at a desk.",
}
"""What customers are told; to staff it is said who or what stands in the way."""


def why_of(told: Explanation, staff: bool) -> NotOffered:
    """Why a time is not offered."""
    reasons = [
        ReasonShape(
            kind=each.kind,
            said=each.said if staff else _SAID[each.kind],
            until=instant_or_none(each.until) if staff or each.kind == "held" else None,
        )
        for each in told.reasons
    ]
    return NotOffered(start=instant(told.start_at), reasons=reasons)
