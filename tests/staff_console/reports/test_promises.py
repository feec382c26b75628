"""The page of promises: what is asked when, every state, by keyboard alone, whole at every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from client.app import make_application
from client.not_taken import NotTaken
from protocol.records import ServicePoint
from staff_console.bench import Bench
from staff_console.faces import Face
from staff_console.full_hall import FULL, promised
from staff_console.hall import POINT, Hall, ident
from staff_console.look import LEAST
from staff_console.reports.hours_plot import HoursPlot
from staff_console.reports.reliability_plot import ReliabilityPlot
from staff_console.reports.scenes import (
    FEW_PROMISES,
    MISSES,
    NO_PROMISES,
    REPORT,
    Act,
    answered,
    looked_at,
    marked,
    model,
    opened,
    told,
)
from staff_console.reports.shell import ReportsShell
from staff_console.reports.side_pane import MissList
from staff_console.widgets.board_page import BoardPage
from tests.display.pictures import assert_as_drawn
from tests.staff_console.layout import accessible_names, misplaced, squeezed

Open = Callable[..., Bench]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SECOND: Final = ServicePoint(
    id=ident(0xA, 2), name="Ausgabe und Nachbereitung im Erdgeschoss", prefix="D", capacity=2
)
TWO: Final[Hall] = replace(FULL, more=(*FULL.more, SECOND))


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Open]:
    """Opens the reports in a moment, and closes them after the test."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_page(act: Act, hall: Hall = FULL, **more: object) -> Bench:
        made.append(Face("", hall, act, **more).open(app))  # type: ignore[arg-type]
        return made[-1]

    yield open_page
    for each in made:
        each.close()


def asked(bench: Bench) -> list[dict[str, object]]:
    return [args for name, args, _ in bench.queried if name == "promises"]


def passes(bench: Bench, seconds: int) -> None:
    """Time goes by, and the server is heard all the while."""
    for _ in range(0, seconds, 5):
        bench.advance(5)
        bench.live.heard()


