"""Texts that no server should send: turned, endless, of pictures. The kiosk stays usable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from kiosk.bench import LYING, UPRIGHT, Bench
from kiosk.hall import HALL, MANY, TWO
from protocol.outcomes import Refusal
from tests.kiosk.geometry import assert_in_place
from tests.kiosk.items import codes, key, keys, touch
from tests.kiosk.strange import STRANGE, strange

SIZES = {"upright": UPRIGHT, "lying": LYING}
every_text = pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
every_size = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)


@pytest.fixture
def empty(qapp: QApplication, size: tuple[int, int]) -> Iterator[Bench]:
    made = Bench(make_application("kiosk"), size)
    yield made
    made.close()


@every_text
@every_size
def test_services_can_be_seen_and_touched(empty: Bench, text: str) -> None:
    for seq, hall in enumerate((HALL, TWO, MANY), start=1):
        empty.serve(strange(hall, text), seq)
        empty.grab()
        assert_in_place(empty)
        empty.advance(1)
        empty.begin()
        empty.grab()
        offered = [each for each in keys(empty) if each.objectName().startswith("offered-")]
        assert len(offered) == {1: 5, 2: 4, 3: 3}[seq]
        assert_in_place(empty)
        empty.advance(1)
        empty.kiosk.act("back")
    empty.serve(strange(HALL, text), 4)
    empty.choose(HALL.services[0].id)
    assert len(empty.asker.asked) == 1


@every_text
@every_size
@pytest.mark.parametrize("paper", [True, False], ids=["paper", "no-paper"])
def test_the_number_its_code_and_its_key_are_there(empty: Bench, text: str, paper: bool) -> None:
    hall = strange(HALL, text)
    empty.serve(hall)
    empty.paper.there = paper
    empty.choose(hall.services[0].id)
    empty.asker.answer(hall.joined())
    empty.grab()
    assert_in_place(empty)
    assert len(codes(empty.grab())) == 1
    touch(empty, "done")
    assert empty.kiosk.screen.face == "attract"


@every_text
@every_size
def test_a_refusal_can_be_read_and_left(empty: Bench, text: str) -> None:
    hall = strange(HALL, text)
    empty.serve(hall)
    empty.choose(hall.services[0].id)
    empty.asker.answer(Refusal(code=text[:20], detail=text))
    empty.grab()
    assert_in_place(empty)
    assert key(empty, "again")
