"""The settings of the hall as JSON, with the link by which its address is checked."""

from __future__ import annotations

from protocol.records import Site
from server.http.desk.field_shapes import TicketFieldShape
from server.http.edge import Edge
from server.http.setting_shapes import SpanShape, clock
from server.http.site_shapes import SiteAnswer


def site_answer(edge: Edge) -> SiteAnswer:
    """As they are now."""
    now = edge.tailer.floor.site
    address = now.public_url
    return SiteAnswer(
        id=now.id,
        version=now.version,
        name=now.name,
        zone=now.zone,
        roll_hour=now.roll_hour,
        message=now.message,
        public_url=address,
        day=now.day,
        address_checked=bool(address) and now.address_checked == address,
        check_link=edge.presence.check_link(address) if address else None,
        names=now.names,
        messages=now.messages,
        languages=now.languages,
        spoken=now.spoken,
        quiet=_quiet(now),
        keep_contact_hours=now.keep_contact_h,
        keep_notes_days=now.keep_notes_d,
        country=now.country,
        region=now.region,
        support=now.support,
        support_email=now.support_email,
        close_days=now.close_days,
        keep_tickets_days=now.keep_tickets_d,
        ticket_fields=[TicketFieldShape.of(each) for each in now.ticket_fields],
    )


def _quiet(site: Site) -> SpanShape | None:
    if site.quiet_from is None or site.quiet_to is None:
        return None
    return SpanShape(opens=clock(site.quiet_from), closes=clock(site.quiet_to))
