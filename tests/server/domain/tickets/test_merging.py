"""Tickets are merged, split and linked, and each of it can be taken back."""

from __future__ import annotations

from typing import Any

from protocol.commands import Customer
from protocol.contact_commands import MergeContacts, UnmergeContact
from protocol.outcomes import BulkAnswer, Bulked
from protocol.records import Message, Notice, Ticket
from protocol.ticket_commands import (
    LinkTickets,
    MergeTickets,
    SolveTicket,
    SplitTicket,
    UndoBulk,
)
from tests.hall import ANN, BEN
from tests.server.domain.tickets.desk import Desk, link

BEN_ASH = Customer(name="Ben Ash", email="ben@ash.example")


def bulked(at: Desk, command: Any, by: Any = ANN) -> Bulked:
    answer = at.hall.do(command, by)
    assert isinstance(answer, Bulked)
    return answer


def ticket(at: Desk, ident: str) -> Ticket:
    found = at.floor.get(Ticket, ident)
    assert isinstance(found, Ticket)
    return found


def said(at: Desk, ident: str) -> list[tuple[int, str]]:
    """What was written in a thread, without notes."""
    return [(m.nth, m.text) for m in at.floor.cases.thread(ident) if m.message_kind != "note"]


def codes(answers: list[BulkAnswer]) -> list[str]:
    return [each.code for each in answers]


def untold(at: Desk) -> tuple[int, int]:
    """How many mails are to be sent, and how many notices there are."""
    due = [each for each in at.floor.of(Message) if each.state == "due"]
    return len(due), len(list(at.floor.of(Notice)))


def answers(at: Desk) -> list[tuple[str, int]]:
    """Answers that are to be sent: of which message of which thread."""
    mails = (each for each in at.floor.of(Message) if each.what == "ticket_reply")
    return [(each.subject, each.revision) for each in mails if each.state == "due"]


def test_a_merge_brings_threads_together_tells_nobody_and_can_be_taken_back() -> None:
    at = Desk()
    first = at.opened(text="The lock.")
    at.passes(60)
    file = at.file()
    second = at.opened(by=ANN, text="The door.", tags=["door"])
    at.passes(60)
    at.replied(second, "Which?", attachments=[file])
    before, theirs, told = ticket(at, first), ticket(at, second), untold(at)
    done = bulked(at, MergeTickets(ticket=first, tickets=[second]))
    assert codes(done.items) == [""] and done.undo_until is not None
    assert said(at, first) == [(1, "The lock."), (2, "The door."), (3, "Which?")]
    into, other = ticket(at, first), ticket(at, second)
    assert (other.status, other.merged_into, said(at, second)) == ("closed", first, [])
    assert into.tags == ["door"] and into.thread > before.thread
    assert into.last_reply_at == theirs.last_reply_at and into.unanswered_since is None
    moved = at.floor.cases.messages[f"{first}.3"]
    assert (moved.moved_from, moved.mail_id) == (second, f"<ticket.{second}.2@hall.example>")
    assert at.floor.cases.files[file].message == moved.id and untold(at) == told
    assert answers(at) == [(first, 3)]
    at.passes(60)
    undone = bulked(at, UndoBulk(batch=done.batch))
    assert codes(undone.items) == ["", ""] and untold(at) == told
    assert answers(at) == [(second, 2)]
    assert said(at, first) == [(1, "The lock.")]
    assert said(at, second) == [(1, "The door."), (2, "Which?")]
    back = ticket(at, second)
    assert (back.status, back.merged_into, back.tags) == (theirs.status, None, ["door"])
    assert ticket(at, first).unanswered_since == before.unanswered_since
    assert at.floor.cases.files[file].message == f"{second}.2"
    again = at.hall.refused(UndoBulk(batch=done.batch), ANN)
    assert again.code == "nothing_to_undo"


def test_what_was_written_since_a_merge_stays_where_it_is() -> None:
    at = Desk()
    first, second = at.opened(text="The lock."), at.opened(text="The door.")
    done = bulked(at, MergeTickets(ticket=first, tickets=[second]))
    at.answered(first, "And the bell.")
    undone = bulked(at, UndoBulk(batch=done.batch))
    assert codes(undone.items) == ["", ""]
    assert [text for _, text in said(at, first)] == ["The lock.", "And the bell."]
    assert said(at, second) == [(1, "The door.")] and ticket(at, second).status == "open"
    at.replied(second)
    assert len({m.id for m in at.floor.cases.messages.values()}) == len(at.floor.cases.messages)


