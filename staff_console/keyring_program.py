"""One question to this computer's keyring: a line of JSON in, a line of JSON out.

A program of its own, since a keyring may wait for its owner to open it, for as long as they like.
The secret goes through pipes, never through arguments, which others can list.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Final

SERVICE: Final = "Now Serving"


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """What the keyring says. Raises whatever its system raises."""
    import keyring
    from keyring.core import recommended

    ring, entry = keyring.get_keyring(), asked.get("entry", "")
    # What is not recommended writes into a file, keeps nothing, or is there to fail.
    if not recommended(ring):
        return {"usable": False}
    if asked["do"] == "write":
        ring.set_password(SERVICE, entry, asked["secret"])
    elif asked["do"] == "read":
        return {"usable": True, "secret": ring.get_password(SERVICE, entry)}
    elif asked["do"] == "forget" and ring.get_password(SERVICE, entry) is not None:
        ring.delete_password(SERVICE, entry)
    return {"usable": True}


def main() -> int:
    """Answer one line; 1 where the keyring did not do it."""
    try:
        told = answer(json.loads(sys.stdin.readline()))
    except Exception as fault:  # noqa: BLE001 - each system's keyring has faults of its own
        told = {"fault": type(fault).__name__}
    print(json.dumps(told), flush=True)
    return int("fault" in told)


if __name__ == "__main__":
    sys.exit(main())
