"""The audit and personal data by keyboard: what is read, filtered, handed out and erased."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from protocol.commands import ErasePerson
from protocol.outcomes import Saved
from staff_console.administration import scenes
from staff_console.administration.pane import FaceList
from staff_console.administration.scenes import (
    EXPORT,
    FOUND,
    ROWS,
    TAMPERED,
    VERDICT,
    answered,
    audit,
    does,
    looked,
    opened,
    persons,
)
from staff_console.administration.verb_list import VerbButton
from staff_console.hall import MARA
from staff_console.widgets.board_page import BoardPage
from tests.staff_console.administration.conftest import Open
from tests.staff_console.administration.reading import (
    ALT,
    press,
    queried,
    screen,
)


def test_the_audit_goes_on_where_its_list_ends_and_takes_newer_rows_in(house: Open) -> None:
    bench = house(audit())
    face = screen(bench, "audit")
    assert queried(bench, "audit")[0] == {}
    rows = bench.window.page.findChildren(FaceList)[0]
    bench.settle()
    rows.scrollToBottom()
    assert queried(bench, "audit")[-1] == {"cursor": "12371"}
    answered(bench, "audit", scenes.audit_row(12_370, "leave", scenes.ENTRY))
    assert len(screen(bench, "audit").rows) == len(face.rows) + 1
    for _ in range(3):
        bench.advance(5)
        bench.live.heard()
    answered(bench, "audit", scenes.audit_row(12_409, "start", scenes.ENTRY), *ROWS, following="x")
    assert len(screen(bench, "audit").rows) == len(face.rows) + 2
    assert screen(bench, "audit").rows[0].parts[1].text.endswith("began to serve A016")


def test_the_audit_is_filtered_by_day_colleague_kind_and_subject(house: Open) -> None:
    bench = house(audit())
    press(bench, Qt.Key.Key_Left, ALT)
    bench.administration[2].model.pick("actor", MARA)
    bench.administration[2].model.pick("op", "call")
    day = {"day": "2026-06-04", "actor": MARA, "op": "call"}
    assert queried(bench, "audit")[-1] == day
    answered(bench, "audit", ROWS[0])
    press(bench, Qt.Key.Key_Return)
    assert queried(bench, "audit")[-1] == day | {"subject": ROWS[0].subject}
    answered(bench, "audit", ROWS[0])
    assert screen(bench, "audit").about == "Only about A016"
    press(bench, Qt.Key.Key_A, ALT)
    assert queried(bench, "audit")[-1] == {}


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (VERDICT, "12,408 rows since Thursday 6 November 2025. Checked 14:02."),
        (TAMPERED, "Row 9,112 was changed. Rows 9,240 to 9,244 are missing. The newest rows, "
                   "12,409 to 12,411, are cut off. Checked 14:02."),
    ],
)  # fmt: skip
def test_whether_the_chain_is_whole_is_said_above_it(house: Open, verdict: Any, says: str) -> None:
    bench = house(audit(verdict=None))
    bench.advance(3)
    ribbon = screen(bench, "audit").ribbon
    assert ribbon is not None and ribbon.mark == "sent" and "3 s" in ribbon.text
    answered(bench, "audit_verdict", verdict)
    ribbon = screen(bench, "audit").ribbon
    assert ribbon is not None and ribbon.text == says
    assert ribbon.mark == ("refused" if verdict.faults else "confirmed")
    press(bench, Qt.Key.Key_V, ALT)
    assert len(queried(bench, "audit_verdict")) == 2


def test_a_person_is_found_looked_at_saved_and_erased(house: Open, tmp_path: Path) -> None:
    bench = house(opened("persons"))
    QTest.keyClicks(bench.window.focusWidget(), "ana")
    press(bench, Qt.Key.Key_Return)
    assert queried(bench, "find_person") == [{"text": "ana"}]
    answered(bench, "find_person", *FOUND)
    assert queried(bench, "person_export") == [], "to look is noted: nobody is looked at by itself"
    press(bench, Qt.Key.Key_Return)
    assert queried(bench, "person_export") == [{"person": FOUND[0].person}]
    answered(bench, "person_export", EXPORT)
    facts = {fact.label: fact.text for fact in screen(bench, "persons").detail.facts}
    assert facts["Noted by staff"].startswith("Lent her") and facts["How it went"][:5] == "13:31"
    does("hand_out")(bench)
    (file,) = bench.folder.glob("*.json")
    assert json.loads(file.read_text())["person"]["phone"] == "+34 600 123 456"
    assert file.stat().st_mode & 0o077 == 0
    press(bench, Qt.Key.Key_Delete)
    question = bench.administration[3].model.question
    assert question is not None and EXPORT.held[0] in question.text
    assert bench.asked == []
    press(bench, Qt.Key.Key_Return)
    assert bench.asked[-1][0] == ErasePerson(person=FOUND[0].person)
    assert len(screen(bench, "persons").rows) == 3, "nobody is gone before the server says so"
    bench.reply(Saved(id=FOUND[0].person))
    assert len(screen(bench, "persons").rows) == 2
    assert screen(bench, "persons").answer.kind == "confirmed"


def test_whoever_comes_to_the_page_later_finds_nobody_on_it(house: Open) -> None:
    bench = house(persons(looked))
    bench.window.acted.emit("window:board")
    does("persons")(bench)
    assert screen(bench, "persons").rows == () and screen(bench, "persons").detail.facts == ()


@pytest.mark.parametrize("page", ["colleagues", "devices", "audit", "persons"])
def test_all_of_it_is_found_by_the_palette_and_has_a_name(house: Open, page: str) -> None:
    bench = house(opened(page))
    found = {find.title for find in bench.pages.finds("", "light")}
    assert {verb.does for verb in screen(bench, page).verbs} <= found
    for button in bench.window.page.findChildren(QPushButton):
        assert not isinstance(button, VerbButton) or button.accessibleName()
    bench.as_role("staff")
    assert isinstance(bench.window.page, BoardPage), "who is no manager any more sees none of it"
