"""What was told of a repair is changed: itself, its items with their code, and that it was."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from protocol.outcomes import Refusal, Requested, Saved
from protocol.request_commands import DeleteRequest, DropItem, ItemSpec, PutItem, UpdateRequest
from protocol.service_requests import Photo
from staff_console.administration.question import Question
from staff_console.bench import Bench
from staff_console.hall import NOON
from staff_console.requests.papers import PATH
from staff_console.requests.samples import CHOSEN, ITEM, OPEN, request_id
from staff_console.requests.scenes import OPEN_TOPIC, looked_at, opened
from staff_console.requests.typed import amount_typed, instant_typed, quantity_typed
from staff_console.tickets.scenes import feed
from tests.staff_console.hands import last
from tests.staff_console.requests.conftest import Open

REQUEST = request_id(CHOSEN)
HOUR = 3_600_000
ZONE = ZoneInfo("Europe/Berlin")
CASE = replace(ITEM, id=ITEM.id[:-1] + "2", position=1, what="Case", make="", model="")


def question(bench: Bench) -> Question:
    asked = bench.repair.question
    assert asked is not None
    return asked


def two_items(bench: Bench) -> None:
    looked_at(bench)
    bench.repair.open_now(REQUEST)
    photos = [Photo("p1", "front.jpg"), Photo("p2", "back.jpg")]
    there = [replace(each, photos=photos) if each is ITEM else each for each in OPEN]
    feed(bench, OPEN_TOPIC, [*there, CASE])


def test_only_what_is_otherwise_is_sent_and_a_refusal_loses_nothing(repairs: Open) -> None:
    bench = repairs(opened)
    bench.repair.act("edit")
    bench.repair.send_question()
    assert not bench.asked and "as it was" in bench.repair.screen.answer.title
    bench.repair.act("edit")
    bench.repair.answer_question("limit", "200")
    bench.repair.answer_question("promise", "at")
    assert "Promised for when?" in question(bench).why
    bench.repair.answer_question("when", "Sat 12:00")
    bench.repair.send_question()
    command = last(bench)
    assert isinstance(command, UpdateRequest) and command.promised_at is not None
    sent = UpdateRequest(request=REQUEST, expected=3, spend_limit="200",
                         promised_at=command.promised_at)  # fmt: skip
    assert command == sent
    bench.reply(Refusal(code="version_mismatch", detail="Elif has changed it."))
    assert question(bench).text == "Elif has changed it."
    assert next(e.value for e in question(bench).fields if e.name == "limit") == "200"
    bench.repair.send_question()
    bench.reply(Requested(request=REQUEST, number=CHOSEN, state="estimate_sent", version=4))
    assert bench.repair.screen.answer.title == "R-1187 is changed."


def test_an_item_is_described_anew_and_its_code_goes_over_http(repairs: Open) -> None:
    bench = repairs(two_items)
    bench.repair.act("edit_items")
    bench.repair.send_question()
    bench.repair.answer_question("serial_0", "NEW-1")
    bench.repair.answer_question("code_0", "2580")
    bench.repair.answer_question("kept", "p2")
    bench.repair.send_question()
    spec = ItemSpec(
        what="Phone", make="Samsung", model="Galaxy S22", serial="NEW-1", accessories=["case"],
        condition=ITEM.condition, photos=["p2"],
    )  # fmt: skip
    assert last(bench) == PutItem(request=REQUEST, expected=3, item=ITEM.id, spec=spec)
    bench.reply(Saved(id=ITEM.id))
    asked, _ = bench.called[-1]
    assert (asked.path, asked.body) == (f"{PATH}/{REQUEST}/unlock/{ITEM.id}", {"code": "2580"})


def test_what_was_not_brought_is_taken_off_and_something_more_is_added(repairs: Open) -> None:
    bench = repairs(two_items)
    bench.repair.act("edit_items")
    bench.repair.answer_question("item", CASE.id)
    bench.repair.answer_question("way", "drop")
    bench.repair.send_question()
    assert last(bench) == DropItem(request=REQUEST, expected=3, item=CASE.id)
    bench.reply(Saved(id=CASE.id))
    bench.repair.act("edit_items")
    bench.repair.answer_question("item", "another")
    bench.repair.send_question()
    assert not question(bench).ready
    bench.repair.answer_question("what_0", "Charger")
    bench.repair.send_question()
    assert last(bench) == PutItem(request=REQUEST, expected=3, spec=ItemSpec(what="Charger"))


def test_a_repair_is_erased_by_managers_who_type_its_number(repairs: Open) -> None:
    bench = repairs(opened)
    bench.repair.act("erase")
    assert bench.repair.question is None
    bench.as_role("manager")
    bench.repair.act("erase")
    assert not question(bench).ready
    bench.repair.answer_question("number", "r-1187")
    bench.repair.send_question()
    assert last(bench) == DeleteRequest(request=REQUEST)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("15:02", 1), ("1502", 1), ("Fri 14:02", 24), ("fr 14:02", 24), ("tomorrow 14:02", 24),
     ("Thu 13:02", 7 * 24 - 1), ("5.6. 14:02", 24), ("2026-06-06 14:02", 48)],
)  # fmt: skip
def test_an_instant_is_typed_as_people_say_it(text: str, hours: int) -> None:
    at = instant_typed(text, NOON, ZONE)
    assert at is not None and at // 60_000 == (NOON + hours * HOUR) // 60_000


def test_what_is_no_instant_amount_or_quantity_is_none() -> None:
    assert not any(instant_typed(t, NOON, ZONE) for t in ("", "Fri", "25:00", "1.1.2020 9:00"))
    assert amount_typed(" 149,90 ") == "149.90" and amount_typed("") == ""
    assert amount_typed("-1") is None and amount_typed("1.2.3") is None
    assert quantity_typed("0,5") == "0.5" and quantity_typed("0") is None
