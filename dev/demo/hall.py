"""The demo's hall: a sample that is made once and used again, its devices, its server."""

from __future__ import annotations

import io
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from dev.demo.processes import DemoFault, Family, Process, python
from protocol.enrolment import FILE
from server.cli.main import main

USUAL_PORT: Final = 8080
PICTURED: Final = "https://queue.riverside.example"
"""The address in the codes of pictures."""
DEVICES: Final = (("kiosk", "Entrance", "kiosk"), ("wall", "Wall", "display"))
"""Folder, name and role."""


@dataclass(frozen=True)
class Places:
    """Where the demo keeps things, below one folder."""

    folder: Path

    @property
    def data(self) -> Path:
        """The server's."""
        return self.folder / "hall"

    @property
    def mails(self) -> Path:
        """What customers are written, as files; nothing is sent."""
        return self.folder / "mails"

    def log(self, name: str) -> Path:
        """The log of one process; the folder is made."""
        logs = self.folder / "logs"
        logs.mkdir(parents=True, exist_ok=True)
        return logs / f"{name}.log"


def make(places: Places, past: int = 0, bookings: bool = True) -> None:
    """Make the sample, without its devices, with so many days behind it. Raises `DemoFault`."""
    rest = () if bookings else ("--no-bookings",)
    _server("sample", "--data", str(places.data), "--past", str(past), *rest)


def prepare(places: Places, past: int = 0) -> None:
    """Make what is missing of the hall; a new one has so many days behind it. Raises
    `DemoFault`."""
    make(places, past)
    data = str(places.data)
    for folder, name, role in DEVICES:
        out = places.folder / folder
        if not _has_key(out / FILE):
            rest = [name, "--role", role, "--data", data, "--out", str(out)]
            # The account may be there from a demo whose folder was cleared by hand.
            if _said("create-device", *rest, "--renew")[0]:
                _server("create-device", *rest)


def _has_key(path: Path) -> bool:
    """Whether a machine was let in that proves a key; those of older demos had none."""
    return path.exists() and not json.loads(path.read_text()).get("token")


def passwords(data: Path) -> dict[str, str]:
    """The sample's passwords by name. Raises `DemoFault`."""
    return {each["name"]: each["password"] for each in accounts(data)}


def accounts(data: Path) -> list[dict[str, Any]]:
    """Name, role and password of everybody in the sample. Raises `DemoFault`."""
    try:
        found: list[dict[str, Any]] = json.loads((data / "sample.json").read_text())["accounts"]
    except (OSError, ValueError, KeyError) as fault:
        raise DemoFault(f"{data} is no sample hall ({fault}). Remove it and try again.") from None
    return found


def points(data: Path, url: str) -> list[tuple[str, str]]:
    """Name and id of every service point. Raises `DemoFault`."""
    with _signed_in(data, url, "staff") as http:
        try:
            listed = http.get("/crm/reservations/service-point/get").raise_for_status().json()
        except (httpx.HTTPError, ValueError) as fault:
            raise DemoFault(f"The server does not tell its service points: {fault}") from None
    return [(point["name"], point["id"]) for point in listed["items"]]


def open_address(data: Path, url: str) -> None:
    """Give the hall the address of a house, and open it as a phone would: screens show codes.

    That is for pictures: a code that led to this machine alone is never shown. Raises `DemoFault`.
    """
    with _signed_in(data, url, "manager") as http:
        try:
            version = http.get("/admin/site").raise_for_status().json()["version"]
            body = {"publicUrl": PICTURED, "version": version}
            http.put("/admin/site", json=body).raise_for_status()
            link = http.get("/admin/site").raise_for_status().json()["checkLink"]
            with httpx.Client(timeout=30, trust_env=False) as phone:
                phone.post(here(link, url)).raise_for_status()
        except (httpx.HTTPError, KeyError, ValueError) as fault:
            raise DemoFault(f"The hall's address cannot be opened: {fault}") from None


def check_link(data: Path, url: str) -> str:
    """The link that a phone opens once, so that codes show. Raises `DemoFault`."""
    with _signed_in(data, url, "manager") as http:
        try:
            link = http.get("/admin/site").raise_for_status().json()["checkLink"]
        except (httpx.HTTPError, KeyError, ValueError) as fault:
            raise DemoFault(f"The server does not tell the check of its address: {fault}") from None
    return str(link)


def here(link: str, url: str) -> str:
    """A link of the pictured hall, as it leads to the server at `url`."""
    return link.replace(PICTURED, url, 1)


@contextmanager
def _signed_in(data: Path, url: str, role: str) -> Iterator[httpx.Client]:
    """A client that is signed in as somebody of this role. Raises `DemoFault`."""
    who = next(each for each in accounts(data) if each["role"] == role)
    body = {"name": who["name"], "password": who["password"]}
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as http:
        try:
            token = http.post("/auth/token", json=body).raise_for_status().json()["access_token"]
        except (httpx.HTTPError, KeyError, ValueError) as fault:
            raise DemoFault(f"{who['name']} cannot sign in: {fault}") from None
        http.headers["Authorization"] = f"Bearer {token}"
        yield http


def start_server(places: Places, family: Family, host: str = "") -> tuple[Process, str]:
    """The server and its address, once it listens; on this machine alone unless `host` names
    another of its addresses. Raises `DemoFault`."""
    port = USUAL_PORT if _is_free(USUAL_PORT, host or "127.0.0.1") else 0
    command = python("server", "run", "--data", str(places.data), "--port", str(port))
    if host:
        command += ["--host", host, "--plain-http"]
    # Without a limit on strangers: all phones of a demo have one address.
    command += ["--open-rate", "0", "--meetings", "here", "--mail-to", str(places.mails)]
    server = Process("server", command, places.log("server"), heard=True)
    family.add(server)
    line = server.output.readline()
    if not line:
        server.wait()
        raise DemoFault(f"The server did not start: {server.last_words}")
    return server, line.split()[-1]


def _is_free(port: int, host: str) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) != 0


def _said(*arguments: str) -> tuple[int, str]:
    """One command of the server, in this process: its exit code and what it complained of."""
    complaint = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(complaint):
        return main(arguments), complaint.getvalue().strip()


def _server(*arguments: str) -> None:
    code, complaint = _said(*arguments)
    if code:
        raise DemoFault(complaint or f"server {arguments[0]} failed")
