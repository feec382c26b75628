"""The states of the console that the documentation shows, each as a face on a sample hall."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from client.app import make_application
from client.picture import save
from staff_console.administration.moments import MOMENTS
from staff_console.administration.scenes import HOUSE
from staff_console.bench import Bench
from staff_console.board_scenes import taken
from staff_console.bookings import scenes as bookings
from staff_console.faces import Face
from staff_console.full_hall import FULL, after_hours, at_work, promised, remember
from staff_console.hand.scenes import by_hand
from staff_console.reports.scenes import looked_at, marked
from staff_console.requests import samples as repair
from staff_console.requests import scenes as repairs
from staff_console.samples import CALM
from staff_console.settings.scenes import OFFICE, shorter_hours
from staff_console.tickets import samples as desk
from staff_console.tickets import scenes as tickets


def _closing(bench: Bench) -> None:
    """The manager looks at what becomes of those who still wait."""
    remember(bench)
    bench.as_role("manager")
    bench.window.pressed.emit("closing")


PORTRAITS: Final = (
    Face("calm", CALM),
    Face("busy", promised(at_work()), remember),
    Face("conflict", FULL, taken),
    Face("offline", FULL.called("A014", 48), lambda bench: bench.lose(13)),
    Face("hand", FULL, by_hand),
    Face("closing", after_hours(), _closing),
    Face("settings", OFFICE, shorter_hours),
    Face("bookings", bookings.HALL, bookings.moving),
    Face("tickets", desk.HALL, tickets.opened),
    Face("repairs", repair.SHOP, repairs.opened),
    Face("reports", FULL, looked_at(marked)),
    Face("devices", HOUSE, MOMENTS["devices-compare"]),
    Face("audit", HOUSE, MOMENTS["audit"]),
)


def take(folder: Path) -> Iterator[Path]:
    """Draw all of them into a folder, `console-<state>.png` each. Raises `OSError`."""
    app = make_application("staff_console", widgets=True)
    for portrait in PORTRAITS:
        bench = portrait.open(app)
        path = folder / f"console-{portrait.name}.png"
        image = bench.grab().toImage()
        bench.close()
        if not save(image, path):
            raise OSError(f"{path.name} cannot be written")
        yield path
