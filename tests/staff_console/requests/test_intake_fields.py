"""What the sheet of an intake asks for, and in which order."""

from __future__ import annotations

from staff_console.administration.question import Question
from staff_console.hall import NOON
from staff_console.requests.intake import intake
from staff_console.requests.intake_whose import About
from staff_console.requests.scenes import looked_at
from tests.staff_console.requests.conftest import Open, known


def sheet(**values: str) -> Question:
    """As somebody fills it in whom the house does not know."""
    return intake(About(known(), NOON, found=()), {"customer": "Grete\n", **values})


def fields(question: Question | None) -> list[str]:
    assert question is not None
    return [each.name for each in question.fields]


def test_a_sheet_is_emptied_by_a_button_only_where_it_had_been_closed(repairs: Open) -> None:
    bench = repairs(looked_at)
    bench.repair.act("intake_other")
    bench.repair.answer_question("what_0", "Phone")
    assert "anew" not in fields(bench.repair.question)
    bench.repair.put_question_away()
    bench.repair.act("intake_other")
    bench.repair.answer_question("make_0", "Samsung")
    assert "anew" in fields(bench.repair.question)


def test_what_is_wrong_with_several_things_is_asked_below_all_of_them() -> None:
    one, two = fields(sheet()), fields(sheet(items="2"))
    assert one.index("problem") < one.index("photos_0")
    assert two.index("problem") > two.index("photos_1")


def test_who_is_new_and_leaves_no_address_is_said_to_hear_of_nothing() -> None:
    assert sheet().text.startswith("New here. Without a phone number or mail address")
    assert sheet(phone="+49 170 5559876").text == "New here."
