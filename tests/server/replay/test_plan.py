"""The plan of a day: order, and desks enough."""

from __future__ import annotations

from itertools import pairwise

from tests.server.replay.days import after_nine, gave_up, plan, served, twenty


def test_everybody_is_planned_once_and_in_order() -> None:
    day = plan(twenty())
    assert len(day.customers) == 20
    joins = [customer.joined_at for customer in day.customers]
    assert joins == sorted(joins)
    assert day.begins_at == after_nine(0)
    at_desks = [customer.call for desk in day.desks for customer in desk.customers]
    assert sorted(at_desks) == sorted(c.call for c in day.customers if c.served)


def test_a_desk_completes_one_customer_before_the_next_begins() -> None:
    for desk in plan(twenty()).desks:
        spans = [customer.served for customer in desk.customers]
        assert all(
            before.end_at <= after.start_at for before, after in pairwise(spans) if before and after
        )


def test_an_agent_with_two_customers_at_once_gets_a_second_desk() -> None:
    day = plan(
        [
            served("A", 0, 0, 60, "anna"),
            served("B", 10, 30, 90, "anna"),
            served("C", 20, 60, 70, "anna"),
        ]
    )
    assert [(d.name, d.clerk, [c.call for c in d.customers]) for d in day.desks] == [
        ("Desk 1", "anna", ["A", "C"]),
        ("Desk 2", "anna (2)", ["B"]),
    ]


def test_whoever_gives_up_has_no_desk_but_a_time_to_leave() -> None:
    (customer,) = plan([gave_up("A", 5, 65)]).customers
    assert customer.served is None
    assert customer.left_at == after_nine(65)


def test_services_are_named_by_how_many_come_for_them() -> None:
    day = plan([gave_up("A", 0, 1, "NW"), gave_up("B", 0, 1, "PS"), gave_up("C", 0, 1, "PS")])
    assert day.queues == ["PS", "NW"]
