"""All tickets of a house as columns, open and closed: what lists filter and sort by.

A hundred thousand tickets are some tens of megabytes, and a list of them is filtered, sorted and
counted in about a millisecond, wherever in it a window begins. A database reads its index up to
there, and counts what a filter leaves by reading all of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from protocol.sla import PRIORITIES
from protocol.tickets import TicketFilter, TicketSort
from server.store.ticket_lines import Asked, Line

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
NEVER: Final = 2**62
"""Of a ticket without a deadline: it comes after all others."""
RESORT: Final = 64
"""Where more than so many have changed, and more than one in a hundred, it costs less to sort all
anew."""
_WORDS: Final = ("status", "pause", "priority", "channel", "team", "policy", "assignee")
"""Columns that hold one of a few words."""
_NUMBERS: Final = ("number", "updated_at", "opened_at", "due_at")
_FLAGS: Final = ("here", "unanswered", "breached")
_SORTED_BY: Final[dict[TicketSort, str]] = {
    "due": "due_at",
    "updated": "updated_at",
    "opened": "opened_at",
    "number": "number",
    "priority": "priority",
}


class Found(NamedTuple):
    """How many tickets a list has, and the ids of a window of it."""

    total: int
    ids: list[str]


class _Words:
    """Words by number, in the order in which they came."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.numbers: dict[str, int] = {word: at for at, word in enumerate(known)}

    def number(self, word: str) -> int:
        return self.numbers.setdefault(word, len(self.numbers))

    def which(self, wanted: Iterable[str]) -> Mask:
        """By number, whether the word is one of these."""
        chosen = np.zeros(len(self.numbers) + 1, dtype=np.bool_)
        chosen[[self.numbers[word] for word in wanted if word in self.numbers]] = True
        return chosen


