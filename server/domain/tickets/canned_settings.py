"""Canned responses as they are saved: what they name is looked into first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from protocol.changes import Gone, Put
from protocol.outcomes import Saved
from protocol.records import CannedResponse
from protocol.support_commands import DeleteCanned, PutCanned
from protocol.tickets import CANNED_VARIABLES
from server.domain.automation.settings import check_actions, uses
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.point_settings import given
from server.domain.refused import refuse
from server.domain.text import named, visible
from server.domain.tickets.canned import strange
from server.domain.tickets.fields import tagged
from server.domain.tickets.owning import may_save, owner_of


def put_canned(floor: Floor, command: PutCanned, context: Context) -> Decision:
    """Set up a canned response, or change it; with actions it is a macro."""
    before = known(floor, command.canned, context) if command.canned is not None else None
    if before is not None and command.version != before.version:
        raise refuse(
            "version_mismatch",
            f"{before.name} was changed meanwhile. Load it again.",
            field="version",
        )
    fields = _fields(floor, command)
    owner = owner_of(before.owner if before is not None else None, command.own, context)
    may_save(owner, context)
    if before is not None:
        may_save(before.owner, context)
        after = replace(before, **fields, owner=owner, version=before.version + 1)
    elif {"name", "text"} <= fields.keys():
        after = CannedResponse(id=context.new_id(), owner=owner, **fields)
    else:
        raise refuse("invalid", "A canned response needs a name and a text.", field="text")
    if after.owner is not None and (user := uses(floor, "canned", after.id)):
        raise refuse(
            "in_use", f"{user} answers with {after.name}: it stays everybody's.", field="own"
        )
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def delete_canned(floor: Floor, command: DeleteCanned, context: Context) -> Decision:
    """Remove one that nothing answers with."""
    canned = known(floor, command.canned, context)
    may_save(canned.owner, context)
    user = uses(floor, "canned", canned.id)
    if user:
        raise refuse(
            "in_use", f"{user} answers with {canned.name}. Change that first.", field="canned"
        )
    return Decision(Saved(id=canned.id), [Gone(CannedResponse.kind(), canned.id)])


def known(floor: Floor, ident: str | None, context: Context) -> CannedResponse:
    """One that is everybody's, or of who asks. Raises `Refused`."""
    found = floor.get(CannedResponse, ident)
    if found is None or found.owner not in (None, context.actor.id):
        raise refuse(
            "unknown_setting", "There is no such canned response any more.", field="canned"
        )
    return found


def _fields(floor: Floor, command: PutCanned) -> dict[str, Any]:
    fields = given(command, "position", "actions")
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.text is not None:
        fields["text"] = _text(command.text, "text")
    if command.texts is not None:
        fields["texts"] = {
            language: _text(text, f"texts.{language}") for language, text in command.texts.items()
        }
    if command.tags is not None:
        fields["tags"] = tagged(command.tags)
    if command.actions is not None:
        check_actions(floor, command.actions)
    custom = frozenset(field.name for field in floor.site.ticket_fields)
    for field, text in _texts(fields):
        unknown = strange(text, custom)
        if unknown:
            raise refuse(
                "invalid",
                f"{{{unknown[0]}}} stands for nothing here. Known are "
                f"{', '.join(f'{{{name}}}' for name in CANNED_VARIABLES)} and {{field.<name>}}.",
                field=field,
            )
    return fields


def _texts(fields: dict[str, Any]) -> Iterable[tuple[str, str]]:
    if "text" in fields:
        yield "text", fields["text"]
    for language, text in fields.get("texts", {}).items():
        yield f"texts.{language}", text


def _text(told: str, field: str) -> str:
    text = visible(told, lines=True)
    if not text:
        raise refuse("invalid", "Write something that can be seen.", field=field)
    return text
