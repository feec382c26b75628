"""Steps of colleagues: what must be so besides the state, and what handing something over does."""

from __future__ import annotations

from protocol.outcomes import Requested
from protocol.records import Counter, Entry, Invoice, RequestItem, UnlockCode
from protocol.request_commands import NoteRequest, PutLine, SealUnlock, StepLine, StepRequest
from protocol.request_states import RequestState, RequestStep
from server.domain.requests.invoicing import RETURN_FEE
from tests.hall import ANN, BEN, KIOSK
from tests.server.domain.requests.cost_desk import Repair
from tests.server.domain.requests.shop import DAY, Shop


def refused(shop: Shop, request: str, step: RequestStep, **more: str) -> str:
    """The code of a refusal, in a sentence that names the request."""
    told = shop.hall.refused(StepRequest(request=request, step=step, **more), ANN)
    assert "R-1001" in told.detail and told.detail.endswith(".")
    return told.code


def test_a_diagnosis_is_done_once_somebody_wrote_what_was_found() -> None:
    """A note of a colleague, or a line."""
    shop = Shop()
    request = shop.opened()
    shop.stepped(request, "diagnose")
    assert refused(shop, request, "diagnosed") == "wrong_state"
    shop.hall.do(PutLine(request=request, line_kind="fee", name="Check", unit_price="9.00"), ANN)
    assert shop.stepped(request, "diagnosed").state == "diagnosed"


def test_nothing_is_ready_while_a_part_is_awaited_or_labour_is_to_be_done() -> None:
    """Each refusal names what lacks."""
    shop = Repair("diagnosed")
    part, labour = shop.adds(), shop.adds("labour", name="Swap the port")
    shop.sends()
    shop.answers()
    assert refused(shop, shop.it, "repair") == "part_awaited"
    shop.steps(part, "arrive")
    shop.stepped(shop.it, "repair")
    told = shop.hall.refused(StepRequest(request=shop.it, step="check"), ANN)
    assert (told.code, "Swap the port" in told.detail) == ("wrong_state", True)
    shop.steps(part, "use")
    shop.steps(labour, "begin", "finish")
    assert shop.stepped(shop.it, "check").state == "qc"
    assert shop.stepped(shop.it, "repair", reason="No sound").reason == "No sound"
    shop.stepped(shop.it, "check")
    assert shop.stepped(shop.it, "ready").state == "ready"


def test_work_stops_over_what_was_approved() -> None:
    """Until there is a new estimate."""
    shop = Repair("diagnosed")
    shop.approved("200.00")
    shop.adds("fee", unit_price="20.01", tax_rate="0")
    assert refused(shop, shop.it, "repair") == "over_total"


def test_what_is_picked_up_has_an_invoice_a_warranty_and_no_unlock_code() -> None:
    """The invoice is as it was reckoned then, under a number of its own series."""
    shop = Repair("diagnosed", warranty_days=90)
    shop.hall.do(SealUnlock(item=shop.items(shop.it)[0].id, sealed="sealed"), ANN)
    shop.approved("100.00")
    shop.placed(shop.it, "ready")
    after = shop.stepped(shop.it, "pick_up", signature="10,10 20,20")
    assert (after.state, after.pickup_signature) == ("picked_up", "10,10 20,20")
    assert after.ended_at == shop.hall.clock.now()
    assert after.warranty_until == shop.hall.clock.now() + 90 * DAY * 1_000
    invoice = shop.floor.get(Invoice, shop.it)
    assert (after.invoice, invoice.number, invoice.total) == (1, 1, "100.00")
    assert [each.amount for each in invoice.lines] == ["100.00"]
    assert not list(shop.floor.of(UnlockCode))
    assert not [each for each in shop.floor.of(RequestItem) if each.locked]


