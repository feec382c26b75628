"""The server is killed, two desks go on by voice, and nothing of it is lost or done twice."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from PySide6.QtWidgets import QLabel

from tests.e2e.acting import until
from tests.e2e.clerk import Clerk
from tests.e2e.house import House
from tests.e2e.opens import Opens

HALL = "Citizen services"
BY_HAND_S, LONGEST_PAUSE_S = 16, 8


class Span(NamedTuple):
    """How long somebody was in a state, ms."""

    number: str
    began: int
    ended: int


async def two_desks(house: House, opens: Opens, joins: int) -> tuple[Clerk, Clerk, list[str]]:
    """Jonas at desk 1, Aylin at desk 2, and the numbers of those who wait."""
    jonas, aylin = opens.clerk(house, "jonas"), opens.clerk(house, "aylin")
    await jonas.work_at("Desk 1")
    await aylin.work_at("Desk 2")
    point = house.points()[HALL]["id"]
    numbers = [house.join(point)["number"] for _ in range(joins)]
    for clerk in (jonas, aylin):
        await until(lambda c=clerk: c.line == numbers, "all in line")
    return jonas, aylin, numbers


async def server_goes(house: House, *clerks: Clerk) -> None:
    """The server is killed, and so long is gone by that everybody goes on by hand."""
    house.kill()
    for clerk in clerks:
        await until(lambda c=clerk: "Reconnecting" in c.says, "the console without a connection")
        clerk.time.goes_by(BY_HAND_S)
    for clerk in clerks:
        await until(lambda c=clerk: "Your hand list" in c.says, "hand mode")


async def server_returns(house: House, *clerks: Clerk) -> None:
    """The server runs again, in the time of the consoles, and every board is back."""
    ahead = timedelta(seconds=max(clerk.time.ahead for clerk in clerks) + 1)
    house.start("--replay-clock", (datetime.now(UTC) + ahead).isoformat())
    for clerk in clerks:
        clerk.time.goes_by(LONGEST_PAUSE_S)
    for clerk in clerks:
        await until(lambda c=clerk: "Your hand list" not in c.says and c.board, "the board")


async def tick(clerk: Clerk, key: str, said: str) -> None:
    """Press a key, a minute after the last, and see that it was kept."""
    clerk.time.goes_by(60)
    await clerk.press(key)
    await until(lambda: clerk.answer.startswith(said), said)


def code(clerk: Clerk) -> str:
    """The code of the order, as it is called across the hall."""
    label = clerk.window.findChild(QLabel, "code")
    assert label is not None
    return label.text()


def spans(house: House, state: str) -> list[Span]:
    """Every span of a state; the server must have ended."""
    sql = (
        "select entry.number, interval.from_at, interval.to_at from interval "
        "join entry on entry.id = interval.entry "
        "where interval.state = ? and not interval.withdrawn order by interval.from_at"
    )
    with closing(sqlite3.connect(next(house.data.glob("*.db")))) as database:
        return [Span(*row) for row in database.execute(sql, (state,))]


def lasted(house: House, state: str, number: str) -> int:
    """How long somebody was in a state, whole seconds."""
    return sum(e.ended - e.began for e in spans(house, state) if e.number == number) // 1000


async def test_two_desks_go_on_by_voice_and_the_server_learns_what_they_did_and_when(
    house: House, opens: Opens
) -> None:
    jonas, aylin, numbers = await two_desks(house, opens, joins=5)
    await server_goes(house, jonas, aylin)
    assert code(jonas) == code(aylin) != ""
    await tick(jonas, "F2", f"{numbers[0]} called by voice.")
    await tick(aylin, "F2", f"{numbers[1]} called by voice.")
    await tick(jonas, "F8", f"{numbers[0]} done.")
    await tick(aylin, "F12", f"{numbers[1]} did not come.")
    await tick(jonas, "F2", f"{numbers[2]} called by voice.")

    await server_returns(house, jonas, aylin)
    await until(lambda: "The server knows of all 2 ticks." in jonas.answer, "what was told")
    await until(lambda: "The server knows of your tick." in aylin.answer, "what was told")
    for clerk in (jonas, aylin):
        await until(lambda c=clerk: c.line == [numbers[3], numbers[4]], "who is left in line")
    assert numbers[2] in jonas.customer
    status = house.status(house.points()[HALL]["id"])
    assert [each["number"] for each in status["serving"]] == [numbers[2]]

    assert house.end() == 0
    # A minute lay between the two keys of each; the machine may have taken longer.
    assert lasted(house, "serving", numbers[0]) in range(60, 120)
    assert lasted(house, "called", numbers[1]) in range(60, 120)
    assert [each.number for each in spans(house, "serving")] == [numbers[0]]


async def test_somebody_whom_two_desks_ticked_is_served_once_and_the_other_tick_reviewed(
    house: House, opens: Opens
) -> None:
    jonas, aylin, numbers = await two_desks(house, opens, joins=2)
    await server_goes(house, jonas, aylin)
    await tick(jonas, "F2", f"{numbers[0]} called by voice.")
    await tick(jonas, "F8", f"{numbers[0]} done.")
    await aylin.press("Ctrl+O")
    await until(lambda: "Order of all desks" in aylin.says, "the order of all desks")
    await aylin.press("Down")
    await aylin.press("Return")
    await until(lambda: aylin.answer.startswith(f"{numbers[0]} called by voice."), "the same one")
    await tick(aylin, "F8", f"{numbers[0]} done.")

    await server_returns(house, jonas, aylin)
    clerks = (jonas, aylin)
    await until(lambda: any("1 to review." in clerk.says for clerk in clerks), "the review")
    disputed = [clerk for clerk in clerks if "1 to review." in clerk.says]
    assert len(disputed) == 1
    await disputed[0].press("Ctrl+R")
    await until(lambda: "Ticks that differ from the server" in disputed[0].says, "the list")
    assert numbers[0] in disputed[0].says
    await disputed[0].press("Return")
    await until(lambda: disputed[0].board and "to review" not in disputed[0].says, "the board")
    for clerk in clerks:
        await until(lambda c=clerk: c.line == [numbers[1]], "who is left in line")

    assert house.end() == 0
    assert Counter(each.number for each in spans(house, "serving")) == {numbers[0]: 1}


async def test_ticks_outlive_the_console_that_kept_them(house: House, opens: Opens) -> None:
    jonas, aylin, numbers = await two_desks(house, opens, joins=3)
    await server_goes(house, jonas, aylin)
    await tick(jonas, "F2", f"{numbers[0]} called by voice.")
    await tick(jonas, "F8", f"{numbers[0]} done.")
    jonas.program.stop()
    await jonas.program.over()

    ahead = timedelta(seconds=jonas.time.ahead + 1)
    house.start("--replay-clock", (datetime.now(UTC) + ahead).isoformat())
    again = opens.clerk(house, "jonas")
    await again.sign_in()
    await until(lambda: again.board, "the board")
    await until(lambda: again.line == numbers[1:], "that the server knows")
    assert house.end() == 0
    assert [each.number for each in spans(house, "serving")] == [numbers[0]]
