"""Every press is answered: sent, confirmed, refused, given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from protocol.commands import CallEntry, CallNext, SetPoint
from protocol.outcomes import Answer, EntryState, Holder, Moved, Refusal, Saved
from staff_console.answers import AnswerLine, Scene, answer_line
from staff_console.asked import Asked, Fate, Subject
from staff_console.hall import NOON, POINT, SECOND, desk_id

SCENE = Scene(desk_id(3), "Desk 3", "A013", NOON, UTC, connected=True, away=False)
SENT = NOON - 2 * SECOND
ASIDE = {"cap": "Esc", "does": "put away"}


def asked(
    subject: Subject = "call_next",
    fate: Fate = "sent",
    answer: Answer | None = None,
    number: str = "A012",
    **more: object,
) -> Asked:
    command = CallNext(desk=desk_id(3), service_point=POINT)
    return Asked(subject, command, number, SENT, fate, NOON, answer, **more)  # type: ignore[arg-type]


def moved(number: str, state: EntryState) -> Moved:
    return Moved(
        entry="e",
        visit="v",
        number=number,
        service_point=POINT,
        state=state,
        version=2,
        desk=desk_id(3),
        desk_name="Desk 3",
    )


def held(desk: int, ago_s: int) -> Refusal:
    holder = Holder(desk_id(desk), f"Desk {desk}", "Priya Nair", NOON - ago_s * SECOND, "A012")
    return Refusal(code="conflict", detail="Desk 2 has called A012.", holder=holder)


def said(question: Asked | None, note: str = "", **more: object) -> AnswerLine:
    return answer_line(question, note, replace(SCENE, **more))  # type: ignore[arg-type]


def test_a_press_is_pending_until_the_server_has_answered() -> None:
    line = AnswerLine("sent", "Call A012.", "Sent 12:02:29, not confirmed yet.")
    assert said(asked()) == line
    assert said(asked(), note="no") == line


def test_a_key_pressed_meanwhile_is_said_to_come_next() -> None:
    assert said(asked(then="start")).text.endswith("not confirmed yet. Then F4.")


def test_a_press_that_cannot_go_out_is_kept_and_can_be_given_up() -> None:
    line = said(asked(), connected=False)
    assert line.text == "Sent 12:02:29, not confirmed. It is sent again when the server is back."
    assert (line.cap, line.does) == ("Esc", "give it up")


@pytest.mark.parametrize(
    ("subject", "state", "title"),
    [
        ("call_next", "called", "A012 called to Desk 3."),
        ("call_this", "called", "A012 called to Desk 3."),
        ("call_again", "called", "A012 called again."),
        ("start", "serving", "A012 started."),
        ("complete", "completed", "A012 completed."),
        ("no_show", "no_show", "A012 marked as a no-show."),
        ("cancel", "cancelled", "A012 cancelled."),
        ("undo", "waiting", "A012 taken back: waiting again."),
        ("undo", "serving", "A012 taken back: being served again."),
        ("check_in", "waiting", "A012 is here."),
    ],
)
def test_what_was_done_is_confirmed_with_its_time(
    subject: Subject, state: EntryState, title: str
) -> None:
    line = said(asked(subject, "confirmed", moved("A012", state)))
    assert line == AnswerLine("confirmed", title, "Confirmed 12:02:31.")


def test_a_press_that_the_server_cannot_save_says_why_and_can_be_given_up() -> None:
    why = "The server could not save this. Nothing was changed; try again."
    line = said(asked(then="start"), held=why)
    assert (line.kind, line.title, line.cap, line.does) == (
        "sent",
        "Call A012.",
        "Esc",
        "give it up",
    )
    assert line.text == f"Tried again by itself, no key needed. The server says: {why} Then F4."


def test_opening_and_closing_a_desk_is_confirmed_by_its_name() -> None:
    saved = Saved(id=desk_id(3), version=2)
    assert said(asked("open_desk", "confirmed", saved, "Desk 3")).title == "Desk 3 is open."
    assert said(asked("close_desk", "confirmed", saved, "Desk 3")).title == "Desk 3 is closed."


def test_a_point_that_is_closed_while_some_wait_is_not_said_to_be_closed_yet() -> None:
    close = SetPoint(service_point=POINT, state="closed")
    step = Asked("closing", close, "Counter", NOON, "confirmed", NOON, Saved(id=POINT, version=2))
    assert said(step).title == "Counter gives no more numbers and closes."


def test_a_call_that_took_somebody_else_says_why() -> None:
    line = said(asked("call_next", "confirmed", moved("A013", "called")))
    assert line.title == "A013 called to Desk 3."
    assert line.text == "A012 was called by another desk first."


def test_a_conflict_names_desk_colleague_and_since_and_the_next_key() -> None:
    line = said(asked("call_this", "refused", held(2, ago_s=3)))
    assert line.kind == "refused"
    assert line.title == "Desk 2 has A012. F2: A013."
    assert line.text == "Priya Nair was 3 s before you. Nobody was called twice."
    assert (line.cap, line.does) == ("Esc", "put away")


def test_a_conflict_that_is_older_says_for_how_long() -> None:
    line = said(asked("call_this", "refused", held(2, ago_s=372)), following="")
    assert line.title == "Desk 2 has A012."
    assert line.text == "Priya Nair has had A012 for 6:12. Nobody was called twice."


def test_a_refusal_that_is_nobody_elses_doing_is_said_in_the_rules_own_words() -> None:
    own = said(asked("no_show", "refused", held(3, ago_s=3)))
    assert own.text == "Desk 2 has called A012."
    grace = Refusal(code="grace_running", detail="A012 still has 34 s to come.")
    line = said(asked("no_show", "refused", grace))
    assert (line.title, line.text) == ("The grace is still running.", grace.detail)
    odd = said(asked("no_show", "refused", Refusal(code="new_code", detail="Not so.")))
    assert (odd.title, odd.text) == ("Refused.", "Not so.")


def test_what_the_server_did_not_take_is_said_with_its_words() -> None:
    line = said(asked(fate="not_taken", fault="You may not do this."))
    assert line == AnswerLine(
        "refused", "The server did not take it.", "You may not do this.", **ASIDE
    )


def test_what_was_given_up_may_have_been_done() -> None:
    line = said(asked(fate="given_up"))
    assert line.title == "Call A012."
    assert line.text == "Given up, not confirmed. It may have been done: look at the line."


def test_a_key_that_cannot_be_used_says_so_in_the_same_place() -> None:
    line = said(asked(fate="confirmed", answer=moved("A012", "called")), note="Nobody is waiting.")
    assert line == AnswerLine("note", "Nobody is waiting.", **ASIDE)


def test_with_nothing_to_answer_it_says_where_help_is() -> None:
    assert said(None).text == "Every answer appears here. Ctrl+K finds anything."
    assert said(asked(fate="refused", put_away=True)).kind == "idle"
    assert said(None, away=True).text == "Nothing can be sent while the server is away."


def test_a_marked_guest_is_named_while_the_call_is_pending() -> None:
    command = CallEntry(entry="e", desk=desk_id(3), expected=1)
    assert said(Asked("call_this", command, "C007", SENT)).title == "Call C007."
