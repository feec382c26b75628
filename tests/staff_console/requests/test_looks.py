"""The repairs as they are drawn: nothing cut or covered, and every key says what it does."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from staff_console.bookings.head import StepButton
from staff_console.look import LEAST
from staff_console.requests import scenes
from staff_console.requests.scenes import Act
from tests.display.pictures import assert_as_drawn
from tests.staff_console.layout import misplaced, squeezed
from tests.staff_console.requests.conftest import Open

FACES: dict[str, tuple[Act, dict[str, Any]]] = {
    "stays": (scenes.stays, {}),
    "opened-dark": (scenes.opened, {"scheme": "dark", "size": (1280, 800)}),
    "phoning": (scenes.phoning, {"size": (1280, 800)}),
    "stayed": (scenes.stayed, {"size": (1280, 800)}),
    "least": (scenes.approving, {"size": LEAST}),
}
DRAWN = ("stays", "opened-dark")


@pytest.mark.parametrize("name", FACES)
def test_nothing_is_cut_or_covered(repairs: Open, cut: set[str], name: str) -> None:
    act, more = FACES[name]
    bench = repairs(act, **more)
    picture = bench.grab().toImage()
    if name in DRAWN:
        assert_as_drawn(picture, f"../console/repairs-{name}")
    assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []
    for button in bench.window.page.findChildren(QAbstractButton):
        assert not button.isVisible() or button.accessibleName() or button.text()
    steps = bench.window.page.findChildren(StepButton)
    assert not any(each.toolTip() for each in steps if each.isVisible())
    # Of a card nothing but the name of its customer may end early.
    names = {card.name for card in bench.repair.screen.board.cards()}
    assert cut <= names
