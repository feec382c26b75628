"""What the view shows of the repairs: the board, a bench, or what waits. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from protocol.request_states import ON_BENCH
from staff_console.requests.known import Known
from staff_console.requests.waiting import WaitingList
from staff_console.speech import tr

Mode = Literal["board", "bench", "waiting"]
MODES: Final[tuple[Mode, ...]] = ("board", "bench", "waiting")
_TITLES: Final[dict[Mode, Callable[[], str]]] = {
    "board": lambda: tr("Board"),
    "bench": lambda: tr("Bench"),
    "waiting": lambda: tr("Waiting"),
}


@dataclass(frozen=True)
class ModeTab:
    """One of them, how many there are in it, and whether it is shown."""

    mode: Mode
    title: str
    count: str = ""
    loud: bool = False
    """Whether something in it is late."""
    shown: bool = False

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        late = tr("some are late") if self.loud else ""
        return ", ".join(part for part in (self.title, self.count, late) if part)


def mode_tabs(known: Known, waiting: WaitingList, shown: Mode) -> tuple[ModeTab, ...]:
    """All three; of the bench those are counted that are mine."""
    mine = sum(head.technician == known.me and head.state in ON_BENCH for head in known.all)
    counts = {"board": len(known.all), "bench": mine, "waiting": waiting.count}
    return tuple(
        ModeTab(
            mode, _TITLES[mode](), str(counts[mode] or ""),
            loud=mode == "waiting" and waiting.late > 0, shown=mode == shown,
        )
        for mode in MODES
    )  # fmt: skip


def after(mode: Mode) -> Mode:
    """The next one, after the last the first."""
    return MODES[(MODES.index(mode) + 1) % len(MODES)]
