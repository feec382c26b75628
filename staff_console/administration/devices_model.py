"""The page of devices: live records, and the pairing of a new one step by step."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject

from protocol.records import Device
from staff_console.administration import devices_questions as questions
from staff_console.administration.calls import NotDone, Request
from staff_console.administration.devices_screen import Local, devices_screen, zones
from staff_console.administration.face import PageFace
from staff_console.administration.model import AdministrationModel, Ways
from staff_console.administration.told import Candidate, take
from staff_console.answers import IDLE, AnswerLine
from staff_console.facts import zone
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.words import isolated

PATH: Final = "/auth/devices"


class DevicesModel(AdministrationModel):
    """Which device is marked, and which one waits to be compared."""

    def __init__(self, ways: Ways, parent: QObject | None = None) -> None:
        self._candidate: Candidate | None = None
        self._code = ""
        self._unkeyed: frozenset[str] = frozenset()
        self._known: frozenset[tuple[str, int]] = frozenset()
        super().__init__(ways, parent)

    def begin(self) -> None:
        """Ask which devices have a key: that is in no record."""
        self._known = frozenset()
        self._look_for_keys()

    def leave(self) -> None:
        """Whoever comes back types the code again: it may be another device by then."""
        self._candidate, self._code = None, ""

    def do(self, verb: str) -> None:
        """One of the verbs."""
        device = self.replica.get(Device, self.screen.chosen)
        found = self._candidate
        if verb == "pair":
            self.ask_before(questions.code, self._find)
        elif found is not None and verb == "same_number":
            others = tuple(self.replica.of(Device))
            self.ask_before(
                questions.approve(found, others, zones(self.replica)),
                lambda values: self._approve(found, values),
            )
        elif found is not None and verb == "other_number":
            self.ask_before(questions.refuse(found), lambda _: self._refuse())
        elif device is not None and verb == "edit":
            self.ask_before(
                questions.edit(device, zones(self.replica)), lambda v: self._edit(device, v)
            )
        elif device is not None and verb == "revoke":
            self.ask_before(questions.revoke(device), lambda _: self._revoke(device))

    def put_away(self) -> bool:
        """Esc: what was said, then the pairing."""
        if super().put_away():
            return True
        if self._candidate is None:
            return False
        self.leave()
        text = tr("Nothing was let in. The device waits until its code runs out.")
        self._say(AnswerLine("note", tr("Put away."), text, "Esc", tr("put away")))
        return True

    def _find(self, values: Values) -> None:
        self._code = values.get("code", "").strip()
        request = Request("POST", f"{PATH}/find", {"code": self._code})
        self.call(tr("Find the device."), request, self._found)

    def _found(self, told: Any) -> AnswerLine:
        self._candidate = take(told, Candidate)
        return IDLE if self._candidate is not None else self.not_understood()

    def _approve(self, found: Candidate, values: Values) -> None:
        instead = values.get("replaces", questions.NEW)
        old = self.replica.get(Device, instead)
        name = values.get("name", old.name if old is not None else "").strip()
        where = values.get("zone", old.zone if old is not None else "").strip()
        body: dict[str, Any] = {"code": self._code, "name": name, "zone": where}
        if old is not None:
            body["device"] = old.id
        self.call(
            tr("Let {name} in.").format(name=isolated(name)),
            Request("POST", f"{PATH}/approve", body),
            lambda told: self._approved(name, told),
        )

    def _approved(self, name: str, told: Any) -> AnswerLine:
        self.leave()
        if isinstance(told, dict):
            self._chosen = str(told.get("device", self._chosen))
        self._known = frozenset()
        text = tr("It shows its first page within a few seconds.")
        return self.confirmed(tr("{name} is let in.").format(name=isolated(name)), text)

    def _refuse(self) -> None:
        request = Request("POST", f"{PATH}/refuse", {"code": self._code})
        self.call(tr("Refuse it."), request, self._refused)

    def _refused(self, _: Any) -> AnswerLine:
        self.leave()
        return self.confirmed(tr("It is turned away."))

    def _edit(self, device: Device, values: Values) -> None:
        name = values.get("name", device.name).strip()
        body = {"name": name, "zone": values.get("zone", device.zone).strip()}
        title = tr("Change {name}.").format(name=isolated(device.name))
        request = Request("PUT", f"{PATH}/{device.id}", body)
        self.call(title, request, lambda _: self.confirmed(tr("Saved."), name))

    def _revoke(self, device: Device) -> None:
        name = isolated(device.name)
        self.call(
            tr("Shut {name} out.").format(name=name),
            Request("POST", f"{PATH}/{device.id}/revoke"),
            lambda _: self.confirmed(tr("{name} is shut out.").format(name=name)),
        )

    def _look_for_keys(self) -> None:
        """Again when a device was changed: it may have been paired anew."""
        known = frozenset((each.id, each.at) for each in self.replica.of(Device))
        if self._shown and self._live.status.connected and known != self._known:
            self._known = known
            self.fetch(Request("GET", PATH), self._take_keys)

    def _take_keys(self, told: Any) -> None:
        if not isinstance(told, NotDone):
            items = told.get("items", ())
            self._unkeyed = frozenset(each["id"] for each in items if not each.get("keyed", True))
            self.refresh()

    def _on_tick(self) -> None:
        self._look_for_keys()
        self.refresh()

    def _compute(self) -> PageFace:
        here = Local(
            chosen=self._chosen,
            candidate=self._candidate,
            unkeyed=self._unkeyed,
            connected=self._live.status.connected,
            answer=self._answer,
        )
        return devices_screen(self.replica, here, self._live.now(), zone(self.replica))
