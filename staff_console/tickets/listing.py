"""Which list is looked at, and its windows: asked for as they come into sight, kept true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

import msgspec

from client.not_taken import NotTaken
from protocol.messages import Res
from protocol.ticket_queries import TicketWindow
from protocol.ticket_views import TicketHead
from protocol.tickets import TicketFilter, TicketSort
from staff_console.tickets.knowing import KnowingModel
from staff_console.tickets.lists import SORTS, Listing, lists_of
from staff_console.tickets.rows import Beside, TicketRow, row_of
from staff_console.tickets.table import TicketTable
from staff_console.tickets.windows import WINDOW

TYPED_MS: Final = 250
"""So long after the last letter the server is asked."""
NEWS_MS: Final = 400
"""News come in swarms: the order is asked for again once for all of them."""
AT_ONCE: Final = 2
"""So many windows are asked for at a time."""
PICKED_MOST: Final = 200


class ListingModel(KnowingModel):
    """The list of whoever is signed in."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._listed = ""
        self._listing: Listing | None = None
        self._text = ""
        self._picked: dict[str, TicketHead] = {}
        self._seen: dict[str, int] | None = None
        """When the heads that have come changed, by ticket; None before any has."""
        self._sight = (0, 20)
        self._asked: set[int] = set()
        self._serial = 0
        self._failed = ""
        self._told = False
        """The list that is asked for is there."""
        self.table = TicketTable(self._row, self)
        self.table.looked.connect(self._look_at)
        self._letters = self._timer(TYPED_MS, self._begin_list)
        self._stale = self._timer(NEWS_MS, self._ask_anew)
        self._soon = self._timer(0, self._ask_windows)

    @property
    def lists(self) -> tuple[Listing, ...]:
        """All lists that there are."""
        return lists_of(self.known)

    @property
    def listing(self) -> Listing:
        """The list that is shown."""
        if self._listing is None:
            lists = self.lists
            self._listing = next((e for e in lists if e.key == self._listed), lists[0])
        return self._listing

    @property
    def list_told(self) -> bool:
        """Whether the list that is asked for is there."""
        return self._told

    @property
    def list_fault(self) -> str:
        """Why it is not; mostly empty."""
        return self._failed

    @property
    def searched(self) -> str:
        """What is searched for."""
        return self._text

    @property
    def picked(self) -> tuple[TicketHead, ...]:
        """Those that are selected, in the order in which they were."""
        return tuple(self._picked.values())

    def show_list(self, key: str) -> None:
        """Show another list."""
        wanted = next((each for each in self.lists if each.key == key), None)
        if wanted is not None:
            self._listed, self._listing = key, wanted
            self._text = ""
            self._picked.clear()
            self._begin_list()

    def show_nth(self, place: int) -> None:
        """The list at a place, from 0; beyond the last nothing."""
        lists = self.lists
        if place < len(lists):
            self.show_list(lists[place].key)

    def search(self, text: str) -> None:
        """Only tickets with these words; asked for once no more is typed."""
        if text.strip() != self._text:
            self._text = text.strip()
            self._letters.start()
            self.refresh()

    def search_now(self) -> None:
        """Ask for what is typed without waiting for more."""
        self._begin_list()

    def sort_by(self, sort: TicketSort) -> None:
        """Another order of the same list."""
        self._listing = replace(self.listing, sort=sort, descending=SORTS[sort][1])
        self._begin_list()

    def next_sort(self) -> None:
        """The next order, round."""
        orders = list(SORTS)
        self.sort_by(orders[(orders.index(self.listing.sort) + 1) % len(orders)])

    def pick(self, ident: str) -> None:
        """Select a ticket, or no longer."""
        place = self.table.windows.place_of(ident)
        head = self.table.windows.at(place) if place >= 0 else None
        if ident in self._picked:
            del self._picked[ident]
        elif head is not None and len(self._picked) < PICKED_MOST:
            self._picked[ident] = head
        self.table.redraw()
        self.refresh()

    def unpick(self) -> None:
        """Nothing is selected any more."""
        self._picked.clear()
        self.table.redraw()
        self.refresh()

    @property
    def shows(self) -> TicketFilter:
        """What the server is asked for."""
        return msgspec.structs.replace(self.listing.shows, text=self._text)

    def _begin_list(self) -> None:
        """The list from its beginning; what is shown stays until that is there."""
        self._letters.stop()
        self._serial += 1
        self._asked.clear()
        self._failed, self._told = "", False
        self._sight = (0, 20)
        self.table.begin()
        self._ask_window(0)
        self.refresh()

    def _ask_window(self, number: int) -> None:
        if number in self._asked or not self._live.status.connected:
            return
        self._asked.add(number)
        serial, listing = self._serial, self.listing
        args: dict[str, Any] = {
            "filter": msgspec.to_builtins(self.shows),
            "sort": listing.sort,
            "descending": listing.descending,
            "offset": number * WINDOW,
            "most": WINDOW,
        }
        self._query("tickets", args, lambda answer: self._take(serial, number, answer))

    def _take(self, serial: int, number: int, answer: Res | NotTaken) -> None:
        if serial != self._serial:
            return
        self._asked.discard(number)
        if isinstance(answer, NotTaken):
            self._failed = answer.detail
            self.refresh()
            return
        window, heads = _window(answer.items)
        self._failed, self._told = "", True
        for head in heads:
            if head.id in self._picked:
                self._picked[head.id] = head
        self.table.take(number, [self._newest(head) for head in heads], window.total)
        self._soon.start()
        self.refresh()

    def _newest(self, head: TicketHead) -> TicketHead:
        """What has come by the topic may be newer than the answer to a question."""
        came = self.known.head(head.id)
        return came if came is not None and came.updated_at > head.updated_at else head

    def _look_at(self, first: int, last: int) -> None:
        self._sight = first, last
        self._soon.start()

    def _ask_windows(self) -> None:
        for number in self.table.windows.wanted(*self._sight):
            if len(self._asked) >= AT_ONCE:
                break
            if self._told:
                self._ask_window(number)

    def _ask_anew(self) -> None:
        if self._told:
            self.table.windows.age()
            self._ask_windows()

    def _on_heads(self) -> None:
        """News of tickets: rows are otherwise at once, their order is asked for soon."""
        heads = list(self.known.lists.of(TicketHead))
        before, self._seen = self._seen, {head.id: head.updated_at for head in heads}
        first, known = before is None, before or {}
        fresh = [head for head in heads if known.get(head.id) != head.updated_at]
        for head in fresh:
            self.table.change(head)
            if head.id in self._picked:
                self._picked[head.id] = head
        gone = set(known) - {head.id for head in heads}
        if not first and (fresh or gone) and not self._stale.isActive():
            # Not anew with each: in a busy hour it would never come to its end.
            self._stale.start()

    def _row(self, head: TicketHead) -> TicketRow:
        return row_of(head, self._beside(head.id), self._live.now(), self.known.zone)

    def _beside(self, ident: str) -> Beside:
        known = self.known
        others = known.others(ident)
        typing = next((a.staff for a in others if a.doing == "typing"), "")
        looking = next((a.staff for a in others), "")
        return Beside(
            typing=known.first_name(typing) if typing else "",
            looking=known.first_name(looking) if looking else "",
            draft=self._has_draft(ident),
            picked=ident in self._picked,
        )

    def _has_draft(self, ident: str) -> bool:
        return ident in self.known.drafts


def _window(items: Iterable[Any]) -> tuple[TicketWindow, list[TicketHead]]:
    """The answer to `tickets`: how many there are, and the rows."""
    window, heads = TicketWindow(total=0, offset=0), []
    for item in items:
        if item.get("kind") == "ticket_window":
            window = msgspec.convert(item, TicketWindow)
        else:
            heads.append(msgspec.convert(item, TicketHead))
    return window, heads
