"""The contacts as they are drawn: nothing cut or covered, in every size, and in longer words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from staff_console.bookings.scenes import HALL as BOOKED_HALL
from staff_console.contacts import scenes
from staff_console.contacts.keys import CAPS, OF_THE_MAP, OF_THE_WINDOW
from staff_console.keys import KEYS, WINDOW_KEYS
from staff_console.look import LEAST
from staff_console.speech import speak
from tests.staff_console.contacts.conftest import Open
from tests.staff_console.layout import accessible_names, misplaced, squeezed

FACES: dict[str, tuple[Any, dict[str, Any]]] = {
    "opened": (scenes.opened, {"size": (1280, 800)}),
    "taken": (scenes.taken, {"size": LEAST, "scheme": "contrast"}),
    "merging": (scenes.merging, {"size": (1280, 800), "scheme": "dark"}),
    "changing_all": (scenes.changing_all, {"size": LEAST}),
    "nobody": (scenes.nobody, {"size": LEAST}),
    "calendar_week": (scenes.calendar_week, {"size": LEAST, "hall": BOOKED_HALL}),
}


@pytest.mark.parametrize("name", FACES)
def test_nothing_is_cut_or_covered(page: Open, name: str) -> None:
    act, more = FACES[name]
    bench = page(act, **more)
    bench.grab()
    assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []
    for button in bench.window.page.findChildren(QAbstractButton):
        assert not button.isVisible() or button.accessibleName() or button.text()


def test_words_that_are_forty_percent_longer_have_their_place(page: Open) -> None:
    speak(lambda text: text + "o" * (len(text) * 2 // 5))
    try:
        bench = page(scenes.opened, size=(1280, 800))
        bench.grab()
        assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []
    finally:
        speak()


def test_a_screen_reader_finds_every_field_by_its_name(page: Open) -> None:
    names = accessible_names(page(scenes.taken))
    assert {"Name", "Mail address, not taken", "Tags", "Notes for colleagues"} <= names
    assert {"New event, Ctrl+E", "One timeline"} <= names


def test_a_key_means_what_it_means_elsewhere_or_is_named_as_otherwise_here() -> None:
    elsewhere = {key.cap: name for name, key in KEYS.items()} | {
        cap: name for name, cap in WINDOW_KEYS.items()
    }
    for name, cap in CAPS.items():
        if cap in elsewhere:
            assert (OF_THE_MAP | OF_THE_WINDOW)[elsewhere[cap]] == name
    assert not any(cap.startswith("F") or len(cap) == 1 for cap in CAPS.values())
