"""Taking entries through their life by commands alone."""

from __future__ import annotations

from typing import Any

from protocol.commands import (
    AnyCommand,
    Away,
    CallEntry,
    Cancel,
    Complete,
    Hold,
    JoinQueue,
    Leave,
    NoShow,
    PassTime,
    RollDay,
    Start,
    Transfer,
)
from protocol.outcomes import Joined
from protocol.records import Entry
from server.domain.actor import TIMER, Actor
from tests.hall import ANN, KIOSK, Hall


def join(at: Hall, actor: Actor = KIOSK, **fields: object) -> Joined:
    """Somebody takes a number."""
    told: dict[str, Any] = {"service_point": at.point, **fields}
    outcome = at.do(JoinQueue(**told), actor)
    assert isinstance(outcome, Joined)
    return outcome


def entry_of(at: Hall, ident: str) -> Entry:
    """The entry as the floor has it."""
    found = at.floor.get(Entry, ident)
    assert found is not None
    return found


def licence(at: Hall) -> str:
    """The second service of the hall's point."""
    return at.floor.services(at.point)[1].id


def in_state(at: Hall, state: str) -> str:
    """An entry brought to a state."""
    entry = join(at).entry
    if state in ("called", "no_show", "missed"):
        at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    if state in ("serving", "completed", "on_hold"):
        at.do(Start(entry=entry, desk=at.desk(1)), ANN)
    if state in ("no_show", "missed"):
        at.clock.advance(121)
    then = _last_step(at, state, entry)
    if then is not None:
        at.do(*then)
    assert entry_of(at, entry).state == state
    return entry


def _last_step(at: Hall, state: str, entry: str) -> tuple[AnyCommand, Actor] | None:
    if state == "expired":
        at.clock.advance(86_400)
    steps: dict[str, tuple[AnyCommand, Actor]] = {
        "away": (Away(entry=entry), ANN),
        "on_hold": (Hold(entry=entry, until=at.clock.now() + 3_600_000), ANN),
        "missed": (PassTime(), TIMER),
        "completed": (Complete(entry=entry), ANN),
        "no_show": (NoShow(entry=entry), ANN),
        "left": (Leave(entry=entry), ANN),
        "cancelled": (Cancel(entry=entry, reason="gone home"), ANN),
        "transferred": (Transfer(entry=entry, service=licence(at)), ANN),
        "expired": (RollDay(), TIMER),
    }
    return steps.get(state)
