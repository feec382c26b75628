"""Reading a recording: what is taken, and what is said of one that cannot be used."""

from __future__ import annotations

import gzip
import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from server.replay.plan import planned
from server.replay.trace import TraceFault, day_of, read_day
from tests.server.replay.days import DAY, NINE, gave_up, ms, recording, served, text, twenty

REAL = Path(__file__).parents[4] / "shared/traces/bank_calls_1999_jan_jun.csv.gz"


def test_customers_come_in_order_of_joining(tmp_path: Path) -> None:
    path = recording(tmp_path, [served("B", 9, 9, 20, "a1"), gave_up("A", 3, 8)])
    first, second = read_day(path, DAY)
    assert (first.call, first.kind, first.left_at) == (
        "A",
        "abandoned_in_queue",
        NINE + timedelta(seconds=8),
    )
    assert (second.call, second.agent) == ("B", "a1")
    assert (second.started_at, second.left_at) == (NINE + timedelta(seconds=9), None)


def test_a_recording_may_be_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(text([gave_up("A", 0, 5)]))
    assert [one.call for one in read_day(path, DAY)] == ["A"]


def test_suspect_rows_and_other_days_are_left_out() -> None:
    suspect = {**served("A", 0, 0, 5, "a1"), "suspect": "1", "service_end": "nonsense"}
    other = {**gave_up("B", 0, 5), "joined_at": "1999-02-09T09:00:00"}
    rows = text([suspect, other, gave_up("C", 1, 2)])
    assert [one.call for one in day_of(io.StringIO(rows), DAY)] == ["C"]


def test_a_service_never_begins_before_its_customer_joined() -> None:
    (one,) = day_of(io.StringIO(text([served("A", 10, 9, 9, "a1")])), DAY)
    assert one.started_at == one.ended_at == one.joined_at


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"joined_at": "1999-02-08T99:00"}, "line 2"),
        ({"service_end": ""}, "line 2"),
        ({"kind": "teleported"}, "no kind 'teleported'"),
        ({"agent": ""}, "served by nobody"),
    ],
)
def test_a_garbled_row_is_named_by_its_line(change: dict[str, str], why: str) -> None:
    rows = text([{**served("A", 0, 0, 5, "a1"), **change}])
    with pytest.raises(TraceFault, match=why):
        list(day_of(io.StringIO(rows), DAY))


def test_a_call_that_comes_twice_is_refused() -> None:
    rows = text([gave_up("A", 0, 5), gave_up("A", 1, 6)])
    with pytest.raises(TraceFault, match="call A comes twice"):
        list(day_of(io.StringIO(rows), DAY))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no column call"),
        (b"name,phone\nx,y\n", "no column call"),
        (b"\xff\xfe\x00nonsense", "is damaged"),
        (gzip.compress(text(twenty()).encode())[:-20], "is damaged"),
        (b"\x1f\x8bnot really", "cannot be read"),
    ],
)
def test_a_file_that_is_no_recording_is_said_to_be_none(
    content: bytes, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(content)
    with pytest.raises(TraceFault, match=why):
        read_day(path, DAY)


def test_a_missing_file_and_an_empty_day_say_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(TraceFault, match="cannot be read"):
        read_day(tmp_path / "none.csv", DAY)
    with pytest.raises(TraceFault, match=r"nobody on 1999-02-09\..*--day"):
        read_day(recording(tmp_path, [gave_up("A", 0, 5)]), date(1999, 2, 9))


@pytest.mark.skipif(not REAL.exists(), reason=f"needs the recorded calls, {REAL.name}")
def test_the_real_calm_day_is_read_whole() -> None:
    day = planned(read_day(REAL, DAY), ms)
    assert len(day.customers) == 1158
    assert sum(customer.served is None for customer in day.customers) == 53
    assert len(day.desks) == 23
