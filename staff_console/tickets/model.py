"""The ticket desk for widgets: what its keys do, and what is drawn of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from protocol.ticket_commands import TicketChange
from protocol.tickets import Ticket
from staff_console.answers import IDLE, AnswerLine
from staff_console.speech import tr
from staff_console.tickets import forms
from staff_console.tickets.keys import VerbName
from staff_console.tickets.picture import picture
from staff_console.tickets.relating import RelatingModel
from staff_console.tickets.screen import TicketsScreen
from staff_console.tickets.verbs import Verb, verbs_of
from staff_console.watching import TOPIC


class TicketsModel(RelatingModel):
    """All of the view of whoever is signed in."""

    findAsked = Signal()
    """Keys are to go to the field of the search."""
    cannedAsked = Signal()
    """The canned responses are to be looked through."""
    sideAsked = Signal()
    """The right pane is to come or go."""
    tallied = Signal()
    """How many are due, or how much I was told, is otherwise: the view bar says so."""
    eventAsked = Signal(str)
    """An event that I was reminded of, or a repair that I was told of, is to be opened, by its
    key."""
    contactAsked = Signal()
    """The page of the ticket's contact is to be opened."""
    listsAsked = Signal()
    """The lists are to be looked through."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._tally = (0, 0)
        super().__init__(*args, **more)
        self.screen: TicketsScreen = self._compute()

    @property
    def verbs(self) -> tuple[Verb, ...]:
        """What can be done with the ticket that is open."""
        return verbs_of(self.ticket, self._me().id, self._live.status.connected)

    @property
    def due(self) -> int:
        """How many of mine are past their warning: for the view bar."""
        tally = self.known.tally
        return tally.due if tally is not None and tally.id == self._me().id else 0

    @property
    def told_me(self) -> int:
        """How much I was told and have not put away."""
        return len(self.known.notices)

    def show(self, shown: bool) -> None:
        """It is looked at, or left; a ticket that is open stays so."""
        self._shown = shown
        if shown:
            self._texts.belong_to(self._me().id, self._live.now())
            self.follow_lists()
            if not self._told:
                self._listing = None
                self._begin_list()
        else:
            self._open, self._answer = None, IDLE
            self.keep_drafts()
        self._tell_others()
        self._on_ticket()
        self.refresh(always=True)

    def act(self, name: str) -> bool:
        """A key of the tickets, or what was found; whether it was one."""
        if name.startswith("list:"):
            self.show_list(name.removeprefix("list:"))
        elif name.startswith("open:"):
            self.open_now(name.removeprefix("open:"))
        elif name.startswith("canned:"):
            self.insert(name.removeprefix("canned:"))
        elif name.startswith(("event:", "request:")):
            self.eventAsked.emit(name)
        elif name.startswith("sort:"):
            self.sort_by(name.removeprefix("sort:"))  # type: ignore[arg-type]
        elif name in (free := self._free()):
            free[name]()
        elif name in (about := self._about()):
            self._do(name, about[name])
        else:
            return False
        return True

    def put_away(self) -> bool:
        """Esc: what was said, what is selected, what is searched for; whether there was any."""
        if self._answer.kind not in ("idle", "sent"):
            self._answer = IDLE
        elif self._picked:
            self.unpick()
        elif self._text:
            self.search("")
        else:
            return self._busy
        self.refresh()
        return True

    def refresh(self, always: bool = False) -> None:
        """Compute the page anew."""
        if self._shown or always:
            before, self.screen = self.screen, self._compute()
            if self.screen != before or always:
                self.changed.emit()

    def _say(self, line: AnswerLine) -> None:
        super()._say(line)
        if not self._shown and line.kind != "idle":
            # Asked at the board, answered at the board, and that it is on its way as well.
            self._console.say(f"{line.title} {line.text}".strip())

    def keep(self) -> None:
        """Have what was typed outlive us."""
        self._texts.save()

    def _on_records(self, topic: str = TOPIC) -> None:
        super()._on_records(topic)
        before, self._tally = self._tally, (self.due, self.told_me)
        if self._tally != before:
            self.tallied.emit()

    def _free(self) -> dict[str, Callable[[], object]]:
        """What needs no ticket."""
        return {
            "new_ticket": self.new,
            "find_ticket": self.findAsked.emit,
            "sort": self.next_sort,
            "save_view": self.save_view,
            "delete_view": self.delete_view,
            "notices": self.see_notices,
            "see_notices": self.see_notices,
            "side": self.sideAsked.emit,
            "send": self.send_reply,
            "send_resolve": lambda: self.send_reply(TicketChange(status="resolved")),
            "send_wait": lambda: self.send_reply(
                TicketChange(status="in_progress", pause="waiting_on_customer")
            ),
            "save_comment": self.save_comment,
            "unpick": self.unpick,
            "new_for_contact": self.new_for_contact,
            "contact_page": self.contactAsked.emit,
        }

    def _about(self) -> dict[VerbName | str, Callable[[], object]]:
        """What is done with the ticket that is open, or with all that are selected."""
        return {
            "reply": lambda: self.open_sheet("reply"),
            "comment": lambda: self.open_sheet("comment"),
            "canned": self.cannedAsked.emit,
            "attach": self.filesWanted.emit,
            "status": lambda: self.ask_change(
                forms.status_question, forms.status_change, tr("{ticket}: its status is set.")
            ),
            "priority": lambda: self.ask_change(
                forms.priority_question, forms.priority_change, tr("{ticket}: its priority is set.")
            ),
            "assign": self._ask_who,
            "tags": self._ask_tags,
            "fields": self._ask_fields,
            "watch": self._ask_watchers,
            "subject": self._ask_subject,
            "escalate": self.escalate,
            "merge": self.merge,
            "split": self.split,
            "link": self.link,
            "unlink": self.unlink,
            "older": self.ask_older,
            **self._at_once(),
        }

    def _at_once(self) -> dict[VerbName | str, Callable[[], object]]:
        """What needs no question."""
        changes: dict[VerbName, tuple[TicketChange, str]] = {
            "take": (TicketChange(assignee=self._me().id), tr("{ticket} is yours now.")),
            "resolve": (TicketChange(status="resolved"), tr("{ticket} is resolved.")),
            "close": (TicketChange(status="closed"), tr("{ticket} is closed.")),
            "reopen": (TicketChange(status="open"), tr("{ticket} is open again.")),
        }
        return {name: partial(self.change, *asked) for name, asked in changes.items()}

    def _do(self, name: str, does: Callable[[], object]) -> None:
        """Do it, or say why not; of several that are selected each says so for itself."""
        if self._picked and name in ("status", "priority", "assign", "tags"):
            does()
            return
        verb = next((each for each in self.verbs if each.name == name), None)
        why = verb.why if verb is not None else ""
        if why:
            title = tr("{verb}: not now.").format(verb=verb.does if verb is not None else name)
            self._say(AnswerLine("note", title, why, "Esc", tr("put away")))
        else:
            does()

    def _ask_who(self) -> None:
        known = self.known
        self.ask_change(
            partial(forms.assign_question, known),
            partial(forms.assign_change, known),
            tr("{ticket} is given away."),
        )

    def _ask_watchers(self) -> None:
        known = self.known
        self._ask_one(
            partial(forms.watch_question, known),
            partial(forms.watch_change, known),
            tr("{ticket}: who watches is saved."),
        )

    def _ask_subject(self) -> None:
        self._ask_one(
            forms.subject_question,
            lambda ticket, values: TicketChange(
                subject=forms.subject_question(ticket, values).fields[0].value.strip()
            ),
            tr("{ticket} is called so."),
        )

    def _ask_tags(self) -> None:
        self.ask_change(
            lambda subject, ticket, values: forms.tags_question(
                subject, ticket.tags if ticket is not None else None, values
            ),
            _tags_change,
            tr("{ticket}: its tags are set."),
        )

    def _ask_fields(self) -> None:
        names = [each.name for each in self.known.fields]

        def change(ticket: Ticket, values: Any) -> TicketChange:
            told = {name: values[name].strip() for name in names if name in values}
            return TicketChange(fields=told)

        self._ask_one(
            lambda ticket, values: forms.fields_question(self.known, ticket, values),
            change,
            tr("{ticket}: its fields are saved."),
        )

    def _ask_one(
        self,
        asks: Callable[[Ticket, Any], Any],
        changed: Callable[[Ticket, Any], TicketChange],
        said: str,
    ) -> None:
        ticket = self.ticket
        if ticket is not None:
            self.ask_before(
                lambda values: asks(ticket, values),
                lambda values: self.change(changed(ticket, values), said),
            )

    def _compute(self) -> TicketsScreen:
        return picture(self)


def _tags_change(ticket: Ticket | None, values: Any) -> TicketChange:
    if ticket is None:
        return TicketChange(add_tags=forms.split_tags(values["tags"]))
    return TicketChange(tags=forms.split_tags(values.get("tags", ", ".join(ticket.tags))))
