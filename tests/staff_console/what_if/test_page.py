"""The what-if page: by keyboard alone, in every state, as it was drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from client.app import make_application
from client.not_taken import NotTaken
from staff_console.bench import Bench
from staff_console.faces import Face
from staff_console.full_hall import FULL
from staff_console.hall import POINT
from staff_console.what_if import scenes
from staff_console.what_if.pane import WhatIfPane
from staff_console.what_if.scenes import DAYS, answer, job, what_if
from staff_console.what_if.screen import WhatIfScreen
from staff_console.widgets.board_page import BoardPage
from staff_console.widgets.text import Prose, Text
from tests.display.pictures import assert_as_drawn
from tests.staff_console.hands import CTRL, Key, part, press, types
from tests.staff_console.layout import accessible_names

Open = Callable[..., Bench]


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Open]:
    """Opens the page in a moment, and closes it after the test."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_page(act: scenes.Act, **more: object) -> Bench:
        made.append(Face("", FULL, act, **more).open(app))  # type: ignore[arg-type]
        return made[-1]

    yield open_page
    for each in made:
        each.close()


def screen(bench: Bench) -> WhatIfScreen:
    found = what_if(bench).screen
    assert isinstance(found, WhatIfScreen)
    return found


def asked(bench: Bench) -> list[dict[str, object]]:
    """What was asked about replays."""
    return [args for name, args, _ in bench.queried if name == "what_if"]


def test_the_page_looks_as_it_was_drawn(opened: Open) -> None:
    assert_as_drawn(opened(scenes.done).grab().toImage(), "../console/what-if")


def test_a_manager_asks_by_keyboard_alone(opened: Open) -> None:
    bench = opened(scenes.opened)
    assert bench.window.focusWidget() is part(bench, "what-if-day")
    press(bench, Key.Key_Down)
    press(bench, Key.Key_Down)
    for text in ("", "14", "16:00"):
        press(bench, Key.Key_Tab)
        types(bench, text)
    press(bench, Key.Key_Return, CTRL)
    assert asked(bench) == [
        {
            "service_point": POINT,
            "day": DAYS[1],
            "change": {
                "desks": 1, "from_min": 840, "to_min": 960, "weights": {}, "max_wait_s": None,
                "policy": None, "service_percent": 100, "joins_percent": 100,
            },
        }
    ]  # fmt: skip
    assert screen(bench).result.title == "One desk more, 14:00–16:00"


def test_every_field_is_reached_by_tab_then_the_button(opened: Open) -> None:
    bench = opened(scenes.opened)
    names = []
    for _ in range(10):
        here = bench.window.focusWidget()
        assert here is not None
        names.append(here.accessibleName())
        press(bench, Key.Key_Tab)
    assert names == [
        "Day", "Desks", "From", "Until", "Longest wait", "Who is next", "Standard weighs",
        "Priority weighs", "Services take", "Customers",
    ]  # fmt: skip
    here = bench.window.focusWidget()
    assert isinstance(here, QPushButton) and here.text() == "Replay the day"


def test_it_is_asked_after_until_it_is_done(opened: Open) -> None:
    bench = opened(scenes.running)
    progress = screen(bench).result.progress
    assert progress is not None
    assert (progress.share, progress.text) == (0.6, "120 of 200, 1.9 s")
    what_if(bench)._again.timeout.emit()
    assert asked(bench)[-1] == {"job": "job-1"}
    answer(bench, job(done=200, as_recorded=scenes.RECORDED, before=scenes.BEFORE,
                      after=scenes.AFTER, notes=scenes.NOTES))  # fmt: skip
    shown = screen(bench)
    assert shown.result.phase == "done" and len(shown.result.rows) == 8
    assert (shown.answer.kind, shown.answer.title) == ("confirmed", "Replayed.")
    what_if(bench)._again.timeout.emit()
    assert len(asked(bench)) == 2


def test_esc_cancels_first_then_puts_away_then_goes_to_the_board(opened: Open) -> None:
    bench = opened(scenes.running)
    press(bench, Key.Key_Escape)
    assert asked(bench)[-1] == {"job": "job-1", "cancel": True}
    assert screen(bench).result.said == (
        "Cancelled after 120 of 200 replays. Ctrl+Enter begins again."
    )
    press(bench, Key.Key_Escape)
    assert screen(bench).answer.kind == "idle"
    press(bench, Key.Key_Escape)
    assert isinstance(bench.window.page, BoardPage)


