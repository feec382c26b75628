"""The page of personal data as a value: who was found, and all that is known of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from client.instants import local
from protocol.privacy import FoundPerson, PersonExport
from protocol.records import Site
from protocol.replica import Replica
from protocol.reservation_number import shown
from staff_console.administration.face import (
    Column,
    Detail,
    Fact,
    PageFace,
    Part,
    Phase,
    Row,
    Search,
    Tone,
    Verb,
)
from staff_console.administration.person_facts import person_facts
from staff_console.administration.words import when
from staff_console.answers import IDLE, AnswerLine
from staff_console.reports.days import day_name
from staff_console.speech import tr


@dataclass(frozen=True)
class Local:
    """What is known here alone."""

    text: str = ""
    """What was searched for."""
    found: Sequence[FoundPerson] | None = None
    """None while nothing was, or its answer is awaited."""
    failed: str = ""
    chosen: str = ""
    known: PersonExport | None = None
    """Of `chosen`, once it was asked for: that is noted in the audit."""
    connected: bool = True
    answer: AnswerLine = IDLE


def persons_screen(replica: Replica, here: Local, now: int, where: tzinfo) -> PageFace:
    """The page at the server's time `now` (ms)."""
    found = here.found or ()
    chosen = next((p for p in found if p.person == here.chosen), found[0] if found else None)
    return PageFace(
        title=tr("Personal data"),
        about=_kept(replica),
        columns=(
            Column(tr("Name")),
            Column(tr("Telephone or e-mail"), 208),
            Column(tr("Number"), 64),
            Column(tr("Last here"), 184),
        ),
        rows=tuple(_row(each, now, where) for each in found),
        phase=_phase(here),
        note=_note(here),
        chosen=chosen.person if chosen is not None else "",
        detail=_detail(chosen, here, now, where) if chosen is not None else Detail(),
        verbs=_verbs(chosen, here),
        faded=not here.connected,
        search=Search(tr("Find a customer"), tr("Number, telephone, e-mail or name; then Enter")),
        answer=here.answer,
    )


def _kept(replica: Replica) -> str:
    site = next(replica.of(Site), None)
    if site is None:
        return ""
    said = tr("Contacts are kept for {contact} after a visit, notes for {notes}")
    return said.format(contact=hours(site.keep_contact_h), notes=days(site.keep_notes_d))


def hours(count: int) -> str:
    """`24 h`, from two days on `3 days`."""
    if count >= 48 and count % 24 == 0:
        return days(count // 24)
    return tr("{count} h").format(count=count)


def days(count: int) -> str:
    """`30 days`."""
    return tr("1 day") if count == 1 else tr("{count} days").format(count=count)


def _phase(here: Local) -> Phase:
    if here.found:
        return "told"
    if here.failed:
        return "refused"
    return "asking" if here.text and here.found is None else "none"


def _note(here: Local) -> str:
    if here.failed or here.found:
        return here.failed
    if here.text and here.found is None:
        return tr("Searching …") if here.connected else tr("The server is away.")
    if here.text:
        said = tr("Nobody fits “{text}”. Whoever told nothing, or whose time is over, is not here.")
        return said.format(text=here.text)
    return tr("A customer asks what is known of them, or wants it erased: find them here. Whoever "
              "looks at what is known is noted in the audit.")  # fmt: skip


def who(person: FoundPerson) -> str:
    """The name, else what else they told."""
    return person.name or person.phone or person.email or tr("Nameless customer")


def _row(person: FoundPerson, now: int, where: tzinfo) -> Row:
    contact = person.phone or person.email
    here: Tone = "ok" if person.here else "muted"
    last = _last(person, now, where)
    return Row(
        person.person,
        (
            Part(person.name or tr("no name"), "ink" if person.name else "muted", strong=True),
            Part(contact, "ink"),
            Part(person.number, "ink"),
            Part(last, here),
        ),
        ", ".join(filter(None, (who(person), contact, person.number, last))),
    )


def _last(person: FoundPerson, now: int, where: tzinfo) -> str:
    if person.here:
        return tr("now")
    today = local(now, where).date().isoformat()
    if person.reservation and (person.to_come or not person.day):
        day = local(person.reserved_at, where).date().isoformat()
        return tr("booked: {day}").format(day=day_name(day, today))
    return day_name(person.day, today) if person.day else ""


def _detail(person: FoundPerson, here: Local, now: int, where: tzinfo) -> Detail:
    known = here.known
    if known is None:
        facts = (
            Fact(tr("Telephone"), person.phone or tr("none")),
            Fact(tr("E-mail"), person.email or tr("none")),
            Fact(tr("Number"), person.number or tr("none")),
            *_booked(person),
            Fact("", tr("Enter shows all that is known. It is noted in the audit."), "muted"),
        )
        return Detail(who(person), facts=facts)
    at = tr("As of {at}").format(at=when(known.made_at, now, where))
    return Detail(who(person), at, facts=person_facts(known))


def _booked(person: FoundPerson) -> tuple[Fact, ...]:
    if not person.reservation:
        return ()
    return (Fact(tr("Reservation"), shown(person.reservation)),)


def _verbs(person: FoundPerson | None, here: Local) -> tuple[Verb, ...]:
    there = here.connected and person is not None
    return (
        Verb("look", tr("Show what is known"), "Enter", there and here.known is None),
        Verb("hand_out", tr("Save it as a file (JSON)"), "Ctrl+S", there),
        Verb("erase", tr("Erase this person"), "Del", there, danger=True),
    )
