"""How long and how large one measures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

BUILD: Final = Path(__file__).resolve().parent.parent / "build"


@dataclass(frozen=True)
class Scale:
    """Sizes of a run."""

    pairs: int
    seconds: float
    """Of one sample of a rate."""
    commands: int
    """Of one sample at the door."""
    sockets: int
    calls: int
    """In one sample of deliveries."""
    strokes: int
    """Of a clerk's console in one sample."""
    waiting: tuple[int, int]
    """In the line: few and many."""
    booked: tuple[int, int]
    """In sight in a day of bookings: few and many."""
    listed_tickets: tuple[int, int]
    """In a list of the console: few and many."""
    past: tuple[int, int]
    """Past visits: few and many."""
    line: int
    """Waiting at one service point while its waits are published."""
    house: tuple[int, int, int, int]
    """Colleagues, chairs, days and bookings of a house whose free times are listed."""
    deadlines: int
    """Of one sample of a rate; a thousandth of them are stepped."""
    open_deadlines: tuple[int, int]
    """Of tickets whose timers run: few and many."""
    at_one_instant: int
    """Breaches."""
    kept_tickets: tuple[int, int]
    """In the tables: few and many."""
    on_the_bench: tuple[int, int]
    """Service requests that wait for work: few and many."""


WHOLE: Final = Scale(
    pairs=9,
    seconds=1.0,
    commands=1_000,
    sockets=1_000,
    calls=30,
    strokes=5,
    waiting=(100, 10_000),
    booked=(10, 500),
    listed_tickets=(100, 100_000),
    past=(1_000, 200_000),
    line=200,
    house=(50, 20, 90, 10_000),
    deadlines=100_000,
    open_deadlines=(100, 10_000),
    at_one_instant=500,
    kept_tickets=(1_000, 100_000),
    on_the_bench=(3, 300),
)
QUICK: Final = Scale(
    pairs=1,
    seconds=0.2,
    commands=64,
    sockets=20,
    calls=3,
    strokes=2,
    waiting=(30, 90),
    booked=(10, 40),
    listed_tickets=(30, 300),
    past=(20, 200),
    line=20,
    house=(5, 3, 10, 100),
    deadlines=2_000,
    open_deadlines=(10, 100),
    at_one_instant=20,
    kept_tickets=(100, 1_000),
    on_the_bench=(2, 10),
)


@contextmanager
def data_folder() -> Iterator[Path]:
    """A directory for a database, beside the sources: where /tmp is memory, nothing is durable."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=BUILD) as made:
        yield Path(made)
