"""Something is brought to a kiosk: told page by page, opened once, and called by its own number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.speaker import said_in
from kiosk.bench import LYING, Bench
from kiosk.flow import Manner
from kiosk.intake import NOTHING_YET, can_be_reached, signed
from kiosk.intake_words import FAULTS, WHATS
from kiosk.pages.split import leaves
from kiosk.repair_faces import SIGNATURE, TO_CHECK, TO_LIMIT, TO_REACH, TO_SIGN, touches, typed
from kiosk.sample_repairs import BRING, REPAIRS, REQUEST_TOKEN, opened
from kiosk.slip_words import SlipWords
from protocol.commands import Customer
from protocol.outcomes import Refusal
from protocol.request_commands import ItemSpec, OpenRequest
from protocol.service_requests import STROKES_MOST
from server.domain.requests.usual import USUAL
from tests.kiosk.conftest import Open
from tests.kiosk.geometry import faults
from tests.kiosk.items import shown, touch
from tests.kiosk.repair_kiosk import begins
from tests.kiosk.walk import Walk

ZOE = Customer(name="Grace Hopper", phone="+4915112345678")


@pytest.fixture
def kiosk(repair_bench: Bench) -> Bench:
    """A kiosk at which a service that takes things in was touched."""
    return begins(repair_bench)


def face(kiosk: Bench) -> str:
    return kiosk.kiosk.screen.face


def asked(kiosk: Bench) -> OpenRequest:
    command = kiosk.asker.asked[-1][1]
    assert isinstance(command, OpenRequest)
    return command


def rows(kiosk: Bench) -> list[str]:
    return [row.told for row in kiosk.kiosk.screen.intake.rows]


def notes(kiosk: Bench) -> list[str]:
    return [key.how for key in kiosk.kiosk.screen.intake.keys]


def test_all_is_told_and_one_touch_is_one_request_with_its_number_slip_and_own_page(
    kiosk: Bench,
) -> None:
    touches(kiosk, *TO_SIGN, ("sign", SIGNATURE))
    kiosk.kiosk.act("next")
    kiosk.kiosk.act("next")
    assert len(kiosk.asker.asked) == 1
    assert asked(kiosk) == OpenRequest(
        service_point=REPAIRS.points[1].id,
        items=[ItemSpec(what="Phone", model="Samsung Galaxy A54")],
        problem="The battery does not last",
        customer=ZOE,
        spend_limit="100",
        signature=SIGNATURE,
        language="en",
        wait=True,
    )
    kiosk.asker.answer(opened(), REQUEST_TOKEN)
    number = kiosk.kiosk.screen.number
    assert (number.number, number.item, number.brought) == (
        "R-1187",
        "Phone Samsung Galaxy A54",
        True,
    )
    assert (number.ahead, number.low, number.high) == (2, 20, 30)
    (slip,) = kiosk.paper.slips
    assert slip.link == f"https://hall.example/s/{REQUEST_TOKEN}"
    assert SlipWords("en").watch(slip.number) == "Watch the big screen for R-1187."


def test_whoever_needs_other_words_uses_their_own(kiosk: Bench) -> None:
    touches(kiosk, ("what", "other"), typed("Coffee machine"), "next", "skip", ("fault", "words"))
    for sign in "IT LEAKS":
        kiosk.kiosk.act("press", sign)
    touches(kiosk, "next", typed("Al"), "next", ("reach", "mail"), typed("Al@Ash.Example"), "next")
    touches(kiosk, ("limit", "other"), typed("1x20"), "next")
    assert rows(kiosk) == [
        "Coffee machine", "Not known", "It leaks", "Al", "al@ash.example", "Up to €120.00",
    ]  # fmt: skip


def test_nobody_is_told_of_a_message_that_the_house_does_not_send(kiosk: Bench) -> None:
    touches(kiosk, *TO_REACH)
    assert notes(kiosk) == ["We send an SMS.", "We write to your address."]
    kiosk.live.pong(0, 0, [])
    assert notes(kiosk) == ["Our staff can ring you.", "Our staff can write to you."]
    code = "The code on your slip shows how far along it is."
    kiosk.kiosk.act("reach", "phone")
    said = f"We send no SMS. {code}"
    assert kiosk.kiosk.screen.intake.advice == said
    touches(kiosk, "back", ("reach", "mail"))
    said = f"We send no mails now. {code}"
    assert kiosk.kiosk.screen.intake.advice == said


def test_the_house_reads_it_in_its_own_language_whatever_the_customer_speaks(kiosk: Bench) -> None:
    begins(kiosk, Manner(language="ar"))
    touches(kiosk, *TO_SIGN)
    assert kiosk.kiosk.screen.intake.title == "وقّع بإصبعك."
    kiosk.kiosk.act("next")
    command = asked(kiosk)
    assert (command.items[0].what, command.problem) == ("Phone", "The battery does not last")
    assert command.language == "ar"


def test_the_server_has_what_the_kiosk_offers_in_the_same_words() -> None:
    texts = [*WHATS.values(), *FAULTS.values()]
    spoken = [
        tuple(said_in(code, text, "kiosk") for code in ("en", "es", "de", "ar")) for text in texts
    ]
    assert spoken == list(USUAL)


def test_every_line_of_the_summary_can_be_changed_and_leads_back_to_it(kiosk: Bench) -> None:
    touches(kiosk, *TO_CHECK)
    changes: list[tuple[tuple[str | tuple[str, str], ...], int, str]] = [
        ((("edit", "what"), ("what", "watch")), 0, "Watch"),
        ((("edit", "model"), "skip"), 1, "Not known"),
        ((("edit", "fault"), ("fault", "words"), typed("Slow"), "next"), 2, "Slow"),
        ((("edit", "name"), typed(" B"), "next"), 3, "Grace Hopper B"),
        ((("edit", "reach"), ("reach", "phone"), "rub", "next"), 4, "+491511234567"),
        ((("edit", "limit"), ("limit", "")), 5, "Nothing, ask me first"),
    ]
    for acts, place, told in changes:
        touches(kiosk, *acts)
        assert (face(kiosk), rows(kiosk)[place]) == ("intake_check", told)
    touches(kiosk, "back", ("limit", "50"))
    assert (face(kiosk), rows(kiosk)[5]) == ("intake_check", "Up to €50.00"), "from the page before"


def test_nobody_goes_on_whom_we_could_not_reach(kiosk: Bench) -> None:
    touches(kiosk, *TO_LIMIT[:-2], typed("123"), "next")
    assert face(kiosk) == "intake_phone"
    for mail, good in (("a@b", False), ("a@b.c", True), ("a@@b.c", False), ("a@.c", False)):
        assert can_be_reached(replace(NOTHING_YET, reach="mail", mail=mail)) is good


def test_what_the_server_does_not_take_can_be_mended_and_nothing_of_it_is_lost(
    kiosk: Bench,
) -> None:
    touches(kiosk, *TO_SIGN, ("sign", SIGNATURE), "next")
    kiosk.asker.answer(Refusal(code="invalid", detail="No such number."))
    assert (face(kiosk), rows(kiosk)[3]) == ("intake_check", "Grace Hopper")
    assert kiosk.kiosk.screen.intake.advice.startswith("That was not taken.")
    touches(kiosk, "next", "next", "next")
    assert asked(kiosk).signature == SIGNATURE


def test_whoever_goes_away_leaves_nothing_behind(kiosk: Bench) -> None:
    touches(kiosk, *TO_SIGN, ("sign", SIGNATURE))
    kiosk.stay(70)
    assert face(kiosk) == "attract"
    kiosk.choose(BRING)
    assert kiosk.kiosk.machine.stage.wish.intake == replace(NOTHING_YET, service=BRING)  # type: ignore[union-attr]


def test_without_conditions_there_is_no_page_to_agree_to(kiosk: Bench) -> None:
    free = msgspec.structs.replace(REPAIRS.terms[0], conditions="", return_fee="0.00")
    terms = msgspec.structs.replace(free, currency="JPY")
    kiosk.serve(replace(REPAIRS, terms=(terms,)), 2)
    touches(kiosk, *TO_LIMIT)
    shown = [key.words for key in kiosk.kiosk.screen.intake.keys]
    assert shown[1] == "Up to ¥5,000"
    touches(kiosk, ("limit", "5000"), "next")
    assert face(kiosk) == "intake_sign"


def test_what_a_no_will_cost_is_told_before_anybody_agrees(kiosk: Bench) -> None:
    terms = msgspec.structs.replace(REPAIRS.terms[0], conditions="")
    kiosk.serve(replace(REPAIRS, terms=(terms,)), 2)
    touches(kiosk, *TO_CHECK, "next")
    assert face(kiosk) == "intake_terms"
    assert "€15.00" in kiosk.kiosk.screen.intake.text
    touches(kiosk, "next")
    assert kiosk.kiosk.screen.intake.advice == "You need not sign. Taking a number agrees, too."


def test_a_signature_grows_by_strokes_and_never_beyond_what_the_server_takes() -> None:
    assert signed(signed("", "1,2 3,4"), "5,6") == "1,2 3,4;5,6"
    assert signed("1,2", "<svg>") == "1,2"
    full = "1," * (STROKES_MOST // 2)
    assert signed(full, "5,6") == full


def test_long_conditions_are_read_part_by_part(kiosk: Bench) -> None:
    text = "We keep what you bring for sixty days. " * 45
    assert " ".join(leaves(text, 10)).split() == text.split()
    terms: Any = msgspec.structs.replace(REPAIRS.terms[0], conditions=text)
    kiosk.serve(replace(REPAIRS, terms=(terms,)), 2)
    touches(kiosk, *TO_CHECK, "next")
    page = kiosk.kiosk.screen.intake
    assert page.leaves > 1 and page.advice == f"Part 1 of {page.leaves}"
    touches(kiosk, ("leaf", "1"))
    assert kiosk.kiosk.screen.intake.text != page.text


def test_a_finger_signs_from_the_left_whichever_way_one_reads(bench: Open) -> None:
    kiosk = bench("ar-intake-sign")
    kiosk.grab()
    touch(kiosk, "clear")
    field = next(each for each in shown(kiosk) if each.objectName() == "signature")
    left, right = (
        field.mapToScene(QPointF(field.width() * part, field.height() / 2)).toPoint()
        for part in (0.1, 0.9)
    )
    kiosk.stay(1)
    still = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(kiosk.window, Qt.MouseButton.LeftButton, still, left)
    QTest.mouseMove(kiosk.window, right)
    QTest.mouseRelease(kiosk.window, Qt.MouseButton.LeftButton, still, right)
    assert kiosk.kiosk.screen.intake.signature == "100,200 900,200"


def test_its_pages_have_their_room_in_the_language_that_asks_for_most(qapp: QApplication) -> None:
    manner = Manner(low=True, language="de")
    walk = Walk(LYING, manner)
    found = []
    for name in ("intake-problem", "intake-check", "estimate"):
        walk.to(name, manner)
        found += [f"{name}: {fault}" for fault in faults(walk.bench)]
    walk.close()
    assert found == []
