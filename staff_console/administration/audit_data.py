"""The arguments of what was asked, as lines that can be read. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import Any, Final

from protocol.audit import AuditRow
from protocol.ids import is_id
from protocol.replica import Replica
from staff_console.administration.audit_sentence import first, named, plain
from staff_console.administration.face import Fact
from staff_console.administration.words import when
from staff_console.speech import tr

_INSTANTS: Final = frozenset({"until", "pause_until", "at"})
"""Instants besides the fields that end in `_at`."""
_KINDS: Final = {"services": "service"}
"""Of which kind the ids of a field are, where that is not its name."""
_SHORT: Final = 8


def asked(row: AuditRow, replica: Replica, now: int, where: tzinfo) -> Iterator[Fact]:
    """A line for each argument: ids by the names that they have now, instants by the clock."""
    for name, value in row.data.items():
        said = _said(name, value, replica)
        instant = name in _INSTANTS or name.endswith("_at")
        if instant and isinstance(value, int) and not isinstance(value, bool):
            said = when(value, now, where)
        yield Fact(first(plain(name)), said or tr("empty"))


def _said(name: str, value: Any, replica: Replica) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_said(name, each, replica) for each in value)
    if isinstance(value, dict):
        words = ((plain(str(key)), _said(str(key), each, replica)) for key, each in value.items())
        return ", ".join(f"{key}: {each}" for key, each in words if each)
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, str) and is_id(value):
        return named(_KINDS.get(name, name), value, replica) or f"…{value[-_SHORT:]}"
    return "" if value is None else str(value)
