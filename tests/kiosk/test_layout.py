"""Every page in every language, size and manner: nothing cut, nothing too small, nothing hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from client.languages import LANGUAGES
from kiosk.bench import Bench
from kiosk.faces import FACES
from kiosk.flow import USUAL, Manner
from tests.kiosk.geometry import faults
from tests.kiosk.items import keys, shown

SIZES: Final = {
    "upright": (1080, 1920),
    "lying": (1920, 1080),
    "square": (1280, 1024),
    "small": (800, 1280),
}
PAGES: Final = (
    "attract",
    "attract-one",
    "attract-two-points",
    "languages",
    "services",
    "one-of-many",
    "long-names",
    "errands",
    "needs",
    "party",
    "name",
    "phone",
    "helping-coming",
    "asking-slow",
    "number",
    "no-paper-long",
    "refused",
    "slip-waiting",
)
WAYS: Final = {
    **{name: (size, USUAL, None) for name, size in SIZES.items()},
    "low": (SIZES["upright"], Manner(low=True), None),
    "lying-low": (SIZES["lying"], Manner(low=True), None),
    "21-inches": (SIZES["upright"], USUAL, 21.0),
}


@pytest.fixture
def walked(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[tuple[Bench, Manner]]:
    size, manner, diagonal = WAYS[request.param]
    made = Bench(make_application("kiosk"), size, manner, diagonal=diagonal)
    made.grab()
    # What nobody sees need not be drawn to be measured.
    made.window.hide()
    yield made, manner
    made.close()


@pytest.mark.parametrize("walked", WAYS, indirect=True)
def test_every_page_has_its_room_in_every_language(walked: tuple[Bench, Manner]) -> None:
    bench, manner = walked
    found = []
    for name, language in product(PAGES, LANGUAGES):
        bench.again(FACES[name], replace(manner, language=language))
        for _ in range(2):
            for item in shown(bench):
                item.ensurePolished()
        found += [f"{language} {name}: {fault}" for fault in faults(bench)]
    assert found == []


def test_a_customer_who_sits_reaches_every_key_in_the_lower_half(qapp: QApplication) -> None:
    bench = Bench(make_application("kiosk"), SIZES["upright"], Manner(low=True))
    for name in PAGES:
        bench.again(FACES[name], Manner(low=True))
        bench.grab()
        assert all(key.mapToScene(key.boundingRect().topLeft()).y() >= 960 for key in keys(bench))
    bench.close()
