"""`tls`: what it makes and says, and how a server takes up what is made anew."""

from __future__ import annotations

import argparse
import asyncio
import logging
import ssl
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from client.enrolment import read_enrolment
from protocol.authority import fingerprint
from server.cli.certificates import LOOK_S, Renewal, Tls, checked, covers, own_tls
from server.cli.faults import CommandFault
from server.cli.run import _tls
from server.data_folder import DataFolder
from server.tls import authority_in, facts_of, make_authority, make_certificate, now_utc
from tests.conftest import ExpectedLogs
from tests.server.cli.terminal import Terminal

NOW = now_utc()


def test_it_makes_an_authority_and_a_certificate_and_tells_of_both(
    terminal: Terminal, tmp_path: Path
) -> None:
    told = terminal("tls", "--data", tmp_path, "--name", "Hall.example", "--name", "10.0.0.5")
    assert told.code == 0
    folder = tmp_path / "tls"
    groups = fingerprint((folder / "authority.pem").read_text()).split()
    assert "  ".join(groups[:4]) in told.out and "  ".join(groups[12:]) in told.out
    facts = facts_of((folder / "server.pem").read_text())
    assert {"hall.example", "10.0.0.5", "localhost", "127.0.0.1", "::1"} <= set(facts.names)
    assert timedelta(396) < facts.ends - NOW < timedelta(398)
    assert (
        authority_in((folder / "server.pem").read_text()) == (folder / "authority.pem").read_text()
    )
    assert terminal("tls", "--data", tmp_path, "--show").out in told.out


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_nobody_else_reads_its_keys(terminal: Terminal, tmp_path: Path) -> None:
    terminal("tls", "--data", tmp_path)
    for name in ("authority.key", "server.key"):
        assert stat.S_IMODE((tmp_path / "tls" / name).stat().st_mode) == 0o600


def test_a_device_that_is_enrolled_trusts_the_house_whatever_address_it_is_given_later(
    terminal: Terminal, tmp_path: Path
) -> None:
    assert terminal("tls", "--data", tmp_path).code == 0
    made = ("create-device", "Entrance", "--role", "kiosk", "--data", tmp_path)
    assert terminal(*made, "--out", tmp_path / "kiosk").code == 0
    enrolment = read_enrolment(tmp_path / "kiosk", "kiosk")
    assert enrolment.authority == (tmp_path / "tls" / "authority.pem").read_text()


def test_renewing_keeps_the_authority_and_the_names(terminal: Terminal, tmp_path: Path) -> None:
    terminal("tls", "--data", tmp_path, "--name", "hall.example")
    folder = tmp_path / "tls"
    before = [(folder / name).read_text() for name in ("authority.pem", "server.pem")]
    assert "--renew" in terminal.fails(2, "tls", "--data", tmp_path)
    terminal("tls", "--data", tmp_path, "--renew", "--days", "20")
    assert (folder / "authority.pem").read_text() == before[0]
    facts = facts_of((folder / "server.pem").read_text())
    assert facts.names[0] == "hall.example"
    assert facts.ends - NOW < timedelta(21)


def test_what_is_wrong_is_said(terminal: Terminal, tmp_path: Path) -> None:
    for what in ("--renew", "--show"):
        assert "There is no certificate" in terminal.fails(2, "tls", "--data", tmp_path, what)
    for name in ("", "a b", "http://hall", "-x.example", "[:::]", "a" * 300):
        assert "--name" in terminal.fails(2, "tls", "--data", tmp_path, f"--name={name}")
    for days in ("0", "826", "-1", "many"):
        assert "--days" in terminal.fails(2, "tls", "--data", tmp_path, f"--days={days}")
    terminal("tls", "--data", tmp_path)
    other = make_authority("Other", NOW)
    (tmp_path / "tls" / "authority.key").write_text(other.key)
    assert "belongs to another" in terminal.fails(1, "tls", "--data", tmp_path, "--renew")
    (tmp_path / "tls" / "authority.key").write_text("junk")
    assert "cannot be read" in terminal.fails(1, "tls", "--data", tmp_path, "--renew")


def test_run_takes_what_is_there_unless_it_is_told_otherwise(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal("tls", "--data", tmp_path)
    folder = DataFolder(tmp_path)
    given = argparse.Namespace(
        data=tmp_path, tls_certificate=None, tls_key=None, plain_http=False, host="0.0.0.0"
    )
    assert _tls(given, folder) == own_tls(folder)
    given.plain_http = True
    assert _tls(given, folder) is None
    given.tls_certificate = given.tls_key = tmp_path / "mine.pem"
    assert _tls(given, folder) == Tls(tmp_path / "mine.pem", tmp_path / "mine.pem")


def written(folder: Path, days: int) -> Tls:
    """A certificate for this machine, in files."""
    made = make_certificate(make_authority("Hall", NOW), ["127.0.0.1", "*.example"], NOW, days)
    tls = Tls(folder / "c.pem", folder / "k.pem")
    tls.key.write_text(made.key)
    tls.certificate.write_text(made.certificate)
    return tls


def test_a_certificate_for_another_address_is_warned_of(
    tmp_path: Path, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs("the certificate is for")
    tls = written(tmp_path, 90)
    checked(tls, "https://127.0.0.1:8080")
    checked(tls, "https://hall.example")
    assert caplog.text == ""
    checked(tls, "https://10.0.0.9:8080")
    assert "not for 10.0.0.9" in caplog.text
    assert not covers(facts_of(tls.read()), "a.hall.example")
    tls.certificate.write_text("junk")
    with pytest.raises(CommandFault, match="cannot be used"):
        checked(tls, "https://127.0.0.1")


async def test_a_server_that_runs_takes_up_what_is_made_anew(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("the new certificate cannot be used")
    tls = written(tmp_path, 90)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls.certificate, tls.key)
    steps = ["broken", "mended"]
    seen: list[bytes] = []

    async def sleep(seconds: float) -> None:
        assert seconds == LOOK_S
        seen.append(await shown(context))
        if not steps:
            raise asyncio.CancelledError
        if steps.pop(0) == "broken":
            tls.key.write_text("half of a key")
        else:
            written(tmp_path, 91)

    with pytest.raises(asyncio.CancelledError):
        await Renewal(tls, lambda: NOW, sleep).run(context)
    assert seen[0] == seen[1] != seen[2]


async def shown(context: ssl.SSLContext) -> bytes:
    """The certificate that somebody who connects is shown."""
    server = await asyncio.start_server(lambda _, w: w.close(), "127.0.0.1", 0, ssl=context)
    anybody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    async with asyncio.timeout(30), server:
        where = server.sockets[0].getsockname()
        _, writer = await asyncio.open_connection(*where, ssl=anybody)
        found = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
        writer.transport.abort()
    assert isinstance(found, bytes)
    return found


def test_its_end_is_told_once_a_day_from_thirty_days_before(
    tmp_path: Path, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs("renew it")
    caplog.set_level(logging.WARNING)
    now = NOW
    renewal = Renewal(written(tmp_path, 40), lambda: now)
    for _ in range(60 * 24):
        renewal.tell()
        now += timedelta(hours=1)
    told = [record.getMessage() for record in caplog.records]
    assert 49 <= len(told) <= 50
    assert "ends soon" in told[0] and "has ended" in told[-1]
