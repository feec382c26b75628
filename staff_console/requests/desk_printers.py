"""Which printer of this desk has which paper: chosen once, then used without asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, cast, get_args

from PySide6.QtPrintSupport import QPrinter

from client.system_printers import system_printer
from staff_console.memory import Memory
from staff_console.sheets.form import Option
from staff_console.speech import tr

Stock = Literal["sheet", "roll80", "roll58", "label"]
"""What lies in a printer."""
TOLD: Final = 32
ROLLS: Final[tuple[Stock, ...]] = ("roll80", "roll58")
Finds = Callable[[str], QPrinter | Literal["missing", "stopped"]]


class DeskPrinters:
    """Kept by this computer; without a `memory` as long as the console runs."""

    def __init__(self, memory: Memory | None = None, find: Finds = system_printer) -> None:
        self._memory, self._find = memory, find
        known = memory.now if memory is not None else None
        self._names = dict(known.printers) if known is not None else {}
        self._receipts_on = known.receipts_on if known is not None else ""

    def receipts_on(self, picked: str = "") -> Stock:
        """What receipts are printed on here: what was just picked, else as before."""
        on = picked or self._receipts_on
        return cast("Stock", on) if on in get_args(Stock) else "sheet"

    def stock_of(self, paper: str, picked: str = "") -> Stock:
        """What a paper of a repair is printed on here."""
        kind = paper.partition(":")[0]
        if kind == "receipt":
            return self.receipts_on(picked)
        return "label" if kind == "label" else "sheet"

    def name(self, stock: Stock) -> str:
        """The printer that was chosen for it; empty where none was."""
        return self._names.get(stock, "")

    def told(self, stock: Stock) -> str:
        """Its name as a sheet has room for it."""
        name = self.name(stock)
        return name if len(name) <= TOLD else f"{name[: TOLD - 1].rstrip()}…"

    def ready(self, stock: Stock) -> QPrinter | None:
        """That printer; None where none was chosen, or it is gone or stopped."""
        name = self.name(stock)
        found = self._find(name) if name else "missing"
        return None if isinstance(found, str) else found

    def keep(self, stock: Stock, name: str) -> None:
        """This one has that paper from now on."""
        self._names = self._names | {stock: name}
        if self._memory is not None:
            self._memory.change(printers=self._names)

    def put_receipts_on(self, stock: Stock) -> None:
        """Receipts are printed on that from now on."""
        self._receipts_on = stock
        if self._memory is not None:
            self._memory.change(receipts_on=stock)

    def receipt_papers(self) -> tuple[Option, ...]:
        """What a receipt may be printed on, and which printer has it."""
        names: dict[Stock, str] = {
            "sheet": tr("A sheet"),
            "roll80": tr("A roll of 80 mm"),
            "roll58": tr("A roll of 58 mm"),
        }
        return tuple(Option(stock, title, self.told(stock)) for stock, title in names.items())
