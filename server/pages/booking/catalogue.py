"""What customers may book themselves, and how it is told to them."""

from __future__ import annotations

from dataclasses import dataclass

from protocol.booking import Definition
from protocol.records import ServicePoint, Staff
from server.domain.floor import Floor
from server.pages.booking.money import price
from server.pages.words import Words


@dataclass(frozen=True)
class Bookable:
    """A definition in the words of its reader; `about` is its length and price."""

    id: str
    url: str
    name: str
    about: str
    where: str
    """The address or the place in the house; empty for a meeting by video."""
    description: str


def bookable(floor: Floor, definition: Definition, words: Words) -> Bookable:
    """How a definition is told."""
    point = floor.get(ServicePoint, definition.service_point)
    where = words.named(point.location, point.locations) if point else ""
    return Bookable(
        id=definition.id,
        url=f"/book/{definition.id}",
        name=words.named(definition.name, definition.names),
        about=about(definition.duration_min, definition.price, definition.currency, words),
        where=words.say("book.by_video") if definition.video else where,
        description=words.named(definition.description, definition.descriptions),
    )


def about(minutes: int, amount: str, currency: str, words: Words) -> str:
    """`20 minutes, free`."""
    hours, rest = divmod(minutes, 60)
    told = words.say("book.minutes", n=minutes)
    if hours and not rest:
        told = words.say("book.hours", n=hours)
    return words.say("book.about", length=told, price=price(amount, currency, words))


def on_offer(floor: Floor) -> list[Definition]:
    """What customers may book, in the order that managers gave."""
    found = [
        each
        for each in floor.of(Definition)
        if each.open and floor.get(ServicePoint, each.service_point) is not None
    ]
    return sorted(found, key=lambda each: (each.position, each.name, each.id))


def colleagues(floor: Floor, definition: Definition) -> list[Staff]:
    """Among whom a customer may choose: where it takes one colleague, and several can be."""
    wanted = [need for need in definition.requires if need.kind == "staff"]
    if len(wanted) != 1 or wanted[0].count != 1:
        return []
    skill = wanted[0].skill
    found = [
        each
        for each in floor.of(Staff)
        if each.bookable and not each.left and (not skill or skill in each.skills)
    ]
    return sorted(found, key=lambda each: (each.name, each.id)) if len(found) > 1 else []
