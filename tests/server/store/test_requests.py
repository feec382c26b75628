"""Service requests on record: loaded, forgotten, erased, handed out."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocol.commands import (
    CreateServicePoint,
    Customer,
    ErasePerson,
    ForgetPersons,
    PutStaff,
    ServiceSpec,
)
from protocol.outcomes import Requested, Saved, Ticketed
from protocol.records import Contact, Person, RequestItem, ServiceRequest, UnlockCode
from protocol.repair_settings import PutRepairTerms
from protocol.request_commands import (
    AskAboutRequest,
    DeleteRequest,
    DropItem,
    ItemSpec,
    NoteRequest,
    OpenRequest,
    PutItem,
    SealUnlock,
    StepRequest,
    UpdateRequest,
)
from protocol.ticket_commands import AddAttachment, DeleteTicket, TicketChange, UpdateTicket
from server.domain.actor import TIMER
from server.domain.floor import Floor
from server.execution.persons import find_persons, person_export
from server.execution.verifying import verify
from server.store.erased import Erased, erased_path, read_erased
from server.store.overdue import due
from tests.hall import ADMIN, ANN, House, house
from tests.server.domain.requests.shop import DAY, link
from tests.server.store.test_erasing import SECRET, bytes_of

OTHER = Customer(name="Other Person", email="other@else.example")
CANARY = Customer(name=SECRET, email="canaria@secret.example")


async def a_shop(at: House) -> str:
    await at.do(PutStaff(staff=ANN.id, name=ANN.name, role="staff"))
    point = await at.do(
        CreateServicePoint(
            name="Repairs", prefix="R", capacity=1, services=[ServiceSpec(name="Advice")]
        )
    )
    assert isinstance(point, Saved)
    await at.do(PutRepairTerms(service_point=point.id, return_fee="15.00"))
    return point.id


async def opened(at: House, point: str, customer: Customer, problem: str) -> str:
    item = ItemSpec(what="Phone", serial=f"{problem} 1", condition=f"{problem} 2")
    answer = await at.do(
        OpenRequest(
            service_point=point, items=[item], customer=customer, problem=problem, here=True
        ),
        ANN,
    )
    assert isinstance(answer, Requested), answer
    return answer.request


async def written_of(at: House, request: str) -> None:
    """All that is ever written of a request."""
    picture = at.ids()
    await at.do(
        AddAttachment(
            attachment=picture,
            name=f"{SECRET}.png",
            content_type="image/png",
            size=9,
            hash="5" * 64,
            inline=True,
        ),
        ANN,
    )
    told = ItemSpec(what="Case", accessories=[SECRET], photos=[picture])
    saved = await at.do(PutItem(request=request, spec=told), ANN)
    assert isinstance(saved, Saved), saved
    await at.do(SealUnlock(item=saved.id, sealed=f"{SECRET} sealed"), ANN)
    await at.do(NoteRequest(request=request, text=f"{SECRET} is rude"), ANN)
    await at.do(AskAboutRequest(request=request, text=f"{SECRET} asks"), link(request))
    await at.do(UpdateRequest(request=request, problem=f"{SECRET} dropped it"), ANN)


def nothing_left(at: House, folder: Path) -> None:
    found = bytes_of(folder)
    for told in (SECRET, "canaria@", "secret.example", "5" * 64):
        assert told.encode() not in found, told
    assert b"Other Person" in found and b"Another fault" in found, "of others nothing is lost"
    assert SECRET not in repr(at.store.newest.past(0))
    assert SECRET not in repr(at.tailer.floor.state)


async def test_what_has_not_ended_is_in_memory_after_a_start_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        point = await a_shop(at)
        request, ended = [await opened(at, point, OTHER, name) for name in ("One", "Two")]
        await written_of(at, request)
        await at.do(StepRequest(request=ended, step="give_back"), ANN)
        await at.do(StepRequest(request=ended, step="pick_up"), ANN)
        at.tailer.floor.forget_ended()
        assert Floor(at.store.live()[1]).state == at.tailer.floor.state
        assert at.tailer.floor.get(ServiceRequest, ended) is None
    async with house(tmp_path) as at:
        floor = at.tailer.floor
        assert [each.what for each in floor.requests.items(request)] == ["Phone", "Case"]
        assert len(floor.requests.notes(request)) == len(floor.requests.codes(request)) == 1
        assert floor.requests.by_number == {1001: request}
        found = floor.get(ServiceRequest, request)
        assert found is not None and floor.get(Contact, found.contact) is not None
        told = await at.do(NoteRequest(request=ended, text="Too late"), ANN)
        assert getattr(told, "code", "") == "request_ended"


async def test_who_brings_something_again_after_years_is_known_to_whoever_follows(
    tmp_path: Path,
) -> None:
    """The log tells of the request alone: its contact did not change."""
    async with house(tmp_path) as at:
        point = await a_shop(at)
        ended = await opened(at, point, OTHER, "One")
        await at.do(StepRequest(request=ended, step="give_back"), ANN)
        await at.do(StepRequest(request=ended, step="pick_up"), ANN)
    async with house(tmp_path) as at:
        request = await opened(at, point, OTHER, "Two")
        found = at.tailer.floor.get(ServiceRequest, request)
        assert found is not None and found.number == 1002
        contact = at.tailer.floor.get(Contact, found.contact)
        assert contact is not None and at.tailer.floor.get(Person, contact.person) is not None


async def test_whoever_is_erased_leaves_requests_without_a_word(tmp_path: Path) -> None:
    """The thing is in the house still: it goes on, and nobody is written to."""
    async with house(tmp_path) as at:
        point = await a_shop(at)
        await opened(at, point, OTHER, "Another fault")
        going, ended = [await opened(at, point, CANARY, SECRET) for _ in range(2)]
        for each in (going, ended):
            await written_of(at, each)
        await at.do(StepRequest(request=ended, step="give_back"), ANN)
        await at.do(StepRequest(request=ended, step="pick_up", signature="1,1 2,2"), ANN)
        at.tailer.floor.forget_ended()
        contact = at.store.get("contact", at.tailer.floor.get(ServiceRequest, going).contact)  # type: ignore[union-attr]
        assert isinstance(contact, Contact)
        await at.do(ErasePerson(person=contact.person), ADMIN)
        nothing_left(at, tmp_path)
        for ident, state in ((going, "checked_in"), (ended, "picked_up")):
            left = at.store.get("service_request", ident)
            assert isinstance(left, ServiceRequest) and left.state == state
            assert (left.problem, left.pickup_signature) == ("", "")
        assert at.store.get("invoice", ended) is not None
        at.tailer.floor.forget_ended()
        assert Floor(at.store.live()[1]).state == at.tailer.floor.state


async def test_a_request_that_is_deleted_leaves_no_byte_of_what_was_told(tmp_path: Path) -> None:
    """Its customer stays, and a backup that is put back deletes it again."""
    async with house(tmp_path) as at:
        point = await a_shop(at)
        await opened(at, point, OTHER, "Another fault")
        request = await opened(at, point, Customer(email="canary@else.example"), SECRET)
        item = next(iter(at.tailer.floor.requests.items(request)))
        await at.do(SealUnlock(item=item.id, sealed=SECRET), ANN)
        await at.do(NoteRequest(request=request, text=f"{SECRET} is rude"), ANN)
        assert isinstance(await at.do(DeleteRequest(request=request), ADMIN), Saved)
        found = bytes_of(tmp_path)
        assert SECRET.encode() not in found and b"canary@else.example" in found
        assert at.store.get("service_request", request) is None
        assert Erased("", at.clock.now(), request=request) in read_erased(
            erased_path(at.store.path).read_bytes()
        )


@pytest.mark.parametrize("ended", [False, True])
async def test_a_ticket_that_is_deleted_leaves_the_customer_of_a_request(
    tmp_path: Path, ended: bool
) -> None:
    """Also of one that memory has forgotten."""
    async with house(tmp_path) as at:
        point = await a_shop(at)
        request = await opened(at, point, OTHER, "Another fault")
        answer = await at.do(AskAboutRequest(request=request, text="When?"), link(request))
        assert isinstance(answer, Ticketed)
        if ended:
            await at.do(StepRequest(request=request, step="give_back"), ANN)
            await at.do(StepRequest(request=request, step="pick_up"), ANN)
            close = UpdateTicket(ticket=answer.ticket, change=TicketChange(status="closed"))
            await at.do(close, ANN)
    async with house(tmp_path) as at:
        assert (at.tailer.floor.get(ServiceRequest, request) is None) == ended
        await at.do(DeleteTicket(ticket=answer.ticket), ADMIN)
        left = at.store.get("service_request", request)
        assert isinstance(left, ServiceRequest)
        assert at.store.get("contact", left.contact) is not None


async def test_what_opened_an_item_is_nowhere_once_it_is_handed_over(tmp_path: Path) -> None:
    """Not in the log of what was done either."""
    async with house(tmp_path) as at:
        point = await a_shop(at)
        request = await opened(at, point, OTHER, "Another fault")
        first = at.tailer.floor.requests.items(request)[0]
        saved = await at.do(PutItem(request=request, spec=ItemSpec(what="Case")), ANN)
        assert isinstance(saved, Saved)
        for item in (first.id, saved.id):
            await at.do(SealUnlock(item=item, sealed=f"{SECRET} {item[-1]}"), ANN)
        behind = at.store.log(0, 10_000)
        assert SECRET in repr(behind)
        await at.do(DropItem(request=request, item=saved.id), ANN)
        assert f"{SECRET} {first.id[-1]}" in repr(at.store.log(0, 10_000))
        await at.do(StepRequest(request=request, step="give_back"), ANN)
        await at.do(StepRequest(request=request, step="pick_up"), ANN)
        assert SECRET not in repr(at.store.log(0, 10_000))
        left = at.store.get("request_item", first.id)
        assert isinstance(left, RequestItem) and not left.locked
        assert at.tailer.floor.get(UnlockCode, first.id) is None


async def test_what_ended_long_ago_loses_its_texts_and_then_its_customer(tmp_path: Path) -> None:
    """As the house keeps tickets; what has not ended stays."""
    async with house(tmp_path) as at:
        point = await a_shop(at)
        going = await opened(at, point, OTHER, "Another fault")
        ended = await opened(at, point, CANARY, "Old fault")
        await at.do(StepRequest(request=ended, step="give_back"), ANN)
        await at.do(StepRequest(request=ended, step="pick_up"), ANN)
        site, keep = at.tailer.floor.site, at.tailer.floor.site.keep_tickets_d
        at.clock.advance((keep - 1) * DAY)
        assert not any(due(at.store, site, at.clock.now(), 10))
        at.clock.advance(2 * DAY)
        found = due(at.store, site, at.clock.now(), 10)
        contact = at.store.get("contact", at.store.get("service_request", ended).contact)  # type: ignore[union-attr]
        assert isinstance(contact, Contact)
        assert (found.requests, found.contacts) == ([ended], [contact.person])
        await at.do(ForgetPersons(**found._asdict()), TIMER)
        assert not any(due(at.store, site, at.clock.now(), 10))
        item = at.store.get("request_item", at.tailer.floor.requests.items(going)[0].id)
        assert isinstance(item, RequestItem) and item.serial == "Another fault 1"


async def test_whoever_asks_what_is_known_of_them_is_handed_their_requests(tmp_path: Path) -> None:
    """With what colleagues noted for themselves; and the audit stays whole."""
    async with house(tmp_path) as at:
        point = await a_shop(at)
        request = await opened(at, point, OTHER, "Another fault")
        await at.do(NoteRequest(request=request, text="The port is worn."), ANN)
        found = find_persons(at.store, "r-1001")
        assert [each.name for each in found] == ["Other Person"]
        told = person_export(at.store, found[0].person, at.clock.now())
        assert told is not None
        [handed] = told.service_requests
        assert (handed["number"], handed["problem"]) == ("R-1001", "Another fault")
        assert handed["items"][0]["serial"] == "Another fault 1"
        assert handed["notes"][0]["text"] == "The port is worn."
        assert {"open_request", "note_request"} <= {each["op"] for each in told.audit}
        assert any(each["personal"] for each in told.audit if each["op"] == "note_request")
        await at.do(ErasePerson(person=found[0].person), ADMIN)
        assert verify(at.store, at.clock.now()).faults == []