def test_each_that_cannot_be_merged_says_why() -> None:
    at = Desk()
    first, second = at.opened(), at.opened()
    other = at.opened(customer=BEN_ASH)
    nobody = at.hall.ids()
    wanted = MergeTickets(ticket=first, tickets=[first, other, nobody])
    none = bulked(at, wanted)
    assert codes(none.items) == ["invalid", "wrong_state", "unknown_ticket"] and not none.batch
    at.hall.do(
        MergeContacts(contact=ticket(at, first).contact, other=ticket(at, other).contact), ANN
    )
    assert codes(bulked(at, MergeTickets(ticket=first, tickets=[other, second])).items) == ["", ""]
    assert codes(bulked(at, MergeTickets(ticket=first, tickets=[second])).items) == [
        "ticket_merged"
    ]
    assert (
        at.hall.refused(MergeTickets(ticket=second, tickets=[first]), ANN).code == "ticket_merged"
    )


def test_a_split_makes_a_ticket_of_what_was_taken_out_and_can_be_taken_back() -> None:
    at = Desk()
    first = at.opened(text="The lock.")
    at.replied(first, "We come.")
    at.passes(60)
    at.answered(first, "And the bell rings.")
    thread = ticket(at, first)
    nth = thread.messages
    done = bulked(at, SplitTicket(ticket=first, messages=[nth], subject="The bell"))
    made = ticket(at, done.ticket)
    assert (made.number, made.subject, made.split_from) == (done.number, "The bell", first)
    assert made.contact == thread.contact and made.links == [first]
    assert said(at, made.id) == [(1, "And the bell rings.")]
    assert made.unanswered_since == thread.unanswered_since
    assert ticket(at, first).unanswered_since is None and ticket(at, first).links == [made.id]
    undone = bulked(at, UndoBulk(batch=done.batch))
    assert codes(undone.items) == ["", ""]
    assert (nth, "And the bell rings.") in said(at, first) and said(at, made.id) == []
    ended = ticket(at, made.id)
    assert (ended.status, ended.merged_into, ticket(at, first).links) == ("closed", first, [])
    assert ticket(at, first).unanswered_since == thread.unanswered_since


def test_what_cannot_be_taken_out_is_refused_and_a_split_that_went_on_stays() -> None:
    at = Desk()
    first = at.opened()
    for messages in ([1], [9]):
        refusal = at.hall.refused(SplitTicket(ticket=first, messages=messages, subject="x"), ANN)
        assert (refusal.code, refusal.field) == ("invalid", "messages")
    at.replied(first)
    done = bulked(at, SplitTicket(ticket=first, messages=[1], subject="x"))
    at.replied(done.ticket)
    kept = bulked(at, UndoBulk(batch=done.batch))
    assert codes(kept.items) == ["version_mismatch"] and not kept.batch
    assert at.hall.refused(UndoBulk(batch=done.batch), BEN).code == "forbidden"
    at.passes(601)
    assert at.hall.refused(UndoBulk(batch=done.batch), ANN).code == "undo_expired"


def test_links_are_named_on_both_sides() -> None:
    at = Desk()
    first, second = at.opened(), at.opened()
    for linked in (True, True, False):
        at.ticketed(LinkTickets(ticket=first, other=second, linked=linked), ANN)
        assert ticket(at, first).links == ([second] if linked else [])
        assert ticket(at, second).links == ([first] if linked else [])
    notes = [m for m in at.floor.cases.thread(first) if m.message_kind == "note"]
    assert len(notes) == 2
    assert at.hall.refused(LinkTickets(ticket=first, other=first), ANN).code == "invalid"


def test_messages_that_went_on_elsewhere_are_taken_back_from_there_first() -> None:
    at = Desk()
    first, second, third = at.opened(), at.opened(text="The door."), at.opened()
    early = bulked(at, MergeTickets(ticket=first, tickets=[second]))
    late = bulked(at, MergeTickets(ticket=third, tickets=[first]))
    kept = bulked(at, UndoBulk(batch=early.batch))
    assert codes(kept.items) == ["conflict"] and not kept.batch
    assert codes(bulked(at, UndoBulk(batch=late.batch)).items) == ["", ""]
    undone = bulked(at, UndoBulk(batch=early.batch))
    assert codes(undone.items) == ["", ""] and said(at, second) == [(1, "The door.")]


def test_whose_ticket_went_into_one_that_is_anothers_by_now_writes_into_one_of_their_own() -> None:
    at = Desk()
    zoes, bens = at.opened(), at.opened(customer=BEN_ASH, subject="The key")
    one, other = ticket(at, zoes).contact, ticket(at, bens).contact
    at.hall.do(MergeContacts(contact=one, other=other), ANN)
    bulked(at, MergeTickets(ticket=zoes, tickets=[bens]))
    assert at.answered(bens, "And now?").ticket == zoes
    at.hall.do(UnmergeContact(contact=other), ANN)
    made = ticket(at, at.answered(bens, "It is mine").ticket)
    assert (made.contact, made.subject, made.links) == (other, "The key", [bens])
    refusal = at.hall.refused(SolveTicket(ticket=bens), link(bens))
    assert refusal.code == "ticket_closed"
