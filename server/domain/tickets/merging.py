"""Bringing the threads of tickets into one, and linking tickets that belong together."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.outcomes import BulkAnswer
from protocol.records import Ticket, TicketMessage
from protocol.ticket_commands import LinkTickets, MergeTickets
from protocol.tickets import BulkItem
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.tickets.bulk import bulked, refusal
from server.domain.tickets.fields import TAGS_MOST
from server.domain.tickets.known import as_seen, known, whole, writable
from server.domain.tickets.mail_threads import is_same_customer
from server.domain.tickets.opening import answer
from server.domain.tickets.retelling import former, moved_into, moves, retold
from server.domain.tickets.states import moved as in_status
from server.domain.tickets.threads import touched, written


def merge_tickets(floor: Floor, command: MergeTickets, context: Context) -> Decision:
    """Bring the threads of others into this one, in the order in which they were written, and close
    the others. Nobody is written to. Only tickets of one contact are merged: the customer of this
    one reads all of it."""
    into = writable(floor, as_seen(floor, command))
    answers: list[BulkAnswer] = []
    merged: list[Ticket] = []
    for ident in dict.fromkeys(command.tickets):
        try:
            merged.append(_mergeable(floor, into, ident))
            answers.append(BulkAnswer(ident))
        except Refused as refused:
            answers.append(refusal(floor, ident, refused))
    if not merged:
        return bulked([], answers, [], "merge", context)
    messages = former([each for other in merged for each in floor.cases.thread(other.id)])
    now = moved_into(into, messages)
    changes, moved = moves(floor, messages, now)
    after = _with(into, merged, len(now))
    after = retold(after, [*floor.cases.thread(into.id), *now])
    numbers = ", ".join(f"T-{each.number}" for each in merged)
    after, note = written(after, "note", "", context.actor.id, context, data={"merged": numbers})
    after = touched(after, context, into.version)
    changes += [Put(after), Put(note)]
    items = [BulkItem(into, after.version)]
    for other in merged:
        ended, note = _ended(other, into, context)
        changes += [Put(ended), Put(note)]
        items.append(BulkItem(other, ended.version))
    versions = {each.before.id: each.version for each in items}
    answers = [replace(each, version=versions.get(each.ticket, each.version)) for each in answers]
    return bulked(changes, answers, items, "merge", context, moved)


def _mergeable(floor: Floor, into: Ticket, ident: str) -> Ticket:
    other = whole(floor, known(floor, ident))
    if other.id == into.id:
        raise refuse("invalid", f"T-{into.number} cannot be merged into itself.", field="tickets")
    if not is_same_customer(floor, into, other):
        raise refuse(
            "wrong_state",
            f"T-{other.number} is of another contact. Link both, or merge the contacts first.",
            field="tickets",
        )
    return other


def _with(into: Ticket, merged: list[Ticket], messages: int) -> Ticket:
    tags = dict.fromkeys([*into.tags, *(tag for each in merged for tag in each.tags)])
    watchers = dict.fromkeys([*into.watchers, *(who for each in merged for who in each.watchers)])
    links = dict.fromkeys([*into.links, *(link for each in merged for link in each.links)])
    gone = {into.id, *(each.id for each in merged)}
    return replace(
        into,
        messages=into.messages + messages,
        tags=list(tags)[:TAGS_MOST],
        watchers=list(watchers),
        links=[link for link in links if link not in gone],
    )


def _ended(other: Ticket, into: Ticket, context: Context) -> tuple[Ticket, TicketMessage]:
    closed = replace(in_status(other, "closed", context), merged_into=into.id)
    after, note = written(
        closed, "note", "", context.actor.id, context, data={"merged_into": f"T-{into.number}"}
    )
    return touched(after, context, other.version), note


def link_tickets(floor: Floor, command: LinkTickets, context: Context) -> Decision:
    """Two tickets name each other, or no longer; the same where they do so already."""
    ticket, other = as_seen(floor, command), known(floor, command.other)
    if ticket.id == other.id:
        raise refuse("invalid", "A ticket cannot be linked with itself.", field="other")
    changes: list[Change] = []
    shown = ticket
    for one, two in ((ticket, other), (other, ticket)):
        if (two.id in one.links) == command.linked:
            continue
        links = [each for each in one.links if each != two.id]
        if command.linked:
            links.append(two.id)
        data = {"linked" if command.linked else "unlinked": f"T-{two.number}"}
        after, note = written(
            replace(one, links=links), "note", "", context.actor.id, context, data=data
        )
        changes += [Put(after), Put(note)]
        if one is ticket:
            shown = after
    return Decision(answer(shown), changes)
