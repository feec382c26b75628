"""The number on the screen: stored, printed or to be noted, and gone when the customer is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from kiosk.bench import Bench
from kiosk.hall import HALL, MANY
from kiosk.slip_words import SlipWords
from tests.kiosk.conftest import Open
from tests.kiosk.items import key, keys, tap, touch, words


def face(bench: Bench) -> str:
    return bench.kiosk.screen.face


def test_the_number_is_shown_and_a_slip_printed_once(bench: Open) -> None:
    kiosk = bench("number")
    kiosk.advance(1)
    assert "A012" in words(kiosk)
    assert [slip.number for slip in kiosk.paper.slips] == ["A012"]


def test_no_number_is_shown_before_the_server_has_answered(bench: Open) -> None:
    kiosk = bench("asking")
    kiosk.grab()
    assert "A012" not in words(kiosk)
    assert kiosk.paper.slips == []


def test_a_number_closes_by_itself_after_twenty_seconds(bench: Open) -> None:
    kiosk = bench("number")
    kiosk.advance(17.9)
    assert face(kiosk) == "number"
    kiosk.advance(0.2)
    assert face(kiosk) == "attract"


def test_a_touch_anywhere_gives_twenty_seconds_more(bench: Open) -> None:
    kiosk = bench("number")
    kiosk.grab()
    kiosk.stay(17)
    tap(kiosk, QPoint(540, 300))
    kiosk.stay(19)
    assert face(kiosk) == "number"
    kiosk.stay(1)
    assert face(kiosk) == "attract"


def test_done_ends_it(bench: Open) -> None:
    kiosk = bench("number")
    kiosk.grab()
    touch(kiosk, "done")
    assert face(kiosk) == "attract"


def test_without_paper_the_number_leaves_only_when_it_was_noted(bench: Open) -> None:
    kiosk = bench("no-paper")
    kiosk.grab()
    assert "No paper: photograph it." in words(kiosk)
    for _ in range(60):
        kiosk.stay(60)
        tap(kiosk, QPoint(540, 300))
    assert face(kiosk) == "number"
    assert [each.objectName() for each in keys(kiosk)] == ["done"]
    assert key(kiosk, "done").property("text") == "I noted it"
    touch(kiosk, "done")
    assert face(kiosk) == "attract"


def test_without_paper_the_number_outlasts_the_server(bench: Open) -> None:
    kiosk = bench("no-paper")
    kiosk.lose(3600)
    kiosk.grab()
    assert "A012" in words(kiosk)


def test_a_slip_that_fails_late_keeps_the_number_from_then_on(bench: Open) -> None:
    kiosk = bench("services")
    answers = []
    kiosk.paper.put = lambda ticket, then: answers.append(then)
    kiosk.choose(HALL.services[0].id)
    kiosk.asker.answer(HALL.joined())
    kiosk.advance(4)
    answers[0](False)
    kiosk.advance(100)
    assert (face(kiosk), kiosk.kiosk.screen.number.bare) == ("number", True)


def test_the_slip_is_to_be_taken_only_when_it_is_there(bench: Open) -> None:
    kiosk = bench("services")
    answers = []
    kiosk.paper.put = lambda ticket, then: answers.append(then)
    kiosk.choose(HALL.services[0].id)
    kiosk.asker.answer(HALL.joined())
    kiosk.grab()
    assert "Take your slip." not in words(kiosk)
    answers[0](True)
    kiosk.grab()
    assert "Take your slip." in words(kiosk)
    assert not any("slot" in said for said in words(kiosk))


def test_the_printers_word_on_the_last_customer_does_not_touch_the_next(bench: Open) -> None:
    kiosk = bench("services")
    answers = []
    kiosk.paper.put = lambda ticket, then: answers.append(then)
    for number in ("A012", "A013"):
        kiosk.choose(HALL.services[0].id)
        kiosk.asker.answer(HALL.joined(number=number))
        kiosk.advance(1)
        if number == "A012":
            kiosk.kiosk.finish()
    answers[0](False)
    assert not kiosk.kiosk.screen.number.bare
    answers[1](False)
    assert kiosk.kiosk.screen.number.bare


def test_whoever_waits_already_sees_the_own_number_and_no_other(bench: Open) -> None:
    kiosk = bench("number-before")
    kiosk.grab()
    assert {"You already have", "A012", "5 people are ahead of you."} <= set(words(kiosk))


def test_nobody_there_is_asked_after_45_seconds_and_the_start_comes_after_20_more(
    bench: Open,
) -> None:
    kiosk = bench("many-points")
    kiosk.choose(MANY.points[0].id)
    kiosk.stay(44.9)
    kiosk.grab()
    assert "Are you still there?" not in words(kiosk)
    kiosk.stay(0.2)
    kiosk.grab()
    assert "Are you still there?" in words(kiosk)
    kiosk.stay(19.8)
    assert kiosk.kiosk.screen.offer.point is not None
    kiosk.stay(0.2)
    assert kiosk.kiosk.screen.offer.point is None


def test_a_touch_answers_the_question(bench: Open) -> None:
    kiosk = bench("still-there")
    kiosk.grab()
    tap(kiosk, QPoint(540, 300))
    kiosk.grab()
    assert "Are you still there?" not in words(kiosk)
    kiosk.stay(44)
    assert face(kiosk) == "services"


def test_countdowns_go_on_without_any_news(bench: Open, qtbot: QtBot) -> None:
    kiosk = bench("number")
    kiosk.seconds += 5
    qtbot.waitUntil(lambda: kiosk.kiosk.screen.left_s == 13, timeout=30_000)


def test_the_day_stands_as_the_language_writes_it(bench: Open) -> None:
    kiosk = bench("de-number")
    kiosk.grab()
    assert any("24. Nov." in text for text in words(kiosk)), words(kiosk)


def test_minutes_are_counted_as_arabic_counts_them(bench: Open) -> None:
    kiosk = bench("ar-number")
    given = kiosk.kiosk.screen.ticket
    assert given is not None
    assert SlipWords("ar").wait(replace(given, low=0, high=10)) == "أقل من 10 دقائق"
