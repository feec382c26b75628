"""The table of all sheets, by the key that opens them."""

from __future__ import annotations

from typing import Final

from staff_console.choice import SheetName
from staff_console.sheets.breaks import take_break
from staff_console.sheets.broadcast import broadcast
from staff_console.sheets.closing import closing
from staff_console.sheets.form import Sheet
from staff_console.sheets.hold import hold
from staff_console.sheets.priority import priority
from staff_console.sheets.requeue import requeue
from staff_console.sheets.transfer import transfer
from staff_console.sheets.walk_in import walk_in

SHEETS: Final[dict[SheetName, Sheet]] = {
    "hold": hold,
    "transfer": transfer,
    "break": take_break,
    "requeue": requeue,
    "walk_in": walk_in,
    "broadcast": broadcast,
    "priority": priority,
    "closing": closing,
}
ABOUT_SOMEBODY: Final[frozenset[SheetName]] = frozenset({"hold", "transfer", "requeue", "priority"})
"""Sheets about one customer: they go when that one changes hands."""
