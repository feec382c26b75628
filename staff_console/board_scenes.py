"""What is done at a bench to bring about the states of the board: sheets, notes, answers."""

from __future__ import annotations

from collections.abc import Callable

from protocol.outcomes import Holder, Joined, Refusal
from staff_console.bench import Bench
from staff_console.choice import SheetName
from staff_console.full_hall import FULL, remember
from staff_console.hall import NOON, POINT, SECOND, SERVICES, desk_id, ident

Act = Callable[[Bench], None]


def sheet(name: SheetName, *answers: tuple[str, str], chosen: str = "") -> Act:
    """A sheet is opened, for the marked one if there is one, and these questions are answered."""

    def act(bench: Bench) -> None:
        remember(bench)
        if chosen:
            bench.model.choose(FULL.entry(chosen).id)
        bench.window.pressed.emit(name)
        for field, value in answers:
            bench.model.answer_sheet(field, value)

    return act


def noting(bench: Bench) -> None:
    """Something is being written about the customer."""
    remember(bench)
    bench.window.pressed.emit("note")
    board = bench.model.screen.board
    said = board.notes.text if board is not None else ""
    bench.model.write_note(f"{said} Wants it before Friday; ok with a used part.")


def taken(bench: Bench) -> None:
    """Priya has called A015 three seconds before."""
    bench.model.choose(FULL.entry("A015").id)
    bench.window.pressed.emit("call_this")
    bench.feed(FULL.called("A015", 3, desk=2))
    held = Holder(desk_id(2), "Desk 2", "Priya Nair", NOON - 3 * SECOND, "A015")
    bench.reply(Refusal(code="conflict", detail="Desk 2 has called A015.", holder=held))


def joined() -> Joined:
    """A number was given at the desk, to somebody who comes for advice."""
    return Joined(
        entry=ident(0xE, 60),
        visit=ident(0xB, 60),
        number="A026",
        service_point=POINT,
        service=SERVICES[3].id,
        position=17,
        joined_at=NOON,
        tag="tag-60",
        p20=1200,
        p50=1560,
        p80=2040,
    )


def given(bench: Bench) -> None:
    """A number was given at the desk."""
    sheet("walk_in", ("services", SERVICES[3].id))(bench)
    bench.model.send_sheet()
    bench.reply(joined())


def on_hold(bench: Bench) -> None:
    """Hold is asked, and not confirmed yet."""
    sheet("hold")(bench)
    bench.model.send_sheet()


def as_manager(then: Act) -> Act:
    """The same, where a manager has signed in."""

    def act(bench: Bench) -> None:
        bench.as_role("manager")
        then(bench)

    return act
