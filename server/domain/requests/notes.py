"""Diagnostic notes: what was found, for the customer too where it is public."""

from __future__ import annotations

from protocol.changes import Put
from protocol.outcomes import Saved
from protocol.records import RequestNote
from protocol.request_commands import NoteRequest
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.requests import photos
from server.domain.requests.known import as_seen, open_one
from server.domain.requests.steps import changed
from server.domain.text import visible


def note_request(floor: Floor, command: NoteRequest, context: Context) -> Decision:
    """Write down what was found, with pictures."""
    request = open_one(floor, as_seen(floor, command))
    text = visible(command.text, lines=True)
    if not text:
        raise refuse("invalid", "Write something that can be seen.", field="text")
    ident = context.new_id()
    pictures, changes = photos.taken(floor, command.photos, request.id, ident, context)
    note = RequestNote(
        id=ident,
        request=request.id,
        at=context.now,
        text=text,
        public=command.public,
        author=context.actor.id if context.actor.is_staff else "",
        photos=pictures,
    )
    after = changed(request, context)
    return Decision(Saved(id=note.id, version=after.version), [*changes, Put(note), Put(after)])
