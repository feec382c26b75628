"""Something that was brought: found by its receipt or its number, read, answered, picked up."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from kiosk.bench import Bench
from kiosk.hall import HALL, MORNING, TOKEN
from kiosk.pages.brought import brought_page, sight_of
from kiosk.pages.scanned import ScannedPage
from kiosk.repair_faces import SIGNATURE, TO_FOUND, scanned, touches
from kiosk.sample_places import place
from kiosk.sample_repairs import (
    COLLECT,
    HOUR,
    REPAIRS,
    REQUEST,
    REQUEST_TOKEN,
    found,
    own_estimate,
)
from kiosk.scan import Scan
from protocol.outcomes import Refusal
from protocol.request_commands import AnswerEstimate, JoinPickup
from protocol.request_queries import FoundOwnRequest
from protocol.request_states import ENDED, STATES
from tests.kiosk.repair_kiosk import begins


@pytest.fixture
def kiosk(repair_bench: Bench) -> Bench:
    """A kiosk of a house that repairs, at rest."""
    begins(repair_bench).kiosk.finish()
    return repair_bench


def read(kiosk: Bench, what: FoundOwnRequest | str) -> None:
    """A receipt is held to the reader."""
    scanned(what)(kiosk)  # type: ignore[arg-type]


def face(kiosk: Bench) -> str:
    return kiosk.kiosk.screen.face


def page(kiosk: Bench) -> ScannedPage:
    return kiosk.kiosk.screen.scanned


def says(kiosk: Bench, **own: Any) -> ScannedPage:
    """The page of something in that state."""
    kiosk.asker.finds_request(found(**own))
    return page(kiosk)


def test_each_state_has_a_sentence_of_its_own_in_every_language(kiosk: Bench) -> None:
    for language in ("en", "es", "de", "ar"):
        read(kiosk, found(language=language))
        told = {state: says(kiosk, state=state, language=language).lead for state in STATES}
        assert len(set(told.values())) == len(STATES) and all(told.values())
        assert all("{" not in lead for lead in told.values())
        touches(kiosk, "finish")


def test_a_no_to_a_second_estimate_says_that_the_first_still_holds(kiosk: Bench) -> None:
    holds = "Estimate 1 still holds: you said yes to it."
    read(kiosk, found(state="declined", agreed=1))
    shown = page(kiosk)
    assert (shown.lead, shown.lines) == ("You said no to the new estimate.", (holds,))
    assert holds in says(kiosk, state="in_repair", agreed=1).lines


def test_a_receipt_shows_number_item_and_what_was_promised_live(kiosk: Bench) -> None:
    read(kiosk, found())
    assert kiosk.asker.requests == [{"code": REQUEST_TOKEN}]
    shown = page(kiosk)
    assert (shown.number, shown.lead, shown.service) == (
        "R-1187",
        "We are repairing it.",
        "Samsung Galaxy A54",
    )
    assert shown.lines == ("Ready by 15:24.",)
    kiosk.stay(3)
    assert len(kiosk.asker.requests) == 2, "it is looked at again"
    assert says(kiosk, state="in_repair", breached=True).lines == (
        "We are sorry: it takes longer than we said.",
    )
    assert says(kiosk, state="diagnosing", promised_at=None, place=3).lines == (
        "Repairs before yours: 2.",
    )
    parts = says(kiosk, state="waiting_parts", pause="supplier", expected_at=MORNING + 30 * HOUR)
    assert parts.lines == ("It should come by Wednesday 25 November.",)
    kiosk.stay(3)
    kiosk.stay(12)
    assert page(kiosk).note == "Not connected since 10:24."


def test_by_number_and_telephone_what_is_ready_is_called_under_its_own_number(
    kiosk: Bench,
) -> None:
    kiosk.choose(COLLECT)
    assert page(kiosk).title == "Hold your receipt to the reader."
    touches(kiosk, *TO_FOUND)
    assert kiosk.asker.requests == [{"number": 1187, "phone": "4567"}]
    kiosk.asker.finds_request(found(state="ready", may_join=True))
    assert (page(kiosk).lead, [key.does for key in page(kiosk).keys]) == (
        "It is ready.",
        ["join", "finish"],
    )
    touches(kiosk, "join")
    assert kiosk.asker.asked[-1][1] == JoinPickup(request=REQUEST)
    assert kiosk.asker.link == REQUEST_TOKEN
    kiosk.asker.answer(HALL.joined(number="R-1187"))
    assert kiosk.kiosk.screen.number.number == "R-1187"
    assert kiosk.kiosk.machine.requests.brought is None, "nothing of it stays"


def test_who_knows_number_and_telephone_alone_answers_no_estimate(kiosk: Bench) -> None:
    kiosk.choose(COLLECT)
    touches(kiosk, *TO_FOUND)
    kiosk.asker.finds_request(found(own_estimate()))
    assert (face(kiosk), page(kiosk).lead) == ("request", "We need your answer.")
    assert page(kiosk).lines[0].startswith("Hold the code of your receipt")
    touches(kiosk, "yes", "say")
    assert kiosk.asker.said == []


def test_nothing_is_told_of_what_is_not_found_nor_to_whoever_guesses(kiosk: Bench) -> None:
    kiosk.choose(COLLECT)
    touches(kiosk, *TO_FOUND)
    kiosk.asker.finds_request("")
    assert page(kiosk).title == "We cannot find it."
    touches(kiosk, *TO_FOUND)
    kiosk.asker.finds_request("often")
    assert (page(kiosk).title, page(kiosk).keys) == ("Please ask a person.", ())
    touches(kiosk, "back", "back", "back")
    kiosk.kiosk.finish()
    read(kiosk, "away")
    assert page(kiosk).title == "We cannot look it up just now."


def test_an_estimate_names_a_day_to_be_ready_unless_that_is_past(kiosk: Bench) -> None:
    for ready_at, told in ((MORNING + 30 * HOUR, True), (MORNING - HOUR, False)):
        read(kiosk, found(own_estimate(ready_at=ready_at)))
        rows = [row.text for row in kiosk.kiosk.screen.estimate.rows]
        assert ("Ready about Wednesday 25 November." in rows) is told
        kiosk.kiosk.finish()


def test_an_estimate_is_read_whole_before_it_is_answered_once(kiosk: Bench) -> None:
    read(kiosk, found(own_estimate(14)))
    shown = kiosk.kiosk.screen.estimate
    names, turns = [row.text for row in shown.rows], 0
    while shown.more:
        turns += 1
        touches(kiosk, ("leaf", str(shown.leaf + 1)))
        shown = kiosk.kiosk.screen.estimate
        names += [row.text for row in shown.rows]
    assert turns > 0 and sum(name.startswith("Part number") for name in names) == 11
    assert shown.yes == "Yes, repair it for €184.00"
    assert shown.no == "No, give it back unrepaired for €15.00"
    assert "If it would cost more than €202.40, we stop and ask you again." in names
    touches(kiosk, "yes", ("sign", SIGNATURE))
    assert kiosk.kiosk.screen.estimate.title == "Repair it for €184.00?"
    kiosk.kiosk.act("say")
    touches(kiosk, "say")
    assert kiosk.asker.said == [
        (
            AnswerEstimate(
                request=REQUEST, nth=1, hash="4f" * 32, yes=True, via="kiosk", signature=SIGNATURE
            ),
            REQUEST_TOKEN,
        )
    ]
    kiosk.asker.take_answer("done")
    assert page(kiosk).note == "Thank you. We have your answer."
    shown_now = says(kiosk, state="approved", estimate=1)
    assert (face(kiosk), shown_now.lead) == ("request", "You said yes. We repair it.")


def test_no_asks_once_more_and_says_what_it_costs(kiosk: Bench) -> None:
    read(kiosk, found(own_estimate()))
    touches(kiosk, "no")
    shown = kiosk.kiosk.screen.estimate
    assert shown.advice == "Giving it back unrepaired costs €15.00, as agreed."
    touches(kiosk, "keep")
    assert (face(kiosk), kiosk.asker.said) == ("estimate", [])
    touches(kiosk, "no", "back")
    assert face(kiosk) == "estimate", "back leads to the estimate"
    touches(kiosk, "no", "say")
    assert kiosk.asker.said[0][0].yes is False


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("estimate_expired", "The estimate had just run out. Please ask a person."),
        ("estimate_superseded", "There is a newer estimate. Please read it."),
        ("estimate_answered", "It was answered already, by another way."),
        ("wrong_state", "That was not possible. This is how it stands now."),
    ],
)
def test_an_answer_that_is_not_taken_is_said_in_a_sentence(
    kiosk: Bench, code: str, note: str
) -> None:
    read(kiosk, found(own_estimate()))
    touches(kiosk, "yes", "say")
    kiosk.asker.take_answer(code)
    says(kiosk, state="expired", estimate=1)
    assert page(kiosk).note == note


def test_an_estimate_that_changes_meanwhile_is_read_anew(kiosk: Bench) -> None:
    read(kiosk, found(own_estimate()))
    touches(kiosk, "yes", ("sign", SIGNATURE))
    kiosk.stay(3)
    newer = found(own_estimate(nth=2, total="210.00"), estimate=2)
    kiosk.asker.finds_request(newer)
    shown = kiosk.kiosk.screen.estimate
    assert (shown.way, shown.title, shown.signature) == ("read", "It costs €210.00.", "")
    kiosk.kiosk.act("say")
    assert kiosk.asker.said == []


def test_a_place_that_is_not_given_is_said_on_the_same_page(kiosk: Bench) -> None:
    read(kiosk, found(state="ready", may_join=True))
    touches(kiosk, "join")
    kiosk.asker.answer(Refusal(code="queue_closed", detail="Closed."))
    assert page(kiosk).note == "That was not possible. This is how it stands now."


def test_the_next_customer_sees_nothing_of_it_and_what_comes_late_is_dropped(
    kiosk: Bench,
) -> None:
    kiosk.advance(1)
    kiosk.kiosk.scan(Scan((f"https://hall.example/s/{REQUEST_TOKEN}",)))
    touches(kiosk, "back")
    kiosk.asker.finds_request(found())
    assert (face(kiosk), kiosk.kiosk.machine.requests.brought) == ("attract", None)
    read(kiosk, found())
    kiosk.stay(66)
    assert (face(kiosk), kiosk.kiosk.machine.requests.brought) == ("attract", None)


def test_what_has_ended_asks_for_nothing(kiosk: Bench) -> None:
    read(kiosk, found())
    for state in ENDED:
        assert [key.does for key in says(kiosk, state=state).keys] == ["finish"]
    kept = says(kiosk, state="picked_up", warranty_until=MORNING + 2400 * HOUR)
    assert kept.lines == ("Our warranty holds until Thursday 4 March.",)
    assert REPAIRS.terms and brought_page(None, sight_of(None, None, 0, "en")) == ScannedPage()  # type: ignore[arg-type]


def test_whoever_waits_for_it_in_the_hall_is_shown_their_place(kiosk: Bench) -> None:
    waiting = found(state="queued", waiting="v")
    read(kiosk, msgspec.structs.replace(waiting, place=TOKEN))
    kiosk.holder.show(place(number="R-1187", ahead=2))
    assert (face(kiosk), page(kiosk).number, page(kiosk).ahead) == ("slip", "R-1187", 2)
    assert "leave" in [key.does for key in page(kiosk).keys]
    touches(kiosk, "finish")
    read(kiosk, waiting)
    assert page(kiosk).lead == "Wait until R-1187 is called."
