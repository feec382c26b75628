"""No number: what the kiosk says, and what the customer can do."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from kiosk.bench import Bench
from kiosk.hall import HALL, TWO
from protocol.outcomes import REFUSALS, Refusal
from protocol.records import PointState
from tests.kiosk.conftest import Open
from tests.kiosk.items import keys, texts, touch, words

SERVICE = HALL.services[0]


def refused(bench: Bench, code: str, detail: str = "What the server says.") -> list[str]:
    """All words after the first service was asked for and refused."""
    # The pages on the way would be laid out in vain.
    with patch.object(bench.kiosk, "_tell"):
        bench.choose(SERVICE.id)
    bench.asker.answer(Refusal(code=code, detail=detail))
    bench.grab()
    return words(bench)


def leave(bench: Bench) -> None:
    """The customer goes, once the page has been there for a second: before, no key counts."""
    bench.stay(1)
    with patch.object(bench.kiosk, "_tell"):
        bench.kiosk.finish()
    assert bench.kiosk.screen.face == "attract"


def test_a_refusal_is_said_in_the_kiosks_own_words(bench: Open) -> None:
    kiosk = bench("services")
    for code, said in {
        "queue_closed": "Citizens is closed.",
        "service_closed": "It has just closed.",
        "queue_full": "Nobody more fits in just now.",
        "unknown_service": "This was taken off the list just now.",
        "unknown_service_point": "This was taken off the list just now.",
        "forbidden": "This kiosk may not give numbers.",
        "unauthenticated": "This kiosk may not give numbers.",
        "token_expired": "This kiosk may not give numbers.",
    }.items():
        shown = refused(kiosk, code)
        assert said in shown, code
        assert "What the server says." not in shown, code
        leave(kiosk)


def test_a_refusal_that_the_kiosk_does_not_know_is_said_in_the_servers_words(bench: Open) -> None:
    assert "What the server says." in refused(bench("services"), "brand_new")


def test_every_refusal_names_the_service_tells_what_to_do_and_can_be_left(bench: Open) -> None:
    kiosk = bench("services")
    for code in (*REFUSALS, "no_answer", "unexpected_answer", "brand_new"):
        shown = refused(kiosk, code)
        assert SERVICE.name in shown, code
        assert any("desk" in each or "Choose" in each for each in shown), code
        assert [each.property("text") for each in keys(kiosk)] == ["Back to the start"], code
        assert kiosk.paper.slips == []
        assert not any(text.property("truncated") for text in texts(kiosk)), code
        leave(kiosk)


def test_a_refusal_leads_back_to_the_start_by_touch_or_by_itself(bench: Open) -> None:
    kiosk = bench("refused")
    kiosk.grab()
    touch(kiosk, "again")
    assert kiosk.kiosk.screen.face == "attract"
    refused(kiosk, "queue_full")
    kiosk.stay(19.9)
    assert kiosk.kiosk.screen.face == "refused"
    kiosk.stay(0.2)
    assert kiosk.kiosk.screen.face == "attract"


def test_an_answer_that_never_comes_is_said_so_and_asked_for_no_longer(bench: Open) -> None:
    kiosk = bench("asking")
    kiosk.stay(38)
    assert kiosk.kiosk.screen.face == "asking"
    kiosk.stay(2)
    kiosk.grab()
    assert {"No answer came.", "You have no number.", "Please ask at a desk."} <= set(words(kiosk))
    assert kiosk.asker.given_up == [kiosk.asker.asked[0][0]]


def test_a_customer_who_stops_waiting_is_at_the_start_and_nothing_is_asked_for_longer(
    bench: Open,
) -> None:
    kiosk = bench("asking-slow")
    kiosk.grab()
    assert "Please stay here." in words(kiosk)
    touch(kiosk, "stop")
    assert kiosk.kiosk.screen.face == "attract"
    assert kiosk.asker.given_up == [kiosk.asker.asked[0][0]]


def test_an_answer_to_a_customer_who_has_gone_shows_no_number_to_the_next(bench: Open) -> None:
    kiosk = bench("asking-slow")
    kiosk.kiosk.finish()
    kiosk.asker.answer(HALL.joined())
    assert kiosk.kiosk.screen.face == "attract"
    assert kiosk.paper.slips == []


def test_every_touch_has_an_id_of_its_own(bench: Open) -> None:
    kiosk = bench("attract")
    for _ in range(3):
        refused(kiosk, "queue_full")
        kiosk.advance(1)
        kiosk.kiosk.finish()
    assert len({ident for ident, _ in kiosk.asker.asked}) == 3


def test_a_refusal_at_one_of_two_service_points_names_the_right_one(bench: Open) -> None:
    kiosk = bench("two-points")
    kiosk.choose(TWO.services[2].id)
    kiosk.asker.answer(Refusal(code="queue_closed", detail=""))
    kiosk.grab()
    assert "Repair workshop is closed." in words(kiosk)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draining", "Those who wait are served. Opens tomorrow at 08:00."),
        ("closed", "Opens tomorrow at 08:00."),
    ],
)
def test_a_point_that_closed_just_then_says_how_it_stands(
    bench: Open, state: PointState, said: str
) -> None:
    kiosk = bench("services")
    kiosk.choose(SERVICE.id)
    kiosk.serve(HALL.ending(state), seq=2)
    kiosk.asker.answer(Refusal(code="queue_closed", detail="What the server says."))
    kiosk.grab()
    assert said in words(kiosk)
