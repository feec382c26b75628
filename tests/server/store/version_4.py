"""A hall of version 4 in the middle of its day, as that version has left it on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from server.accounts.keys import SITE_KEY, TOKEN_KEY, Keys
from server.store.mark import Mark
from tests.hall import NOON, person
from tests.server.store.version_1 import laid

SQL: Final = Path(__file__).with_name("hall_of_version_4.sql")
MARK: Final = Mark(
    "01a20d6d-5a00-7001-8203-040506070809", "01a20d6d-5a00-7a0b-8c0d-0e0f10111213", 25
)
"""Where that hall stood."""
LATER: Final = NOON + 260_000
WALL: Final = person(7, "display")
USED, HELD = "first refresh token of Ann", "second refresh token of Ann"
_HEAD: Final = "eyJhbGciOiJFZERTQSIsImtpZCI6IjU2NDc1YWE3NTQ2MzQ3NGMiLCJ0eXAiOiJkZXZpY2Urand0In0"
OF_KIOSK: Final = (
    f"{_HEAD}.eyJpc3MiOiJub3ctc2VydmluZyIsImF1ZCI6Im5vdy1zZXJ2aW5nL2RldmljZSIsInN1YiI6IjAxYTIwZDZk"
    "LTU5ZmYtNzAwMC04MDAwLTAwMDAwMDAwMDAwNCIsInJvbGUiOiJraW9zayIsIm5hbWUiOiJFbnRyYW5jZSIsImdlbiI6"
    "MSwiaWF0IjoxNzk1NTIxODAwLCJleHAiOjE5NTMyMDE4MDB9.fzV_Bdk9SZ9xfwn596N0gSAgQ1acQMc1xAwC9sJl-VQ"
    "OrbaJl8-YUCCrPUAf0I3cKNPYADP0osS1QBW0pU-TAw"
)
"""The token in the kiosk's file."""
OF_WALL: Final = (
    f"{_HEAD}.eyJpc3MiOiJub3ctc2VydmluZyIsImF1ZCI6Im5vdy1zZXJ2aW5nL2RldmljZSIsInN1YiI6IjAxYTIwZDZk"
    "LTU5ZmYtNzAwMC04MDAwLTAwMDAwMDAwMDAwNyIsInJvbGUiOiJkaXNwbGF5IiwibmFtZSI6IldhbGwiLCJnZW4iOjEs"
    "ImlhdCI6MTc5NTUyMTgwMCwiZXhwIjoxOTUzMjAxODAwfQ.XbLN_1J1r79XNhCVaPwoKfmCGtyHJ_kZYnt7TJ-Qkv7sd"
    "ZVp1xb-J2VH4aFHhbYo3gC64NMDmnPXa5Yze0-cDQ"
)
"""The token in the wall's file of before it was enrolled anew: void."""
LINK: Final = "AaINbVoAcACAAAAAAAAAKA33odLIKkkqQo0fjbLHBm_Q"
"""The token in the private link of A004."""


def hall_of_version_4(folder: Path) -> Path:
    """The database of that hall, with its mark."""
    return laid(folder, SQL, MARK)


def keys_of_version_4(folder: Path) -> Keys:
    """The keys of that hall, as today's program finds them."""
    folder.mkdir()
    (folder / SITE_KEY).write_bytes(b"site key of a hall of version 4.")
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / TOKEN_KEY).write_bytes(pem)
    return Keys.load(folder)
