"""Why a deadline is what it is, and how a row tells what is left of it."""

from __future__ import annotations

from dataclasses import astuple
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from protocol.ticket_queries import MetricStanding, Segment, SlaStanding
from staff_console.hall import MINUTE, NOON
from staff_console.tickets.ribbon import Ribbon, ribbon_of
from staff_console.tickets.rows import Beside, row_of, time_left
from staff_console.tickets.samples import head, standing

BERLIN = ZoneInfo("Europe/Berlin")


def ribbon(of: SlaStanding | None = None, now: int = NOON) -> Ribbon:
    return ribbon_of(of or standing(), now, BERLIN)


def test_spans_run_from_the_beginning_to_the_deadline_without_a_gap() -> None:
    spans = ribbon().spans
    assert [each.sort for each in spans] == [
        "used", "closed", "used", "paused", "used", "left",
    ]  # fmt: skip
    assert [each.said for each in spans] == [
        "2:20", "night", "1:30", "paused 1:45", "1:47", "2:23 left",
    ]  # fmt: skip
    edges = [each.start for each in spans] + [spans[-1].end]
    assert edges[0] == 0 and edges[-1] == pytest.approx(1)
    assert all(one.end == pytest.approx(two.start) for one, two in pairwise(spans))


def test_a_night_takes_little_room_and_now_lies_between_used_and_left() -> None:
    told = ribbon()
    night, left = told.spans[1], told.spans[-1]
    assert night.end - night.start < 0.1
    assert told.now == pytest.approx(left.start) and told.due == pytest.approx(1)
    assert (told.now_said, told.due_said) == ("now 14:02", "due 16:25")
    assert told.first == "First response met in 0:22" and told.first_tone == "ok"


def test_the_next_answer_stands_below_with_its_own_deadline() -> None:
    following = ribbon().following
    assert following is not None
    assert astuple(following)[:3] == (
        "Next response, asked 13:10", "0:38, due 14:40", "warn",
    )  # fmt: skip
    late = ribbon(now=NOON + 50 * MINUTE).following
    assert late is not None and late.left == "0:12 over" and late.tone == "danger"


def whole(**fields: Any) -> SlaStanding:
    told = standing()
    metrics = [replace(m, **fields) if m.metric == "resolution" else m for m in told.metrics]
    return replace(told, metrics=metrics)


def test_after_the_deadline_what_is_over_is_drawn_beyond_it() -> None:
    late = ribbon(whole(state="breached"), now=NOON + 200 * MINUTE)
    assert late.spans[-1].sort == "over" and late.spans[-1].said == "0:57 over"
    assert late.due is not None and late.now is not None and late.due < late.now


def test_over_a_night_all_that_is_left_stands_beside_the_deadline() -> None:
    night, opens = NOON + 240 * MINUTE, NOON + 1_080 * MINUTE
    due = opens + 60 * MINUTE
    segments = [
        Segment("open", NOON - 60 * MINUTE, night),
        Segment("closed", night, opens),
        Segment("open", opens, due),
    ]
    told = ribbon(whole(due_at=due, segments=segments))
    assert [each.said for each in told.spans] == ["1:00", "4:00", "night", "1:00"]
    assert told.due_said == "due Fri 09:02, 5:00 left"


def test_while_it_is_paused_no_deadline_is_told_but_what_is_left() -> None:
    segments = [Segment("open", NOON - 60 * MINUTE, NOON - 30 * MINUTE),
                Segment("paused", NOON - 30 * MINUTE, NOON)]  # fmt: skip
    told = ribbon(whole(state="paused", due_at=None, left_s=7200, segments=segments))
    assert told.due is None and told.due_said == "paused, 2:00 left"


def test_without_a_policy_or_hours_it_says_so() -> None:
    assert ribbon(replace(standing(), policy="")).note.startswith("No promise")
    shut = whole(state="unreachable", due_at=None)
    assert ribbon(shut).due_said == "its hours never open again"
    bare = replace(standing(), metrics=[MetricStanding(metric="resolution", state="none")])
    assert ribbon(bare).spans == () and ribbon(bare).first == ""


@pytest.mark.parametrize(
    ("place", "text", "tone", "dashed"),
    [
        (0, "0:12 over", "danger", False),
        (1, "0:38", "warn", False),
        (2, "1:05", "ink", False),
        (9, "paused", "muted", True),
        (12, "tomorrow 09:40", "ink", False),
    ],
)
def test_a_row_says_how_much_time_is_left(place: int, text: str, tone: str, dashed: bool) -> None:
    left = time_left(head(place), NOON, BERLIN)
    assert (left.text, left.tone, left.dashed) == (text, tone, dashed)


def test_who_types_goes_before_my_draft_and_that_before_who_looks() -> None:
    def aside(**beside: Any) -> str:
        return row_of(head(2), Beside(**beside), NOON, BERLIN).aside.translate(
            {0x2068: None, 0x2069: None}
        )

    assert aside(typing="Tomasz", draft=True) == "Tomasz is typing"
    assert aside(looking="Elif", draft=True) == "your draft"
    assert aside(looking="Elif") == "Elif looks"
    assert row_of(head(9), Beside(), NOON, BERLIN).aside == "waits on customer"
