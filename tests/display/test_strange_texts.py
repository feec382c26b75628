"""Texts that no server should send: the wall keeps its planes, its numbers and its code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QRectF

from display.faces import LANDSCAPE, UPRIGHT, Bench, FaceCase
from display.hall import HALL, Hall
from tests.display.test_faces import codes, in_scene, texts
from tests.kiosk.strange import STRANGE

Open = Callable[[FaceCase], Bench]
Expect = Callable[..., None]


def strange(text: str) -> Hall:
    """A hall in which every name is that text, and numbers begin as they should."""
    hall = HALL
    return replace(
        hall,
        site=msgspec.structs.replace(hall.site, name=text, message=text),
        points=tuple(msgspec.structs.replace(point, name=text) for point in hall.points),
        services=tuple(
            msgspec.structs.replace(service, name=text, next_number=f"B{text}")
            for service in hall.services
        ),
        calls=tuple(
            msgspec.structs.replace(call, number=f"{call.number}{text}", desk_name=text)
            for call in hall.calls
        ),
    )


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("size", [LANDSCAPE, UPRIGHT], ids=["lying", "upright"])
@pytest.mark.parametrize("calling", [True, False], ids=["calling", "serving"])
def test_nothing_leaves_the_wall_and_nothing_lies_over_another(
    bench: Open, expected_logs: Expect, text: str, size: tuple[int, int], calling: bool
) -> None:
    expected_logs("calls fit the list")
    wall = bench(FaceCase("strange", strange(text), size, calling=calling))
    image = wall.grab()
    window = QRectF(0, 0, *size)
    written = texts(wall)
    for item in written:
        where = in_scene(item)
        assert window.left() <= where.left() <= where.right() <= window.right() + 1
        assert item.property("contentWidth") <= item.width() + 1
    hero = wall.wall.screen.hero
    assert hero is not None
    assert hero.number.startswith("A013")
    assert wall.wall.screen.calls.rows
    # A name of many lines has the room of the pane, and of the code in it.
    assert codes(image) in ([], [f"https://hall.example/q/{HALL.points[0].id}"])
