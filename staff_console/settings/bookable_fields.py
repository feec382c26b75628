"""The fields of what can be booked. Pure."""

from __future__ import annotations

import re
from typing import Final

from protocol.records import Definition, ServicePoint, Staff
from protocol.replica import Replica
from staff_console.facts import points_of
from staff_console.settings.field import Column, Field, NotRead, Option
from staff_console.settings.languages import others
from staff_console.settings.lead_times import between, tidy_lead_times
from staff_console.settings.services import services_of
from staff_console.settings.writing import as_words, one_spaced, tidy_name, whole
from staff_console.speech import tr

TEXTS: Final = ("name", "description", "service", "price", "currency")
LEAD_TIMES: Final = (
    "duration_min", "before_min", "after_min", "grid_min", "notice_min", "cancel_min",
    "reschedule_min",
)  # fmt: skip
COUNTS: Final = ("horizon_days", "per_day", "per_customer", "seats", "position")
SWITCHES: Final = ("video", "open")
_PRICE: Final = re.compile(r"\d{1,7}(\.\d{1,4})?")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_DAY: Final = 1_440


def tidy_price(text: str) -> str:
    """An amount of money with a point or a comma. Raises `NotRead`."""
    kept = text.strip().replace(",", ".") or "0"
    if not _PRICE.fullmatch(kept):
        raise NotRead(tr("Write an amount such as 35 or 35.50; 0 is free."))
    return kept


def tidy_currency(text: str) -> str:
    """The three letters of a currency. Raises `NotRead`."""
    kept = text.strip().upper()
    if not _CURRENCY.fullmatch(kept):
        raise NotRead(tr("Write the three letters of a currency, such as EUR."))
    return kept


def new_fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    """What must be known of a new one."""
    points = tuple(Option(point.id, point.name) for point in points_of(replica))
    where = "" if points else tr("There is no service point yet. Make a new service point first.")
    return (
        Field("name", tr("Name"), hint=tr("As customers read it."), tidy=tidy_name),
        Field("service_point", tr("Where"), "choice", hint=where, options=points),
        Field("duration_min", tr("Takes"), "short", "", between(5, _DAY)),
        Field("price", tr("Price"), "short", tr("0 is free."), tidy_price),
        Field("currency", tr("Currency"), "short", "", tidy_currency),
    )


def definition_fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    """All of one that is there."""
    found = replica.get(Definition, ident)
    if found is None:
        return ()
    return (
        *_general(replica, found),
        *_taking(replica, found),
        *_when(),
        *_changing(),
        *_words(replica, found),
        Field(
            "gone",
            tr("Remove this bookable service"),
            "switch",
            tr("While no reservation is to come. What happened stays on record."),
            group=tr("Removal"),
        ),
    )


def _general(replica: Replica, found: Definition) -> tuple[Field, ...]:
    point = replica.get(ServicePoint, found.service_point)
    offered = services_of(replica, found.service_point)
    return (
        Field("name", tr("Name"), hint=tr("As customers read it."), tidy=tidy_name),
        Field("description", tr("What it is"), hint=tr("A sentence on the page of bookings.")),
        Field(
            "service",
            tr("Waits for"),
            "choice",
            tr("Whoever checks in takes a number of this service at {point}.").format(
                point=point.name if point is not None else ""
            ),
            options=tuple(Option(service.id, service.name) for service in offered),
        ),
        Field("duration_min", tr("Takes"), "short", "", between(5, _DAY)),
        Field("price", tr("Price"), "short", tr("0 is free."), tidy_price),
        Field("currency", tr("Currency"), "short", "", tidy_currency),
        Field("position", tr("Place in the list"), "short", "", whole(0, 1_000)),
        Field("video", tr("It is held by video"), "switch"),
    )


def _taking(replica: Replica, found: Definition) -> tuple[Field, ...]:
    taking = tr("What it takes")
    able = sorted({skill for each in replica.of(Staff) if each.bookable for skill in each.skills})
    skills = tr("Skills of colleagues who take bookings: {skills}.").format(
        skills=as_words(able) or tr("none")
    )
    return (
        Field(
            "requires",
            tr("At the same time"),
            "rows",
            tr("A skill for a colleague, an access need for a desk; empty is anybody, any desk.")
            + f"\n{skills}",
            columns=(
                Column(
                    tr("Kind"),
                    160,
                    "choice",
                    options=(Option("staff", tr("colleague")), Option("desk", tr("desk"))),
                ),
                Column(tr("Skill or need"), hint=tr("any"), tidy=_lower),
                Column(tr("How many"), 96, tidy=whole(1, 20)),
            ),
            adds=tr("Add what it takes"),
            new=("", "staff", "", "1"),
            least=1,
            group=taking,
        ),
        Field("before_min", tr("Kept free before"), "short", "", between(0, _DAY), group=taking),
        Field(
            "after_min",
            tr("Kept free after"),
            "short",
            tr("Between neighbours the longer of the two counts, never both."),
            between(0, _DAY),
            group=taking,
        ),
        Field("seats", tr("Seats in one slot"), "short", "", whole(1, 500), group=taking),
    )


def _lower(text: str) -> str:
    return one_spaced(text).lower()


def _when() -> tuple[Field, ...]:
    when = tr("When customers can book")
    limits = (
        Field(
            "per_day",
            tr("Most on one day"),
            "short",
            tr("0: no such limit."),
            whole(0, 10_000),
            group=when,
        ),
        Field(
            "per_customer",
            tr("Most to come for one customer"),
            "short",
            tr("0: no such limit."),
            whole(0, 100),
            group=when,
        ),
    )
    return (
        Field("open", tr("Customers book it themselves"), "switch", group=when),
        Field(
            "grid_min",
            tr("A start every"),
            "short",
            tr("From the opening of the service point on."),
            between(5, _DAY),
            group=when,
        ),
        Field("notice_min", tr("At least before"), "short", "", between(0, 60 * _DAY), group=when),
        Field("horizon_days", tr("Days ahead"), "short", "", whole(1, 400), group=when),
        *limits,
    )


def _changing() -> tuple[Field, ...]:
    changing = tr("After it is booked")
    return (
        Field(
            "cancel_min",
            tr("Customers cancel until"),
            "short",
            tr("So long before it begins; 0 min is up to the start."),
            between(0, 7 * _DAY),
            group=changing,
        ),
        Field(
            "reschedule_min",
            tr("And move it until"),
            "short",
            "",
            between(0, 7 * _DAY),
            group=changing,
        ),
        Field(
            "reminders_min",
            tr("Reminders before"),
            hint=tr("Such as 1 d, 2 h. Whole days mean the same time of day. Empty: none."),
            tidy=tidy_lead_times,
            group=changing,
        ),
    )


def _words(replica: Replica, found: Definition) -> tuple[Field, ...]:
    if not others(replica, found.names, found.descriptions):
        return ()
    return (
        Field(
            "names",
            tr("In other languages"),
            "rows",
            tr("Empty: as the house itself writes it."),
            columns=(
                Column(tr("Language"), 136, "fixed"),
                Column(tr("Name"), hint=found.name, tidy=one_spaced),
                Column(tr("What it is"), hint=found.description, part=2),
            ),
            group=tr("Words"),
        ),
    )
