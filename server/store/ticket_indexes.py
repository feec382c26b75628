"""The indexes of tickets and of what belongs to them, beside their tables."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, and_, literal_column, or_

from server.store.tables import SHAPES

_TICKET: Final = SHAPES["ticket"].table.c
_LIVE: Final = _TICKET.status != literal_column("'closed'")
Index("ticket_by_number", _TICKET.in_site, _TICKET.number, unique=True)
Index("ticket_live", _TICKET.in_site, _TICKET.id, sqlite_where=_LIVE, postgresql_where=_LIVE)
Index("ticket_by_contact", _TICKET.contact)
Index("ticket_message_by_mail", SHAPES["ticket_message"].table.c.mail_id)
Index("ticket_by_update", _TICKET.in_site, _TICKET.updated_at, _TICKET.id)
for _ended, _ticket in (("merge", _TICKET.merged_into), ("split", _TICKET.split_from)):
    _named = _ticket.is_not(None)
    Index(f"ticket_by_{_ended}", _ticket, sqlite_where=_named, postgresql_where=_named)
_SAID: Final = SHAPES["ticket_message"].table.c
Index("ticket_message_by_ticket", _SAID.ticket, _SAID.nth)
_FILE: Final = SHAPES["attachment"].table.c
_UNUSED: Final = _FILE.message == literal_column("''")
Index("attachment_by_ticket", _FILE.ticket)
Index(
    "attachment_unused",
    _FILE.in_site,
    _FILE.id,
    sqlite_where=_UNUSED,
    postgresql_where=_UNUSED,
)
Index("contact_by_person", SHAPES["contact"].table.c.person)
Index("contact_by_merge", SHAPES["contact"].table.c.merged_into)
Index("person_by_contact", SHAPES["person"].table.c.contact)
Index("calendar_event_by_contact", SHAPES["calendar_event"].table.c.contact)
Index("calendar_event_by_owner", SHAPES["calendar_event"].table.c.owner)
_NOTICE: Final = SHAPES["notice"].table.c
NOTICE_KEPT: Final = or_(
    _NOTICE.state.in_([literal_column(f"'{s}'") for s in ("due", "sending", "failed")]),
    and_(_NOTICE.channel == literal_column("'console'"), _NOTICE.state == literal_column("'sent'")),
)
"""Notices that are to be sent, that could not be, or that nobody has seen."""
Index(
    "notice_unseen",
    _NOTICE.in_site,
    _NOTICE.id,
    sqlite_where=NOTICE_KEPT,
    postgresql_where=NOTICE_KEPT,
)
Index("notice_to", _NOTICE.to)
