"""Everything can be reached: by Tab, under Ctrl+K, and by a name that a screen reader says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from client.app import make_application
from staff_console.bench import SIZE, Bench
from staff_console.bookings.scenes import HALL
from staff_console.facts import Me
from staff_console.hall import MARA
from staff_console.hand.list_view import HandList
from staff_console.keys import KEYS, WINDOW_KEYS
from staff_console.look import LEAST
from staff_console.samples import BUSY
from staff_console.widgets.key_scroll import FocusFrame
from tests.staff_console.conftest import Open, face
from tests.staff_console.layout import told
from tests.staff_console.reach import astray, nameless, takes_keys
from tests.staff_console.scenes import SHEETS, settings, sheet


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_named_and_walked_by_tab(console: Open, name: str) -> None:
    bench = sheet(console, name, SIZE)
    assert (nameless(bench), astray(bench)) == ([], [])


def test_every_page_of_the_settings_is_named_and_walked_by_tab(console: Open) -> None:
    for name, bench in settings(console, SIZE):
        assert (name, nameless(bench), astray(bench)) == (name, [], [])


@pytest.mark.parametrize("name", ["full", "hand", "hand-review", "sheet-walk-in", "choose"])
def test_in_the_least_window_keys_scroll_what_is_longer_than_its_place(
    console: Open, name: str
) -> None:
    bench = replace(face(name), size=LEAST).open(make_application("staff_console", widgets=True))
    bench.window.acted.emit("window:desks")
    bench.grab()
    for area in bench.window.findChildren(QAbstractScrollArea):
        inside = [w for w in area.findChildren(QWidget) if w.isVisible() and takes_keys(w)]
        if area.isVisible() and area.verticalScrollBar().maximum() and not inside:
            assert takes_keys(area), told(area)
            if isinstance(area, HandList):
                continue  # Its mark moves by arrows, and takes what can be seen along.
            QTest.keyClick(area, Qt.Key.Key_End)
            assert area.verticalScrollBar().value() > 0, told(area)
    bench.close()


def test_an_area_shows_that_it_has_the_keys(console: Open) -> None:
    bench = replace(face("full"), size=LEAST).open(make_application("staff_console", widgets=True))
    area = bench.window.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    frame = area.findChild(FocusFrame)
    assert isinstance(frame, FocusFrame)
    for has in (True, False):
        (area if has else bench.window.page).setFocus()
        bench.settle()
        assert (area.hasFocus(), frame.isVisible()) == (has, has)
    assert frame.size() == area.size()
    bench.close()


def listed(bench: Bench) -> set[str]:
    """What Ctrl+K lists with nothing typed."""
    return {find.key for find in bench.pages.finds("", "light")}


def test_every_key_and_every_action_of_the_window_is_listed_under_ctrl_k(console: Open) -> None:
    found = listed(console(BUSY))
    assert {f"key:{name}" for name in KEYS if name != "help"} <= found
    elsewhere = {"find", "cancel", "put_away", "hand", "order", "next_view", "previous_view"}
    # A hall in which nothing can be booked has nobody who is booked.
    assert {f"window:{name}" for name in set(WINDOW_KEYS) - elsewhere - {"arrived"}} <= found
    assert "window:arrived" in listed(console(HALL))
    assert "cancel:" in found


@pytest.mark.parametrize(
    ("name", "action"),
    [("hand", "order"), ("hand-order", "order"), ("hand-back", "hand"), ("hand-review", "hand")],
)
def test_what_only_hand_mode_has_is_listed_there(console: Open, name: str, action: str) -> None:
    assert f"window:{action}" in listed(console(name))


def test_a_manager_finds_the_settings_and_the_way_back(console: Open) -> None:
    bench = console(BUSY)
    bench.me = Me(MARA, "manager")
    bench.feed(BUSY)
    assert "window:settings" in listed(bench)
    bench.window.acted.emit("window:settings")
    assert "window:board" in listed(bench)
