"""Parts, labour and fees: added, changed, ordered and moved; what is refused says what to do."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from protocol.messages import Res
from protocol.outcomes import Refusal, Requested, Saved
from protocol.records import Part
from protocol.request_commands import PutLine, StepLine
from protocol.request_queries import FoundPart
from staff_console.administration.question import Question
from staff_console.bench import Bench
from staff_console.hall import ident
from staff_console.requests.rows import LineRow
from staff_console.requests.samples import CHOSEN, LINES, OPEN, request_id
from staff_console.requests.scenes import OPEN_TOPIC, opened
from staff_console.requests.side import side_of
from staff_console.requests.totals import outdated_text
from staff_console.tickets.scenes import changed, feed
from tests.staff_console.hands import CTRL, SHIFT, Key, last, press, types
from tests.staff_console.requests.conftest import Open, known

REQUEST = request_id(CHOSEN)
PORT, GLUE, LABOUR = LINES
BATTERY = FoundPart(
    part=Part(id=ident(0x9, 50), name="Battery", sku="B-12", price="39.90", stock="3"),
    supplier="Spares", wanted="1",
)  # fmt: skip
DONE = Requested(request=REQUEST, number=CHOSEN, state="estimate_sent", version=4)


def question(bench: Bench) -> Question:
    asked = bench.repair.question
    assert asked is not None
    return asked


def adding(kind: str) -> Any:
    def act(bench: Bench) -> None:
        opened(bench)
        bench.repair.act(f"add_{kind}")
        bench.settle()

    return act


def parts(bench: Bench, *found: FoundPart) -> None:
    bench.repair._part_letters.timeout.emit()
    args, done = next(each[1:] for each in reversed(bench.queried) if each[0] == "parts")
    assert args["text"]
    done(Res("q", 1, [msgspec.to_builtins(each) for each in found]))
    bench.settle()


def test_a_part_of_the_list_is_found_with_its_stock_and_added_at_its_price(repairs: Open) -> None:
    bench = repairs(adding("part"))
    types(bench, "batt")
    parts(bench, BATTERY)
    (field,) = (each for each in question(bench).fields if each.name == "part")
    assert field.options[0].about == "€39.90, 3 in stock, 1 wanted"
    press(bench, Key.Key_Return)
    assert last(bench) == PutLine(
        request=REQUEST, expected=3, line_kind="part", part=BATTERY.part.id, quantity="1",
        tax_rate="19", warranty=False,
    )  # fmt: skip
    bench.reply(Saved(id="l"))
    assert bench.repair.screen.answer.title == "\u2068Battery\u2069 is added."


def test_a_part_that_is_not_on_the_list_needs_its_price(repairs: Open) -> None:
    bench = repairs(adding("part"))
    types(bench, "Screw")
    parts(bench)
    assert question(bench).why == "What does it cost? 0 costs nothing."
    bench.repair.answer_question("price", "0,50")
    bench.repair.answer_question("quantity", "4")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, PutLine)
    assert (command.name, command.unit_price, command.quantity) == ("Screw", "0.50", "4")


def test_labour_is_minutes_at_the_rate_of_the_terms(repairs: Open) -> None:
    bench = repairs(adding("labour"))
    assert "How many minutes?" in question(bench).why
    bench.repair.answer_question("minutes", "30")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, PutLine)
    assert (command.minutes, command.unit_price, command.quantity) == (30, "65.00", None)
    bench.reply(Refusal(code="wrong_state", detail="R-1187 is past its repair."))
    assert question(bench).text == "R-1187 is past its repair."
    assert next(e.value for e in question(bench).fields if e.name == "minutes") == "30"


def test_all_lines_are_one_sheet_that_stays_open(repairs: Open) -> None:
    bench = repairs(opened)
    bench.repair.act("lines")
    first = question(bench)
    assert [each.title for each in first.fields[0].options] == [e.name for e in LINES]
    assert first.fields[1].value not in ("plan", "drop"), "Enter alone takes nothing back"
    bench.repair.answer_question("line", GLUE.id)
    bench.repair.answer_question("does", "take")
    bench.repair.send_question()
    assert last(bench) == StepLine(request=REQUEST, line=GLUE.id, step="take")
    bench.reply(Refusal(code="out_of_stock", detail="Adhesive set: 2 needed, 0 in stock."))
    again = question(bench)
    assert again.name == "lines" and "Order" in again.text and again.fields[0].value == GLUE.id
    bench.repair.answer_question("does", "order")
    bench.repair.send_question()
    bench.repair.answer_question("when", "tomorrow")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, StepLine) and command.expected_at is not None
    assert command.expected_at > bench.repair.now
    bench.reply(DONE)
    assert question(bench).name == "lines"
    assert bench.repair.screen.answer.title == "\u2068Adhesive set\u2069 is ordered."


def test_a_line_is_changed_by_what_is_otherwise_alone(repairs: Open) -> None:
    bench = repairs(opened)
    bench.repair.act(f"line:change:{LABOUR.id}")
    bench.repair.answer_question("minutes", "60")
    bench.repair.send_question()
    assert last(bench) == PutLine(request=REQUEST, expected=3, line=LABOUR.id, minutes=60)


def test_a_click_on_a_line_changes_it_and_after_the_final_check_nothing_does(
    repairs: Open,
) -> None:
    bench = repairs(opened)
    row = bench.window.page.findChildren(LineRow)[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert question(bench).name == f"line-part-{PORT.id}"
    bench.repair.put_question_away()
    bench.repair.open_now(request_id(1186))
    bench.repair.act("add_part")
    assert bench.repair.question is None
    assert "until the final check" in bench.repair.screen.answer.text


def test_two_lines_change_places(repairs: Open) -> None:
    bench = repairs(opened)
    bench.repair.act(f"line:up:{GLUE.id}")
    assert last(bench) == PutLine(request=REQUEST, line=GLUE.id, position=0)
    bench.reply(Saved(id=GLUE.id))
    bench.settle()
    assert last(bench) == PutLine(request=REQUEST, line=PORT.id, position=1)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (replace(LABOUR, minutes=60), True),
        (replace(LABOUR, state="dropped"), True),
        (replace(LABOUR, state="done"), False),
        (replace(LABOUR, unit_price="65"), False),
    ],
)
def test_an_estimate_that_no_longer_says_what_lines_do_is_told_of(line: Any, says: bool) -> None:
    there = known(*(line if each is LABOUR else each for each in OPEN))
    assert ("Estimate 2 no longer says this" in outdated_text(there, REQUEST)) is says
    assert side_of(there, REQUEST, 0, True).warning == outdated_text(there, REQUEST)


def test_the_total_follows_while_its_sheet_is_open(repairs: Open) -> None:
    bench = repairs(opened)
    press(bench, Key.Key_L, CTRL | SHIFT)
    assert "It comes to €174.61 now, with tax." in question(bench).text
    name, args, done = bench.queried[-1]
    assert (name, args) == ("request_totals", {"request": REQUEST})
    totals = {
        "kind": "request_totals", "request": REQUEST, "version": 3, "tax_mode": "exclusive",
        "net": "146.73", "tax": "27.88", "total": "174.61", "taxes": [],
        "amounts": {PORT.id: "89.00", GLUE.id: "8.98", LABOUR.id: "48.75"},
    }  # fmt: skip
    done(Res("q", 1, [totals]))
    assert "€146.73 and €27.88 tax: it comes to €174.61 now." in question(bench).text
    rows = [each.about for each in question(bench).fields[0].options]
    assert rows[1].startswith("2 × €4.49: €8.98")
    head = bench.repair.head
    assert head is not None
    over = replace(head, total="301.00", stopped=True)
    changed(bench, "requests", over)
    feed(bench, OPEN_TOPIC, [replace(e, stop_above="192.07") if e is OPEN[0] else e for e in OPEN])
    assert "It comes to €301.00 now" in question(bench).text
    assert "That is over €192.07: work stops." in question(bench).text
