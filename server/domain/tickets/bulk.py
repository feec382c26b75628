"""One change of many tickets, each for itself, which can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.outcomes import BulkAnswer, Bulked
from protocol.records import BulkChange, Ticket
from protocol.ticket_commands import BulkUpdate
from protocol.tickets import UNDO_BULK_S, BulkItem
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import Refused
from server.domain.tickets.changing import changed_ticket
from server.domain.tickets.known import known


def bulk_update(floor: Floor, command: BulkUpdate, context: Context) -> Decision:
    """Change each that can be changed; each has its own answer."""
    changes: list[Change] = []
    answers: list[BulkAnswer] = []
    items: list[BulkItem] = []
    for ident in dict.fromkeys(command.tickets):
        try:
            ticket = known(floor, ident)
            after, more = changed_ticket(floor, ticket, command.change, context)
        except Refused as refused:
            answers.append(refusal(floor, ident, refused))
            continue
        answers.append(BulkAnswer(ident, after.version))
        if after != ticket:
            changes += [Put(after), *more]
            items.append(BulkItem(ticket, after.version))
    return bulked(changes, answers, items, "update", context)


def refusal(floor: Floor, ident: str, refused: Refused) -> BulkAnswer:
    """What became of one that was refused."""
    ticket = floor.get(Ticket, ident)
    version = ticket.version if ticket is not None else 0
    return BulkAnswer(ident, version, refused.refusal.code, refused.refusal.detail)


def bulked(
    changes: list[Change],
    answers: list[BulkAnswer],
    items: Sequence[BulkItem],
    what: Literal["update", "merge", "split"],
    context: Context,
    moved: dict[str, str] | None = None,
    made: Ticket | None = None,
) -> Decision:
    """The decision, with how to take it back where anything was done. `made`: the ticket of a
    split."""
    if not items:
        return Decision(Bulked(batch="", items=answers), [])
    record = BulkChange(
        id=context.new_id(),
        what=what,
        at=context.now,
        until=context.now + UNDO_BULK_S * 1000,
        actor=context.actor.id,
        items=list(items),
        moved=moved or {},
    )
    outcome = Bulked(
        batch=record.id,
        items=answers,
        undo_until=record.until,
        ticket=made.id if made is not None else "",
        number=made.number if made is not None else 0,
    )
    return Decision(outcome, [*changes, Put(record)])


def as_they_are(outcome: Bulked, changes: list[Change]) -> tuple[Bulked, list[Change]]:
    """Outcome and changes with the versions that the tickets have once all that follows is done:
    by these it is known whether anybody has changed one since."""
    versions = _versions(changes)
    items = [
        replace(each, version=versions.get(each.ticket, each.version)) for each in outcome.items
    ]
    after: list[Change] = []
    for change in changes:
        if isinstance(change, Put) and isinstance(change.r, BulkChange) and not change.r.undone:
            now = [
                replace(each, version=versions.get(each.before.id, each.version))
                for each in change.r.items
            ]
            change = Put(replace(change.r, items=now))
        after.append(change)
    return replace(outcome, items=items), after


def _versions(changes: Iterable[Change]) -> dict[str, int]:
    return {
        change.r.id: change.r.version
        for change in changes
        if isinstance(change, Put) and isinstance(change.r, Ticket)
    }
