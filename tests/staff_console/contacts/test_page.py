"""The page of a contact by its keys: found, told, kept true, and gone on from."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt

from protocol.outcomes import Refusal, Saved
from protocol.records import Person
from protocol.ticket_commands import OpenTicket
from staff_console.bench import Bench
from staff_console.bookings import scenes as bookings
from staff_console.contacts import scenes
from staff_console.contacts.middle_pane import PastList
from staff_console.contacts.samples import AYLIN_IS, BOOKED, LENZ, OTHERS, timeline
from staff_console.contacts.scenes import tell
from staff_console.hall import Hall
from staff_console.keys import WINDOW_KEYS
from staff_console.tickets.samples import HALL, head
from staff_console.tickets.scenes import LISTS, changed
from tests.staff_console.contacts.conftest import Open
from tests.staff_console.hands import CTRL, SHIFT, Key, press, types

A_DAY_MS = 86_400_000


def asked(bench: Bench, name: str) -> list[dict[str, Any]]:
    return [args for each, args, _ in bench.queried if each == name]


def past(bench: Bench) -> PastList:
    found = bench.window.findChild(PastList)
    assert isinstance(found, PastList)
    return found


def test_whoever_is_typed_is_asked_for_once_and_opened_by_keys_alone(page: Open) -> None:
    bench = page(scenes.visited)
    assert "Type a name" in bench.contact.screen.note
    press(bench, Key.Key_F, CTRL)
    # However slow a machine is, these letters are one word and these keys one way.
    for waiting in (bench.contact._letters, bench.contact._open_soon):
        waiting.setInterval(A_DAY_MS)
    types(bench, "sahin")
    assert asked(bench, "find_contact") == []
    press(bench, Key.Key_Return)
    tell(bench, "find_contact", [AYLIN_IS, *OTHERS])
    bench.settle()
    assert [row.name for row in bench.contact.screen.rows][:2] == ["Aylin Şahin", "Paul Meier"]
    assert bench.contact.chosen == AYLIN_IS.contact
    press(bench, Key.Key_Down)
    assert bench.contact.chosen == OTHERS[0].contact
    bench.contact.open_now(bench.contact.chosen)
    assert asked(bench, "timeline") == [{"contact": bench.contact.chosen}]


def test_the_timeline_comes_in_pages_as_one_scrolls(page: Open) -> None:
    bench = page()
    view = past(bench)
    assert view.rows.rowCount() == 100 and asked(bench, "timeline") == []
    view.scrollToBottom()
    bench.settle()
    assert asked(bench, "timeline") == [{"contact": AYLIN_IS.contact, "cursor": "99900"}]
    tell(bench, "timeline", timeline(30, 100))
    bench.settle()
    assert view.rows.rowCount() == 130 and not bench.contact.past_goes_on


def test_the_page_is_asked_for_anew_when_something_of_theirs_changes_and_keeps_its_place(
    page: Open,
) -> None:
    bench = page()
    bench.contact.more()
    tell(bench, "timeline", timeline(30, 100))
    other = replace(head(5), updated_at=head(5).updated_at + 9)
    changed(bench, LISTS, other)
    assert not bench.contact._stale.isActive()
    changed(bench, LISTS, replace(head(1), updated_at=head(1).updated_at + 9))
    assert bench.contact._stale.isActive()
    bench.contact.ask_anew()
    fresh = replace(timeline(1)[0], activity="99999z")
    tell(bench, "timeline", [fresh, *timeline()[:99]], "99901")
    rows = bench.contact.screen.past
    assert len(rows) == 131 and rows[0].key == "99999z"


def test_a_line_opens_what_it_is_about(page: Open) -> None:
    bench = page()
    view = past(bench)
    view.setFocus()
    view.mark(0)
    press(bench, Key.Key_Return)
    assert bench.pages.tickets.covers and bench.ticket.chosen == head(1).id
    press(bench, Key.Key_C, CTRL | SHIFT)
    assert bench.pages.contacts.covers and bench.contact.chosen == AYLIN_IS.contact
    row = next(each for each in bench.contact.screen.past if each.opens.startswith("reservation"))
    assert row.opens == f"reservation:{BOOKED.reservation}@{BOOKED.start_at}"
    bench.contact.act(f"visit:{BOOKED.reservation}")
    assert bench.contact.screen.answer.title == "This visit is over."


def test_a_new_ticket_is_of_the_contact_that_is_open(page: Open) -> None:
    bench = page()
    press(bench, Key.Key_T, CTRL)
    assert bench.pages.tickets.covers
    bench.ticket.answer_question("subject", "Lens cap")
    bench.ticket.answer_question("text", "She left it here.")
    bench.ticket.send_question()
    command, _ = bench.asked[-1]
    assert isinstance(command, OpenTicket) and command.contact == AYLIN_IS.contact


def known_at_the_desk(contact: str) -> tuple[Hall, Person]:
    customer = HALL.entry("A014")
    visit = next(each for each in HALL.visits if each.id == customer.visit)
    person = Person(id=visit.person or "", name="Ingrid Solheim", contact=contact)
    return HALL, person


def test_one_key_goes_from_the_customer_at_the_desk_to_their_page(page: Open) -> None:
    hall, person = known_at_the_desk(LENZ.contact)
    bench = page(lambda _: None, hall)
    changed(bench, "staff", person)
    bench.settle()
    board = bench.model.screen.board
    assert board is not None
    assert any(WINDOW_KEYS["contact"] in each.text for each in board.customer.details)
    press(bench, Key.Key_C, CTRL | SHIFT)
    assert bench.pages.contacts.covers and bench.contact.chosen == LENZ.contact
    changed(bench, "staff", replace(person, contact=""))
    press(bench, Key.Key_Escape)
    press(bench, Key.Key_Escape)
    assert not bench.pages.contacts.covers
    press(bench, Key.Key_C, CTRL | SHIFT)
    assert asked(bench, "find_contact")[-1] == {"person": person.id}
    tell(bench, "find_contact", [])
    assert bench.contact.screen.answer.title == "Ingrid Solheim is no contact yet."


def test_a_booking_leads_to_its_customer(page: Open) -> None:
    bench = page(bookings.opened, bookings.HALL)
    booked = bookings.named("Marco Conti")
    bench.booking.choose(booked.id)
    press(bench, Key.Key_C, CTRL | SHIFT)
    assert bench.pages.contacts.covers
    assert asked(bench, "find_contact") == [{"person": booked.person}]
    tell(bench, "find_contact", [LENZ])
    assert bench.contact.chosen == LENZ.contact


def test_somebody_new_who_is_known_already_stands_in_the_list(page: Open) -> None:
    bench = page(scenes.making)
    assert bench.window.sheet is not None
    bench.contact.answer_question("email", OTHERS[0].email)
    bench.contact.send_question()
    bench.reply(Refusal(code="contact_exists", detail="Known.", field="customer.email"))
    assert asked(bench, "find_contact")[-1] == {"text": OTHERS[0].email}
    assert "They stand in the list" in bench.contact.screen.answer.text
    bench.contact.new()
    bench.contact.answer_question("name", "Nora")
    bench.contact.send_question()
    bench.reply(Saved(id="n"))
    assert bench.contact.chosen == "n" and bench.contact.searched == ""


def test_only_managers_erase_and_are_asked_before(page: Open) -> None:
    bench = page()
    press(bench, Key.Key_Delete, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert bench.contact.question is None
    assert bench.contact.screen.answer.text == "Managers alone erase contacts."
    other = page(scenes.erasing)
    question = other.contact.question
    assert question is not None and "cannot be taken back" in question.text
    other.contact.send_question()
    other.reply(Saved(id=AYLIN_IS.contact))
    assert other.contact.chosen == "" and other.contact.screen.phase == "none"
    assert AYLIN_IS.contact not in [row.key for row in other.contact.screen.rows]
