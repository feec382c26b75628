"""Which part of the house a wall shows, in which words, and what takes turns."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from client.desk_names import desk_name
from client.languages import LANGUAGES
from display.faces import FaceCase
from display.hall import HALL, POINTS
from display.scenes import crowd, in_languages, pointing, two_points, without_desks
from display.tongue import Tongue
from tests.display.conftest import Open
from tests.display.test_faces import named, texts
from tests.display.wall_value import numbers, wall


def test_a_wall_of_a_zone_shows_its_points_and_those_of_no_zone() -> None:
    hall = two_points("East")
    everything = {call.number for call in hall.calls}
    west = wall(hall, zones=("West",))
    assert west.hero is not None
    repairs = {call.number for call in hall.calls if call.service_point == POINTS[1]}
    assert {west.hero.number, *numbers(west)} <= everything - repairs
    assert {row.key for row in west.pane.services} == {s.id for s in HALL.services}
    assert west.ticker == "Driving licences until 15:30 today."
    east = wall(hall, zones=(" east ",))
    assert set(numbers(east)) & repairs


def test_a_zone_that_the_house_does_not_have_is_told_to_staff(
    bench: Open, expected_logs: object
) -> None:
    assert callable(expected_logs)
    expected_logs("no service point lies in zone North")
    far = tuple(msgspec.structs.replace(point, zone="South") for point in HALL.points)
    opened = bench(FaceCase("lost", replace(HALL, points=far), zones=("North",)))
    opened.grab()
    shown = {text.property("text") for text in texts(opened)}
    assert "This screen is for North. No service point is there." in shown
    assert not {"Take a number, please.", "Your number will appear here."} & shown
    opened.feed(HALL, 2)
    opened.grab()
    assert opened.wall.screen.face == "serving"


def test_a_desk_whose_name_another_point_has_too_is_said_with_its_point() -> None:
    shown = wall(two_points())
    assert shown.hero is not None
    assert (shown.hero.desk, shown.hero.point_lines) == (("Desk", "2"), ("Counter hall",))
    points = {row.number: row.point.replace("\n", " ") for row in shown.calls.rows}
    assert points["D021"] == "Repairs"
    alone = wall(two_points("East"), zones=("West",))
    assert alone.hero is not None
    assert alone.hero.point_lines == ()
    assert {row.point for row in alone.calls.rows} == {""}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_desks_with_their_points_leave_room_for_three_calls(bench: Open, language: str) -> None:
    rows = bench(FaceCase("points", two_points(), language=language)).wall.screen.calls
    assert (len(rows.rows), rows.few) == (3, 0)


def test_next_numbers_are_shown_by_service_point_under_its_name() -> None:
    pages = [wall(two_points(), running_s=10 * turn).pane for turn in range(3)]
    assert [page.title for page in pages] == ["Counter hall", "Counter hall", "Repairs"]
    assert [page.join_at for page in pages] == [page.title for page in pages]
    assert {row.key for row in pages[2].services} == {"service-0r", "service-1r"}


def test_where_no_desk_is_open_no_wait_is_promised() -> None:
    shown = wall(without_desks()).pane.services
    assert {(row.idle, row.wait) for row in shown} == {(True, "")}
    assert shown[0].next_number == "A014"


def test_the_way_to_the_desk_is_that_of_its_call() -> None:
    shown = wall(pointing("up"))
    assert shown.hero is not None
    assert shown.hero.direction == "up"


@pytest.mark.parametrize(
    ("direction", "language", "angle"),
    [("", "en", 0), ("", "ar", 180), ("left", "en", 180), ("right", "ar", 0), ("up", "de", 270)],
)
def test_the_arrow_points_there(bench: Open, direction: str, language: str, angle: int) -> None:
    hall = pointing(direction)  # type: ignore[arg-type]
    opened = bench(FaceCase("arrow", hall, language=language))
    assert named(opened, "arrow").rotation() == angle


def test_everybody_on_the_way_stands_on_the_wall_before_anybody_who_has_come() -> None:
    hall = crowd(20)
    come = [
        msgspec.structs.replace(call, state="answered") if place >= 4 else call
        for place, call in enumerate(hall.calls)
    ]
    pages = [wall(replace(hall, calls=tuple(come)), running_s=10 * turn) for turn in range(8)]
    on_the_way = [call.number for call in come[1:4]]
    assert all(numbers(page)[:3] == on_the_way for page in pages)
    seen = {number for page in pages for number in numbers(page)}
    assert seen == {call.number for call in come[1:]}


def test_more_on_the_way_than_rows_go_by_in_pages_newest_first() -> None:
    hall = crowd(40)
    pages = [wall(hall, running_s=10 * turn) for turn in range(8)]
    assert {page.hero.number for page in pages if page.hero} == {hall.calls[0].number}
    assert [page.calls.page for page in pages] == [f"{turn + 1}/8" for turn in range(8)]
    assert {n for page in pages for n in numbers(page)} == {c.number for c in hall.calls[1:]}


def test_an_upright_wall_gives_the_room_of_the_waits_to_those_on_the_way() -> None:
    few, many = (wall(crowd(count), size=(1080, 1920)) for count in (4, 40))
    assert few.pane.services
    assert many.pane.empty
    assert len(many.calls.rows) > len(few.calls.rows)


def test_a_very_wide_wall_lists_calls_in_columns_beside_an_ordinary_stage() -> None:
    shown = wall(crowd(40), size=(3840, 1080))
    assert {row.column for row in shown.calls.rows} == {0, 1, 2}
    assert len(shown.calls.rows) == 15
    assert shown.layout.stage_width == 1056


def test_pictures_take_their_turn_after_the_waits() -> None:
    shown = [wall(HALL, running_s=10 * turn, pictures=True).pane for turn in range(6)]
    assert [pane.picture for pane in shown] == [0, 1, 0, 2, 0, 3]
    assert all(pane.join_link for pane in shown)
    assert all(bool(pane.services) != bool(pane.picture) for pane in shown)
    alone = wall(HALL.private().shut(), running_s=20, pictures=True).pane
    assert (alone.picture, alone.join_link) == (3, "")


def test_each_page_is_shown_in_every_language_before_the_next() -> None:
    busy = HALL.crowded()
    keys = [
        [row.key for row in wall(busy, running_s=10 * turn, languages=2).pane.services]
        for turn in range(6)
    ]
    assert keys[0] == keys[1] != keys[2] == keys[3] != keys[4]


class Spoken:
    """Remembers what it was told to speak."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def use(self, code: str) -> None:
        self.codes.append(code)


