"""The settings page: as it was drawn, by keyboard alone, and in words for screen readers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from protocol.commands import UpdateServicePoint
from protocol.messages import Limits, Welcome
from staff_console.bench import Bench
from staff_console.faces import UNCHOSEN, Face
from staff_console.hand.page import HandPage
from staff_console.reports.days import WEEKDAYS
from staff_console.settings.page import SettingsPage
from staff_console.settings.scenes import BOOKED, OFFICE, at
from staff_console.settings.screen import EffectFace
from staff_console.widgets.bars import ViewTab
from staff_console.widgets.board_page import BoardPage
from staff_console.widgets.choose_page import ChoosePage
from staff_console.widgets.text import Text
from tests.display.pictures import assert_as_drawn
from tests.staff_console.layout import accessible_names
from tests.staff_console.settings.scenes import FACES
from tests.staff_console.settings.whole import Open, assert_whole, page_of

NAMES = [face.name for face in FACES]


def keys(widget: QWidget | None, *names: Any) -> None:
    """Keys, one after the other; a modifier comes with its key in a pair."""
    assert widget is not None
    for name in names:
        key, modifier = name if isinstance(name, tuple) else (name, Qt.KeyboardModifier.NoModifier)
        QTest.keyClick(widget, key, modifier)


def cell(bench: Bench, name: str) -> QLineEdit:
    found = [w for w in page_of(bench).findChildren(QLineEdit) if w.accessibleName() == name]
    assert found, [w.accessibleName() for w in page_of(bench).findChildren(QLineEdit)]
    return found[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_looks_as_it_was_drawn_with_whole_texts_and_nothing_wider_than_its_place(
    settings: Open, name: str
) -> None:
    bench = settings(name)
    assert_as_drawn(bench.grab().toImage(), f"../console/{name}")
    assert_whole(bench)


def test_a_screen_reader_finds_pages_fields_errors_and_the_effect(settings: Open) -> None:
    bench = settings("settings-refused")
    said = accessible_names(bench)
    assert said >= {
        "Settings",
        "Desks, not saved",
        "Number of desks",
        "Desk, row 1",
        "Services, row 1, Desk 1",
        "Cannot be saved Desk 4 is open. Close it before you remove it.",
        "Save, Ctrl+S",
        "Discard what I typed, Ctrl+Shift+Backspace",
    }
    editor = page_of(bench).form.boxes["capacity"].editor
    assert "Desk 4 is open" in editor.accessibleDescription()
    assert "changed, not saved" in editor.accessibleDescription()


def test_keys_go_to_the_page_again_once_what_lay_over_it_is_put_away(settings: Open) -> None:
    bench = settings(Face("x", OFFICE, at("general")))
    page_of(bench).places.setFocus()
    bench.window.open_finder()
    bench.window.toggle_finder()
    assert bench.window.focusWidget() is page_of(bench).places


def test_every_field_is_reached_and_typed_in_by_keyboard(settings: Open) -> None:
    bench = settings(Face("x", OFFICE, at("general")))
    page = page_of(bench)
    page.places.setFocus()
    keys(page.places, Qt.Key.Key_Tab)
    first = bench.window.focusWidget()
    assert isinstance(first, QLineEdit) and first.text() == "Service counter"
    first.end(False)
    QTest.keyClicks(first, " B")
    face = bench.settings.screen.fields[0]
    assert (face.value, face.changed) == ("Service counter B", True)
    names = []
    for _ in range(3):
        keys(bench.window.focusWidget(), Qt.Key.Key_Tab)
        names.append(bench.window.focusWidget().accessibleName())
    assert names == ["Letters of its numbers", "Where to wait", "Part of the house"]


def test_pages_are_chosen_by_arrow_keys(settings: Open) -> None:
    bench = settings(Face("x", OFFICE, at("site")))
    page = page_of(bench)
    page.places.setFocus()
    keys(page.places, Qt.Key.Key_Down)
    assert bench.settings.screen.title == "Languages"
    keys(page.places, Qt.Key.Key_Down)
    assert bench.settings.screen.title == "Colleagues"
    keys(page.places, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert bench.settings.screen.title == "Service counter: Name and limits"


def test_rows_are_added_moved_and_taken_away_by_keyboard(settings: Open) -> None:
    bench = settings(Face("x", OFFICE, at("services")))
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier

    def names() -> list[str]:
        value = bench.settings.screen.fields[0].value
        assert isinstance(value, tuple)
        return [row[1] for row in value]

    cell(bench, "Service, row 3").setFocus()
    keys(cell(bench, "Service, row 3"), (Qt.Key.Key_Up, alt))
    assert names()[:3] == ["Repair intake", "Pick-up", "Screen, while you wait"]
    moved = bench.window.focusWidget()
    assert isinstance(moved, QLineEdit) and moved.text() == "Pick-up"
    keys(moved, (Qt.Key.Key_Delete, control))
    assert "Pick-up" not in names() and len(names()) == 5
    last = cell(bench, "Service, row 5")
    last.setFocus()
    keys(last, Qt.Key.Key_Return)
    assert names()[-1] == "" and len(names()) == 6
    fresh = bench.window.focusWidget()
    QTest.keyClicks(fresh, "Keys")
    assert names()[-1] == "Keys"


def test_mondays_hours_are_copied_to_the_days_of_work(settings: Open) -> None:
    bench = settings(Face("x", OFFICE, at("opening")))
    first = cell(bench, "Open, row 1, Monday")
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "8-16")
    box = page_of(bench).form.boxes["hours"]
    box.editor._fill()
    value = bench.settings.screen.fields[0].value
    assert isinstance(value, tuple)
    assert [row[2] for row in value] == [*["8-16"] * 5, "10:00–14:00", ""]
    assert value[1][1] == "Tuesday"


def test_a_week_without_any_hours_does_not_say_closed(settings: Open) -> None:
    bench = settings(Face("x", BOOKED, at("working")))
    days = [cell(bench, f"Here, row {n + 1}, {day()}") for n, day in enumerate(WEEKDAYS)]
    QTest.keyClicks(days[0], "8-16")
    assert {day.placeholderText() for day in days} == {"not here"}
    days[0].selectAll()
    keys(days[0], Qt.Key.Key_Delete)
    assert {day.placeholderText() for day in days} == {"as the service point"}


def test_keys_save_discard_and_put_back(settings: Open) -> None:
    bench = settings("settings-general")
    page, control = page_of(bench), Qt.KeyboardModifier.ControlModifier
    bench.window.activateWindow()
    page.places.setFocus()
    keys(page.places, (Qt.Key.Key_S, control))
    command, _ = bench.asked[-1]
    assert isinstance(command, UpdateServicePoint) and command.location == "Hall 2, first floor"
    bench = settings("settings-general")
    shift = control | Qt.KeyboardModifier.ShiftModifier
    keys(page_of(bench).places, (Qt.Key.Key_Backspace, shift))
    assert not bench.settings.screen.can_discard
    bench = settings("settings-saved")
    assert bench.settings.screen.can_restore
    keys(page_of(bench).places, (Qt.Key.Key_R, shift))
    command, _ = bench.asked[-1]
    assert isinstance(command, UpdateServicePoint) and command.location == "Hall 1"


def test_what_is_typed_survives_another_look_and_a_colleagues_change(settings: Open) -> None:
    bench = settings(Face("x", OFFICE, at("general")))
    edit = cell(bench, "Where to wait")
    edit.setFocus()
    edit.end(False)
    QTest.keyClicks(edit, "a")
    edit.setCursorPosition(2)
    bench.feed(OFFICE.that(name="Office"))
    assert cell(bench, "Name").text() == "Office"
    assert (edit.text(), edit.cursorPosition(), edit.hasFocus()) == ("Hall 1a", 2, True)
    bench.window.acted.emit("window:dark")
    assert cell(bench, "Where to wait").text() == "Hall 1a"


def test_views_change_by_keys_and_the_desks_keys_work_in_both(settings: Open) -> None:
    bench = settings(Face("x", OFFICE))
    bench.window.acted.emit("window:previous_view")
    assert bench.window.page.objectName() in ("tickets", "contacts"), "a clerk has no settings"
    bench.window.putAway.emit()
    bench.as_role("manager")
    while not isinstance(bench.window.page, SettingsPage):
        bench.window.acted.emit("window:next_view")
    bench.window.pressed.emit("call_next")
    assert bench.model.busy and bench.settings.screen.answer.kind == "sent"
    bench.window.pressed.emit("walk_in")
    assert bench.model.form is None
    bench.window.putAway.emit()
    assert isinstance(bench.window.page, BoardPage)
    bench.window.acted.emit("window:previous_view")
    assert bench.window.page.objectName() == "administration"
    bench.window.acted.emit("window:previous_view")
    assert isinstance(bench.window.page, SettingsPage)


def test_hand_mode_covers_the_settings_and_gives_back_what_was_typed(settings: Open) -> None:
    bench = settings(Face("x", OFFICE.serving("A014", 60), at("general")))
    bench.settings.write("location", "Hall 2")
    bench.lose(60)
    assert isinstance(bench.window.page, HandPage)
    bench.window.acted.emit("window:next_view")
    assert isinstance(bench.window.page, HandPage)
    welcome = Welcome(1, "c", bench.live.now(), bench.me.id, "manager", Limits())
    bench.live.welcomed(welcome, bench.seconds)
    bench.live.subscription("staff")
    bench.feed(OFFICE)
    assert isinstance(bench.window.page, SettingsPage)
    assert cell(bench, "Where to wait").text() == "Hall 2"


def tabs(bench: Bench) -> list[tuple[str, str]]:
    bench.grab()
    found = [tab for tab in bench.window.findChildren(ViewTab) if tab.isVisible()]
    return [(tab.text(), tab.accessibleDescription()) for tab in found]


def test_the_top_bar_shows_the_views_to_managers_and_a_click_goes_there(settings: Open) -> None:
    bench = settings(Face("x", OFFICE, size=(1024, 600)))
    assert ("Settings", "") not in tabs(bench)
    bench.as_role("manager")
    names = [name for name, _ in tabs(bench)]
    assert names[0] == "Board" and names[-2:] == ["Settings", "Administration"]
    to = next(tab for tab in bench.window.findChildren(ViewTab) if tab.text() == "Settings")
    QTest.mouseClick(to, Qt.MouseButton.LeftButton)
    assert isinstance(bench.window.page, SettingsPage)
    assert [name for name, said in tabs(bench) if said] == ["Settings"]
    for text in bench.window.findChildren(Text):
        assert not text.isVisible() or not text.elided(), text.text()
    back = next(tab for tab in bench.window.findChildren(ViewTab) if tab.isVisible())
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert isinstance(bench.window.page, BoardPage)


def test_a_manager_without_a_desk_reaches_the_settings_too(settings: Open) -> None:
    bench = settings(Face("x", UNCHOSEN))
    bench.as_role("manager")
    for _ in range(2):
        bench.window.acted.emit("window:previous_view")
    assert isinstance(bench.window.page, SettingsPage)
    bench.window.putAway.emit()
    assert isinstance(bench.window.page, ChoosePage)


def test_the_palette_finds_settings_for_managers_alone(settings: Open) -> None:
    bench = settings(Face("x", OFFICE))
    colours = getattr(bench.window, "colours", bench.window.look.scheme)
    found = [find.key for find in bench.pages.finds("settings", colours)]
    assert "window:settings" not in found
    bench.as_role("manager")
    found = [find.key for find in bench.pages.finds("settings", colours)]
    assert found == ["window:settings"]


def test_who_is_no_manager_any_more_is_led_back(settings: Open) -> None:
    bench = settings("settings-general")
    bench.as_role("staff")
    bench.settings.changed.emit()
    assert isinstance(bench.window.page, BoardPage)


def test_what_saving_would_do_stands_whole_above_the_button(settings: Open) -> None:
    bench = settings(Face("long effect", OFFICE, at("opening")))
    said = ("Library is open at once: kiosk and wall offer Loans, Returns, Reading cards.",) * 4
    effect = EffectFace("told", "Saving this", said)
    page_of(bench).effect.show_screen(replace(bench.settings.screen, effect=effect))
    bench.settle()
    scroll = page_of(bench).effect.findChild(QScrollArea)
    assert scroll is not None and scroll.verticalScrollBar().maximum() == 0
