"""What a change of services, desks and colleagues would do from now on."""

from __future__ import annotations

from protocol.records import Desk, Service, ServicePoint, Staff
from server.domain.effects_on_points import language_name, next_number, translated
from server.domain.floor import Floor


def on_services(before: Floor, after: Floor, point: ServicePoint) -> list[str]:
    """Sentences on the services of a point."""
    old = {service.id: service for service in before.services(point.id)}
    new = {service.id: service for service in after.services(point.id)}
    said: list[str] = []
    for ident, service in new.items():
        was = old.get(ident)
        if was is None:
            first = next_number(after, service.prefix or point.prefix)
            said.append(f"{service.name} is new: its next number is {first}.")
        elif was != service:
            said += _on_service(before, after, was, service)
    said += [
        f"{was.name} goes from kiosk and phones; nobody is here for it."
        for ident, was in old.items()
        if ident not in new
    ]
    order = [ident for ident in old if ident in new]
    if order != [ident for ident in new if ident in old]:
        names = ", ".join(service.name for service in new.values())
        said.append(f"Kiosk and phones list: {names}.")
    return said


def _on_service(before: Floor, after: Floor, was: Service, new: Service) -> list[str]:
    said: list[str] = []
    here = sum(1 for e in before.live.values() if new.id in (e.service, *e.also))
    if was.open and not new.open:
        said.append(f"{new.name} gives no more numbers{_kept(here)}.")
    elif new.open and not was.open:
        said.append(f"{new.name} gives numbers again.")
    if was.prefix != new.prefix:
        point = after.get(ServicePoint, new.service_point)
        prefix = new.prefix or (point.prefix if point else "")
        said.append(
            f"{new.name}: numbers given today stay; the next is {next_number(after, prefix)}."
        )
    if was.name != new.name:
        said.append(f"Kiosk and phones say {new.name} instead of {was.name} at once.")
    said += [
        f"Kiosk and phones say {new.names.get(code) or new.name} in {language_name(code)}."
        for code in translated(was.names, new.names)
    ]
    if new.skills and set(was.skills) != set(new.skills):
        said.append(_able(after, new))
    return said


def _kept(here: int) -> str:
    if not here:
        return ""
    who = "one person here for it is" if here == 1 else f"{here} people here for it are"
    return f"; {who} still served"


def _able(after: Floor, service: Service) -> str:
    """How many of those who are signed in can do it."""
    signed_in = [
        colleague
        for desk in after.desks(service.service_point)
        if desk.state != "closed" and (colleague := after.get(Staff, desk.staff)) is not None
    ]
    able = [each.name for each in signed_in if set(service.skills) <= set(each.skills)]
    needed = " and ".join(service.skills)
    if not signed_in:
        return f"{service.name} needs {needed}; nobody is signed in just now."
    if not able:
        return f"{service.name} needs {needed}: nobody of the {len(signed_in)} signed in can do it."
    return f"{service.name} needs {needed}: {', '.join(able[:5])} can do it."


def on_desks(before: Floor, after: Floor, point: str) -> list[str]:
    """Sentences on the desks of a point."""
    old = {desk.id: desk for desk in before.desks(point)}
    new = {desk.id: desk for desk in after.desks(point)}
    said: list[str] = []
    made = [desk.name for ident, desk in new.items() if ident not in old]
    if made:
        which = made[0] if len(made) == 1 else f"{made[0]} to {made[-1]}"
        said.append(f"{which} {'is' if len(made) == 1 else 'are'} new and closed.")
    for ident, was in old.items():
        desk = new.get(ident)
        if desk is None:
            said.append(f"{was.name} goes; it is closed now.")
        else:
            said += _on_desk(after, was, desk)
    return said


def _on_desk(after: Floor, was: Desk, desk: Desk) -> list[str]:
    said: list[str] = []
    if was.name != desk.name:
        said.append(f"Calls from now on say {desk.name} instead of {was.name}.")
    if was.services != desk.services:
        names = [s.name for s in after.services(desk.service_point) if s.id in desk.services]
        said.append(f"{desk.name} does {', '.join(names) or 'all services'}.")
    if was.direction != desk.direction:
        said.append(_pointed(desk))
    if was.access != desk.access:
        needs = ", ".join(desk.access)
        said.append(
            f"Who needs {needs} is called to {desk.name} while it is open."
            if needs
            else f"{desk.name} is no longer preferred for any access need."
        )
    return said


def _pointed(desk: Desk) -> str:
    if not desk.direction:
        return f"Walls point straight on to {desk.name}."
    return f"Walls point {desk.direction} to {desk.name}."


def on_staff(before: Floor, after: Floor) -> list[str]:
    """Sentences on colleagues whose skills change."""
    said: list[str] = []
    for new in after.of(Staff):
        was = before.get(Staff, new.id)
        if was is None or was.skills == new.skills:
            continue
        able = [s for s in after.of(Service) if s.skills and set(s.skills) <= set(new.skills)]
        special = [s for s in after.of(Service) if s.skills]
        if special:
            names = ", ".join(s.name for s in able) or "none of them"
            said.append(f"Of what needs a skill, {new.name} can do {names}.")
        if not any(desk.staff == new.id for desk in after.of(Desk)):
            said.append(f"{new.name} is not signed in at a desk now.")
    return said
