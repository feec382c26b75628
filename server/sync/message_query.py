"""The query `messages`: what customers were told of a reservation, and what did not reach them."""

from __future__ import annotations

import asyncio
from typing import Final

from protocol.booking_queries import MessageTold
from protocol.messages import Qry
from server.domain.actor import Actor
from server.store.messages import messages_about, undelivered
from server.sync.sources import Page, Sources, ident_of

LOOK_BACK_MS: Final = 7 * 86_400_000
MOST: Final = 200


async def messages(sources: Sources, actor: Actor, message: Qry) -> Page:
    """Of one reservation all; without one those of the last days that nobody got."""
    store = sources.door.store
    if message.args:
        about = ident_of(message, "reservation")
        found = await asyncio.to_thread(messages_about, store, about)
    else:
        since = sources.clock.now() - LOOK_BACK_MS
        found = await asyncio.to_thread(undelivered, store, since, MOST)
    items = [
        MessageTold(
            id=each.id,
            subject=each.subject,
            what=each.what,
            channel=each.channel,
            state=each.state,
            reason=each.reason,
            due_at=each.due_at,
            sent_at=each.sent_at,
            step_min=each.step_min,
            tries=each.tries,
        )
        for each in found
    ]
    return list(items), None
