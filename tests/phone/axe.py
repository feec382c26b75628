"""What axe-core finds on a page, by WCAG 2.2 AA and by good practice."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import axe_playwright_python
from playwright.sync_api import Page

_SCRIPT: Final = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING: Final = {"type": "tag", "values": _TAGS}
COLOURS: Final = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
_FAULTS: Final = """async (runOnly) => {
  const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}"""


def violations(page: Page, only: Any) -> list[str]:
    """Each with its element. The page must let foreign scripts in (`bypass_csp`)."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    found: list[str] = page.evaluate(_FAULTS, only)
    return found
