"""A contact is changed where it stands: sent, confirmed, not taken, kept; and merged."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.contact_commands import MergeContacts, PutContact, UnmergeContact
from protocol.outcomes import Refusal, Saved
from protocol.queue_commands import Customer
from staff_console.contacts import scenes
from staff_console.contacts.samples import AYLIN_IS, OTHERS
from staff_console.contacts.scenes import tell
from tests.staff_console.contacts.conftest import Open
from tests.staff_console.hands import ALT, CTRL, Key, part, press, types

TWIN = OTHERS[-1]


def test_a_field_is_sent_when_it_is_left_and_says_how_it_stands(page: Open) -> None:
    bench = page()
    field = part(bench, "contact-company")
    field.setFocus()
    press(bench, Key.Key_A, CTRL)
    types(bench, "Studio")
    assert bench.contact.states == {"company": "typed"} and bench.asked == []
    press(bench, Key.Key_Tab)
    command, _ = bench.asked[-1]
    assert command == PutContact(contact=AYLIN_IS.contact, version=3, company="Studio")
    assert bench.contact.states == {"company": "sent"}
    bench.reply(Saved(id=AYLIN_IS.contact, version=4))
    assert bench.contact.states == {} and bench.contact.screen.answer.cap == "Ctrl+Z"
    press(bench, Key.Key_Z, CTRL)
    back, _ = bench.asked[-1]
    assert back == PutContact(contact=AYLIN_IS.contact, company="Şahin Fotografie")


def test_a_name_goes_with_the_addresses_that_are_known(page: Open) -> None:
    bench = page()
    bench.contact.write("name", "Aylin Sahin ")
    bench.contact.write("tags", "Warranty, vip")
    bench.contact.save("name")
    bench.contact.save("tags")
    command, _ = bench.asked[-1]
    assert isinstance(command, PutContact) and len(bench.asked) == 1
    assert command.customer == Customer("Aylin Sahin", AYLIN_IS.phone, AYLIN_IS.email)
    bench.reply(Saved(id=AYLIN_IS.contact, version=4))
    bench.contact._send_next()
    command, _ = bench.asked[-1]
    assert command == PutContact(contact=AYLIN_IS.contact, version=4, tags=["Warranty", "vip"])


def test_what_a_colleague_changed_meanwhile_is_shown_and_nothing_typed_is_lost(page: Open) -> None:
    bench = page(scenes.pending)
    bench.reply(Refusal(code="version_mismatch", detail="Changed."))
    tell(bench, "find_contact", [replace(AYLIN_IS, name="Aylin S.", version=9)])
    faces = {face.name: face for face in bench.contact.screen.fields}
    assert faces["name"].value == "Aylin S."
    assert (faces["company"].value, faces["company"].state) == (
        "Şahin & Partner Fotografie", "refused",
    )  # fmt: skip
    bench.contact.save_again("company")
    command, _ = bench.asked[-1]
    assert isinstance(command, PutContact) and command.version == 9


def test_an_address_of_somebody_else_opens_them_or_merges_both(page: Open) -> None:
    bench = page(scenes.taken)
    assert [each.does for each in bench.contact.screen.answer.offers] == [
        "open \u2068A. Sahin\u2069", "they are the same",
    ]  # fmt: skip
    press(bench, Key.Key_1, ALT)
    assert bench.contact.chosen == TWIN.contact
    other = page(scenes.taken)
    press(other, Key.Key_2, ALT)
    question = other.contact.question
    assert question is not None and question.name == "contact-merge" and question.ready
    assert AYLIN_IS.phone in question.text and TWIN.phone in question.text
    other.contact.answer_question("stays", "there")
    other.contact.send_question()
    assert other.asked[-1][0] == MergeContacts(contact=TWIN.contact, other=AYLIN_IS.contact)


def test_a_merge_is_taken_back_by_ctrl_z_or_at_any_time(page: Open) -> None:
    bench = page(scenes.merging)
    bench.contact.send_question()
    bench.reply(Saved(id=TWIN.contact))
    press(bench, Key.Key_Z, CTRL)
    assert bench.asked[-1][0] == UnmergeContact(contact=TWIN.contact)
    later = page()
    later.contact.act("take_apart")
    later.contact.send_question()
    assert later.asked[-1][0] == UnmergeContact(contact=AYLIN_IS.merged[0])


def test_what_was_typed_while_the_server_was_away_is_there_when_the_page_is_opened_again(
    page: Open,
) -> None:
    bench = page(scenes.away)
    bench.contact.write("company", "Studio")
    bench.contact.save("company")
    assert bench.contact.screen.answer.kind == "kept" and bench.asked == []
    bench.contact.open_now(TWIN.contact)
    assert bench.contact.typed == {}
    bench.contact.open_now(AYLIN_IS.contact)
    assert bench.contact.typed == {"company": "Studio"}
    press(bench, Key.Key_Escape)
    press(bench, Key.Key_Escape)
    assert bench.contact.typed == {}
