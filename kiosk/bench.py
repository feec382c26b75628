"""A kiosk on a clock moved by hand, with its server and printer, for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal

import shiboken6
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from client.languages import HOUSE
from client.live import Live
from client.own_place import OwnPlace
from client.qt_live import QtLive
from client.speaker import Speaker
from client.window import close_engine
from kiosk import flow
from kiosk.asking import Answered
from kiosk.brought import Answer as Brought
from kiosk.flow import Manner
from kiosk.hall import MORNING, TOKEN, Hall
from kiosk.journal import GivesNumber
from kiosk.numbers import TOPIC
from kiosk.sample_places import HandHolder
from kiosk.scan import Scan
from kiosk.sought import Answer
from kiosk.ticket import Ticket
from kiosk.view_model import KioskModel
from kiosk.window import load_kiosk
from protocol.booking_queries import FoundReservation
from protocol.changes import Change, Put
from protocol.commands import AnswerHelp, AskForHelp
from protocol.messages import Delta, Limits, Snapshot, Welcome
from protocol.outbox import Channel
from protocol.outcomes import Joined, Refusal, Requested
from protocol.records import HelpState
from protocol.request_commands import AnswerEstimate
from protocol.views import PublicHelp

UPRIGHT: Final = (1080, 1920)
LYING: Final = (1920, 1080)
TABLET: Final = (1280, 800)
BEGIN: Final = 1000.0
DEVICE: Final = "01900000-0000-7000-8000-0000000000d1"


class HandAsker:
    """A server's desk that a test or a picture works by hand."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, GivesNumber]] = []
        self.given_up: list[str] = []
        self.told: list[AskForHelp | AnswerHelp] = []
        self._then: dict[str, Callable[[Answered], None]] = {}
        self._heard: list[Callable[[bool], None]] = []
        self.sought: list[dict[str, Any]] = []
        self._found: list[Callable[[Answer], None]] = []
        self.requests: list[dict[str, Any]] = []
        self._brought: Callable[[Brought], None] = lambda _: None
        self.said: list[tuple[AnswerEstimate, str]] = []
        self.take_answer: Callable[[str], None] = lambda _: None
        self.link = ""
        """By which the last question was asked."""

    def new_id(self) -> str:
        """Ids that count up."""
        return f"01900000-0000-7000-8000-{len(self.asked) + 1:012d}"

    def find(self, args: dict[str, Any], then: Callable[[Answer], None]) -> None:
        """Keep what is looked for."""
        self.sought.append(args)
        self._found.append(then)

    def finds(self, *found: FoundReservation) -> None:
        """What was looked for last is found, or nothing is."""
        self._found[-1](found)

    def finds_not(self, why: Literal["away", "often"]) -> None:
        """Nobody looks for it."""
        self._found[-1](why)

    def find_request(self, args: dict[str, Any], then: Callable[[Brought], None]) -> None:
        """Keep what is looked for."""
        self.requests.append(args)
        self._brought = then

    def finds_request(self, found: Brought) -> None:
        """What was brought and is looked for is this, or why it is not found."""
        self._brought(found)

    def answer_estimate(
        self, command: AnswerEstimate, command_id: str, link: str, then: Callable[[str], None]
    ) -> None:
        """Keep the answer to an estimate."""
        self.said.append((command, link))
        self.take_answer = then

    def ask(
        self,
        command: GivesNumber,
        command_id: str,
        then: Callable[[Answered], None],
        link: str = "",
    ) -> None:
        """Keep the question."""
        self.asked.append((command_id, command))
        self.link = link
        self._then[command_id] = then

    def give_up(self, command_id: str) -> None:
        """Keep that it was given up; an answer may come all the same."""
        self.given_up.append(command_id)

    def tell(self, command: AskForHelp | AnswerHelp, then: Callable[[bool], None]) -> None:
        """Keep what was told."""
        self.told.append(command)
        self._heard.append(then)

    def hear(self, heard: bool = True) -> None:
        """Whether the server has what was told last."""
        self._heard[-1](heard)

    def answer(self, answer: Joined | Requested | Refusal, token: str | None = TOKEN) -> None:
        """Answer the last question."""
        command_id, _ = self.asked[-1]
        self._then[command_id](Answered(command_id, answer, token))


class HandPaper:
    """A printer worked by hand: it has paper, or not."""

    def __init__(self, there: bool = True) -> None:
        self.there = there
        self.slips: list[Ticket] = []

    def put(self, ticket: Ticket, then: Callable[[bool], None]) -> None:
        """Print at once, or fail at once."""
        self.slips.append(ticket)
        then(self.there)


