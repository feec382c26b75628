"""Something is taken in by one sheet: whose it is, what it is, and nothing typed is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from client.not_taken import NotTaken
from protocol.changes import key_of
from protocol.messages import Res
from protocol.outcomes import Refusal, Requested
from protocol.queue_commands import Customer
from protocol.records import ServicePoint
from protocol.request_commands import ItemSpec, OpenRequest
from protocol.ticket_queries import FoundContact
from staff_console.administration.calls import NotDone
from staff_console.administration.question import Question
from staff_console.bench import Bench
from staff_console.hall import NOON, POINT, ident
from staff_console.requests.intake import intake, open_request
from staff_console.requests.intake_whose import About
from staff_console.requests.papers import PATH
from staff_console.requests.samples import SHOP, TERMS, request_id
from staff_console.requests.scenes import looked_at
from tests.staff_console.hands import CTRL, Key, last, press, types
from tests.staff_console.requests.conftest import Open, known

ARON: dict[str, Any] = {
    "kind": "found_contact", "contact": ident(0x3, 1187), "contact_kind": "contact",
    "name": "Aron Levi", "email": "", "phone": "+491705559876", "version": 1,
}  # fmt: skip
DANA = ARON | {"contact": ident(0x3, 9), "name": "Dana Levi"}
TAKEN = Requested(
    request=request_id(1300), number=1300, state="checked_in", version=1, opened=True,
    promised_at=NOON + 3_600_000,
)  # fmt: skip


def told(bench: Bench, name: str, *items: dict[str, Any]) -> None:
    """The server answers the newest query of that name."""
    asked = next(done for query, _, done in reversed(bench.queried) if query == name)
    asked(Res("q", 1, list(items)))
    bench.settle()


def begun(bench: Bench) -> None:
    looked_at(bench)
    bench.repair.act("intake_other")
    bench.settle()


def found(bench: Bench, text: str, *contacts: dict[str, Any]) -> None:
    bench.repair.answer_question("customer", f"{text}\n")
    bench.repair._letters.timeout.emit()
    told(bench, "find_contact", *contacts)


def question(bench: Bench) -> Question:
    asked = bench.repair.question
    assert asked is not None
    return asked


def value(bench: Bench, name: str) -> str:
    return next(each.value for each in question(bench).fields if each.name == name)


def test_a_known_customer_with_one_phone_is_taken_in_by_few_keys(repairs: Open) -> None:
    bench = repairs(begun)
    types(bench, "levi")
    bench.repair._letters.timeout.emit()
    told(bench, "find_contact", ARON)
    for text in ("Phone", "Samsung", "S22"):
        press(bench, Key.Key_Tab)
        types(bench, text)
    press(bench, Key.Key_Tab)
    types(bench, "R58T30ABCDE")
    press(bench, Key.Key_Return)  # As a reader ends it: this goes on, and sends nothing.
    assert not bench.asked
    types(bench, "Does not charge")
    press(bench, Key.Key_Return)
    command = last(bench)
    phone = ItemSpec(what="Phone", make="Samsung", model="S22", serial="R58T30ABCDE")
    assert command == OpenRequest(
        service_point=POINT, items=[phone], problem="Does not charge", contact=ARON["contact"],
        here=True,
    )  # fmt: skip
    assert bench.repair.screen.answer.kind == "sent"
    bench.reply(TAKEN)
    assert bench.repair.screen.answer.title == "R-1300 is taken in, promised for 15:02."
    assert bench.repair.screen.chosen == TAKEN.request
    assert question(bench).name == "after-intake"


def test_of_several_who_fit_one_has_to_be_chosen(repairs: Open) -> None:
    bench = repairs(begun)
    found(bench, "levi", ARON, DANA)
    bench.repair.answer_question("what_0", "Phone")
    assert question(bench).why == "Which of them? Arrows choose."
    bench.repair.answer_question("customer", f"levi\n{DANA['contact']}")
    assert question(bench).ready and "Dana Levi" in question(bench).text
    name, args, _ = next(each for each in reversed(bench.queried) if each[0] == "find_request")
    assert (name, args) == ("find_request", {"contact": DANA["contact"]})


def test_whoever_is_new_keeps_what_was_looked_for(repairs: Open) -> None:
    bench = repairs(begun)
    found(bench, "0171 5551234")
    assert value(bench, "phone") == "0171 5551234" and value(bench, "name") == ""
    press(bench, Key.Key_Tab)
    types(bench, "Mia Stein")  # Letter by letter: the space stays while the name goes on.
    bench.repair.answer_question("what_0", "Laptop")
    bench.repair.answer_question("with_0", "bag, charger, bag")
    bench.repair.answer_question("handed", "wait")
    bench.repair.answer_question("limit", "80,50")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, OpenRequest) and command.contact is None
    assert command.customer == Customer(name="Mia Stein", phone="0171 5551234")
    assert command.items[0].accessories == ["bag", "charger"]
    assert (command.wait, command.here, command.spend_limit) == (True, False, "80.50")


def test_whom_i_serve_is_taken_over_with_the_number_they_have(repairs: Open) -> None:
    bench = repairs(looked_at)
    bench.window.acted.emit("window:intake")
    bench.settle()
    served = bench.model.facts.customer if bench.model.facts is not None else None
    assert served is not None and served.number in question(bench).title
    told(bench, "find_contact", ARON)
    bench.repair.answer_question("what_0", "Phone")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, OpenRequest)
    assert (command.visit, command.contact) == (served.visit, ARON["contact"])


def test_what_is_typed_outlives_a_refusal_a_lost_server_and_a_closed_sheet(repairs: Open) -> None:
    bench = repairs(begun)
    found(bench, "levi", ARON)
    bench.repair.answer_question("what_0", "Phone")
    bench.repair.put_question_away()
    press(bench, Key.Key_N, CTRL)
    bench.repair.put_question_away()
    bench.repair.act("intake_other")
    assert value(bench, "what_0") == "Phone" and "still here" in question(bench).text
    bench.lose(5)
    assert not question(bench).ready and "What is typed stays here" in question(bench).why
    bench.answer(SHOP)
    bench.repair.send_question()
    bench.reply(Refusal(code="invalid", detail="An amount of EUR has two decimals."))
    assert question(bench).text == "An amount of EUR has two decimals."
    assert value(bench, "what_0") == "Phone"
    assert bench.repair.screen.answer.title == "Nothing was taken in."
    bench.repair.answer_question("anew", "1")
    assert value(bench, "what_0") == "" and not question(bench).ready


def test_a_sheet_that_was_closed_comes_back_by_its_key_alone(repairs: Open) -> None:
    bench = repairs(begun)
    bench.repair.answer_question("what_0", "Phone")
    bench.repair.put_question_away()
    bench.repair.open_now(request_id(1203))
    bench.repair.act("give_back")
    bench.reply(Refusal(code="wrong_state", detail="Elif has it."))
    assert bench.repair.question is None


def test_whom_nobody_could_look_for_is_looked_for_once_the_server_is_back(repairs: Open) -> None:
    bench = repairs(begun)
    bench.repair.answer_question("customer", "levi\n")
    bench.repair._letters.timeout.emit()
    asked = bench.queried[-1][2]
    bench.lose(5)
    asked(NotTaken("away", "The server is away."))
    assert question(bench).text == "The server is away."
    bench.answer(SHOP)
    bench.repair._letters.timeout.emit()
    told(bench, "find_contact", ARON)
    assert "Aron Levi" in question(bench).text


def test_a_promise_is_told_before_and_another_may_be_made(repairs: Open) -> None:
    bench = repairs(begun)
    foretold = {"kind": "foretold_promise", "service_point": POINT, "at": NOON}
    told(bench, "foretell_promise", foretold | {"promised_at": NOON + 20 * 3_600_000})
    field = next(each for each in question(bench).fields if each.name == "promise")
    assert field.options[0].about == "Fri 10:02"
    found(bench, "levi", ARON)
    bench.repair.answer_question("what_0", "Phone")
    bench.repair.answer_question("promise", "at")
    assert "Promised for when?" in question(bench).why
    bench.repair.answer_question("when", "Sat 12:00")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, OpenRequest) and command.promised_at is not None
    assert command.promised_at > NOON + 24 * 3_600_000


def test_a_warranty_is_offered_of_what_the_customer_had_here(repairs: Open) -> None:
    bench = repairs(begun)
    found(bench, "levi", ARON)
    row = {
        "kind": "found_request", "request": request_id(1100), "number": 1100,
        "service_point": POINT, "state": "picked_up", "item": "Galaxy S22", "name": "Aron Levi",
        "contact": ARON["contact"], "opened_at": NOON, "ended_at": NOON, "total": "9.00",
        "currency": "EUR", "version": 9, "warranty_until": NOON + 9 * 86_400_000,
    }  # fmt: skip
    told(bench, "find_request", row, row | {"request": request_id(1101), "warranty_until": NOON})
    field = next(each for each in question(bench).fields if each.name == "warranty")
    assert [each.key for each in field.options] == ["", request_id(1100)]
    bench.repair.answer_question("warranty", request_id(1100))
    bench.repair.answer_question("what_0", "Phone")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, OpenRequest) and command.warranty_of == request_id(1100)


def test_a_code_goes_over_http_alone_and_papers_are_printed_one_after_the_other(
    repairs: Open,
) -> None:
    bench = repairs(begun)
    found(bench, "levi", ARON)
    bench.repair.answer_question("items", "2")
    for name, text in (("what_0", "Phone"), ("what_1", "Tablet"), ("code_1", "2580")):
        bench.repair.answer_question(name, text)
    bench.repair.send_question()
    assert "2580" not in repr(last(bench))
    bench.reply(TAKEN)
    asked, answered = bench.called[-1]
    assert (asked.method, asked.path) == ("GET", f"{PATH}/{TAKEN.request}")
    answered({"items": [{"id": "i1"}, {"id": "i2"}]})
    asked, answered = bench.called[-1]
    assert (asked.path, asked.body) == (f"{PATH}/{TAKEN.request}/unlock/i2", {"code": "2580"})
    bench.repair.send_question()
    printed: list[Path] = []
    bench.repair.printWanted.disconnect()
    bench.repair.printWanted.connect(printed.append)
    for name in ("receipt", "label"):
        address, _, _, done = bench.fetched[-1]
        assert address == f"{PATH}/{TAKEN.request}/{name}.pdf"
        done(Path(name))
        bench.repair.printed(Path(name), "")
    assert printed == [Path("receipt"), Path("label")]
    answered(NotDone("request_ended", "It has ended."))
    assert bench.repair.screen.answer.title == "The unlock code of R-1300 is not kept."


def test_a_photo_goes_at_once_and_what_is_none_says_so(repairs: Open, tmp_path: Path) -> None:
    bench = repairs(begun)
    found(bench, "levi", ARON)
    bench.repair.answer_question("what_0", "Phone")
    for name in ("front.jpg", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    paths = "\n".join(str(tmp_path / name) for name in ("front.jpg", "notes.txt"))
    bench.repair.answer_question("photos_0", f"+{paths}")
    assert question(bench).why == "A photo is still on its way."
    (first, _, _, sent), (_, _, _, refused) = bench.uploaded
    assert first == f"{PATH}/photos"
    sent("a1")
    said = "notes.txt is no picture. Send a JPEG, PNG, WebP or GIF."
    refused(NotDone("not_a_picture", said))
    field = next(each for each in question(bench).fields if each.name == "photos_0")
    assert [(each.about, each.usable) for each in field.options][1] == (said, False)
    bench.repair.answer_question("photos_0", f"-{field.options[1].key}")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, OpenRequest) and command.items[0].photos == ["a1"]


def test_what_is_no_amount_is_said_before_it_is_sent() -> None:
    there = About(known(), NOON, found=(msgspec.convert(ARON, FoundContact),))
    values = {"customer": "levi\n", "what_0": "Phone"}
    assert intake(there, values).ready
    for name in ("fee", "limit"):
        assert "An amount is a number" in intake(there, values | {name: "ten"}).why


def test_the_customer_reads_what_is_signed_for_in_their_language() -> None:
    terms = replace(TERMS, conditions="Save your data.", conditions_in={"de": "Sichern Sie Daten."})
    there = known()
    there.staff.state[key_of(terms)] = terms
    german = msgspec.convert(ARON | {"language": "de"}, FoundContact)
    for found_one, said in (((german,), "Sichern Sie Daten."), ((), "Save your data.")):
        fields = intake(About(there, NOON, found=found_one), {"customer": "levi\n"}).fields
        assert next(each.value for each in fields if each.name == "conditions") == said


def test_it_goes_on_the_bench_of_my_own_service_point(repairs: Open) -> None:
    there, other = known(), replace(TERMS, id=ident(0xA, 1))
    for each in (other, ServicePoint(id=other.id, name="A bench", prefix="X", capacity=1)):
        there.staff.state[key_of(each)] = each
    values = {"customer": "levi\n", "what_0": "Phone"}
    for mine, bench in (("", other.id), (POINT, POINT), ("elsewhere", other.id)):
        at = About(there, NOON, found=(msgspec.convert(ARON, FoundContact),), mine=mine)
        assert open_request(at, values).service_point == bench
    assert repairs(begun).repair.about_intake.mine == POINT
