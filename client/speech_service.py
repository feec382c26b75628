"""A speech service of the voice's own, where the system has `speech-dispatcher`.

The one that a user's programs share hangs for good once its sound device has failed. This one
belongs to one voice: it is started with it, and thrown away with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PROGRAM: Final = "speech-dispatcher"
ADDRESS: Final = "SPEECHD_ADDRESS"
"""Where programs look for the service; a house that has set it is left its own."""
START_S: Final = 10.0
END_S: Final = 1.0
LOOK_S: Final = 0.02


@contextmanager
def own_service(folder: Path) -> Iterator[None]:
    """Runs in `folder`, for this process, until the end; without the program nothing is done."""
    program = shutil.which(PROGRAM)
    if program is None or ADDRESS in os.environ:
        yield
        return
    socket = folder / "service"
    options = {
        "--communication-method": "unix_socket",
        "--socket-path": str(socket),
        "--pid-file": str(folder / "pid"),
        "--log-dir": str(folder),
        "--log-level": "0",
        "--timeout": "0",
    }
    service = subprocess.Popen(
        [program, "--run-single", *(part for option in options.items() for part in option)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(service, socket)
        os.environ[ADDRESS] = f"unix_socket:{socket}"
        yield
    finally:
        service.terminate()
        try:
            service.wait(END_S)
        except subprocess.TimeoutExpired:
            service.kill()


def _await(service: subprocess.Popen[bytes], socket: Path) -> None:
    """Until it listens, has ended, or is late: then whoever looks for it finds nothing."""
    late = time.monotonic() + START_S
    while not socket.exists() and service.poll() is None and time.monotonic() < late:
        time.sleep(LOOK_S)
