"""What `run.py` started ends with it: a service manager knows only the process that it began."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dev.paths import ROOT

END_S = 30


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
def test_a_server_ends_when_the_verb_is_told_to(tmp_path: Path) -> None:
    verb = subprocess.Popen(
        [sys.executable, "-m", "dev", "server", "run", "--data", str(tmp_path), "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert verb.stdout is not None
        with verb.stdout as said:
            told = re.search(r"http://127\.0\.0\.1:(\d+)", said.readline())
        assert told is not None
        verb.terminate()
        verb.wait(END_S)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", int(told[1])), END_S).close()
    finally:
        try:
            os.killpg(verb.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # nothing of it is left
        verb.wait(END_S)
