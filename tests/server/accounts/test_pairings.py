"""Pairing requests: bounded, bound to one device, and nobody in the middle."""

from __future__ import annotations

import pytest

from protocol.proof import check_number, commitment
from server.accounts.codes import SIGNS, new_code, typed
from server.accounts.pairings import (
    LASTS_MS,
    MOST,
    MOST_OF_ADDRESS,
    SETTLED_MS,
    TRIES,
    TRIES_WITHIN_S,
    Pairing,
    Pairings,
)
from server.domain.refused import Refused
from tests.hall import NOON

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
NONCE = bytes(32)
AUTHORITY = b"the certificate"


class Desk:
    """Pairings with a clock in hand (ms)."""

    def __init__(self, authority: bytes = b"") -> None:
        self.now = NOON
        self.pairings = Pairings(lambda: self.now, lambda: authority)

    def begin(self, host: str = "k1", address: str = "10.0.0.1", key: bytes = KEY) -> Pairing:
        return self.pairings.begin("kiosk", key, commitment(key, NONCE), host, address)

    def shown(self, host: str = "k1") -> Pairing:
        """One that has revealed its nonce."""
        made = self.begin(host)
        self.pairings.reveal(made.id, NONCE)
        return made


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


@pytest.mark.parametrize("said", ["K7QF-29MX", "k7qf29mx", " k7qf 29mx ", "k7qf\u201129mx"])
def test_a_code_may_be_typed_as_people_type(said: str) -> None:
    assert typed(said) == "k7qf-29mx"


def test_what_looks_like_another_sign_is_read_as_that_and_what_is_no_code_as_none() -> None:
    assert typed("OIL0-iIlL") == "0110-1111"
    assert [typed(text) for text in ("", "k7qf-29m", "k7qf-29mxx", "k7qf-29mü", "uuuu-uuuu")] == [
        ""
    ] * 5
    assert set(new_code()) - {"-"} <= set(SIGNS)


def test_the_number_is_told_to_managers_once_the_device_has_revealed_and_not_before() -> None:
    desk = Desk(AUTHORITY)
    made = desk.begin()
    with pytest.raises(Refused) as no:
        desk.pairings.find(made.code, "mina")
    assert code_of(no) == "unknown_pairing"
    desk.pairings.reveal(made.id, NONCE)
    found = desk.pairings.find(made.code.upper().replace("-", ""), "mina")
    assert found.check == check_number(KEY, AUTHORITY, NONCE, made.nonce)


def test_another_nonce_than_the_one_committed_to_ends_the_request() -> None:
    desk = Desk()
    made = desk.begin()
    for nonce in (bytes(31) + b"\1", NONCE):
        with pytest.raises(Refused) as no:
            desk.pairings.reveal(made.id, nonce)
        assert code_of(no) == "unknown_pairing"
    assert desk.pairings.progress(made.id) is None


def test_who_puts_another_key_or_authority_between_is_seen_in_the_number() -> None:
    """The device trusts what the one between has shown it; the server knows the other's key."""
    desk = Desk(AUTHORITY)
    between = desk.begin(key=OTHER)
    desk.pairings.reveal(between.id, NONCE)
    seen = desk.pairings.find(between.code, "mina").check
    assert seen != check_number(KEY, AUTHORITY, NONCE, between.nonce)
    honest = desk.shown("k2")
    assert honest.check != check_number(KEY, b"another certificate", NONCE, honest.nonce)
    assert honest.check == check_number(KEY, AUTHORITY, NONCE, honest.nonce)


def test_codes_that_are_none_are_answered_alike_and_not_for_long() -> None:
    desk = Desk()
    made = desk.shown()
    said = set()
    for number in range(TRIES):
        with pytest.raises(Refused) as no:
            desk.pairings.find(("", "k7qf-29mx", "x" * 40)[number % 3], "mina")
        said.add(no.value.refusal)
    assert len(said) == 1
    with pytest.raises(Refused) as no:
        desk.pairings.find(made.code, "mina")
    assert code_of(no) == "too_many_requests"
    assert desk.pairings.find(made.code, "tom") is made, "others go on"
    desk.now += TRIES_WITHIN_S * 1000
    assert desk.pairings.find(made.code, "mina") is made


def test_a_code_lasts_ten_minutes_and_its_approval_is_told_a_while_longer() -> None:
    desk = Desk()
    made, approved = desk.shown("k1"), desk.shown("k2")
    desk.now += LASTS_MS - 1
    assert desk.pairings.find(made.code, "mina") is made
    approved.state = "approved"
    desk.now += 1
    with pytest.raises(Refused):
        desk.pairings.find(made.code, "mina")
    assert desk.pairings.progress(made.id) is None
    assert desk.pairings.progress(approved.id) is approved
    desk.now += SETTLED_MS
    assert desk.pairings.progress(approved.id) is None


def test_one_address_cannot_take_all_places_nor_all_addresses_the_memory() -> None:
    desk = Desk()
    for number in range(MOST_OF_ADDRESS):
        desk.begin(f"host {number}")
    with pytest.raises(Refused) as no:
        desk.begin("one more")
    assert code_of(no) == "too_many_requests" and no.value.refusal.retry_after == 600
    for number in range(MOST_OF_ADDRESS, MOST):
        desk.begin("host", f"2001:db8:0:{number:x}::1")
    with pytest.raises(Refused):
        desk.begin("host", "10.0.2.1")
    desk.now += LASTS_MS
    desk.begin("host", "10.0.2.1")


def test_an_address_of_the_newer_kind_is_one_with_its_network() -> None:
    desk = Desk()
    with pytest.raises(Refused):
        for number in range(MOST_OF_ADDRESS + 1):
            desk.begin(f"host {number}", f"2001:db8::{number + 1:x}")


def test_kiosk_and_wall_of_one_computer_wait_beside_each_other() -> None:
    desk = Desk()
    kiosk = desk.shown("pc")
    desk.pairings.begin("display", OTHER, commitment(OTHER, NONCE), "pc", "10.0.0.1")
    assert desk.pairings.progress(kiosk.id) is kiosk


def test_a_machine_that_starts_again_takes_its_own_place_and_no_other() -> None:
    desk = Desk()
    first = desk.shown("k1")
    again = [desk.begin("k1") for _ in range(MOST_OF_ADDRESS * 2)]
    assert desk.pairings.progress(first.id) is None
    elsewhere = desk.begin("k1", "10.0.0.2")
    assert desk.pairings.progress(again[-1].id) and desk.pairings.progress(elsewhere.id)


def test_ids_are_never_guessed_and_codes_never_given_twice_at_once() -> None:
    now = NOON
    codes = iter(["aaaa-aaaa", "aaaa-aaaa", "bbbb-bbbb"])
    pairings = Pairings(lambda: now, code=lambda: next(codes))
    made = [pairings.begin("kiosk", KEY, NONCE, f"k{n}", "here") for n in range(2)]
    assert [each.code for each in made] == ["aaaa-aaaa", "bbbb-bbbb"]
    assert len({each.id for each in made}) == 2 and all(len(each.id) == 22 for each in made)
    assert pairings.progress("A" * 22) is None
