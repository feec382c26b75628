"""Saved lists of tickets: everybody's, and those of one colleague."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Gone, Put
from protocol.outcomes import Saved
from protocol.records import TicketView
from protocol.support_commands import DeleteTicketView, PutTicketView
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.point_settings import given
from server.domain.refused import refuse
from server.domain.text import named
from server.domain.tickets.owning import may_save, owner_of


def put_ticket_view(floor: Floor, command: PutTicketView, context: Context) -> Decision:
    """Save a list, or change it."""
    before = _known(floor, command.view, context) if command.view is not None else None
    if before is not None and command.version != before.version:
        raise refuse(
            "version_mismatch",
            f"{before.name} was changed meanwhile. Load it again.",
            field="version",
        )
    fields = given(command, "shows", "sort", "descending", "position")
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    owner = owner_of(before.owner if before is not None else None, command.own, context)
    may_save(owner, context)
    if before is not None:
        may_save(before.owner, context)
        after = replace(before, **fields, owner=owner, version=before.version + 1)
    elif {"name", "shows"} <= fields.keys():
        after = TicketView(id=context.new_id(), owner=owner, **fields)
    else:
        raise refuse("invalid", "A list needs a name, and which tickets it shows.", field="shows")
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def delete_ticket_view(floor: Floor, command: DeleteTicketView, context: Context) -> Decision:
    """Remove a saved list; no ticket is touched."""
    view = _known(floor, command.view, context)
    may_save(view.owner, context)
    return Decision(Saved(id=view.id), [Gone(TicketView.kind(), view.id)])


def _known(floor: Floor, ident: str, context: Context) -> TicketView:
    found = floor.get(TicketView, ident)
    if found is None or found.owner not in (None, context.actor.id):
        raise refuse("unknown_setting", "There is no such list any more.", field="view")
    return found
