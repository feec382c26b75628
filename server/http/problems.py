"""Problem details (RFC 9457): every error in one shape, with a stable code and what to do."""

from __future__ import annotations

import logging
import re
from datetime import datetime
from typing import Annotated, Any, Final, NoReturn

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import Example
from msgspec import Meta

from protocol.outcomes import REFUSALS, Holder, Refusal, RefusalKind
from server.domain.refused import Refused
from server.execution.door import Unavailable
from server.http.fault_words import in_words
from server.http.queue_shapes import OwnPlace
from server.http.shapes import Shape, instant

_log = logging.getLogger(__name__)

MEDIA_TYPE: Final = "application/problem+json"
MAX_BODY: Final = 64 * 1024
_KINDS: Final[dict[str, RefusalKind]] = {
    **REFUSALS,
    "method_not_allowed": RefusalKind(405, "Method not allowed"),
    "internal": RefusalKind(500, "The server failed"),
}
ALWAYS: Final = (
    "malformed", "invalid", "unauthenticated", "token_expired", "forbidden", "key_reused",
    "too_large", "unavailable",
)  # fmt: skip
"""What every command of somebody who is signed in can be answered with."""
_TYPE: Final = "urn:now-serving:problem:"
_encoder = msgspec.json.Encoder()


class HolderAnswer(Shape, frozen=True):
    """Who has the entry that was asked for."""

    number: str
    desk: str
    desk_name: str
    staff: str
    since: datetime


class Problem(Shape, frozen=True, omit_defaults=True):
    """What went wrong and what to do about it."""

    type: Annotated[str, Meta(description="A name for this kind of problem.")]
    title: str
    status: int
    code: Annotated[str, Meta(description="Stable; decide by it.")]
    detail: Annotated[str, Meta(description="A sentence for a person.")]
    field: Annotated[str | None, Meta(description="The field at fault.")] = None
    retry_after: Annotated[int | None, Meta(description="Seconds to wait.")] = None
    holder: Annotated[HolderAnswer | None, Meta(description="With `conflict`: who has it.")] = None
    own: Annotated[OwnPlace | None, Meta(description="With `already_waiting`.")] = None
    starts: Annotated[
        list[datetime], Meta(description="With `slot_taken`: the next that are free.")
    ] = []
    done: Annotated[
        list[str], Meta(description="Of a request with several parts: those that were done before.")
    ] = []


