"""Where a card may go: what a drop means, what it asks, and why something stays."""

from __future__ import annotations

from datetime import UTC
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from protocol.outbox import Channel
from protocol.records import Record, ServiceRequest
from protocol.request_states import RequestState
from protocol.request_views import RequestHead
from server.pages.words import words
from staff_console.hall import NOON
from staff_console.requests.known import Known
from staff_console.requests.questions import estimate
from staff_console.requests.samples import (
    CHOSEN,
    CUSTOMER,
    ESTIMATE,
    HEADS,
    LINES,
    NOTES,
    OPEN,
    REQUEST,
    request_id,
)
from staff_console.requests.sentences import reads
from staff_console.requests.side import side_of
from staff_console.requests.states import COLUMNS
from staff_console.requests.steps import Move, move_by, move_to
from staff_console.requests.verbs import verbs_of
from tests.staff_console.requests.conftest import known

HEAD = next(head for head in HEADS if head.number == CHOSEN)


def at(state: RequestState, *opened: Record, **fields: Any) -> tuple[Known, RequestHead]:
    """The chosen one in another state."""
    head = replace(HEAD, state=state, **fields)
    heads = tuple(head if each.number == CHOSEN else each for each in HEADS)
    request = replace(REQUEST, state=state)
    records = [each for each in (*OPEN, *opened) if not isinstance(each, ServiceRequest)]
    return known(request, *records, heads=heads), head


def dropped(state: RequestState, column: str, **fields: Any) -> Move:
    there, head = at(state, **fields)
    return move_to(there, head, column, NOON)


@pytest.mark.parametrize(
    ("state", "column", "why"),
    [
        ("estimate_sent", "in_repair", "Estimate 2 is not approved."),
        ("in_repair", "ready", "The final check comes first."),
        ("queued", "diagnosing", "It is not checked in yet."),
        ("diagnosing", "estimate_sent", "Nobody has written what is wrong with it."),
        ("diagnosing", "queued", "No step leads back there."),
        ("ready", "diagnosing", "Work goes forward. Ctrl+← takes one state back."),
        ("approved", "waiting_parts",
         "It follows from its parts: order one, or say that it came."),
        ("approved", "in_repair", "Adhesive set is not here yet: take it from stock, or order it."),
    ],
)  # fmt: skip
def test_a_drop_that_cannot_be_says_why(state: RequestState, column: str, why: str) -> None:
    said = dropped(state, column).why
    assert said.replace("\u2068", "").replace("\u2069", "") == why


@pytest.mark.parametrize(
    ("state", "column", "move"),
    [
        ("checked_in", "diagnosing", Move("diagnose")),
        ("diagnosing", "diagnosed", Move("diagnosed")),
        ("diagnosing", "checked_in", Move("back")),
        ("diagnosed", "estimate_sent", Move("send_estimate", "send_estimate")),
        ("diagnosed", "approved", Move("approve", "allow")),
        ("estimate_sent", "approved", Move("approve", "approve")),
        ("estimate_sent", "declined", Move("decline", "decline")),
        ("declined", "return_ready", Move("give_back")),
        ("estimate_sent", "estimate_sent", Move(None)),
    ],
)
def test_a_drop_is_a_step_or_opens_the_sheet_that_it_needs(
    state: RequestState, column: str, move: Move
) -> None:
    assert dropped(state, column) == move


def test_a_failed_final_check_wants_a_reason() -> None:
    there, head = at("qc", replace(LINES[1], state="here"))
    assert move_by(there, head, "repair", NOON) == Move("repair", "reason")


def test_what_costs_more_than_was_approved_stops() -> None:
    there, head = at("in_repair", *(replace(each, state="done") for each in LINES), stopped=True)
    assert "Send a new estimate first." in move_by(there, head, "check", NOON).why


def test_a_diagnosis_is_a_note_of_a_colleague_or_a_line() -> None:
    head = replace(HEAD, state="diagnosing")
    bare = known(replace(REQUEST, state="diagnosing"), heads=(head,))
    assert "No note says what is wrong." in move_by(bare, head, "diagnosed", NOON).why
    for enough in (NOTES[0], LINES[0]):
        there = known(replace(REQUEST, state="diagnosing"), enough, heads=(head,))
        assert move_by(there, head, "diagnosed", NOON).why == ""


