"""Taking something in: at a desk, at a kiosk, under warranty."""

from __future__ import annotations

from protocol.commands import Customer, JoinQueue, Leave, SetPoint
from protocol.outcomes import Joined
from protocol.records import Contact, Entry, Person, Ticket, Visit
from protocol.request_commands import ItemSpec
from protocol.ticket_commands import OpenTicket
from tests.hall import ADMIN, ANN, KIOSK
from tests.server.domain.requests.shop import DAY, PHONE, ZOE, Shop


def test_a_desk_takes_something_in_and_checks_it_in_at_once() -> None:
    """One number for the whole life, from 1001 on."""
    shop = Shop()
    answer = shop.requested(shop.opening(), ANN)
    assert (answer.number, answer.state, answer.opened) == (1001, "checked_in", True)
    request = shop.request(answer.request)
    assert (request.problem, request.channel) == ("It does not charge.", "staff")
    assert request.version == answer.version
    assert shop.items(answer.request)[0].serial == "FP5-0093"
    assert shop.requested(shop.opening(), ANN).number == 1002


def test_a_kiosk_gives_a_place_in_line_under_the_number_of_the_request() -> None:
    """Its customer is called by that, and needs no other."""
    shop = Shop()
    answer = shop.requested(shop.opening(here=False, access_needs=["Wheelchair"]), KIOSK)
    assert (answer.state, answer.position) == ("queued", 1)
    entry = shop.floor.get(Entry, answer.entry)
    visit = shop.floor.get(Visit, answer.visit)
    assert entry.number == visit.number == "R-1001"
    assert (entry.service, entry.present) == (shop.terms.intake, True)
    assert visit.access_needs == ["wheelchair"]
    assert shop.request(answer.request).visit == visit.id
    assert shop.floor.get(Person, visit.person).name == "Zoe Ash"
    contact = shop.floor.get(Contact, shop.request(answer.request).contact)
    assert visit.person != contact.person


def test_a_kiosk_must_be_told_whom_to_tell_that_it_is_ready() -> None:
    """A name, and a phone or a mail address."""
    shop = Shop()
    for customer, field in (
        (None, "customer.name"),
        (Customer(phone="07700 900123"), "customer.name"),
        (Customer(name="Zoe"), "customer.phone"),
    ):
        told = shop.hall.refused(shop.opening(here=False, customer=customer), KIOSK)
        assert (told.code, told.field) == ("invalid", field)
    told = shop.hall.refused(shop.opening(priority="urgent", here=False), KIOSK)
    assert (told.code, told.field) == ("forbidden", "priority")


def test_a_kiosk_adds_no_address_to_somebody_who_is_known() -> None:
    """Whoever types a stranger's telephone would else read what is meant for them."""
    shop = Shop()
    shop.opened(customer=Customer(name="Zoe Ash", phone="07700 900123"))
    told = Customer(name="Eve", phone="07700 900123", email="eve@example.org")
    request = shop.request(shop.opened(by=KIOSK, here=False, customer=told))
    person = shop.floor.get(Person, shop.floor.get(Contact, request.contact).person)
    assert (person.name, person.email) == ("Zoe Ash", "")


def test_a_closed_line_takes_nothing_from_a_kiosk_and_a_desk_takes_it() -> None:
    """Staff stand where it is."""
    shop = Shop()
    shop.hall.do(SetPoint(service_point=shop.point, state="closed"))
    assert shop.hall.refused(shop.opening(here=False), KIOSK).code == "queue_closed"
    assert shop.opened()


def test_a_point_without_terms_takes_nothing_in() -> None:
    """It says where to go."""
    shop = Shop()
    other = shop.hall.floor.points()[0]
    shop.put(type(other)(**{f: getattr(other, f) for f in other.__struct_fields__} | {"id": "p2"}))
    told = shop.hall.refused(shop.opening(service_point="p2"), ANN)
    assert (told.code, told.field) == ("no_requests", "servicePoint")


