"""The audit: what was asked of the house, by whom, and what came of it, in a chain.

Each row carries a keyed hash of the row before and of its own fields, so that nobody who lacks the
key can change one, take one out, or cut off the end without being noticed. Personal data lies
beside the chain, which holds only a salted commitment to it: erasing it breaks nothing.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Personal = Literal["none", "kept", "erased"]
FaultKind = Literal[
    "changed", "missing", "truncated", "unmatched", "past_changed", "past_missing", "past_added"
]
"""`changed`: a row is not what was written; `missing`: rows are gone from the middle; `truncated`:
the newest rows are gone, how many nobody knows where `last` is before `first`; `unmatched`:
personal data beside a row is not what it was; `past_changed`, `past_missing`: activities that these
rows tell of are not as they were written, or gone; `past_added`: as many activities as `last` that
no row tells of."""


class AuditRow(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="audit_row"):
    """Answer to `audit`, newest first. `at` in ms; `data`: the arguments without personal data."""

    seq: int
    at: int
    op: str
    """The command's tag, or what happened to an account or device, such as `signed_in`."""
    subject_kind: str
    subject: str
    actor: str
    role: str
    via: str
    """`socket`, `http`, `page`, `timer` or `command line`."""
    outcome: str
    """`done`, or the code of the refusal."""
    data: dict[str, Any] = {}
    personal: Personal = "none"
    name: str = ""
    """Of the actor, as the house knows them now; empty for customers and strangers."""
    number: str = ""
    """Of the customer that it was about, however long ago; empty where it was about none."""


class AuditFault(msgspec.Struct, frozen=True):
    """What is not as it was written: rows from `first` to `last`."""

    kind: FaultKind
    first: int
    last: int


class AuditVerdict(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="audit_verdict"
):
    """Answer to `audit_verdict`: what reading the whole chain came to."""

    rows: int
    checked_at: int
    first_at: int | None = None
    last_at: int | None = None
    faults: list[AuditFault] = []
