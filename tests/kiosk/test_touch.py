"""Fingers on the glass: one touch is exactly one number, whatever else is touched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPointingDevice
from PySide6.QtTest import QTest
from shiboken6 import isValid

from kiosk.bench import Bench
from kiosk.hall import HALL, MANY
from protocol.commands import JoinQueue
from tests.display.pictures import assert_as_drawn
from tests.kiosk.conftest import Open
from tests.kiosk.items import key, keys, middle, press, shown, tap, touch, words

FIRST, SECOND = HALL.services[0], HALL.services[1]


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


def fingers(bench: Bench, finger: QPointingDevice, *places: QPoint) -> None:
    """All fingers down, then all up."""
    down = QTest.touchEvent(bench.window, finger)
    for ident, place in enumerate(places):
        down.press(ident, place, bench.window)
    down.commit()
    up = QTest.touchEvent(bench.window, finger)
    for ident, place in enumerate(places):
        up.release(ident, place, bench.window)
    up.commit()


def test_a_touch_of_a_service_asks_for_its_number_once(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    touch(kiosk, FIRST.id)
    assert [command for _, command in kiosk.asker.asked] == [
        JoinQueue(service_point=FIRST.service_point, service=FIRST.id, language="en")
    ]


def test_a_finger_asks_once_though_qt_makes_a_click_of_it_too(
    bench: Open, finger: QPointingDevice
) -> None:
    kiosk = bench("services")
    kiosk.grab()
    kiosk.advance(1)
    fingers(kiosk, finger, middle(key(kiosk, FIRST.id)))
    assert len(kiosk.asker.asked) == 1


def test_a_double_touch_asks_once(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    kiosk.advance(1)
    place = middle(key(kiosk, FIRST.id))
    for _ in range(2):
        tap(kiosk, place)
    QTest.mouseDClick(
        kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert len(kiosk.asker.asked) == 1


def test_two_fingers_on_two_services_ask_for_one_number(
    bench: Open, finger: QPointingDevice
) -> None:
    kiosk = bench("services")
    kiosk.grab()
    kiosk.advance(1)
    fingers(kiosk, finger, middle(key(kiosk, FIRST.id)), middle(key(kiosk, SECOND.id)))
    assert len(kiosk.asker.asked) == 1


def test_touches_while_the_answer_is_pending_ask_for_nothing(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    touch(kiosk, FIRST.id)
    other = middle(key(kiosk, SECOND.id))
    tap(kiosk, other)
    kiosk.advance(2)
    kiosk.grab()
    for y in range(600, 1900, 100):
        tap(kiosk, QPoint(540, y))
    assert len(kiosk.asker.asked) == 1
    assert kiosk.asker.given_up == []


def test_the_second_half_of_a_double_touch_does_not_close_the_number(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    touch(kiosk, FIRST.id)
    kiosk.asker.answer(HALL.joined())
    kiosk.grab()
    kiosk.advance(0.2)
    tap(kiosk, middle(key(kiosk, "done")))
    assert kiosk.kiosk.screen.face == "number"
    kiosk.advance(1)
    tap(kiosk, middle(key(kiosk, "done")))
    assert kiosk.kiosk.screen.face == "attract"


def test_a_closed_service_cannot_be_touched(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    closed = next(i for i in shown(kiosk) if i.property("text") == "Taxes and fees")
    kiosk.advance(1)
    tap(kiosk, middle(closed))
    kiosk.choose(HALL.services[5].id)
    assert kiosk.asker.asked == []


def test_a_service_that_closes_under_the_finger_gives_no_number(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    place = middle(key(kiosk, FIRST.id))
    kiosk.serve(HALL.shut(), 2)
    kiosk.advance(1)
    tap(kiosk, place)
    assert kiosk.asker.asked == []


def test_a_touched_key_sinks(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    kiosk.advance(1)
    held = key(kiosk, FIRST.id)
    QTest.mousePress(
        kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(held)
    )
    assert held.property("sink") > 0
    assert_as_drawn(kiosk.grab(), "../kiosk/pressed")
    QTest.mouseRelease(
        kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(held)
    )
    assert held.property("sink") > 0, "it stays down while the number is asked for"


def test_pages_are_leafed_through_and_left(bench: Open) -> None:
    kiosk = bench("many-points")
    kiosk.grab()
    touch(kiosk, MANY.points[1].id)
    kiosk.grab()
    assert {"Service A", "Repair workshop"} <= set(words(kiosk))
    touch(kiosk, "more")
    kiosk.grab()
    assert "Service G" in words(kiosk)
    assert "more" not in {each.objectName() for each in keys(kiosk)}
    touch(kiosk, "back")
    kiosk.grab()
    assert "Service A" in words(kiosk)
    touch(kiosk, "back")
    kiosk.grab()
    assert "Choose where to go." in words(kiosk)
    assert kiosk.asker.asked == []


def test_arrow_keys_and_return_do_what_a_finger_does(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    press(kiosk, Qt.Key.Key_Down)
    press(kiosk, Qt.Key.Key_Down)
    press(kiosk, Qt.Key.Key_Return)
    assert [command.service for _, command in kiosk.asker.asked] == [SECOND.id]


def test_a_screen_reader_can_take_a_number(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    kiosk.advance(1)
    reader = QAccessible.queryAccessibleInterface(key(kiosk, FIRST.id)).actionInterface()
    reader.doAction("Press")
    reader.doAction("Press")
    assert [command.service for _, command in kiosk.asker.asked] == [FIRST.id]


def test_the_key_that_the_arrows_have_reached_has_a_ring(bench: Open) -> None:
    kiosk = bench("services")
    before = kiosk.grab()
    press(kiosk, Qt.Key.Key_Down)
    assert key(kiosk, FIRST.id).property("visualFocus")
    after = kiosk.grab()
    assert after != before
    assert_as_drawn(after, "../kiosk/reached-by-arrows")


def test_the_window_outlives_the_codes_that_were_shown_in_it(bench: Open) -> None:
    kiosk = bench("one-of-many")
    kiosk.grab()
    touch(kiosk, "back")
    kiosk.grab()
    assert isValid(kiosk.window)
