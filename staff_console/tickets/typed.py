"""What is typed at tickets and not sent: kept by the server as it is typed, and here until it has.

It survives the end of the program, a change of who has the ticket, and a server that is away.
"""

from __future__ import annotations

import msgspec

from protocol.ticket_commands import KeepDraft
from protocol.tickets import Draft, DraftKind
from staff_console.drafts import Kept

RESTS_MS = 800
"""So long after the last letter the server is told."""


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it stands here; `at` when it was typed (ms)."""

    ticket: str
    kind: DraftKind
    text: str
    at: int
    thread: int
    """The thread as I saw it when I began."""
    attachments: list[str] = []
    canned: str = ""
    unknown: list[str] = []
    """Variables that stood for nothing."""
    kept_at: int | None = None
    """When the server had all of it; None while it has not."""
    who: str = ""
    """Of whom it is: two colleagues may share a computer."""


class TypedTexts:
    """All of one colleague at this computer."""

    def __init__(self, shelf: Kept[Typed] | None) -> None:
        self._shelf = shelf
        self._texts: dict[tuple[str, DraftKind], Typed] = {}
        self._others: list[Typed] = []
        self._me = ""

    def belong_to(self, me: str, now: int) -> None:
        """Whoever is signed in; what they had left unsent at this computer is there again."""
        if me == self._me or not me:
            return
        self._me = me
        found = self._shelf.read(now) if self._shelf is not None else []
        self._others = [each for each in found if each.who != me]
        self._texts = {(e.ticket, e.kind): e for e in found if e.who == me}

    def get(self, ticket: str, kind: DraftKind) -> Typed | None:
        """What was typed there."""
        return self._texts.get((ticket, kind))

    def adopt(self, draft: Draft) -> Typed:
        """What the server has and nobody has typed here."""
        typed = Typed(
            ticket=draft.ticket, kind=draft.draft_kind, text=draft.text, at=draft.at,
            thread=draft.thread, attachments=draft.attachments, kept_at=draft.at,
            who=self._me,
        )  # fmt: skip
        self._texts[draft.ticket, draft.draft_kind] = typed
        return typed

    def put(self, typed: Typed) -> None:
        """It stands so now."""
        self._texts[typed.ticket, typed.kind] = msgspec.structs.replace(typed, who=self._me)

    def drop(self, ticket: str, kind: DraftKind) -> None:
        """It was sent, or is not wanted."""
        self._texts.pop((ticket, kind), None)
        self.save()

    @property
    def unkept(self) -> list[Typed]:
        """What the server has not."""
        return [each for each in self._texts.values() if each.kept_at is None]

    @property
    def tickets(self) -> set[str]:
        """Where something is typed."""
        return {each.ticket for each in self._texts.values() if each.text.strip()}

    def save(self) -> bool:
        """Have on disk what the server has not; False if that failed."""
        if self._shelf is None:
            return True
        return self._shelf.keep([*self._others, *self.unkept])


def keep_command(typed: Typed) -> KeepDraft:
    """What tells the server."""
    return KeepDraft(
        ticket=typed.ticket,
        draft=typed.kind,
        text=typed.text if typed.text.strip() or typed.attachments else "",
        thread=typed.thread,
        attachments=typed.attachments,
    )
