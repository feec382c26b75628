"""What the ticket desk asks before it changes a ticket, or several: questions as values. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from protocol.sla import PRIORITIES
from protocol.ticket_commands import TicketChange
from protocol.tickets import Tag, Ticket, TicketPause, TicketStatus
from staff_console.administration.question import Question
from staff_console.sheets.form import Field, Option, Values, as_value, picked, several
from staff_console.speech import tr
from staff_console.tickets.known import Known
from staff_console.tickets.rows import PRIORITY_NAMES, ticket_number

STANDINGS: Final[dict[str, tuple[TicketStatus, TicketPause, Callable[[], str]]]] = {
    "open": ("open", "", lambda: tr("Open")),
    "in_progress": ("in_progress", "", lambda: tr("In progress")),
    "waiting": ("in_progress", "waiting_on_customer", lambda: tr("Waits on customer: clock stops")),
    "on_hold": ("in_progress", "on_hold", lambda: tr("On hold: clock stops")),
    "resolved": ("resolved", "", lambda: tr("Resolved")),
    "closed": ("closed", "", lambda: tr("Closed")),
}
"""Status and pause together: one question for what is one thing to whoever works at it."""
NOBODY: Final = "-"
TEAM: Final = "team:"


def about(tickets: Sequence[Ticket] | int) -> str:
    """What a question is about: one ticket, or so many."""
    if isinstance(tickets, int):
        return tr("all {count} that are selected").format(count=tickets)
    return f"{ticket_number(tickets[0].number)} {tickets[0].subject}"


def status_question(subject: str, ticket: Ticket | None, values: Values) -> Question:
    """Which status, with its pause."""
    usual = ""
    if ticket is not None:
        usual = next(
            (k for k, (s, p, _) in STANDINGS.items() if (s, p) == (ticket.status, ticket.pause)),
            ticket.status,
        )
    options = tuple(Option(key, said()) for key, (_, _, said) in STANDINGS.items())
    value = picked(values, "status", options, usual)
    field = Field("status", tr("Status"), "one", value, options)
    return Question("ticket-status", tr("Status"), subject, tr("Set status"), (field,))


def status_change(ticket: Ticket | None, values: Values) -> TicketChange:
    """What it comes to."""
    question = status_question("", ticket, values)
    status, pause, _ = STANDINGS[question.fields[0].value]
    if status in ("resolved", "closed"):
        return TicketChange(status=status)
    return TicketChange(status=status, pause=pause)


def priority_question(subject: str, ticket: Ticket | None, values: Values) -> Question:
    """Which priority."""
    options = tuple(Option(each, PRIORITY_NAMES[each]()) for each in reversed(PRIORITIES))
    value = picked(values, "priority", options, ticket.priority if ticket is not None else "normal")
    field = Field("priority", tr("Priority"), "one", value, options)
    text = tr("Deadlines are reckoned anew from the beginning.")
    return Question(
        "ticket-priority", tr("Priority"), f"{subject}. {text}", tr("Set priority"), (field,)
    )


def priority_change(ticket: Ticket | None, values: Values) -> TicketChange:
    """What it comes to."""
    value = priority_question("", ticket, values).fields[0].value
    return TicketChange(priority=value)  # type: ignore[arg-type]


def assign_question(known: Known, subject: str, ticket: Ticket | None, values: Values) -> Question:
    """Who has it: a colleague, a team, nobody."""
    people = tuple(
        Option(each.id, tr("{name} (you)").format(name=each.name) if each.id == known.me
               else each.name, ", ".join(each.teams))
        for each in known.colleagues
    )  # fmt: skip
    teams = tuple(Option(f"{TEAM}{each}", tr("Team {team}").format(team=each))
                  for each in known.teams)  # fmt: skip
    options = (*people, *teams, Option(NOBODY, tr("Nobody")))
    usual = known.me if ticket is None or ticket.assignee is None else ticket.assignee
    value = picked(values, "who", options, usual)
    field = Field("who", tr("Who"), "pick", value, options)
    return Question("ticket-assign", tr("Who has it"), subject, tr("Give it"), (field,))


def assign_change(known: Known, ticket: Ticket | None, values: Values) -> TicketChange:
    """What it comes to; a team alone leaves it to whoever of them takes it."""
    value = assign_question(known, "", ticket, values).fields[0].value
    if value.startswith(TEAM):
        return TicketChange(team=value.removeprefix(TEAM), assignee="")
    return TicketChange(assignee="" if value == NOBODY else value)


def tags_question(subject: str, tags: Sequence[str] | None, values: Values) -> Question:
    """Which tags; of several tickets, which are to be added."""
    adding = tags is None
    value = values.get("tags", ", ".join(tags or ()))
    wrong = [each for each in split_tags(value) if not _is_tag(each)]
    why = tr("A tag has 39 letters at most.") if wrong else ""
    field = Field("tags", tr("Tags, with commas between"), "text", value, most=400)
    does = tr("Add tags") if adding else tr("Set tags")
    ready = not why and (not adding or bool(split_tags(value)))
    return Question("ticket-tags", tr("Tags"), subject, does, (field,), ready, why)


def split_tags(text: str) -> list[str]:
    """The tags of a line, each once."""
    return list(dict.fromkeys(each.strip() for each in text.split(",") if each.strip()))


def _is_tag(text: str) -> bool:
    try:
        msgspec.convert(text, Tag)
    except msgspec.ValidationError:
        return False
    return True


def fields_question(known: Known, ticket: Ticket, values: Values) -> Question:
    """The custom fields of the house."""
    made = []
    for each in known.fields:
        value = values.get(each.name, ticket.fields.get(each.name, ""))
        if each.field_kind == "choice":
            options = (Option("", tr("not filled in")), *(Option(c, c) for c in each.choices))
            made.append(Field(each.name, each.title, "one", value, options))
        else:
            hint = tr("like 2026-11-24") if each.field_kind == "date" else ""
            made.append(Field(each.name, each.title, "text", value, hint=hint))
    why = "" if made else tr("This house has set up no fields. A manager does so in Settings.")
    return Question(
        "ticket-fields", tr("Fields"), about([ticket]), tr("Save"), tuple(made), bool(made), why
    )


def watch_question(known: Known, ticket: Ticket, values: Values) -> Question:
    """Who is told of what happens."""
    options = tuple(Option(each.id, each.name) for each in known.colleagues)
    value = values.get("watchers", as_value(ticket.watchers))
    field = Field("watchers", tr("Who is told what happens"), "some", value, options)
    return Question("ticket-watch", tr("Watched by"), about([ticket]), tr("Save"), (field,))


def watch_change(known: Known, ticket: Ticket, values: Values) -> TicketChange:
    """What it comes to."""
    return TicketChange(watchers=several(watch_question(known, ticket, values).fields[0].value))


def escalate_question(ticket: Ticket, values: Values) -> Question:
    """Why it goes to the next level."""
    value = values.get("reason", "")
    field = Field("reason", tr("Why? It is written in the thread."), "lines", value, most=200)
    why = "" if value.strip() else tr("Say why.")
    text = tr("{about}. Level {count} is told, and what that level does happens.").format(
        about=about([ticket]), count=ticket.level + 1
    )
    return Question(
        "ticket-escalate", tr("Escalate"), text, tr("Escalate"), (field,), not why,
        why if value else "",
    )  # fmt: skip


def subject_question(ticket: Ticket, values: Values) -> Question:
    """What it is called."""
    value = values.get("subject", ticket.subject)
    field = Field("subject", tr("Subject"), "text", value)
    ready = bool(value.strip())
    return Question("ticket-subject", tr("Subject"), about([ticket]), tr("Save"), (field,), ready)
