"""A kiosk that was stopped in the middle goes on with whoever stood before it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from kiosk.bench import Bench
from kiosk.flow import GIVE_UP_S
from kiosk.hall import HALL
from protocol.commands import JoinQueue
from tests.kiosk.conftest import Open

ID = "01900000-0000-7000-8000-000000000001"
ASKED = JoinQueue(
    service_point=HALL.points[0].id,
    service=HALL.services[0].id,
    services=[HALL.services[0].id, HALL.services[1].id],
    language="de",
)


def resumed(open_kiosk: Open) -> Bench:
    bench = open_kiosk("services")
    bench.kiosk.machine.numbers.resume(ASKED, ID)
    return bench


def test_it_asks_again_under_the_same_id_and_shows_the_number(
    qapp: QApplication, bench: Open
) -> None:
    kiosk = resumed(bench)
    assert kiosk.asker.asked[-1] == (ID, ASKED)
    kiosk.advance(1)
    assert kiosk.kiosk.screen.face == "asking"
    kiosk.asker.answer(HALL.joined())
    assert kiosk.kiosk.screen.face == "number"
    (slip,) = kiosk.paper.slips
    assert (slip.number, slip.language) == ("A012", "de")
    assert slip.errands == (HALL.services[1].name,)


def test_it_speaks_as_the_customer_did(qapp: QApplication, bench: Open) -> None:
    assert resumed(bench).kiosk.machine.language == "de"


def test_it_does_not_wait_for_ever_for_a_server_that_is_away(
    qapp: QApplication, bench: Open
) -> None:
    kiosk = resumed(bench)
    kiosk.stay(GIVE_UP_S + 1)
    assert kiosk.asker.given_up == [ID]
    assert kiosk.kiosk.screen.face == "refused"
