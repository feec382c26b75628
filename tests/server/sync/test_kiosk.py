"""What kiosks follow and ask: slips to print, calls for a person, the codes of the hall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from protocol.commands import (
    AnswerHelp,
    AskForHelp,
    CallNext,
    Cancel,
    CheckIn,
    ConfirmAddress,
    PrintSlip,
    ReportSlip,
    SetDesk,
    Undo,
    UpdateDesk,
    UpdateSite,
)
from protocol.messages import Ack, Cmd, Err, Qry, Res
from protocol.outcomes import Moved, Refusal
from protocol.queries import JoinCode, SlipText
from protocol.records import Role
from protocol.topics import parse_topic
from protocol.views import PublicCall, PublicHelp, PublicSite, WantedSlip
from server.domain.actor import HERE, PUBLIC, TIMER, Actor
from server.domain.estimates.published import estimate
from server.sync.topic import LiveTopic
from tests.agreement.days import happens
from tests.agreement.test_topics import Follower
from tests.hall import ADMIN, ANN, KIOSK, Hall, hall, person
from tests.server.domain.walking import join
from tests.server.sync.sockets import Client, sockets

SIDE_DOOR = Actor(person(8).id, "kiosk", "Side door")


class Following:
    """A topic of a hall with one follower."""

    def __init__(self, at: Hall, name: str) -> None:
        topic = parse_topic(name)
        assert topic is not None
        self.at = at
        self.topic = LiveTopic(topic, at.floor, "e", 0, 0)
        self.follower = Follower(name)
        self.topic.subscribers.add(self.follower)
        frame = self.topic.catch_up(None)
        assert frame is not None
        self.follower.push(name, frame)

    def does(self, command: Any, actor: Actor) -> None:
        """Something happens, and the topic tells of it."""
        happens(self.at, [self.topic], command, actor)
        self.topic.flush(self.at.floor, self.at.floor.seq, self.at.clock.now())

    def all(self, kind: type[Any]) -> list[Any]:
        """The views of a kind that the follower has."""
        return list(self.follower.replica.of(kind))


def test_a_kiosk_sees_the_slips_that_are_wanted_until_one_prints_them() -> None:
    at = hall()
    mine = join(at)
    kiosk = Following(at, "kiosk")
    kiosk.does(PrintSlip(visit=mine.visit, device=SIDE_DOOR.id), ANN)
    at_noon = at.clock.now()
    wanted = WantedSlip(id=mine.visit, number=mine.number, device=SIDE_DOOR.id, at=at_noon)
    assert kiosk.all(WantedSlip) == [wanted]
    kiosk.does(ReportSlip(visit=mine.visit, state="printing"), SIDE_DOOR)
    assert kiosk.all(WantedSlip) == []


def test_nobody_prints_for_who_has_gone_until_that_is_taken_back() -> None:
    at = hall()
    mine = join(at)
    kiosk = Following(at, "kiosk")
    kiosk.does(PrintSlip(visit=mine.visit), ANN)
    kiosk.does(Cancel(entry=mine.entry, reason="a slip"), ANN)
    assert kiosk.all(WantedSlip) == []
    kiosk.does(Undo(entry=mine.entry), ANN)
    assert [slip.number for slip in kiosk.all(WantedSlip)] == [mine.number]


def test_a_kiosk_sees_what_became_of_its_call_but_not_who_comes() -> None:
    at = hall()
    kiosk = Following(at, "kiosk")
    kiosk.does(AskForHelp(access_needs=["cannot see"]), KIOSK)
    kiosk.does(AnswerHelp(device=KIOSK.id, state="coming"), ANN)
    assert kiosk.all(PublicHelp) == [PublicHelp(id=KIOSK.id, state="coming", since=at.clock.now())]
    assert ANN.id.encode() not in kiosk.follower.seen
    assert b"cannot see" not in kiosk.follower.seen


@pytest.mark.parametrize("topic", ["display", "queue"])
def test_slips_and_calls_for_a_person_are_on_no_other_screen(topic: str) -> None:
    at = hall()
    mine = join(at)
    screen = Following(at, topic if topic == "display" else f"queue/{at.point}")
    screen.does(PrintSlip(visit=mine.visit), ANN)
    screen.does(AskForHelp(), KIOSK)
    assert b"wanted_slip" not in screen.follower.seen
    assert b"public_help" not in screen.follower.seen


def test_no_screen_has_an_address_that_no_phone_has_opened() -> None:
    at = hall()
    wall = Following(at, "display")
    wall.does(UpdateSite(public_url="https://hall.test"), ADMIN)
    assert [site.public_url for site in wall.all(PublicSite)] == [""]
    wall.does(ConfirmAddress(address="https://hall.test"), HERE)
    assert [site.public_url for site in wall.all(PublicSite)] == ["https://hall.test"]
    wall.does(UpdateSite(public_url="https://hall.example"), ADMIN)
    assert [site.public_url for site in wall.all(PublicSite)] == [""]


def test_a_wall_has_the_language_of_a_call_and_where_its_desk_lies() -> None:
    at = hall()
    join(at, language="ar")
    wall = Following(at, "display")
    wall.does(CallNext(desk=at.desk(1)), ANN)
    (call,) = wall.all(PublicCall)
    assert (call.language, call.direction) == ("ar", "")
    version = at.floor.desks(at.point)[0].version
    wall.does(UpdateDesk(desk=at.desk(1), version=version, direction="left"), ADMIN)
    assert [call.direction for call in wall.all(PublicCall)] == ["left"]


async def ask(client: Client, name: str, **args: Any) -> Any:
    await client.say(Qry("q", name, args))
    (item,) = (await client.hear_a(Res)).items
    return item


async def refused(client: Client, name: str, **args: Any) -> str:
    await client.say(Qry("q", name, args))
    return (await client.hear_a(Err)).code


async def test_what_stands_on_a_slip_is_told_to_who_prints_it(tmp_path: Path) -> None:
    async with sockets(tmp_path) as at:
        desk = at.house.tailer.floor.desks(at.point)[0].id
        await at.house.do(SetDesk(desk=desk, state="open"), ANN)
        first, mine = await at.join(), await at.join(language="de")
        await at.house.do(estimate(at.house.tailer.floor, at.point, at.house.clock.now()), TIMER)
        async with at.guest("kiosk", 4) as client:
            text = msgspec.convert(await ask(client, "slip", visit=mine.visit), SlipText)
            assert (text.number, text.position, text.language) == ("A002", 2, "de")
            assert (text.tag, text.token) == (mine.tag, at.tokens.visit(mine.visit))
            assert text.p20 is not None and text.p80 is not None
            assert text.by is not None and text.by > at.house.clock.now()
        async with at.guest("kiosk", 8) as other:
            assert await refused(other, "slip", visit=mine.visit) == "forbidden"
            await at.house.do(PrintSlip(visit=mine.visit), ANN)
            await ask(other, "slip", visit=mine.visit)
        async with at.guest("staff") as clerk:
            await ask(clerk, "slip", visit=first.visit)
            assert await refused(clerk, "slip", visit="0" * 36) == "unknown_visit"


async def test_screens_of_the_hall_get_the_code_that_phones_join_by(tmp_path: Path) -> None:
    async with sockets(tmp_path) as at:
        roles: tuple[Role, ...] = ("kiosk", "display", "staff")
        codes = []
        for number, role in enumerate(roles):
            async with at.guest(role, 4 + number) as client:
                found = await ask(client, "join_code", service_point=at.point)
                codes.append(msgspec.convert(found, JoinCode))
                nowhere = await refused(client, "join_code", service_point="0" * 36)
                assert nowhere == "unknown_service_point"
        assert len(set(codes)) == 1 and codes[0].until > at.house.clock.now()
        async with at.guest() as stranger:
            assert await refused(stranger, "join_code", service_point=at.point) == "forbidden"
            assert await refused(stranger, "slip", visit="0" * 36) == "forbidden"


async def test_a_kiosk_checks_in_whoever_holds_a_link_to_it_and_nobody_else_acts_by_one(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as at:
        mine = await at.join(PUBLIC)
        command = msgspec.Raw(msgspec.json.encode(CheckIn(entry=mine.entry)))
        link = at.tokens.visit(mine.visit)
        async with at.guest("staff") as clerk:
            await clerk.say(Cmd("1" * 36, command, link))
            assert (await clerk.hear_a(Err)).code == "forbidden"
        async with at.guest("kiosk", 4) as kiosk:
            await kiosk.say(Cmd("2" * 36, command, "made up"))
            assert (await kiosk.hear_a(Err)).code == "unauthenticated"
            await kiosk.say(Cmd("3" * 36, command))
            answer = (await kiosk.hear_a(Ack)).answer
            assert isinstance(answer, Refusal) and answer.code == "forbidden"
            await kiosk.say(Cmd("4" * 36, command, link))
            assert isinstance((await kiosk.hear_a(Ack)).answer, Moved)


async def test_nobody_confirms_an_address_over_the_socket(tmp_path: Path) -> None:
    async with sockets(tmp_path) as at, at.guest() as stranger:
        await at.house.do(UpdateSite(public_url="https://hall.test"))
        command = msgspec.json.encode(ConfirmAddress(address="https://hall.test"))
        await stranger.say(Cmd("1" * 36, msgspec.Raw(command)))
        answer = (await stranger.hear_a(Ack)).answer
        assert isinstance(answer, Refusal) and answer.code == "forbidden"
        assert not at.house.tailer.floor.site.address_checked
