"""Somebody at a kiosk needs a person: asked once, answered by one colleague, ended."""

from __future__ import annotations

from protocol.commands import AnswerHelp, AskForHelp, PutStaff, RollDay, UpdateSite
from protocol.outcomes import Saved
from protocol.records import Help
from server.domain.actor import TIMER, Actor
from tests.hall import ANN, BEN, KIOSK, Hall, hall, person

OTHER = Actor(person(8).id, "kiosk", "Side door")


def call(at: Hall, kiosk: Actor = KIOSK) -> Help:
    found = at.floor.get(Help, kiosk.id)
    assert found is not None
    return found


def asked() -> Hall:
    at = hall()
    at.do(PutStaff(staff=ANN.id, name="Ann", role="staff"))
    at.do(AskForHelp(language="de", access_needs=["Cannot see", "cannot see "]), KIOSK)
    return at


def test_a_call_says_where_in_which_language_and_what_is_needed() -> None:
    at = asked()
    assert (call(at).state, call(at).device_name, call(at).language) == ("asked", "Kiosk", "de")
    assert call(at).access_needs == ["cannot see"]
    assert call(at).at == call(at).since == at.clock.now()


def test_a_call_that_names_no_language_is_in_the_houses_own() -> None:
    at = hall()
    at.do(UpdateSite(languages=["de", "en"]))
    at.do(AskForHelp(), KIOSK)
    assert call(at).language == "de"


def test_asked_again_it_says_the_same() -> None:
    at = asked()
    before = call(at)
    at.clock.advance(10)
    again = at.do(AskForHelp(language="en"), KIOSK)
    assert again == Saved(id=KIOSK.id, version=before.version)
    assert call(at) == before
    at.do(AnswerHelp(device=KIOSK.id, state="coming"), ANN)
    coming = call(at)
    at.do(AskForHelp(), KIOSK)
    assert call(at) == coming, "somebody comes already"


def test_one_colleague_goes_and_the_others_are_told_who() -> None:
    at = asked()
    at.clock.advance(20)
    at.do(AnswerHelp(device=KIOSK.id, state="coming"), ANN)
    assert (call(at).state, call(at).by, call(at).since) == ("coming", ANN.id, at.clock.now())
    at.do(AnswerHelp(device=KIOSK.id, state="coming"), ANN)
    refused = at.refused(AnswerHelp(device=KIOSK.id, state="coming"), BEN)
    assert refused.code == "conflict" and "already: Ann." in refused.detail
    at.do(AnswerHelp(device=KIOSK.id, state="done"), BEN)
    assert (call(at).state, call(at).by) == ("done", ANN.id)


def test_a_call_that_is_done_is_asked_anew() -> None:
    at = asked()
    at.do(AnswerHelp(device=KIOSK.id, state="done"), ANN)
    late = at.refused(AnswerHelp(device=KIOSK.id, state="coming"), ANN)
    assert late.code == "wrong_state" and late.detail.startswith("The call of Kiosk is done.")
    at.clock.advance(60)
    at.do(AskForHelp(), KIOSK)
    assert (call(at).state, call(at).by, call(at).at) == ("asked", None, at.clock.now())
    assert call(at).version == 3


def test_a_kiosk_ends_its_own_call_and_nothing_else() -> None:
    at = asked()
    at.do(AskForHelp(), OTHER)
    own = AnswerHelp(device=KIOSK.id, state="done")
    assert at.refused(own, OTHER).code == "forbidden"
    assert at.refused(AnswerHelp(device=KIOSK.id, state="coming"), KIOSK).code == "forbidden"
    at.do(own, KIOSK)
    assert (call(at).state, call(at).by) == ("done", None)
    assert call(at, OTHER).state == "asked"


def test_a_kiosk_that_has_not_called_needs_nobody() -> None:
    at = hall()
    assert at.refused(AnswerHelp(device=KIOSK.id, state="coming"), ANN).code == "not_found"


def test_calls_end_with_the_day() -> None:
    at = asked()
    at.clock.advance(86_400)
    at.do(RollDay(), TIMER)
    assert at.floor.get(Help, KIOSK.id) is None
