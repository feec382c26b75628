"""The server is back: it is told once, in order, and what differs is reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from protocol.commands import CallNext
from protocol.outcomes import Refusal
from staff_console.hall import JONAS, desk_id
from staff_console.hand.review_page import ReviewPage
from staff_console.samples import BUSY
from staff_console.widgets.board_page import BoardPage
from tests.conftest import ExpectedLogs
from tests.staff_console.conftest import Open
from tests.staff_console.hand.by_hand import bands, boxes, comes_back, confirmed, hand, reports
from tests.staff_console.hands import CTRL, Key, commands, press


def test_what_was_asked_and_not_answered_is_given_up_when_hand_mode_begins(console: Open) -> None:
    bench = console()
    press(bench, Key.Key_F2)
    bench.lose(20)
    assert bench.given_up == 1
    comes_back(bench)
    assert commands(bench) == [CallNext]


def test_what_was_given_up_as_hand_mode_began_is_said_with_whose_list_they_are_on(
    console: Open,
) -> None:
    bench = console()
    press(bench, Key.Key_F2)
    bench.lose(20)
    line = hand(bench).answer
    assert line.title == "Call A014: the server did not confirm it. A014 stands on your list."
    assert (line.kind, line.cap) == ("note", "Esc")
    press(bench, Key.Key_Escape)
    assert hand(bench).answer.kind == "idle"


def test_whoever_was_not_confirmed_and_was_dealt_to_a_colleague_is_on_their_list(
    console: Open,
) -> None:
    bench = console()
    bench.lose(20)
    for number, rest in [
        ("A015", "A015 stands on the list of Desk 1."),
        ("Z999", "It may have been done."),
    ]:
        bench.hand.unanswered(f"Call {number}", number)
        said = f"Call {number}: the server did not confirm it. {rest}"
        assert hand(bench).answer.title == said


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
    assert bench.window.page.findChild(QWidget, "wall").isHidden(), "walls are live by now"
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


def test_what_a_colleague_left_stays_where_it_is_while_the_disk_takes_no_copy(
    console: Open, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("cannot be written")
    before = console(folder=tmp_path)
    before.lose(20)
    press(before, Key.Key_F2)
    press(before, Key.Key_F8)
    other = console(folder=tmp_path, me=JONAS)
    (other.shelf.folder / f"{desk_id(3)}.{JONAS}.new").mkdir()
    press(other, Key.Key_R, CTRL)
    QTest.keyClick(other.window.page.list, Qt.Key.Key_Return, CTRL)
    (kept,) = other.shelf.books()
    assert [report.tick.number for report in kept.reports] == ["A014"]


def test_nobody_has_to_watch_while_the_server_is_told(console: Open) -> None:
    bench = console()
    bench.lose(20)
    press(bench, Key.Key_F2)
    comes_back(bench)
    press(bench, Key.Key_F8)
    assert hand(bench).answer.title == ("First the server is told of your ticks. Esc: do not wait.")
    press(bench, Key.Key_Escape)
    assert isinstance(bench.window.page, BoardPage)
    confirmed(bench, "A014")
    assert bench.shelf.books() == []
