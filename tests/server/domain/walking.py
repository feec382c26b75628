"""Taking entries through their life by commands alone."""

from __future__ import annotations

from protocol.commands import CallEntry, Cancel, Complete, JoinQueue, Leave, NoShow, RollDay, Start
from protocol.outcomes import Joined
from protocol.records import Entry
from server.domain.actor import TIMER, Actor
from tests.hall import ANN, KIOSK, Hall


def join(at: Hall, actor: Actor = KIOSK, **fields: object) -> Joined:
    """Somebody takes a number."""
    outcome = at.do(JoinQueue(service_point=at.point, **fields), actor)  # type: ignore[arg-type]
    assert isinstance(outcome, Joined)
    return outcome


def entry_of(at: Hall, ident: str) -> Entry:
    """The entry as the floor has it."""
    found = at.floor.get(Entry, ident)
    assert found is not None
    return found


def in_state(at: Hall, state: str) -> str:
    """An entry brought to a state."""
    entry = join(at).entry
    if state in ("called", "no_show"):
        at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    if state in ("serving", "completed"):
        at.do(Start(entry=entry, desk=at.desk(1)), ANN)
    if state == "completed":
        at.do(Complete(entry=entry), ANN)
    if state == "no_show":
        at.clock.advance(121)
        at.do(NoShow(entry=entry), ANN)
    if state == "left":
        at.do(Leave(entry=entry), ANN)
    if state == "cancelled":
        at.do(Cancel(entry=entry, reason="gone home"), ANN)
    if state == "expired":
        at.clock.advance(86_400)
        at.do(RollDay(), TIMER)
    return entry
