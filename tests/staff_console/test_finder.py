"""Ctrl+K: every action with its key, everybody in line, and the reasons."""

from __future__ import annotations

from staff_console.finder import PEOPLE_SHOWN, Find, People, finds, nobody
from staff_console.hall import Hall
from staff_console.keys import KEYS, WINDOW_KEYS
from staff_console.line import found_people
from staff_console.samples import BUSY
from tests.staff_console.desk import board_of, facts_of, replica_of


def people(hall: Hall) -> People:
    replica, waiting = replica_of(hall), facts_of(hall).waiting
    return lambda words: found_people(replica, waiting, words)


def found(text: str, hall: Hall = BUSY) -> list[Find]:
    return list(finds(text, board_of(hall), people(hall), "light", signed_in=True))


def test_with_nothing_typed_every_action_is_listed_with_its_key() -> None:
    listed = {find.key: find.cap for find in found("")}
    for name, key in KEYS.items():
        if name != "help":
            cap = "Enter" if key.cap == "Return" else key.cap
            assert listed[f"key:{name}"] == cap
    assert listed["window:quit"] == WINDOW_KEYS["quit"]
    assert not [key for key in listed if key.startswith("entry:")]


def test_what_cannot_be_done_is_listed_with_its_reason() -> None:
    by_key = {find.key: find for find in found("", BUSY.called("A014", 48))}
    assert (by_key["key:no_show"].usable, by_key["key:no_show"].about) == (False, "in 1:12")
    assert by_key["key:start"].usable


def test_people_are_found_by_number_name_and_service_in_any_order() -> None:
    assert [find.key for find in found("c007")] == [f"entry:{BUSY.entry('C007').id}"]
    assert [find.key for find in found("vos anne")] == [f"entry:{BUSY.entry('C007').id}"]
    assert len([f for f in found("repair") if f.key.startswith("entry:")]) == 7
    assert len([f for f in found("a0") if f.key.startswith("entry:")]) == PEOPLE_SHOWN
    assert found("nobody of this name") == []


def test_what_is_told_to_all_is_found_as_a_message_too() -> None:
    assert [find.key for find in found("message")] == ["key:broadcast"]
    assert [find.key for find in found("announce")] == ["key:broadcast"]


def test_a_screen_reader_hears_action_reason_and_key() -> None:
    assert found("call next")[0].spoken == "Call next, A014, F2"


def test_signing_out_says_what_becomes_of_the_desk_only_where_one_is_open() -> None:
    def about(hall: Hall | None, key: str) -> str:
        board = board_of(hall) if hall is not None else None
        listed = finds("", board, nobody, "light", signed_in=True)
        return next(find.about for find in listed if find.key == key)

    assert about(BUSY, "window:sign_out") == "closes your desk"
    assert about(BUSY, "window:quit") == "your desk stays open"
    assert (about(None, "window:sign_out"), about(None, "window:quit")) == ("", "")


def test_signed_out_there_are_only_the_windows_own_actions() -> None:
    keys = [find.key for find in finds("", None, nobody, "dark", signed_in=False)]
    assert all(key.startswith("window:") for key in keys)
    assert "window:sign_out" not in keys
