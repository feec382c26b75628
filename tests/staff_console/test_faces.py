"""The faces as they are drawn: pictures, nothing cut, nothing over another, all within reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

from staff_console.faces import CASES, UNDRAWN
from staff_console.facts import Me
from staff_console.hall import MARA, PRIYA, Hall
from staff_console.look import LEAST
from staff_console.samples import BUSY, CALM, FOREIGN_NAMES, ODD_NAMES
from staff_console.widgets.sign_in_page import SignInPage
from tests.display.pictures import assert_as_drawn
from tests.staff_console.conftest import Open
from tests.staff_console.layout import accessible_names, misplaced, shown, squeezed
from tests.staff_console.reach import astray, nameless

DRAWN = {face.name for face in CASES}
NAMES = [face.name for face in (*CASES, *UNDRAWN)]
LONG = {"odd-names", "hand-odd-names", "odd-desks", "720p-odd-desks", "find-person"}
NARROW = {
    "narrow-offline",
    "720p-full",
    "zoomed-full",
    "folded-full",
    "folded-taken",
    "folded-sheet-walk-in",
}
SERVICES = {
    "Screen, while you wait",
    "Repair intake",
    "Pick-up",
    "Data rescue",
    "Warranty",
    "Advice",
}
STAFF = {"Jonas Weber", "Priya Nair", "Tomasz Nowak"}
EXPLAINED = {
    "Desk 3, you",
    "Desk 1, 2×",
}
MAY_END_EARLY = {*ODD_NAMES.values(), "Sonderschalter 12b", "Zulassung links"} | STAFF | SERVICES


@pytest.mark.parametrize("name", NAMES)
def test_a_face_looks_as_it_was_drawn_whole_and_all_that_hands_use_is_named_and_come_to_by_tab(
    console: Open, cut: set[str], name: str
) -> None:
    bench = console(name)
    image = bench.grab().toImage()
    assert list(misplaced(bench)) == [], "nothing leaves the window or lies over another"
    assert list(squeezed(bench)) == [], "texts are as high and as wide as their letters"
    assert {text for text in cut if not may_end_early(name, text)} == set()
    if name in DRAWN:
        assert_as_drawn(image, f"../console/{name}")
    assert (nameless(bench), astray(bench)) == ([], []), "all has a name and is come to by Tab"


def may_end_early(name: str, text: str) -> bool:
    """Ordinary texts are drawn whole: only long names may not be, never a number or a key; and in a
    narrow window services and explanations."""
    if name in LONG:
        return any(long in text for long in MAY_END_EARLY)
    return name in NARROW and text in SERVICES | STAFF | EXPLAINED


@pytest.mark.parametrize(
    "hall",
    [
        BUSY,
        CALM,
        BUSY.done("A014", 1),
        BUSY.called("A014", 48, calls=9),
        BUSY.called("A014", 130),
        BUSY.serving("A014", 372),
        BUSY.with_desk(3, state="closed", staff=None).that(state="closed"),
    ],
)
def test_in_the_least_window_no_key_and_no_desk_ends_early(
    console: Open, cut: set[str], hall: Hall
) -> None:
    console(hall, size=LEAST).grab()
    assert cut == set()


def test_in_the_least_window_a_manager_sees_how_long_a_step_can_be_taken_back(
    console: Open, cut: set[str]
) -> None:
    bench = console(BUSY, size=LEAST)
    bench.me = Me(MARA, "manager")
    bench.feed(BUSY.done("A014", 1))
    assert bench.model.screen.board is not None
    assert bench.model.screen.board.choices["undo"].about == "A014, 14:59"
    bench.grab()
    assert cut == set()


def test_a_clerk_s_name_has_the_room_that_the_state_does_not_need(
    console: Open, cut: set[str]
) -> None:
    hall = BUSY.called("A014", 48).with_desk(4, state="open", staff=PRIYA)
    console(hall, size=(1280, 720)).grab()
    assert not cut & STAFF


def test_a_screen_reader_finds_customer_line_keys_and_answer(console: Open) -> None:
    said = accessible_names(console("called"))
    assert said >= {
        "Called, A014, Ingrid Solheim, Repair intake, 1:12 of grace left, then F12 if nobody came.",
        "Next, A015, Tomás Rey, Repair intake, Waited 24:21: longest wait.",
        "Start, F4: A014",
        "No-show, F12: in 1:12",
        "The line",
        "A016",
        "Noor Haddad, Screen, while you wait",
        "Desk 1, Jonas Weber, B002, 8:20",
        "A014, Desk 3, you, 14:01:43, wall 0.4 s",
        "Live, as of 14:02:31",
        "Do or find anything, Ctrl+K",
    }


def test_a_screen_reader_hears_why_a_key_cannot_be_used(console: Open) -> None:
    bench = console("called")
    slot = bench.window.findChild(QWidget, "key-no_show")
    assert slot is not None
    assert slot.accessibleDescription() == "A014 still has 1:12 to come. F3 calls again."
    assert slot.toolTip() == slot.accessibleDescription()


def test_a_screen_reader_finds_the_fields_and_what_went_wrong(console: Open) -> None:
    said = accessible_names(console("wrong-password"))
    assert said >= {
        "Name",
        "Password",
        "Sign in",
        "Not signed in.",
        "Name or password is wrong. Check both and try again.",
    }


def test_a_screen_reader_finds_the_refusal_and_the_server_that_is_away(console: Open) -> None:
    assert (
        "Desk 2 has A015. F2: A014. Priya Nair was 3 s before you. Nobody was called twice."
        in accessible_names(console("conflict"))
    )
    assert "Server away since 14:02:31." in accessible_names(console("offline"))


def test_letters_of_any_script_are_taken_as_they_come(console: Open) -> None:
    bench = console("foreign-names")
    said = accessible_names(bench)
    assert any(FOREIGN_NAMES["A014"] in text for text in said)
    assert f"{FOREIGN_NAMES['A016']}, Screen, while you wait" in said
    assert bench.me.id == MARA


@pytest.mark.parametrize("name", ["called", "720p-called", "zoomed-called", "4k-serving"])
def test_keys_are_large_enough_for_a_finger(console: Open, name: str) -> None:
    bench = console(name)
    bench.grab()
    for slot in shown(bench, QAbstractButton):
        assert min(slot.width(), slot.height()) >= bench.window.look.px(24)


def test_tab_goes_from_the_name_to_the_password_to_the_button(console: Open) -> None:
    bench = console("sign-in")
    page = bench.window.page
    assert isinstance(page, SignInPage)
    page.name.setFocus()
    for then in (page.password, page.findChild(QCheckBox, "stay"), page.button):
        QTest.keyClick(bench.window.focusWidget(), Qt.Key.Key_Tab)
        assert bench.window.focusWidget() is then
