"""Who may ask for what: one table, closed by default, and nothing is missing from it."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from protocol import commands as c
from protocol.commands import COMMAND_TYPES, AnyCommand, Command
from protocol.ids import uuid7
from protocol.records import Role
from server.domain.actor import Actor
from server.domain.rules import RULES
from tests.hall import ANN, BEN, NOON, hall
from tests.server.domain.walking import join

ROLES: tuple[Role, ...] = get_args(Role)
NOBODY = uuid7(NOON, bytes(10))

STAFF = {"staff", "manager", "admin"}
MANAGERS = {"manager", "admin"}
MAY: dict[type[Command], set[str]] = {
    c.JoinQueue: STAFF | {"kiosk", "public"},
    c.CheckIn: STAFF | {"visitor", "kiosk"},
    c.TellPhone: {"visitor"},
    c.Away: STAFF | {"visitor"},
    c.Leave: STAFF | {"visitor", "kiosk"},
    c.CallNext: STAFF,
    c.CallEntry: STAFF,
    c.Recall: STAFF,
    c.ConfirmCall: {"display", "visitor"},
    c.Start: STAFF,
    c.Hold: STAFF,
    c.Resume: STAFF,
    c.Requeue: STAFF,
    c.Transfer: STAFF,
    c.Complete: STAFF,
    c.Reopen: STAFF,
    c.NoShow: STAFF,
    c.Cancel: STAFF,
    c.Expire: MANAGERS,
    c.ExpireWaiting: MANAGERS,
    c.Undo: STAFF,
    c.SetPriority: STAFF,
    c.Note: STAFF,
    c.ReportByHand: STAFF,
    c.Broadcast: STAFF,
    c.PrintSlip: STAFF,
    c.ReportSlip: {"kiosk"},
    c.AskForHelp: {"kiosk"},
    c.AnswerHelp: STAFF | {"kiosk"},
    c.ConfirmAddress: {"public"},
    c.SetDesk: STAFF,
    c.PlanPause: STAFF,
    c.CreateServicePoint: MANAGERS,
    c.UpdateServicePoint: MANAGERS,
    c.SetPoint: STAFF,
    c.DeleteServicePoint: MANAGERS,
    c.DeleteService: MANAGERS,
    c.UpdateDesk: MANAGERS,
    c.UpdateSite: MANAGERS,
    c.PutStaff: MANAGERS,
    c.PutDevice: MANAGERS,
    c.RevokeDevice: MANAGERS,
    c.ErasePerson: MANAGERS,
    c.UpdateStaff: MANAGERS,
    c.PublishEstimate: {"timer"},
    c.RollDay: {"timer"},
    c.PassTime: {"timer"},
    c.Sweep: {"timer"},
    c.SeeDevice: {"timer"},
    c.ForgetPersons: {"timer"},
}
"""Written out a second time, so that no role gains anything by a slip in the rules' own table."""


def example(kind: type[Command]) -> Any:
    """A command of that kind on things that do not exist."""
    needed = {
        "service_point": NOBODY, "service": NOBODY, "entry": NOBODY, "desk": NOBODY,
        "staff": NOBODY, "version": 1, "reason": "because", "name": "Name", "prefix": "Z",
        "capacity": 1, "role": "staff", "state": "open", "desks_open": 0,
        "call": NOBODY, "visit": NOBODY, "until": 0, "priority": "standard", "text": "",
        "phone": "12345",
        "did": "served", "called_at": 0, "device": NOBODY, "address": "http://elsewhere",
        "person": NOBODY,
    }  # fmt: skip
    return kind(**{name: needed[name] for name in kind.__struct_fields__ if name in needed})


def test_every_command_stands_in_the_union_in_the_list_and_in_the_table() -> None:
    assert set(get_args(AnyCommand)) == set(COMMAND_TYPES) == set(RULES) == set(MAY)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", COMMAND_TYPES)
def test_a_role_may_what_its_row_says_and_nothing_else(kind: type[Command], role: Role) -> None:
    at = hall()
    before = dict(at.floor.state)
    visit = NOBODY if role == "visitor" else None
    answer = at.ask(example(kind), Actor("somebody", role, visit=visit))
    forbidden = getattr(answer, "code", "") == "forbidden"
    assert forbidden == (role not in MAY[kind])
    if forbidden:
        assert at.floor.state == before


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
