"""The replay of a trace keeps to the order of time, and its tables say what they are of."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from bench.estimates.command import main
from bench.estimates.happenings import What, happenings
from bench.estimates.replay import Replay, Scored
from bench.estimates.scores import missed
from bench.estimates.trace import COLUMNS, Call, read
from server.domain.estimates.forecaster import Forecaster

BEGIN = datetime(2020, 2, 28, 9, tzinfo=UTC)


def rows(count: int = 160) -> Iterator[str]:
    """Two agents and a line before them, over the turn of a month, with all kinds of calls."""
    random = Random(4)
    free = [0, 0]
    for number in range(count):
        joined = number * 66 + (86_400 * 2 if number > count // 2 else 0)
        agent = free.index(min(free))
        begun = max(joined, free[agent])
        if number % 9 == 8:
            yield _row("PS", 0, "abandoned_in_queue", joined, joined + 40, None, None, "")
            continue
        ended = begun + random.randint(60, 240)
        free[agent] = ended
        kind = "served_at_once" if begun == joined else "served_after_wait"
        queue, priority = ("PS", "NW", "IN")[number % 3], 2 * (number % 2)
        yield _row(queue, priority, kind, joined, begun, begun, ended, f"agent0{agent}")
    yield _row("PS", 0, "served_after_wait", 30, 9_999_999, 9_999_999, 9_999_999, "x", suspect=1)


def _row(
    queue: str,
    priority: int,
    kind: str,
    joined: int,
    left: int,
    begun: int | None,
    ended: int | None,
    agent: str,
    suspect: int = 0,
) -> str:
    times = [
        "" if at is None else (BEGIN + timedelta(seconds=at)).replace(tzinfo=None).isoformat()
        for at in (joined, left, begun, ended)
    ]
    told = (queue, priority, kind, *times, left - joined, agent, suspect)
    return ",".join(str(value) for value in told)


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trace") / "trace.csv.gz"
    path.write_bytes(gzip.compress("\n".join([",".join(COLUMNS), *rows()]).encode()))
    return path


@pytest.fixture(scope="module")
def honest(trace: Path) -> list[Scored]:
    return replayed(read(trace))


def replayed(calls: list[Call]) -> list[Scored]:
    return list(Replay(calls, Forecaster(10)).run())


def test_suspect_rows_are_left_out(trace: Path) -> None:
    assert len(read(trace)) == 160


def test_a_desk_is_free_before_it_calls_and_whoever_joins_then_finds_it_so(trace: Path) -> None:
    order = happenings(read(trace))
    assert [each.at for each in order] == sorted(each.at for each in order)
    same = [pair for pair in pairwise(order) if pair[0].at == pair[1].at]
    assert (What.END, What.BEGIN) in {(before.what, after.what) for before, after in same}


def test_what_comes_later_never_changes_what_was_said_before(
    trace: Path, honest: list[Scored]
) -> None:
    calls = read(trace)
    for until in (calls[50].joined_at, calls[120].joined_at):
        poisoned = replayed([_poisoned(call, until) for call in calls])
        before = {each.joined_at: each for each in honest if each.joined_at <= until}
        after = {each.joined_at: each for each in poisoned if each.joined_at <= until}
        assert len(before) > 20
        for at, each in before.items():
            assert each.quoted == after[at].quoted
            assert each.references == after[at].references
    assert honest[-1].quoted != poisoned[-1].quoted


def _poisoned(call: Call, until: int) -> Call:
    """The same call as far as it is known then; what is not is otherwise."""
    if call.joined_at > until:
        return call._replace(queue="NE", agent="agent77", end_at=call.end_at + 10**6)
    if call.until_at > until:
        later = call.until_at + 10**7
        return call._replace(until_at=later, end_at=later, wait_s=10**4, agent="agent77")
    return call if call.end_at <= until else call._replace(end_at=call.end_at + 10**7)


def test_the_table_has_each_reference_and_ours_and_each_month_its_row(
    trace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--trace", str(trace), "--runs", "10"])
    said = capsys.readouterr().out
    for part in ("median of all", "head of line", "last to enter", "mean of last 100"):
        assert part in said
    assert "| Now Serving |" in said
    assert "| February (tuned on) |" in said and "| March |" in said
    assert "chosen on January and February alone" in said


def test_one_month_is_scored_after_those_before_it_have_taught(
    trace: Path, honest: list[Scored], capsys: pytest.CaptureFixture[str]
) -> None:
    scored = [each for each in honest if each.month == 3]
    main(["--trace", str(trace), "--runs", "10", "--month", "3"])
    said = capsys.readouterr().out
    assert f"March alone; the months before it were replayed to learn from: {len(scored)}" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--trace", "nowhere.csv"], "There is no trace at nowhere.csv"),
        (["--trace", __file__], "is not a trace: it has no column queue"),
        (["--month", "7"], "nothing of month 7. It has 2, 3."),
    ],
)
def test_what_cannot_be_measured_is_told(
    arguments: list[str], told: str, trace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = arguments if "--trace" in arguments else ["--trace", str(trace), *arguments]
    assert main(chosen) == 2
    assert told in capsys.readouterr().err


def test_a_row_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(",".join(COLUMNS) + "\nPS,0,served_after_wait,yesterday,,,,5,a,0\n")
    assert main(["--trace", str(path)]) == 2
    assert "broken.csv, line 2: Invalid isoformat string" in capsys.readouterr().err


def test_a_month_that_misses_its_target_is_named() -> None:
    bad = Scored(0, 3, 100.0, (90.0, 90.0, 90.0, 90.0), (300, 400, 500), 0.001)
    assert missed([bad]) == ["March: MAE 30.000 of the best reference", "March: P80 held 100.0%"]
    assert missed([bad._replace(month=2)]) == []
