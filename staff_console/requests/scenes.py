"""What is done at a bench to see the repairs in their states: for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from protocol.record import Record
from staff_console.bench import Bench
from staff_console.requests.samples import CHOSEN, HEADS, OPEN, request_id
from staff_console.story.samples import tell_story
from staff_console.tickets.scenes import feed

Act = Callable[[Bench], None]
TOPIC = "requests"
OPEN_TOPIC = f"request/{request_id(CHOSEN)}"


def looked_at(bench: Bench, heads: Sequence[Record] = HEADS) -> None:
    """The board is looked at."""
    bench.window.acted.emit("window:repairs")
    feed(bench, TOPIC, heads)
    bench.settle()


def opened(bench: Bench, records: Sequence[Record] = OPEN) -> None:
    """R-1187 is chosen, and all of it is here."""
    looked_at(bench)
    bench.repair.open_now(request_id(CHOSEN))
    feed(bench, OPEN_TOPIC, records)
    bench.settle()


def stays(bench: Bench) -> None:
    """It was dropped on In repair, and stays where it was."""
    opened(bench)
    bench.repair.take_up(request_id(CHOSEN))
    bench.repair.drop_on("in_repair")
    bench.settle()


def approving(bench: Bench) -> None:
    """Its customer is at the desk and says yes."""
    opened(bench)
    bench.repair.act("approve")
    bench.settle()


def phoning(bench: Bench) -> None:
    """Its customer is on the phone."""
    opened(bench)
    bench.repair.act("phone")
    bench.settle()


def stayed(bench: Bench) -> None:
    """All of its stay is read."""
    opened(bench)
    bench.window.keyed.emit("story")
    bench.settle()
    tell_story(bench)
