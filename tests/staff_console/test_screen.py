"""The board as a value: keys, freshness, who is next, and the face when the server is away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from client.live import LinkStatus
from protocol.commands import Complete
from protocol.outcomes import Moved
from staff_console.asked import Asked
from staff_console.facts import Me
from staff_console.hall import MARA, NOON, POINT, SECOND, call
from staff_console.samples import BUSY, CALM
from staff_console.screen import Slot
from staff_console.top import Freshness
from tests.staff_console.desk import LIVE, board_of, screen_of

CALLED = BUSY.called("A014", 48)
SERVING = BUSY.serving("A014", 372)
RECONNECTING = replace(LIVE, connected=False, reason="The connection broke")
STALE = LinkStatus("stale", NOON, NOON + 10 * SECOND, NOON + 16 * SECOND, False, "The cable is out")
AWAY = replace(STALE, phase="away")
NEVER = LinkStatus("away", None, NOON, NOON + 500, False, "The server at ws://h does not answer")
LATER = NOON + 15 * SECOND


def slots(hall: object, **more: object) -> dict[str, Slot]:
    return {slot.key: slot for slot in board_of(hall, **more).slots}  # type: ignore[arg-type]


def test_the_bar_shows_how_each_key_stands_and_one_accent() -> None:
    found = slots(CALLED)
    assert found["help"].usable
    assert found["start"] == Slot("start", "A014", True, True, False, None)
    why = "A014 still has 1:12 to come. F3 calls again."
    assert found["no_show"] == Slot("no_show", "in 1:12", False, False, False, None, why)
    assert [slot.key for slot in found.values() if slot.accent] == ["start"]


def test_a_key_that_was_pressed_says_sent_until_it_is_answered() -> None:
    command = Complete(entry=SERVING.entry("A014").id, expected=3)
    found = slots(SERVING, asked=Asked("complete", command, "A014", NOON))
    assert (found["complete"].about, found["complete"].sent) == ("sent", True)


def test_what_can_be_taken_back_counts_down_in_the_answer_and_on_its_key() -> None:
    hall = BUSY.called("A014", 12)
    answer = Moved(
        entry="e", visit="v", number="A014", service_point=POINT, state="called", version=2
    )
    done = Asked(
        "call_next", Complete(entry="e", expected=1), "A014", NOON, "confirmed", NOON, answer
    )
    line = screen_of(hall, asked=done).answer
    assert (line.kind, line.cap, line.does) == ("confirmed", "Ctrl+Z", "take back A014, 18 s")
    assert line.left == 0.6
    quiet = screen_of(hall).answer
    assert (quiet.kind, quiet.cap, quiet.left) == ("idle", "Ctrl+Z", 0.6)


@pytest.mark.parametrize(
    ("status", "fresh", "link", "faded"),
    [
        (LIVE, "live", "Live, as of 14:02:31", False),
        (RECONNECTING, "reconnecting", "Reconnecting, as of 14:02:31", False),
        (STALE, "stale", "As of 14:02:31", True),
        (AWAY, "away", "Away. Last news 14:02:31", True),
    ],
)
def test_it_always_says_how_fresh_it_is(
    status: LinkStatus, fresh: Freshness, link: str, faded: bool
) -> None:
    screen = screen_of(SERVING, status)
    assert (screen.top.freshness, screen.top.link, screen.faded) == (fresh, link, faded)


def test_with_the_server_away_the_board_stays_and_every_key_says_why_it_rests() -> None:
    screen = screen_of(SERVING, AWAY, now=LATER)
    assert screen.banner is not None and screen.board is not None
    assert screen.banner.title == "Server away since 14:02:31."
    assert "you go on by hand" in screen.banner.text
    assert screen.banner.retry == "Next try in 1 s"
    assert screen.board.count == "14"
    for key, choice in screen.board.choices.items():
        if key == "note":
            continue
        assert choice.command is None, key
        assert choice.about == "offline"
        assert "away since 14:02:31" in choice.why


def test_with_the_server_away_a_note_can_still_be_written() -> None:
    board = screen_of(SERVING, AWAY, now=LATER).board
    assert board is not None
    assert board.choices["note"].usable


def test_with_the_server_away_a_free_desk_promises_no_key() -> None:
    assert board_of(BUSY).customer.under == "F2 calls A014."
    assert board_of(BUSY, status=AWAY).customer.under == ""


def test_a_short_break_dims_nothing_and_keys_can_be_pressed() -> None:
    screen = screen_of(SERVING, RECONNECTING)
    assert screen.banner is None
    assert slots(SERVING, status=RECONNECTING)["complete"].usable


def test_a_server_that_never_answered_is_told_with_the_reason() -> None:
    screen = screen_of(None, NEVER)
    assert screen.page == "connecting"
    assert screen.banner is not None
    assert (screen.banner.title, screen.banner.text) == ("No connection yet.", NEVER.reason)
    assert (screen.top.link, screen.top.clock) == ("Server away", "")


def test_without_a_desk_of_mine_i_choose_one() -> None:
    hall = BUSY.with_desk(3, state="closed", staff=None)
    screen = screen_of(hall)
    assert (screen.page, screen.board, screen.site) == ("choose", None, "Riverside Repairs")
    said = [(place.kind, place.name, place.text) for place in screen.places]
    assert said == [
        ("point", "Service counter", "15 waiting, 2 of 4 desks open"),
        ("desk", "Desk 1", "Jonas Weber, with B002"),
        ("desk", "Desk 2", "Priya Nair, with A012"),
        ("desk", "Desk 3", "free"),
        ("desk", "Desk 4", "free"),
    ]


def test_where_there_is_no_service_point_a_manager_is_told_how_to_make_one() -> None:
    assert "Ask a manager" in screen_of(BUSY, me=Me(MARA, "staff")).none_yet
    assert "Settings (Ctrl+PgUp twice)" in screen_of(BUSY, me=Me(MARA, "manager")).none_yet


def test_until_the_server_says_who_i_am_there_is_no_board() -> None:
    assert screen_of(BUSY, me=Me("", "")).page == "connecting"


def test_the_next_stands_above_the_line_with_the_key_that_calls() -> None:
    following = board_of(BUSY).following
    assert (following.number, following.name, following.service) == (
        "A014",
        "Ingrid Solheim",
        "Repair intake",
    )
    assert (following.text, following.cap, following.does) == (
        "Waited 31:07: longest wait.",
        "F2",
        "call next",
    )
    assert board_of(SERVING).following.does == "after F8"
    assert board_of(CALM).following.text == "Nobody is waiting."


def test_the_line_says_how_many_wait_and_the_longest_wait() -> None:
    board = board_of(BUSY)
    assert (board.count, board.longest) == ("15", "waiting, longest 31 min")
    assert board_of(CALM).longest == "nobody is waiting"


def test_the_marked_one_says_what_enter_would_do() -> None:
    chosen = board_of(BUSY, chosen="C007").chosen
    assert (chosen.number, chosen.cap, chosen.does) == ("C007", "Enter", "call to my desk")
    assert board_of(CALLED, chosen="C007").chosen.does == "A014 first"
    assert board_of(BUSY).chosen.number == ""


def test_the_desks_and_calls_of_my_point_are_beside_the_line() -> None:
    board = board_of(CALLED)
    assert board.desks_open == "3 open of 4"
    assert [(row.name, row.number, row.who, row.state) for row in board.desks] == [
        ("Desk 1", "B002", "Jonas Weber", "8:20"),
        ("Desk 2", "A012", "Priya Nair", "3:05"),
        ("Desk 3", "A014", "you", "called 0:48"),
        ("Desk 4", "", "", "closed"),
    ]
    newest = board.calls[0]
    assert (newest.number, newest.desk, newest.state) == ("A014", "Desk 3, you", "wall 0.4 s")
    assert [row.number for row in board.calls if row.quiet] == ["A009"]


def test_the_list_of_calls_says_who_came_also_when_they_have_gone_again() -> None:
    news = (call("A013", 3, 300, "served"), call("A014", 3, 48, "answered"))
    assert [row.state for row in board_of(replace(CALLED, calls=news)).calls] == ["came", "came"]
