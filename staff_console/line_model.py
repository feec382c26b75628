"""The line as a table model: rows come, go and move one by one, it is never reset.

Waited times are computed when they are drawn, so a tick changes one column and not 10,000 rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer

from staff_console.line import LineRow
from staff_console.speech import tr
from staff_console.words import span

PLACE, NUMBER, WHO, STATE, WAITED, EXPECTED = range(6)
SERVICE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The quieter second half of the column of who and what."""
ABSENT_ROLE: Final = Qt.ItemDataRole.UserRole + 2
HELD_AT_MOST_MS: Final = 2000
_ROOT = QModelIndex()
_RIGHT: Final = frozenset({WAITED, EXPECTED})


class LineModel(QAbstractTableModel):
    """Rows of the line. `now` is the server's clock in ms."""

    def __init__(self, now: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: list[LineRow] = []
        self._hole = 0
        self._held = False
        self._kept: tuple[Sequence[LineRow], int | None] | None = None
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(HELD_AT_MOST_MS)
        self._longest.timeout.connect(self._show_kept)

    @property
    def rows(self) -> Sequence[LineRow]:
        """What the model holds."""
        return tuple(self._rows)

    def rowCount(self, parent: Any = _ROOT) -> int:
        """The number of people; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Any = _ROOT) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else EXPECTED + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = ("", tr("Number"), tr("Who and what"), tr("State"), tr("Waited"), tr("Wait left"))
        return titles[section]

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell; None for what is not there."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column(), row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column(), row)
        if role == SERVICE_ROLE:
            return row.service
        if role == ABSENT_ROLE:
            return row.absent
        return None

    def key_at(self, row: int) -> str | None:
        """The id of the entry in a row."""
        return self._rows[row].key if 0 <= row < len(self._rows) else None

    def row_of(self, key: str | None) -> int:
        """The row of an entry, -1 if it is not there."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def tick(self) -> None:
        """A second has gone by."""
        self._touch(0, len(self._rows) - 1, WAITED, WAITED)

    def show(self, rows: Sequence[LineRow], hole: int | None = None) -> None:
        """Become these rows by the fewest removals, moves and inserts, later if they are held.

        `hole` is the place (from 0) of whoever is next, who stands above the table and not in it.
        """
        if self._held:
            self._kept = rows, hole
            if not self._longest.isActive():
                self._longest.start()
            return
        self._become(rows, hole)

    def hold(self, held: bool) -> None:
        """Somebody aims at a row: what changes meanwhile waits for them, two seconds at most."""
        self._held = held
        if not held:
            self._show_kept()

    def _show_kept(self) -> None:
        self._longest.stop()
        if self._kept is not None:
            kept, self._kept = self._kept, None
            self._become(*kept)

    def _become(self, rows: Sequence[LineRow], hole: int | None) -> None:
        first = _common_start(self._rows, rows)
        hole = len(rows) if hole is None else hole
        first, self._hole = min(first, hole, self._hole) if hole != self._hole else first, hole
        other_order = first < max(len(self._rows), len(rows))
        if other_order:
            self._remove_all_but({row.key for row in rows})
            self._move_into_order(rows)
            self._insert_missing(rows)
        self._update(rows)
        if other_order:
            self._touch(first, len(self._rows) - 1, PLACE, PLACE)

    def _text(self, place: int, column: int, row: LineRow) -> str:
        if column == WAITED:
            return span(self._now() - row.since)
        cells = {NUMBER: row.number, WHO: row.name, STATE: row.state, EXPECTED: row.expected}
        return cells.get(column, str(place + 1 + (place >= self._hole)))

    def _spoken(self, place: int, column: int, row: LineRow) -> str:
        if column == WHO:
            return f"{row.name}, {row.service}"
        return self._text(place, column, row)

    def _remove_all_but(self, wanted: set[str]) -> None:
        gone = [place for place, row in enumerate(self._rows) if row.key not in wanted]
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(_ROOT, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _move_into_order(self, rows: Sequence[LineRow]) -> None:
        here = {row.key for row in self._rows}
        wanted = [row.key for row in rows if row.key in here]
        rank = {key: place for place, key in enumerate(wanted)}
        order = [rank[row.key] for row in self._rows]
        for moving in sorted(set(order) - set(longest_rising(order))):
            source = order.index(moving)
            # Everybody before it is settled already: its place is after the last smaller one.
            target = _after_smaller(order, moving)
            self._move(source, target)
            order.insert(target - (target > source), order.pop(source))

    def _move(self, source: int, target: int) -> None:
        if target in (source, source + 1):
            return
        self.beginMoveRows(_ROOT, source, source, _ROOT, target)
        self._rows.insert(target - (target > source), self._rows.pop(source))
        self.endMoveRows()

    def _insert_missing(self, rows: Sequence[LineRow]) -> None:
        here = {row.key for row in self._rows}
        missing = [place for place, row in enumerate(rows) if row.key not in here]
        for first, last in _runs(missing):
            self.beginInsertRows(_ROOT, first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()

    def _update(self, rows: Sequence[LineRow]) -> None:
        other = [place for place, row in enumerate(rows) if row != self._rows[place]]
        self._rows = list(rows)
        for first, last in _runs(other):
            self._touch(first, last, NUMBER, EXPECTED)

    def _touch(self, first: int, last: int, left: int, right: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, left), self.index(last, right))


def longest_rising(order: Sequence[int]) -> list[int]:
    """A longest rising subsequence: those who keep their place while the others move."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(order):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [place]
    found: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        found.append(order[place])
        place = before[place]
    return found[::-1]


def _common_start(old: Sequence[LineRow], new: Sequence[LineRow]) -> int:
    """How many rows from the top are still the same people."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a.key != b.key), min(len(old), len(new)))


def _after_smaller(order: Sequence[int], value: int) -> int:
    smaller = [place for place, other in enumerate(order) if other == value - 1]
    return smaller[0] + 1 if smaller else 0


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as runs without gaps: first and last."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1]
            start = at
