"""The administration as it is drawn: nothing cut, nothing over another, names for readers."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from staff_console.administration.moments import MOMENTS
from staff_console.administration.scenes import NAMES, colleagues, opened
from staff_console.look import LEAST
from tests.display.pictures import assert_as_drawn
from tests.staff_console.administration.conftest import Open
from tests.staff_console.layout import misplaced, squeezed

DRAWN = ("colleagues-code", "devices", "audit-tampered", "persons")
SIZES = dict.fromkeys((*DRAWN, "audit"), (1280, 800)) | {"persons-erase": (1920, 1080)}
"""All others are as small as the window can be."""


@pytest.mark.parametrize("name", MOMENTS)
def test_nothing_is_cut_or_covered_and_a_page_looks_as_it_was_drawn(house: Open, name: str) -> None:
    scheme = "dark" if "audit" in name else "light"
    bench = house(MOMENTS[name], size=SIZES.get(name, LEAST), scheme=scheme)
    picture = bench.grab().toImage()
    if name in DRAWN:
        assert_as_drawn(picture, f"../console/administration-{name}")
    assert list(misplaced(bench)) == []
    assert list(squeezed(bench)) == []
    for button in bench.window.page.findChildren(QAbstractButton):
        assert not button.isVisible() or button.accessibleName() or button.text()


def test_long_names_end_early_and_are_told_whole(house: Open) -> None:
    bench = house(colleagues(), size=LEAST)
    assert any(NAMES[5] in each.spoken for each in bench.administration[0].model.screen.rows)
    bench.administration[0].model.choose(
        next(e.key for e in bench.administration[0].model.screen.rows if NAMES[5] in e.spoken)
    )
    bench.grab()
    assert list(misplaced(bench)) == [] and list(squeezed(bench)) == []


def test_tab_goes_through_what_can_be_done(house: Open) -> None:
    bench = house(opened("devices"))
    seen: list[QWidget] = []
    for _ in range(12):
        bench.window.focusNextChild()
        seen.append(bench.window.focusWidget())
    names = {each.objectName() for each in seen if each is not None}
    assert {"verb-edit", "verb-revoke", "verb-pair"} <= names
