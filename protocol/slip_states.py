"""The life of the paper with the number as a table: what can be reported or asked, from where.

Source of the server's rules and of what the console offers.
"""

from __future__ import annotations

from typing import Final

from protocol.records import SlipState

SLIP_TRANSITIONS: Final[dict[SlipState, tuple[SlipState, ...]]] = {
    "wanted": ("", "wanted", "printing", "printed", "failed"),
    "printing": ("", "wanted", "printing", "failed"),
    "printed": ("", "wanted", "printing", "printed", "failed"),
    "failed": ("", "wanted", "printing", "failed"),
}
"""By the state that is wanted: those that it is allowed from. A colleague wants it, a kiosk prints
it; what came out neither begins anew by itself nor fails afterwards."""
SLIP_WAITS_S: Final = 60
"""A slip that no kiosk has printed for so long has failed."""
