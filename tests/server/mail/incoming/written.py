"""Mails as others write them."""

from __future__ import annotations

from typing import Final

HEAD: Final = (
    b"From: Jo <jo@mail.example>\r\nTo: desk@house.example\r\nSubject: My watch\r\n"
    b"Message-ID: <a@mail.example>\r\nMIME-Version: 1.0\r\n"
)
OWN: Final = frozenset({"desk@house.example"})


def plain(text: str, **headers: str) -> bytes:
    """A mail of one part; headers by name, `_` for `-`, replace its own."""
    said = {
        "From": "Jo <jo@mail.example>",
        "To": "desk@house.example",
        "Subject": "My watch",
        "Message-ID": "<a@mail.example>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return (
        "".join(f"{name}: {value}\n" for name, value in said.items()).encode()
        + b"\n"
        + text.encode()
    )


def mixed(*parts: bytes) -> bytes:
    """A mail of parts, each with its own headers."""
    inner = b"".join(b"--edge\r\n" + part + b"\r\n" for part in parts)
    return (
        HEAD + b'Content-Type: multipart/mixed; boundary="edge"\r\n\r\n' + inner + b"--edge--\r\n"
    )
