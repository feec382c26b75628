"""The shared command line, addresses and the enrolment file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from client import options
from client.address import BadAddress, server_url, sync_url
from client.credential import TokenUnavailable
from client.enrolment import DeviceToken, NotEnrolled, read_enrolment

GOOD = {"server": "http://127.0.0.1:8080", "token": "t", "name": "Wall 1", "role": "display"}


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("hall.example:8080", "http://hall.example:8080"),
        ("https://hall.example/queue/", "https://hall.example/queue"),
        ("[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_a_server_may_be_written_as_people_write_it(text: str, url: str) -> None:
    assert server_url(text) == url


@pytest.mark.parametrize(
    "text", ["", "ftp://x", "http://", "http://x:99999", "http://[::1", "x:0", "10.0..1"]
)
def test_what_is_no_address_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadAddress, match=r"like http://192\.168\.1\.10:8080"):
        server_url(text)


def test_the_socket_lies_beside_the_server() -> None:
    assert sync_url("http://h:1") == "ws://h:1/sync"
    assert sync_url("https://h/queue") == "wss://h/queue/sync"


@pytest.mark.parametrize(
    "argv",
    [["--server", "ftp://x"], ["--size", "12"], ["--size", "1x1"], ["--nonsense"]],
)
def test_wrong_use_is_one_line_and_exit_code_two(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        options.read(options.parser("display", "The wall."), argv)
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("python -m display: ")


def test_the_options_are_read(tmp_path: Path) -> None:
    made = options.parser("display", "The wall.")
    argv = ["--server", "h:1", "--data", str(tmp_path), "--windowed", "--size", "1920x1080"]
    read, _ = options.read(made, argv)
    assert read == options.Options("http://h:1", tmp_path, True, (1920, 1080), False)


def test_an_enrolment_is_read(tmp_path: Path) -> None:
    (tmp_path / "enrolment.json").write_text(json.dumps(GOOD))
    assert read_enrolment(tmp_path, "display").name == "Wall 1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "create-device NAME --role display"),
        (b"\xff\xfe", "is no enrolment file"),
        (b"[1]", "is no enrolment file"),
        (json.dumps({**GOOD, "server": "ftp://x"}).encode(), "is no enrolment file"),
        (json.dumps({**GOOD, "role": "kiosk"}).encode(), "is for a kiosk, not for a display"),
    ],
)
async def test_an_unusable_enrolment_says_what_to_do(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "enrolment.json").write_bytes(content)
    with pytest.raises(NotEnrolled, match=said):
        read_enrolment(tmp_path, "display")
    with pytest.raises(TokenUnavailable, match=said):
        await DeviceToken(tmp_path, "display")()


def test_a_token_that_is_refused_is_renewed_by_a_command_that_can_be_typed_as_it_is(
    tmp_path: Path,
) -> None:
    told = DeviceToken(tmp_path, "kiosk", "Main entrance").unknown
    command = "python3 run.py server create-device 'Main entrance' --role kiosk --renew --data DIR"
    assert command in told
    assert str(tmp_path) in told


def test_where_the_window_is_and_where_its_picture_goes_are_read(tmp_path: Path) -> None:
    made = options.parser("display", "The wall.")
    picture = tmp_path / "wall.png"
    read, _ = options.read(made, ["--at", "640,0", "--picture", str(picture)])
    assert read.at == (640, 0)
    assert read.picture == picture


@pytest.mark.parametrize(
    "argv", [["--at", "left"], ["--picture", "wall.jpg"], ["--picture", "no/such/folder/wall.png"]]
)
def test_a_place_or_picture_that_cannot_be_is_refused(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        options.read(options.parser("display", "The wall."), argv)
    assert end.value.code == 2
