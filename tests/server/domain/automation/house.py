"""The small hall with a ticket desk: Ann and Ben are the team Repairs, Max is the manager."""

from __future__ import annotations

from typing import Any

from protocol.automation import Condition, RuleAction
from protocol.changes import Put
from protocol.outcomes import Refusal, Saved, Ticketed
from protocol.places import Hours
from protocol.queue_commands import Customer
from protocol.records import CannedResponse, Notice, SlaCalendar, SlaPolicy, Staff, Ticket
from protocol.sla import Level, Target
from protocol.support_commands import PutRule, PutSlaCalendar, PutSlaPolicy
from protocol.ticket_commands import OpenTicket
from tests.hall import ADMIN, ANN, BEN, Hall, hall, person

MAX = person(7, "manager")
GRETA = Customer(name="Greta Holm", email="greta@example.org")
ALL_DAY = [Hours(day, 0, 1_440) for day in range(7)]


def desk() -> Hall:
    """Ann and Ben are of the team Repairs; Ann has a mail address."""
    at = hall()
    for who, name, told in (
        (ANN, "Ann", {"teams": ["Repairs"], "email": "ann@house.example", "hours": ALL_DAY}),
        (BEN, "Ben", {"teams": ["Repairs"]}),
        (MAX, "Max", {}),
    ):
        role = "manager" if who is MAX else "staff"
        at.floor.apply([Put(Staff(id=who.id, name=name, role=role, **told))])  # type: ignore[arg-type]
    return at


def opens(at: Hall, **told: Any) -> Ticket:
    """Ann opens a ticket for Greta."""
    fields: dict[str, Any] = {"subject": "It drips", "text": "Since Monday", "customer": GRETA}
    outcome = at.do(OpenTicket(**{**fields, **told}), ANN)
    assert isinstance(outcome, Ticketed)
    return now_is(at, outcome.ticket)


def now_is(at: Hall, ticket: str) -> Ticket:
    """The ticket as it is."""
    found = at.floor.get(Ticket, ticket)
    assert found is not None
    return found


def rule(
    on: str, *actions: RuleAction, when: list[Condition] | None = None, **told: Any
) -> PutRule:
    """A rule as it is saved."""
    fields: dict[str, Any] = {"name": "Rule", "on": on, "conditions": when or [], **told}
    return PutRule(actions=list(actions), **fields)


def put(at: Hall, command: PutRule) -> str:
    """The rule is saved; its id."""
    saved = at.do(command, ADMIN)
    assert isinstance(saved, Saved)
    return saved.id


def no_rule(at: Hall, command: PutRule) -> Refusal:
    """The rule is refused."""
    return at.refused(command, ADMIN)


def canned(at: Hall, text: str) -> str:
    """A canned response that everybody has."""
    record = CannedResponse(id=at.ids(), name="Thanks", text=text)
    at.floor.apply([Put(record)])
    return record.id


def promised(at: Hall, *levels: Level, **told: Any) -> SlaPolicy:
    """Around the clock: an answer within an hour, the next within two, solved within eight."""
    saved = at.do(PutSlaCalendar(name="Always", hours=ALL_DAY), ADMIN)
    assert isinstance(saved, Saved) and at.floor.get(SlaCalendar, saved.id) is not None
    targets = [Target(each, 60, 120, 480) for each in ("low", "normal", "high", "urgent")]
    fields: dict[str, Any] = {"targets": targets, "levels": list(levels), **told}
    made = at.do(PutSlaPolicy(name="Promise", calendar=saved.id, **fields), ADMIN)
    assert isinstance(made, Saved)
    found = at.floor.get(SlaPolicy, made.id)
    assert found is not None
    return found


def told(at: Hall, who: Any, channel: str = "console") -> list[str]:
    """What somebody is told, in order."""
    notices = [n for n in at.floor.of(Notice) if n.to == who.id and n.channel == channel]
    return [notice.what for notice in notices]
