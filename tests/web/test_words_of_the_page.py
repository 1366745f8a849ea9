"""Every text of the page is in the catalogue, in every language, and none is there for nothing."""

import json
import re

from facilitator import i18n, resources
from facilitator.services.observing.invitations import ROLES
from facilitator.web.words import KEYS, ROLE_WORDS

ASKED = re.compile(r"""\bt\(\s*("(?:[^"\\]|\\.)*")""")
WITHOUT_WORDS = re.compile(r"\bt\(\s*(?![\"\s])[^)]")


def scripts():
    return {each.name: each.read_text("utf-8") for each in resources.path("web").glob("*.js")}


def asked():
    return {json.loads(each) for text in scripts().values() for each in ASKED.findall(text)}


def test_the_scripts_and_the_list_have_the_same_texts():
    assert asked() == set(KEYS)


def test_a_text_that_only_the_scripts_have_would_be_seen():
    assert asked() | {"A new text"} != set(KEYS)


def test_no_text_is_listed_twice():
    assert len(KEYS) == len(set(KEYS))


def test_every_role_at_the_door_has_a_word():
    assert {role for roles in ROLES.values() for role in roles} == set(ROLE_WORDS)


def test_the_page_gets_every_text_in_the_language_it_asks_for(standing):
    with standing.phone() as phone:
        for lang in i18n.available():
            told = phone.ask("GET", f"/api/words?lang={lang}").json()

            words = i18n.translator(lang)
            assert told == {"lang": lang, "words": {each: words.text(each) for each in KEYS}}
