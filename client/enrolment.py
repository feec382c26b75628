"""A device's enrolment: the file that makes this machine a kiosk or a display of one server."""

from __future__ import annotations

import shlex
from pathlib import Path

import msgspec

from client.address import BadAddress, server_url
from client.link import TokenUnavailable
from client.trust import BadAuthority, trust
from protocol.enrolment import FILE, Enrolment


class NotEnrolled(Exception):
    """There is no usable enrolment; the text says how to make one."""


def read_enrolment(directory: Path, role: str) -> Enrolment:
    """The enrolment in a data directory, for that role. Raises `NotEnrolled`."""
    path = directory / FILE
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Enrolment)
        server_url(found.server)
        trust(found.authority)
    except FileNotFoundError:
        raise NotEnrolled(
            f"No {path}. On the server: python3 run.py server create-device NAME --role {role} "
            f"--data DIR; then put the file it wrote there."
        ) from None
    except OSError as fault:
        raise NotEnrolled(f"{path} cannot be read: {fault.strerror}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, BadAddress, BadAuthority) as fault:
        raise NotEnrolled(f"{path} is no enrolment file ({fault}). Write it anew.") from None
    if found.role != role:
        raise NotEnrolled(f"{path} is for a {found.role}, not for a {role}. Enrol this device.")
    return found


class DeviceToken:
    """The device's token for a `Link`; read anew each time, so enrolling again needs no restart.

    `unknown` tells staff what to do while the server refuses it.
    """

    def __init__(self, directory: Path, role: str, name: str = "NAME") -> None:
        self._directory = directory
        self._role = role
        self.unknown = (
            f"The server does not know this {role}. On the server: python3 run.py server "
            f"create-device {shlex.quote(name)} --role {role} --renew --data DIR; "
            f"then put the file it wrote into {directory}."
        )

    async def __call__(self) -> str:
        """The token. Raises `TokenUnavailable`."""
        try:
            return read_enrolment(self._directory, self._role).token
        except NotEnrolled as fault:
            raise TokenUnavailable(str(fault)) from None
