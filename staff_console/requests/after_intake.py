"""What is offered once something is taken in: its papers. Pure."""

from __future__ import annotations

from typing import Final

from staff_console.administration.question import Question
from staff_console.sheets.form import Field, Option, Values, as_value, several
from staff_console.speech import tr

ALL: Final = ("receipt", "label")


def papers(number: str, said: str, to_come: bool, values: Values) -> Question:
    """What was `said` of it, and its papers; what is still to come is labelled once it is here."""
    chosen = papers_chosen(to_come, values)
    names = (tr("Receipt for the customer"), tr("Label for the item"))
    options = tuple(Option(key, name) for key, name in zip(ALL, names, strict=True))
    why = "" if chosen else tr("Esc prints nothing.")
    return Question(
        "after-intake", number, said, tr("Print"),
        (Field("papers", tr("Print now"), "some", as_value(chosen), options),), not why, why,
    )  # fmt: skip


def papers_chosen(to_come: bool, values: Values) -> list[str]:
    """Those that are to be printed."""
    return several(values.get("papers", as_value(ALL[:1] if to_come else ALL)))
