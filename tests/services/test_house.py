"""What an organisation set once: its logo, new exercises, reports before anybody chooses."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import PIL.Image
import pytest

from facilitator.domain.editions import Edition, Order, Variant
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.services import house
from facilitator.services.settings import Settings
from facilitator.store.library import Library, Recent
from tests.builders import exercise, inject

RED = (200, 20, 20)


def picture(form="PNG", size=(1600, 400), mode="RGBA"):
    out = BytesIO()
    PIL.Image.new(mode, size, RED).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("JPEG", "RGB"), ("GIF", "P")])
def test_a_logo_is_kept_as_a_small_copy_on_white(tmp_path, form, mode):
    path = tmp_path / f"crest.{form.casefold()}"
    path.write_bytes(picture(form, mode=mode) if mode != "P" else picture("GIF", mode="RGB"))

    name = house.take_logo(path)

    kept = PIL.Image.open(BytesIO(house.logo(Settings(logo=name))))
    assert name == path.name
    assert (kept.format, kept.mode, kept.size) == ("PNG", "RGB", (800, 200))


def test_the_same_picture_gives_the_same_copy(tmp_path):
    path = tmp_path / "crest.png"
    path.write_bytes(picture())

    copies = [(house.take_logo(path), house.logo_path().read_bytes()) for _each in range(2)]

    assert copies[0] == copies[1]


@pytest.mark.parametrize("content", [b"", b"no picture", picture()[:60], b"<svg/>"])
def test_what_is_no_picture_is_refused_and_the_old_one_stays(tmp_path, content):
    path = tmp_path / "crest.png"
    path.write_bytes(picture())
    house.take_logo(path)
    before = house.logo_path().read_bytes()
    path.write_bytes(content)

    with pytest.raises(Refused) as refused:
        house.take_logo(path)

    assert refused.value.reason is Reason.NOT_A_PICTURE
    assert house.logo_path().read_bytes() == before


def test_a_picture_that_is_too_large_is_not_decoded(tmp_path):
    path = tmp_path / "crest.png"
    path.write_bytes(b"\0" * (house.LARGEST_LOGO + 1))

    with pytest.raises(Refused) as refused:
        house.take_logo(path)

    assert refused.value.reason is Reason.TOO_LARGE


def test_a_picture_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(Failed) as failed:
        house.take_logo(tmp_path / "none.png")

    assert failed.value.fault is Fault.MISSING


def test_without_a_house_an_edition_stays_the_very_same():
    edition = Edition(paper="letter")

    assert house.on_paper(edition, Settings()) is edition


def test_a_report_bears_the_name_of_the_house_and_a_logo_that_went_missing_is_left_out():
    told = house.on_paper(Edition(), Settings(organisation=" City hall ", logo="gone.png"))

    assert (told.organisation, told.logo) == ("City hall", b"")


def test_a_report_is_as_the_house_wishes_before_anybody_chooses():
    kept = Settings(
        report_language="es",
        report_second="ca",
        report_paper="letter",
        report_variant="public",
        report_order="fema",
    )

    assert house.wished(kept, language="en") == Edition(
        variant=Variant.PUBLIC, language="es", second="ca", paper="letter", order=Order.FEMA
    )


def test_wishes_that_make_no_sense_are_as_they_come():
    kept = Settings(
        report_language="xx",
        report_second="en",
        report_paper="a9",
        report_variant="agency",
        report_order="backwards",
    )

    assert house.wished(kept, language="en") == Edition(language="en")


def test_a_new_exercise_begins_with_what_the_house_set():
    kept = Settings(
        organisation="City hall", marking="TLP:AMBER", agencies="Fire, Police , Harbour police"
    )
    bare = replace(exercise(inject("01")), agencies=())

    made = house.begun(bare, kept)

    assert (made.sponsor, made.marking) == ("City hall", "TLP:AMBER")
    assert [each.name for each in made.agencies] == ["Fire", "Police", "Harbour police"]
    assert len({each.letter for each in made.agencies}) == len(made.agencies)


def test_what_an_exercise_has_already_stays():
    plan = replace(exercise(inject("01")), marking="TLP:RED", sponsor="Ministry")

    made = house.begun(plan, Settings(organisation="City", marking="TLP:CLEAR", agencies="Fire"))

    assert made == plan


@pytest.mark.parametrize(
    ("months", "until"),
    [
        (0, None),
        (1, date(2027, 3, 1)),
        (12, date(2028, 2, 1)),
        (13, date(2028, 3, 1)),
        (11, date(2028, 1, 1)),
    ],
)
def test_a_new_exercise_is_kept_as_long_as_the_house_says(tmp_path, months, until):
    library = Library(tmp_path)
    row = Recent(
        path=str(tmp_path / "a.exercise"),
        title="A",
        exercise="a",
        opened_at=datetime(2027, 1, 31, tzinfo=UTC),
    )
    library.remember(row)

    kept = Settings(keep_months=months)
    house.keep_for(library, tmp_path / "a.exercise", date(2027, 1, 31), kept)

    assert library.recent()[0].keep_until == until


def test_settings_stay_one_file_that_people_can_read(tmp_path):
    from facilitator.services.settings import load, save

    path = tmp_path / "settings.json"
    wanted = Settings(organisation="City hall", roles_only=True, keep_months=24)

    save(wanted, path)

    assert load(path) == wanted
    assert json.loads(path.read_text("utf-8"))["organisation"] == "City hall"
