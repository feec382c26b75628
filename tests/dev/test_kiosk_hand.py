"""The demo's kiosk over HTTP."""

from __future__ import annotations

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from client.device_key import DeviceKey
from dev.demo.kiosk_hand import KioskHand
from protocol.proof import PROOF_HEADER, decoded, request


def test_each_request_carries_a_proof_of_its_own_by_the_kiosks_key() -> None:
    key = DeviceKey.new()
    hand = KioskHand("a.b.c", key)
    asked = next(hand.auth_flow(httpx.Request("POST", "http://hall.test/queue/join?x=1", json={})))
    at, _, signature = asked.headers[PROOF_HEADER].partition(".")
    raw = decoded(signature, 64)
    assert raw is not None
    signed = request("POST", "/queue/join", "a.b.c", int(at))
    Ed25519PublicKey.from_public_bytes(key.public).verify(raw, signed)
    assert asked.headers["Authorization"] == "Bearer a.b.c"
