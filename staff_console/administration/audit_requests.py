"""What the commands on service requests are in the audit, in sentences. Pure."""

from __future__ import annotations

from typing import Final

from staff_console.administration.audit_bookings import Said
from staff_console.speech import tr

REQUESTS: Final[dict[str, Said]] = {
    "open_request": Said(
        lambda: tr("{who} took {it} in"),
        lambda: tr("{who} wanted to take something in at {it}"),
    ),
    "update_request": Said(
        lambda: tr("{who} changed {it}"),
        lambda: tr("{who} wanted to change {it}"),
    ),
    "step_request": Said(
        lambda: tr("{who} moved {it} on"),
        lambda: tr("{who} wanted to move {it} on"),
    ),
    "put_item": Said(
        lambda: tr("{who} described an item of {it}"),
        lambda: tr("{who} wanted to describe an item of {it}"),
    ),
    "drop_item": Said(
        lambda: tr("{who} took an item off {it}"),
        lambda: tr("{who} wanted to take an item off {it}"),
    ),
    "seal_unlock": Said(
        lambda: tr("{who} kept or forgot an unlock code"),
        lambda: tr("{who} wanted to keep or forget an unlock code"),
    ),
    "read_unlock": Said(
        lambda: tr("{who} read an unlock code"),
        lambda: tr("{who} wanted to read an unlock code"),
    ),
    "note_request": Said(
        lambda: tr("{who} wrote a note at {it}"),
        lambda: tr("{who} wanted to write a note at {it}"),
    ),
    "ask_about_request": Said(
        lambda: tr("{who} asked something about {it}"),
        lambda: tr("{who} wanted to ask something about {it}"),
    ),
    "put_line": Said(
        lambda: tr("{who} wrote a line of {it}"),
        lambda: tr("{who} wanted to write a line of {it}"),
    ),
    "step_line": Said(
        lambda: tr("{who} said what became of a line of {it}"),
        lambda: tr("{who} wanted to say what became of a line of {it}"),
    ),
    "send_estimate": Said(
        lambda: tr("{who} sent an estimate of {it}"),
        lambda: tr("{who} wanted to send an estimate of {it}"),
    ),
    "answer_estimate": Said(
        lambda: tr("{who} answered an estimate of {it}"),
        lambda: tr("{who} wanted to answer an estimate of {it}"),
    ),
    "join_pickup": Said(
        lambda: tr("{who} came to pick {it} up"),
        lambda: tr("{who} wanted to pick {it} up"),
    ),
    "see_estimate": Said(
        lambda: tr("{who} read the estimate of {it}"),
        lambda: tr("{who} wanted to read the estimate of {it}"),
    ),
    "pass_request_time": Said(
        lambda: tr("{who} did what time alone does to service requests"),
        lambda: tr("{who} wanted to do what time alone does to service requests"),
    ),
    "delete_request": Said(
        lambda: tr("{who} erased {it}"),
        lambda: tr("{who} wanted to erase {it}"),
    ),
    "put_part": Said(
        lambda: tr("{who} changed the list of parts"),
        lambda: tr("{who} wanted to change the list of parts"),
    ),
    "delete_part": Said(
        lambda: tr("{who} took a part off the list"),
        lambda: tr("{who} wanted to take a part off the list"),
    ),
    "put_supplier": Said(
        lambda: tr("{who} changed a supplier"),
        lambda: tr("{who} wanted to change a supplier"),
    ),
    "delete_supplier": Said(
        lambda: tr("{who} removed a supplier"),
        lambda: tr("{who} wanted to remove a supplier"),
    ),
    "put_repair_terms": Said(
        lambda: tr("{who} changed the repair terms of {it}"),
        lambda: tr("{who} wanted to change the repair terms of {it}"),
    ),
    "delete_repair_terms": Said(
        lambda: tr("{who} ended the repair terms of {it}"),
        lambda: tr("{who} wanted to end the repair terms of {it}"),
    ),
}
