"""Every state of a phone in each language, theme and size: `python -m dev.phone_pictures OUTDIR`.

A server of its own with a sample hall, and real Chromium; both end with it.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import httpx
from playwright.sync_api import Browser, Error, Page, WebSocketRoute, sync_playwright
from PySide6.QtGui import QImage

import client
from client.album import draw
from client.languages import LANGUAGES
from dev.demo import hall
from dev.demo.pictures import CHROMIUM
from dev.demo.processes import DemoFault, Family, end_on_signals
from dev.phone_bookings import PhoneBookings
from dev.phone_hall import PhoneHall
from dev.phone_repairs import PhoneRepairs
from dev.phone_support import PhoneSupport
from server.replay.caller import AskedInVain, Caller, Clerk, HallAway

SIZES: Final = ((390, 844), (320, 640))
THEMES: Final[dict[str, dict[str, Any]]] = {
    "light": {"color_scheme": "light", "contrast": "no-preference"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
}
CLERKS: Final = ("marta", "admin", "jonas", "aylin", "tom")
WAIT_MS: Final = 60_000
PLACES: Final = {
    "waiting": "waiting", "waiting-near": "waiting", "waiting-no-desk": "next",
    "late": "late", "next": "next", "away": "away", "held": "held", "called": "called",
    "called-long": "called",
    "called-again": "called", "missed": "missed", "serving": "serving", "on-hold": "on_hold",
    "completed": "completed", "left": "left", "cancelled": "cancelled", "transferred": "waiting",
}  # fmt: skip
"""States of a place, and what the page calls them."""
ENDED: Final = ("completed", "left", "cancelled")
"""Pages that nothing follows any more; all others with a socket are pictured once it is live."""
FORMS: Final = ("front", "join", "join-open", "join-wrong")
NOTICES: Final = (
    *("on-site", "closed", "full", "leave", "unknown", "unknown-number", "check"),
    "check-out-of-date",
)
BOOKINGS: Final = (
    *("book", "book-times", "book-details"),
    *("booked", "booked-late", "booked-cancelled", "booked-moved"),
)
SUPPORT: Final = ("support", "thread", "thread-solved")
REPAIRS: Final = ("repair-estimate", "repair-no", "repair-declined", "repair-parts", "repair-ready")
LOST: Final = "lost"
FACES: Final = (*FORMS, *NOTICES, *PLACES, LOST, f"called-{LOST}", *BOOKINGS, *SUPPORT, *REPAIRS)
CHOSEN: Final = 2
"""Which of the free times is touched."""
FONTS: Final = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir></fontconfig>
"""
"""Phones have a font for every language; of the machines that draw, few have."""


@dataclass(frozen=True)
class PhoneShot:
    """One picture of the album."""

    face: str
    language: str
    size: tuple[int, int]
    theme: str

    @property
    def name(self) -> str:
        """Its path: a folder for each language."""
        width, height = self.size
        return f"{self.language}/{self.face}-{width}x{height}-{self.theme}"


def shots() -> Iterator[PhoneShot]:
    """All pictures; those of one page one after the other."""
    for language in LANGUAGES:
        for face in FACES:
            for size in SIZES:
                for theme in THEMES:
                    yield PhoneShot(face, language, size, theme)


