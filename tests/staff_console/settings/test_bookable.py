"""What can be booked, and when colleagues can be booked, on pages of their own."""

from __future__ import annotations

import pytest

from protocol.booking import Requirement
from protocol.commands import UpdateStaff
from protocol.records import Definition, Hours, Staff
from protocol.replica import Replica
from staff_console.settings.bookable_fields import new_fields
from staff_console.settings.field import NotRead
from staff_console.settings.lead_times import between, lead_minutes, lead_time, tidy_lead_times
from tests.hall import ANN
from tests.staff_console.settings.office import Office, save


@pytest.mark.parametrize(
    ("typed", "minutes", "written"),
    [
        ("45", 45, "45 min"), ("90 m", 90, "90 min"), ("2h", 120, "2 h"), ("1 d", 1_440, "1 day"),
        ("3 days", 4_320, "3 days"), ("0", 0, "0 min"), ("48 h", 2_880, "2 days"),
    ],
)  # fmt: skip
def test_a_lead_time_is_read_as_people_write_it(typed: str, minutes: int, written: str) -> None:
    assert (lead_minutes(typed), lead_time(minutes)) == (minutes, written)
    assert lead_minutes(written) == minutes


@pytest.mark.parametrize("typed", ["", "soon", "2 weeks", "-5 min", "1.5 h"])
def test_what_is_no_lead_time_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(NotRead, match="30 min, 2 h or 3 d"):
        lead_minutes(typed)


def test_lead_times_have_their_bounds() -> None:
    with pytest.raises(NotRead, match="from 5 min to 1 day"):
        between(5, 1_440)("2 d")
    assert tidy_lead_times("2h; 1 d, 120") == "1 day, 2 h"
    for wrong in ("5 min", "1h, 2h, 3h, 4h, 5h"):
        with pytest.raises(NotRead, match="four times at most"):
            tidy_lead_times(wrong)


def definition(office: Office) -> Definition:
    (found,) = office.hall.floor.of(Definition)
    return found


def made(office: Office) -> Definition:
    office.go("new_bookable")
    office.write("name", "Passport")
    assert office.screen.effect.lines == ("Fill in what is empty.",)
    office.write("service_point", office.hall.point)
    office.write("duration_min", "20")
    office.write("price", "59,90")
    save(office)
    return definition(office)


def test_something_bookable_is_made_and_has_a_page_of_its_own(office: Office) -> None:
    passport = made(office)
    assert (passport.name, passport.duration_min, passport.price) == ("Passport", 20, "59.90")
    office.go("bookable", passport.id)
    assert office.screen.title == "Passport: Booking"
    assert "Passport" in [row.name for row in office.screen.places]
    assert office.face("notice_min").value == "1 h"
    assert office.face("reminders_min").value == "1 day, 2 h"


def test_its_rules_are_changed_and_nothing_else(office: Office) -> None:
    before = made(office)
    office.go("bookable", before.id)
    office.write("requires", (("0", "staff", "French", "1"), ("", "desk", "", "1")))
    office.write("reminders_min", "3 h")
    office.write("open", "")
    save(office)
    after = definition(office)
    assert after.requires == [Requirement("staff", "french"), Requirement("desk")]
    assert (after.reminders_min, after.open, after.notice_min) == ([180], False, before.notice_min)


def test_what_cannot_be_read_or_is_refused_says_so_at_its_field(office: Office) -> None:
    office.go("bookable", made(office).id)
    office.write("price", "a lot")
    assert "35.50" in office.face("price").error and not office.screen.can_save
    office.write("price", "1.234")
    assert office.screen.effect.kind == "refused" and office.face("price").error


def test_it_is_removed_while_nothing_is_to_come(office: Office) -> None:
    office.go("bookable", made(office).id)
    office.write("gone", "yes")
    assert "can be booked no longer" in office.screen.effect.lines[0]
    save(office)
    assert list(office.hall.floor.of(Definition)) == []
    assert office.screen.title == "No longer there"


def test_a_colleague_takes_bookings_and_gets_a_page_of_hours(office: Office) -> None:
    office.go("staff")
    office.cell("staff", 0, 4, "yes")
    assert any("takes bookings from now on" in line for line in office.screen.effect.lines)
    save(office)
    office.go("working", ANN.id)
    office.cell("hours", 0, 2, "9-12:30, 13-17")
    save(office)
    ann = office.hall.floor.get(Staff, ANN.id)
    assert ann is not None and ann.bookable
    assert ann.hours == [Hours(0, 540, 750), Hours(0, 780, 1_020)]
    office.colleague(UpdateStaff(staff=ANN.id, version=ann.version, bookable=False))
    assert office.screen.title == "No longer there"


def test_holidays_and_late_guests_are_set_where_they_belong(office: Office) -> None:
    office.go("site")
    office.write("country", "de")
    save(office)
    assert office.hall.floor.site.country == "DE"
    office.go("opening")
    assert "DE" in office.face("holidays").field.hint
    office.go("calls")
    office.write("late_s", "5 min")
    save(office)
    office.write("lost_s", "1 min")
    assert office.screen.effect.kind == "refused"


def test_where_there_is_no_service_point_it_is_said_that_one_comes_first() -> None:
    where = next(each for each in new_fields(Replica("staff"), "") if each.name == "service_point")
    assert where.options == () and "Make a new service point first." in where.hint
