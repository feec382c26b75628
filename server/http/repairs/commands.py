"""From the bodies of requests to commands. Each raises `Problematic` for ids that are none."""

from __future__ import annotations

from datetime import datetime

from protocol import request_commands as r
from protocol.command import Command
from protocol.queue_commands import Customer
from server.http.problems import reject
from server.http.repairs.bodies import FieldsBody, JoinBody
from server.http.repairs.values import (
    AnswerBody,
    ItemSpecBody,
    LineFields,
    LineStepFields,
    NoteBody,
    SendBody,
)
from server.http.spans import in_our_time
from server.http.tickets.naming import ident_or_none, idents
from server.http.transitions import point_id

_FILES = "unknown_attachment"


def of_join(data: JoinBody, warranty_of: str | None) -> r.OpenRequest:
    """What is brought. `warranty_of` is the id of the request that the body names."""
    told = data.customer
    return r.OpenRequest(
        service_point=point_id(data.service_point),
        items=[of_item(each, f"items[{at}].") for at, each in enumerate(data.items)],
        problem=data.problem,
        contact=ident_or_none(data.contact, "unknown_contact", "contact"),
        customer=Customer(told.name, told.phone, told.email) if told else None,
        spend_limit=data.spend_limit,
        signature=data.signature,
        language=data.language,
        wait=data.wait,
        access_needs=data.access_needs,
        promised_at=_at(data.promised_at, "promisedAt"),
        return_fee=data.return_fee,
        here=data.here,
        visit=ident_or_none(data.visit, "unknown_visit", "visit"),
        reservation=ident_or_none(data.reservation, "unknown_reservation", "reservation"),
        ticket=ident_or_none(data.ticket, "unknown_ticket", "ticket"),
        warranty_of=warranty_of,
        priority=data.priority,
    )


def of_item(data: ItemSpecBody, within: str = "") -> r.ItemSpec:
    """Something that is brought."""
    return r.ItemSpec(
        what=data.what,
        make=data.make,
        model=data.model,
        serial=data.serial,
        accessories=data.accessories,
        condition=data.condition,
        photos=idents(data.photos, _FILES, f"{within}photos"),
    )


def of_fields(request: str, data: FieldsBody) -> r.UpdateRequest | None:
    """What is to be otherwise; None where nothing is."""
    if data.no_promise and data.promised_at is not None:
        reject("invalid", "promisedAt: a new one, or noPromise.", "promisedAt")
    promised = 0 if data.no_promise else _at(data.promised_at, "promisedAt")
    command = r.UpdateRequest(
        request=request,
        expected=data.version,
        problem=data.problem,
        priority=data.priority,
        technician=_empty_or_id(data.technician, "unknown_staff", "technician"),
        promised_at=promised,
        spend_limit=data.spend_limit,
        language=data.language,
        service_point=None if data.service_point is None else point_id(data.service_point),
        contact=ident_or_none(data.contact, "unknown_contact", "contact"),
    )
    return command if command != r.UpdateRequest(request=request, expected=data.version) else None


def of_note(
    request: str, data: NoteBody, expected: int | None = None, within: str = ""
) -> r.NoteRequest:
    """A diagnostic note."""
    return r.NoteRequest(
        request=request,
        expected=expected,
        text=data.text,
        public=data.public,
        photos=idents(data.photos, _FILES, f"{within}photos"),
    )


def of_line(
    request: str,
    data: LineFields,
    line: str | None,
    expected: int | None = None,
    within: str = "",
) -> r.PutLine:
    """A part, labour or a fee."""
    return r.PutLine(
        request=request,
        expected=expected,
        line=ident_or_none(line, "unknown_line", f"{within}line"),
        line_kind=data.kind,
        name=data.name,
        quantity=data.quantity,
        minutes=data.minutes,
        unit_price=data.unit_price,
        tax_rate=data.tax_rate,
        part=ident_or_none(data.part, "unknown_part", f"{within}part"),
        supplier=_empty_or_id(data.supplier, "unknown_setting", f"{within}supplier"),
        warranty=data.warranty,
        technician=_empty_or_id(data.technician, "unknown_staff", f"{within}technician"),
        position=data.position,
    )


def of_line_step(
    request: str,
    data: LineStepFields,
    line: str,
    expected: int | None = None,
    within: str = "",
) -> r.StepLine:
    """What became of a line."""
    return r.StepLine(
        request=request,
        expected=expected,
        line=idents([line], "unknown_line", "line")[0],
        step=data.step,
        expected_at=_at(data.expected_at, f"{within}expectedAt"),
    )


def of_send(
    request: str, data: SendBody, expected: int | None = None, within: str = ""
) -> r.SendEstimate:
    """An estimate that is sent."""
    return r.SendEstimate(
        request=request,
        expected=expected,
        valid_until=_at(data.valid_until, f"{within}validUntil"),
        note=data.note,
    )


def of_answer(request: str, data: AnswerBody) -> r.AnswerEstimate:
    """An estimate that is answered."""
    same = {name: getattr(data, name) for name in data.__struct_fields__}
    return r.AnswerEstimate(request=request, **same)


def changes_nothing(command: Command) -> bool:
    """Whether a line that is known is only named, and nothing of it is to be otherwise."""
    if not isinstance(command, r.PutLine) or command.line is None:
        return False
    return command == r.PutLine(
        request=command.request, expected=command.expected, line=command.line
    )


def _empty_or_id(told: str | None, code: str, field: str) -> str | None:
    """Empty text takes it away."""
    return told if not told else idents([told], code, field)[0]


def _at(told: datetime | None, field: str) -> int | None:
    return None if told is None else in_our_time(told, field)
