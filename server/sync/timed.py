"""What happened, as queries tell it: page by page, the newest first."""

from __future__ import annotations

from typing import Final

from protocol.ids import is_id
from protocol.messages import Qry
from protocol.records import Activity
from protocol.ticket_queries import Timed
from server.domain.refused import refuse
from server.store import contact_facts
from server.store.store import Store
from server.sync.sources import Page

PAGE: Final = 100


def cursor_of(message: Qry) -> str | None:
    """The id of the last that is known already. Raises `Refused`."""
    cursor = message.cursor or message.args.get("cursor")
    if cursor is not None and not (isinstance(cursor, str) and is_id(cursor)):
        raise refuse("invalid", "This cursor is not one of ours. Begin without it.", field="cursor")
    return cursor


def page_of(store: Store, found: list[Activity]) -> Page:
    """A page of these, of which there is one more than it holds where another follows. Blocks."""
    called = contact_facts.called(store, found[:PAGE])
    items = [_timed(each, called.get(each.subject, "")) for each in found[:PAGE]]
    return list(items), found[PAGE - 1].id if len(found) > PAGE else None


def _timed(each: Activity, called: str) -> Timed:
    return Timed(
        activity=each.id,
        at=each.at,
        what=each.what,
        subject_kind=each.subject_kind,
        subject=each.subject,
        actor=each.actor,
        cause=each.cause,
        batch=each.batch,
        said=called or each.data.get("number", ""),
        data=dict(each.data),
    )
