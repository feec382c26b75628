"""What axe-core finds on a page, by WCAG 2.2 AA and by good practice."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import axe_playwright_python
from playwright.sync_api import Page

_SCRIPT: Final = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING: Final[dict[str, Any]] = {"runOnly": {"type": "tag", "values": _TAGS}}
_CONTRAST: Final = ["color-contrast", "link-in-text-block"]
COLOURS: Final[dict[str, Any]] = {"runOnly": {"type": "rule", "values": _CONTRAST}}
BUT_COLOURS: Final = EVERYTHING | {"rules": {rule: {"enabled": False} for rule in _CONTRAST}}
"""Colours take axe three times as long as all the rest."""
_FAULTS: Final = """async (rules) => {
  const { violations } = await axe.run(document, { ...rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}"""


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """Each with its element. The page must let foreign scripts in (`bypass_csp`)."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    found: list[str] = page.evaluate(_FAULTS, rules)
    return found
