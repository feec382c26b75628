"""The keyring of this computer, asked through a program of its own."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any, Final

from PySide6.QtCore import QProcess

from client.voice_process import environment

PROGRAM: Final = ("-m", "staff_console.keyring_program")


class KeyringFault(Exception):
    """The keyring did not do it; the text is for the log."""


class SystemKeyring:
    """Windows' Credential Locker, macOS' Keychain, the Secret Service of a Linux desktop."""

    async def usable(self) -> bool:
        """Whether there is one that keeps secrets well. Raises `KeyringFault`, as all do."""
        return bool((await self._ask(do="find"))["usable"])

    async def read(self, entry: str) -> str | None:
        """The secret of an entry, if it has one."""
        found = (await self._ask(do="read", entry=entry)).get("secret")
        return found if isinstance(found, str) else None

    async def write(self, entry: str, secret: str) -> None:
        """Keep it instead of what was kept."""
        await self._ask(do="write", entry=entry, secret=secret)

    async def forget(self, entry: str) -> None:
        """Keep nothing."""
        await self._ask(do="forget", entry=entry)

    async def _ask(self, **asked: str) -> dict[str, Any]:
        over = asyncio.get_running_loop().create_future()
        process = QProcess()

        def end(*_: object) -> None:
            if not over.done():
                over.set_result(None)

        process.setProcessEnvironment(environment())
        process.finished.connect(end)
        process.errorOccurred.connect(end)
        process.start(sys.executable, PROGRAM)
        process.write(json.dumps(asked).encode() + b"\n")
        process.closeWriteChannel()
        try:
            await over
            told = json.loads(bytes(process.readAllStandardOutput().data()))
        except ValueError:
            told = {"fault": "no answer"}
        finally:
            if process.state() != QProcess.ProcessState.NotRunning:
                process.kill()
                process.waitForFinished(1_000)
            process.deleteLater()
        if "fault" in told:
            raise KeyringFault(str(told["fault"]))
        return dict(told)
