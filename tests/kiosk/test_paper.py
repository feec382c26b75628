"""Where slips go: a folder takes each whole, or the kiosk hears that it did not."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk import paper
from kiosk.hall import HALL
from kiosk.paper import FolderPaper, slip_name, write_whole
from kiosk.ticket import Ticket
from tests.kiosk.kiosk_value import given

Expect = Callable[..., None]


async def put(folder: Path, ticket: Ticket) -> bool:
    """Whether the folder took the slip."""
    async with asyncio.timeout(30):
        told: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        FolderPaper(folder, asyncio.get_running_loop().create_task).put(ticket, told.set_result)
        return await told


async def test_a_slip_is_a_pdf_named_by_time_and_number(qapp: QApplication, tmp_path: Path) -> None:
    assert await put(tmp_path / "new" / "slips", given())
    (slip,) = (tmp_path / "new" / "slips").iterdir()
    assert slip.name == "2026-11-24-102400-A012.pdf"
    assert slip.read_bytes().startswith(b"%PDF-")
    assert b"%%EOF" in slip.read_bytes()[-16:]


async def test_a_folder_that_takes_nothing_is_no_paper(
    qapp: QApplication, tmp_path: Path, expected_logs: Expect
) -> None:
    expected_logs("no slip")
    wall = tmp_path / "file"
    wall.write_text("a file where a folder should be")
    assert not await put(wall, given())


async def test_a_full_disk_is_no_paper_and_leaves_no_half_slip(
    qapp: QApplication,
    tmp_path: Path,
    expected_logs: Expect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected_logs("No space left on device")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not await put(tmp_path, given())
    assert list(tmp_path.glob("*.pdf")) == []


async def test_a_folder_that_does_not_answer_is_no_paper(
    qapp: QApplication,
    tmp_path: Path,
    expected_logs: Expect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected_logs("no answer in time")
    released = threading.Event()
    monkeypatch.setattr(paper, "WITHIN_S", 0.01)
    monkeypatch.setattr(paper, "write_whole", lambda *_: released.wait(30))
    assert not await put(tmp_path, given())
    released.set()


def test_nobody_ever_sees_half_a_slip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "slip.pdf"
    write_whole(path, b"first")
    seen: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(path.read_bytes()))
    write_whole(path, b"second")
    assert (seen, path.read_bytes()) == ([b"first"], b"second")


@pytest.mark.parametrize("number", ["../../etc/passwd", "A 0/1\x00", "٣٤", ""])
def test_no_number_leads_out_of_the_folder(number: str) -> None:
    name = slip_name(given(joined=HALL.joined(number=number)))
    assert name == Path(name).name
    assert name.endswith(".pdf")
    assert "\x00" not in name
