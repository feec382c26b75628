"""Real Chromium at the size of a phone, and a server of its own for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import client
from protocol.records import ServicePoint
from tests.phone.house import House

BROWSERS: Final = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The first shows the same pages for half the work: it has no menus and windows of its own."""
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
)
WAIT_MS: Final = 30_000
"""How long to look for what must come by itself; a busy machine may need it."""

HASTE: Final = "WebSocket is closed before the connection is established"
"""What a browser notes of a page that is left while it connects."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Playwright's loop breaks asyncio tests that come after it: collect these only when named."""
    named = any("phone" in argument for argument in config.invocation_params.args)
    return None if named else True


FONTS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<dir>/usr/share/fonts</dir>
<cachedir>{cache}</cachedir>
</fontconfig>
"""
"""Phones have a font for every language; of the machines that test, few have."""


def fonts_of_phones(folder: Path) -> dict[str, str]:
    """The environment of a browser that has our fonts beside those of the machine."""
    ours = Path(client.__file__).parent / "fonts"
    told = folder / "fonts.conf"
    told.write_text(FONTS.format(fonts=ours, cache=folder / "cache"), "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(told)}


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser of this machine. Away from phones it has scroll bars that take room."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.fail("These tests need Chromium. Run: apt-get install chromium")
    with sync_playwright() as playwright:
        expect.set_options(timeout=WAIT_MS)
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[*ARGUMENTS],
            ignore_default_args=["--hide-scrollbars"],
            env=dict(fonts_of_phones(tmp_path_factory.mktemp("fonts"))),
        )
        yield browser
        browser.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """An open hall named Harbour Street."""
    opened = House(tmp_path)
    opened.start()
    opened.do(opened.hall.name_site("Harbour Street"))
    yield opened
    opened.stop()


@pytest.fixture
def point(house: House) -> ServicePoint:
    """A service point with two services and two desks."""
    return house.do(house.hall.point("Drop off a repair", "Collect a repair"))


class Shelf:
    """Phones that were used before, as good as new: to make one takes longer than most tests."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._kept: dict[str, list[BrowserContext]] = {}
        self._kinds: dict[BrowserContext, str] = {}

    def take(self, options: dict[str, Any]) -> BrowserContext:
        """A phone of this kind without cookies or pages."""
        kind = repr(sorted(options.items()))
        kept = self._kept.setdefault(kind, [])
        context = kept.pop() if kept else self._chromium.new_context(**options)
        self._kinds[context] = kind
        return context

    def put_back(self, context: BrowserContext) -> None:
        """Forget what it has seen."""
        for page in context.pages:
            page.close()
        context.clear_cookies()
        context.set_offline(False)
        self._kept[self._kinds.pop(context)].append(context)


class Phones:
    """Hands out phones, and notes whatever they should not have done."""

    def __init__(self, shelf: Shelf, url: Callable[[], str]) -> None:
        self._shelf = shelf
        self._url = url
        self._contexts: list[BrowserContext] = []
        self._timed: list[BrowserContext] = []
        self.complaints: list[str] = []
        self.strangers: list[str] = []

    def new(self, width: int = 390, height: int = 664, **options: Any) -> Page:
        """A phone with cookies of its own."""
        phone = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}
        context = self._shelf.take({**phone, **options})
        self._contexts.append(context)
        page = self.tab(context)
        page.set_viewport_size({"width": width, "height": height})
        return page

    def timed(self) -> Page:
        """A phone whose time the test lets pass; nobody can use it afterwards."""
        page = self.new()
        page.clock.install()
        self._timed.append(page.context)
        return page

    def tab(self, context: BrowserContext) -> Page:
        """One more tab of a phone."""
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        page.on("console", lambda said: self._said(said.type, said.text))
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        page.on("request", lambda request: self._asked(request.url))
        return page

    def forgive(self, *parts: str) -> None:
        """Drop complaints with one of these parts: a browser notes what it was refused."""
        self.complaints = [c for c in self.complaints if not any(p in c for p in parts)]

    def close(self) -> None:
        """Switch all off, also those that have just begun to connect."""
        before, self.complaints = self.complaints, []
        for context in self._contexts:
            if context in self._timed:
                context.close()
            else:
                self._shelf.put_back(context)
        self.forgive(HASTE)
        self.complaints = before + self.complaints

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _asked(self, address: str) -> None:
        if not address.startswith(self._url()):
            self.strangers.append(address)


@pytest.fixture(scope="session")
def shelf(chromium: Browser) -> Shelf:
    """The phones of all tests."""
    return Shelf(chromium)


@pytest.fixture
def phones(shelf: Shelf, house: House) -> Iterator[Phones]:
    """Phones that must stay silent and ask nobody but the server."""
    made = Phones(shelf, lambda: house.url)
    yield made
    made.close()
    assert made.strangers == []
    assert made.complaints == []


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: a folder named by PHONE_PICTURES, else a temporary one."""
    named = os.environ.get("PHONE_PICTURES")
    folder = Path(named) if named else tmp_path_factory.mktemp("phone")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
