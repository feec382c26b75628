"""What is done at a bench to see the ticket desk in its states: for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec

from protocol.changes import Change, Put
from protocol.messages import Delta, Res, Snapshot
from protocol.outcomes import BulkAnswer, Bulked
from protocol.record import Record
from protocol.ticket_queries import Rendered, TicketWindow
from protocol.tickets import Ticket
from staff_console.bench import Bench
from staff_console.hall import MINUTE, NOON
from staff_console.tickets.samples import (
    AYLIN,
    CANNED,
    DESK,
    MANY,
    OPEN,
    TICKET,
    head,
    message,
    standing,
    ticket_id,
    timeline,
)

Act = Callable[[Bench], None]
LISTS: Final = "tickets"
OPEN_TOPIC: Final = f"ticket/{ticket_id(AYLIN)}"


def feed(bench: Bench, topic: str, records: Sequence[Record], seq: int = 1) -> None:
    """The server sends all of a topic."""
    changes: list[Change] = [Put(record) for record in records]  # type: ignore[arg-type]
    bench.live.take(Snapshot(topic, "e", seq, NOON, changes))


def changed(bench: Bench, topic: str, *records: Record) -> None:
    """The server sends what is otherwise."""
    position = bench.live.replica(topic).position
    assert position is not None
    changes: list[Change] = [Put(record) for record in records]  # type: ignore[arg-type]
    bench.live.take(Delta(topic, "e", position.seq, position.seq + 1, NOON, changes))


def answer_windows(bench: Bench, total: int = 38) -> None:
    """The server answers every question after the list."""
    for name, args, done in list(bench.queried):
        if name == "tickets":
            bench.queried.remove((name, args, done))
            first = args["offset"]
            heads = [head(at) for at in range(first, min(total, first + args["most"]))]
            window = TicketWindow(total=total, offset=first)
            done(Res("q", 1, [msgspec.to_builtins(each) for each in (window, *heads)]))


def tell(bench: Bench, name: str, items: Sequence[Any]) -> None:
    """The server answers the last question of that name."""
    _, _, done = next(each for each in reversed(bench.queried) if each[0] == name)
    done(Res("q", 1, [msgspec.to_builtins(each) for each in items]))


def listed(bench: Bench, total: int = 38) -> None:
    """The list of my own is looked at."""
    bench.window.acted.emit("window:tickets")
    feed(bench, LISTS, DESK)
    answer_windows(bench, total)
    bench.settle()


def many(bench: Bench) -> None:
    """A list of more than a hundred thousand."""
    listed(bench, MANY)


def opened(bench: Bench, records: Sequence[Record] = OPEN) -> None:
    """Aylin's ticket is open, with what I had begun to write."""
    listed(bench)
    bench.ticket.open_now(ticket_id(AYLIN))
    feed(bench, OPEN_TOPIC, records)
    tell(bench, "sla", [standing()])
    tell(bench, "timeline", timeline())
    bench.settle()


def quiet(bench: Bench) -> None:
    """The same on a desk where nobody has told me anything."""
    opened(bench)


def commenting(bench: Bench) -> None:
    """A comment is written."""
    opened(bench)
    bench.ticket.open_sheet("comment")
    bench.ticket.write("comment", "@Tomasz can you have the bench free at 17:00?")
    bench.settle()


def meanwhile(bench: Bench) -> None:
    """Aylin wrote again while I was writing, and I press Ctrl+Enter."""
    opened(bench)
    more = message(8, "customer", "Or tomorrow at nine, if that is easier.", NOON - 10_000)
    changed(bench, OPEN_TOPIC, more, msgspec.structs.replace(TICKET, thread=6, messages=8,
                                                             version=10))  # fmt: skip
    bench.ticket.act("send")
    bench.settle()


def unknown(bench: Bench) -> None:
    """A canned response names what nobody has told."""
    opened(bench)
    bench.ticket.act(f"canned:{CANNED[1].id}")
    tell(bench, "canned", [Rendered(text="Yours, {contact.company}", unknown=["contact.company"])])
    bench.settle()


def attaching(bench: Bench) -> None:
    """A file is half gone, another is too large."""
    opened(bench)
    small, large = bench.folder / "estimate.pdf", bench.folder / "film.mov"
    small.write_bytes(b"x" * 600_000)
    with large.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    bench.ticket.attach([str(small), str(large)])
    bench.uploaded[0][2](380_000)
    bench.settle()


def selected(bench: Bench) -> None:
    """Three are selected."""
    opened(bench)
    for place in (2, 3, 5):
        bench.ticket.pick(ticket_id(place))
    bench.settle()


def bulk_done(bench: Bench) -> None:
    """Two were changed, one was not."""
    selected(bench)
    bench.ticket.act("priority")
    bench.ticket.send_question()
    items = [BulkAnswer(ticket_id(2), 4), BulkAnswer(ticket_id(3), 4),
             BulkAnswer(ticket_id(5), 0, "ticket_closed", "It is closed.")]  # fmt: skip
    bench.reply(Bulked(batch="b", items=items, undo_until=NOON + 10 * MINUTE))
    bench.settle()


def status_asked(bench: Bench) -> None:
    """Which status?"""
    opened(bench)
    bench.ticket.act("status")
    bench.settle()


def empty(bench: Bench) -> None:
    """Nothing fits what is searched for."""
    listed(bench)
    bench.ticket.search("unobtainium")
    bench.ticket.search_now()
    answer_windows(bench, 0)
    bench.settle()


def away(bench: Bench) -> None:
    """The server is away while I write."""
    opened(bench)
    bench.lose(13)
    bench.ticket.write("reply", "Dear Ms Şahin, 81 % is our fault. Come today at 17:00.")
    bench.ticket.keep_drafts()
    bench.settle()


def nobody(bench: Bench) -> None:
    """No ticket is chosen yet."""
    listed(bench)


def complaint(bench: Bench) -> None:
    """F9 at the board: a complaint of whoever is at my desk."""
    bench.window.pressed.emit("complaint")
    bench.settle()


def ticket_of(bench: Bench) -> Ticket:
    """The ticket that is open, which must be there."""
    found = bench.ticket.ticket
    assert found is not None
    return found