def test_what_it_is_about_must_exist_and_is_linked() -> None:
    """A stay, a reservation, a ticket."""
    shop = Shop()
    for field, code in (
        ("visit", "unknown_visit"),
        ("reservation", "unknown_reservation"),
        ("ticket", "unknown_ticket"),
        ("contact", "unknown_contact"),
        ("warranty_of", "unknown_request"),
    ):
        told = shop.hall.refused(shop.opening(**{field: ADMIN.id}), ANN)
        assert told.code == code
    place = shop.hall.do(JoinQueue(service_point=shop.point), KIOSK)
    assert isinstance(place, Joined)
    ticket = shop.hall.do(OpenTicket(subject="Phone", text="Broken", customer=ZOE), ANN).ticket
    request = shop.opened(visit=place.visit, ticket=ticket)
    assert shop.request(request).visit == place.visit
    assert shop.floor.get(Ticket, ticket).request == request
    assert shop.floor.get(Visit, place.visit).number != "R-1001"


def test_a_promise_by_hand_is_of_a_time_to_come() -> None:
    """Money is refused where its currency has no such coins."""
    shop = Shop()
    now = shop.hall.clock.now()
    assert shop.hall.refused(shop.opening(promised_at=now), ANN).field == "promisedAt"
    assert shop.hall.refused(shop.opening(spend_limit="10.005"), ANN).field == "spendLimit"
    request = shop.request(shop.opened(spend_limit="80", return_fee="15"))
    assert (request.spend_limit, request.return_fee) == ("80.00", "15.00")


def test_what_comes_again_under_warranty_costs_nothing() -> None:
    """It is linked with what was repaired, and its customer is known."""
    shop = Shop(warranty_days=90, return_fee="15.00")
    first = shop.opened()
    told = shop.hall.refused(shop.opening(warranty_of=first), ANN)
    assert (told.code, told.field) == ("wrong_state", "warrantyOf")
    shop.placed(first, "ready")
    shop.stepped(first, "pick_up")
    again = shop.request(shop.opened(warranty_of=first, customer=None))
    assert again.contact == shop.request(first).contact
    assert (again.warranty_of, again.return_fee) == (first, "0.00")
    shop.passes(90 * DAY)
    told = shop.hall.refused(shop.opening(warranty_of=first), ANN)
    assert told.code == "warranty_over"
    assert "22 February 2027" in told.detail


def test_two_items_have_no_picture_in_common() -> None:
    """And what can not be seen is no name."""
    shop = Shop()
    twice = [ItemSpec(what="Phone", photos=[ADMIN.id]), ItemSpec(what="Case", photos=[ADMIN.id])]
    assert shop.hall.refused(shop.opening(items=twice), ANN).field == "photos"
    assert shop.hall.refused(shop.opening(items=[ItemSpec(what=" ")]), ANN).field == "what"
    told = shop.hall.refused(shop.opening(items=[PHONE, ItemSpec(what="x", photos=[ANN.id])]), ANN)
    assert told.code == "unknown_attachment"


def test_what_a_kiosk_has_announced_is_cancelled_where_its_customer_leaves_the_line() -> None:
    shop = Shop()
    taken = shop.requested(shop.opening(here=False), KIOSK)
    shop.hall.do(Leave(entry=taken.entry), KIOSK)
    request = shop.request(taken.request)
    assert (request.state, request.reason) == ("cancelled", "its customer left the line")
    assert request.ended_at == shop.hall.clock.now()


def test_nobody_is_called_to_hand_in_what_is_here_already() -> None:
    shop = Shop()
    taken = shop.requested(shop.opening(here=False), KIOSK)
    shop.stepped(taken.request, "check_in")
    entry = shop.floor.get(Entry, taken.entry)
    assert (entry.state, entry.reason) == ("cancelled", "R-1001 was handed in")
