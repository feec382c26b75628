"""Questions about several tickets: merging, splitting, linking; and about a new one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protocol.queue_commands import Customer
from protocol.records import Entry, Person, Visit
from protocol.replica import Replica
from protocol.sla import PRIORITIES, Priority
from protocol.ticket_commands import OpenTicket
from protocol.ticket_views import TicketHead
from protocol.tickets import Ticket, TicketMessage, TicketView
from staff_console.administration.question import Question
from staff_console.sheets.form import Field, Option, Values, picked, several
from staff_console.speech import tr
from staff_console.tickets.known import Known
from staff_console.tickets.rows import PRIORITY_NAMES, ticket_number
from staff_console.words import isolated

SHOWN = 300


def other_question(
    name: str, title: str, text: str, does: str, ticket: Ticket, heads: Iterable[TicketHead],
    values: Values,
) -> Question:  # fmt: skip
    """Another ticket: those of the same contact stand first."""
    others = {head.id: head for head in heads if head.id != ticket.id and not head.merged_into}
    first = sorted(others.values(), key=lambda h: (h.contact != ticket.contact, -h.updated_at))
    options = tuple(
        Option(head.id, f"{ticket_number(head.number)} {head.subject}", head.name)
        for head in first[:SHOWN]
    )
    value = picked(values, "other", options)
    field = Field("other", tr("Which ticket"), "pick", value, options)
    why = "" if options else tr("Search for the other ticket in the list first.")
    return Question(name, title, text, does, (field,), bool(options), why)


def split_question(
    ticket: Ticket, messages: Sequence[TicketMessage], customer: str, known: Known, values: Values
) -> Question:
    """Which messages become a ticket of their own."""
    able = [each for each in messages if each.message_kind != "note"][-30:]
    options = tuple(
        Option(str(each.nth), _first_words(each.text), customer if not each.author
               else known.name(each.author))
        for each in able
    )  # fmt: skip
    subject = values.get("subject", "")
    chosen = several(values.get("messages", ""))
    why = ""
    if subject and not chosen:
        why = tr("Choose messages.")
    elif chosen and len(chosen) == len(messages):
        why = tr("One message stays at least.")
    return Question(
        "ticket-split", tr("Split"), tr("These go into a ticket of their own."), tr("Split"),
        (
            Field("subject", tr("Subject of the new ticket"), "text", subject),
            Field("messages", tr("Messages"), "some", values.get("messages", ""), options),
        ),
        bool(subject.strip() and chosen) and not why, why,
    )  # fmt: skip


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 48 else f"{line[:47]}…"


@dataclass(frozen=True)
class Subject:
    """Whom a new ticket is of, as far as that is known before it is asked."""

    name: str = ""
    email: str = ""
    phone: str = ""
    contact: str = ""
    visit: str = ""
    number: str = ""
    """Of the visit."""
    complaint: bool = False


def of_visit(replica: Replica, entry: Entry) -> Subject:
    """A complaint of whoever is at my desk."""
    visit = replica.get(Visit, entry.visit)
    person = replica.get(Person, visit.person) if visit is not None else None
    return Subject(
        name=person.name if person is not None else "",
        email=person.email if person is not None else "",
        phone=person.phone if person is not None else "",
        contact=(person.contact or "") if person is not None else "",
        visit=entry.visit,
        number=entry.number,
        complaint=True,
    )


def new_question(subject: Subject, values: Values) -> Question:
    """A new ticket."""
    usual = tr("Complaint, {number}").format(number=subject.number) if subject.complaint else ""
    priorities = tuple(Option(each, PRIORITY_NAMES[each]()) for each in reversed(PRIORITIES))
    whose = (
        Option("staff", tr("an internal comment of mine")),
        Option("customer", tr("the customer's words")),
    )
    what = tr("What is the complaint?") if subject.complaint else tr("What is it about?")
    first = (
        Field("subject", tr("Subject"), "text", values.get("subject", usual)),
        Field("text", what, "lines", values.get("text", ""), most=10_000),
    )
    fields = (
        # What a complaint is called is known already: keys go to what is said.
        *(reversed(first) if subject.complaint else first),
        Field("whose", tr("This is"), "one", picked(values, "whose", whose), whose),
        Field("priority", tr("Priority"), "one",
              picked(values, "priority", priorities, "high" if subject.complaint else "normal"),
              priorities),
        *_whose(subject, values),
    )  # fmt: skip
    said = {field.name: field.value.strip() for field in fields}
    why = _missing(subject, said)
    title = tr("Complaint") if subject.complaint else tr("New ticket")
    text = ""
    if subject.visit:
        name = isolated(subject.name or tr("Guest"))
        text = tr("Bound to the visit of {number}, {name}.").format(
            number=subject.number, name=name
        )
    elif subject.contact:
        text = tr("For {name}.").format(name=isolated(subject.name))
    return Question("ticket-new", title, text, tr("Open the ticket"), fields, not why, why)


def _whose(subject: Subject, values: Values) -> tuple[Field, ...]:
    """Whose ticket it is, where that is not known."""
    if subject.contact:
        return ()
    return (
        Field("name", tr("Name"), "text", values.get("name", subject.name), most=120),
        Field("email", tr("Mail address"), "text", values.get("email", subject.email)),
        Field("phone", tr("Phone"), "text", values.get("phone", subject.phone), most=40),
    )


def _missing(subject: Subject, said: dict[str, str]) -> str:
    if not said["text"]:
        return tr("Write what it is about.")
    if not said["subject"]:
        return tr("Give it a subject.")
    if not subject.contact and not (said["name"] or said["email"] or said["phone"]):
        return tr("Say whose it is: a name, an address or a phone.")
    return ""


def open_command(subject: Subject, me: str, values: Values) -> OpenTicket:
    """What opens it."""
    said = {field.name: field.value.strip() for field in new_question(subject, values).fields}
    priority: Priority = said["priority"]  # type: ignore[assignment]
    customer = None
    if not subject.contact:
        customer = Customer(name=said["name"], email=said["email"], phone=said["phone"])
    return OpenTicket(
        subject=said["subject"],
        text=said["text"],
        contact=subject.contact or None,
        customer=customer,
        priority=priority,
        assignee=me if subject.complaint else None,
        tags=["complaint"] if subject.complaint else [],
        from_staff=said["whose"] == "staff",
        visit=subject.visit or None,
    )


def view_question(view: TicketView | None, manager: bool, values: Values) -> Question:
    """What a list is to be called, and whose it is."""
    name = values.get("name", view.name if view is not None else "")
    fields = [Field("name", tr("Name"), "text", name, most=60)]
    if manager:
        whose = (Option("own", tr("mine alone")), Option("all", tr("everybody's")))
        usual = "all" if view is not None and view.owner is None else "own"
        value = picked(values, "whose", whose, usual)
        fields.append(Field("whose", tr("This list is"), "one", value, whose))
    why = "" if name.strip() else tr("Give it a name.")
    text = tr("What is searched for, and the order, are kept with it.")
    return Question(
        "ticket-view", tr("Save this list"), text, tr("Save"), tuple(fields), not why,
        why if "name" in values else "",
    )  # fmt: skip
