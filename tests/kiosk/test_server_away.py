"""The kiosk while its server is away, and when it is back."""

from __future__ import annotations

from pathlib import Path

import pytest

from client.enrolment import DeviceToken
from client.texts import unbroken
from kiosk.hall import HALL, SMALL
from protocol.changes import Put
from protocol.messages import Delta
from tests.kiosk.conftest import Open
from tests.kiosk.geometry import assert_in_place
from tests.kiosk.items import key, keys, texts, touch, words


def test_after_ten_seconds_of_silence_it_says_as_of_when(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.lose(9.9)
    kiosk.grab()
    assert "As of 10:24:01" not in words(kiosk)
    kiosk.advance(0.2)
    kiosk.grab()
    assert "As of 10:24:01" in words(kiosk)


def test_after_thirty_seconds_it_offers_nothing_and_sends_people_to_a_desk(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.lose(29.9)
    kiosk.grab()
    assert key(kiosk, HALL.services[0].id)
    kiosk.advance(0.2)
    kiosk.grab()
    assert "Please ask at a desk." in words(kiosk)
    assert keys(kiosk) == []


def test_it_comes_back_by_itself_with_what_is_true_now(bench: Open) -> None:
    kiosk = bench("away")
    kiosk.grab()
    kiosk.serve(SMALL, 9)
    kiosk.grab()
    assert kiosk.kiosk.screen.as_of == ""
    touch(kiosk, "begin")
    kiosk.grab()
    touch(kiosk, SMALL.services[1].id)
    assert [command.service for _, command in kiosk.asker.asked] == [SMALL.services[1].id]


def test_a_kiosk_that_started_without_its_server_offers_services_once_it_is_there(
    bench: Open,
) -> None:
    kiosk = bench("never-reached")
    kiosk.grab()
    assert "The server at ws://127.0.0.1:8080/sync does not answer" in words(kiosk)
    kiosk.serve(HALL)
    kiosk.grab()
    assert "Touch to take a number" in words(kiosk)


@pytest.mark.parametrize("size", ["", "lying-", "tablet-"])
def test_a_kiosk_that_is_not_let_in_says_all_that_staff_must_do_and_promises_no_time(
    bench: Open, size: str
) -> None:
    kiosk = bench(f"{size}connecting")
    reason = DeviceToken(Path("/var/lib/now-serving/kiosk"), "kiosk", "Main entrance").unknown
    for seconds in (0, 60):
        kiosk.live.lost(reason, 30.0)
        kiosk.advance(seconds)
        kiosk.grab()
        said = next(text for text in texts(kiosk) if text.objectName() == "reason")
        assert (said.property("text"), said.property("truncated")) == (unbroken(reason), False)
        assert "It takes a few seconds." not in words(kiosk)
        assert "Please ask at a desk." in words(kiosk)
        assert_in_place(kiosk)


def test_customers_are_told_since_when_and_not_where_the_server_is(bench: Open) -> None:
    kiosk = bench("away")
    kiosk.grab()
    assert kiosk.live.status.reason
    assert "Not connected since 10:24:00." in words(kiosk)
    assert not [said for said in words(kiosk) if "127.0.0.1" in said]


def test_a_touch_while_the_line_is_down_waits_for_its_answer(bench: Open) -> None:
    kiosk = bench("stale")
    kiosk.choose(HALL.services[0].id)
    kiosk.advance(20)
    kiosk.grab()
    assert "It takes longer than usual." in words(kiosk)
    kiosk.asker.answer(HALL.joined())
    kiosk.grab()
    assert "A012" in words(kiosk)


def test_waits_and_closings_follow_the_server_while_somebody_reads(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    kiosk.live.take(Delta("kiosk", "e", 1, 2, 1, list(map(Put, HALL.shut().points))))
    kiosk.grab()
    assert "Closed" in words(kiosk)
    offered = [each for each in keys(kiosk) if each.objectName().startswith("offered-")]
    assert offered == []
