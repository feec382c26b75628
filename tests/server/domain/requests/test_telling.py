"""What customers are told by mail or SMS, and what is void when it is not true any more."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.booking_commands import ClaimMessages, MarkMessage
from protocol.commands import Customer
from protocol.cost_estimates import CostEstimate
from protocol.outbox import Message, MessageWhat
from protocol.request_commands import (
    AnswerEstimate,
    DeleteRequest,
    PassRequestTime,
    SendEstimate,
    StepLine,
    UpdateRequest,
)
from server.domain.actor import TIMER
from server.domain.outbox.still import verdict
from server.domain.requests.telling import reminds_at
from tests.hall import ADMIN, ANN, KIOSK, NOON
from tests.server.domain.requests.shop import DAY, HOUR, Shop, link

H = 3_600_000


def diagnosed(shop: Shop) -> str:
    request = shop.opened()
    shop.diagnosed(request)
    shop.lined(request, "labour")
    return request


def due(shop: Shop, what: MessageWhat | None = None) -> list[str]:
    """What is to be sent, of that kind if it is told."""
    return [f"{m.what} {m.revision}" for m in shop.messages(what) if m.state == "due"]


def newest(shop: Shop, request: str) -> CostEstimate:
    return shop.floor.requests.estimates(request)[-1]  # type: ignore[no-any-return]


def looks(shop: Shop, request: str) -> None:
    shop.hall.do(PassRequestTime(requests=[request]), TIMER)


def send(shop: Shop, message: Message) -> None:
    shop.hall.do(ClaimMessages(messages=[message.id]), TIMER)
    shop.hall.do(MarkMessage(message=message.id, state="sent"), TIMER)


def test_a_receipt_goes_by_mail_or_sms_as_the_customer_can_be_written_to() -> None:
    for customer, channel in (
        (Customer(name="Zoe", email="zoe@ash.example", phone="+44 7700 900123"), ["mail"]),
        (Customer(name="Ray", phone="+44 7700 900124"), ["sms"]),
        (Customer(name="Kim"), []),
    ):
        shop = Shop()
        shop.opened(customer=customer)
        assert [each.channel for each in shop.messages("request_opened")] == channel
    told = shop.requested(shop.opening(here=False), KIOSK)
    (message,) = shop.messages("request_opened")
    assert message.id == f"{told.request}.1.request_opened.0.mail"
    assert (message.subject_kind, message.subject) == ("service_request", told.request)


def test_an_estimate_is_told_and_what_it_supersedes_is_void() -> None:
    shop = Shop()
    request = diagnosed(shop)
    shop.requested(SendEstimate(request=request), ANN)
    assert due(shop, "estimate_sent") == ["estimate_sent 1"]
    shop.requested(SendEstimate(request=request), ANN)
    assert due(shop, "estimate_sent") == ["estimate_sent 2"]
    first, second = shop.messages("estimate_sent")
    assert (first.state, first.reason) == ("void", "the estimate is superseded")
    assert second.useful_until == newest(shop, request).valid_until


def test_who_has_not_answered_is_reminded_a_day_before_and_told_once_that_it_has_expired() -> None:
    shop = Shop(valid_h=72)
    request = diagnosed(shop)
    shop.requested(SendEstimate(request=request), ANN)
    shop.passes(2 * DAY - 1)
    looks(shop, request)
    assert due(shop, "estimate_reminder") == []
    shop.passes(1)
    looks(shop, request)
    looks(shop, request)
    assert due(shop, "estimate_reminder") == ["estimate_reminder 1"]
    shop.passes(DAY)
    looks(shop, request)
    looks(shop, request)
    assert (shop.request(request).state, newest(shop, request).state) == ("expired", "expired")
    assert due(shop) == ["estimate_expired 1", "request_opened 1"]


def test_who_has_answered_is_neither_told_of_the_estimate_nor_reminded() -> None:
    shop = Shop()
    request = diagnosed(shop)
    shop.requested(SendEstimate(request=request), ANN)
    estimate = newest(shop, request)
    no = AnswerEstimate(request=request, nth=1, hash=estimate.hash, yes=False)
    shop.requested(no, link(request))
    shop.passes(3 * DAY)
    looks(shop, request)
    assert due(shop) == ["request_opened 1"]


def test_a_reminder_of_what_is_open_for_short_comes_in_its_middle_and_never_at_night() -> None:
    shop = Shop()
    request = diagnosed(shop)
    shop.requested(SendEstimate(request=request), ANN)
    estimate = newest(shop, request)
    for lasts, at in ((4, 2), (16, 8), (20, 20), (30, 20), (72, 48)):
        one = replace(estimate, valid_until=NOON + lasts * H)
        found = reminds_at(one, "UTC")
        assert found == (NOON + at * H if at < lasts else None)


def test_what_time_alone_brings_at_night_waits_for_the_morning() -> None:
    shop = Shop(valid_h=14)
    request = diagnosed(shop)
    shop.requested(SendEstimate(request=request), ANN)
    shop.passes(14 * HOUR)
    looks(shop, request)
    (message,) = shop.messages("estimate_expired")
    assert (message.made_at, message.due_at) == (NOON + 14 * H, NOON + 20 * H)


def test_who_is_told_that_it_is_ready_is_not_when_it_is_taken_back() -> None:
    shop = Shop()
    request = shop.opened()
    shop.placed(request, "qc")
    shop.stepped(request, "ready")
    assert len(due(shop, "request_ready")) == 1
    (message,) = shop.messages("request_ready")
    assert verdict(shop.floor, message, NOON) is None
    shop.stepped(request, "back")
    (message,) = shop.messages("request_ready")
    assert (message.state, message.reason) == ("void", "it is not ready after all")
    judged = verdict(shop.floor, replace(message, state="due"), NOON)
    assert judged is not None and judged.state == "void"
    shop.stepped(request, "ready")
    assert len(due(shop, "request_ready")) == 1


def test_the_request_knows_when_its_customer_was_told_that_it_is_ready() -> None:
    shop = Shop()
    request = shop.opened()
    shop.placed(request, "qc")
    version = shop.stepped(request, "ready").version
    assert shop.request(request).ready_told_at is None
    shop.passes(5)
    send(shop, shop.messages("request_ready")[0])
    assert shop.request(request).ready_told_at == NOON + 5_000
    assert shop.request(request).version == version + 1


def test_who_was_told_a_time_hears_of_one_that_is_later_by_more_than_an_hour_but_not_of_more() -> (
    None
):
    shop = Shop(turnaround_min=120)
    request = shop.opened()
    for hours, told in ((3, 0), (3.5, 1), (4, 1), (5, 2)):
        at = NOON + int(hours * H)
        shop.requested(UpdateRequest(request=request, promised_at=at), ANN)
        assert len(shop.messages("request_later")) == told
    assert len(due(shop, "request_later")) == 1
    shop.placed(request, "qc")
    shop.stepped(request, "ready")
    assert due(shop, "request_later") == []


def test_a_late_part_is_a_reason_to_say_sorry_and_a_late_answer_of_the_customer_is_none() -> None:
    shop = Shop(turnaround_min=120)
    request = diagnosed(shop)
    part = shop.lined(request, "part")
    shop.requested(SendEstimate(request=request), ANN)
    shop.passes(DAY)
    estimate = newest(shop, request)
    yes = AnswerEstimate(request=request, nth=1, hash=estimate.hash, yes=True)
    shop.requested(yes, link(request))
    assert due(shop, "request_later") == []
    assert shop.request(request).told_promise_at == NOON + 26 * H
    shop.requested(StepLine(request=request, line=part, step="order"), ANN)
    shop.passes(DAY)
    shop.requested(StepLine(request=request, line=part, step="arrive"), ANN)
    assert len(due(shop, "request_later")) == 1


def test_what_is_due_goes_to_whoever_it_is_of_now() -> None:
    shop = Shop()
    request = diagnosed(shop)
    others = {
        name: shop.request(shop.opened(customer=customer)).contact
        for name, customer in (
            ("Max", Customer(name="Max", email="max@oak.example")),
            ("Kim", Customer(name="Kim", phone="+44 7700 900125")),
        )
    }
    shop.requested(SendEstimate(request=request), ANN)
    (zoe,) = {each.person for each in shop.messages() if each.subject == request}
    shop.requested(UpdateRequest(request=request, contact=others["Max"]), ANN)
    theirs = [each for each in shop.messages() if each.subject == request]
    assert {each.state for each in theirs} == {"due"} and len(theirs) == 2
    (max_,) = {each.person for each in theirs}
    assert max_ != zoe
    shop.requested(UpdateRequest(request=request, contact=others["Kim"]), ANN)
    theirs = [each for each in shop.messages() if each.subject == request]
    assert {(each.state, each.reason) for each in theirs} == {("void", "it is of another contact")}


def test_nothing_is_sent_any_more_of_what_has_ended_or_is_erased() -> None:
    shop = Shop()
    request, other = shop.opened(), shop.opened()
    shop.hall.do(DeleteRequest(request=other), ADMIN)
    shop.placed(request, "ready")
    shop.stepped(request, "pick_up")
    assert due(shop) == []
