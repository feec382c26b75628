"""What becomes of the customers on hold when a colleague leaves the desk."""

from __future__ import annotations

import msgspec
import pytest

from protocol.commands import CallNext, Hold, PutStaff, SetDesk
from protocol.records import DeskState, Entry
from tests.hall import ADMIN, ANN, BEN, Hall, hall
from tests.server.domain.test_desks import desk_of
from tests.server.domain.walking import entry_of, in_state, join


def on_hold(at: Hall, count: int) -> list[Entry]:
    """So many on hold at Ann's."""
    held = []
    for _ in range(count):
        entry = in_state(at, "serving")
        at.do(Hold(entry=entry, until=at.clock.now() + 600_000), ANN)
        held.append(entry_of(at, entry))
    return held


@pytest.mark.parametrize("state", ["paused", "closing", "closed"])
def test_who_leaves_a_desk_says_what_becomes_of_those_on_hold(state: DeskState) -> None:
    at = hall()
    on_hold(at, 2)
    refusal = at.refused(SetDesk(desk=at.desk(1), state=state), ANN)
    assert (refusal.code, refusal.field) == ("holds_open", "holds")
    assert refusal.detail.startswith("You have A001, A002 on hold. Say whether to keep them,")
    assert desk_of(at).state == "open"


def test_holds_that_are_kept_stay_the_colleagues() -> None:
    at = hall()
    (held,) = on_hold(at, 1)
    at.do(SetDesk(desk=at.desk(1), state="paused", holds="keep"), ANN)
    assert entry_of(at, held.id) == held


def test_holds_that_are_handed_over_are_everybodys() -> None:
    at = hall()
    held = on_hold(at, 2)
    at.do(SetDesk(desk=at.desk(1), state="closed", holds="hand_over"), ANN)
    for before in held:
        after = entry_of(at, before.id)
        assert (after.state, after.owner) == ("on_hold", None)
        assert (after.since, after.until) == (before.since, before.until)
        assert after.version == before.version + 1


def test_holds_that_go_back_into_the_line_keep_the_time_waited() -> None:
    at = hall()
    (held,) = on_hold(at, 1)
    join(at)
    at.do(SetDesk(desk=at.desk(1), state="paused", holds="requeue"), ANN)
    after = entry_of(at, held.id)
    assert (after.state, after.eligible_at, after.owner) == ("waiting", held.eligible_at, None)
    assert at.moved(CallNext(desk=at.desk(2)), BEN).entry == held.id


def test_a_manager_who_closes_a_desk_decides_on_the_holds_of_its_colleague() -> None:
    at = hall()
    at.do(PutStaff(staff=ANN.id, name="Ann", role="staff"))
    (held,) = on_hold(at, 1)
    close = SetDesk(desk=at.desk(1), state="closed", take_over=True)
    assert at.refused(close, ADMIN).detail.startswith("Ann has A001 on hold.")
    at.do(msgspec.structs.replace(close, holds="hand_over"), ADMIN)
    assert (desk_of(at).state, entry_of(at, held.id).owner) == ("closed", None)


def test_nobody_is_asked_for_the_holds_of_others() -> None:
    at = hall()
    on_hold(at, 1)
    at.do(SetDesk(desk=at.desk(2), state="paused"), BEN)
    assert desk_of(at, 2).state == "paused"
