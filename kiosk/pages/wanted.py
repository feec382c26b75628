"""What a customer is putting together, and what was asked for. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from client.house import service_of
from kiosk.flow import SLOW_S, Asking, Stage, Wish
from kiosk.pages.errands import ErrandRow, errand_rows, room_for_more
from kiosk.pages.needs import NeedRow, need_rows
from protocol.replica import Replica


@dataclass(frozen=True)
class Wanted:
    """Services and access needs as they are being chosen."""

    several: bool
    """Whether more than one service is being chosen."""
    can_several: bool
    """Whether there is more than one to choose."""
    needed: bool
    """Whether an access need was told."""
    errands: tuple[ErrandRow, ...]
    more_errands: bool
    needs: tuple[NeedRow, ...]


@dataclass(frozen=True)
class OnItsWay:
    """The number that was asked for: id and name of its service, and whether it takes long."""

    service: str = ""
    name: str = ""
    slow: bool = False


def wanted(replica: Replica, wish: Wish, offered: int, language: str) -> Wanted:
    """What is wished where so many services are offered."""
    return Wanted(
        wish.several,
        not wish.several and offered > 1,
        bool(wish.needs),
        errand_rows(replica, wish, language),
        room_for_more(wish, offered),
        need_rows(wish.needs),
    )


def on_its_way(replica: Replica, stage: Stage, at: float, language: str) -> OnItsWay:
    """What is asked for at the steady time `at` (s); nothing on other pages."""
    if not isinstance(stage, Asking):
        return OnItsWay()
    service = service_of(replica, stage.service, language)
    return OnItsWay(stage.service, service.name if service else "", at - stage.since >= SLOW_S)
