"""The board by its keys and by drag: steps, sheets, slips, papers, and what is answered."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from protocol.outcomes import Refusal, Requested, Saved
from protocol.request_commands import (
    AnswerEstimate,
    SendEstimate,
    StepLine,
    StepRequest,
)
from staff_console.bench import Bench
from staff_console.keys import KEYS, WINDOW_KEYS
from staff_console.requests.board_view import BoardView
from staff_console.requests.keys import CAPS, OF_THE_MAP, OF_THE_WINDOW
from staff_console.requests.samples import (
    CHOSEN,
    ESTIMATE,
    HEADS,
    LINES,
    REQUEST,
    SHOP,
    request_id,
)
from staff_console.requests.scenes import OPEN_TOPIC, TOPIC, approving, looked_at, phoning
from staff_console.samples import BUSY
from staff_console.tickets.scenes import changed, feed
from staff_console.widgets.sheets.sign_field import Pad, read_strokes
from tests.staff_console.hands import CTRL, Key, last, part, press
from tests.staff_console.requests.conftest import Open

LEFT = Qt.MouseButton.LeftButton


def view(bench: Bench) -> BoardView:
    found = part(bench, "repairs-board")
    assert isinstance(found, BoardView)
    return found


def card(bench: Bench, number: int) -> QPoint:
    laid = view(bench).geometry_now.laid
    rect = next(each.rect for each in laid if each.card.key == request_id(number))
    return rect.center().toPoint()


def column(bench: Bench, key: str) -> QPoint:
    lanes = view(bench).geometry_now.lanes
    return next(each.body for each in lanes if each.column.key == key).center().toPoint()


def drag(bench: Bench, number: int, key: str) -> None:
    board, at, to = view(bench), card(bench, number), column(bench, key)
    QTest.mousePress(board, LEFT, pos=at)
    QTest.mouseMove(board, at + QPoint(30, 0))
    QTest.mouseMove(board, to)
    bench.settle()
    QTest.mouseRelease(board, LEFT, pos=to)
    bench.settle()


def moved(bench: Bench, state: str, version: int = 4) -> None:
    done = Requested(
        request=request_id(CHOSEN), number=CHOSEN, state=state, version=version  # type: ignore[arg-type]
    )  # fmt: skip
    bench.reply(done)


def diagnosing(bench: Bench) -> None:
    head = next(each for each in HEADS if each.number == 1203)
    looked_at(bench)
    bench.repair.open_now(head.id)
    there = replace(REQUEST, id=head.id, number=1203, state="diagnosing")
    lines = [replace(each, request=head.id) for each in LINES]
    feed(bench, f"request/{head.id}", (there, *lines))
    bench.settle()


def test_a_key_means_what_it_means_elsewhere_or_is_named_as_otherwise_here() -> None:
    elsewhere = {key.cap: name for name, key in KEYS.items()} | {
        cap: name for name, cap in WINDOW_KEYS.items()
    }
    same = {"Del": "cancel", "Return": "call_this"}
    for name, cap in CAPS.items():
        if cap in elsewhere and same.get(cap) != elsewhere[cap]:
            assert (OF_THE_MAP | OF_THE_WINDOW)[elsewhere[cap]] == name
    assert not any(cap.startswith("F") or len(cap) == 1 for cap in CAPS.values())


def test_who_repairs_nothing_has_no_such_view(repairs: Open) -> None:
    bench = repairs(lambda _: None, hall=BUSY)
    assert not bench.pages.repairs.offered and TOPIC not in bench.topics
    shop = repairs(lambda _: None)
    assert shop.pages.repairs.listed and TOPIC in shop.topics


def test_a_card_is_dropped_only_where_a_step_leads_and_says_why_it_stays(repairs: Open) -> None:
    bench = repairs()
    board = view(bench)
    QTest.mousePress(board, LEFT, pos=card(bench, CHOSEN))
    QTest.mouseMove(board, card(bench, CHOSEN) + QPoint(30, 0))
    QTest.mouseMove(board, column(bench, "in_repair"))
    assert bench.repair.screen.takes == {"approved", "declined"}
    QTest.mouseRelease(board, LEFT, pos=column(bench, "in_repair"))
    bench.settle()
    line = bench.repair.screen.answer
    assert line.title == "R-1187 stays in Estimate sent."
    assert line.text == "Estimate 2 is not approved. Nothing was changed."
    assert line.cap == "Ctrl+A" and not bench.asked
    drag(bench, CHOSEN, "approved")
    assert bench.window.sheet is not None and bench.repair.question is not None
    assert bench.repair.question.name == "approve"


def test_a_step_is_sent_as_it_was_seen_and_confirmed(repairs: Open) -> None:
    bench = repairs(diagnosing)
    press(bench, Key.Key_Right, CTRL)
    command = last(bench)
    assert isinstance(command, StepRequest)
    assert (command.step, command.expected) == ("diagnosed", 3)
    assert bench.repair.screen.answer.kind == "sent"
    bench.reply(Requested(request=command.request, number=1203, state="diagnosed", version=4))
    line = bench.repair.screen.answer
    assert line.title == "R-1203: Diagnosed." and line.cap == "Ctrl+Z"
    bench.repair.act("add_fee")
    bench.repair.answer_question("name", "Cleaning")
    bench.repair.answer_question("price", "5")
    bench.repair.send_question()
    bench.reply(Saved(id="l"))
    line = bench.repair.screen.answer
    assert line.title.endswith("is added.") and not line.cap, "no key beside it takes another back"


def test_a_step_that_was_confirmed_is_taken_back(repairs: Open) -> None:
    bench = repairs(diagnosing)
    press(bench, Key.Key_Right, CTRL)
    command = last(bench)
    assert isinstance(command, StepRequest)
    bench.reply(Requested(request=command.request, number=1203, state="diagnosed", version=4))
    press(bench, Key.Key_Z, CTRL)
    assert last(bench) == StepRequest(request=command.request, expected=4, step="back")


def test_what_the_server_refuses_stays_where_it_was(repairs: Open) -> None:
    bench = repairs(diagnosing)
    press(bench, Key.Key_Right, CTRL)
    bench.reply(Refusal(code="wrong_state", detail="R-1203 was diagnosed by Elif."))
    line = bench.repair.screen.answer
    assert (line.kind, line.title) == ("refused", "R-1203 stays in Diagnosing.")
    assert line.text == "R-1203 was diagnosed by Elif. Nothing was changed."
    press(bench, Key.Key_Right, CTRL)
    moved = next(replace(each, state="diagnosed") for each in HEADS if each.number == 1203)
    changed(bench, TOPIC, moved)
    bench.reply(Refusal(code="version_mismatch", detail="Elif changed R-1203 meanwhile."))
    assert bench.repair.screen.answer.title == "R-1203 is in Diagnosed already."


def test_a_yes_in_person_is_signed_and_binds_to_the_estimate_that_is_shown(repairs: Open) -> None:
    bench = repairs(approving)
    pad = bench.window.findChild(Pad)
    assert isinstance(pad, Pad)
    tenth, quarter = pad.width() // 10, pad.height() // 4
    QTest.mousePress(pad, LEFT, pos=QPoint(tenth, quarter))
    QTest.mouseMove(pad, QPoint(5 * tenth, 2 * quarter))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(5 * tenth, 2 * quarter))
    bench.settle()
    press(bench, Key.Key_Return)
    command = last(bench)
    assert isinstance(command, AnswerEstimate)
    assert (command.nth, command.hash, command.yes) == (2, ESTIMATE.hash, True)
    assert (command.via, command.name, command.total) == ("in_person", "Aron Levi", "")
    assert read_strokes(command.signature) == [[(100, 100), (500, 200)]]
    moved(bench, "approved")
    assert "R-1187: Approved." in bench.repair.screen.answer.title


def test_a_yes_on_the_phone_wants_the_total_read_aloud(repairs: Open) -> None:
    bench = repairs(phoning)
    question = bench.repair.question
    assert question is not None and not question.ready and "€174.61" in question.text
    press(bench, Key.Key_Return)
    assert not bench.asked
    press(bench, Key.Key_Space)
    press(bench, Key.Key_Return)
    command = last(bench)
    assert isinstance(command, AnswerEstimate)
    assert (command.via, command.total, command.number) == ("phone", "174.61", "+491705559876")


def test_a_new_estimate_holds_as_long_as_is_chosen(repairs: Open) -> None:
    bench = repairs()
    press(bench, Key.Key_E, CTRL)
    bench.repair.answer_question("valid", "7")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, SendEstimate) and command.valid_until is not None
    assert command.valid_until - bench.repair.now == 7 * 86_400_000


def test_what_becomes_of_a_part_is_one_click(repairs: Open) -> None:
    bench = repairs()
    bench.window.acted.emit(f"window:line:use:{LINES[0].id}")
    assert last(bench) == StepLine(request=request_id(CHOSEN), line=LINES[0].id, step="use")


def test_keys_wait_while_something_is_asked_and_say_what_is_missing(repairs: Open) -> None:
    bench = repairs(approving)
    bench.repair.act("phone")
    assert bench.repair.question is not None and bench.repair.question.name == "approve"
    none = repairs(looked_at)
    none.repair.act("next_state")
    assert none.repair.screen.answer.title == "Nothing is chosen."
    none.lose(5)
    none.repair.open_now(request_id(1208))
    none.repair.act("next_state")
    assert "The server is away." in none.repair.screen.answer.text


def test_whoever_waits_for_a_pick_up_is_called_to_my_desk(repairs: Open) -> None:
    bench = repairs(looked_at)
    bench.repair.open_now(request_id(1185))
    bench.repair.act("call")
    assert bench.repair.screen.answer.title == "Nobody is called."
    bench.repair.open_now(request_id(1183))
    called: list[str] = []
    bench.model.press = called.append  # type: ignore[method-assign,assignment]
    press(bench, Key.Key_Return)
    assert called == ["call_this"]


def test_the_repair_of_whoever_comes_to_my_desk_is_the_one_that_is_handed_over(
    repairs: Open,
) -> None:
    def served(bench: Bench) -> None:
        facts = bench.model.facts
        assert facts is not None and facts.customer is not None
        here = {"entry": facts.customer.id, "here": "R-1182"}
        looked_at(bench, [replace(each, **here) if each.number == 1182 else each for each in HEADS])

    bench = repairs(served)
    bench.advance(1)
    assert bench.repair.screen.chosen == request_id(1182)
    assert "call" not in {verb.name for verb in bench.repair.verbs}
    bench.repair.act("call")
    assert bench.repair.screen.answer.text == "Its customer is at a desk already."
    bench.repair.open_now(request_id(1185))
    bench.advance(1)
    assert bench.repair.screen.chosen == request_id(1185), "it is chosen once, not held"
    facts = bench.model.facts
    assert facts is not None and facts.customer is not None
    bench.feed(SHOP.without(facts.customer.number))
    line = bench.repair.screen.answer
    assert (line.title, line.cap) == ("R-1182 is not handed over.", "Ctrl+→")
    assert bench.repair.screen.chosen == request_id(1182)


def test_what_ends_leaves_the_board_and_the_bar_tells_how_many_are_left(repairs: Open) -> None:
    bench = repairs()
    assert bench.pages.repairs.title() == "Repairs 34"
    feed(bench, TOPIC, [each for each in HEADS if each.number != CHOSEN], seq=2)
    changed(bench, OPEN_TOPIC, replace(REQUEST, state="picked_up", version=9))
    assert bench.pages.repairs.title() == "Repairs 33"
    assert bench.repair.screen.answer.title == "R-1187 has left the board: Picked up."
    bench.repair.put_away()
    changed(bench, OPEN_TOPIC, replace(REQUEST, state="picked_up", version=10))
    assert bench.repair.screen.answer.kind == "idle", "it is said once"


def test_a_full_column_pages_and_what_is_chosen_is_brought_into_sight(repairs: Open) -> None:
    many = [replace(HEADS[0], id=request_id(2000 + at), number=2000 + at) for at in range(30)]
    bench = repairs(lambda b: looked_at(b, many))
    board = view(bench)
    lane = board.geometry_now.lanes[0]
    assert lane.more == 30 - lane.fits
    strip = board.geometry_now.strip(lane)
    assert strip is not None
    QTest.mouseClick(board, LEFT, pos=strip.center().toPoint())
    assert board.geometry_now.lanes[0].first == lane.fits
    bench.repair.open_now(request_id(2029))
    bench.settle()
    assert any(each.card.key == request_id(2029) for each in board.geometry_now.laid)
    assert board.geometry_now.card_at(QPointF(-5, -5)) is None
