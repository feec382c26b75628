"""New tickets, and what becomes of several: merging, splitting, linking; lists that are saved."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.outcomes import Bulked, Outcome, Saved
from protocol.records import Entry
from protocol.support_commands import DeleteTicketView, PutTicketView, SeeNotices
from protocol.ticket_commands import LinkTickets, MergeTickets, SplitTicket, UndoBulk
from protocol.ticket_views import TicketHead
from protocol.tickets import Ticket
from staff_console.answers import AnswerLine
from staff_console.facts import MANAGERS
from staff_console.sheets.form import Values, several
from staff_console.speech import tr
from staff_console.tickets.changing import ChangingModel
from staff_console.tickets.joining import (
    Subject,
    new_question,
    of_visit,
    open_command,
    other_question,
    split_question,
    view_question,
)
from staff_console.tickets.rows import ticket_number
from staff_console.watching import TOPIC


class RelatingModel(ChangingModel):
    """What leads from one ticket to another."""

    def new(self) -> None:
        """Ctrl+N: a new ticket, of whoever the open one is of or of somebody else."""
        self._open_new(Subject())

    def new_for_contact(self) -> None:
        """Another ticket of the same contact."""
        ticket = self.ticket
        if ticket is not None:
            self._open_new(Subject(name=self.contact.name, contact=ticket.contact))

    def new_for(self, name: str, contact: str) -> None:
        """A new ticket of a contact whose page was open."""
        self._open_new(Subject(name=name, contact=contact))

    def complain(self, entry: Entry) -> None:
        """F9: a complaint of whoever is at my desk, bound to the visit."""
        self._open_new(of_visit(self._live.replica(TOPIC), entry))

    def merge(self) -> None:
        """Bring those that are selected, or another one, into the ticket that is open."""
        ticket = self.ticket
        if ticket is None:
            self._choose_first()
            return
        chosen = [head for head in self.picked if head.id != ticket.id]
        title = tr("Merge into {ticket}").format(ticket=ticket_number(ticket.number))
        text = tr("Its thread comes into this one, and it is closed.")
        does = tr("Merge")

        def send(values: Values) -> None:
            asked = other_question("", "", "", "", ticket, self._heads(), values)
            self._merge(ticket, [head.id for head in chosen] or [asked.fields[0].value])

        if chosen:
            self._merge(ticket, [head.id for head in chosen])
        else:
            self.ask_before(
                lambda values: other_question(
                    "ticket-merge", title, text, does, ticket, self._heads(), values
                ),
                send,
            )

    def split(self) -> None:
        """Take messages out into a ticket of their own."""
        ticket = self.ticket
        if ticket is None:
            self._choose_first()
            return

        def send(values: Values) -> None:
            command = SplitTicket(
                ticket=ticket.id,
                expected=ticket.version,
                messages=[int(each) for each in several(values["messages"])],
                subject=values["subject"].strip(),
            )
            self.send(tr("Split the ticket."), command, self._split_done)

        self.ask_before(
            lambda values: split_question(
                ticket, self.messages, self.contact.name, self.known, values
            ),
            send,
        )

    def link(self) -> None:
        """Say that another ticket belongs with this one."""
        ticket = self.ticket
        if ticket is None:
            self._choose_first()
            return
        title = tr("Link with {ticket}").format(ticket=ticket_number(ticket.number))

        def send(values: Values) -> None:
            asked = other_question("", "", "", "", ticket, self._heads(), values)
            self._link(ticket, asked.fields[0].value, linked=True)

        self.ask_before(
            lambda values: other_question(
                "ticket-link", title, tr("Each names the other."), tr("Link"), ticket,
                self._heads(), values,
            ),
            send,
        )  # fmt: skip

    def unlink(self) -> None:
        """Take a link away: the last one that was made."""
        ticket = self.ticket
        if ticket is not None and ticket.links:
            self._link(ticket, ticket.links[-1], linked=False)

    def save_view(self) -> None:
        """Save the list that is shown, with what is searched for."""
        view, manager = self.listing.view, self._me().role in MANAGERS
        own = view is not None and (view.owner is not None or manager)

        def send(values: Values) -> None:
            asked = {f.name: f.value for f in view_question(view, manager, values).fields}
            same = view if own and view is not None and asked["name"].strip() == view.name else None
            command = PutTicketView(
                view=same.id if same is not None else None,
                version=same.version if same is not None else None,
                name=asked["name"].strip(),
                shows=replace(self.shows),
                sort=self.listing.sort,
                descending=self.listing.descending,
                own=asked.get("whose", "own") == "own",
            )
            self.send(tr("Save the list."), command, self._view_saved)

        self.ask_before(lambda values: view_question(view, manager, values), send)

    def delete_view(self) -> None:
        """Remove the saved list that is shown."""
        view = self.listing.view
        if view is not None:
            self.show_list("mine")
            self.step(tr("Remove the list."), DeleteTicketView(view=view.id),
                      tr("The list is removed."))  # fmt: skip

    def see_notices(self) -> None:
        """All that I was told is read."""
        notices = [each.id for each in self.known.notices][:100]
        if notices and self._live.status.connected:
            self._ask(SeeNotices(notices=notices), lambda _: None)

    def _open_new(self, subject: Subject, typed: Values | None = None) -> None:
        def send(values: Values) -> None:
            said = tr("{ticket} is open.")
            if subject.complaint:
                said = tr("{ticket} is open: the complaint is written down.")
            # What was typed is not lost where the server does not take it.
            self._again_with = lambda: self._open_new(subject, values)
            self.send(
                tr("Open a ticket."),
                open_command(subject, self._me().id, values),
                lambda outcome: self.opened_by(outcome, said),
            )

        self.ask_before(lambda values: new_question(subject, values), send)
        for name, value in (typed or {}).items():
            self.answer_question(name, value)

    def _let_go(self) -> None:
        again, self._again_with = self._again_with, None
        if again is not None:
            again()

    def _merge(self, ticket: Ticket, others: list[str]) -> None:
        numbers = {head.id: head.number for head in self._heads()}
        command = MergeTickets(ticket=ticket.id, expected=ticket.version, tickets=others)
        self.send(
            tr("Merge into {ticket}.").format(ticket=ticket_number(ticket.number)),
            command,
            lambda outcome: self.bulked(outcome, numbers),
        )

    def _split_done(self, outcome: Outcome) -> AnswerLine:
        if not isinstance(outcome, Bulked):
            return self.confirmed(tr("Done."))
        if outcome.batch:
            back = UndoBulk(batch=outcome.batch)
            self.keep_back(tr("Put the messages back."), back, outcome.undo_until)
        said = tr("{ticket} is split off.").format(ticket=ticket_number(outcome.number))
        return self.confirmed(said)

    def _link(self, ticket: Ticket, other: str, linked: bool) -> None:
        def done(_: Outcome) -> AnswerLine:
            back = LinkTickets(ticket=ticket.id, other=other, linked=not linked)
            self.keep_back(tr("Take it back."), back)
            return self.confirmed(tr("They are linked.") if linked else tr("The link is gone."))

        title = tr("Link the tickets.") if linked else tr("Take the link away.")
        self.send(title, LinkTickets(ticket=ticket.id, other=other, linked=linked), done)

    def _view_saved(self, outcome: Outcome) -> AnswerLine:
        if isinstance(outcome, Saved):
            self._listed = outcome.id
        return self.confirmed(tr("The list is saved."))

    def _heads(self) -> list[TicketHead]:
        """Tickets that are known here: selected, changed lately, or in sight."""
        windows = self.table.windows
        seen = (windows.at(place) for place in range(min(windows.total, 300)))
        return [
            *self.picked,
            *self.known.lists.of(TicketHead),
            *(head for head in seen if head is not None),
        ]

    def _choose_first(self) -> None:
        title = tr("No ticket is chosen.")
        text = tr("Choose one in the list first.")
        self._say(AnswerLine("note", title, text, "Esc", tr("put away")))
