"""However bad a phone's line, it ends at the head with what a fresh page would show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from protocol.messages import Position
from tests.agreement.days import BOUNDED, Plan, long_plans
from tests.agreement.phone_line import story, troubles


@BOUNDED
@given(long_plans, st.integers(0, 5), st.integers(0, 20), st.integers(0, 60), troubles)
def test_lost_doubled_and_late_frames_and_a_restore_leave_no_trace(
    plan: Plan, ahead: int, opened_at: int, restored_at: int, bad: list[str]
) -> None:
    line = story(plan, ahead, opened_at, restored_at, bad)
    for topic in line.topics:
        replica = line.replicas[topic.name]
        assert replica.position == Position(topic.epoch, topic.seq)
        assert replica.state == topic.shown
