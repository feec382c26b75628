"""What a customer gets who has brought something: its number, as a ticket. Pure."""

from __future__ import annotations

from dataclasses import replace

from client.house import page_link, service_of, site_of
from client.speaker import said_in
from client.texts import one_line
from kiosk.flow import Asking
from kiosk.intake import Intake
from kiosk.intake_words import WHATS
from kiosk.ticket import Ticket, ticket
from protocol.outcomes import Joined, Requested
from protocol.replica import Replica
from protocol.request_commands import OpenRequest
from protocol.service_requests import shown
from protocol.views import PublicService


def taken_in(
    given: Requested, asked: Asking, token: str | None, replica: Replica, language: str, now: int
) -> Ticket:
    """The ticket of a request that was opened; its code leads to the request's own page."""
    service = service_of(replica, asked.service, language)
    joined = Joined(
        entry=given.entry,
        visit=given.visit,
        number=shown(given.number),
        service_point=service.service_point if service else "",
        service=asked.service,
        position=given.position,
        joined_at=now,
        tag="",
    )
    made = ticket(joined, None, replica, language)
    known = service is not None and service.high is not None
    return replace(
        made,
        link=page_link(site_of(replica), "s", token),
        low=service.low if service and known else None,
        high=service.high if service and known else None,
        item=item_of(asked.origin.wish.intake, language),
        brought=True,
    )


def item_of(told: Intake, language: str) -> str:
    """What is brought, as its customer says it."""
    what = said_in(language, WHATS[told.what], "kiosk") if told.what else told.other
    return one_line(f"{what} {told.model}")


def service_taken(command: OpenRequest, replica: Replica) -> str:
    """The service that whoever brings something to that service point waits for."""

    here = (s for s in replica.of(PublicService) if s.service_point == command.service_point)
    return next((each.id for each in here if each.takes == "request"), "")
