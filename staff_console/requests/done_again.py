"""Which repair did the work first that is done again under its warranty, and which came of it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from client.not_taken import NotTaken
from protocol.messages import Res
from protocol.records import ServiceRequest
from protocol.request_queries import FoundRequest
from staff_console.past import Query


class DoneAgain:
    """Asks for what else its customer had repaired, once for each request that may have such."""

    def __init__(self, query: Query, changed: Callable[[], None]) -> None:
        self._query, self._changed = query, changed
        self._asked: object = None
        self.found: tuple[FoundRequest, ...] = ()

    def want(self, request: ServiceRequest | None) -> None:
        """The request that is looked at; none asks for nothing."""
        of = (
            (request.id, request.warranty_of, request.warranty_until)
            if request is not None
            else None
        )
        if of == self._asked:
            return
        self._asked, self.found = of, ()
        if request is None or (request.warranty_of is None and request.warranty_until is None):
            return

        def take(answer: Res | NotTaken) -> None:
            if of == self._asked and not isinstance(answer, NotTaken):
                self.found = tuple(msgspec.convert(answer.items, list[FoundRequest]))
                self._changed()

        self._query("find_request", {"contact": request.contact}, take)
