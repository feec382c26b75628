"""What every part of the repairs knows: the records, which request is chosen, what is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from client.qt_live import QtLive
from protocol.records import Entry, RepairTerms, ServiceRequest
from protocol.replica import Replica
from protocol.request_states import ENDED
from protocol.request_views import RequestHead
from protocol.service_requests import shown
from staff_console.answers import AnswerLine
from staff_console.asked import Ask
from staff_console.bookings.weeks import Follow
from staff_console.facts import MANAGERS, Me
from staff_console.past import Query
from staff_console.requests.board import Filters
from staff_console.requests.done_again import DoneAgain
from staff_console.requests.keys import shown as shown_key
from staff_console.requests.known import Known
from staff_console.requests.states import state_name
from staff_console.speech import tr
from staff_console.stepping import SteppingModel
from staff_console.story.face import NO_STORY, Reader, StoryFace
from staff_console.story.story import Story
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC

HEADS: Final = "requests"
"""The topic of all that have not ended."""
MOVING_MS: Final = 120
"""A card that a held key passes by is not asked for."""


class KnowingModel(SteppingModel):
    """Of whoever is signed in. `follow` begins and ends following a topic."""

    def __init__(
        self,
        live: QtLive,
        query: Query,
        me: Callable[[], Me],
        console: ConsoleModel,
        follow: Follow,
        parent: QObject | None = None,
        *,
        ask: Ask,
    ) -> None:
        super().__init__(live, query, console, parent, ask=ask)
        self._story = Story(query, self.refresh)
        self._done_again = DoneAgain(query, self.refresh)
        self._me, self._follow_topic = me, follow
        self._empty = Replica("")
        self._follows = False
        self._chosen = self._topic = self._dragged = ""
        self._at_my_desk = ("", "")
        """The place in line of whoever I had at my desk when I looked last, and their repair."""
        self._on_board = ""
        """Which one was chosen and on the board when I looked last."""
        self._filters = Filters()
        self._open_soon = QTimer(self)
        self._open_soon.setSingleShot(True)
        self._open_soon.setInterval(MOVING_MS)
        self._open_soon.timeout.connect(self._open_now)

    @property
    def known(self) -> Known:
        """The records of the house, of all repairs, and of the one that is chosen."""
        # A topic that is not followed has no copy: asking for one would make it.
        heads = self._live.replica(HEADS) if self._follows else self._empty
        opened = self._live.replica(self._topic) if self._topic else self._empty
        staff, past = self._live.replica(TOPIC), self._done_again.found
        return Known(staff, heads, opened, self._me().id, past)

    @property
    def offered(self) -> bool:
        """Whether this house repairs anything, and whoever is signed in works there."""
        terms = next(self._live.replica(TOPIC).of(RepairTerms), None)
        return terms is not None and self._me().role in MANAGERS | {"staff"}

    @property
    def now(self) -> int:
        """The server's time, ms."""
        return self._live.now()

    @property
    def answer(self) -> AnswerLine:
        """What became of what was asked last, with the way back."""
        return self.with_way_back(self._answer)

    @property
    def head(self) -> RequestHead | None:
        """The card of the one that is chosen."""
        return self.known.head(self._chosen) if self._chosen else None

    @property
    def request(self) -> ServiceRequest | None:
        """The request that is chosen, once it is there."""
        return self.known.request(self._chosen)

    @property
    def story(self) -> StoryFace:
        """All of the stay of the one that is chosen."""
        if not self._topic:
            return NO_STORY
        reader = Reader(
            self._live.replica(TOPIC), self._me().id, self.now, frozenset({self._chosen})
        )
        return self._story.face(reader, self._live.status.connected)

    @property
    def count(self) -> int:
        """How many have not ended: for the view bar."""
        return len(self.known.all)

    def choose(self, ident: str) -> None:
        """Look at a request."""
        if ident != self._chosen:
            self._leave_request()
            self._chosen = ident
            if ident:
                self._open_soon.start()
            self.refresh()

    def open_now(self, ident: str) -> None:
        """Look at a request at once."""
        self.choose(ident)
        if self._open_soon.isActive():
            self._open_now()

    def follow_heads(self) -> None:
        """Follow all that have not ended, from now on: the view bar tells how many there are."""
        if not self._follows and self.offered:
            self._follows = True
            self._live.replica(HEADS)
            self._follow_topic.begin(HEADS)

    def tell_story(self) -> None:
        """While the stay is open, ask for it, and again whenever the request is another; also for
        the repairs whose work is done again, or was."""
        self._done_again.want(self.request)
        known, stay = self.known, {"request": self._chosen} if self._topic else {}
        told = known.card(self._chosen), tuple(known.opened.state.values())
        self._story.want(stay, told)

    def see_served(self) -> None:
        """Whoever comes to my desk by the number of a repair has that repair chosen: else the key
        that hands over would hand over the one before."""
        facts = self._console.facts
        entry = facts.customer.id if facts is not None and facts.customer is not None else ""
        heads = self.known.all
        before, known = self._at_my_desk
        # The card may hear sooner than the line that nobody is here for it any more.
        kept = known if entry == before else ""
        served = next((head.id for head in heads if entry and head.entry == entry), kept)
        if (entry, served) == self._at_my_desk or self.question is not None or not heads:
            return
        self._at_my_desk = entry, served
        if known and entry != before and self.known.staff.get(Entry, before) is None:
            self._see_left(known)
        if served and served != known:
            self.open_now(served)

    def _see_left(self, ident: str) -> None:
        """Whoever has left my desk without what they came for is not overlooked."""
        head = self.known.card(ident)
        if head is None or head.state not in ("ready", "return_ready") or self._busy:
            return
        title = tr("{number} is not handed over.").format(number=shown(head.number))
        text = tr("Its customer has left the desk. If they have it, hand it over here too.")
        self.open_now(ident)
        cap = shown_key("next_state")
        self._say(AnswerLine("note", title, text, cap, tr("hand it over")))

    def see_ended(self) -> None:
        """What has ended is not on the board any more: it is said once, and let go of."""
        request = self.request
        if request is None or self._busy:
            return
        if self.known.card(request.id) is not None:
            self._on_board = request.id
        elif request.state in ENDED and self._on_board == request.id:
            self._on_board = ""
            if self._answer.kind != "idle":
                return
            said = tr("{number} has left the board: {state}.")
            self._answer = AnswerLine(
                "note", said.format(number=shown(request.number), state=state_name(request.state)),
                "", "Esc", tr("put away"),
            )  # fmt: skip

    def _open_now(self) -> None:
        self._open_soon.stop()
        if self._chosen and not self._topic:
            self._topic = f"request/{self._chosen}"
            self._live.replica(self._topic)
            self._follow_topic.begin(self._topic)
        self.refresh()

    def _leave_request(self) -> None:
        if self._topic:
            self._follow_topic.end(self._topic)
            self._topic = ""
