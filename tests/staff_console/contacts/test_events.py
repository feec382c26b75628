"""Events: how they recur in words, one occurrence or all of them, and beside the reservations."""

from __future__ import annotations

from dataclasses import replace as other
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from protocol.automation import Notice
from protocol.changes import Put
from protocol.contact_commands import DeleteEvent, PutEvent
from protocol.contacts import MovedStart
from protocol.messages import Snapshot
from protocol.outcomes import Refusal, Saved
from protocol.records import Staff
from protocol.replica import Replica
from server.domain.events.recurring import check
from staff_console.bookings.blocks import Known
from staff_console.bookings.calendar import event_blocks
from staff_console.bookings.grid import View, grid_of
from staff_console.bookings.scenes import HALL as BOOKED_HALL
from staff_console.contacts import scenes
from staff_console.contacts.event_form import Planned, event_command, event_question
from staff_console.contacts.recurring import EVERY, Recurs, read, read_day, rule_of, words
from staff_console.contacts.samples import CALENDAR, DAY, HOUR, WEEKLY, occurrence
from staff_console.contacts.scenes import tell
from staff_console.hall import MARA, NOON
from staff_console.tickets.scenes import LISTS, feed
from tests.staff_console.contacts.conftest import Open
from tests.staff_console.hands import CTRL, Key, press

TODAY = date(2026, 6, 4)
ZONE = ZoneInfo("Europe/Berlin")
NEW = Planned("c", "Aylin", NOON, ZONE, MARA, (Staff(id=MARA, name="Mara", role="staff"),))
ONE = other(NEW, event=WEEKLY, shown=occurrence(WEEKLY, WEEKLY.start_at + 7 * DAY, whole=True))


@pytest.mark.parametrize("every", [each for each in EVERY if each != "once"])
@pytest.mark.parametrize("ends", ["", "10", "2027-03-31"])
def test_what_is_chosen_in_words_is_a_rule_of_the_server_and_reads_back(
    every: str, ends: str
) -> None:
    rule = rule_of(every, ends, TODAY)
    assert rule is not None
    check(rule, NOON, "Europe/Berlin")
    assert read(rule) == Recurs(every, ends)
    assert EVERY[every][1]() in words(rule, "")


def test_ends_that_cannot_be_read_are_said_and_other_rules_are_kept() -> None:
    assert rule_of("week", "soon", TODAY) is rule_of("day", "0", TODAY) is None
    assert read_day("3.1.", TODAY) == date(2026, 1, 3)
    assert read_day("3.1.", date(2026, 11, 30)) == date(2027, 1, 3)
    assert read("FREQ=MONTHLY;BYDAY=2TU").every == "other"
    event = replace(WEEKLY, recurs="FREQ=MONTHLY;BYDAY=2TU")
    command = event_command(other(ONE, event=event), {"which": "all"})
    assert isinstance(command, PutEvent) and command.recurs is None


def test_a_sheet_says_what_is_missing_before_it_can_be_sent() -> None:
    said = {"title": "Call", "day_all": "2026-06-05", "from_all": "9:30", "to_all": "10"}
    assert event_question(NEW, {}).why == "Give it a title."
    assert event_question(NEW, {**said, "day_all": "Friday"}).why == (
        "Write the day like 2026-11-24."
    )
    assert event_question(NEW, {**said, "to_all": "9"}).why.startswith("It ends before")
    late = event_command(NEW, {**said, "from_all": "23:00", "to_all": "0:00"})
    assert isinstance(late, PutEvent) and late.start_at is not None
    assert late.end_at == late.start_at + HOUR
    assert event_question(NEW, {**said, "every": "day", "ends": "x"}).why.startswith("Write a day")
    command = event_command(NEW, {**said, "every": "week", "ends": "4"})
    assert isinstance(command, PutEvent) and command.recurs == "FREQ=WEEKLY;COUNT=4"
    assert command.start_at is not None and command.end_at == command.start_at + HOUR // 2
    assert command.contact == "c" and command.owner == MARA