class TicketColumns:
    """Each ticket has a place; the place of one that is deleted is given to the next."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._names: list[str] = []
        self._places: dict[str, int] = {}
        self._by_number: dict[int, int] = {}
        self._free: list[int] = []
        self._words = {name: _Words() for name in _WORDS} | {"priority": _Words(PRIORITIES)}
        self._contacts = _Words()
        self._columns: dict[str, Any] = {name: np.zeros(0, np.int32) for name in _WORDS}
        self._columns |= {name: np.zeros(0, np.int64) for name in (*_NUMBERS, "contact")}
        self._columns |= {name: np.zeros(0, np.bool_) for name in _FLAGS}
        self._marks: defaultdict[str, set[int]] = defaultdict(set)
        """Places by tag (`t` before it) and by who watches (`w`)."""
        self._marked: dict[int, tuple[str, ...]] = {}
        self._orders: dict[TicketSort, Places] = {}
        """Those that were asked for, as of when."""
        self._moved: defaultdict[TicketSort, set[int]] = defaultdict(set)
        """Places that have another place in an order since."""

    def put(self, line: Line, name: str) -> None:
        """Take a ticket in as it is now; `name` is what its contact is called."""
        place = self._places.get(line.id)
        new = place is None
        place = self._place(line.id) if place is None else place
        before = {sort: self._key(sort, place) for sort in self._orders}
        columns = self._columns
        for word in _WORDS:
            columns[word][place] = self._words[word].number(getattr(line, word))
        for number in _NUMBERS:
            told = getattr(line, number)
            columns[number][place] = NEVER if told is None else told
        columns["contact"][place] = self._contacts.number(line.contact)
        columns["unanswered"][place] = line.unanswered
        columns["breached"][place] = line.breached
        columns["here"][place] = True
        self._names[place] = name.casefold()
        self._by_number[line.number] = place
        self._mark(place, (*(f"t{t}" for t in line.tags), *(f"w{w}" for w in line.watchers)))
        for sort, key in before.items():
            if new or key != self._key(sort, place):
                self._moved[sort].add(place)

    def drop(self, ident: str) -> None:
        """A ticket was deleted."""
        place = self._places.pop(ident, None)
        if place is None:
            return
        self._mark(place, ())
        self._by_number.pop(int(self._columns["number"][place]), None)
        self._columns["here"][place] = False
        self._free.append(place)
        for sort in self._orders:
            self._moved[sort].add(place)

    def rename(self, contact: str, name: str) -> None:
        """A contact is called so from now on."""
        known = self._contacts.numbers.get(contact, -1)
        for place in np.flatnonzero(self._all("contact") == known).tolist():
            self._names[place] = name.casefold()
            if "name" in self._orders:
                self._moved["name"].add(place)

    def sort(self) -> None:
        """Sort all in every way, before anybody waits for it."""
        for sort in (*_SORTED_BY, "name"):
            self._order(sort)

    def window(self, asked: Asked, numbers: Sequence[int] | None, offset: int, most: int) -> Found:
        """A window of a list; of those numbers alone, where words were sought. What has no deadline
        comes last whichever way; of equals the number decides."""
        order = self._order(asked.sort)
        shown = order[self._mask(asked, numbers)[order]]
        if asked.descending:
            shown = shown[::-1]
            if asked.sort == "due":
                never = int(np.count_nonzero(self._columns["due_at"][shown] == NEVER))
                shown = np.concatenate((shown[never:], shown[:never]))
        return Found(len(shown), [self._ids[at] for at in shown[offset : offset + most].tolist()])

    def _mask(self, asked: Asked, numbers: Sequence[int] | None) -> Mask:
        shows = asked.shows
        mask: Mask = self._all("here").copy()
        if numbers is not None:
            places = [self._by_number[each] for each in numbers if each in self._by_number]
            mask &= self._those(places)
        for word, wanted in _wanted(shows, asked.me):
            mask &= self._words[word].which(wanted)[self._all(word)]
        for mark in (*(f"t{tag}" for tag in shows.tags), *([f"w{asked.me}"] * shows.watching)):
            mask &= self._those(self._marks.get(mark, ()))
        if shows.contact:
            mask &= self._all("contact") == self._contacts.numbers.get(shows.contact, -1)
        if shows.unanswered:
            mask &= self._all("unanswered")
        if shows.breached:
            mask &= self._all("breached")
        if shows.due_within_min:
            mask &= self._all("due_at") <= asked.now + shows.due_within_min * 60_000
        return mask

    def _all(self, name: str) -> Any:
        """A column as far as it is used."""
        return self._columns[name][: len(self._ids)]

    def _those(self, places: Iterable[int]) -> Mask:
        mask = np.zeros(len(self._ids), dtype=np.bool_)
        mask[list(places)] = True
        return mask

    def _order(self, sort: TicketSort) -> Places:
        """The places of all tickets that are here, in their order."""
        known, moved = self._orders.get(sort), self._moved.pop(sort, set())
        if known is None or len(moved) > max(RESORT, len(known) // 100):
            known = self._sorted(sort)
        elif moved:
            known = known[~self._those(moved)[known]]
            come = [at for at in moved if self._columns["here"][at]]
            come.sort(key=lambda at: self._key(sort, at))
            between = [
                bisect_left(known, self._key(sort, at), key=lambda each: self._key(sort, each))
                for at in come
            ]
            known = np.insert(known, between, come)
        self._orders[sort] = known
        return known

    def _sorted(self, sort: TicketSort) -> Places:
        here = np.flatnonzero(self._all("here"))
        if sort == "name":
            return np.array(sorted(here.tolist(), key=lambda at: self._key(sort, at)), np.int64)
        keys = self._columns[_SORTED_BY[sort]][here]
        return here[np.lexsort((self._columns["number"][here], keys))]

    def _key(self, sort: TicketSort, place: int) -> tuple[Any, int]:
        number = int(self._columns["number"][place])
        if sort == "name":
            return self._names[place], number
        return int(self._columns[_SORTED_BY[sort]][place]), number

    def _mark(self, place: int, marks: tuple[str, ...]) -> None:
        for gone in self._marked.pop(place, ()):
            self._marks[gone].discard(place)
            if not self._marks[gone]:
                del self._marks[gone]
        for mark in marks:
            self._marks[mark].add(place)
        if marks:
            self._marked[place] = marks

    def _place(self, ident: str) -> int:
        if self._free:
            place = self._free.pop()
            self._ids[place] = ident
        else:
            place = len(self._ids)
            self._ids.append(ident)
            self._names.append("")
            if place >= len(self._columns["here"]):
                more = max(1_024, place)
                for name, column in self._columns.items():
                    grown = np.concatenate((column, np.zeros(more, column.dtype)))
                    self._columns[name] = grown
        self._places[ident] = place
        return place


def _wanted(shows: TicketFilter, me: str) -> Iterator[tuple[str, Iterable[str]]]:
    """Columns of words, and which of these are wanted."""
    told: tuple[tuple[str, Sequence[str]], ...] = (
        ("status", shows.statuses),
        ("pause", shows.pauses),
        ("priority", shows.priorities),
        ("channel", shows.channels),
        ("team", shows.teams),
        ("policy", [shows.policy] if shows.policy else []),
        ("assignee", [me if each == "me" else each for each in shows.assignees]),
    )
    return ((word, wanted) for word, wanted in told if wanted)
