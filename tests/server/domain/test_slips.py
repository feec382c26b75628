"""The paper with the number: printed once by one kiosk, again when a colleague wants it."""

from __future__ import annotations

import pytest

from protocol.commands import Complete, PassTime, PrintSlip, ReportSlip, Start, Undo
from protocol.ids import uuid7
from protocol.records import SlipState, Visit
from protocol.slip_states import SLIP_TRANSITIONS
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.passing import due
from tests.hall import ANN, BEN, KIOSK, NOON, Hall, hall, person
from tests.server.domain.walking import in_state, join

OTHER = Actor(person(8).id, "kiosk", "Side door")


def visit(at: Hall, ident: str) -> Visit:
    found = at.floor.get(Visit, ident)
    assert found is not None
    return found


def slip_in(at: Hall, state: SlipState) -> str:
    """A visit whose slip is in that state."""
    mine = join(at).visit
    if state == "wanted":
        at.do(PrintSlip(visit=mine), ANN)
    elif state:
        at.do(ReportSlip(visit=mine, state=state), KIOSK)
    return mine


def test_a_slip_that_came_out_is_counted_for_the_kiosk_that_printed_it() -> None:
    at = hall()
    mine = join(at).visit
    at.do(ReportSlip(visit=mine, state="printing"), KIOSK)
    at.clock.advance(2)
    at.do(ReportSlip(visit=mine, state="printed"), KIOSK)
    kept = visit(at, mine)
    assert (kept.slip, kept.slip_device, kept.slips) == ("printed", KIOSK.id, 1)
    assert kept.slip_at == at.clock.now()


def test_a_slip_that_failed_says_why_until_it_is_printed() -> None:
    at = hall()
    mine = join(at).visit
    at.do(ReportSlip(visit=mine, state="failed", reason=" Out of paper\x07 "), KIOSK)
    assert (visit(at, mine).slip, visit(at, mine).slip_reason) == ("failed", "Out of paper")
    at.do(PrintSlip(visit=mine), ANN)
    assert (visit(at, mine).slip, visit(at, mine).slip_reason) == ("wanted", "")
    at.do(ReportSlip(visit=mine, state="printing"), KIOSK)
    at.do(ReportSlip(visit=mine, state="printed"), KIOSK)
    assert (visit(at, mine).slip, visit(at, mine).slips) == ("printed", 1)


@pytest.mark.parametrize("was", ["", "wanted", "printing", "printed", "failed"])
@pytest.mark.parametrize("to", ["printing", "printed", "failed"])
def test_a_kiosk_may_report_what_the_table_allows_and_nothing_else(
    was: SlipState, to: SlipState
) -> None:
    at = hall()
    mine = slip_in(at, was)
    report = ReportSlip(visit=mine, state=to)  # type: ignore[arg-type]
    if was in SLIP_TRANSITIONS[to]:
        at.do(report, KIOSK)
        assert visit(at, mine).slip == to
    else:
        assert at.refused(report, KIOSK).code == "wrong_state"
        assert visit(at, mine).slip == was


@pytest.mark.parametrize("was", ["", "wanted", "printing", "printed", "failed"])
def test_a_colleague_may_want_a_slip_again_whatever_became_of_it(was: SlipState) -> None:
    at = hall()
    mine = slip_in(at, was)
    at.do(PrintSlip(visit=mine), ANN)
    assert visit(at, mine).slip == "wanted"


def test_a_kiosk_has_no_slip_of_who_joined_elsewhere_until_a_colleague_wants_it() -> None:
    at = hall()
    mine = join(at, PUBLIC).visit
    for state in ("printing", "printed", "failed"):
        refused = at.refused(ReportSlip(visit=mine, state=state), KIOSK)
        assert refused.code == "forbidden" and refused.detail.endswith("Ask at a desk for it.")
    at.do(PrintSlip(visit=mine), ANN)
    at.do(ReportSlip(visit=mine, state="printing"), KIOSK)
    assert visit(at, mine).slip_device == KIOSK.id


def test_a_slip_that_any_kiosk_may_print_is_printed_by_the_first_alone() -> None:
    at = hall()
    mine = slip_in(at, "wanted")
    assert visit(at, mine).slip_device == ""
    at.do(ReportSlip(visit=mine, state="printing"), OTHER)
    refused = at.refused(ReportSlip(visit=mine, state="printing"), KIOSK)
    assert refused.code == "slip_taken"
    assert visit(at, mine).slip_device == OTHER.id


def test_a_slip_goes_to_the_kiosk_of_before_or_to_the_one_that_is_named() -> None:
    at = hall()
    mine = slip_in(at, "printed")
    at.do(PrintSlip(visit=mine), ANN)
    assert visit(at, mine).slip_device == KIOSK.id
    assert at.refused(ReportSlip(visit=mine, state="printing"), OTHER).code == "slip_taken"
    at.do(PrintSlip(visit=mine, device=OTHER.id), BEN)
    assert visit(at, mine).slip_device == OTHER.id
    at.do(ReportSlip(visit=mine, state="printing"), OTHER)


def test_two_colleagues_who_want_it_at_once_get_one_paper() -> None:
    at = hall()
    mine = slip_in(at, "wanted")
    since = visit(at, mine).slip_at
    at.clock.advance(5)
    at.do(PrintSlip(visit=mine), BEN)
    assert visit(at, mine).slip_at == since


def test_a_slip_that_nobody_prints_has_failed_after_a_minute_and_says_what_to_do() -> None:
    at = hall()
    for state in ("wanted", "printing"):
        mine = slip_in(at, state)
        at.clock.advance(59)
        assert not due(at.floor, at.clock.now())
        at.clock.advance(1)
        assert due(at.floor, at.clock.now())
        at.do(PassTime(), TIMER)
        kept = visit(at, mine)
        assert kept.slip == "failed" and kept.slip_reason.endswith(".")
        assert not due(at.floor, at.clock.now())
        at.do(ReportSlip(visit=mine, state="printed"), KIOSK)
        assert visit(at, mine).slip == "printed", "it came out after all"


@pytest.mark.parametrize("state", ["waiting", "away", "called", "missed", "serving", "on_hold"])
def test_a_slip_is_printed_for_everybody_who_is_here(state: str) -> None:
    at = hall()
    entry = in_state(at, state)
    mine = next(visit for visit, live in at.floor.live.items() if live.id == entry)
    at.do(PrintSlip(visit=mine), ANN)
    assert visit(at, mine).slip == "wanted"


def test_no_slip_is_printed_for_who_has_gone_until_that_is_taken_back() -> None:
    at = hall()
    mine = join(at)
    at.do(Start(entry=mine.entry, desk=at.desk(1)), ANN)
    at.do(Complete(entry=mine.entry), ANN)
    refused = at.refused(PrintSlip(visit=mine.visit), ANN)
    assert refused.code == "wrong_state" and "new number" in refused.detail
    at.do(ReportSlip(visit=mine.visit, state="printed"), KIOSK)
    assert visit(at, mine.visit).slips == 1, "what came out is kept all the same"
    at.do(Undo(entry=mine.entry), ANN)
    at.do(PrintSlip(visit=mine.visit), ANN)


def test_a_visit_that_nobody_knows_is_refused() -> None:
    at = hall()
    nobody = uuid7(NOON, bytes(10))
    assert at.refused(PrintSlip(visit=nobody), ANN).code == "unknown_visit"
    assert at.refused(ReportSlip(visit=nobody, state="printed"), KIOSK).code == "unknown_visit"