class Problematic(Exception):
    """Ends a request with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def problem_of(refusal: Refusal, own: OwnPlace | None = None) -> Problem:
    """The problem that a refusal is."""
    kind = _KINDS[refusal.code]
    return Problem(
        type=_TYPE + refusal.code,
        title=kind.title,
        status=kind.status,
        code=refusal.code,
        detail=refusal.detail,
        field=refusal.field,
        retry_after=refusal.retry_after,
        holder=_holder(refusal.holder) if refusal.holder else None,
        own=own,
        starts=[instant(at) for at in refusal.starts],
    )


def _holder(held: Holder) -> HolderAnswer:
    return HolderAnswer(
        number=held.number,
        desk=held.desk,
        desk_name=held.desk_name,
        staff=held.staff,
        since=instant(held.since),
    )


def problem(code: str, detail: str, field: str | None = None) -> Problem:
    """A problem by its code."""
    return problem_of(Refusal(code=code, detail=detail, field=field))


def reject(code: str, detail: str, field: str | None = None) -> NoReturn:
    """End the request with a problem."""
    raise Problematic(problem(code, detail, field))


def respond(found: Problem) -> Response[bytes]:
    """The response that carries a problem."""
    headers = {}
    if found.retry_after is not None:
        headers["Retry-After"] = str(found.retry_after)
    if found.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(
        _encoder.encode(found), status_code=found.status, media_type=MEDIA_TYPE, headers=headers
    )


AnyRequest = Request[Any, Any, Any]


def on_problem(request: AnyRequest, fault: Problematic) -> Response[bytes]:
    """What a route turned away itself."""
    return respond(fault.problem)


def on_refused(request: AnyRequest, fault: Refused) -> Response[bytes]:
    """What a rule, a guard or a limit refused."""
    return respond(problem_of(fault.refusal))


def on_unavailable(request: AnyRequest, fault: Unavailable) -> Response[bytes]:
    """The store cannot write: nothing has happened, it may be sent again."""
    refusal = Refusal(code="unavailable", detail=fault.detail, retry_after=fault.retry_after)
    return respond(problem_of(refusal))


def on_http(request: AnyRequest, fault: HTTPException) -> Response[bytes]:
    """What the framework turned away."""
    if isinstance(fault, ValidationException):
        return respond(_of_validation(fault))
    if fault.status_code == 404:
        return respond(
            problem("not_found", "There is nothing at this address. /docs lists what there is.")
        )
    if fault.status_code == 405:
        response = respond(
            problem("method_not_allowed", f"{request.method} is not possible here. See /docs.")
        )
        response.headers["Allow"] = (fault.headers or {}).get("allow", "")
        return response
    if fault.status_code == 413:
        return respond(
            problem("too_large", f"A body has at most {MAX_BODY} bytes. Send less at once.")
        )
    if fault.status_code == 400:
        return respond(problem("malformed", f"This request is not understood: {fault.detail}."))
    return on_fault(request, fault)


def on_fault(request: AnyRequest, fault: Exception) -> Response[bytes]:
    """What nobody foresaw: the log has the rest, the answer gives nothing away."""
    _log.error("%s %s failed", request.method, request.scope.get("path_template"), exc_info=fault)
    return respond(
        problem("internal", "The server could not answer this. Its log says why; tell the manager.")
    )


_PATTERN: Final = re.compile(r"Expected `str` matching regex '(.+)'")
_SHAPES: Final = {
    "^[A-Z]{1,3}$": "write one to three capital letters, such as A",
    "^([A-Z]{1,3})?$": "write one to three capital letters, such as A, or nothing",
    "^([01][0-9]|2[0-7]):[0-5][0-9]$|^28:00$": "write a time of the day such as 08:30",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "write a day such as 2026-12-24",
    "^[0-9]{1,7}([.][0-9]{1,4})?$": "write a decimal such as 45.00",
    r"^[0-9]{1,9}(\.[0-9]{1,4})?$": "write an amount such as 129.99",
    r"^([0-9]{1,9}(\.[0-9]{1,4})?)?$": "write an amount such as 129.99, or nothing",
    r"^[0-9]{1,4}(\.[0-9]{1,3})?$": "write a number such as 2 or 0.5",
    r"^([0-9]{1,4}(\.[0-9]{1,3})?)?$": "write a number such as 2 or 0.5, or nothing",
    r"^[0-9]{1,2}(\.[0-9]{1,3})?$": "write percent such as 19 or 8.875",
    r"^([0-9]{1,2}(\.[0-9]{1,3})?)?$": "write percent such as 19 or 8.875, or nothing",
    "^[0-9,; ]*$": "write points such as 10,20 30,40; 50,60",
    "^[A-Z]{3}$": "write a currency such as EUR",
    "^[a-z][a-z0-9_]{0,23}$": "write a word in lower case, such as priority",
    "^[^\\s,][^,\\x00-\\x1f]{0,38}$": "write words without commas, of 39 characters at most",
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "write a language such as en or pt-BR",
    "^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$": "write a language such as en or pt-BR, or nothing",
}
"""What the patterns of the vocabulary ask for, in words."""
_MISSING: Final = re.compile(r"Object missing required field `(.+?)`")
_NOT_ASKED: Final = re.compile(r"Missing required query parameter '(.+?)'")
_UNKNOWN: Final = re.compile(r"Object contains unknown field `(.+?)`")


_OURS: Final = {
    "in_state": "state",
    "states": "state",
    "statuses": "status",
    "pauses": "pause",
    "priorities": "priority",
    "assignees": "assignee",
    "teams": "team",
    "tags": "tag",
    "channels": "channel",
    "due_within": "dueWithin",
}
"""Parameters that are called otherwise in an address than in the code."""
_PLACE: Final = re.compile(r"(.*) - at `\$(.*)`", re.DOTALL)


def invalid_body(fault: str, inside: str) -> Problem:
    """The problem of a body that lies inside a field of another; `fault` is what decoding said."""
    found = _PLACE.fullmatch(fault)
    message, place = (found[1], found[2]) if found else (fault, "")
    return _of_fault(message, f"{inside}{place}")


def _of_validation(fault: ValidationException) -> Problem:
    extra = fault.extra[0] if isinstance(fault.extra, list) and fault.extra else {}
    key = str(extra.get("key", ""))
    if extra.get("source") != "body":
        key = _OURS.get(key, key)
    return _of_fault(str(extra.get("message", fault.detail)), key)


def _of_fault(message: str, key: str) -> Problem:
    inside = "" if key in ("", "data") else f"{key}."
    if message == "'data'":
        return problem("malformed", "The body is empty. Send a JSON object.")
    if found := _NOT_ASKED.match(message):
        return problem("invalid", f"{found[1]} is missing in the address. Add it.", found[1])
    if found := _MISSING.match(message):
        return problem("invalid", f"{found[1]} is missing. Add it.", inside + found[1])
    if found := _UNKNOWN.match(message):
        name = _short(found[1], 60)
        return problem("invalid", f"There is no field {name} here. Leave it out.", inside + name)
    field = inside.rstrip(".") or None
    found = _PATTERN.match(message)
    # The decoder writes the pattern as a literal, with each backslash twice.
    if found and (shape := _SHAPES.get(found[1].replace("\\\\", "\\"))):
        return problem("invalid", f"{field}: {shape}.", field)
    said = _short(in_words(message), 160)
    return problem("invalid", f"{field or 'The body'}: {said}.", field)


def _short(text: str, length: int) -> str:
    """What a client sent comes back only in part, however long it was."""
    return text if len(text) <= length else f"{text[:length]}…"


def documented(*codes: str) -> dict[int, ResponseSpec]:
    """The problems that a route can answer, for the API document."""
    by_status: dict[int, list[str]] = {}
    for code in codes:
        by_status.setdefault(_KINDS[code].status, []).append(code)
    return {status: _spec(of_status) for status, of_status in sorted(by_status.items())}


def _spec(codes: list[str]) -> ResponseSpec:
    shown = [
        Example(
            id=code,
            summary=_KINDS[code].title,
            value=msgspec.to_builtins(problem(code, "A sentence that says what to do.")),
        )
        for code in codes
    ]
    return ResponseSpec(
        Problem,
        generate_examples=False,
        description="; ".join(f"`{code}`: {_KINDS[code].title}" for code in codes),
        media_type=MEDIA_TYPE,
        examples=shown,
    )


HANDLERS: Final[dict[Any, Any]] = {
    Problematic: on_problem,
    Refused: on_refused,
    Unavailable: on_unavailable,
    HTTPException: on_http,
    Exception: on_fault,
}
