"""What happened lately, counted in mean services."""

from __future__ import annotations

from server.domain.estimates.recent import KEPT, Recent

NOW = 1_795_521_600_000


def test_the_last_who_was_called_is_known_in_all_and_by_service() -> None:
    recent = Recent()
    recent.called(NOW, "blood", 300, "d1")
    recent.called(NOW + 1, "x-ray", 900, "d2")
    assert recent.last == (900, NOW + 1)
    assert recent.last_of("blood") == (300, NOW)
    assert recent.last_of("ward") is None
    assert recent.mean_wait_s() == 600
    assert recent.mean_wait_s("blood") == 300
    assert recent.mean_wait_s("ward") == 0


def test_a_mean_is_the_configured_one_until_services_have_ended() -> None:
    recent = Recent()
    assert recent.mean_s(600) == 600
    for number in range(95):
        recent.ended(NOW + number, "blood", 300, "d1")
    assert 300 < recent.mean_s(600) < 330
    assert recent.mean_of_s("x-ray", 600) == 600


def test_the_newest_hundred_services_count() -> None:
    recent = Recent()
    for service_s in (*[9_000] * 100, *[60] * 100):
        recent.ended(NOW, "blood", service_s, "d1")
    assert recent.mean_s(60) == 60


def test_windows_count_what_lies_in_them() -> None:
    recent = Recent()
    for number in range(10):
        recent.joined(NOW + number * 60_000)
        recent.begun(NOW + number * 60_000, f"d{number}")
    recent.left(NOW)
    now = NOW + 9 * 60_000
    assert recent.joins(now, 180) == recent.starts(now, 180) == recent.active(now, 180) == 4
    assert recent.leaves(now, 180) == 0
    assert recent.leaves(now, 3_600) == 1


def test_years_of_desks_services_and_people_take_no_more_room() -> None:
    recent = Recent()
    for number in range(3 * KEPT):
        recent.joined(NOW + number)
        recent.called(NOW + number, f"s{number}", 60, f"d{number}")
        recent.ended(NOW + number, f"s{number}", 60, f"d{number}")
    assert recent.joins(NOW + 3 * KEPT, 86_400) == KEPT
    assert recent.active(NOW + 3 * KEPT, 86_400) == KEPT
    assert recent.last_of("s0") is None
