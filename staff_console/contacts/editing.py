"""What is typed into the page of a contact: kept, sent one field at a time, or not taken."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from client.not_taken import NotTaken
from protocol.messages import Res
from protocol.outcomes import Outcome, Refusal, Saved
from protocol.ticket_queries import FoundContact
from staff_console.answers import AnswerLine, Offer
from staff_console.contacts.fields import FIELDS, change, is_same
from staff_console.contacts.opened import OpenedModel
from staff_console.contacts.questions import called
from staff_console.contacts.screen import State
from staff_console.speech import tr
from staff_console.words import isolated


class EditingModel(OpenedModel):
    """Changes the contact that is open, where it stands."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._typed: dict[str, str] = {}
        """What was typed and the server does not have, by field."""
        self._begun: dict[tuple[str, str], str] = {}
        """By contact and field what stood there when one began to type."""
        self._saving = ""
        self._to_save: list[str] = []
        """Fields that were left while another was on its way."""
        self._not_taken: set[str] = set()
        self._unsent: dict[str, dict[str, str]] = {}
        """By contact what was typed and never sent: it is there again with their page."""
        self._twin: FoundContact | None = None
        """Who has the address that was typed."""
        super().__init__(*args, **more)

    @property
    def typed(self) -> dict[str, str]:
        """What was typed and the server does not have."""
        return self._typed

    @property
    def states(self) -> dict[str, State]:
        """How each field stands that is not as the server has it."""
        found: dict[str, State] = {name: "typed" for name in self._typed}
        found |= {name: "refused" for name in self._not_taken if name in self._typed}
        return {**found, self._saving: "sent"} if self._saving else found

    def write(self, name: str, text: str) -> None:
        """This is typed in a field; nothing is asked until it is left."""
        contact = self._contact
        if contact is None or (text == self._typed.get(name) and name in self._typed):
            return
        self._not_taken.discard(name)
        if is_same(contact, name, text) and text == FIELDS[name].value(contact):
            self._typed.pop(name, None)
        else:
            if name not in self._typed:
                self._begun[contact.contact, name] = FIELDS[name].value(contact)
            self._typed[name] = text
        self.refresh()

    def save(self, name: str) -> None:
        """The field is left, or Enter was pressed in it."""
        contact, text = self._contact, self._typed.get(name)
        if contact is None or text is None or name == self._saving or name in self._not_taken:
            return
        if is_same(contact, name, text):
            del self._typed[name]
            self.refresh()
        elif not self._live.status.connected:
            title = tr("{field}: kept here, not sent.").format(field=FIELDS[name].label())
            self._say(AnswerLine("kept", title, tr("Enter sends it once the server is back.")))
        elif self._busy:
            if name not in self._to_save:
                self._to_save.append(name)
        elif self._was_changed(contact, name):
            self._not_taken.add(name)
            self._say(_changed_meanwhile())
        else:
            self._send_field(contact, name, text)

    def _was_changed(self, contact: FoundContact, name: str) -> bool:
        """Whether a colleague changed the field while it was typed in; that is said once."""
        stands = FIELDS[name].value(contact)
        return self._begun.pop((contact.contact, name), stands) != stands

    def save_again(self, name: str) -> None:
        """Enter: also what was not taken is sent again."""
        self._not_taken.discard(name)
        self.save(name)

    def choose_field(self, name: str, key: str) -> None:
        """One of a few was chosen: it is sent at once."""
        self.write(name, key)
        self.save(name)

    def unwrite(self) -> bool:
        """What was typed and not sent is let go of; whether there was any."""
        kept = {n: t for n, t in self._typed.items() if n == self._saving}
        had = len(kept) < len(self._typed)
        self._typed, self._not_taken, self._to_save = kept, set(), []
        return had

    def take_offer(self, place: int) -> bool:
        """Alt+1 opens who has the address already, Alt+2 merges both."""
        twin = self._twin
        if twin is None or place >= len(self._answer.offers):
            return False
        self._twin = None
        if place == 0:
            self.open_now(twin.contact)
        else:
            self.unwrite()
            self.merge_with(twin)
        return True

    def merge_with(self, other: FoundContact) -> None:
        """Ask whether both are the same."""

    def _send_field(self, contact: FoundContact, name: str, text: str) -> None:
        label = FIELDS[name].label()
        self._saving = name

        def done(outcome: Outcome) -> AnswerLine:
            self._saving = ""
            if self._typed.get(name) == text:
                del self._typed[name]
            if isinstance(outcome, Saved) and contact.contact == self._chosen:
                self._contact = _with(self._contact or contact, name, text, outcome.version)
                if name in self._typed:
                    stands = FIELDS[name].value(self._contact)
                    self._begun[contact.contact, name] = stands
            self._keep_field(contact, name)
            self._go_on()
            self.ask_anew()
            return self.confirmed(tr("{field} is saved.").format(field=label))

        def refused(refusal: Refusal) -> AnswerLine | None:
            self._saving = ""
            self._not_taken.add(name)
            self._to_save.clear()
            if refusal.code == "version_mismatch":
                self.ask_anew()
                return _changed_meanwhile()
            if refusal.code == "contact_exists":
                self._find_twin(text)
            return None

        asked = tr("{field}: {text}").format(field=label, text=isolated(_shown(text)))
        self.send(asked, change(contact, name, text), done, refused)

    def _keep_field(self, before: FoundContact, name: str) -> None:
        """The way back: the field as it was."""
        was = FIELDS[name].value(before)
        now = self._contact or before
        if before.contact == now.contact and (was or name not in ("name", "email", "phone")):
            back = msgspec.structs.replace(change(now, name, was), version=None)
            self.keep_back(tr("Put it back."), back)

    def _go_on(self) -> None:
        """The next field that was left meanwhile; after this answer is told."""
        if self._to_save:
            self._timer(0, self._send_next).start()

    def _send_next(self) -> None:
        if self._to_save and not self._busy:
            self.save(self._to_save.pop(0))

    def _let_go(self) -> None:
        self._saving = ""

    def _find_twin(self, text: str) -> None:
        """Who has that address already: they can be opened, or merged."""

        def take(answer: Res | NotTaken) -> None:
            if isinstance(answer, NotTaken) or self._answer.kind != "refused":
                return
            found = msgspec.convert(answer.items, list[FoundContact])
            self._twin = next((e for e in found if e.contact != self._chosen), None)
            if self._twin is None:
                return
            offers = tuple(
                Offer(does, "take_over", change(self._twin, "name", ""), "")
                for does in (
                    tr("open {name}").format(name=isolated(called(self._twin))),
                    tr("they are the same"),
                )
            )
            self._say(replace(self._answer, offers=offers))

        self._query("find_contact", {"text": text.strip()}, take)

    def _leave_contact(self) -> None:
        if self._typed:
            self._unsent[self._chosen] = dict(self._typed)
        super()._leave_contact()
        self._typed, self._to_save, self._twin = {}, [], None
        self._not_taken = set()

    def _open_now(self) -> None:
        self._typed = self._unsent.pop(self._chosen, {})
        super()._open_now()


def _changed_meanwhile() -> AnswerLine:
    title = tr("Not saved: somebody changed this contact meanwhile.")
    said = tr("Look at what stands here now. Enter in the field saves yours.")
    return AnswerLine("refused", title, said)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _with(contact: FoundContact, name: str, text: str, version: int) -> FoundContact:
    """The contact as it is now, until it is told anew."""
    given = FIELDS[name].given(text)
    value = (given or None) if name == "owner" else given
    return msgspec.structs.replace(contact, version=version, **{name: value})
