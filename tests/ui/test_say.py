"""Every rule and every fault has a sentence, in every language there is."""

import string

import pytest

from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.i18n import available, translator
from facilitator.ui.say import FAULTS, REASONS, sentence

ALL = [Refused(each) for each in Reason] + [Failed(each) for each in Fault]


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("wrong", ALL, ids=str)
def test_there_is_a_sentence_for_everything_that_can_be_wrong(wrong):
    said = sentence(wrong)

    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("language", [each for each in available() if each != "en"])
@pytest.mark.parametrize("text", [*REASONS.values(), *FAULTS.values()])
def test_each_language_has_its_own_sentence_with_the_same_gaps(language, text):
    said = translator(language).text(text)

    assert said != text
    assert fields(said) == fields(text)


def test_details_stand_in_the_sentence():
    said = sentence(Refused(Reason.ALREADY_DELIVERED, number="7-A"))

    assert said == "Inject 7-A has already been delivered."


def test_braces_in_a_file_name_do_no_harm():
    said = sentence(Failed(Fault.FOREIGN, name="{role}.exercise"))

    assert said == "{role}.exercise is not an exercise of this program. It was left as it is."
