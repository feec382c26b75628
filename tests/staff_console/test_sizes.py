"""From the least window to 4K, at every size of text and at 150 %: nothing cut, nothing covered."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from dev.paths import ROOT
from staff_console.bench import Bench
from staff_console.look import LEAST, ZOOMS
from staff_console.samples import BUSY
from tests.staff_console.conftest import Open, face
from tests.staff_console.layout import misplaced, squeezed
from tests.staff_console.scenes import SHEETS, settings, sheet

SIZES = (LEAST, (1280, 720), (1920, 1080), (2560, 1440), (3840, 2160))
"""That of 1440 by 900 is what the faces are drawn in."""
PAGES = (
    "called",
    "serving",
    "conflict",
    "offline",
    "odd-names",
    "hand",
    "hand-review",
    "find",
    "choose",
    "wrong-password",
)
LONG = {"odd-names"}
SERVICES = {"Screen, while you wait", "Repair intake", "Data rescue"}
"""These may end early beside a name, where the window is narrow."""


def opened(app: QApplication, name: str, size: tuple[int, int], zoom: float = 0.0) -> Bench:
    return replace(face(name), size=size, zoom=zoom).open(app)


@pytest.fixture
def app(console: Open, qapp: QApplication) -> QApplication:
    """The application with the fonts of the console."""
    return qapp


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", SIZES, ids=[f"{wide}x{high}" for wide, high in SIZES])
def test_every_page_fits_every_window(
    app: QApplication, cut: set[str], size: tuple[int, int], name: str
) -> None:
    bench = opened(app, name, size)
    bench.grab()
    faults = [*misplaced(bench), *squeezed(bench)]
    bench.close()
    assert faults == []
    assert name in LONG or cut <= SERVICES


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("size", [LEAST, (1280, 720), (3840, 2160)])
def test_every_sheet_fits_every_window(console: Open, size: tuple[int, int], name: str) -> None:
    bench = sheet(console, name, size)
    bench.grab()
    assert [*misplaced(bench), *squeezed(bench)] == []


@pytest.mark.parametrize("size", [LEAST, (1280, 720), (3840, 2160)])
def test_every_page_of_the_settings_fits_every_window(console: Open, size: tuple[int, int]) -> None:
    faults: list[str] = []
    for name, bench in settings(console, size):
        bench.grab()
        faults += [f"{name}: {fault}" for fault in (*misplaced(bench), *squeezed(bench))]
    assert faults == []


@pytest.mark.parametrize("name", ["called", "conflict", "odd-names", "hand", "choose"])
@pytest.mark.parametrize("zoom", ZOOMS[1:])
def test_every_page_fits_with_text_as_large_as_the_window_can_have(
    app: QApplication, zoom: float, name: str
) -> None:
    size = round(LEAST[0] * zoom), round(LEAST[1] * zoom)
    bench = opened(app, name, size, zoom)
    bench.grab()
    faults = [*misplaced(bench), *squeezed(bench)]
    used = bench.window.look.zoom
    bench.close()
    assert (used, faults) == (zoom, [])


@pytest.mark.parametrize(
    ("size", "zoom"),
    [(LEAST, 1), ((1920, 1080), 1), ((2560, 1440), 1.25), ((3840, 2160), 2), ((7680, 4320), 2)],
)
def test_text_grows_with_the_window_by_itself(
    console: Open, size: tuple[int, int], zoom: float
) -> None:
    bench = console(BUSY, size=size)
    assert bench.window.look.zoom == zoom


def test_at_150_percent_every_page_fits_a_screen_of_1920_by_1080() -> None:
    """The scale is the process's own, so this is another one."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.staff_console.scaled", *PAGES],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "1920x1080\n" * len(PAGES)), done.stderr
