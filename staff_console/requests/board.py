"""The board as a value: two rows of six columns, by state. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from staff_console.requests.card import Card, card_of
from staff_console.requests.known import Known
from staff_console.requests.states import BELOW, COLUMN_OF, TOP, ColumnRule
from staff_console.speech import tr


@dataclass(frozen=True)
class Filters:
    """What is shown, and in which order."""

    mine: bool = False
    late_first: bool = False
    point: str = ""
    """One service point alone; empty: all."""


@dataclass(frozen=True)
class Column:
    """Its title, how many there are, and their cards."""

    key: str
    title: str
    cards: tuple[Card, ...] = ()

    @property
    def count(self) -> int:
        """How many stand in it."""
        return len(self.cards)

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return tr("{title}, {count}").format(title=self.title, count=self.count)


@dataclass(frozen=True)
class Board:
    """Both rows, six columns each."""

    top: tuple[Column, ...] = ()
    below: tuple[Column, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All of them, the upper row first."""
        return (*self.top, *self.below)

    def cards(self) -> Iterator[Card]:
        """All cards."""
        for column in self.columns:
            yield from column.cards

    def card(self, key: str) -> Card | None:
        """One of them."""
        return next((each for each in self.cards() if each.key == key), None)

    def beside(self, key: str, across: int, down: int) -> str:
        """The card in a direction from another, from none the first; the same where there is none.

        Down from the last card of a column leads to the row below, and up the other way.
        """
        place = next(
            ((at, row) for at, column in enumerate(self.columns)
             for row, card in enumerate(column.cards) if card.key == key), None,
        )  # fmt: skip
        if place is None:
            return next((card.key for card in self.cards()), "")
        at, row = place
        if down:
            return self._down(at, row, down) or key
        return self._across(at, row, across) or key

    def _down(self, at: int, row: int, down: int) -> str:
        wide, own = len(self.top), self.columns[at].cards
        if 0 <= row + down < len(own):
            return own[row + down].key
        other = at + wide * down
        if not 0 <= other < len(self.columns):
            return ""
        cards = self.columns[other].cards
        return cards[0 if down > 0 else -1].key if cards else ""

    def _across(self, at: int, row: int, across: int) -> str:
        """In the same row of the board, over columns that are empty."""
        wide = len(self.top)
        first = at // wide * wide
        at += across
        while first <= at < first + wide:
            cards = self.columns[at].cards
            if cards:
                return cards[min(row, len(cards) - 1)].key
            at += across
        return ""


def board_of(known: Known, filters: Filters, now: int) -> Board:
    """All that have not ended and pass the filters, at the server's time `now` (ms)."""
    lanes: dict[str, list[Card]] = {}
    for head in known.all:
        if filters.mine and head.technician != known.me:
            continue
        if filters.point and head.service_point != filters.point:
            continue
        if head.state in COLUMN_OF:
            card = card_of(known, head, now, filters.late_first)
            lanes.setdefault(COLUMN_OF[head.state], []).append(card)
    return Board(_row(TOP, lanes), _row(BELOW, lanes))


def _row(rules: tuple[ColumnRule, ...], lanes: dict[str, list[Card]]) -> tuple[Column, ...]:
    return tuple(
        Column(
            rule.key, rule.title(), tuple(sorted(lanes.get(rule.key, ()), key=lambda c: c.order))
        )
        for rule in rules
    )
