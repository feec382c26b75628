"""The page of the contacts, from what its model knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo
from typing import TYPE_CHECKING, Final

from protocol.records import Staff
from protocol.ticket_queries import FoundContact, Occurrence, TicketPast
from staff_console.contacts.fields import KINDS, faces
from staff_console.contacts.keys import CAPS
from staff_console.contacts.past import past_rows
from staff_console.contacts.questions import called, reached
from staff_console.contacts.recurring import words
from staff_console.contacts.screen import ContactRow, ContactsScreen, Phase, Section, Verb
from staff_console.facts import zone
from staff_console.speech import tr
from staff_console.tickets.moments import moment
from staff_console.tickets.posts import status_words
from staff_console.tickets.rows import ticket_number
from staff_console.tickets.side import FactRow
from staff_console.words import isolated

if TYPE_CHECKING:
    from staff_console.contacts.model import ContactsModel

EVENTS_SHOWN: Final = 12
TICKETS_SHOWN: Final = 12


def picture(model: ContactsModel) -> ContactsScreen:
    """All that is drawn."""
    contact = model.contact
    phase: Phase = "told" if contact is not None else "loading" if model.chosen else "none"
    if model.gone:
        phase = "none"
    listed = model.listed
    shown = ContactsScreen(
        text=model.searched,
        title=tr("Found") if model.searched else tr("Recent"),
        count=str(len(listed)) if listed else "",
        rows=tuple(_list_row(each) for each in listed or ()),
        note=_list_note(model),
        chosen=contact.contact if contact is not None else model.chosen,
        phase=phase,
        instead=_instead(model, phase),
        verbs=verbs_of(model),
        faded=not model.connected,
        answer=model.answer,
    )
    return _with_contact(shown, model, contact) if contact is not None else shown


def verbs_of(model: ContactsModel) -> tuple[Verb, ...]:
    """All that can be done with a contact."""
    contact = model.contact
    none = tr("Choose a contact first.") if contact is None else ""
    away = none or ("" if model.connected else tr("Nothing can be sent while the server is away."))
    apart = away or ("" if contact and contact.merged else tr("They were merged with nobody."))
    erase = away or ("" if model.manager else tr("Managers alone erase contacts."))
    return (
        Verb("contact_ticket", tr("New ticket"), away),
        Verb("contact_event", tr("New event"), away),
        Verb("same_as", tr("The same as …"), away),
        Verb("take_apart", tr("Take apart"), apart),
        Verb("erase_contact", tr("Erase"), erase),
    )


def _with_contact(
    shown: ContactsScreen, model: ContactsModel, contact: FoundContact
) -> ContactsScreen:
    past, where = model.past, zone(model.staff)
    rows = past_rows(model.staff, past or (), model.me, model.now, where)
    count = tr("{count} lines, and earlier ones") if model.past_goes_on else tr("{count} lines")
    note = tr("Loading …") if past is None else "" if past else tr("Nothing has happened yet.")
    return replace(
        shown,
        name=called(contact),
        about=_about(model, contact),
        fields=faces(contact, model.typed, model.states, model.colleagues, model.me),
        past=rows,
        past_count=count.format(count=len(rows)) if rows else "",
        past_note=note,
        sections=(
            _tickets(model),
            _coming(model, where),
            _events(model, where),
            *((_same(contact),) if contact.merged else ()),
        ),
    )


def _about(model: ContactsModel, contact: FoundContact) -> str:
    parts = [KINDS[contact.contact_kind]()]
    if contact.company:
        parts.append(contact.company)
    if contact.last_at is not None:
        last = moment(contact.last_at, model.now, zone(model.staff))
        parts.append(tr("last {when}").format(when=last))
    return ", ".join(parts)


def _list_row(contact: FoundContact) -> ContactRow:
    kind = contact.contact_kind
    open_ = contact.open_tickets
    return ContactRow(
        contact.contact,
        called(contact),
        KINDS[kind]() if kind != "contact" else "",
        reached(contact),
        tr("{count} open").format(count=open_) if open_ else "",
    )


def _list_note(model: ContactsModel) -> str:
    if model.find_fault:
        return model.find_fault
    if not model.searched:
        if model.listed:
            return ""
        return tr("Type a name, a mail address or a phone number. Whoever you open stays here.")
    if model.listed is None:
        if not model.connected:
            return tr("Nobody can be searched for while the server is away.")
        return tr("Searching …")
    if model.listed:
        return ""
    return tr("Nobody is called or reached so. {key} makes them known.").format(
        key=CAPS["new_contact"]
    )


def _instead(model: ContactsModel, phase: Phase) -> str:
    if phase == "loading":
        if not model.connected:
            return tr("This page comes when the server is back.")
        return tr("Loading …")
    if model.gone:
        return model.gone
    return tr("{find} finds a contact, {new} makes a new one.").format(
        find=CAPS["find_contact"], new=CAPS["new_contact"]
    )


def _tickets(model: ContactsModel) -> Section:
    open_ = [each for each in model.tickets if each.status != "closed"]
    closed = len(model.tickets) - len(open_)
    aside = tr("{count} closed").format(count=closed) if closed else ""
    rows = tuple(_ticket(each) for each in open_[:TICKETS_SHOWN])
    return Section(tr("Open tickets"), aside, rows, tr("None is open."))


def _ticket(ticket: TicketPast) -> FactRow:
    how = status_words(ticket.status, ticket.pause)
    text = tr("{subject}, {status}").format(subject=ticket.subject, status=how)
    return FactRow(ticket_number(ticket.number), text, f"ticket:{ticket.ticket}",
                   tone="danger" if ticket.priority == "urgent" else "ink")  # fmt: skip


def _coming(model: ContactsModel, where: tzinfo) -> Section:
    rows = tuple(
        FactRow(
            moment(each.start_at, model.now, where),
            each.title or tr("Booking"),
            f"reservation:{each.reservation}@{each.start_at}",
        )
        for each in model.booked
        if each.end_at >= model.now and each.state in ("booked", "checked_in")
    )
    return Section(tr("Bookings to come"), "", rows, tr("Nothing is booked."))


def _events(model: ContactsModel, where: tzinfo) -> Section:
    ahead = [each for each in model.events if each.end_at >= model.now]
    before = [each for each in model.events if each.end_at < model.now][-2:]
    rows = tuple(_event(model, each, where) for each in [*before, *ahead][:EVENTS_SHOWN])
    return Section(tr("Events"), CAPS["contact_event"], rows, tr("None in the next weeks."))


def _event(model: ContactsModel, each: Occurrence, where: tzinfo) -> FactRow:
    who = model.staff.get(Staff, each.owner)
    states = {"done": tr("held"), "cancelled": tr("cancelled"), "planned": ""}
    parts = (
        each.title or tr("An event without a title"),
        states[each.state],
        words(each.recurs, ""),
        "" if each.owner == model.me or who is None else isolated(who.name),
    )
    tone = "muted" if each.state != "planned" or each.end_at < model.now else "ink"
    return FactRow(
        moment(each.start_at, model.now, where), ", ".join(part for part in parts if part),
        f"event:{each.event}@{each.original_at}", tone=tone,
    )  # fmt: skip


def _same(contact: FoundContact) -> Section:
    named = tuple(
        FactRow("", name or tr("A contact without a name"), "take_apart")
        for name in contact.merged_names
    )
    return Section(tr("The same as"), CAPS["take_apart"], named)
