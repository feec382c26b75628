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

ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
)
WAIT_MS: Final = 30_000
"""How long to look for what must come by itself; a busy machine may need it."""


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
    path = shutil.which("chromium") or shutil.which("chromium-browser")
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


class Phones:
    """Makes phones, and notes whatever they should not have done."""

    def __init__(self, chromium: Browser, url: Callable[[], str]) -> None:
        self._chromium = chromium
        self._url = url
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        self.strangers: list[str] = []

    def new(self, width: int = 390, height: int = 664, **options: Any) -> Page:
        """A phone with cookies of its own."""
        phone = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}
        context = self._chromium.new_context(
            viewport={"width": width, "height": height}, **{**phone, **options}
        )
        self._contexts.append(context)
        return self.tab(context)

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
        """Switch all off."""
        for context in self._contexts:
            context.close()

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _asked(self, address: str) -> None:
        if not address.startswith(self._url()):
            self.strangers.append(address)


@pytest.fixture
def phones(chromium: Browser, house: House) -> Iterator[Phones]:
    """Phones that must stay silent and ask nobody but the server."""
    made = Phones(chromium, lambda: house.url)
    yield made
    made.close()
    assert made.strangers == []
    assert made.complaints == []


@pytest.fixture(scope="session")
def album(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: a folder named by PHONE_PICTURES, else a temporary one."""
    named = os.environ.get("PHONE_PICTURES")
    folder = Path(named) if named else tmp_path_factory.mktemp("phone")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
