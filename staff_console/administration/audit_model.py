"""The page of the audit: rows as they are scrolled to, filters, the check of the whole chain."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject

from client.not_taken import NotTaken
from protocol.audit import AuditRow, AuditVerdict
from protocol.messages import Res
from staff_console.administration.audit_ribbon import Checking
from staff_console.administration.audit_screen import Filter, Local, audit_screen, days_back
from staff_console.administration.audit_sentence import subject
from staff_console.administration.face import PageFace
from staff_console.administration.model import AdministrationModel, Ways
from staff_console.answers import AnswerLine
from staff_console.facts import zone
from staff_console.speech import tr

AGAIN_MS: Final = 15_000
"""While it is looked at, newer rows are asked for after so long."""
_FIELDS: Final = ("day", "actor", "op")


class AuditModel(AdministrationModel):
    """Rows of the filter that is chosen, newest first."""

    def __init__(self, ways: Ways, parent: QObject | None = None) -> None:
        self._filter = Filter()
        self._about = ""
        self._rows: list[AuditRow] | None = None
        self._cursor: str | None = None
        self._failed = ""
        self._awaited: object | None = None
        self._asked_at = 0
        self._verdict: AuditVerdict | None = None
        self._checking: Checking | None = None
        super().__init__(ways, parent)

    def begin(self) -> None:
        """The newest rows, and once in a sign-in whether all is whole."""
        self._read_newest()
        if self._verdict is None and self._checking is None:
            self._check()

    def leave(self) -> None:
        """What is awaited is not waited for."""
        self._awaited = None

    def pick(self, name: str, key: str) -> None:
        """One of the filters."""
        if name in _FIELDS:
            self._show_only(replace(self._filter, **{name: key}), self._about)

    def more(self) -> None:
        """The next older rows."""
        if self._rows and self._cursor is not None and self._awaited is None:
            self._ask_rows(self._cursor)

    def do(self, verb: str) -> None:
        """One of the verbs."""
        row = next((r for r in self._rows or () if str(r.seq) == self.screen.chosen), None)
        if verb == "verify":
            self._check()
        elif verb == "everything":
            self._show_only(Filter(), "")
        elif verb in ("day_before", "day_after"):
            self._step_day(1 if verb == "day_before" else -1)
        elif verb == "only" and row is not None:
            chosen = replace(self._filter, subject=row.subject)
            self._show_only(chosen, subject(row, self.replica))

    def put_away(self) -> bool:
        """Esc: what was said, then the one thing that all is about."""
        if super().put_away():
            return True
        if not self._filter.subject:
            return False
        self._show_only(replace(self._filter, subject=""), "")
        return True

    def _step_day(self, back: int) -> None:
        days = days_back(self.replica, self._live.now(), zone(self.replica))
        here = days.index(self._filter.day) if self._filter.day in days else -1
        to = here + back
        day = days[min(to, len(days) - 1)] if to >= 0 else ""
        self._show_only(replace(self._filter, day=day), self._about)

    def _show_only(self, chosen: Filter, about: str) -> None:
        """Rows of another filter: those of before are not shown under its name."""
        self._filter, self._about = chosen, about
        self._rows, self._cursor, self._failed, self._chosen = None, None, "", ""
        self._awaited = None
        self._read_newest()
        self.refresh()

    def _read_newest(self) -> None:
        connected = self._live.status.connected
        # With the server away they are asked for as soon as it is back.
        self._asked_at = self._live.now() if connected else 0
        if connected:
            self._ask_rows(None)

    def _ask_rows(self, cursor: str | None) -> None:
        asked = self._filter
        values = {name: getattr(asked, name) for name in (*_FIELDS, "subject")}
        args: dict[str, Any] = {name: value for name, value in values.items() if value}
        if cursor is not None:
            args["cursor"] = cursor
        ticket = self._awaited = object()
        self._query("audit", args, lambda answer: self._take(ticket, cursor, answer))

    def _take(self, ticket: object, cursor: str | None, answer: Res | NotTaken) -> None:
        if ticket is not self._awaited:
            return
        self._awaited = None
        if isinstance(answer, NotTaken):
            self._failed = answer.detail
            self.refresh()
            return
        self._failed = ""
        rows = msgspec.convert(answer.items, list[AuditRow])
        if cursor is not None:
            self._rows, self._cursor = [*(self._rows or ()), *rows], answer.next
        else:
            self._take_newest(rows, answer.next)
        self.refresh()

    def _take_newest(self, rows: list[AuditRow], following: str | None) -> None:
        """Before those that are there if they meet; else instead of them."""
        known = {row.seq for row in self._rows or ()}
        if known and any(row.seq in known for row in rows):
            self._rows = [*(row for row in rows if row.seq not in known), *(self._rows or ())]
        else:
            self._rows, self._cursor = rows, following

    def _check(self) -> None:
        if self._live.status.connected and self._checking is None:
            self._checking = Checking(self._live.now())
            self._query("audit_verdict", {}, self._judged)
            self.refresh()

    def _judged(self, answer: Res | NotTaken) -> None:
        self._checking = None
        if isinstance(answer, NotTaken):
            title = tr("Not checked.")
            self._say(AnswerLine("refused", title, answer.detail, "Esc", tr("put away")))
            return
        self._verdict = msgspec.convert(answer.items[0], AuditVerdict)
        self.refresh()

    def _on_tick(self) -> None:
        due = self._live.now() - self._asked_at >= AGAIN_MS
        if self._shown and due and self._awaited is None:
            self._read_newest()
        self.refresh()

    def _compute(self) -> PageFace:
        here = Local(
            filter=self._filter,
            rows=self._rows,
            more=self._cursor is not None,
            failed=self._failed,
            chosen=self._chosen,
            about=self._about,
            verdict=self._verdict,
            checking=self._checking,
            connected=self._live.status.connected,
            answer=self._answer,
        )
        return audit_screen(self.replica, here, self._live.now(), zone(self.replica))
