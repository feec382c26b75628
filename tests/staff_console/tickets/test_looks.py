"""The ticket desk as it is drawn: nothing cut or covered, in every size, and in longer words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from staff_console.look import LEAST
from staff_console.tickets import scenes
from staff_console.tickets.scenes import Act
from tests.staff_console.layout import misplaced, squeezed
from tests.staff_console.tickets.conftest import Open

FACES: dict[str, tuple[Act, dict[str, Any]]] = {
    "opened": (scenes.opened, {}),
    "meanwhile": (scenes.meanwhile, {"size": (1280, 800)}),
    "attaching": (scenes.attaching, {"size": (1280, 800), "scheme": "dark"}),
    "commenting": (scenes.commenting, {"size": LEAST, "scheme": "contrast"}),
    "selected": (scenes.selected, {"size": LEAST}),
    "empty": (scenes.empty, {"size": LEAST}),
    "complaint": (scenes.complaint, {"size": LEAST}),
}


@pytest.mark.parametrize("name", FACES)
def test_nothing_is_cut_or_covered(desk: Open, name: str) -> None:
    act, more = FACES[name]
    bench = desk(act, **more)
    bench.grab()
    assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []
    for button in bench.window.page.findChildren(QAbstractButton):
        assert not button.isVisible() or button.accessibleName() or button.text()
