"""Yes or no to an estimate: to the very one that was read, once, by whoever may say so."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from protocol.cost_estimates import ApprovalVia
from server.domain.actor import Actor
from tests.hall import ANN, BEN, KIOSK
from tests.server.domain.requests.cost_desk import Repair
from tests.server.domain.requests.shop import HOUR, link

PHONE: dict[str, Any] = {"via": "phone", "number": "+44 7700 900123", "name": "Zoe Ash"}
BY_STAFF: dict[ApprovalVia, dict[str, Any]] = {
    "phone": PHONE | {"total": "23.80", "extra_work": "Clean the fan."},
    "in_person": {"via": "in_person", "signature": "10,10 20,20"},
}


def sent(**terms: Any) -> Repair:
    """A request whose estimate of 23.80 waits for its answer."""
    it = Repair(**terms)
    it.adds()
    it.sends()
    return it


@pytest.mark.parametrize("claimed", ["link", "kiosk"])
@pytest.mark.parametrize("via", ["link", "kiosk"])
def test_the_customer_approves_by_their_link(via: ApprovalVia, claimed: ApprovalVia) -> None:
    """Where that was is on record as it was, whatever the device says."""
    it = sent()
    held = replace(KIOSK, request=it.it) if via == "kiosk" else link(it.it)
    answer = it.answers(by=held, via=claimed)
    assert (answer.state, answer.estimate) == ("approved", 1)
    assert (it.now.approved_total, it.now.stop_above) == ("23.80", "26.18")
    made = it.estimate()
    assert (made.state, made.answered_via, made.answered_by) == ("approved", via, "")
    assert made.answered_at == it.hall.clock.now()


@pytest.mark.parametrize("via", list(BY_STAFF))
def test_staff_write_down_what_they_heard(via: ApprovalVia) -> None:
    it = sent()
    it.answers(by=ANN, **BY_STAFF[via])
    made = it.estimate()
    assert (made.state, made.answered_via, made.answered_by) == ("approved", via, ANN.id)
    if via == "phone":
        told = (made.answered_name, made.answered_number, made.extra_work)
        assert told == ("Zoe Ash", "+44 7700 900123", "Clean the fan.")
    else:
        assert made.signature == "10,10 20,20"


def test_a_no_says_why_and_leaves_nothing_approved() -> None:
    it = sent()
    assert it.answers(yes=False, reason="Too much.").state == "declined"
    assert (it.estimate().state, it.estimate().reason) == ("declined", "Too much.")
    assert (it.now.approved_total, it.now.stop_above) == ("", "")


def test_an_answer_counts_once_and_the_second_hears_who_was_first() -> None:
    it = sent()
    it.answers(by=ANN, **BY_STAFF["phone"])
    version = it.now.version
    no = it.no_answer(by=BEN, yes=False, via="in_person", name="Zoe")
    assert no.code == "estimate_answered"
    for said in ("approved today at 12:00", "by telephone", "Clerk 2 wrote it down"):
        assert said in no.detail
    assert "Zoe" not in no.detail, "refusals are kept, also when their customer is erased"
    assert it.now.version == version and it.estimate().state == "approved"


def test_a_customer_who_answers_again_hears_no_name_of_a_colleague() -> None:
    it = sent()
    it.answers(by=ANN, **BY_STAFF["phone"])
    no = it.no_answer(yes=False)
    assert no.code == "estimate_answered" and "by telephone" in no.detail
    assert "Clerk" not in no.detail and "Zoe" not in no.detail


def test_it_is_said_also_when_the_request_has_ended_since() -> None:
    it = sent()
    it.answers()
    it.placed(it.it, "picked_up")
    assert it.no_answer().code == "estimate_answered"


def test_an_estimate_expires_by_the_clock_with_no_timer() -> None:
    it = sent(valid_h=1)
    it.passes(HOUR - 1)
    it.passes(1)
    for by, fields in ((None, {}), (ANN, BY_STAFF["phone"])):
        no = it.no_answer(by=by, **fields)
        assert no.code == "estimate_expired" and "today at 13:00" in no.detail
    assert it.estimate().state == "sent" and it.now.approved_total == ""


def test_a_moment_before_that_it_is_open() -> None:
    it = sent(valid_h=1)
    it.passes(HOUR - 1)
    assert it.answers().state == "approved"


def test_one_that_was_superseded_is_not_answered() -> None:
    it = sent()
    first = it.estimate()
    it.adds()
    it.sends()
    no = it.no_answer(nth=1, hash=first.hash)
    assert no.code == "estimate_superseded" and it.now.state == "estimate_sent"


def test_the_hash_is_that_of_what_was_read() -> None:
    it = sent()
    for other in ("", "0" * 64, it.estimate().hash.upper()):
        assert it.no_answer(hash=other).code == "estimate_changed"
    assert it.no_answer(nth=2, hash=it.estimate().hash).code == "not_found"
    assert it.estimate().answered_at is None


def test_a_telephone_record_says_who_was_rung_where_and_what_was_read_aloud() -> None:
    it = sent()
    told = BY_STAFF["phone"]
    for field, value in (("name", " "), ("number", "abc"), ("number", ""), ("total", "")):
        assert it.no_answer(by=ANN, **(told | {field: value})).field == field
    no = it.no_answer(by=ANN, **(told | {"total": "23.81"}))
    assert (no.code, no.field) == ("estimate_changed", "total") and "23.80" in no.detail
    assert it.answers(by=ANN, **(told | {"total": "23.8"})).state == "approved"


def test_in_person_it_is_signed_or_somebody_is_named() -> None:
    it = sent()
    assert it.no_answer(by=ANN, via="in_person", signature=" ; ").field == "name"
    assert it.answers(by=ANN, via="in_person", name="Zoe Ash").state == "approved"


def test_each_way_is_for_whoever_it_is_of() -> None:
    it = sent()
    other = link(it.opened())
    strangers: list[tuple[Actor, ApprovalVia]] = [
        (ANN, "link"),
        (ANN, "kiosk"),
        (link(it.it), "phone"),
        (link(it.it), "in_person"),
        (link(it.it), "limit"),
        (link(it.it), "warranty"),
        (other, "link"),
        (KIOSK, "kiosk"),
    ]
    for by, via in strangers:
        fields = BY_STAFF.get(via, {"via": via})
        assert it.no_answer(by=by, **fields).code == "forbidden"
    assert it.now.state == "estimate_sent"


def test_within_the_limit_of_intake_nobody_is_asked_and_work_stops_above_it() -> None:
    it = Repair()
    it.placed(it.it, "diagnosed", spend_limit="100.00")
    fee = it.adds("fee", unit_price="100.01", tax_rate="0")
    limit: dict[str, Any] = {"nth": 0, "hash": "", "via": "limit"}
    no = it.no_answer(by=ANN, **limit)
    assert no.code == "over_total" and "100.00 was allowed" in no.detail
    it.changes(fee, unit_price="99.00")
    assert it.answers(by=ANN, **limit).state == "approved"
    made = it.estimate()
    assert (made.nth, made.state, made.answered_via, made.total) == (
        1,
        "approved",
        "limit",
        "99.00",
    )
    assert (it.now.approved_total, it.now.stop_above) == ("99.00", "100.00")
    it.adds("fee", unit_price="1.01", tax_rate="0")
    assert it.now.stopped


def test_without_a_limit_nothing_is_within_it() -> None:
    it = Repair()
    it.adds("fee", unit_price="0.00")
    assert it.no_answer(by=ANN, nth=0, hash="", via="limit").code == "over_total"
    assert it.floor.requests.estimates(it.it) == []


def test_what_costs_nothing_is_done_under_warranty() -> None:
    it = Repair()
    port = it.adds()
    warranty: dict[str, Any] = {"nth": 0, "hash": "", "via": "warranty"}
    assert it.no_answer(by=ANN, **warranty).code == "over_total"
    it.changes(port, warranty=True)
    it.answers(by=ANN, **warranty)
    assert (it.now.approved_total, it.now.stop_above) == ("0.00", "0.00")
    assert it.estimate().lines[0].amount == "0.00"
    it.changes(port, warranty=False)
    assert it.now.stopped


def test_the_limit_also_answers_an_estimate_that_was_sent() -> None:
    it = sent()
    it.placed(it.it, "estimate_sent", spend_limit="50.00")
    it.answers(by=ANN, via="limit")
    assert (it.now.state, it.now.stop_above, it.estimate().nth) == ("approved", "50.00", 1)
    again = it.no_answer(by=ANN, nth=0, hash="", via="limit")
    assert again.code == "wrong_state" and len(it.floor.requests.estimates(it.it)) == 1


def test_what_was_sent_is_superseded_where_the_lines_as_they_are_need_no_asking() -> None:
    it = sent()
    it.placed(it.it, "estimate_sent", spend_limit="50.00")
    it.adds("fee", unit_price="1.00", tax_rate="0")
    it.answers(by=ANN, nth=0, hash="", via="limit", total="24.80")
    assert [it.estimate(nth).state for nth in (1, 2)] == ["superseded", "approved"]
    assert (it.now.estimate, it.now.approved_total) == (2, "24.80")


def test_nobody_says_no_where_nobody_was_asked_and_an_answer_names_its_estimate() -> None:
    it = sent()
    assert it.no_answer(by=ANN, yes=False, via="limit").field == "yes"
    assert it.no_answer(by=ANN, nth=0, hash="", **BY_STAFF["in_person"]).field == "nth"


def test_when_it_is_approved_it_waits_for_what_was_ordered_before() -> None:
    it = Repair()
    it.steps(it.adds(), "order")
    it.sends()
    assert it.answers().state == "waiting_parts"
