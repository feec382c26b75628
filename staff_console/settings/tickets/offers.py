"""What there is to choose from in conditions and actions: people, teams, texts, webhooks. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

from client.languages import LANGUAGES
from protocol.contacts import ContactKind
from protocol.places import TicketField
from protocol.records import CannedResponse, SlaCalendar, SlaPolicy, Staff, Webhook
from protocol.replica import Replica
from protocol.sla import Metric
from protocol.tickets import TicketChannel
from staff_console.settings.colleagues import colleagues
from staff_console.settings.field import Option
from staff_console.settings.languages import called, site_of
from staff_console.speech import tr

K = TypeVar("K", bound=str)
NONE: Final = "-"
"""The key of a choice that means nothing, nobody, none."""
METRIC_NAMES: Final[dict[Metric, Callable[[], str]]] = {
    "first_response": lambda: tr("first answer"),
    "next_response": lambda: tr("next answer"),
    "resolution": lambda: tr("solution"),
}
CHANNELS: Final[dict[TicketChannel, Callable[[], str]]] = {
    "mail": lambda: tr("by mail"),
    "page": lambda: tr("on the page"),
    "staff": lambda: tr("by a colleague"),
    "http": lambda: tr("by a program"),
    "kiosk": lambda: tr("at a kiosk"),
}
CONTACT_KINDS: Final[dict[ContactKind, Callable[[], str]]] = {
    "contact": lambda: tr("a contact"),
    "lead": lambda: tr("a lead"),
    "merchant": lambda: tr("a merchant"),
}


def named(table: Mapping[K, Callable[[], str]]) -> tuple[Option, ...]:
    """A table of words as options."""
    return tuple(Option(key, title()) for key, title in table.items())


def people(replica: Replica) -> tuple[Option, ...]:
    """All who work here, by name."""
    return tuple(Option(each.id, each.name) for each in colleagues(replica) if not each.left)


def teams(replica: Replica) -> tuple[Option, ...]:
    """All teams that somebody is in."""
    here = (each for each in replica.of(Staff) if not each.left)
    found = sorted({team for each in here for team in each.teams}, key=str.casefold)
    return tuple(Option(team, team) for team in found)


def told_to(replica: Replica) -> tuple[Option, ...]:
    """Who can be told of something."""
    return (
        Option("assignee", tr("whoever has it")),
        Option("watchers", tr("who watches it")),
        Option("managers", tr("the managers")),
        *(
            Option(f"team:{each.key}", tr("team {team}").format(team=each.title))
            for each in teams(replica)
        ),
        *people(replica),
    )


def texts(replica: Replica) -> tuple[Option, ...]:
    """The canned responses that everybody has."""
    found = (each for each in replica.of(CannedResponse) if each.owner is None)
    return _by_name(found)


def webhooks(replica: Replica) -> tuple[Option, ...]:
    """Where rules may post to."""
    return _by_name(replica.of(Webhook))


def calendars(replica: Replica) -> tuple[Option, ...]:
    """The business hours."""
    return _by_name(replica.of(SlaCalendar))


def policies(replica: Replica) -> tuple[Option, ...]:
    """The service levels."""
    return _by_name(replica.of(SlaPolicy))


def languages(replica: Replica) -> tuple[Option, ...]:
    """Those of the house, then all that the screens speak."""
    site = site_of(replica)
    codes = dict.fromkeys([*(site.languages if site is not None else ()), *LANGUAGES])
    return tuple(Option(code, called(code)) for code in codes)


def custom_fields(replica: Replica) -> list[TicketField]:
    """What tickets of this house have besides."""
    site = site_of(replica)
    return list(site.ticket_fields) if site is not None else []


def title_of(options: Iterable[Option], key: str) -> str:
    """What a choice is called; what is no longer there says so."""
    return next((each.title for each in options if each.key == key), tr("something removed"))


def _by_name(
    records: Iterable[CannedResponse | Webhook | SlaCalendar | SlaPolicy],
) -> tuple[Option, ...]:
    found = sorted(records, key=lambda each: (each.name.casefold(), each.id))
    return tuple(Option(each.id, each.name) for each in found)
