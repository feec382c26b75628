"""What a change of service levels would do to open tickets is told before it is saved."""

from __future__ import annotations

from protocol.automation import RuleAction
from protocol.commands import UpdateSite
from protocol.places import Hours
from protocol.queue_commands import Customer
from protocol.records import SlaPolicy, Ticket, TicketClock
from protocol.sla import PRIORITIES, Level, Target
from protocol.support_commands import (
    DeleteSlaCalendar,
    DeleteSlaPolicy,
    PutSlaCalendar,
    PutSlaPolicy,
)
from tests.hall import Hall
from tests.server.domain.automation.house import ALL_DAY, desk, opens
from tests.server.domain.foretelling import told
from tests.server.domain.sla.desk import HOUR, MIN, calendar, change, policy

MORNINGS = [Hours(day, 540, 720) for day in range(7)]


def promised(at: Hall) -> SlaPolicy:
    return policy(at, calendar(at, ALL_DAY), 60, 120, 480)


def targets(first: int, solved: int) -> list[Target]:
    return [Target(each, first, 120, solved) for each in PRIORITIES]


def test_shorter_targets_name_those_who_would_be_late_at_once() -> None:
    at = desk()
    promise = promised(at)
    for name in ("Greta", "Paul", "Omar", "Nadia"):
        opens(at, customer=Customer(name=name, email=f"{name}@mail.example"))
    at.clock.at += 30 * MIN
    opens(at)
    said = told(at, PutSlaPolicy(policy=promise.id, version=1, targets=targets(20, 480)))
    assert said == [
        "4 tickets would be late at once: T-1 Greta, T-2 Paul, T-3 Omar and 1 more.",
        "5 open tickets get an earlier deadline.",
    ]


def test_a_deadline_that_is_not_the_next_is_told_too_and_who_stays_is_counted() -> None:
    at = desk()
    promise = promised(at)
    opens(at)
    opens(at, priority="high")
    later = [each for each in targets(60, 480) if each.priority != "high"]
    said = told(
        at,
        PutSlaPolicy(policy=promise.id, version=1, targets=[*later, Target("high", 60, 120, 600)]),
    )
    assert said == ["1 open ticket gets a later deadline.", "1 stays as it is."]


def test_hours_that_are_shorter_move_deadlines_and_the_time_that_is_left_is_told() -> None:
    at = desk()
    hours = calendar(at, ALL_DAY)
    policy(at, hours, 60, None, 480)
    opens(at)
    command = PutSlaCalendar(calendar=hours, hours=MORNINGS)
    assert told(at, command) == ["1 open ticket gets a later deadline."]
    assert told(at, PutSlaCalendar(calendar=hours, name="Always")) == [
        "The open ticket keeps its deadlines."
    ]
    at.clock.at += HOUR
    assert told(at, DeleteSlaCalendar(calendar=calendar(at, MORNINGS))) == [
        "The open ticket keeps its deadlines."
    ]


def test_a_policy_that_goes_takes_deadlines_with_it_and_a_first_one_brings_them() -> None:
    at = desk()
    hours = calendar(at, ALL_DAY)
    new = PutSlaPolicy(name="Promise", calendar=hours, targets=targets(60, 480))
    assert told(at, new) == ["No ticket is open: it holds for those that come."]
    opens(at)
    assert told(at, new) == ["1 open ticket gets a deadline for the first time."]
    promise = policy(at, hours, 60, 120, 480)
    assert told(at, DeleteSlaPolicy(policy=promise.id)) == [
        "1 open ticket has no deadline any more."
    ]


def test_tickets_that_wait_have_other_time_left() -> None:
    at = desk()
    promise = policy(at, calendar(at, ALL_DAY), None, None, 480)
    change(at, opens(at), pause="on_hold")
    shorter = PutSlaPolicy(policy=promise.id, version=1, targets=targets(60, 480))
    assert told(at, shorter) == ["1 open ticket gets a deadline for the first time."]
    only = [Target(each, None, None, 240) for each in PRIORITIES]
    assert told(at, PutSlaPolicy(policy=promise.id, version=1, targets=only)) == [
        "1 open ticket that stood still has other time left."
    ]


def test_levels_and_warnings_hold_at_once_and_deadlines_stay() -> None:
    at = desk()
    promise = promised(at)
    opens(at), opens(at)
    levels = [Level(0, ["resolution"], [RuleAction("escalate")])]
    command = PutSlaPolicy(policy=promise.id, version=1, levels=levels, warn_min=0)
    assert told(at, command) == [
        "All 2 open tickets keep their deadlines.",
        "The levels of Promise hold at once, for breaches that are there too.",
        "Promise warns no more.",
    ]


def test_other_holidays_are_told_where_hours_go_by_them() -> None:
    at = desk()
    policy(at, calendar(at, ALL_DAY, holidays=True), 60, 120, 46_000)
    opens(at)
    before = list(at.floor.of(Ticket)), list(at.floor.of(TicketClock))
    assert "1 open ticket gets a later deadline." in told(at, UpdateSite(country="DE"))
    assert (list(at.floor.of(Ticket)), list(at.floor.of(TicketClock))) == before
