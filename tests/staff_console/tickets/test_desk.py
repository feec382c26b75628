"""The ticket desk by its keys: lists, choosing, changing one or many, complaints at the board."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from protocol.outcomes import Refusal, Ticketed
from protocol.support_commands import SeeNotices
from protocol.ticket_commands import (
    BulkUpdate,
    EscalateTicket,
    OpenTicket,
    UndoBulk,
    UpdateTicket,
)
from staff_console.bench import Bench
from staff_console.hall import NOON
from staff_console.keys import KEYS, WINDOW_KEYS
from staff_console.tickets.keys import CAPS, OF_THE_MAP, OF_THE_WINDOW
from staff_console.tickets.list_view import TicketList
from staff_console.tickets.samples import AYLIN, HALL, MANY, TICKET, head, ticket_id
from staff_console.tickets.scenes import (
    LISTS,
    answer_windows,
    bulk_done,
    changed,
    complaint,
    listed,
    many,
    selected,
)
from tests.staff_console.hands import CTRL, Key, last, part, press, types
from tests.staff_console.tickets.conftest import Open


def rows(bench: Bench) -> TicketList:
    found = bench.window.findChild(TicketList)
    assert isinstance(found, TicketList)
    return found


def asked(bench: Bench) -> list[dict[str, object]]:
    return [args for name, args, _ in bench.queried if name == "tickets"]


def test_a_key_means_what_it_means_elsewhere_or_is_named_as_otherwise_here() -> None:
    elsewhere = {key.cap: name for name, key in KEYS.items()} | {
        cap: name for name, cap in WINDOW_KEYS.items()
    }
    for name, cap in CAPS.items():
        if cap in elsewhere:
            assert (OF_THE_MAP | OF_THE_WINDOW)[elsewhere[cap]] == name
    assert not any(cap.startswith("F") or len(cap) == 1 for cap in CAPS.values())


def test_a_list_of_a_hundred_thousand_asks_for_what_is_seen(desk: Open) -> None:
    bench = desk(many)
    view = rows(bench)
    assert view.model().rowCount() == MANY
    view.scrollTo(view.model().index(50_000, 0))
    bench.settle()
    offsets = {args["offset"] for args in asked(bench)}
    assert offsets and all(49_800 <= int(str(at)) <= 50_100 for at in offsets)
    answer_windows(bench, MANY)
    bench.settle()
    assert "Loading" not in view.model().index(50_000, 0).data()


def test_a_mark_follows_its_ticket_when_the_order_is_another(desk: Open) -> None:
    bench = desk(listed)
    press(bench, Key.Key_Down)
    press(bench, Key.Key_Down)
    view = rows(bench)
    chosen = bench.ticket.chosen
    assert view.currentIndex().row() >= 0 and chosen
    table = bench.ticket.table
    table.hold(False)
    table.take(0, [head(at) for at in reversed(range(38))], 38)
    assert view.currentIndex().row() == table.windows.place_of(chosen)
    assert bench.ticket.chosen == chosen


def test_news_change_a_row_and_the_order_is_asked_for_soon(desk: Open) -> None:
    bench = desk(listed)
    changed(bench, LISTS, replace(head(3), subject="Solved by itself", updated_at=NOON + 5))
    assert "Solved by itself" in rows(bench).model().index(3, 0).data()
    bench.ticket._ask_anew()
    assert [args["offset"] for args in asked(bench)] == [0]


def test_words_are_searched_for_by_the_server_and_esc_takes_them_away(desk: Open) -> None:
    bench = desk(listed)
    press(bench, Key.Key_F, CTRL)
    field = part(bench, "ticket-search")
    assert isinstance(field, QLineEdit) and field.hasFocus()
    types(bench, "battery")
    bench.ticket.search_now()
    assert asked(bench)[-1]["filter"]["text"] == "battery"  # type: ignore[index]
    answer_windows(bench, 1)
    assert bench.ticket.screen.list.count == "1"
    press(bench, Key.Key_Escape)
    assert bench.ticket.searched == ""


def test_lists_have_keys_and_orders_go_round(desk: Open) -> None:
    bench = desk(listed)
    press(bench, Key.Key_2, CTRL)
    assert asked(bench)[-1]["filter"]["assignees"] == [""]  # type: ignore[index]
    assert bench.ticket.screen.list.title == "Nobody's"
    bench.ticket.act("sort:priority")
    assert (asked(bench)[-1]["sort"], asked(bench)[-1]["descending"]) == ("priority", True)


def test_a_status_is_one_question_and_can_be_taken_back(desk: Open) -> None:
    bench = desk()
    press(bench, Key.Key_T, CTRL)
    bench.ticket.answer_question("status", "waiting")
    bench.ticket.send_question()
    command = last(bench)
    assert isinstance(command, UpdateTicket) and command.expected == TICKET.version
    assert (command.change.status, command.change.pause) == ("in_progress", "waiting_on_customer")
    bench.reply(Ticketed(ticket=TICKET.id, number=1, status="in_progress", version=10, thread=5))
    assert bench.ticket.screen.answer.cap == "Ctrl+Z"
    press(bench, Key.Key_Z, CTRL)
    back = last(bench)
    assert isinstance(back, UpdateTicket) and back.change.pause == ""


def test_many_are_changed_at_once_each_with_its_own_answer_and_one_way_back(desk: Open) -> None:
    bench = desk(selected)
    assert bench.ticket.screen.bulk is not None
    bench.ticket.act("assign")
    bench.ticket.send_question()
    command = last(bench)
    assert isinstance(command, BulkUpdate)
    assert command.tickets == [ticket_id(2), ticket_id(3), ticket_id(5)]
    done = desk(bulk_done)
    answer = done.ticket.screen.answer
    assert answer.title == "2 changed, 1 not." and "T-20441" in answer.text
    assert [each.id for each in done.ticket.picked] == [ticket_id(5)], "what failed stays"
    press(done, Key.Key_Z, CTRL)
    assert last(done) == UndoBulk(batch="b")


def test_esc_goes_back_step_by_step_and_leaves_the_view_last(desk: Open) -> None:
    bench = desk()
    press(bench, Key.Key_R, CTRL)
    assert bench.window.focusWidget().objectName() == "write-reply"
    press(bench, Key.Key_Escape)
    assert bench.window.focusWidget() is rows(bench)
    press(bench, Key.Key_Space)
    assert bench.ticket.picked
    press(bench, Key.Key_Escape)
    assert not bench.ticket.picked and bench.pages.views.covering is bench.pages.tickets
    press(bench, Key.Key_Escape)
    assert bench.pages.views.covering is None


def test_escalating_needs_a_reason(desk: Open) -> None:
    bench = desk()
    press(bench, Key.Key_E, CTRL)
    assert bench.ticket.question is not None and not bench.ticket.question.ready
    bench.ticket.answer_question("reason", "The shop promised it for today")
    bench.ticket.send_question()
    assert isinstance(last(bench), EscalateTicket)


def test_f9_writes_down_a_complaint_bound_to_the_visit(desk: Open) -> None:
    bench = desk(complaint)
    sheet = bench.window.sheet
    assert sheet is not None and sheet.isVisible() and bench.pages.views.covering is None
    types(bench, "Waited for fifty minutes")
    press(bench, Key.Key_Return)
    command = last(bench)
    visit = next(e.visit for e in HALL.entries if e.number == "A014")
    assert isinstance(command, OpenTicket) and command.visit == visit and command.from_staff
    assert command.text == "Waited for fifty minutes" and command.tags == ["complaint"]
    assert "not confirmed yet" in bench.model.screen.answer.title
    assert bench.window.sheet is None
    bench.reply(Refusal(code="invalid", detail="That is no mail address."))
    again = bench.ticket.question
    assert again is not None and again.fields[0].value == "Waited for fifty minutes"
    assert "no mail address" in bench.model.screen.answer.title
    bench.ticket.send_question()
    bench.reply(Ticketed(ticket=TICKET.id, number=7, status="open", version=1, thread=0))
    assert bench.model.screen.answer.title.startswith("T-7 is open")
    assert bench.window.sheet is None


def test_what_i_was_told_is_counted_and_read_at_once(desk: Open) -> None:
    bench = desk()
    assert [each.ticket for each in bench.ticket.screen.notices] == [ticket_id(AYLIN)]
    press(bench, Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(last(bench), SeeNotices)
    assert bench.pages.tickets.title() == "Tickets 3 due, 1 new"


def test_keys_of_the_board_that_are_a_tickets_here_are_found_by_their_names(desk: Open) -> None:
    bench = desk()
    bench.window.acted.emit("key:closing")
    bench.settle()
    assert bench.pages.views.covering is None and bench.ticket.question is None