class Phone:
    """Opens pages and pictures them; the last page stays open for the next picture."""

    def __init__(self, browser: Browser, url: str, addresses: dict[str, str]) -> None:
        self._browser = browser
        self._url = url
        self._addresses = addresses
        self._page: Page | None = None
        self._opened: tuple[str, str] | None = None
        self._sockets: list[WebSocketRoute] = []
        self._lost = False

    def take(self, shot: PhoneShot) -> QImage:
        """One picture of the whole page, twice as fine as CSS px. Raises `DemoFault`."""
        try:
            page = self._at(shot)
        except Error as fault:
            why = str(fault).splitlines()[0]
            raise DemoFault(f"the page for {shot.name} does not come: {why}") from None
        width, height = shot.size
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**THEMES[shot.theme])
        page.evaluate("scrollTo(0, 0)")
        return QImage.fromData(page.screenshot(full_page=True, animations="disabled"))

    def _at(self, shot: PhoneShot) -> Page:
        if self._page is None or self._opened != (shot.face, shot.language):
            self._open(shot.face, shot.language)
        assert self._page is not None
        return self._page

    def _open(self, face: str, language: str) -> None:
        """A new phone for each page: what was chosen before is not remembered."""
        if self._page is not None:
            self._page.context.close()
        context = self._browser.new_context(
            viewport={"width": 390, "height": 844}, device_scale_factor=2, locale=language,
            has_touch=True, is_mobile=True, reduced_motion="reduce",
        )  # fmt: skip
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        self._page, self._opened, self._lost = page, (face, language), False
        page.route_web_socket("**/sync", self._connect)
        state = face.removesuffix(f"-{LOST}") if face != LOST else "waiting"
        page.goto(self._url + self._addresses[_page_of(state)])
        if state in PLACES:
            page.wait_for_selector(f"html[data-state={PLACES[state]}]", state="attached")
        if face not in ENDED and page.locator("#link").count():
            page.wait_for_selector("#link[data-phase=live]")
        if face.endswith(LOST):
            self._lose(page)
        if face.startswith("join-"):
            _fill(page, wrong=face == "join-wrong")
        if face in ("book-times", "book-details"):
            _choose(page, going_on=face == "book-details")

    def _connect(self, socket: WebSocketRoute) -> None:
        if self._lost:
            socket.close()
            return
        socket.connect_to_server()
        self._sockets.append(socket)

    def _lose(self, page: Page) -> None:
        """The network goes: the socket ends, and nothing answers any more."""
        page.wait_for_selector("#link[data-phase=live]")
        self._lost = True
        page.route("**/*", lambda route: route.abort())
        while self._sockets:
            self._sockets.pop().close()
        page.wait_for_selector("#link[data-phase=lost]")


def _page_of(state: str) -> str:
    """The state whose page leads to this one."""
    page = state.partition("-open")[0].partition("-wrong")[0]
    return "book-times" if page == "book-details" else page


def _choose(page: Page, going_on: bool) -> None:
    """Touch a time; with `going_on`, also go on to the form, which holds it."""
    # A touch leaves a shade for a moment, which would be pictured.
    page.locator(".time input").nth(CHOSEN).evaluate("(time) => time.click()")
    if going_on:
        page.locator("#choose .main").tap()
        page.wait_for_selector("#details")


def _fill(page: Page, wrong: bool) -> None:
    """Unfold what may be told; with `wrong`, send what cannot be read."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    if wrong:
        page.locator("#phone").fill("12")
        page.locator("#party").fill("99")
        page.locator("form .main").tap()
        page.wait_for_selector("#phone-error")


@contextmanager
def phone() -> Iterator[Phone]:
    """A phone in a hall of its own, where somebody stands in each state.

    Raises `DemoFault` and Playwright's `Error`.
    """
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        raise DemoFault("There is no Chromium here. Run: apt-get install chromium")
    with TemporaryDirectory(prefix="now-serving-") as folder, Family() as family:
        places = hall.Places(Path(folder))
        hall.make(places, bookings=False)
        _, url = hall.start_server(places, family)
        addresses = asyncio.run(_states(url, hall.passwords(places.data), places.mails))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=program,
                args=["--no-sandbox", "--disable-gpu"],
                env=dict(_environment(Path(folder))),
            )
            try:
                yield Phone(browser, url, addresses)
            finally:
                browser.close()


async def _states(url: str, known: dict[str, str], mails: Path) -> dict[str, str]:
    async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as http:
        made = PhoneHall(http, {name: known[name] for name in CLERKS})
        manager, *_, clerk = (Clerk(Caller(http), name, known[name]) for name in CLERKS)
        bookings, support = PhoneBookings(http, manager, clerk), PhoneSupport(http, manager, mails)
        repairs = PhoneRepairs(http, manager)
        try:
            await made.make()
            await bookings.make()
            await support.make()
            await repairs.make()
        except (AskedInVain, HallAway, httpx.HTTPError) as fault:
            raise DemoFault(f"The hall for the pictures cannot be made: {fault}") from None
        addresses = made.addresses | bookings.addresses | support.addresses
        return addresses | repairs.addresses


def _environment(folder: Path) -> dict[str, str]:
    """A browser that has our fonts beside those of the machine."""
    told = folder / "fonts.conf"
    fonts = Path(client.__file__).parent / "fonts"
    told.write_text(FONTS.format(fonts=fonts, cache=folder / "cache"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(told)}


def main(argv: Sequence[str] | None = None) -> int:
    """Draw those of the pictures that the command line chooses."""
    end_on_signals()
    try:
        with phone() as made:
            return draw("phone", list(shots()), made.take, argv)
    except (DemoFault, Error) as fault:
        print(f"phone: {str(fault).splitlines()[0]}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
