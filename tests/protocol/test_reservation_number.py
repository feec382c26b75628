"""Reservation numbers as people read them out and type them."""

from __future__ import annotations

from itertools import combinations

from protocol.reservation_number import ALPHABET, check, drawn, make, shown, typed

NUMBER = make(0x2_A5C3_F00D_17)


def test_a_number_has_eleven_characters_that_nobody_mistakes() -> None:
    assert len({drawn() for _ in range(50)}) == 50
    assert all(check(number) and set(number) <= set(ALPHABET) for number in map(make, range(50)))
    assert make(0) == "00000000000" and make(2**50 - 1)[:10] == "ZZZZZZZZZZ"


def test_it_is_shown_in_groups_and_typed_in_any_way() -> None:
    assert shown("7KQ4M2XW9CV") == "7KQ4M 2XW9C V"
    told = shown(NUMBER).lower().replace("0", "o").replace("1", "l").replace(" ", " - ")
    assert typed(told) == NUMBER == typed(NUMBER.replace("1", "I"))
    assert typed("") is typed("7KQ4M") is typed("7KQ4M 2XW9C !") is None


def test_any_one_wrong_character_and_any_two_that_changed_places_are_noticed() -> None:
    for place, sign in enumerate(NUMBER):
        for other in set(ALPHABET) - {sign}:
            assert typed(NUMBER[:place] + other + NUMBER[place + 1 :]) is None
    for one, other in combinations(range(len(NUMBER)), 2):
        signs = list(NUMBER)
        signs[one], signs[other] = signs[other], signs[one]
        assert (typed("".join(signs)) is None) == (NUMBER[one] != NUMBER[other])
