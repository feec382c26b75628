"""How whoever may not is told who may. Who may what is walked in `tests/server`."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from protocol import commands as c
from protocol.commands import COMMAND_TYPES, AnyCommand, Command
from protocol.ids import uuid7
from protocol.records import Role
from protocol.request_commands import AnyRequestCommand, ItemSpec, StepLine
from protocol.ticket_commands import TicketChange
from server.domain.actor import Actor
from server.domain.rules import RULES
from tests.hall import ANN, BEN, NOON, hall
from tests.server.domain.walking import join

NOBODY = uuid7(NOON, bytes(10))


def example(kind: type[Command]) -> Any:
    """A command of that kind on things that do not exist."""
    needed = {
        "service_point": NOBODY, "service": NOBODY, "entry": NOBODY, "desk": NOBODY,
        "staff": NOBODY, "version": 1, "reason": "because", "name": "Name", "prefix": "Z",
        "capacity": 1, "role": "staff", "state": "open", "desks_open": 0,
        "call": NOBODY, "visit": NOBODY, "until": 0, "priority": "standard", "text": "",
        "phone": "12345",
        "did": "served", "called_at": 0, "device": NOBODY, "address": "http://elsewhere",
        "person": NOBODY, "definition": NOBODY, "reservation": NOBODY, "hold": NOBODY,
        "wait_listed": NOBODY, "start_at": 0, "from_at": 0, "to_at": 0, "opens_at": 0,
        "ends_at": 0, "customer": c.Customer(), "email": "a@example.org", "message": NOBODY,
        "messages": [], "projected": [], "provider": "jitsi",
        "ticket": NOBODY, "tickets": [NOBODY], "subject": "Subject", "change": TicketChange(),
        "contact": NOBODY, "other": NOBODY, "event": NOBODY, "attachment": NOBODY, "size": 1,
        "content_type": "text/plain", "hash": "0" * 64, "batch": NOBODY, "draft": "reply",
        "canned": NOBODY, "calendar": NOBODY, "policy": NOBODY, "rule": NOBODY, "view": NOBODY,
        "webhook": NOBODY, "notice": NOBODY, "notices": [NOBODY], "rating": 5, "what": "breach",
        "metric": "resolution", "mail_id": "<1@example.org>", "sender": "a@example.org",
        "request": NOBODY, "items": [ItemSpec(what="Phone")], "spec": ItemSpec(what="Phone"),
        "item": NOBODY, "sealed": "", "line": NOBODY, "nth": 1, "yes": True, "part": NOBODY,
        "supplier": NOBODY, "step": "drop" if kind is StepLine else "back",
    }  # fmt: skip
    if kind in get_args(AnyRequestCommand):
        needed["priority"] = "normal"
    return kind(**{name: needed[name] for name in kind.__struct_fields__ if name in needed})


def test_every_command_stands_in_the_union_and_in_the_list_and_has_its_rule() -> None:
    assert set(get_args(AnyCommand)) == set(COMMAND_TYPES) == set(RULES)


@pytest.mark.parametrize(
    ("kind", "role", "said"),
    [
        (c.Expire, "staff", "Only a manager may do this. Ask one, or sign in as one."),
        (c.CallNext, "display", "Only staff may do this. Ask at a desk."),
        (c.ConfirmCall, "staff", "Only a wall display or a customer's link may do this."),
        (c.Sweep, "admin", "Only the server itself may do this."),
    ],
)
def test_who_may_not_is_told_who_may(kind: type[Command], role: Role, said: str) -> None:
    assert hall().refused(example(kind), Actor("somebody", role)).detail == said


def test_no_customer_learns_the_name_of_a_colleague_by_an_answer() -> None:
    at = hall()
    join(at)
    mine = join(at)
    at.do(c.PutStaff(staff=ANN.id, name="Mara", role="staff"))
    at.do(c.Requeue(entry=mine.entry, standing="next"), ANN)
    assert "Mara" in at.moved(c.CallNext(desk=at.desk(1)), ANN).pick
    me = Actor(mine.visit, "visitor", visit=mine.visit)
    assert at.moved(c.CheckIn(entry=mine.entry), me).pick == ""
    at.do(c.Start(entry=mine.entry), ANN)
    refusal = at.refused(c.Leave(entry=mine.entry), me)
    assert (refusal.code, refusal.holder) == ("wrong_state", None)
    assert at.refused(c.Recall(entry=mine.entry), BEN).holder is not None
