"""Freshness and the server's clock, on a clock moved by hand."""

from __future__ import annotations

from client.live import Live, Phase
from client.server_clock import ServerClock
from protocol.messages import Delta, Limits, Snapshot, Welcome
from tests.client.clockwork import Clockwork

NOON = 1_780_000_000_000


def welcome(now: int = NOON, rate: float = 1.0) -> Welcome:
    return Welcome(1, "c", now, "d", "display", Limits(), None, rate)


def phase(live: Live) -> Phase:
    return live.status.phase


def fresh() -> tuple[Clockwork, Live]:
    clockwork = Clockwork()
    live = Live(clockwork.monotonic, lambda: 77_000)
    live.replica("display")
    live.welcomed(welcome(), clockwork.seconds)
    live.subscription("display")
    live.take(Snapshot("display", "e", 1, NOON, []))
    live.heard()
    return clockwork, live


def test_the_phases_follow_the_silence() -> None:
    clockwork, live = fresh()
    phases = []
    for step in (10.0, 0.1, 19.8, 0.2):
        clockwork.advance(step)
        phases.append(live.status.phase)
    assert phases == ["live", "stale", "stale", "away"]
    assert live.status.as_of == NOON
    assert live.status.since == NOON + 30_000


def test_time_alone_is_told_once_for_each_change_of_phase() -> None:
    clockwork, live = fresh()
    told: list[str] = []
    live.listen(told.append)
    for _ in range(40):
        clockwork.advance(1)
        live.tick()
    assert told == ["", ""]


def test_before_any_server_the_phase_is_connecting_then_away() -> None:
    clockwork = Clockwork()
    live = Live(clockwork.monotonic, lambda: 77_000)
    assert (live.status.phase, live.now()) == ("connecting", 77_000)
    clockwork.advance(30.5)
    assert phase(live) == "away"
    assert live.status.as_of is None


def test_frames_before_a_subscription_is_answered_do_not_make_the_screen_fresh() -> None:
    clockwork, live = fresh()
    live.lost("The connection broke", 0.2)
    clockwork.advance(20)
    live.welcomed(welcome(NOON + 20_000), clockwork.seconds)
    live.subscription("display")
    live.heard()
    assert phase(live) == "stale"
    live.take(Delta("display", "e", 1, 1, NOON, []))
    live.heard()
    assert (live.status.phase, live.status.as_of) == ("live", NOON + 20_000)


def test_an_answer_that_reaches_not_far_enough_leaves_the_topic_behind() -> None:
    clockwork, live = fresh()
    assert live.take(Delta("display", "e", 5, 6, NOON, []))
    live.subscription("display")
    assert not live.take(Delta("display", "e", 1, 3, NOON, []))
    clockwork.advance(11)
    live.heard()
    assert phase(live) == "stale"
    live.take(Delta("display", "e", 3, 6, NOON, []))
    live.heard()
    assert phase(live) == "live"


def test_a_subscription_that_stays_unanswered_is_asked_again_after_five_seconds() -> None:
    clockwork, live = fresh()
    assert live.take(Delta("display", "e", 5, 6, NOON, []))
    live.subscription("display")
    assert not live.take(Delta("display", "e", 6, 7, NOON, []))
    clockwork.advance(5)
    assert live.take(Delta("display", "e", 7, 8, NOON, []))


def test_the_clock_believes_the_shortest_of_the_last_eight_round_trips() -> None:
    clockwork = Clockwork()
    clock = ServerClock(clockwork.monotonic, lambda: 0)
    now = clockwork.seconds
    clock.sample(now - 2.0, now, 50_000)
    clock.sample(now - 0.2, now, 60_000)
    clock.sample(now - 4.0, now, 70_000)
    assert clock.now() == 60_100
    for _ in range(8):
        clock.sample(now - 1.0, now, 80_000)
    assert clock.now() == 80_500


def test_the_clock_runs_at_the_rate_of_the_server() -> None:
    clockwork = Clockwork()
    live = Live(clockwork.monotonic, lambda: 0)
    live.welcomed(welcome(NOON, rate=60.0), clockwork.seconds)
    clockwork.advance(2)
    assert live.now() == NOON + 120_000


def test_a_new_connection_forgets_the_clock_of_the_old() -> None:
    clockwork, live = fresh()
    live.welcomed(welcome(NOON - 86_400_000), clockwork.seconds)
    assert live.now() == NOON - 86_400_000
