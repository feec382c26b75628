"""Whatever becomes of a request: of what is promised nothing is lost and nothing comes besides."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protocol.request_states import STATES, RequestState
from server.domain.requests import promise
from server.domain.sla import elapsed
from tests.server.domain.requests.test_promise import LUNCH, at, begun

MINUTE = 60_000
_moves = st.lists(st.tuples(st.integers(0, 3_000), st.sampled_from(STATES)), max_size=12)


@settings(max_examples=80, deadline=None)
@given(moves=_moves, hours=st.integers(1, 40))
def test_what_has_gone_by_and_what_is_left_come_to_what_was_promised(
    moves: list[tuple[int, RequestState]], hours: int
) -> None:
    now = at("2026-03-25T10:00")
    request = begun("2026-03-25T10:00", hours * 3_600, LUNCH)
    broken: set[int] = set()
    for minutes, state in moves:
        now += minutes * MINUTE
        judged = promise.judged(request, LUNCH, now)
        assert promise.judged(judged, LUNCH, now) is judged
        request = promise.followed(replace(judged, state=state), LUNCH, 60, now)
        assert promise.followed(request, LUNCH, 60, now, request.promised_at) == request
        spans = [(each.from_at, each.to_at) for each in request.pauses]
        assert all(b is not None and b <= c for (_, b), (c, _) in pairwise(spans))
        assert sum(each.to_at is None for each in request.pauses) == bool(request.pause)
        target, begins = hours * 3_600_000, request.promise_from_at or 0
        if request.pause:
            gone = elapsed(LUNCH, begins, now, spans)
            assert request.left_s == -(-max(0, target - gone) // 1_000)
        elif promise.runs(request):
            assert request.promised_at is not None
            assert elapsed(LUNCH, begins, request.promised_at, spans) == target
            late = elapsed(LUNCH, begins, now, spans) > target
            assert late <= (promise.judged(request, LUNCH, now).breached_at is not None)
        if request.breached_at is not None:
            broken.add(request.breached_at)
    assert len(broken) <= 1
