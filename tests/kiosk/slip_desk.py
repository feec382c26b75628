"""The reader of slips with its server and printer, on a clock moved by hand."""

from __future__ import annotations

from collections.abc import Callable

from client.own_place import OwnPlace
from kiosk.hall import MORNING, TOKEN
from kiosk.pages.scanned import ScannedPage, scanned_page
from kiosk.sample_places import HandHolder, place
from kiosk.scan import Scan
from kiosk.scanned import Scanned, SlipReader

LINK = f"https://hall.example/t/{TOKEN}"


class Printer:
    def __init__(self) -> None:
        self.slips: list[tuple[str, str]] = []
        self.then: Callable[[bool], None] = lambda _: None

    def __call__(self, place: OwnPlace, token: str, then: Callable[[bool], None]) -> None:
        self.slips.append((place.own.number, token))
        self.then = then


class Desk:
    """A reader with its server and printer, on a clock moved by hand."""

    def __init__(self) -> None:
        self.at = 100.0
        self.holder = HandHolder()
        self.printer = Printer()
        self.moves = 0
        self.reader = SlipReader(
            self.holder, lambda: self.at, lambda: MORNING, self.printer, self._moved
        )

    def scan(self, *readings: str) -> None:
        self.reader.read(Scan(readings or (LINK,)))

    def lay(self, found: OwnPlace | None = None) -> None:
        """A slip lies there, and its place is known."""
        self.scan()
        self.holder.show(found or place())
        self.goes_by(1)

    def goes_by(self, seconds: float) -> None:
        self.at += seconds
        self.reader.pass_time()

    @property
    def slip(self) -> Scanned:
        assert self.reader.slip is not None
        return self.reader.slip

    @property
    def page(self) -> ScannedPage:
        return scanned_page(self.slip, MORNING, "en")

    @property
    def keys(self) -> list[str]:
        return [key.does for key in self.page.keys]

    def _moved(self) -> None:
        self.moves += 1
