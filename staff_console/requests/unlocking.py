"""What opens an item: shown for half a minute to whoever asks, which is written down."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer

from protocol.request_views import RequestHead
from staff_console.administration.calls import Calls, NotDone, Request
from staff_console.answers import IDLE, AnswerLine
from staff_console.requests import questions
from staff_console.requests.papers import PATH
from staff_console.requests.printing import PrintingModel
from staff_console.sheets.form import Values
from staff_console.speech import tr

SHOWN_MS: Final = 30_000


class UnlockingModel(PrintingModel):
    """It comes over HTTP alone, and is kept nowhere here but in the answer line."""

    def __init__(self, *args: Any, calls: Calls, **more: Any) -> None:
        self._calls = calls
        super().__init__(*args, **more)
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.setInterval(SHOWN_MS)
        self._hide.timeout.connect(self._hide_code)
        self._code: AnswerLine | None = None

    def ask_unlock(self) -> None:
        """Which item's, and that it is written down."""
        head = self.head
        locked = [each for each in self.known.items(self._chosen) if each.locked]
        if head is None or not locked:
            return

        def send(values: Values) -> None:
            self._read_code(head, values.get("item", locked[0].id))

        self.ask_before(lambda values: questions.unlock(head, locked, values), send)

    def _read_code(self, head: RequestHead, item: str) -> None:
        self._wait(tr("Ask for the code."))
        request = Request("POST", f"{PATH}/{head.id}/unlock/{item}/read")
        self._calls(request, partial(self._told_code, head.id))

    def _told_code(self, request: str, told: Any) -> None:
        self._busy = False
        code = told.get("code", "") if isinstance(told, dict) else ""
        if isinstance(told, NotDone) or not code:
            why = told.detail if isinstance(told, NotDone) else tr("None is kept for it.")
            self._say(AnswerLine("refused", tr("No code."), why, "Esc", tr("put away")))
        elif request == self._chosen and self._shown:
            text = tr("Shown for half a minute. It is written down that you read it.")
            self._code = AnswerLine("note", code, text, "Esc", tr("put away"), large=True)
            self._hide.start()
            self._say(self._code)

    def _hide_code(self) -> None:
        """Nobody leaves it on a screen."""
        if self._code is not None and self._answer is self._code:
            self._answer = IDLE
            self.refresh()
        self._code = None

    def _leave_request(self) -> None:
        self._hide_code()
        super()._leave_request()
