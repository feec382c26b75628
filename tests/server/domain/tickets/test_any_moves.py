"""Whatever is merged, split and taken back in any order, no message is lost or stands twice."""

from __future__ import annotations

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.outcomes import Bulked, Refusal
from protocol.records import Ticket
from protocol.ticket_commands import MergeTickets, SplitTicket, UndoBulk
from tests.hall import ADMIN
from tests.server.domain.tickets.desk import Desk

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["reply", "answer", "merge", "split", "undo"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=4,
    max_size=14,
)


class Moves:
    """A desk with three tickets, and what was written in all of them."""

    def __init__(self) -> None:
        self.at = Desk()
        self.number = count(1)
        self.texts: list[str] = []
        self.tickets = [self.at.opened(text=self.text()) for _ in range(3)]
        self.batches: list[str] = []

    def text(self) -> str:
        self.texts.append(f"text {next(self.number)}")
        return self.texts[-1]

    def step(self, what: str, one: int, two: int) -> None:
        """Do it if it can be done."""
        at, ident = self.at, self.tickets[one % len(self.tickets)]
        ticket = at.ticket(ident)
        at.passes(1)
        if what == "reply" and ticket.status != "closed":
            at.replied(ident, self.text())
        elif what == "answer" and ticket.status != "closed":
            at.answered(ident, self.text())
        elif what == "merge":
            self.do(MergeTickets(ticket=ident, tickets=[self.tickets[two % len(self.tickets)]]))
        elif what == "split":
            thread = [m.nth for m in at.thread(ident) if m.message_kind != "note"]
            taken = thread[two % len(thread) :] if thread else [1]
            self.do(SplitTicket(ticket=ident, messages=taken, subject="Another"))
        elif what == "undo" and self.batches:
            self.do(UndoBulk(batch=self.batches[two % len(self.batches)]))

    def do(self, command: MergeTickets | SplitTicket | UndoBulk) -> None:
        answer = self.at.hall.ask(command, ADMIN)
        if isinstance(answer, Refusal):
            return
        assert isinstance(answer, Bulked)
        if answer.batch and not isinstance(command, UndoBulk):
            self.batches.append(answer.batch)
        if answer.ticket:
            self.tickets.append(answer.ticket)

    def whole(self) -> None:
        """Each text stands once, in a thread that counts it, and the ticket tells who waits."""
        found: list[str] = []
        for ident in self.tickets:
            ticket = self.at.ticket(ident)
            thread = self.at.thread(ident)
            said = [m for m in thread if m.message_kind != "note"]
            found += [m.text for m in said]
            assert all(m.id == f"{ident}.{m.nth}" and m.nth <= ticket.messages for m in thread)
            if ticket.merged_into is not None:
                assert (ticket.status, said) == ("closed", [])
            if ticket.status in ("open", "in_progress"):
                self.waits(ticket, [(m.at, m.message_kind) for m in said])
        assert sorted(found) == sorted(self.texts)

    def waits(self, ticket: Ticket, said: list[tuple[int, str]]) -> None:
        replies = [at for at, kind in said if kind == "reply"]
        asked = [at for at, kind in said if kind == "customer" and at > max(replies, default=0)]
        assert ticket.unanswered_since == min(asked, default=None)


@given(STEPS)
@settings(max_examples=60)
def test_no_message_is_lost_or_stands_twice(steps: list[tuple[str, int, int]]) -> None:
    moves = Moves()
    for what, one, two in steps:
        moves.step(what, one, two)
        moves.whole()
