"""The way through the kiosk: what a touch, the time and an answer lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.flow import (
    GIVE_UP_S,
    GUARD_S,
    HELP_GIVE_UP_S,
    HELP_S,
    IDLE_S,
    QUESTION_S,
    RESULT_S,
    Asking,
    Browsing,
    Helping,
    Numbered,
    Refused,
    Stage,
    asked_whether_there,
    guarded,
    in_time,
    left_s,
    start,
    touched,
)
from tests.kiosk.kiosk_value import given

CHOOSING = Browsing(0.0, 0.0, "services", point="p")
STIRRED = Browsing(0.0, 0.0, stirred=True)
HELPING = Helping(0.0, 0.0, CHOOSING, 0)
ASKING = Asking(0.0, start(0.0), "service", "id")
NUMBERED = Numbered(0.0, 0.0, given())
REFUSED = Refused(0.0, 0.0, "queue_full", "", "service")


def test_the_start_stays_for_ever() -> None:
    assert left_s(start(0.0), 1e9) is None
    assert in_time(start(0.0), 1e9) == start(0.0)


@pytest.mark.parametrize("stage", [CHOOSING, STIRRED, replace(CHOOSING, page="name")])
def test_a_page_that_nobody_touches_leads_back_after_the_question(stage: Stage) -> None:
    whole = IDLE_S + QUESTION_S
    assert whole == 65
    assert in_time(stage, whole - 0.1) is stage
    assert in_time(stage, whole) == start(whole)


@pytest.mark.parametrize("paper", ["printing", "printed"])
def test_a_number_closes_after_twenty_seconds(paper: str) -> None:
    stage = replace(NUMBERED, paper=paper)
    assert RESULT_S == 20
    assert in_time(stage, 19.9) is stage
    assert in_time(stage, 20.0) == start(20.0)


def test_a_number_without_paper_never_leaves_by_itself() -> None:
    stage = replace(NUMBERED, paper="none")
    assert left_s(stage, 1e9) is None
    assert in_time(stage, 1e9) is stage


def test_a_refusal_closes_after_twenty_seconds() -> None:
    assert in_time(REFUSED, 19.9) is REFUSED
    assert in_time(REFUSED, 20.0) == start(20.0)


def test_an_answer_that_never_comes_is_said_so() -> None:
    assert in_time(ASKING, GIVE_UP_S - 0.1) is ASKING
    given_up = in_time(ASKING, GIVE_UP_S)
    assert given_up == Refused(GIVE_UP_S, GIVE_UP_S, "no_answer", "", "service")


@pytest.mark.parametrize("stage", [CHOOSING, NUMBERED, REFUSED])
def test_any_touch_begins_the_countdown_anew(stage: Stage) -> None:
    before = left_s(stage, 10.0)
    assert before is not None
    assert left_s(touched(stage, 10.0), 10.0) == before + 10.0


def test_no_touch_makes_the_kiosk_wait_longer_for_an_answer() -> None:
    assert touched(ASKING, 10.0) is ASKING


@pytest.mark.parametrize("stage", [start(5.0), replace(NUMBERED, since=5.0)])
def test_the_second_half_of_a_double_touch_is_not_meant_for_the_new_page(stage: Stage) -> None:
    assert guarded(stage, 5.0 + GUARD_S - 0.01)
    assert not guarded(stage, 5.0 + GUARD_S)


def test_what_is_heard_takes_its_time_and_stays_until_it_is_closed() -> None:
    for stage in (CHOOSING, NUMBERED, REFUSED):
        assert left_s(stage, 1e9, unhurried=True) is None
        assert in_time(stage, 1e9, unhurried=True) is stage
    assert not asked_whether_there(CHOOSING, 1e9, unhurried=True)


def test_the_touch_that_answers_the_question_is_meant_for_nothing_else() -> None:
    assert not asked_whether_there(CHOOSING, IDLE_S - 0.1)
    assert asked_whether_there(CHOOSING, IDLE_S)
    there = touched(CHOOSING, 50.0)
    assert not asked_whether_there(there, 50.0)
    assert guarded(there, 50.0 + GUARD_S - 0.01)


def test_nobody_is_asked_whether_they_are_there_before_the_invitation() -> None:
    assert not asked_whether_there(STIRRED, 60.0)


def test_a_call_for_help_that_nobody_hears_is_said_to_reach_nobody() -> None:
    assert in_time(HELPING, HELP_GIVE_UP_S - 0.1) is HELPING
    unheard = in_time(HELPING, HELP_GIVE_UP_S)
    assert isinstance(unheard, Helping)
    assert unheard.summons == "unreached"
    assert in_time(unheard, HELP_GIVE_UP_S + HELP_S) == start(HELP_GIVE_UP_S + HELP_S)
