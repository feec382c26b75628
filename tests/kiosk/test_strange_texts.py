"""Texts that no server should send: turned, endless, of pictures. The kiosk stays usable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from kiosk.bench import LYING, UPRIGHT, Bench
from kiosk.flow import USUAL
from kiosk.hall import HALL, MANY, TWO, Hall
from kiosk.numbers import TOPIC
from protocol.outcomes import Refusal
from tests.kiosk.geometry import assert_in_place
from tests.kiosk.items import codes, key, keys, touch
from tests.kiosk.strange import STRANGE, strange

SIZES = {"upright": UPRIGHT, "lying": LYING}
every_text = pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)


@pytest.fixture(scope="module", params=SIZES.values(), ids=SIZES)
def window(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Bench]:
    made = Bench(make_application("kiosk"), request.param)
    yield made
    made.close()


@pytest.fixture
def empty(window: Bench) -> Bench:
    """A kiosk at the start: to open a window for each text takes long."""
    window.again(lambda _: None, USUAL)
    return window


def serve(bench: Bench, hall: Hall) -> None:
    """A hall that comes after all that were served before."""
    known = bench.live.replica(TOPIC).position
    bench.serve(hall, known.seq + 1 if known else 1)


@every_text
def test_services_can_be_seen_and_touched(empty: Bench, text: str) -> None:
    for hall, count in ((HALL, 5), (TWO, 4), (MANY, 3)):
        serve(empty, strange(hall, text))
        empty.grab()
        assert_in_place(empty)
        empty.advance(1)
        empty.begin()
        empty.grab()
        offered = [each for each in keys(empty) if each.objectName().startswith("offered-")]
        assert len(offered) == count
        assert_in_place(empty)
        empty.advance(1)
        empty.kiosk.act("back")
    serve(empty, strange(HALL, text))
    asked = len(empty.asker.asked)
    empty.choose(HALL.services[0].id)
    assert len(empty.asker.asked) == asked + 1


@every_text
@pytest.mark.parametrize("paper", [True, False], ids=["paper", "no-paper"])
def test_the_number_its_code_and_its_key_are_there(empty: Bench, text: str, paper: bool) -> None:
    hall = strange(HALL, text)
    serve(empty, hall)
    empty.paper.there = paper
    empty.choose(hall.services[0].id)
    empty.asker.answer(hall.joined())
    empty.grab()
    assert_in_place(empty)
    assert len(codes(empty.grab())) == 1
    touch(empty, "done")
    assert empty.kiosk.screen.face == "attract"


@every_text
def test_a_refusal_can_be_read_and_left(empty: Bench, text: str) -> None:
    hall = strange(HALL, text)
    serve(empty, hall)
    empty.choose(hall.services[0].id)
    empty.asker.answer(Refusal(code=text[:20], detail=text))
    empty.grab()
    assert_in_place(empty)
    assert key(empty, "again")
