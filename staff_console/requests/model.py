"""The repairs for widgets: what keys, clicks and drags do, and what is drawn of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final, cast

from PySide6.QtCore import Signal

from protocol.request_states import ENDED
from protocol.service_requests import shown
from staff_console.answers import IDLE, AnswerLine
from staff_console.requests.benching import BenchingModel
from staff_console.requests.board import Filters
from staff_console.requests.editing import EditingModel
from staff_console.requests.keys import VerbName
from staff_console.requests.knowing import HEADS
from staff_console.requests.line_hub import ADDS
from staff_console.requests.modes import Mode
from staff_console.requests.screen import Local, RequestsScreen, next_point, requests_screen
from staff_console.requests.states import NEXT, state_name
from staff_console.requests.verbs import STEP_OF, Verb
from staff_console.requests.workbench import bench_point
from staff_console.speech import tr
from staff_console.watching import TOPIC

ENDED_TOO: Final = ("documents", "contact_page", "story")
"""What can be done with what has ended."""


class RequestsModel(EditingModel, BenchingModel):
    """All of the view of whoever is signed in."""

    sideAsked = Signal()
    """The right pane is to come or go."""
    tallied = Signal()
    """How many there are is otherwise: the view bar says so."""
    wayAsked = Signal(str)
    """What a line of the stay leads to is to be gone to."""
    storyAsked = Signal()
    """All of the stay was opened or folded by its key."""
    contactAsked = Signal()
    """The page of the customer is to be opened."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._tally = 0
        super().__init__(*args, **more)
        self.screen: RequestsScreen = self._compute()

    @property
    def verbs(self) -> tuple[Verb, ...]:
        """What can be done with the one that is chosen."""
        return self.screen.side.verbs

    def show(self, shown: bool) -> None:
        """It is looked at, or left; what is chosen stays so."""
        self._shown = shown
        if shown:
            self.follow_heads()
            self.see_served()
        else:
            self._open, self._answer, self._dragged = None, IDLE, ""
        self.refresh(always=True)

    def act(self, name: str) -> bool:
        """A key of the repairs, or what was found; whether it was one."""
        if self.question is not None:
            return True  # What is asked is answered first.
        free, about = self._free(), self._about()
        if name.startswith("request:"):
            self.open_now(name.removeprefix("request:"))
        elif name.startswith("line:"):
            self.line_act(name.removeprefix("line:"))
        elif name.startswith(("ticket:", "reservation:", "visit:")):
            self.wayAsked.emit(name)
        elif name.startswith("photo:"):
            self.open_photo(name.removeprefix("photo:"))
        elif name.startswith("mode:"):
            self.show_mode(cast(Mode, name.removeprefix("mode:")))
        elif name in free:
            free[name]()
        elif name in about:
            self._do(name, about[name])
        else:
            return False
        return True

    def enter(self) -> None:
        """Enter on a card: whoever waits for it is called; else keys go to the pane. At the bench,
        and of what waits: what comes next."""
        head = self.head
        if self._mode == "bench":
            self.work_on()
        elif self._mode == "waiting":
            self.follow_up()
        elif head is not None and self.known.to_call(head):
            self.act("call")
        else:
            self.sideAsked.emit()

    def put_away(self) -> bool:
        """Esc: what was said, what is chosen; whether there was any."""
        if self._answer.kind not in ("idle", "sent"):
            self._answer = IDLE
        elif self._dragged:
            self._dragged = ""
        else:
            return self._busy
        self.refresh()
        return True

    def refresh(self, always: bool = False) -> None:
        """Compute the page anew."""
        if self._shown or always:
            self.tell_story()
            before, self.screen = self.screen, self._compute()
            if self.screen != before or always:
                self.changed.emit()

    def _free(self) -> dict[str, Callable[[], object]]:
        """What needs no request."""
        filters = self._filters
        return {
            "mine": lambda: self._filter(replace(filters, mine=not filters.mine)),
            "late_first": lambda: self._filter(replace(filters, late_first=not filters.late_first)),
            "point": lambda: self._filter(self._next_point()),
            "scan": self.ask_scan,
            "side": self.sideAsked.emit,
            "view": self.next_mode,
            "take_next": self.take_next,
            "story_fold": self._story.toggle,
            "story_more": self._story.more,
            "intake": self.take_in,
            "intake_other": lambda: self.take_in(mine=False),
        }

    def _about(self) -> dict[VerbName | str, Callable[[], object]]:
        """What is done with the one that is chosen."""
        steps: dict[VerbName | str, Callable[[], object]] = {
            name: partial(self.take_step, step) for name, step in STEP_OF.items()
        }
        return steps | {
            "next_state": self._next_state,
            "approve": self._approve,
            "phone": self._approve_on_phone,
            "end": self._end,
            "tell_customer": lambda: self.write_note(public=True),
            "note": lambda: self.write_note(public=False),
            "ring": self.ask_ring,
            "ask_supplier": self.ask_supplier,
            "photo": self.ask_photos_of_note,
            "assign": self.ask_who,
            "priority": self.ask_priority,
            "call": self._call,
            "documents": self.ask_paper,
            "unlock": self.ask_unlock,
            "lines": self.ask_lines,
            **{name: partial(self.add_line, kind) for name, kind in ADDS.items()},
            "edit": self.ask_edit,
            "edit_items": self.ask_items,
            "erase": self.ask_erase,
            "contact_page": self.contactAsked.emit,
            "story": self._ask_story,
        }

    def _do(self, name: str, does: Callable[[], object]) -> None:
        head = self.head
        if head is not None and head.state in ENDED and name not in ENDED_TOO:
            title = tr("{number}: {state}.").format(
                number=shown(head.number), state=state_name(head.state)
            )
            self._say(AnswerLine("note", title, tr("Nothing of it can be changed any more."),
                                 "Esc", tr("put away")))  # fmt: skip
            return
        if head is not None:
            does()
            return
        title = tr("Nothing is chosen.")
        text = tr("Choose a repair first: arrows go through the board, Ctrl+I takes a slip.")
        self._say(AnswerLine("note", title, text, "Esc", tr("put away")))

    def _ask_story(self) -> None:
        """By its key: keys go there, and back."""
        self._story.toggle()
        self.storyAsked.emit()

    def _next_state(self) -> None:
        head = self.head
        step = NEXT.get(head.state) if head is not None else None
        if step is not None:
            self.take_step(step)

    def _approve(self) -> None:
        """Ctrl+A: in person; of what is diagnosed, that it needs no estimate."""
        head = self.head
        if head is not None and head.state == "diagnosed":
            self.take_step("approve")
        elif head is not None:
            self.ask_approval(head)

    def _approve_on_phone(self) -> None:
        """Ctrl+T."""
        head = self.head
        if head is not None:
            self.ask_approval(head, phone=True)

    def _end(self) -> None:
        """Del: cancelled before it was brought, abandoned after it was ready."""
        head = self.head
        if head is not None:
            self.take_step("cancel" if head.state == "queued" else "abandon")

    def _call(self) -> None:
        """Call whoever waits for it to my desk: the board's own step, said in the answer line."""
        head = self.head
        if head is None or not self.known.to_call(head):
            title = tr("Nobody is called.")
            text = tr("Its customer does not wait in the hall.")
            if head is not None and head.entry:
                text = tr("Its customer is at a desk already.")
            self._say(AnswerLine("note", title, text, "Esc", tr("put away")))
            return
        self._answer = IDLE
        self._console.choose(head.entry)
        self._console.press("call_this")

    def _next_point(self) -> Filters:
        """The next service point; a bench is always of one."""
        if self._mode == "bench":
            now = bench_point(self.known, self._filters.point)
            following = next_point(self.known, replace(self._filters, point=now))
            return following if following.point else next_point(self.known, following)
        return next_point(self.known, self._filters)

    def _filter(self, filters: Filters) -> None:
        self._filters = filters
        self.refresh()

    def _on_records(self, topic: str = TOPIC) -> None:
        if topic == TOPIC:
            self.follow_heads()
            self._on_tick()
        elif topic == HEADS or (topic == self._topic and topic):
            self.see_ended()
            self.ask_photos()
            self.refresh()
        before, self._tally = self._tally, self.count
        if self._tally != before:
            self.tallied.emit()

    def _on_tick(self) -> None:
        if self._shown:
            self.see_served()
            self.ask_photos()
            self.refresh()

    def _compute(self) -> RequestsScreen:
        heads = self._live.replica(HEADS) if self._follows else self._empty
        here = Local(
            mode=self._mode,
            filters=self._filters,
            chosen=self._chosen,
            dragged=self._dragged,
            connected=self._live.status.connected,
            loaded=heads.position is not None,
            pictures=self.pictures,
            answer=self.answer,
            story=self.story,
        )
        return requests_screen(self.known, here, self.now)