def press(
    bench: Bench, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    focus = bench.window.focusWidget()
    QTest.keyClick(focus if focus is not None else bench.window, key, modifier)


def test_the_page_looks_as_it_was_drawn(page: Open) -> None:
    assert_as_drawn(page(looked_at(marked)).grab().toImage(), "../console/reports")


def test_the_page_looks_as_it_was_drawn_in_the_dark(page: Open) -> None:
    bench = page(looked_at(told), size=(1280, 720), scheme="dark")
    assert_as_drawn(bench.grab().toImage(), "../console/dark-reports")


def test_figures_are_asked_on_opening_and_every_minute_while_they_are_looked_at(page: Open) -> None:
    bench = page(opened)
    assert asked(bench) == [{"service_point": POINT}], "my own counter first"
    assert model(bench).screen.phase == "asking"
    passes(bench, 90)
    assert len(asked(bench)) == 1, "an answer that is awaited is not asked for again"
    answered(bench, REPORT)
    passes(bench, 60)
    assert len(asked(bench)) == 2
    answered(bench, REPORT)
    bench.window.putAway.emit()
    assert isinstance(bench.window.page, BoardPage)
    passes(bench, 90)
    assert len(asked(bench)) == 2


def test_keys_go_from_day_to_day_and_from_counter_to_counter(page: Open) -> None:
    bench = page(looked_at(), TWO)
    press(bench, Qt.Key.Key_Left, ALT)
    assert asked(bench)[-1] == {"service_point": POINT, "day": "2026-06-04"}
    assert model(bench).screen.title == "Today, Thursday 4 June"
    assert model(bench).screen.hours.marks == (), "no figures under another title"
    press(bench, Qt.Key.Key_Left, ALT)
    answered(bench, REPORT)
    assert model(bench).screen.title == "Wednesday 3 June"
    press(bench, Qt.Key.Key_Right, ALT)
    press(bench, Qt.Key.Key_Right, ALT)
    assert asked(bench)[-1] == {"service_point": POINT}
    press(bench, Qt.Key.Key_Down, ALT)
    assert asked(bench)[-1] == {"service_point": SECOND.id}
    press(bench, Qt.Key.Key_Down, ALT)
    assert asked(bench)[-1] == {} and model(bench).screen.about == "all service points"


def test_the_list_of_broken_promises_keeps_the_keys_from_day_to_day(page: Open) -> None:
    bench = page(looked_at())
    press(bench, Qt.Key.Key_Left, ALT)
    answered(bench, REPORT)
    assert isinstance(bench.window.focusWidget(), MissList)


def test_fewer_than_two_hundred_promises_are_not_called_so_many(page: Open) -> None:
    bench = page(looked_at(report=FEW_PROMISES))
    assert model(bench).screen.title == "Promises so far"


def test_whoever_left_when_it_was_broken_but_not_yet_due_is_not_called_late(page: Open) -> None:
    gone = msgspec.structs.replace(MISSES[0], ended_at=MISSES[0].by - 20 * 60_000)
    bench = page(looked_at(report=msgspec.structs.replace(REPORT, worst=[gone])))
    row = model(bench).screen.misses[0]
    assert (row.over, row.cause) == ("left", "on break: Desk 4")
    assert row.spoken == "A026, told 13:04, left before it was due, on break: Desk 4"


def test_an_answer_to_what_is_not_looked_at_any_more_is_not_shown(page: Open) -> None:
    bench = page(looked_at())
    press(bench, Qt.Key.Key_Left, ALT)
    press(bench, Qt.Key.Key_Left, ALT)
    late = next(each for each in bench.queried if each[1].get("day") == "2026-06-04")
    bench.queried = [late]
    answered(bench, NO_PROMISES)
    assert model(bench).screen.phase == "asking"


@pytest.mark.parametrize("day", [False, True])
def test_where_nothing_was_promised_it_is_said_when_it_begins(page: Open, day: bool) -> None:
    bench = page(looked_at())
    if day:
        press(bench, Qt.Key.Key_Left, ALT)
    else:
        press(bench, Qt.Key.Key_Left, ALT)
        press(bench, Qt.Key.Key_Right, ALT)
    answered(bench, NO_PROMISES)
    screen = model(bench).screen
    assert (screen.phase, screen.export.there) == ("none", False)
    assert screen.note == (
        "No promises on this day."
        if day
        else "No promises yet: they begin with the first number given while a desk is open."
    )
    assert screen.note in accessible_names(bench)


def test_a_refusal_is_said_in_the_servers_words_and_asked_again_after_a_minute(page: Open) -> None:
    bench = page(opened)
    bench.queried[-1][2](NotTaken("forbidden", "This sign-in may not ask it."))
    assert (model(bench).screen.phase, model(bench).screen.note) == (
        "refused", "This sign-in may not ask it.",
    )  # fmt: skip
    passes(bench, 30)
    assert len(asked(bench)) == 1
    passes(bench, 30)
    answered(bench, REPORT)
    assert model(bench).screen.phase == "told"


def test_without_a_server_the_figures_stay_and_say_of_when_they_are(page: Open) -> None:
    bench = page(looked_at(), TWO)
    bench.lose(13)
    screen = model(bench).screen
    assert (screen.faded, screen.note) == (True, "As of 14:02: the server is away.")
    assert not (screen.before.there or screen.point.there) and screen.export.there


def test_a_broken_promise_is_told_in_full_and_enter_tells_how_it_went(page: Open) -> None:
    bench = page(looked_at())
    assert isinstance(bench.window.focusWidget(), MissList)
    press(bench, Qt.Key.Key_Down)
    detail = model(bench).screen.chosen
    assert (detail.title, detail.told) == (
        "A026 Screen, while you wait", "At 13:04 told: by 13:29. The wait ended at 13:43.",
    )  # fmt: skip
    assert detail.causes == "Desk 4 was on break from 13:22. Others were called first."
    press(bench, Qt.Key.Key_Return)
    told(bench)
    assert model(bench).screen.chosen.lines == (
        "13:04–13:43 waited",
        "13:43–13:44 was called to Desk 2",
        "13:44–14:00 was served at Desk 2",
    )  # fmt: skip
    bench.window.putAway.emit()
    assert model(bench).screen.chosen.lines == () and isinstance(bench.window.page, ReportsShell)


def test_arrows_tell_the_points_of_a_plot_and_readers_hear_all_of_them(page: Open) -> None:
    bench = page(looked_at())
    plots = [bench.window.findChild(kind) for kind in (HoursPlot, ReliabilityPlot)]
    for plot, first in zip(plots, ("8:00: 2 of 3 held.", "At most the 20th"), strict=True):
        assert isinstance(plot, QWidget)
        said: list[str] = []
        plot.told.connect(said.append)
        plot.setFocus()
        QTest.keyClick(plot, Qt.Key.Key_Right)
        QTest.keyClick(plot, Qt.Key.Key_End)
        assert said[0].startswith(first) and len(said) == 2
        assert all(each in plot.accessibleDescription() for each in said)


def test_figures_are_written_beside_what_was_there_and_it_is_said_where(page: Open) -> None:
    bench = page(looked_at())
    press(bench, Qt.Key.Key_S, CTRL)
    press(bench, Qt.Key.Key_S, CTRL)
    first, second = sorted(bench.folder.glob("*.csv"), key=lambda path: len(path.name))
    assert first.name == "The last 200 promises, Service counter, 2026-06-04 14.02.csv"
    assert model(bench).screen.answer.text == str(second)
    text = first.read_text("utf-8-sig").replace(";", ",")
    assert "14,22,15\r\n" in text or "14,22,15\n" in text
    assert "A017,Service counter,Pick-up," in text and "Desk 2 took long" in text


def test_a_folder_that_cannot_be_written_is_named_with_the_reason(page: Open) -> None:
    bench = page(looked_at())
    blocked = bench.folder / "file"
    blocked.write_text("")
    model(bench)._folder = lambda: blocked / "reports"
    press(bench, Qt.Key.Key_S, CTRL)
    answer = model(bench).screen.answer
    assert (answer.kind, answer.title) == ("refused", "The report was not written.")
    assert str(Path(blocked)) in answer.text


def test_reports_are_for_managers_and_one_step_from_the_board(page: Open) -> None:
    bench = page(lambda bench: None)
    bench.window.acted.emit("window:reports")
    assert isinstance(bench.window.page, BoardPage)
    bench.as_role("manager")
    for view in (bench.pages.tickets, bench.pages.contacts, bench.pages.reports):
        bench.window.acted.emit("window:next_view")
        assert bench.pages.views.covering is view
    assert isinstance(bench.window.page, ReportsShell)
    answered(bench, REPORT)
    assert "window:export" in {find.key for find in bench.pages.finds("csv", "light")}
    bench.as_role("staff")
    model(bench).changed.emit()
    assert isinstance(bench.window.page, BoardPage)


@pytest.mark.parametrize("size", [LEAST, (1280, 720)])
def test_nothing_is_cut_and_nothing_lies_over_another(page: Open, size: tuple[int, int]) -> None:
    bench = page(looked_at(told), replace(promised(TWO), desks=TWO.desks), size=size)
    press(bench, Qt.Key.Key_Left, ALT)
    answered(bench, REPORT)
    bench.grab()
    assert list(misplaced(bench)) == []
    assert list(squeezed(bench)) == []
