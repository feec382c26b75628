"""What becomes of parts and labour, of the stock, and of the request that they are of."""

from __future__ import annotations

from typing import Any

from protocol.outcomes import Saved
from protocol.records import Hours
from protocol.request_commands import StepLine
from protocol.support_commands import PutSlaCalendar
from server.domain.requests.line_steps import LINE_STEPS
from tests.hall import ADMIN, ANN, BEN
from tests.server.domain.requests.cost_desk import Repair
from tests.server.domain.requests.shop import DAY, HOUR


def test_a_part_is_taken_from_stock_once_and_the_second_hears_when_and_by_whom() -> None:
    it = Repair()
    part = it.part(stock="3")
    line = it.steps(it.adds(part=part.id, quantity="2"), "take")
    assert (line.state, line.from_stock, it.stocked(part.id).stock) == ("here", True, "1")
    no = it.no_step(line, "take", by=BEN)
    assert no.code == "part_used" and "today at 12:00 by Clerk 2" in no.detail
    assert it.stocked(part.id).stock == "1"


def test_a_part_is_built_in_once() -> None:
    it = Repair("in_repair")
    it.placed(it.it, "in_repair", approved_total="200.00", stop_above="220.00")
    part = it.part(stock="3")
    line = it.steps(it.adds(part=part.id), "use")
    assert (line.state, it.stocked(part.id).stock) == ("used", "2")
    it.passes(2 * DAY)
    for step in ("use", "take", "arrive", "order", "drop"):
        no = it.no_step(line, step, by=BEN)
        assert no.code == "part_used" and "on 24 November at 12:00 by Clerk 2" in no.detail
    assert it.stocked(part.id).stock == "2"


def test_what_is_not_in_stock_is_refused_with_what_is_there() -> None:
    it = Repair()
    part = it.part(stock="1.5")
    line = it.adds(part=part.id, quantity="2")
    no = it.no_step(line, "take")
    assert no.code == "out_of_stock" and "2 needed, 1.5 in stock" in no.detail
    assert it.line(line.id) == line and it.stocked(part.id) == part


def test_a_part_that_is_dropped_or_planned_again_goes_back_to_stock() -> None:
    it = Repair()
    part = it.part(stock="3")
    line = it.steps(it.adds(part=part.id, quantity="2"), "take", "drop")
    assert (line.state, line.from_stock, it.stocked(part.id).stock) == ("dropped", False, "3")
    assert it.now.total == "0.00"
    assert it.no_step(line, "take").code == "wrong_state"
    line = it.steps(line, "plan", "take", "plan")
    assert (line.state, it.stocked(part.id).stock) == ("planned", "3")


def test_a_part_that_was_ordered_for_this_alone_does_not_touch_the_stock() -> None:
    it = Repair()
    part = it.part(stock="0")
    line = it.steps(it.adds(part=part.id), "order", "arrive", "drop")
    assert (line.state, it.stocked(part.id).stock) == ("dropped", "0")


def test_nothing_is_built_in_before_it_is_approved() -> None:
    it = Repair()
    port = it.steps(it.adds(), "arrive")
    assert it.no_step(port, "use").code == "wrong_state"
    it.sends()
    it.answers()
    assert it.steps(port, "use").state == "used"


def test_before_it_is_approved_labour_is_the_diagnosis() -> None:
    it = Repair("diagnosing")
    labour = it.adds("labour", name="Look inside")
    assert it.steps(labour, "begin", "finish").technician == ANN.id
    it.placed(it.it, "diagnosed")
    more = it.adds("labour")
    it.sends()
    for step in ("begin", "finish"):
        assert it.no_step(more, step).code == "wrong_state"
    it.answers(yes=False)
    for step in ("begin", "finish"):
        assert it.no_step(more, step).code == "wrong_state"


def test_labour_is_somebodys_and_a_part_is_whose_who_took_it() -> None:
    it = Repair()
    labour, part = it.adds("labour", technician=BEN.id), it.adds(part=it.part().id)
    assert labour.technician == BEN.id
    assert it.changes(labour, technician="").technician is None
    assert it.no_line(line=part.id, technician=BEN.id).field == "technician"
    assert it.steps(part, "take").technician == ANN.id
    assert it.changes(part, technician="").technician == ANN.id


