"""What kiosks and walls are told of themselves, and nobody else of them."""

from __future__ import annotations

from protocol.commands import PutDevice, RevokeDevice, UpdateSite
from protocol.records import Record
from protocol.topics import parse_topic
from server.sync.topic import LiveTopic
from tests.hall import KIOSK, Hall, hall, person

WALL = person(5).id
PROOF = f"scrypt${'0' * 32}${'ab' * 32}"


def shown(at: Hall, name: str) -> dict[str, Record]:
    """By kind, the last of each."""
    topic = parse_topic(name)
    assert topic is not None
    live = LiveTopic(topic, at.floor, "e", 0, 0)
    return {key.kind: record for key, record in live.shown.items()}


def test_a_device_finds_its_name_and_zone_in_the_topic_of_its_role_alone() -> None:
    at = hall()
    at.do(PutDevice(device=KIOSK.id, name="Entrance", role="kiosk", zone="North"))
    at.do(PutDevice(device=WALL, name="Wall", role="display"))
    kiosk, wall = (shown(at, name)["device_face"] for name in ("kiosk", "display"))
    assert (kiosk.id, wall.id) == (KIOSK.id, WALL)
    assert (getattr(kiosk, "name", ""), getattr(kiosk, "zone", "")) == ("Entrance", "North")
    assert "device_face" not in shown(at, f"queue/{at.point}")
    at.do(RevokeDevice(device=KIOSK.id))
    assert "device_face" not in shown(at, "kiosk")


def test_the_pin_of_staff_is_told_to_kiosks_and_colleagues_and_to_no_wall_or_phone() -> None:
    at = hall()
    at.do(UpdateSite(kiosk_pin=PROOF))
    told = {name for name in ("staff", "kiosk", "display", f"queue/{at.point}")
            if PROOF in repr(shown(at, name))}  # fmt: skip
    assert told == {"staff", "kiosk"}
