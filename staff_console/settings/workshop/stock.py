"""The parts that are looked for: asked of the server, since no topic has all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from client.not_taken import NotTaken
from protocol.changes import Key, State
from protocol.messages import Res
from protocol.records import Part
from protocol.request_queries import FoundPart
from staff_console.past import Query
from staff_console.settings.panels import PanelAct, PanelFace
from staff_console.settings.places import Place
from staff_console.settings.workshop.parts import PARTS, NeededPart
from staff_console.speech import tr

AGAIN_MS: Final = 10_000
"""Others take parts meanwhile: so often they are asked for again …"""
SOON_MS: Final = 500
"""… and while something of it is being saved."""


class Stock:
    """Of one search at a time; `told` is called once other parts are here."""

    def __init__(self, query: Query, told: Callable[[], None]) -> None:
        self._query, self._told = query, told
        self._text, self._low, self._pages = "", False, 1
        self._found: list[FoundPart] = []
        self._next: str | None = None
        self._failed, self._asking, self._known = "", False, False
        self._asked_at = 0
        self._serial = 0
        self.held = False
        """Whether something is typed: what it was typed beside stays, so that what others take
        meanwhile is not put back by saving."""
        self.seq: int | None = None
        """How far what is here reaches."""

    @property
    def records(self) -> State:
        """The parts that are here, as records."""
        made: State = {}
        for each in self._found:
            made[Key(Part.kind(), each.part.id)] = each.part
            needed = NeededPart(id=each.part.id, quantity=each.wanted)
            made[Key(NeededPart.kind(), each.part.id)] = needed
        return made

    def look_at(self, place: Place, now: int, asks: bool, saving: bool) -> None:
        """This page is shown; `asks`: whether the server can be asked, and would tell."""
        if place.section != PARTS.name:
            self._asked_at = 0
        elif self.held and not saving:
            return
        elif asks and now - self._asked_at >= (SOON_MS if saving else AGAIN_MS):
            self._asked_at = now
            self._ask_anew()

    def act(self, key: str, line: str) -> bool:
        """Look for something else, or for more; whether it was that."""
        if key not in ("seek", "low", "more"):
            return False
        if self.held:
            return True
        if key == "seek":
            self._text, self._pages = line, 1
        elif key == "low":
            self._low, self._pages = bool(line), 1
        else:
            self._pages += 1
        self._ask_anew()
        return True

    def face(self) -> PanelFace:
        """What was found, in words; nothing else is looked for while something is typed."""
        acts = (PanelAct("more", tr("Show more")),) if self._next is not None else ()
        if self.held:
            said = tr("Save or discard what you typed, then look for others.")
            return PanelFace((), said, tone="warn")
        if self._failed:
            return PanelFace((), self._failed, tone="danger")
        if not self._known:
            return PanelFace((), tr("Asking for them …"))
        return PanelFace(acts, self._said())

    def _said(self) -> str:
        count = len(self._found)
        if not count and self._low and not self._text:
            return tr("Nothing is to be ordered: there is enough of everything.")
        if not count and (self._text or self._low):
            return tr("No part is like that.")
        if not count:
            return tr("There is no part yet: add the first.")
        if self._next is not None:
            return tr("The first {count}. Type a part of the name to find others.").format(
                count=count
            )
        return tr("1 part") if count == 1 else tr("{count} parts").format(count=count)

    def _ask_anew(self) -> None:
        """Page after page, until as many are here as were asked for."""
        self._serial += 1
        self._ask_page(self._serial, [], None, self._pages)

    def _ask_page(
        self, serial: int, before: list[FoundPart], cursor: str | None, pages: int
    ) -> None:
        args: dict[str, Any] = {"text": self._text.strip(), "low": self._low}
        if cursor is not None:
            args["cursor"] = cursor

        def take(answer: Res | NotTaken) -> None:
            if serial != self._serial:
                return
            if isinstance(answer, NotTaken):
                self._failed = answer.detail
            else:
                found = [*before, *msgspec.convert(answer.items, list[FoundPart])]
                if pages > 1 and answer.next is not None:
                    self._ask_page(serial, found, answer.next, pages - 1)
                    return
                self._found, self._next, self.seq = found, answer.next, answer.seq
                self._failed, self._known = "", True
            self._told()

        self._query("parts", args, take)
