"""`/admin/audit`: what was asked of the house, and whether that is as it was written."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Final

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter
from msgspec import Meta

from protocol.audit import AuditRow, FaultKind, Personal
from server.http.edge import Edge
from server.http.paging import Cursor
from server.http.problems import documented
from server.http.shapes import Shape, instant, instant_or_none

_SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]
_READ: Final = ("unauthenticated", "token_expired", "forbidden", "invalid")


def _only(name: str, text: str) -> Any:
    return QueryParameter(name=name, description=text)


_Subject = Annotated[str | None, _only("subject", "Only what was about this id.")]
_Actor = Annotated[str | None, _only("actor", "Only what this id asked for.")]
_Op = Annotated[str | None, _only("op", "Only this operation, such as `cancel` or `signed_in`.")]
_Day = Annotated[str | None, _only("day", "Only this business day, `2026-11-26`.")]


class AuditRowShape(Shape, frozen=True):
    """Something that was asked of the house, and what came of it."""

    seq: Annotated[int, Meta(description="Number of the row, from 1 without gaps.")]
    at: datetime
    op: Annotated[str, Meta(description="The operation, or what happened, such as `signed_in`.")]
    subject_kind: str
    subject: Annotated[str, Meta(description="Id of what it was about.")]
    number: Annotated[str, Meta(description="Of the customer that it was about; else empty.")]
    actor: Annotated[str, Meta(description="Id of who asked.")]
    name: Annotated[str, Meta(description="Of the actor; empty for customers and strangers.")]
    role: str
    via: Annotated[str, Meta(description="socket, http, page, timer or command line.")]
    outcome: Annotated[str, Meta(description="`done`, or the code of the refusal.")]
    data: Annotated[dict[str, Any], Meta(description="What was asked, without personal data.")]
    personal: Annotated[
        Personal, Meta(description="Whether personal data lies beside it, or did once.")
    ]


class AuditList(Shape, frozen=True):
    """A page, newest first, and the cursor of the next."""

    items: list[AuditRowShape]
    next: str | None


class AuditFaultShape(Shape, frozen=True):
    """Rows that are not as they were written."""

    kind: FaultKind
    first: int
    last: Annotated[
        int, Meta(description="Before `first` where nobody knows how many newest rows are gone.")
    ]


class AuditVerdictAnswer(Shape, frozen=True):
    """What reading the whole audit came to."""

    rows: int
    checked_at: datetime
    first_at: datetime | None
    last_at: datetime | None
    faults: Annotated[list[AuditFaultShape], Meta(description="Empty: it is whole.")]


def _reading(operation: str, summary: str, answers: str) -> dict[str, Any]:
    return {
        "opt": {"asks": operation},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*_READ),
        "security": _SIGNED,
    }


def audit_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Its rows, and its verdict."""

    @get("/admin/audit", **_reading("ask audit", "The audit", "A page of it, newest first."))
    async def rows(
        cursor: Cursor = None,
        subject: _Subject = None,
        actor: _Actor = None,
        op: _Op = None,
        day: _Day = None,
    ) -> AuditList:
        """What was asked of the house, by whom, and what came of it."""
        asked = {"subject": subject, "actor": actor, "op": op, "day": day}
        found, following = await edge.door.auditing.page(edge.tailer.floor, cursor, asked)
        return AuditList(items=[_row(each) for each in found], next=following)

    @get(
        "/admin/audit/verdict",
        **_reading("ask audit_verdict", "Verify the audit", "What is not as it was written."),
    )
    async def verdict() -> AuditVerdictAnswer:
        """Reads the whole chain, at most once a minute."""
        found = await edge.door.auditing.verdict()
        return AuditVerdictAnswer(
            rows=found.rows,
            checked_at=instant(found.checked_at),
            first_at=instant_or_none(found.first_at),
            last_at=instant_or_none(found.last_at),
            faults=[
                AuditFaultShape(kind=each.kind, first=each.first, last=each.last)
                for each in found.faults
            ],
        )

    return [rows, verdict]


def _row(row: AuditRow) -> AuditRowShape:
    return AuditRowShape(
        seq=row.seq,
        at=instant(row.at),
        op=row.op,
        subject_kind=row.subject_kind,
        subject=row.subject,
        number=row.number,
        actor=row.actor,
        name=row.name,
        role=row.role,
        via=row.via,
        outcome=row.outcome,
        data=row.data,
        personal=row.personal,
    )
