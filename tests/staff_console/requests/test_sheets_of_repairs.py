"""The sheets of intake, lines and changes as they are drawn: nothing is cut, and Tab shows all."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from staff_console.bench import Bench
from staff_console.look import LEAST
from staff_console.requests.samples import LINES
from staff_console.requests.scenes import opened
from staff_console.widgets.sheets.form_sheet import FormSheet
from tests.staff_console.hands import Key, press, sheet
from tests.staff_console.layout import squeezed
from tests.staff_console.requests.conftest import Open
from tests.staff_console.requests.test_intake import ARON, begun, found


def taking_in(bench: Bench) -> None:
    if bench.repair.question is None:
        begun(bench)
    found(bench, "levi", ARON)
    bench.repair.answer_question("items", "2")
    bench.repair.answer_question("promise", "at")


ACTS = (
    "lines", "add_part", f"line:change:{LINES[2].id}", f"line:order:{LINES[1].id}", "edit",
    "edit_items",
)  # fmt: skip


def test_nothing_of_a_sheet_is_cut(repairs: Open, cut: set[str]) -> None:
    bench = repairs(opened, size=LEAST)
    for act in ACTS:
        bench.repair.act(act)
        whole(bench, cut)
        bench.repair.put_question_away()
    begun(bench)
    found(bench, "Mia Stein")
    whole(bench, cut)
    taking_in(bench)
    whole(bench, cut)


def whole(bench: Bench, cut: set[str]) -> None:
    """The sheet that is open is."""
    bench.settle()
    cut.clear()
    bench.grab()
    over = sheet(bench)
    inside, view = over._body.widget(), over._body.viewport()
    assert inside.minimumSizeHint().width() <= view.width()
    assert list(squeezed(bench)) == []
    for line in over.findChildren(QLineEdit):
        room = line.width() - 2 * bench.window.look.px(12)
        assert line.fontMetrics().horizontalAdvance(line.placeholderText()) <= room
    for button in over.findChildren(QAbstractButton):
        wide = button.fontMetrics().horizontalAdvance(button.text())
        assert button.width() >= wide, button.text()
    question = bench.repair.question
    assert question is not None
    assert not cut & {part for each in question.fields for part in (each.label, each.hint)}


def test_tab_brings_every_question_of_an_intake_into_sight(repairs: Open) -> None:
    bench = repairs(taking_in, size=LEAST)
    over, seen = sheet(bench), set()
    for _ in range(60):
        press(bench, Key.Key_Tab)
        had = bench.window.focusWidget()
        assert had is not None and _in_sight(over, had), had.objectName()
        seen.add(had)
    assert over._fields["limit"] in seen and over._fields["serial_1"] in seen


def _in_sight(over: FormSheet, part: QWidget) -> bool:
    view = over._body.viewport()
    if not view.isAncestorOf(part):
        return True
    where = part.mapTo(view, QPoint(0, 0))
    return where.y() >= 0 and where.y() + part.height() <= view.height()
