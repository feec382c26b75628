"""A manager's console with each sheet open, and with each page of the settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from staff_console.bench import Bench
from staff_console.choice import SheetName
from staff_console.facts import Me
from staff_console.hall import MARA
from staff_console.samples import BUSY
from staff_console.settings.page import PlaceList
from tests.staff_console.conftest import Open

SHEETS: Final = get_args(SheetName)
AT_WORK: Final = BUSY.serving("A014", 372)


def manager(console: Open, size: tuple[int, int]) -> Bench:
    """Mara serves A014 and has marked C007; she may change settings."""
    bench = console(AT_WORK, size=size)
    bench.me = Me(MARA, "manager")
    bench.feed(AT_WORK)
    bench.model.choose(BUSY.entry("C007").id)
    return bench


def sheet(console: Open, name: str, size: tuple[int, int]) -> Bench:
    """With a sheet open."""
    bench = manager(console, size)
    bench.window.pressed.emit(name)
    bench.settle()
    assert bench.window.sheet is not None and bench.window.sheet.isVisible()
    return bench


def settings(console: Open, size: tuple[int, int]) -> Iterator[tuple[str, Bench]]:
    """The same console with one page of the settings after the other, and what it is called."""
    bench = manager(console, size)
    bench.window.acted.emit("window:settings")
    bench.settle()
    places = bench.window.page.findChild(PlaceList)
    assert isinstance(places, PlaceList)
    for at in range(places.rows.rowCount()):
        places.mark(at)
        bench.settle()
        yield places.rows.at(at).spoken, bench
