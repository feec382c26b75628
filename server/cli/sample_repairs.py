"""The workshop of the sample hall: its terms, its parts, and what was brought in the days before.
Nothing is written to anybody: its mails are skipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from protocol.commands import (
    AnyCommand,
    MarkMessage,
    UpdateDesk,
    UpdateServicePoint,
)
from protocol.outcomes import Outcome, Refusal, Requested, Saved
from protocol.queue_commands import Customer
from protocol.records import (
    CostEstimate,
    Desk,
    Message,
    Part,
    RequestLine,
    ServicePoint,
    ServiceRequest,
    Staff,
)
from protocol.repair_settings import PutPart, PutRepairTerms, PutSupplier
from protocol.request_commands import (
    AnswerEstimate,
    ItemSpec,
    LineStep,
    NoteRequest,
    OpenRequest,
    PassRequestTime,
    PutLine,
    SendEstimate,
    StepLine,
    StepRequest,
    UpdateRequest,
)
from protocol.request_states import RequestStep
from protocol.service_requests import LineKind
from server.cli.faults import CommandFault
from server.cli.sample_acting import asked, done, go_on, manager_of, on_floor
from server.cli.sample_hours import hall_week
from server.cli.sample_recording import Recording
from server.cli.sample_repair_cases import PARTS, REPAIRS, SUPPLIERS, Did, Repair
from server.cli.sample_tickets import MINUTE_MS, NOBODY
from server.cli.sample_workshop import POINT, PREFIX, TERMS
from server.cli.site import Site, opened
from server.clock import ManualClock
from server.domain.actor import TIMER, Actor
from server.domain.floor import Floor

SAVES: Final[dict[str, RequestStep]] = {
    "diagnose": "diagnose",
    "diagnosed": "diagnosed",
    "repair": "repair",
    "check": "check",
    "ready": "ready",
    "give_back": "give_back",
    "pick_up": "pick_up",
}
"""What is a step of the request itself."""
ENDS: Final[dict[LineKind, tuple[LineStep, ...]]] = {
    "part": ("use",),
    "labour": ("begin", "finish"),
    "fee": (),
}


def since(now: int) -> int:
    """When the hall must be there, so that all this lies behind `now` (ms)."""
    return now - (REPAIRS[0].ago_min + 60) * MINUTE_MS


async def add(data: Path, now: int) -> None:
    """Give a fresh sample its workshop, with the days before `now` (ms) behind it. What somebody
    has set stays. Raises `CommandFault`."""
    clock = ManualClock(since(now))
    async with opened(data, clock) as site:
        floor = await on_floor(site)
        if any(point.prefix == PREFIX for point in floor.of(ServicePoint)):
            return
        workshop = _Workshop(site, floor)
        await workshop.open(now)
        for before_min, repair, did in sorted(_all(), key=lambda told: -told[0]):
            clock.at = max(clock.now(), now - before_min * MINUTE_MS)
            await workshop.goes_on(repair, did)
        clock.at = now
        for message in (await on_floor(site)).of(Message):
            if message.subject_kind == "service_request":
                told = MarkMessage(message=message.id, state="skipped", reason=NOBODY)
                await done(site, told, TIMER)
        # Much else lies before now as well: the hall's clock goes back once more.
        Recording(site.store, ManualClock(since(now)), site.new_id, str).write()


def _all() -> Iterator[tuple[int, Repair, Did | None]]:
    """What happened, with how many minutes ago; the intake is nothing done."""
    for repair in REPAIRS:
        yield repair.ago_min, repair, None
        for did in repair.done:
            yield did.ago_min, repair, did


class _Workshop:
    """Whoever works there, and what was brought."""

    def __init__(self, site: Site, floor: Floor) -> None:
        self._site = site
        self._floor = floor
        self._manager = manager_of(floor)
        self._staff = {each.name: Actor(each.id, each.role, each.name) for each in floor.of(Staff)}
        self._zone, self._roll = floor.site.zone, floor.site.roll_hour
        self._point, self._now = "", 0
        self._known: dict[str, str] = {}
        """Ids of requests, by the name of who brought it."""

    async def open(self, now: int) -> None:
        """The service point with its terms and parts; `now` is when the hall is made (ms)."""
        self._now = now
        self._point = (await self._saved(POINT)).id
        floor = await self._now_on_floor()
        point = floor.get(ServicePoint, self._point)
        assert point is not None
        week = hall_week(now, self._zone, self._roll)
        await self._do(UpdateServicePoint(service_point=point.id, version=1, hours=week))
        (desk,) = (each for each in floor.of(Desk) if each.service_point == point.id)
        await self._do(UpdateDesk(desk=desk.id, version=desk.version, direction="down"))
        intake, pickup = (service.id for service in floor.services(point.id))
        told = TERMS | {"intake": intake, "pickup": pickup}
        await self._do(PutRepairTerms(service_point=point.id, **told))  # type: ignore[arg-type]
        suppliers = [
            (await self._saved(PutSupplier(name=name, email=email, lead_days=days))).id
            for name, email, days in SUPPLIERS
        ]
        for name, sku, price, stock, reorder in PARTS:
            supplier = suppliers[sku.startswith(("BR", "GC"))]
            await self._do(
                PutPart(
                    name=name, sku=sku, price=price, stock=stock, reorder_at=reorder,
                    supplier=supplier,
                )
            )  # fmt: skip

    async def goes_on(self, repair: Repair, did: Did | None) -> None:
        """The intake, or the next that was done. Raises `CommandFault`."""
        if did is None:
            await self._brought(repair)
            return
        request, clerk = self._known[repair.name], self._staff[repair.technician]
        floor = await self._now_on_floor()
        for command in self._commands(floor, request, did):
            actor = TIMER if did.do == "expire" else clerk
            await self._do(command, actor)

    async def _now_on_floor(self) -> Floor:
        await go_on(self._site, self._floor)
        return self._floor

    async def _brought(self, repair: Repair) -> None:
        item = ItemSpec(
            what=repair.what,
            make=repair.make,
            model=repair.model,
            serial=repair.serial,
            accessories=list(repair.accessories),
            condition=repair.condition,
        )
        answer = await asked(
            self._site,
            OpenRequest(
                service_point=self._point,
                items=[item],
                problem=repair.problem,
                customer=Customer(repair.name, repair.phone, repair.email),
                spend_limit=repair.limit,
                language=repair.language,
                priority=repair.priority,
                here=repair.here,
                promised_at=self._promised(repair),
            ),
            self._staff["jonas"],
        )
        if not isinstance(answer, Requested):
            raise CommandFault(answer.detail if isinstance(answer, Refusal) else str(answer))
        self._known[repair.name] = answer.request
        if repair.technician:
            technician = self._staff[repair.technician].id
            await self._do(UpdateRequest(request=answer.request, technician=technician))

    def _promised(self, repair: Repair) -> int | None:
        if not repair.promised_min:
            return None
        return self._now + (repair.promised_min - repair.ago_min) * MINUTE_MS

    def _commands(self, floor: Floor, request: str, did: Did) -> Iterator[AnyCommand]:
        found = floor.get(ServiceRequest, request)
        assert found is not None
        lines = [each for each in floor.of(RequestLine) if each.request == request]
        if did.do in SAVES:
            yield StepRequest(request=request, step=SAVES[did.do])
        elif did.do in ("note", "inside"):
            yield NoteRequest(request=request, text=did.text, public=did.do == "note")
        elif did.do == "line":
            yield _part(floor, request, did)
        elif did.do == "work":
            yield PutLine(request=request, line_kind="labour", name=did.text, minutes=did.minutes)
        elif did.do == "estimate":
            yield SendEstimate(request=request)
        elif did.do in ("yes", "no"):
            yield _answer(floor, found, did)
        elif did.do in ("order", "take"):
            line = next(each for each in lines if each.name == did.text)
            step: LineStep = "order" if did.do == "order" else "take" if line.part else "arrive"
            yield StepLine(request=request, line=line.id, step=step)
        elif did.do == "finish":
            for each in lines:
                for ends in ENDS[each.line_kind]:
                    yield StepLine(request=request, line=each.id, step=ends)
        else:
            yield PassRequestTime(requests=[request])

    async def _saved(self, command: AnyCommand) -> Saved:
        answer = await self._answer(command, self._manager)
        assert isinstance(answer, Saved)
        return answer

    async def _do(self, command: AnyCommand, actor: Actor | None = None) -> None:
        await self._answer(command, actor or self._manager)

    async def _answer(self, command: AnyCommand, actor: Actor) -> Outcome:
        answer = await asked(self._site, command, actor)
        if isinstance(answer, Refusal):
            raise CommandFault(answer.detail)
        return answer


def _part(floor: Floor, request: str, did: Did) -> PutLine:
    """A part of the list where there is one of that name, else one that is got for this alone."""
    known = next((each for each in floor.of(Part) if each.name == did.text), None)
    if known is not None:
        return PutLine(request=request, line_kind="part", part=known.id)
    return PutLine(request=request, line_kind="part", name=did.text, unit_price=did.price)


def _answer(floor: Floor, request: ServiceRequest, did: Did) -> AnswerEstimate:
    sent = next(
        each
        for each in floor.of(CostEstimate)
        if (each.request, each.nth) == (request.id, request.estimate)
    )
    return AnswerEstimate(
        request=request.id, nth=sent.nth, hash=sent.hash, yes=did.do == "yes", via="phone",
        name="The customer", number="+44 7700 900100", total=sent.total, reason=did.text,
    )  # fmt: skip
