"""What is shown of much: the newest messages of a thread, the tickets that changed last, and how
many stand how as time passes."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Gone, Key, Put
from protocol.records import Attachment, Contact, Person, Site, Ticket, TicketMessage
from server.domain.floor import Floor
from server.sync.newest import NewestMessages
from server.sync.recent_tickets import HELD, SHOWN, RecentTickets
from server.sync.ticket_tallies import TicketTallies
from tests.hall import NOON


def message(nth: int, *files: str) -> TicketMessage:
    return TicketMessage(
        id=f"t.{nth}",
        ticket="t",
        nth=nth,
        at=NOON,
        message_kind="reply",
        text="x",
        attachments=list(files),
    )


def ticket(number: int, **more: object) -> Ticket:
    told = {"status": "open", "updated_at": NOON + number, "contact": "c"} | more
    return Ticket(  # type: ignore[arg-type]
        id=f"t{number}",
        number=number,
        subject="x",
        since=NOON,
        opened_at=NOON,
        channel="mail",
        **told,
    )


def shown(thread: NewestMessages) -> list[int]:
    return [nth for nth in range(1, 20) if thread.get(f"t.{nth}") is not None]


def test_older_messages_come_up_where_some_move_away_until_the_disk_is_asked() -> None:
    thread = NewestMessages(3, [message(nth) for nth in range(5, 11)])
    assert shown(thread) == [8, 9, 10] and not thread.lacks
    assert thread.put(message(11)) >= {Key("ticket_message", "t.8"), Key("ticket_message", "t.11")}
    assert shown(thread) == [9, 10, 11]
    for nth in (9, 10, 11):
        thread.drop(f"t.{nth}")
    assert shown(thread) == [6, 7, 8] and not thread.lacks
    thread.drop("t.6")
    assert thread.lacks, "there may be one before the fifth"
    assert not NewestMessages(3, [message(1)]).lacks, "that is all there is"


def test_a_file_is_shown_with_the_message_that_names_it() -> None:
    file = Attachment(
        id="f", ticket="t", name="a", content_type="", size=1, hash="", at=NOON, message="t.1"
    )
    thread = NewestMessages(2, [message(1, "f"), message(2), file])
    assert thread.names("f")
    assert Key("attachment", "f") in thread.put(message(3))
    assert not thread.names("f")


def test_those_tickets_are_shown_that_changed_last_and_others_come_up_for_deleted_ones() -> None:
    person, contact = Person(id="p", email="zoe@x.example"), Contact(id="c", person="p", made_at=1)
    floor = Floor([Site(id="s", name="x"), person, contact])
    past = [contact, person, *(ticket(number) for number in range(1, HELD + 1))]
    recent = RecentTickets(floor, past)

    def rows() -> set[str]:
        return {key.id for key in recent.shown() if recent.head(key.id) is not None}

    last = {f"t{number}" for number in range(HELD - SHOWN + 1, HELD + 1)}
    assert rows() == last
    oldest = f"t{HELD - SHOWN + 1}"
    touched = recent.fold(floor, Put(ticket(1, updated_at=NOON + HELD + 1)))
    assert {Key("ticket_head", "t1"), Key("ticket_head", oldest)} <= set(touched)
    assert rows() == last - {oldest} | {"t1"}
    assert Key("ticket_head", oldest) in set(recent.fold(floor, Gone("ticket", "t1")))
    assert rows() == last
    named = recent.fold(floor, Put(replace(person, name="Zoe")))
    assert {key.id for key in named} >= last
    row = recent.head(oldest)
    assert row is not None and row.name == "Zoe"


def test_a_ticket_is_due_from_its_warning_on_and_counted_while_it_is_worked_on() -> None:
    mine = ticket(1, assignee="ann", warn_at=NOON + 5, due_at=NOON + 9, unanswered_since=NOON)
    other = ticket(2, breaches=["resolution"])
    tallies = TicketTallies(Floor([Site(id="s", name="x"), mine, other]), NOON)

    def counts(ident: str) -> tuple[int, ...]:
        t = tallies.tally(ident)
        return t.open, t.mine, t.unassigned, t.unanswered, t.due, t.breached

    assert counts("ann") == (2, 1, 1, 1, 0, 0) and counts("") == (2, 1, 1, 1, 0, 1)
    assert not tallies.passes(NOON + 4)
    assert tallies.passes(NOON + 5) and counts("ann")[4] == counts("")[4] == 1
    later: Change = Put(replace(mine, warn_at=NOON + 50))
    assert tallies.fold(later) and counts("ann")[4] == 0
    assert not tallies.fold(later), "nothing that is counted has changed"
    assert not tallies.passes(NOON + 9) and tallies.passes(NOON + 50)
    assert tallies.fold(Put(replace(mine, status="resolved"))) and counts("ann")[:2] == (1, 0)
    assert tallies.fold(Gone("ticket", "t2")) and counts("") == (0, 0, 0, 0, 0, 0)
