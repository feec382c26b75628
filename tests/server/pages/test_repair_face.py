"""What the page of a service request says: its state, the time, and what it costs."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from protocol.cost_estimates import EstimateLine
from protocol.money import TaxSum
from protocol.request_states import RequestState
from protocol.request_views import OwnEstimate, OwnItem, OwnNote, OwnRequest
from server.pages.repairs.face import RequestFace, face
from server.pages.words import SPOKEN, words

MINUTE = 60_000
ZONE = "Europe/Berlin"
NOON = 1_795_690_800_000
"""Thursday, 26 November 2026, 12:00 in Berlin."""
DAY = 86_400_000
OWN = OwnRequest(
    id="r", number=1_187, state="estimate_sent", since=NOON, opened_at=NOON - DAY,
    service_point="p", items=[OwnItem("Galaxy S22", "355", ["case"])], problem="Does not charge",
    language="en", pause="customer", promised_at=None, breached=False, place=0, ready_at=None,
    expected_at=None, currency="GBP", estimate=2, return_fee="0.00", may_answer=True,
    may_join=False, waiting="", invoice=False, warranty_until=None, signed=False, version=5,
)  # fmt: skip
ESTIMATE = OwnEstimate(
    id="e", nth=2, state="sent", made_at=NOON, valid_until=NOON + DAY, currency="GBP",
    tax_mode="inclusive",
    lines=[
        EstimateLine("1", "part", "Pump, new", "1", 0, "96.00", "20", "96.00"),
        EstimateLine("2", "part", "Seal", "2", 0, "7.25", "20", "14.50"),
        EstimateLine("3", "labour", "Work", "1", 75, "58.80", "20", "73.50"),
    ],
    net="153.33", tax="30.67", total="184.00", taxes=[TaxSum("20", "153.33", "30.67")],
    stop_above="202.40", hash="7c1e90ab", note="", ready_at=NOON + 2 * DAY, answered_at=None,
    answered_via="",
)  # fmt: skip


def faced(
    own: OwnRequest = OWN,
    estimate: OwnEstimate | None = ESTIMATE,
    notes: tuple[OwnNote, ...] = (),
    lang: str = "en",
    writes: bool = False,
    **fields: Any,
) -> RequestFace:
    own = replace(own, **fields)
    return face(own, estimate, notes, ZONE, NOON, words(lang), writes=writes)


def test_a_no_to_a_second_estimate_says_that_the_first_still_holds() -> None:
    no = replace(ESTIMATE, state="declined", answered_at=NOON)
    page = faced(estimate=no, state="declined", may_answer=False, agreed=1)
    assert page.heading == "You said no to the new estimate."
    works = faced(estimate=no, state="in_repair", may_answer=False, agreed=1)
    for each in (page, works):
        assert "Estimate 1 still holds: you said yes to it." in each.more
    alone = faced(estimate=no, state="declined", may_answer=False)
    assert alone.heading.startswith("You said no. We get it ready")
    assert alone.more == ["Giving it back is free."]


@pytest.mark.parametrize("state", ["declined", "expired"])
def test_who_said_no_reads_at_once_what_that_costs(state: RequestState) -> None:
    page = faced(state=state, may_answer=False, return_fee="19.00")
    assert page.more == ["Giving it back costs £19.00, as agreed when you brought it."]


def test_while_parts_are_awaited_it_is_said_which_until_when_and_what_comes_then() -> None:
    waits: dict[str, Any] = {"state": "waiting_parts", "may_answer": False}
    then = "Once all is here we go on, and this page says so."
    page = faced(**waits, awaits=["Pump, new", "Seal"])
    unknown = "We cannot say yet when they come."
    assert page.more == ["Not here yet: Pump, new · Seal.", unknown, then]
    page = faced(**waits, expected_at=NOON + DAY, writes=True)
    assert page.more == [
        "The parts should come: 12:00 tomorrow.",
        f"{then} We write to you when it is ready.",
    ]


def test_work_under_warranty_is_told_to_be_that() -> None:
    free = "Under our warranty: what it covers costs you nothing."
    assert free in faced(state="diagnosing", may_answer=False, warranty=True).more
    ready = faced(state="ready", may_answer=False, warranty=True, to_pay="0.00")
    assert ready.to_pay == "Nothing" and free in ready.more
    assert free not in faced(state="picked_up", may_answer=False, warranty=True).more


def test_an_estimate_that_waits_is_all_that_matters() -> None:
    page = faced()
    assert page.asks and page.costs is not None
    assert page.costs.total == "£184.00" and page.costs.yes == "Yes, repair it for £184.00"
    assert [(row.name, row.detail, row.amount) for row in page.costs.rows] == [
        ("Pump, new", "", "£96.00"),
        ("Seal", "2 × £7.25", "£14.50"),
        ("Work", "1 h 15 min", "£73.50"),
    ]
    assert (page.costs.with_tax, page.costs.taxes) == ("with £30.67 tax", [])
    assert page.costs.about == (
        "Ready about Saturday 28 November. If it would cost more than £202.40, we stop and ask "
        "you again."
    )
    assert page.costs.no_costs == "Saying no is free."
    assert page.costs.until == "Estimate 2. Open until 12:00 tomorrow."


def test_tax_that_is_added_stands_above_the_total() -> None:
    page = faced(estimate=replace(ESTIMATE, tax_mode="exclusive"))
    assert page.costs is not None and page.costs.with_tax == ""
    assert [(row.name, row.amount) for row in page.costs.taxes] == [("Tax 20 %", "£30.67")]


def test_who_is_called_reads_it_here_too_and_nothing_ready_has_a_time_before_it() -> None:
    ready: dict[str, Any] = {
        "state": "ready",
        "may_answer": False,
        "waiting": "v",
        "promised_at": NOON + DAY,
    }
    assert (faced(**ready).heading, faced(**ready).figure) == (
        "It is ready. Please pick it up.",
        "",
    )
    called = faced(**ready, called=True)
    assert called.heading == "You are called now. Please come."
    assert called.mark != faced(**ready).mark


def test_everything_that_was_brought_is_named_while_it_fits_a_line() -> None:
    brought = [OwnItem(name, "", []) for name in ("Galaxy S22", "Charger", "Watch", "Radio")]
    assert faced(items=brought[:2]).what == "Repair: Galaxy S22 · Charger"
    page = faced(items=brought)
    assert page.what == "Repair: Galaxy S22 · Charger + 2"
    assert [each[0] for each in page.items] == ["Galaxy S22", "Charger", "Watch", "Radio"]


def test_whoever_is_to_bring_something_reads_where_and_has_no_receipt_of_it_yet() -> None:
    fields = {"state": "queued", "may_answer": False}
    page = face(replace(OWN, **fields), None, [], ZONE, NOON, words("en"), "Workshop, left door")
    assert (page.where, page.receipt) == ("Workshop, left door", False)
    assert faced().receipt


def test_a_no_that_costs_something_says_so_beforehand() -> None:
    assert faced(return_fee="19.00").fee.startswith("Saying no costs £19.00")


def test_an_estimate_that_has_expired_asks_nothing_although_no_timer_came_yet() -> None:
    page = faced(estimate=replace(ESTIMATE, valid_until=NOON))
    assert not page.asks and page.must_ask and page.heading.startswith("The estimate has expired")


def test_an_answered_estimate_stays_to_be_read() -> None:
    yes = replace(ESTIMATE, state="approved", answered_at=NOON - MINUTE)
    page = faced(estimate=yes, state="approved", may_answer=False)
    assert not page.asks and page.costs is not None
    assert page.costs.answered == "You said yes: Thursday 26 November, 11:59."


@pytest.mark.parametrize("lang", SPOKEN)
def test_every_state_has_a_sentence_for_the_customer(lang: str) -> None:
    said = [
        faced(state=state, may_answer=False, lang=lang).heading for state in get_args(RequestState)
    ]
    assert all(said) and len(set(said)) == len(said)


def test_a_promise_goes_before_what_the_bench_reckons() -> None:
    at, about = NOON + 4 * 60 * MINUTE, NOON + 3 * 60 * MINUTE
    told = faced(state="approved", may_answer=False, promised_at=at, ready_at=about, place=2)
    assert (told.label, told.figure) == ("Ready by", "16:00 today")
    assert told.more == ["Place 2 on our workbench."]
    told = faced(state="in_repair", may_answer=False, ready_at=about)
    assert (told.label, told.figure) == ("Ready about", "15:00 today")
    past = faced(state="in_repair", may_answer=False, promised_at=NOON - 1, breached=True)
    assert past.figure == "" and past.more[0].startswith("We are late")


def test_what_is_ready_leads_into_the_line_once() -> None:
    ready = faced(state="ready", may_answer=False, may_join=True)
    assert ready.may_join and not faced(state="ready", may_join=True, waiting="v").may_join


def test_the_page_is_asked_for_anew_when_the_estimate_expires() -> None:
    soon = replace(ESTIMATE, valid_until=NOON + 5 * MINUTE)
    assert faced(estimate=soon).until == NOON + 5 * MINUTE
    assert faced().until == NOON + 12 * 60 * MINUTE  # then tomorrow is today


def test_notes_are_told_with_who_wrote_them() -> None:
    note = OwnNote(id="n", at=NOON - MINUTE, text="The pump leaks.", author="Elif")
    page = faced(notes=(note, replace(note, author="")))
    assert [(each.who, each.when) for each in page.notes] == [
        ("Elif", "Today, 11:59"),
        ("Our workshop", "Today, 11:59"),
    ]
    assert page.mark != faced().mark
