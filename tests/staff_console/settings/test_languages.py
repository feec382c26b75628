"""What a house says in which language: what is offered, what walls say, names in them."""

from __future__ import annotations

from protocol.commands import ServiceSpec, UpdateServicePoint, UpdateSite
from staff_console.settings.field import YES
from tests.staff_console.settings.office import Office, point, save


def languages(office: Office) -> list[tuple[str, bool, bool]]:
    """Code, whether kiosk and phones offer it, whether walls say it."""
    return [(row[0], row[2] == YES, row[3] == YES) for row in office.rows("languages")]


def test_languages_are_offered_by_name_and_walls_always_say_the_first(office: Office) -> None:
    office.colleague(UpdateSite(languages=["de", "nb", "en"], spoken=["en"]))
    office.go("languages")
    assert languages(office) == [
        ("de", True, True), ("nb", True, False), ("en", True, True), ("es", False, False),
        ("ar", False, False),
    ]  # fmt: skip
    assert [row[1] for row in office.rows("languages")][:3] == ["Deutsch", "nb", "English"]


def test_the_order_of_languages_and_what_walls_say_are_saved(office: Office) -> None:
    office.go("languages")
    english, spanish, german, arabic = office.rows("languages")
    rows = ((*german[:3], YES), english, arabic, (*spanish[:2], "", ""))
    office.write("languages", rows)
    save(office)
    site = office.hall.floor.site
    assert (site.languages, site.spoken) == (["de", "en", "ar"], ["de", "en"])
    office.model.restore()
    site = office.hall.floor.site
    assert (site.languages, site.spoken) == (["en", "es", "de", "ar"], ["en"])


def test_every_row_that_cannot_be_is_said_so(office: Office) -> None:
    office.go("languages")
    english, spanish, german, arabic = office.rows("languages")
    office.write("languages", (german, english, (*spanish[:2], "", YES), arabic))
    face = office.face("languages")
    assert face.error_rows == (0, 2)
    assert face.error.startswith("Deutsch: Walls always say") and "Español: Walls" in face.error
    assert len(office.screen.effect.lines) == 2 and not office.screen.can_save
    rows = office.rows("languages")
    office.write("languages", tuple((*row[:2], "", "") for row in rows))
    assert office.face("languages").error == "One language at least is offered."


def test_another_order_of_what_is_not_offered_is_no_change(office: Office) -> None:
    office.colleague(UpdateSite(languages=["en"]))
    office.go("languages")
    assert [face.field.name for face in office.screen.fields] == ["languages"]
    rows = office.rows("languages")
    office.write("languages", (*rows[:2], rows[3], rows[2]))
    assert office.screen.effect.title == "Nothing is changed"
    assert "no difference" in office.screen.effect.lines[0] and not office.screen.can_save


def test_the_hall_has_a_name_and_a_message_in_each_other_language(office: Office) -> None:
    office.colleague(UpdateSite(languages=["en", "de"], names={"fr": "Salle"}))
    office.go("languages")
    assert [row[:2] for row in office.rows("names")] == [("de", "Deutsch"), ("fr", "fr")]
    office.cell("names", 0, 2, "  Die   Halle ")
    office.cell("names", 0, 3, "Kaffee im ersten Stock")
    save(office)
    site = office.hall.floor.site
    assert site.names == {"de": "Die Halle", "fr": "Salle"}
    assert site.messages == {"de": "Kaffee im ersten Stock"}
    office.cell("names", 0, 2, "")
    save(office)
    assert office.hall.floor.site.names == {"fr": "Salle"}


def test_a_refused_name_is_said_at_its_language(office: Office) -> None:
    office.go("languages")
    office.cell("names", 1, 2, "x" * 150)
    face = office.face("names")
    assert face.error.startswith("Deutsch: ") and face.error_rows == (1,)
    office.go("translations")
    office.cell("names", 2, 3, "x" * 150)
    assert office.face("names").error_rows == (2,)
    office.cell("names", 2, 3, "")
    office.cell("services", 0, 2, "x" * 150)
    assert office.face("services").error and office.screen.effect.kind == "refused"


def test_a_service_point_and_its_services_have_names_in_other_languages(office: Office) -> None:
    office.go("translations")
    office.cell("names", 0, 2, "Ciudadanos")
    office.cell("names", 0, 3, "Sala 1")
    office.cell("services", 1, 3, "Führerschein")
    save(office)
    assert point(office).names == {"es": "Ciudadanos"}
    assert point(office).locations == {"es": "Sala 1"}
    passport, licence = office.hall.floor.services(office.hall.point)
    assert (passport.names, licence.names) == ({}, {"de": "Führerschein"})
    assert licence.name == "Licence"


def test_names_that_a_colleague_gives_meanwhile_are_shown_as_a_conflict(office: Office) -> None:
    office.go("translations")
    office.cell("services", 0, 2, "Pasaporte")
    passport = office.hall.floor.services(office.hall.point)[0]
    spec = ServiceSpec(id=passport.id, name=passport.name, names={"de": "Pass"})
    there = point(office)
    office.colleague(
        UpdateServicePoint(service_point=there.id, version=there.version, services=[spec])
    )
    assert "Somebody changed this list" in office.face("services").conflict
    office.model.take_theirs("services")
    assert office.rows("services")[0][2:] == ("", "Pass", "")


def test_changing_a_service_leaves_its_names(office: Office) -> None:
    office.go("translations")
    office.cell("services", 0, 2, "Pasaporte")
    save(office)
    office.go("services")
    office.cell("services", 0, 3, "12 min")
    save(office)
    assert office.hall.floor.services(office.hall.point)[0].names == {"es": "Pasaporte"}
