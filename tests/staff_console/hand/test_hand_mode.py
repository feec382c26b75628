"""Hand mode from the clerk's chair: it begins by itself, ticks, and goes by itself."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from staff_console.facts import Me
from staff_console.hall import MARA
from staff_console.hand.list_view import HandList
from staff_console.hand.page import HandPage
from staff_console.hand.shares_view import ShareList
from staff_console.samples import BUSY, CALM
from staff_console.widgets.board_page import BoardPage
from staff_console.widgets.text import Text
from tests.staff_console.conftest import Open
from tests.staff_console.hand.by_hand import boxes, hand
from tests.staff_console.hands import CTRL, Key, part, press


def test_a_server_that_is_away_for_less_than_a_quarter_minute_is_waited_for(console: Open) -> None:
    bench = console()
    bench.lose(14.5)
    assert isinstance(bench.window.page, BoardPage)
    bench.advance(1)
    assert isinstance(bench.window.page, HandPage)


def test_my_list_says_since_when_whom_to_take_and_by_which_code_to_compare(console: Open) -> None:
    bench = console()
    bench.lose(20)
    screen = hand(bench)
    assert screen.banner.text.startswith("Server away since 14:02:31. Call by voice")
    assert screen.frozen == "order as of 14:02:31, dealt in turn to 3 desks"
    assert [row.number for row in screen.rows] == ["A014", "C007", "A018", "A020", "A023"]
    assert [row.number for row in screen.rows if row.following] == ["A014"]
    assert len(screen.code) == 4
    shares = {column.name: [row.number for row in column.rows][:2] for column in screen.others}
    assert shares == {"Desk 1": ["B002", "A015"], "Desk 2": ["A012", "A016"]}


def test_it_says_from_when_walls_tell_that_they_are_not_live_and_then_that_they_do(
    console: Open,
) -> None:
    bench = console()
    bench.lose(20)
    assert hand(bench).wall == "From 14:03:01 the wall says"
    said = bench.window.page.findChild(QWidget, "wall").findChildren(Text)
    assert [text.text() for text in said] == [hand(bench).wall]
    bench.advance(10)
    assert hand(bench).wall == "From 14:03:01 the wall says"
    bench.advance(1)
    assert hand(bench).wall == "The wall says"


def test_whoever_has_another_name_since_the_last_time_is_listed_by_it(console: Open) -> None:
    bench = console()
    bench.lose(20)
    assert hand(bench).rows[0].name == "Ingrid Solheim"
    people = tuple(
        msgspec.structs.replace(person, name="Ingrid Berg")
        if person.name == "Ingrid Solheim"
        else person
        for person in BUSY.people
    )
    bench.answer(replace(BUSY, people=people))
    bench.lose(20)
    assert hand(bench).rows[0].name == "Ingrid Berg"


def test_keys_tick_and_are_answered_with_their_time(console: Open) -> None:
    bench = console()
    bench.lose(20)
    press(bench, Key.Key_F2)
    screen = hand(bench)
    assert (screen.customer.number, screen.customer.loud) == (
        "A014",
        "Say it aloud: “A014, Desk 3”",
    )
    assert screen.answer.kind == "kept"
    assert f"{screen.answer.title} {screen.answer.text}" == (
        "A014 called by voice. Kept here 14:02:51, not sent."
    )
    bench.advance(60)
    press(bench, Key.Key_F8)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_F12)
    assert boxes(bench)[:3] == [("A014", "done"), ("C007", "no_show"), ("A018", "empty")]
    assert [row.text for row in hand(bench).kept] == [
        "A014 called by voice", "A014 done", "C007 called by voice", "C007 did not come",
    ]  # fmt: skip
    press(bench, Key.Key_Z, CTRL)
    assert boxes(bench)[1] == ("C007", "open")


def test_a_key_that_needs_the_server_says_so(console: Open) -> None:
    bench = console()
    bench.lose(20)
    press(bench, Key.Key_F7)
    assert hand(bench).answer.title == "The server is away. This key needs it."
    press(bench, Key.Key_Escape)
    assert hand(bench).answer.kind == "idle"
    press(bench, Key.Key_F8)
    assert hand(bench).answer.title == "Nobody is at your desk. F2 takes the next."


def test_enter_takes_the_marked_one_and_a_click_on_a_key_is_as_good(console: Open) -> None:
    bench = console()
    bench.lose(20)
    listed = part(bench, "hand-list")
    assert isinstance(listed, HandList)
    listed.mark(2)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert boxes(bench)[2] == ("A018", "open")
    slot = part(bench, "key-complete")
    QTest.mouseClick(slot, Qt.MouseButton.LeftButton)
    assert boxes(bench)[2] == ("A018", "done")


def test_from_the_order_of_all_desks_somebody_of_another_list_can_be_taken(console: Open) -> None:
    bench = console()
    bench.lose(20)
    press(bench, Key.Key_O, CTRL)
    assert [column.name for column in hand(bench).others] == ["Desk 1", "Desk 2", "Desk 3"]
    first = bench.window.focusWidget()
    assert isinstance(first, ShareList)
    first.mark(1)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert hand(bench).customer.number == "A015"
    press(bench, Key.Key_Escape)
    assert boxes(bench)[-1] == ("A015", "open")


def test_every_tick_is_on_disk_before_its_key_is_answered(console: Open) -> None:
    bench = console()
    bench.lose(20)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_F8)
    kept = bench.shelf.books()
    assert [(t.number, t.mark) for book in kept for t in book.ticks] == [("A014", "done")]


def test_somebody_without_a_desk_has_no_list(console: Open) -> None:
    bench = console(CALM.with_desk(3, state="closed", staff=None))
    bench.lose(20)
    assert not isinstance(bench.window.page, HandPage)
    assert bench.me == Me(MARA, "staff")


def test_other_colours_keep_hand_mode_and_its_band(console: Open) -> None:
    bench = console()
    bench.lose(20)
    press(bench, Key.Key_F2)
    bench.window.use_scheme("dark")
    assert boxes(bench)[0] == ("A014", "open")


def test_a_sheet_that_is_open_makes_way_and_comes_back_with_the_board(console: Open) -> None:
    bench = console(BUSY.serving("A014", 372))
    press(bench, Key.Key_F6)
    assert bench.window.sheet is not None
    bench.lose(20)
    assert isinstance(bench.window.page, HandPage)
    assert bench.window.sheet is None
    bench.answer(BUSY.serving("A014", 400))
    bench.settle()
    assert isinstance(bench.window.page, BoardPage)
    assert bench.window.sheet is not None


def test_a_tick_has_the_time_of_its_key_not_of_the_last_second(console: Open) -> None:
    bench = console()
    bench.lose(20)
    bench.seconds += 40
    press(bench, Key.Key_F2)
    assert hand(bench).rows[0].text == "14:03:31 called"
