"""A list of frozen dataclasses as a Qt model: it changes by moves and inserts, never by a reset.

The roles are the dataclass's fields in camelCase, so that a QML delegate declares them as
required properties. Rows are told apart by a key.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt

R = TypeVar("R")
_ROOT = QModelIndex()


class KeyedListModel(QAbstractListModel, Generic[R]):
    """Rows of one dataclass, told apart by `key`, which must be unique among them."""

    def __init__(
        self, row: type[R], key: Callable[[R], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._rows: list[R] = []
        self._fields = [field.name for field in dataclasses.fields(row)]  # type: ignore[arg-type]
        first = Qt.ItemDataRole.UserRole + 1
        self._roles = {first + place: name for place, name in enumerate(self._fields)}

    @property
    def rows(self) -> Sequence[R]:
        """What the model holds."""
        return tuple(self._rows)

    def rowCount(self, parent: Any = _ROOT) -> int:
        """The number of rows; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One field of one row; None for what is not there."""
        name = self._roles.get(role)
        if name is None or not 0 <= index.row() < len(self._rows):
            return None
        return getattr(self._rows[index.row()], name)

    def roleNames(self) -> dict[int, QByteArray]:
        """The fields in camelCase."""
        return {role: QByteArray(camel(name).encode()) for role, name in self._roles.items()}

    def show(self, rows: Sequence[R]) -> None:
        """Become these rows by the fewest moves a view can animate."""
        wanted = {self._key(row) for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._key(self._rows[place]) not in wanted:
                self.beginRemoveRows(_ROOT, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._settle(place, row)

    def _settle(self, place: int, row: R) -> None:
        here = self._find(self._key(row), place)
        if here is None:
            self.beginInsertRows(_ROOT, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if here != place:
            self.beginMoveRows(_ROOT, here, here, _ROOT, place)
            self._rows.insert(place, self._rows.pop(here))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            index = self.index(place)
            self.dataChanged.emit(index, index, list(self._roles))

    def _find(self, key: object, start: int) -> int | None:
        for place in range(start, len(self._rows)):
            if self._key(self._rows[place]) == key:
                return place
        return None


def camel(name: str) -> str:
    """`some_field` as QML calls it: `someField`."""
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)
