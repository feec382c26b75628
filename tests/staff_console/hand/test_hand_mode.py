"""Hand mode from the clerk's chair: it begins by itself, ticks, tells, and goes by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from protocol.commands import CallNext, ReportByHand
from protocol.outcomes import Moved, Refusal
from staff_console.bench import Bench
from staff_console.facts import Me
from staff_console.hall import JONAS, MARA, desk_id
from staff_console.hand.list_view import HandList
from staff_console.hand.page import HandPage
from staff_console.hand.review_page import ReviewPage
from staff_console.hand.screen import HandScreen
from staff_console.hand.shares_view import ShareList
from staff_console.samples import BUSY, CALM
from staff_console.widgets.board_page import BoardPage
from tests.conftest import ExpectedLogs
from tests.staff_console.conftest import Open
from tests.staff_console.hands import CTRL, Key, commands, part, press


def hand(bench: Bench) -> HandScreen:
    """What hand mode shows; it must be on."""
    assert isinstance(bench.window.page, HandPage)
    assert bench.hand.screen is not None
    return bench.hand.screen


def boxes(bench: Bench) -> list[tuple[str, str]]:
    """My list as it is ticked."""
    return [(row.number, row.box) for row in hand(bench).rows]


def confirmed(bench: Bench, number: str) -> None:
    """The server records the report that was sent last."""
    done = Moved(
        entry="e", visit="v", number=number, service_point="p", state="completed", version=4
    )
    bench.reply(done)
    bench.settle()


def comes_back(bench: Bench) -> None:
    """The server is there again, with the hall as it was."""
    bench.answer(BUSY)
    bench.settle()


def reports(bench: Bench) -> list[ReportByHand]:
    """What was told, in order."""
    return [command for command, _ in bench.asked if isinstance(command, ReportByHand)]


def bands(bench: Bench) -> list[str]:
    """What stands across the top."""
    found = bench.window.bands.findChildren(QWidget)
    named = [w for w in found if w.objectName().startswith("band-") and not w.isHidden()]
    return [w.accessibleName() for w in named if w.parent() is bench.window.bands._down]


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


def test_what_was_asked_and_not_answered_is_given_up_when_hand_mode_begins(console: Open) -> None:
    bench = console()
    press(bench, Key.Key_F2)
    bench.lose(20)
    assert bench.given_up == 1
    comes_back(bench)
    assert commands(bench) == [CallNext]


def test_every_tick_is_on_disk_before_its_key_is_answered(console: Open) -> None:
    bench = console()
    bench.lose(20)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_F8)
    kept = bench.shelf.books()
    assert [(t.number, t.mark) for book in kept for t in book.ticks] == [("A014", "done")]


def test_ticks_that_cannot_be_kept_are_said_and_still_sent(
    console: Open, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("cannot be written")
    bench = console()
    bench.lose(20)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("staff_console.hand.shelf.os.replace", full)
    press(bench, Key.Key_F2)
    assert hand(bench).answer.title == "This computer cannot keep your ticks."
    assert hand(bench).kept_count == ""
    press(bench, Key.Key_F8)
    comes_back(bench)
    assert [report.did for report in reports(bench)] == ["served"]


def test_when_the_server_is_back_it_is_told_in_order_and_the_board_returns(console: Open) -> None:
    bench = console()
    bench.lose(20)
    for key in (Key.Key_F2, Key.Key_F8, Key.Key_F2):
        press(bench, key)
        bench.advance(30)
    comes_back(bench)
    assert hand(bench).banner.title == "The server is back."
    assert [(r.entry, r.did) for r in reports(bench)] == [(BUSY.entry("A014").id, "served")]
    confirmed(bench, "A014")
    assert [r.did for r in reports(bench)] == ["served", "serving"]
    confirmed(bench, "C007")
    assert isinstance(bench.window.page, BoardPage)
    assert bench.model.screen.answer.title == "The server knows of all 2 ticks."
    assert bench.shelf.books() == []
    assert bands(bench) == []


def test_without_a_tick_the_board_returns_and_nothing_is_said(console: Open) -> None:
    bench = console()
    bench.lose(20)
    comes_back(bench)
    assert isinstance(bench.window.page, BoardPage)
    assert bench.model.screen.answer.kind == "idle"
    assert bench.asked == []
    assert bench.shelf.books() == []


def test_what_differs_stands_in_a_band_until_it_is_reviewed(console: Open) -> None:
    bench = console()
    bench.lose(20)
    for key in (Key.Key_F2, Key.Key_F8, Key.Key_F2, Key.Key_F8):
        press(bench, key)
    comes_back(bench)
    bench.reply(Refusal(code="conflict", detail="A014 left meanwhile."))
    bench.reply(Refusal(code="unknown_entry", detail=""))
    bench.settle()
    assert bands(bench) == [
        "2 to review. A014, C007: what was ticked by hand differs from what the server knows."
    ]
    press(bench, Key.Key_R, CTRL)
    page = bench.window.page
    assert isinstance(page, ReviewPage)
    assert [row.server for row in page.list.rows.rows] == [
        "A014 left meanwhile.",
        "No such queue entry.",
    ]
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    bench.settle()
    assert [row.number for row in page.list.rows.rows] == ["C007"]
    QTest.keyClick(page.list, Qt.Key.Key_Return, CTRL)
    bench.settle()
    assert isinstance(bench.window.page, BoardPage)
    again = [command for command in reports(bench) if command.entry == BUSY.entry("C007").id]
    assert len(again) == 2
    assert bench.idents[-1] not in bench.idents[:-1]
    confirmed(bench, "C007")
    assert bench.shelf.books() == []
    assert bands(bench) == []


def test_a_review_can_be_left_and_nothing_is_lost_by_it(console: Open) -> None:
    bench = console()
    bench.lose(20)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_F8)
    comes_back(bench)
    bench.reply(Refusal(code="conflict", detail="A014 left meanwhile."))
    press(bench, Key.Key_R, CTRL)
    press(bench, Key.Key_Escape)
    assert isinstance(bench.window.page, BoardPage)
    assert len(bands(bench)) == 1
    assert len(bench.shelf.books()) == 1


def test_a_server_that_goes_again_before_it_has_answered_is_told_once_under_one_id(
    console: Open,
) -> None:
    bench = console()
    bench.lose(20)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_F8)
    comes_back(bench)
    bench.lose(20)
    assert ("A014", "done") in boxes(bench)
    assert [row.state for row in hand(bench).kept][-1] == "sent, no answer"
    press(bench, Key.Key_F2)
    assert hand(bench).customer.number == "C007"
    comes_back(bench)
    assert len(reports(bench)) == 1, "the link itself sends it again"
    confirmed(bench, "A014")
    assert [report.entry for report in reports(bench)] == [
        BUSY.entry("A014").id,
        BUSY.entry("C007").id,
    ]


def test_after_a_crash_ticks_are_told_once_the_clerk_is_there_again(
    console: Open, tmp_path: Path
) -> None:
    before = console(folder=tmp_path)
    before.lose(20)
    press(before, Key.Key_F2)
    press(before, Key.Key_F8)
    after = console(folder=tmp_path)
    assert [report.did for report in reports(after)] == ["served"]
    assert isinstance(after.window.page, BoardPage)
    confirmed(after, "A014")
    assert after.shelf.books() == []


def test_after_a_crash_in_the_middle_of_telling_the_ids_are_the_same(
    console: Open, tmp_path: Path
) -> None:
    before = console(folder=tmp_path)
    before.lose(20)
    press(before, Key.Key_F2)
    comes_back(before)
    after = console(folder=tmp_path)
    assert after.idents == before.idents != []


def test_what_a_colleague_left_here_is_shown_and_sent_only_on_demand(
    console: Open, tmp_path: Path
) -> None:
    before = console(folder=tmp_path)
    before.lose(20)
    press(before, Key.Key_F2)
    press(before, Key.Key_F8)
    other = console(folder=tmp_path, me=JONAS)
    assert reports(other) == []
    press(other, Key.Key_R, CTRL)
    page = other.window.page
    assert isinstance(page, ReviewPage)
    assert [row.server for row in page.list.rows.rows] == ["Kept by a colleague, not sent."]
    QTest.keyClick(page.list, Qt.Key.Key_Return, CTRL)
    assert [(r.did, r.desk) for r in reports(other)] == [("served", desk_id(3))]
    confirmed(other, "A014")
    assert other.shelf.books() == []


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