def test_a_part_waits_for_its_supplier_over_business_days() -> None:
    it = Repair()
    supplier = it.supplier(lead_days=3)
    line = it.steps(it.adds(supplier=supplier), "order")
    friday = it.hall.clock.now() + (3 * DAY + 5 * HOUR) * 1_000
    assert line.expected_at == friday  # it is Tuesday noon; the working day ends at 17:00
    assert it.steps(line, "order", expected_at=friday + 1).expected_at == friday + 1
    assert it.no_step(line, "order", expected_at=1).field == "expectedAt"
    assert it.no_step(line, "use").code == "part_awaited"
    assert it.steps(line, "arrive", "plan").expected_at is None


def test_business_days_are_those_on_which_the_bench_works() -> None:
    it = Repair()
    saved = it.hall.do(
        PutSlaCalendar(name="Bench", hours=[Hours(0, 540, 720), Hours(3, 540, 720)]), ADMIN
    )
    assert isinstance(saved, Saved)
    it.sets(calendar=saved.id)
    noon = it.hall.clock.now()  # a Tuesday, 12:00
    for days, ahead in ((1, 2), (2, 6), (0, 2)):
        line = it.adds(supplier=it.supplier(name=f"In {days}", lead_days=days))
        assert it.steps(line, "order").expected_at == noon + ahead * DAY * 1_000
    assert it.steps(it.adds(), "order").expected_at is None


def test_the_request_waits_while_a_part_is_ordered_and_goes_on_where_it_was() -> None:
    it = Repair()
    first, second = it.adds(), it.adds()
    it.sends()
    it.answers()
    for line in (first, second):
        it.steps(line, "order")
        assert it.now.state == "waiting_parts"
    it.steps(first, "arrive")
    assert it.now.state == "waiting_parts"
    it.steps(second, "arrive")
    assert it.now.state == "approved"
    it.stepped(it.it, "repair")
    third = it.steps(it.adds(unit_price="1.00"), "order")
    assert it.now.state == "waiting_parts"
    it.steps(third, "drop")
    assert it.now.state == "in_repair"


def test_work_stops_above_the_total_that_was_approved_with_its_tolerance() -> None:
    it = Repair()
    it.approved("200.00")
    assert (it.now.approved_total, it.now.stop_above) == ("200.00", "220.00")
    labour = it.adds("labour", name="Wait", unit_price="0.00")
    more = it.adds("fee", unit_price="20.00", tax_rate="0")
    assert it.now.total == "220.00" and not it.now.stopped
    it.changes(more, unit_price="20.01")
    assert it.now.total == "220.01" and it.now.stopped
    for step in ("begin", "finish"):
        assert it.no_step(labour, step).code == "over_total"
    assert it.hall.refused(StepLine(request=it.it, line=more.id, step="use"), ANN).code == "invalid"
    it.steps(more, "drop")
    assert not it.now.stopped and it.steps(labour, "begin").state == "doing"


def test_what_is_a_fact_is_written_down_also_while_work_is_stopped() -> None:
    it = Repair()
    port, labour = it.adds(unit_price="200.00", tax_rate="0"), it.adds("labour", unit_price="0.00")
    it.sends()
    it.answers()
    it.steps(port, "order")
    it.steps(labour, "begin")
    it.adds("fee", unit_price="99.00")
    assert it.now.stopped
    assert it.steps(port, "arrive").state == "here"
    assert it.steps(labour, "finish").state == "done"
    assert it.no_step(port, "use").code == "over_total"


def test_each_kind_of_line_has_steps_of_its_own() -> None:
    it = Repair()
    lines = {"part": it.adds(), "labour": it.adds("labour"), "fee": it.adds("fee")}
    steps: Any = ("order", "arrive", "take", "use", "begin", "finish", "drop", "plan")
    for kind, line in lines.items():
        for step in steps:
            known = (kind, step) in LINE_STEPS
            command = StepLine(request=it.it, line=line.id, step=step)
            if not known:
                assert it.hall.refused(command, ANN).field == "step"
    assert it.no_step(lines["part"], "plan").code == "wrong_state"
    assert it.no_step(lines["part"], "take").code == "unknown_part"
