"""Calls for a person: said to all who can go, with what to do; one key goes, the same is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from client.live import LinkStatus
from protocol.commands import AnswerHelp
from protocol.outcomes import Saved
from protocol.records import Help
from staff_console.bench import Bench
from staff_console.facts import Me
from staff_console.hall import JONAS, MARA, MINUTE, NOON, SECOND, Hall
from staff_console.samples import BUSY
from staff_console.screen import Screen
from tests.staff_console.conftest import Open
from tests.staff_console.desk import LIVE, screen_of
from tests.staff_console.hands import CTRL, Key, commands, press

ENTRANCE, SIDE = "01900000-0000-7000-8000-0000000000b1", "01900000-0000-7000-8000-0000000000b2"


def asked(device: str = ENTRANCE, name: str = "Entrance", **fields: Any) -> Help:
    told: dict[str, Any] = {"state": "asked", "at": NOON - MINUTE, "since": NOON - MINUTE}
    return Help(id=device, device_name=name, **(told | fields))


def shown(*calls: Help, hall: Hall = BUSY, status: LinkStatus = LIVE, **more: Any) -> Screen:
    return screen_of(replace(hall, more=calls), status=status, **more)


def test_a_call_says_where_what_to_do_and_in_which_language() -> None:
    screen = shown(asked(language="ar", access_needs=["sight"]))
    assert screen.strip is not None
    assert screen.strip.title == "Entrance: somebody needs a person"
    assert screen.strip.text == "Waiting 1 min. Fetch them: cannot see well. Speaks Arabic"
    assert screen.strip.does == "I am going"
    assert screen.person.command == AnswerHelp(device=ENTRANCE, state="coming")


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "Asked just now"), (59, "Asked just now"), (420, "Waiting 7 min")]
)
def test_a_call_says_how_long_somebody_stands_there(seconds: int, said: str) -> None:
    screen = shown(asked(at=NOON - seconds * SECOND))
    assert screen.strip is not None
    assert screen.strip.text.split(". ")[0] == said


def test_whoever_goes_says_with_the_same_key_that_it_is_done() -> None:
    screen = shown(asked(state="coming", by=MARA), asked(SIDE, "Side door"))
    assert screen.strip is not None
    assert (screen.strip.title, screen.strip.does) == ("You go to Entrance", "Done")
    assert screen.person.command == AnswerHelp(device=ENTRANCE, state="done")


def test_the_others_are_not_troubled_and_learn_who_goes() -> None:
    screen = shown(asked(state="coming", by=JONAS))
    assert screen.strip is None
    assert screen.person.command is None
    assert screen.person.why == "Jonas Weber goes to Entrance already."


def test_of_two_calls_the_older_is_answered_first() -> None:
    older = asked(SIDE, "Side door", at=NOON - 2 * MINUTE)
    screen = shown(asked(), older)
    assert screen.person.command == AnswerHelp(device=SIDE, state="coming")


@pytest.mark.parametrize("calls", [(), (asked(state="done", by=MARA),)])
def test_where_nobody_calls_nothing_is_said(calls: tuple[Help, ...]) -> None:
    screen = shown(*calls)
    assert screen.strip is None and not screen.person.usable
    assert screen.person.why == "Nobody at a kiosk has asked for a person."


def test_who_has_no_desk_open_can_go_too() -> None:
    screen = shown(asked(), me=Me(JONAS, "manager"), hall=BUSY.with_desk(2, staff=None))
    assert screen.strip is not None and screen.person.usable


def test_while_the_server_is_away_the_call_stays_and_its_key_says_why_not() -> None:
    away = LinkStatus("stale", NOON, NOON, None, False, "")
    screen = shown(asked(), status=away)
    assert screen.strip is not None and screen.strip.does == ""
    assert "away since" in screen.person.why


def band(bench: Bench) -> QWidget:
    """The band that is shown; one that it has replaced may still be there, hidden."""
    found = bench.window.findChildren(QWidget, "band-person")
    (shown,) = (each for each in found if each.isVisible())
    return shown


def test_the_band_lies_over_every_page_and_its_key_goes(console: Open) -> None:
    for hall in (BUSY, BUSY.with_desk(3, state="closed", staff=None)):
        bench = console(replace(hall, more=(asked(),)))
        assert band(bench).accessibleName().startswith("Entrance: somebody needs a person")
        press(bench, Key.Key_G, CTRL)
        assert commands(bench) == [AnswerHelp]
        bench.reply(Saved(id=ENTRANCE, version=2))
        bench.feed(replace(hall, more=(asked(state="coming", by=JONAS),)))
        assert not bench.window.bands.isVisible()


def test_a_click_on_the_band_is_as_good_as_its_key(console: Open) -> None:
    bench = console(replace(BUSY, more=(asked(),)))
    QTest.mouseClick(band(bench), Qt.MouseButton.LeftButton)
    bench.settle()
    assert commands(bench) == [AnswerHelp]
