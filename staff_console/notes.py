"""Notes about customers: drafts by visit, saved under a version guard. Nothing typed is ever lost.

A draft stays until the server has confirmed it: when the customer changes, when the server is
away, and, in a file, when the program ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from typing import Final, Literal

import msgspec

from client.not_taken import NotTaken
from protocol.commands import Note
from protocol.messages import Ack
from protocol.outcomes import Refusal, Saved
from protocol.records import Person, Visit
from protocol.replica import Replica
from staff_console.asked import Ask
from staff_console.facts import Me
from staff_console.speech import tr
from staff_console.words import seconds

KEPT_MS: Final = 24 * 3600 * 1000
"""What could not be saved in a day is dropped: it is about somebody who has long gone."""
Fate = Literal["typed", "sent", "merged", "failed"]
Whose = tuple[str, str]
"""Staff and visit."""


class Draft(msgspec.Struct, frozen=True):
    """What a clerk typed about a visit and is not confirmed yet. `at` is ms of the server's
    clock."""

    visit: str
    number: str
    text: str
    expected: int
    """The version of the person that it was written upon; 0 for nobody known yet."""
    at: int
    staff: str
    """Who typed it: nobody else who signs in on this computer sees it or sends it."""

    @property
    def key(self) -> Whose:
        """Whose it is, and about which visit."""
        return self.staff, self.visit


@dataclass(frozen=True)
class NoteFace:
    """The field as it is shown."""

    visit: str = ""
    number: str = ""
    text: str = ""
    status: str = ""
    tone: str = "muted"


class Notes:
    """All drafts. `me` tells who is signed in; `told` is called after every change, `keep` with
    what has to outlive us; it answers whether that is on disk."""

    def __init__(
        self,
        ask: Ask,
        me: Callable[[], Me],
        now: Callable[[], int],
        told: Callable[[], None],
        kept: Iterable[Draft] = (),
        keep: Callable[[list[Draft]], bool] = lambda _: True,
    ) -> None:
        self._ask = ask
        self._me = me
        self._now = now
        self._told = told
        self._keep = keep
        self._drafts = {draft.key: draft for draft in kept}
        self._fates: dict[Whose, Fate] = {}
        self._faults: dict[Whose, str] = {}
        self._dirty, self._kept = False, True

    @property
    def open(self) -> list[Draft]:
        """What is not confirmed yet, of everybody."""
        return list(self._drafts.values())

    def write(self, replica: Replica, visit: str, number: str, text: str) -> None:
        """The text about a visit is this now."""
        person = _person(replica, visit)
        before = self._mine(visit)
        if before is None and text == _noted(person):
            return
        expected = before.expected if before is not None else _version(person)
        self._put(Draft(visit, number, text, expected, self._now(), self._me().id), "typed")

    def save(self, visit: str) -> None:
        """Have the server keep it, unless it is on its way already or there is nothing new."""
        draft = self._mine(visit)
        if draft is None or self._fates.get(draft.key) == "sent":
            return
        self._fates[draft.key] = "sent"
        command = Note(visit=visit, text=draft.text, expected=draft.expected)
        self._ask(command, partial(self._answered, draft))
        self._told()

    def saw(self, replica: Replica, shown: str) -> None:
        """The records are these now: what stands there is no draft any more, what does not is sent
        again once it can be. `shown` is the visit whose note is on the screen."""
        me = self._me().id
        for draft in self.open:
            if self._now() - draft.at >= KEPT_MS:
                self._drop(draft)
            elif draft.staff == me:
                self._follow(replica, draft, shown)

    def _follow(self, replica: Replica, draft: Draft, shown: str) -> None:
        visit, person = draft.visit, _person(replica, draft.visit)
        if person is not None and person.staff_notes == draft.text.strip():
            self._drop(draft)
        elif self._fates.get(draft.key) == "merged":
            self._merge(draft, person)
            if visit != shown:
                self.save(visit)
        elif draft.key not in self._fates and replica.get(Visit, visit) is not None:
            # Kept by an earlier run of the program.
            self.save(visit)

    def keep(self) -> None:
        """Have the drafts outlive us, if they are others than before."""
        if self._dirty:
            self._dirty = False
            self._kept = self._keep(self.open)

    def face(
        self, replica: Replica, visit: str, number: str, zone: tzinfo, connected: bool
    ) -> NoteFace:
        """The field about a visit."""
        draft, person = self._mine(visit), _person(replica, visit)
        if draft is None:
            kept = person.noted_at if person is not None and person.staff_notes else 0
            status = tr("Kept {at}").format(at=seconds(kept, zone)) if kept else ""
            return NoteFace(visit, number, _noted(person), status)
        fate = self._fates.get(draft.key, "typed")
        if fate == "failed":
            return NoteFace(visit, number, draft.text, self._faults[draft.key], "danger")
        if not connected and not self._kept:
            said = tr("Not saved nor kept here: write it down")
            return NoteFace(visit, number, draft.text, said, "danger")
        if not connected:
            status = tr("Kept on this computer {at}").format(at=seconds(draft.at, zone))
            return NoteFace(visit, number, draft.text, status, "warn")
        if fate == "merged":
            said = tr("A colleague wrote too: both stand here")
            return NoteFace(visit, number, draft.text, said, "warn")
        status = tr("Sent, not confirmed yet") if fate == "sent" else tr("Ctrl+S saves")
        return NoteFace(visit, number, draft.text, status)

    def _mine(self, visit: str) -> Draft | None:
        return self._drafts.get((self._me().id, visit))

    def _answered(self, sent: Draft, answer: Ack | NotTaken) -> None:
        draft = self._drafts.get(sent.key)
        if draft is None:
            return
        outcome = answer.answer if isinstance(answer, Ack) else answer
        if isinstance(outcome, Saved):
            if draft.text == sent.text:
                self._drop(sent)
            else:
                # Somebody typed on meanwhile, upon what is saved now.
                later = msgspec.structs.replace(draft, expected=outcome.version)
                self._put(later, "typed")
        elif isinstance(outcome, Refusal) and outcome.code == "version_mismatch":
            self._put(draft, "merged")
        else:
            self._fates[sent.key] = "failed"
            detail = outcome.detail if isinstance(outcome, Refusal | NotTaken) else ""
            self._faults[sent.key] = tr("Not saved: {why}").format(why=detail)
        self._told()

    def _merge(self, draft: Draft, person: Person | None) -> None:
        """Theirs first, then ours: nothing of either is lost."""
        if _version(person) == draft.expected:
            return
        theirs = _noted(person)
        text = draft.text if draft.text.startswith(theirs) else f"{theirs}\n{draft.text}"
        self._put(msgspec.structs.replace(draft, text=text, expected=_version(person)), "merged")

    def _put(self, draft: Draft, fate: Fate) -> None:
        self._drafts[draft.key] = draft
        self._fates[draft.key] = fate
        self._dirty = True

    def _drop(self, draft: Draft) -> None:
        self._drafts.pop(draft.key, None)
        self._fates.pop(draft.key, None)
        self._faults.pop(draft.key, None)
        self._dirty = True


def _person(replica: Replica, visit: str) -> Person | None:
    found = replica.get(Visit, visit)
    return replica.get(Person, found.person) if found is not None else None


def _noted(person: Person | None) -> str:
    return person.staff_notes if person is not None else ""


def _version(person: Person | None) -> int:
    return person.version if person is not None else 0
