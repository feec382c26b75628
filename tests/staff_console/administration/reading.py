"""What a test reads off the administration, and its hand on the keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from staff_console.administration.calls import Request
from staff_console.administration.face import PageFace
from staff_console.administration.pane import FaceList
from staff_console.bench import Bench

ALT = Qt.KeyboardModifier.AltModifier


def screen(bench: Bench, page: str) -> PageFace:
    return next(each.model for each in bench.administration if each.name == page).screen


def requests(bench: Bench, *methods: str) -> list[Request]:
    return [asked for asked, _ in bench.called if asked.method in (methods or ("POST", "PUT"))]


def queried(bench: Bench, name: str) -> list[dict[str, Any]]:
    return [args for asked, args, _ in bench.queried if asked == name]


def press(bench: Bench, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focus = bench.window.focusWidget()
    QTest.keyClick(focus if focus is not None else bench.window, key, modifier)


def row(bench: Bench, page: str, text: str) -> tuple[str, ...]:
    found = next(each for each in screen(bench, page).rows if text in each.spoken)
    return tuple(part.text for part in found.parts)


def mark(bench: Bench, page: str, text: str) -> None:
    rows = screen(bench, page).rows
    bench.window.page.findChildren(FaceList)[0].mark(
        next(at for at, each in enumerate(rows) if text in each.spoken)
    )
