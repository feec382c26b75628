"""Kiosks and walls as the house knows them."""

from __future__ import annotations

from protocol.commands import PutDevice, RevokeDevice, SeeDevice
from protocol.records import Device
from server.domain.actor import OPERATOR, TIMER
from tests.hall import ADMIN, KIOSK, Hall, hall, person

WALL = person(5).id


def known(at: Hall, ident: str = KIOSK.id) -> Device:
    found = at.floor.get(Device, ident)
    assert found is not None
    return found


def test_a_device_says_who_let_it_in_and_the_command_line_is_nobody() -> None:
    at = hall()
    at.do(PutDevice(device=KIOSK.id, name=" Entrance ", role="kiosk"), OPERATOR)
    at.do(PutDevice(device=WALL, name="Wall", role="display", zone="North"))
    assert (known(at).name, known(at).by, known(at).at) == ("Entrance", None, at.clock.now())
    assert (known(at, WALL).zone, known(at, WALL).by) == ("North", ADMIN.id)


def test_another_name_leaves_the_rest_and_no_two_devices_have_one() -> None:
    at = hall()
    at.do(PutDevice(device=KIOSK.id, name="Entrance", role="kiosk"), OPERATOR)
    at.do(SeeDevice(device=KIOSK.id, online=True), TIMER)
    at.do(PutDevice(device=KIOSK.id, name="Door", role="kiosk", zone="N"))
    after = known(at)
    assert (after.name, after.zone, after.by, after.online, after.version) == (
        "Door", "N", None, True, 2,
    )  # fmt: skip
    refused = at.refused(PutDevice(device=WALL, name="DOOR", role="display"))
    assert (refused.code, refused.field) == ("name_taken", "name")
    assert at.refused(PutDevice(device=WALL, name="\0 ", role="display")).code == "invalid"


def test_a_revoked_device_stays_in_the_list_until_it_is_let_in_anew() -> None:
    at = hall()
    at.do(PutDevice(device=KIOSK.id, name="Entrance", role="kiosk"), OPERATOR)
    at.do(SeeDevice(device=KIOSK.id, online=True), TIMER)
    at.clock.advance(5_000)
    at.do(RevokeDevice(device=KIOSK.id))
    assert (known(at).state, known(at).online) == ("revoked", False)
    assert (known(at).at, known(at).by) == (at.clock.now(), ADMIN.id), "who shut it out, and when"
    at.do(RevokeDevice(device=KIOSK.id))
    assert known(at).version == 2
    at.do(PutDevice(device=KIOSK.id, name="Entrance", role="kiosk"))
    assert (known(at).state, known(at).version) == ("paired", 3)
    assert at.refused(RevokeDevice(device=WALL)).code == "unknown_device"


def test_another_key_is_paired_anew_and_a_second_session_of_before_is_the_past() -> None:
    at = hall()
    at.do(PutDevice(device=KIOSK.id, name="Entrance", role="kiosk"), OPERATOR)
    at.do(SeeDevice(device=KIOSK.id, online=True, doubled=True), TIMER)
    at.clock.advance(5_000)
    at.do(PutDevice(device=KIOSK.id, name="Entrance", role="kiosk", anew=True))
    after = known(at)
    assert (after.at, after.by, after.online) == (at.clock.now(), ADMIN.id, True)
    assert after.doubled_at < after.at


def test_what_the_server_sees_takes_no_version_from_whoever_is_editing() -> None:
    at = hall()
    at.do(PutDevice(device=KIOSK.id, name="Entrance", role="kiosk"))
    at.clock.advance(5_000)
    at.do(SeeDevice(device=KIOSK.id, online=True), TIMER)
    seen = known(at)
    at.clock.advance(5_000)
    at.do(SeeDevice(device=KIOSK.id, online=True), TIMER)
    assert known(at) == seen
    at.do(SeeDevice(device=KIOSK.id, doubled=True), TIMER)
    after = known(at)
    assert (after.version, after.seen_at) == (1, seen.seen_at)
    assert after.doubled_at == at.clock.now()
