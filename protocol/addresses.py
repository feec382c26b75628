"""Addresses of servers: which of them only their own machine can open. Pure."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it; a name but `localhost` may lead anywhere."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def leads_nowhere(address: str) -> bool:
    """Whether a phone that opens this address would look for the server in itself."""
    try:
        return is_loopback(urlsplit(address).hostname or "")
    except ValueError:
        return False
