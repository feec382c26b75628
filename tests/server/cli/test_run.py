"""`run`: what it refuses to begin with, and that it serves and ends in good order."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from server.cli.open_files import ENOUGH, allow_many
from server.data_folder import DataFolder
from tests.certificate import trusting
from tests.server.cli.terminal import ROOT, Terminal, serving

LOCAL = "127.0.0.1"


def test_a_port_in_use_is_told_with_what_to_do(terminal: Terminal, tmp_path: Path) -> None:
    with socket.create_server((LOCAL, 0)) as taken:
        port = taken.getsockname()[1]
        line = terminal.fails(1, "run", "--data", tmp_path, "--port", str(port))
    assert f"Port {port} is in use" in line
    assert "--port" in line


@pytest.mark.parametrize("port", ["-1", "65536", "http", "8080.5", "٨٠٨٠", ""])
def test_a_port_that_is_none_is_refused(terminal: Terminal, tmp_path: Path, port: str) -> None:
    assert "--port" in terminal.fails(2, "run", "--data", tmp_path, f"--port={port}")


def test_a_host_that_is_not_known_or_not_ours_is_told(terminal: Terminal, tmp_path: Path) -> None:
    odd = ("no.such.host.invalid", "a" * 300, "..", "127.0.0.1:80")
    for host in odd:
        line = terminal.fails(2, "run", "--data", tmp_path, "--plain-http", f"--host={host}")
        assert "--host" in line or "Use 127.0.0.1" in line, host
    line = terminal.fails(
        1, "run", "--data", tmp_path, "--plain-http", "--port", "0", "--host", "192.0.2.1"
    )
    assert "This machine has no such address" in line


@pytest.mark.parametrize("trusted", [False, True])
def test_a_new_hall_says_that_it_is_and_tells_clients_apart_behind_a_proxy_that_is_trusted(
    tmp_path: Path, trusted: bool
) -> None:
    proxy = ("--trusted-proxy", LOCAL) if trusted else ()
    options = ("--open-rate", "0.001", *proxy)
    with serving(tmp_path, *options, new=True) as url, httpx.Client() as asker:

        def asks(client: str) -> int:
            headers = {"X-Forwarded-For": client}
            path = f"{url}/crm/reservations/queue/join"
            return asker.post(path, json={}, headers=headers).status_code

        while asks("192.0.2.1") != 429:
            pass
        assert asks("192.0.2.2") == (422 if trusted else 429)
        assert asks("192.0.2.1") == 429


@pytest.mark.parametrize(
    "option",
    ["--trusted-proxy=proxy.example", "--trusted-proxy=*", "--open-sockets=-1",
     "--open-sockets=many", "--open-sockets=999999"],
)  # fmt: skip
def test_a_proxy_or_a_number_of_sockets_that_is_none_is_refused(
    terminal: Terminal, tmp_path: Path, option: str
) -> None:
    line = terminal.fails(2, "run", "--data", tmp_path, option)
    assert option.partition("=")[0] in line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no sockets")
def test_it_may_have_as_many_sockets_open_as_the_machine_allows() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
        allow_many()
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert hard == before[1]
    assert soft == (ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH))


def test_beyond_this_machine_it_wants_tls_or_a_clear_word(
    terminal: Terminal, tmp_path: Path
) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1", "::1f", "127.evil.example", "localhost.example"):
        line = terminal.fails(2, "run", "--data", tmp_path, "--host", host)
        assert "--tls-certificate" in line
        assert "--plain-http" in line
        assert "server tls --data" in line
    assert not (tmp_path / "nowserving.db").exists()


def test_certificate_and_key_go_together_and_have_to_fit(
    terminal: Terminal, tmp_path: Path
) -> None:
    junk = tmp_path / "junk.pem"
    junk.write_text("not a certificate")
    run = ("run", "--data", tmp_path, "--tls-certificate")
    assert "go together" in terminal.fails(2, *run, junk)
    for certificate in (junk, tmp_path / "missing.pem", tmp_path):
        line = terminal.fails(2, *run, certificate, "--tls-key", junk)
        assert "cannot be used" in line


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--public-url", "ftp://hall"),
        ("--public-url", "hall"),
        ("--public-url", "http://"),
        ("--public-url", "http://[::1"),
        ("--public-url", "http://" + "h" * 300),
        ("--open-rate", "-1"),
        ("--open-rate", "nan"),
        ("--rate", "0"),
        ("--rate", "fast"),
        ("--replay-clock", "yesterday"),
    ],
)
def test_a_value_that_is_none_is_told_with_the_option(
    terminal: Terminal, tmp_path: Path, option: str, value: str
) -> None:
    assert option in terminal.fails(2, "run", "--data", tmp_path, f"{option}={value}")


def test_another_clock_is_for_a_sample_alone(terminal: Terminal, tmp_path: Path) -> None:
    run = ("run", "--data", tmp_path, "--port", "0")
    line = terminal.fails(2, *run, "--replay-clock", "2026-11-24T08:00")
    assert "for a sample alone" in line
    assert "--rate needs --replay-clock" in terminal.fails(2, *run, "--rate", "60")


def test_a_samples_time_does_not_run_back(terminal: Terminal, sample: Path) -> None:
    line = terminal.fails(
        2, "run", "--data", sample, "--port", "0", "--replay-clock", "1999-02-08T08:00"
    )
    assert "time does not run back" in line


def test_a_second_server_on_the_same_data_is_refused(terminal: Terminal, sample: Path) -> None:
    first = DataFolder.open(sample)
    first.lock()
    assert "Another server runs" in terminal.fails(1, "run", "--data", sample, "--port", "0")
    first.unlock()


def test_an_older_copy_of_the_database_is_refused(terminal: Terminal, sample: Path) -> None:
    terminal("create-device", "Wall", "--role", "display", "--data", sample)
    older = sample.parent / "older.db"
    shutil.copy(sample / "nowserving.db", older)
    terminal("create-device", "Second wall", "--role", "display", "--data", sample)
    for rest in sample.glob("nowserving.db-*"):
        rest.unlink()
    shutil.copy(older, sample / "nowserving.db")
    line = terminal.fails(1, "run", "--data", sample, "--port", "0")
    assert "older copy" in line
    with serving(sample, "--accept-rollback") as url:
        assert httpx.get(f"{url}/health/ready", trust_env=False).status_code == 200


def test_it_serves_says_where_and_ends_in_good_order(sample: Path, terminal: Terminal) -> None:
    with serving(sample) as url, httpx.Client(base_url=url, trust_env=False) as client:
        assert client.get("/health/ready").json()["status"] == "ready"
        line = terminal.fails(1, "run", "--data", sample, "--port", "0")
        assert "Another server runs" in line
        # Accounts and devices are made while it runs.
        told = terminal(
            "create-user", "mina", "--role", "admin", "--data", sample, typed="correct horse\n"
        )
        assert told.code == 0
        body = {"name": "mina", "password": "correct horse"}
        assert client.post("/auth/token", json=body).status_code == 200


def test_it_serves_over_tls_with_what_the_command_made(sample: Path, terminal: Terminal) -> None:
    terminal("tls", "--data", sample)
    authority = sample / "tls" / "authority.pem"
    with serving(sample) as url:
        assert url.startswith("https://")
        with httpx.Client(verify=trusting(authority), trust_env=False) as client:
            assert client.get(f"{url}/health/ready").json()["plainHttp"] is False
            assert client.get(f"{url}/authority.pem").text == authority.read_text()


def test_as_a_module_it_exits_with_the_code_of_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "server", "tls", "--dance"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
