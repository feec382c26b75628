"""The line at the foot: its two lines keep apart in every script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtQuick import QQuickItem

from display.faces import UPRIGHT, FaceCase
from display.hall import HALL
from tests.display.conftest import Open
from tests.display.test_faces import in_scene, items, named


@pytest.mark.parametrize("language", ["en", "de", "es", "ar"])
def test_a_line_of_figures_stands_clear_of_the_line_above(bench: Open, language: str) -> None:
    opened = bench(FaceCase("last", HALL.ending("last_numbers"), UPRIGHT, language=language))
    opened.grab()
    foot = named(opened, "ticker")
    assert isinstance(foot, QQuickItem)
    lines = [item for item in items(foot) if item.inherits("QQuickText")]
    assert "16:00." in lines[-1].property("text")
    bases = [in_scene(line).top() + line.property("baselineOffset") for line in lines]
    apart = [low - high for high, low in pairwise(bases)]
    assert all(gap >= lines[0].property("font").pixelSize() for gap in apart)
