"""A speech service and a sound server of a test's own, where this machine has the programs."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path

import pytest

SINK = "module-null-sink sink_name=nul"
START_S = 30.0


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip where one of them, or a library of speech or sound, is not installed."""
    absent = [name for name in programs if shutil.which(name) is None]
    absent += [f"lib{name}" for name in ("speechd", "pulse") if find_library(name) is None]
    return pytest.mark.skipif(bool(absent), reason=f"not installed: {', '.join(absent)}")


def own_places(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Speech and sound are looked for at places of the test's own."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    for name, path in (
        ("XDG_RUNTIME_DIR", runtime),
        ("XDG_CACHE_HOME", folder / "cache"),
        ("XDG_CONFIG_HOME", folder / "config"),
        ("PULSE_SERVER", f"unix:{folder / 'pulse'}"),
    ):
        monkeypatch.setenv(name, str(path))


@contextmanager
def loudspeaker(folder: Path) -> Iterator[None]:
    """A loudspeaker in memory, at the place that `own_places` tells of."""
    server = subprocess.Popen(
        [
            "pulseaudio",
            "--daemonize=no",
            "--exit-idle-time=-1",
            "-n",
            "-L",
            SINK,
            "-L",
            f"module-native-protocol-unix socket={folder / 'pulse'} auth-anonymous=1",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        late = time.monotonic() + START_S
        while not (folder / "pulse").exists() and server.poll() is None:
            assert time.monotonic() < late, "the sound server does not start"
            time.sleep(0.02)
        yield
    finally:
        server.kill()
        server.wait()
