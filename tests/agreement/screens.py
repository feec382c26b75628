"""What kiosks, and the settings that screens show, add to days made out of numbers."""

from __future__ import annotations

from typing import Literal

from protocol.commands import (
    AnswerHelp,
    AnyCommand,
    AskForHelp,
    ConfirmAddress,
    JoinQueue,
    PrintSlip,
    PutDevice,
    ReportSlip,
    RevokeDevice,
    SeeDevice,
    UpdateDesk,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.records import Direction, Entry, JoinBy, ServicePoint
from server.domain.actor import HERE, TIMER, Actor
from tests.hall import ADMIN, ANN, BEN, KIOSK, Hall, person

SIDE_DOOR = Actor(person(8).id, "kiosk", "Side door")
SECRET = "canary-in-a-private-field"
NOBODY = "0" * 36
PINS = ("", f"scrypt${'0' * 32}${'ab' * 32}")
"""None, and what proves one: of no PIN, as nobody types it here."""
Asked = tuple[AnyCommand, Actor]


def of_kiosks(at: Hall, which: int, entry: str) -> list[Asked]:
    """Slips, calls for a person, and who joins in the hall."""
    found = at.floor.get(Entry, entry)
    visit = found.visit if found else NOBODY
    kiosk = KIOSK if which % 3 else SIDE_DOOR
    reports: tuple[Literal["printing", "printed", "failed"], ...]
    reports = ("printing", "printed", "failed")
    says: Literal["coming", "done"] = "coming" if which % 2 else "done"
    return [
        (PrintSlip(visit=visit, device=SIDE_DOOR.id if which % 2 else None), ANN),
        (ReportSlip(visit=visit, state=reports[which % 3], reason=SECRET), kiosk),
        (AskForHelp(language="ar", access_needs=[SECRET]), kiosk),
        (AnswerHelp(device=kiosk.id, state=says), (ANN, BEN)[which % 2]),
        (AnswerHelp(device=kiosk.id, state="done"), kiosk),
        (JoinQueue(service_point=at.point, language=("ar", "de")[which % 2]), HERE),
    ]


def of_screens(at: Hall, which: int) -> list[Asked]:
    """What changes on screens without touching anybody."""
    desk = at.floor.desks(at.point)[which % 2]
    point = at.floor.get(ServicePoint, at.point)
    version = point.version if point else 0
    directions: tuple[Direction, ...] = ("", "left", "right")
    join_by: JoinBy = "on_site" if which % 4 == 0 else "open"
    address = f"https://hall-{which % 2}.test"
    role: Literal["kiosk", "display"] = "kiosk" if which % 2 else "display"
    device = (KIOSK.id, SIDE_DOOR.id)[which % 2]
    return [
        (PutDevice(device=device, name=f"Screen {which}", role=role, zone=f"Z{which % 3}"), ADMIN),
        (RevokeDevice(device=device), ADMIN),
        (SeeDevice(device=device, online=which % 3 == 0, doubled=which % 5 == 0), TIMER),
        (UpdateSite(kiosk_pin=PINS[which % 2]), ADMIN),
        (UpdateDesk(desk=desk.id, version=desk.version, direction=directions[which % 3]), ADMIN),
        (
            UpdateServicePoint(
                service_point=at.point, version=version, zone=f"Z{which % 2}", join_by=join_by
            ),
            ADMIN,
        ),
        (UpdateSite(public_url=address, names={"de": f"Halle {which}"}), ADMIN),
        (ConfirmAddress(address=address), HERE),
    ]
