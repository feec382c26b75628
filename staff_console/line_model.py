"""The line as a table model: rows come, go and move one by one, it is never reset.

A row is made when somebody looks at it, and the time waited when it is drawn: a line of ten
thousand costs what can be seen of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer

from client.reorder import Middle, middle, moves, runs
from staff_console.aside import Heading, Listed
from staff_console.line import LineRow
from staff_console.promised import Urgency, over_words, urgency
from staff_console.speech import tr
from staff_console.words import whole_minutes

PLACE, NUMBER, WHO, WHY, WAITED, EXPECTED = range(6)
HELD_AT_MOST_MS: Final = 2000
SEEN_AT_MOST: Final = 256
"""Beyond so many rows that were looked at, all are told to be others and looked at anew."""
MINUTE: Final = 60_000
BAR_STEPS: Final = 128
"""The bar of what is left is drawn again when it is shorter by one of so many steps."""
Told = tuple[int, int, int]
"""Minutes that were waited, minutes left (below zero), and steps of the bar."""
_FIELDS: Final = {NUMBER: "number", WHO: "name", WHY: "why", EXPECTED: "expected"}
_ROOT = QModelIndex()
_RIGHT: Final = frozenset({WAITED, EXPECTED})


class Seen(NamedTuple):
    """A row that somebody has looked at, and what of its time was told then."""

    place: int
    row: LineRow
    told: Told


class LineModel(QAbstractTableModel):
    """Rows of the line. `now` is the server's clock in ms; `row_of` makes somebody's row."""

    def __init__(
        self,
        now: Callable[[], int],
        row_of: Callable[[Listed], LineRow],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._row_of = row_of
        self._people: list[Listed] = []
        self._seen: dict[str, Seen] = {}
        """Rows that somebody has looked at, by entry."""
        self._hole = 0
        self._held = False
        self._kept: tuple[Sequence[Listed], int | None] | None = None
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(HELD_AT_MOST_MS)
        self._longest.timeout.connect(self._show_kept)

    @property
    def keys(self) -> Sequence[str]:
        """The ids of the entries that the model holds."""
        return [entry.id for entry in self._people]

    def rowCount(self, parent: Any = _ROOT) -> int:
        """The number of people; rows have no children."""
        return 0 if parent.isValid() else len(self._people)

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
        titles = ("", tr("Number"), tr("Who and what"), tr("Why here"), tr("Waited"), tr("Left"))
        return titles[section]

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell; None for what is not there."""
        if not index.isValid() or not 0 <= index.row() < len(self._people):
            return None
        place = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(place, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(place, index.column())
        return None

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Headings cannot be marked, and the arrows pass them by."""
        if index.isValid() and isinstance(self._people[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def row(self, place: int) -> LineRow:
        """The row at a place, from 0, which must be there."""
        listed = self._people[place]
        seen = self._seen.get(listed.id)
        if seen is None:
            seen = self._seen[listed.id] = self._look(place, listed)
        return seen.row

    def text(self, place: int, column: int) -> str:
        """What stands in a cell."""
        row = self.row(place)
        if column == WAITED:
            heading = row.section == "heading"
            return "" if heading else whole_minutes(self._now() - row.since)
        if column == EXPECTED and row.by is not None and (said := self._pressing(row, row.by)):
            return said
        if column == EXPECTED and not row.expected and row.ends_at is not None:
            return whole_minutes(row.ends_at - self._now(), up=True)
        if column == PLACE:
            return str(place + 1 + (place >= self._hole)) if row.section == "line" else ""
        return str(getattr(row, _FIELDS[column]))

    def urgency(self, row: LineRow) -> Urgency:
        """Whether what was promised to somebody is due within two minutes, or over."""
        return urgency(row.by, self._now())

    def left(self, row: LineRow) -> float | None:
        """The share of its time that is left, 1…0, or None where no time is told."""
        if row.ends_at is None:
            return None
        whole = max(1, row.ends_at - row.begun_at)
        return min(1.0, max(0.0, (row.ends_at - self._now()) / whole))

    def key_at(self, row: int) -> str | None:
        """The id of the entry in a row."""
        return self._people[row].id if 0 <= row < len(self._people) else None

    def row_of(self, key: str | None) -> int:
        """The row of an entry, -1 if it is not there."""
        return next((place for place, each in enumerate(self._people) if each.id == key), -1)

    def tick(self) -> None:
        """A second has gone by: tell whose minute or bar is another one now."""
        if self._forgotten(self._seen):
            return
        others: list[int] = []
        for key, seen in self._seen.items():
            told = self._told(seen.row)
            if told != seen.told:
                self._seen[key] = seen._replace(told=told)
                others.append(seen.place)
        for first, last in runs(sorted(others)):
            self._touch(first, last, WAITED, EXPECTED)

    def show(self, people: Sequence[Listed], hole: int | None = None) -> None:
        """Become this line by the fewest removals, moves and inserts, later if it is held.

        `hole` is the place (from 0) of whoever is next, who stands above the table and not in it.
        """
        if self._held:
            self._kept = people, hole
            if not self._longest.isActive():
                self._longest.start()
            return
        self._become(people, hole)

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

    def _become(self, people: Sequence[Listed], hole: int | None) -> None:
        hole = len(people) if hole is None else hole
        part = middle(self.keys, [entry.id for entry in people])
        start = part.start
        other_order = part != (start, start, start)
        first = min(start, hole, self._hole) if hole != self._hole else start
        self._hole = hole
        if other_order:
            self._rearrange(people, part)
        self._people = list(people)
        self._look_again(part)
        if other_order or first < start:
            self._touch(first, len(self._people) - 1, PLACE, PLACE)

    def _spoken(self, place: int, column: int) -> str:
        if column == WHO:
            row = self.row(place)
            return f"{row.name}, {row.service}" if row.service else row.name
        return self.text(place, column)

    def _rearrange(self, people: Sequence[Listed], part: Middle) -> None:
        """Let `_people[start:old_end]` become `people[start:new_end]`."""
        start, old_end, new_end = part
        wanted = {people[place].id: place for place in range(start, new_end)}
        here = [entry.id for entry in self._people[start:old_end]]
        gone = [place for place, key in enumerate(here, start) if key not in wanted]
        for first, last in reversed(list(runs(gone))):
            self.beginRemoveRows(_ROOT, first, last)
            del self._people[first : last + 1]
            self.endRemoveRows()
        stay = [wanted.pop(key) for key in here if key in wanted]
        self._sort(start, stay)
        for first, last in runs(list(wanted.values())):
            self.beginInsertRows(_ROOT, first, last)
            self._people[first:first] = people[first : last + 1]
            self.endInsertRows()

    def _sort(self, start: int, places: Sequence[int]) -> None:
        """Put the rows from `start` on into the order of the places that they shall have."""
        rank = {place: at for at, place in enumerate(sorted(places))}
        order = [rank[place] for place in places]
        steps = moves(order)
        if steps is None:
            self._sort_at_once(start, order)
            return
        for source, target in steps:
            self.beginMoveRows(_ROOT, start + source, start + source, _ROOT, start + target)
            self._people.insert(
                start + target - (target > source), self._people.pop(start + source)
            )
            self.endMoveRows()

    def _sort_at_once(self, start: int, order: Sequence[int]) -> None:
        """Many moves: views are told of another order, and marks go along with their people."""
        self.layoutAboutToBeChanged.emit()
        marks = self.persistentIndexList()
        moved = {start + at: start + rank for at, rank in enumerate(order)}
        settled = self._people[:]
        for at, rank in moved.items():
            settled[rank] = self._people[at]
        self._people = settled
        after = [self.index(moved.get(mark.row(), mark.row()), mark.column()) for mark in marks]
        self.changePersistentIndexList(marks, after)
        self.layoutChanged.emit()

    def _look_again(self, part: Middle) -> None:
        """Tell which of the rows that somebody has looked at are others now."""
        before, self._seen = self._seen, {}
        if self._forgotten(before):
            return
        moved = {self._people[at].id: at for at in range(part.start, part.new_end)}
        others: list[int] = []
        for key, seen in before.items():
            after = seen.place - part.old_end + part.new_end
            for place in (moved.get(key, -1), after, seen.place):
                if self.key_at(place) == key:
                    now = self._seen[key] = self._look(place, self._people[place])
                    others += [place] if now.row != seen.row else []
                    break
        for first, last in runs(sorted(others)):
            self._touch(first, last, NUMBER, EXPECTED)

    def _pressing(self, row: LineRow, by: int) -> str:
        now = self._now()
        said = {"due": tr("due {at}").format(at=row.promised), "over": over_words(by, now)}
        return said.get(urgency(by, now), "")

    def _forgotten(self, seen: Mapping[str, Seen]) -> bool:
        """Whether so many were looked at that it costs less to have all looked at anew."""
        if len(seen) <= SEEN_AT_MOST:
            return False
        self._seen = {}
        self._touch(0, len(self._people) - 1, NUMBER, EXPECTED)
        return True

    def _look(self, place: int, listed: Listed) -> Seen:
        row = self._row_of(listed)
        return Seen(place, row, self._told(row))

    def _told(self, row: LineRow) -> Told:
        now, left = self._now(), self.left(row)
        if left is None or row.ends_at is None:
            return (now - row.since) // MINUTE, 0, 0
        return (now - row.since) // MINUTE, (now - row.ends_at) // MINUTE, int(left * BAR_STEPS)

    def _touch(self, first: int, last: int, left: int, right: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, left), self.index(last, right))
