"""Service requests over a real socket: who may follow which, and what is never told."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from protocol.commands import Customer
from protocol.messages import Err, Qry, Sub, Un
from protocol.records import Invoice, ServiceRequest
from protocol.request_commands import (
    AskAboutRequest,
    JoinPickup,
    SendEstimate,
)
from protocol.request_views import OwnEstimate, OwnNote, OwnRequest, RequestHead
from protocol.topics import TOPICS
from protocol.views import PublicPoint
from server.domain.refused import Refused
from server.sync.frames import Frame
from server.sync.past import past_of_topic
from server.sync.queries import QUERIES, answer
from server.sync.sources import sources_of
from tests.hall import ADMIN, KIOSK
from tests.server.sync.request_shop import (
    SEALED,
    ZOE,
    holder,
    shop,
    shown,
)


async def test_a_link_opens_its_own_request_and_nothing_else(tmp_path: Path) -> None:
    async with shop(tmp_path) as at:
        mine, other = await at.opened(here=True), await at.opened(Customer(name="Bo"), here=True)
        await at.diagnosed(mine.request)
        await at.do(SendEstimate(request=mine.request))
        async with at.holder(mine.request) as client:
            topics = (f"own_request/{other.request}", f"request/{mine.request}", "requests")
            for topic in topics:
                await client.say(Sub(topic))
                assert (await client.hear_a(Err)).code == "forbidden"
            seen = await shown(client, f"own_request/{mine.request}")
        own = seen.get(OwnRequest, mine.request)
        assert own is not None and (own.number, own.may_answer) == (mine.number, True)
        (estimate,), (note,) = seen.of(OwnEstimate), seen.of(OwnNote)
        assert estimate.total == "30.00" and (note.text, note.author) == (
            "The port is worn.",
            "Ann",
        )
        assert seen.get(PublicPoint, at.hall.point) is not None
        async with at.hall.guest() as stranger:
            await stranger.say(Sub(f"own_request/{mine.request}"))
            assert (await stranger.hear_a(Err)).code == "forbidden"


async def test_what_was_picked_up_leaves_the_board_and_can_still_be_read(tmp_path: Path) -> None:
    async with shop(tmp_path) as at, at.hall.guest("staff") as ann:
        mine = (await at.opened(here=True)).request
        await at.diagnosed(mine)
        await at.approved(mine)
        await at.do(AskAboutRequest(request=mine, text="When?"), holder(mine))
        await at.repaired(mine)
        joined = await at.do(JoinPickup(request=mine), holder(mine))
        (card,) = (await shown(ann, "requests")).of(RequestHead)
        assert (card.item, card.name, card.here) == ("Fairphone 5", ZOE.name, joined.number)
        assert joined.number == f"R-{card.number}"
        await at.steps(mine, "pick_up")
        at.hall.house.tailer.floor.forget_ended()
        async with at.holder(mine) as zoe:
            own = (await shown(zoe, f"own_request/{mine}")).get(OwnRequest, mine)
        assert own is not None and (own.state, own.invoice) == ("picked_up", True)
        assert own.ticket.startswith("T-")
        whole = await shown(ann, f"request/{mine}")
        kept, invoice = whole.get(ServiceRequest, mine), whole.get(Invoice, mine)
        assert kept is not None and kept.state == "picked_up" and invoice is not None
        kinds = {key.kind for key in whole.state}
        assert kinds >= {"request_item", "request_note", "request_line", "cost_estimate"}
        assert kinds >= {"contact", "person", "ticket_head"}
        await ann.say(Un("requests"))
        assert not list((await shown(ann, "requests")).of(RequestHead))


async def test_nobody_is_told_what_opens_an_item(tmp_path: Path) -> None:
    async with shop(tmp_path) as at:
        mine = (await at.opened(here=True)).request
        await at.diagnosed(mine)
        await at.do(AskAboutRequest(request=mine, text="When?"), holder(mine))
        joined = await at.hall.join(customer=ZOE)
        floor = at.hall.house.tailer.floor
        assert SEALED in floor.requests.codes(mine)[0].sealed
        ids = {"request": mine, "visit": joined.visit, "entry": joined.entry}
        ids |= {"contact": floor.requests.of_contact(at.contact(mine))[0].contact}
        ids |= {
            "person": next(iter(floor.lists["person"])),
            "ticket": next(iter(floor.lists["ticket"])),
        }
        parts, told = at.hall.sync._parts, set[str]()
        for name in (
            *TOPICS,
            "book/2026-11-23",
            *(f"{kind}/{each}" for kind in TOPICS for each in ids.values()),
        ):
            topic = parts.hub.exists(name)
            if topic is not None:
                past = await past_of_topic(topic, parts.door, parts.tailer, parts.clock)
                frame = parts.hub.subscribe(topic, Deaf(), None, past)
                assert SEALED.encode() not in frame.text
                told.add(topic.rule.kind)
        assert told > {"requests", "request", "own_request", "staff", "kiosk", "contact", "ticket"}
        several = [{name: ident} for name, ident in ids.items()]
        for query in QUERIES:
            for args in ({}, {"text": "R-1001"}, {"text": ZOE.name}, *several):
                for by in (ADMIN, KIOSK):
                    with suppress(Refused):
                        answered = await answer(sources_of(parts), by, Qry("q", query, args))
                        assert SEALED not in msgspec.json.encode(answered).decode()
                        told.add(query)
        assert told > {"find_request", "story", "timeline", "person_export", "audit"}


class Deaf:
    """Somebody who follows a topic for what it shows at first."""

    def push(self, topic: str, frame: Frame) -> None:
        """What comes after that."""
