"""What of a request is no state, and what its customer asks."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.commands import Customer
from protocol.contact_commands import MergeContacts
from protocol.outcomes import Ticketed
from protocol.records import Contact, RepairTerms, Ticket
from protocol.request_commands import AskAboutRequest, DeleteRequest, UpdateRequest
from protocol.ticket_commands import OpenTicket, TicketChange, UpdateTicket
from server.domain.actor import PUBLIC
from tests.hall import ADMIN, ANN, BEN
from tests.server.domain.requests.shop import DAY, ZOE, Shop, link
from tests.server.domain.second_point import cash


def changed(shop: Shop, request: str, **fields: object):
    shop.hall.do(UpdateRequest(request=request, **fields), ANN)
    return shop.request(request)


def test_what_is_given_changes_and_the_rest_stays() -> None:
    """What is as it was makes no new version."""
    shop = Shop()
    request = shop.opened()
    after = changed(shop, request, technician=BEN.id, priority="urgent", spend_limit="80")
    assert (after.technician, after.priority, after.spend_limit) == (BEN.id, "urgent", "80.00")
    assert after.problem == "It does not charge."
    assert changed(shop, request, technician=BEN.id).version == after.version
    after = changed(shop, request, technician="", spend_limit="", problem="Broken", language="ar")
    assert (after.technician, after.spend_limit, after.language) == (None, "", "ar")


def test_a_promise_is_of_a_time_to_come_and_can_be_taken_away() -> None:
    """Also one that the terms gave."""
    shop = Shop(turnaround_min=60)
    request = shop.opened()
    assert shop.request(request).promised_at is not None
    at = shop.hall.clock.now() + DAY * 1_000
    assert changed(shop, request, promised_at=at).promised_at == at
    past = UpdateRequest(request=request, promised_at=shop.hall.clock.now())
    assert shop.hall.refused(past, ANN).field == "promisedAt"
    assert changed(shop, request, promised_at=0).promised_at is None


def test_it_goes_to_another_bench_that_takes_requests_in_its_currency() -> None:
    """And to a contact and a colleague that there are."""
    shop = Shop()
    request = shop.opened()
    other = cash(shop.hall)
    command = UpdateRequest(request=request, service_point=other)
    assert shop.hall.refused(command, ANN).code == "no_requests"
    shop.put(replace(shop.terms, id=other, currency="CHF"))
    assert shop.hall.refused(command, ANN).field == "servicePoint"
    shop.put(RepairTerms(id=other, intake="", pickup=""))
    assert changed(shop, request, service_point=other).service_point == other
    assert [each.id for each in shop.floor.requests.at_point(other)] == [request]
    assert shop.floor.requests.at_point(shop.point) == []
    for field, code in (("technician", "unknown_staff"), ("contact", "unknown_contact")):
        wrong = UpdateRequest(request=request, **{field: shop.hall.ids()})
        assert shop.hall.refused(wrong, ANN).code == code


def test_what_a_customer_asks_is_a_ticket_about_it_and_goes_on_in_that() -> None:
    """Until it is closed; the request stays as it is."""
    shop = Shop()
    request = shop.opened()
    version = shop.request(request).version

    def asks(text: str) -> Ticketed:
        answer = shop.hall.do(AskAboutRequest(request=request, text=text), link(request))
        assert isinstance(answer, Ticketed)
        return answer

    first = asks("Will it be dry?")
    ticket = shop.floor.get(Ticket, first.ticket)
    assert (first.opened, ticket.request, ticket.subject) == (True, request, "R-1001 Fairphone 5")
    again = asks("And when?")
    assert (again.opened, again.ticket) == (False, first.ticket)
    close = UpdateTicket(ticket=first.ticket, change=TicketChange(status="closed"))
    shop.hall.do(close, ANN)
    assert asks("Hello?").opened
    assert shop.request(request).version == version
    other = AskAboutRequest(request=request, text="Mine?")
    assert shop.hall.refused(other, link(ADMIN.id)).code == "forbidden"


def test_what_a_customer_asks_goes_on_in_no_ticket_of_somebody_else() -> None:
    """A supplier may write about it too; and who is the same as its contact is no other."""
    shop = Shop()
    request = shop.opened()
    ray = Customer(name="Ray", email="ray@parts.example")
    about = OpenTicket(request=request, subject="Port", text="It is late.", customer=ray)
    theirs = shop.hall.do(about, ANN).ticket
    asks = AskAboutRequest(request=request, text="When?")
    first = shop.hall.do(asks, link(request))
    assert first.opened and first.ticket != theirs
    same = shop.request(shop.opened(customer=Customer(name="Zoe", email="zoe@oak.example"))).contact
    shop.hall.do(MergeContacts(contact=same, other=shop.request(request).contact), ANN)
    again = shop.hall.do(asks, link(request))
    assert (again.opened, again.ticket) == (False, first.ticket)


def test_a_ticket_is_about_a_request_by_staff_alone() -> None:
    """One that there is."""
    shop = Shop()
    request = shop.opened()
    about = {"subject": "Phone", "text": "Late", "customer": ZOE}
    ticket = shop.hall.do(OpenTicket(request=request, **about), ANN).ticket
    assert shop.floor.get(Ticket, ticket).request == request
    wrong = OpenTicket(request=ADMIN.id, **about)
    assert shop.hall.refused(wrong, ANN).code == "unknown_request"
    assert shop.hall.refused(OpenTicket(request=request, **about), PUBLIC).code in (
        "forbidden",
        "support_closed",
    )


def test_a_request_that_is_deleted_leaves_its_customer_and_their_tickets() -> None:
    """About nothing any more."""
    shop = Shop()
    request = shop.opened()
    contact = shop.request(request).contact
    asked = shop.hall.do(AskAboutRequest(request=request, text="When?"), link(request))
    shop.lined(request)
    shop.hall.do(DeleteRequest(request=request), ADMIN)
    left = {kind for kind, records in shop.floor.lists.items() if records}
    assert not left & {"service_request", "request_item", "request_line", "cost_estimate"}
    assert shop.floor.get(Ticket, asked.ticket).request is None
    assert shop.floor.get(Contact, contact) is not None
    assert shop.opened() and shop.floor.requests.by_number.keys() == {1002}
