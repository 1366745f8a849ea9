import pytest

from facilitator.exchange.kinds import kind_of, method_kind, parent_of, standing_of


@pytest.mark.parametrize(
    ("written", "status", "notes", "kind"),
    [
        ("", "", "", "inject"),
        ("message", "", "", "inject"),
        ("Contextual", "", "", "inject"),
        ("Actor Action", "", "", "inject"),
        ("whatever they call it", "", "", "inject"),
        ("Expected Action", "", "", "expected"),
        ("PLAYER ACTION", "", "", "expected"),
        ("Expected Action", "", "Contingent Inject", "contingency"),
        ("", "Contingency", "", "contingency"),
        ("Contingent", "", "", "contingency"),
        ("Administrative", "", "", "admin"),
        ("Controller Action", "", "", "admin"),
        ("decompte", "", "", "admin"),
        ("", "", "a contingency plan is in the annex", "inject"),
    ],
)
def test_the_kind_of_a_row_is_known_by_its_words(written, status, notes, kind):
    assert kind_of(written, status, notes) == kind


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("To do", "pending"),
        ("Ready to Inject", "pending"),
        ("DRAFT", "draft"),
        ("Deferred", "skipped"),
        ("Omitted", "skipped"),
        ("Deleted", "cancelled"),
        ("Complete", ""),
        ("", ""),
    ],
)
def test_a_status_says_what_it_means_for_the_plan(status, standing):
    assert standing_of(status, "") == standing


def test_a_method_not_injected_hints_at_a_skipped_row():
    assert standing_of("", "Not Injected") == "skipped"


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ("Radio", "radio"),
        ("In Person", "in person"),
        ("face-to-face", "in person"),
        ("cell phone call ", "phone"),
        ("EMail", "e-mail"),
        ("E-Mail", "e-mail"),
        ("Email/phone", "e-mail"),
        ("Telephone or e-mail", "phone"),
        ("JIEE and EMAIL", "other"),
        ("EMITS - changed to phone", "other"),
        ("Brigade radio", "radio"),
        ("Llamada", "phone"),
        ("de vive voix", "in person"),
        ("Funk", "radio"),
        ("SOC MEDIA", "social media"),
        ("NA", "none"),
        ("", ""),
        ("x" * 300, "other"),
    ],
)
def test_the_first_means_of_delivery_is_known(method, kind):
    assert method_kind(method) == kind


def test_a_lettered_number_belongs_to_the_row_with_its_figure():
    numbers = frozenset({"5", "5-A", "FS-1"})

    assert [parent_of(each, numbers) for each in ("5-A", "6-A", "FS-1", "5")] == ["5", "", "", ""]
