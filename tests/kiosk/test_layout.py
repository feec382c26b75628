"""Every page in every size and manner: nothing cut, nothing too small, nothing hidden."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from client.languages import HOUSE
from kiosk.flow import USUAL, Manner
from tests.kiosk.geometry import faults
from tests.kiosk.items import in_scene, keys, shown
from tests.kiosk.walk import Walk

SIZES: Final = {
    "upright": (1080, 1920),
    "lying": (1920, 1080),
    "square": (1280, 1024),
    "small": (800, 1280),
}
PAGES: Final = (
    "attract",
    "attract-one",
    "attract-one-bookings",
    "attract-two-points",
    "booking",
    "booking-several",
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
    "slip-late-long",
)
MAIN: Final = ("attract", "services", "long-names", "number", "no-paper-long", "slip-waiting")
WAYS: Final = {
    **{name: (size, USUAL, None) for name, size in SIZES.items()},
    "low": (SIZES["upright"], Manner(low=True), None),
    "lying-low": (SIZES["lying"], Manner(low=True), None),
    "21-inches": (SIZES["upright"], USUAL, 21.0),
}
COMMON: Final = ("upright", "lying")
LONGEST: Final = ("de", "ar")
"""The longest words, and those that run the other way: what has room for both has it for all."""
MANY: Final = (HOUSE, *LONGEST)


@pytest.mark.parametrize("way", WAYS)
def test_every_page_has_its_room_in_the_languages_that_ask_for_most(
    qapp: QApplication, way: str
) -> None:
    size, manner, diagonal = WAYS[way]
    walk = Walk(size, manner, diagonal)
    found = []
    for language, name in product(MANY if way in COMMON else LONGEST, PAGES):
        walk.to(name, replace(manner, language=language))
        found += [f"{language} {name}: {fault}" for fault in faults(walk.bench)]
    walk.close()
    assert found == []


def test_main_pages_have_their_room_on_a_4k_screen_in_high_contrast(qapp: QApplication) -> None:
    white_on_black = Manner(contrast=True)
    walk = Walk((2160, 3840), white_on_black)
    found = []
    for language, name in product(LONGEST, MAIN):
        walk.to(name, replace(white_on_black, language=language))
        assert walk.bench.kiosk.contrast
        found += [f"{language} {name}: {fault}" for fault in faults(walk.bench)]
    walk.close()
    assert found == []


def test_a_customer_who_sits_reaches_every_key_in_the_lower_half(qapp: QApplication) -> None:
    walk = Walk(SIZES["upright"], Manner(low=True))
    for name in PAGES:
        walk.to(name)
        assert all(in_scene(key).top() >= 960 for key in keys(walk.bench)), name
    walk.close()


def test_a_new_time_stands_on_the_line_of_the_word_before_it(qapp: QApplication) -> None:
    walk = Walk(SIZES["lying"])
    walk.to("slip-late-long", replace(USUAL, language="ar"))
    lead = next(each for each in shown(walk.bench) if each.objectName() == "lead")
    words = str(lead.property("text"))
    walk.close()
    assert words.endswith("\u00a014:25")
