"""What documents say of the records of a request, and their words."""

from __future__ import annotations

import json
import string
from pathlib import Path

import pytest
from msgspec.structs import replace

import server.documents
from protocol.cost_estimates import CostEstimate
from protocol.ids import uuid7
from protocol.records import Contact, Person, RepairTerms, RequestItem, ServicePoint, Site, Staff
from protocol.service_requests import ServiceRequest
from server.documents.cases import case_of, estimate_facts, label_facts, receipt_facts
from server.documents.signature import lines_of
from server.documents.wording import SPOKEN, wording
from server.domain.floor import Floor

AT = 1_796_035_200_000
WORDS = Path(server.documents.__file__).parent / "words"


def ident(number: int) -> str:
    return uuid7(AT, number.to_bytes(10, "big"))


POINT = ServicePoint(
    id=ident(1), name="Repairs", prefix="R", capacity=1, location="Hall 1",
    names={"de": "Reparatur"}, locations={"de": "Halle 1"},
)  # fmt: skip
PERSON = Person(id=ident(2), name="Jürgen Müller", phone="+49 170 1234567")
CONTACT = Contact(id=ident(3), person=PERSON.id, made_at=AT)
TERMS = RepairTerms(
    id=POINT.id, intake=ident(4), pickup=ident(5), conditions="Make a copy.",
    conditions_in={"de": "Bitte sichern Sie Ihre Daten."}, seller="Riverside GmbH\n\n Hafenstr. 1 ",
)  # fmt: skip
ANN = Staff(id=ident(6), name="Ann Smith", role="staff")
REQUEST = ServiceRequest(
    id=ident(7), number=1187, service_point=POINT.id, contact=CONTACT.id, state="estimate_sent",
    since=AT, opened_at=AT, updated_at=AT, channel="staff", language="de", spend_limit="150.00",
)  # fmt: skip
ITEM = RequestItem(
    id=ident(8), request=REQUEST.id, position=1, what="Telefon", make="Apple", model="iPhone 13"
)
FLOOR = Floor(
    [Site(id=ident(9), name="Riverside"), POINT, PERSON, CONTACT, TERMS, ANN, REQUEST, ITEM]
)
ESTIMATE = CostEstimate(
    id=ident(10), request=REQUEST.id, nth=2, state="sent", made_at=AT, valid_until=AT + 1,
    currency="EUR", tax_mode="exclusive", rounding="document", lines=[], net="1.00", tax="0.19",
    total="1.19", stop_above="1.31", hash="7f3a9c1e" + 56 * "0",
)  # fmt: skip


def test_a_document_speaks_as_its_customer_does_and_as_the_house_calls_things() -> None:
    head = receipt_facts(case_of(FLOOR, REQUEST, [ITEM], "https://x.example/s/t")).head
    assert (head.number, head.place) == ("R-1187", ["Reparatur", "Halle 1"])
    assert head.seller == ["Riverside GmbH", "Hafenstr. 1"]
    assert head.conditions == "Bitte sichern Sie Ihre Daten."
    assert head.customer == ["Jürgen Müller", "+49 170 1234567"]
    assert [each.name for each in head.items] == ["Telefon, Apple iPhone 13"]


def test_an_estimate_shows_as_much_of_its_hash_as_can_be_read_aloud_and_who_answered() -> None:
    case = case_of(FLOOR, REQUEST, [ITEM])
    waiting = estimate_facts(case, ESTIMATE)
    assert (waiting.hash, waiting.answered) == ("7f3a9c1e", None)
    no = replace(
        ESTIMATE, state="declined", answered_at=AT, answered_via="phone", answered_by=ANN.id
    )
    answered = estimate_facts(case, no).answered
    assert answered is not None
    assert (answered.yes, answered.written_by) == (False, "Ann Smith")


def test_a_label_bears_the_last_name_and_which_item_it_is_of_how_many() -> None:
    other = replace(ITEM, id=ident(11), position=2, what="", make="", model="Case")
    facts = label_facts(case_of(FLOOR, REQUEST, [ITEM, other]), other.id)
    assert (facts.name, facts.of, facts.item) == ("Müller", (2, 2), "Case")
    with pytest.raises(LookupError):
        label_facts(case_of(FLOOR, REQUEST, [ITEM]), other.id)


def test_a_signature_is_drawn_of_the_points_that_it_has() -> None:
    assert lines_of("1,2 3,4;;900,5 x,1 7 9999,1") == [[(1, 2), (3, 4)], [(900, 5), (1000, 1)]]
    assert lines_of("") == []


@pytest.mark.parametrize("lang", SPOKEN)
def test_every_language_says_the_same_things_with_the_same_values(lang: str) -> None:
    ours, english = (
        json.loads((WORDS / f"{code}.json").read_text("utf-8")) for code in (lang, "en")
    )
    assert list(ours) == list(english)
    for key, text in english.items():
        named, here = (
            {field for _, field, _, _ in string.Formatter().parse(each) if field}
            for each in (text, ours[key])
        )
        assert key == "day" or named == here, key


def test_a_language_that_documents_do_not_speak_is_english() -> None:
    assert wording("fr-CA", "Nowhere/At all").day(AT) == "30 November 2026"
    assert wording("de-AT", "Europe/Berlin").when(AT) == "⁨30. November 2026⁩, ⁨11:40⁩ Uhr"
