"""A week of bookings, as colleagues see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from protocol.changes import Change, Key, Put, State, key_of
from protocol.records import (
    Record,
    Reservation,
    SlotHold,
    WaitListed,
)
from server.domain.booked import OPEN_WISHES
from server.domain.floor import Floor
from server.sync.past import Past
from server.sync.weeks import week_span

_FOLDED: Final = frozenset({"reservation", "person", "meeting", "slot_hold", "wait_listed"})


class BookProjection:
    """The reservations that begin in a week, with persons and meetings, what is held in it, and
    who waits for a time of it; whatever became of them.

    The floor forgets what has ended: `past` is what the disk has of the week (`past.py`), and what
    was seen once stays here, as it would be in a fresh copy from there.
    """

    def __init__(self, monday: str, past: Past | None = None) -> None:
        self._monday = monday
        self._kept: State = {key_of(record): record for record in past or ()}
        self._span = (0, 0)
        self._held_by: dict[str, set[Key]] = {}
        """What in the week is of a person, by the person."""

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of the week; what floor and disk both have is as on the floor."""
        site, known = floor.site, dict(self._kept)
        for kind in _FOLDED:
            known |= {key_of(record): record for record in floor.lists[kind].values()}
        self._span = week_span(self._monday, site.zone, site.roll_hour)
        self._kept, self._held_by = {}, {}
        for key, record in known.items():
            if self._is_in(record):
                self._take(key, record, known)
        return list(self._kept)

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """What is in the week, or was until now."""
        key, kind = change.key, change.key.kind
        if kind == "site":
            before = list(self._kept)
            return dict.fromkeys((*before, *self.everything(floor)))
        if kind not in _FOLDED:
            return ()
        record = change.r if isinstance(change, Put) else None
        if kind in ("person", "meeting"):
            return self._goes_along(key, record)
        if record is not None and self._is_in(record):
            return self._take(key, record, floor.state)
        return self._leave(key)

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The record itself."""
        return self._kept.get(key)

    def _is_in(self, record: Record) -> bool:
        begins, ends = self._span
        if isinstance(record, Reservation | SlotHold):
            return begins <= record.start_at < ends
        if isinstance(record, WaitListed):
            return record.state in OPEN_WISHES and record.from_at < ends and record.to_at >= begins
        return False

    def _take(self, key: Key, record: Record, known: State) -> list[Key]:
        """Take it in with what goes along with it; the keys of all that."""
        keys = [key, *_along(record)]
        self._kept[key] = record
        for each in keys[1:]:
            if each in known:
                self._kept[each] = known[each]
            if each.kind == "person":
                self._held_by.setdefault(each.id, set()).add(key)
        return keys

    def _leave(self, key: Key) -> list[Key]:
        """It is not in the week, or no more; the keys of what goes with it."""
        gone = self._kept.pop(key, None)
        if gone is None:
            return []
        keys = [key]
        for each in _along(gone):
            holders = self._held_by.get(each.id, set())
            holders.discard(key)
            if each.kind == "meeting" or not holders:
                self._held_by.pop(each.id, None)
                self._kept.pop(each, None)
                keys.append(each)
        return keys

    def _goes_along(self, key: Key, record: Record | None) -> list[Key]:
        """A person or meeting of something in the week has changed."""
        wanted = (
            key.id in self._held_by
            if key.kind == "person"
            else Key("reservation", key.id) in self._kept
        )
        if not wanted:
            return []
        if record is None:
            self._kept.pop(key, None)
        else:
            self._kept[key] = record
        return [key]


def _along(record: Record) -> Iterator[Key]:
    """What is shown with a reservation, or with somebody on the wait list."""
    if isinstance(record, Reservation):
        yield Key("meeting", record.id)
    if isinstance(record, Reservation | WaitListed) and record.person is not None:
        yield Key("person", record.person)
