"""When the clocks of a ticket set something off, and that each does so once."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.sla import Fired, Level, TicketClock
from server.domain.sla import Instant, next_instants, settled
from server.domain.sla.facts import asked, opened, paused, replied, resolved, resumed
from tests.server.domain.sla.examples import MINUTE, at, hours
from tests.server.domain.sla.tickets import policy

NEW_YORK = hours("ny_9_17")
LEVELS = [Level(0, ["resolution"], []), Level(90, ["resolution", "first_response"], [])]
POLICY = replace(
    policy({"normal": {"first_response": 60, "next_response": 120, "resolution": 480}}),
    levels=LEVELS,
)
OPENED = at("2026-02-02T14:00Z")


def new() -> TicketClock:
    return opened("t", "policy", "normal", OPENED)


def fired(ticket: TicketClock, instant: Instant) -> TicketClock:
    what = Fired(instant.metric, instant.cycle, instant.what, instant.level, instant.at)
    return replace(ticket, fired=[*ticket.fired, what])


def test_a_new_ticket_warns_and_is_late_a_moment_after_its_last_chance() -> None:
    assert next_instants(new(), POLICY, NEW_YORK, OPENED) == [
        (at("2026-02-02T14:45Z"), "first_response", 0, "warn", 0),
        (at("2026-02-02T15:00Z") + 1, "first_response", 0, "breach", 0),
        (at("2026-02-02T21:45Z"), "resolution", 0, "warn", 0),
        (at("2026-02-03T14:00Z") + 1, "resolution", 0, "breach", 0),
    ]


def test_what_the_heap_holds_is_what_time_brings() -> None:
    ticket, now = replied(new(), OPENED + MINUTE), OPENED + MINUTE
    seen: list[tuple[int, str, int]] = []
    while instants := next_instants(ticket, POLICY, NEW_YORK, now):
        now = max(now, instants[0].at)
        ticket = fired(settled(ticket, POLICY, NEW_YORK, now), instants[0])
        seen.append((instants[0].at, instants[0].what, instants[0].level))
    assert seen == [
        (at("2026-02-02T21:45Z"), "warn", 0),
        (at("2026-02-03T14:00Z") + 1, "breach", 0),
        (at("2026-02-02T22:00Z"), "level", 1),
        (at("2026-02-03T15:30Z"), "level", 2),
    ]
    assert [each.breached_at for each in ticket.verdicts] == [None, at("2026-02-02T22:00Z")]


def test_what_was_due_while_nobody_watched_is_told_once_afterwards() -> None:
    now = at("2026-02-10T14:00Z")
    found = next_instants(new(), POLICY, NEW_YORK, now)
    assert [each[1:] for each in found] == [
        ("first_response", 0, "breach", 0),
        ("first_response", 0, "level", 2),
        ("resolution", 0, "breach", 0),
        ("resolution", 0, "level", 1),
        ("resolution", 0, "level", 2),
    ]
    ticket = new()
    for each in found:
        ticket = fired(ticket, each)
    assert next_instants(settled(ticket, POLICY, NEW_YORK, now), POLICY, NEW_YORK, now) == []


def test_a_breach_is_told_although_an_answer_came_before_anybody_could() -> None:
    ticket = resolved(replied(new(), OPENED + 90 * MINUTE), OPENED + 95 * MINUTE)
    found = next_instants(ticket, POLICY, NEW_YORK, OPENED + 95 * MINUTE)
    assert found == [(OPENED + 60 * MINUTE, "first_response", 0, "breach", 0)]


def test_a_hold_takes_the_resolution_off_the_heap_and_its_end_puts_it_back() -> None:
    held = paused(replied(new(), OPENED), "on_hold", OPENED + 60 * MINUTE)
    assert next_instants(held, POLICY, NEW_YORK, OPENED + 61 * MINUTE) == []
    on = resumed(held, OPENED + 120 * MINUTE)
    assert [each.at for each in next_instants(on, POLICY, NEW_YORK, OPENED + 120 * MINUTE)] == [
        at("2026-02-03T14:45Z"),
        at("2026-02-03T15:00Z") + 1,
    ]


def test_each_question_has_timers_of_its_own() -> None:
    ticket = asked(replied(new(), OPENED), OPENED + 10 * MINUTE)
    ticket = asked(replied(ticket, OPENED + 20 * MINUTE), OPENED + 30 * MINUTE)
    found = next_instants(ticket, POLICY, NEW_YORK, OPENED + 30 * MINUTE)
    assert [(each.cycle, each.what) for each in found if each.metric == "next_response"] == [
        (2, "warn"),
        (2, "breach"),
    ]


def test_a_policy_that_warns_of_nothing_does_not_warn() -> None:
    quiet = replace(POLICY, warn_min=0)
    found = next_instants(new(), quiet, NEW_YORK, OPENED)
    assert {each.what for each in found} == {"breach"}
