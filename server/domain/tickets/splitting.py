"""Taking messages out of a ticket into one of their own."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Put
from protocol.outcomes import BulkAnswer
from protocol.records import Ticket, TicketMessage
from protocol.ticket_commands import SplitTicket
from protocol.tickets import BulkItem
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named
from server.domain.tickets.bulk import bulked
from server.domain.tickets.known import as_seen, writable
from server.domain.tickets.opening import next_number
from server.domain.tickets.retelling import former, moved_into, moves, retold
from server.domain.tickets.threads import touched, written


def split_ticket(floor: Floor, command: SplitTicket, context: Context) -> Decision:
    """The messages make a new ticket of the same contact, which is linked with the one that they
    were taken from. Nobody is written to."""
    ticket = writable(floor, as_seen(floor, command))
    taken, left = _parted(floor, ticket, command.messages)
    number, counter = next_number(floor)
    bare = _bare(ticket, number, named(command.subject, "subject"), context)
    now = moved_into(bare, taken)
    changes, moved = moves(floor, taken, now)
    made = retold(replace(bare, messages=len(now)), now)
    made, note = written(
        made, "note", "", context.actor.id, context, data={"split_from": f"T-{ticket.number}"}
    )
    made = replace(made, version=1)
    after = retold(replace(ticket, links=[*ticket.links, made.id]), left)
    after, other = written(
        after, "note", "", context.actor.id, context, data={"split": f"T-{number}"}
    )
    after = touched(after, context, ticket.version)
    changes += [Put(counter), Put(made), Put(note), Put(after), Put(other)]
    items = [BulkItem(ticket, after.version), BulkItem(made, made.version)]
    answers = [BulkAnswer(ticket.id, after.version), BulkAnswer(made.id, made.version)]
    return bulked(changes, answers, items, "split", context, moved, made)


def _parted(
    floor: Floor, ticket: Ticket, wanted: list[int]
) -> tuple[list[TicketMessage], list[TicketMessage]]:
    thread = {each.nth: each for each in floor.cases.thread(ticket.id)}
    for nth in wanted:
        if nth not in thread or thread[nth].message_kind == "note":
            raise refuse(
                "invalid",
                f"T-{ticket.number} has no message {nth} that can be taken out. Look at it again.",
                field="messages",
            )
    taken = former([thread[nth] for nth in dict.fromkeys(wanted)])
    left = [each for nth, each in thread.items() if nth not in wanted]
    if all(each.message_kind == "note" for each in left):
        raise refuse(
            "invalid",
            f"Nothing would be left of T-{ticket.number}. Leave a message there.",
            field="messages",
        )
    return taken, left


def _bare(ticket: Ticket, number: int, subject: str, context: Context) -> Ticket:
    return Ticket(
        id=context.new_id(),
        number=number,
        contact=ticket.contact,
        subject=subject,
        status="open",
        since=context.now,
        opened_at=context.now,
        updated_at=context.now,
        channel=ticket.channel,
        priority=ticket.priority,
        assignee=ticket.assignee,
        team=ticket.team,
        tags=ticket.tags,
        fields=ticket.fields,
        watchers=ticket.watchers,
        language=ticket.language,
        visit=ticket.visit,
        reservation=ticket.reservation,
        split_from=ticket.id,
        links=[ticket.id],
        version=0,
    )
