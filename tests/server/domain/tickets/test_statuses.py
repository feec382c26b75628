"""Statuses of tickets: who may take one where, what goes with it, and what time does."""

from __future__ import annotations

import pytest

from protocol.commands import PutStaff, UpdateSite
from protocol.places import TicketField
from protocol.ticket_commands import PassTicketTime, SolveTicket, TicketChange, UpdateTicket
from protocol.tickets import TicketStatus
from server.domain.actor import TIMER
from server.domain.outbox.still import Verdict, verdict
from server.domain.tickets.states import TRANSITIONS
from tests.hall import ANN, BEN
from tests.server.domain.tickets.desk import DAY, Desk, link


def in_status(at: Desk, status: TicketStatus) -> str:
    ticket = at.opened()
    if status != "open":
        at.changed(ticket, status=status)
    return ticket


@pytest.mark.parametrize(("before", "after"), TRANSITIONS)
def test_a_colleague_may_take_a_ticket_along_every_row_of_the_table(
    before: TicketStatus, after: TicketStatus
) -> None:
    at = Desk()
    ticket = in_status(at, before)
    at.passes(60)
    at.changed(ticket, status=after)
    found, now = at.ticket(ticket), at.hall.clock.now()
    assert (found.status, found.since) == (after, now)
    ended = after in ("resolved", "closed")
    assert (found.resolved_at is not None) == ended
    assert (found.closed_at is not None) == (after == "closed")
    assert (found.unanswered_since is None) == (ended or before in ("resolved", "closed"))
    assert found.reopened == (not ended and before in ("resolved", "closed"))


def test_what_is_resolved_waits_for_nothing_and_cannot_be_paused() -> None:
    at = Desk()
    ticket = at.opened()
    at.changed(ticket, pause="on_hold")
    at.changed(ticket, status="resolved")
    assert at.ticket(ticket).pause == ""
    change = UpdateTicket(ticket=ticket, change=TicketChange(pause="on_hold"))
    assert at.hall.refused(change, ANN).code == "wrong_state"
    at.changed(ticket, status="in_progress", pause="on_hold")
    assert at.ticket(ticket).pause == "on_hold"


def test_the_customer_hears_of_a_ticket_that_a_person_has_resolved_and_of_no_other_step() -> None:
    at = Desk()
    ticket = at.opened()
    opened = at.mails()
    assert [each.what for each in opened] == ["ticket_opened"]
    at.changed(ticket, status="in_progress", priority="urgent", assignee=ANN.id, tags=["lock"])
    assert at.mails() == opened
    at.changed(ticket, status="resolved")
    assert len(at.mails("ticket_resolved")) == 1
    at.passes(15 * DAY)
    at.hall.do(PassTicketTime(tickets=[ticket]), TIMER)
    assert at.ticket(ticket).status == "closed"
    at.changed(ticket, status="open")
    at.hall.do(SolveTicket(ticket=ticket), link(ticket))
    assert at.ticket(ticket).status == "resolved"
    assert len(at.mails()) == 2
    at.hall.do(SolveTicket(ticket=ticket, solved=False), link(ticket))
    at.changed(ticket, status="resolved")
    assert len(at.mails("ticket_resolved")) == 2, "each time that a person has resolved it"


def test_that_it_is_solved_is_not_sent_once_it_is_open_again() -> None:
    at = Desk()
    ticket = at.opened()
    at.changed(ticket, status="resolved")
    (mail,), now = at.mails("ticket_resolved"), at.hall.clock.now()
    assert verdict(at.floor, mail, now) is None
    at.answered(ticket)
    assert verdict(at.floor, mail, now) == Verdict("void", "the ticket is open again")
    at.changed(ticket, status="closed")
    at.floor.forget_ended()
    (opened,) = at.mails("ticket_opened")
    assert verdict(at.floor, opened, now) is None, "what is to be sent is kept with its ticket"


