"""What the house offers as rows: whole, or on pages that can be touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec
import pytest

from kiosk.flow import Browsing
from kiosk.hall import HALL, MANY, POINTS, SMALL, TWO, Hall
from kiosk.layout import layout
from kiosk.screen import Screen
from tests.kiosk.kiosk_value import kiosk, page, rows

SIZES = [(1080, 1920), (1920, 1080), (1280, 800), (540, 960), (2160, 3840)]


def at(point: str, leaf: int = 0) -> Browsing:
    return page("services", point, leaf)


def paged(hall: Hall, point: str, size: tuple[int, int]) -> Iterable[Screen]:
    first = kiosk(hall, at(point), size=size)
    return [kiosk(hall, at(point, leaf), size=size) for leaf in range(first.offer.pages)]


def test_services_stand_in_the_order_of_the_house() -> None:
    mixed = replace(HALL, services=tuple(reversed(HALL.services)))
    assert rows(kiosk(mixed)) == [service.name for service in HALL.services]


def test_a_row_tells_wait_people_and_whether_it_can_be_chosen() -> None:
    first, *_, last = kiosk().offer.rows
    assert (first.wait, first.waiting, first.condition, first.desks) == ("25–35", 8, "open", True)
    assert last.condition == "closed"


def test_a_point_that_takes_no_new_numbers_says_so_on_every_row() -> None:
    shown = kiosk(HALL.ending("draining"))
    assert {row.condition for row in shown.offer.rows} == {"ended"}
    assert (shown.offer.shut, shown.offer.opens) == ("ended", "Opens tomorrow at 08:00")
    assert shown.offer.codes == ()


def test_last_numbers_can_be_had_and_are_said_to_be_the_last() -> None:
    shown = kiosk(HALL.ending("last_numbers", "The lift is out of order."))
    *offered, closed = shown.offer.rows
    assert {(row.condition, row.last) for row in offered} == {("open", True)}
    assert (closed.condition, closed.last) == ("closed", False)
    assert shown.offer.codes
    assert shown.note == "Last numbers until 10:45."
    assert kiosk(HALL.ending("open", "The lift is out of order.")).note == (
        "The lift is out of order."
    )


def test_a_closed_house_says_once_when_it_opens() -> None:
    shown = kiosk(HALL.ending("closed"))
    assert (shown.offer.shut, shown.offer.opens) == ("closed", "Opens tomorrow at 08:00")
    assert {row.opens for row in shown.offer.rows} == {""}


def test_beside_an_open_point_the_closed_one_says_itself_when_it_opens() -> None:
    first, second = TWO.ending("closed").points
    half = replace(TWO, points=(TWO.points[0], second))
    shown = kiosk(half)
    assert shown.offer.shut == ""
    told = {(row.condition, row.opens) for row in shown.offer.rows if row.kind == "service"}
    assert told == {("open", ""), ("closed", "Opens tomorrow at 08:00")}
    named = kiosk(replace(half, points=(first, msgspec.structs.replace(second, notice="Soon."))))
    assert named.note == "Repair workshop: Soon."


def test_two_service_points_show_their_services_under_their_names() -> None:
    assert rows(kiosk(TWO)) == [
        "Sales counter",
        "Advice and purchase",
        "Collect an order",
        "Repair workshop",
        "Bring in a device",
        "Collect a repair",
    ]


def test_on_a_lying_screen_two_service_points_stand_side_by_side() -> None:
    shown = kiosk(TWO, size=(1920, 1080))
    assert [row.column for row in shown.offer.rows] == [0, 0, 0, 1, 1, 1]
    assert shown.offer.rows[0].stands == shown.offer.rows[3].stands == 0


def test_many_service_points_are_chosen_first() -> None:
    shown = kiosk(MANY)
    assert {row.kind for row in shown.offer.rows} == {"point"}
    inside = kiosk(MANY, at(MANY.points[0].id))
    assert rows(inside) == ["Service A", "Service B", "Service C", "Service D"]
    assert inside.offer.point is not None


@pytest.mark.parametrize("size", SIZES)
def test_every_service_is_on_exactly_one_page(size: tuple[int, int]) -> None:
    names = [name for shown in paged(MANY, MANY.points[1].id, size) for name in rows(shown)]
    assert names == [f"Service {sign}" for sign in "ABCDEFGHIJKL"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("hall", [HALL, SMALL, TWO, MANY, MANY.saying("A note.")])
def test_keys_are_at_least_thirty_millimetres_high_and_end_on_the_screen(
    hall: Hall, size: tuple[int, int]
) -> None:
    division = layout(*size)
    pages = [kiosk(hall, size=size), *paged(hall, hall.points[0].id, size)]
    for offer in (shown.offer for shown in pages):
        assert offer.fit.key >= 108 * division.unit
        room = division.room(more=offer.pages > 1) * division.unit
        assert offer.height <= room + 0.01
        assert sum(row.kind != "heading" for row in offer.rows) <= 6


def test_a_page_that_is_gone_leads_to_the_last_one() -> None:
    shown = kiosk(MANY, at(MANY.points[1].id, leaf=7))
    assert shown.offer.page == shown.offer.pages - 1


def test_a_service_point_that_is_gone_leads_to_the_start() -> None:
    assert rows(kiosk(MANY, at("gone"))) == rows(kiosk(MANY))


def test_a_house_without_services_is_shut() -> None:
    shown = kiosk(replace(HALL, services=()))
    assert (shown.face, shown.offer.rows, shown.offer.shut) == ("attract", (), "closed")


def test_a_service_without_its_service_point_is_not_offered() -> None:
    stray = msgspec.structs.replace(HALL.services[0], id="stray", service_point="gone")
    assert len(kiosk(replace(HALL, services=(*HALL.services, stray))).offer.rows) == 6


def test_only_service_points_that_can_be_joined_have_a_code() -> None:
    closed = msgspec.structs.replace(TWO.points[0], state="closed")
    shown = kiosk(replace(TWO, points=(closed, TWO.points[1])))
    assert [code.link for code in shown.offer.codes] == [f"https://hall.example/q/{POINTS[1]}"]


def test_a_point_that_takes_only_who_is_here_shows_the_code_of_the_moment_or_none() -> None:
    inside = msgspec.structs.replace(TWO.points[0], join_by="on_site")
    hall = replace(TWO, points=(inside, TWO.points[1]))
    free = f"https://hall.example/q/{POINTS[1]}"
    assert [code.link for code in kiosk(hall).offer.codes] == [free]
    changing = kiosk(hall, link=lambda site, point: f"https://hall.example/{point.join_by}")
    assert [code.link for code in changing.offer.codes] == [
        "https://hall.example/on_site",
        "https://hall.example/open",
    ]


def test_no_code_is_shown_that_is_too_fine_for_a_phone() -> None:
    far = msgspec.structs.replace(HALL.site, public_url=f"https://{'a' * 300}.example")
    assert kiosk(replace(HALL, site=far)).offer.codes == ()
