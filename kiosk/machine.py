"""The kiosk itself: its stage, moved by touches, answers and time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from client.house import site_of
from client.languages import known
from client.live import Live
from client.own_device import own_zone
from client.own_place import OwnPlace
from kiosk import flow, steps
from kiosk.asking import Answered, Asker, GivesNumber
from kiosk.catalogue import Catalogue, catalogue
from kiosk.flow import Asking, Browsing, Helping, Manner, Numbered, Refused, Stage
from kiosk.joining import join
from kiosk.paper import Paper
from kiosk.reserved import BOOKING_KEYS, check_in, wanted
from kiosk.scan import Scan
from kiosk.scanned import ACTIONS, Holder, SlipReader
from kiosk.slip_again import ticket_again
from kiosk.sought import Seeker
from kiosk.steps import Lookup, Touch, Wanted
from kiosk.summons import is_helped
from kiosk.ticket import ticket
from protocol.commands import AnswerHelp, AskForHelp, JoinQueue
from protocol.outcomes import Joined, Refusal
from protocol.views import PublicHelp

TOPIC: Final = "kiosk"


class Machine:
    """One customer after the other. `clock` is steady, in seconds; `moved` is called after each
    turn of the stage. `manner` is how each customer begins."""

    def __init__(
        self,
        live: Live,
        clock: Callable[[], float],
        asker: Asker,
        paper: Paper,
        holder: Holder,
        moved: Callable[[], None],
        manner: Manner = flow.USUAL,
        zone: str = "",
    ) -> None:
        self._live = live
        self._clock = clock
        self._asker = asker
        self._paper = paper
        self._moved = moved
        self.usual = manner
        """How the next customer begins."""
        self._zone = zone
        self.manner = manner
        self.stage: Stage = flow.start(clock())
        self.reader = SlipReader(holder, clock, live.now, self._print_again, self._slip_moved)
        self.seeker = Seeker(asker, clock, self._sought_moved)
        self.busy_at: float | None = None
        """When a slip was held to the reader while somebody was in the middle of something."""

    @property
    def language(self) -> str:
        """The customer's language; the house's own until one was chosen."""
        return self.manner.language or self.languages[0]

    @property
    def languages(self) -> list[str]:
        """What the house speaks, its own first."""
        site = site_of(self._live.replica(TOPIC))
        return [each.code for each in known(site.languages if site is not None else ())]

    def pass_time(self) -> None:
        """Let time, and whoever comes to help, act on the stage."""
        if isinstance(self.stage, Helping) and is_helped(self.stage, self._told()):
            return self._turn_to(flow.start(self._clock()))
        if isinstance(self.stage, Browsing) and self.stage.page == "slip":
            self.reader.pass_time()
        self.seeker.pass_time()
        now = flow.in_time(self.stage, self._clock(), self.manner.unhurried)
        if isinstance(self.stage, Asking) and now is not self.stage:
            self._asker.give_up(self.stage.command_id)
        self._turn_to(now)

    def touched(self) -> None:
        """Somebody has touched the screen, anywhere, or a key of the keyboard."""
        self._turn_to(flow.touched(self.stage, self._clock(), self.manner.unhurried))

    @property
    def zone(self) -> str:
        """The part of the house that it stands in, as a manager may change it; empty is all."""
        return own_zone(self._live.replica(TOPIC), self._live.actor, self._zone)

    def mend(self) -> None:
        """Something broke: back to the start. Whoever has no paper keeps what is on the screen, and
        what was asked for still comes."""
        held = isinstance(self.stage, Numbered) and self.stage.paper != "printed"
        if held or isinstance(self.stage, Asking):
            self._moved()
        else:
            self._turn_to(flow.start(self._clock()))

    def hurry(self, limits: bool) -> None:
        """Whether pages are closed after a while, from now on."""
        self.usual = replace(self.usual, unhurried=not limits)
        self.manner = replace(self.manner, unhurried=not limits)
        self.touched()

    def scan(self, scan: Scan) -> None:
        """A code was scanned: its page is shown. Whoever is in the middle of something goes on."""
        stage, at = self.stage, self._clock()
        if not flow.takes_slips(stage):
            self.busy_at = at
            return self._moved()
        before = stage if isinstance(stage, Browsing) else flow.start(at)
        while before.page == "slip" or before.page in flow.BOOKING:
            before = before.before or flow.start(at)
        if scan.reservations and not scan.tokens:
            self._turn_to(Browsing(at, at, "booking", before.wish, before=before))
            self.seeker.look(*({"code": code} for code in scan.reservations))
        else:
            self._turn_to(Browsing(at, at, "slip", before=before))
            self.reader.read(scan)

    def act(self, action: str, value: str = "") -> None:
        """A key was touched; what it does on this page stands in `kiosk.steps`."""
        stage, at = self.stage, self._clock()
        unhurried = self.manner.unhurried
        if flow.guarded(stage, at) or flow.asked_whether_there(stage, at, unhurried):
            return
        match stage:
            case Browsing():
                self._browse(stage, action, value)
            case Helping() if action == "back":
                self._turn_to(replace(stage.before, since=at, touched=at, stirred=True))
            case Helping(summons="asked") if action == "cancel":
                # Whether it was really taken back, the kiosk cannot mend.
                done = AnswerHelp(device=self._live.actor, state="done")
                self._asker.tell(done, lambda _: None)
                self._turn_to(replace(stage.before, since=at, touched=at, stirred=True))

    def finish(self) -> None:
        """Done, noted, or back to the start; from asking it gives up."""
        if flow.guarded(self.stage, self._clock()):
            return
        if isinstance(self.stage, Asking):
            self._asker.give_up(self.stage.command_id)
        self._turn_to(flow.start(self._clock()))

    def _browse(self, stage: Browsing, action: str, value: str) -> None:
        at = self._clock()
        if action in ("contrast", "low"):
            self.manner = self.manner.turned(action)
            self._turn_to(replace(stage, since=at, touched=at, stirred=True))
        elif action == "person":
            self._call_person(stage)
        elif stage.page == "slip" and action in ACTIONS:
            self.reader.act(action)
        elif stage.page == "slip" and action == "finish":
            self.finish()
        elif stage.page == "booking" and action in BOOKING_KEYS:
            self._of_booking(stage, action)
        else:
            speaks = action in ("begin", "speak") and value in self.languages
            if speaks:
                self.manner = replace(self.manner, language=value)
            self._move(stage, "back" if action == "speak" else action, value)

    def _move(self, stage: Browsing, action: str, value: str) -> None:
        move = steps.step(stage, action, Touch(value, self._clock(), self._house()))
        if isinstance(move, Wanted):
            self._ask(move)
        elif isinstance(move, Lookup):
            self._look(move)
        elif move is not None:
            self._turn_to(move)
            if action == "slip":
                self.reader.wait()
            elif move.page == "booking":
                self.seeker.wait()

    def _look(self, lookup: Lookup) -> None:
        """Look for what was typed; `Back` leads to where that was."""
        at, origin = self._clock(), lookup.origin
        self._turn_to(Browsing(at, at, "booking", lookup.wish, before=origin))
        site = site_of(self._live.replica(TOPIC))
        self.seeker.typed(*wanted(lookup.wish, site, self._live.now()))

    def _of_booking(self, stage: Browsing, action: str) -> None:
        """A key of the page of a reservation."""
        found = self.seeker.act(action)
        if found is not None:
            command = check_in(found, stage.wish, self.language)
            self._send(command, stage, self._asker.new_id(), found.start_at)

    def _house(self) -> Catalogue:
        return catalogue(self._live.replica(TOPIC), self.zone)

    def _ask(self, wanted: Wanted) -> None:
        first, *more = wanted.wish.services
        point = self._house().open.get(first)
        if point is None:
            return
        command = join(point.id, first, more, wanted.wish, self.language)
        self._send(command, wanted.origin, self._asker.new_id(), None)

    def resume(self, command: GivesNumber, command_id: str) -> None:
        """Ask again what was asked before the kiosk was stopped; the answer is shown as ever."""
        self.manner = replace(self.manner, language=command.language)
        self._send(command, flow.start(self._clock()), command_id, None)

    def _send(
        self, command: GivesNumber, origin: Browsing, command_id: str, booked_at: int | None
    ) -> None:
        asking = Asking(self._clock(), origin, "", command_id, booked_at=booked_at)
        if isinstance(command, JoinQueue):
            errands = tuple(command.services[1:])
            asking = replace(asking, service=command.service or "", errands=errands)
        self._turn_to(asking)
        self._asker.ask(command, asking.command_id, self._answered)

    def _answered(self, answered: Answered) -> None:
        stage = self.stage
        if not isinstance(stage, Asking) or stage.command_id != answered.command_id:
            return
        at, answer = self._clock(), answered.answer
        if isinstance(answer, Joined):
            joined = answer
        elif answer.own is not None:
            joined = answer.own
        else:
            return self._refused(stage, answer)
        replica = self._live.replica(TOPIC)
        errands = () if joined is not answer else stage.errands
        given = ticket(joined, answered.token, replica, self.language, errands, stage.booked_at)
        before = self.seeker.has_number or joined is not answer
        numbered = Numbered(at, at, given, before=before)
        self._turn_to(numbered)
        self._paper.put(given, lambda there: self._put(numbered, there))

    def _refused(self, stage: Asking, answer: Refusal) -> None:
        at = self._clock()
        if stage.booked_at is None:
            self._turn_to(Refused(at, at, answer.code, answer.detail, stage.service))
        else:
            self._turn_to(replace(stage.origin, since=at, touched=at))
            self.seeker.refused(answer.code)

    def _put(self, numbered: Numbered, there: bool) -> None:
        if isinstance(self.stage, Numbered) and self.stage.ticket is numbered.ticket:
            paper: flow.Paper = "printed" if there else "none"
            self._turn_to(replace(self.stage, paper=paper))

    def _print_again(self, place: OwnPlace, token: str, then: Callable[[bool], None]) -> None:
        self._paper.put(ticket_again(place, token), then)

    def _slip_moved(self) -> None:
        """The kiosk speaks as the slip's holder does, unless another language was chosen here."""
        place = self.reader.slip.place if self.reader.slip is not None else None
        self._speak_as(place.own.language if place is not None else "")
        self._moved()

    def _sought_moved(self) -> None:
        """The kiosk speaks as the one does who has booked, unless another was chosen here."""
        self._speak_as(self.seeker.only.language if self.seeker.only is not None else "")
        self._moved()

    def _speak_as(self, language: str) -> None:
        if language in self.languages and not self.manner.language:
            self.manner = replace(self.manner, language=language)

    def _call_person(self, stage: Browsing) -> None:
        at = self._clock()
        command = AskForHelp(language=self.language, access_needs=list(stage.wish.needs))
        helping = Helping(at, at, stage, self._told())
        self._turn_to(helping)
        self._asker.tell(command, lambda heard: self._called(helping, heard))

    def _called(self, helping: Helping, heard: bool) -> None:
        stage = self.stage
        if isinstance(stage, Helping) and stage.before is helping.before:
            summons: flow.Summons = "asked" if heard else "unreached"
            self._turn_to(replace(stage, summons=summons))

    def _told(self) -> PublicHelp | None:
        """What the server has said last of calls from here."""
        return self._live.replica(TOPIC).get(PublicHelp, self._live.actor)

    def _turn_to(self, stage: Stage) -> None:
        if isinstance(stage, Browsing) and stage.at_start:
            self.manner = self.usual
        if not flow.keeps_slip(stage):
            self.reader.wipe()
        if not flow.keeps_booking(stage):
            self.seeker.wipe()
        self.stage = stage
        self._moved()
