"""What happens while a sheet is open: answers come, waits change, customers and servers go."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from protocol.commands import Broadcast, CallNext
from protocol.records import Estimate
from staff_console.full_hall import FULL, at_work
from staff_console.hall import Hall
from staff_console.widgets.sheets.pick_field import PickField
from tests.staff_console.conftest import Open
from tests.staff_console.hands import CTRL, Key, closed, commands, press, sheet, types

SERVING = at_work()


def quoting(hall: Hall, p80_s: int) -> Hall:
    """The hall once waits are published anew."""
    more = tuple(
        msgspec.structs.replace(
            record, quotes=[msgspec.structs.replace(quote, p80=p80_s) for quote in record.quotes]
        )
        if isinstance(record, Estimate)
        else record
        for record in hall.more
    )
    return replace(hall, more=more)


def test_a_sheet_goes_when_its_customer_changes_hands_and_it_is_said(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F6)
    bench.feed(FULL.without("A014"))
    assert closed(bench)
    assert "Nothing was sent" in bench.model.screen.answer.title


def test_with_the_server_away_a_sheet_says_why_it_cannot_be_sent(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F6)
    bench.lose(13)
    press(bench, Key.Key_Return)
    assert bench.asked == []
    assert bench.model.form is not None and "away since" in bench.model.form.why


def test_a_sheet_that_is_sent_while_an_answer_is_awaited_follows_it(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_B, CTRL)
    types(bench, "The lift is out.")
    press(bench, Key.Key_Return)
    assert commands(bench) == [CallNext]
    bench.feed(FULL.called("B004", 0))
    bench.reply(bench.moved("B004", "called"))
    assert commands(bench) == [CallNext, Broadcast]


def test_a_sheet_that_was_to_follow_and_is_put_away_sends_no_other(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_B, CTRL)
    types(bench, "The lift is out.")
    press(bench, Key.Key_Return)
    press(bench, Key.Key_Escape)
    press(bench, Key.Key_B, CTRL)
    types(bench, "We close at")
    bench.feed(FULL.called("B004", 0))
    bench.reply(bench.moved("B004", "called"))
    assert commands(bench) == [CallNext]


def test_the_place_that_was_picked_stays_picked_when_waits_change(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F7)
    types(bench, "a")
    press(bench, Key.Key_Down)
    assert bench.model.form is not None and bench.model.form.place == "Advice"
    bench.feed(quoting(SERVING, 3600))
    assert bench.model.form.place == "Advice"
    press(bench, Key.Key_F3)
    press(bench, Key.Key_F7)
    picked = sheet(bench).findChild(PickField).list.current()
    assert picked is not None and picked.title == "Advice"


def test_enter_sends_nothing_while_what_is_picked_cannot_be_seen(console: Open) -> None:
    bench = console(SERVING)
    press(bench, Key.Key_F7)
    types(bench, "a")
    press(bench, Key.Key_Down)
    types(bench, "zzz")
    shown = sheet(bench).findChild(PickField).list.rows.at(0)
    press(bench, Key.Key_Return)
    assert shown.title == "Nothing fits." and commands(bench) == []
    press(bench, Key.Key_Down)
    press(bench, Key.Key_Return)
    assert commands(bench) == []


def test_whoever_goes_on_by_hand_has_no_sheet_in_the_way(console: Open) -> None:
    bench = console(FULL)
    press(bench, Key.Key_N, CTRL)
    bench.lose(60)
    bench.settle()
    assert bench.window.sheet is None
