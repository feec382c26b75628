"""How what is on record is said to whoever it is of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from protocol.records import Record

_INSTANTS: Final = frozenset({"at", "by", "valid_until", "warranty_until"})
_NAMED: Final = frozenset({"service_point", "service", "desk", "definition", "asked_staff"})
_ALL_NAMED: Final = frozenset({"also", "resources"})


class Words:
    """How values are said: instants by the clock of the hall, things by their names."""

    def __init__(self, zone: str, names: dict[str, str]) -> None:
        self._zone = ZoneInfo(zone)
        self._names = names

    def facts(self, facts: Mapping[str, str]) -> dict[str, Any]:
        """Facts of an activity, whose instants are written as words."""
        return {
            name: self.instant(int(value)) if name.endswith("_at") else self._said(name, value)
            for name, value in facts.items()
        }

    def of(self, record: Record, fields: tuple[str, ...]) -> dict[str, Any]:
        """These fields of a record."""
        values = msgspec.to_builtins(record)
        return {name: self._said(name, values[name]) for name in fields}

    def _said(self, name: str, value: Any) -> Any:
        if name in _INSTANTS or name.endswith("_at"):
            return self.instant(value)
        if name in _ALL_NAMED:
            return [self._names.get(each, each) for each in value]
        return self._names.get(value, value) if name in _NAMED and value else value

    def instant(self, at: int | None) -> str | None:
        """An instant (ms) in the hall's own time; None for never."""
        if not at:
            return None
        local = datetime.fromtimestamp(at / 1000, UTC).astimezone(self._zone)
        return local.isoformat(timespec="seconds")
