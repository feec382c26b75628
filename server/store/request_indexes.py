"""The indexes of service requests and of what belongs to them, beside their tables."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, literal_column

from protocol.request_states import ENDED
from server.store.tables import SHAPES

_REQUEST: Final = SHAPES["service_request"].table.c
LIVE: Final = _REQUEST.state.not_in([literal_column(f"'{state}'") for state in sorted(ENDED)])
"""Requests that have not ended: those that memory keeps."""
Index("request_by_number", _REQUEST.in_site, _REQUEST.number, unique=True)
Index("request_live", _REQUEST.in_site, _REQUEST.id, sqlite_where=LIVE, postgresql_where=LIVE)
Index("request_by_contact", _REQUEST.contact)
for _name in ("visit", "pickup", "reservation"):
    _named = _REQUEST[_name].is_not(None)
    Index(f"request_by_{_name}", _REQUEST[_name], sqlite_where=_named, postgresql_where=_named)
for _kind in ("request_item", "unlock_code", "request_note", "request_line", "cost_estimate"):
    Index(f"{_kind}_by_request", SHAPES[_kind].table.c.request)
Index("request_item_by_serial", SHAPES["request_item"].table.c.serial)
_TICKET: Final = SHAPES["ticket"].table.c
for _name in ("visit", "reservation", "request"):
    _about = _TICKET[_name].is_not(None)
    Index(f"ticket_by_{_name}", _TICKET[_name], sqlite_where=_about, postgresql_where=_about)
Index("activity_by_subject", SHAPES["activity"].table.c.subject)
Index("attachment_by_request", SHAPES["attachment"].table.c.request)
