"""Signing in as a value: what went wrong, and what to do."""

from __future__ import annotations

from client.http import ServerAway, SignInRefused
from staff_console.sign_in import SignIn, SignInPage, due, ended, failed, page, signed_out

WRONG = SignInRefused("unauthenticated", "Name or password is wrong.")


def test_at_first_it_says_nothing_but_what_to_do() -> None:
    assert page(SignIn(), 0) == SignInPage("", "", "", True, "Sign in")


def test_while_it_asks_nothing_can_be_sent_twice() -> None:
    shown = page(SignIn("asking"), 0)
    assert (shown.kind, shown.usable, shown.button) == ("sent", False, "Signing in …")


def test_a_wrong_password_is_said_in_the_servers_words() -> None:
    shown = page(failed(WRONG, 0), 0)
    assert (shown.kind, shown.title) == ("refused", "Not signed in.")
    assert (shown.text, shown.usable) == ("Name or password is wrong.", True)


def test_too_many_attempts_count_down_until_the_button_works_again() -> None:
    state = failed(SignInRefused("too_many_requests", "", 30), 100)
    shown = page(state, 100)
    assert (shown.button, shown.usable) == ("Wait 30 s", False)
    assert shown.title == "Too many attempts. Try again in 30 s."
    assert page(state, 129.5).button == "Wait 1 s"
    assert page(state, 130) == page(SignIn(), 0)


def test_a_server_that_is_away_is_asked_again_by_itself_or_at_once() -> None:
    state = failed(ServerAway("The server at http://h does not answer (refused)"), 100)
    shown = page(state, 101)
    assert shown.title == "The server does not answer. Next try in 4 s."
    assert (shown.kind, shown.usable, shown.button) == ("warning", True, "Try now")
    assert "http://h" in shown.text
    assert not due(state, 104.9)
    assert due(state, 105)
    assert not due(failed(WRONG, 0), 1000)


def test_signing_out_says_what_became_of_the_desk() -> None:
    assert page(signed_out("Desk 3", closed=True), 0).text == "Desk 3 is closed."
    left_open = page(signed_out("Desk 3", closed=False), 0).text
    assert left_open == "Desk 3 stays open: the server is away."
    assert page(signed_out("", closed=False), 0) == SignInPage(
        "note", "Signed out.", "", True, "Sign in"
    )


def test_a_sign_in_that_has_ended_names_what_was_not_confirmed() -> None:
    assert page(ended(""), 0).text == "Sign in again to go on. Notes and ticks are kept."
    assert "Not confirmed: Call A014." in page(ended("Call A014"), 0).text
