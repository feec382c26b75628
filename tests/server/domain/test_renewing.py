"""Promises that are told anew: only what is broken, with an apology, and never too often."""

from __future__ import annotations

from math import inf, nan

from msgspec.structs import replace

from protocol.commands import Away, CallEntry, CheckIn, PublishEstimate
from protocol.records import Cause, Place, Quote, ServicePoint
from server.domain.actor import PUBLIC, TIMER
from server.domain.promising import told
from server.domain.renewing import RENEWED_AT_ONCE, renewals
from tests.hall import ANN, NOON, Hall, hall
from tests.server.domain.promised import MIN, anew, only, outcomes, tell
from tests.server.domain.second_point import cash
from tests.server.domain.walking import join


def wanted(at: Hall, *places: Place) -> list[str]:
    """Whom a forecast wants to tell anew."""
    point = at.floor.get(ServicePoint, at.point)
    assert point is not None
    found = renewals(at.floor, point, places, at.clock.now(), {p.entry: [3.0] for p in places})
    assert all(renewal.grounds == [3.0] for renewal in found)
    return [renewal.entry for renewal in found]


def place(entry: str, p20_min: int, p80_min: int) -> Place:
    return Place(entry, p20_min * MIN, (p20_min + p80_min) * MIN // 2, p80_min * MIN)


def test_a_promise_past_its_time_is_broken_with_causes_and_told_anew() -> None:
    at = hall()
    tell(at)
    entry = join(at).entry
    at.clock.advance(21 * MIN)
    tell(at, anew(entry, 3, 9, Cause("desk_paused", "Desk 2", NOON)))
    old, new = told(at.floor, entry)
    assert (old.outcome, old.broken_at, old.causes) == (
        "open",
        at.clock.now(),
        [Cause("desk_paused", "Desk 2", NOON)],
    )
    assert (new.id, new.at, new.by) == (
        f"{entry}.2",
        at.clock.now(),
        at.clock.now() + 10 * MIN * 1000,
    )
    assert (new.nth, new.grounds, new.outcome) == (2, [7.0], "open")


def test_a_promise_that_will_surely_be_broken_is_told_anew_before_its_time() -> None:
    at = hall()
    tell(at)
    entry = join(at).entry
    at.clock.advance(5 * MIN)
    assert wanted(at, place(entry, 15, 40)) == []
    assert wanted(at, place(entry, 16, 40)) == [entry]


def test_what_is_not_broken_or_not_waiting_any_more_is_left_out() -> None:
    at = hall()
    tell(at)
    kept, called, away = (join(at).entry for _ in range(3))
    at.do(CallEntry(entry=called, desk=at.desk(1)), ANN)
    at.do(Away(entry=away), ANN)
    tell(at, anew(kept, 20, 30), anew(called, 40, 50), anew(away, 40, 50), anew("0" * 36, 40, 50))
    assert [outcomes(at, each) for each in (kept, called, away)] == [["open"], ["held"], ["void"]]


def test_a_renewal_counts_at_its_own_service_point_alone() -> None:
    at = hall()
    tell(at)
    entry = join(at).entry
    renewal = anew(entry, 40, 50)
    at.do(PublishEstimate(service_point=cash(at), desks_open=0, renewals=[renewal]), TIMER)
    assert only(at, entry).broken_at is None


def test_what_was_reckoned_from_nothing_that_can_be_written_down_is_left_out() -> None:
    at = hall()
    service = at.floor.services(at.point)[0].id
    published = PublishEstimate(
        service_point=at.point,
        desks_open=1,
        quotes=[Quote(service, 60, 120, 180)],
        grounds={service: [1.0, inf]},
    )
    at.do(published, TIMER)
    entry = join(at).entry
    tell(at, replace(anew(entry, 40, 50), grounds=[nan]))
    assert [each.grounds for each in told(at.floor, entry)] == [[], []]


def test_nobody_gets_two_apologies_within_five_minutes() -> None:
    at = hall()
    tell(at)
    entry = join(at).entry
    tell(at, anew(entry, 30, 40))
    at.clock.advance(5 * MIN - 1)
    assert wanted(at, place(entry, 60, 90)) == []
    tell(at, anew(entry, 60, 90))
    assert len(told(at.floor, entry)) == 2
    at.clock.advance(1)
    assert wanted(at, place(entry, 60, 90)) == [entry]
    tell(at, anew(entry, 60, 90), anew(entry, 60, 90))
    assert [each.nth for each in told(at.floor, entry)] == [1, 2, 3]


def test_a_phone_that_could_be_told_nothing_is_told_once_a_wait_is_known() -> None:
    at = hall()
    by_phone, by_kiosk = join(at, PUBLIC, browser="b").entry, join(at).entry
    places = [place(by_phone, 2, 9), place(by_kiosk, 2, 9)]
    assert wanted(at, *places) == [by_phone]
    tell(at, anew(by_phone, 2, 9), anew(by_kiosk, 2, 9))
    assert only(at, by_phone).nth == 1
    assert outcomes(at, by_kiosk) == []
    assert wanted(at, *places) == []


def test_whoever_joined_from_another_site_has_a_link_too_and_is_told() -> None:
    at = hall()
    entry = join(at, PUBLIC).entry
    assert wanted(at, place(entry, 2, 9)) == [entry]
    tell(at, anew(entry, 2, 9))
    assert only(at, entry).nth == 1


def test_whoever_comes_back_into_the_line_is_told_a_new_wait_without_an_apology() -> None:
    at = hall()
    tell(at)
    entry = join(at, PUBLIC, browser="b").entry
    at.do(Away(entry=entry), ANN)
    at.do(CheckIn(entry=entry), ANN)
    tell(at, anew(entry, 2, 9))
    assert outcomes(at, entry) == ["void", "open"]
    assert all(each.broken_at is None for each in told(at.floor, entry))


def test_of_a_hall_of_broken_promises_the_first_of_the_line_are_told_first() -> None:
    at = hall(max_waiting=RENEWED_AT_ONCE + 2)
    tell(at)
    places = [place(join(at).entry, 40, 50) for _ in range(RENEWED_AT_ONCE + 2)]
    first = wanted(at, *places)
    assert first == [each.entry for each in places[:RENEWED_AT_ONCE]]
    tell(at, *(anew(entry, 40, 50) for entry in first))
    assert wanted(at, *places) == [each.entry for each in places[RENEWED_AT_ONCE:]]


def test_more_than_nine_promises_keep_their_order() -> None:
    at = hall()
    tell(at)
    entry = join(at).entry
    for _ in range(11):
        at.clock.advance(5 * MIN)
        tell(at, anew(entry, 70, 90))
        at.clock.advance(90 * MIN)
    assert [each.nth for each in told(at.floor, entry)] == list(range(1, 13))
