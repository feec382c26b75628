"""The ticket desk as it is drawn: nothing cut or covered, in every size, and in longer words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from client.speech import speak
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


def longer(text: str) -> str:
    """A text as long as it may be in another language; what is filled in stays."""
    parts = re.split(r"(\{[^}]*\})", text)
    return "".join(p if p.startswith("{") else re.sub(r"(\w\w)\b", r"\1\1", p) for p in parts)


@pytest.mark.parametrize("name", ["meanwhile", "attaching", "selected"])
def test_words_that_are_longer_in_another_language_have_room(desk: Open, name: str) -> None:
    act, _ = FACES[name]
    speak(longer)
    try:
        bench = desk(act, size=(1280, 800) if name == "meanwhile" else LEAST)
        bench.grab()
        assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []
    finally:
        speak()


@pytest.mark.parametrize("name", FACES)
def test_nothing_is_cut_or_covered(desk: Open, name: str) -> None:
    act, more = FACES[name]
    bench = desk(act, **more)
    bench.grab()
    assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []
    for button in bench.window.page.findChildren(QAbstractButton):
        assert not button.isVisible() or button.accessibleName() or button.text()
