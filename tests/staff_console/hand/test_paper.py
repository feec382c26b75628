"""The order of all desks on paper: every number once, however many pages that takes."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PySide6.QtCore import Qt

from staff_console.hand.paper import ACROSS, ROWS, pages
from staff_console.hand.rows import ShareColumn, ShareRow
from staff_console.samples import BUSY
from tests.staff_console.conftest import Open
from tests.staff_console.hand.by_hand import hand
from tests.staff_console.hands import CTRL, Key, press


def share(desk: int, guests: int) -> ShareColumn:
    rows = (ShareRow(f"{desk}-{at}", f"A{at:03}", "Guest") for at in range(guests))
    return ShareColumn(f"Desk {desk}", "", tuple(rows))


def test_every_row_of_every_desk_stands_on_one_page() -> None:
    columns = tuple(share(desk, 20 * desk) for desk in range(ACROSS * 2 + 1))
    seen = [
        row.key
        for beside, first in pages(columns)
        for column in beside
        for row in column.rows[first : first + ROWS]
    ]
    assert sorted(seen) == sorted(row.key for column in columns for row in column.rows)


def test_without_a_printer_it_becomes_a_pdf_and_the_answer_says_where(
    console: Open, tmp_path: Path
) -> None:
    bench = console(folder=tmp_path)
    bench.lose(20)
    press(bench, Key.Key_O, CTRL)
    press(bench, Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
    path = tmp_path / "hand" / "order.pdf"
    assert hand(bench).answer.title == f"No printer is set up here. It lies in {path}."
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    text = told.stdout.decode()
    assert f"Order of 14:02:31, code {hand(bench).code}" in text
    assert all(text.count(entry.number) == 1 for entry in BUSY.entries)
    assert not any(person.name in text for person in BUSY.people)