def test_the_house_s_own_language_is_spoken_unless_another_was_chosen() -> None:
    site = in_languages(HALL, "ar", "en").site
    own, chosen = Tongue(Spoken()), Tongue(Spoken(), "de")
    for tongue in (own, chosen):
        tongue.know(site)
        tongue.turn(3)
    assert (own.code, own.leftward, own.count) == ("ar", True, 1)
    assert (chosen.code, chosen.leftward) == ("de", False)


def test_words_in_turn_leave_the_sides_of_the_wall_and_the_desks_as_they_are() -> None:
    tongue = Tongue(Spoken(), "", alternate=True)
    tongue.know(in_languages(HALL, "en", "ar", "xx", "de").site)
    said = []
    for turn in range(4):
        tongue.turn(turn)
        said.append((tongue.code, tongue.leftward))
    assert said == [("en", False), ("ar", False), ("de", False), ("en", False)]


def test_a_wall_in_turns_changes_its_words_alone(bench: Open) -> None:
    opened = bench(FaceCase("turns", in_languages(HALL, "en", "de", "ar"), alternate=True))
    seen = []
    for _ in range(3):
        opened.grab()
        screen = opened.wall.screen
        seen.append((screen.language, screen.leftward, screen.hero, screen.calls))
        opened.advance(10)
    assert [language for language, *_ in seen] == ["en", "de", "ar"]
    assert {leftward for _, leftward, *_ in seen} == {False}
    assert len({(hero, calls) for *_, hero, calls in seen}) == 1


def test_the_usual_words_for_a_desk_are_translated_and_the_house_s_own_are_not(
    bench: Open,
) -> None:
    opened = bench(FaceCase("words", HALL, language="de"))
    assert opened.wall.screen.hero is not None
    assert opened.wall.screen.hero.desk == ("Schalter", "2")
    assert desk_name("Taquilla 3", {"desk": "Schalter"}) == ("Taquilla", "3")
    assert desk_name("Desk Anna", {"desk": "Schalter"}) == ("", "Desk Anna")


def test_names_and_messages_come_in_the_language_of_the_words() -> None:
    shown = wall(in_languages(HALL, *LANGUAGES), language="de")
    assert shown.pane.services[0].name == "Personalausweis oder Reisepass"
    assert shown.ticker == "Führerscheine bis 15:30 Uhr."


def test_a_point_for_who_is_here_shows_no_code_that_would_not_let_in() -> None:
    points = tuple(msgspec.structs.replace(point, join_by="on_site") for point in HALL.points)
    assert wall(replace(HALL, points=points)).pane.join_link == ""


def test_a_hall_that_takes_nobody_any_more_asks_nobody_to_take_a_number(bench: Open) -> None:
    empty = replace(HALL.ending("draining"), calls=())
    opened = bench(FaceCase("draining", empty))
    assert not opened.wall.screen.intake
    assert opened.wall.screen.face == "calm"
