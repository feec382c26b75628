"""Tickets over the socket: a colleague's desk and windows, and a customer's thread, in which
nothing internal can be."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import msgspec

from protocol.codec import encode
from protocol.commands import Customer, PutStaff, UpdateSite
from protocol.messages import Attend, Cmd, Err, Qry, Res, Snapshot, Sub, Un
from protocol.outcomes import Bulked, Saved, Ticketed
from protocol.records import CannedResponse, Draft, Notice, Person, Ticket, TicketMessage
from protocol.replica import Replica
from protocol.support_commands import PutCanned
from protocol.ticket_commands import (
    AddAttachment,
    Comment,
    KeepDraft,
    LinkTickets,
    MergeTickets,
    OpenTicket,
    Reply,
    TicketChange,
    UpdateTicket,
)
from protocol.ticket_queries import ThreadPart, TicketWindow
from protocol.ticket_views import OwnMessage, OwnTicket, TicketHead, TicketTally
from server.domain.actor import PUBLIC
from server.sync.desk_topics import LINGER_S
from server.sync.newest import TO_COLLEAGUES
from tests.hall import ADMIN, ANN, BEN
from tests.server.sync.sockets import Client, Hall, sockets

ZOE = Customer(name="Zoe Ash", email="zoe@ash.example")
CANARIES = {
    "comment": "canary-comment",
    "file of a comment": "canary-file.txt",
    "draft": "canary-draft",
    "tag": "canary-tag",
    "team": "canary-team",
    "other ticket": "canary-other",
    "canned": "canary-canned",
}
"""What is internal: no customer is ever sent any of it."""


async def furnish(hall: Hall) -> None:
    """A house that takes tickets."""
    for each in (ADMIN, ANN, BEN):
        await hall.house.do(PutStaff(staff=each.id, name=f"{each.name} Surname", role=each.role))
    await hall.house.do(UpdateSite(support=True, support_email="help@hall.example"))


async def opened(hall: Hall, text: str = "It does not turn.", **more: Any) -> str:
    """A ticket of Zoe's."""
    told = {"subject": "The lock", "customer": ZOE} | more
    answer = await hall.house.do(OpenTicket(text=text, **told), PUBLIC)
    assert isinstance(answer, Ticketed)
    return answer.ticket


async def follow(client: Client, topic: str) -> Replica:
    replica = Replica(topic)
    await client.say(Sub(topic))
    replica.snapshot(await client.hear_a(Snapshot))
    return replica


async def ask(client: Client, name: str, **args: Any) -> list[Any]:
    await client.say(Qry("q", name, args))
    return (await client.hear_a(Res)).items


async def _hides(hall: Hall, ticket: str) -> None:
    """Do all that is internal to a ticket."""
    do = hall.house.do
    other = await opened(hall, CANARIES["other ticket"], subject=CANARIES["other ticket"])
    change = TicketChange(
        add_tags=[CANARIES["tag"]], team=CANARIES["team"], assignee=BEN.id, watchers=[ANN.id]
    )
    await do(UpdateTicket(ticket=ticket, change=change), ANN)
    file = hall.house.ids()
    told = {"content_type": "text/plain", "size": 9, "hash": "f" * 64}
    name = CANARIES["file of a comment"]
    added = await do(AddAttachment(attachment=file, ticket=ticket, name=name, **told), ANN)
    assert isinstance(added, Saved), added
    said = Comment(ticket=ticket, text=CANARIES["comment"], attachments=[file], mentions=[BEN.id])
    assert isinstance(await do(said, ANN), Ticketed)
    await do(KeepDraft(ticket=ticket, draft="reply", text=CANARIES["draft"]), ANN)
    await do(PutCanned(name=CANARIES["canned"], text=CANARIES["canned"], own=False), ADMIN)
    await do(LinkTickets(ticket=ticket, other=other), ANN)


