"""The codes by which phones join in the hall: asked for in time, shown while they hold."""

from __future__ import annotations

import asyncio

import msgspec

from client.join_codes import Ask, JoinCodes, by_link
from client.link import Link
from client.live import Live
from client.not_taken import NotTaken
from protocol.changes import Put
from protocol.messages import Limits, Res, Snapshot, Welcome
from protocol.places import JoinBy
from protocol.queries import JoinCode
from protocol.record import PointState
from protocol.views import PublicPoint, PublicSite
from tests.client.clockwork import Clockwork
from tests.conftest import ExpectedLogs

NOON = 1_780_000_020_000
STEP_MS = 30_000
SITE = PublicSite(
    id="site", name="Hall", zone="UTC", message="", public_url="https://hall.test/", day=""
)


def point(
    ident: str = "repairs", join_by: JoinBy = "on_site", state: PointState = "open"
) -> PublicPoint:
    return PublicPoint(
        id=ident,
        name=ident,
        state=state,
        location="",
        prefix="A",
        waiting=0,
        desks_open=1,
        join_by=join_by,
    )


class Hall:
    """A screen with its codes, and the server that it asks, on one clock."""

    def __init__(self, *points: PublicPoint) -> None:
        self.clockwork = Clockwork()
        self.live = Live(self.clockwork.monotonic, lambda: 0)
        self.live.replica("display")
        self.points = points
        self.asked: list[str] = []
        self.changes = 0
        self.silent = self.unknown = False
        self.secret = 0
        self.codes = JoinCodes(
            self.live, "display", self.answer, self.noticed, self.clockwork.timing
        )
        self.connect()

    def connect(self) -> None:
        now = NOON + round((self.clockwork.seconds - 1000) * 1000)
        self.live.welcomed(
            Welcome(1, "c", now, "d", "display", Limits(), None), self.clockwork.seconds
        )
        self.live.subscription("display")
        changes = [Put(each) for each in self.points]
        self.live.take(Snapshot("display", "e", 1, now, [*changes]))
        self.live.heard()

    async def answer(self, ident: str) -> JoinCode:
        self.asked.append(ident)
        if self.silent:
            raise TimeoutError
        if self.unknown:
            raise NotTaken("unknown_service_point", "There is no such service point.")
        step = self.live.now() // STEP_MS
        return JoinCode(code=f"{ident}{step % 100}x{self.secret}", until=(step + 1) * STEP_MS)

    def noticed(self) -> None:
        self.changes += 1

    def pass_time(self, seconds: int, heard: bool = True) -> None:
        """Second by second, with the server's signs of life."""
        for _ in range(seconds):
            self.clockwork.advance(1)
            if heard:
                self.live.heard()
            asyncio.run(self.codes.renew())

    def link(self, ident: str = "repairs") -> str:
        return self.codes.link(SITE, next(each for each in self.points if each.id == ident))


def test_a_point_that_is_open_to_all_has_its_plain_address_and_asks_for_nothing() -> None:
    hall = Hall(point(join_by="open"))
    hall.pass_time(3)
    assert hall.link() == "https://hall.test/q/repairs"
    assert hall.asked == []


def test_where_only_who_is_here_may_join_the_address_has_the_code_of_now() -> None:
    hall = Hall(point())
    assert hall.link() == ""
    hall.pass_time(1)
    assert hall.link() == "https://hall.test/q/repairs/repairs34x0"
    assert hall.changes == 1


def test_the_next_code_comes_when_the_present_one_has_run_out_and_each_is_asked_for_once() -> None:
    hall = Hall(point(), point("books"))
    seen = []
    for _ in range(95):
        hall.pass_time(1)
        seen.append(hall.link())
    assert "" not in seen
    assert list(dict.fromkeys(seen)) == [
        f"https://hall.test/q/repairs/repairs{n}x0" for n in (34, 35, 36, 37)
    ]
    assert sorted(hall.asked) == ["books"] * 4 + ["repairs"] * 4
    assert hall.changes == 4


def test_a_code_that_cannot_be_renewed_goes_before_the_server_forgets_it() -> None:
    hall = Hall(point())
    hall.pass_time(1)
    hall.silent = True
    seen = []
    for _ in range(60):
        hall.pass_time(1)
        seen.append(bool(hall.link()))
    assert seen == [True] * 43 + [False] * 17
    hall.silent = False
    hall.pass_time(6)
    assert hall.link()


def test_a_silent_server_is_asked_every_few_seconds_and_not_more() -> None:
    hall = Hall(point())
    hall.silent = True
    hall.pass_time(21)
    assert len(hall.asked) == 5


def test_a_screen_that_is_away_shows_no_code_and_asks_again_once_it_is_back() -> None:
    hall = Hall(point())
    hall.pass_time(1)
    hall.live.lost("gone", 1.0)
    hall.pass_time(29, heard=False)
    assert len(hall.asked) == 1
    hall.pass_time(2, heard=False)
    assert hall.live.status.phase == "away"
    assert hall.link() == ""
    hall.secret = 7
    hall.connect()
    hall.pass_time(1)
    assert hall.link().endswith("x7")


def test_another_server_behind_the_same_address_is_asked_at_once() -> None:
    hall = Hall(point())
    hall.pass_time(1)
    hall.live.lost("restarted", 1.0)
    hall.pass_time(1, heard=False)
    hall.secret = 7
    hall.connect()
    assert hall.link().endswith("x0")
    hall.pass_time(1)
    assert hall.link().endswith("x7")


def test_a_point_that_gives_no_numbers_needs_no_code() -> None:
    hall = Hall(point(state="closed"))
    hall.pass_time(5)
    assert (hall.asked, hall.link()) == ([], "")


def test_a_house_without_a_public_address_shows_none() -> None:
    hall = Hall(point())
    hall.pass_time(1)
    assert hall.codes.link(None, hall.points[0]) == ""


def test_a_question_that_is_not_taken_is_said_to_the_log_and_asked_again(
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs("There is no such service point.")
    hall = Hall(point())
    hall.unknown = True
    hall.pass_time(7)
    assert len(hall.asked) == 2


def test_the_answer_of_the_server_is_read_as_it_comes_over_the_link() -> None:
    code = JoinCode(code="abc", until=NOON)
    asked: list[tuple[str, object]] = []

    class Wire(Link):
        def __init__(self) -> None:
            pass

        async def query(
            self, name: str, args: dict[str, object] | None = None, cursor: str | None = None
        ) -> Res:
            asked.append((name, args))
            return Res("1", 1, [msgspec.to_builtins(code)])

    assert asyncio.run(_once(by_link(Wire()))) == code
    assert asked == [("join_code", {"service_point": "repairs"})]


async def _once(ask: Ask) -> JoinCode:
    return await ask("repairs")
