"""The sheets by which a repair that is there is changed, its items described, and it is erased.
Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from protocol.record import Record
from protocol.records import RequestItem, ServicePoint, ServiceRequest
from protocol.request_commands import UpdateRequest
from protocol.request_views import RequestHead
from protocol.service_requests import shown
from protocol.sla import PRIORITIES
from staff_console.administration.question import Question
from staff_console.requests.intake import AT, NONE, benches
from staff_console.requests.intake_items import (
    ITEMS_MOST,
    PhotoFace,
    items_missing,
    one_item,
    values_of,
)
from staff_console.requests.known import Known
from staff_console.requests.questions import NOBODY, about
from staff_console.requests.typed import amount_typed, instant_typed, when_hint
from staff_console.sheets.form import Field, Option, Values, as_value, picked, several
from staff_console.speech import tr
from staff_console.tickets.moments import moment
from staff_console.tickets.rows import PRIORITY_NAMES
from staff_console.words import isolated

TAKE: Final = "take"
ANOTHER: Final = "another"


def edit(
    known: Known, head: RequestHead, request: ServiceRequest, now: int, refused: str, values: Values
) -> Question:
    """All that is no state; what is changed is told to its customer where they are told of it."""
    fields = _fields(known, head, request, now, values)
    said = {each.name: each.value for each in fields}
    why = ""
    if said["promise"] == AT and instant_typed(said["when"], now, known.zone) is None:
        why = tr("Promised for when? A time that is to come, {hint}.").format(hint=when_hint())
    elif amount_typed(said["limit"]) is None:
        why = tr("An amount is a number, like 149.90.")
    return Question("edit", about(head), refused, tr("Save it"), fields, not why, why, wide=True)


def update(
    known: Known, head: RequestHead, request: ServiceRequest, now: int, values: Values
) -> UpdateRequest | None:
    """What is to be otherwise; None where nothing is."""
    said = {each.name: each.value for each in _fields(known, head, request, now, values)}
    given: dict[str, Any] = {}
    if said["problem"].strip() != request.problem:
        given["problem"] = said["problem"].strip()
    if said["priority"] != request.priority:
        given["priority"] = said["priority"]
    who = "" if said["who"] == NOBODY else said["who"]
    if who != (request.technician or ""):
        given["technician"] = who
    limit = amount_typed(said["limit"]) or ""
    if limit != request.spend_limit:
        given["spend_limit"] = limit
    if said["promise"] == AT:
        given["promised_at"] = instant_typed(said["when"], now, known.zone)
    elif said["promise"] == TAKE:
        given["promised_at"] = 0
    if said.get("point", request.service_point) != request.service_point:
        given["service_point"] = said["point"]
    return UpdateRequest(request=head.id, expected=head.version, **given) if given else None


def which_item(head: RequestHead, items: Sequence[RequestItem], values: Values) -> Question:
    """Which item is meant, and what is done with it."""
    options = [Option(each.id, item_name(each), each.serial) for each in items]
    if len(items) < ITEMS_MOST:
        options.append(Option(ANOTHER, tr("One more item")))
    ways = (
        Option("describe", tr("Describe it")),
        Option("drop", tr("It was not brought"), "", len(items) > 1),
    )
    chosen = picked(values, "item", tuple(options))
    fields = [Field("item", tr("Item"), "one", chosen, tuple(options))]
    if chosen != ANOTHER:
        fields.append(Field("way", tr("What to do"), "one", picked(values, "way", ways), ways))
    return Question("items", about(head), "", tr("Go on"), tuple(fields))


def describe(
    head: RequestHead,
    item: RequestItem | None,
    photos: tuple[PhotoFace, ...],
    refused: str,
    values: Values,
) -> Question:
    """One item anew, or one more. A code that is typed replaces the one that is kept."""
    before = values_of(item) if item is not None else {}
    said = {**before, **values}
    fields = one_item(said, {"photos_0": photos}, 0)
    if item is not None and item.photos:
        options = tuple(Option(each.id, each.name or tr("Photo")) for each in item.photos)
        usual = as_value(each.id for each in item.photos)
        fields.append(Field("kept", tr("Photos that stay"), "some", said.get("kept", usual),
                            options))  # fmt: skip
    text = refused
    if not text and item is not None and item.locked:
        text = tr("Its unlock code is kept. What is typed as one replaces it.")
    why = items_missing(said, {"photos_0": photos})
    return Question(
        f"item-{item.id if item is not None else ''}", about(head), text,
        tr("Save it") if item is not None else tr("Add it"), tuple(fields), not why, why, wide=True,
    )  # fmt: skip


def kept_photos(item: RequestItem | None, values: Values) -> list[str]:
    """The pictures of an item that stay with it."""
    had = [each.id for each in item.photos] if item is not None else []
    stay = several(values["kept"]) if "kept" in values else had
    return [each for each in had if each in stay]


def item_name(item: RequestItem) -> str:
    """Make and model, or what it is."""
    return " ".join(part for part in (item.make, item.model) if part) or item.what


def erase(head: RequestHead, values: Values) -> Question:
    """For good: the number is typed, so that no key does it alone."""
    typed, number = values.get("number", ""), shown(head.number)
    same = typed.strip().upper().replace(" ", "") in (number, str(head.number))
    why = "" if same else tr("Type {number} to erase it.").format(number=number)
    return Question(
        "erase", tr("Erase {number} for good?").format(number=number),
        tr("Items, notes, lines, estimates, photos and invoice of {name} go with it. It cannot be "
           "taken back. To be done with it, cancel it or hand it over instead.").format(
               name=isolated(head.name)),
        tr("Erase for good"), (Field("number", tr("Its number"), "text", typed, hint=number),),
        same, why,
    )  # fmt: skip


def _fields(
    known: Known, head: RequestHead, request: ServiceRequest, now: int, values: Values
) -> tuple[Field, ...]:
    who = [Option(each.id, each.name) for each in known.colleagues]
    who.append(Option(NOBODY, tr("Nobody: it is free")))
    how = tuple(Option(each, PRIORITY_NAMES[each]()) for each in reversed(PRIORITIES))
    fields = [
        Field("problem", tr("What is wrong"), "lines", values.get("problem", request.problem),
              most=2000),
        *_promise(known, request, now, values),
        Field("limit", tr("May cost without asking, {currency}").format(currency=head.currency),
              "text", values.get("limit", request.spend_limit), most=14,
              hint=tr("empty: nothing")),
        Field("priority", tr("Priority"), "one", values.get("priority", request.priority), how,
              beside=True),
    ]  # fmt: skip
    points = benches(known)
    if len(points) > 1:
        names = tuple(Option(each.id, _name(known, each)) for each in points)
        chosen = values.get("point", request.service_point)
        fields.append(Field("point", tr("Service point"), "one", chosen, names))
    fields.append(Field("who", tr("Who works at it"), "pick",
                        values.get("who", request.technician or NOBODY), tuple(who)))  # fmt: skip
    return tuple(fields)


def _promise(known: Known, request: ServiceRequest, now: int, values: Values) -> list[Field]:
    says, promised = "", request.promised_at
    stays, other = tr("Nothing is promised"), tr("Promise a time")
    if promised is not None:
        stays, says = tr("As it is"), moment(promised, now, known.zone)
        other = tr("At another time")
    elif request.target_s:
        stays = tr("It stands, as it is")
    options = [Option(NONE, stays, says), Option(AT, other)]
    if request.target_s:
        options.append(Option(TAKE, tr("Nothing any more")))
    chosen = picked(values, "promise", tuple(options))
    fields = [Field("promise", tr("Ready by"), "one", chosen, tuple(options))]
    if chosen == AT:
        fields.append(Field("when", tr("Promised for"), "text", values.get("when", ""),
                            hint=when_hint(), most=30, beside=True))  # fmt: skip
    return fields


def _name(known: Known, terms: Record) -> str:
    found = known.staff.get(ServicePoint, terms.id)
    return found.name if found is not None else ""
