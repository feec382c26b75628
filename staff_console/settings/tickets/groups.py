"""The pages of the ticket desk in the list: each kind with its records below it, once looked at.

Pure.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from protocol.replica import Replica
from staff_console.settings.field import Section
from staff_console.settings.tickets import overviews
from staff_console.settings.tickets.canned import CANNED, NEW_CANNED
from staff_console.settings.tickets.desk import DESK
from staff_console.settings.tickets.hours import CALENDAR, NEW_CALENDAR
from staff_console.settings.tickets.levels import NEW_POLICY, POLICY
from staff_console.settings.tickets.lists import LIST, NEW_LIST
from staff_console.settings.tickets.overviews import Kind, Over
from staff_console.settings.tickets.rules import NEW_RULE, RULE
from staff_console.settings.tickets.webhooks import DEAD_LETTERS, NEW_WEBHOOK, WEBHOOK


class Group(NamedTuple):
    """A page over several of a kind, the page of each, and that of a new one."""

    all: Section
    one: Section
    new: Section
    over: Over

    @property
    def names(self) -> tuple[str, str, str]:
        """Of its pages."""
        return self.all.name, self.one.name, self.new.name

    def records(self, replica: Replica) -> list[tuple[str, str]]:
        """The id and name of each, in their order."""
        return [(each.id, each.name) for each in self.over.of(replica)]


GROUPS: Final = (
    Group(overviews.ALL_POLICIES, POLICY, NEW_POLICY, overviews.POLICIES),
    Group(overviews.ALL_CALENDARS, CALENDAR, NEW_CALENDAR, overviews.CALENDARS),
    Group(overviews.ALL_RULES, RULE, NEW_RULE, overviews.RULES),
    Group(overviews.ALL_CANNED, CANNED, NEW_CANNED, overviews.TEXTS),
    Group(overviews.ALL_LISTS, LIST, NEW_LIST, overviews.LISTS),
    Group(overviews.ALL_WEBHOOKS, WEBHOOK, NEW_WEBHOOK, overviews.HOOKS),
)
OF_DESK: Final[tuple[Section, ...]] = (
    DESK,
    DEAD_LETTERS,
    *(section for group in GROUPS for section in (group.all, group.one, group.new)),
)
KINDS: Final[tuple[Kind, ...]] = tuple(group.over.kind for group in GROUPS)
"""The records that these pages are about."""


def group_of(section: str) -> Group | None:
    """The group that a page is of."""
    return next((group for group in GROUPS if section in group.names), None)
