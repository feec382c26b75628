"""Codes that change, sessions that end, and the proof of an address."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.accounts.keys import Keys
from server.accounts.presence import CODE_CHARS, SESSION_S, STEP_S, Presence
from server.clock import ManualClock
from tests.hall import NOON

POINT, OTHER = "0" * 36, "1" * 36
KEYS = Keys.made_up()


def test_a_code_holds_for_its_own_step_and_the_next_and_no_longer() -> None:
    clock = ManualClock(NOON)
    here = Presence(KEYS, clock.now)
    code = here.code(POINT)
    assert len(code.code) == CODE_CHARS and clock.now() < code.until
    assert code.until - clock.now() <= STEP_S * 1000
    for _ in range(2):
        assert here.shown(POINT, code.code)
        clock.advance(STEP_S)
    assert not here.shown(POINT, code.code)
    assert here.code(POINT).code != code.code


def test_a_code_changes_exactly_when_it_says() -> None:
    clock = ManualClock(NOON + 12_345)
    here = Presence(KEYS, clock.now)
    code = here.code(POINT)
    just_before = Presence(KEYS, lambda: code.until - 1)
    at_it = Presence(KEYS, lambda: code.until)
    assert just_before.code(POINT) == code
    assert at_it.code(POINT).code != code.code


def test_a_code_is_of_one_service_point_and_one_hall() -> None:
    clock = ManualClock(NOON)
    here, elsewhere = Presence(KEYS, clock.now), Presence(Keys.made_up(), clock.now)
    code = here.code(POINT).code
    assert not here.shown(OTHER, code)
    assert not elsewhere.shown(POINT, code)


def test_a_code_is_read_as_people_type_it() -> None:
    here = Presence(KEYS, ManualClock(NOON).now)
    code = here.code(POINT).code
    typed = code.upper().replace("0", "O").replace("1", "I")
    assert here.shown(POINT, f" {typed} ")


@given(st.text(max_size=30))
def test_nothing_else_is_a_code_or_a_session(text: str) -> None:
    here = Presence(KEYS, ManualClock(NOON).now)
    assert not here.shown(POINT, text)
    assert not here.admits(POINT, text)
    assert not here.proves("https://hall.test", text)


def test_a_session_lasts_a_quarter_of_an_hour_at_its_service_point() -> None:
    clock = ManualClock(NOON)
    here = Presence(KEYS, clock.now)
    session = here.session(POINT)
    assert here.admits(POINT, session) and not here.admits(OTHER, session)
    until, _, seal = session.partition(".")
    assert not here.admits(POINT, f"{int(until) + 60}.{seal}"), "nobody lengthens it"
    assert not Presence(Keys.made_up(), clock.now).admits(POINT, session)
    clock.advance(SESSION_S)
    assert here.admits(POINT, session)
    clock.advance(1)
    assert not here.admits(POINT, session)


def test_the_link_of_the_check_is_of_one_address() -> None:
    here = Presence(KEYS, ManualClock(NOON).now)
    link = here.check_link("https://hall.test/")
    start, _, proof = link.rpartition("/")
    assert start == "https://hall.test/check"
    assert here.proves("https://hall.test/", proof)
    assert not here.proves("https://hall.example", proof)