class Bench:
    """A kiosk on a clock moved by hand, fed without a network."""

    def __init__(
        self,
        app: QGuiApplication,
        size: tuple[int, int] = UPRIGHT,
        manner: Manner = flow.USUAL,
        *,
        still: bool = True,
        zone: str = "",
        diagonal: float | None = None,
    ) -> None:
        self.seconds = BEGIN
        self.sends: list[Channel] = ["mail", "sms"]
        self.live = Live(self._now, lambda: MORNING)
        self.asker = HandAsker()
        self.paper = HandPaper()
        self.holder = HandHolder()
        self.speaker = Speaker(app, "kiosk")
        self._qt_live = QtLive(self.live, app, ticks=False)
        self.kiosk = KioskModel(
            self._qt_live,
            self._now,
            self.asker,
            self.paper,
            self.holder,
            speak=self.speaker.use,
            manner=manner,
            zone=zone,
            diagonal=diagonal,
            reduced_motion=still,
            parent=app,
        )
        self.engine = QQmlApplicationEngine(app)
        self.speaker.changed.connect(self.engine.retranslate)
        self.window: QQuickWindow = load_kiosk(self.engine, self.kiosk)
        self.window.resize(*size)
        self.window.show()

    def serve(self, hall: Hall, seq: int = 1) -> None:
        """A connection stands, now, and brings a hall."""
        now = MORNING + round((self.seconds - BEGIN) * 1000)
        self.live.replica(TOPIC)
        hello = Welcome(1, "c", now, DEVICE, "kiosk", Limits(), sends=self.sends)
        self.live.welcomed(hello, self.seconds)
        self.live.subscription(TOPIC)
        changes: list[Change] = [Put(record) for record in hall.records()]
        self.live.take(Snapshot(TOPIC, "e", seq, now, changes))
        self.live.heard()

    def help(self, state: HelpState, since: int | None = None) -> None:
        """What a colleague says of this kiosk's call for a person, a second later; `since` is ms
        of the server's clock, by the kiosk's own idea of it where none is given."""
        self.advance(1)
        since = self.live.now() if since is None else since
        told = PublicHelp(id=DEVICE, state=state, since=since)
        replica = self.live.replica(TOPIC)
        seq = replica.position.seq if replica.position is not None else 0
        now = self.live.now()
        self.live.take(Delta(TOPIC, "e", seq, seq + 1, now, [Put(told)]))
        self.kiosk.refresh()

    def lose(self, seconds: float) -> None:
        """The connection is gone for so long."""
        self.live.lost("The server at ws://127.0.0.1:8080/sync does not answer", 8.0)
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        """Let time go by."""
        self.seconds += seconds
        self.live.tick()
        self.kiosk.refresh()

    def stay(self, seconds: float) -> None:
        """Let time go by with the server there."""
        self.seconds += seconds
        self.live.heard()
        self.kiosk.refresh()

    def choose(self, key: str) -> None:
        """Touch a row, a second after its page came; the invitation before it."""
        self.advance(1)
        if self.kiosk.screen.face == "attract":
            self.begin()
            self.advance(1)
        self.kiosk.act("choose", key)

    def scan(self, place: OwnPlace | None) -> None:
        """Hold a slip to the reader, a second after the page came; None opens nothing here."""
        self.advance(1)
        self.kiosk.scan(Scan((f"https://hall.example/t/{TOKEN}",)))
        if self.kiosk.screen.face == "slip":
            self.holder.show("refused" if place is None else place)
            self.advance(1)

    def again(self, play: Callable[[Bench], None], manner: Manner) -> None:
        """The next customer, who begins in that manner, comes as far as `play` leads."""
        self.kiosk.machine.usual = manner
        self.paper.there = True
        self.advance(1)
        self.kiosk.finish()
        play(self)
        self.kiosk.refresh()

    def begin(self, language: str = "") -> None:
        """Touch the invitation, or the key of a language."""
        self.kiosk.act("begin", language)

    def grab(self) -> QImage:
        """The picture of the window as it is."""
        self.kiosk.refresh()
        for _ in range(3):
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return self.window.grabWindow()

    def blind(self) -> None:
        """Let go of window and engine: the model goes on without being drawn."""
        if shiboken6.isValid(self.engine):
            self.window.close()
            self.speaker.changed.disconnect(self.engine.retranslate)
            close_engine(self.engine)

    def close(self) -> None:
        """Let go of window, engine and model: it would go on to speak its customer's language."""
        self.blind()
        for each in (self.kiosk, self._qt_live):
            shiboken6.delete(each)
        self.speaker.use(HOUSE)

    def _now(self) -> float:
        return self.seconds
