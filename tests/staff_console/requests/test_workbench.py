"""The bench of one technician, and what waits, as values."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import key_of
from protocol.record import Record
from protocol.request_views import RequestHead
from protocol.service_requests import Bench, BenchPlace
from staff_console.hall import MARA, NOON, POINT, ident
from staff_console.requests.bench_scenes import bench_heads
from staff_console.requests.known import Known
from staff_console.requests.samples import DAY, HEADS, LINES, SHOP, TERMS, request_id
from staff_console.requests.waiting import WaitRow, waiting_list
from staff_console.requests.work_face import enter_of, next_of, work_face
from staff_console.requests.workbench import BenchRow, Workbench, bench_point, workbench
from tests.staff_console.requests.conftest import known


def shop(*changed: RequestHead) -> Known:
    heads: dict[str, Record] = {each.id: each for each in bench_heads()}
    return known(heads=tuple((heads | {each.id: each for each in changed}).values()))


def bench(at: Known) -> Workbench:
    return workbench(at, "", "", NOON)


def numbers(rows: tuple[BenchRow, ...], kind: str) -> list[str]:
    return [row.number for row in rows if row.kind == kind]


def head(number: int, **fields: object) -> RequestHead:
    found = next(each for each in bench_heads() if getattr(each, "number", 0) == number)
    assert isinstance(found, RequestHead)
    return replace(found, **fields)


def row(number: int, *changed: RequestHead) -> WaitRow:
    found = waiting_list(shop(*changed), "", NOON).row(request_id(number))
    assert found is not None
    return found


def test_mine_comes_first_what_is_in_hand_above_all_and_then_what_is_free() -> None:
    made = bench(shop())
    assert numbers(made.rows, "work") == [
        "R-1190", "R-1203", "R-1201", "R-1195", "R-1206", "R-1207", "R-1208",
    ]  # fmt: skip
    assert [each.does for each in made.rows if each.kind == "heading"] == [
        "Mine, 4", "Free, 3", "Cannot go on, 2",
    ]  # fmt: skip
    first = made.rows[1]
    assert first.in_hand and first.labour.endswith(" min") and first.ready
    assert "in hand" in first.spoken and "left" in first.spoken


def test_the_order_is_that_of_the_bench() -> None:
    order = [BenchPlace(request_id(n), NOON + DAY, 15) for n in (1195, 1201)]
    heads = [each for each in shop().heads.state.values() if not isinstance(each, Bench)]
    at = known(heads=(*heads, Bench(id=POINT, at=NOON, order=order)))
    mine = numbers(bench(at).rows, "work")
    assert mine.index("R-1195") < mine.index("R-1201")
    labour = {each.number: each.labour for each in bench(at).rows}
    assert labour["R-1195"] == "15 min" and labour["R-1190"] == ""


def test_the_bench_is_that_of_my_desk_or_where_i_have_work() -> None:
    other, me = ident(0xA, 9), ident(0xB, 1)
    at = shop(head(1206, service_point=other, technician=me))
    more = (replace(TERMS, id=other), replace(SHOP.point, id=other, name="Another"))
    at.staff.state.update({key_of(each): each for each in more})
    assert bench_point(at, "") == POINT
    assert bench_point(at, other) == other
    assert bench_point(Known(at.staff, at.heads, at.opened, me), "") == other


def test_what_cannot_go_on_says_why() -> None:
    why = {each.number: each.does for each in bench(shop()).rows if each.kind == "stuck"}
    assert why == {
        "R-1164": "over the total: needs a new estimate",
        "R-1187": "its customer has not answered yet",
    }
    part = head(1179, technician=MARA)
    why = {each.number: each.does for each in bench(shop(part)).rows if each.kind == "stuck"}
    assert why["R-1179"] == "awaits \u2068Battery\u2069, should have come Tue 13:02"


def test_the_next_one_is_mine_that_is_not_begun_else_the_first_that_is_free() -> None:
    assert bench(shop()).takes == "Repair R-1201"
    begun = [head(n, technician="") for n in (1201, 1195)]
    done = [replace(each, technician="somebody") for each in begun]
    assert bench(shop(*done)).takes == "Diagnose R-1206"
    gone = [head(n, technician="somebody") for n in (1201, 1195, 1206, 1207, 1208)]
    nothing = bench(shop(*gone))
    assert not nothing.following and nothing.takes == "Nothing to take"


def test_enter_does_what_comes_next_or_says_why_it_cannot() -> None:
    at = shop()
    assert enter_of(at, head(1206), NOON) == ("Take it, begin the diagnosis", "")
    assert enter_of(at, head(1190), NOON)[0] == "To the final check"
    assert enter_of(at, head(1164), NOON) == ("Send a new estimate", "")
    does, why = enter_of(at, head(1188), NOON)
    assert not does and why.startswith("Tomasz has it.")
    assert enter_of(at, head(1187), NOON) == ("", "Its customer has not answered yet.")
    assert enter_of(at, head(1185), NOON) == ("", "It has left the bench. 0 takes the next one.")


def test_only_a_final_check_may_fail() -> None:
    at = shop(head(1190, state="qc"))
    assert work_face(at, request_id(1190), NOON).fails == "The check failed"
    assert work_face(shop(), request_id(1190), NOON).fails == ""


def test_a_line_has_one_thing_that_comes_next() -> None:
    port, glue, labour = LINES
    assert [next_of(each) for each in LINES] == ["use", "take", "begin"]
    assert next_of(replace(labour, state="doing")) == "finish"
    assert next_of(replace(glue, state="ordered")) == "arrive"
    assert next_of(replace(glue, part=None)) == "order"
    assert next_of(replace(port, state="used")) is None


def test_what_waits_is_told_by_whom_it_waits_for_the_latest_first() -> None:
    made = waiting_list(shop(), "", NOON)
    assert made.count == len(made.keys) == 20 and "for suppliers" in made.about
    titles = [each.title for each in made.rows if each.kind == "heading"]
    assert titles == ["Waits for us, 6", "Waits for a supplier, 4", "Waits for its customer, 10"]
    parts = [each.number for each in made.rows if "attery" in each.waits]
    assert parts == ["R-1179", "R-1196", "R-1209", "R-1184"]
    assert waiting_list(shop(), "elsewhere", NOON).rows == ()


def test_each_says_how_late_it_is_and_what_is_done_about_it() -> None:
    assert (row(1179).due, row(1179).verb) == ("2 d late", "ask_supplier")
    assert (row(1180).verb, row(1202).verb) == ("give_back", "send_estimate")
    assert (row(1176).does, row(1199).does) == ("Send again", "To the bench")
    assert (row(1187).verb, row(1164).verb) == ("phone", "send_estimate")
    sent = head(1187, seen_at=NOON - 3_600_000)
    assert "not opened yet" in row(1187).waits and "opened 13:02" in row(1187, sent).waits
    over = head(1187, valid_until=NOON - 1)
    assert (row(1187, over).verb, row(1187, over).tone) == ("send_estimate", "danger")


def test_what_is_ready_says_since_when_and_when_its_customer_was_told() -> None:
    assert row(1185).waits == "ready since Wed 14:02, told 13:20"
    untold = head(1185, told_at=None)
    assert row(1185, untold).waits.endswith("not told yet")
    assert row(1185, untold).tone == "danger"
    assert row(1210).waits == "announced Wed 14:02, not brought yet"


def test_whoever_stands_in_the_hall_is_not_waited_for() -> None:
    made = waiting_list(shop(), "", NOON)
    assert made.row(request_id(1183)) is None
    assert len(HEADS) > made.count
