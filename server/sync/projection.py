"""What every projection is: one topic's view of the floor.

A view is always rendered from the floor, so a delta cannot differ from a fresh snapshot but by a
view that was not touched; the property test of agreement looks for exactly that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from protocol.changes import Change, Key
from protocol.records import Record
from server.domain.floor import Floor


class Projection(Protocol):
    """One topic's view of the floor."""

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The views that a change may have changed."""

    def everything(self, floor: Floor) -> Iterable[Key]:
        """The views that there may be now."""

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The view, or None where there is none."""


@runtime_checkable
class Timed(Projection, Protocol):
    """One whose views change by the clock as well."""

    def passed(self, floor: Floor) -> Iterable[Key]:
        """The views that the passing of time may have changed since they were rendered."""
