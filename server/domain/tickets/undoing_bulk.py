"""Taking a bulk change, a merge or a split back: each ticket that nobody has changed since."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.outcomes import BulkAnswer, Bulked
from protocol.records import BulkChange, Ticket, TicketMessage
from protocol.ticket_commands import UndoBulk
from protocol.tickets import BulkItem
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.tickets.bulk import refusal
from server.domain.tickets.known import known, merged, name_of
from server.domain.tickets.retelling import moved_back, retold
from server.domain.tickets.states import moved as in_status
from server.domain.tickets.threads import touched, written

_RESTORED: Final = (
    "contact", "subject", "status", "since", "pause", "priority", "assignee", "team", "tags",
    "fields", "watchers", "language", "links", "merged_into", "unanswered_since", "resolved_at",
    "closed_at", "reopened",
)  # fmt: skip
"""What of a ticket is as it was before; its thread goes on counting."""


def undo_bulk(floor: Floor, command: UndoBulk, context: Context) -> Decision:
    """Take back what was done. A ticket that changed since stays as it is, and that is told: of a
    merge, each of those that were merged goes back for itself."""
    record = _undoable(floor, command.batch, context)
    back = _BACK[record.what](floor, record, context)
    done = [each for each in back.answers if not each.code]
    if not done:
        return Decision(Bulked(batch="", items=back.answers), [])
    after = replace(record, undone=True, version=record.version + 1)
    changes: list[Change] = [*back.changes, Put(after)]
    return Decision(Bulked(batch=record.id, items=back.answers), changes)


def _undoable(floor: Floor, batch: str, context: Context) -> BulkChange:
    record = floor.get(BulkChange, batch)
    if record is None or record.undone:
        raise refuse("nothing_to_undo", "It was taken back already, or is too long ago.")
    if record.actor != context.actor.id and not context.actor.is_manager:
        raise refuse("forbidden", "Only who did it, or a manager, takes it back.")
    if context.now > record.until:
        raise refuse("undo_expired", "It is too late to take that back. Change the tickets anew.")
    return record


class _Back:
    """What is taken back so far."""

    def __init__(self, floor: Floor, record: BulkChange, context: Context) -> None:
        self.changes: list[Change] = []
        self.answers: list[BulkAnswer] = []
        self._floor, self._record, self._context = floor, record, context

    def unchanged(self, item: BulkItem) -> Ticket | None:
        """The ticket of an item if it is as it was left; if not, that is answered."""
        try:
            ticket = known(self._floor, item.before.id)
            if ticket.version != item.version:
                who = name_of(self._floor, ticket.actor)
                raise refuse(
                    "version_mismatch",
                    f"{who} changed T-{ticket.number} meanwhile: it stays as it is.",
                )
        except Refused as refused:
            self.answers.append(refusal(self._floor, item.before.id, refused))
            return None
        return ticket

    def went_on(self, ticket: Ticket, owner: str) -> bool:
        """Whether messages of `owner` stand elsewhere by now than where this has moved them; then
        that is answered for the ticket."""
        messages = self._floor.cases.messages
        theirs = (n for was, n in self._record.moved.items() if was.rpartition(".")[0] == owner)
        if all(present in messages for present in theirs):
            return False
        detail = f"Messages of T-{ticket.number} went on into another ticket. Take that back first."
        self.answers.append(BulkAnswer(ticket.id, ticket.version, "conflict", detail))
        return True

    def restore(self, ticket: Ticket, before: Ticket, thread: list[TicketMessage]) -> None:
        """Make it what it was, with a note; its messages are those of the `thread` again."""
        after = replace(ticket, **{name: getattr(before, name) for name in _RESTORED})
        if thread:
            after = retold(after, thread)
        self.put(ticket, after)

    def put(self, before: Ticket, after: Ticket) -> None:
        """A ticket that was changed, with a note of what was taken back."""
        after, note = written(
            after, "note", "", self._context.actor.id, self._context,
            data={"undone": self._record.what},
        )  # fmt: skip
        after = touched(after, self._context, before.version)
        self.changes += [Put(after), Put(note)]
        self.answers.append(BulkAnswer(after.id, after.version))


def _update(floor: Floor, record: BulkChange, context: Context) -> _Back:
    back = _Back(floor, record, context)
    for item in record.items:
        ticket = back.unchanged(item)
        if ticket is not None:
            back.restore(ticket, item.before, [])
    return back


def _parted(record: BulkChange) -> tuple[BulkItem, list[BulkItem]]:
    """The ticket that messages were moved to, and the others. Raises `Refused` where one that was
    erased since is needed."""
    to = {present.rpartition(".")[0] for present in record.moved.values()}
    into = [each for each in record.items if each.before.id in to]
    others = [each for each in record.items if each.before.id not in to]
    if not into or not others:
        raise refuse("nothing_to_undo", "A ticket of it was erased since: it stays as it is.")
    return into[0], others


def _merge(floor: Floor, record: BulkChange, context: Context) -> _Back:
    """The ticket that took the others in may have gone on: it only gives their messages back."""
    back = _Back(floor, record, context)
    into, others = _parted(record)
    moved, gone = record.moved, set[str]()
    for item in others:
        ticket = back.unchanged(item)
        if ticket is None or back.went_on(ticket, ticket.id):
            continue
        changes, messages = moved_back(floor, moved, ticket.id)
        back.changes += changes
        back.restore(ticket, item.before, messages)
        gone |= {moved[each.id] for each in messages}
    ticket = floor.get(Ticket, into.before.id)
    if ticket is None or len(back.answers) == sum(bool(each.code) for each in back.answers):
        return back
    left = [each for each in floor.cases.thread(ticket.id) if each.id not in gone]
    if ticket.version == into.version and not any(each.code for each in back.answers):
        back.restore(ticket, into.before, left)
    else:
        back.put(ticket, retold(ticket, left))
    return back


def _split(floor: Floor, record: BulkChange, context: Context) -> _Back:
    """The ticket that was made is closed, and goes on in the one that it was taken from."""
    back = _Back(floor, record, context)
    made, (source, *_) = _parted(record)
    ticket = back.unchanged(made)
    origin = floor.get(Ticket, source.before.id)
    if ticket is None or origin is None or back.went_on(ticket, origin.id):
        return back
    if origin.merged_into is not None:
        back.answers.append(refusal(floor, origin.id, merged(floor, origin)))
        return back
    changes, messages = moved_back(floor, record.moved, origin.id)
    back.changes += changes
    links = [each for each in origin.links if each != ticket.id]
    thread = [*floor.cases.thread(origin.id), *messages]
    back.put(origin, retold(replace(origin, links=links), thread))
    closed = replace(in_status(ticket, "closed", context), merged_into=origin.id, links=[])
    back.put(ticket, retold(closed, []))
    return back


_BACK: Final = {"update": _update, "merge": _merge, "split": _split}