def test_one_occurrence_is_moved_or_left_out_and_the_series_stays() -> None:
    own = WEEKLY.start_at + 7 * DAY
    command = event_command(ONE, {"from": "18:00", "to": "19:00"})
    assert isinstance(command, PutEvent) and command.moved is not None
    (moved,) = command.moved
    assert moved.original_at == own and moved.start_at is not None and command.start_at is None
    assert moved == MovedStart(own, moved.start_at, moved.start_at + HOUR)
    gone = event_command(ONE, {"takes": "no"})
    assert isinstance(gone, PutEvent) and (gone.except_at, gone.moved) == ([own], [])
    whole = event_command(ONE, {"which": "all", "title": "Studio"})
    assert isinstance(whole, PutEvent) and whole.start_at == WEEKLY.start_at // 60_000 * 60_000
    assert whole.attendees == WEEKLY.attendees and whole.state == "planned"
    removed = event_command(ONE, {"which": "all", "state": "removed"})
    assert removed == DeleteEvent(event=WEEKLY.id)


def test_an_event_is_planned_by_keys_and_taken_back(page: Open) -> None:
    bench = page()
    press(bench, Key.Key_E, CTRL)
    bench.contact.answer_question("title", "Demo")
    bench.contact.send_question()
    bench.reply(Refusal(code="invalid", detail="No."))
    question = bench.contact.question
    assert question is not None and question.fields[0].value == "Demo" and question.text == "No."
    bench.contact.send_question()
    bench.reply(Saved(id="e"))
    press(bench, Key.Key_Z, CTRL)
    assert bench.asked[-1][0] == DeleteEvent(event="e")


def test_events_stand_beside_the_reservations_and_are_opened_there(page: Open) -> None:
    bench = page(scenes.from_calendar, BOOKED_HALL)
    assert bench.pages.bookings.covers and bench.window.sheet is not None
    bench.contact.answer_question("takes", "no")
    bench.contact.send_question()
    bench.reply(Saved(id=WEEKLY.id, version=3))
    assert bench.booking.screen.answer.kind == "confirmed"
    # The calendar is asked for anew at once.
    assert [name for name, *_ in bench.queried].count("events") == 1
    tell(bench, "events", CALENDAR[1:])
    columns = {each.key: each for each in bench.booking.screen.grid.columns}
    assert not any(each.standing == "event" for each in columns[MARA].blocks)


def test_a_sheet_that_was_opened_elsewhere_goes_with_one_esc_wherever_one_has_gone(
    page: Open,
) -> None:
    bench = page(scenes.from_calendar, BOOKED_HALL)
    bench.window.acted.emit("window:contacts")
    assert bench.window.sheet is not None
    bench.window.sheetPutAway.emit()
    assert bench.window.sheet is None and bench.contact.question is None


def test_a_reminder_says_what_begins_when_and_opens_it(page: Open) -> None:
    bench = page(lambda bench: bench.window.acted.emit("window:tickets"))
    told = Notice(
        id="n", to=MARA, channel="console", what="event_reminder", subject_kind="calendar_event",
        subject=WEEKLY.id, made_at=NOON, due_at=NOON, state="sent",
        data={"start_at": str(WEEKLY.start_at), "event_kind": "meeting"},
    )  # fmt: skip
    feed(bench, LISTS, [told])
    (face,) = bench.ticket.screen.notices
    assert face.text == "Meeting at 16:02"
    bench.ticket.act(face.event)
    tell(bench, "events", [occurrence(WEEKLY, whole=True)])
    assert bench.window.sheet is not None and bench.pages.tickets.covers
    bench.window.sheetPutAway.emit()
    assert bench.contact.question is None and bench.window.sheet is None


def test_a_colleague_whom_nobody_books_has_a_column_for_events_alone() -> None:
    staff, book = Replica("staff"), Replica("book")
    known = Known(staff, book)
    blocks = event_blocks(known, [occurrence(WEEKLY)], MARA, ZONE)
    assert grid_of(known, View("2026-06-04"), {}, MARA, NOON, blocks).columns == ()
    hired = Staff(id=MARA, name="Mara", role="staff")
    staff.snapshot(Snapshot("staff", "e", 1, NOON, [Put(hired)]))
    (column,) = grid_of(known, View("2026-06-04"), {}, MARA, NOON, blocks).columns
    assert column.key == MARA and column.gaps == () and not column.blocks[0].movable
    assert column.blocks[0].choosable and not column.blocks[0].bookable
