"""What hand mode keeps: the frozen order with everybody's share, ticks, and reports to be sent.

Nothing personal: ids, numbers and times. Instants are ms of the server's clock.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from protocol.outcomes import Refusal

Standing = Literal["waiting", "remote", "absent", "called", "serving", "on_hold", "missed"]
"""`remote` joined by phone and may be called, here or not; `absent` must check in first."""
Mark = Literal["called", "done", "no_show"]


class Held(msgspec.Struct, frozen=True, array_like=True):
    """Somebody on a list, as the last state had them."""

    entry: str
    number: str
    standing: Standing
    since: int
    """Called, served or waiting since then."""


class Share(msgspec.Struct, frozen=True):
    """Whom a desk has, in order: first who is there already, then whoever it is to call."""

    desk: str
    name: str
    held: list[Held]


class Sheet(msgspec.Struct, frozen=True):
    """The order as it was when the server went: the same on every console with the same state."""

    epoch: str
    seq: int
    at: int
    """When this state was the server's."""
    code: str
    """Four digits made of the shares: equal codes, equal sheets."""
    desk: str
    """Mine."""
    desk_name: str
    staff: str
    zone: str
    shares: list[Share]
    left: list[Held] = []
    """Whom no open desk can serve."""

    @property
    def mine(self) -> Share:
        """My own share; a paused desk may have none."""
        nobody = Share(self.desk, self.desk_name, [])
        return next((share for share in self.shares if share.desk == self.desk), nobody)


class Tick(msgspec.Struct, frozen=True):
    """What a clerk has done with one customer."""

    entry: str
    number: str
    mark: Mark
    called_at: int
    by_voice: bool
    """Called by hand; else the server had called them before."""
    ended_at: int | None = None

    @property
    def at(self) -> int:
        """When it was ticked last."""
        return self.called_at if self.ended_at is None else self.ended_at


class Report(msgspec.Struct, frozen=True):
    """A tick as it is told to the server, always under the same id."""

    command: str
    desk: str
    tick: Tick
    refused: Refusal | None = None
    """What the server said; None while it has not answered."""


class Book(msgspec.Struct, frozen=True):
    """All that one clerk keeps at one desk."""

    desk: str
    staff: str
    sheet: Sheet | None = None
    """None once the server is back."""
    ticks: list[Tick] = []
    reports: list[Report] = []

    @property
    def empty(self) -> bool:
        """Whether nothing is left to keep."""
        return self.sheet is None and not self.ticks and not self.reports

    def marks(self) -> dict[str, Tick]:
        """By entry what was done with it: now, or before it could be told."""
        told = {r.tick.entry: r.tick for r in self.reports if r.refused is None}
        return told | {tick.entry: tick for tick in self.ticks}

    def tick_of(self, entry: str) -> Tick | None:
        """What was done with one entry."""
        return self.marks().get(entry)
