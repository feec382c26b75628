"""What happens to contacts, their tickets and events is recorded, each once, and with its cause."""

from __future__ import annotations

from typing import Any

from protocol.changes import Put
from protocol.commands import AnyCommand, Customer
from protocol.contact_commands import (
    DeleteEvent,
    MergeContacts,
    PutContact,
    PutEvent,
    RemindOfEvent,
    UnmergeContact,
)
from protocol.records import Activity, Contact, Staff, Ticket, TicketClock
from protocol.sla import Fired, PriorityFrom, Verdict
from protocol.ticket_commands import Comment, OpenTicket, Reply, TicketChange, UpdateTicket
from server.domain.activity import activities
from server.domain.activity_states import KINDS
from server.domain.actor import TIMER, Actor
from server.domain.context import Context
from server.domain.rules import decide
from tests.hall import ANN, NOON, Hall, hall

SECRET = "canary"
ANA = Customer(name=SECRET, email=f"{SECRET}@example.org")
HOUR = 3_600_000


def desk() -> Hall:
    at = hall()
    at.floor.apply([Put(Staff(id=ANN.id, name="Ann", role="staff"))])
    return at


def does(at: Hall, command: AnyCommand, actor: Actor = ANN) -> tuple[Any, list[Activity]]:
    """What is answered, and what was recorded."""
    context = Context(actor, at.clock.now(), at.ids, lambda text: f"mark {text}")
    outcome, changes = decide(at.floor, command, context)
    at.floor.apply(changes)
    found = [c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Activity)]
    assert {each.what for each in found} <= KINDS
    assert SECRET not in "".join(repr(each) for each in found)
    return outcome, found


def said(found: list[Activity]) -> list[str]:
    return [each.what for each in found]


def test_a_contact_is_created_merged_and_taken_apart() -> None:
    at = desk()
    ana, made = does(at, PutContact(customer=ANA))
    ben, _ = does(at, PutContact(customer=Customer(name="Ben")))
    contact = at.floor.get(Contact, ana.id)
    assert contact is not None and said(made) == ["contact_created"]
    assert (made[0].contact, made[0].subject, made[0].actor) == (contact.person, ana.id, ANN.id)
    assert said(does(at, PutContact(contact=ana.id, tags=["vip"]))[1]) == []
    merged = does(at, MergeContacts(contact=ana.id, other=ben.id))[1]
    assert said(merged) == ["contact_merged"] and merged[0].data == {"into": ana.id}
    assert said(does(at, UnmergeContact(contact=ben.id))[1]) == ["contact_unmerged"]


def test_an_event_is_planned_moved_reminded_of_and_given_up() -> None:
    at = desk()
    ana, _ = does(at, PutContact(customer=ANA))
    plan = PutEvent(title=SECRET, contact=ana.id, start_at=NOON + HOUR, end_at=NOON + 2 * HOUR)
    event, made = does(at, plan)
    assert said(made) == ["event_planned"]
    assert made[0].data == {"event_kind": "meeting", "start_at": str(NOON + HOUR)}
    at.clock.advance(3_000)
    remind = RemindOfEvent(event=event.id, start_at=NOON + HOUR)
    assert said(does(at, remind, TIMER)[1]) == ["event_reminded"]
    assert said(does(at, PutEvent(event=event.id, place="Room 2"))[1]) == ["event_changed"]
    assert said(does(at, PutEvent(event=event.id, state="done"))[1]) == ["event_done"]
    assert said(does(at, PutEvent(event=event.id, state="planned"))[1]) == ["event_planned"]
    assert said(does(at, DeleteEvent(event=event.id))[1]) == ["event_cancelled"]


def test_a_ticket_is_told_from_opening_to_its_end() -> None:
    at = desk()
    opened, made = does(at, OpenTicket(subject=SECRET, text=SECRET, customer=ANA))
    assert said(made) == ["ticket_opened", "contact_created"] or said(made) == [
        "contact_created",
        "ticket_opened",
    ]
    ticket = opened.ticket

    def change(**fields: Any) -> list[str]:
        return said(does(at, UpdateTicket(ticket=ticket, change=TicketChange(**fields)))[1])

    assert change(assignee=ANN.id) == ["ticket_assigned"]
    assert change(status="in_progress", priority="high") == ["ticket_updated", "ticket_updated"]
    assert change(pause="on_hold") == ["sla_paused"] and change(pause="") == ["sla_resumed"]
    reply = Reply(ticket=ticket, text=SECRET, then=TicketChange(status="resolved"))
    answered = does(at, reply)[1]
    assert said(answered) == ["ticket_replied", "ticket_resolved"]
    assert answered[1].cause == answered[0].id
    assert said(does(at, Comment(ticket=ticket, text=SECRET))[1]) == ["ticket_commented"]
    assert change(status="open") == ["ticket_reopened"]
    assert change(status="closed") == ["ticket_closed"]


def test_a_breach_is_told_once_of_each_metric_and_cycle_however_it_came_to_be_known() -> None:
    at = desk()
    ticket = does(at, OpenTicket(subject="x", text="y", customer=ANA))[0].ticket
    context = Context(TIMER, at.clock.now(), at.ids, lambda text: text)
    before = TicketClock(
        id=ticket, policy="p", created_at=NOON, priorities=[PriorityFrom(NOON, "normal")]
    )
    at.floor.apply([Put(before)])
    told: list[tuple[str, str]] = []
    for verdicts, fired in (
        ([], [Fired("resolution", 0, "warn", 0, NOON)]),
        ([Verdict("next_response", 1, NOON, NOON + 1)], [Fired("resolution", 0, "warn", 0, NOON)]),
        (
            [Verdict("next_response", 1, NOON, NOON + 1), Verdict("next_response", 2, NOON, NOON)],
            [Fired("resolution", 0, "warn"), Fired("next_response", 1, "breach")],
        ),
        (
            [Verdict("next_response", 1, NOON, NOON + 1, NOON + 2)],
            [Fired("next_response", 2, "breach"), Fired("resolution", 0, "breach")],
        ),
    ):
        after = TicketClock(
            id=ticket, policy="p", created_at=NOON, priorities=before.priorities,
            verdicts=verdicts, fired=fired,
        )  # fmt: skip
        change = Put(after)
        found = activities(at.floor, Comment(ticket=ticket, text="z"), [change], context)
        at.floor.apply([change])
        for each in found:
            assert isinstance(each, Put) and isinstance(each.r, Activity)
            told.append((each.r.what, f"{each.r.data['metric']} {each.r.data['cycle']}"))
    assert told == [
        ("sla_warned", "resolution 0"),
        ("sla_breach", "next_response 1"),
        ("sla_breach", "next_response 2"),
        ("sla_breach", "resolution 0"),
    ]
    known = at.floor.get(Ticket, ticket)
    assert known is not None
