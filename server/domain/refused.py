"""How a rule says no."""

from __future__ import annotations

from collections.abc import Sequence

from protocol.outcomes import Holder, Joined, Refusal


class Refused(Exception):
    """A command may not do what it asks; nothing has changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.detail)
        self.refusal = refusal


def refuse(
    code: str,
    detail: str,
    *,
    field: str | None = None,
    retry_after: int | None = None,
    holder: Holder | None = None,
    own: Joined | None = None,
    starts: Sequence[int] = (),
) -> Refused:
    """The exception for a refusal; `detail` is a sentence that says what to do."""
    return Refused(
        Refusal(
            code=code,
            detail=detail,
            field=field,
            retry_after=retry_after,
            holder=holder,
            own=own,
            starts=tuple(starts),
        )
    )
