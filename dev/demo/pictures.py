"""Pictures of the programs and of a phone."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dev.demo.processes import DemoFault, Process

PATIENCE_S: Final = 60.0
SETTLED_S: Final = 5.0
"""After so long everything that was announced has come to rest on the screens."""
CHROMIUM: Final = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
)
"""The first is enough for pictures, and the quickest."""
PHONE: Final = {"width": 390, "height": 844}


def wait_for(windows: Sequence[Process], folder: Path, since: float = 0) -> None:
    """Wait until each program has a picture of itself that is younger than `since` (seconds since
    1970). Raises `DemoFault`."""
    give_up = time.monotonic() + PATIENCE_S
    for window in windows:
        path = folder / f"{window.name}.png"
        while not path.exists() or path.stat().st_mtime < since:
            if window.code is not None:
                raise DemoFault(f"The {window.name} has ended: {window.last_words}")
            if time.monotonic() > give_up:
                raise DemoFault(f"The {window.name} shows nothing; see {window.log}")
            time.sleep(0.1)


def keep(windows: Sequence[Process], folder: Path, out: Path, prefix: str = "") -> list[Path]:
    """Copy the present pictures to where people look for them. Raises `DemoFault`."""
    kept = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for window in windows:
            path = out / f"{prefix}{window.name}.png"
            shutil.copyfile(folder / f"{window.name}.png", path)
            kept.append(path)
    except OSError as fault:
        raise DemoFault(f"Pictures cannot be saved in {out}: {fault.strerror}") from None
    return kept


def phone(link: str, path: Path) -> bool:
    """Picture what a phone shows at an address; False, and a word, where there is no Chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        print("There is no Chromium here, so no phone is pictured. Run: apt-get install chromium")
        return False
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            viewport={"width": PHONE["width"], "height": PHONE["height"]}, device_scale_factor=2
        )
        page.goto(link)
        page.wait_for_timeout(SETTLED_S * 1000)
        page.screenshot(path=str(path))
        browser.close()
    return True
