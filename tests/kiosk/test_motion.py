"""The kiosk in motion: what moves arrives, and takes no touch away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtQuick import QQuickItem
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.app import make_application
from kiosk.bench import Bench
from kiosk.hall import HALL, MANY
from tests.kiosk.items import in_scene, key, keys, touch


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[Bench]:
    made = Bench(make_application("kiosk"), still=False)
    yield made
    made.close()


def shows(bench: Bench, name: str) -> bool:
    """Whether a key is there, fully seen."""
    return any(name in each.objectName() and lit(each) == 1 for each in keys(bench))


def lit(item: QQuickItem | None) -> float:
    """How much of an item is seen, with all that it lies in."""
    seen = 1.0
    while item is not None:
        seen *= item.opacity()
        item = item.parentItem()
    return seen


def test_a_page_slides_in_and_then_stands(moving: Bench, qtbot: QtBot) -> None:
    moving.serve(MANY)
    moving.grab()
    qtbot.waitUntil(lambda: shows(moving, "begin"), timeout=30_000)
    touch(moving, "begin")
    moving.grab()
    qtbot.waitUntil(lambda: shows(moving, MANY.points[0].id), timeout=30_000)
    rest = in_scene(key(moving, MANY.points[0].id)).left()
    touch(moving, MANY.points[0].id)
    assert not shows(moving, "many-0-0")
    qtbot.waitUntil(lambda: shows(moving, "many-0-0"), timeout=30_000)
    qtbot.waitUntil(lambda: in_scene(key(moving, "many-0-0")).left() == rest, timeout=30_000)


def test_a_number_that_comes_while_a_page_still_moves_is_seen_whole(
    moving: Bench, qtbot: QtBot
) -> None:
    moving.serve(HALL)
    moving.grab()
    qtbot.waitUntil(lambda: shows(moving, "begin"), timeout=30_000)
    touch(moving, "begin")
    qtbot.waitUntil(lambda: shows(moving, HALL.services[0].id), timeout=30_000)
    touch(moving, HALL.services[0].id)
    moving.advance(0.4)
    moving.grab()
    moving.asker.answer(HALL.joined())
    moving.grab()
    qtbot.waitUntil(lambda: shows(moving, "done"), timeout=30_000)
    touch(moving, "done")
    assert moving.kiosk.screen.face == "attract"
