"""How often a name may be tried, and from where."""

from __future__ import annotations

import pytest

from server.accounts.attempts import ANYWHERE, ANYWHERE_S, FAILURES, WINDOW_S, Attempts
from server.clock import ManualClock
from server.domain.refused import Refused

NOW = 1_700_000_000_000


def tried(attempts: Attempts, address: str, times: int = 1, name: str = "mina") -> int:
    """How many of these attempts were checked."""
    for count in range(times):
        try:
            attempts.begin(name, address)
        except Refused:
            return count
    return times


def test_whoever_has_a_thousand_addresses_is_slowed_all_the_same() -> None:
    attempts = Attempts(ManualClock(NOW).now)
    assert sum(tried(attempts, f"10.0.0.{each}") for each in range(1_000)) == ANYWHERE
    assert tried(attempts, "10.0.0.1", name="jonas") == 1


def test_an_ipv6_network_is_one_address() -> None:
    attempts = Attempts(ManualClock(NOW).now)
    assert sum(tried(attempts, f"2001:db8:0:1::{each}") for each in range(1, 50)) == FAILURES
    assert tried(attempts, "2001:db8:0:2::1") == 1


def test_where_the_owner_signed_in_before_strangers_keep_them_out_of_nothing() -> None:
    clock = ManualClock(NOW)
    attempts = Attempts(clock.now)
    attempts.begin("mina", "desk")
    attempts.succeeded("mina", "desk")
    assert sum(tried(attempts, f"10.0.0.{each}") for each in range(1_000)) == ANYWHERE
    assert tried(attempts, "elsewhere") == 0
    assert tried(attempts, "desk", 10) == FAILURES
    clock.advance(WINDOW_S)
    assert tried(attempts, "desk", 10) == FAILURES
    assert tried(attempts, "elsewhere") == 0


def test_the_failures_of_the_owner_at_home_are_none_of_strangers() -> None:
    clock = ManualClock(NOW)
    attempts = Attempts(clock.now)
    attempts.begin("mina", "desk")
    attempts.succeeded("mina", "desk")
    for _ in range(ANYWHERE):
        assert tried(attempts, "desk") == 1
        attempts.take_back("mina", "desk")
    assert sum(tried(attempts, f"10.0.0.{each}") for each in range(100)) == ANYWHERE


def test_a_success_gives_strangers_no_fresh_attempts() -> None:
    attempts = Attempts(ManualClock(NOW).now)
    for each in range(ANYWHERE - 1):
        assert tried(attempts, f"10.0.0.{each}") == 1
    attempts.begin("mina", "desk")
    attempts.succeeded("mina", "desk")
    assert tried(attempts, "elsewhere", 2) == 1


def test_who_waits_is_told_how_long() -> None:
    clock = ManualClock(NOW)
    attempts = Attempts(clock.now)
    for each in range(ANYWHERE):
        tried(attempts, f"10.0.0.{each}")
        clock.advance(1)
    with pytest.raises(Refused) as fault:
        attempts.begin("mina", "elsewhere")
    wait = fault.value.refusal.retry_after
    assert wait == ANYWHERE_S - ANYWHERE
    clock.advance(wait)
    assert tried(attempts, "elsewhere") == 1


def test_nobody_waits_for_a_clock_that_was_ahead() -> None:
    clock = ManualClock(NOW + 86_400_000)
    attempts = Attempts(clock.now)
    assert tried(attempts, "desk", FAILURES + 1) == FAILURES
    clock.advance(-86_400)
    assert tried(attempts, "desk", FAILURES + 1) == FAILURES
