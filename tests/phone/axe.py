"""What axe-core finds on a page, by WCAG 2.2 AA and by good practice."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT: Final = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_CONTRAST: Final = ["color-contrast", "link-in-text-block"]
EVERYTHING: Final[dict[str, Any]] = {"runOnly": {"type": "tag", "values": _TAGS}}
BUT_COLOURS: Final = EVERYTHING | {"rules": {rule: {"enabled": False} for rule in _CONTRAST}}
_COLOURS: Final = {
    "runOnly": {"type": "rule", "values": _CONTRAST},
    "resultTypes": ["violations"],
}
_FAULTS: Final = """async (rules) => {
  const { violations } = await axe.run(document, { ...rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}"""
_TINTS: Final = Path(__file__).with_name("tints.js").read_text("utf-8")


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """Each with its element. The page must let foreign scripts in (`bypass_csp`)."""
    _bring(page)
    found: list[str] = page.evaluate(_FAULTS, rules)
    return found


class Tints:
    """Judges the colours of texts. Colours take axe three times as long as all the rest, and most
    texts of a page look like others before them: each combination of colours is judged once."""

    def __init__(self) -> None:
        self._known: list[str] = []

    def violations(self, page: Page) -> list[str]:
        """What is wrong with those that no page had before, each with its element."""
        _bring(page)
        found: list[str]
        found, fresh = page.evaluate(
            f"([known, options]) => ({_TINTS})(known, options)", [self._known, _COLOURS]
        )
        if not found:
            self._known += fresh
        return found


def _bring(page: Page) -> None:
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
