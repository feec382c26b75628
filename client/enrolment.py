"""A device's enrolment: the files that make this machine a kiosk or a display of one server."""

from __future__ import annotations

import shlex
import ssl
from collections.abc import Callable
from pathlib import Path

import httpx
import msgspec
from msgspec.structs import replace

from client.address import BadAddress, server_url
from client.credential import Credential, TokenUnavailable
from client.device_api import DeviceApi
from client.device_key import DeviceKey, KeyFault, write_private
from client.http import ServerAway, SignInRefused
from client.timing import TIMING, Timing
from client.trust import BadAuthority, trust
from protocol.enrolment import FILE, Enrolment
from protocol.proof import Proof, challenge, encoded, hello

CALLED = {"kiosk": "kiosk", "display": "wall"}
"""What staff call a device of each role."""
EARLY_S = 60.0
"""So long before its end a token is no longer used to begin with."""


class NotEnrolled(Exception):
    """There is no usable enrolment; the text says how to make one. `missing`: there is none at all,
    so that this device may be paired."""

    def __init__(self, text: str, missing: bool = False) -> None:
        super().__init__(text)
        self.missing = missing


def read_enrolment(directory: Path, role: str) -> Enrolment:
    """The enrolment in a data directory, for that role. Raises `NotEnrolled`."""
    path = directory / FILE
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Enrolment)
        server_url(found.server)
    except FileNotFoundError:
        raise NotEnrolled(
            f"No {path}. On the server: python3 run.py server create-device NAME --role {role} "
            f"--data DIR; then put the file it wrote there.",
            missing=True,
        ) from None
    except OSError as fault:
        raise NotEnrolled(f"{path} cannot be read: {fault.strerror}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, BadAddress) as fault:
        raise NotEnrolled(f"{path} is no enrolment file ({fault}). Write it anew.") from None
    if found.role != role:
        raise NotEnrolled(f"{path} is for a {found.role}, not for a {role}. Enrol this device.")
    if not (found.claim or found.device or found.token):
        raise NotEnrolled(f"{path} is no enrolment file (it names no device). Write it anew.")
    return found


def write_enrolment(directory: Path, enrolment: Enrolment) -> None:
    """Keep it, for this user's eyes only. Raises `OSError`."""
    content = msgspec.json.format(msgspec.json.encode(enrolment)) + b"\n"
    write_private(directory / FILE, content)


def forget_enrolment(directory: Path) -> None:
    """The server knows this device no longer: it is to be paired anew. Raises `OSError`."""
    (directory / FILE).unlink(missing_ok=True)


class DeviceToken:
    """What a `Link` shows for this device; files are read anew each time, so enrolling again needs
    no restart. `server` and `authority` come before what the enrolment says.

    `on_unknown` is told whenever the server says that it does not know this device, or has revoked
    it; `unknown` tells staff what to do then. Tests inject a `transport`.
    """

    def __init__(
        self,
        directory: Path,
        role: str,
        name: str = "NAME",
        *,
        server: str | None = None,
        authority: str | None = None,
        on_unknown: Callable[[], None] = lambda: None,
        transport: httpx.AsyncBaseTransport | None = None,
        timing: Timing = TIMING,
    ) -> None:
        self._directory = directory
        self._role = role
        self._server, self._authority = server, authority
        self._on_unknown = on_unknown
        self._transport = transport
        self._timing = timing
        self.unknown = (
            f"The server does not know this {CALLED[role]}. On the server: python3 run.py server "
            f"create-device {shlex.quote(name)} --role {role} --renew --data DIR; "
            f"then put the file it wrote into {directory}."
        )

    async def __call__(self) -> str | Credential:
        """The token. Raises `TokenUnavailable`."""
        try:
            enrolment = read_enrolment(self._directory, self._role)
            if enrolment.token:
                return enrolment.token
            return await self._granted(enrolment)
        except SignInRefused as no:
            if no.code != "unknown_device":
                raise TokenUnavailable(no.detail) from None
            self._on_unknown()
            raise TokenUnavailable(self.unknown) from None
        except (NotEnrolled, KeyFault, BadAuthority, ServerAway) as fault:
            raise TokenUnavailable(str(fault)) from None
        except OSError as fault:
            raise TokenUnavailable(
                f"{self._directory} cannot be written ({fault.strerror})."
            ) from None

    async def _granted(self, enrolment: Enrolment) -> Credential:
        api = DeviceApi(self._server or enrolment.server, self._transport, self._trust(enrolment))
        if enrolment.claim:
            enrolment = await self._claimed(api, enrolment)
        key = DeviceKey.load(self._directory)
        nonce = await api.challenge(enrolment.device)
        signature = key.sign(challenge(enrolment.device, nonce))
        granted = await api.token(enrolment.device, nonce, signature)
        moment = self._timing.monotonic()
        token = granted.access_token

        def prove() -> Proof:
            # By the server's clock: that of this machine may be wrong by years.
            at = granted.now + round((self._timing.monotonic() - moment) * 1000)
            return Proof(at, key.sign(hello(token, at)))

        return Credential(token, moment + granted.expires_in - EARLY_S, prove)

    async def _claimed(self, api: DeviceApi, enrolment: Enrolment) -> Enrolment:
        """Bring a key by the claim. It is written down first, so that a lost answer is asked for
        again with the same one."""
        if not enrolment.key:
            fresh = DeviceKey.new()
            fresh.save(self._directory)
            enrolment = replace(enrolment, key=encoded(fresh.public))
            write_enrolment(self._directory, enrolment)
        found = await api.claim(enrolment.claim, enrolment.role, enrolment.key)
        enrolment = replace(enrolment, claim="", device=found.device, name=found.name)
        write_enrolment(self._directory, enrolment)
        return enrolment

    def _trust(self, enrolment: Enrolment) -> ssl.SSLContext | None:
        return trust(self._authority or enrolment.authority)
