"""Pairing this machine with a server: a code and a number are shown until a manager approves.

The key is made here; the server hears a commitment first. Whoever sits between the two cannot make
the numbers agree, and cannot try often: after each end there is a pause.
"""

from __future__ import annotations

import platform
import secrets
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Final

import httpx

from client.device_api import Begun, DeviceApi, Progress
from client.device_key import DeviceKey, write_private
from client.enrolment import NotEnrolled, write_enrolment
from client.http import ServerAway, SignInRefused
from client.pairing_screen import Pairing, Role
from client.steady import wall_ms
from client.timing import TIMING, Timing
from client.trust import BadAuthority, NotTrusted, is_stranger, proven, trust, unverified
from protocol.authority import der_of
from protocol.enrolment import Enrolment
from protocol.proof import NONCE_BYTES, check_number, commitment, decoded, encoded

ASK_S: Final = 2.0
AGAIN_S: Final = 12.0
"""Between the end of one request and the next: so few numbers can be tried by whoever is between
that none fits within a life."""
AWAY_S: Final = 4.0
LONGEST_S: Final = 60.0

Told = Callable[[Pairing], None]


class Pairer:
    """Pairs with the server of an address, whatever it takes. `authority` (PEM) is trusted alone
    where it is known beforehand. Tests inject `transport`, `timing` and `wall` (ms)."""

    def __init__(
        self,
        role: Role,
        directory: Path,
        *,
        authority: str | None = None,
        host: str | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        timing: Timing = TIMING,
        wall: Callable[[], int] = wall_ms,
    ) -> None:
        self._role = role
        self._directory = directory
        self._authority = authority
        self._host = platform.node() if host is None else host
        self._transport = transport
        self._timing = timing
        self._wall = wall
        self._heard: int | None = None

    async def __call__(self, server: str, told: Told) -> Enrolment:
        """Pair, and tell how that stands; the enrolment is written when it returns.

        Raises `NotEnrolled` where this machine cannot keep it.
        """
        self._must_be_writable()
        while True:
            told(Pairing("asking"))
            try:
                enrolment = await self._once(server, told)
            except (ServerAway, NotTrusted, BadAuthority) as fault:
                why = f"{server}: {fault}" if isinstance(fault, BadAuthority) else str(fault)
                told(Pairing("away", as_of=self._heard, why=why))
                await self._timing.sleep(AWAY_S)
            except SignInRefused as no:
                told(Pairing("asking", why=no.detail))
                await self._timing.sleep(min(LONGEST_S, max(AGAIN_S, no.retry_after or 0)))
            else:
                if enrolment is not None:
                    return enrolment
                await self._timing.sleep(AGAIN_S)

    async def _once(self, server: str, told: Told) -> Enrolment | None:
        """One request to its end; None when it was refused or has expired."""
        key, nonce = DeviceKey.new(), secrets.token_bytes(NONCE_BYTES)
        api, first = await self._opened(server)
        begun = await api.begin(self._role, key.public, commitment(key.public, nonce), self._host)
        authority = self._authority or begun.authority
        if first and server.startswith("https:"):
            api.use_trust(await proven(server, authority))
        await api.reveal(begun.id, nonce)
        shown = self._shown(begun, key, nonce, authority)
        ended = await self._ended(api, begun, shown, told)
        if ended.state != "approved":
            told(Pairing("refused" if ended.state == "refused" else "expired"))
            return None
        enrolment = Enrolment(
            server=server,
            name=ended.name,
            role=self._role,
            device=ended.device,
            key=encoded(key.public),
            authority=authority,
        )
        self._keep(key, enrolment)
        return enrolment

    async def _opened(self, server: str) -> tuple[DeviceApi, bool]:
        """The server, and whether nobody here knows its authority yet."""
        known: ssl.SSLContext | None = trust(self._authority)
        stranger = known is None and await is_stranger(server)
        return DeviceApi(server, self._transport, unverified() if stranger else known), stranger

    def _shown(self, begun: Begun, key: DeviceKey, nonce: bytes, authority: str) -> Pairing:
        self._heard = self._wall()
        theirs = decoded(begun.nonce, NONCE_BYTES) or b""
        try:
            number = check_number(key.public, der_of(authority), nonce, theirs)
        except ValueError:
            raise BadAuthority("this is no certificate of an authority") from None
        ends = self._timing.monotonic() + begun.expires_in
        return Pairing("shown", begun.code, number, ends)

    async def _ended(self, api: DeviceApi, begun: Begun, shown: Pairing, told: Told) -> Progress:
        told(shown)
        while shown.ends is None or self._timing.monotonic() < shown.ends + ASK_S:
            await self._timing.sleep(ASK_S)
            try:
                progress = await api.wait(begun.id)
            except ServerAway as fault:
                told(Pairing("away", as_of=self._heard, why=str(fault)))
                continue
            except SignInRefused as no:
                await self._timing.sleep(min(LONGEST_S, no.retry_after or 0))
                continue
            self._heard = self._wall()
            if progress.state != "waiting":
                return progress
            told(shown)
        return Progress("expired")

    def _keep(self, key: DeviceKey, enrolment: Enrolment) -> None:
        try:
            key.save(self._directory)
            write_enrolment(self._directory, enrolment)
        except OSError as fault:
            raise self._not_written(fault) from None

    def _must_be_writable(self) -> None:
        """Found out before anybody approves what could not be kept."""
        try:
            write_private(self._directory / ".pairing", b"")
            (self._directory / ".pairing").unlink()
        except OSError as fault:
            raise self._not_written(fault) from None

    def _not_written(self, fault: OSError) -> NotEnrolled:
        return NotEnrolled(
            f"{self._directory} cannot be written ({fault.strerror}). Give this user the right, or "
            "name another directory with --data."
        )
