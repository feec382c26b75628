"""What is written at the ticket that is open: kept as it is typed, sent only over what was read."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec
from PySide6.QtCore import Signal

from client.not_taken import NotTaken
from protocol.messages import Ack, Res
from protocol.outcomes import Refusal
from protocol.ticket_queries import Rendered
from protocol.tickets import WORKED_ON, CannedResponse, DraftKind, Ticket, TicketMessage
from staff_console.answers import AnswerLine
from staff_console.speech import tr
from staff_console.tickets.attaching import AttachingModel
from staff_console.tickets.posts import came_since
from staff_console.tickets.typed import Typed, keep_command
from staff_console.words import isolated, minutes

AGAIN_MS: Final = 5_000
"""After so long a draft that the server did not take is told again."""
_VARIABLE: Final = re.compile(r"\{[a-z]+(?:\.[a-z0-9_]+)?\}")


class WritingModel(AttachingModel):
    """Both sheets of a ticket."""

    sheetWanted = Signal(str)
    """Keys are to go to this sheet."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._sent_at: dict[tuple[str, DraftKind], int] = {}
        self._read: dict[str, int] = {}
        """How far the thread of a ticket was shown to me while I wrote."""
        self._unsaved = ""
        super().__init__(*args, **more)
        self._again = self._timer(AGAIN_MS, self.keep_drafts)

    def open_sheet(self, kind: DraftKind) -> None:
        """Write on this sheet."""
        if self.ticket is not None:
            self._sheet[self._chosen] = kind
            self.refresh()
            self.sheetWanted.emit(kind)

    def write(self, kind: DraftKind, text: str) -> None:
        """The text of a sheet is this now."""
        ticket, now = self.ticket, self._live.now()
        if ticket is None:
            return
        before = self._typed(kind)
        fresh = Typed(ticket=ticket.id, kind=kind, text=text, at=now, thread=ticket.thread)
        typed = before if before is not None and before.text.strip() else fresh
        self._texts.put(msgspec.structs.replace(typed, text=text, at=now, kept_at=None))
        if not self._rests.isActive():
            # Whoever writes without a pause is kept all the same.
            self._rests.start()
        self.wrote()
        self.refresh()

    def keep_drafts(self) -> None:
        """Have what was typed on disk, and tell the server."""
        self._unsaved = (
            "" if self._texts.save() else tr("It cannot be kept on this computer's disk.")
        )
        for typed in self._texts.unkept if self._live.status.connected else ():
            self._tell_draft(typed)

    def insert(self, canned: str) -> None:
        """Put a canned response into the reply, as it is for this ticket."""
        ticket = self.ticket
        if ticket is None:
            return
        self.open_sheet("reply")

        def take(answer: Res | NotTaken) -> None:
            if isinstance(answer, NotTaken) or not answer.items:
                why = answer.detail if isinstance(answer, NotTaken) else ""
                title = tr("The canned response is not there.")
                self._say(AnswerLine("refused", title, why, "Esc", tr("put away")))
            elif self._chosen == ticket.id:
                self._insert(canned, msgspec.convert(answer.items[0], Rendered))

        self._query("canned", {"canned": canned, "ticket": ticket.id}, take)

    @property
    def missed(self) -> list[TicketMessage]:
        """Public messages that came since I began the reply."""
        ticket, typed = self.ticket, self._typed("reply")
        if ticket is None or typed is None or not typed.text.strip():
            return []
        others = came_since(self.messages, ticket.thread - typed.thread)
        return [each for each in others if each.author != self._me().id]

    def hindrance(self, kind: DraftKind) -> str:
        """Why what stands on a sheet cannot be sent; empty where it can."""
        ticket, typed = self.ticket, self._typed(kind)
        text = typed.text.strip() if typed is not None else ""
        if ticket is None:
            return tr("Choose a ticket first.")
        if kind != self.sheet:
            # What cannot be seen is never sent: a habit of the hands must not send another text.
            if kind == "reply":
                return tr("The comment is open: Ctrl+S saves it, Ctrl+R goes to the reply.")
            return tr("The reply is open: Ctrl+Enter sends it, Ctrl+M goes to the comment.")
        if not self._live.status.connected:
            return tr("The server is away. Your text is kept here.")
        if kind == "reply" and ticket.merged_into is not None:
            return tr("It was merged: answer in the ticket that goes on.")
        if kind == "reply" and ticket.status == "closed":
            return tr("It is closed: open it again first.")
        if self._busy:
            return tr("An answer is awaited first.")
        if any(each.under_way for each in self._going.of(ticket.id)):
            return tr("A file is still on its way.")
        if any(each.fault for each in self._going.of(ticket.id)):
            return tr("A file was not taken: remove it first.")
        if not text:
            return tr("Nothing is written yet.")
        if kind == "reply" and self.unknown:
            return tr("Fill in {names} first.").format(names=" ".join(self.unknown))
        return ""

    @property
    def unknown(self) -> list[str]:
        """Variables of a canned response that stand for nothing and are still in the reply."""
        typed = self._typed("reply")
        if typed is None or not typed.unknown:
            return []
        return list(dict.fromkeys(v for v in _VARIABLE.findall(typed.text) if v in typed.unknown))

    def _read_first(self, ticket: Ticket) -> bool:
        """Whether something came that I have not been shown; from now on I have."""
        missed = self.missed
        if not missed or self._read.get(ticket.id, 0) >= ticket.thread:
            return False
        self._read[ticket.id] = ticket.thread
        title = self.news_of(missed)
        self._say(
            AnswerLine("note", title, tr("Read it above: then Ctrl+Enter sends yours."), "Esc",
                       tr("put away"))
        )  # fmt: skip
        return True

    def news_of(self, missed: list[TicketMessage]) -> str:
        """Who wrote while I did, and when."""
        if not missed:
            return ""
        last = missed[-1]
        who = self.known.name(last.author) if last.author else self.contact.name
        at = minutes(last.at, self.known.zone)
        return tr("{name} wrote meanwhile, {at}. Your text is kept.").format(
            name=isolated(who), at=at
        )

    def _has_draft(self, ident: str) -> bool:
        return ident in self._texts.tickets or super()._has_draft(ident)

    def _on_ticket(self) -> None:
        self._texts.belong_to(self._me().id, self._live.now())
        kinds: tuple[DraftKind, ...] = ("reply", "comment")
        for kind in kinds if self.ticket is not None else ():
            draft, after = (
                self.known.draft(self._chosen, kind),
                self._sent_at.get((self._chosen, kind), 0),
            )
            if draft is not None and draft.at > after and self._typed(kind) is None:
                self._texts.adopt(draft)
        if self._texts.unkept and not self._unsaved and not self._again.isActive():
            # Of a server that was away, or of a program that ended before it was told.
            self._again.start()
        super()._on_ticket()

    def _tell_draft(self, typed: Typed) -> None:
        def done(answer: Ack | NotTaken) -> None:
            now = self._texts.get(typed.ticket, typed.kind)
            if isinstance(answer, NotTaken):
                self._again.start()
            elif isinstance(answer.answer, Refusal):
                self._unsaved = answer.answer.detail
            elif now is not None and now.at == typed.at and now.text == typed.text:
                self._texts.put(msgspec.structs.replace(now, kept_at=self._live.now()))
                self._texts.save()
            self.refresh()

        self._ask(keep_command(typed), done)

    def _insert(self, canned: str, rendered: Rendered) -> None:
        typed = self._typed("reply")
        before = typed.text.rstrip() if typed is not None else ""
        self.write("reply", f"{before}\n\n{rendered.text}" if before else rendered.text)
        typed = self._typed("reply")
        assert typed is not None
        unknown = [*typed.unknown, *(f"{{{name}}}" for name in rendered.unknown)]
        self._texts.put(msgspec.structs.replace(typed, canned=canned, unknown=unknown))
        self.refresh()
        self.sheetWanted.emit("reply")

    def _written(self, ticket: str, kind: DraftKind) -> None:
        """It has gone: nothing of it is left here."""
        self._sent_at[ticket, kind] = self._live.now()
        self._texts.drop(ticket, kind)
        self._going.clear(ticket)
        self._read.pop(ticket, None)

    @property
    def can_write(self) -> bool:
        """Whether the ticket is being worked on."""
        return self.ticket is not None and self.ticket.status in WORKED_ON

    @property
    def unsaved(self) -> str:
        """Why a draft is not kept; mostly empty."""
        return self._unsaved

    def canned_named(self, ident: str) -> CannedResponse | None:
        """A canned response."""
        return self.known.get(CannedResponse, ident)
