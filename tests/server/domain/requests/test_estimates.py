"""Estimates: what was told stays as it was told, whatever changes afterwards."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.request_commands import SeeEstimate, SendEstimate
from protocol.request_views import OwnRequest
from server.domain.requests.estimates import hash_of
from server.sync.request_views import Parts, own_request
from tests.hall import ANN
from tests.server.domain.requests.cost_desk import Repair
from tests.server.domain.requests.shop import DAY, HOUR, link


def test_an_estimate_says_all_that_it_will_cost_and_until_when() -> None:
    it = Repair(labour_rate="65.00", tolerance="10", valid_h=48)
    it.adds(name="Port", unit_price="35.00", quantity="2")
    it.adds("labour", name="Solder", minutes=10)
    it.steps(it.adds("fee", name="Express", unit_price="9.00"), "drop")
    made = it.sends(note="Two ports are worn.")
    told = [(each.name, each.quantity, each.minutes, each.amount) for each in made.lines]
    assert told == [("Port", "2", 0, "70.00"), ("Solder", "1", 10, "10.83")]
    assert (made.net, made.tax, made.total) == ("80.83", "15.36", "96.19")
    assert [(each.rate, each.net, each.tax) for each in made.taxes] == [("19", "80.83", "15.36")]
    assert made.stop_above == "105.80"  # 105.809: never more than was agreed
    assert made.valid_until == it.hall.clock.now() + 48 * HOUR * 1_000
    assert (made.nth, made.state, made.note, made.actor) == (
        1,
        "sent",
        "Two ports are worn.",
        ANN.id,
    )
    assert (it.now.state, it.now.estimate) == ("estimate_sent", 1)


def test_the_hash_is_over_all_that_the_customer_reads_and_nothing_else() -> None:
    it = Repair()
    it.adds()
    made = it.sends(note="Worn.")
    assert made.hash == hash_of(made) and len(made.hash) == 64
    line = made.lines[0]
    for other in (
        {"total": "1.00"},
        {"note": "Torn."},
        {"valid_until": made.valid_until + 1},
        {"currency": "USD"},
        {"stop_above": "999.00"},
        {"lines": [replace(line, name="Jack")]},
        {"lines": [replace(line, amount="1.00")]},
        {"lines": []},
        {"nth": 2},
    ):
        assert hash_of(replace(made, **other)) != made.hash
    for kept in ({"state": "expired"}, {"opened_at": 1}, {"answered_name": "Zoe"}, {"version": 9}):
        assert hash_of(replace(made, **kept)) == made.hash


def test_there_must_be_something_on_it() -> None:
    it = Repair()
    assert it.hall.refused(SendEstimate(request=it.it), ANN).code == "wrong_state"
    it.steps(it.adds(), "drop")
    assert it.hall.refused(SendEstimate(request=it.it), ANN).code == "wrong_state"
    assert it.floor.requests.estimates(it.it) == []


def test_it_is_sent_after_the_diagnosis_and_open_for_a_year_at_most() -> None:
    it = Repair("checked_in")
    it.adds()
    assert it.hall.refused(SendEstimate(request=it.it), ANN).code == "wrong_state"
    it.placed(it.it, "diagnosed")
    for until in (0, it.hall.clock.now(), it.hall.clock.now() + 400 * DAY * 1_000):
        no = it.hall.refused(SendEstimate(request=it.it, valid_until=until), ANN)
        assert no.field == "validUntil"
    until = it.hall.clock.now() + 1
    assert it.sends(valid_until=until).valid_until == until


def test_a_newer_one_supersedes_what_was_not_answered() -> None:
    it = Repair()
    it.adds()
    first = it.sends()
    it.adds()
    second = it.sends()
    assert it.estimate(1) == replace(first, state="superseded", version=2)
    assert (second.nth, second.total, it.now.estimate) == (2, "47.60", 2)


def test_what_is_changed_while_it_waits_is_not_in_it() -> None:
    it = Repair()
    port = it.adds()
    made = it.sends()
    it.changes(port, unit_price="25.00")
    assert it.estimate() == made and (it.now.total, made.total) == ("29.75", "23.80")
    it.answers()
    assert it.estimate().lines == made.lines
    assert (it.now.approved_total, it.now.stop_above, it.now.stopped) == ("23.80", "26.18", True)


def test_what_is_approved_is_never_reckoned_again() -> None:
    it = Repair()
    part = it.part()
    it.adds(part=part.id)
    it.adds("labour")
    it.sends()
    it.answers()
    made, before = it.estimate(), it.now
    it.sets(
        tax_mode="inclusive", labour_rate="90.00", rounding="line", parts_tax="0", tolerance="0"
    )
    it.lays(replace(part, price="99.00"))
    assert it.estimate() == made
    assert (it.now.total, it.now.stop_above) == (before.total, before.stop_above)
    it.adds("fee", unit_price="1.00", tax_rate="19")
    assert it.now.total == "95.20"  # 94.01 and 1.19: still without tax, which is added


def test_a_second_estimate_leaves_the_first_until_it_is_answered() -> None:
    it = Repair()
    first = it.approved("200.00")
    it.stepped(it.it, "repair")
    more = it.adds("fee", unit_price="50.00", tax_rate="0")
    it.sends()
    assert it.estimate(1) == first and it.now.stop_above == "220.00"
    it.answers()
    assert (it.now.approved_total, it.now.stop_above, it.now.stopped) == ("250.00", "275.00", False)
    assert it.line(more.id).state == "planned" and it.estimate(1) == first


def own(it: Repair) -> OwnRequest:
    """What its customer sees."""
    parts = Parts(it.items(it.it), it.lines(it.it), it.floor.requests.estimates(it.it))
    return own_request(it.floor, it.now, parts, "")


def test_its_customer_reads_which_parts_are_awaited_of_those_that_they_were_told() -> None:
    it = Repair()
    it.adds(name="Pump, new")
    it.sends()
    it.answers()
    it.adds(name="Screws from the back room")
    assert own(it).awaits == ["Pump, new"]


def test_when_a_second_estimate_is_declined_the_first_still_holds() -> None:
    it = Repair()
    it.approved("200.00")
    it.stepped(it.it, "repair")
    more = it.adds("fee", unit_price="50.00", tax_rate="0")
    it.sends()
    it.answers(yes=False)
    assert (it.now.state, it.now.stopped) == ("declined", True)
    assert own(it).agreed == it.estimate(1).nth, "and its customer is told so"
    it.steps(more, "drop")
    assert it.stepped(it.it, "repair").state == "in_repair"
    assert (it.now.approved_total, it.now.total) == ("200.00", "200.00")


def test_the_customer_is_seen_to_open_it_once() -> None:
    it = Repair()
    it.adds()
    made, at = it.sends(), it.hall.clock.now()
    it.hall.do(SeeEstimate(request=it.it, nth=1), link(it.it))
    it.passes(60)
    it.hall.do(SeeEstimate(request=it.it, nth=1), link(it.it))
    assert it.estimate() == replace(made, opened_at=at, version=2)
    assert it.hall.refused(SeeEstimate(request=it.it, nth=2), link(it.it)).code == "not_found"
    it.adds()
    it.sends()
    it.answers()
    it.hall.do(SeeEstimate(request=it.it, nth=2), link(it.it))
    assert it.estimate().opened_at is None
    other = it.opened()
    assert it.hall.refused(SeeEstimate(request=it.it, nth=1), link(other)).code == "forbidden"
