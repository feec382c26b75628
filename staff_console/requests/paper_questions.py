"""Which papers of a repair are printed, and where: once it is taken in, and at any time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from protocol.request_views import RequestHead
from staff_console.administration.question import Question
from staff_console.requests.desk_printers import DeskPrinters
from staff_console.requests.questions import about
from staff_console.sheets.form import Field, Option, Values, as_value, several
from staff_console.speech import tr

ALL: Final = ("receipt", "label")
PRINTS: Final = ("print", "elsewhere")
ON: Final = "receipts_on"


def papers(
    number: str, said: str, to_come: bool, printers: DeskPrinters, values: Values
) -> Question:
    """What was `said` of it, and its papers; what is still to come is labelled once it is here."""
    chosen = papers_chosen(to_come, values)
    options = (
        Option("receipt", tr("Receipt for the customer")),
        Option("label", tr("Label for the item"), printers.told("label")),
    )
    why = "" if chosen else tr("Esc prints nothing.")
    fields = [Field("papers", tr("Print now"), "some", as_value(chosen), options)]
    if "receipt" in chosen:
        fields.append(_receipt_field(printers, values))
    return Question(
        "after-intake", number, said, tr("Print"), tuple(fields), not why, why,
    )  # fmt: skip


def papers_chosen(to_come: bool, values: Values) -> list[str]:
    """Those that are to be printed."""
    return several(values.get("papers", as_value(ALL[:1] if to_come else ALL)))


def document(
    head: RequestHead, papers: Sequence[Option], printers: DeskPrinters, values: Values
) -> Question:
    """Which paper, and what is done with it."""
    usual = next((each.key for each in papers if each.usable), "")
    paper, way = values.get("paper", usual), values.get("way", "open")
    ways = (
        Option("open", tr("Look at it")), Option("print", tr("Print it")),
        Option("elsewhere", tr("Choose a printer")), Option("save", tr("Save it as a file")),
    )  # fmt: skip
    fields = [
        Field("paper", tr("Paper"), "one", paper, tuple(papers)),
        Field("way", tr("What to do"), "one", way, ways),
    ]
    if paper == "receipt" and way in PRINTS:
        fields.append(_receipt_field(printers, values))
    return Question(
        "document", about(head), "", tr("Go on"), tuple(fields), bool(usual),
    )  # fmt: skip


def _receipt_field(printers: DeskPrinters, values: Values) -> Field:
    on = printers.receipts_on(values.get(ON, ""))
    return Field(ON, tr("Receipt on"), "one", on, printers.receipt_papers())
