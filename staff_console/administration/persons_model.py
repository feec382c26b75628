"""The page of personal data: finding a person, looking, saving, erasing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject

from client.instants import local
from client.not_taken import NotTaken
from protocol.commands import ErasePerson
from protocol.messages import Res
from protocol.privacy import FoundPerson, PersonExport
from staff_console.administration.face import PageFace
from staff_console.administration.model import AdministrationModel, Ways
from staff_console.administration.person_file import write_person
from staff_console.administration.persons_screen import Local, persons_screen, who
from staff_console.administration.question import Question
from staff_console.answers import IDLE, AnswerLine
from staff_console.facts import zone
from staff_console.reports.export import reports_folder
from staff_console.speech import tr
from staff_console.words import isolated

Then = Callable[[PersonExport], None]


class PersonsModel(AdministrationModel):
    """What was found lives until the page is left: nobody finds it on a screen that was left."""

    def __init__(
        self,
        ways: Ways,
        parent: QObject | None = None,
        folder: Callable[[], Path] = reports_folder,
    ) -> None:
        self._folder = folder
        self._text = ""
        self._found: list[FoundPerson] | None = None
        self._failed = ""
        self._known: dict[str, PersonExport] = {}
        super().__init__(ways, parent)

    def begin(self) -> None:
        """Nothing is asked before somebody is searched for."""

    def leave(self) -> None:
        """Forget all of it."""
        self._text, self._found, self._failed, self._known, self._chosen = "", None, "", {}, ""

    def search(self, text: str) -> None:
        """Find this."""
        text = " ".join(text.split())
        if not text:
            return
        self.leave()
        self._text, self._answer = text, IDLE
        self._query("find_person", {"text": text}, lambda answer: self._take(text, answer))
        self.refresh()

    def do(self, verb: str) -> None:
        """One of the verbs."""
        person = self._marked()
        if person is None:
            return
        if verb == "look":
            self._look(person, lambda _: None)
        elif verb == "hand_out":
            self._look(person, lambda known: self._save(person, known))
        elif verb == "erase":
            # What stays, and why, is the server's to say: it is asked before.
            self._look(person, lambda known: self._ask_erase(person, known))

    def put_away(self) -> bool:
        """Esc: what was said, then what is known, then who was found."""
        if super().put_away():
            return True
        if self._known.pop(self.screen.chosen, None) is not None:
            self.refresh()
            return True
        had = bool(self._text)
        self.leave()
        self.refresh()
        return had

    def _marked(self) -> FoundPerson | None:
        return next((p for p in self._found or () if p.person == self.screen.chosen), None)

    def _take(self, text: str, answer: Res | NotTaken) -> None:
        if text != self._text:
            return
        if isinstance(answer, NotTaken):
            self._failed = answer.detail
        else:
            self._found = msgspec.convert(answer.items, list[FoundPerson])
        self.refresh()

    def _look(self, person: FoundPerson, then: Then) -> None:
        known = self._known.get(person.person)
        if known is not None:
            then(known)
            return
        args: dict[str, Any] = {"person": person.person}
        self._query("person_export", args, lambda answer: self._told(person, then, answer))

    def _told(self, person: FoundPerson, then: Then, answer: Res | NotTaken) -> None:
        if self._marked() != person or not self._shown:
            return
        if isinstance(answer, NotTaken):
            self._say(AnswerLine("refused", tr("Not told."), answer.detail, "Esc", tr("put away")))
            return
        known = self._known[person.person] = msgspec.convert(answer.items[0], PersonExport)
        self.refresh()
        then(known)

    def _save(self, person: FoundPerson, known: PersonExport) -> None:
        at = local(self._live.now(), zone(self.replica))
        title = tr("Personal data of {name}").format(name=who(person))
        self._say(write_person(self._folder(), f"{title}, {at:%Y-%m-%d %H.%M}", known))

    def _ask_erase(self, person: FoundPerson, known: PersonExport) -> None:
        said = tr("Name, telephone, address and notes are erased for ever, also from the audit.")
        name = isolated(who(person))
        cancelled = tr("Their reservation is cancelled with it. Nobody tells them.")
        ends = [cancelled] if person.to_come else []
        question = Question(
            name="erase",
            title=tr("Erase {name}?").format(name=name),
            text="\n\n".join([said, *ends, *known.held]),
            does=tr("Erase for ever"),
        )
        self.ask_before(question, lambda _: self._erase(person, name))

    def _erase(self, person: FoundPerson, name: str) -> None:
        title = tr("Erase {name}.").format(name=name)
        command = ErasePerson(person=person.person)
        self.command(title, command, lambda _: self._erased(person, name))

    def _erased(self, person: FoundPerson, name: str) -> AnswerLine:
        self._known.pop(person.person, None)
        self._found = [each for each in self._found or () if each.person != person.person]
        return self.confirmed(tr("{name} is erased.").format(name=name))

    def _on_tick(self) -> None:
        self.refresh()

    def _compute(self) -> PageFace:
        chosen = self._chosen or (self._found[0].person if self._found else "")
        here = Local(
            text=self._text,
            found=self._found,
            failed=self._failed,
            chosen=self._chosen,
            known=self._known.get(chosen),
            connected=self._live.status.connected,
            answer=self._answer,
        )
        return persons_screen(self.replica, here, self._live.now(), zone(self.replica))
