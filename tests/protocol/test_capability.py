"""Whom a desk can serve."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from protocol.capability import Capability, Due, Hindrance
from protocol.next_in_line import following, ranked
from protocol.records import Desk, Entry, Record
from tests.protocol.waiting import NOW, booked, clerk, desk, point, replica, service, visit, waits

PASSPORT = service("passport", mean_s=600)
NOTARY = service("notary", skills=["notary"])


def hindrance(at: Desk, entry: Entry, *records: Record, dues: tuple[Due, ...] = ()) -> object:
    here = replica((PASSPORT, NOTARY, at, entry, *records))
    return Capability(here, point(), at, NOW, dues).hindrance(entry)


def test_a_desk_with_no_list_of_services_does_all() -> None:
    assert hindrance(desk(1), waits("A001", 1)) is None


def test_a_desk_takes_only_those_all_of_whose_services_it_does() -> None:
    at = desk(1, services=["passport"])
    assert hindrance(at, waits("A001", 1)) is None
    wanted = Hindrance("service", "Notary")
    assert hindrance(at, waits("A001", 1, service="notary")) == wanted
    assert hindrance(at, waits("A001", 1, also=["notary"])) == wanted


def test_what_a_service_needs_the_colleague_must_be_able_to_do() -> None:
    entry = waits("A001", 1, also=["notary"])
    assert hindrance(desk(1), entry, clerk(1)) == Hindrance("skill", "notary")
    assert hindrance(desk(1), entry) == Hindrance("skill", "notary")
    assert hindrance(desk(1), entry, clerk(1, "latin", "notary")) is None


def test_an_access_need_goes_to_the_desk_that_is_made_for_it() -> None:
    entry = waits("A001", 1)
    loop = desk(2, access=["hearing loop"])
    needs = visit(entry, "hearing loop")
    assert hindrance(desk(1), entry, needs, loop) == Hindrance("access", "hearing loop")
    assert hindrance(loop, entry, needs, desk(1)) is None
    assert hindrance(desk(1), waits("A002", 1), needs, loop) is None


def test_an_access_need_that_no_open_desk_is_made_for_restricts_nothing() -> None:
    entry = waits("A001", 1)
    for state in ("paused", "closing", "closed"):
        loop = desk(2, access=["hearing loop"], state=state)
        assert hindrance(desk(1), entry, visit(entry, "hearing loop"), loop) is None
    elsewhere = desk(2, access=["hearing loop"])
    assert hindrance(desk(1), entry, visit(entry, "sign language"), elsewhere) is None


def test_an_access_need_waits_for_no_desk_that_does_not_do_the_service() -> None:
    entry = waits("A001", 1)
    loop = desk(2, access=["hearing loop"], services=["notary"])
    assert hindrance(desk(1), entry, visit(entry, "hearing loop"), loop) is None


def test_several_needs_go_to_the_desk_that_is_made_for_most_of_them() -> None:
    entry = waits("A001", 1)
    needs = visit(entry, "hearing loop", "wheelchair")
    one, two = desk(1, access=["hearing loop"]), desk(2, access=["wheelchair"])
    assert hindrance(one, entry, needs, two) is None
    both = desk(3, access=["wheelchair", "hearing loop"])
    assert hindrance(one, entry, needs, two, both) == Hindrance("access", "wheelchair")


def test_a_slot_that_only_this_desk_can_keep_is_not_overrun() -> None:
    # A passport takes fifteen minutes at the 80th percentile.
    entry = waits("A001", 1)
    soon, later = Due("notary", NOW + 899_000), Due("notary", NOW + 900_000)
    alone = hindrance(desk(1), entry, clerk(1, "notary"), dues=(later, soon))
    assert alone == Hindrance("slot", at=soon.at)
    assert hindrance(desk(1), entry, clerk(1, "notary"), dues=(later,)) is None
    helped = (clerk(1, "notary"), desk(2), clerk(2, "notary"))
    assert hindrance(desk(1), entry, *helped, dues=(soon,)) is None
    # Nor does a slot bind a desk that could not keep it anyhow.
    assert hindrance(desk(1), entry, clerk(1), dues=(soon,)) is None


MIN = 60_000
MARA = "clerk 1"
LOST_S = point().lost_s


def for_mara(minutes: float = 1, **fields: object) -> Entry:
    return waits("A001", minutes, reservation="r1", **fields)


def elsewhere(entry: Entry, *others: Record, asked: str | None = MARA) -> object:
    """What keeps desk 2 from serving somebody with a reservation."""
    return hindrance(desk(2), entry, booked(entry, asked), clerk(1), clerk(2), *others)


def test_who_has_asked_for_a_colleague_waits_for_that_one_while_at_a_desk() -> None:
    entry, waits_for = for_mara(), Hindrance("colleague", "Clerk 1")
    assert elsewhere(entry, desk(1)) == waits_for
    assert hindrance(desk(1), entry, booked(entry, MARA), clerk(1), desk(2)) is None
    assert elsewhere(entry, desk(1), asked=None) is None
    # Put first is first of hers.
    assert elsewhere(for_mara(standing="next"), desk(1)) == waits_for


def test_anybody_serves_whose_colleague_is_not_there_or_not_able() -> None:
    entry = for_mara()
    assert elsewhere(entry) is None
    for state in ("closing", "closed"):
        assert elsewhere(entry, desk(1, state=state)) is None
    assert elsewhere(entry, desk(1, services=["notary"])) is None
    assert elsewhere(for_mara(service="notary"), desk(1)) == Hindrance("skill", "notary")


def test_a_break_is_waited_for_while_its_end_is_known_and_comes_in_time() -> None:
    entry, waits_for = for_mara(), Hindrance("colleague", "Clerk 1")
    assert elsewhere(entry, desk(1, state="paused", until=NOW + 5 * MIN)) == waits_for
    late = entry.eligible_at + LOST_S * 1000 + 1
    for until in (None, NOW, late):
        assert elsewhere(entry, desk(1, state="paused", until=until)) is None


def test_who_has_waited_too_long_for_a_colleague_is_served_by_anybody() -> None:
    at = desk(2)
    for limit_s, known in ((LOST_S, {}), (300, {"max_wait_s": 300})):
        for over, bound in ((-1, True), (0, False)):
            entry = for_mara((limit_s + over) / 60)
            here = replica((PASSPORT, at, desk(1), entry, booked(entry, MARA), clerk(1)))
            found = Capability(here, point(**known), at, NOW).hindrance(entry)
            assert (found is not None) == bound


def test_no_desk_is_better_for_an_access_need_than_the_colleague_who_was_asked_for() -> None:
    entry = for_mara()
    loop = desk(2, access=["hearing loop"])
    needs = (visit(entry, "hearing loop"), booked(entry, MARA), clerk(1))
    assert hindrance(desk(1), entry, *needs, loop) is None


def test_the_slot_of_a_colleague_is_kept_at_her_desk_whoever_else_could() -> None:
    walk_in = waits("A002", 1)
    hers = Due("passport", NOW + 10 * MIN, "r1", MARA)
    both = (clerk(1), clerk(2))
    kept = Hindrance("slot", at=hers.at)
    assert hindrance(desk(1), walk_in, *both, desk(2), dues=(hers,)) == kept
    assert hindrance(desk(2), walk_in, *both, desk(1), dues=(hers,)) is None
    # One who is at no desk has a slot that anybody keeps.
    assert hindrance(desk(2), walk_in, clerk(2), dues=(hers,)) == kept
    # Her desk is not there for another slot at that time.
    anybodys = Due("passport", hers.at, "r2")
    found = hindrance(desk(2), walk_in, *both, desk(1), dues=(anybodys, hers))
    assert found == Hindrance("slot", at=anybodys.at)


def test_only_those_whom_the_desk_can_serve_are_in_its_line() -> None:
    at = desk(1, services=["passport"])
    line = (waits("A001", 9, service="notary"), waits("A002", 5), waits("A003", 7))
    here = replica((PASSPORT, NOTARY, at, *line))
    assert [row.entry.number for row in ranked(here, point(), NOW, at)] == ["A003", "A002"]
    assert [row.entry.number for row in ranked(here, point(), NOW)] == ["A001", "A003", "A002"]
    found = following(here, point(), NOW, at)
    assert found is not None and (found.entry.number, found.why) == ("A003", "longest")


NEEDS = ("hearing loop", "wheelchair", "quiet")
subsets = st.lists(st.sampled_from(NEEDS), unique=True)
desks = st.builds(
    lambda number, access, services: desk(number, access=access, services=services),
    st.integers(1, 9),
    subsets,
    st.sampled_from([[], ["passport"], ["notary"]]),
)


@given(st.lists(desks, max_size=5, unique_by=lambda each: each.id), subsets)
def test_access_needs_leave_nobody_without_a_desk_who_could_be_served(
    at: list[Desk], needs: list[str]
) -> None:
    entry = waits("A001", 1)
    here = replica((PASSPORT, NOTARY, entry, visit(entry, *needs), *at))
    found = [Capability(here, point(), each).hindrance(entry) for each in at]
    does_it = [not each.services or "passport" in each.services for each in at]
    assert (None in found) == any(does_it)
    # What it does not do is said first, whatever else is lacking.
    for why, does in zip(found, does_it, strict=True):
        assert does or why == Hindrance("service", "Passport")
