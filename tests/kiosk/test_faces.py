"""The faces: pictures, codes, names for screen readers, nothing cut and nothing over another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from kiosk.bench import LYING, TABLET, UPRIGHT, Bench
from kiosk.faces import FACES
from kiosk.hall import HALL, MANY, POINTS, TOKEN, TWO
from tests.display.pictures import assert_as_drawn
from tests.kiosk.conftest import Open
from tests.kiosk.geometry import assert_in_place, faults
from tests.kiosk.items import codes, key, keys, texts, words
from tests.kiosk.walk import Walk

DRAWN = (
    "attract",
    "attract-closed",
    "services",
    "two-points",
    "errands",
    "needs",
    "name",
    "helping-coming",
    "asking-slow",
    "number",
    "no-paper",
    "refused",
    "away",
    "lying-attract",
    "lying-services",
    "lying-number",
    "low-services",
    "contrast-attract",
    "contrast-number",
    "de-attract",
    "ar-services",
    "ar-number",
    "intake-check",
    "estimate",
)
MAIN_SIZES = (UPRIGHT, LYING, TABLET)
OTHER_SIZES = ((540, 960), (768, 1366), (2160, 3840), (1366, 768), (1024, 768))
"""A window that was turned or resized is laid out anew; to open another takes longer."""
ROLES = {QAccessible.Role.Button, QAccessible.Role.CheckBox}


def accessible_names(interface: QAccessibleInterface) -> Iterator[str]:
    """All names in a tree of screen-reader objects."""
    yield interface.text(QAccessible.Text.Name)
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and not child.state().invisible:
            yield from accessible_names(child)


def names(bench: Bench) -> set[str]:
    bench.grab()
    return set(accessible_names(QAccessible.queryAccessibleInterface(bench.window)))


@pytest.mark.parametrize("face", DRAWN)
def test_a_face_looks_as_it_was_drawn(bench: Open, face: str) -> None:
    assert_as_drawn(bench(face).grab(), f"../kiosk/{face}")


def named_faults(bench: Bench) -> Iterator[str]:
    """What a screen reader cannot make of the keys."""
    found = [QAccessible.queryAccessibleInterface(place) for place in keys(bench)]
    said = [interface.text(QAccessible.Text.Name) for interface in found]
    if not all(said) or len(set(said)) != len(said):
        yield f"keys without a name of their own: {said}"
    for interface, name in zip(found, said, strict=True):
        if interface.role() not in ROLES:
            yield f"{name!r} is no key to a screen reader"
        if "Press" not in interface.actionInterface().actionNames():
            yield f"{name!r} cannot be pressed by a screen reader"


def test_in_no_face_is_anything_cut_or_over_another_and_every_key_has_a_name_of_its_own(
    qapp: QApplication,
) -> None:
    walked = Walk()
    found = []
    for name in FACES:
        walked.to(name)
        assert texts(walked.bench), name
        both = (*faults(walked.bench), *named_faults(walked.bench))
        found += [f"{name}: {fault}" for fault in both]
    walked.close()
    assert found == []


def test_a_phone_can_scan_the_way_in(bench: Open) -> None:
    opened = bench("attract")
    for size in MAIN_SIZES:
        opened.window.resize(*size)
        assert codes(opened.grab()) == [f"https://hall.example/q/{POINTS[0]}"], size


def test_each_of_two_service_points_has_its_code_with_its_name(bench: Open) -> None:
    opened = bench("attract-two-points")
    links = [f"https://hall.example/q/{point.id}" for point in TWO.points]
    for size in MAIN_SIZES:
        opened.window.resize(*size)
        assert codes(opened.grab()) == sorted(links), size
        assert {point.name for point in TWO.points} <= set(words(opened)), size


def test_the_one_code_that_is_left_of_two_says_whom_it_joins(bench: Open) -> None:
    kiosk = bench("attract-two-points")
    kiosk.serve(replace(TWO, points=(TWO.points[0], TWO.ending("closed").points[1])), 2)
    kiosk.grab()
    assert TWO.points[0].name in words(kiosk)


@pytest.mark.parametrize(
    ("face", "page"), [("attract", f"q/{POINTS[0]}"), ("number", f"t/{TOKEN}")]
)
def test_at_other_sizes_all_is_in_place_and_codes_can_be_scanned(
    bench: Open, face: str, page: str
) -> None:
    opened = bench(face)
    for size in OTHER_SIZES:
        opened.window.resize(*size)
        assert codes(opened.grab()) == [f"https://hall.example/{page}"], size
        assert_in_place(opened)


def test_with_many_service_points_each_has_its_code_on_its_own_page(bench: Open) -> None:
    assert codes(bench("many-points").grab()) == []
    point = MANY.points[1].id
    assert codes(bench("one-of-many").grab()) == [f"https://hall.example/q/{point}"]


@pytest.mark.parametrize("face", ["number", "number-long", "no-paper", "no-paper-long"])
def test_a_phone_can_scan_the_own_place_beside_the_number(bench: Open, face: str) -> None:
    opened = bench(face)
    for size in MAIN_SIZES:
        opened.window.resize(*size)
        assert codes(opened.grab()) == [f"https://hall.example/t/{TOKEN}"], size
        assert_in_place(opened)


@pytest.mark.parametrize(
    "name", ["away", "never-reached", "connecting", "attract-closed", "number-alone"]
)
def test_there_is_no_code_where_no_phone_can_follow_it(bench: Open, name: str) -> None:
    assert codes(bench(name).grab()) == []


def test_a_screen_reader_finds_the_services_with_their_waits(bench: Open) -> None:
    assert names(bench("services")) >= {
        "What do you need today?",
        "ID card or passport, about 25–35 minutes, 8 waiting",
        "Collect a document, about 15–25 minutes, 8 waiting",
        "Taxes and fees, Closed",
        "I need a person",
        "Language",
        "10:24",
    }
    assert names(bench("attract")) >= {"Welcome", "Touch to take a number", "Join by phone"}
    assert "Driving licence, No desk open, 8 waiting" in names(bench("no-desk"))


def test_a_screen_reader_finds_the_number_and_what_to_do(bench: Open) -> None:
    assert names(bench("number")) >= {
        "Your number is",
        "A012",
        "About 25–35 minutes",
        "5 people are ahead of you.",
        "Take your slip.",
        "Wait here: Hall\u00a01",
        "Done",
        "Closes in 18\u00a0s. Touch to keep it.",
    }


def test_a_wait_from_nothing_is_less_than_its_upper_bound(bench: Open) -> None:
    opened = bench("one-of-many")
    assert "Service A, less than 10 minutes, 2 waiting" in names(opened)
    assert {"under", "10"} <= set(words(opened))
    soon = bench("services")
    soon.choose(HALL.services[0].id)
    soon.asker.answer(HALL.joined(position=1, p20=0, p50=200, p80=600))
    soon.grab()
    assert "Less than 10 minutes" in words(soon)


def test_without_the_server_it_says_since_when_and_what_to_do(bench: Open) -> None:
    assert names(bench("away")) >= {
        "Please ask\nat a desk.",
        "Your number stays valid.",
        "Not connected since 10:24:00.",
        "This kiosk goes on by itself as soon as it can.",
    }


def test_a_stale_kiosk_says_as_of_when_and_still_takes_touches(bench: Open) -> None:
    opened = bench("stale")
    opened.grab()
    assert "As of 10:24:00" in words(opened)
    assert key(opened, "begin")


def test_a_window_can_lie_down(bench: Open) -> None:
    opened = bench("number")
    opened.grab()
    opened.window.resize(1920, 1080)
    assert_as_drawn(opened.grab(), "../kiosk/lying-number")
