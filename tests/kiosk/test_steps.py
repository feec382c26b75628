"""What a touch leads to on each page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue import catalogue
from kiosk.flow import MOST_ERRANDS, Browsing, start
from kiosk.hall import HALL, MANY, ONE, TWO, Hall
from kiosk.joining import join
from kiosk.steps import STEPS, step
from kiosk.touches import NAME, Touch, Wanted
from tests.kiosk.kiosk_value import replica_of

FIRST, SECOND = (service.id for service in HALL.services[:2])


def walk(hall: Hall, *touches: str | tuple[str, str], zone: str = "") -> Browsing | Wanted:
    """Where touches lead from the invitation: actions, or actions with what the key stands for."""
    house = catalogue(replica_of(hall), zone)
    stage: Browsing | Wanted = start(0.0)
    for at, each in enumerate(touches, start=1):
        assert isinstance(stage, Browsing)
        action, value = (each, "") if isinstance(each, str) else each
        stage = step(stage, action, Touch(value, float(at), house)) or stage
    return stage


def page(stage: Browsing | Wanted) -> str:
    return stage.page if isinstance(stage, Browsing) else "wanted"


def test_a_plain_number_takes_two_touches_and_one_where_there_is_one_service() -> None:
    two = walk(HALL, "begin", ("choose", FIRST))
    assert isinstance(two, Wanted)
    assert two.wish.services == (FIRST,)
    assert page(walk(ONE, "begin")) == "wanted"


def test_many_service_points_are_chosen_before_their_services() -> None:
    inside = walk(MANY, "begin", ("choose", MANY.points[1].id))
    assert isinstance(inside, Browsing)
    assert (inside.page, inside.point) == ("services", MANY.points[1].id)


def test_what_cannot_be_had_cannot_be_chosen() -> None:
    closed = HALL.services[5].id
    for key in (closed, "gone"):
        assert page(walk(HALL, "begin", ("choose", key))) == "services"
    assert page(walk(ONE.shut(), "begin")) == "services"


def test_each_thing_that_a_point_asks_has_its_page_in_one_order() -> None:
    asking = ONE.asking("phone", "name", "party_size")
    told = walk(asking, "begin", ("party", "3"), "next", ("press", "A"), "next", ("press", "7"))
    assert page(told) == "phone"
    wanted = walk(
        asking, "begin", ("party", "3"), "next", ("press", "A"), "next", ("press", "7"), "next"
    )
    assert isinstance(wanted, Wanted)
    assert (wanted.wish.party, wanted.wish.name, wanted.wish.phone) == (3, "A", "7")
    command = join("p", ONE.services[0].id, [], wanted.wish, "de")
    assert (command.party_size, command.language) == (3, "de")
    assert command.customer is not None
    assert (command.customer.name, command.customer.phone) == ("A", "7")


def test_what_is_skipped_is_not_told() -> None:
    skipped = walk(ONE.asking("name", "phone"), "begin", ("press", "A"), "skip", "skip")
    assert isinstance(skipped, Wanted)
    assert (skipped.wish.name, skipped.wish.phone) == ("", "")
    assert join("p", "s", [], skipped.wish, "en").customer is None


def test_names_begin_with_a_capital_and_end_somewhere() -> None:
    signs = [("press", sign) for sign in "ANNA-MARIA O'NEIL"]
    named = walk(ONE.asking("name"), "begin", *signs)
    assert isinstance(named, Browsing)
    assert named.wish.name == "Anna-Maria O'Neil"
    endless = walk(ONE.asking("name"), "begin", ("write", "x" * 500), ("write", "\x00\n"))
    assert isinstance(endless, Browsing)
    assert endless.wish.name == "x" * NAME
    rubbed = walk(ONE.asking("name"), "begin", ("write", "Ö"), "rub", "rub")
    assert isinstance(rubbed, Browsing)
    assert rubbed.wish.name == ""


def test_a_phone_number_has_figures_and_a_plus_before_them() -> None:
    dialled = walk(ONE.asking("phone"), "begin", ("press", "+"), ("write", "49a 1"), ("press", "+"))
    assert isinstance(dialled, Browsing)
    assert dialled.wish.phone == "+491"


@pytest.mark.parametrize(("touch", "size"), [("-", 1), ("+", 2), ("8", 8), ("99", 50)])
def test_a_party_has_one_to_fifty_people(touch: str, size: int) -> None:
    told = walk(ONE.asking("party_size"), "begin", ("party", touch))
    assert isinstance(told, Browsing)
    assert told.wish.party == size


def test_several_errands_are_chosen_taken_off_and_asked_for_together() -> None:
    both = walk(
        HALL, "begin", "several", ("choose", FIRST), "add", ("choose", FIRST), ("choose", SECOND)
    )
    assert isinstance(both, Browsing)
    assert (both.page, both.wish.services) == ("errands", (FIRST, SECOND))
    house = catalogue(replica_of(HALL), "")
    left = step(both, "remove", Touch(FIRST, 9.0, house))
    assert isinstance(left, Browsing)
    assert left.wish.services == (SECOND,)
    none = step(left, "remove", Touch(SECOND, 10.0, house))
    assert isinstance(none, Browsing)
    assert step(none, "next", Touch("", 11.0, house)) is None
    wanted = step(both, "next", Touch("", 9.0, house))
    assert isinstance(wanted, Wanted)
    command = join("p", FIRST, [SECOND], wanted.wish, "en")
    assert (command.service, command.services) == (FIRST, [FIRST, SECOND])


def test_errands_end_where_their_page_does() -> None:
    touches: list[str | tuple[str, str]] = ["begin", "several"]
    for service in MANY.services[:MOST_ERRANDS]:
        touches += [("choose", service.service_point), ("choose", service.id), "add"]
    full = walk(MANY, *touches)
    assert isinstance(full, Browsing)
    assert (full.page, len(full.wish.services)) == ("errands", MOST_ERRANDS)


def test_access_needs_are_kept_through_all_pages() -> None:
    wanted = walk(
        HALL, "begin", "needs", ("toggle", "sight"), ("toggle", "odd"), "next", ("choose", FIRST)
    )
    assert isinstance(wanted, Wanted)
    assert join("p", FIRST, [], wanted.wish, "en").access_needs == ["sight"]
    off = walk(HALL, "begin", "needs", ("toggle", "sight"), ("toggle", "sight"))
    assert isinstance(off, Browsing)
    assert off.wish.needs == ()


def test_back_leads_to_the_page_before_and_a_service_is_chosen_anew() -> None:
    asking = HALL.asking("name")
    back = walk(asking, "begin", ("choose", FIRST), ("press", "A"), "back")
    assert isinstance(back, Browsing)
    assert (back.page, back.wish.services, back.wish.name) == ("services", (), "A")
    again = walk(asking, "begin", ("choose", FIRST), "back", ("choose", SECOND), "next")
    assert isinstance(again, Wanted)
    assert again.wish.services == (SECOND,)


def test_a_kiosk_of_a_zone_gives_what_its_zone_and_no_zone_have() -> None:
    from msgspec.structs import replace as with_

    points = (with_(TWO.points[0], zone="North"), with_(TWO.points[1], zone="South"))
    zoned = replace(TWO, points=points)
    assert set(catalogue(replica_of(zoned), "North").open) == {s.id for s in TWO.services[:2]}
    assert len(catalogue(replica_of(zoned), "").open) == 4
    assert len(catalogue(replica_of(TWO), "North").open) == 4


def test_no_page_offers_what_belongs_to_another() -> None:
    house = catalogue(replica_of(HALL), "")
    for page_of, action in STEPS:
        if page_of != "attract" and action not in ("back",):
            assert step(start(0.0), action, Touch("1", 1.0, house)) is None