def test_giving_back_unrepaired_costs_what_was_agreed_with_its_tax_in_it() -> None:
    """And where nothing was agreed there is no invoice, and no number goes."""
    shop = Shop(labour_tax="19")
    for fee, number in (("0.00", 0), ("17.85", 1)):
        request = shop.opened(return_fee=fee)
        shop.stepped(request, "give_back")
        after = shop.stepped(request, "pick_up")
        assert (after.invoice, after.warranty_until) == (number, None)
    invoice = shop.floor.get(Invoice, request)
    assert (invoice.net, invoice.tax, invoice.total) == ("15.00", "2.85", "17.85")
    assert [each.line for each in invoice.lines] == [RETURN_FEE]
    assert shop.floor.get(Counter, "invoices").last == 1


def test_only_what_nobody_declined_is_taken_back_from_being_given_back() -> None:
    """A declined estimate stays declined."""
    shop = Repair("diagnosed")
    shop.stepped(shop.it, "give_back")
    assert shop.stepped(shop.it, "back").state == "diagnosed"
    shop.adds("fee", unit_price="50.00")
    shop.sends()
    shop.answers(False)
    shop.stepped(shop.it, "give_back")
    assert refused(shop, shop.it, "back") == "wrong_state"


def test_what_nobody_fetches_is_abandoned_after_its_time_and_with_a_reason() -> None:
    """Not a day before; its unlock code goes then."""
    shop = Shop(keep_days=60)
    request = shop.opened()
    shop.hall.do(SealUnlock(item=shop.items(request)[0].id, sealed="sealed"), ANN)
    shop.placed(request, "ready")
    shop.passes(60 * DAY - 1)
    told = shop.hall.refused(StepRequest(request=request, step="abandon", reason="Gone"), ANN)
    assert "today at 12:00" in told.detail
    shop.passes(1)
    assert refused(shop, request, "abandon") == "invalid"
    assert shop.stepped(request, "abandon", reason="Wrote thrice").reason == "Wrote thrice"
    assert not list(shop.floor.of(UnlockCode))


def test_what_is_cancelled_leaves_the_line() -> None:
    """Nobody is called for it; whoever sits at a desk is told there."""
    shop = Shop()
    taken = shop.requested(shop.opening(here=False), KIOSK)
    assert refused(shop, taken.request, "cancel") == "invalid"
    shop.stepped(taken.request, "cancel", reason="Went home")
    entry = shop.floor.get(Entry, taken.entry)
    assert (entry.state, entry.reason) == ("cancelled", "R-1001 was cancelled")


def test_whoever_saw_an_older_version_looks_again() -> None:
    """They are told who was first; the second of two who step at once is refused."""
    shop = Shop()
    request = shop.opened()
    seen = shop.request(request).version
    shop.stepped(request, "diagnose", by=BEN, expected=seen)
    command = StepRequest(request=request, step="diagnose", expected=seen)
    told = shop.hall.refused(command, ANN)
    assert (told.code, "Clerk 3" in told.detail) == ("version_mismatch", True)


def test_the_answer_is_what_the_request_is_once_all_has_followed() -> None:
    """So that the next step of the same colleague is of the version that there is."""
    shop = Repair("diagnosed")
    shop.approved("10.00")
    part = shop.adds("part", unit_price="0.50")
    answer = shop.hall.do(StepLine(request=shop.it, line=part.id, step="order"), ANN)
    assert isinstance(answer, Requested)
    assert (answer.state, answer.version) == ("waiting_parts", shop.now.version)


def test_nothing_of_what_has_ended_changes() -> None:
    """A note comes too late as well."""
    shop = Shop()
    request = shop.opened()
    ends: dict[RequestState, str] = {
        "picked_up": "picked up",
        "abandoned": "abandoned",
        "cancelled": "cancelled",
    }
    for state, word in ends.items():
        shop.placed(request, state)
        told = shop.hall.refused(NoteRequest(request=request, text="Late"), ANN)
        assert (told.code, word in told.detail) == ("request_ended", True)


def test_a_signature_is_of_who_picks_up() -> None:
    """No other step has one."""
    shop = Shop()
    request = shop.opened()
    command = StepRequest(request=request, step="diagnose", signature="1,1")
    assert shop.hall.refused(command, ANN).field == "signature"
