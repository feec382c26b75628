"""What stands on the screen of a kiosk or wall that is being paired."""

from __future__ import annotations

import pytest

from client.pairing_screen import Pairing, PairingScreen, Typing, customers_said, pairing_screen

SHOWN = Pairing("shown", "k7qf-29mx", "123 456", ends=600.0)
AT = 1_790_000_000_000


def plain(text: str) -> str:
    """Without the marks that keep directions and lines together."""
    marks = dict.fromkeys(map(ord, "\u2066\u2068\u2069\u2060"))
    return text.translate(marks).replace("\N{NO-BREAK SPACE}", " ")


def screen(now: Pairing, at: float = 0.0, known: bool = False) -> PairingScreen:
    return pairing_screen("kiosk", "http://hall:8080", now, at, known=known)


def test_the_code_stands_in_two_groups_beside_what_to_do_with_it() -> None:
    made = screen(SHOWN, at=20.0)
    assert (made.code, made.check, made.server) == (
        ("k7qf", "29mx"),
        ("123", "456"),
        "http://hall:8080",
    )
    assert [plain(step) for step in made.steps] == [
        "In the console, open Administration › Devices.",
        "Type k7qf-29mx",
        "Compare the number: the console must show 123 456 too. Only then approve.",
    ]
    assert plain(made.left) == "The code holds for 9:40; then a new one comes by itself."
    assert (made.few, screen(SHOWN, at=541.0).few) == (False, True)
    assert plain(screen(SHOWN, at=700.0).left).startswith("The code holds for 0:00")


@pytest.mark.parametrize(
    ("now", "said", "tone"),
    [
        (Pairing("asking"), "Asking the server for a code …", "calm"),
        (Pairing("approved", name="Entrance"), "Approved as “Entrance”. It starts now.", "good"),
        (Pairing("refused"), "A manager has refused. A new code comes in a moment.", "worried"),
        (Pairing("expired"), "The code has ended unused. A new one comes by itself.", "calm"),
        (Pairing("away"), "The server does not answer. It is asked again by itself.", "worried"),
    ],
)
def test_how_it_stands_is_said_in_one_sentence_or_two(now: Pairing, said: str, tone: str) -> None:
    made = screen(now)
    assert (plain(made.status), made.tone) == (said, tone)
    assert (made.code, made.steps) == ((), ()), "a code that does not hold is not shown"


def test_a_server_that_is_away_is_told_with_when_it_was_heard() -> None:
    said = plain(screen(Pairing("away", as_of=AT)).status)
    assert said.startswith("The server does not answer, as of ") and said.count(":") == 2


def test_why_there_is_no_code_is_told_to_staff_where_the_address_stands() -> None:
    said = "Too many devices wait to be paired."
    assert screen(Pairing("asking", why=said)).server == said


def test_a_device_that_was_revoked_says_so() -> None:
    assert screen(SHOWN, known=True).title == "The server does not know this kiosk any more"
    assert pairing_screen("display", "", SHOWN, 0.0).title == "Pair this wall"


def test_without_an_address_it_asks_for_one_and_tells_how_it_looks() -> None:
    asked = pairing_screen("kiosk", "", Pairing("address"), 0.0, Typing("192.168"))
    assert (asked.title, asked.typed, asked.tone) == ("Where is the server?", "192.168", "calm")
    wrong = pairing_screen("kiosk", "", Pairing("address"), 0.0, Typing("ftp://x", wrong=True))
    assert "That is no address" in wrong.said and wrong.tone == "worried"


def test_customers_are_told_in_each_language_of_the_house() -> None:
    assert [code for code, _ in customers_said("kiosk", ("de", "ar"))] == ["de", "ar"]
    assert customers_said("display", ()) == (
        ("en", "This screen shows no calls now. Please ask at a desk."),
    )
