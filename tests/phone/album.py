"""Pictures of pages, where somebody wants to see them: each takes longer than to judge a page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

WANTED = "PHONE_PICTURES" in os.environ


def keep(page: Page, album: Path, name: str, **how: Any) -> None:
    """A picture of the page under a name, if pictures are wanted."""
    if WANTED:
        page.screenshot(path=album / f"{name}.png", animations="disabled", **how)
