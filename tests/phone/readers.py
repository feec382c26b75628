"""A phone for each language, which looks at whatever page it is shown and notes what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, expect

from server.pages.words import SPOKEN
from tests.phone import album
from tests.phone.axe import BUT_COLOURS, SCRIPT, Tints, violations
from tests.phone.conftest import Phones
from tests.phone.judge import faults

SIZES: Final = [(390, 844), (320, 640)]
FACES: Final[list[dict[str, Any]]] = [
    {"color_scheme": "dark"},
    {"color_scheme": "dark", "contrast": "more"},
    {"color_scheme": "light", "contrast": "more"},
    {"color_scheme": "dark", "forced_colors": "active"},
    {"color_scheme": "light", "forced_colors": "active"},
]
"""What a phone may ask for besides the plain page: dark, more contrast, its own colours."""
PLAIN: Final[dict[str, Any]] = {
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
}


class Readers:
    """These phones; the pages' own script does not reach them, so that each page stands still."""

    def __init__(self, phones: Phones, album: Path) -> None:
        self._album = album
        self._faults: list[str] = []
        self._tints = Tints()
        self._phones = {
            lang: phones.new(locale=lang, bypass_csp=True, reduced_motion="reduce")
            for lang in SPOKEN
        }
        for phone in self._phones.values():
            phone.add_init_script(SCRIPT)
            network = phone.context.new_cdp_session(phone)
            network.send("Network.enable")
            network.send("Network.setBlockedURLs", {"urls": ["*.js"]})

    def look(self, address: str, name: str, heading: str = "") -> None:
        """Open a page on every phone; its heading in English, where it is known."""
        for lang, phone in self._phones.items():
            phone.goto(address)
            if heading and lang == "en":
                expect(phone.locator("h1")).to_have_text(heading)
            self.inspect(phone, lang, name)

    def err(self, address: str, name: str) -> None:
        """Send the form of every phone with nothing right in it."""
        for lang, phone in self._phones.items():
            phone.goto(address)
            phone.locator("summary").first.tap()
            phone.locator("#phone").fill("12")
            phone.locator("form .main").tap()
            expect(phone.locator("#phone-error")).to_be_visible()
            self.inspect(phone, lang, name)

    def inspect(self, phone: Page, lang: str, name: str) -> None:
        """The page that stands on a phone now: read, measured, and in every colour."""
        said = phone.evaluate("document.documentElement.lang")
        found = [] if said == lang else [f"it speaks {said}"]
        for width, height in SIZES:
            phone.set_viewport_size({"width": width, "height": height})
            found += faults(phone)
            album.keep(phone, self._album, f"{name}-{lang}-{width}", full_page=True)
        found += violations(phone, BUT_COLOURS) + self._tints.violations(phone)
        # Colours are those of the sheet in every language.
        for face in FACES if lang == "ar" else ():
            phone.emulate_media(**{**PLAIN, **face})
            found += [f"{face}: {fault}" for fault in self._tints.violations(phone)]
        phone.emulate_media(**PLAIN)
        self._faults += [f"{name} in {lang}: {fault}" for fault in found]

    def content(self) -> None:
        """Nothing was wrong on any page that was looked at."""
        assert self._faults == []
