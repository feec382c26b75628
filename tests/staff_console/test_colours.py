"""Light, dark and high contrast: chosen by keyboard, remembered, else as the computer has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.scheme import Colours
from client.theme import THEMES, Scheme
from staff_console.bench import Bench
from staff_console.memory import Memory
from staff_console.samples import BUSY
from staff_console.widgets.sign_in_page import SignInPage
from tests.staff_console.conftest import Open
from tests.staff_console.hands import CTRL, Key, press


def choose(bench: Bench, typed: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    press(bench, Key.Key_K, CTRL)
    assert bench.window.finder is not None
    QTest.keyClicks(bench.window.finder.field, typed)
    press(bench, Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "scheme"),
    [("colours dark", "dark"), ("high contrast", "contrast"), ("colours light", "light")],
)
def test_colours_are_chosen_by_keyboard(console: Open, typed: str, scheme: Scheme) -> None:
    bench = console(BUSY)
    told: list[str] = []
    bench.window.lookChanged.connect(lambda colours, _: told.append(colours))
    choose(bench, typed)
    assert (bench.window.look.scheme, told) == (scheme, [scheme])
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    ground = app.palette().color(QPalette.ColorRole.Window).name().upper()
    assert ground == THEMES[scheme].background


def test_the_palette_says_which_colours_are_in_use(console: Open) -> None:
    bench = console(BUSY)
    choose(bench, "as this computer")
    assert bench.window.colours == "system"
    listed = {find.key: find.about for find in bench.pages.finds("", bench.window.colours)}
    marked = [key for key, about in listed.items() if about == "in use"]
    assert marked == ["window:system"]


def test_the_computer_is_followed_until_somebody_chooses(
    console: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = console(BUSY)
    bench.window.use_scheme("system")
    asked: list[Scheme] = ["dark"]

    def of(colours: Colours) -> Scheme:
        return asked[0] if colours == "system" else colours

    monkeypatch.setattr(bench.window._system, "of", of)
    bench.window._system.changed.emit()
    assert bench.window.look.scheme == "dark"
    choose(bench, "colours light")
    bench.window._system.changed.emit()
    assert bench.window.look.scheme == "light"


def test_nobody_has_chosen_before_the_first_start(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    assert memory.now.scheme == "system"
    memory.change(scheme="contrast")
    assert Memory(tmp_path).now.scheme == "contrast"


@pytest.mark.parametrize("scheme", THEMES)
def test_the_filled_button_shows_that_it_has_the_keys(console: Open, scheme: Scheme) -> None:
    bench = console("sign-in")
    bench.window.use_scheme(scheme)
    page = bench.window.page
    assert isinstance(page, SignInPage)

    def frame() -> bool:
        picture = page.button.grab().toImage()
        colours = {picture.pixelColor(x, 4).name().upper() for x in range(10, 40)}
        return THEMES[scheme].on_accent in colours

    page.name.setFocus()
    assert not frame()
    page.button.setFocus()
    assert frame()
