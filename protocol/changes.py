"""The one change vocabulary: a record is put, or it is gone. Store and replicas apply it alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from protocol.records import AnyRecord, Record
from protocol.views import AnyView


class Key(NamedTuple):
    """Where a record lies."""

    kind: str
    id: str


class Put(msgspec.Struct, frozen=True, tag_field="c", tag="p"):
    """The record is now so: an absolute upsert."""

    r: AnyRecord | AnyView

    @property
    def key(self) -> Key:
        """The key that this change sets."""
        return key_of(self.r)


class Gone(msgspec.Struct, frozen=True, tag_field="c", tag="g"):
    """There is no such record any more."""

    kind: str
    id: str

    @property
    def key(self) -> Key:
        """The key that this change clears."""
        return Key(self.kind, self.id)


Change = Put | Gone
State = dict[Key, Record]


def key_of(record: Record) -> Key:
    """The key under which a record lies."""
    return Key(record.kind(), record.id)


def apply(state: State, changes: Iterable[Change]) -> None:
    """Fold changes into a state, in place. Applying a list twice is the same as once."""
    for change in changes:
        if isinstance(change, Put):
            state[change.key] = change.r
        else:
            state.pop(change.key, None)


def merge(batches: Iterable[Iterable[Change]]) -> list[Change]:
    """The shortest list with the same effect: the last change of each key, in order."""
    last: dict[Key, Change] = {}
    for batch in batches:
        for change in batch:
            last.pop(change.key, None)
            last[change.key] = change
    return list(last.values())
