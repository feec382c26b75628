"""What opens an item: encrypted here, before anything else of the server sees it, and read here.

It stands in no topic, no log and no audit. Whoever reads it is on record.
"""

from __future__ import annotations

import asyncio
from typing import Final

from litestar import delete, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol.records import UnlockCode
from protocol.request_commands import ReadUnlock, SealUnlock
from server.http.desk.writing import removing, saving
from server.http.edge import Edge
from server.http.problems import reject
from server.http.repairs.bodies import UnlockBody
from server.http.repairs.changing import ONE
from server.http.repairs.naming import existing_item
from server.http.repairs.shapes import UnlockAnswer
from server.http.tickets.writing import doing
from server.http.transitions import Ask

PURPOSE: Final = b"unlock code"
_PATH: Final = f"{ONE}/unlock/{{item:str}}"
_CODES: Final = ("unknown_request", "unknown_item", "request_ended")
_NONE: Final = "No unlock code is kept for this item. Ask its customer."


def unlocking_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Keeping, reading, forgetting."""
    return [_keep(edge), _read(edge), _forget(edge)]


def _keep(edge: Edge) -> HTTPRouteHandler:
    @put(_PATH, **saving(SealUnlock, "Keep an unlock code", *_CODES)
         | {"status_code": 204, "response_description": "It is kept."})  # fmt: skip
    async def keep(
        request: Ask, id: FromPath[str], item: FromPath[str], data: JSONBody[UnlockBody]
    ) -> None:
        """Encrypted under the house's key, for colleagues alone, until the item is gone. It
        replaces the one before."""
        await _seal(edge, request, (id, item), data.code)

    return keep


def _read(edge: Edge) -> HTTPRouteHandler:
    @post(f"{_PATH}/read", **doing(ReadUnlock, "Read an unlock code", "The code.", *_CODES))
    async def read(request: Ask, id: FromPath[str], item: FromPath[str]) -> UnlockAnswer:
        """Who read it stands in what happened to the request. Needs no body; the answer is to be
        stored nowhere (`Cache-Control: no-store`)."""
        found = await existing_item(edge, id, item)
        await edge.tailer.reached((await edge.ask(request.scope, ReadUnlock(item=found.id))).seq)
        kept = await asyncio.to_thread(edge.store.get, "unlock_code", found.id)
        if not isinstance(kept, UnlockCode):
            reject("unknown_item", _NONE, "item")
        try:
            return UnlockAnswer(code=edge.take_out(PURPOSE, found.id, kept.sealed))
        except ValueError:
            reject("unknown_item", f"The house's key is another now. {_NONE}", "item")

    return read


def _forget(edge: Edge) -> HTTPRouteHandler:
    @delete(_PATH, **removing(SealUnlock, "Forget an unlock code", *_CODES))
    async def forget(request: Ask, id: FromPath[str], item: FromPath[str]) -> None:
        """Before the item is gone, when it is needed no longer."""
        await _seal(edge, request, (id, item), "")

    return forget


async def _seal(edge: Edge, request: Ask, of: tuple[str, str], code: str) -> None:
    found = await existing_item(edge, *of)
    sealed = edge.lock_away(PURPOSE, found.id, code) if code else ""
    # Encrypted twice it is never the same, so that a key would take the repetition for another.
    answered = await edge.ask(request.scope, SealUnlock(item=found.id, sealed=sealed), anew=True)
    await edge.tailer.reached(answered.seq)
