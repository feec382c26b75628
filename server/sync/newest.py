"""The newest messages of a thread, with the files that they name."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Final

from protocol.changes import Key
from protocol.records import Attachment, Record, TicketMessage

TO_COLLEAGUES: Final = 100
"""So many messages of a thread are in their topic; `thread` asks for those before."""
TO_CUSTOMERS: Final = 200


class NewestMessages:
    """So many as are `shown`, and as many again, so that older ones come up where some move away
    with a split. `lacks` once there may be older ones that are to be shown and are not here."""

    def __init__(self, shown: int, past: Iterable[Record] = ()) -> None:
        self._shown = shown
        self._by_id: dict[str, TicketMessage] = {}
        self._order: list[tuple[int, str]] = []
        self.files: dict[str, Attachment] = {}
        for record in past:
            if isinstance(record, TicketMessage):
                self.put(record)
            elif isinstance(record, Attachment):
                self.files[record.id] = record
        self._cut = len(self._order) >= self.held

    @property
    def held(self) -> int:
        """How many are to be read at first."""
        return 2 * self._shown

    @property
    def lacks(self) -> bool:
        """Whether it is to be read anew."""
        return self._cut and len(self._order) < self._shown

    def get(self, ident: str) -> TicketMessage | None:
        """A message, while it is shown."""
        found = self._by_id.get(ident)
        if found is None or self._place(found) < len(self._order) - self._shown:
            return None
        return found

    def put(self, message: TicketMessage) -> set[Key]:
        """Take a message in; what may be shown otherwise."""
        before = self._edge() | self._keys(message.id)
        self._drop(message.id)
        self._by_id[message.id] = message
        insort(self._order, (message.nth, message.id))
        if len(self._order) > self.held:
            self._cut = True
            self._drop(self._order[0][1])
        return before | self._edge() | self._keys(message.id)

    def drop(self, ident: str) -> set[Key]:
        """A message is gone from the thread; what may be shown otherwise."""
        before = self._edge() | self._keys(ident)
        self._drop(ident)
        return before | self._edge()

    def everything(self) -> Iterator[Key]:
        """All that is shown."""
        for _, ident in self._order[-self._shown :]:
            yield from self._keys(ident)

    def names(self, file: str) -> bool:
        """Whether a message that is shown names this file."""
        newest = (self._by_id[ident] for _, ident in self._order[-self._shown :])
        return any(file in message.attachments for message in newest)

    def _drop(self, ident: str) -> None:
        gone = self._by_id.pop(ident, None)
        if gone is not None:
            del self._order[self._place(gone)]

    def _place(self, message: TicketMessage) -> int:
        return bisect_left(self._order, (message.nth, message.id))

    def _edge(self) -> set[Key]:
        """What stands where one is shown and the next is not."""
        at = len(self._order) - self._shown
        around = self._order[max(0, at - 1) : max(0, at + 1)]
        return {key for _, ident in around for key in self._keys(ident)}

    def _keys(self, ident: str) -> set[Key]:
        message = self._by_id.get(ident)
        files = message.attachments if message is not None else ()
        return {Key("ticket_message", ident), *(Key("attachment", file) for file in files)}
