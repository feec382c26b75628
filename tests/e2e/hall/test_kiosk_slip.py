"""A slip held to the kiosk's reader: the place, ten minutes more, here again, and leaving."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow

from tests.conftest import ExpectedLogs
from tests.e2e.acting import by_hand, until
from tests.e2e.house import House
from tests.e2e.opens import Opens
from tests.e2e.phone import page_of
from tests.e2e.programs import Kiosk

HALL = "Citizen services"
APART_MS: Final = 60_000
"""Nobody holds a second slip to the reader sooner."""
kept: dict[str, int] = {}
"""When the scanner typed last, ms."""


async def scan(kiosk: Kiosk, text: str) -> None:
    """The scanner types what it has read, with a line's end."""
    await by_hand(lambda: types(kiosk.window, text))


def types(window: QWindow, text: str) -> None:
    """Keys as close together as a scanner's, whatever else the machine does meanwhile."""
    at = kept.get("at", 0) + APART_MS
    for sign in (*text, "\r"):
        key = Qt.Key.Key_Return if sign == "\r" else Qt.Key(ord(sign.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
            event.setTimestamp(at := at + 1)
            QCoreApplication.sendEvent(window, event)
    kept["at"] = at


async def test_paper_has_the_rights_of_the_phone(
    house: House, opens: Opens, expected_logs: ExpectedLogs
) -> None:
    # The kiosk's time goes faster here than the server's: a line that is renewed then shows a proof
    # from the future, is told so, and asks for another token.
    expected_logs("This token holds only with a fresh proof")
    point = house.points()[HALL]["id"]
    first, own = house.join(point), house.join(point, language="de")
    kiosk = opens.kiosk(house)
    await until(lambda: kiosk.face == "attract", "the invitation")
    await scan(kiosk, own["link"])
    await until(lambda: own["number"] in kiosk.says, "the number of the slip")
    assert kiosk.model.screen.language == "de"
    assert kiosk.model.screen.scanned.ahead == 1
    assert first["number"] not in kiosk.says

    await kiosk.touch("slip-here")
    await until(lambda: keys(kiosk)[0] == "more", "being here")
    await kiosk.touch("slip-more")
    await until(lambda: kind(kiosk) == "shown away", "being away")
    assert page_of(own["link"]).state == "away"
    await kiosk.touch("slip-here")
    await until(lambda: kind(kiosk) == "shown waiting", "being back")
    await kiosk.touch("slip-leave")
    await until(lambda: keys(kiosk) == ["gone", "stay"], "the question")
    assert page_of(own["link"]).state == "waiting"
    await kiosk.touch("slip-gone")
    await until(lambda: kind(kiosk) == "shown left", "having left")
    assert page_of(own["link"]).state == "left"
    assert [row["number"] for row in house.status(point)["waiting"]] == [first["number"]]

    await _is_called_while_shown(kiosk, house, first)
    token = first["token"]
    await scan(kiosk, first["link"].replace(token, token[:20] + token[:24]))
    await until(lambda: kind(kiosk) == "unknown False", "that it opens nothing")
    kiosk.time.goes_by(70)
    await until(lambda: kiosk.face == "attract", "the invitation again")
    assert kiosk.model.machine.reader.slip is None
    assert kiosk.model.screen.language == "en"


async def _is_called_while_shown(kiosk: Kiosk, house: House, first: dict[str, str]) -> None:
    await scan(kiosk, first["link"])
    await until(lambda: first["number"] in kiosk.says, "the other slip")
    call(house, house.points()[HALL]["id"], first["id"])
    kiosk.time.goes_by(3)
    await until(lambda: kind(kiosk) == "shown called", "the call")
    assert "Schalter 1" in kiosk.says


def call(house: House, point: str, entry: str) -> None:
    """Call somebody to the first desk."""
    with house.manager() as manager:
        points = manager.get("/crm/reservations/service-point/get").json()["items"]
        desks = next(each["desks"] for each in points if each["id"] == point)
        desk = next(desk["id"] for desk in desks if desk["name"] == "Desk 1")
        for path, body in ((f"desk/{desk}", {"state": "open"}), (f"call/{entry}", {"desk": desk})):
            address = f"/crm/reservations/queue/{path}"
            manager.post(address, json=body).raise_for_status()


def kind(kiosk: Kiosk) -> str:
    """Which page of a slip is shown."""
    return kiosk.model.screen.scanned.kind


def keys(kiosk: Kiosk) -> list[str]:
    """What the keys of the slip's page do, in their order."""
    return [key.does for key in kiosk.model.screen.scanned.keys]
