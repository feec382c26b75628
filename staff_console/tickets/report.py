"""The ticket desk, as the view around it needs to know it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from staff_console.answers import AnswerLine
from staff_console.finder import Find
from staff_console.look import Look
from staff_console.reports.report import ModelReport
from staff_console.speech import tr
from staff_console.tickets.keys import shown
from staff_console.tickets.lists import SORTS, list_cap
from staff_console.tickets.model import TicketsModel
from staff_console.tickets.page import TicketsPane
from staff_console.tickets.rows import ticket_number


class TicketsReport(ModelReport[TicketsModel]):
    """Shows one model."""

    name = "tickets-desk"

    def title(self) -> str:
        """As the choice of pages shows it."""
        return tr("Tickets")

    def make(self, look: Look) -> QWidget:
        """The pane; it follows the model as long as it lives."""
        return TicketsPane(look, self.model)

    @property
    def answer(self) -> AnswerLine:
        """What became of what was asked last."""
        return self.model.screen.answer

    def finds(self) -> Iterator[Find]:
        """All that can be done here."""
        model = self.model
        ticket = model.ticket
        about = f"{ticket_number(ticket.number)} {ticket.subject}" if ticket is not None else ""
        for verb in model.verbs:
            yield Find(f"window:{verb.name}", verb.does, verb.why or about, verb.cap, not verb.why)
        yield from self._writing(about)
        yield Find("window:new_ticket", tr("New ticket"), "", shown("new_ticket"))
        if ticket is not None:
            yield Find("window:new_for_contact", tr("New ticket of the same contact"), about)
        for place, each in enumerate(model.lists):
            yield Find(f"window:list:{each.key}", tr("List: {name}").format(name=each.title), "",
                       list_cap(place))  # fmt: skip
        for name, (said, _) in SORTS.items():
            yield Find(f"window:sort:{name}", tr("Order: {order}").format(order=said()), "",
                       shown("sort") if name == model.listing.sort else "")  # fmt: skip
        yield Find("window:find_ticket", tr("Filter the list"), "", shown("find_ticket"))
        yield Find("window:save_view", tr("Save this list"), model.listing.title)
        if model.listing.view is not None:
            yield Find("window:delete_view", tr("Remove this list"), model.listing.title)
        if model.told_me:
            yield Find("window:see_notices", tr("Read all that I was told"), "", shown("notices"))

    def _writing(self, about: str) -> Iterator[Find]:
        why = self.model.hindrance("reply")
        for name, does, cap in (
            ("send", tr("Send to customer"), shown("send")),
            ("send_resolve", tr("Send to customer and resolve"), ""),
            ("send_wait", tr("Send to customer and wait for the answer"), ""),
        ):
            yield Find(f"window:{name}", does, why or about, cap, not why)
        why = self.model.hindrance("comment")
        yield Find("window:save_comment", tr("Save comment"), why or about, shown("save_comment"),
                   not why)  # fmt: skip

    def act(self, name: str) -> bool:
        """Do one of these."""
        return self.model.act(name)

    def put_away(self) -> bool:
        """Esc: what was said, selected or searched for."""
        return self.model.put_away()
