"""Texts that others wrote, as screens show them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.house import calls_of, page_link, point_of, points_of, service_of, services_of, site_of
from client.texts import MESSAGE, NAME, one_line, together, unbroken
from display.hall import HALL
from protocol.changes import Change, Put
from protocol.messages import Snapshot
from protocol.replica import Replica

LONG = "x" * 10_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Counter hall", "Counter hall"),
        ("  two\n lines\t here ", "two lines here"),
        ("a\x00b\x1b[31mc", "a b [31mc"),
        ("\u202eturned\u202c", "turned"),
        ("هوية أو جواز سفر", "هوية أو جواز سفر"),
        ("👩‍👧 family", "👩‍👧 family"),
        ("", ""),
        ("x" * 120, "x" * 120),
        (LONG, "x" * 119 + "…"),
    ],
)
def test_a_name_is_one_line_that_fits(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(st.text(), st.integers(2, 200))
def test_whatever_is_written_it_is_short_and_on_one_line(text: str, most: int) -> None:
    shown = one_line(text, most)
    assert len(shown) <= most
    assert len(shown.splitlines()) <= 1
    assert one_line(shown, most) == shown


def replica() -> Replica:
    made = Replica("display")
    records = [
        msgspec.structs.replace(HALL.site, name=LONG, message=f"First.\n{LONG}"),
        *(msgspec.structs.replace(point, name=LONG, location=LONG) for point in HALL.points),
        *(msgspec.structs.replace(s, name=LONG, next_number=LONG) for s in HALL.services),
        *(msgspec.structs.replace(call, number=LONG, desk_name=LONG) for call in HALL.calls),
    ]
    changes: list[Change] = [Put(record) for record in records]
    made.snapshot(Snapshot("display", "e", 1, 1, changes))
    return made


def test_all_that_the_house_says_is_cut_to_what_a_screen_can_show() -> None:
    here = replica()
    site = site_of(here)
    assert site is not None
    assert len(site.name) == NAME
    assert site.message.startswith("First.\n")
    assert len(site.message) <= MESSAGE
    assert {len(point.name + point.location) for point in points_of(here)} == {2 * NAME}
    assert {len(service.name) for service in services_of(here)} == {NAME}
    assert {len(call.number) for call in calls_of(here)} == {12}


def test_one_of_the_house_is_as_all_of_it() -> None:
    here = replica()
    assert point_of(here, HALL.points[0].id) == next(iter(points_of(here)))
    assert service_of(here, HALL.services[0].id) == next(iter(services_of(here)))
    assert (point_of(here, "gone"), service_of(here, "gone")) == (None, None)
    assert site_of(Replica("display")) is None


def test_a_page_has_an_address_only_where_phones_reach_the_house() -> None:
    assert page_link(HALL.site, "q", "id") == "https://hall.example/q/id"
    assert page_link(HALL.private().site, "q", "id") == ""
    assert page_link(HALL.site, "t", None) == ""
    assert page_link(None, "q", "id") == ""
    assert page_link(HALL.site, "t", LONG) == ""


def test_a_command_is_not_broken_within_an_option() -> None:
    assert unbroken("put --data DIR") == "put -\u2060-\u2060data DIR"


def test_a_word_keeps_its_number_on_its_line() -> None:
    assert together("Hall 1, first floor, room 12 b") == "Hall\u00a01, first floor, room\u00a012 b"
    assert together("القاعة 1") == "القاعة\u00a01"
    assert together("First floor") == "First floor"
