"""One message as values, the same for the text and the HTML of a mail: head, rows, rules, buttons.
Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from server.letters.facts import Booked, Facts
from server.letters.sentences import (
    clock,
    cost,
    long_day,
    long_when,
    sentences,
    service,
    short_when,
    span,
    where,
    zone_name,
)
from server.pages.words import Words

_LINK: Final = re.compile(r"://|@|\bwww\b|\w[.]\w\w", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A label with its lines, all of them `strong` where all matter; else the first."""

    label: str
    lines: list[str]
    strong: bool = False
    struck: bool = False


@dataclass(frozen=True)
class Button:
    """A link; `main` is the one that is filled."""

    text: str
    url: str
    main: bool = False


@dataclass(frozen=True)
class Card:
    """One reservation."""

    title: str
    rows: list[Row]
    rules: list[str] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """All that a mail says."""

    lang: str
    dir: str
    house: str
    subject: str
    hello: str
    head: str
    lead: str
    cards: list[Card]
    why: str
    said: str = ""
    """What a colleague wrote, in place of a lead …"""
    author: str = ""
    """… and who it was."""
    hint: str = ""
    """How to answer."""


def sheet_of(facts: Facts) -> Sheet:
    """The mail that tells these facts."""
    say, site, what = sentences(facts.language), facts.site, facts.what
    house = say.named(site.name, site.names)
    values = _values(facts, say)
    told = [facts.booked] if facts.booked else facts.others
    return Sheet(
        lang=say.lang,
        dir=say.dir,
        house=house,
        subject=say.say(f"letter.{what}.subject", **values),
        hello=hello(facts.name, say),
        head=say.say(f"letter.{what}.head"),
        lead=say.say(f"letter.{what}.lead", **values),
        cards=[_card(facts, each, say) for each in told],
        why=say.say("letter.why", site=house),
    )


def hello(name: str, say: Words) -> str:
    """The greeting; of a name that mail programs would make a link of, none. Whoever books may
    write down anybody's address, and would send them any link in our name."""
    return say.say("letter.hello", name=name) if name and not _LINK.search(name) else ""


def _values(facts: Facts, say: Words) -> dict[str, str]:
    """What sentences name."""
    site, booked = facts.site, facts.booked
    values = {"site": say.named(site.name, site.names)}
    if booked is not None:
        begins = booked.begins_at or booked.start_at
        values |= {
            "service": service(booked, say),
            "when": short_when(booked.start_at, site, say),
            "planned": clock(booked.start_at, site),
            "time": clock(facts.hold_until or begins, site),
        }
    return values


def _card(facts: Facts, booked: Booked, say: Words) -> Card:
    return Card(
        title=service(booked, say),
        rows=_rows(facts, booked, say),
        rules=_rules(facts, booked, say),
        buttons=_buttons(facts, booked, say),
    )


def _rows(facts: Facts, booked: Booked, say: Words) -> list[Row]:
    site, cancelled = facts.site, facts.what == "cancelled"
    rows = _times(facts, booked, say)
    if not cancelled:
        rows.append(Row(say.say("letter.label.where"), where(booked, site, say)))
    if booked.seats > 1:
        rows.append(Row(say.say("letter.label.seats"), [str(booked.seats)]))
    if booked.number:
        rows.append(Row(say.say("letter.label.number"), [booked.number]))
    if (written := cost(booked, say)) and not cancelled:
        rows.append(Row(say.say("letter.label.price"), [written]))
    return rows


def _times(facts: Facts, booked: Booked, say: Words) -> list[Row]:
    """When it is; where it begins later, also when it was to be."""
    site, label = facts.site, say.say("letter.label.when")
    planned = span(booked, site, say)
    if facts.what == "late" and booked.begins_at is not None:
        begins = booked.begins_at
        at = [long_day(begins, site, say), clock(begins, site)]
        was = Row(say.say("letter.label.was"), [planned], struck=True)
        return [Row(label, at, strong=True), was]
    at = [long_day(booked.start_at, site, say), planned]
    if booked.definition is not None and booked.definition.video:
        at.append(say.say("letter.zone", place=zone_name(site)))
    return [Row(label, at, strong=True, struck=facts.what == "cancelled")]


def _rules(facts: Facts, booked: Booked, say: Words) -> list[str]:
    if facts.what in ("cancelled", "offer", "list", "late"):
        return []
    site, rules = facts.site, []
    if (what := booked.definition) is not None and what.description:
        # What to bring is looked for in the mail on the day.
        rules.append(say.named(what.description, what.descriptions))
    if booked.late_at is not None:
        rules.append(say.say("letter.rule.late", time=clock(booked.late_at, site)))
    if booked.cancel_by is not None:
        rules.append(say.say("letter.rule.cancel", when=long_when(booked.cancel_by, site, say)))
    return rules


def _buttons(facts: Facts, booked: Booked, say: Words) -> list[Button]:
    if facts.what == "cancelled":
        again = booked.again_link
        return [Button(say.say("letter.again"), again, main=True)] if again else []
    if facts.what == "offer":
        return [Button(say.say("letter.take"), booked.link, main=True)]
    own = Button(say.say("letter.own"), booked.link, main=True)
    if facts.what == "list":
        return [own]
    return [own, Button(say.say("letter.cancel"), booked.cancel_link)]
