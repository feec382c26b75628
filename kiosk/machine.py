"""The kiosk itself: its stage, moved by touches, answers and time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from client.house import site_of
from client.languages import known
from client.live import Live
from client.own_device import own_zone
from kiosk import flow, steps, summons
from kiosk.asking import Asker
from kiosk.brought import KEYS, RequestReader
from kiosk.catalogue import Catalogue, catalogue
from kiosk.flow import Asking, Browsing, Helping, Manner, Numbered, Refused, Stage
from kiosk.intake_steps import doubted
from kiosk.numbers import TOPIC, Numbers
from kiosk.paper import Paper
from kiosk.reserved import BOOKING_KEYS, check_in, wanted
from kiosk.scan import Scan
from kiosk.scanned import ACTIONS, Holder, SlipReader
from kiosk.sought import Seeker
from kiosk.touches import Handed, Lookup, Touch, Wanted
from protocol.outcomes import Refusal
from protocol.request_commands import JoinPickup
from protocol.views import PublicHelp


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
        self._moved = moved
        self.usual = manner
        """How the next customer begins."""
        self._zone = zone
        self.manner = manner
        self.stage: Stage = flow.start(clock())
        self.numbers = Numbers(live, clock, asker, paper, self)
        self.reader = SlipReader(
            holder, clock, live.now, self.numbers.print_again, self._slip_moved
        )
        self.seeker = Seeker(asker, clock, self._sought_moved)
        self.requests = RequestReader(asker, clock, live.now, self._request_moved)
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
        if isinstance(self.stage, Helping) and summons.is_helped(self.stage, self._told()):
            return self.turn_to(flow.start(self._clock()))
        if isinstance(self.stage, Browsing) and self.stage.page == "slip":
            self.reader.pass_time()
        self.seeker.pass_time()
        self.requests.pass_time()
        now = flow.in_time(self.stage, self._clock(), self.manner.unhurried)
        if isinstance(self.stage, Asking) and now is not self.stage:
            self._asker.give_up(self.stage.command_id)
        self.turn_to(now)

    def touched(self) -> None:
        """Somebody has touched the screen, anywhere, or a key of the keyboard."""
        self.turn_to(flow.touched(self.stage, self._clock(), self.manner.unhurried))

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
            self.turn_to(flow.start(self._clock()))

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
        while before.page in flow.SLIP | flow.BOOKING | flow.REQUEST:
            before = before.before or flow.start(at)
        if scan.requests:
            self.turn_to(Browsing(at, at, "request", before.wish, before=before))
            self.requests.look(*({"code": code} for code in scan.requests), held=True)
        elif scan.reservations and not scan.tokens:
            self.turn_to(Browsing(at, at, "booking", before.wish, before=before))
            self.seeker.look(*({"code": code} for code in scan.reservations))
        else:
            self.turn_to(Browsing(at, at, "slip", before=before))
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
                self.turn_to(replace(stage.before, since=at, touched=at, stirred=True))
            case Helping(summons="asked") if action == "cancel":
                summons.take_back(self._asker, self._live.actor)
                self.turn_to(replace(stage.before, since=at, touched=at, stirred=True))

    def finish(self) -> None:
        """Done, noted, or back to the start; from asking it gives up."""
        if flow.guarded(self.stage, self._clock()):
            return
        if isinstance(self.stage, Asking):
            self._asker.give_up(self.stage.command_id)
        self.turn_to(flow.start(self._clock()))

    def _browse(self, stage: Browsing, action: str, value: str) -> None:
        at = self._clock()
        if action in ("contrast", "low"):
            self.manner = self.manner.turned(action)
            self.turn_to(replace(stage, since=at, touched=at, stirred=True))
        elif action == "person":
            self._call_person(stage)
        elif stage.page == "slip" and action in ACTIONS:
            self.reader.act(action)
        elif stage.page == "slip" and action == "finish":
            self.finish()
        elif stage.page == "booking" and action in BOOKING_KEYS:
            self._of_booking(stage, action)
        elif stage.page == "request" and self._of_request(stage, action, value):
            self.touched()
        else:
            speaks = action in ("begin", "speak") and value in self.languages
            if speaks:
                self.manner = replace(self.manner, language=value)
            self._move(stage, "back" if action == "speak" else action, value)

    def _move(self, stage: Browsing, action: str, value: str) -> None:
        move = steps.step(stage, action, Touch(value, self._clock(), self.house()))
        if isinstance(move, Wanted):
            self.numbers.ask(move)
        elif isinstance(move, Handed):
            self.numbers.open(move)
        elif isinstance(move, Lookup):
            self._look(move)
        elif move is not None:
            self.turn_to(move)
            if action == "slip":
                self.reader.wait()
            elif move.page == "booking":
                self.seeker.wait()
            elif move.page == "request" and action != "back":
                self.requests.wait()

    def _look(self, lookup: Lookup) -> None:
        """Look for what was typed; `Back` leads to where that was."""
        at, origin = self._clock(), lookup.origin
        if origin.page in flow.REQUEST:
            self.turn_to(Browsing(at, at, "request", lookup.wish, before=origin))
            asked = {"number": int(lookup.wish.brought), "phone": lookup.wish.digits}
            return self.requests.look(asked)
        self.turn_to(Browsing(at, at, "booking", lookup.wish, before=origin))
        site = site_of(self._live.replica(TOPIC))
        self.seeker.typed(*wanted(lookup.wish, site, self._live.now()))

    def _of_booking(self, stage: Browsing, action: str) -> None:
        """A key of the page of a reservation."""
        found = self.seeker.act(action)
        if found is not None:
            command = check_in(found, stage.wish, self.language)
            self.numbers.send(command, stage, self._asker.new_id(), found.start_at)

    def _of_request(self, stage: Browsing, action: str, value: str) -> bool:
        """A key of the page of something that was brought; whether it leads to no other page."""
        brought = self.requests.brought
        if action == "join" and brought is not None and brought.found is not None:
            command = JoinPickup(request=brought.found.request.id)
            self.numbers.send(command, stage, self._asker.new_id(), None, brought.found.token)
        elif action in KEYS:
            self.requests.act(action, value)
        elif action == "finish":
            self.finish()
        else:
            return action == "back" and self.requests.back()
        return action in KEYS

    def house(self) -> Catalogue:
        """What can be had here now."""
        return catalogue(self._live.replica(TOPIC), self.zone)

    def _slip_moved(self) -> None:
        """The kiosk speaks as the slip's holder does, unless another language was chosen here."""
        place = self.reader.slip.place if self.reader.slip is not None else None
        self._speak_as(place.own.language if place is not None else "")
        self._moved()

    def _sought_moved(self) -> None:
        """The kiosk speaks as the one does who has booked, unless another was chosen here."""
        self._speak_as(self.seeker.only.language if self.seeker.only is not None else "")
        self._moved()

    def _request_moved(self) -> None:
        """The kiosk speaks as whoever brought it does, unless another language was chosen here."""
        brought = self.requests.brought
        found = brought.found if brought is not None else None
        self._speak_as(found.request.language if found is not None else "")
        stage, at = self.stage, self._clock()
        if found is not None and found.place and isinstance(stage, Browsing):
            # Whoever waits in the hall has a place, with all that may be done with one.
            self.turn_to(Browsing(at, at, "slip", before=stage.before))
            return self.reader.read(Scan((f"/t/{found.place}",)))
        self._moved()

    def _speak_as(self, language: str) -> None:
        if language in self.languages and not self.manner.language:
            self.manner = replace(self.manner, language=language)

    def _call_person(self, stage: Browsing) -> None:
        at = self._clock()
        helping = Helping(at, at, stage, self._told())
        self.turn_to(helping)
        summons.call(
            self._asker, helping, self.language, lambda heard: self._called(helping, heard)
        )

    def _called(self, helping: Helping, heard: bool) -> None:
        if (stage := summons.called(self.stage, helping, heard)) is not None:
            self.turn_to(stage)

    def _told(self) -> PublicHelp | None:
        """What the server has said last of calls from here."""
        return self._live.replica(TOPIC).get(PublicHelp, self._live.actor)

    def refuse(self, stage: Asking, answer: Refusal) -> None:
        """No number was given: back to the page of what was found, or to why."""
        at, back = self._clock(), replace(stage.origin, since=self._clock(), touched=self._clock())
        if stage.booked_at is not None:
            self.turn_to(back)
            self.seeker.refused(answer.code)
        elif stage.origin.page == "request":
            self.turn_to(back)
            self.requests.refused(answer.code)
        elif answer.code == "invalid" and stage.origin.wish.intake.service:
            self.turn_to(doubted(stage.origin, at))
        else:
            self.turn_to(Refused(at, at, answer.code, answer.detail, stage.service))

    def turn_to(self, stage: Stage) -> None:
        """Show another stage; what belongs to whoever has gone is forgotten."""
        if isinstance(stage, Browsing) and stage.at_start:
            self.manner = self.usual
        if isinstance(stage, Asking) or not flow.keeps(stage, flow.SLIP):
            self.reader.wipe()
        if not flow.keeps(stage, flow.BOOKING):
            self.seeker.wipe()
        if not flow.keeps(stage, flow.REQUEST):
            self.requests.wipe()
        self.stage = stage
        self._moved()
