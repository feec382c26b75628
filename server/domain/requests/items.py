"""What was brought: items are described, described anew, or were not brought after all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.records import RequestItem, ServiceRequest, UnlockCode
from protocol.request_commands import DropItem, ItemSpec, PutItem
from protocol.service_requests import shown
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.requests import photos
from server.domain.requests.known import as_seen, item_of, open_one
from server.domain.requests.steps import changed
from server.domain.text import named, visible

ITEMS_MOST: Final = 12


def described(
    floor: Floor, request: ServiceRequest, specs: Sequence[ItemSpec], context: Context
) -> list[Change]:
    """The items of a new request. Raises `Refused`."""
    changes: list[Change] = []
    pictures = [ident for spec in specs for ident in dict.fromkeys(spec.photos)]
    if len(set(pictures)) < len(pictures):
        raise refuse(
            "invalid", "A picture is of one item. Name it with that alone.", field="photos"
        )
    for position, spec in enumerate(specs):
        changes += _new(floor, request, spec, position, context)[1]
    return changes


def put_item(floor: Floor, command: PutItem, context: Context) -> Decision:
    """One more item, or one that is known, described anew."""
    request = open_one(floor, as_seen(floor, command))
    if command.item is None:
        items = floor.requests.items(request.id)
        if len(items) >= ITEMS_MOST:
            raise refuse(
                "invalid",
                f"{shown(request.number)} has {ITEMS_MOST} items, and no more fit. Take in "
                "another request.",
                field="spec",
            )
        position = items[-1].position + 1 if items else 0
        item, changes = _new(floor, request, command.spec, position, context)
    else:
        before = item_of(floor, request, command.item)
        pictures, changes = photos.taken(
            floor, command.spec.photos, request.id, before.id, context, before.photos
        )
        item = replace(before, photos=pictures, **_told(command.spec))
        changes.append(Put(item))
    after = changed(request, context)
    return Decision(Saved(id=item.id, version=after.version), [*changes, Put(after)])


def drop_item(floor: Floor, command: DropItem, context: Context) -> Decision:
    """An item was not brought after all; its pictures and its unlock code go with it."""
    request = open_one(floor, as_seen(floor, command))
    item = item_of(floor, request, command.item)
    if len(floor.requests.items(request.id)) == 1:
        raise refuse(
            "wrong_state",
            f"{shown(request.number)} is about nothing else. Describe this item anew, or end the "
            "request.",
            field="item",
        )
    after = changed(request, context)
    return Decision(
        Saved(id=item.id, version=after.version), [*without_item(floor, item), Put(after)]
    )


def without_item(floor: Floor, item: RequestItem) -> list[Change]:
    """An item goes, with what belongs to it."""
    changes = photos.dropped(item.photos)
    if floor.get(UnlockCode, item.id) is not None:
        changes.append(Gone("unlock_code", item.id))
    return [*changes, Gone("request_item", item.id)]


def _new(
    floor: Floor, request: ServiceRequest, spec: ItemSpec, position: int, context: Context
) -> tuple[RequestItem, list[Change]]:
    ident = context.new_id()
    pictures, changes = photos.taken(floor, spec.photos, request.id, ident, context)
    item = RequestItem(
        id=ident, request=request.id, position=position, photos=pictures, **_told(spec)
    )
    return item, [*changes, Put(item)]


def _told(spec: ItemSpec) -> dict[str, Any]:
    """What is told of an item, without what nobody can see. Raises `Refused`."""
    return {
        "what": named(spec.what, "what"),
        "make": visible(spec.make),
        "model": visible(spec.model),
        "serial": visible(spec.serial),
        "accessories": [named(each, "accessories") for each in spec.accessories],
        "condition": visible(spec.condition, lines=True),
    }
