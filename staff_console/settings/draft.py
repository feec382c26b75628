"""What a manager has typed and not saved, beside what the records say now. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from protocol.commands import AnyCommand
from protocol.replica import Replica
from staff_console.settings.field import Fault, Field, Value, Values
from staff_console.settings.places import Place, section_of
from staff_console.settings.tidying import tidied


class Typed(NamedTuple):
    """A field that was typed in: what stands there, and what the records said at the time."""

    value: Value
    base: Value


@dataclass(frozen=True)
class Draft:
    """The fields of one page that were typed in."""

    typed: dict[str, Typed] = field(default_factory=dict)

    def write(self, name: str, value: Value, now: Value) -> Draft:
        """This stands in the field now; what the records say is `now`."""
        rest = {key: each for key, each in self.typed.items() if key != name}
        before = self.typed.get(name)
        if value == now:
            return replace(self, typed=rest)
        base = before.base if before is not None else now
        return replace(self, typed={**rest, name: Typed(value, base)})

    def without(self, name: str) -> Draft:
        """The field is as the records say."""
        return replace(self, typed={k: each for k, each in self.typed.items() if k != name})


@dataclass(frozen=True)
class Reading:
    """A page as it stands: fields, what is in them, what saving would ask for."""

    fields: tuple[Field, ...]
    current: Values
    """What the records say."""
    shown: Values
    changed: Values
    """What is to change, as it is written here."""
    conflicts: dict[str, Value]
    """Fields that somebody else has changed since they were typed in, and to what."""
    faults: tuple[Fault, ...]
    commands: tuple[AnyCommand, ...]


def read(replica: Replica, place: Place, draft: Draft) -> Reading | None:
    """The page with what was typed; None where what it is about is gone."""
    section = section_of(place)
    current = section.read(replica, place.ident)
    if current is None:
        return None
    fields = section.fields(replica, place.ident)
    shown: dict[str, Value] = dict(current)
    changed: dict[str, Value] = {}
    conflicts: dict[str, Value] = {}
    faults: list[Fault] = []
    whole: dict[str, Value] = dict(current)
    for each in fields:
        typed = draft.typed.get(each.name)
        if typed is None:
            continue
        shown[each.name] = typed.value
        value, wrong = tidied(each, typed.value)
        faults += wrong
        whole[each.name] = value
        if value != current[each.name]:
            changed[each.name] = value
            if typed.base != current[each.name]:
                conflicts[each.name] = current[each.name]
    if changed and not faults:
        faults = section.check(whole)
    commands = () if faults else tuple(section.commands(replica, place.ident, changed))
    return Reading(fields, current, shown, changed, conflicts, tuple(faults), commands)
