"""Picking up: a place in line under the number of the request."""

from __future__ import annotations

from protocol.commands import CallNext, Complete, NoShow, Start, Transfer
from protocol.outcomes import Joined
from protocol.records import Entry, Person, Visit
from protocol.request_commands import JoinPickup
from tests.hall import ANN, KIOSK
from tests.server.domain.requests.shop import Shop, link


def joined(shop: Shop, request: str, by=None) -> Joined:
    answer = shop.hall.do(JoinPickup(request=request), by or link(request))
    assert isinstance(answer, Joined)
    return answer


def test_who_is_here_for_what_is_ready_waits_under_its_number() -> None:
    """By the link or by staff; twice the same."""
    shop = Shop()
    request = shop.opened()
    shop.placed(request, "ready")
    place = joined(shop, request)
    assert (place.number, place.service) == ("R-1001", shop.terms.pickup)
    entry, visit = shop.floor.get(Entry, place.entry), shop.floor.get(Visit, place.visit)
    assert (entry.present, visit.number) == (True, "R-1001")
    assert shop.floor.get(Person, visit.person).name == "Zoe Ash"
    assert shop.request(request).pickup == visit.id
    version = shop.request(request).version
    assert joined(shop, request, ANN).entry == place.entry
    assert shop.request(request).version == version


def test_what_becomes_of_the_place_is_of_the_line_alone() -> None:
    """It is called, served, sent on, and given up like any; the request ends when handed over."""
    shop = Shop()
    request = shop.opened()
    shop.placed(request, "return_ready")
    place = joined(shop, request)
    shop.hall.do(CallNext(desk=shop.hall.desk(1)), ANN)
    shop.passes(600)
    shop.hall.do(NoShow(entry=place.entry), ANN)
    assert shop.request(request).state == "return_ready"
    again = joined(shop, request)
    assert again.entry != place.entry
    shop.hall.do(CallNext(desk=shop.hall.desk(1)), ANN)
    shop.hall.do(Start(entry=again.entry, desk=shop.hall.desk(1)), ANN)
    advice = shop.floor.services(shop.point)[0].id
    on = shop.hall.moved(Transfer(entry=again.entry, service=advice), ANN).opened
    assert joined(shop, request).entry == on
    assert shop.stepped(request, "pick_up").state == "picked_up"
    assert shop.floor.get(Entry, on).state == "waiting", "of something else"


def test_who_still_waits_for_what_was_handed_over_is_not_called() -> None:
    """Another desk was faster than the line."""
    shop = Shop()
    request = shop.opened()
    shop.placed(request, "ready")
    place = joined(shop, request)
    shop.stepped(request, "pick_up")
    entry = shop.floor.get(Entry, place.entry)
    assert (entry.state, entry.reason) == ("cancelled", "R-1001 was handed over")


def test_nothing_is_picked_up_before_it_is_ready_or_after() -> None:
    """Nor by the link of another request."""
    shop = Shop()
    request, other = shop.opened(), shop.opened()
    told = shop.hall.refused(JoinPickup(request=request), link(request))
    assert (told.code, "Its page shows" in told.detail) == ("wrong_state", True)
    shop.placed(request, "ready")
    assert shop.hall.refused(JoinPickup(request=request), link(other)).code == "forbidden"
    shop.placed(request, "picked_up")
    assert shop.hall.refused(JoinPickup(request=request), ANN).code == "request_ended"


def test_one_number_stands_in_the_hall_once() -> None:
    """Who still waits with what was ready at once keeps that place."""
    shop = Shop()
    taken = shop.requested(shop.opening(here=False), KIOSK)
    shop.placed(taken.request, "ready")
    told = shop.hall.refused(JoinPickup(request=taken.request), link(taken.request))
    assert (told.code, told.own.entry) == ("already_waiting", taken.entry)
    shop.hall.do(CallNext(desk=shop.hall.desk(1)), ANN)
    shop.hall.do(Start(entry=taken.entry, desk=shop.hall.desk(1)), ANN)
    shop.hall.do(Complete(entry=taken.entry), ANN)
    assert joined(shop, taken.request).entry != taken.entry


def test_what_a_kiosk_took_is_checked_in_at_the_desk_that_serves_it() -> None:
    """The entry is ordinary; the request is another thing."""
    shop = Shop()
    taken = shop.requested(shop.opening(here=False), KIOSK)
    called = shop.hall.moved(CallNext(desk=shop.hall.desk(1)), ANN)
    assert (called.entry, called.number) == (taken.entry, "R-1001")
    shop.hall.do(Start(entry=taken.entry, desk=shop.hall.desk(1)), ANN)
    assert shop.stepped(taken.request, "check_in").state == "checked_in"
    assert shop.floor.get(Entry, taken.entry).state == "serving"
