"""The pages of the ticket desk as they are drawn: nothing cut off, all by keyboard, live."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from client.app import make_application
from protocol.changes import Put
from protocol.messages import Snapshot
from staff_console.bench import Bench
from staff_console.faces import Face
from staff_console.hall import NOON
from staff_console.settings.body_editor import BodyEditor
from staff_console.settings.cells import ChoiceCell
from staff_console.settings.desk_scenes import HALL, MACRO, MOMENTS, RULES, SHOP, at
from staff_console.settings.places import Place
from staff_console.settings.scenes import OFFICE
from tests.staff_console.settings.whole import assert_whole, page_of

Open = Callable[[Face], Bench]
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Open]:
    """Opens a face, and closes it after the test."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_face(face: Face) -> Bench:
        made.append(face.open(app))
        made[-1].settle()
        return made[-1]

    yield open_face
    for each in made:
        each.close()


@pytest.mark.parametrize("name", MOMENTS)
def test_texts_are_whole_and_nothing_is_wider_than_its_place(desk: Open, name: str) -> None:
    assert_whole(desk(Face(name, HALL, MOMENTS[name], size=(1280, 900))))


def shown(bench: Bench, name: str) -> object:
    return next(f.value for f in bench.settings.screen.fields if f.field.name == name)


def test_keys_go_to_the_list_where_the_field_that_had_them_is_gone(desk: Open) -> None:
    bench = desk(Face("x", HALL, at("rule", RULES[0].id)))
    page = page_of(bench)
    page.form.boxes["name"].findChildren(QLineEdit)[0].setFocus()
    bench.settings.show_place(Place("rules"))
    assert bench.window.focusWidget() is page.places


def test_a_rule_is_made_by_keyboard_alone(desk: Open) -> None:
    bench = desk(Face("x", HALL, at("rule", RULES[0].id)))
    page = page_of(bench)
    box = page.form.boxes["actions"].editor
    add = next(b for b in box.findChildren(QPushButton) if b.text() == "Add what is done")
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_Space)
    first = bench.window.focusWidget()
    assert isinstance(first, ChoiceCell) and first.accessibleName() == "what is done, row 4"
    QTest.keyClicks(first, "note")
    assert shown(bench, "actions")[-1] == ("", "comment", "")  # type: ignore[index]
    assert isinstance(bench.window.focusWidget(), ChoiceCell), "who typed it keeps the keys"
    QTest.keyClick(bench.window.focusWidget(), Qt.Key.Key_Tab)
    text = bench.window.focusWidget()
    assert isinstance(text, QLineEdit)
    QTest.keyClicks(text, "Look first")
    QTest.keyClick(text, Qt.Key.Key_Up, ALT)
    rows = shown(bench, "actions")
    assert rows[2] == ("", "comment", "Look first")  # type: ignore[index]
    moved = bench.window.focusWidget()
    assert isinstance(moved, QLineEdit) and moved.text() == "Look first"
    QTest.keyClick(moved, Qt.Key.Key_Delete, CONTROL)
    assert (
        shown(bench, "actions")
        == bench.settings._typed.current(bench.settings.screen.place)["actions"]
    )


def test_rows_without_a_field_are_moved_by_their_arrows(desk: Open) -> None:
    bench = desk(Face("x", HALL, at("service_levels")))
    page = page_of(bench)
    page.places.setFocus()
    QTest.keyClick(page.places, Qt.Key.Key_Tab)
    arrow = bench.window.focusWidget()
    assert isinstance(arrow, QPushButton) and "earlier" in arrow.accessibleName()
    QTest.keyClick(arrow, Qt.Key.Key_Space)
    assert [row[1] for row in shown(bench, "all")] == ["Everybody", "Companies"]  # type: ignore[attr-defined]
    assert isinstance(bench.window.focusWidget(), QPushButton)


def test_groups_open_as_the_arrow_keys_pass_over_them(desk: Open) -> None:
    bench = desk(Face("x", HALL, at("rules")))
    places = page_of(bench).places
    places.setFocus()
    QTest.keyClick(places, Qt.Key.Key_Down)
    assert bench.settings.screen.title == "Batteries to repairs: Rule"
    for _ in range(4):
        QTest.keyClick(places, Qt.Key.Key_Down)
    assert bench.settings.screen.title == "Canned responses"
    children = [row.name for row in bench.settings.screen.places if row.kind == "child"]
    assert children == ["Battery page", "Ready for pick-up", "New response"]
    current = places.current()
    assert current is not None and current.name == "Canned responses"


def test_a_button_puts_its_variable_where_the_cursor_is(desk: Open) -> None:
    bench = desk(Face("x", HALL, at("canned", MACRO.id)))
    editor = page_of(bench).form.boxes["text"].editor
    assert isinstance(editor, BodyEditor)
    cursor = editor.text.textCursor()
    cursor.setPosition(len("Dear "))
    editor.text.setTextCursor(cursor)
    button = next(b for b in editor.findChildren(QPushButton) if b.text() == "contact.name")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert str(shown(bench, "text")).startswith("Dear {contact.name}{contact.first},")
    assert bench.window.focusWidget() is editor.text


def test_the_secret_is_copied_by_its_button(desk: Open) -> None:
    bench = desk(Face("x", HALL, MOMENTS["webhook"]))
    copy = next(b for b in page_of(bench).findChildren(QPushButton) if b.text() == "Copy")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "3f9a" * 16


def test_rules_come_by_the_topic_of_tickets_while_a_manager_looks_at_them(desk: Open) -> None:
    bench = desk(Face("x", OFFICE, at("rules")))
    assert "tickets" in bench.followed
    assert [row.name for row in bench.settings.screen.places if row.kind == "child"] == ["New rule"]
    bench.live.subscription("tickets")
    bench.live.take(Snapshot("tickets", "e", bench.seq, NOON, [Put(RULES[0]), Put(SHOP)]))
    names = [row.name for row in bench.settings.screen.places if row.kind == "child"]
    assert names == ["Batteries to repairs", "New rule"]


def test_clerks_find_what_they_save_for_themselves_and_nothing_else(desk: Open) -> None:
    bench = desk(Face("x", HALL))
    bench.window.acted.emit("window:settings")
    assert page_of(bench) and bench.settings.screen.title == "Canned responses"
    names = [row.name for row in bench.settings.screen.places if row.kind == "page"]
    assert names == ["Canned responses", "Saved lists"]
    bench.window.acted.emit("window:place rules:")
    assert bench.settings.screen.title == "Canned responses"
    bench.window.acted.emit("window:place new_canned:")
    assert bench.settings.screen.title == "New canned response"
