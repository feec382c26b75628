"""Where staff confirm who is here: phones join from anywhere, and are called once seen."""

from __future__ import annotations

import pytest

from protocol.commands import Away, CallEntry, CallNext, CheckIn, UpdateServicePoint
from server.domain.actor import HERE, PUBLIC, Actor
from tests.hall import ANN, BEN, KIOSK, Hall, hall
from tests.server.domain.foretelling import update
from tests.server.domain.walking import entry_of, join


@pytest.fixture
def at() -> Hall:
    """A hall where staff confirm."""
    made = hall()
    made.do(UpdateServicePoint(service_point=made.point, version=1, join_by="staff"))
    return made


def holder(visit: str) -> Actor:
    return Actor(visit, "visitor", visit=visit)


@pytest.mark.parametrize("actor", [PUBLIC, HERE], ids=["afar", "with the code of the hall"])
def test_who_joins_by_phone_is_called_once_staff_have_checked_them_in(
    at: Hall, actor: Actor
) -> None:
    mine = join(at, actor)
    assert at.refused(CallNext(desk=at.desk(1)), ANN).code == "nobody_waiting"
    assert at.refused(CallEntry(entry=mine.entry, desk=at.desk(1)), ANN).code == "not_here_yet"
    refusal = at.refused(CheckIn(entry=mine.entry), holder(mine.visit))
    assert refusal.code == "on_site_only"
    assert refusal.detail == "Show your number at the desk or hold it to the kiosk."
    at.do(CheckIn(entry=mine.entry), BEN)
    assert at.moved(CallNext(desk=at.desk(1)), ANN).entry == mine.entry


def test_a_kiosk_to_which_the_link_is_held_checks_in_too_and_no_kiosk_without_it(at: Hall) -> None:
    mine = join(at, PUBLIC)
    assert at.refused(CheckIn(entry=mine.entry), KIOSK).code == "forbidden"
    at.do(CheckIn(entry=mine.entry), Actor(KIOSK.id, "kiosk", visit=mine.visit))
    assert entry_of(at, mine.entry).present


def test_the_own_word_ends_being_away_and_nothing_else(at: Hall) -> None:
    mine = join(at, PUBLIC)
    at.do(Away(entry=mine.entry), holder(mine.visit))
    at.do(CheckIn(entry=mine.entry), holder(mine.visit))
    now = entry_of(at, mine.entry)
    assert (now.state, now.present, now.until) == ("waiting", False, None)


def test_who_takes_a_number_at_a_kiosk_or_a_desk_is_seen_already(at: Hall) -> None:
    for actor in (KIOSK, ANN):
        assert entry_of(at, join(at, actor).entry).present


def test_saving_it_tells_whom_it_keeps_from_being_called() -> None:
    at = hall()
    join(at, PUBLIC)
    said = update(at, join_by="staff")
    assert (
        "Phones join Citizens from anywhere. They are called once staff or a kiosk have checked "
        "them in."
    ) in said
    assert "One person who joined by phone could be called only after checking in." in said
