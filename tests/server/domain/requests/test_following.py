"""What follows from every change of a request: its promise, its bench, who is told, what is on
record."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from protocol.automation import Notice
from protocol.changes import Put
from protocol.commands import UpdateServicePoint
from protocol.cost_estimates import CostEstimate
from protocol.outcomes import Requested
from protocol.places import Hours
from protocol.records import Activity, Bench, ServicePoint, Ticket
from protocol.request_commands import (
    AnswerEstimate,
    AskAboutRequest,
    DeleteRequest,
    PassRequestTime,
    PutLine,
    ReadUnlock,
    SealUnlock,
    SeeEstimate,
    SendEstimate,
    StepLine,
    StepRequest,
    UpdateRequest,
)
from protocol.ticket_commands import Reply
from server.domain.activity_states import KINDS
from server.domain.actor import TIMER, Actor
from server.domain.context import Context
from server.domain.rules import decide
from tests.hall import ADMIN, ANN, BEN, KIOSK, NOON
from tests.server.domain.requests.shop import DAY, HOUR, MINUTE, Shop, link

ALL_DAY = [Hours(day, 0, 1_440) for day in range(7)]
H = 3_600_000


def does(shop: Shop, command: Any, by: Actor = ANN) -> tuple[Any, list[Activity]]:
    """What is answered, and what is on record of it."""
    context = Context(by, shop.hall.clock.now(), shop.hall.ids, lambda text: f"mark {text}")
    outcome, changes = decide(shop.floor, command, context)
    shop.floor.apply(changes)
    found = [c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Activity)]
    assert {each.what for each in found} <= KINDS
    assert all("Zoe" not in repr(each) and "charge" not in repr(each) for each in found)
    if isinstance(outcome, Requested) and shop.floor.lists["service_request"].get(outcome.request):
        request = shop.request(outcome.request)
        told = (request.version, request.state, request.promised_at, request.total)
        assert told == (outcome.version, outcome.state, outcome.promised_at, outcome.total)
    return outcome, found


def said(shop: Shop, command: Any, by: Actor = ANN) -> list[str]:
    return [each.what for each in does(shop, command, by)[1]]


def notices(shop: Shop, what: str) -> list[str]:
    """Who was told that in the console."""
    found = (each for each in shop.floor.of(Notice) if each.channel == "console")
    return [each.to for each in found if each.what == what]


def places(shop: Shop, point: str = "") -> list[tuple[str, int | None]]:
    bench = shop.floor.get(Bench, point or shop.point)
    return [(each.request, each.ready_at) for each in bench.order] if bench is not None else []


def opens(shop: Shop, hours: list[Hours]) -> None:
    point = shop.floor.get(ServicePoint, shop.point)
    shop.hall.do(UpdateServicePoint(service_point=point.id, version=point.version, hours=hours))


def yes(shop: Shop, request: str) -> AnswerEstimate:
    estimate = shop.floor.requests.estimates(request)[-1]
    return AnswerEstimate(request=request, nth=estimate.nth, hash=estimate.hash, yes=True)


def sent(shop: Shop) -> str:
    """A request of which an estimate is sent: a part, and half an hour of labour."""
    request = shop.opened()
    shop.diagnosed(request)
    for kind in ("part", "labour"):
        shop.lined(request, kind)
    shop.requested(SendEstimate(request=request), ANN)
    return request


def test_a_turnaround_is_promised_at_intake_and_runs_once_the_item_is_here() -> None:
    shop = Shop(turnaround_min=240)
    here = shop.request(shop.opened())
    assert here.promised_at == here.told_promise_at == NOON + 4 * H
    brought = shop.requested(shop.opening(here=False), KIOSK).request
    assert (shop.request(brought).pause, shop.request(brought).left_s) == ("customer", 4 * HOUR)
    shop.passes(HOUR)
    assert shop.stepped(brought, "check_in").promised_at == NOON + 5 * H


def test_a_promise_by_hand_becomes_the_budget_and_can_be_taken_away_while_it_stands() -> None:
    shop = Shop(turnaround_min=240)
    request = shop.opened(promised_at=NOON + 9 * H)
    assert shop.request(request).target_s == 9 * HOUR
    shop.placed(request, "declined")
    shop.requested(UpdateRequest(request=request, problem="Broken"), ANN)
    assert (shop.request(request).promised_at, shop.request(request).left_s) == (None, 9 * HOUR)
    _, past = does(shop, UpdateRequest(request=request, promised_at=0))
    assert [each.what for each in past] == ["request_promised"]
    assert (shop.request(request).target_s, shop.request(request).left_s) == (0, None)


def test_what_waits_for_customer_and_supplier_stands_and_each_is_on_record_with_why() -> None:
    shop = Shop(turnaround_min=240)
    request = sent(shop)
    assert (shop.request(request).pause, shop.request(request).promised_at) == ("customer", None)
    shop.passes(HOUR)
    assert said(shop, SeeEstimate(request=request, nth=1), link(request)) == ["estimate_opened"]
    _, past = does(shop, yes(shop, request), link(request))
    assert [each.what for each in past] == ["estimate_approved", "sla_resumed"]
    assert past[0].data["via"] == "link" and past[1].data["why"] == "customer"
    assert shop.request(request).promised_at == NOON + 5 * H
    part = shop.lines(request)[0].id
    _, past = does(shop, StepLine(request=request, line=part, step="order"))
    assert [each.what for each in past] == ["part_ordered", "sla_paused"]
    assert past[1].data["why"] == "supplier"
    shop.passes(DAY)
    found = said(shop, StepLine(request=request, line=part, step="arrive"))
    assert found == ["part_arrived", "sla_resumed"]
    assert shop.request(request).promised_at == NOON + 29 * H
    spans = [(each.why, each.from_at, each.to_at) for each in shop.request(request).pauses]
    assert spans == [
        ("customer", NOON, NOON + H),
        ("supplier", NOON + H, NOON + 25 * H),
    ]


def test_a_step_of_the_table_is_on_record_by_its_name_and_with_the_stay_it_was_brought_in() -> None:
    shop = Shop(turnaround_min=600)
    outcome, past = does(shop, shop.opening(here=False), KIOSK)
    request = outcome.request
    opened = next(each for each in past if each.what == "request_opened")
    assert opened.data["visit"] == shop.request(request).visit
    handed = said(shop, StepRequest(request=request, step="check_in"))
    assert handed == ["queue_cancelled", "item_checked_in"], "nobody is called for it any more"
    assert said(shop, StepRequest(request=request, step="diagnose")) == ["diagnosis_begun"]
    assert said(shop, StepRequest(request=request, step="back")) == ["request_stepped_back"]
    line = PutLine(request=request, line_kind="labour", name="Repair", minutes=30)
    assert said(shop, line) == ["line_added"]
    shop.placed(request, "qc")
    found = said(shop, StepRequest(request=request, step="repair", reason="It is still dead"))
    assert found == ["repair_failed"]
    shop.placed(request, "return_ready")
    assert "request_given_back" in said(shop, StepRequest(request=request, step="pick_up"))


def test_totals_follow_from_the_lines() -> None:
    shop = Shop()
    request = shop.opened()
    does(shop, PutLine(request=request, line_kind="labour", name="Repair", minutes=60))
    assert shop.request(request).total == "71.40"


def test_a_breach_is_told_and_recorded_exactly_once_however_often_it_is_looked() -> None:
    shop = Shop(turnaround_min=60, warn_min=15)
    request = shop.opened()
    shop.requested(UpdateRequest(request=request, technician=BEN.id), ANN)
    look = PassRequestTime(requests=[request])
    assert said(shop, look, TIMER) == []
    shop.passes(50 * MINUTE)
    assert said(shop, look, TIMER) == ["sla_warned"]
    shop.passes(11 * MINUTE)
    assert said(shop, look, TIMER) == ["sla_breach"]
    assert said(shop, look, TIMER) == []
    late = shop.request(request)
    assert late.breached_at == NOON + H + 1
    assert notices(shop, "sla_warning") == notices(shop, "sla_breach") == [BEN.id]
    far = UpdateRequest(request=request, promised_at=NOON + 50 * H)
    assert said(shop, far) == ["request_promised"]
    assert shop.request(request).breached_at == late.breached_at


def test_a_breach_that_no_timer_has_seen_comes_with_the_next_change_to_managers() -> None:
    shop = Shop(turnaround_min=60)
    request = shop.opened()
    shop.passes(2 * HOUR)
    found = said(shop, StepRequest(request=request, step="diagnose"))
    assert sorted(found) == ["diagnosis_begun", "sla_breach"]
    assert notices(shop, "sla_breach") == [ADMIN.id]


def test_an_answer_and_a_question_are_told_to_who_works_on_it() -> None:
    shop = Shop()
    request = sent(shop)
    shop.requested(UpdateRequest(request=request, technician=BEN.id), ANN)
    ask = AskAboutRequest(request=request, text="Is it worth it?")
    shop.hall.do(ask, link(request))
    shop.hall.do(ask, link(request))
    assert notices(shop, "customer_replied") == [BEN.id]
    ticket = next(iter(shop.floor.of(Ticket)))
    assert "ticket_replied" in said(shop, Reply(ticket=ticket.id, text="It is"))
    assert notices(shop, "customer_replied") == [BEN.id]
    does(shop, yes(shop, request), link(request))
    assert notices(shop, "estimate_approved") == [BEN.id]


def test_the_bench_is_told_in_its_order_and_written_only_when_it_is_another() -> None:
    shop = Shop(diagnosis_min=30)
    opens(shop, ALL_DAY)
    first, second = shop.opened(), shop.opened()
    assert places(shop) == [(first, NOON + H // 2), (second, NOON + H)]
    before = shop.floor.get(Bench, shop.point)
    shop.requested(UpdateRequest(request=first, problem="Still dead"), ANN)
    assert shop.floor.get(Bench, shop.point) is before
    shop.requested(UpdateRequest(request=second, priority="urgent"), ANN)
    assert places(shop) == [(second, NOON + H // 2), (first, NOON + H)]
    shop.passes(20 * MINUTE)
    shop.hall.do(PassRequestTime(service_points=[shop.point]), TIMER)
    assert places(shop) == [(second, NOON + H), (first, NOON + 3 * H // 2)]
    shop.put(replace(shop.terms, technicians=2))
    shop.hall.do(PassRequestTime(service_points=[shop.point]), TIMER)
    assert places(shop) == [(second, NOON + H), (first, NOON + H)]


def test_a_request_that_moves_to_another_bench_leaves_the_one_it_was_on() -> None:
    shop = Shop()
    known = shop.floor.get(ServicePoint, shop.point)
    shop.put(replace(known, id="other", name="Bikes"), replace(shop.terms, id="other"))
    request = shop.opened()
    shop.requested(UpdateRequest(request=request, service_point="other"), ANN)
    assert (places(shop), places(shop, "other")) == ([], [(request, None)])


def test_other_hours_move_what_is_promised_and_what_is_late_by_them_is_late_from_now_on() -> None:
    shop = Shop(turnaround_min=120)
    request = shop.opened()
    night = [Hours(day, 0, 60) for day in range(7)]
    opens(shop, night)
    assert shop.request(request).promised_at == NOON + (12 + 25) * H
    shop.passes(3 * HOUR)
    opens(shop, ALL_DAY)
    assert shop.request(request).breached_at == NOON + 3 * H


def test_reading_an_unlock_code_and_erasing_are_on_record() -> None:
    shop = Shop()
    request = shop.opened()
    item = shop.items(request)[0].id
    assert said(shop, SealUnlock(item=item, sealed="x")) == ["unlock_kept"]
    assert said(shop, ReadUnlock(item=item)) == ["unlock_read"]
    assert said(shop, DeleteRequest(request=request), ADMIN) == ["data_erased"]
    assert places(shop) == []


def test_tickets_about_it_are_told_in_the_same_thread() -> None:
    shop = Shop()
    request = shop.opened()
    _, past = does(shop, AskAboutRequest(request=request, text="When?"), link(request))
    ticket = next(iter(shop.floor.of(Ticket)))
    assert past[0].data["request"] == request == ticket.request


def test_an_estimate_tells_about_when_it_would_be_ready() -> None:
    shop = Shop()
    opens(shop, ALL_DAY)
    estimate: CostEstimate = shop.floor.requests.estimates(sent(shop))[-1]
    assert estimate.ready_at == NOON + H // 2
