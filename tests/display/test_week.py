"""A wall that hangs for a week: calls, languages, pictures and lost connections leave nothing."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from display.faces import Bench, FaceCase
from display.hall import HALL, Hall
from display.media import Media
from display.receipts import Receipts
from display.scenes import in_languages
from protocol.views import PublicCall
from tests.display.conftest import Open
from tests.display.test_faces import items

DAY_S = 86_400
CALLS_A_DAY = 6
SLACK_BLOCKS = 2_000
"""Of the interpreter's memory: caches with a limit, and its own."""


@dataclass(frozen=True)
class Weight:
    """What a wall holds at one moment."""

    objects: int
    items: int
    python: Counter[str]
    blocks: int


class Week:
    """Lives through days, hour by hour, on the wall's own clock."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.sent: list[str] = []
        self.receipts = Receipts(bench.wall, bench.window, self.sent.append)
        self.seq = 10
        self.calls: list[PublicCall] = []

    def day(self) -> None:
        """Calls, recalls and one taken back, and two lost connections."""
        for place in range(CALLS_A_DAY):
            self._call(place)
            for _ in range(3):
                self.bench.advance(9)
            self.bench.advance(DAY_S / CALLS_A_DAY - 27)
            QGuiApplication.processEvents()
            if place % 3 == 2:
                self._lose()
        self.sent.clear()

    def weigh(self) -> Weight:
        """What there is at the same turn of words and pictures."""
        for _ in range(12):
            screen = self.bench.wall.screen
            if screen.language == "en" and screen.pane.services:
                break
            self.bench.advance(10)
        self.bench.grab()
        # What a running program's loop has let go of by now.
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        app = QGuiApplication.instance()
        assert app is not None
        return Weight(
            objects=len(app.findChildren(QObject)),
            items=sum(1 for _ in items(self.bench.window.contentItem())),
            python=Counter(type(each).__name__ for each in gc.get_objects()),
            blocks=sys.getallocatedblocks(),
        )

    def _call(self, place: int) -> None:
        state = "withdrawn" if place % 6 == 5 else "calling"
        call = PublicCall(
            id=f"call-{self.seq}",
            number=f"A{place:03}",
            service_point=HALL.points[0].id,
            desk=f"desk-{place % 5}",
            desk_name=f"Desk {place % 5}",
            at=self.bench.live.now(),
            nth=1 + place % 2,
            state=state,  # type: ignore[arg-type]
        )
        older = [msgspec.structs.replace(each, state="answered") for each in self.calls[:19]]
        self.calls = [call, *older]
        self.seq += 1
        self.bench.feed(self._hall(), self.seq)

    def _lose(self) -> None:
        self.bench.live.lost("The server does not answer", 8.0)
        self.bench.advance(100)
        assert self.bench.wall.screen.face == "away"
        self.seq += 1
        self.bench.answer(self._hall(), self.seq)
        self.bench.advance(1)

    def _hall(self) -> Hall:
        return replace(in_languages(HALL, "en", "de", "ar"), calls=tuple(self.calls))


@pytest.fixture
def media(tmp_path: Path, qtbot: QtBot) -> Iterator[Media]:
    for name in ("one", "two"):
        image = QImage(400, 300, QImage.Format.Format_RGB32)
        image.fill(QColor("#204060"))
        image.save(str(tmp_path / f"{name}.png"))
    made = Media(tmp_path)
    yield made
    made.close()


def test_after_seven_days_it_holds_no_more_than_after_two(bench: Open, media: Media) -> None:
    week = Week(bench(FaceCase("week", HALL, (640, 360), alternate=True, media=media)))
    weights = []
    for _ in range(7):
        week.day()
        weights.append(week.weigh())
    second, last = weights[1], weights[6]
    assert last.objects == second.objects
    # Some pages have a few items more; no day has more than the days before.
    assert last.items <= max(weight.items for weight in weights[1:4])
    assert {name: more for name, more in (last.python - second.python).items() if more > 50} == {}
    assert last.blocks - second.blocks < SLACK_BLOCKS