def test_what_is_not_here_yet_stands_against_nothing_since_the_server_looks_again() -> None:
    head = replace(HEAD, state="diagnosing")
    assert move_by(known(heads=(head,)), head, "diagnosed", NOON) == Move("diagnosed")


def test_every_column_answers_for_every_state() -> None:
    for state in ("queued", "checked_in", "expired", "waiting_parts", "return_ready"):
        for column in COLUMNS:
            move = dropped(state, column.key)
            assert move.step is not None or move.why or state in column.states


def test_the_usual_next_step_stands_first_and_offline_nothing_can_be_sent() -> None:
    there, head = at("estimate_sent")
    verbs = verbs_of(there, head, NOON, connected=True)
    assert [verb.cap for verb in verbs[:2]] == ["Ctrl+A", "Ctrl+T"]
    away = verbs_of(there, head, NOON, connected=False)
    assert [verb.name for verb in away if verb.there] == ["contact_page"]


def test_the_pane_tells_the_estimate_as_it_was_sent_and_what_cannot_go_on() -> None:
    side = side_of(known(*OPEN), request_id(CHOSEN), NOON, connected=True)
    face = side.estimate
    assert face is not None
    assert [(row.name, row.much, row.amount) for row in face.rows] == [
        ("Charging port", "", "89.00"),
        ("Adhesive set", "2 × 4.49", "8.98"),
        ("Labour", "45 min", "48.75"),
        ("Tax 19 %, by document", "", "27.88"),
    ]
    assert (face.total, face.about) == ("€174.61", "7c1e 90ab")
    assert face.over == "Over €192.07 work stops for a new estimate."
    assert face.answers[2].text == "link opened 11:52, not answered"
    assert side.reads.startswith("We found the fault. Please say yes or no to €174.61")
    assert [row.label for row in side.blocked] == ["In repair", "Picked up"]
    assert [note.public for note in side.notes] == [True, False]


def test_an_answer_that_was_written_down_says_who_how_and_when() -> None:
    answered = replace(
        ESTIMATE, state="approved", answered_at=NOON, answered_via="phone",
        answered_name="Aron Levi", answered_number="+491705559876", extra_work="Clean the fan",
    )  # fmt: skip
    there, _ = at("approved", answered)
    face = side_of(there, request_id(CHOSEN), NOON, connected=True).estimate
    assert face is not None and face.share is None
    told = " ".join(f"{row.label}: {row.text}" for row in face.answers)
    assert "on the phone" in told and "Aron Levi" in told and "Clean the fan" in told


def test_after_a_no_to_a_second_estimate_the_first_is_named() -> None:
    first = replace(ESTIMATE, id=f"{ESTIMATE.id[:-1]}f", nth=1, state="approved")
    no = replace(ESTIMATE, state="declined")
    told: tuple[tuple[RequestState, str], ...] = (
        ("declined", "Estimate 1 still holds"), ("in_repair", "by estimate 1"),
    )  # fmt: skip
    for state, says in told:
        there, _ = at(state, first, no)
        assert says in side_of(there, request_id(CHOSEN), NOON, connected=True).warning


def test_an_estimate_says_how_its_customer_hears_of_it() -> None:
    contact, person = CUSTOMER
    mail, phone = {"phone": ""}, {"email": ""}
    ways: tuple[tuple[dict[str, str], list[Channel], str], ...] = (
        (mail, ["mail"], "by mail"),
        (phone, ["mail", "sms"], "by SMS"),
        (phone, ["mail"], "No SMS is sent from here."),
        (mail, ["sms"], "No mail server is set"),
        (mail | phone, ["mail", "sms"], "No phone and no mail address is known."),
    )
    for without, sends, said in ways:
        there, head = at("diagnosed", contact, replace(person, **without))
        assert said in estimate(there, head, NOON, {}, sends).text


def test_what_is_not_approved_is_no_question_of_parts() -> None:
    there, head = at("expired")
    why = move_by(there, head, "repair", NOON).why
    assert why == "Nothing of it is approved. Send an estimate, or give it back."


def test_what_a_customer_reads_is_told_at_the_desk_in_the_words_of_their_own_page() -> None:
    for state in get_args(RequestState):
        head = replace(HEAD, state=state, promised_at=None, return_fee="0.00")
        assert reads(head, None, NOON, UTC) == words("en").say(f"repair_state.{state}")