async def test_a_customer_sees_what_is_public_of_their_thread_and_nothing_that_is_internal(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.client() as zoe, hall.guest("staff") as ann:
        await furnish(hall)
        ticket = await opened(hall)
        await _hides(hall, ticket)
        await zoe.welcome(hall.tokens.ticket(ticket))
        await ann.say(Attend(ticket, "typing"))
        replica = await follow(zoe, f"thread/{ticket}")
        frames = encode(list(replica.state.values()))
        await _hides(hall, ticket)
        await hall.house.do(Reply(ticket=ticket, text="Bring it by."), ANN)
        while len(list(replica.of(OwnMessage))) < 2:
            message = await zoe.hear()
            frames += encode(message)
            if isinstance(message, Snapshot):
                replica.snapshot(message)
            elif hasattr(message, "f"):
                replica.delta(message)  # type: ignore[arg-type]
        first, second = replica.of(OwnMessage)
        assert (first.text, first.author, first.message_kind) == (
            "It does not turn.",
            "",
            "customer",
        )
        assert (second.text, second.author, second.message_kind) == (
            "Bring it by.",
            "Clerk",
            "reply",
        )
        assert replica.get(OwnTicket, ticket) is not None
        for what, word in CANARIES.items():
            assert word.encode() not in frames, what
        for colleague in (ADMIN, ANN, BEN):
            assert colleague.id.encode() not in frames
        assert not re.search(rb"Surname|Zoe|zoe@|assignee|due_at\b|version", frames)


async def test_a_link_to_a_thread_opens_nothing_else(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.client() as zoe:
        await furnish(hall)
        ticket, other = await opened(hall), await opened(hall)
        await zoe.welcome(hall.tokens.ticket(ticket))
        for topic in (
            f"thread/{other}",
            f"ticket/{ticket}",
            "tickets",
            "staff",
            f"visitor/{ticket}",
        ):
            await zoe.say(Sub(topic))
            assert (await zoe.hear_a(Err)).code == "forbidden", topic
        for name, args in (
            ("tickets", {}),
            ("thread", {"ticket": ticket}),
            ("sla", {"ticket": ticket}),
        ):
            await zoe.say(Qry("q", name, args))
            assert (await zoe.hear_a(Err)).code == "forbidden", name
    async with sockets(tmp_path) as hall:
        for role in ("staff", "kiosk", None):
            async with hall.guest(role) as client:  # type: ignore[arg-type]
                await client.say(Sub(f"thread/{ticket}"))
                assert (await client.hear_a(Err)).code == "forbidden"


async def test_whoever_was_merged_is_told_which_ticket_goes_on(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.client() as zoe:
        await furnish(hall)
        ticket, other = await opened(hall), await opened(hall)
        merged = await hall.house.do(MergeTickets(ticket=other, tickets=[ticket]), ANN)
        assert isinstance(merged, Bulked)
        await zoe.welcome(hall.tokens.ticket(ticket))
        own = (await follow(zoe, f"thread/{ticket}")).get(OwnTicket, ticket)
        assert own is not None and (own.followed_by, own.may_answer) == (2, False)


async def test_a_desk_is_of_its_colleague_and_what_is_anothers_own_is_not_in_it(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        await furnish(hall)
        ticket = await opened(hall)
        do = hall.house.do
        await do(UpdateTicket(ticket=ticket, change=TicketChange(assignee=BEN.id)), ANN)
        await do(KeepDraft(ticket=ticket, draft="reply", text="Half"), ANN)
        await do(PutCanned(name="Mine", text="x", own=True), ANN)
        await do(PutCanned(name="All", text="x", own=False), ADMIN)
        seen = {}
        for number in (2, 3):
            async with hall.guest("staff", number) as client:
                seen[number] = await follow(client, "tickets")
        ann, ben = seen[2], seen[3]
        assert {each.name for each in ann.of(CannedResponse)} == {"Mine", "All"}
        assert {each.name for each in ben.of(CannedResponse)} == {"All"}
        assert [each.text for each in ann.of(Draft)] == ["Half"] and not list(ben.of(Draft))
        assert [each.what for each in ben.of(Notice)] == ["ticket_assigned"]
        assert not list(ann.of(Notice))
        (row,) = ann.of(TicketHead)
        assert (row.name, row.number, row.assignee) == ("Zoe Ash", 1, BEN.id)
        tally = ben.get(TicketTally, BEN.id)
        assert tally is not None and (tally.open, tally.mine, tally.unanswered) == (1, 1, 1)


async def test_a_long_thread_is_told_from_its_end_and_asked_for_before_that(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        await furnish(hall)
        ticket = await opened(hall)
        for number in range(TO_COLLEAGUES + 2):
            await hall.house.do(Comment(ticket=ticket, text=f"{number}"), ANN)
        replica = await follow(client, f"ticket/{ticket}")
        known = sorted(each.nth for each in replica.of(TicketMessage))
        assert len(known) == TO_COLLEAGUES
        assert replica.get(Ticket, ticket) is not None
        assert [each.name for each in replica.of(Person)] == ["Zoe Ash"]
        part, *older = await ask(client, "thread", ticket=ticket, before=known[0])
        first = msgspec.convert(part, ThreadPart).first
        assert [each["nth"] for each in older] == list(range(first, known[0])) and first == 1


async def test_a_window_is_filtered_searched_and_sorted_with_how_many_there_are(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        await furnish(hall)
        for text in ("The spring broke", "The key broke", "It squeaks"):
            await opened(hall, text)
        window, *rows = await ask(
            client, "tickets", filter={"text": "bro"}, sort="number", descending=True, most=1
        )
        assert msgspec.convert(window, TicketWindow) == TicketWindow(total=2, offset=0)
        assert [row["number"] for row in rows] == [2]
        for wrong in ({"sort": "size"}, {"most": 201}, {"offset": -1}, {"filter": {"x": 1}}):
            await client.say(Qry("q", "tickets", wrong))
            assert (await client.hear_a(Err)).code == "invalid"


async def test_a_closed_ticket_that_memory_has_forgotten_is_followed_and_opened_again(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        await furnish(hall)
        do = hall.house.do
        # Of one that staff open nobody is sent a mail, which would have to name it.
        told = OpenTicket(subject="The lock", text="x", customer=ZOE, from_staff=True)
        made = await do(told, ANN)
        assert isinstance(made, Ticketed)
        ticket = made.ticket
        await do(UpdateTicket(ticket=ticket, change=TicketChange(status="closed")), ANN)
        hall.house.tailer.floor.forget_ended()
        assert ("ticket", ticket) not in hall.house.tailer.state
        for topic in (f"ticket/{ticket}", "tickets"):
            await follow(client, topic)
            await client.say(Un(topic))
        await do(UpdateTicket(ticket=ticket, change=TicketChange(status="open")), ANN)
        floor = hall.house.tailer.floor
        found = floor.get(Ticket, ticket)
        assert found is not None and any(p.name == "Zoe Ash" for p in floor.of(Person))
        (row,) = (await follow(client, "tickets")).of(TicketHead)
        assert (row.status, row.name) == ("open", "Zoe Ash")


async def test_an_answer_of_ten_thousand_characters_is_taken(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        await furnish(hall)
        ticket = await opened(hall)
        reply = encode(Reply(ticket=ticket, text="é" * 10_000))
        assert len(reply) > 16 * 1024
        await client.say(Cmd("0" * 36, msgspec.Raw(reply)))
        while True:
            message = await client.hear()
            if getattr(message, "id", "") == "0" * 36:
                assert isinstance(getattr(message, "answer", None), Ticketed), message
                break


async def test_a_queue_costs_the_ticket_desk_nothing_and_a_desk_waits_a_while_for_its_colleague(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        await furnish(hall)
        ticket, hub = await opened(hall), hall.sync.hub
        async with hall.guest("staff") as client:
            for topic in ("tickets", f"ticket/{ticket}", f"contact/{ticket}"):
                await follow(client, topic)
            entries: list[Any] = []
            hall.house.tailer.listen(
                lambda entry: entries.append(hub._desk.fold(hall.house.tailer.floor, entry))
            )
            await hall.join()
            assert entries == [()]
            await hall.house.do(Comment(ticket=ticket, text="Hm"), ANN)
            assert len(list(entries[-1])) == 3
        while any(live.subscribers for live in hub._desk._topics.values()):
            await asyncio.sleep(0)
        assert len(hub._desk._topics) == 3
        hub.beat(hub._now() + LINGER_S + 1)
        assert not hub._desk._topics and hub._desk.desk is None
