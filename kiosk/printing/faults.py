"""How printing ended, and what staff are to do where no slip came out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FAULTS: Final[dict[str, str]] = {
    "no_paper": "The slip printer has no paper. Put in a new roll.",
    "cover_open": "The cover of the slip printer is open. Close it.",
    "cutter": "The cutter of the slip printer is jammed. Open the cover and take the paper out.",
    "offline": "The slip printer is not ready. Look at its lights, or switch it off and on.",
    "fault": "The slip printer reports a fault. Switch it off and on.",
    "not_found": "The slip printer cannot be found. Is it switched on, and its cable plugged in?",
    "not_allowed": "The kiosk may not use the slip printer. See docs/printers.md.",
    "busy": "Another program uses the slip printer. End it.",
    "no_answer": "The slip printer did not answer in time. Is it switched on?",
    "broke_off": "The line to the slip printer broke off while it printed. Look at the cable.",
    "no_library": "A library for USB printers is missing. See docs/printers.md.",
    "folder": "The folder for slips takes nothing. Is its disk full, or a network drive away?",
    "stopped": "The kiosk stopped before it had printed.",
    "unknown_slip": "The kiosk could not learn what stands on the slip.",
}
"""What staff read, by code."""


@dataclass(frozen=True)
class Printed:
    """The slip came out, as far as the printer can tell."""


@dataclass(frozen=True)
class Failed:
    """No slip came out, or not all of it."""

    code: str

    @property
    def words(self) -> str:
        """What staff read, and do about it."""
        return FAULTS[self.code]


Outcome = Printed | Failed


class NotPrinted(Exception):
    """No slip came out. `code` is one of `FAULTS`; `detail` says for the log what went wrong."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{FAULTS[code]} ({detail})" if detail else FAULTS[code])
        self.code = code
