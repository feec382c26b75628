"""What opens an item: kept as the edge has encrypted it, and gone when the item is handed over."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.records import RequestItem, UnlockCode
from protocol.request_commands import ReadUnlock, SealUnlock
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.requests.known import known, open_one


def seal_unlock(floor: Floor, command: SealUnlock, context: Context) -> Decision:
    """Keep a code that is encrypted already; empty forgets it."""
    item = _item(floor, command.item)
    code: Change = Gone("unlock_code", item.id)
    if command.sealed:
        code = Put(UnlockCode(id=item.id, request=item.request, sealed=command.sealed))
    elif floor.get(UnlockCode, item.id) is None:
        return Decision(Saved(id=item.id), [])
    after = replace(item, locked=bool(command.sealed))
    return Decision(Saved(id=item.id), [code, Put(after)])


def read_unlock(floor: Floor, command: ReadUnlock, context: Context) -> Decision:
    """Somebody is about to be shown it: that is written down before they see anything."""
    item = _item(floor, command.item)
    if floor.get(UnlockCode, item.id) is None:
        raise refuse(
            "not_found", "No unlock code is kept for this item. Ask its customer.", field="item"
        )
    return Decision(Saved(id=item.id), [])


def _item(floor: Floor, ident: str) -> RequestItem:
    """An item of a request that has not ended. Raises `Refused`."""
    item = floor.get(RequestItem, ident)
    if item is None:
        raise refuse("unknown_item", "There is no such item.", field="item")
    open_one(floor, known(floor, item.request))
    return item
