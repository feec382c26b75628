"""Notes: kept as they are typed, saved under a version guard, and never lost."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from protocol.commands import AnyCommand, Complete, Note
from protocol.outcomes import Refusal, Saved
from staff_console.bench import Bench
from staff_console.drafts import FILE, Drafts
from staff_console.full_hall import FULL, at_work
from staff_console.hall import MARA, NOON, PRIYA, SECOND, Hall
from staff_console.notes import Draft
from tests.conftest import ExpectedLogs
from tests.staff_console.conftest import Open
from tests.staff_console.hands import CTRL, Key, board, line, part, press

SERVING = at_work()
VISIT = SERVING.entry("A014").visit
PERSON = next(visit.person for visit in SERVING.visits if visit.id == VISIT)
KEPT = "Screen cracked lower left, touch still works. Backup made yesterday."


def field(bench: Bench) -> QPlainTextEdit:
    """The notes of my customer."""
    found = part(bench, "notes")
    assert isinstance(found, QPlainTextEdit)
    return found


def types(bench: Bench, text: str) -> None:
    """F5, then this at the end of what stands there."""
    press(bench, Key.Key_F5)
    QTest.keyClicks(field(bench), text)
    bench.settle()


def asked(bench: Bench) -> list[AnyCommand]:
    """What went out."""
    return [command for command, _ in bench.asked]


def noted(text: str, version: int = 3, hall: Hall = SERVING) -> Hall:
    """The hall once this is noted of Ingrid Solheim."""
    people = tuple(
        msgspec.structs.replace(p, staff_notes=text, noted_at=NOON, version=version)
        if p.id == PERSON
        else p
        for p in hall.people
    )
    return replace(hall, people=people)


def test_f5_takes_the_keys_to_the_end_of_the_note_and_esc_brings_them_back(console: Open) -> None:
    bench = console(SERVING)
    assert board(bench).notes.status == "Kept 14:02:28"
    types(bench, " Wants it.")
    assert field(bench).toPlainText() == f"{KEPT} Wants it."
    assert board(bench).notes.status == "Ctrl+S saves"
    press(bench, Key.Key_Escape)
    assert bench.window.focusWidget() is line(bench)
    assert asked(bench) == [Note(visit=VISIT, text=f"{KEPT} Wants it.", expected=2)]


def test_ctrl_s_saves_and_the_keys_stay(console: Open) -> None:
    bench = console(SERVING)
    types(bench, " Wants it.")
    press(bench, Key.Key_S, CTRL)
    assert asked(bench) == [Note(visit=VISIT, text=f"{KEPT} Wants it.", expected=2)]
    assert board(bench).notes.status == "Sent, not confirmed yet"
    bench.reply(Saved(id=PERSON or "", version=3))
    bench.feed(noted(f"{KEPT} Wants it."))
    assert board(bench).notes.status == "Kept 14:02:31"
    assert bench.window.focusWidget() is field(bench)


def test_whoever_reads_and_writes_nothing_saves_nothing(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F5)
    press(bench, Key.Key_Escape)
    assert asked(bench) == []


def test_a_note_is_saved_when_its_customer_goes_and_the_next_has_their_own(console: Open) -> None:
    bench = console(SERVING)
    types(bench, " Wants it.")
    press(bench, Key.Key_F8)
    assert [type(command) for command in asked(bench)] == [Complete]
    bench.feed(FULL.without("A014").serving("A015", 1))
    assert asked(bench)[1:] == [Note(visit=VISIT, text=f"{KEPT} Wants it.", expected=2)]
    assert field(bench).toPlainText() == ""
    assert board(bench).notes.number == "A015"
    bench.feed(FULL.without("A014").without("A015"))
    assert bench.window.focusWidget() is line(bench)


def test_what_is_typed_while_the_server_is_away_stays_and_says_where(console: Open) -> None:
    bench = console(SERVING)
    types(bench, " Wants it.")
    bench.lose(3)
    assert board(bench).notes.status == "Kept on this computer 14:02:31"
    assert field(bench).toPlainText() == f"{KEPT} Wants it."


def test_a_note_that_a_colleague_changed_meanwhile_keeps_both(console: Open) -> None:
    bench = console(SERVING)
    types(bench, " Wants it.")
    press(bench, Key.Key_S, CTRL)
    bench.feed(noted("Paid 20."))
    bench.reply(Refusal(code="version_mismatch", detail="Somebody noted something meanwhile."))
    bench.feed(noted("Paid 20."))
    assert field(bench).toPlainText() == f"Paid 20.\n{KEPT} Wants it."
    assert board(bench).notes.status == "A colleague wrote too: both stand here"
    press(bench, Key.Key_S, CTRL)
    assert asked(bench)[-1] == Note(visit=VISIT, text=f"Paid 20.\n{KEPT} Wants it.", expected=3)


def test_what_is_typed_on_while_a_note_is_saved_is_saved_after_it(console: Open) -> None:
    bench = console(SERVING)
    types(bench, " Wants it.")
    press(bench, Key.Key_S, CTRL)
    QTest.keyClicks(field(bench), " Soon.")
    bench.reply(Saved(id=PERSON or "", version=3))
    press(bench, Key.Key_S, CTRL)
    wanted = Note(visit=VISIT, text=f"{KEPT} Wants it. Soon.", expected=3)
    assert asked(bench)[-1] == wanted


def test_a_note_that_the_server_refuses_stays_and_says_why(console: Open) -> None:
    bench = console(SERVING)
    types(bench, " Wants it.")
    press(bench, Key.Key_S, CTRL)
    bench.reply(Refusal(code="unknown_visit", detail="That visit has ended long ago."))
    notes = board(bench).notes
    assert (notes.status, notes.tone) == ("Not saved: That visit has ended long ago.", "danger")
    assert notes.text == f"{KEPT} Wants it."


def test_a_note_outlives_the_program_and_is_saved_by_the_next_run(
    console: Open, tmp_path: Path
) -> None:
    bench = console(SERVING, folder=tmp_path)
    types(bench, " Wants it.")
    bench.lose(3)
    kept = tmp_path / FILE
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    later = console(SERVING, folder=tmp_path)
    assert field(later).toPlainText() == f"{KEPT} Wants it."
    assert asked(later) == [Note(visit=VISIT, text=f"{KEPT} Wants it.", expected=2)]
    later.reply(Saved(id=PERSON or "", version=3))
    later.feed(noted(f"{KEPT} Wants it."))
    later.live.heard()
    later.advance(1)
    assert not kept.exists()


def test_what_a_clerk_typed_is_neither_shown_to_the_next_nor_sent_under_their_name(
    console: Open, tmp_path: Path
) -> None:
    bench = console(SERVING, folder=tmp_path)
    types(bench, " Wants it.")
    bench.lose(3)
    hers = SERVING.with_desk(2, state="closed", staff=None).with_desk(3, staff=PRIYA)
    priya = console(hers, folder=tmp_path, me=PRIYA)
    assert field(priya).toPlainText() == KEPT
    types(priya, " Paid.")
    priya.lose(3)
    assert asked(priya) == []
    again = console(SERVING, folder=tmp_path)
    assert field(again).toPlainText() == f"{KEPT} Wants it."
    assert asked(again) == [Note(visit=VISIT, text=f"{KEPT} Wants it.", expected=2)]
    typed = {draft.staff: draft.text for draft in Drafts(tmp_path).read(NOON)}
    assert typed == {MARA: f"{KEPT} Wants it.", PRIYA: f"{KEPT} Paid."}


def test_what_the_disk_does_not_take_is_not_said_to_be_kept(
    console: Open, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("cannot be written")
    bench = console(SERVING, folder=tmp_path)
    (tmp_path / FILE).with_suffix(".new").mkdir()
    types(bench, " Wants it.")
    bench.lose(3)
    notes = board(bench).notes
    assert notes.status == "Not saved nor kept here: write it down"
    assert (notes.tone, notes.text) == ("danger", f"{KEPT} Wants it.")


def test_a_note_of_yesterday_is_dropped(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep([Draft(VISIT, "A014", "old", 1, NOON - 25 * 3600 * SECOND, MARA)])
    assert drafts.read(NOON) == []
    drafts.keep([Draft(VISIT, "A014", "new", 1, NOON, MARA)])
    assert [draft.text for draft in drafts.read(NOON)] == ["new"]


def test_a_note_that_was_never_taken_goes_after_a_day_though_the_program_runs_on(
    console: Open, tmp_path: Path
) -> None:
    bench = console(SERVING, folder=tmp_path)
    types(bench, " Wants it.")
    press(bench, Key.Key_S, CTRL)
    bench.reply(Refusal(code="unknown_visit", detail="That visit has ended long ago."))
    bench.advance(1)
    assert (tmp_path / FILE).exists()
    bench.advance(25 * 3600)
    bench.answer(FULL.without("A014"))
    bench.advance(1)
    assert not (tmp_path / FILE).exists()


def test_another_look_costs_nothing_of_what_was_typed(console: Open) -> None:
    bench = console(SERVING)
    types(bench, " Wants it.")
    bench.window.acted.emit("window:dark")
    bench.settle()
    assert board(bench).notes.text == f"{KEPT} Wants it."
    shown = bench.window.page.findChild(QPlainTextEdit, "notes")
    assert shown is not None and shown.toPlainText() == f"{KEPT} Wants it."


def test_without_a_customer_f5_says_why_it_does_nothing(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_F5)
    assert bench.model.screen.answer.title == "Note: nobody is at your desk."


def test_with_the_server_away_f5_still_takes_the_keys_to_the_note(console: Open) -> None:
    bench = console(SERVING)
    bench.lose(13)
    types(bench, " Wants it.")
    assert board(bench).notes.status == "Kept on this computer 14:02:44"
    press(bench, Key.Key_Escape)
    bench.answer(SERVING)
    assert asked(bench) == [Note(visit=VISIT, text=f"{KEPT} Wants it.", expected=2)]
