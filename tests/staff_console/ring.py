"""A keyring in memory."""

from __future__ import annotations


class Ring:
    """Keeps what it is told, and shows all of it."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]

    @property
    def all(self) -> str:
        return "".join(self.kept.values())