def test_what_is_resolved_closes_by_itself_only_once_its_days_are_over() -> None:
    at = Desk()
    resolved, going_on = in_status(at, "resolved"), at.opened()
    at.passes(14 * DAY - 1)
    at.hall.do(PassTicketTime(tickets=[resolved, going_on]), TIMER)
    assert at.ticket(resolved).status == "resolved"
    at.passes(1)
    at.hall.do(UpdateSite(close_days=0))
    at.hall.do(PassTicketTime(tickets=[resolved, going_on]), TIMER)
    assert at.ticket(resolved).status == "resolved", "this house closes nothing by itself"
    at.hall.do(UpdateSite(close_days=14))
    at.hall.do(PassTicketTime(tickets=[resolved, going_on]), TIMER)
    assert (at.ticket(resolved).status, at.ticket(going_on).status) == ("closed", "open")
    assert at.thread(resolved)[-1].data == {"status": "closed", "status_was": "resolved"}


def test_a_note_tells_what_changed_and_nothing_personal() -> None:
    at = Desk()
    at.hall.do(UpdateSite(ticket_fields=[TicketField("serial", "Serial number")]))
    ticket = at.opened()
    at.changed(ticket, subject="Zoe's lock", priority="high", fields={"serial": "0815"})
    note = at.thread(ticket)[-1]
    assert (note.message_kind, note.author) == ("note", ANN.id)
    assert note.data == {
        "priority": "high", "priority_was": "normal", "subject": "", "fields": "serial",
    }  # fmt: skip


def test_a_change_that_changes_nothing_leaves_no_trace() -> None:
    at = Desk()
    ticket = at.opened()
    before = at.ticket(ticket)
    answer = at.changed(ticket, priority="normal", status="open", add_tags=[])
    assert at.ticket(ticket) == before and answer.version == before.version


def test_a_ticket_is_given_to_a_colleague_who_works_here_and_taken_away() -> None:
    at = Desk()
    ticket = at.opened()
    at.changed(ticket, assignee=BEN.id)
    at.changed(ticket, assignee="")
    assert at.ticket(ticket).assignee is None
    at.hall.do(PutStaff(staff=BEN.id, name=BEN.name, role="staff", left=True))
    refusal = at.hall.refused(
        UpdateTicket(ticket=ticket, change=TicketChange(assignee=BEN.id)), ANN
    )
    assert (refusal.code, refusal.field) == ("invalid", "assignee")


def test_who_changed_it_meanwhile_is_told_to_whoever_saw_it_before() -> None:
    at = Desk()
    ticket = at.opened()
    seen = at.ticket(ticket).version
    at.changed(ticket, by=BEN, priority="high")
    late = UpdateTicket(ticket=ticket, expected=seen, change=TicketChange(priority="low"))
    refusal = at.hall.refused(late, ANN)
    assert refusal.code == "version_mismatch" and refusal.detail.startswith(BEN.name)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"serial": "A 12"}, "A 12"),
        ({"count": "3,5"}, "3.5"),
        ({"bought": "2026-02-03"}, "2026-02-03"),
        ({"colour": "red"}, "red"),
        ({"count": "three"}, None),
        ({"bought": "03.02.2026"}, None),
        ({"colour": "blue"}, None),
        ({"shoes": "43"}, None),
    ],
)
def test_custom_fields_take_what_the_house_has_set_up(
    value: dict[str, str], kept: str | None
) -> None:
    at = Desk()
    fields = [
        TicketField("serial", "Serial number"),
        TicketField("count", "How many", "number"),
        TicketField("bought", "Bought on", "date"),
        TicketField("colour", "Colour", "choice", ["red", "green"]),
    ]
    at.hall.do(UpdateSite(ticket_fields=fields))
    ticket = at.opened()
    if kept is None:
        refusal = at.hall.refused(UpdateTicket(ticket=ticket, change=TicketChange(fields=value)))
        assert (refusal.code, refusal.field) == ("invalid", "fields")
    else:
        at.changed(ticket, fields=value)
        assert list(at.ticket(ticket).fields.values()) == [kept]
        at.changed(ticket, fields=dict.fromkeys(value, ""))
        assert not at.ticket(ticket).fields
