"""Feeds the table of the line from the records: who stands in it, and the row of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from PySide6.QtCore import QObject

from protocol.capability import absent
from protocol.records import Estimate, Place
from protocol.replica import Replica
from staff_console.aside import Heading, Listed, aside, aside_row, heading_row
from staff_console.facts import Facts
from staff_console.line import LineRow, found_people, line_row
from staff_console.line_model import LineModel
from staff_console.why import Whys


class LineFeed:
    """Keeps one table up to date; `model` is what views show."""

    def __init__(self, now: Callable[[], int], parent: QObject) -> None:
        self._replica: Replica | None = None
        self._facts: Facts | None = None
        self._estimate: Estimate | None = None
        self._places: dict[str, Place] = {}
        self._whys: Whys | None = None
        self.model = LineModel(now, self._row, parent)

    def show(self, replica: Replica, facts: Facts | None) -> None:
        """The records are these now."""
        self._replica, self._facts = replica, facts
        if facts is None:
            self.model.show(())
            return
        estimate = replica.get(Estimate, facts.point.id)
        if estimate is not self._estimate:
            self._estimate = estimate
            self._places = {place.entry: place for place in estimate.line} if estimate else {}
        self._whys = Whys(replica, facts)
        people = facts.waiting
        hole = people.index(facts.following) if facts.following else len(people)
        self.model.show((*people[:hole], *people[hole + 1 :], *aside(facts)), hole)

    def people(self, words: Sequence[str]) -> Iterator[LineRow]:
        """Everybody whose number, name or service has all these words, in small letters."""
        if self._facts is None or self._replica is None:
            return iter(())
        facts = self._facts
        there = (e for e in facts.busy.values() if e.service_point == facts.point.id)
        people = chain(facts.waiting, facts.away, facts.missed, facts.held, there)
        return found_people(self._replica, people, words)

    def _row(self, listed: Listed) -> LineRow:
        if isinstance(listed, Heading):
            return heading_row(listed)
        assert self._replica is not None and self._facts is not None and self._whys is not None
        if listed.state != "waiting" or absent(listed, self._facts.point):
            return aside_row(self._replica, listed, self._facts)
        place = self._places.get(listed.id)
        why = self._whys.of(listed, place.why if place else None)
        at = self._estimate.at if self._estimate is not None else 0
        told = (place, at) if place is not None else None
        return line_row(self._replica, listed, why, told, self._facts.zone)
