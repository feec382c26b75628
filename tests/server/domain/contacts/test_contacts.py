"""Contacts: one for each address, put, merged, taken apart, and linked with visits."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Put
from protocol.commands import Customer, JoinQueue, TellPhone
from protocol.contact_commands import MergeContacts, PutContact, UnmergeContact
from protocol.outcomes import Joined, Saved
from protocol.records import Contact, Person, Staff, Visit
from server.domain.actor import PUBLIC, Actor
from server.domain.contacts import contact_of, primary, same
from server.domain.context import Context
from tests.hall import ANN, KIOSK, Hall, hall

ANA = Customer(name="Ana", email="ana@example.org", phone="030 123456")
BEN = Customer(name="Ben", email="ben@example.org")


def german() -> Hall:
    at = hall()
    ann = Staff(id=ANN.id, name="Ann", role="staff")
    at.floor.apply([Put(replace(at.floor.site, country="DE")), Put(ann)])
    return at


def put(at: Hall, customer: Customer | None = None, actor: Actor = ANN, **more: object) -> str:
    saved = at.do(PutContact(customer=customer, **more), actor)  # type: ignore[arg-type]
    assert isinstance(saved, Saved)
    return saved.id


def person_of(at: Hall, contact: str) -> Person:
    found = at.floor.get(Contact, contact)
    person = at.floor.get(Person, found.person) if found else None
    assert person is not None
    return person


def of(at: Hall, customer: Customer, actor: Actor = PUBLIC) -> tuple[Contact, Person]:
    context = Context(actor, at.clock.now(), at.ids, lambda text: text)
    contact, person, changes = contact_of(at.floor, customer, context, "de")
    at.floor.apply(changes)
    return contact, person


def test_one_contact_is_found_by_mail_address_or_telephone_however_they_are_written() -> None:
    at = german()
    contact, person = of(at, ANA)
    assert (contact.language, person.phone_key) == ("de", "+4930123456")
    for told in (
        Customer(name="A. Lee", email=" ANA@Example.org"),
        Customer(phone="+49 (0)30 12 34 56"),
        Customer(email="new@example.org", phone="004930123456"),
    ):
        assert of(at, told)[0].id == contact.id
    assert of(at, BEN)[0].id != contact.id


def test_a_stranger_completes_a_name_and_adds_no_address() -> None:
    at = german()
    first, _ = of(at, Customer(email="ana@example.org"))
    told = Customer(name="Ana", email="ana@example.org", phone="030 999999")
    assert of(at, told)[1].name == "Ana" and person_of(at, first.id).phone == ""
    assert of(at, told, ANN)[1].phone_key == "+4930999999"
    other = Customer(email="ana@example.org", phone="030 999999", name="Not Ana")
    assert of(at, other, ANN)[1].name == "Ana"


def test_an_address_of_another_contact_is_refused_and_says_whose_it_is() -> None:
    at = german()
    put(at, ANA)
    ben = put(at, BEN)
    for customer, field in (
        (replace(BEN, email="Ana@example.org"), "customer.email"),
        (Customer(name="Ben", phone="+4930123456"), "customer.phone"),
    ):
        for command in (PutContact(customer=customer), PutContact(contact=ben, customer=customer)):
            refusal = at.refused(command, ANN)
            assert (refusal.code, refusal.field) == ("contact_exists", field)
            assert "Ana has that" in refusal.detail
    for bad in (Customer(), Customer(email="ana"), Customer(phone="12")):
        assert at.refused(PutContact(customer=bad), ANN).code == "invalid"
    assert at.refused(PutContact(), ANN).code == "invalid"
    assert at.refused(PutContact(contact=at.ids(), tags=[]), ANN).code == "unknown_contact"


def test_what_is_not_given_stays_and_nobody_writes_over_a_change() -> None:
    at = german()
    ana = put(
        at,
        ANA,
        contact_kind="lead",
        owner=ANN.id,
        tags=["VIP", "vip"],
        staff_notes="kind",
        company=" Ash & Co ",
    )
    put(at, contact=ana, version=1, tags=["new"], owner="")
    contact = at.floor.get(Contact, ana)
    assert contact is not None
    assert (contact.contact_kind, contact.owner, contact.tags) == ("lead", None, ["new"])
    person = person_of(at, ana)
    assert (contact.version, person.staff_notes, person.company) == (2, "kind", "Ash & Co")
    assert at.refused(PutContact(contact=ana, version=1, tags=[]), ANN).code == "version_mismatch"
    assert at.refused(PutContact(contact=ana, owner=KIOSK.id), ANN).code == "unknown_staff"


def test_a_merge_is_a_pointer_that_can_be_taken_back_and_goes_in_no_circle() -> None:
    at = german()
    ana, ben, eve = put(at, ANA), put(at, BEN), put(at, Customer(name="Eve", phone="040 1234567"))
    at.do(MergeContacts(contact=ana, other=ben), ANN)
    at.do(MergeContacts(contact=ben, other=eve), ANN)
    first = primary(at.floor, eve)
    assert first is not None and first.id == ana and same(at.floor, ben) == {ana, ben, eve}
    assert of(at, BEN)[0].id == ben, "whoever comes by an address has the contact of that address"
    assert at.refused(MergeContacts(contact=eve, other=ana), ANN).code == "wrong_state"
    assert at.refused(MergeContacts(contact=ana, other=ana), ANN).code == "wrong_state"
    zoe = put(at, Customer(name="Zoe"))
    assert at.refused(MergeContacts(contact=zoe, other=eve), ANN).code == "wrong_state"
    at.do(UnmergeContact(contact=ben), ANN)
    assert same(at.floor, ben) == {ben, eve} and same(at.floor, ana) == {ana}
    assert at.refused(UnmergeContact(contact=ben), ANN).code == "nothing_to_undo"


def visitor(at: Hall, joined: object) -> Person:
    assert isinstance(joined, Joined)
    visit = at.floor.get(Visit, joined.visit)
    person = at.floor.get(Person, visit.person) if visit else None
    assert person is not None
    return person


def test_visitors_get_the_contact_of_their_address_before_or_after_it_is_made() -> None:
    at = german()
    early = visitor(at, at.do(JoinQueue(service_point=at.point, customer=BEN), KIOSK))
    ana, ben = put(at, ANA), put(at, BEN)
    told = at.floor.get(Person, early.id)
    assert told is not None and told.contact == ben
    late = JoinQueue(service_point=at.point, customer=Customer(phone="030-123456"))
    joined = at.do(late, KIOSK)
    assert visitor(at, joined).contact == ana
    assert isinstance(joined, Joined)
    link = Actor(joined.visit, "visitor", visit=joined.visit)
    at.do(TellPhone(entry=joined.entry, phone="0175 5555555"), link)
    assert visitor(at, joined).contact == "", "it is somebody else's telephone now"
    at.do(TellPhone(entry=joined.entry, phone="030 123456"), link)
    assert visitor(at, joined).contact == ana
