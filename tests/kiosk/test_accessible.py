"""What a screen reader finds: every key has a role and a name, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from kiosk.bench import Bench
from kiosk.reading_order import reading, ring_place
from tests.kiosk.conftest import Open, case
from tests.kiosk.items import in_scene, keys, texts

PAGES = (
    "attract",
    "services",
    "errands",
    "needs",
    "name",
    "number",
    "no-paper",
    "refused",
    "still-there",
    "slip-not-here",
    "slip-leaving",
    "ar-services",
    "lying-slip-waiting",
)


def nodes(node: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """All that can be seen at or below a node."""
    if node is not None and not node.state().invisible:
        yield node
        for place in range(node.childCount()):
            yield from nodes(node.child(place))


def tree(bench: Bench) -> list[QAccessibleInterface]:
    return list(nodes(QAccessible.queryAccessibleInterface(bench.window)))


@pytest.fixture(scope="module")
def led(qapp: QApplication) -> Iterator[Open]:
    """Leads one kiosk from page to page: to open one takes longer than to read it."""
    made = Bench(make_application("kiosk"))

    def lead(name: str) -> Bench:
        face = case(name)
        made.window.resize(*face.size)
        made.again(face.play, face.manner)
        return made

    yield lead
    made.close()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_heard_and_used_by_keys_alone(led: Open, page: str) -> None:
    kiosk = led(page)
    kiosk.grab()
    buttons = [node for node in tree(kiosk) if node.role() == QAccessible.Role.Button]
    touchable = [item for item in keys(kiosk) if item.isEnabled()]
    assert len(buttons) == len(touchable)
    for node in buttons:
        assert node.text(QAccessible.Text.Name).strip(), "a key without a name"
        assert node.state().focusable
    heard = reading(kiosk.window, kiosk.kiosk.leftward)
    for text in texts(kiosk):
        written = " ".join(str(text.property("text")).split())
        on_a_key = any(in_scene(item).contains(in_scene(text).center()) for item in keys(kiosk))
        assert on_a_key or written in heard.texts or any(written in said for said in heard.texts)
    names = [stop.name for stop in heard.stops]
    assert len(set(names)) == len(names), "two keys of one name"
    assert_ring_goes_round(kiosk, len(names))


def assert_ring_goes_round(kiosk: Bench, count: int) -> None:
    """The arrows reach each key, in the order in which they are counted."""
    places = []
    for _ in range(count):
        QTest.keyClick(kiosk.window, Qt.Key.Key_Down)
        places.append(ring_place(kiosk.window))
    assert places == list(range(count))


def test_the_voice_is_read_before_the_hand(bench: Open) -> None:
    kiosk = bench("number")
    kiosk.grab()
    heard = reading(kiosk.window, False)
    assert heard.voice[-2:] == ("Your number is", "A012")
    assert heard.hand[0] == "About 25–35 minutes"
    assert heard.stops[0].name == "Done"


def test_escape_leads_back_and_return_chooses(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.grab()
    kiosk.advance(1)
    QTest.keyClick(kiosk.window, Qt.Key.Key_Escape)
    assert kiosk.kiosk.screen.face == "attract"
    kiosk.advance(1)
    QTest.keyClick(kiosk.window, Qt.Key.Key_Tab)
    QTest.keyClick(kiosk.window, Qt.Key.Key_Return)
    assert kiosk.kiosk.screen.face == "services"


def test_a_switch_tells_whether_it_is_on(bench: Open) -> None:
    kiosk = bench("needs")
    kiosk.grab()
    stops = reading(kiosk.window, False).stops
    assert [stop.checked for stop in stops if stop.checkable] == [True, False, False, False]
