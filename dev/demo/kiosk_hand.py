"""The demo's kiosk as it asks over HTTP: each request with a proof of the key that it has."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Generator
from pathlib import Path
from typing import Final

import httpx

from client.credential import Credential
from client.device_key import DeviceKey
from client.enrolment import DeviceToken, read_enrolment
from dev.demo.processes import DemoFault
from protocol.proof import PROOF_HEADER, request

PAUSE_S: Final = 0.1
PATIENCE_S: Final = 30.0


class KioskHand(httpx.Auth):
    """Sends the token and a fresh proof along, with every repetition too."""

    def __init__(self, token: str, key: DeviceKey) -> None:
        self._token = token
        self._key = key

    @classmethod
    async def of(cls, folder: Path) -> KioskHand:
        """That of the kiosk with this data folder, once the program itself has made its key.

        Raises `DemoFault`."""
        until = time.monotonic() + PATIENCE_S
        while not read_enrolment(folder, "kiosk").device:
            if time.monotonic() > until:
                raise DemoFault("The kiosk has not reached its server.")
            await asyncio.sleep(PAUSE_S)
        given = await DeviceToken(folder, "kiosk")()
        if not isinstance(given, Credential):
            raise DemoFault("The kiosk has no key of its own.")
        return cls(given.token, DeviceKey.load(folder))

    def auth_flow(self, asked: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign it: this machine's clock is the server's."""
        at = time.time_ns() // 1_000_000
        signature = self._key.sign(request(asked.method, asked.url.path, self._token, at))
        asked.headers["Authorization"] = f"Bearer {self._token}"
        asked.headers[PROOF_HEADER] = f"{at}.{signature}"
        yield asked
