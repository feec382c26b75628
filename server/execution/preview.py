"""What a settings command would do, worked out beside the door: nothing is saved."""

from __future__ import annotations

import asyncio
import uuid
from functools import partial

from protocol.commands import AnyCommand
from protocol.outcomes import Refusal
from protocol.queries import Effect, EffectAnswer
from protocol.records import Record
from server.domain.actor import Actor
from server.domain.context import Context
from server.domain.effects import SETTINGS, effects
from server.domain.effects_on_line import Quoted
from server.domain.effects_on_persons import Overdue
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.store.overdue import count_due
from server.store.store import Store


async def preview(
    floor: Floor, command: AnyCommand, actor: Actor, now: int, quoted: Quoted, store: Store
) -> EffectAnswer:
    """The effect, or the refusal that saving would get. Raises `Refused` where none can be told."""
    if not isinstance(command, SETTINGS):
        raise refuse("invalid", f"{command.op()} is no setting: it has no effect to tell.")
    # Records never change: another thread may read them while the floor goes on.
    records = list(floor.state.values())
    overdue = partial(count_due, store, now=now)
    return await asyncio.to_thread(_preview, records, command, actor, now, quoted, overdue)


def _preview(
    records: list[Record],
    command: AnyCommand,
    actor: Actor,
    now: int,
    quoted: Quoted,
    overdue: Overdue,
) -> EffectAnswer:
    context = Context(actor, now, lambda: str(uuid.uuid4()), lambda text: text)
    try:
        return Effect(sentences=effects(Floor(records), command, context, quoted, overdue))
    except Refused as refused:
        refusal: Refusal = refused.refusal
        return refusal
