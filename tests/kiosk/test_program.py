"""`python -m kiosk` as a process."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from kiosk.hall import HALL
from protocol.changes import Change, Put
from protocol.messages import Snapshot, Sub
from tests.client.processes import end_of, enrol, logged, needs_signals, running, started
from tests.client.scripted_server import scripted_server


async def test_help_is_given() -> None:
    code, out, _ = await end_of(await started("kiosk", "--help"))
    assert code == 0
    assert {"--printer", "--paper", "--test-print", "--contrast", "--still", "--server"} <= set(
        out.replace(",", " ").split()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--server", "ftp://x"), "is no server address"),
        (("--size", "1x1"), "out of range"),
        (("--printer", f"pdf:{__file__}"), "is a file; name a folder: pdf:DIR"),
        (("--printer", "lpt1"), "'lpt1' is no printer; write pdf:DIR, system"),
        (("--paper", "12"), "write 80 or 58"),
    ],
)
async def test_wrong_use_ends_with_one_line_and_two(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, _, err = await end_of(
        await started("kiosk", "--windowed", "--data", str(tmp_path), *arguments)
    )
    assert code == 2
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"server": "http://x", "token": "t", "name": "n", "role": "display"}', "for a display"),
        ("{", "is no enrolment file"),
    ],
)
async def test_an_enrolment_that_is_none_for_a_kiosk_is_named(
    tmp_path: Path, content: str, said: str
) -> None:
    (tmp_path / "enrolment.json").write_text(content)
    code, _, err = await end_of(await started("kiosk", "--windowed", "--data", str(tmp_path)))
    assert (code, err.count("\n")) == (2, 1)
    assert said in err


async def test_a_test_print_needs_no_server(tmp_path: Path) -> None:
    code, out, err = await end_of(
        await started("kiosk", "--test-print", "--printer", f"pdf:{tmp_path / 'slips'}")
    )
    (slip,) = (tmp_path / "slips").iterdir()
    assert (code, err, slip.suffix) == (0, "", ".pdf")
    assert out.startswith(f"Printed on pdf:{tmp_path / 'slips'} in ")


async def test_a_test_print_that_fails_says_in_a_line_what_to_do(tmp_path: Path) -> None:
    lost = f"escpos:file:{tmp_path / 'lp0'}"
    code, out, err = await end_of(await started("kiosk", "--test-print", "--printer", lost))
    assert f"no slip on {lost}: The slip printer cannot be found." in err
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_printing_leaves_nothing_that_keeps_another_program_from_printing() -> None:
    import kiosk.printing.library

    assert kiosk.printing.library.Escpos
    folders = [value for name, value in os.environ.items() if name.startswith("ESCPOS_")]
    assert [each for each in folders if not Path(each).exists()] == []


@needs_signals
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
async def test_it_follows_its_server_and_ends_in_good_order(
    tmp_path: Path, ending: signal.Signals
) -> None:
    async with asyncio.timeout(60), scripted_server() as server:
        enrol(tmp_path, server.url, "kiosk")
        async with running(
            "kiosk", "--data", str(tmp_path), "--size", "540x960", "--contrast"
        ) as process:
            side = await server.connection()
            hello = await side.welcomes()
            assert (hello.token, hello.device) == ("secret", "Device 1")
            assert await side.hears(Sub) == Sub("kiosk", None)
            changes: list[Change] = [Put(record) for record in HALL.records()]
            await side.says(Snapshot("kiosk", "e", 1, 1, changes))
            process.send_signal(ending)
            code, _, err = await end_of(process)
    assert code == 0
    assert not [line for line in err.splitlines() if " INFO " not in line]


@needs_signals
async def test_without_its_server_it_stays_and_goes_on_when_the_server_is_there(
    tmp_path: Path,
) -> None:
    async with asyncio.timeout(60):
        async with scripted_server() as server:
            url = server.url
        enrol(tmp_path, url, "kiosk")
        async with running("kiosk", "--data", str(tmp_path), "--windowed") as process:
            await logged(process, "not connected")
            async with scripted_server(int(url.rpartition(":")[2])) as server:
                side = await server.connection()
                await side.welcomes()
                assert await side.hears(Sub) == Sub("kiosk", None)
                process.terminate()
                code, _, _ = await end_of(process)
    assert code == 0
