"""What is to be otherwise, as it is typed, asked for, and said."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from protocol.queries import DayChange
from staff_console.full_hall import FULL
from staff_console.hall import COUNTER, NOON
from staff_console.what_if.fields import DEFAULT, fields, read
from staff_console.what_if.job import Asked
from staff_console.what_if.screen import Local, what_if_screen
from staff_console.what_if.telling import change_words
from tests.staff_console.desk import replica_of

RATIO = msgspec.structs.replace(COUNTER, policy="ratio", max_wait_s=2700)
DAYS = ("2026-06-04", "2026-06-02", "2025-12-30")


def change(**texts: str) -> DayChange:
    """What is asked with these texts; none may be wrong."""
    found, faults = faulty(**texts)
    assert not faults
    return found


def faulty(**texts: str) -> tuple[DayChange, list[tuple[str, str]]]:
    said = {name.rstrip("_").replace("__", " "): text for name, text in texts.items()}
    shown = fields([COUNTER], COUNTER, DAYS, DAYS[0], said.get("policy", ""))
    found, faults = read(shown, {"desks": "0", **said})
    return found, [(fault.field, fault.text) for fault in faults]


def test_one_desk_more_all_day_is_what_is_asked_unless_something_is_chosen() -> None:
    assert change(**DEFAULT) == DayChange(desks=1)
    assert change() == DayChange()


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (
            {"desks": "2", "from_": "14", "to": "16:30"},
            {"desks": 2, "from_min": 840, "to_min": 990},
        ),
        ({"desks": "-1", "from_": "25:00"}, {"desks": -1, "from_min": 1500}),
        ({"desks": "0", "from_": "14:00"}, {}),
        ({"max_wait": "30"}, {"max_wait_s": 1800}),
        ({"max_wait": "0"}, {"max_wait_s": 0}),
        ({"policy": "ratio"}, {"policy": "ratio"}),
        ({"weight__priority": "4,5"}, {"weights": {"priority": 4.5}}),
        ({"services": "-10"}, {"service_percent": 90}),
        ({"services": "110 %"}, {"service_percent": 110}),
        ({"joins": "+20%"}, {"joins_percent": 120}),
    ],
)
def test_what_is_typed_is_asked_for(texts: dict[str, str], asked: dict[str, Any]) -> None:
    assert change(**texts) == DayChange(**asked)


@pytest.mark.parametrize(
    ("texts", "field", "said"),
    [
        ({"desks": "1", "from_": "noon"}, "from", "Write a time such as 14:00."),
        ({"desks": "1", "from_": "16", "to": "14"}, "to", "It must end after it begins."),
        ({"max_wait": "soon"}, "max_wait", "Write a time such as 90 s, 15 min or 2 h."),
        ({"services": "5"}, "services", "Write a whole number from 10 to 300."),
        ({"joins": "many"}, "joins", "Write a whole number from 10 to 300."),
        ({"weight__standard": "0"}, "weight standard", "Write a number from 0.1 to 100."),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(
    texts: dict[str, str], field: str, said: str
) -> None:
    assert faulty(**texts)[1] == [(field, said)]


def test_weights_are_asked_for_only_where_they_count() -> None:
    names = [each.name for each in fields([RATIO], RATIO, DAYS, DAYS[0])]
    assert "weight priority" not in names
    names = [each.name for each in fields([RATIO], RATIO, DAYS, DAYS[0], policy="weight")]
    assert "weight priority" in names


def test_empty_fields_say_what_was_and_days_are_named() -> None:
    shown = {each.name: each for each in fields([RATIO], RATIO, DAYS, DAYS[0])}
    assert shown["max_wait"].hint == "45 min"
    assert [option.title for option in shown["policy"].options] == ["classes in turn", "by weight"]
    assert [option.title for option in shown["day"].options] == [
        "Today", "Tuesday 2 June", "Tuesday 30 December 2025",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"desks": 1, "from_min": 840, "to_min": 960}, "One desk more, 14:00–16:00"),
        ({"desks": -2, "from_min": 840}, "2 desks fewer from 14:00"),
        ({"desks": 1, "to_min": 660}, "One desk more until 11:00"),
        ({"max_wait_s": 0, "policy": "ratio"}, "No longest wait; who is next: classes in turn"),
        ({"max_wait_s": 1800}, "Nobody waits longer than 30 min if it can be helped"),
        ({"weights": {"priority": 5.0}}, "Priority weighs 5"),
        (
            {"service_percent": 90, "joins_percent": 120},
            "Services 10 % shorter; 20 % more customers",
        ),
        ({}, ""),
    ],
)
def test_a_change_is_said_in_a_few_words(asked: dict[str, Any], said: str) -> None:
    assert change_words(DayChange(**asked), COUNTER) == said


def test_a_point_that_was_removed_meanwhile_is_not_called_by_the_name_of_another() -> None:
    gone = Asked("gone", DAYS[1], DayChange(desks=1), NOON)
    result = what_if_screen(replica_of(FULL), Local(asked=gone), NOON).result
    assert result.about == "Tuesday 2 June, a service point that was removed"
