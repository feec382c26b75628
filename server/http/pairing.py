"""`/auth/devices` for devices: asking to be let in, bringing a key, tokens."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from protocol.proof import KEY_BYTES, NONCE_BYTES, decoded, encoded
from server.accounts.devices import DeviceTokens
from server.accounts.pairings import Pairing
from server.domain.text import visible
from server.http.device_shapes import (
    BeginBody,
    BegunAnswer,
    ChallengeAnswer,
    ChallengeBody,
    ClaimBody,
    ClaimedAnswer,
    DeviceTokenAnswer,
    ProgressAnswer,
    RevealBody,
    TokenBody,
    WaitBody,
)
from server.http.edge import Edge, address_of
from server.http.problems import documented, reject
from server.http.shapes import instant

_Ask = Request[Any, Any, Any]
_OPEN: Final = (
    "malformed", "invalid", "unauthenticated", "token_expired", "too_large", "too_many_requests",
    "unavailable",
)  # fmt: skip


def _open(summary: str, answers: str, *codes: str, counts: str = "sign_in") -> dict[str, Any]:
    return {
        "status_code": 200,
        "opt": {"asks": "pair", "counts": counts},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*_OPEN, *codes),
    }


def pairing_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The handlers that devices ask."""
    return [_begin(edge), _reveal(edge), _wait(edge), _claim(edge), *_tokens(edge)]


def _begin(edge: Edge) -> HTTPRouteHandler:
    @post("/auth/devices/begin", **_open("Ask to be let in", "The code to show for ten minutes."))
    async def begin(request: _Ask, data: JSONBody[BeginBody]) -> BegunAnswer:
        """A machine that is nobody yet. It shows the code and, once it has revealed its nonce, the
        check number; a manager types the one and compares the other.
        """
        made = edge.devices.pairings.begin(
            data.role,
            _bytes(data.key, KEY_BYTES, "key"),
            _bytes(data.commitment, NONCE_BYTES, "commitment"),
            visible(data.host),
            address_of(request.scope),
        )
        return _begun(edge, made)

    return begin


def _reveal(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/auth/devices/reveal",
        **_open("Reveal the nonce", "Managers see the check number now.", "unknown_pairing")
        | {"status_code": 204},
    )
    async def reveal(data: JSONBody[RevealBody]) -> None:
        """A nonce that was not committed to ends the request."""
        edge.devices.pairings.reveal(data.id, _bytes(data.nonce, NONCE_BYTES, "nonce"))

    return reveal


def _wait(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/auth/devices/wait", **_open("What became of the request", "How it stands.", counts="stay")
    )
    async def wait(data: JSONBody[WaitBody]) -> ProgressAnswer:
        """Ask every two seconds. A request that is not known here is `expired`."""
        found = edge.devices.pairings.progress(data.id)
        if found is None:
            return ProgressAnswer(state="expired")
        if found.state == "approved":
            return ProgressAnswer(
                state="approved", device=found.device, name=found.name, zone=found.zone
            )
        return ProgressAnswer(state="refused" if found.state == "refused" else "waiting")

    return wait


def _claim(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/auth/devices/claim",
        **_open("Bring a key by a claim", "Who the device is.", "unknown_device"),
    )
    async def claim(data: JSONBody[ClaimBody]) -> ClaimedAnswer:
        """The claim stands in the file that `create-device` writes. It works once; again only with
        the same key.
        """
        found = await edge.devices.claim(data.claim, data.role, _bytes(data.key, KEY_BYTES, "key"))
        return ClaimedAnswer(device=found.id, name=found.name)

    return claim


def _tokens(edge: Edge) -> list[HTTPRouteHandler]:
    @post(
        "/auth/devices/challenge",
        **_open("What to sign for a token", "A challenge.", counts="stay"),
    )
    async def challenge(data: JSONBody[ChallengeBody]) -> ChallengeAnswer:
        """For any device, whether there is one or not."""
        return ChallengeAnswer(nonce=edge.devices.proofs.challenge(data.device))

    @post(
        "/auth/devices/token",
        **_open("A token for a device", "Its token.", "unknown_device", counts="stay"),
    )
    async def token(data: JSONBody[TokenBody]) -> DeviceTokenAnswer:
        """`unknown_device` for one that is unknown, was revoked, or has another key: pair it anew.
        `unauthenticated` for a challenge that is over: ask for another.
        """
        return _token(await edge.devices.token(data.device, data.nonce, data.signature))

    return [challenge, token]


def _begun(edge: Edge, made: Pairing) -> BegunAnswer:
    return BegunAnswer(
        id=made.id,
        code=made.code,
        nonce=encoded(made.nonce),
        expires_at=instant(made.expires_at),
        expires_in=(made.expires_at - made.began_at) // 1000,
        authority=edge.authority(),
    )


def _token(given: DeviceTokens) -> DeviceTokenAnswer:
    return DeviceTokenAnswer(given.access_token, given.expires_in, given.now)


def _bytes(text: str, length: int, field: str) -> bytes:
    raw = decoded(text, length)
    if raw is None:
        reject("invalid", f"{field}: write {length} bytes as base64url without padding.", field)
    return raw
