"""Deadlines of open tickets when policies, hours or holidays are others; and what is refused."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from protocol.automation import Condition, RuleAction
from protocol.changes import Put
from protocol.commands import Command, UpdateSite
from protocol.places import Hours
from protocol.records import SlaCalendar
from protocol.sla import Level, Target
from protocol.support_commands import (
    DeleteSlaCalendar,
    DeleteSlaPolicy,
    PutSlaCalendar,
    PutSlaPolicy,
)
from protocol.ticket_commands import CalculateSla, Reply
from server.domain.actor import TIMER
from server.domain.sla.reckoning import told_otherwise
from tests.hall import ADMIN, ANN, BEN, NOON, Hall
from tests.server.domain.automation.house import ALL_DAY, desk, opens, told
from tests.server.domain.sla.desk import (
    HOUR,
    MIN,
    SHOP,
    calendar,
    change,
    clock_of,
    notes,
    now_is,
    policy,
    set_off,
    time_passes,
    verdict,
)
from tests.server.domain.sla.examples import at as instant

MORNINGS = [Hours(day, 540, 720) for day in range(7)]


def put_hours(at: Hall, ident: str, hours: list[Hours]) -> None:
    at.do(PutSlaCalendar(calendar=ident, hours=hours), ADMIN)


def test_other_hours_move_what_is_open_and_say_so_in_the_thread() -> None:
    at = desk()
    hours = calendar(at, ALL_DAY)
    policy(at, hours, 60, 120, 480)
    ticket, waiting = opens(at), opens(at)
    waiting = change(at, waiting, pause="on_hold")
    at.clock.at += MIN
    put_hours(at, hours, MORNINGS)
    moved = now_is(at, ticket)
    assert moved.due_at == instant("2026-11-25T10:00Z") and moved.version > ticket.version
    (note,) = notes(at, ticket)
    assert note.data["first_response.0"] == f"{NOON + HOUR}:{moved.due_at}"
    assert note.data["resolution.0"].startswith(f"{NOON + 8 * HOUR}:")
    assert note.cause == f"{hours}.2"
    # Nobody has done anything with it: the time of rules goes on.
    assert moved.quiet_since == NOON


def test_other_hours_undo_no_breach_that_was_set_off() -> None:
    at = desk()
    hours = calendar(at, ALL_DAY)
    policy(at, hours, 60, 120, 480)
    ticket = opens(at)
    time_passes(at, HOUR + 1)
    put_hours(at, hours, MORNINGS)
    found = verdict(at, ticket, "first_response")
    assert found is not None and found.breached_at == NOON + HOUR
    assert now_is(at, ticket).breaches == ["first_response"]
    time_passes(at, 72 * HOUR)
    assert [each.metric for each in set_off(at, ticket, "breach")] == [
        "first_response",
        "resolution",
    ]


def test_shorter_targets_make_tickets_late_from_then_on_and_set_that_off() -> None:
    at = desk()
    hours = calendar(at, ALL_DAY)
    promise = policy(at, hours, 60, 120, 480)
    ticket = opens(at, assignee=BEN.id)
    at.clock.at += 30 * MIN
    targets = [Target("normal", 10, None, 480)]
    at.do(PutSlaPolicy(policy=promise.id, version=1, targets=targets), ADMIN)
    found = verdict(at, ticket, "first_response")
    assert found is not None
    assert (found.due_at, found.breached_at) == (NOON + 10 * MIN, NOON + 30 * MIN)
    time_passes(at)
    assert len(set_off(at, ticket, "breach")) == 1
    assert told(at, BEN) == ["ticket_assigned", "sla_breach"]


def test_tickets_of_a_policy_that_is_removed_get_the_next_that_fits_or_none() -> None:
    at = desk()
    hours = calendar(at, ALL_DAY)
    first = policy(at, hours, 60, 120, 480)
    second = policy(at, hours, 90, 120, 480, position=1, name="Others")
    ticket = opens(at)
    at.do(DeleteSlaPolicy(policy=first.id), ADMIN)
    assert (now_is(at, ticket).policy, now_is(at, ticket).due_at) == (second.id, NOON + 90 * MIN)
    at.do(DeleteSlaPolicy(policy=second.id), ADMIN)
    assert (now_is(at, ticket).policy, now_is(at, ticket).due_at) == ("", None)
    assert len(notes(at, ticket)) == 2


def test_a_first_policy_is_for_tickets_that_are_open_already() -> None:
    at = desk()
    ticket = opens(at)
    at.clock.at += 5 * MIN
    policy(at, calendar(at, ALL_DAY), 60, 120, 480)
    assert now_is(at, ticket).due_at == NOON + HOUR


def test_holidays_of_another_country_move_deadlines() -> None:
    at = desk()
    policy(at, calendar(at, SHOP, holidays=True), 60, 120, 480)
    at.clock.at = instant("2026-12-24T17:30Z")
    ticket = opens(at)
    assert ticket.due_at == instant("2026-12-25T09:30Z")
    at.do(UpdateSite(country="DE", region="BE"), ADMIN)
    assert now_is(at, ticket).due_at == instant("2026-12-28T09:30Z")
    assert len(notes(at, ticket)) == 1


def test_deadlines_of_another_time_zone_database_are_stored_with_what_they_were() -> None:
    at = desk()
    hours = calendar(at, SHOP, "Europe/Berlin")
    policy(at, hours, 60, 120, 480)
    ticket = opens(at)
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    before = now_is(at, ticket)
    assert not told_otherwise(at.floor, before, at.clock.now())
    # The same record as a database would read in which Berlin is where Helsinki is.
    record = at.floor.get(SlaCalendar, hours)
    assert record is not None
    at.floor.apply([Put(replace(record, zone="Europe/Helsinki"))])
    assert told_otherwise(at.floor, before, at.clock.now())
    at.do(CalculateSla(ticket=ticket.id), TIMER)
    after = now_is(at, ticket)
    assert after.due_at != before.due_at and not told_otherwise(at.floor, after, NOON)
    (note,) = notes(at, ticket)
    assert note.data == {"resolution.0": f"{before.due_at}:{after.due_at}"}
    assert after.quiet_since == before.quiet_since


def test_deadlines_that_are_right_stay_when_they_are_reckoned_again() -> None:
    at = desk()
    policy(at, calendar(at, ALL_DAY), 60, 120, 480)
    ticket = opens(at)
    at.do(CalculateSla(ticket=ticket.id, expected=ticket.version), ANN)
    assert now_is(at, ticket) == ticket
    at.clock.at += 2 * HOUR
    at.do(CalculateSla(ticket=ticket.id), ANN)
    assert now_is(at, ticket).breaches == ["first_response"]
    assert verdict(at, ticket, "first_response") is not None and notes(at, ticket) == []
    assert at.refused(CalculateSla(ticket=ticket.id, expected=1), ANN).code == "version_mismatch"
    change(at, ticket, status="closed")
    before = clock_of(at, ticket)
    at.do(CalculateSla(ticket=ticket.id), ANN)
    assert clock_of(at, ticket) == before


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (PutSlaCalendar(name="Never", hours=[]), "no_hours"),
        (PutSlaCalendar(name="Nowhere", hours=ALL_DAY, zone="Mars/Base"), "invalid"),
        (PutSlaCalendar(hours=ALL_DAY), "invalid"),
        (PutSlaCalendar(calendar="gone", hours=ALL_DAY), "unknown_setting"),
        (PutSlaPolicy(name="P", calendar="gone", targets=[Target("low", 5)]), "unknown_setting"),
        (PutSlaPolicy(name="P", calendar="HOURS", targets=[Target("low")]), "invalid"),
        (PutSlaPolicy(name="P", calendar="HOURS", targets=[Target("low", 5)] * 2), "invalid"),
        (
            PutSlaPolicy(
                name="P",
                calendar="HOURS",
                targets=[Target("low", 5)],
                conditions=[Condition("level", "at_least", "x")],
            ),
            "invalid",
        ),
        (
            PutSlaPolicy(
                name="P",
                calendar="HOURS",
                targets=[Target("low", 5)],
                levels=[Level(0, ["resolution"], [RuleAction("assign", "nobody")])],
            ),
            "invalid",
        ),
        (PutSlaPolicy(policy="POLICY", version=9, name="Other"), "version_mismatch"),
        (DeleteSlaCalendar(calendar="HOURS"), "in_use"),
        (DeleteSlaPolicy(policy="gone"), "unknown_setting"),
    ],
)
def test_what_could_not_be_kept_is_refused_with_what_to_do(wrong: Command, code: str) -> None:
    at = desk()
    hours = calendar(at, ALL_DAY)
    names = {"HOURS": hours, "POLICY": policy(at, hours, 60, 120, 480).id}
    told_as = {
        field: names[getattr(wrong, field)]
        for field in ("calendar", "policy")
        if getattr(wrong, field, None) in names
    }
    refused = at.refused(replace(wrong, **told_as), ADMIN)  # type: ignore[arg-type]
    assert refused.code == code and refused.detail.endswith(".")
