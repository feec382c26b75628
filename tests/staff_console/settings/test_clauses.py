"""Rows that read as sentences: what follows what, and that all there is survives."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.automation import ActionDo, Condition, ConditionField, RuleAction
from protocol.replica import Replica
from protocol.sla import PRIORITIES
from protocol.tickets import TicketFilter
from staff_console.settings.field import Field, NotRead
from staff_console.settings.tickets import actions, conditions
from staff_console.settings.tickets.business_time import (
    business_minutes,
    business_time,
    tidy_after,
    tidy_promise,
)
from staff_console.settings.tickets.filters import filter_of, rows_of
from staff_console.settings.tidying import fresh, parts_of, rewritten, tidied

EMPTY = Replica("staff")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("4:00", 240), ("0:30", 30), ("4", 240), ("90 min", 90), ("1 h 30 m", 90), ("120:15", 7_215)],
)
def test_business_time_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    assert business_minutes(typed) == minutes
    assert business_minutes(business_time(minutes)) == minutes


@pytest.mark.parametrize("typed", ["soon", "1:75", "-1:00", "2 d", ":", " "])
def test_what_is_no_business_time_says_how_to_write_it(typed: str) -> None:
    with pytest.raises(NotRead, match="4:00 or 0:30"):
        business_minutes(typed)


def test_promises_have_bounds_and_may_be_left_out() -> None:
    assert tidy_promise(" ") == "" and tidy_after("") == "0:00"
    for wrong in ("0:00", "9000"):
        with pytest.raises(NotRead, match="or nothing"):
            tidy_promise(wrong)


def test_what_a_row_is_about_decides_what_comes_after_it() -> None:
    parts = conditions.condition_parts(EMPTY)
    row = fresh(parts, 4)
    assert [part.at for part in parts_of(parts, row)] == [1]
    row = rewritten(parts, row, 1, "priority")
    assert row == ("", "priority", "is", "")
    row = rewritten(parts, row, 3, "high")
    assert rewritten(parts, row, 2, "at_least") == ("", "priority", "at_least", "high")
    assert rewritten(parts, row, 1, "subject") == ("", "subject", "is", "")
    gone = rewritten(parts, ("", "assignee", "is", "somebody"), 2, "is_not_set")
    assert gone == ("", "assignee", "is_not_set", "")
    assert [part.at for part in parts_of(parts, gone)] == [1, 2]


def test_a_choice_of_what_was_removed_is_to_be_made_anew() -> None:
    field = Field("actions", "Then", "clauses", parts=actions.action_parts(EMPTY))
    _, faults = tidied(field, (("", "assign", "01a"), ("", "webhook", ""), ("", "add_tag", " ")))
    assert [fault.row for fault in faults] == [0, 1, 2]
    assert "nothing to choose from" in faults[1].text


@pytest.mark.parametrize("do", get_args(ActionDo))
def test_every_action_there_is_survives_being_shown(do: Any) -> None:
    value = "model=X=1" if do == "set_field" else "" if do == "escalate" else "something"
    action = RuleAction(do, value)
    assert actions.actions_of(actions.rows_of([action])) == [action]
    assert do == "set_field" or do in actions.DOES


@pytest.mark.parametrize("about", get_args(ConditionField))
def test_every_condition_there_is_survives_being_shown(about: Any) -> None:
    value = "model=X=1" if about == "field" else "3"
    condition = Condition(about, "is", value)
    assert conditions.conditions_of(conditions.rows_of([condition])) == [condition]
    assert about == "field" or about in conditions.ABOUT


@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        TicketFilter,
        statuses=st.lists(st.sampled_from(["open", "closed"]), unique=True),
        priorities=st.lists(st.sampled_from(PRIORITIES), unique=True),
        assignees=st.lists(st.sampled_from(["me", "", "01a"]), unique=True),
        tags=st.lists(st.sampled_from(["a", "b c"]), unique=True),
        contact=st.sampled_from(["", "01c"]),
        watching=st.booleans(),
        breached=st.booleans(),
        due_within_min=st.integers(0, 90 * 1_440),
        policy=st.sampled_from(["", "01p"]),
        text=st.sampled_from(["", "no power"]),
    )
)
def test_every_list_survives_being_shown(shows: TicketFilter) -> None:
    assert filter_of(rows_of(shows), shows) == shows
