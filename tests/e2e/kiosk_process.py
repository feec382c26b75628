"""The kiosk as a process of its own, and the finger on it."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QImage

from tests.client.processes import ENVIRONMENT, ROOT
from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.programs import codes_in

FINGER: Final = "tests.e2e.touching"
PATIENCE_S: Final = 100
"""A moment longer than the finger has, which says better what it waited for."""


class KioskProcess:
    """What a customer does at the kiosk, and sees. `process` is the program itself."""

    def __init__(self, process: asyncio.subprocess.Process, picture: Path) -> None:
        self.process = process
        self._picture = picture
        self.seen: dict[str, Any] = {}
        """Face, number, help, language and all texts, as they were after the last touch or look."""

    async def touch(self, *names: str) -> None:
        """Touch one key after the other, each as soon as it is there."""
        for name in names:
            await self._say(name)

    async def shows(self, what: str, **fields: str) -> None:
        """Wait until it shows these."""

        async def looks() -> None:
            while any(self.seen.get(name) != value for name, value in fields.items()):
                await self._say("")
                await asyncio.sleep(0.05)

        try:
            await asyncio.wait_for(looks(), PATIENCE_S)
        except TimeoutError:
            raise AssertionError(f"never came: {what}; instead {self.seen}") from None

    async def says(self, text: str) -> None:
        """Wait until this stands on it."""
        async with asyncio.timeout(PATIENCE_S):
            while text not in self.seen.get("says", ""):
                await self._say("")
                await asyncio.sleep(0.05)

    async def code(self, part: str) -> str:
        """What a phone reads in a picture of the screen: the link with that part."""
        found: list[str] = []

        def reads() -> bool:
            picture = QImage(str(self._picture))
            found[:] = [] if picture.isNull() else [x for x in codes_in(picture) if part in x]
            return bool(found)

        await until(reads, f"a code with {part}")
        return found[0]

    async def _say(self, line: str) -> None:
        given, answers = self.process.stdin, self.process.stdout
        assert given is not None and answers is not None
        given.write(f"{line}\n".encode())
        answer = await asyncio.wait_for(answers.readline(), PATIENCE_S)
        assert answer, f"the kiosk has ended at {line or 'a look'}"
        self.seen = json.loads(answer)


@asynccontextmanager
async def kiosk_process(house: House, *options: str) -> AsyncIterator[KioskProcess]:
    """A kiosk of the house with a finger; it does not outlive the test."""
    picture = house.folder / "kiosk.png"
    with (house.folder / "kiosk.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", FINGER, "--server", house.url, "--windowed", "--still"),
            *("--data", str(house.folder / "kiosk"), "--size", "540x960"),
            *("--picture", str(picture), *options),
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
    try:
        yield KioskProcess(process, picture)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def complaints(house: House) -> list[str]:
    """What the kiosk logged beyond information."""
    lines = (house.folder / "kiosk.log").read_text().splitlines()
    return [line for line in lines if " INFO " not in line]
