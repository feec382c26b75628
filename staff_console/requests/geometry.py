"""Where columns and cards of the board lie, in pixels: computed once for a board and a size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from staff_console.look import Look
from staff_console.requests.board import Board, Column
from staff_console.requests.card import Card

HEAD: Final = 36
CARD: Final = 72
STRIP: Final = 28
"""What says how many more there are."""
UPPER: Final = 4 / 7
"""The share of the height that the upper row has."""


class Laid(NamedTuple):
    """A card and where it lies."""

    card: Card
    rect: QRectF
    column: int


class Lane(NamedTuple):
    """A column: its head, its body, and what of it is in sight."""

    column: Column
    head: QRectF
    body: QRectF
    first: int
    fits: int

    @property
    def above(self) -> int:
        """So many lie above what is in sight."""
        return self.first

    @property
    def more(self) -> int:
        """So many lie below."""
        return max(0, self.column.count - self.first - self.fits)


class Geometry:
    """Of one board in `width` by `height` pixels; `firsts` says how far a column is scrolled, by
    its key."""

    def __init__(
        self,
        look: Look,
        board: Board,
        width: int,
        height: int,
        firsts: Mapping[str, int],
        mirrored: bool = False,
    ) -> None:
        self.look, self.board, self.mirrored = look, board, mirrored
        upper = round(height * UPPER)
        self.lanes = [
            *self._row(board.top, width, 0, upper, firsts),
            *self._row(board.below, width, upper, height - upper, firsts),
        ]
        self.laid = [laid for at in range(len(self.lanes)) for laid in self._lay(at)]

    def card_at(self, spot: QPointF) -> Laid | None:
        """The card below a place."""
        return next((each for each in self.laid if each.rect.contains(spot)), None)

    def lane_at(self, spot: QPointF) -> Lane | None:
        """The column below a place, with its head."""
        return next(
            (each for each in self.lanes if each.head.united(each.body).contains(spot)), None
        )

    def strip(self, lane: Lane) -> QRectF | None:
        """Where it says how many more there are; None where all are in sight."""
        if lane.fits >= lane.column.count:
            return None
        top = lane.body.top() + lane.fits * self.look.px(CARD)
        return QRectF(lane.body.left(), top, lane.body.width(), self.look.px(STRIP))

    def place_of(self, key: str) -> tuple[Lane, int] | None:
        """The column of a card, and its row there, in sight or not."""
        for lane in self.lanes:
            for row, card in enumerate(lane.column.cards):
                if card.key == key:
                    return lane, row
        return None

    def _row(
        self,
        columns: tuple[Column, ...],
        width: int,
        top: int,
        height: int,
        firsts: Mapping[str, int],
    ) -> Iterator[Lane]:
        head, count = self.look.px(HEAD), max(1, len(columns))
        for at, column in enumerate(columns):
            left, right = round(at * width / count), round((at + 1) * width / count)
            if self.mirrored:
                left, right = width - right, width - left
            body = QRectF(left, top + head, right - left, max(0, height - head))
            fits = int(body.height() // self.look.px(CARD))
            if column.count > fits:
                fits = max(1, int((body.height() - self.look.px(STRIP)) // self.look.px(CARD)))
            first = min(max(0, firsts.get(column.key, 0)), max(0, column.count - fits))
            yield Lane(column, QRectF(left, top, right - left, head), body, first, fits)

    def _lay(self, at: int) -> Iterator[Laid]:
        lane, high = self.lanes[at], self.look.px(CARD)
        seen = lane.column.cards[lane.first : lane.first + lane.fits]
        for row, card in enumerate(seen):
            top = lane.body.top() + row * high
            yield Laid(card, QRectF(lane.body.left(), top, lane.body.width(), high), at)
