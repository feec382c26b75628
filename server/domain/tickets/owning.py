"""Settings of the ticket desk that are everybody's, or of one colleague alone."""

from __future__ import annotations

from server.domain.context import Context
from server.domain.refused import refuse


def owner_of(before: str | None, own: bool | None, context: Context) -> str | None:
    """Whose it is from now on; None is everybody's."""
    if own is None:
        return before
    return context.actor.id if own else None


def may_save(owner: str | None, context: Context) -> None:
    """Let a colleague see to their own, and managers to everybody's. Raises `Refused`."""
    if owner is None and not context.actor.is_manager:
        raise refuse(
            "forbidden", "Managers see to what is everybody's. Save it as yours.", field="own"
        )
