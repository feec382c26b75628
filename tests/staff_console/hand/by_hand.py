"""What a clerk sees of hand mode, and what the server is told."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocol.commands import ReportByHand
from protocol.outcomes import Moved
from staff_console.bench import Bench
from staff_console.hand.page import HandPage
from staff_console.hand.screen import HandScreen
from staff_console.samples import BUSY


def hand(bench: Bench) -> HandScreen:
    """What hand mode shows; it must be on."""
    assert isinstance(bench.window.page, HandPage)
    assert bench.hand.screen is not None
    return bench.hand.screen


def boxes(bench: Bench) -> list[tuple[str, str]]:
    """My list as it is ticked."""
    return [(row.number, row.box) for row in hand(bench).rows]


def confirmed(bench: Bench, number: str) -> None:
    """The server records the report that was sent last."""
    done = Moved(
        entry="e", visit="v", number=number, service_point="p", state="completed", version=4
    )
    bench.reply(done)
    bench.settle()


def comes_back(bench: Bench) -> None:
    """The server is there again, with the hall as it was."""
    bench.answer(BUSY)
    bench.settle()


def reports(bench: Bench) -> list[ReportByHand]:
    """What was told, in order."""
    return [command for command, _ in bench.asked if isinstance(command, ReportByHand)]


def bands(bench: Bench) -> list[str]:
    """What stands across the top."""
    found = bench.window.bands.findChildren(QWidget)
    named = [w for w in found if w.objectName().startswith("band-") and not w.isHidden()]
    return [w.accessibleName() for w in named if w.parent() is bench.window.bands._down]
