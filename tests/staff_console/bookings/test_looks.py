"""The bookings as they are drawn: nothing cut or covered, and every key says what it does."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from staff_console.bookings import scenes
from staff_console.bookings.keys import CAPS, OF_THE_MAP
from staff_console.bookings.scenes import HALL, Act
from staff_console.keys import KEYS, WINDOW_KEYS
from staff_console.look import LEAST
from staff_console.samples import BUSY
from tests.display.pictures import assert_as_drawn
from tests.staff_console.bookings.conftest import Open
from tests.staff_console.layout import misplaced, squeezed

FACES: dict[str, tuple[Act, dict[str, Any]]] = {
    "moving": (scenes.moving, {}),
    "moving-dark": (scenes.moving, {"scheme": "dark", "size": (1280, 720)}),
    "chosen": (scenes.chosen, {"size": LEAST}),
    "week": (scenes.week, {"size": (1280, 720)}),
    "booking": (scenes.booking, {"size": LEAST}),
    "nothing": (scenes.nothing, {"size": LEAST, "hall": BUSY}),
}
DRAWN = ("moving", "moving-dark")


@pytest.mark.parametrize("name", FACES)
def test_nothing_is_cut_or_covered(bookings: Open, name: str) -> None:
    act, more = FACES[name]
    bench = bookings(act, **({"hall": HALL} | more))
    picture = bench.grab().toImage()
    if name in DRAWN:
        assert_as_drawn(picture, f"../console/bookings-{name}")
    assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []
    for button in bench.window.page.findChildren(QAbstractButton):
        assert not button.isVisible() or button.accessibleName() or button.text()


def test_no_key_of_the_bookings_means_another_thing_elsewhere() -> None:
    elsewhere = {key.cap: name for name, key in KEYS.items()} | {
        cap: name for name, cap in WINDOW_KEYS.items()
    }
    shared = {cap: elsewhere[cap] for cap in CAPS.values() if cap in elsewhere}
    assert shared == {"Ctrl+N": "walk_in", "Ctrl+I": "check_in", "Del": "cancel", "Esc": "put_away"}
    assert {KEYS[name].cap for name in OF_THE_MAP} <= set(shared)  # type: ignore[index]
    assert not any(cap.startswith("F") or len(cap) == 1 for cap in CAPS.values())


def test_who_has_nothing_to_book_has_no_such_view_and_a_manager_reads_what_to_set_up(
    bookings: Open,
) -> None:
    bench = bookings(lambda _: None, hall=BUSY)
    assert not bench.pages.bookings.offered
    scenes.nothing(bench)
    assert bench.booking.screen.note.endswith("Settings, New bookable service.")
    assert not bench.pages.bookings.listed
