"""What happened, read page by page, the newest first; what is new goes before what was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from client.not_taken import NotTaken
from protocol.messages import Res
from protocol.ticket_queries import Timed
from staff_console.past import Query


class TimedPages:
    """Of one query, and of one thing at a time. `told` is called when more is known."""

    def __init__(self, name: str, query: Query, told: Callable[[], None]) -> None:
        self._name, self._query, self._told = name, query, told
        self._args: dict[str, str] = {}
        self._next: str | None = None
        self._asked: str | None = None
        self._again = False
        self.items: Sequence[Timed] | None = None
        """As far as it was read; None until told."""
        self.fault = ""
        """Why the last page that was asked for did not come."""

    @property
    def goes_on(self) -> bool:
        """Whether there is more of it."""
        return self._next is not None

    @property
    def asked(self) -> bool:
        """Whether a page is on its way."""
        return self._asked is not None

    def of(self, args: Mapping[str, str]) -> None:
        """It is of this from now on, empty of nothing; what was read of another is let go of."""
        if dict(args) != self._args:
            self._args = dict(args)
            self.items, self._next, self._asked, self._again = None, None, None, False
            self.fault = ""

    def refresh(self) -> None:
        """Read what is new; while a page is on its way, after that has come."""
        if self._asked is not None:
            self._again = True
        elif self._args:
            self._ask("")

    def more(self) -> None:
        """Read the next page."""
        if self._next is not None and self._asked is None:
            self._ask(self._next)

    def _ask(self, cursor: str) -> None:
        args, self._asked, self._again = self._args, cursor, False

        def take(answer: Res | NotTaken) -> None:
            if args is not self._args or self._asked != cursor:
                return
            self._asked = None
            if isinstance(answer, NotTaken):
                self.fault = answer.detail
            else:
                self.fault = ""
                self._take(cursor, msgspec.convert(answer.items, list[Timed]), answer.next)
            self._told()
            if self._again:
                self.refresh()

        self._query(self._name, {**args, **({"cursor": cursor} if cursor else {})}, take)

    def _take(self, cursor: str, page: list[Timed], following: str | None) -> None:
        before = self.items
        if cursor:
            self.items, self._next = [*(before or ()), *page], following
        elif before and page and any(each.activity == page[-1].activity for each in before):
            # What was read on to stays; what is new goes before it.
            last = page[-1].activity
            self.items = [*page, *(each for each in before if each.activity < last)]
        else:
            self.items, self._next = page, following
