"""The ways of customers through the pages, by touch on the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from kiosk.bench import DEVICE, Bench
from kiosk.hall import HALL, MORNING, ONE, Hall
from protocol.commands import AnswerHelp, AskForHelp
from tests.kiosk.items import key, keys, press, shown, tap, touch, words

FIRST, SECOND = HALL.services[0], HALL.services[1]


@pytest.fixture
def kiosk(qapp: QApplication) -> Iterator[Bench]:
    made = Bench(make_application("kiosk"))
    made.serve(HALL)
    made.grab()
    yield made
    made.close()


def touches(kiosk: Bench, *names: str) -> None:
    """One key after the other, each on its page."""
    for name in names:
        touch(kiosk, name)
        kiosk.grab()


def face(kiosk: Bench) -> str:
    return kiosk.kiosk.screen.face


def serve(kiosk: Bench, hall: Hall) -> None:
    kiosk.serve(hall, 2)
    kiosk.grab()


def test_a_language_key_starts_in_its_language_which_goes_with_the_number(kiosk: Bench) -> None:
    touches(kiosk, "language-ar")
    assert "هوية أو جواز سفر" in words(kiosk)
    touches(kiosk, FIRST.id)
    assert kiosk.asker.asked[-1][1].language == "ar"
    kiosk.asker.answer(HALL.joined())
    kiosk.grab()
    assert kiosk.kiosk.screen.ticket is not None
    assert kiosk.kiosk.screen.ticket.service == "هوية أو جواز سفر"
    touches(kiosk, "done")
    assert (kiosk.kiosk.screen.language, face(kiosk)) == ("en", "attract")


def test_the_language_can_be_changed_on_every_page_and_what_was_told_stays(kiosk: Bench) -> None:
    touches(kiosk, "begin", "needs", "need-sight", "languages", "language-de")
    assert (face(kiosk), kiosk.kiosk.screen.language) == ("needs", "de")
    assert kiosk.kiosk.screen.wanted.needed
    kiosk.stay(66)
    assert (face(kiosk), kiosk.kiosk.screen.language) == ("attract", "en")


def test_a_house_of_one_language_has_no_language_keys(kiosk: Bench) -> None:
    serve(kiosk, HALL.speaking("en"))
    assert not [each for each in keys(kiosk) if each.objectName().startswith("language")]
    touches(kiosk, "begin")
    assert "languages" not in {each.objectName() for each in keys(kiosk)}


def test_one_touch_is_a_number_where_there_is_one_service(kiosk: Bench) -> None:
    serve(kiosk, ONE)
    place = key(kiosk, "begin")
    kiosk.advance(1)
    for _ in range(2):
        tap(kiosk, place.mapToScene(place.boundingRect().center()).toPoint())
    assert [command.service for _, command in kiosk.asker.asked] == [FIRST.id]


def test_a_name_is_typed_on_the_screen_and_beside_it_and_wiped_with_its_customer(
    kiosk: Bench,
) -> None:
    serve(kiosk, ONE.asking("name"))
    touches(kiosk, "begin", "cap-M", "cap-A", "cap-R", "cap-R", "cap-rub")
    for sign in "ia":
        QTest.keyClick(kiosk.window, sign)
    press(kiosk, Qt.Key.Key_Backspace)
    kiosk.grab()
    assert "Mari" in words(kiosk)
    kiosk.stay(44)
    assert "Mari" in words(kiosk)
    kiosk.stay(22)
    touches(kiosk, "begin")
    assert "Mari" not in words(kiosk)
    touches(kiosk, "cap-layer", "cap-Ø", "cap-layer", "cap-Y", "next")
    command = kiosk.asker.asked[-1][1]
    assert command.customer is not None
    assert command.customer.name == "Øy"


def test_a_long_touch_offers_the_accents_of_a_letter(kiosk: Bench) -> None:
    serve(kiosk, ONE.asking("name"))
    touches(kiosk, "begin")
    key(kiosk, "cap-E").metaObject().invokeMethod(key(kiosk, "cap-E"), "pressAndHold")
    kiosk.grab()
    touches(kiosk, "cap-É")
    assert "É" in words(kiosk)
    assert key(kiosk, "cap-Q")


def test_each_language_has_its_keyboard_and_none_is_mirrored(kiosk: Bench) -> None:
    serve(kiosk, ONE.asking("name"))
    for language, first, second in (("de", "Z", "U"), ("es", "L", "Ñ"), ("ar", "ض", "ص")):
        touches(kiosk, f"language-{language}")
        left, right = key(kiosk, f"cap-{first}"), key(kiosk, f"cap-{second}")
        assert left.mapToScene(left.boundingRect().topLeft()).x() < (
            right.mapToScene(right.boundingRect().topLeft()).x()
        )
        touches(kiosk, "back")


def test_several_errands_come_under_one_number(kiosk: Bench) -> None:
    touches(kiosk, "begin", "several", FIRST.id, "add", SECOND.id, f"remove-{FIRST.id}")
    assert [row.key for row in kiosk.kiosk.screen.wanted.errands] == [SECOND.id]
    touches(kiosk, "add", HALL.services[2].id, "next")
    command = kiosk.asker.asked[-1][1]
    assert command.services == [SECOND.id, HALL.services[2].id]


def test_a_person_is_called_comes_and_is_done(kiosk: Bench) -> None:
    touches(kiosk, "begin", "needs", "need-hearing", "person")
    assert kiosk.asker.told == [AskForHelp(language="en", access_needs=["hearing"])]
    kiosk.asker.hear()
    kiosk.grab()
    assert "The staff know." in words(kiosk)
    kiosk.help("coming")
    kiosk.grab()
    assert "Somebody is coming." in words(kiosk)
    kiosk.help("done")
    assert face(kiosk) == "attract"


def test_whoever_called_is_done_by_what_the_server_says_not_by_the_kiosks_clock(
    kiosk: Bench,
) -> None:
    for said in (MORNING - 60_000, MORNING - 30_000):
        touches(kiosk, "begin", "person")
        kiosk.asker.hear()
        kiosk.advance(1)
        assert face(kiosk) == "helping", "done was said of the call before"
        kiosk.help("done", said)
        assert face(kiosk) == "attract"


def test_a_call_can_be_taken_back_and_the_customer_goes_on(kiosk: Bench) -> None:
    touches(kiosk, "begin", "person")
    kiosk.asker.hear()
    kiosk.grab()
    touches(kiosk, "cancel")
    assert kiosk.asker.told[-1] == AnswerHelp(device=DEVICE, state="done")
    assert face(kiosk) == "services"


@pytest.mark.parametrize("heard", [False, None])
def test_when_nobody_can_be_reached_it_is_said_plainly(kiosk: Bench, heard: bool | None) -> None:
    touches(kiosk, "begin", "person")
    if heard is None:
        kiosk.stay(12)
    else:
        kiosk.asker.hear(heard)
    kiosk.grab()
    assert "Please ask at a desk." in words(kiosk)
    touches(kiosk, "back")
    assert face(kiosk) == "services"


def test_contrast_and_low_keys_last_for_one_customer(kiosk: Bench) -> None:
    touches(kiosk, "contrast", "low")
    assert kiosk.kiosk.contrast
    assert kiosk.kiosk.layout.low
    touches(kiosk, "begin", "back", "begin")
    assert kiosk.kiosk.contrast
    kiosk.stay(66)
    assert (face(kiosk), kiosk.kiosk.contrast, kiosk.kiosk.layout.low) == ("attract", False, False)


def test_the_key_that_answers_the_question_does_nothing_else(kiosk: Bench) -> None:
    touches(kiosk, "begin")
    kiosk.stay(50)
    kiosk.grab()
    assert [each.objectName() for each in keys(kiosk)] == ["here"]
    touches(kiosk, "here")
    assert (face(kiosk), kiosk.asker.asked) == ("services", [])
    assert any(each.objectName() == f"offered-{FIRST.id}" for each in shown(kiosk))


def test_three_people_are_three(kiosk: Bench) -> None:
    serve(kiosk, ONE.asking("party_size", "phone"))
    touches(kiosk, "begin", "party-2", "further", "next", "cap-0", "cap-1", "cap-rub", "next")
    command = kiosk.asker.asked[-1][1]
    assert command.party_size == 3
    assert command.customer is not None
    assert command.customer.phone == "0"
