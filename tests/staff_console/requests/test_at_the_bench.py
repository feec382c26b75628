"""A bench and the waiting list by their keys."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton

from protocol.outcomes import Refusal, Requested
from protocol.request_commands import NoteRequest, StepLine, StepRequest, UpdateRequest
from protocol.request_states import RequestState
from protocol.service_requests import RequestLine
from staff_console.bench import Bench
from staff_console.hall import NOON
from staff_console.look import LEAST
from staff_console.requests.bench_scenes import (
    IN_HAND,
    LATE_PART,
    asking_supplier,
    at_bench,
    opened_as,
    ringing,
    waiting,
)
from staff_console.requests.samples import CUSTOMER, DAY, LINES, request_id
from staff_console.requests.scenes import Act, looked_at
from staff_console.tickets.scenes import changed
from tests.staff_console.hands import CTRL, Key, last, press, types
from tests.staff_console.layout import misplaced, squeezed
from tests.staff_console.requests.conftest import Open


def answered(bench: Bench, number: int, state: RequestState, version: int) -> None:
    bench.reply(Requested(request=request_id(number), number=number, state=state, version=version))
    bench.settle()


def line(nth: int) -> RequestLine:
    return LINES[nth - 1]


def test_a_key_leads_from_the_board_to_the_bench_to_what_waits_and_back(repairs: Open) -> None:
    bench = repairs(looked_at)
    seen = []
    for _ in range(3):
        press(bench, Key.Key_3, CTRL)
        seen.append((bench.repair.screen.mode, bench.window.focusWidget().accessibleName()))
    assert seen == [("bench", "My bench"), ("waiting", "What waits"), ("board", "Repairs")]


def test_the_bench_chooses_what_is_in_hand_and_arrows_go_over_headings(repairs: Open) -> None:
    bench = repairs(at_bench)
    press(bench, Key.Key_3, CTRL)
    bench.repair.open_now("")
    bench.repair.show_mode("bench")
    bench.settle()
    assert bench.repair.screen.chosen == request_id(IN_HAND)
    for _ in range(4):
        press(bench, Key.Key_Down)
    assert bench.repair.screen.chosen == request_id(1206)


def test_digits_do_what_comes_next_for_each_line(repairs: Open) -> None:
    bench = repairs(at_bench)
    press(bench, Key.Key_3)
    assert last(bench) == StepLine(request=request_id(IN_HAND), line=line(3).id, step="finish")
    answered(bench, IN_HAND, "in_repair", 4)
    press(bench, Key.Key_1)
    assert last(bench) == StepLine(request=request_id(IN_HAND), line=line(1).id, step="use")
    answered(bench, IN_HAND, "in_repair", 5)
    before = len(bench.asked)
    press(bench, Key.Key_9)
    assert len(bench.asked) == before


def test_nought_gives_the_next_one_to_me_and_begins_it(repairs: Open) -> None:
    bench = repairs(at_bench)
    free = request_id(1206)
    bench.repair.open_now(free)
    press(bench, Key.Key_Return)
    assert last(bench) == UpdateRequest(request=free, expected=3, technician=bench.me.id)
    answered(bench, 1206, "checked_in", 4)
    assert last(bench) == StepRequest(request=free, expected=4, step="diagnose")
    answered(bench, 1206, "diagnosing", 5)
    answer = bench.repair.screen.answer
    assert answer.title == "R-1206 is in hand: Find the fault." and answer.cap == "Ctrl+Z"
    press(bench, Key.Key_0)
    assert last(bench) == StepRequest(request=request_id(1201), expected=3, step="repair")


def test_what_is_given_and_cannot_be_begun_says_both(repairs: Open) -> None:
    bench = repairs(at_bench)
    bench.repair.open_now(request_id(1206))
    press(bench, Key.Key_Return)
    answered(bench, 1206, "checked_in", 4)
    bench.reply(Refusal(code="wrong_state", detail="Somebody is at it."))
    answer = bench.repair.screen.answer
    assert answer.title == "R-1206 is yours, but it is not begun."
    assert answer.text == "Somebody is at it."


def test_enter_asks_a_supplier_and_notes_that_a_part_came_or_when_it_does(repairs: Open) -> None:
    bench = repairs(asking_supplier)
    question = bench.repair.question
    assert question is not None and "+49 30 5550123" in question.text and not question.ready
    bench.repair.answer_question("part", line(1).id)
    bench.repair.answer_question("says", "came")
    bench.repair.send_question()
    late = request_id(LATE_PART)
    assert last(bench) == StepLine(request=late, line=line(1).id, step="arrive")
    answered(bench, LATE_PART, "approved", 4)
    bench.repair.ask_supplier()
    bench.repair.answer_question("says", "2")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, StepLine) and command.step == "order"
    assert command.expected_at is not None and DAY < command.expected_at - NOON < 3 * DAY
    answered(bench, LATE_PART, "waiting_parts", 5)
    assert isinstance(last(bench), StepLine) and last(bench) != command


def test_enter_shows_the_number_to_ring_and_writes_down_what_came_of_it(repairs: Open) -> None:
    bench = repairs(ringing)
    question = bench.repair.question
    assert question is not None and "+491705559876" in question.title
    bench.repair.answer_question("came", "none")
    bench.repair.answer_question("said", "Try tomorrow.")
    bench.repair.send_question()
    text = "Rang +491705559876: no answer. Try tomorrow."
    assert last(bench) == NoteRequest(request=request_id(1169), text=text, public=False)


def test_whoever_has_no_telephone_is_written_to(repairs: Open) -> None:
    bench = repairs(waiting)
    opened_as(bench, 1169)
    _, person = CUSTOMER
    changed(bench, f"request/{request_id(1169)}", replace(person, phone=""))
    bench.settle()
    press(bench, Key.Key_Return)
    question = bench.repair.question
    assert question is not None and question.name == "tell"


def test_enter_on_an_open_estimate_is_an_approval_on_the_phone(repairs: Open) -> None:
    bench = repairs(waiting)
    opened_as(bench, 1187)
    assert "Ring" in bench.repair.screen.waiting.row(request_id(1187)).does  # type: ignore[union-attr]
    press(bench, Key.Key_Return)
    assert bench.repair.answer.kind == "note"
    bench.repair.put_away()
    opened_as(bench, 1199)
    press(bench, Key.Key_Return)
    assert bench.repair.screen.mode == "bench"


def test_del_is_about_what_is_chosen_here_and_never_about_the_line(repairs: Open) -> None:
    bench = repairs(at_bench)
    press(bench, Key.Key_Delete)
    assert not bench.asked and bench.window.sheet is None
    bench.repair.show_mode("waiting")
    opened_as(bench, 1210)
    press(bench, Key.Key_Delete)
    question = bench.repair.question
    assert question is not None and question.name == "reason-cancel"


def test_a_photo_is_a_note_once_it_is_there(repairs: Open) -> None:
    bench = repairs(at_bench)
    picture = bench.folder / "port.png"
    picture.write_bytes(b"so")
    press(bench, Key.Key_Insert)
    bench.repair.answer_question("photos_0", f"+{picture}")
    address, path, _, sent = bench.uploaded[-1]
    assert request_id(IN_HAND) in address and address.endswith("/photos") and path == picture
    question = bench.repair.question
    assert question is not None and question.why == "A photo is still on its way."
    sent("photo-1")
    bench.repair.send_question()
    assert last(bench) == NoteRequest(
        request=request_id(IN_HAND), text="Photo", public=False, photos=["photo-1"]
    )


def test_what_is_typed_in_a_sheet_is_no_key_of_the_bench(repairs: Open) -> None:
    bench = repairs(at_bench)
    press(bench, Key.Key_M, CTRL)
    before = len(bench.asked)
    types(bench, "30 min, 1 screw")
    assert len(bench.asked) == before
    assert bench.repair.question is not None


FACES: dict[str, tuple[Act, dict[str, Any]]] = {
    "bench": (at_bench, {}),
    "bench-dark-1280": (at_bench, {"scheme": "dark", "size": (1280, 800)}),
    "bench-least": (at_bench, {"size": LEAST}),
    "waiting-contrast-1280": (waiting, {"scheme": "contrast", "size": (1280, 800)}),
    "supplier": (asking_supplier, {"size": (1280, 800)}),
    "ringing": (ringing, {}),
}


@pytest.mark.parametrize("name", FACES)
def test_nothing_is_cut_or_covered(repairs: Open, cut: set[str], name: str) -> None:
    act, more = FACES[name]
    bench = repairs(act, **more)
    bench.grab()
    assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []
    for button in bench.window.page.findChildren(QAbstractButton):
        assert not button.isVisible() or button.accessibleName() or button.text()
    # Of a row nothing but item and customer may end early.
    screen = bench.repair.screen
    names = {row.item for row in screen.bench.rows} | {row.title for row in screen.waiting.rows}
    names |= {card.name for card in screen.board.cards()}
    names |= {verb.why for verb in screen.side.verbs}
    assert cut <= names
