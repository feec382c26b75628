"""What holds for every page on every phone: it fits, it can be hit, read, heard and reached."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Page

SMALLEST: Final = 48
"""No control is lower, CSS px; links inside a sentence apart."""
UNBROKEN: Final = 12
"""Words of so many letters stay on one line."""
_FAULTS: Final = Path(__file__).with_name("judge.js").read_text("utf-8")
_FOCUSED: Final = """() => {
  const node = document.activeElement;
  if (node === document.body) return null;
  const seen = node.type === "radio" ? node.closest("label") : node;
  const top = seen.getBoundingClientRect().top + scrollY;
  return [seen.textContent.trim() || node.name, top, getComputedStyle(seen).outlineWidth];
}"""


def judge(page: Page) -> None:
    """Everything that holds for every page."""
    assert faults(page) == []


def faults(page: Page) -> list[str]:
    """What is wrong with a page, each fault as a sentence."""
    found: list[str] = page.evaluate(f"(limits) => ({_FAULTS})(...limits)", [SMALLEST, UNBROKEN])
    return found


class Stop(NamedTuple):
    """Where the Tab key has led: what it says, where it is (CSS px), and the ring around it."""

    says: str
    top: float
    ring: str


def stops(page: Page) -> list[Stop]:
    """All stops of the Tab key, from the top of the page to its end."""
    found: list[Stop] = []
    while len(found) < 30:
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None:
            break
        found.append(Stop(*stop))
    return found