def test_what_is_cancelled_before_the_server_has_answered_is_ended_there_too(opened: Open) -> None:
    bench = opened(scenes.AFTERNOON)
    what_if(bench).run()
    what_if(bench).put_away()
    answer(bench, job())
    assert asked(bench)[-1] == {"job": "job-1", "cancel": True}
    assert screen(bench).result.phase == "cancelled"


def test_a_refusal_or_a_failure_is_said_with_its_reason(opened: Open) -> None:
    bench = opened(scenes.failed)
    why = "Nobody came to Service counter on 2026-06-02."
    assert (screen(bench).result.phase, screen(bench).result.said) == ("failed", why)
    assert (screen(bench).answer.kind, screen(bench).answer.text) == ("refused", why)
    what_if(bench).run()
    _, _, heard = bench.queried[-1]
    heard(NotTaken("not_found", "This replay is over and forgotten. Begin it again."))
    assert screen(bench).result.said == "This replay is over and forgotten. Begin it again."


def test_what_cannot_be_replayed_says_why_and_asks_nothing(opened: Open) -> None:
    bench = opened(scenes.chosen(desks="0"))
    press(bench, Key.Key_Return, CTRL)
    said = screen(bench).answer
    assert (said.title, said.text) == (
        "Not replayed.", "Nothing is otherwise yet: change something.",
    )  # fmt: skip
    what_if(bench).write("services", "ten")
    assert screen(bench).why_not == "Write a whole number from 10 to 300."
    what_if(bench).reset()
    assert screen(bench).question is not None
    bench.lose(13)
    assert screen(bench).question is None
    assert "kept here" in screen(bench).why_not
    assert asked(bench) == []


def test_a_replay_goes_on_while_the_server_is_away_or_another_view_is_shown(opened: Open) -> None:
    bench = opened(scenes.running)
    bench.lose(13)
    assert screen(bench).result.said.startswith("The server is away.")
    bench.window.acted.emit("window:board")
    what_if(bench)._again.timeout.emit()
    answer(bench, job(done=160))
    bench.window.acted.emit("window:what_if")
    progress = screen(bench).result.progress
    assert progress is not None and progress.share == 0.8


def test_days_are_those_of_the_service_point_with_today_before_them(opened: Open) -> None:
    bench = opened(scenes.opened)
    assert [args for name, args, _ in bench.queried if name == "promises"][-1] == {
        "service_point": POINT
    }
    day = part(bench, "what-if-day")
    assert isinstance(day, QComboBox)
    assert [day.itemText(at) for at in range(3)] == ["Today", "Wednesday 3 June", "Tuesday 2 June"]


def test_a_screen_reader_finds_the_plot_hour_by_hour_and_the_figures(opened: Open) -> None:
    bench = opened(scenes.done)
    plot = bench.window.page.findChild(WhatIfPane).result.plot  # type: ignore[union-attr]
    assert "14:00: as it was 33 min for nine in ten" in plot.accessibleDescription()
    said = accessible_names(bench)
    assert "Waits by the hour of joining" in said
    assert any(text.startswith("Desk hours: as it was 34.0 h; replayed 34.0 h") for text in said)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
def test_nothing_is_wider_than_its_place_and_texts_are_whole(
    opened: Open, size: tuple[int, int]
) -> None:
    bench = opened(scenes.done, size=size)
    bench.grab()
    pane = bench.window.findChild(WhatIfPane)
    assert pane is not None
    for text in pane.fields.findChildren(Text):
        assert not text.isVisible() or not text.elided(), text.text()
    for prose in pane.findChildren(Prose):
        assert not prose.isVisible() or prose.height() >= prose.heightForWidth(prose.width())
    inside = pane.fields._scroll.viewport()
    for field in pane.fields.findChildren(QLineEdit) + pane.fields.findChildren(QComboBox):
        assert isinstance(field, QWidget)
        if inside.isAncestorOf(field) and field.isVisible():
            place = QRect(field.mapTo(inside, QPoint(0, 0)), field.size())
            assert place.left() >= 0 and place.right() < inside.width(), field.accessibleName()
