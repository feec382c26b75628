"""A keyring in memory."""

from __future__ import annotations


class Ring:
    """Keeps what it is told, and shows all of it."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def usable(self) -> bool:
        return True

    async def read(self, entry: str) -> str | None:
        return self.kept.get(entry)

    async def write(self, entry: str, secret: str) -> None:
        self.kept[entry] = secret

    async def forget(self, entry: str) -> None:
        self.kept.pop(entry, None)

    @property
    def all(self) -> str:
        return "".join(self.kept.values())


class NoRing(Ring):
    """A computer without a keyring."""

    async def usable(self) -> bool:
        return False
