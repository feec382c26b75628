"""The one way in: builds the environment in .venv from requirements.lock, then runs a verb of dev/.

Standard library only, so that a bare machine with Python 3.11 or newer can begin here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
LOCK = HERE / "requirements.lock"
STAMP = VENV / "ready"
BUILDING = HERE / ".venv.lock"
VERBS = {
    "setup": "build the environment and stop",
    "demo": "a running hall: server, kiosk, console and wall (--replay FILE --day D --speed N)",
    "docs": "write docs/queue-states.md from the tables of states",
    "translations": "gather the texts of the screens for customers, and compile what is said",
    "pictures": "draw the main faces for the documentation; --all: every face there is",
    "test": "set up what tests need and run every test",
    "check": "formatting, lint, types, import contracts, house rules",
    "bench": "measure, and print the tables of the README",
    "server": "the server: run, create-user, create-device, sample, …",
    "kiosk": "the kiosk",
    "display": "the wall",
    "console": "the staff console",
}


def python_in(venv: Path) -> Path:
    """The interpreter of a virtual environment on this platform."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_of(lock: bytes, version: str) -> str:
    """What the environment was built from: another lock or interpreter makes another stamp."""
    return hashlib.sha256(lock + version.encode()).hexdigest()


def is_ready(stamp: str) -> bool:
    """Whether .venv is whole and of this lock."""
    built = STAMP.read_text() if STAMP.exists() else ""
    return built == stamp and python_in(VENV).exists()


@contextmanager
def alone() -> Iterator[None]:
    """Until nobody else builds: programs that are started together share one environment."""
    with BUILDING.open("w") as held:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # It gives up after ten tries, a second each.
                    continue
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def build(stamp: str) -> None:
    """Make .venv anew. Exits with a sentence when it cannot."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        sys.exit(
            "This Python is in the .venv that is to be built anew. "
            "Use that of the system: python3 run.py"
        )
    print("Now Serving: building the environment in .venv (once, about a minute) …", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    except subprocess.CalledProcessError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(f"This Python cannot make environments. Run: apt-get install python{version}-venv")
    pip = [str(python_in(VENV)), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    # The lock is whole: nothing is looked up beside it, not even a newer version of what is in it.
    whole = ["--require-hashes", "--no-deps", "-r", str(LOCK)]
    done = subprocess.run([*pip, *whole], cwd=HERE, check=False)
    if done.returncode:
        sys.exit("The packages could not be installed. Check the network and run it again.")
    STAMP.write_text(stamp)


def usage() -> str:
    """The verbs, a line each."""
    lines = [f"  {verb:<13}{meaning}" for verb, meaning in VERBS.items()]
    return "\n".join(["usage: python3 run.py VERB [arguments]", "", *lines])


def main(arguments: list[str]) -> int:
    """Exit code 0, 1 or 2 as of the verb; 2 when the call itself is wrong."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before any environment
        print("Now Serving needs Python 3.11 or newer.", file=sys.stderr)
        return 2
    if not arguments or arguments[0] in ("-h", "--help"):
        print(usage())
        return 0 if arguments else 2
    if arguments[0] not in VERBS:
        print(f"No such verb: {arguments[0]}. See: python3 run.py --help", file=sys.stderr)
        return 2
    stamp = stamp_of(LOCK.read_bytes(), sys.version)
    if not is_ready(stamp):
        with alone():
            if not is_ready(stamp):
                build(stamp)
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    command = [str(python_in(VENV)), "-m", "dev", *arguments]
    child = subprocess.Popen(command, env=environment)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child has had the same signal and ends by itself


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
