"""One question at a time; a quick hand loses nothing, a lost answer can be given up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from client.not_taken import NotTaken
from protocol.commands import AnyCommand, CallNext
from protocol.messages import Ack
from protocol.outcomes import Refusal, Saved
from staff_console.asked import Asking, Done
from staff_console.hall import POINT, desk_id

COMMAND = CallNext(desk=desk_id(3), service_point=POINT)
DONE = Saved(id=desk_id(3), version=2)


class Asked:
    """An `Asking` whose server is the test."""

    def __init__(self) -> None:
        self.answer: list[Done] = []
        self.given_up = 0
        self.told = 0
        self.now = 1000
        self.asking = Asking(self._ask, lambda: self.now, self._tell)
        self.asking.send("call_next", COMMAND, "A012")

    def _ask(self, command: AnyCommand, done: Done) -> Callable[[], None]:
        self.answer.append(done)
        return self._give_up

    def _give_up(self) -> None:
        self.given_up += 1

    def _tell(self) -> None:
        self.told += 1

    @property
    def fate(self) -> str:
        assert self.asking.last is not None
        return self.asking.last.fate


@pytest.fixture
def asked() -> Asked:
    return Asked()


def test_a_success_is_confirmed_only_once_it_can_be_seen(asked: Asked) -> None:
    asked.answer[0](Ack("1", 7, DONE))
    assert asked.fate == "sent"
    asked.asking.visible(6, waited=False)
    assert asked.fate == "sent"
    asked.now = 2500
    asked.asking.visible(7, waited=False)
    assert asked.asking.last is not None
    assert (asked.fate, asked.asking.last.settled_at) == ("confirmed", 2500)


def test_an_acknowledgement_is_enough_when_its_effect_is_not_of_this_topic(asked: Asked) -> None:
    asked.answer[0](Ack("1", 7, DONE))
    asked.asking.visible(5, waited=True)
    assert asked.fate == "confirmed"


def test_a_refusal_needs_no_waiting(asked: Asked) -> None:
    asked.answer[0](Ack("1", 7, Refusal(code="conflict", detail="no")))
    assert asked.fate == "refused"


def test_what_the_server_did_not_take_ends_the_question(asked: Asked) -> None:
    asked.answer[0](NotTaken("forbidden", "You may not."))
    assert asked.asking.last is not None
    assert (asked.fate, asked.asking.last.fault) == ("not_taken", "You may not.")


def test_a_key_pressed_meanwhile_is_remembered_and_given_out_once_after_a_success(
    asked: Asked,
) -> None:
    asked.asking.remember("start")
    assert asked.asking.take_then() is None
    asked.answer[0](Ack("1", 1, DONE))
    asked.asking.visible(1, waited=False)
    assert asked.asking.take_then() == "start"
    assert asked.asking.take_then() is None


def test_after_a_refusal_the_remembered_key_is_no_longer_meant(asked: Asked) -> None:
    asked.asking.remember("start")
    asked.answer[0](Ack("1", 1, Refusal(code="conflict", detail="no")))
    assert asked.asking.take_then() is None
    assert asked.asking.last is not None
    assert asked.asking.last.then is None


def test_given_up_it_waits_no_longer_and_a_late_answer_changes_nothing(asked: Asked) -> None:
    asked.asking.give_up()
    assert (asked.fate, asked.given_up) == ("given_up", 1)
    asked.answer[0](Ack("1", 1, DONE))
    asked.asking.visible(9, waited=True)
    assert asked.fate == "given_up"
    asked.asking.give_up()
    assert asked.given_up == 1


def test_an_answer_to_an_earlier_question_is_not_taken_for_this_ones(asked: Asked) -> None:
    asked.asking.give_up()
    asked.asking.send("call_next", COMMAND, "A013")
    asked.answer[0](Ack("1", 1, Refusal(code="conflict", detail="old")))
    assert asked.fate == "sent"


def test_what_was_read_is_put_away_once_and_never_while_it_is_open(asked: Asked) -> None:
    assert not asked.asking.put_away()
    asked.answer[0](Ack("1", 1, Refusal(code="conflict", detail="no")))
    assert asked.asking.put_away()
    assert not asked.asking.put_away()


def test_every_change_is_told(asked: Asked) -> None:
    assert asked.told == 1
    asked.answer[0](Ack("1", 1, DONE))
    assert asked.told == 2
    asked.asking.visible(1, waited=False)
    assert asked.told == 3
