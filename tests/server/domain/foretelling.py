"""Asking what a setting would do, in tests: the floor must be as it was."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from protocol.commands import AnyCommand, UpdateDesk, UpdateServicePoint
from protocol.records import Entry, Hours, ServicePoint
from server.domain.actor import Actor
from server.domain.context import Context
from server.domain.effects import effects
from tests.hall import ADMIN, Hall
from tests.server.domain.walking import join


def kept(at: Hall) -> dict[str, Any]:
    """All that the floor keeps, without the empty places that reading makes."""
    return {
        name: {key: deepcopy(each) for key, each in value.items() if each}
        for name, value in vars(at.floor).items()
        if isinstance(value, dict) and name != "lanes"
    }


def told(at: Hall, command: AnyCommand, actor: Actor = ADMIN) -> list[str]:
    """The sentences; the floor is as it was."""
    before = kept(at)
    context = Context(actor, at.clock.now(), at.ids, lambda text: text)
    said = effects(at.floor, command, context)
    assert kept(at) == before
    assert all(sentence.endswith(".") for sentence in said)
    return said


def point(at: Hall) -> ServicePoint:
    found = at.floor.get(ServicePoint, at.point)
    assert found is not None
    return found


def update(at: Hall, **fields: Any) -> list[str]:
    command = UpdateServicePoint(service_point=at.point, version=point(at).version, **fields)
    return told(at, command)


def desk_change(at: Hall, number: int, **fields: Any) -> list[str]:
    desk = at.floor.desks(at.point)[number - 1]
    return told(at, UpdateDesk(desk=desk.id, version=desk.version, **fields))


def waiting(at: Hall, count: int, apart_s: int = 60, **fields: Any) -> list[Entry]:
    """So many people who came one after the other."""
    made = []
    for _ in range(count):
        joined = join(at, **fields)
        entry = at.floor.get(Entry, joined.entry)
        assert entry is not None
        made.append(entry)
        at.clock.advance(apart_s)
    return made


def open_daily(opens: int, closes: int) -> list[Hours]:
    """Every day from one hour to another."""
    return [Hours(day, opens * 60, closes * 60) for day in range(7)]
